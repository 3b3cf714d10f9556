using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Commands;
using NteMonitor.Import.Mappings;

namespace NteMonitor.Import;

/// <summary><c>nte import</c>: data from files, each row in or in a reject file.</summary>
public static class ImportCommand
{
    private static readonly Argument<string[]> Files = new("file") { Description = "One or more CSV files; - is standard input", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Encoding = new("--encoding") { Description = "The encoding, when it is not the one found", HelpName = "NAME" };
    private static readonly Option<string?> Separator = new("--separator") { Description = "The character between fields, when it is not the one found", HelpName = "CHAR" };
    private static readonly Option<string?> Rejects = new("--rejects") { Description = "The folder for the file of rejected rows", HelpName = "DIR" };

    private static readonly Option<string?> Map = new("--map") { Description = "A mapping: a JSON file, or the id of one that was kept or is shipped", HelpName = "MAPPING" };
    private static readonly Option<string[]> Column = new("--column") { Description = "Which column fills a field, as when=date; several columns as place=street+town", HelpName = "FIELD=COLUMN" };
    private static readonly Option<string[]> Constant = new("--constant") { Description = "What a field is in every row, as source=cctv", HelpName = "FIELD=VALUE" };
    private static readonly Option<string[]> Value = new("--value") { Description = "What a word of the file means, as category:BATTERY=assault", HelpName = "FIELD:WORD=CODE" };
    private static readonly Option<string[]> Otherwise = new("--otherwise") { Description = "The code for words that have none, as category=other", HelpName = "FIELD=CODE" };
    private static readonly Option<string[]> Format = new("--format") { Description = "The form of a date or time, as when=dd/MM/uuuu", HelpName = "FIELD=FORM" };
    private static readonly Option<string> Kind = new("--kind") { Description = "The kind of the sheet's shifts, as street-pastors", HelpName = "KIND", Required = true };
    private static readonly Option<string> Scheme = new("--scheme") { Description = "The scheme whose sheet it is", HelpName = "NAME", Required = true };
    private static readonly Option<string[]> Ignore = new("--ignore") { Description = "A column to leave out", HelpName = "COLUMN" };

    private static readonly string[] Misread = [Encoding.Name, Kind.Name, Scheme.Name, Ignore.Name, Separator.Name, Column.Name, Constant.Name, Value.Name, Otherwise.Name, Format.Name];

    private static readonly Option<bool> Update = new("--update") { Description = "Amend venues on file to what the register says" };

    /// <summary>Returns the command.</summary>
    public static Command Create()
    {
        var command = new Command("import", "Bring in data from CSV files; the same file twice adds nothing");
        command.Subcommands.Add(new Verb("police", "Import street crime of data.police.uk, known to the month", "nte import police 2018-10-northamptonshire-street.csv", PoliceAsync)
        {
            Arguments = { Files },
            Options = { Encoding, Separator, Rejects },
        });
        command.Subcommands.Add(Mapped(new Verb("incidents", "Import incidents from any CSV file through a mapping", "nte import incidents calls-2026.csv --map seed/mappings/chicago-incidents.json", IncidentsAsync)));
        var venues = Mapped(new Verb("venues", "Import a register of venues from any CSV file through a mapping", "nte import venues register.csv --map seed/mappings/manchester-premises.json", VenuesAsync));
        venues.Options.Add(Update);
        command.Subcommands.Add(venues);
        command.Subcommands.Add(new Verb("shifts", "Import sheets of shifts that were kept before", "nte import shifts pastors-2024.csv --kind street-pastors --scheme \"Inventon Street Pastors\" --ignore narrative", ShiftsAsync)
        {
            Arguments = { Files },
            Options = { Kind, Scheme, Ignore, Encoding, Separator, Rejects },
        });
        command.Subcommands.Add(MappingCommand.Create());
        return command;
    }

    internal static Verb Mapped(Verb verb)
    {
        verb.Arguments.Add(Files);
        return verb.With(Map, Column, Constant, Value, Otherwise, Format, Encoding, Separator, Rejects);
    }

    internal static MappingWish Wish(ParseResult parsed) => new(parsed.GetValue(Map))
    {
        Columns = parsed.GetValue(Column) ?? [],
        Constants = parsed.GetValue(Constant) ?? [],
        Values = parsed.GetValue(Value) ?? [],
        Otherwise = parsed.GetValue(Otherwise) ?? [],
        Formats = parsed.GetValue(Format) ?? [],
    };

    private static Task<Answer> IncidentsAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        EachAsync(parsed, request => ImportActions.IncidentsAsync(request, Wish(parsed), desk, ct));

    private static Task<Answer> VenuesAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        EachAsync(parsed, request => ImportActions.VenuesAsync(request, Wish(parsed), parsed.GetValue(Update) ? WhenDiffering.Update : WhenDiffering.Leave, desk, ct));

    private static Task<Answer> ShiftsAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        EachAsync(parsed, request => ImportActions.ShiftsAsync(request, new(parsed.GetValue(Kind)!, parsed.GetValue(Scheme)!, parsed.GetValue(Ignore) ?? []), desk, ct));

    private static Task<Answer> PoliceAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        EachAsync(parsed, request => ImportActions.PoliceAsync(request, desk, ct));

    /// <summary>Imports one file after another; a file that is refused does not keep the next from going in.</summary>
    internal static async Task<Answer> EachAsync(ParseResult parsed, Func<ImportRequest, Task<Outcome<ImportReport>>> import)
    {
        List<(string Path, Outcome<ImportReport> Outcome)> all = [];
        foreach (var path in parsed.GetValue(Files)!)
        {
            ImportRequest request = new(path)
            {
                Encoding = parsed.GetValue(Encoding),
                Separator = parsed.GetValue(Separator),
                RejectFolder = parsed.GetValue(Rejects),
            };
            all.Add((path, await TriedAsync(request, import)));
        }

        return all.Count > 1 ? Told(all) : all[0].Outcome switch
        {
            Outcome<ImportReport>.Refused(var reasons) => Answer.Refuse(reasons) with { Exit = ExitOf(reasons) },
            Outcome<ImportReport>.Done(var report) => new() { Text = ImportText.Of(report), Json = report.ToJson() },
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    /// <summary>Status 2 when nothing but options cannot be read; otherwise that of the refusal.</summary>
    private static int ExitOf(IReadOnlyList<Refusal> reasons) =>
        reasons.All(r => Misread.Contains(r.Field)) ? 2 : Answer.Refuse(reasons).Exit;

    /// <summary>Imports one file; one that cannot be opened is refused like any other.</summary>
    private static async Task<Outcome<ImportReport>> TriedAsync(ImportRequest request, Func<ImportRequest, Task<Outcome<ImportReport>>> import)
    {
        try
        {
            return await import(request);
        }
        catch (FileTroubleException e)
        {
            return new Outcome<ImportReport>.Refused([e.Refusal]);
        }
    }

    private static Answer Told(List<(string Path, Outcome<ImportReport> Outcome)> all)
    {
        var refused = all.Select(o => o.Outcome).OfType<Outcome<ImportReport>.Refused>().SelectMany(r => r.Reasons).ToList();
        return new()
        {
            Text = string.Join('\n', all.Select(o => o.Outcome).OfType<Outcome<ImportReport>.Done>().Select(d => ImportText.Of(d.Value))),
            Json = new JsonArray([.. all.Select(o => o.Outcome is Outcome<ImportReport>.Done(var report) ? report.ToJson() : Refused(o.Path, (Outcome<ImportReport>.Refused)o.Outcome))]),
            Talk = [.. refused.Select(r => $"nte: {r.Field}: {r.Said}")],
            Exit = refused.Count == 0 ? 0 : ExitOf(refused),
        };
    }

    private static JsonObject Refused(string path, Outcome<ImportReport>.Refused outcome) => new()
    {
        ["file"] = Path.GetFileName(path),
        ["refused"] = new JsonArray([.. outcome.Reasons.Select(r => (JsonNode)new JsonObject { ["field"] = r.Field, ["message"] = r.Message, ["hint"] = r.Hint })]),
    };
}

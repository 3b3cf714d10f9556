using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Import;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <content>The run sheet: on paper, as a form to fill in, and the form brought in.</content>
public static partial class NightCommand
{
    private static readonly Argument<string> File = new("file") { Description = "The form that was filled in; - for standard input" };
    private static readonly Option<string[]> Zones = new("--zone") { Description = "The zone of the night, such as 23-02; may be given again; all when not given", HelpName = "ZONE" };
    private static readonly Option<string?> To = new("--to") { Description = "The file to write, .html for print, .txt, .md, .csv; - or nothing for text on standard output", HelpName = "FILE" };
    private static readonly Option<string?> Form = new("--form") { Description = "Write a form to fill in without a line to the store, with what you saw already", HelpName = "FILE.csv" };
    private static readonly Option<string?> Encoding = new("--encoding") { Description = "The file's encoding, where it is not found out" };
    private static readonly Option<string?> Separator = new("--separator") { Description = "What parts its columns, where it is not found out" };

    private static IEnumerable<Command> SheetVerbs() =>
    [
        new Verb("sheet", "Write the run sheet: what to look for in each zone of the night, with room to write", "nte flag night sheet --zone 23-02", SheetAsync) { Options = { Which, CycleCommand.Entry, Zones, To, Form } },
        new Verb("import", "Bring in a form that was filled in; a form brought in again adds nothing", "nte flag night import night-form.csv --who l01", ImportAsync) { Arguments = { File }, Options = { Which, Who, Encoding, Separator } },
    ];

    private static async Task<Answer> SheetAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await RefusedAsync(desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var named = parsed.GetValue(Which) is not null || parsed.GetValue(Form) is not null;
        var night = parsed.GetValue(CycleCommand.Entry) is null ? await NightActions.FindAsync(parsed.GetValue(Which), desk, ct) : Outcome.Refused<KeptNight>("night", "", "");
        if (night is Outcome<KeptNight>.Refused(var no) && named)
        {
            return Answer.Refuse(no);
        }

        var kept = (night as Outcome<KeptNight>.Done)?.Value;
        var entry = kept is not null ? (await FlagActions.FindAsync(kept.Value.Of.ToString("D"), desk, ct) as Outcome<KeptFlag<FlagEntry>>.Done)?.Value.Value
            : (await FlagActions.FindAsync(parsed.GetValue(CycleCommand.Entry), desk, ct) as Outcome<KeptFlag<FlagEntry>>.Done)?.Value.Value;
        var edition = await MarkActions.EditionAsync(entry, desk, ct);
        var zones = (parsed.GetValue(Zones) ?? []).Select(z => z.Trim()).ToList();
        List<Refusal> reasons = [.. zones.Where(z => edition.Zone(z) is null).Select(z => new Refusal("--zone", $"'{z}' is no zone of the edition {edition.Code}.", Nearest.Hint(z, edition.Zones.Select(e => e.Code)) ?? $"There is {string.Join(", ", edition.Zones.Select(e => e.Code))}."))];
        if (parsed.GetValue(Form) is not null && parsed.GetValue(To) is not null)
        {
            reasons.Add(new("--form", "Both a form and a sheet are asked for.", "Give one of --form and --to."));
        }

        var sheet = RunSheetRules.Of(edition, zones);
        return reasons.Count > 0 ? Answer.Refuse(reasons)
            : parsed.GetValue(Form) is { } form ? await FormAsync(form, sheet, kept!, desk, ct)
            : await WriteAsync(sheet, entry?.Place ?? desk.Town.Name, kept?.Value, parsed.GetValue(To), desk);
    }

    private static async Task<Answer> FormAsync(string path, RunSheet sheet, KeptNight night, Desk desk, CancellationToken ct)
    {
        var file = await NightActions.OpenAsync(night, desk, ct);
        var drafts = NightActions.Drafts(file, desk);
        var table = NightForm.Table(sheet, night.Value, drafts, night.Value.Assessors.Contains(desk.Actor) ? desk.Actor : "");
        var text = CsvWriter.Write(table);
        if (path == "-")
        {
            return new() { Raw = text };
        }

        await using (var writer = desk.Files.Create(path))
        {
            await writer.WriteAsync(text);
        }

        return new()
        {
            Text = $"{path}: {table.Rows.Count} rows, {drafts.Count} filled in already. Fill it in and bring it in with `nte flag night import {path}`.",
            Json = new JsonObject { ["files"] = new JsonArray(path), ["rows"] = table.Rows.Count, ["filled"] = drafts.Count },
        };
    }

    private static async Task<Answer> WriteAsync(RunSheet sheet, string place, NightVisit? visit, string? path, Desk desk)
    {
        var page = NightPages.RunSheet(sheet, place, visit, desk.Town.Clock);
        var to = path == "-" ? null : path;
        return await Answer.ToAsync(Paper.Format(null, to), format =>
        {
            var name = to is null ? "run-sheet" : Path.GetFileNameWithoutExtension(to);
            IReadOnlyList<DocumentFile> files = format == DocumentFormat.Html ? [new(name + format.Extension, NightPages.Html(page))]
                : format == DocumentFormat.PlainText ? [new(name + format.Extension, NightPages.Text(sheet, $"{page.Title}. {page.Subtitle}") + "\n")]
                : format.Files(page, name);
            return Paper.WriteAsync(files, to, desk);
        });
    }

    private static Task<Answer> ImportAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async night =>
    {
        var request = new ImportRequest(parsed.GetValue(File)!) { Encoding = parsed.GetValue(Encoding), Separator = parsed.GetValue(Separator) };
        return await Answer.ToAsync(SourceFile.Look(request, desk.Files), async source =>
        {
            using var stream = source.Open();
            return await Answer.ToAsync(NightForm.Read(stream, source.Form), async form => Taken(source.Name, await NightActions.TakeAsync(await NamedAsync(parsed, night, form, desk, ct), form, parsed.GetValue(Who) ?? "", desk, ct)));
        });
    }, ct);

    /// <summary>A form says itself whose night it is of, where the command line does not.</summary>
    private static async Task<KeptNight> NamedAsync(ParseResult parsed, KeptNight night, FilledForm form, Desk desk, CancellationToken ct) =>
        parsed.GetValue(Which) is null && form.Rows.Select(r => r.Visit).Distinct().ToList() is [{ Length: > 0 } one] && await NightActions.FindAsync(one, desk, ct) is Outcome<KeptNight>.Done(var named) ? named : night;

    private static Answer Taken(string name, Outcome<FormTaken> outcome) => Answer.To(outcome, t => new()
    {
        Text = $"{name}: {t.Added} {(t.Added == 1 ? "observation" : "observations")} added, {t.Known} on file already, {t.Blank} {(t.Blank == 1 ? "row" : "rows")} left empty.",
        Json = new JsonObject { ["night"] = t.Night.Record.Id.ToString("D"), ["added"] = t.Added, ["known"] = t.Known, ["blank"] = t.Blank },
    });
}

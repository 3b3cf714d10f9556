using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.People;
using NteMonitor.PurpleFlag.Cycle;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary><c>nte flag core</c>: the figures that an applicant hands in.</summary>
public static class CoreCommand
{
    private static readonly Argument<string?> Set = new("set") { Description = "The set, as the framework calls it: crime, composition, footfall, …; what is there and what is missing when not given", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Until = new("--until") { Description = "The last night of the three years; the night before the step core-data was done, or the last night that is over, when not given", HelpName = "DATE" };
    private static readonly Option<string?> To = new("--to") { Description = "The file to write, its ending telling the format: html, csv, json, markdown, text", HelpName = "FILE" };

    /// <summary>Returns the verbs that stand under <c>nte flag</c>.</summary>
    /// <remarks>JSON of <c>core</c>: an array of <c>set</c>, <c>name</c>, <c>state</c> (complete, partial, absent), <c>from</c>, <c>missing</c>; of <c>core SET</c>: the page with its tables.</remarks>
    public static IEnumerable<Command> Verbs() =>
    [
        new Verb("core", "Compute core data over three years in the boundary, or say which are there and which are missing", "nte flag core crime --to crime.html", ShowAsync) { Arguments = { Set }, Options = { CycleCommand.Entry, Until, To } },
    ];

    private static Task<Answer> ShowAsync(ParseResult parsed, Desk desk, CancellationToken ct) => CycleCommand.OnAsync(Act.ReadFlag, parsed.GetValue(CycleCommand.Entry), desk, async entry =>
    {
        List<Refusal> reasons = [];
        var until = DayOptions.Read(parsed, Until, reasons);
        var edition = await FlagActions.EditionAsync(entry.Value, desk, ct);
        var code = parsed.GetValue(Set)?.Trim();
        if (code is not null && edition.CoreData.All(s => s.Code != code))
        {
            reasons.Add(new("set", $"'{code}' is no set of core data of the edition {edition.Code}.", Nearest.Hint(code, edition.CoreData.Select(s => s.Code)) ?? $"There is {string.Join(", ", edition.CoreData.Select(s => s.Code))}."));
        }

        return reasons.Count > 0 ? Answer.Refuse(reasons) : await Answer.ToAsync(await CoreActions.MakeAsync(entry.Value, until, desk, ct), book => AnswerAsync(book, code, parsed.GetValue(To), desk, ct));
    }, ct);

    private static async Task<Answer> AnswerAsync(CoreBook book, string? code, string? path, Desk desk, CancellationToken ct)
    {
        if (book.Sheets.FirstOrDefault(s => s.Code == (code ?? CoreText.OverviewCode)) is not { } sheet)
        {
            var state = book.States.First(s => s.Set.Code == code);
            return Answer.Refuse([new("set", $"There is nothing of '{code}': {string.Join("; ", state.Missing)}", $"It asks for: {state.Set.Asks}.")]);
        }

        if (path is not null)
        {
            return await Answer.ToAsync(Paper.Format(null, path), async format => await CheckedAsync(format.Files(sheet.Page, Path.GetFileNameWithoutExtension(path)), path, desk, ct));
        }

        return code is null
            ? new() { Table = CoreText.Table(book.Entry, book.States), Json = CoreText.Json(book.States) }
            : new() { Text = PlainTextWriter.Write(sheet.Page).TrimEnd('\n'), Table = sheet.Page.Parts.OfType<Table>().First(), Json = JsonNode.Parse(JsonWriter.Write(sheet.Page)) };
    }

    /// <summary>Nothing leaves the house before it was searched for what is personal.</summary>
    private static async Task<Answer> CheckedAsync(IReadOnlyList<DocumentFile> files, string path, Desk desk, CancellationToken ct) =>
        await LeakActions.CheckAsync(string.Concat(files.Select(f => f.Text)), desk, ct) is { Count: > 0 } leaks ? Answer.Refuse(leaks) : await Paper.WriteAsync(files, path, desk);
}

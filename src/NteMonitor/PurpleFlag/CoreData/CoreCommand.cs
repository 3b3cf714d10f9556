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
    private static readonly Argument<string?> File = new("file") { Description = "A CSV file with the set's figures, to be brought in; the figures there are when not given", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Until = new("--until") { Description = "The last night of the three years; the night before the step core-data was done, or the last night that is over, when not given", HelpName = "DATE" };
    private static readonly Option<string?> To = new("--to") { Description = "The file to write, its ending telling the format: html, csv, json, markdown, text", HelpName = "FILE" };

    /// <summary>Returns the verbs that stand under <c>nte flag</c>.</summary>
    /// <remarks>JSON of <c>core</c>: an array of <c>set</c>, <c>name</c>, <c>state</c> (complete, partial, absent), <c>from</c>, <c>missing</c>; of <c>core SET</c>: the page with its tables; of <c>core SET FILE</c>: <c>id</c>, <c>set</c>, <c>version</c>, <c>rows</c>, <c>fileSha256</c>, <c>state</c>, <c>missing</c>.</remarks>
    public static IEnumerable<Command> Verbs() =>
    [
        new Verb("core", "Compute core data over three years in the boundary, bring in a table of others, or say which are there and which are missing", "nte flag core crime --to crime.html", RunAsync) { Arguments = { Set, File }, Options = { CycleCommand.Entry, Until, To } },
    ];

    private static Task<Answer> RunAsync(ParseResult parsed, Desk desk, CancellationToken ct) => (parsed.GetValue(File), parsed.GetValue(To) ?? parsed.GetValue(Until)) switch
    {
        (null, _) => ShowAsync(parsed, desk, ct),
        (_, not null) => Task.FromResult(Answer.Refuse([new("file", "A table is brought in and figures are asked for at once.", "Bring the table in first, then ask.")])),
        (var path, _) => ImportAsync(parsed.GetValue(Set)!.Trim(), path, parsed.GetValue(CycleCommand.Entry), desk, ct),
    };

    private static Task<Answer> ImportAsync(string code, string path, string? word, Desk desk, CancellationToken ct) => CycleCommand.OnAsync(Act.KeepFlag, word, desk, async entry =>
    {
        if (desk.Files.Size(path) is > CoreFileRules.MostBytes and var size)
        {
            return Answer.Refuse([new("file", $"{path} has {size} bytes.", "A table has 4 MiB at most: give figures by month, not by hour.")]);
        }

        // One byte more than is allowed is enough to be refused: a pipe has no size that could be asked for.
        var bytes = new byte[CoreFileRules.MostBytes + 1];
        await using var file = desk.Files.Open(path);
        var read = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        return await Answer.ToAsync(await CoreFileActions.ImportAsync(entry, code, bytes[..read], desk, ct), async kept =>
        {
            var state = (await CoreActions.StatesAsync(entry.Value, desk, ct)).First(s => s.Set.Code == code);
            var json = CoreText.Json([state])[0]!.DeepClone().AsObject();
            (json["id"], json["version"], json["rows"], json["fileSha256"]) = (kept.Record.Id.ToString("D"), kept.Value.Version, kept.Value.Rows, kept.Value.FileSha256);
            return new() { Text = $"{kept.Record.Id:D}\n{CoreText.Said(state)}", Json = json };
        });
    }, ct);

    private static Task<Answer> ShowAsync(ParseResult parsed, Desk desk, CancellationToken ct) => CycleCommand.OnAsync(Act.ReadFlag, parsed.GetValue(CycleCommand.Entry), desk, async entry =>
    {
        List<Refusal> reasons = [];
        var until = DayOptions.Read(parsed, Until, reasons);
        var edition = await FlagActions.EditionAsync(entry.Value, desk, ct);
        var code = parsed.GetValue(Set)?.Trim();
        if (code is not null)
        {
            reasons.AddRange(CoreFileActions.SetFaults(code, edition).Where(_ => !CoreRules.Own.Contains(code)));
        }

        return reasons.Count > 0 ? Answer.Refuse(reasons) : await Answer.ToAsync(await CoreActions.MakeAsync(entry.Value, until, desk, ct), book => AnswerAsync(book, code, parsed.GetValue(To), desk, ct));
    }, ct);

    private static async Task<Answer> AnswerAsync(CoreBook book, string? code, string? path, Desk desk, CancellationToken ct)
    {
        if (book.Sheets.FirstOrDefault(s => s.Code == (code ?? CoreText.OverviewCode)) is not { } sheet)
        {
            var state = book.States.First(s => s.Set.Code == code);
            return Answer.Refuse([new("set", $"There is nothing of '{code}': {string.Join("; ", state.Missing)}", $"It asks for: {state.Set.Asks}.{(CoreRules.Own.Contains(state.Set.Code) ? "" : $" `nte flag core {state.Set.Code} FILE.csv` brings it in. {CoreFileRules.Form()}")}")]);
        }

        if (path is not null)
        {
            return await Answer.ToAsync(Paper.Format(null, path), async format => await CheckedAsync(format.Files(sheet.Page, Path.GetFileNameWithoutExtension(path)), path, desk, ct));
        }

        return code is null
            ? new() { Table = CoreText.Table(book.Entry, book.States), Json = CoreText.Json(book.States), Talk = ["`nte flag core SET FILE.csv` brings a table in."] }
            : new() { Text = PlainTextWriter.Write(sheet.Page).TrimEnd('\n'), Table = sheet.Page.Parts.OfType<Table>().First(), Json = JsonNode.Parse(JsonWriter.Write(sheet.Page)) };
    }

    /// <summary>Nothing leaves the house before it was searched for what is personal.</summary>
    private static async Task<Answer> CheckedAsync(IReadOnlyList<DocumentFile> files, string path, Desk desk, CancellationToken ct) =>
        await LeakActions.CheckAsync(string.Concat(files.Select(f => f.Text)), desk, ct) is { Count: > 0 } leaks ? Answer.Refuse(leaks) : await Paper.WriteAsync(files, path, desk);
}

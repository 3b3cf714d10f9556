using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.People;

namespace NteMonitor.Snapshots;

/// <summary><c>nte snapshot</c>: reports frozen at a state of the journal.</summary>
public static class SnapshotCommand
{
    private static readonly Option<string> From = new("--from") { Description = "First night, for example 2026-03-01", Required = true };
    private static readonly Option<string> To = new("--to") { Description = "Last night, included", Required = true };
    private static readonly Option<string?> Window = new("--window") { Description = "A named window; the first of the settings when not given, all for no limit" };
    private static readonly Option<string?> Zone = new("--zone") { Description = "Only within this zone" };
    private static readonly Option<string?> Scenario = new("--scenario") { Description = "Take in this scenario of closing hours" };
    private static readonly Argument<string> Id = new("id") { Description = "The snapshot's id or its first digits; latest is the newest" };
    private static readonly Option<string> Format = new("--format") { Description = "text, markdown, html, csv or json; html when not given", DefaultValueFactory = _ => "html" };
    private static readonly Option<string?> File = new("--out") { Description = "The file to write, its ending telling the format", HelpName = "FILE" };

    /// <summary>Returns the command.</summary>
    public static Command Create()
    {
        var command = new Command("snapshot", "Take, export and verify snapshot reports");
        command.Subcommands.Add(new Verb("take", "Freeze a report over a run of nights", "nte snapshot take --from 2026-10-01 --to 2026-10-31", TakeAsync) { Options = { From, To, Window, Zone, Scenario } });
        command.Subcommands.Add(new Verb("list", "List the snapshots, the newest first", "nte snapshot list", ListAsync));
        command.Subcommands.Add(new Verb("show", "Print a snapshot as plain text", "nte snapshot show latest", ShowAsync) { Arguments = { Id } });
        command.Subcommands.Add(new Verb("export", "Write a snapshot as a file", "nte snapshot export latest --out report.html", ExportAsync) { Arguments = { Id }, Options = { Format, File } });
        command.Subcommands.Add(new Verb("verify", "Recompute a snapshot from the journal, byte for byte", "nte snapshot verify latest", VerifyAsync) { Arguments = { Id } });
        return command;
    }

    private static async Task<Answer> TakeAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        var draft = new SnapshotDraft(parsed.GetValue(From)!, parsed.GetValue(To)!, parsed.GetValue(Window), parsed.GetValue(Zone), parsed.GetValue(Scenario));
        return Answer.To(await SnapshotActions.TakeAsync(draft, desk, ct), s => new()
        {
            Text = $"{s.Id:D}\nFrozen at journal entry {s.Heads.Sum(h => h.Seq)}; document SHA-256 {s.DocumentSha256}\nnte snapshot export {s.Id.ToString("D")[..13]} --out report.html",
            Json = Json(s, desk),
        });
    }

    private static async Task<Answer> ListAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadReports, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var snapshots = await desk.Store.SnapshotsAsync(ct);
        return new()
        {
            Table = new("snapshots", "Snapshots", [new("Id"), new("Nights"), new("Window"), new("Zone"), new("Taken"), new("By")],
                [.. snapshots.Select(s => (Snapshot: s, Request: SnapshotRequest.Read(CanonicalJson.Read(s.Request)))).Select(s => new Row(
                [
                    s.Snapshot.Id.ToString("D"), s.Request.Nights.ToString(), s.Request.Window.Code, s.Request.Zone ?? "", IncidentText.Offset(s.Snapshot.TakenAt, desk.Town.Clock), s.Snapshot.TakenBy,
                ]))]),
            Json = new JsonArray([.. snapshots.Select(s => (JsonNode)Json(s, desk))]),
        };
    }

    private static Task<Answer> ShowAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async snapshot =>
        Answer.To(await SnapshotActions.DocumentAsync(snapshot, desk, ct), d => new() { Text = PlainTextWriter.Write(d).TrimEnd('\n'), Json = JsonNode.Parse(JsonWriter.Write(d)) }), ct);

    private static Task<Answer> ExportAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async snapshot =>
    {
        if (await Gate.RefusedAsync(Act.TakeSnapshot, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var path = parsed.GetValue(File);
        var named = path is not null && parsed.GetResult(Format) is null or { Implicit: true } ? null : parsed.GetValue(Format);
        return await Answer.ToAsync(Paper.Format(named, path), async format => await Answer.ToAsync(await SnapshotActions.DocumentAsync(snapshot, desk, ct), document =>
            CheckedAsync(format.Files(document, path is null ? "snapshot" : Path.GetFileNameWithoutExtension(path)), path, desk, ct)));
    }, ct);

    /// <summary>Nothing leaves the house before it was searched for what is personal.</summary>
    private static async Task<Answer> CheckedAsync(IReadOnlyList<DocumentFile> files, string? path, Desk desk, CancellationToken ct) =>
        await LeakActions.CheckAsync(string.Concat(files.Select(f => f.Text)), desk, ct) is { Count: > 0 } leaks ? Answer.Refuse(leaks) : await Paper.WriteAsync(files, path, desk);

    private static Task<Answer> VerifyAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async snapshot =>
    {
        try
        {
            return Answer.To(await SnapshotActions.VerifyAsync(snapshot, desk, ct), verdict => new()
            {
                Text = verdict.Stands
                    ? $"It stands, byte for byte: recomputed from {verdict.Entries} journal entries, SHA-256 {snapshot.DocumentSha256}."
                    : "It does NOT stand:\n" + string.Join('\n', verdict.Differences.Take(20)),
                Json = new JsonObject { ["stands"] = verdict.Stands, ["entries"] = verdict.Entries, ["differences"] = new JsonArray([.. verdict.Differences.Select(d => (JsonNode)d)]) },
                Exit = verdict.Stands ? 0 : 3,
            });
        }
        catch (StoreException e) when (e.Trouble == StoreTrouble.Damaged)
        {
            return new() { Text = $"It cannot be verified: {e.Message} {e.Hint}", Json = new JsonObject { ["stands"] = false, ["differences"] = new JsonArray(e.Message) }, Exit = 3 };
        }
    }, ct);

    private static JsonObject Json(TakenSnapshot snapshot, Desk desk) => new()
    {
        ["id"] = snapshot.Id.ToString("D"),
        ["request"] = JsonNode.Parse(snapshot.Request),
        ["documentSha256"] = snapshot.DocumentSha256,
        ["takenAt"] = IncidentText.Offset(snapshot.TakenAt, desk.Town.Clock),
        ["takenBy"] = snapshot.TakenBy,
    };

    private static async Task<Answer> OnAsync(ParseResult parsed, Desk desk, Func<TakenSnapshot, Task<Answer>> act, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadReports, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var id = parsed.GetValue(Id)!.Trim();
        var all = await desk.Store.SnapshotsAsync(ct);
        var found = id == "latest" ? [.. all.Take(1)] : all.Where(s => s.Id.ToString("D").StartsWith(id, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count == 1
            ? await act(found[0])
            : Answer.Refuse([new("id", found.Count == 0 ? $"No snapshot's id begins with '{id}'." : $"{found.Count} snapshots' ids begin with '{id}'.", "`nte snapshot list` prints the ids.")]);
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Documents;
using NteMonitor.Emro.Workbench;
using NteMonitor.Journal;
using NteMonitor.People;

namespace NteMonitor.Snapshots;

/// <summary>What verifying a snapshot found.</summary>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="Entries">How many journal entries it was recomputed from.</param>
/// <param name="Differences">Lines that differ, kept and recomputed; empty when it stands byte for byte.</param>
public sealed record SnapshotVerdict(TakenSnapshot Snapshot, long Entries, IReadOnlyList<string> Differences)
{
    /// <summary>Whether the report still stands, byte for byte.</summary>
    public bool Stands => Differences.Count == 0;
}

/// <summary>What a user can do to snapshots: ask the store, decide, tell the store.</summary>
public static class SnapshotActions
{
    /// <summary>Freezes a report: counts, writes the document, keeps its bytes and journals what it was made from.</summary>
    public static async Task<Outcome<TakenSnapshot>> TakeAsync(SnapshotDraft draft, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.TakeSnapshot, desk, ct) is { } refusal)
        {
            return new Outcome<TakenSnapshot>.Refused([refusal]);
        }

        var zones = (await desk.Store.ZonesAsync(ct)).Select(z => z.Zone.Code).ToList();
        var outcome = SnapshotRules.Check(draft, desk.Town, zones, desk.Now());
        if (outcome is not Outcome<SnapshotRequest>.Done(var request))
        {
            return new Outcome<TakenSnapshot>.Refused(((Outcome<SnapshotRequest>.Refused)outcome).Reasons);
        }

        if (draft.Scenario is { } named)
        {
            switch (await ScenarioActions.FindAsync(named, desk, ct))
            {
                case Outcome<KeptScenario>.Done(var kept):
                    request = request with { Closing = await ClosingPart.KeepAsync(kept, desk, ct) };
                    break;
                case Outcome<KeptScenario>.Refused(var no):
                    return new Outcome<TakenSnapshot>.Refused(no);
            }
        }

        var lists = await desk.Store.KeepBytesAsync(Encoding.UTF8.GetBytes(desk.Reference.Write()), ct);
        var counted = await CountAsync(request with { ReferenceSha256 = lists }, desk, desk.Store, ct);
        if (counted is not Outcome<SnapshotFigures>.Done(var figures))
        {
            return new Outcome<TakenSnapshot>.Refused(((Outcome<SnapshotFigures>.Refused)counted).Reasons);
        }

        var document = Bytes(figures, desk.Reference);
        var sha256 = await desk.Store.KeepBytesAsync(document, ct);
        var id = desk.NewId();
        var stamp = desk.Stamp();
        await desk.Store.AppendAsync(new([new(desk.NewId(), "snapshot.taken", id, null, Body(figures, sha256))], stamp), ct);
        return Outcome.Done(new TakenSnapshot(
            id, CanonicalJson.Write(figures.Request.Write()), figures.Heads, sha256, stamp.At, stamp.Actor));
    }

    /// <summary>Returns the figures of a report, all counted from one state of the journal.</summary>
    public static Task<SnapshotFigures> CountAsync(SnapshotRequest request, IStore store, CancellationToken ct) =>
        new SnapshotCounter(request, store).CountAsync(ct);

    /// <summary>Returns the figures of a report with the scenario that it takes in, all counted from one state of the journal, or why that cannot be run.</summary>
    private static async Task<Outcome<SnapshotFigures>> CountAsync(SnapshotRequest request, Desk then, IStore lists, CancellationToken ct)
    {
        while (true)
        {
            var figures = await CountAsync(request, then.Store, ct);
            if (request.Closing is not { } closing)
            {
                return Outcome.Done(figures);
            }

            var study = await closing.StudyAsync(then, lists, ct);
            if (study is not Outcome<Study>.Done(var done) || done.Heads.SequenceEqual(figures.Heads))
            {
                return study.Then(s => Outcome.Done(figures with { Closing = s }));
            }
        }
    }

    /// <summary>Recomputes a snapshot from the journal as it stood and compares the bytes.</summary>
    public static async Task<Outcome<SnapshotVerdict>> VerifyAsync(TakenSnapshot snapshot, Desk desk, CancellationToken ct)
    {
        var request = SnapshotRequest.Read(CanonicalJson.Read(snapshot.Request));
        if (await desk.Store.BytesAsync(request.ReferenceSha256, ct) is not { } lists)
        {
            return Outcome.Refused<SnapshotVerdict>("snapshot", "The reference lists it was taken with are not kept here.",
                "Verify it in the store where it was taken.");
        }

        if ((await JournalActions.VerifyAsync(desk.Store, ct)).Faults is [var fault, ..])
        {
            return Outcome.Done(new SnapshotVerdict(snapshot, fault.Seq, [$"The journal is broken at entry {fault.Seq} ({fault.Id:D}): {fault.Fault}."]));
        }

        await using var then = await desk.Store.AsOfAsync(snapshot.Heads, ct);
        var reference = Reference.Read(Encoding.UTF8.GetString(lists));
        var counted = await CountAsync(request, desk with { Store = then, Town = request.Town, Reference = reference }, desk.Store, ct);
        if (counted is not Outcome<SnapshotFigures>.Done(var figures))
        {
            return new Outcome<SnapshotVerdict>.Refused(((Outcome<SnapshotFigures>.Refused)counted).Reasons);
        }

        var again = Bytes(figures with { Heads = snapshot.Heads }, reference);
        var kept = await desk.Store.BytesAsync(snapshot.DocumentSha256, ct);
        return Outcome.Done(new SnapshotVerdict(snapshot, snapshot.Heads.Sum(h => h.Seq), Differences(snapshot, kept, again)));
    }

    /// <summary>Returns the kept document of a snapshot, or why there is none.</summary>
    public static async Task<Outcome<Document>> DocumentAsync(TakenSnapshot snapshot, Desk desk, CancellationToken ct) =>
        await desk.Store.BytesAsync(snapshot.DocumentSha256, ct) is { } kept
            ? Outcome.Done(JsonWriter.Read(Encoding.UTF8.GetString(kept)))
            : Outcome.Refused<Document>("snapshot", $"The document of {snapshot.Id} is not kept here.",
                "Export it in the store where it was taken.");

    /// <summary>Writes the kept document of a snapshot as a page into the folder of reports and returns its path.</summary>
    /// <exception cref="Commands.FileTroubleException">It is there already, or cannot be written.</exception>
    public static async Task<Outcome<string>> WriteAsync(TakenSnapshot snapshot, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.TakeSnapshot, desk, ct) is { } refusal)
        {
            return new Outcome<string>.Refused([refusal]);
        }

        var document = await DocumentAsync(snapshot, desk, ct);
        if (document is Outcome<Document>.Done(var page) && await LeakActions.CheckAsync(HtmlWriter.Write(page), desk, ct) is { Count: > 0 } leaks)
        {
            return new Outcome<string>.Refused(leaks);
        }

        return document.Then(d =>
        {
            var nights = SnapshotRequest.Read(CanonicalJson.Read(snapshot.Request)).Nights;
            var path = Path.Combine(desk.Reports, $"snapshot-{nights.First.ToIso()}-to-{nights.Last.ToIso()}-{snapshot.Id.ToString("D")[..13]}.html");
            using var file = desk.Files.Create(path);
            file.Write(HtmlWriter.Write(d));
            return Outcome.Done(path);
        });
    }

    private static byte[] Bytes(SnapshotFigures figures, Reference reference) =>
        Encoding.UTF8.GetBytes(JsonWriter.Write(SnapshotSection.Of(figures, reference)));

    private static string Body(SnapshotFigures figures, string sha256)
    {
        var body = new JsonObject { ["request"] = figures.Request.Write(), ["documentSha256"] = sha256 };
        body.Put(figures.Heads);
        return CanonicalJson.Write(body);
    }

    /// <summary>Returns what differs, line by line of the documents' JSON; the kept bytes are held to their own SHA-256 too.</summary>
    private static List<string> Differences(TakenSnapshot snapshot, byte[]? kept, byte[] again)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(again));
        if (sha256 == snapshot.DocumentSha256)
        {
            return kept is not null && !kept.AsSpan().SequenceEqual(again) ? ["The kept document was changed after it was taken."] : [];
        }

        if (kept is null)
        {
            return [$"Recomputed SHA-256 {sha256} is not the journalled {snapshot.DocumentSha256}; the kept document is missing."];
        }

        var (was, now) = (Lines(kept), Lines(again));
        return [.. Enumerable.Range(0, Math.Max(was.Length, now.Length))
            .Where(i => was.ElementAtOrDefault(i) != now.ElementAtOrDefault(i))
            .Select(i => $"line {i + 1}: kept {was.ElementAtOrDefault(i)?.Trim() ?? "nothing"}, recomputed {now.ElementAtOrDefault(i)?.Trim() ?? "nothing"}")];
    }

    private static string[] Lines(byte[] document) => Encoding.UTF8.GetString(document).Split('\n');
}

using NteMonitor.PurpleFlag.Board;

namespace NteMonitor.PurpleFlag.Evidence;

/// <content>What there is to choose from.</content>
internal static partial class MarkSubjects
{
    private const int MostShifts = 30;
    private const int MostRecords = 15;
    private const int MostFiles = 15;
    private const int DigitsShown = 12;

    /// <summary>Returns whether a thing of the journal can be marked by its id.</summary>
    public static bool IsMarkable(string thing) => thing is Shift or Incident || Records.Any(r => r.Thing == thing);

    /// <summary>Returns the newest records that can be marked, and files that are attached to records; what was withdrawn is not among them.</summary>
    public static async Task<IReadOnlyList<Pickable>> NewestAsync(Desk desk, CancellationToken ct)
    {
        List<Pickable> found = [.. (await desk.Store.ShiftsAsync(new() { Most = MostShifts }, ct)).Where(s => !s.Withdrawn).Select(s => Of(Of(s), "shift"))];
        foreach (var (thing, name) in Records)
        {
            found.AddRange((await desk.Store.RecordsAsync(new(thing) { Most = MostRecords }, ct)).Where(r => !r.Withdrawn).Select(r => Of(Of(r, name, desk), thing)));
        }

        var held = (await desk.Store.HeldFilesAsync(ct)).Where(f => f.Thing != MarkActions.Thing).DistinctBy(f => f.Sha256).Take(MostFiles);
        return [.. found, .. held.Select(f => new Pickable(new() { Attached = f.Sha256 }, $"File attached to the {f.Thing} {f.Subject.ToString("D")[..8]}, {f.Sha256[..DigitsShown]}", "file") { IsFile = true })];
    }

    private static Pickable Of(FoundSubject found, string thing) => new(new() { Id = ((MarkSubject.OnFile)found.Subject).Id.ToString("D") }, found.Title, thing);
}

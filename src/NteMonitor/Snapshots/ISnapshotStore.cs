using NodaTime;
using NteMonitor.Journal;

namespace NteMonitor.Snapshots;

/// <summary>A report that was frozen.</summary>
/// <param name="Id">The snapshot's id.</param>
/// <param name="Request">What was asked for, as canonical JSON.</param>
/// <param name="Heads">The journal it was made from.</param>
/// <param name="DocumentSha256">SHA-256 of the document as canonical JSON; the bytes are kept under it.</param>
/// <param name="TakenAt">When.</param>
/// <param name="TakenBy">By whom, by short name.</param>
public sealed record TakenSnapshot(
    Guid Id, string Request, IReadOnlyList<JournalHead> Heads, string DocumentSha256, Instant TakenAt, string TakenBy);

/// <summary>Where snapshots are kept; they are written through <see cref="IJournalStore.AppendAsync"/>.</summary>
public interface ISnapshotStore
{
    /// <summary>Returns every snapshot, the newest first.</summary>
    Task<IReadOnlyList<TakenSnapshot>> SnapshotsAsync(CancellationToken ct);

    /// <summary>Returns a store of its own, to be disposed of, in which the journal stands as it did at these heads.</summary>
    /// <exception cref="StoreException">A chain here does not reach a head that is asked for, or has another hash there.</exception>
    Task<IStore> AsOfAsync(IReadOnlyList<JournalHead> heads, CancellationToken ct);
}

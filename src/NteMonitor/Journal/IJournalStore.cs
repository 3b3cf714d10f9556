namespace NteMonitor.Journal;

/// <summary>Which entries to read; all of them when nothing is set.</summary>
/// <param name="Origin">Only this origin's.</param>
/// <param name="AfterSeq">Only entries numbered above this, within each origin.</param>
/// <param name="Subject">Only those about this subject, in the order written.</param>
/// <param name="KindPrefix">Only kinds that begin so, for example <c>venue.</c>.</param>
/// <param name="Newest">Only this many, the newest first, whatever else is set; otherwise by origin and number.</param>
/// <param name="Most">Only this many of each origin.</param>
public sealed record EntryQuery(
    Guid? Origin = null, long AfterSeq = 0, Guid? Subject = null, string? KindPrefix = null, int? Newest = null, int? Most = null)
{
    /// <summary>Only entries numbered up to this, within each origin.</summary>
    public long? Until { get; init; }
}

/// <summary>An entry as another store sent it, with its personal part if that was sent too.</summary>
public sealed record ReceivedEntry(Entry Entry, SealedPart? Part);

/// <summary>What a merge did.</summary>
/// <param name="Read">Entries in what was sent.</param>
/// <param name="Added">Entries that were new here.</param>
/// <param name="AlreadyThere">Entries that were here before, equal to the letter.</param>
public sealed record MergeCount(long Read, long Added, long AlreadyThere);

/// <summary>The journal and its projections.</summary>
/// <remarks>
/// An append is one transaction: entries, sealed parts, projections and head, durable before the task ends.
/// Writers in other processes wait for it in turn. Every adapter throws <see cref="StoreException"/>, and nothing else,
/// when the outside world fails it.
/// </remarks>
public interface IJournalStore
{
    /// <summary>The authority and the id under which this store writes.</summary>
    JournalHead Home { get; }

    /// <summary>Writes entries and their projections together, and returns them as written.</summary>
    Task<IReadOnlyList<Entry>> AppendAsync(Append append, CancellationToken ct);

    /// <summary>Returns entries one by one, as they stand in the journal.</summary>
    IAsyncEnumerable<Entry> EntriesAsync(EntryQuery query, CancellationToken ct);

    /// <summary>Returns the heads of every chain here, by origin.</summary>
    Task<IReadOnlyList<JournalHead>> HeadsAsync(CancellationToken ct);

    /// <summary>Takes in verified entries of other origins, all or none, and brings the projections up to date.</summary>
    Task<MergeCount> MergeAsync(IReadOnlyList<ReceivedEntry> received, CancellationToken ct);

    /// <summary>Throws the projections away and makes them anew from the journal; returns how many entries it read.</summary>
    Task<long> RebuildAsync(CancellationToken ct);

    /// <summary>Ends when another process has written since the version given, with the version now; the first call may pass null and ends at once.</summary>
    Task<long> ChangedAsync(long? since, CancellationToken ct);
}

/// <summary>Why the store could not do what it was asked.</summary>
public enum StoreTrouble
{
    /// <summary>There is no store at the address.</summary>
    Missing,

    /// <summary>There is something at the address, but it is not a store.</summary>
    NotAStore,

    /// <summary>A newer program made the store.</summary>
    Newer,

    /// <summary>Somebody else holds the store.</summary>
    Busy,

    /// <summary>The store may be read and not written.</summary>
    ReadOnly,

    /// <summary>There is no room left on the disk.</summary>
    Full,

    /// <summary>The file is damaged.</summary>
    Damaged,

    /// <summary>Anything else outside the program.</summary>
    Unavailable,
}

/// <summary>The outside world failed the store; the program says so and exits with status 5.</summary>
public sealed class StoreException(StoreTrouble trouble, string message, string hint, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What kind of trouble it is.</summary>
    public StoreTrouble Trouble { get; } = trouble;

    /// <summary>What the user can do about it.</summary>
    public string Hint { get; } = hint;
}

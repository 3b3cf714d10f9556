using NodaTime;

namespace NteMonitor.Journal;

/// <summary>An entry whose personal part is still kept.</summary>
/// <param name="Entry">The entry's id.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Kind">Its kind, for example <c>incident.recorded</c>.</param>
/// <param name="At">When it was written.</param>
/// <param name="By">Who wrote it, by short name.</param>
public sealed record SealedEntry(Guid Entry, Guid Subject, string Kind, Instant At, string By);

/// <summary>What is sealed, and how it goes for good.</summary>
/// <remarks>
/// Erasing is itself an entry, of kind <see cref="Erasure"/>: its body lists <c>entries</c> whose personal parts go, <c>files</c> (SHA-256) and
/// <c>drafts</c>. The store carries it out in the transaction that appends or merges it, and takes none of those parts in again.
/// </remarks>
public interface ISealStore
{
    /// <summary>The kind of entry that erases.</summary>
    public const string Erasure = "erasure.made";

    /// <summary>Returns the personal part of an entry, or none when it never had one, was erased, or stayed elsewhere.</summary>
    Task<SealedPart?> SealedPartAsync(Guid entry, CancellationToken ct);

    /// <summary>Returns every entry whose personal part is kept, the oldest first.</summary>
    Task<IReadOnlyList<SealedEntry>> SealedAsync(CancellationToken ct);

    /// <summary>Returns every account with a personal part that is kept, and the instant after which it cannot have happened; quick over very many.</summary>
    Task<IReadOnlyList<(Guid Subject, Instant Until)>> SealedIncidentsAsync(CancellationToken ct);

    /// <summary>Whether an erasure was carried out whose bytes may still lie in freed room of the file or of its log.</summary>
    Task<bool> OwesScrubAsync(CancellationToken ct);

    /// <summary>Writes the file anew without freed room and empties its log, where an erasure asks for it.</summary>
    /// <returns>Whether nothing is left behind; no when somebody reads the store without end, and then it is to be tried again.</returns>
    Task<bool> ScrubAsync(CancellationToken ct);

    /// <summary>Returns the drafts that were last saved before a moment, whosever they are: their ids.</summary>
    Task<IReadOnlyList<Guid>> DraftsBeforeAsync(Instant moment, CancellationToken ct);
}

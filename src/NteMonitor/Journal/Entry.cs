using NodaTime;

namespace NteMonitor.Journal;

/// <summary>One line of the journal: something that happened to the log, never changed afterwards.</summary>
/// <param name="Authority">The licensing authority's code.</param>
/// <param name="Origin">Id of the store that wrote it.</param>
/// <param name="Seq">1, 2, 3 … without a gap within the origin.</param>
/// <param name="Id">The entry's own id, a UUIDv7.</param>
/// <param name="At">When it was written, to the microsecond.</param>
/// <param name="Actor">Who wrote it, by short name.</param>
/// <param name="Role">The role in which they wrote it.</param>
/// <param name="Kind">What it is: a thing and a past tense, for example <c>incident.recorded</c>.</param>
/// <param name="Subject">The id of the thing it is about.</param>
/// <param name="Base">The entry that it amends on top of, or none when it is the first about its subject.</param>
/// <param name="Body">Canonical JSON (RFC 8785), free of personal data.</param>
/// <param name="Sealed">SHA-256 of salt and personal part, 64 lower-case hexadecimal digits, or none.</param>
/// <param name="Hash">SHA-256 of the previous hash of this origin and every field above, 64 lower-case hexadecimal digits.</param>
/// <source>docs/methods/journal.md §1.</source>
public sealed record Entry(
    string Authority, Guid Origin, long Seq, Guid Id, Instant At, string Actor, string Role,
    string Kind, Guid Subject, Guid? Base, string Body, string? Sealed, string Hash);

/// <summary>An entry to be written: the store adds origin, number, seal and hash.</summary>
/// <param name="Id">The entry's own id.</param>
/// <param name="Kind">What it is, for example <c>venue.amended</c>.</param>
/// <param name="Subject">The id of the thing it is about.</param>
/// <param name="Base">The entry that it amends on top of, or none.</param>
/// <param name="Body">Canonical JSON, free of personal data.</param>
/// <param name="Personal">Canonical JSON of the personal part, to be sealed, or none.</param>
public sealed record NewEntry(Guid Id, string Kind, Guid Subject, Guid? Base, string Body, string? Personal = null);

/// <summary>Entries that are written together or not at all.</summary>
/// <param name="Entries">The entries, in order.</param>
/// <param name="Stamp">Who and when.</param>
/// <param name="Draft">The draft that these entries replace, dropped in the same transaction, or none.</param>
public sealed record Append(IReadOnlyList<NewEntry> Entries, Stamp Stamp, Guid? Draft = null);

/// <summary>The personal part of an entry. Deleting it erases the person and leaves the chain whole.</summary>
/// <param name="Entry">The entry it belongs to.</param>
/// <param name="Salt">32 random bytes, so that a guess at the personal part cannot be checked against the seal; 64 lower-case hexadecimal digits.</param>
/// <param name="Personal">Canonical JSON.</param>
public sealed record SealedPart(Guid Entry, string Salt, string Personal);

/// <summary>How far one origin's chain has come.</summary>
/// <param name="Authority">The licensing authority's code.</param>
/// <param name="Origin">Id of the store that wrote the chain.</param>
/// <param name="Seq">Number of its last entry; 0 before the first.</param>
/// <param name="Hash">Hash of its last entry; 64 zeros before the first.</param>
public sealed record JournalHead(string Authority, Guid Origin, long Seq, string Hash);

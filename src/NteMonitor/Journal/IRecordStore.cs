using System.Text.Json.Nodes;
using NodaTime;

namespace NteMonitor.Journal;

/// <summary>A subject that has no table of its own, as its entries left it: a visit, a meeting, a ban, a person.</summary>
/// <param name="Id">The subject's id.</param>
/// <param name="Thing">What it is: the kind of its entries before the dot, for example <c>visit</c>.</param>
/// <param name="Facts">Its state, free of personal data.</param>
/// <param name="Head">The entry to amend on top of.</param>
/// <param name="HeadKind">That entry's kind.</param>
/// <param name="SealedBy">The entry whose personal part holds, or none.</param>
/// <param name="Rivals">How many amendments wait for a person to settle them.</param>
/// <param name="Version">1 when never amended.</param>
/// <param name="RecordedAt">When it was written down.</param>
/// <param name="RecordedBy">Who wrote it down, by short name.</param>
public sealed record KeptRecord(
    Guid Id, string Thing, JsonObject Facts, Guid Head, string HeadKind, Guid? SealedBy, int Rivals, int Version, Instant RecordedAt, string RecordedBy)
{
    /// <summary>Whether it was taken out of every list and count.</summary>
    public bool Withdrawn => HeadKind.EndsWith(".withdrawn", StringComparison.Ordinal);
}

/// <summary>Which records to read; every condition that is set has to hold.</summary>
/// <param name="Things">What they are; at least one.</param>
public sealed record RecordQuery(params IReadOnlyList<string> Things)
{
    /// <summary>Only those that belong to this: the fact <c>of</c>.</summary>
    public Guid? Of { get; init; }

    /// <summary>Only those about this venue: the fact <c>venue</c>.</summary>
    public Guid? Venue { get; init; }

    /// <summary>Only those that mention this person: the fact <c>people</c>.</summary>
    public Guid? Person { get; init; }

    /// <summary>Only those of this day or later: the fact <c>on</c>.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Only those of this day or earlier: the fact <c>on</c>.</summary>
    public LocalDate? To { get; init; }

    /// <summary>Whether the withdrawn come too.</summary>
    public bool WithdrawnToo { get; init; }

    /// <summary>At most this many.</summary>
    public int Most { get; init; } = 10_000;
}

/// <summary>A subject that mentions a person, by the person's id.</summary>
/// <param name="Subject">The subject's id.</param>
/// <param name="Thing">What it is, for example <c>incident</c>.</param>
/// <param name="As">The part that the person has in it, for example <c>victim</c>.</param>
public sealed record Mention(Guid Subject, string Thing, string As);

/// <summary>Where everything is kept that has no table of its own; it is written through <see cref="IJournalStore.AppendAsync"/>.</summary>
/// <remarks>
/// Of the facts the store reads <c>of</c> and <c>venue</c> (ids), <c>on</c> (ISO date) and <c>people</c>: objects with <c>person</c> (id) and <c>as</c>.
/// </remarks>
public interface IRecordStore
{
    /// <summary>Returns records, those of the latest day first, those without a day last, then the latest recorded.</summary>
    Task<IReadOnlyList<KeptRecord>> RecordsAsync(RecordQuery query, CancellationToken ct);

    /// <summary>Returns one record, or none.</summary>
    Task<KeptRecord?> RecordAsync(Guid id, CancellationToken ct);

    /// <summary>Returns records of one thing whose id begins so, in hexadecimal digits; at most ten.</summary>
    Task<IReadOnlyList<KeptRecord>> RecordsByPrefixAsync(string thing, string prefix, CancellationToken ct);

    /// <summary>Returns everything that mentions a person: records, incidents and notes of shifts, withdrawn ones too.</summary>
    Task<IReadOnlyList<Mention>> MentionsAsync(Guid person, CancellationToken ct);
}

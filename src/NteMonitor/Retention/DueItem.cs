using NodaTime;
using NteMonitor.Access;

namespace NteMonitor.Retention;

/// <summary>Something personal that is kept, with the day on which it goes.</summary>
/// <param name="Kind">Its line of the schedule.</param>
/// <param name="Subject">The record; for a draft the draft.</param>
/// <param name="What">What it is, in words without a name.</param>
/// <param name="Due">The day from whose morning on it is weeded; none while nothing says when.</param>
public sealed record DueItem(PersonalKind Kind, Guid Subject, string What, LocalDate? Due)
{
    /// <summary>The entries whose sealed parts go.</summary>
    public IReadOnlyList<Guid> Entries { get; init; } = [];

    /// <summary>SHA-256 of the files that go.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Whether it is a draft.</summary>
    public bool IsDraft { get; init; }

    /// <summary>The reason of the hold that stops it, or none.</summary>
    public string? Held { get; init; }
}

/// <summary>A legal hold: what it is on, with what that mentions and what mentions it, is not weeded.</summary>
/// <param name="Id">The hold's id.</param>
/// <param name="Of">The record or person that it is on.</param>
/// <param name="Why">The reason.</param>
/// <param name="Head">The entry to amend on top of.</param>
public sealed record Hold(Guid Id, Guid Of, string Why, Guid Head);

/// <summary>What a sweep came to.</summary>
/// <param name="Gone">What was weeded.</param>
/// <param name="Held">How many more were due and are held.</param>
/// <param name="IsClean">Whether the freed room of the file and its log is empty; otherwise the next sweep tries again.</param>
public sealed record Sweep(IReadOnlyList<DueItem> Gone, int Held, bool IsClean)
{
    /// <summary>Whether another process is weeding the same things at this moment.</summary>
    public bool IsElsewhere { get; init; }
}

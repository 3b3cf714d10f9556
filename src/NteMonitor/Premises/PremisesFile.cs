using System.Globalization;
using NodaTime;
using NteMonitor.Venues;

namespace NteMonitor.Premises;

/// <summary>Something dated about a venue, whatever part of the house it comes from.</summary>
/// <param name="On">The day it is of.</param>
/// <param name="At">The minute, where it is known.</param>
/// <param name="Thing">What it is: <c>incident</c>, <c>visit</c>, <c>licence</c>, <c>ten</c>, <c>letter</c>, <c>ban</c> …</param>
/// <param name="Id">The subject's id in the journal.</param>
/// <param name="Words">What to print of it: no names, tokens only, no date and no time of its own.</param>
public sealed record FileEvent(LocalDate On, Instant? At, string Thing, Guid Id, string Words)
{
    /// <summary>How much of the date is known, where it is less than the day: <c>month only</c>; empty otherwise.</summary>
    public string Vague { get; init; } = "";
}

/// <summary>A condition of the licence and what is known of its keeping.</summary>
/// <param name="Condition">The condition as the licence has it.</param>
/// <param name="State">What the last check found; not checked when there was none.</param>
/// <param name="On">The day of that check, or none.</param>
/// <param name="By">Short name of who checked, or none.</param>
/// <param name="Source">The visit or lone check, or none.</param>
public sealed record ConditionState(Condition Condition, Finding State, LocalDate? On = null, string? By = null, Guid? Source = null)
{
    /// <summary>What was seen, or none.</summary>
    public string? Remark { get; init; }

    /// <summary>Whether the wording has been varied since that check.</summary>
    public bool OtherWording { get; init; }

    /// <summary>How many checks there were.</summary>
    public int Checks { get; init; }

    /// <summary>How many of them found it broken.</summary>
    public int Broken { get; init; }
}

/// <summary>A visit with what the journal knows of it.</summary>
/// <param name="Visit">The visit as it stands.</param>
/// <param name="Head">The entry to amend on top of.</param>
/// <param name="SealedBy">The entry whose personal part holds, or none.</param>
/// <param name="Rivals">How many amendments wait for a person to settle them.</param>
/// <param name="Version">1 when never amended.</param>
/// <param name="RecordedAt">When it was written down.</param>
/// <param name="RecordedBy">Who wrote it down.</param>
public sealed record KeptVisit(Visit Visit, Guid Head, Guid? SealedBy, int Rivals, int Version, Instant RecordedAt, string RecordedBy)
{
    /// <summary>Whether it was withdrawn.</summary>
    public bool Withdrawn { get; init; }
}

/// <summary>Licence holder and designated premises supervisor, for those who may read them.</summary>
/// <param name="Holder">Licence holder; empty when not known.</param>
/// <param name="Supervisor">Designated premises supervisor; empty when not known.</param>
public sealed record VenuePeople(string Holder, string Supervisor);

/// <summary>Everything that a reader may see of one venue.</summary>
/// <param name="Kept">The venue.</param>
/// <param name="Today">The day of reading: conditions and status are those of this day.</param>
public sealed record PremisesFile(KeptVenue Kept, LocalDate Today)
{
    /// <summary>Holder and supervisor, or none for a reader who may not see them.</summary>
    public VenuePeople? People { get; init; }

    /// <summary>What may be said where there is nobody to show.</summary>
    public string PeopleSaid { get; init; } = "";

    /// <summary>Whether the reader may read the file, and not the licence alone.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The conditions in force, in the licence's order.</summary>
    public IReadOnlyList<ConditionState> Conditions { get; init; } = [];

    /// <summary>Conditions that were taken off, or begin later.</summary>
    public IReadOnlyList<Condition> NotInForce { get; init; } = [];

    /// <summary>The visits, the newest first.</summary>
    public IReadOnlyList<KeptVisit> Visits { get; init; } = [];

    /// <summary>Membership of Pubwatch schemes and how it came to meetings, in words; empty when there is none or the reader may not see it.</summary>
    public IReadOnlyList<string> Pubwatch { get; init; } = [];

    /// <summary>How the venue stands among the others for its capacity and hours, and when it comes back, in words.</summary>
    public IReadOnlyList<string> Figures { get; init; } = [];

    /// <summary>What happened, the newest first.</summary>
    public IReadOnlyList<FileEvent> Timeline { get; init; } = [];

    /// <summary>How many events there were, over everything on file, one for each however many accounts it has.</summary>
    public long Events { get; init; }

    /// <summary>What the timeline leaves out, in words; empty when it has everything.</summary>
    public string LeftOut => Timeline.Count(e => e.Thing == "incident") is var listed && Events > listed
        ? string.Create(CultureInfo.InvariantCulture, $"Of {Events:#,0} events the latest {listed:#,0} are listed.") : "";

    /// <summary>Visits after which somebody still has to look again, the earliest due first.</summary>
    public IEnumerable<KeptVisit> Open => Visits.Where(v => v.Visit.IsOpen).OrderBy(v => v.Visit.FollowUp);
}

using NodaTime;

namespace NteMonitor.Premises;

/// <summary>What a check found of a condition.</summary>
public enum Finding
{
    /// <summary>Nobody looked.</summary>
    NotChecked,

    /// <summary>The condition was kept.</summary>
    Met,

    /// <summary>The condition was not kept.</summary>
    Broken,
}

/// <summary>One condition of a licence as a check found it.</summary>
/// <param name="Number">Its number on the licence.</param>
/// <param name="Text">Its wording on that day, so that a later variation does not change what was checked.</param>
/// <param name="Finding">What was found.</param>
/// <param name="Remark">What was seen, without names, or none.</param>
public sealed record ConditionCheck(string Number, string Text, Finding Finding, string? Remark = null);

/// <summary>Door staff as counted on a visit.</summary>
/// <param name="Staff">People who worked the door.</param>
/// <param name="Badges">How many of them had their SIA badge to be seen, or none when nobody looked.</param>
public sealed record DoorCount(int Staff, int? Badges);

/// <summary>People inside as counted on a visit.</summary>
/// <param name="People">How many were inside.</param>
/// <param name="At">When they were counted, or none when not written down.</param>
/// <param name="Capacity">The capacity on file on the day of the count, or none.</param>
public sealed record HeadCount(int People, Instant? At, int? Capacity)
{
    /// <summary>By how many the count was over the capacity; 0 when it was not, or when no capacity is on file.</summary>
    public int Over => Capacity is { } most ? Math.Max(0, People - most) : 0;
}

/// <summary>One visit to a venue. Who was met by name, and the narrative, are in the sealed part of its entry.</summary>
/// <param name="Id">The visit's id.</param>
/// <param name="Venue">The venue's id.</param>
/// <param name="On">The calendar date by the local clock; the conditions in force on it are the checklist.</param>
/// <param name="Kind">Code of the kind, from <c>seed/reference</c>.</param>
/// <param name="By">Short name of who made it.</param>
public sealed record Visit(Guid Id, Guid Venue, LocalDate On, string Kind, string By)
{
    /// <summary>When it began, to the minute, or none when only the day is known.</summary>
    public Instant? At { get; init; }

    /// <summary>Codes of who else came.</summary>
    public IReadOnlyList<string> Partners { get; init; } = [];

    /// <summary>Code of what the person spoken to is there, or none.</summary>
    public string? SpokenTo { get; init; }

    /// <summary>The conditions looked at; one that is not here was not checked.</summary>
    public IReadOnlyList<ConditionCheck> Checks { get; init; } = [];

    /// <summary>Door staff, or none when not counted.</summary>
    public DoorCount? Door { get; init; }

    /// <summary>People inside, or none when not counted.</summary>
    public HeadCount? Inside { get; init; }

    /// <summary>Advice given, without names, or none.</summary>
    public string? Advice { get; init; }

    /// <summary>When somebody should look again, or none.</summary>
    public LocalDate? FollowUp { get; init; }

    /// <summary>When the follow-up was done, or none.</summary>
    public LocalDate? FollowedUp { get; init; }

    /// <summary>The earlier visit that this one follows up, or none.</summary>
    public Guid? Follows { get; init; }

    /// <summary>What stood out against the register when it was recorded: outside the opening hours, licence suspended.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Whether somebody still has to look again.</summary>
    public bool IsOpen => FollowUp is not null && FollowedUp is null;
}

/// <summary>A visit that may be kept, with its personal part apart.</summary>
/// <param name="Visit">The visit.</param>
/// <param name="Name">Name of the person spoken to; empty for none.</param>
/// <param name="Note">The narrative; empty for none.</param>
public sealed record CheckedVisit(Visit Visit, string Name, string Note);

/// <summary>One condition that was checked outside a visit: on a document, a recording, a register sent in.</summary>
/// <param name="Id">The check's id.</param>
/// <param name="Venue">The venue's id.</param>
/// <param name="On">The day on which it was looked at.</param>
/// <param name="By">Short name of who looked.</param>
/// <param name="Check">What was found.</param>
public sealed record LoneCheck(Guid Id, Guid Venue, LocalDate On, string By, ConditionCheck Check);

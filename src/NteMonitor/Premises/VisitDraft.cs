using NodaTime;
using NteMonitor.Venues;

namespace NteMonitor.Premises;

/// <summary>What somebody says of a visit, as typed. Empty means not known or not done.</summary>
public sealed record VisitDraft
{
    /// <summary>When it was: empty or <c>now</c>, <c>2230</c>, <c>yesterday 0040</c>, <c>2026-11-14 2230</c>, or a day alone.</summary>
    public string When { get; init; } = "";

    /// <summary>Kind by code or word.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Short name of who made it; the person at the desk when empty.</summary>
    public string By { get; init; } = "";

    /// <summary>Who else came, by code or word.</summary>
    public IReadOnlyList<string> Partners { get; init; } = [];

    /// <summary>What the person spoken to is there, by code or word.</summary>
    public string SpokenTo { get; init; } = "";

    /// <summary>Name of the person spoken to; sealed.</summary>
    public string Name { get; init; } = "";

    /// <summary>What was found of the conditions.</summary>
    public IReadOnlyList<CheckDraft> Checks { get; init; } = [];

    /// <summary>How many worked the door.</summary>
    public string DoorStaff { get; init; } = "";

    /// <summary>How many of them had the badge to be seen.</summary>
    public string Badges { get; init; } = "";

    /// <summary>How many people were inside.</summary>
    public string People { get; init; } = "";

    /// <summary>When they were counted, as a time of the clock; the time of the visit when empty.</summary>
    public string CountedAt { get; init; } = "";

    /// <summary>Advice given, without names.</summary>
    public string Advice { get; init; } = "";

    /// <summary>The narrative; sealed.</summary>
    public string Note { get; init; } = "";

    /// <summary>When somebody should look again, as a date or <c>14</c> days after the visit written <c>+14</c>.</summary>
    public string FollowUp { get; init; } = "";
}

/// <summary>What somebody says of one condition, as typed.</summary>
/// <param name="Number">The condition's number on the licence.</param>
/// <param name="Said">What was found, and what was seen: <c>met</c>, <c>broken: no clicker at the door</c>; empty for not checked.</param>
public sealed record CheckDraft(string Number, string Said);

/// <summary>What a visit is checked against.</summary>
/// <param name="Venue">The venue as it stands.</param>
/// <param name="Reference">The lists of kinds, contacts and partners.</param>
/// <param name="Clock">The town's clock.</param>
/// <param name="Now">The time at which it is typed.</param>
/// <param name="Actor">The short name of the person at the desk.</param>
public sealed record VisitAgainst(Venue Venue, Reference Reference, NightClock Clock, Instant Now, string Actor)
{
    /// <summary>The earlier visit that is followed up, or none.</summary>
    public Visit? Follows { get; init; }

    /// <summary>The day it is by the local clock.</summary>
    public LocalDate Today => Clock.Local(Now).Date;
}

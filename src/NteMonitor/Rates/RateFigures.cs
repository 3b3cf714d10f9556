using NteMonitor.Venues;

namespace NteMonitor.Rates;

/// <summary>What figures about venues are asked for, as typed.</summary>
/// <param name="From">First night; 52 weeks before the last when not given.</param>
/// <param name="To">Last night, included; last night when not given.</param>
/// <param name="Window">Code of a named window; the town's first when not given, <c>all</c> for no limit.</param>
public sealed record RateAsk(string? From = null, string? To = null, string? Window = null)
{
    /// <summary>Codes or words of kinds of venue with commas between them, so that like is compared with like; every kind when not given.</summary>
    public string? Kinds { get; init; }
}

/// <summary>The nights, hours and kinds of venue of a figure.</summary>
/// <param name="Nights">The nights, first and last included.</param>
/// <param name="Window">The hours of the night.</param>
public sealed record RatePeriod(NightRange Nights, NamedWindow Window)
{
    /// <summary>The kinds of venue that are compared; all of them when empty.</summary>
    public IReadOnlyList<Term> Kinds { get; init; } = [];

    /// <summary>Whether a venue is of the kinds that are compared.</summary>
    public bool Takes(Venue venue) => Kinds.Count == 0 || Kinds.Any(k => k.Code == venue.Kind);
}

/// <summary>One venue in a period.</summary>
/// <param name="Venue">The venue as it is on file.</param>
/// <param name="Events">Events there, in the window.</param>
/// <param name="Exposure">How long it was open to how many, or none.</param>
/// <param name="WhyNone">Why there is none; empty where there is one.</param>
public sealed record VenueRate(Venue Venue, long Events, Exposure? Exposure, IReadOnlyList<Refusal> WhyNone)
{
    /// <summary>Its place among the others; none where it has no exposure.</summary>
    public FunnelPoint? Point { get; init; }

    /// <summary>Events over thousands of capacity-hours; none where there is no exposure.</summary>
    public Observed? Observed => Exposure is { } exposure ? new(Events, exposure.Thousands) : null;
}

/// <summary>Events that stand in no rate.</summary>
/// <param name="HourUnknown">At a venue on one of the nights, at an hour not known; 0 where the window is the whole day.</param>
/// <param name="OutsideWindow">At a venue on one of the nights, at another hour.</param>
/// <param name="MonthOnly">At a venue in a month that the nights touch, nothing more being known of the time.</param>
/// <param name="AtNoVenue">In the window, at a street place or at no place.</param>
/// <param name="WithoutRate">In the window, at a venue that has no rate.</param>
public sealed record LeftOut(long HourUnknown, long OutsideWindow, long MonthOnly, long AtNoVenue, long WithoutRate)
{
    /// <summary>At a venue in a month that the nights touch, at a time so loosely known that it may be of two nights.</summary>
    public long NightUnknown { get; init; }

    /// <summary>In the window, at a venue of another kind than those compared.</summary>
    public long OtherKinds { get; init; }
}

/// <summary>Every venue's figures in a period.</summary>
/// <param name="Period">Nights and hours.</param>
/// <param name="Venues">Every venue that was open or had an event, by name.</param>
/// <param name="Spread">All venues with a rate together.</param>
/// <param name="LeftOut">What stands in no rate.</param>
/// <param name="FirstEvent">The first night of the period with an event on file; none where there is no event.</param>
public sealed record RateFigures(RatePeriod Period, IReadOnlyList<VenueRate> Venues, Spread Spread, LeftOut LeftOut, Night? FirstEvent)
{
    /// <summary>The venues that have a rate, by name.</summary>
    public IReadOnlyList<VenueRate> Rated { get; } = [.. Venues.Where(v => v.Exposure is not null)];
}

/// <summary>A change at one venue, with what it was made from.</summary>
/// <param name="Venue">The venue.</param>
/// <param name="Before">All venues before.</param>
/// <param name="After">All venues after.</param>
/// <param name="Change">What is known of the change.</param>
public sealed record VenueChange(Venue Venue, RateFigures Before, RateFigures After, Change Change);

/// <summary>One venue's weeks.</summary>
/// <param name="Venue">The venue.</param>
/// <param name="Chart">Its weeks as they were watched; none where they cannot be.</param>
/// <param name="WhyNone">Why not; empty where they can.</param>
public sealed record VenueAlert(Venue Venue, AlertChart? Chart, string WhyNone);

/// <summary>Every venue's weeks.</summary>
/// <param name="Baseline">What is expected was learnt from these nights.</param>
/// <param name="Watched">The weeks that are watched.</param>
/// <param name="Venues">Every venue with a rate in the baseline, by name.</param>
public sealed record AlertFigures(RateFigures Baseline, NightRange Watched, IReadOnlyList<VenueAlert> Venues)
{
    /// <summary>How many venues would be expected to give an alert in these weeks with nothing changed anywhere.</summary>
    public double FalseAlarms => Venues.Sum(v => v.Chart?.FalseAlarm ?? 0);
}

/// <summary>Places and times to which incidents come back.</summary>
/// <param name="Figures">All venues in the period.</param>
/// <param name="Venue">The one venue whose hours these are; none for all.</param>
/// <param name="Places">How much happens at the few busiest venues.</param>
/// <param name="Times">Hours of the week that stand out.</param>
/// <param name="Events">Events whose hour is known, over which the hours were counted.</param>
/// <param name="Cells">How many hours of the week were looked at.</param>
public sealed record RepeatFigures(RateFigures Figures, Venue? Venue, IReadOnlyList<TopPlaces> Places, IReadOnlyList<RepeatTime> Times, long Events, int Cells);

using NodaTime;
using NteMonitor.Venues;

namespace NteMonitor.Rates;

/// <summary>A venue as the register had it from a date on.</summary>
/// <param name="From">The first evening for which it holds.</param>
/// <param name="Venue">Capacity and hours as they were then.</param>
public sealed record VenueFrom(LocalDate From, Venue Venue);

/// <summary>The hours of one night that are counted.</summary>
/// <param name="Night">The night.</param>
/// <param name="Hours">Its part that lies in the named window.</param>
/// <param name="IsPlain">Whether every day near it has 24 hours, so that the clock on the wall tells elapsed time.</param>
public sealed record NightHours(Night Night, Interval Hours, bool IsPlain);

/// <summary>How long a venue was open to how many people, night by night.</summary>
/// <param name="CapacityMinutes">Capacity times minutes open, one figure for each night asked for.</param>
/// <param name="OpenMinutes">Minutes open, elapsed time, over all nights.</param>
/// <param name="NightsOpen">Nights on which it was open at all.</param>
public sealed record Exposure(IReadOnlyList<long> CapacityMinutes, long OpenMinutes, int NightsOpen)
{
    /// <summary>The unit in which rates are printed: this many capacity-hours.</summary>
    public const int Unit = 1000;

    /// <summary>Whether the hours for the sale of alcohol stood in for opening hours that are not on file.</summary>
    public bool BySaleHours { get; init; }

    /// <summary>Whether capacity or hours on file changed within the period.</summary>
    public bool Changed { get; init; }

    /// <summary>Capacity times hours open.</summary>
    public double CapacityHours { get; } = CapacityMinutes.Sum() / 60.0;

    /// <summary>Thousands of capacity-hours, the exposure of every rate.</summary>
    public double Thousands => CapacityHours / Unit;

    /// <summary>Returns the thousands of capacity-hours of a run of nights within those asked for.</summary>
    /// <param name="first">The place of the first night, from 0.</param>
    /// <param name="count">How many nights.</param>
    public double ThousandsOf(int first, int count) => CapacityMinutes.Skip(first).Take(count).Sum() / 60.0 / Unit;
}

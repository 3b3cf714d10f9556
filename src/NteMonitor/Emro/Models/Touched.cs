using NteMonitor.Venues;

namespace NteMonitor.Emro.Models;

/// <summary>A venue in the area, with what the model needs beside its licence.</summary>
/// <param name="Venue">The venue as it is on file.</param>
/// <param name="Occupancy">Share of its capacity that is there in the hours removed, 0 to 1, or none when nobody said.</param>
/// <param name="Incidents">Incidents at it in the window of the order, over the baseline.</param>
/// <param name="RoomsOnly">Whether it sells in these hours only to people who stay there, in their rooms, which the order leaves alone.</param>
public sealed record InArea(Venue Venue, double? Occupancy, long Incidents, bool RoomsOnly);

/// <summary>What an order takes from one venue, over the days looked at.</summary>
/// <param name="Venue">The venue.</param>
/// <param name="SaleHours">Hours of sale removed.</param>
/// <param name="Days">Calendar days on which any are removed.</param>
/// <param name="CapacityHours">Those hours times the capacity, or none where the capacity is not on file.</param>
/// <param name="PatronHours">Capacity-hours times the occupancy, or none where that is not known.</param>
public sealed record TouchedVenue(InArea Venue, double SaleHours, int Days, double? CapacityHours, double? PatronHours)
{
    /// <summary>Whether it loses anything.</summary>
    public bool IsAffected => SaleHours > 0;
}

/// <summary>Who is touched by an order.</summary>
/// <param name="Venues">Every venue in the area, by name.</param>
/// <param name="Days">Calendar days with a period, in the days looked at.</param>
/// <param name="NotKnown">Venues whose hours for the sale of alcohol are not on file.</param>
public sealed record Touched(IReadOnlyList<TouchedVenue> Venues, int Days, IReadOnlyList<string> NotKnown)
{
    /// <summary>Venues that lose hours.</summary>
    public int Affected => Venues.Count(v => v.IsAffected);

    /// <summary>Venues that would lose hours although no incident in the window is on file for them.</summary>
    public int AffectedWithoutIncident => Venues.Count(v => v.IsAffected && v.Venue.Incidents == 0);

    /// <summary>Venues that the exemption for rooms takes out.</summary>
    public int Exempt => Venues.Count(v => v.Venue.RoomsOnly);

    /// <summary>Hours of sale removed, over all venues.</summary>
    public double SaleHours => Venues.Sum(v => v.SaleHours);

    /// <summary>Capacity-hours removed at the venues whose capacity is on file.</summary>
    public double CapacityHours => Venues.Sum(v => v.CapacityHours ?? 0);

    /// <summary>Patron-hours removed at the venues whose occupancy is known.</summary>
    public double PatronHours => Venues.Sum(v => v.PatronHours ?? 0);

    /// <summary>Affected venues that are in no figure of capacity-hours, because their capacity is not on file.</summary>
    public int WithoutCapacity => Venues.Count(v => v.IsAffected && v.CapacityHours is null);
}

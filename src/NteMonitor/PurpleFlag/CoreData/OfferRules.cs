using NodaTime;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.Venues;
using NteMonitor.Zones;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>Pure decisions about the composition of the offer.</summary>
public static class OfferRules
{
    /// <summary>What stands for hours or a capacity that are not on file.</summary>
    public const string NotKnown = "Not known";

    /// <summary>Bands of the hour at which something ends, in order; every end lies in one of them.</summary>
    public static readonly IReadOnlyList<string> EndBands = ["None that night", "To 23:00", "To 00:00", "To 01:00", "To 02:00", "To 03:00", "To 04:00", "After 04:00", "No end", NotKnown];

    /// <summary>Bands of capacity, in order; every venue lies in one of them.</summary>
    public static readonly IReadOnlyList<string> CapacityBands = ["To 99", "100 to 199", "200 to 499", "500 to 999", "1,000 and more", NotKnown];

    private const int LastEvening = 23, Dawn = 6, HoursOfDay = 24, FirstBand = 1, AfterFour = 7;

    /// <summary>Returns the venues of a boundary on a day.</summary>
    /// <param name="place">The place that applies.</param>
    /// <param name="venues">Every venue on file.</param>
    /// <param name="boundary">The boundary.</param>
    /// <param name="day">The day.</param>
    /// <source>docs/methods/purple-flag.md §10.</source>
    public static OfferFigures Of(string place, IReadOnlyList<Venue> venues, FlagBoundary boundary, LocalDate day)
    {
        var inside = venues.Where(v => v.Position is { } at && ZoneRules.Contains(boundary.Zone, at)).ToLookup(v => VenueRules.StatusOn(v, day));
        return new(place, day, boundary, [.. inside[VenueStatus.Open]])
        {
            Suspended = inside[VenueStatus.Suspended].Count(),
            Closed = inside[VenueStatus.Closed].Count(),
            NotPlaced = venues.Count(v => v.Position is null && VenueRules.StatusOn(v, day) == VenueStatus.Open),
            Kinds = [],
        };
    }

    /// <summary>Returns the band of an end: 02:00 belongs to <c>To 02:00</c>, 02:01 to the next.</summary>
    /// <source>docs/methods/purple-flag.md §10.</source>
    public static string BandOf(SaleEnd end) => end switch
    {
        SaleEnd.NotKnown => NotKnown,
        SaleEnd.NoSale => EndBands[0],
        SaleEnd.NeverEnds => EndBands[^2],
        SaleEnd.At(var clock) => EndBands[Math.Clamp(HourReached(clock) - LastEvening + FirstBand, FirstBand, AfterFour)],
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, "An unknown end."),
    };

    /// <summary>Returns the band of a capacity.</summary>
    /// <source>docs/methods/purple-flag.md §10.</source>
    public static string BandOf(int? capacity) => CapacityBands[capacity switch { null => 5, < 100 => 0, < 200 => 1, < 500 => 2, < 1000 => 3, _ => 4 }];

    /// <summary>The hour by which a clock reading is over, in hours after the evening's midnight: 23 for 23:00, 24 for 23:01 and for 00:00.</summary>
    private static int HourReached(LocalTime clock)
    {
        var minutes = (clock.Hour * 60) + clock.Minute + (clock.Hour < Dawn || clock == new LocalTime(Dawn, 0) ? HoursOfDay * 60 : 0);
        return (minutes + 59) / 60;
    }
}

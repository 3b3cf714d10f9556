using System.Globalization;
using NodaTime;

namespace NteMonitor.Venues;

/// <summary>When the sale of alcohol ends on a night.</summary>
public abstract record SaleEnd
{
    private SaleEnd() { }

    /// <summary>The venue's hours are not on file.</summary>
    public sealed record NotKnown : SaleEnd;

    /// <summary>It sells nothing on this night.</summary>
    public sealed record NoSale : SaleEnd;

    /// <summary>It sells on without an end through the night and the day after.</summary>
    public sealed record NeverEnds : SaleEnd;

    /// <summary>It ends at this time by the local clock: that evening's, or the next day's when it is at or after midnight.</summary>
    public sealed record At(LocalTime Clock) : SaleEnd;

    /// <summary>Returns the end in words for a table: <c>02:00</c>, <c>no end</c>, <c>no sale</c> or <c>-</c>.</summary>
    public sealed override string ToString() => this switch
    {
        At(var clock) => clock.ToString("HH:mm", CultureInfo.InvariantCulture),
        NeverEnds => "no end",
        NoSale => "no sale",
        _ => "-",
    };
}

/// <summary>Arithmetic of weekly hours, by the local clock.</summary>
public static class HoursRules
{
    /// <summary>Minutes of a week.</summary>
    public const int MinutesOfWeek = 7 * MinutesOfDay;

    private const int MinutesOfDay = 24 * 60;

    /// <summary>Where the small hours stop belonging to the night before, in minutes.</summary>
    private const int Dawn = 6 * 60;

    /// <summary>Returns when a stretch begins, in minutes after Monday 00:00: 0 to 10,079.</summary>
    /// <source>docs/methods/venues.md §3.</source>
    public static int StartOf(DayHours hours) => (((int)hours.Day - 1) * MinutesOfDay) + Minutes(hours.From);

    /// <summary>Returns how long a stretch is by the clock, in minutes: 1 to 1,440; an end at or before its beginning is the next day's.</summary>
    /// <source>docs/methods/venues.md §3.</source>
    public static int MinutesOf(DayHours hours) =>
        Minutes(hours.To) - Minutes(hours.From) + (hours.To <= hours.From ? MinutesOfDay : 0);

    /// <summary>Whether a clock reading lies in weekly hours; the first minute is in, the end is not.</summary>
    /// <source>docs/methods/venues.md §3.</source>
    public static bool Contains(IEnumerable<DayHours> hours, LocalDateTime local)
    {
        var minute = (((int)local.DayOfWeek - 1) * MinutesOfDay) + Minutes(local.TimeOfDay);
        return hours.Any(h => (minute - StartOf(h) + MinutesOfWeek) % MinutesOfWeek < MinutesOf(h));
    }

    /// <summary>Returns when the hours of one night end.</summary>
    /// <remarks>
    /// The night's hours are those that begin on its evening's own day, except what ends by 06:00 that morning, which was the
    /// night before's. Hours that begin at the very minute at which others end go on with them, so a register that writes Friday
    /// 10:00-24:00 and Saturday 00:00-02:00 ends Friday night at 02:00. What is written for the small hours alone, Saturday
    /// 00:00-04:00, is Friday night's in any case.
    /// </remarks>
    /// <source>Licensing Act 2003 s.17(4): the times during which alcohol may be sold; docs/methods/venues.md §3.</source>
    public static SaleEnd EndOn(IReadOnlyList<DayHours> hours, IsoDayOfWeek evening)
    {
        if (hours.Count == 0)
        {
            return new SaleEnd.NotKnown();
        }

        var stretches = hours.Select(h => After(h, evening)).ToList();
        var own = stretches.Where(s => s.Start < MinutesOfDay ? s.End > Dawn : s.Start < MinutesOfDay + Dawn && s.End <= MinutesOfDay + Dawn)
            .Select(s => s.End).ToList();
        if (own.Count == 0)
        {
            return new SaleEnd.NoSale();
        }

        var end = own.Max();
        while (end < 2 * MinutesOfDay && stretches.Where(s => s.Start == end).Select(s => (int?)s.End).Max() is { } later)
        {
            end = later;
        }

        return end >= 2 * MinutesOfDay ? new SaleEnd.NeverEnds() : new SaleEnd.At(Clock(end));
    }

    /// <summary>Returns a stretch in minutes after the evening's own midnight, of this week.</summary>
    private static (int Start, int End) After(DayHours hours, IsoDayOfWeek evening)
    {
        var start = ((((int)hours.Day - (int)evening + 7) % 7) * MinutesOfDay) + Minutes(hours.From);
        return (start, start + MinutesOf(hours));
    }

    private static LocalTime Clock(int minutes) => LocalTime.FromMinutesSinceMidnight(minutes % MinutesOfDay);

    private static int Minutes(LocalTime time) => (time.Hour * 60) + time.Minute;
}

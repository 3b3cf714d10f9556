using NodaTime;
using NteMonitor.Emro.Law;
using NteMonitor.Venues;

namespace NteMonitor.Emro.Models;

/// <summary>Who would lose hours, and how many.</summary>
public static class TouchRules
{
    /// <summary>Returns what an order takes from each venue over some days: elapsed hours, so that a night of the clock change has one more or one less.</summary>
    /// <param name="venues">The venues of the area.</param>
    /// <param name="rules">The order's periods by calendar day.</param>
    /// <param name="days">The first day and the last, included.</param>
    /// <param name="clock">The town's clock.</param>
    /// <remarks>On 1 January what is sold for consumption there is left alone; as the register does not say which venues sell to take away only, no hours of that day are counted.</remarks>
    /// <source>Licensing Act 2003 s.172A; SI 2012/2551 for rooms and New Year's Day; docs/methods/emro.md §3.</source>
    public static Touched Measure(IReadOnlyList<InArea> venues, IReadOnlyList<DayRule> rules, DateInterval days, NightClock clock)
    {
        var periods = days.Where(d => d is not { Month: 1, Day: 1 })
            .SelectMany(d => rules.Where(r => r.Day == d.DayOfWeek).Select(r => (Date: d, Span: Span(d + r.Start, d + r.End, clock)))).ToList();
        return new(
            [.. venues.OrderBy(v => v.Venue.Name, StringComparer.Ordinal).Select(v => Of(v, periods, clock))],
            periods.Select(p => p.Date).Distinct().Count(),
            [.. venues.Where(v => v.Venue.SaleHours.Count == 0).Select(v => v.Venue.Name).Order(StringComparer.Ordinal)]);
    }

    private static TouchedVenue Of(InArea venue, List<(LocalDate Date, Interval Span)> periods, NightClock clock)
    {
        var removed = venue.RoomsOnly ? [] : periods.Select(p => (p.Date, Hours: Sold(venue.Venue, p.Date, p.Span, clock).TotalHours)).Where(p => p.Hours > 0).ToList();
        var hours = removed.Sum(r => r.Hours);
        var capacity = venue.Venue.Capacity is { } people ? people * hours : (double?)null;
        return new(venue, hours, removed.Select(r => r.Date).Distinct().Count(), capacity, capacity * venue.Occupancy);
    }

    /// <summary>Hours of sale that lie in a period: those that began on its day and on the day before, overlapping ones once.</summary>
    private static Duration Sold(Venue venue, LocalDate date, Interval period, NightClock clock)
    {
        var (total, until) = (Duration.Zero, period.Start);
        var stretches = new[] { date.PlusDays(-1), date }
            .SelectMany(d => venue.SaleHours.Where(h => h.Day == d.DayOfWeek && VenueRules.StatusOn(venue, d) == VenueStatus.Open)
                .Select(h => Span(d + h.From, (h.To <= h.From ? d.PlusDays(1) : d) + h.To, clock)));
        foreach (var stretch in stretches.OrderBy(s => s.Start))
        {
            var (from, to) = (Instant.Max(stretch.Start, until), Instant.Min(stretch.End, period.End));
            if (to > from)
            {
                (total, until) = (total + (to - from), to);
            }
        }

        return total;
    }

    private static Interval Span(LocalDateTime from, LocalDateTime to, NightClock clock) => new(clock.First(from), Instant.Max(clock.First(from), clock.Last(to)));
}

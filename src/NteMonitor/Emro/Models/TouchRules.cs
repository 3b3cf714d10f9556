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
            .SelectMany(d => rules.Index().Where(r => r.Item.Day == d.DayOfWeek).Select(r => new Period(d, r.Index, Span(d + r.Item.Start, d + r.Item.End, clock), IsOrdinary(d, clock)))).ToList();
        return new(
            [.. venues.OrderBy(v => v.Venue.Name, StringComparer.Ordinal).Select(v => Of(v, periods, clock))],
            periods.Select(p => p.Date).Distinct().Count(),
            [.. venues.Where(v => v.Venue.SaleHours.Count == 0).Select(v => v.Venue.Name).Order(StringComparer.Ordinal)]);
    }

    private static TouchedVenue Of(InArea venue, List<Period> periods, NightClock clock)
    {
        var (hours, removedOn, last) = (0.0, 0, (LocalDate?)null);
        foreach (var (date, sold) in venue.RoomsOnly || venue.Venue.SaleHours.Count == 0 ? [] : Removed(venue.Venue, periods, clock).Where(p => p.Hours > 0))
        {
            hours += sold;
            removedOn += date == last ? 0 : 1;
            last = date;
        }

        var capacity = venue.Venue.Capacity is { } people ? people * hours : (double?)null;
        return new(venue, hours, removedOn, capacity, capacity * venue.Occupancy);
    }

    /// <summary>Hours removed in each period. Ordinary days of one rule are alike, so they are measured once for each status of the venue: a year of two hundred venues has to be there while a key is pressed.</summary>
    private static IEnumerable<(LocalDate Date, double Hours)> Removed(Venue venue, List<Period> periods, NightClock clock)
    {
        Dictionary<(int Rule, VenueStatus Before, VenueStatus On), double> alike = [];
        foreach (var period in periods)
        {
            if (!period.IsOrdinary)
            {
                yield return (period.Date, Sold(venue, period.Date, period.Span, clock).TotalHours);
                continue;
            }

            var key = venue.Statuses.Count == 0
                ? (period.Rule, VenueStatus.Open, VenueStatus.Open)
                : (period.Rule, VenueRules.StatusOn(venue, period.Date.PlusDays(-1)), VenueRules.StatusOn(venue, period.Date));
            if (!alike.TryGetValue(key, out var hours))
            {
                alike[key] = hours = Sold(venue, period.Date, period.Span, clock).TotalHours;
            }

            yield return (period.Date, hours);
        }
    }

    /// <summary>Whether the clock changes neither on a day nor on the day before.</summary>
    private static bool IsOrdinary(LocalDate date, NightClock clock) =>
        clock.First(date.PlusDays(1).AtMidnight()) - clock.First(date.PlusDays(-1).AtMidnight()) == Duration.FromHours(48);

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

    private sealed record Period(LocalDate Date, int Rule, Interval Span, bool IsOrdinary);
}

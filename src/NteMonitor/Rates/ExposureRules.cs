using NodaTime;
using NteMonitor.Venues;

namespace NteMonitor.Rates;

/// <summary>Capacity-hours open: what incidents at a venue are set against.</summary>
public static class ExposureRules
{
    /// <summary>Returns the hours of each night that a named window counts.</summary>
    /// <source>docs/methods/rates.md §2.</source>
    public static IReadOnlyList<NightHours> Nights(NightRange nights, NamedWindow window, NightClock clock) =>
        [.. Enumerable.Range(0, nights.Count).Select(nights.First.Plus).Select(n => new NightHours(n, window.On(n, clock), IsPlain(n, clock)))];

    /// <summary>Returns how long a venue was open to how many people, or every reason why that cannot be told.</summary>
    /// <param name="history">The venue as the register had it, by date; the last one's statuses hold.</param>
    /// <param name="nights">The hours that count.</param>
    /// <param name="clock">The town's clock.</param>
    /// <source>docs/methods/rates.md §2.</source>
    public static Outcome<Exposure> Of(IReadOnlyList<VenueFrom> history, IReadOnlyList<NightHours> nights, NightClock clock)
    {
        var terms = Terms(history);
        var now = terms[^1].Venue;
        List<Refusal> reasons = [];
        if (terms.All(t => t.Venue.Capacity is null or <= 0))
        {
            reasons.Add(new("capacity", now.Capacity is null ? $"{now.Name} has no capacity on file." : $"{now.Name} has a capacity of {now.Capacity} on file.",
                "Put the licensed capacity on file: `nte venue amend`."));
        }

        if (terms.All(t => Hours(t.Venue).Count == 0))
        {
            reasons.Add(new("openingHours", $"{now.Name} has neither opening hours nor hours for the sale of alcohol on file.", "Put them on file: `nte venue amend`."));
        }

        if (reasons.Count > 0)
        {
            return new Outcome<Exposure>.Refused(reasons);
        }

        var exposure = Sum(terms, nights, clock);
        return exposure.CapacityHours > 0
            ? Outcome.Done(exposure)
            : Outcome.Refused<Exposure>("period", $"{now.Name} was not open in these hours of these nights, as far as its hours, status and capacity on file tell.", "Ask for another period or window, or look at its hours.");
    }

    /// <summary>What was not known once and is known later was the same before, as far as anybody can tell.</summary>
    private static List<VenueFrom> Terms(IReadOnlyList<VenueFrom> history)
    {
        List<VenueFrom> terms = [.. history.OrderBy(h => h.From)];
        var statuses = terms[^1].Venue.Statuses;
        for (var i = terms.Count - 1; i >= 0; i--)
        {
            var (venue, later) = (terms[i].Venue, i + 1 < terms.Count ? terms[i + 1].Venue : terms[i].Venue);
            var filled = venue with { Statuses = statuses, Capacity = venue.Capacity is > 0 ? venue.Capacity : later.Capacity };
            terms[i] = terms[i] with { Venue = Hours(venue).Count > 0 ? filled : filled with { OpeningHours = later.OpeningHours, SaleHours = later.SaleHours } };
        }

        return terms;
    }

    private static IReadOnlyList<DayHours> Hours(Venue venue) => venue.OpeningHours.Count > 0 ? venue.OpeningHours : venue.SaleHours;

    private static Exposure Sum(List<VenueFrom> terms, IReadOnlyList<NightHours> nights, NightClock clock)
    {
        var (open, capacities) = (new long[nights.Count], new long[nights.Count]);
        Dictionary<(int, IsoDayOfWeek), long> plain = [];
        HashSet<int> used = [];
        for (var i = 0; i < nights.Count; i++)
        {
            var night = nights[i];
            var at = Math.Max(0, terms.Count(t => t.From <= night.Night.Evening) - 1);
            var venue = terms[at].Venue;
            used.Add(at);
            if (!night.IsPlain || HasClosedDay(venue, night, clock))
            {
                open[i] = Minutes(venue, night, clock);
            }
            else if (!plain.TryGetValue((at, night.Night.Weekday), out open[i]))
            {
                open[i] = plain[(at, night.Night.Weekday)] = Minutes(venue, night, clock);
            }

            capacities[i] = open[i] * Math.Max(0, venue.Capacity ?? 0);
        }

        return new(capacities, open.Sum(), open.Count(m => m > 0))
        {
            BySaleHours = used.Any(t => terms[t].Venue.OpeningHours.Count == 0),
            Changed = used.Select(t => (terms[t].Venue.Capacity, HoursText.Write(Hours(terms[t].Venue)))).Distinct().Count() > 1,
        };
    }

    /// <summary>Returns the minutes of one night's window in which the venue was open: elapsed time, overlapping stretches once.</summary>
    private static long Minutes(Venue venue, NightHours night, NightClock clock)
    {
        var (total, until) = (Duration.Zero, night.Hours.Start);
        foreach (var (start, end) in Stretches(venue, night, clock).OrderBy(s => s.Start))
        {
            var (from, to) = (Instant.Max(start, until), Instant.Min(end, night.Hours.End));
            if (to > from)
            {
                (total, until) = (total + (to - from), to);
            }
        }

        return (long)total.TotalMinutes;
    }

    /// <summary>Stretches of every date that the night touches and of the date before, cut where a date is not an open one.</summary>
    private static IEnumerable<(Instant Start, Instant End)> Stretches(Venue venue, NightHours night, NightClock clock)
    {
        var (first, last) = (clock.Local(night.Hours.Start).Date.PlusDays(-1), clock.Local(night.Hours.End).Date);
        for (var date = first; date <= last; date = date.PlusDays(1))
        {
            foreach (var hours in Hours(venue).Where(h => h.Day == date.DayOfWeek))
            {
                var (start, midnight) = (clock.First(date + hours.From), clock.First(date.PlusDays(1).AtMidnight()));
                var end = clock.Last((hours.To <= hours.From ? date.PlusDays(1) : date) + hours.To);
                if (VenueRules.StatusOn(venue, date) == VenueStatus.Open)
                {
                    yield return (start, Instant.Min(end, midnight));
                }

                if (end > midnight && VenueRules.StatusOn(venue, date.PlusDays(1)) == VenueStatus.Open)
                {
                    yield return (midnight, end);
                }
            }
        }
    }

    private static bool HasClosedDay(Venue venue, NightHours night, NightClock clock)
    {
        var first = clock.Local(night.Hours.Start).Date.PlusDays(-1);
        return venue.Statuses.Count > 0 && Enumerable.Range(0, 4).Any(d => VenueRules.StatusOn(venue, first.PlusDays(d)) != VenueStatus.Open);
    }

    private static bool IsPlain(Night night, NightClock clock) =>
        clock.First(night.Evening.PlusDays(3).AtMidnight()) - clock.First(night.Evening.PlusDays(-1).AtMidnight()) == Duration.FromDays(4);
}

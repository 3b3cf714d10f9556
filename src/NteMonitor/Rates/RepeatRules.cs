using NodaTime;

namespace NteMonitor.Rates;

/// <summary>Places and times to which incidents come back, beside what chance would give.</summary>
public static class RepeatRules
{
    /// <summary>The fewest events with which a place or an hour is put before others.</summary>
    public const int LeastEvents = 5;

    /// <summary>Returns how much happened at the places with most events, beside the same of a town where all are alike for their exposure.</summary>
    /// <param name="places">Every place with its exposure, those without events too.</param>
    /// <param name="counts">How many places to take: 1, 3, 5, 10; those that are more than there are places are left out.</param>
    /// <source>Farrell and Pease, Once Bitten, Twice Bitten, Home Office 1993; docs/methods/rates.md §6.</source>
    public static IReadOnlyList<TopPlaces> Top(IReadOnlyList<Observed> places, IReadOnlyList<int> counts)
    {
        var rate = places.Sum(p => p.Events) / places.Sum(p => p.Exposure);
        var expected = places.Select(p => p.Exposure * rate).ToList();
        var busiest = places.Select(p => p.Events).OrderDescending().ToList();
        return [.. counts.Where(k => k < places.Count).Select(k => new TopPlaces(k, busiest.Take(k).Sum(), ByChance(expected, k)))];
    }

    /// <summary>Returns how many events the busiest few of several places have on average, where each has its own mean and nothing but chance is at work.</summary>
    /// <remarks>The sum of the greatest k counts is, over every level x, the lesser of k and the number of places with more than x.</remarks>
    /// <source>docs/methods/rates.md §6.</source>
    public static double ByChance(IReadOnlyList<double> expected, int places)
    {
        var (sum, level) = (0.0, 0L);
        while (true)
        {
            // How many places lie above this level: the chance of each number under k, and of k or more.
            var above = new double[places + 1];
            above[0] = 1;
            foreach (var chance in expected.Select(e => PoissonRules.AtLeast(level + 1, e)))
            {
                above[places] += above[places - 1] * chance;
                for (var n = places - 1; n >= 0; n--)
                {
                    above[n] = (above[n] * (1 - chance)) + (n > 0 ? above[n - 1] * chance : 0);
                }
            }

            var here = above.Select((chance, n) => n * chance).Sum();
            sum += here;
            level++;
            if (here < 1e-9 && level > expected.DefaultIfEmpty(0).Max())
            {
                return sum;
            }
        }
    }

    /// <summary>Returns the hours of the week that have more than an even spread would give, the surest first.</summary>
    /// <remarks>None with fewer than <see cref="LeastEvents"/> events; ordered by the shrunk ratio, never by the count.</remarks>
    /// <source>docs/methods/rates.md §7.</source>
    public static IReadOnlyList<RepeatTime> Times(IReadOnlyList<TimeCell> cells)
    {
        List<TimeCell> open = [.. cells.Where(c => c.Hours > 0)];
        if (open.Sum(c => c.Events) == 0)
        {
            return [];
        }

        var observed = open.Select(c => new Observed(c.Events, c.Hours)).ToList();
        var spread = FunnelRules.SpreadOf(observed);
        var confidence = 1 - ((1 - PoissonRules.Usual) / open.Count);
        return [.. open.Select((cell, i) => Time(cell, FunnelRules.Point(observed[i], spread), confidence))
            .Where(t => t.Cell.Events >= LeastEvents && t.Interval.Low > 1)
            .OrderByDescending(t => t.Shrunk).ThenBy(t => t.Cell.Weekday).ThenBy(t => t.Cell.Hour)];
    }

    /// <summary>Returns the hours of the week that a run of nights has within a window, elapsed time, 7 weekdays by 24 hours of the clock.</summary>
    /// <param name="nights">The hours that count.</param>
    /// <param name="clock">The town's clock.</param>
    /// <source>docs/methods/rates.md §7.</source>
    public static double[,] HoursOf(IReadOnlyList<NightHours> nights, NightClock clock)
    {
        var hours = new double[7, 24];
        foreach (var night in nights)
        {
            for (var at = night.Hours.Start; at < night.Hours.End;)
            {
                var local = clock.Local(at);
                var end = Instant.Min(at + Duration.FromMinutes(60 - local.Minute), night.Hours.End);
                hours[(int)night.Night.Weekday - 1, local.Hour] += (end - at).TotalHours;
                at = end;
            }
        }

        return hours;
    }

    private static RepeatTime Time(TimeCell cell, FunnelPoint point, double confidence) =>
        new(cell, point.Expected, PoissonRules.OfCount(cell.Events, confidence).Times(1 / point.Expected), point.Shrunk ?? point.Ratio ?? 1);
}

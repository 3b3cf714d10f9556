namespace NteMonitor.Rates;

/// <summary>Sets every venue's weeks against what was to be expected of them.</summary>
internal static class AlertSheet
{
    /// <summary>Returns the sheet.</summary>
    /// <param name="baseline">What is expected is learnt from this.</param>
    /// <param name="during">The weeks that are watched.</param>
    /// <param name="byNight">Events of each venue by night of those weeks.</param>
    public static AlertFigures Of(RateFigures baseline, RateFigures during, ILookup<Guid, (Night Night, long Count)> byNight)
    {
        var first = during.Period.Nights.First;
        var weeks = during.Period.Nights.Count / 7;
        var now = during.Rated.ToDictionary(v => v.Venue.Id);
        List<(VenueRate Before, long[] Events, double[] Open)> venues = [.. baseline.Rated.Where(v => now.ContainsKey(v.Venue.Id)).Select(v => (v,
            Weekly(byNight[v.Venue.Id], first, weeks), Enumerable.Range(0, weeks).Select(w => now[v.Venue.Id].Exposure!.ThousandsOf(7 * w, 7)).ToArray()))];
        var rate = baseline.Spread.Together.Rate;
        double[] expected = [.. Enumerable.Range(0, weeks).Select(w => venues.Sum(v => Own(v.Before, rate) * v.Open[w]))];
        long[] events = [.. Enumerable.Range(0, weeks).Select(w => venues.Sum(v => v.Events[w]))];
        return new(baseline, during.Period.Nights, [.. venues.Select(v => Alert(v.Before, [.. Enumerable.Range(0, weeks).Select(w =>
        {
            var mine = Own(v.Before, rate) * v.Open[w];
            var (others, theirs) = (expected[w] - mine, events[w] - v.Events[w]);
            return new WeekOfEvents(first.Plus(7 * w), v.Events[w], mine * (others > 0 ? theirs / others : 1));
        })], baseline.Spread))]);
    }

    private static double Own(VenueRate venue, double rate) => (venue.Point!.Shrunk ?? 0) * rate;

    private static VenueAlert Alert(VenueRate venue, IReadOnlyList<WeekOfEvents> weeks, Spread spread)
    {
        var mean = weeks.Count == 0 ? 0 : weeks.Average(w => w.Expected);
        return !spread.Compares ? new(venue.Venue, null, $"Fewer than {Spread.LeastVenues} venues, or no events, to learn from.")
            : mean < AlertRules.LeastExpected ? new(venue.Venue, null, "Too few events are to be expected for a weekly watch.")
            : new(venue.Venue, AlertRules.Watch(AlertRules.Plan(mean), weeks), "");
    }

    private static long[] Weekly(IEnumerable<(Night Night, long Count)> nights, Night first, int weeks)
    {
        var sums = new long[weeks];
        foreach (var (night, count) in nights)
        {
            sums[(new NightRange(first, night).Count - 1) / 7] += count;
        }

        return sums;
    }
}

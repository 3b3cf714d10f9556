using NteMonitor.Documents;

namespace NteMonitor.Rates;

/// <summary>Which venues stand out, as part of a report: the reason for the order, the funnel, the figures, what is in none of them.</summary>
public static class RateSection
{
    private const int Stations = 80;

    /// <summary>Returns the part on venues.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="order">In which order venues stand.</param>
    /// <param name="source">Where the figures come from, as tables print it.</param>
    public static IEnumerable<Part> Of(RateFigures figures, RateOrder order, string source)
    {
        yield return new Heading(2, "Which venues stand out");
        yield return new Paragraph($"{RateText.Period(figures.Period)}. {RateText.Together(figures)} {(order == RateOrder.Name ? RateText.WhyByName : RateText.WhyByEvidence)}");
        if (figures.Rated.Count > 0)
        {
            yield return new Paragraph(RateText.Limits(figures));
            foreach (var part in Outside(figures))
            {
                yield return part;
            }

            if (figures.Spread.Compares)
            {
                yield return Chart(figures);
            }

            var ordered = RateRules.Ordered(figures.Rated, order);
            yield return Funnel(figures, ordered, source);
            yield return Rates(ordered, source);
        }

        if (figures.Venues.Count > figures.Rated.Count)
        {
            yield return new Table("no-rate", "Venues that have no rate", [new("Venue"), Column.Figures("Events"), new("Why")],
                [.. figures.Venues.Where(v => v.Exposure is null).Select(v => new Row([v.Venue.Name, v.Events, string.Join(" ", v.WhyNone.Select(w => w.Message))]))]);
        }

        foreach (var note in RateText.Notes(figures))
        {
            yield return new Note(Note.Data, note);
        }
    }

    /// <summary>Returns the funnel as a chart.</summary>
    public static FunnelChart Chart(RateFigures figures)
    {
        var spread = figures.Spread;
        var widest = figures.Rated.Max(v => v.Point!.Expected) * 1.05;
        var outside = figures.Rated.Count(IsOutside);
        return new("funnel", "Venues over what is expected of them",
            $"{outside} of {RateText.Count(figures.Rated.Count, "venue")} {(outside == 1 ? "lies" : "lie")} outside the 95 % limits. The table of observed and expected events has every figure.",
            [.. figures.Rated.Select(v => new FunnelMark(v.Venue.Name, Round(v.Point!.Expected), Round(v.Point.Ratio ?? 0), FunnelRules.Words(v.Point.Class)) { IsOutside = IsOutside(v) })],
            [Limits("95 % limits", FunnelRules.Tail95), Limits("99.8 % limits", FunnelRules.Tail998)])
        {
            Across = "Expected events",
            Up = "Observed over expected",
            Places = 2,
        };

        FunnelLimits Limits(string name, double tail) => new(name, [.. Enumerable.Range(1, Stations).Select(i =>
        {
            // Closer together on the left, where the lines bend.
            var expected = widest * i * i / (Stations * Stations);
            var (low, high) = FunnelRules.Line(expected, spread.Between, tail);
            return new FunnelStation(Round(expected), Round(low / expected), Round(high / expected));
        })]);
    }

    /// <summary>Returns every figure of every venue with a rate, for a spreadsheet.</summary>
    public static Table Sheet(RateFigures figures, RateOrder order) => new("rates", "Venues and their rates",
        [
            new("Venue"), Column.Figures("Events"), Column.Figures("Capacity-hours", "thousands"), Column.Figures("Per 1,000 capacity-hours"), Column.Figures("Low 95 %"), Column.Figures("High 95 %"),
            Column.Figures("Expected"), Column.Figures("Ratio"), Column.Figures("Ratio low 95 %"), Column.Figures("Ratio high 95 %"), Column.Figures("Chance from"), Column.Figures("Chance to"), new("Standing"), Column.Figures("Shrunk ratio"), new("Remark"),
        ],
        [.. RateRules.Ordered(figures.Venues, order).Select(Full)]);

    private static Row Full(VenueRate rate)
    {
        if (rate is not { Observed: { } observed, Point: { } point })
        {
            Cell none = new Cell.Blank("the venue has no rate", "");
            return new([rate.Venue.Name, rate.Events, .. Enumerable.Repeat(none, 10), "no rate", none, string.Join(" ", rate.WhyNone.Select(w => w.Message))]);
        }

        var interval = PoissonRules.OfRate(observed);
        var compared = point.Class is not null;
        return new(
        [
            rate.Venue.Name, rate.Events, Real(observed.Exposure, 3), Real(observed.Rate, 3), Real(interval.Low, 3), Real(interval.High, 3),
            Real(point.Expected, 2), Real(point.Ratio ?? 0, 3), Real(point.Interval.Low, 3), Real(point.Interval.High, 3),
            compared ? (long)point.Chance95.Low : "", compared ? (long)point.Chance95.High : "", FunnelRules.Words(point.Class), compared ? Real(point.Shrunk!.Value, 3) : "",
            string.Join(", ", new[] { rate.Exposure!.BySaleHours ? "hours for the sale of alcohol" : "", rate.Exposure.Changed ? "capacity or hours changed" : "" }.Where(r => r.Length > 0)),
        ]);
    }

    private static IEnumerable<Part> Outside(RateFigures figures)
    {
        List<VenueRate> above = [.. figures.Rated.Where(v => v.Point!.Class is FunnelClass.Above or FunnelClass.FarAbove)];
        List<string> below = [.. figures.Rated.Where(v => v.Point!.Class is FunnelClass.Below or FunnelClass.FarBelow).Select(v => v.Venue.Name)];
        yield return above.Count > 0 ? new Bullets([.. above.Select(RateText.StandsOut)])
            : new Paragraph(figures.Spread.Compares ? "No venue lies above the limits." : "No venue is compared with the others.");
        if (below.Count > 0)
        {
            yield return new Paragraph($"Below the limits, by chance, by merit or by not reporting: {string.Join(", ", below)}.");
        }
    }

    private static Table Funnel(RateFigures figures, IReadOnlyList<VenueRate> ordered, string source) => new("funnel-figures", "Observed and expected events",
        [new("Venue"), Column.Figures("Events"), Column.Figures("Expected"), Column.Figures("Ratio"), new("95 % interval"), new("Standing")],
        [.. ordered.Select(v => new Row(
        [
            v.Venue.Name, v.Events, Real(v.Point!.Expected, 1), v.Point.Ratio is { } ratio ? Real(ratio, 2) : new Cell.Blank("nothing is expected", "-"),
            v.Point.Ratio is null ? "-" : RateText.Interval(v.Point.Interval), FunnelRules.Words(v.Point.Class),
        ])),
        new(["All", figures.Spread.Together.Events, Real(figures.Spread.Together.Events, 1), Real(1, 2), "", ""]) { IsTotal = true }])
    { Source = source };

    private static Table Rates(IReadOnlyList<VenueRate> ordered, string source) => new("venue-rates", "Events per 1,000 capacity-hours open",
        [new("Venue"), Column.Figures("Hours open"), Column.Figures("Capacity-hours", "thousands"), Column.Figures("Events"), Column.Figures("Per 1,000"), new("95 % interval")],
        [.. ordered.Select(v => new Row(
        [
            RateText.Name(v), Real(v.Exposure!.OpenMinutes / 60.0, 1), Real(v.Exposure.Thousands, 1), v.Events, Real(v.Observed!.Value.Rate, 3), RateText.Interval(PoissonRules.OfRate(v.Observed.Value)),
        ]))])
    { Source = source };

    private static bool IsOutside(VenueRate rate) => rate.Point?.Class is not (null or FunnelClass.Inside);

    private static Cell.Measure Real(double figure, int places) => new(Round(figure), places);

    private static decimal Round(double figure) => Math.Round((decimal)Math.Min(figure, 1e12), 6, MidpointRounding.AwayFromZero);
}

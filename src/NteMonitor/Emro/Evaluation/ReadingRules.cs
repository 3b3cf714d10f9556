namespace NteMonitor.Emro.Evaluation;

/// <summary>One way of reading the same counts.</summary>
/// <param name="Design">What is compared: <c>totals</c>, <c>series</c> or <c>series with control</c>.</param>
/// <param name="Model">How counts are taken to vary.</param>
/// <param name="Effect">The rate ratio that this reading calls the order's, or none where it cannot be had.</param>
/// <param name="Why">Why it cannot be had; empty when it can.</param>
public sealed record Reading(string Design, CountModel Model, FittedTerm? Effect, IReadOnlyList<Refusal> Why)
{
    /// <summary>Whether this is the reading that was chosen before anybody looked.</summary>
    public bool IsChosen { get; init; }
}

/// <summary>Sets every usual reading of one set of counts side by side, since each alone would make a different case.</summary>
public static class ReadingRules
{
    /// <summary>The name of the design that compares totals.</summary>
    public const string Totals = "totals";

    private static readonly CountModel[] Models = [CountModel.Poisson, CountModel.QuasiPoisson, CountModel.NegativeBinomial];

    /// <summary>Returns the readings: totals, the series alone and the series with its control, by each model.</summary>
    /// <param name="series">The series of both areas.</param>
    /// <param name="model">The model chosen, whose harmonics and period all others share.</param>
    /// <param name="choice">The design chosen: <see cref="Totals"/>, or none for the series.</param>
    /// <source>docs/methods/emro-evaluation.md §8.</source>
    public static IReadOnlyList<Reading> Of(TwoSeries series, SeriesModel model, string? choice = null)
    {
        var chosen = choice ?? (series.Control.Count > 0 ? "series with control" : "series");
        var counts = Counts(series);
        List<Reading> readings = [OfTotals(counts, CountModel.Poisson, 1), OfTotals(counts, CountModel.QuasiPoisson, null)];
        readings.AddRange(Models.Select(m => OfSeries("series", new(series.Treated, []), model with { Model = m })));
        readings.AddRange(series.Control.Count == 0 ? [] : Models.Select(m => OfSeries("series with control", series, model with { Model = m })));
        return [.. readings.Select(r => r with { IsChosen = r.Design == chosen && r.Model == model.Model })];
    }

    /// <summary>Returns the readings of counts before and after, the totals chosen; with the series beside them where every period has its time.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="phi">A dispersion known from elsewhere, or none.</param>
    /// <source>docs/methods/emro-evaluation.md §8.</source>
    public static IReadOnlyList<Reading> Of(BeforeAfter counts, double? phi)
    {
        IReadOnlyList<SeriesPoint> Points(IReadOnlyList<CountOver> before, IReadOnlyList<CountOver> after) =>
            [.. before.Select(c => new SeriesPoint(c.Time ?? 0, c.Count, c.Exposure, false)), .. after.Select(c => new SeriesPoint(c.Time ?? 0, c.Count, c.Exposure, true))];
        IReadOnlyList<CountOver>[] cells = [counts.TreatedBefore, counts.TreatedAfter, counts.ControlBefore, counts.ControlAfter];
        var isTimed = cells.SelectMany(c => c).All(c => c.Time is not null);

        // With one period in each cell there is nothing to take a dispersion from, so that chance alone is allowed for.
        var chosen = OfTotals(counts, phi is null && cells.All(c => c.Count < 2) ? CountModel.Poisson : CountModel.QuasiPoisson, phi);
        IEnumerable<Reading> others = isTimed
            ? Of(new TwoSeries(Points(counts.TreatedBefore, counts.TreatedAfter), Points(counts.ControlBefore, counts.ControlAfter)), new(CountModel.QuasiPoisson), "").Where(r => r.Design != Totals)
            : [];
        return [.. chosen.Model == CountModel.Poisson ? (Reading[])[] : [OfTotals(counts, CountModel.Poisson, 1)], chosen with { IsChosen = true }, .. others];
    }

    /// <summary>Returns a series as counts before and after, each period with its time.</summary>
    /// <source>docs/methods/emro-evaluation.md §8.</source>
    public static BeforeAfter Counts(TwoSeries series)
    {
        return new(Of(series.Treated, false), Of(series.Treated, true)) { ControlBefore = Of(series.Control, false), ControlAfter = Of(series.Control, true) };

        static IReadOnlyList<CountOver> Of(IReadOnlyList<SeriesPoint> points, bool after) =>
            [.. points.Where(p => p.After == after).OrderBy(p => p.Time).Select(p => new CountOver(p.Count, p.Exposure) { Time = p.Time })];
    }

    /// <summary>Returns what a model is called in options and figures.</summary>
    /// <source>docs/methods/emro-evaluation.md §3.</source>
    public static string Code(CountModel model) => model switch
    {
        CountModel.Poisson => "poisson",
        CountModel.NegativeBinomial => "nb2",
        _ => "quasipoisson",
    };

    private static Reading OfTotals(BeforeAfter counts, CountModel model, double? phi) => CountsRules.Ratio(counts, phi) switch
    {
        Outcome<RatioOfRates>.Done(var r) => new(Totals, model, new(counts.ControlBefore.Count > 0 ? "ratio of ratios" : "ratio", Math.Log(r.Ratio), r.StandardError), []),
        Outcome<RatioOfRates>.Refused(var why) => new(Totals, model, null, why),
        _ => throw new InvalidOperationException("An outcome is done or refused."),
    };

    private static Reading OfSeries(string design, TwoSeries series, SeriesModel model) => SeriesRules.Fit(series.Treated, series.Control, model) switch
    {
        Outcome<SeriesFit>.Done(var fit) => new(design, model.Model, fit.Fit.Terms.First(t => t.Name == fit.Effect), []),
        Outcome<SeriesFit>.Refused(var why) => new(design, model.Model, null, why),
        _ => throw new InvalidOperationException("An outcome is done or refused."),
    };
}

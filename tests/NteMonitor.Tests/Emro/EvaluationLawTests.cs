using FsCheck;
using FsCheck.Fluent;
using NteMonitor.Emro.Evaluation;

namespace NteMonitor.Tests.Emro;

/// <summary>What holds of before and after whatever was counted.</summary>
public class EvaluationLawTests
{
    private static readonly Gen<CountOver[]> Cell =
        from count in Gen.Choose(1, 400)
        from exposure in Gen.Choose(1, 40)
        from rows in Gen.Choose(1, 6)
        select Enumerable.Range(0, rows).Select(i => new CountOver(count + (i * 7 % 5), exposure + i)).ToArray();

    private static readonly Arbitrary<BeforeAfter> Town = (
        from cells in Cell.ArrayOf(4)
        select new BeforeAfter(cells[0], cells[1]) { ControlBefore = cells[2], ControlAfter = cells[3] }).ToArbitrary();

    private static readonly Arbitrary<(TwoSeries Series, int Seed)> Towns = (
        from counts in Gen.Choose(0, 60).ArrayOf(48)
        from seed in Gen.Choose(0, 9999)
        select (new TwoSeries(Points(counts[..24]), Points(counts[24..])), seed)).ToArbitrary();

    private static SeriesPoint[] Points(int[] counts) => [.. counts.Select((c, i) => new SeriesPoint(i + 1, c + 1, 28 + (i % 4), i >= 14))];

    private static RatioOfRates Ratio(BeforeAfter counts, double? phi = null) => CountsRules.Ratio(counts, phi).ShouldBeOfType<Outcome<RatioOfRates>.Done>().Value;

    private static SeriesFit Fit(TwoSeries series, CountModel model = CountModel.QuasiPoisson) =>
        SeriesRules.Fit(series.Treated, series.Control, new(model) { Harmonics = 1 }).ShouldBeOfType<Outcome<SeriesFit>.Done>().Value;

    private static void Holds<T>(Arbitrary<T> any, Func<T, bool> law) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(any, law));

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(b));

    private static IReadOnlyList<CountOver> Over(IReadOnlyList<CountOver> cells, double factor) => [.. cells.Select(c => c with { Exposure = c.Exposure * factor })];

    private static BeforeAfter Scaled(BeforeAfter c, double treated, double control) =>
        new(Over(c.TreatedBefore, treated), Over(c.TreatedAfter, treated)) { ControlBefore = Over(c.ControlBefore, control), ControlAfter = Over(c.ControlAfter, control) };

    [Fact]
    public void Halving_the_exposure_doubles_every_rate_and_leaves_the_ratio() =>
        Holds(Town, c =>
        {
            var (all, half) = (CellRules.Of(c), CellRules.Of(Scaled(c, 0.5, 0.5)));
            return all.Zip(half).All(p => Near(p.Second.Rate.Low, 2 * p.First.Rate.Low) && Near(p.Second.Rate.High, 2 * p.First.Rate.High)
                    && Near(p.Second.Total.Count / p.Second.Total.Exposure, 2 * p.First.Total.Count / p.First.Total.Exposure))
                && Near(Ratio(Scaled(c, 0.5, 0.5)).Ratio, Ratio(c).Ratio) && Near(Ratio(Scaled(c, 3, 0.25)).High, Ratio(c).High);
        });

    [Fact]
    public void Treated_and_control_changed_about_turn_the_ratio_over() =>
        Holds(Town, c =>
        {
            var (one, other) = (Ratio(c), Ratio(new(c.ControlBefore, c.ControlAfter) { ControlBefore = c.TreatedBefore, ControlAfter = c.TreatedAfter }));
            return Near(other.Ratio, 1 / one.Ratio) && Near(other.Low, 1 / one.High) && Near(other.High, 1 / one.Low);
        });

    [Fact]
    public void Before_and_after_changed_about_turn_the_ratio_over() =>
        Holds(Town, c => Near(Ratio(new(c.TreatedAfter, c.TreatedBefore) { ControlBefore = c.ControlAfter, ControlAfter = c.ControlBefore }).Ratio, 1 / Ratio(c).Ratio));

    [Fact]
    public void The_interval_holds_the_ratio_and_dispersion_only_widens_it() =>
        Holds(Town, c =>
        {
            var (poisson, wide) = (Ratio(c, 1), Ratio(c));
            return wide.Low <= poisson.Low + 1e-12 && poisson.Low < poisson.Ratio && poisson.Ratio < poisson.High && poisson.High <= wide.High + 1e-12 && wide.Phi >= 1;
        });

    [Fact]
    public void A_period_parted_in_two_says_the_same_where_the_dispersion_is_given() =>
        Holds(Town, c => Near(
            Ratio(c with { TreatedBefore = [.. c.TreatedBefore.SelectMany(p => new[] { new CountOver(Math.Floor(p.Count / 2), p.Exposure / 2), new CountOver(Math.Ceiling(p.Count / 2), p.Exposure / 2) })] }, 1.5).Low,
            Ratio(c, 1.5).Low));

    [Fact]
    public void The_order_of_the_rows_never_matters() =>
        Holds(Towns, t =>
        {
            SeriesPoint[] Mixed(IReadOnlyList<SeriesPoint> points)
            {
                var copy = points.ToArray();
                new System.Random(t.Seed).Shuffle(copy);
                return copy;
            }

            TwoSeries mixed = new(Mixed(t.Series.Treated), Mixed(t.Series.Control));
            var (one, other) = (Fit(t.Series), Fit(mixed));
            return one.Fit.Terms.SequenceEqual(other.Fit.Terms) && one.DurbinWatson.SequenceEqual(other.DurbinWatson) && one.NeweyWest.SequenceEqual(other.NeweyWest)
                && ReadingRules.Of(t.Series, new(CountModel.Poisson)).Select(r => r.Effect).SequenceEqual(ReadingRules.Of(mixed, new(CountModel.Poisson)).Select(r => r.Effect));
        });

    [Fact]
    public void Exposure_in_other_units_moves_the_constant_only() =>
        Holds(Towns, t =>
        {
            SeriesPoint[] Hours(IReadOnlyList<SeriesPoint> points) => [.. points.Select(p => p with { Exposure = p.Exposure * 3 })];
            var (nights, hours) = (Fit(t.Series), Fit(new(Hours(t.Series.Treated), Hours(t.Series.Control))));
            return nights.Fit.Terms.Zip(hours.Fit.Terms).Skip(1).All(p => Math.Abs(p.First.Estimate - p.Second.Estimate) < 1e-9)
                && Math.Abs(nights.Fit.Terms[0].Estimate - Math.Log(3) - hours.Fit.Terms[0].Estimate) < 1e-9 && Near(nights.Counterfactual, hours.Counterfactual);
        });

    [Fact]
    public void Times_counted_from_elsewhere_leave_the_step() =>
        Holds(Towns, t =>
        {
            SeriesPoint[] Later(IReadOnlyList<SeriesPoint> points) => [.. points.Select(p => p with { Time = p.Time + 2_040 })];
            var (one, later) = (Fit(t.Series), Fit(new(Later(t.Series.Treated), Later(t.Series.Control))));
            return Math.Abs(one.Fit.Terms.Single(x => x.Name == "treated:step").Estimate - later.Fit.Terms.Single(x => x.Name == "treated:step").Estimate) < 1e-8;
        });

    [Fact]
    public void The_control_takes_the_place_of_the_treated_area_and_the_effect_turns_over() =>
        Holds(Towns, t => Math.Abs(Fit(t.Series, CountModel.Poisson).Fit.Terms.Single(x => x.Name == "treated:step").Estimate
            + Fit(new(t.Series.Control, t.Series.Treated), CountModel.Poisson).Fit.Terms.Single(x => x.Name == "treated:step").Estimate) < 1e-8);

    [Fact]
    public void Quasi_Poisson_estimates_what_Poisson_does_and_is_never_surer_of_it() =>
        Holds(Towns, t => Fit(t.Series).Fit.Terms.Zip(Fit(t.Series, CountModel.Poisson).Fit.Terms).All(p => p.First.StandardError >= p.Second.StandardError && p.First.Estimate.Equals(p.Second.Estimate)));

    [Fact]
    public void Sparse_counts_are_fitted_with_finite_figures_or_refused_and_never_anything_else()
    {
        var sparse = (from most in Gen.Choose(0, 4)
                      from counts in Gen.Choose(0, most).ArrayOf(40)
                      from model in Gen.Elements(CountModel.Poisson, CountModel.QuasiPoisson, CountModel.NegativeBinomial)
                      from controlled in Gen.Elements(true, false)
                      select (Counts: counts, Model: model, Controlled: controlled)).ToArbitrary();
        Holds(sparse, t =>
        {
            SeriesPoint[] Of(int[] counts) => [.. counts.Select((c, i) => new SeriesPoint(i + 1, c, 30, i >= 12))];
            return SeriesRules.Fit(Of(t.Counts[..20]), t.Controlled ? Of(t.Counts[20..]) : [], new(t.Model) { Harmonics = 1, Slope = true }) switch
            {
                Outcome<SeriesFit>.Done(var fit) => fit.Fit.Terms.SelectMany(x => new[] { x.Estimate, x.StandardError, x.RateRatio, x.Low, x.High })
                    .Concat(fit.NeweyWest).Concat(fit.DurbinWatson).Concat([fit.Fit.Phi, fit.Fit.Alpha ?? 0, fit.Fit.Deviance, fit.Fit.Pearson, fit.Observed, fit.Counterfactual]).All(double.IsFinite),
                Outcome<SeriesFit>.Refused(var why) => why.Count > 0,
                _ => false,
            };
        });
    }

    [Fact]
    public void Displacement_of_nothing_is_nothing() =>
        Holds(Gen.Choose(1, 500).ArrayOf(3).ToArbitrary(), n =>
        {
            var found = DisplacementRules.Measure(new(n[0], n[0], n[1], n[1], n[2], n[2])).ShouldBeOfType<Outcome<DisplacementResult>.Done>().Value;
            return found.GrossEffect == 0 && found.Quotient is null && Math.Abs(found.TotalNetEffect) < 1e-9;
        });
}

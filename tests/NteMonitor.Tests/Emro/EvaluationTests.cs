using NteMonitor.Emro.Evaluation;

namespace NteMonitor.Tests.Emro;

public class EvaluationTests
{
    private static readonly double[] Treated =
    [
        47, 22, 24, 29, 39, 49, 23, 24, 24, 31, 26, 23, 41, 27, 29, 56, 33, 42, 26, 36, 25, 27, 29, 36, 28, 30, 36, 33, 22, 36, 37, 30, 21, 42, 24, 43,
        27, 33, 33, 31, 39, 19, 23, 23, 20, 33, 28, 33,
    ];

    private static readonly double[] Control =
    [
        21, 13, 27, 15, 15, 19, 14, 11, 8, 13, 25, 25, 19, 22, 18, 31, 30, 16, 12, 18, 18, 23, 10, 15, 16, 31, 17, 19, 15, 14, 18, 28, 15, 23, 24,
        19, 28, 22, 25, 29, 22, 19, 15, 24, 11, 33, 12,
    ];

    private static readonly double[] Nights = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    /// <summary>The 48 months of the test series, treated and control.</summary>
    internal static IEnumerable<(double Treated, double Control)> TestSeries => Treated.Zip([9, .. Control]);

    private static IReadOnlyList<SeriesPoint> Series(double[] counts) => [.. counts.Select((c, i) => new SeriesPoint(i + 1, c, Nights[i % 12], i >= 36))];

    private static SeriesFit Fitted(CountModel model, bool withControl = false, bool slope = false) =>
        SeriesRules.Fit(Series(Treated), withControl ? Series([9, .. Control]) : [], new(model) { Harmonics = 1, Slope = slope })
            .ShouldBeOfType<Outcome<SeriesFit>.Done>().Value;

    private static FittedTerm Term(SeriesFit fit, string name) => fit.Fit.Terms.Single(t => t.Name == name);

    [Theory]
    [InlineData("const", -0.002583)]
    [InlineData("time", 0.002629)]
    [InlineData("step", -0.176869)]
    [InlineData("sin1", 0.121722)]
    [InlineData("cos1", -0.014201)]
    public void The_test_series_has_the_coefficients_computed_elsewhere(string term, double estimate) =>
        Term(Fitted(CountModel.Poisson), term).Estimate.ShouldBe(estimate, 1e-6);

    [Fact]
    public void Its_errors_and_residuals_are_those_computed_elsewhere()
    {
        var poisson = Fitted(CountModel.Poisson);
        Term(poisson, "step").StandardError.ShouldBe(0.092782, 1e-6);
        poisson.Fit.Pearson.ShouldBe(83.3744, 1e-4);
        poisson.Fit.Deviance.ShouldBe(80.6058, 1e-4);
        poisson.DurbinWatson.ShouldHaveSingleItem().ShouldBe(2.3820, 1e-4);
        poisson.NeweyWest[2].ShouldBe(0.093735, 1e-6);
        (poisson.Observed, Math.Round(poisson.Counterfactual, 3)).ShouldBe((342, 408.168));
        var quasi = Fitted(CountModel.QuasiPoisson);
        quasi.Fit.Phi.ShouldBe(1.9389, 1e-4);
        Term(quasi, "step").StandardError.ShouldBe(0.129195, 1e-6);
        (Term(quasi, "step").Low, Term(quasi, "step").High).ShouldSatisfyAllConditions(i => i.Low.ShouldBe(0.6504, 1e-4), i => i.High.ShouldBe(1.0793, 1e-4));
    }

    [Fact]
    public void A_changing_trend_is_estimated_beside_the_step()
    {
        var fit = Fitted(CountModel.QuasiPoisson, slope: true);
        (Term(fit, "step").Estimate, Term(fit, "slope").Estimate).ShouldSatisfyAllConditions(e => e.Item1.ShouldBe(-0.213321, 1e-6), e => e.Item2.ShouldBe(0.006041, 1e-6));
        Term(fit, "step").StandardError.ShouldBe(0.194557, 1e-6);
        Term(fit, "slope").StandardError.ShouldBe(0.023791, 1e-6);
    }

    [Fact]
    public void NB2_finds_alpha_by_maximum_likelihood()
    {
        var fit = Fitted(CountModel.NegativeBinomial);
        fit.Fit.Alpha!.Value.ShouldBe(0.022458, 1e-6);
        Term(fit, "step").Estimate.ShouldBe(-0.180871, 1e-6);
        Term(fit, "step").StandardError.ShouldBe(0.121041, 1e-6);
        fit.Fit.AgainstPoisson!.Value.Ratio.ShouldBe(8.925, 1e-3);
        fit.Fit.AgainstPoisson!.Value.P.ShouldBe(0.0014, 1e-4);
    }

    [Fact]
    public void With_a_control_area_the_effect_is_the_difference_of_differences()
    {
        var fit = Fitted(CountModel.QuasiPoisson, withControl: true);
        fit.Effect.ShouldBe("treated:step");
        Term(fit, "treated:step").Estimate.ShouldBe(-0.266745, 1e-6);
        Term(fit, "treated:step").StandardError.ShouldBe(0.132563, 1e-6);
        fit.Fit.Phi.ShouldBe(1.9197, 1e-4);
        (Term(fit, "treated:step").Low, Term(fit, "treated:step").High).ShouldSatisfyAllConditions(i => i.Low.ShouldBe(0.5906, 1e-4), i => i.High.ShouldBe(0.9931, 1e-4));
        fit.DurbinWatson.Count.ShouldBe(2);
    }

    [Fact]
    public void The_totals_of_the_test_series_give_its_ratio_of_ratios()
    {
        var ratio = Ratio(1150, 342, 667, 259, (1, 1), null);
        ratio.Ratio.ShouldBe(0.765869, 1e-6);
        ratio.StandardError.ShouldBe(0.095675, 1e-6);
        (ratio.Low, ratio.High).ShouldSatisfyAllConditions(i => i.Low.ShouldBe(0.6349, 1e-4), i => i.High.ShouldBe(0.9238, 1e-4));
    }

    /// <summary>Kypri, Jones, McElduff and Barker (2011), Addiction 106:303: means a quarter over 29 and 6 quarters.</summary>
    [Fact]
    public void Newcastle_2011_is_reproduced_with_the_dispersion_its_interval_implies()
    {
        var poisson = Ratio(2871, 406, 679, 153, (29, 6), null);
        poisson.Ratio.ShouldBe(0.628, 5e-4);
        poisson.StandardError.ShouldBe(0.1040, 1e-4);
        (poisson.Low, poisson.High).ShouldSatisfyAllConditions(i => i.Low.ShouldBe(0.512, 1e-3), i => i.High.ShouldBe(0.770, 1e-3));
        var spread = Ratio(2871, 406, 679, 153, (29, 6), 1.78);
        (spread.Low, spread.High).ShouldSatisfyAllConditions(i => i.Low.ShouldBe(0.478, 1e-3), i => i.High.ShouldBe(0.824, 1e-3));
    }

    /// <summary>El-Maaytah (2008), Br J Oral Maxillofac Surg; Newton (2007), Emerg Med J 24:532: the same city, opposite signs.</summary>
    [Theory]
    [InlineData(1102, 730, 0.662, 0.603, 0.727)]
    [InlineData(27, 62, 2.30, 1.46, 3.61)]
    [InlineData(44, 129, 2.93, 2.08, 4.13)]
    [InlineData(24, 71, 2.96, 1.86, 4.70)]
    public void Uncontrolled_counts_give_the_published_rate_ratio(double before, double after, double ratio, double low, double high)
    {
        var found = CountsRules.Ratio(new([new(before, 1)], [new(after, 1)]), null).ShouldBeOfType<Outcome<RatioOfRates>.Done>().Value;
        found.Ratio.ShouldBe(ratio, 6e-3);
        found.Low.ShouldBe(low, 6e-3);
        found.High.ShouldBe(high, 6e-3);
    }

    /// <summary>emro.md §4.7's worked example, by hand: 200 to 150, buffer 80 to 88, control 300 to 285.</summary>
    [Fact]
    public void Displacement_is_weighed_against_the_control()
    {
        var found = DisplacementRules.Measure(new(200, 150, 80, 88, 300, 285)).ShouldBeOfType<Outcome<DisplacementResult>.Done>().Value;
        found.GrossEffect.ShouldBe(50);
        found.NetEffect.ShouldBe(0.14035, 1e-5);
        found.Quotient!.Value.ShouldBe(-0.300, 1e-3);
        found.TotalNetEffect.ShouldBe(28.0, 1e-9);
    }

    [Fact]
    public void What_cannot_be_fitted_is_refused_with_its_cause()
    {
        static string Said(IReadOnlyList<SeriesPoint> treated, IReadOnlyList<SeriesPoint> control, SeriesModel model) =>
            Outcome.Said(SeriesRules.Fit(treated, control, model).ShouldBeOfType<Outcome<SeriesFit>.Refused>().Reasons);
        SeriesModel model = new(CountModel.Poisson) { Harmonics = 1 };
        Said([.. Series(Treated).Take(5).Select((p, i) => p with { After = i > 2 })], [], model).ShouldContain("5 periods cannot carry 5 terms");
        Said(Series(Treated), Series(Control), model).ShouldContain("48 and 47");
        Said([.. Series(Treated).Select(p => p with { After = false })], [], model).ShouldContain("Every period is before");
        Said([.. Series(Treated).Select(p => p with { Exposure = 0 })], [], model).ShouldContain("0 is no exposure");
        Said([.. Series(Treated).Select(p => p with { Count = -1 })], [], model).ShouldContain("-1 is no count");
        Said([.. Series(Treated).Select(p => p.After ? p with { Count = 0 } : p)], [], model).ShouldContain("no finite estimate for 'step'");
        Said(Series(Treated), [], new(CountModel.Poisson) { Harmonics = 1, Period = 2 }).ShouldContain("'sin1'");
        Said(Series(Treated), [], new(CountModel.Poisson) { Harmonics = 99 }).ShouldContain("99 harmonics");
    }

    [Fact]
    public void Counts_that_spread_no_more_than_chance_leave_alpha_at_nought()
    {
        var even = Series([.. Enumerable.Range(0, 48).Select(i => 30.0 + (i % 2))]);
        var fit = SeriesRules.Fit(even, [], new(CountModel.NegativeBinomial)).ShouldBeOfType<Outcome<SeriesFit>.Done>().Value;
        (fit.Fit.Alpha, fit.Fit.AgainstPoisson).ShouldBe((0.0, (0.0, 1.0)));
    }

    [Fact]
    public void Where_neighbours_hang_together_the_wider_error_is_pointed_at()
    {
        var slow = Series([.. Enumerable.Range(0, 48).Select(i => Math.Round(30 + (20 * Math.Sin(i / 4.0))))]);
        var model = new SeriesModel(CountModel.QuasiPoisson);
        var fit = SeriesRules.Fit(slow, [], model).ShouldBeOfType<Outcome<SeriesFit>.Done>().Value;
        fit.DurbinWatson[0].ShouldBeLessThan(1.5);
        EvaluateText.Lines(fit, model).ShouldContain(l => l.StartsWith("Neighbours hang together", StringComparison.Ordinal));
        EvaluateText.Lines(Fitted(CountModel.QuasiPoisson), model).ShouldNotContain(l => l.StartsWith("Neighbours hang together", StringComparison.Ordinal));
    }

    private static RatioOfRates Ratio(double tb, double ta, double cb, double ca, (double Before, double After) over, double? phi) =>
        CountsRules.Ratio(new([new(tb, over.Before)], [new(ta, over.After)]) { ControlBefore = [new(cb, over.Before)], ControlAfter = [new(ca, over.After)] }, phi)
            .ShouldBeOfType<Outcome<RatioOfRates>.Done>().Value;
}

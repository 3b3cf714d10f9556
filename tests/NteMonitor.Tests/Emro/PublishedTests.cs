using NteMonitor.Emro.Evaluation;
using NteMonitor.Emro.Models;
using NteMonitor.Emro.Workbench;
using NteMonitor.Rates;

namespace NteMonitor.Tests.Emro;

/// <summary>Published tables, from the counts or rates they print, and figures worked elsewhere.</summary>
public class PublishedTests
{
    private const double Z = 1.959963984540054;

    private static RatioOfRates Ratio(BeforeAfter counts, double? phi = 1) => CountsRules.Ratio(counts, phi).ShouldBeOfType<Outcome<RatioOfRates>.Done>().Value;

    private static BeforeAfter Four(CountOver treatedBefore, CountOver treatedAfter, CountOver controlBefore, CountOver controlAfter) =>
        new([treatedBefore], [treatedAfter]) { ControlBefore = [controlBefore], ControlAfter = [controlAfter] };

    /// <summary>Kypri and others (2011), Addiction 106:303: the paper prints 0.66 (0.55 to 0.80), 1.02 (0.79 to 1.31) and 0.63 (0.47 to 0.81), adjusted for trend and season.</summary>
    [Fact]
    public void Newcastle_and_its_control_changed_as_the_means_of_the_paper_say()
    {
        var counts = Four(new(2871, 29), new(406, 6), new(679, 29), new(153, 6));
        var (treated, control) = CountsRules.Exact(counts);
        treated.Ratio!.Value.ShouldBe(0.684, 5e-4);
        control!.Ratio!.Value.ShouldBe(1.089, 5e-4);
        CellRules.Of(counts).Select(c => Math.Round(c.Total.Count / c.Total.Exposure, 1)).ShouldBe([99.0, 67.7, 23.4, 25.5]);
        (Ratio(counts).Averted / 6).ShouldBe(40.2, 0.05);
    }

    [Fact]
    public void The_interval_that_Newcastle_published_implies_the_dispersion_1_78()
    {
        var implied = (Math.Log(0.81) - Math.Log(0.47)) / (2 * Z);
        implied.ShouldBe(0.1389, 1e-4);
        Math.Pow(implied / Ratio(Four(new(2871, 29), new(406, 6), new(679, 29), new(153, 6))).StandardError, 2).ShouldBe(1.78, 5e-3);
    }

    /// <summary>Newton and others (2007), Emerg Med J 24:532: alcohol-related among overnight attendances, March 2005 and March 2006.</summary>
    /// <remarks>The interval worked for shares of a known number is 2.16 to 3.54; a rate's is a little wider, since its exposure is no number of trials.</remarks>
    [Fact]
    public void At_St_Thomas_the_share_of_alcohol_rose_almost_threefold()
    {
        var found = Ratio(new([new(79, 2736)], [new(250, 3135)]));
        found.Ratio.ShouldBe(2.76, 5e-3);
        found.Low.ShouldBeInRange(2.13, 2.16);
        found.High.ShouldBeInRange(3.54, 3.57);
    }

    /// <summary>El-Maaytah (2008), Br J Oral Maxillofac Surg: 1,102 to 730, while St Thomas', in the same city under the same law, rose.</summary>
    [Fact]
    public void At_University_College_Hospital_assaults_fell_by_a_third()
    {
        var found = Ratio(new([new(1102, 1)], [new(730, 1)]));
        (found.Ratio, found.Low, found.High).ShouldSatisfyAllConditions(f => f.Ratio.ShouldBe(0.662, 5e-4), f => f.Low.ShouldBe(0.603, 5e-4), f => f.High.ShouldBe(0.727, 5e-4));
    }

    /// <summary>Florence and others (2011), BMJ 342:d3313: rates per 100,000 a month in Cardiff and 14 other cities, and the ratios adjusted in the paper.</summary>
    [Theory]
    [InlineData(7, 5, 5, 8, 0.446, 0.58, 0.49, 0.69)]
    [InlineData(54, 82, 54, 114, 0.719, 0.68, 0.61, 0.75)]
    [InlineData(15, 20, 42, 33, 1.697, 1.38, 1.13, 1.70)]
    public void Cardiff_changed_against_its_controls_as_published(double tb, double ta, double cb, double ca, double crude, double adjusted, double low, double high)
    {
        var found = Ratio(Four(new(tb, 1), new(ta, 1), new(cb, 1), new(ca, 1)));
        found.Ratio.ShouldBe(crude, 5e-4);
        (found.Ratio < 1).ShouldBe(adjusted < 1);
        (found.Low < adjusted && adjusted < found.High).ShouldBeTrue();

        // The published interval is one of a logarithm, as ours are.
        var term = new FittedTerm("adjusted", Math.Log(adjusted), Math.Log(high / low) / (2 * Z));
        (term.Low, term.High).ShouldSatisfyAllConditions(i => i.Low.ShouldBe(low, 0.01), i => i.High.ShouldBe(high, 0.01));
    }

    /// <summary>Menéndez, Kypri and Weatherburn (2017), Addiction: Kings Cross and the centre of Sydney, from the coefficients printed.</summary>
    [Theory]
    [InlineData(-0.599, -1.107, -0.091, 0.549, 0.331, 0.913)]
    [InlineData(-0.260, -0.397, -0.123, 0.771, 0.672, 0.884)]
    public void Sydney_s_coefficients_are_the_rate_ratios_worked_elsewhere(double estimate, double from, double to, double ratio, double low, double high)
    {
        var term = new FittedTerm("step", estimate, (to - from) / (2 * Z));
        (term.RateRatio, term.Low, term.High).ShouldSatisfyAllConditions(t => t.RateRatio.ShouldBe(ratio, 5e-4), t => t.Low.ShouldBe(low, 5e-4), t => t.High.ShouldBe(high, 5e-4));
    }

    /// <summary>Rossow and Norström (2012), Addiction: 4.8 assaults per 100,000 a quarter and hour (2.60 to 6.99), about 16 %, which implies 30 to begin with.</summary>
    [Fact]
    public void Norway_s_hour_is_the_preset_of_that_name()
    {
        const double Baseline = 4.8 / 0.16;
        Baseline.ShouldBe(30, 1e-9);
        (2.60 / Baseline, 6.99 / Baseline).ShouldSatisfyAllConditions(i => i.Item1.ShouldBe(0.087, 5e-4), i => i.Item2.ShouldBe(0.233, 5e-4));
        var prior = Priors.All.Single(p => p.Code == "norway").Prior;
        prior.PerHour.ShouldBeTrue();
        prior.Mean.ShouldBe(-Math.Log(1.16), 5e-4);
        prior.Deviation.ShouldBe(Math.Log(1.233 / 1.087) / (2 * Z), 5e-4);

        // Divided by 1.16 for each hour, or 16 % of the beginning taken off for each: one hour, two hours.
        (1 / 1.16, 1 - (2 * 0.16), Math.Pow(1 / 1.16, 2)).ShouldSatisfyAllConditions(h => h.Item1.ShouldBe(0.862, 5e-4), h => h.Item2.ShouldBe(0.68, 1e-9), h => h.Item3.ShouldBe(0.743, 5e-4));
    }

    /// <summary>The usual prior gives 0.86 (0.71 to 1.05) for an hour; Aberdeen's preprint 7.061 more (3.902 to 10.220) or 17.4 %.</summary>
    [Fact]
    public void The_other_presets_are_what_they_say()
    {
        var usual = new FittedTerm("hour", Priors.Usual.Mean, Priors.Usual.Deviation);
        (Math.Round(usual.RateRatio, 2), Math.Round(usual.Low, 2), Math.Round(usual.High, 2)).ShouldBe((0.86, 0.71, 1.05));
        var aberdeen = Priors.All.Single(p => p.Code == "aberdeen").Prior;
        aberdeen.Mean.ShouldBe(-Math.Log(1.174), 1e-3);
        (7.061 / 0.174).ShouldBe(40.6, 0.05);
        aberdeen.Deviation.ShouldBe(Math.Log((1 + (10.220 / 40.6)) / (1 + (3.902 / 40.6))) / (2 * Z), 1e-3);
        var newcastle = Priors.All.Single(p => p.Code == "newcastle").Prior;
        (newcastle.Mean, newcastle.PerHour, aberdeen.PerHour).ShouldBe((Math.Log(0.63), false, false));
        newcastle.Deviation.ShouldBe(0.1389, 5e-4);
    }

    /// <summary>Worked elsewhere: exact intervals of a count.</summary>
    [Theory]
    [InlineData(0, 0, 3.689)]
    [InlineData(1, 0.0253, 5.572)]
    [InlineData(3, 0.619, 8.767)]
    [InlineData(5, 1.624, 11.668)]
    [InlineData(12, 6.201, 20.962)]
    [InlineData(38, 26.891, 52.158)]
    [InlineData(120, 99.492, 143.491)]
    public void A_count_has_its_exact_interval(long count, double low, double high)
    {
        var bounds = PoissonRules.OfCount(count);
        (bounds.Low, bounds.High).ShouldSatisfyAllConditions(b => b.Low.ShouldBe(low, 6e-4), b => b.High.ShouldBe(high, 6e-4));
    }

    /// <summary>Worked elsewhere: the exact test holds 1 where the interval from logarithms does not, which is why it is printed for small counts.</summary>
    [Fact]
    public void The_exact_test_of_38_and_22_disagrees_with_the_interval_from_logarithms()
    {
        BeforeAfter counts = new([new(38, 1)], [new(22, 1)]);
        var (exact, _) = CountsRules.Exact(counts);
        exact.Ratio!.Value.ShouldBe(0.579, 5e-4);
        (exact.Interval.Low, exact.Interval.High, exact.Probability).ShouldSatisfyAllConditions(e => e.Low.ShouldBe(0.326, 5e-4), e => e.High.ShouldBe(1.004, 5e-4), e => e.Probability.ShouldBe(0.0519, 5e-5));
        (Ratio(counts).Low, Ratio(counts).High).ShouldSatisfyAllConditions(w => w.Low.ShouldBe(0.342, 5e-4), w => w.High.ShouldBe(0.979, 5e-4));
        CellRules.Remarks(CellRules.Of(counts)).ShouldHaveSingleItem().ShouldContain("exact test");
    }

    /// <summary>Worked elsewhere: twelve weeks, mean 10, variance over mean 2.564, index 28.2; alpha from a search over its likelihood.</summary>
    [Fact]
    public void Twelve_weeks_spread_as_worked_elsewhere()
    {
        double[] weeks = [7, 12, 5, 9, 18, 6, 11, 8, 21, 4, 10, 9];
        Design design = new(["const"], [.. weeks.Select(_ => new[] { 1.0 })], weeks, [.. weeks.Select(_ => 1.0)]);
        var poisson = FitRules.Fit(design, CountModel.Poisson).ShouldBeOfType<Outcome<Fit>.Done>().Value;
        (poisson.Terms[0].RateRatio, poisson.Pearson, poisson.Phi).ShouldSatisfyAllConditions(f => f.RateRatio.ShouldBe(10, 1e-9), f => f.Pearson.ShouldBe(28.2, 1e-9), f => f.Phi.ShouldBe(2.564, 5e-4));
        var negative = FitRules.Fit(design, CountModel.NegativeBinomial).ShouldBeOfType<Outcome<Fit>.Done>().Value;
        negative.Alpha!.Value.ShouldBe(0.117531902, 1e-7);
        negative.AgainstPoisson!.Value.Ratio.ShouldBe(2 * (37.337523870949425 - 34.72016533554859), 1e-9);
    }

    /// <summary>Worked elsewhere: the Poisson errors with a changing trend and with a control, and that the second is the ratio of ratios.</summary>
    [Fact]
    public void The_test_series_has_its_Poisson_errors_and_its_ratio_of_ratios_twice()
    {
        var months = EvaluationTests.TestSeries.ToList();
        double[] nights = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        IReadOnlyList<SeriesPoint> Of(Func<(double Treated, double Control), double> which) => [.. months.Select((m, i) => new SeriesPoint(i + 1, which(m), nights[i % 12], i >= 36))];
        TwoSeries series = new(Of(m => m.Treated), Of(m => m.Control));
        var sloped = SeriesRules.Fit(series.Treated, [], new(CountModel.Poisson) { Harmonics = 1, Slope = true }).ShouldBeOfType<Outcome<SeriesFit>.Done>().Value.Fit.Terms;
        (sloped.Single(t => t.Name == "step").StandardError, sloped.Single(t => t.Name == "slope").StandardError).ShouldSatisfyAllConditions(e => e.Item1.ShouldBe(0.138286, 1e-6), e => e.Item2.ShouldBe(0.016910, 1e-6));
        var quasi = SeriesRules.Fit(series.Treated, [], new(CountModel.QuasiPoisson) { Harmonics = 1, Slope = true }).ShouldBeOfType<Outcome<SeriesFit>.Done>().Value.Fit.Terms.Single(t => t.Name == "step");
        (quasi.RateRatio, quasi.Low, quasi.High).ShouldSatisfyAllConditions(q => q.RateRatio.ShouldBe(0.8079, 5e-5), q => q.Low.ShouldBe(0.5518, 5e-5), q => q.High.ShouldBe(1.1829, 5e-5));
        var readings = ReadingRules.Of(series, new(CountModel.Poisson) { Harmonics = 1 });
        var controlled = readings.Single(r => r.IsChosen).Effect!;
        controlled.StandardError.ShouldBe(0.095675, 1e-6);
        controlled.RateRatio.ShouldBe(readings[0].Effect!.RateRatio, 1e-9);
    }

    /// <summary>Worked elsewhere: baseline counts that find a rate ratio, without and with a control, with a dispersion of 1 and of 2.</summary>
    [Theory]
    [InlineData(0.60, 80, 140, 160, 281)]
    [InlineData(0.70, 150, 273, 300, 546)]
    [InlineData(0.80, 355, 670, 709, 1340)]
    [InlineData(0.84, 566, 1082, 1131, 2164)]
    [InlineData(0.90, 1493, 2907, 2985, 5814)]
    public void What_it_takes_to_see_an_effect_is_as_worked_elsewhere(double ratio, double alone, double controlled, double aloneSpread, double controlledSpread) =>
        new[] { PowerRules.Needed(ratio, null, 1, 0.8), PowerRules.Needed(ratio, 1, 1, 0.8), PowerRules.Needed(ratio, null, 2, 0.8), PowerRules.Needed(ratio, 1, 2, 0.8) }
            .Zip([alone, controlled, aloneSpread, controlledSpread]).ShouldAllBe(p => Math.Abs(p.First - p.Second) <= 0.5);
}

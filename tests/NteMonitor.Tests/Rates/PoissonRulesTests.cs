using FsCheck;
using FsCheck.Fluent;
using NteMonitor.Rates;

namespace NteMonitor.Tests.Rates;

/// <summary>
/// Independent values: unless a line names another source they were computed by sums of exact Poisson and binomial terms in
/// 40 decimal digits (mpmath 1.3.0), the ends found by halving the interval a hundred times; no chi-squared, gamma or beta
/// function was used.
/// </summary>
public class PoissonRulesTests
{
    [Theory]
    [InlineData(0, 0.95, 0, 3.688879454)] // −ln 0.025
    [InlineData(1, 0.95, 0.02531780798, 5.571643391)] // the low end is −ln 0.975
    [InlineData(2, 0.95, 0.2422092785, 7.224687668)]
    [InlineData(3, 0.95, 0.618672123, 8.76727307)]
    [InlineData(4, 0.95, 1.089865374, 10.24158868)]
    [InlineData(7, 0.95, 2.814363052, 14.42267536)]
    [InlineData(10, 0.95, 4.795388696, 18.39035604)]
    [InlineData(12, 0.90, 6.924212514, 19.44256933)]
    [InlineData(12, 0.99, 4.943116751, 24.14494117)]
    [InlineData(20, 0.95, 12.21651959, 30.8883779)]
    [InlineData(25, 0.998, 12.33695264, 44.63607542)]
    [InlineData(3, 0.998, 0.1905333776, 13.06224078)]
    [InlineData(50, 0.95, 37.11096374, 65.91876666)]
    [InlineData(300, 0.95, 267.0092752, 335.9411256)]
    public void The_interval_of_a_count_is_exact(long events, double confidence, double low, double high)
    {
        var interval = PoissonRules.OfCount(events, confidence);
        interval.Low.ShouldBe(low, 1e-8 * Math.Max(1, low));
        interval.High.ShouldBe(high, 1e-8 * high);
    }

    /// <summary>137 events over 24.19893 units, the first example of the help page of poisson.test in R: 4.753125 to 6.692709.</summary>
    [Fact]
    public void The_interval_of_a_rate_is_the_one_that_R_publishes()
    {
        var interval = PoissonRules.OfRate(new(137, 24.19893));
        interval.Low.ShouldBe(4.753125, 5e-7);
        interval.High.ShouldBe(6.692709, 5e-7);
    }

    /// <summary>11 over 800 against 21 over 3,011, the second example of the same page: ratio 1.971488, interval 0.8584264 to 4.277266.</summary>
    [Fact]
    public void The_ratio_of_two_rates_is_the_one_that_R_publishes()
    {
        var pair = PoissonRules.Compare(new(21, 3011), new(11, 800));
        pair.Ratio!.Value.ShouldBe(1.971488, 5e-7);
        pair.Interval.Low.ShouldBe(0.8584264, 5e-8);
        pair.Interval.High.ShouldBe(4.277266, 5e-7);
    }

    [Theory]
    [InlineData(38, 1, 22, 1, 0.5789473684, 0.326155491, 1.004131387, 0.05189389593)]
    [InlineData(3, 52, 9, 26, 6, 1.4973689, 34.45600625, 0.007711109982)]
    [InlineData(21, 3011, 11, 800, 1.971488095, 0.8584264034, 4.277265944, 0.1120173196)]
    [InlineData(120, 12.5, 80, 11, 0.7575757576, 0.5636248216, 1.013658954, 0.06225181648)]
    [InlineData(7, 1, 14, 1, 2, 0.7553853554, 5.855092957, 0.1892471313)]
    [InlineData(1, 10, 1, 1, 10, 0.1273936708, 784.9683532, 0.347107438)]
    [InlineData(250, 40, 310, 40, 1.24, 1.046304008, 1.470726654, 0.01259047515)]
    [InlineData(10, 1, 0, 1, 0, 0, 0.4461255496, 0.001953125)] // 2 × 0.5¹⁰
    [InlineData(0, 1, 5, 1, double.PositiveInfinity, 0.9163558573, double.PositiveInfinity, 0.0625)] // 2 × 0.5⁵
    public void Two_rates_are_compared_exactly(long first, double over, long second, double under, double ratio, double low, double high, double probability)
    {
        var pair = PoissonRules.Compare(new(first, over), new(second, under));
        Close(pair.Ratio!.Value, ratio);
        Close(pair.Interval.Low, low);
        Close(pair.Interval.High, high);
        Close(pair.Probability, probability);
    }

    [Fact]
    public void Of_two_rates_without_events_nothing_is_known()
    {
        var pair = PoissonRules.Compare(new(0, 2), new(0, 1));
        pair.Ratio.ShouldBeNull();
        pair.Interval.ShouldBe(new(0, double.PositiveInfinity));
        pair.Probability.ShouldBe(1);
    }

    [Fact]
    public void A_hundred_thousand_events_are_no_trouble()
    {
        // P(X ≥ 50,200) of 100,000 throws of a fair coin is 0.103519485882 by quadrature of the beta density in 30 digits.
        PoissonRules.Compare(new(49_800, 1), new(50_200, 1)).Probability.ShouldBe(2 * 0.103519485882, 1e-8);
        PoissonRules.OfCount(1_000_000).Low.ShouldBe(998_040.98, 0.01);
    }

    [Fact]
    public void A_rate_without_exposure_is_a_mistake_of_the_caller() =>
        Should.Throw<ArgumentOutOfRangeException>(() => PoissonRules.OfRate(new(3, 0)));

    [Fact]
    public void An_interval_holds_its_count_and_each_end_leaves_a_fortieth_beyond_it() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 5000).ToArbitrary(), events =>
        {
            var (low, high) = PoissonRules.OfCount(events);
            return low <= events && events <= high
                && Math.Abs(PoissonRules.AtMost(events, high) - 0.025) < 1e-9
                && (events == 0 || Math.Abs(PoissonRules.AtLeast(events, low) - 0.025) < 1e-9);
        }));

    [Fact]
    public void One_lies_outside_the_interval_exactly_when_the_probability_is_under_a_twentieth() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 60).ToArbitrary(), Gen.Choose(1, 60).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (first, second, exposure) =>
        {
            var pair = PoissonRules.Compare(new(first, exposure), new(second, 5));
            return Math.Abs(pair.Probability - 0.05) < 1e-9 || pair.Interval.Holds(1) == pair.Probability > 0.05;
        }));

    [Fact]
    public void The_other_way_round_the_ratio_is_turned_over() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(1, 200).ToArbitrary(), Gen.Choose(1, 200).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (first, second, exposure) =>
        {
            var (there, back) = (PoissonRules.Compare(new(first, exposure), new(second, 5)), PoissonRules.Compare(new(second, 5), new(first, exposure)));
            return Math.Abs((there.Ratio!.Value * back.Ratio!.Value) - 1) < 1e-9 && Math.Abs((there.Interval.Low * back.Interval.High) - 1) < 1e-8
                && Math.Abs(there.Probability - back.Probability) < 1e-9;
        }));

    private static void Close(double actual, double expected)
    {
        if (double.IsInfinity(expected))
        {
            actual.ShouldBe(expected);
        }
        else
        {
            actual.ShouldBe(expected, 1e-8 * Math.Max(1, expected));
        }
    }
}

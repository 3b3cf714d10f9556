using FsCheck;
using FsCheck.Fluent;
using NteMonitor.Rates;

namespace NteMonitor.Tests.Rates;

/// <summary>Independent values: sums of Poisson and negative binomial terms in 40 decimal digits (mpmath 1.3.0), term by term.</summary>
public class FunnelRulesTests
{
    private static readonly long[] Events = [12, 30, 7, 55, 21, 9, 40, 18, 3, 26, 14, 90];
    private static readonly double[] Exposures = [10, 25, 8, 40, 20, 10, 30, 20, 5, 25, 15, 30];

    /// <summary>The worked example of docs/methods/funnel.md: twelve venues.</summary>
    private static readonly IReadOnlyList<Observed> Twelve = [.. Events.Select((e, i) => new Observed(e, Exposures[i]))];

    [Theory]
    [InlineData(20, 0, FunnelRules.Tail95, 12, 29)]
    [InlineData(20, 0, FunnelRules.Tail998, 8, 35)]
    [InlineData(1, 0, FunnelRules.Tail95, 0, 3)]
    [InlineData(1, 0, FunnelRules.Tail998, 0, 5)]
    [InlineData(100, 0, FunnelRules.Tail95, 81, 120)]
    [InlineData(20, 0.04, FunnelRules.Tail95, 10, 33)]
    [InlineData(20, 0.04, FunnelRules.Tail998, 5, 42)]
    [InlineData(0.5, 0.1, FunnelRules.Tail95, 0, 2)]
    [InlineData(3.7, 0.25, FunnelRules.Tail95, 0, 10)]
    [InlineData(100, 0.04, FunnelRules.Tail95, 61, 148)]
    [InlineData(100, 0.04, FunnelRules.Tail998, 43, 182)]
    [InlineData(250, 0.01, FunnelRules.Tail998, 167, 350)]
    public void The_limits_are_whole_counts_summed_term_by_term(double expected, double between, double tail, double low, double high) =>
        FunnelRules.Chance(expected, between, tail).ShouldBe(new(low, high));

    [Fact]
    public void The_spread_of_twelve_venues()
    {
        var spread = FunnelRules.SpreadOf(Twelve);
        spread.Together.Rate.ShouldBe(1.36554621849, 1e-10);
        spread.Dispersion.ShouldBe(1.12247625512, 1e-10);
        spread.Between.ShouldBe(0.00849338473307, 1e-12);
        spread.Prior.ShouldBe(0.213855034215, 1e-11);
    }

    [Theory]
    [InlineData(11, 2.196923077, 2.074298421, FunnelClass.FarAbove, 27, 56)]
    [InlineData(8, 0.4393846154, 0.667263647, FunnelClass.Inside, 2, 13)]
    [InlineData(1, 0.8787692308, 0.893374075, FunnelClass.Inside, 22, 48)]
    public void Each_of_twelve_venues_has_its_place(int at, double ratio, double shrunk, FunnelClass found, double low, double high)
    {
        var point = FunnelRules.Point(Twelve[at], FunnelRules.SpreadOf(Twelve));
        point.Ratio!.Value.ShouldBe(ratio, 1e-9);
        point.Shrunk!.Value.ShouldBe(shrunk, 1e-9);
        point.Class.ShouldBe(found);
        point.Chance95.ShouldBe(new(low, high));
    }

    [Fact]
    public void Venues_that_differ_no_more_than_chance_have_plain_poisson_limits()
    {
        var spread = FunnelRules.SpreadOf([.. Enumerable.Range(0, 12).Select(i => new Observed(18 + (i % 5), 10))]);
        spread.Between.ShouldBe(0);
        spread.Dispersion.ShouldBeLessThan(1);
        FunnelRules.Point(new(20, 10), spread).Shrunk.ShouldBe(1);
    }

    [Fact]
    public void Fewer_than_ten_venues_are_not_compared()
    {
        var spread = FunnelRules.SpreadOf([.. Twelve.Take(9)]);
        spread.Compares.ShouldBeFalse();
        var point = FunnelRules.Point(Twelve[0], spread);
        point.Class.ShouldBeNull();
        point.Shrunk.ShouldBeNull();
        point.Ratio.ShouldNotBeNull();
        FunnelRules.Words(point.Class).ShouldBe("not compared");
    }

    [Fact]
    public void A_town_without_events_has_nobody_standing_out()
    {
        var spread = FunnelRules.SpreadOf([.. Enumerable.Range(0, 12).Select(i => new Observed(0, 10 + i))]);
        var point = FunnelRules.Point(new(0, 10), spread);
        point.Class.ShouldBeNull();
        point.Ratio.ShouldBeNull();
    }

    [Fact]
    public void One_wild_venue_hardly_widens_the_limits_by_which_it_is_judged()
    {
        IReadOnlyList<Observed> alike = [.. Enumerable.Range(0, 40).Select(i => new Observed(15 + (i * 7 % 11), 10))];
        var spread = FunnelRules.SpreadOf([.. alike.Skip(1), new(80, 10)]);
        spread.Dispersion.ShouldBeLessThan(1.5);
        FunnelRules.Point(new(80, 10), spread).Class.ShouldBe(FunnelClass.FarAbove);
    }

    [Fact]
    public void Beyond_each_limit_lies_no_more_than_its_tail_and_the_next_count_would_be_too_much() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(1, 3000).ToArbitrary(), Gen.Choose(0, 60).ToArbitrary(), (tenths, hundredths) =>
        {
            var (expected, between) = (tenths / 10.0, hundredths / 100.0);
            var (low, high) = FunnelRules.Chance(expected, between, FunnelRules.Tail95);
            return FunnelRules.AtMost((long)low - 1, expected, between) <= 0.025 && FunnelRules.AtMost((long)low, expected, between) > 0.025
                && FunnelRules.AtLeast((long)high + 1, expected, between) <= 0.025 && (high == 0 || FunnelRules.AtLeast((long)high, expected, between) > 0.025);
        }));

    [Fact]
    public void No_venue_inside_lies_outside_the_drawn_line_and_none_outside_lies_inside() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(1, 3000).ToArbitrary(), Gen.Choose(0, 60).ToArbitrary(), (tenths, hundredths) =>
        {
            var (expected, between) = (tenths / 10.0, hundredths / 100.0);
            var (chance, line) = (FunnelRules.Chance(expected, between, FunnelRules.Tail95), FunnelRules.Line(expected, between, FunnelRules.Tail95));
            return line.High > chance.High && line.High <= chance.High + 1 + 1e-9 && line.Low <= chance.Low && (chance.Low == 0 || line.Low >= chance.Low - 1 - 1e-9);
        }));

    [Fact]
    public void A_shrunk_ratio_lies_between_the_ratio_and_one() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 400).ToArbitrary(), Gen.Choose(1, 100).ToArbitrary(), (events, exposure) =>
        {
            var point = FunnelRules.Point(new(events, exposure), FunnelRules.SpreadOf(Twelve));
            return Math.Min(1, point.Ratio!.Value) - 1e-9 <= point.Shrunk && point.Shrunk <= Math.Max(1, point.Ratio.Value) + 1e-9 && point.ShrunkInterval.Holds(point.Shrunk!.Value);
        }));
}

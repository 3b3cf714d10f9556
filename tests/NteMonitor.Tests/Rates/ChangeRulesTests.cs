using NteMonitor.Rates;

namespace NteMonitor.Tests.Rates;

public class ChangeRulesTests
{
    private static readonly Spread Spread = new(20, new(400, 400), 3, 0.1, 0.25);

    /// <summary>The worked example of docs/methods/change.md, by hand: 30 before where 10 are expected, τ² = 0.25, so 4 events and 4 expected are added.</summary>
    [Fact]
    public void A_venue_picked_for_its_high_figures_is_expected_to_fall()
    {
        var change = ChangeRules.Of(new(new(30, 10), new(22, 10), new(370, 390), new(370, 390), Spread));
        change.ShrunkRate!.Value.ShouldBe(34.0 / 14, 1e-12);
        change.Regression!.Value.ShouldBe((34.0 / 14 / 3) - 1, 1e-12); // −19.0 %
        change.ExpectedAfter!.Value.ShouldBe(340.0 / 14, 1e-12);
        change.Test.Ratio!.Value.ShouldBe(22 / 30.0, 1e-12);
        change.Test.Probability.ShouldBeGreaterThan(0.05);
        change.ChanceAfter!.Value.Holds(22).ShouldBeTrue();
        change.Others!.Ratio!.Value.ShouldBe(1, 1e-12);
    }

    /// <summary>Negative binomial terms with mean 340/14 and size 34 summed in 40 digits (mpmath 1.3.0).</summary>
    [Fact]
    public void The_counts_to_be_expected_after_are_summed_term_by_term() =>
        ChangeRules.Of(new(new(30, 10), new(22, 10), new(370, 390), new(370, 390), Spread)).ChanceAfter.ShouldBe(new Bounds(13, 38));

    [Fact]
    public void Where_the_whole_town_halves_half_is_no_achievement()
    {
        var change = ChangeRules.Of(new(new(30, 10), new(13, 10), new(370, 390), new(185, 390), Spread));
        change.ExpectedAfter!.Value.ShouldBe(170.0 / 14, 1e-12);
        change.Regression!.Value.ShouldBe((34.0 / 14 / 3) - 1, 1e-12);
        change.ChanceAfter!.Value.Holds(13).ShouldBeTrue();
    }

    [Fact]
    public void A_town_that_may_or_may_not_have_changed_is_held_to_be_as_it_was() =>
        ChangeRules.Of(new(new(30, 10), new(13, 10), new(11, 39), new(5, 39), Spread)).TownChanged.ShouldBeNull();

    [Fact]
    public void A_venue_picked_for_its_low_figures_is_expected_to_rise() =>
        ChangeRules.Of(new(new(2, 10), new(6, 10), new(398, 390), new(390, 390), Spread)).Regression!.Value.ShouldBeGreaterThan(0);

    [Fact]
    public void Of_twenty_venues_one_is_expected_to_show_a_change_where_there_is_none()
    {
        var change = ChangeRules.Of(new(new(30, 10), new(22, 10), new(370, 390), new(370, 390), Spread));
        change.FalseAlarms.ShouldBe(1);
        change.LevelOfMany.ShouldBe(0.0025);
    }

    [Fact]
    public void With_too_few_venues_the_fall_cannot_be_told()
    {
        var change = ChangeRules.Of(new(new(30, 10), new(22, 10), new(0, 0), new(0, 0), new(4, new(90, 40), 1, 0, 0)));
        change.Regression.ShouldBeNull();
        change.Others.ShouldBeNull();
        change.Test.Ratio.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("2026-01-01", "2026-02-01", "2026-01-20", "2026-02-20", "after: The periods overlap: Tue 20 Jan 2026 to Sun 1 Feb 2026 are in both.")]
    [InlineData("2026-02-01", "2026-01-01", "2026-03-10", "2026-03-01", "before: 2026-01-01 is before 2026-02-01.|after: 2026-03-01 is before 2026-03-10.")]
    [InlineData("2026-02-01", "2026-02-28", "2026-01-01", "2026-01-31", "after: Thu 1 Jan 2026 to Sat 31 Jan 2026 lies before Sun 1 Feb 2026 to Sat 28 Feb 2026.")]
    [InlineData("2026-02-01", "2026-02-28", "2026-03-01", "2026-03-14", "after: 2026-03-14 is not over yet.")]
    [InlineData("2026-02-01", "2026-02-28", "2026-03-01", "2026-03-13", "")]
    public void Periods_that_cannot_be_compared_are_refused_with_every_reason(string from, string to, string since, string until, string reasons) =>
        string.Join('|', ChangeRules.Against(Range(from, to), Range(since, until), new(new(2026, 3, 13))).Select(r => $"{r.Field}: {r.Message}")).ShouldBe(reasons);

    private static NightRange Range(string from, string to) => new(Night(from), Night(to));

    private static Night Night(string date) => new(NodaTime.Text.LocalDatePattern.Iso.Parse(date).GetValueOrThrow());
}

using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Rates;

namespace NteMonitor.Tests.Rates;

public class RepeatRulesTests
{
    /// <summary>Three places with means 2, 3 and 1.5: every combination of counts to 25 summed by brute force in 40 digits (mpmath 1.3.0).</summary>
    [Theory]
    [InlineData(1, 3.606095188)]
    [InlineData(2, 5.612223715)]
    [InlineData(3, 6.5)]
    public void What_chance_gives_the_busiest_places_is_exact(int places, double events) =>
        RepeatRules.ByChance([2, 3, 1.5], places).ShouldBe(events, 1e-8);

    [Fact]
    public void The_busiest_place_of_a_town_where_all_are_alike_has_more_than_its_share_by_chance_alone()
    {
        IReadOnlyList<Observed> places = [.. Enumerable.Range(0, 20).Select(i => new Observed(i == 0 ? 12 : 4, 1))];
        var top = RepeatRules.Top(places, [1, 3, 50]);
        top.Select(t => t.Places).ShouldBe([1, 3]);
        top[0].Events.ShouldBe(12);
        top[0].ByChance.ShouldBeGreaterThan(88 / 20.0 * 1.5);
    }

    [Fact]
    public void A_large_place_open_late_has_more_by_chance_than_a_small_one() =>
        RepeatRules.Top([new(50, 10), new(5, 1), new(5, 1)], [1])[0].ByChance.ShouldBe(50, 0.01);

    [Fact]
    public void An_hour_that_stands_out_is_found_and_one_with_four_events_never_is()
    {
        var cells = Enumerable.Range(0, 24).Select(h => new TimeCell(IsoDayOfWeek.Saturday, h, h == 1 ? 60 : 4, 52)).ToList();
        var times = RepeatRules.Times(cells);
        times.Single().Cell.Hour.ShouldBe(1);
        times[0].Interval.Low.ShouldBeGreaterThan(1);
        RepeatRules.Times([.. cells.Select(c => c with { Events = c.Hour == 1 ? 4 : 0 })]).ShouldBeEmpty();
        RepeatRules.Times([.. cells.Select(c => c with { Events = 0 })]).ShouldBeEmpty();
    }

    [Fact]
    public void The_hour_that_comes_twice_counts_twice_and_the_one_that_is_skipped_not_at_all()
    {
        var window = new NamedWindow("late", "late", new(23, 0), new(4, 0));
        HoursOf(new(2026, 10, 24), window)[5, 1].ShouldBe(2);
        HoursOf(new(2026, 3, 28), window)[5, 1].ShouldBe(0);
        HoursOf(new(2026, 11, 14), window)[5, 1].ShouldBe(1);
        HoursOf(new(2026, 11, 14), new("half", "half", new(23, 30), new(0, 15)))[5, 23].ShouldBe(0.5);
    }

    [Fact]
    public void The_hours_of_a_period_add_up_to_its_length() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 700).ToArbitrary(), Gen.Choose(1, 60).ToArbitrary(), (first, count) =>
        {
            var start = new Night(new LocalDate(2025, 1, 1).PlusDays(first));
            var hours = RepeatRules.HoursOf(ExposureRules.Nights(new(start, start.Plus(count - 1)), NamedWindow.All, House.Clock), House.Clock);
            return Math.Abs(hours.Cast<double>().Sum() - (House.Clock.StartOf(start.Plus(count)) - House.Clock.StartOf(start)).TotalHours) < 1e-6;
        }));

    private static double[,] HoursOf(LocalDate evening, NamedWindow window) =>
        RepeatRules.HoursOf(ExposureRules.Nights(new(new(evening), new(evening)), window, House.Clock), House.Clock);
}

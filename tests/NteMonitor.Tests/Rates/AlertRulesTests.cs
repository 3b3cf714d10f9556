using FsCheck.Fluent;
using NteMonitor.Rates;

namespace NteMonitor.Tests.Rates;

/// <summary>Independent values: the chain's linear equations solved in 40 decimal digits (mpmath 1.3.0, lu_solve).</summary>
public class AlertRulesTests
{
    private static readonly Night Monday = new(new(2026, 3, 2));

    [Theory]
    [InlineData(10, 2, 2, 2, 188.491385515)]
    [InlineData(10, 2, 2, 4, 5.20205132638)]
    [InlineData(12, 4, 5, 5, 49.5873638719)]
    [InlineData(12, 4, 5, 10, 1.99974031217)]
    [InlineData(40, 10, 1.5, 1.5, 111.945708081)]
    public void The_average_run_length_is_that_of_the_chain(int limit, int steps, double expected, double actual, double weeks) =>
        AlertRules.Weeks(limit, steps, expected, actual).ShouldBe(weeks, 1e-8 * weeks);

    /// <summary>With an allowance of one event and a limit of one, every week stands alone: an alert is two events or more, and 1 ÷ P(2 or more) weeks pass.</summary>
    [Theory]
    [InlineData(0.6931471805599453, 6.51778270654)]
    [InlineData(1.3862943611198906, 2.47876682316)]
    public void The_shortest_chain_has_a_closed_form(double actual, double weeks)
    {
        AlertRules.Weeks(1, 1, Math.Log(2), actual).ShouldBe(weeks, 1e-9);
        (1 / (1 - (Math.Exp(-actual) * (1 + actual)))).ShouldBe(weeks, 1e-9);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.7)]
    [InlineData(2.5)]
    [InlineData(8)]
    [InlineData(45)]
    public void A_plan_lets_ten_years_pass_between_false_alarms_and_one_step_less_would_not(double expected)
    {
        var plan = AlertRules.Plan(expected);
        plan.WeeksToFalseAlarm.ShouldBeGreaterThanOrEqualTo(AlertRules.LeastWeeks);
        AlertRules.Weeks((int)Math.Round(plan.Limit * plan.Steps) - 1, plan.Steps, expected, expected).ShouldBeLessThan(AlertRules.LeastWeeks);
        plan.WeeksToNotice.ShouldBeLessThan(plan.WeeksToFalseAlarm / 8);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(5000)]
    public void Where_a_false_alarm_is_all_but_impossible_the_weeks_have_no_end(double expected)
    {
        var plan = AlertRules.Plan(expected);
        plan.WeeksToFalseAlarm.ShouldBe(double.PositiveInfinity);
        plan.WeeksToNotice.ShouldBe(1, 0.01);
    }

    [Fact]
    public void A_doubling_gives_an_alert_and_the_sum_begins_again()
    {
        var weeks = Enumerable.Range(0, 12).Select(w => new WeekOfEvents(Monday.Plus(7 * w), w < 6 ? 2 : 5, 2)).ToList();
        var chart = AlertRules.Watch(AlertRules.Plan(2), weeks);
        chart.Weeks.Take(6).ShouldAllBe(w => !w.IsAlert);
        chart.Weeks.ShouldContain(w => w.IsAlert);
        var at = chart.Weeks.ToList().FindIndex(w => w.IsAlert);
        chart.Weeks[at + 1].Sum.ShouldBe(5 - 2.9, 1e-9); // 2 ÷ ln 2 = 2.885, in tenths
    }

    [Fact]
    public void A_week_in_which_the_venue_was_shut_adds_nothing() =>
        AlertRules.Watch(AlertRules.Plan(2), [new(Monday, 0, 0)]).Weeks.Single().Sum.ShouldBe(0);

    [Fact]
    public void The_chance_of_a_false_alarm_grows_with_the_weeks_and_agrees_with_a_count_by_hand()
    {
        // Limit 1, allowance 1: one week is an alert with the probability of two events or more.
        var plan = new AlertPlan(1, 1, 0, 0);
        var once = 1 - (Math.Exp(-Math.Log(2)) * (1 + Math.Log(2)));
        AlertRules.FalseAlarm(plan, [Math.Log(2)]).ShouldBe(once, 1e-12);
        AlertRules.FalseAlarm(plan, [Math.Log(2), Math.Log(2)]).ShouldBe(1 - ((1 - once) * (1 - once)), 1e-12);
    }

    [Fact]
    public void More_events_never_lower_the_sum() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 6).ListOf(10).ToArbitrary(), Gen.Choose(0, 9).ToArbitrary(), (counts, at) =>
        {
            var plan = new AlertPlan(1000, 10, 0, 0);
            IReadOnlyList<WeekOfEvents> Weeks(int more) => [.. counts.Select((c, i) => new WeekOfEvents(Monday.Plus(7 * i), c + (i == at ? more : 0), 2))];
            return AlertRules.Watch(plan, Weeks(1)).Weeks.Zip(AlertRules.Watch(plan, Weeks(0)).Weeks).All(w => w.First.Sum >= w.Second.Sum);
        }));
}

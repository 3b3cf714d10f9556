using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Models;
using NteMonitor.Emro.Workbench;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Emro;

public class ScenarioTests
{
    private static readonly NightClock Clock = new(DateTimeZoneProviders.Tzdb["Europe/London"], new(6, 0));
    private static readonly NightRange Nights = new(new(new(2023, 1, 1)), new(new(2025, 12, 31)));
    private static readonly LocalDate Today = new(2026, 1, 2);

    private static readonly Gen<Scenario> Scenarios =
        from tool in Gen.Elements(Enum.GetValues<Tool>())
        from start in Gen.Choose(4, 20)
        from groups in Gen.Choose(2, 3)
        from shares in Gen.Choose(0, 100).ArrayOf(5)
        from seed in Gen.Choose(0, int.MaxValue)
        select Of(tool, start) with
        {
            StaggerGroups = groups,
            StaggerMinutes = 15,
            TakeUp = shares[0] / 100.0,
            StaysOpen = shares[1] / 100.0,
            Hoarding = shares[2] / 500.0,
            Occupancy = shares[3] / 100.0,
            Elsewhere = shares[4] == 0 ? ShareRange.None : new(shares[4], 50),
            Seed = ulong.MaxValue - (ulong)seed,
            Draws = 500,
            MoreTransport = 3,
            LevyPremises = [new("The Anchor", 20_000)],
            Origins = [new("ZZ1", 12, true), new("ZZ2", null, false)],
        };

    [Fact]
    public void A_scenario_that_is_written_and_read_is_the_same() => Check.QuickThrowOnFailure(Prop.ForAll(Scenarios.ToArbitrary(), scenario =>
    {
        var text = CanonicalJson.Write(ScenarioJson.Write(scenario));
        return CanonicalJson.Write(ScenarioJson.Write(ScenarioJson.Read(scenario.Id, CanonicalJson.Read(text)))) == text;
    }));

    [Fact]
    public void A_later_start_never_removes_more_hours_of_sale() => Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(0, 22).ToArbitrary(), Gen.Choose(0, 22).ToArbitrary(), (one, other) =>
    {
        var (earlier, later) = (Run(Of(Tool.Order, Math.Min(one, other))), Run(Of(Tool.Order, Math.Max(one, other))));
        return later.SaleHours <= earlier.SaleHours && later.CapacityHours <= earlier.CapacityHours;
    }));

    [Fact]
    public void Net_never_exceeds_gross() => Check.QuickThrowOnFailure(Prop.ForAll(Scenarios.ToArbitrary(), scenario =>
    {
        var gross = new EffectInputs(new(120, 52, 52), scenario.Prior, 1.5);
        var net = gross with { Elsewhere = scenario.Elsewhere, Earlier = new(1, 30) };
        return EffectRules.Closed(net).Mean < EffectRules.Closed(gross).Mean;
    }));

    [Fact]
    public void Without_displacement_and_without_crowding_the_draws_agree_with_the_closed_form()
    {
        var scenario = Of(Tool.Order, 12) with { Crowding = new(0, 0, 0), Prior = new(-0.2, 0.03, "a test") };
        var result = Run(scenario);
        var counts = Inputs(scenario).Counts;
        var closed = EffectRules.Closed(new(new(counts.InWindow, counts.Weeks, 365.25 / 7), scenario.Prior, result.Hours));
        result.Effect!.Mean.ShouldBe(closed.Mean, 4 * closed.Deviation / Math.Sqrt(scenario.Draws));
    }

    [Fact]
    public void The_same_seed_gives_the_same_figures_and_the_same_fingerprint()
    {
        var scenario = Of(Tool.Order, 12);
        Run(scenario).Effect.ShouldBe(Run(scenario).Effect);
        Fingerprint.Of(scenario, Inputs(scenario)).ShouldBe(Fingerprint.Of(scenario, Inputs(scenario)));
        Fingerprint.Of(scenario with { Seed = 8 }, Inputs(scenario)).ShouldNotBe(Fingerprint.Of(scenario, Inputs(scenario)));
    }

    [Fact]
    public void The_order_of_rows_never_matters()
    {
        var (scenario, cube) = (Of(Tool.Order, 12), Cube());
        var turned = cube with { ByVenue = [.. cube.ByVenue.Reverse()], ByPrecision = [.. cube.ByPrecision.Reverse()], ByMonth = [.. cube.ByMonth.Reverse()] };
        Fingerprint.Of(scenario, Inputs(scenario, turned)).ShouldBe(Fingerprint.Of(scenario, Inputs(scenario)));
    }

    [Fact]
    public void A_saturday_of_the_calendar_takes_in_the_end_of_friday_night()
    {
        var inputs = Inputs(Of(Tool.Order, 12) with { Order = new("one") { Days = [new(IsoDayOfWeek.Saturday, new(3, 0), new(6, 0))] } });
        inputs.Counts.InWindow.ShouldBe(Cube().ByPrecision.Where(c => c.Weekday == 5 && c.Quarter is >= 12 and < 24).Sum(c => c.Count));
        inputs.HourBefore.ShouldBe(Cube().ByPrecision.Where(c => c.Weekday == 5 && c.Quarter is >= 8 and < 12).Sum(c => c.Count));
    }

    [Theory]
    [InlineData("0", 0, 0)]
    [InlineData("16:34", 16, 34)]
    public void Shares_are_read_as_they_are_typed(string text, double a, double b) => ShareWords.Read("x", text).ShouldBe(Outcome.Done(new ShareRange(a, b)));

    [Fact]
    public void A_likely_range_becomes_a_share_with_those_ends()
    {
        var share = ((Outcome<ShareRange>.Done)ShareWords.Read("x", "0.2-0.45")).Value;
        share.Mean.ShouldBe(0.325, 1e-9);
        share.Quantile(0.025).ShouldBe(0.2, 0.02);
        share.Quantile(0.975).ShouldBe(0.45, 0.02);
    }

    [Theory]
    [InlineData("1.2")]
    [InlineData("-0.1")]
    [InlineData("0.4-0.2")]
    [InlineData("many")]
    [InlineData("0:3")]
    [InlineData("NaN")]
    public void What_is_no_share_is_refused(string text) => ShareWords.Read("--elsewhere", text).ShouldBeOfType<Outcome<ShareRange>.Refused>().Reasons[0].Message.ShouldContain(text);

    [Fact]
    public void Times_off_the_quarter_hour_and_two_zones_at_once_are_refused_in_words()
    {
        var scenario = Of(Tool.Order, 12) with { Order = new("bad") { Zones = ["a", "b"], Days = [new(IsoDayOfWeek.Saturday, new(3, 10), new(6, 0))] } };
        var refused = CubeRules.Inputs(Cube(), scenario, Around()).ShouldBeOfType<Outcome<ScenarioInputs>.Refused>();
        refused.Reasons.Select(r => r.Field).ShouldBe(["days", "zone", "zone", "zone"]);
    }

    [Fact]
    public void Staggering_takes_more_hours_from_the_first_group_than_from_the_last()
    {
        var touched = Run(Of(Tool.Staggered, 12) with { StaggerMinutes = 90 }).Touched;
        touched.Venues.Single(v => v.Venue.Venue.Name == "Early").SaleHours.ShouldBeGreaterThan(touched.Venues.Single(v => v.Venue.Venue.Name == "Late").SaleHours);
    }

    [Fact]
    public void Staggering_that_would_begin_before_midnight_is_refused() =>
        ScenarioRules.Run(Of(Tool.Staggered, 1), Inputs(Of(Tool.Staggered, 1))).ShouldBeOfType<Outcome<ScenarioResult>.Refused>().Reasons[0].Field.ShouldBe("stagger");

    [Fact]
    public void Too_few_events_are_refused_in_words()
    {
        var few = Cube() with { ByPrecision = [new(5, 12, "instant", 14)] };
        var result = ((Outcome<ScenarioResult>.Done)ScenarioRules.Run(Of(Tool.Order, 12), Inputs(Of(Tool.Order, 12), few))).Value;
        result.Effect.ShouldBeNull();
        result.WhyNoEffect.ShouldNotBeNull().ShouldStartWith("insufficient: 14 events in the window");
    }

    private static Scenario Of(Tool tool, int quarter) => new(Guid.Empty, "One", tool)
    {
        Order = new("One") { Days = [.. new[] { IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday }.Select(d => new DayRule(d, LocalTime.Midnight.PlusMinutes(15 * quarter), new(6, 0)))] },
        Draws = 2_000,
        StaggerGroups = 2,
        StaggerMinutes = 60,
        Dispersal = new() { Transport = [(-720, 6)] },
    };

    private static ScenarioResult Run(Scenario scenario) => ((Outcome<ScenarioResult>.Done)ScenarioRules.Run(scenario, Inputs(scenario))).Value;

    private static ScenarioInputs Inputs(Scenario scenario, Cube? cube = null) => ((Outcome<ScenarioInputs>.Done)CubeRules.Inputs(cube ?? Cube(), scenario, Around())).Value;

    private static Surroundings Around() => new(Clock, Today, [Club("Early", 3, 1), Club("Late", 4, 2)], [])
    {
        Levy = new(new(2012, 10, 31), "a test", [new("A", 4_300, 299, null), new("C", 90_000, 1_000, null), new("E", null, 2_000, null)], 0.7m, 0.3m),
    };

    private static Venue Club(string name, int until, byte id) => new(new Guid(id, 0, 0, new byte[8]), name, "nightclub")
    {
        Capacity = 400,
        SaleHours = [.. new[] { IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday }.Select(d => new DayHours(d, new(21, 0), new(until, 30)))],
        OpeningHours = [.. new[] { IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday }.Select(d => new DayHours(d, new(21, 0), new(until + 1, 0)))],
    };

    /// <summary>A town in which as much happens in every quarter of an hour from 23:00 to 06:00, and twice as much on Saturdays.</summary>
    private static Cube Cube()
    {
        List<CubeCell> cells = [.. Enumerable.Range(5, 2).SelectMany(day => Enumerable.Range(92, 28).Select(q => new CubeCell(day, q % 96, null, day == 5 ? 4 : 8)))];
        IReadOnlyList<CubeCell> Keyed(string? key) => [.. cells.Select(c => c with { Key = key })];
        return new(new(Nights))
        {
            Matrix = cells.GroupBy(c => (c.Weekday, c.Quarter / 4)).ToDictionary(g => g.Key, g => g.Sum(c => c.Count)),
            HourUnknown = 3,
            MonthOnly = 7,
            ByVenue = Keyed(new Guid(2, 0, 0, new byte[8]).ToString("D")),
            ByMonth = Keyed("2024-06"),
            ByCategory = Keyed("assault"),
            ByFlag = Keyed("inside"),
            ByPrecision = Keyed("instant"),
            Further = [],
            InNoZone = [],
            Beside = new Dictionary<string, IReadOnlyList<CubeCell>>(),
        };
    }
}

using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Emro.Models;
using NteMonitor.Emro.Workbench;
using NteMonitor.Journal;
using NteMonitor.Terminal;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Emro;

/// <summary>Inputs of the workbench: steps stay in reach, what is said can be typed again, later is never more.</summary>
public class BenchInputsTests
{
    private static readonly Surroundings Around = new(House.Clock, new(2026, 3, 14), [], []);

    private static Scenario Start(Tool tool = Tool.Order) => ClosingTown.Order("Tried") with { Tool = tool };

    public static TheoryData<string> Ids => [.. BenchInputs.All.Select(i => i.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Fifty_steps_either_way_stay_in_reach(string id)
    {
        var input = BenchInputs.All.Single(i => i.Id == id);
        foreach (var by in new[] { 1, -1 })
        {
            var scenario = Start();
            for (var i = 0; i < 50; i++)
            {
                scenario = input.Step(scenario, by, Around);
                scenario.Order.Days.ShouldAllBe(d => d.Start < d.End && d.End <= new LocalTime(6, 0));
                ScenarioJson.Read(scenario.Id, ScenarioJson.Write(scenario)).Seed.ShouldBe(scenario.Seed);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_stands_in_the_line_can_be_typed_as_it_is(string id)
    {
        var input = BenchInputs.All.Single(i => i.Id == id);
        foreach (var tool in Enum.GetValues<Tool>().Where(t => input.IsFor(t)))
        {
            var scenario = input.Step(Start(tool), 1, Around);
            var typed = input.Read(scenario, input.TextOf(scenario), Around).ShouldBeOfType<Outcome<Scenario>.Done>($"{id}: {input.TextOf(scenario)}");
            input.Say(typed.Value).ShouldBe(input.Say(scenario));
        }
    }

    [Theory]
    [InlineData("seed", "x")]
    [InlineData("seed", "-1")]
    [InlineData("draws", "99")]
    [InlineData("draws", "1000001")]
    [InlineData("prior", "NaN 0.1")]
    [InlineData("hoarding", "2")]
    [InlineData("elsewhere", "101 %")]
    [InlineData("zone", "nowhere")]
    [InlineData("days", "friday night 03:00-06:00")]
    [InlineData("days", "sat 03:00-06:30")]
    [InlineData("gamma", "-5")]
    [InlineData("from", "yesterday")]
    [InlineData("transport", "-1")]
    [InlineData("tool", "magic")]
    [InlineData("nights", "2026-02-30 to 2026-03-01")]
    [InlineData("nights", "2026-03-02 to 2026-03-01")]
    public void What_means_nothing_is_refused(string id, string typed) =>
        BenchInputs.All.Single(i => i.Id == id).Read(Start(), typed, Around).ShouldBeOfType<Outcome<Scenario>.Refused>();

    [Fact]
    public void Each_tool_has_its_own_inputs()
    {
        string[] Ids(Tool tool) => [.. BenchInputs.For(Start(tool)).Select(i => i.Id)];
        Ids(Tool.Order).ShouldContain("stays-open");
        Ids(Tool.Voluntary).ShouldContain("take-up");
        Ids(Tool.Staggered).ShouldContain("stagger-groups");
        Ids(Tool.Reviews).ShouldContain("reviewed");
        Ids(Tool.Transport).ShouldContain("more-transport");
        Ids(Tool.Levy).ShouldNotContain("prior");
        BenchInputs.All.Select(i => i.Id).ShouldBeUnique();
    }

    /// <summary>The slider's law: every step to a later hour removes as much or less.</summary>
    [Fact]
    public void A_later_hour_never_shows_more_hours_of_sale_removed() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(0, 20).ToArbitrary(), Gen.Choose(0, 95).ToArbitrary(), (steps, end) =>
        {
            var venue = new Venue(Guid.Empty, "Invented", "bar") { Capacity = 100, SaleHours = [new(IsoDayOfWeek.Friday, new(20, 0), LocalTime.FromMinutesSinceMidnight(end * 15))] };
            var slider = BenchInputs.All.Single(i => i.Id == "start");
            var scenario = Start() with { Order = Start().Order with { Days = [new(IsoDayOfWeek.Saturday, LocalTime.Midnight, new(6, 0))] } };
            var last = double.MaxValue;
            for (var i = 0; i <= steps; i++)
            {
                var removed = TouchRules.Measure([new(venue, null, 0, false)], scenario.Order.Days, new(new(2026, 3, 1), new(2026, 3, 31)), House.Clock).SaleHours;
                if (removed > last)
                {
                    return false;
                }

                (last, scenario) = (removed, slider.Step(scenario, 1, Around));
            }

            return true;
        }));

    [Fact]
    public void A_step_from_between_two_quarters_goes_to_the_next_of_them()
    {
        var between = Start() with { Order = Start().Order with { Days = [new(IsoDayOfWeek.Saturday, new(3, 10), new(6, 0))] } };
        var slider = BenchInputs.All.Single(i => i.Id == "start");
        slider.Step(between, 1, Around).Order.Days[0].Start.ShouldBe(new LocalTime(3, 15));
        slider.Step(between, -1, Around).Order.Days[0].Start.ShouldBe(new LocalTime(3, 0));
    }

    [Fact]
    public void A_share_displaced_is_held_as_firmly_after_a_step_as_before()
    {
        var scenario = Start() with { Elsewhere = new(16, 34) };
        var moved = BenchInputs.All.Single(i => i.Id == "elsewhere").Step(scenario, 1, Around);
        (moved.Elsewhere.A + moved.Elsewhere.B).ShouldBe(50, 1e-9);
        moved.Elsewhere.Mean.ShouldBe(0.37, 1e-9);
    }

    [Fact]
    public void The_interval_marks_its_ends_its_middle_and_no_change()
    {
        IntervalText.Lay(new(10, 5, 0, 10, 20, 0.1, null, (0, 0, 0), 0), 33).ShouldBe("fewer [=========o=========| more");
        IntervalText.Lay(new(0, 0, 0, 0, 0, 1, null, (0, 0, 0), 0), 33).ShouldBe("fewer |o| more");
    }

    [Fact]
    public void The_queue_is_drawn_within_its_room()
    {
        var curve = new QueueCurve(60, [.. Enumerable.Range(0, 200).Select(i => i < 100 ? i * 3.0 : (200 - i) * 3.0)], [.. Enumerable.Range(0, 200).Select(_ => 1.0)]);
        foreach (var room in new Size[] { new(20, 4), new(46, 9), new(80, 12) })
        {
            var lines = QueueText.Lay(curve, new(30, [5, 4, 3], [5, 0, 0]), room);
            lines.Count.ShouldBeLessThanOrEqualTo(room.Height);
            lines.Skip(1).ShouldAllBe(l => l.Length <= room.Width);
        }
    }

    [Fact]
    public void The_facts_of_what_is_tried_come_back_as_they_were()
    {
        var kept = new KeptScenario(Start() with { Id = Guid.Parse("019a0000-0000-7000-8000-000000000001") }, new(Guid.Parse("019a0000-0000-7000-8000-000000000001"), "scenario", [], Guid.Empty, "scenario.saved", null, 0, 1, NodaConstants.UnixEpoch, "ada"));
        var bench = new Bench(Around, [kept]);
        var tried = WorkbenchScreen.Stepped(WorkbenchScreen.Open(bench, kept.Record.Id), 1, Around);
        var back = BenchDraft.Restore(CanonicalJson.Read(CanonicalJson.Write(BenchDraft.Write(tried))), bench);
        back.Tab.Changed.ShouldBeTrue();
        CanonicalJson.Write(ScenarioJson.Write(back.Tab.Draft)).ShouldBe(CanonicalJson.Write(ScenarioJson.Write(tried.Tab.Draft)));
    }
}

using NteMonitor.Access;
using NteMonitor.Emro;
using NteMonitor.Emro.Report;
using NteMonitor.Emro.Workbench;
using NteMonitor.Home;
using NteMonitor.Terminal;

namespace NteMonitor.Tests.Emro;

/// <summary>What the keys of the workbench do: the picture follows, nothing tried is lost, nothing is saved without a reason.</summary>
public class WorkbenchKeysTests
{
    [Fact]
    public async Task Right_moves_the_hour_by_a_quarter_and_the_picture_follows()
    {
        await using var town = await ClosingTown.OpenAsync();
        var script = await town.ScriptAsync(120, 40);
        await script.PressAsync(":closing-hours<cr> enter");
        var before = Figures(script.Screen);
        await script.PressAsync("right");
        script.Screen.ShouldContain("03:15");
        script.Screen.ShouldContain("[Centre 3 am*]");
        Figures(script.Screen).ShouldNotBe(before);
        await script.PressAsync("left");
        Figures(script.Screen).ShouldBe(before);
        script.Screen.ShouldContain("[Centre 3 am] ");
    }

    [Fact]
    public async Task While_a_draft_is_being_run_no_picture_of_another_hour_is_shown()
    {
        await using var town = await ClosingTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":closing-hours<cr> enter");
        var (moved, effect) = town.Program().Update(script.Model, new Commanded("more"));
        Flat(effect).OfType<RunDraft>().ShouldHaveSingleItem().Kept.Scenario.Order.Days[0].Start.ToString("HH:mm", null).ShouldBe("03:15");
        WorkbenchScreen.RunOf(Bench(moved), moved.Closing).ShouldBeNull();

        // A second move waits for the first run, whose picture is already of the past when it comes.
        var (again, none) = town.Program().Update(moved, new Commanded("more"));
        Flat(none).OfType<RunDraft>().ShouldBeEmpty();
        var late = new DraftRan(Bench(moved).Tab.Kept.Record.Id, new(Bench(moved).Tab.Draft, new Outcome<BenchStudy>.Refused([])), null);
        var (after, next) = town.Program().Update(again, late);
        WorkbenchScreen.RunOf(Bench(after), after.Closing).ShouldBeNull();
        Flat(next).OfType<RunDraft>().ShouldHaveSingleItem().Kept.Scenario.Order.Days[0].Start.ToString("HH:mm", null).ShouldBe("03:30");
    }

    [Fact]
    public async Task A_draft_that_was_left_before_it_was_run_is_run_behind_the_one_in_front()
    {
        await using var town = await ClosingTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":closing-hours<cr> enter");
        var program = town.Program();
        var moved = program.Update(program.Update(script.Model, new Commanded("more")).Model, new Commanded("more")).Model;
        var behind = program.Update(moved, new Commanded("next-scenario")).Model;
        var (_, next) = program.Update(behind, new DraftRan(Bench(moved).Tab.Kept.Record.Id, new(Bench(script.Model).Tab.Draft, new Outcome<BenchStudy>.Refused([])), null));
        Flat(next).OfType<RunDraft>().ShouldHaveSingleItem().Kept.Scenario.ShouldBeSameAs(Bench(moved).Tab.Draft);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(40)]
    public async Task However_many_scenarios_there_are_their_names_take_one_line(int width)
    {
        await using var town = await ClosingTown.OpenAsync();
        foreach (var number in Enumerable.Range(1, 6))
        {
            await ClosingTown.SaveAsync(town, ClosingTown.Order($"A scenario of some length {number}"));
        }

        var script = await town.ScriptAsync(width, 24);
        await script.PressAsync(":closing-hours<cr> enter");
        for (var i = 0; i < 8; i++)
        {
            var lines = script.Screen.Split('\n');
            lines[2].ShouldContain($"[{Bench(script.Model).Tab.Draft.Name}");
            lines[3].ShouldStartWith(Bench(script.Model).Tab.Draft.Tool == Tool.Order ? "It stops" : "Verdict");
            await script.PressAsync("]");
        }
    }

    [Fact]
    public async Task S_saves_what_was_tried_for_a_reason()
    {
        await using var town = await ClosingTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":closing-hours<cr> enter right right s enter");
        script.Screen.ShouldContain("A reason is needed");
        await script.PressAsync("\"tried again\" enter");
        script.Screen.ShouldContain("Centre 3 am is amended.");
        Bench(script.Model).Unsaved.ShouldBeFalse();
        var kept = (await ScenarioActions.ListAsync(town.Desk, default)).Single(s => s.Scenario.Name == "Centre 3 am");
        kept.Scenario.Order.Days.ShouldAllBe(d => d.Start == new NodaTime.LocalTime(3, 30));
        (await ScenarioActions.EditsAsync(kept, town.Desk, default))[^1].Why.ShouldBe("tried again");
        (await town.Desk.Store.DraftsAsync("ada", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task S_in_capitals_saves_it_beside_the_one_it_was_made_from()
    {
        await using var town = await ClosingTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":closing-hours<cr> enter right S ctrl+u \"Quarter past\" enter");
        script.Screen.ShouldContain("[Quarter past]");
        var all = await ScenarioActions.ListAsync(town.Desk, default);
        all.Select(s => s.Scenario.Name).ShouldBe(["Centre 3 am", "Quarter past", "Staggered hours"]);
        all.Select(s => s.Scenario.Order.Days[0].Start.Minute).ShouldBe([0, 15, 0]);
        Bench(script.Model).Unsaved.ShouldBeFalse();
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused_and_what_was_tried_stays()
    {
        await using var town = await ClosingTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":closing-hours<cr> enter right S ctrl+u \"Staggered hours\" enter");
        script.Model.Toast!.Text.ShouldStartWith("There is a scenario 'Staggered hours' already.");
        Bench(script.Model).Tab.Changed.ShouldBeTrue();
    }

    [Fact]
    public async Task Esc_asks_when_something_is_unsaved_and_keeps_it()
    {
        await using var town = await ClosingTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":closing-hours<cr> enter right esc");
        script.Screen.ShouldContain("Leave without saving?");
        await script.PressAsync("n");
        script.Model.Top.ShouldBeOfType<Over.Workbench>();
        await script.PressAsync("esc y");
        script.Model.Top.ShouldBeNull();

        var again = await town.ScriptAsync();
        again.Screen.ShouldContain("unfinished report");
        await again.PressAsync("y");
        again.Screen.ShouldContain("[Centre 3 am*]");
        again.Screen.ShouldContain("03:15");
    }

    [Theory]
    [InlineData("ctrl+c")]
    [InlineData("hang-up")]
    public async Task A_line_that_drops_loses_nothing_that_was_tried(string how)
    {
        await using var town = await ClosingTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":closing-hours<cr> enter right tab right");
        await script.SendAsync(how == "ctrl+c" ? new KeyPressed("ctrl+c") : new HangUp());
        var draft = (await town.Desk.Store.DraftsAsync("ada", default)).ShouldHaveSingleItem();
        HomeDrafts.Words(draft, town.Desk.Town.Clock).ShouldEndWith("Centre 3 am; Staggered hours");
    }

    [Fact]
    public async Task What_was_tried_and_undone_leaves_no_draft_and_asks_nothing()
    {
        await using var town = await ClosingTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":closing-hours<cr> enter right");
        await script.SendAsync(new DraftDue());
        await script.PressAsync("U esc");
        script.Model.Top.ShouldBeNull();
        (await town.Desk.Store.DraftsAsync("ada", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_draft_whose_scenario_was_amended_meanwhile_says_so()
    {
        await using var town = await ClosingTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":closing-hours<cr> enter right");
        var colleague = town.DeskOf(Role.Officer, "ctrl2");
        var kept = (await ScenarioActions.ListAsync(colleague, default)).Single(s => s.Scenario.Name == "Centre 3 am");
        await ScenarioActions.AmendAsync(kept, kept.Scenario with { Seed = 7 }, "another seed", colleague, default);
        await script.SendAsync(new StoreChanged());
        script.Screen.ShouldContain("Somebody amended it since you began");
        script.Screen.ShouldContain("03:15");
    }

    [Theory]
    [InlineData("\"06:30\"", "Licensing Act 2003 s.172A(3)")]
    [InlineData("\"03:10\"", "quarters of an hour")]
    [InlineData("\"late\"", "'late' is no time")]
    public async Task An_hour_that_is_none_is_refused_where_it_is_typed(string typed, string reason)
    {
        await using var town = await ClosingTown.OpenAsync();
        var script = await town.ScriptAsync(120, 30);
        await script.PressAsync($":closing-hours<cr> enter enter ctrl+u {typed} enter");
        script.Model.Top.ShouldBeOfType<Over.BenchLine>();
        script.Model.Toast!.Text.ShouldContain(reason);
    }

    [Fact]
    public async Task A_start_after_its_end_cannot_be_run_and_the_picture_says_why()
    {
        await using var town = await ClosingTown.OpenAsync();
        var script = await town.ScriptAsync(120, 30);
        await script.PressAsync(":closing-hours<cr> enter enter ctrl+u \"06:00\" enter");
        script.Screen.ShouldContain("Verdict: none, it cannot be run");
        script.Screen.ShouldContain("s.172A(3)");
    }

    [Fact]
    public async Task A_new_scenario_is_drafted_in_a_form_and_opened_at_once()
    {
        await using var town = await ClosingTown.OpenAsync(scenarios: false);
        var script = await town.ScriptAsync();
        await script.PressAsync(":closing-hours<cr>");
        script.Screen.ShouldContain("No scenario is on file.");
        await script.PressAsync("a \"Centre 3 am\" tab tab tab \"sat,sun 03:00-06:30\" ctrl+s");
        script.Screen.ShouldContain("s.172A(3)");
        await script.PressAsync("ctrl+u \"sat,sun 03:00-06:00\" ctrl+s");
        script.Model.Toast!.Text.ShouldStartWith("Centre 3 am is on file");
        await script.PressAsync("enter");
        script.Screen.ShouldContain("[Centre 3 am]");
        script.Screen.ShouldContain("Verdict: insufficient");
    }

    [Fact]
    public async Task Withdrawing_asks_for_a_reason_and_takes_it_off_the_list()
    {
        await using var town = await ClosingTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":closing-hours<cr> w \"made twice\" enter y");
        script.Screen.ShouldNotContain("Centre 3 am");
        script.Screen.ShouldContain("Staggered hours");
    }

    [Theory]
    [InlineData(Role.Police)]
    [InlineData(Role.Assessor)]
    public async Task Who_may_only_read_saves_nothing_and_who_may_not_has_no_tab(Role role)
    {
        await using var town = await ClosingTown.OpenAsync(role);
        var script = await town.ScriptAsync();
        await script.PressAsync(":closing-hours<cr>");
        if (role == Role.Assessor)
        {
            HomeTabs.Of(role).ShouldNotContain(Tab.ClosingHours);
            return;
        }

        await script.PressAsync("enter right s");
        script.Model.Top.ShouldBeOfType<Over.Workbench>();
        script.Screen.ShouldContain("not now");
    }

    [Fact]
    public async Task The_clock_plans_from_a_day_as_long_as_nothing_is_on_the_log()
    {
        await using var town = await ClosingTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":closing-hours<cr> t");
        script.Screen.ShouldContain("First day of advertising, to plan");
        await script.PressAsync("\"soon\" enter");
        script.Model.Toast!.Text.ShouldBe("'soon' is not a date: write it as 2027-01-11.");
        await script.PressAsync("t \"2026-11-23\" enter");
        script.Screen.ShouldContain("Clock: Centre 3 am");
        script.Screen.ShouldContain("Planned: nothing of it is on the proof-of-service log.");
        await script.PressAsync("esc enter t \"2026-11-23\" enter");
        script.Screen.ShouldContain("Clock: Centre 3 am");
        await script.PressAsync("esc");
        script.Model.Top.ShouldBeOfType<Over.Workbench>();
    }

    [Fact]
    public async Task Only_an_order_has_a_clock()
    {
        await using var town = await ClosingTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":closing-hours<cr> j t");
        script.Screen.ShouldContain("Only an order has this procedure.");
    }

    [Fact]
    public async Task The_neutral_report_is_written_of_what_is_on_file_and_its_run_journalled()
    {
        await using var town = await ClosingTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":closing-hours<cr> enter right x");
        script.Screen.ShouldContain("Save it first");
        await script.PressAsync("U x");
        script.Model.Toast!.Text.ShouldStartWith("Written: reports/closing-hours-centre-3-am-");
        (await RunActions.ListAsync(town.Desk, default)).ShouldHaveSingleItem().Name.ShouldBe("Centre 3 am");
    }

    [Fact]
    public async Task Line_by_line_the_same_is_said_in_words()
    {
        await using var town = await ClosingTown.OpenAsync();
        var (_, printed) = await town.LinearAsync(":closing-hours|1|:more|:view|:view|:view|:questions|:back|q|y");
        printed.ShouldContain("It stops alcohol sales, not opening.");
        printed.ShouldContain("Selected: input 1 of");
        printed.ShouldContain("From; 03:15");
        printed.ShouldContain("03 = 36 (in the window)");
        printed.ShouldContain("Queue at ranks and stops: now");
        printed.ShouldContain("Hangs on, the most first");
        printed.ShouldContain("premises lose");
        printed.ShouldContain("V12");
    }

    [Fact]
    public async Task Line_by_line_an_input_is_typed_by_its_number()
    {
        await using var town = await ClosingTown.OpenAsync();
        var (model, printed) = await town.LinearAsync(":closing-hours|1|1|02:30|q");
        printed.ShouldContain("From; 02:30");
        model.Stack.ShouldNotBeEmpty();
        (await town.Desk.Store.DraftsAsync("ada", default)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task No_key_of_the_list_and_the_workbench_is_bound_twice_and_every_command_is_taken()
    {
        await using var town = await ClosingTown.OpenAsync();
        foreach (var keys in new[] { ":closing-hours<cr>", ":closing-hours<cr> enter", ":closing-hours<cr> enter right" })
        {
            var script = await town.ScriptAsync();
            await script.PressAsync(keys);
            KeyMapRules.Faults(HomeKeys.Of(script.Model)).ShouldBeEmpty(keys);
            foreach (var key in HomeKeys.Of(script.Model).Keys.Where(k => k.Disabled is null))
            {
                var (model, effect) = town.Program().Update(script.Model, new Commanded(key.Command));
                (effect is not null || !ReferenceEquals(model, script.Model)).ShouldBeTrue($"{keys}: nothing answers :{key.Command}");
            }
        }
    }

    [Theory]
    [InlineData(":closing-hours<cr>")]
    [InlineData(":closing-hours<cr> enter")]
    [InlineData(":closing-hours<cr> enter p")]
    [InlineData(":closing-hours<cr> enter p v")]
    [InlineData(":closing-hours<cr> enter p v v")]
    [InlineData(":closing-hours<cr> enter p v v v")]
    [InlineData(":closing-hours<cr> enter enter")]
    public async Task It_fits_the_smallest_window(string keys)
    {
        await using var town = await ClosingTown.OpenAsync();
        var script = await town.ScriptAsync(40, 12);
        await script.PressAsync(keys);
        script.Screen.Split('\n').ShouldAllBe(l => l.Length <= 40);
    }

    private static WorkbenchScreen.Model Bench(HomeModel model) => model.Stack.OfType<Over.Workbench>().Single().State;

    private static string Figures(string screen) => string.Join('\n', screen.Split('\n').Where(l => l.Contains("Net: ", StringComparison.Ordinal) || l.Contains("P(net", StringComparison.Ordinal)));

    private static IEnumerable<Effect> Flat(Effect? effect) => effect switch
    {
        null => [],
        Batch batch => batch.Effects.SelectMany(Flat),
        _ => [effect],
    };
}

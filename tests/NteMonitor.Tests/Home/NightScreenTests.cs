using System.Text;
using NteMonitor.Access;
using NteMonitor.Home;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;
using NteMonitor.PurpleFlag.NightVisits;
using NteMonitor.Terminal;

namespace NteMonitor.Tests.Home;

/// <summary>The run sheet on the screen, pressed key by key, at the sizes of phones and of a desk: Friday 20 November 2026, 23:40.</summary>
public class NightScreenTests
{
    private static readonly (int Width, int Height)[] Sizes = [(80, 24), (48, 18), (40, 20), (140, 40)];

    [Fact]
    public async Task An_assessor_begins_at_the_run_sheet_of_the_zone_of_the_clock() => (await ScreensAsync("")).ShouldMatchApproved();

    [Fact]
    public async Task What_is_typed_is_said_in_words_before_it_is_saved() => (await ScreensAsync("enter \"two lamps out @Quay Steps 1\"")).ShouldMatchApproved();

    [Fact]
    public async Task What_stands_against_it_is_said_while_it_is_typed() => (await ScreensAsync("enter \"1630 too early 2\"")).ShouldMatchApproved();

    [Fact]
    public async Task What_was_saved_is_counted_on_the_sheet() => (await ScreensAsync("enter \"two lamps out @Quay Steps 1\" enter")).ShouldMatchApproved();

    [Fact]
    public async Task Notes_stand_side_by_side_once_all_have_finished() => (await ScreensAsync("enter \"two lamps out 1\" enter d y", async town =>
    {
        var other = town.DeskOf(Role.Warden, "w07");
        var night = Done(await NightActions.FindAsync(null, other, default));
        Done(await NightActions.NoteAsync(night, new(new() { Attribute = "W1", Time = "23:10", Text = "All calm", Score = "3" }), other, default));
        Done(await NightActions.FinishAsync(night, "w07", other, default));
    }, "c")).ShouldMatchApproved();

    [Fact]
    public async Task A_few_keys_write_an_observation_with_time_zone_place_and_score()
    {
        await using var town = await WithVisitAsync();
        var script = await town.ScriptAsync(48, 18);
        await script.PressAsync("j enter \"people sent over by the door @Market Place 4\" enter");
        var seen = (await FileAsync(town)).Seen.ShouldHaveSingleItem();
        (seen.Value.Attribute, seen.Value.Zone, seen.Value.Place, seen.Value.Score, seen.Text).ShouldBe(("W2", "23-02", "Market Place", "excellent", "people sent over by the door"));
        seen.Value.At.ShouldBe(SmallTown.Evening);
    }

    [Fact]
    public async Task An_observation_of_another_zone_has_that_zone_and_no_time()
    {
        await using var town = await WithVisitAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("left enter \"families about 3\" enter");
        (await FileAsync(town)).Seen.ShouldHaveSingleItem().Value.ShouldSatisfyAllConditions(s => s.Zone.ShouldBe("20-23"), s => s.At.ShouldBeNull());
    }

    [Fact]
    public async Task What_was_refused_stays_to_be_mended()
    {
        await using var town = await WithVisitAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("enter \"0200 still to come 1\" enter");
        script.Screen.ShouldContain("still to come");
        script.Model.Top.ShouldBeOfType<Over.QuickBar>().Input.Text.ShouldBe("0200 still to come 1");
        (await FileAsync(town)).Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_observation_half_typed_comes_back_on_the_next_login()
    {
        await using var town = await WithVisitAsync();
        var script = await town.ScriptAsync(48, 18);
        await script.PressAsync("j enter \"two of them near the\"");
        var (_, effect) = town.Program().Update(script.Model, new HangUp());
        await new HomeActions(town.Desk).RunAsync(((Batch)effect!).Effects[0], _ => { }, default);

        var again = await town.ScriptAsync(48, 18);
        again.Screen.ShouldContain("1 unfinished report from");
        again.Screen.ShouldNotContain("two of them");
        await again.PressAsync("y");
        await again.PressAsync("\" bus stop 2\" enter");
        (await FileAsync(town)).Seen.ShouldHaveSingleItem().ShouldSatisfyAllConditions(s => s.Text.ShouldBe("two of them near the bus stop"), s => s.Value.Attribute.ShouldBe("W2"));
        (await town.Desk.Store.DraftsAsync("ada", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_last_one_is_taken_back_with_a_reason()
    {
        await using var town = await WithVisitAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("enter \"wrong street 1\" enter u \"wrong street\" enter y");
        (await FileAsync(town)).Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_observation_is_marked_as_evidence_while_it_is_typed()
    {
        await using var town = await WithVisitAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("enter \"police on foot @Market Place 3 #W1 #strong\" enter");
        var entry = Done(await FlagActions.FindAsync(null, town.Desk, default)).Value;
        (await MarkActions.MatrixAsync(entry, town.Desk, default)).Cell("W1", "23-02")!.State.ShouldBe(CellState.Has);
        (await FileAsync(town)).Seen.ShouldHaveSingleItem().Text.ShouldBe("police on foot");
    }

    [Fact]
    public async Task A_visit_line_by_line()
    {
        await using var town = await WithVisitAsync();
        var (_, printed) = await town.LinearAsync("seen lamp out @Quay Steps 1||quit");
        (await FileAsync(town)).Seen.ShouldHaveSingleItem().Value.Place.ShouldBe("Quay Steps");
        printed.ShouldContain("W1 Safety, 23-02, 23:40, score 1 below, Quay Steps");
    }

    [Fact]
    public async Task Who_does_not_assess_is_told_that_no_visit_is_theirs()
    {
        await using var town = await WithVisitAsync(Role.Pastor, "w07");
        var script = await town.ScriptAsync();
        await script.PressAsync(":night-visit<cr>");
        script.Screen.ShouldContain("No visit is planned of which you may know");
    }

    [Theory]
    [InlineData("lamp out 2", "lamp out", "2", "", "23:40")]
    [InlineData("2315 lamp out @Quay Steps 2", "lamp out", "2", "Quay Steps", "2315")]
    [InlineData("group of 2.", "group of 2.", "", "", "23:40")]
    [InlineData("@Rank 4", "", "4", "Rank", "23:40")]
    [InlineData("9999 bottles", "9999 bottles", "", "", "23:40")]
    [InlineData("23:15 lamp @ the rank", "lamp @ the rank", "", "", "23:15")]
    [InlineData("3", "", "3", "", "23:40")]
    public async Task A_line_says_time_words_place_and_score(string line, string text, string score, string place, string time)
    {
        await using var town = await WithVisitAsync();
        SeenLine.Read(line, new(await FileAsync(town), "W1", "23-02"), town.Desk.Town.Clock, SmallTown.Evening)
            .ShouldSatisfyAllConditions(d => d.Text.ShouldBe(text), d => d.Score.ShouldBe(score), d => d.Place.ShouldBe(place), d => d.Time.ShouldBe(time));
    }

    private static async Task<string> ScreensAsync(string keys, Func<SmallTown, Task>? meanwhile = null, string then = "")
    {
        var text = new StringBuilder();
        foreach (var (width, height) in Sizes)
        {
            await using var town = await WithVisitAsync();
            if (meanwhile is not null)
            {
                await meanwhile(town);
            }

            var script = await town.ScriptAsync(width, height);
            await script.PressAsync(keys);
            if (then.Length > 0)
            {
                await script.PressAsync(then);
            }

            text.Append($"{width}x{height}\n{script.Screen.TrimEnd()}\n\n");
        }

        return text.ToString();
    }

    private static async Task<SmallTown> WithVisitAsync(Role role = Role.Assessor, string assessor = "ada")
    {
        var town = await SmallTown.OpenAsync(role);
        var officer = town.DeskOf(Role.Officer, "ctrl2");
        var entry = Done(await FlagActions.RegisterAsync(
            new(officer.NewId(), "Nowhere-on-Sea", "full", "") { Days = [new("register", null, new(2026, 9, 1))] }, Done(FrameworkActions.Shipped(null, officer.Files)), officer, default));
        string[] assessors = assessor == "w07" ? ["w07"] : [assessor, "w07"];
        Done(await NightActions.PlanAsync(new(officer.NewId(), entry.Record.Id, NightKind.Overnight, new(2026, 11, 20), assessors), officer, default));
        return town;
    }

    private static async Task<NightFile> FileAsync(SmallTown town) => await NightActions.OpenAsync(Done(await NightActions.FindAsync(null, town.Desk, default)), town.Desk, default);

    private static T Done<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Done>(outcome is Outcome<T>.Refused(var why) ? Outcome.Said(why) : "").Value;
}

using System.Text;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Home;
using NteMonitor.Patrols;
using NteMonitor.Terminal;
using NteMonitor.Tests.Home;

namespace NteMonitor.Tests.Patrols;

/// <summary>A pastor's own shift and everybody's, pressed key by key, at the sizes of phones and of a desk.</summary>
public class MyShiftScreenTests
{
    private const string Begin = "o tab tab \"4\" tab \"Market Place\" ctrl+s esc ";

    [Fact]
    public async Task A_pastor_begins_at_their_own_shift() => (await ScreensAsync("")).ShouldMatchApproved();

    [Fact]
    public async Task The_form_that_opens_a_shift() => (await ScreensAsync("o")).ShouldMatchApproved();

    [Fact]
    public async Task One_key_counts_one_and_undo_takes_it_back() => (await ScreensAsync(Begin + "w w f b u")).ShouldMatchApproved();

    [Fact]
    public async Task A_note_is_typed_with_what_is_never_written_beside_it() => (await ScreensAsync(Begin + "m \"!lamp out at Quay Steps\"")).ShouldMatchApproved();

    [Fact]
    public async Task Closing_shows_the_totals_for_a_yes() => (await ScreensAsync(Begin + "w w m \"!lamp out\" enter", "c ctrl+s")).ShouldMatchApproved();

    [Fact]
    public async Task What_waits_is_handed_over() => (await ScreensAsync(Begin + "m \"!lamp out at Quay Steps\" enter", "c ctrl+s y", "h")).ShouldMatchApproved();

    [Fact]
    public async Task An_open_item_is_said_to_be_dealt_with()
    {
        await using var town = await SmallTown.OpenAsync(Role.Pastor);
        var script = await town.ScriptAsync();
        await script.PressAsync(Begin + "m \"!lamp out\" enter m \"!glass in the gutter\" enter h d \"lamp\" enter");
        (await town.Desk.Store.OpenItemsAsync(default)).Count.ShouldBe(1);
        script.Screen.ShouldContain("glass in the gutter");
        script.Screen.ShouldNotContain("lamp out");
    }

    [Fact]
    public async Task A_check_call_that_was_missed_is_said_to_everybody() =>
        (await ScreensAsync("o tab tab \"1\" tab tab tab tab tab tab tab \"10\" ctrl+s esc", "R", "2")).ShouldMatchApproved();

    [Fact]
    public async Task Everybodys_shifts_with_the_selected_one() => (await ScreensAsync(Begin + "w w", "c ctrl+s y 5")).ShouldMatchApproved();

    [Fact]
    public async Task The_totals_of_a_month() => (await ScreensAsync(Begin + "w w", "c ctrl+s y 5 t")).ShouldMatchApproved();

    [Fact]
    public async Task The_row_of_a_taxi_marshal()
    {
        await using var town = await SmallTown.OpenAsync(Role.Warden);
        var kept = Done(await ShiftActions.OpenAsync(new() { Kind = "taxi-marshals", Crew = "2", Scheme = "Market Place Taxi Marshals" }, null, town.Desk, default));
        var script = await town.ScriptAsync(140, 40);
        await script.PressAsync("s tab \"12\" tab \"10\" tab \"6\" ctrl+s");
        (await town.Desk.Store.PartsAsync(kept.Shift.Id, default)).Single(p => p.Kind == PartKind.Row).Values["wait"].ShouldBe(10);
        script.Screen.ShouldContain("queue 12, wait 10");
    }

    [Fact]
    public async Task A_whole_shift_line_by_line()
    {
        await using var town = await SmallTown.OpenAsync(Role.Pastor);
        var (model, printed) = await town.LinearAsync("open-shift||| 4||||||||||y|back|count-water|count-water|quit");
        model.Mine.Kept!.Totals["water"].ShouldBe(2);
        printed.ShouldContain(": Water given 2");
    }

    [Fact]
    public async Task A_note_half_typed_comes_back_on_the_next_login()
    {
        await using var town = await SmallTown.OpenAsync(Role.Pastor);
        var script = await town.ScriptAsync();
        await script.PressAsync(Begin + "m \"two of them near the\"");
        var (model, effect) = town.Program().Update(script.Model, new HangUp());
        await new HomeActions(town.Desk).RunAsync(((Batch)effect!).Effects[0], _ => { }, default);
        model.Top.ShouldBeOfType<Over.QuickBar>();

        var again = await town.ScriptAsync();
        again.Screen.ShouldContain("1 unfinished report from");
        again.Screen.ShouldNotContain("two of them");
        await again.PressAsync("y");
        again.Screen.ShouldContain("two of them near the");
        await again.PressAsync("\" bus stop\" enter");
        (await ShiftActions.OpenAsync((await ShiftActions.MineAsync(town.Desk, default))!, town.Desk, default)).Notes.Select(n => n.Text).ShouldBe(["two of them near the bus stop"]);
    }

    [Fact]
    public async Task A_note_is_gone_on_with_however_early_the_yes_comes()
    {
        await using var town = await SmallTown.OpenAsync(Role.Pastor);
        await (await town.ScriptAsync()).PressAsync(Begin + "m \"lamp out at the foot of\" esc");
        var program = town.Program();
        var listed = program.Update(program.Start(new(48, 18)).Model, new DraftsListed(await town.Desk.Store.DraftsAsync(town.Desk.Actor, default))).Model;
        var asked = program.Update(listed, new Commanded("resume-yes"));
        List<Msg> answers = [];
        await new HomeActions(town.Desk).RunAsync(asked.Effect.ShouldBeOfType<ReadMine>(), answers.Add, default);
        program.Update(asked.Model, answers.ShouldHaveSingleItem()).Model.Top.ShouldBeOfType<Over.QuickBar>().Input.Text.ShouldBe("lamp out at the foot of");
    }

    [Fact]
    public async Task A_refused_shift_says_why_at_the_field()
    {
        await using var town = await SmallTown.OpenAsync(Role.Pastor);
        var script = await town.ScriptAsync();
        await script.PressAsync("o tab tab \"0\" ctrl+s");
        script.Model.Top.ShouldBeOfType<Over.Form>().State.Fields.First(f => f.Id == "crew").Error.ShouldNotBeEmpty();
    }

    private static async Task<string> ScreensAsync(params string[] parts)
    {
        var all = new StringBuilder();
        foreach (var (width, height) in new[] { (80, 24), (48, 18), (40, 20) })
        {
            await using var town = await SmallTown.OpenAsync(Role.Pastor);
            var script = await town.ScriptAsync(width, height);
            foreach (var keys in parts)
            {
                await script.PressAsync(keys);
                town.Now += Duration.FromMinutes(20);
                await script.SendAsync(new MinutePassed());
            }

            all.Append(width).Append('x').Append(height).Append('\n').Append(script.Screen.TrimEnd()).Append("\n\n");
        }

        return all.ToString();
    }

    private static T Done<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Done>().Value;
}

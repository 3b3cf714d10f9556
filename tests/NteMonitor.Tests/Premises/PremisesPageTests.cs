using System.Text;
using NteMonitor.Access;
using NteMonitor.Home;
using NteMonitor.Premises;
using NteMonitor.Tests.Home;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Premises;

/// <summary>The premises file on the screen, and the form of a visit.</summary>
public class PremisesPageTests
{
    private const string Visited = "3 enter v \"2215\" enter \"night-time\" enter enter enter enter \"met\" enter \"broken: no clicker\" enter \"3\" enter \"2\" ctrl+s";

    [Fact]
    public async Task The_file_of_a_venue() => (await ScreensAsync("3 enter")).ShouldMatchApproved();

    [Fact]
    public async Task Tab_goes_from_part_to_part() => (await ScreensAsync("3 enter tab tab")).ShouldMatchApproved();

    [Fact]
    public async Task The_form_of_a_visit_with_a_refusal_at_its_fields() =>
        (await ScreensAsync("3 enter v \"2215\" enter enter enter enter \"Vera\" enter \"perhaps\" enter \"broken\" ctrl+s")).ShouldMatchApproved();

    [Fact]
    public async Task A_role_without_the_file_sees_the_licence_and_why_the_keys_are_out_of_reach() =>
        (await ScreensAsync("3 enter", Role.Pubwatch)).ShouldMatchApproved();

    [Fact]
    public async Task After_the_last_part_it_begins_again_and_back_goes_to_the_last()
    {
        await using var town = await TownAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("3 enter");
        List<int> seen = [];
        for (var i = 0; i < 9; i++)
        {
            seen.Add(script.Model.Top.ShouldBeOfType<Over.VenuePage>().Scroll);
            await script.PressAsync("tab");
        }

        seen.IndexOf(0, 1).ShouldBeInRange(4, 8);
        await script.PressAsync("3 g shift+tab");
        script.Model.Top.ShouldBeOfType<Over.VenuePage>().Scroll.ShouldBe(0);
    }

    [Fact]
    public async Task A_visit_is_recorded_by_keys()
    {
        await using var town = await TownAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(Visited);
        script.Model.Toast!.Text.ShouldBe("Visit to Club Nowhere recorded.");
        script.Model.Drafts.ShouldBeEmpty();
        var visit = (await VisitsAsync(town))[0].Visit;
        (visit.Kind, visit.Door).ShouldBe(("night", new DoorCount(3, 2)));
        visit.Checks.Select(c => (c.Number, c.Finding)).ShouldBe([("2.1", Finding.Met), ("2.2", Finding.Broken)]);
        script.Model.Top.ShouldBeOfType<Over.VenuePage>().Opened.File.Visits.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Linear_mode_writes_the_same_visit()
    {
        await using var town = await TownAsync();
        var (_, printed) = await town.LinearAsync("venues|1|visit|2215|night|||||met|broken: no clicker|3|2|:w|q");
        var visit = (await VisitsAsync(town))[0].Visit;
        (visit.Kind, visit.Door).ShouldBe(("night", new DoorCount(3, 2)), printed);
    }

    [Fact]
    public async Task A_follow_up_by_key_settles_what_waits()
    {
        await using var town = await TownAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("3 enter f \"2215\" ctrl+s");
        var visits = await VisitsAsync(town);
        visits[0].Visit.Follows.ShouldBe(visits[1].Visit.Id);
        visits.ShouldAllBe(v => !v.Visit.IsOpen);
        await script.PressAsync("f");
        script.Model.Top.ShouldBeOfType<Over.VenuePage>();
    }

    [Theory]
    [InlineData("v", false)]
    [InlineData("f", true)]
    public async Task A_visit_half_written_is_kept_and_gone_on_with(string key, bool follows)
    {
        await using var town = await TownAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync($"3 enter {key} \"2215\" enter \"joint\" enter enter enter enter \"met\" esc esc :resume<cr>");
        var form = script.Model.Top.ShouldBeOfType<Over.Form>();
        form.Kind.ShouldBe(FormKind.Visit);
        (form.State.Value("when"), form.State.Value("kind"), form.State.Value("condition 2.1")).ShouldBe(("2215", "joint", "met"));
        (form.Follows is not null).ShouldBe(follows);
        await script.PressAsync("ctrl+s");
        script.Model.Drafts.ShouldBeEmpty();
        (await VisitsAsync(town)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_draft_of_a_visit_shows_no_names_where_it_waits()
    {
        await using var town = await TownAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("3 enter v \"2215\" enter enter enter enter \"Vera Invented\" esc esc");
        HomeDrafts.Words(script.Model.Drafts[0], town.Desk.Town.Clock).ShouldNotContain("Vera");
    }

    [Fact]
    public async Task A_visit_is_opened_settled_and_withdrawn_by_keys()
    {
        await using var town = await TownAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("3 enter o");
        script.Screen.ShouldContain("Vera Invented");
        await script.PressAsync("d \"clicker seen\" enter");
        (await VisitsAsync(town))[0].Visit.IsOpen.ShouldBeFalse();
        script.Model.Top.ShouldBeOfType<Over.VisitPage>().Opened.File.Kept.Version.ShouldBe(2);
        await script.PressAsync("w \"wrong venue\" enter y");
        (await VisitsAsync(town)).ShouldBeEmpty();
        script.Screen.ShouldContain("WITHDRAWN");
        await script.PressAsync("esc");
        script.Model.Top.ShouldBeOfType<Over.VenuePage>().Opened.File.Visits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_several_visits_one_is_chosen()
    {
        await using var town = await TownAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(Visited + " o");
        script.Screen.ShouldContain("Which visit?");
        await script.PressAsync("down enter");
        script.Model.Top.ShouldBeOfType<Over.VisitPage>().Opened.File.Kept.Visit.Kind.ShouldBe("joint");
    }

    private static async Task<IReadOnlyList<KeptVisit>> VisitsAsync(SmallTown town) => await VisitActions.VisitsAsync(new(VisitActions.Thing), town.Desk, default);

    private static async Task<string> ScreensAsync(string keys, Role role = Role.Officer)
    {
        var text = new StringBuilder();
        foreach (var (width, height) in new[] { (80, 24), (48, 18), (120, 60) })
        {
            await using var town = await TownAsync(role);
            var script = await town.ScriptAsync(width, height);
            await script.PressAsync(keys);

            // The top line is every screen's, and tried with theirs.
            text.Append($"{width}x{height}\n{string.Join('\n', script.Screen.TrimEnd().Split('\n').Skip(1))}\n\n");
        }

        return text.ToString();
    }

    /// <summary>The small town, where one venue has conditions and was visited two weeks ago.</summary>
    private static async Task<SmallTown> TownAsync(Role role = Role.Officer)
    {
        var town = await SmallTown.OpenAsync(role);
        var officer = town.DeskOf(Role.Officer, "ctrl2");
        foreach (var (number, text) in new[] { ("2.1", "Door supervisors from 21:00 on Fridays and Saturdays until the last customer has left"), ("2.2", "People counted in and out") })
        {
            Done(await VenueActions.ConditionAsync(await NowhereAsync(town), new(number, text, "crime", new(2026, 1, 1)), "review", officer, default));
        }

        var draft = new VisitDraft { When = "2026-11-06 2330", Kind = "joint", Partners = ["police"], Checks = [new("2.2", "broken: nobody counted")], People = "212", FollowUp = "2026-11-20", SpokenTo = "dps", Name = "Vera Invented" };
        Done(await VisitActions.RecordAsync(new(await NowhereAsync(town)), draft, null, officer, default));
        return town;
    }

    private static async Task<KeptVenue> NowhereAsync(SmallTown town) => (await town.Desk.Store.VenuesAsync(default)).Single(v => v.Venue.Code == "nowhere");

    private static void Done<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Done>();
}

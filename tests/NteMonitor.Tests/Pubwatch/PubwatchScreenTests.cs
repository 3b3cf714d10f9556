using System.Text;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Home;
using NteMonitor.People;
using NteMonitor.Pubwatch;
using NteMonitor.Tests.Home;

namespace NteMonitor.Tests.Pubwatch;

/// <summary>The tab Pubwatch, pressed key by key, at the sizes of a desk and of a phone.</summary>
public class PubwatchScreenTests
{
    [Fact]
    public async Task Cases_with_the_steps_and_votes_of_the_selected_one() => (await ScreensAsync(Role.Pubwatch, "9")).ShouldMatchApproved();

    [Fact]
    public async Task A_proposal_with_its_votes_so_far() => (await ScreensAsync(Role.Pubwatch, "9 j")).ShouldMatchApproved();

    [Fact]
    public async Task The_members_that_missed_meetings_come_first() => (await ScreensAsync(Role.Pubwatch, "9 a")).ShouldMatchApproved();

    [Fact]
    public async Task The_meetings() => (await ScreensAsync(Role.Pubwatch, "9 m")).ShouldMatchApproved();

    [Fact]
    public async Task The_form_of_a_proposal_says_what_is_never_written() => (await ScreensAsync(Role.Pubwatch, "9 p tab tab tab tab tab")).ShouldMatchApproved();

    [Fact]
    public async Task An_officer_sees_the_keys_of_a_decision_out_of_reach_and_why() => (await ScreensAsync(Role.Officer, "0 p")).ShouldMatchApproved();

    [Fact]
    public async Task A_warden_sees_what_holds_tonight_and_nothing_else()
    {
        await using var town = await TownAsync(Role.Warden);
        var script = await town.ScriptAsync();
        await script.PressAsync(": \"pubwatch\" enter");
        script.Model.Pubwatch.Bans.ShouldHaveSingleItem().IsCurrent.ShouldBeTrue();
    }

    [Fact]
    public async Task A_vote_and_the_decision_on_the_screen()
    {
        await using var town = await TownAsync(Role.Pubwatch);
        var script = await town.ScriptAsync(120, 40);
        await script.PressAsync("9 j v");
        script.Screen.ShouldContain("A member's vote");
        await script.PressAsync("\"anchor\" tab \"for\" ctrl+s");
        (script.Model.Top as Over.BanPage)!.Opened.Page.File.Tally.ShouldBe(new(3, 0, 0));
        await script.PressAsync("d ctrl+s");
        (script.Model.Top as Over.BanPage)!.Opened.Page.File.State.ShouldBe(BanState.Voted);
        script.Screen.ShouldContain("decided, not told");
        await script.PressAsync("d");
        script.Screen.ShouldContain("It is decided, not told.");
    }

    [Fact]
    public async Task A_refused_vote_says_why_at_the_field()
    {
        await using var town = await TownAsync(Role.Pubwatch);
        var script = await town.ScriptAsync(120, 40);
        await script.PressAsync("9 j v \"heron\" tab \"for\" ctrl+s");
        script.Model.Top.ShouldBeOfType<Over.Form>().State.Fields.First(f => f.Id == "for").Error.ShouldContain("has voted already");
    }

    [Fact]
    public async Task A_half_typed_proposal_comes_back_without_its_reason_in_the_list()
    {
        await using var town = await TownAsync(Role.Pubwatch);
        var script = await town.ScriptAsync(120, 40);
        await script.PressAsync("9 p \"P-7K3F2\" tab tab tab tab tab \"pushed somebody\" esc");
        var again = await town.ScriptAsync(120, 40);
        again.Screen.ShouldContain("Pubwatch form from");
        again.Screen.ShouldNotContain("pushed somebody");
        await again.PressAsync("y");
        again.Screen.ShouldContain("pushed somebody");
    }

    private static async Task<string> ScreensAsync(Role role, string keys)
    {
        var all = new StringBuilder();
        foreach (var (width, height) in new[] { (80, 24), (48, 18), (120, 40) })
        {
            await using var town = await TownAsync(role);
            var script = await town.ScriptAsync(width, height);
            await script.PressAsync(keys);
            all.Append(width).Append('x').Append(height).Append('\n').Append(script.Screen.TrimEnd()).Append("\n\n");
        }

        return all.ToString();
    }

    /// <summary>A scheme of four members, a ban in force, an open proposal with two votes, and two meetings.</summary>
    private static async Task<SmallTown> TownAsync(Role role)
    {
        var town = await SmallTown.OpenAsync(role);
        var desk = town.DeskOf(Role.Pubwatch, "pw1");
        town.Now = SmallTown.Evening - Duration.FromDays(40);
        Done(await PubwatchActions.AddSchemeAsync(new() { Name = "Nowhere Pubwatch", Areas = "Nowhere-on-Sea", Terms = "3,6,12", Quorum = "3" }, null, desk, default));
        foreach (var code in new[] { "heron", "nowhere", "anchor", "dock" })
        {
            Done(await PubwatchActions.AddMemberAsync(("", code), new("2024-01-01", ""), null, desk, default));
        }

        foreach (var (days, present) in new[] { (39, "heron,nowhere,dock"), (20, "heron,nowhere") })
        {
            town.Now = SmallTown.Evening - Duration.FromDays(days);
            var meeting = Done(await PubwatchActions.AddMeetingAsync("", new() { On = "today", At = "14:30", Place = "The Gilded Heron", Agenda = ["Radios", "Christmas hours"] }, null, desk, default));
            Done(await PubwatchActions.AttendAsync(meeting, ([present], []), null, desk, default));
        }

        var first = await ProposedAsync("assault", desk);
        await VotedAsync(first, ["heron=for", "nowhere=for", "dock=against"], desk);
        Done(await PubwatchActions.DecideAsync(first, ("", "", ""), null, desk, default));
        Done(await PubwatchActions.SentAsync(first, ("", "by hand", "ban"), null, desk, default));
        town.Now = SmallTown.Evening - Duration.FromDays(2);
        await VotedAsync(await ProposedAsync("theft", desk), ["heron=for", "nowhere=for"], desk);
        town.Now = SmallTown.Evening;
        return town;
    }

    private static async Task<Guid> ProposedAsync(string behaviour, Desk desk)
    {
        var person = Done(await PersonActions.RecordAsync(new() { Name = "Quillon Nevermade" }, desk, default));
        return Done(await PubwatchActions.ProposeAsync(new() { Person = person.Token, Venue = "heron", Behaviour = behaviour, Months = "3", Reason = "pushed a member of staff" }, null, desk, default)).File.Case.Id;
    }

    private static async Task VotedAsync(Guid id, IEnumerable<string> votes, Desk desk)
    {
        foreach (var vote in votes)
        {
            Done(await PubwatchActions.VoteAsync(id, (vote.Split('=')[0], vote.Split('=')[1], "", ""), null, desk, default));
        }
    }

    private static T Done<T>(Outcome<T> outcome) => Watch.Done(outcome);
}

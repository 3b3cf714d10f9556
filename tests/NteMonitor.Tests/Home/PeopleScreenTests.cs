using System.Text;
using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.People;

namespace NteMonitor.Tests.Home;

/// <summary>Persons on the screen: tokens only, and who it is for a reason.</summary>
public class PeopleScreenTests
{
    [Fact]
    public async Task Tokens_with_their_mentions() => (await ScreensAsync(":people<cr>")).ShouldMatchApproved();

    [Fact]
    public async Task One_token_and_where_it_is_mentioned() => (await ScreensAsync(":people<cr> enter")).ShouldMatchApproved();

    [Fact]
    public async Task What_is_kept_and_when_it_goes() => (await ScreensAsync(":people<cr> w")).ShouldMatchApproved();

    [Fact]
    public async Task The_form_that_puts_a_person_on_file() => (await ScreensAsync(":people<cr> a ctrl+s")).ShouldMatchApproved();

    [Fact]
    public async Task A_name_is_shown_for_a_reason_only_and_blank_again_on_leaving()
    {
        await using var town = await WithPeopleAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":people<cr> d enter");
        script.Screen.ShouldNotContain("Zebedee");
        script.Screen.ShouldContain("A reason is needed");
        await script.PressAsync("\"appeal heard\" enter");
        script.Screen.ShouldContain("Orla Zebedee");
        await script.PressAsync("esc");
        script.Screen.ShouldNotContain("Zebedee");
        var look = (await town.Desk.Store.RecordsAsync(new("look"), default)).ShouldHaveSingleItem();
        (look.RecordedBy, look.Facts.Text("why")).ShouldBe(("ada", "appeal heard"));
    }

    [Fact]
    public async Task A_person_typed_on_the_form_is_on_file_and_its_draft_gone()
    {
        await using var town = await WithPeopleAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":people<cr> a \"Una Unreal\" ctrl+s");
        script.Screen.ShouldContain("is on file; the name is sealed.");
        script.Screen.ShouldNotContain("Unreal");
        (await PersonActions.AllAsync(town.Desk, default)).Count.ShouldBe(3);
        (await town.Desk.Store.DraftsAsync("ada", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_warden_who_may_not_read_names_is_told_so()
    {
        await using var town = await WithPeopleAsync(Role.Warden);
        var script = await town.ScriptAsync();
        await script.PressAsync(":people<cr> d \"curious\" enter");
        script.Screen.ShouldContain("may not read details of");
        script.Screen.ShouldNotContain("Zebedee");
    }

    private static async Task<string> ScreensAsync(string keys)
    {
        var text = new StringBuilder();
        foreach (var (width, height) in new[] { (80, 24), (40, 12), (200, 30) })
        {
            await using var town = await WithPeopleAsync();
            var script = await town.ScriptAsync(width, height);
            await script.PressAsync(keys);
            text.Append($"{width}x{height}\n{script.Screen.TrimEnd()}\n\n");
        }

        return text.ToString();
    }

    private static async Task<SmallTown> WithPeopleAsync(Role role = Role.Officer)
    {
        var town = await SmallTown.OpenAsync(role);
        var desk = town.DeskOf(Role.Officer, "ctrl2");
        var orla = Done(await PersonActions.RecordAsync(new() { Name = "Orla Zebedee", Born = "1994-02-03" }, desk, default));
        Done(await PersonActions.RecordAsync(new() { Name = "Dylan Quirke" }, desk, default));
        var accounts = await town.AccountsAsync();
        foreach (var account in new[] { accounts[0], accounts[^1] })
        {
            var draft = IncidentRules.DraftOf(account.Incident, "", await IncidentActions.AgainstAsync(desk, default));
            Done(await IncidentActions.AmendAsync(account, draft with { Persons = [$"{orla.Token}=victim"] }, "who was there", null, desk, default));
        }

        return town;
    }

    private static T Done<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Done>().Value;
}

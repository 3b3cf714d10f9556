using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Journal;

namespace NteMonitor.Tests.Incidents;

public class IncidentActionsTests
{
    [Fact]
    public async Task A_narrative_is_sealed_and_stands_nowhere_in_the_journal()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        var account = await desk.LogAsync("2315 heron refusal \"lad in a red jacket\"");
        var entry = (await desk.EntriesAsync(account.Incident.Id)).ShouldHaveSingleItem();
        entry.Body.ShouldNotContain("jacket");
        entry.Sealed.ShouldNotBeNull();
        (await desk.Desk.Store.SealedPartAsync(entry.Id, default)).ShouldNotBeNull().Personal.ShouldBe("""{"narrative":"lad in a red jacket"}""");
    }

    [Fact]
    public async Task A_refused_entry_writes_nothing()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        (await desk.RecordAsync("2575 heron refusal")).ShouldBeOfType<Outcome<RecordedIncident>.Refused>();
        (await desk.EventsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_role_that_only_reads_records_nothing()
    {
        await using var desk = await IncidentDesk.OpenAsync(Role.Assessor);
        (await desk.RecordAsync("2315 heron refusal")).ShouldBeOfType<Outcome<RecordedIncident>.Refused>().Reasons.ShouldHaveSingleItem().Field.ShouldBe(AccessRules.NotPermitted);
    }

    [Fact]
    public async Task An_amendment_keeps_before_after_who_and_why()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        var account = await desk.LogAsync("2315 heron refusal x2 \"red jacket\"");
        var draft = await desk.DraftAsync(account);
        await IncidentActions.AmendAsync(account, draft with { Severity = "3" }, " seen on camera ", null, desk.Desk, default);
        var amended = (await desk.EntriesAsync(account.Incident.Id))[1];
        amended.Body.ShouldBe("""{"after":{"severity":3},"before":{"severity":null},"why":"seen on camera"}""");
        (amended.Base, amended.Actor, amended.Sealed).ShouldBe((account.Head, "w07", null));
        (await IncidentActions.NarrativeAsync(await desk.AccountAsync(account.Incident.Id), desk.Desk.Store, default)).ShouldBe("red jacket");
    }

    [Fact]
    public async Task A_rewritten_note_is_sealed_anew_and_an_emptied_one_is_empty()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        var account = await desk.LogAsync("2315 heron refusal \"red jacket\"");
        foreach (var note in new[] { "blue jacket", "" })
        {
            var now = await desk.AccountAsync(account.Incident.Id);
            await IncidentActions.AmendAsync(now, await desk.DraftAsync(now) with { Narrative = note }, "misheard", null, desk.Desk, default);
            (await IncidentActions.NarrativeAsync(await desk.AccountAsync(account.Incident.Id), desk.Desk.Store, default)).ShouldBe(note);
        }

        (await desk.EntriesAsync(account.Incident.Id)).Skip(1).ShouldAllBe(e => e.Body == """{"after":{},"before":{},"why":"misheard"}""");
    }

    [Fact]
    public async Task A_change_of_nothing_writes_nothing()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        var account = await desk.LogAsync("2315 heron refusal \"red jacket\"");
        await IncidentActions.AmendAsync(account, await desk.DraftAsync(account), "nothing", null, desk.Desk, default);
        (await desk.EntriesAsync(account.Incident.Id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_needs_a_reason_and_the_right_role_and_both_are_said()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        var account = await desk.LogAsync("2315 heron refusal");
        (await IncidentActions.WithdrawAsync(account, " ", desk.As(Role.Pubwatch), default))
            .ShouldBeOfType<Outcome<Incident>.Refused>().Reasons.Select(r => r.Field).ShouldBe([AccessRules.NotPermitted, "why"]);
    }

    [Fact]
    public async Task A_withdrawn_account_is_not_brought_back_by_a_later_change()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        Account account = await desk.LogAsync("2315 heron fight"), other = await desk.LogAsync("2316 heron fight cctv");
        await IncidentActions.WithdrawAsync(account, "entered twice", desk.Desk, default);
        var gone = await desk.AccountAsync(account.Incident.Id);
        (await IncidentActions.AmendAsync(gone, await desk.DraftAsync(gone) with { Severity = "3" }, "graded", null, desk.Desk, default)).ShouldBeOfType<Outcome<Incident>.Refused>();
        (await IncidentActions.LinkAsync(other, gone, desk.Desk, default)).ShouldBeOfType<Outcome<Guid>.Refused>();
        (await IncidentActions.AttachAsync(gone, "a.txt", [1], desk.Desk, default)).ShouldBeOfType<Outcome<Attachment>.Refused>();
        (await IncidentActions.WithdrawAsync(gone, "again", desk.Desk, default)).ShouldBeOfType<Outcome<Incident>.Refused>();
        (await desk.EventsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Linked_accounts_are_counted_once_and_twice_again_when_unlinked()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        Account warden = await desk.LogAsync("2315 heron fight"), camera = await desk.LogAsync("2318 heron fight cctv");
        (await IncidentActions.SuggestAsync(warden, await IncidentActions.AgainstAsync(desk.Desk, default), desk.Desk, default)).ShouldHaveSingleItem()
            .Why.ShouldBe("same venue, 3 minutes apart, both violence, another source");
        await IncidentActions.LinkAsync(warden, camera, desk.Desk, default);
        (await desk.EventsAsync()).ShouldBe(1);
        warden = await desk.AccountAsync(warden.Incident.Id);
        camera = await desk.AccountAsync(camera.Incident.Id);
        (await IncidentActions.LinkAsync(camera, warden, desk.Desk, default)).ShouldBeOfType<Outcome<Guid>.Refused>();
        (await IncidentActions.UnlinkAsync(warden, "two fights", desk.Desk, default)).ShouldBe(Outcome.Done(1));
        (await desk.EventsAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Two_amendments_of_one_state_wait_for_a_person_who_settles_them()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        var account = await desk.LogAsync("2315 heron fight");
        var draft = await desk.DraftAsync(account);
        await IncidentActions.AmendAsync(account, draft with { Severity = "3" }, "one", null, desk.Desk, default);
        await IncidentActions.AmendAsync(account, draft with { Severity = "4" }, "two", null, desk.Desk, default);
        (await desk.AccountAsync(account.Incident.Id)).Rivals.ShouldBe(1);
        var state = LedgerRules.Fold([.. await desk.EntriesAsync(account.Incident.Id)]).ShouldNotBeNull();
        (await IncidentActions.SettleAsync(state, "spoke to both", desk.Desk, default)).ShouldBe(Outcome.Done(1));
        (await desk.AccountAsync(account.Incident.Id)).Rivals.ShouldBe(0);
    }

    [Fact]
    public async Task A_file_is_kept_once_by_its_content()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        var account = await desk.LogAsync("2315 heron fight");
        var attachment = (await IncidentActions.AttachAsync(account, "door.jpg", [1, 2, 3], desk.Desk, default)).ShouldBeOfType<Outcome<Attachment>.Done>().Value;
        (attachment.MediaType, attachment.Size).ShouldBe(("image/jpeg", 3));
        (await desk.Desk.Store.BytesAsync(attachment.Sha256, default)).ShouldBe([1, 2, 3]);
        var now = await desk.AccountAsync(account.Incident.Id);
        now.Incident.Attachments.ShouldBe([attachment with { Name = "" }]);
        (await IncidentActions.OpenAsync(now, desk.Desk, default)).Account.Incident.Attachments.ShouldBe([attachment]);
        (await desk.EntriesAsync(account.Incident.Id)).ShouldAllBe(e => !e.Body.Contains("door.jpg"));
        (await IncidentActions.AttachAsync(now, "again.jpg", [1, 2, 3], desk.Desk, default)).ShouldBeOfType<Outcome<Attachment>.Refused>();
        (await IncidentActions.AttachAsync(now, "empty.jpg", [], desk.Desk, default)).ShouldBeOfType<Outcome<Attachment>.Refused>();
    }

    [Fact]
    public async Task A_street_place_of_the_last_weeks_is_known_by_its_name()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        await desk.LogAsync("2315 @\"Corn Hill Steps\" fight");
        (await desk.LogAsync("2330 corn hill fight cctv")).Incident.Where.Place.ShouldBe("Corn Hill Steps");
    }
}

using System.Globalization;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;

namespace NteMonitor.Tests.Patrols;

public sealed class ShiftActionsTests : IDisposable
{
    private readonly OpenDesk _open = new();

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task A_night_is_counted_noted_and_closed_and_recomputes_from_the_journal()
    {
        var kept = await OpenAsync();
        foreach (var counter in new[] { "w", "w", "f", "w" })
        {
            Done(await ShiftActions.CountAsync(kept, new(counter, "1", IsTotal: false), Pastor, default));
        }

        Done(await ShiftActions.UndoAsync(kept, Pastor, default));
        Done(await ShiftActions.CountAsync(kept, new("first-aid", "0", IsTotal: true), Pastor, default));
        _open.Now += Duration.FromHours(3);
        var closed = Done(await ShiftActions.CloseAsync(kept, ShiftRules.DraftOf(kept.Shift, House.Clock) with { Finish = "" }, null, Pastor, default));

        closed.Totals.ShouldBe(new Dictionary<string, int> { ["flip-flops"] = 1, ["water"] = 2, ["first-aid"] = 0 }, ignoreOrder: true);
        ShiftRules.Hours(closed.Shift.Elapsed!.Value).ShouldBe("3 h 0 min");
        await _open.Desk.Store.RebuildAsync(default);
        var again = (await _open.Desk.Store.ShiftAsync(closed.Shift.Id, default))!;
        again.Totals.ShouldBe(closed.Totals, ignoreOrder: true);
        (again.Shift.Finish, again.Version, again.IsOpen).ShouldBe((closed.Shift.Finish, closed.Version, false));
        (await JournalActions.VerifyAsync(_open.Desk.Store, default)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_closed_shift_takes_no_more_counts_and_is_amended_with_a_reason()
    {
        var kept = await OpenAsync();
        Done(await ShiftActions.CountAsync(kept, new("water", "4", IsTotal: false), Pastor, default));
        _open.Now += Duration.FromHours(1);
        var closed = Done(await ShiftActions.CloseAsync(kept, ShiftRules.DraftOf(kept.Shift, House.Clock) with { Finish = "" }, null, Pastor, default));
        Fields(await ShiftActions.CountAsync(closed, new("water", "1", IsTotal: false), Pastor, default)).ShouldBe(["shift"]);
        Fields(await ShiftActions.NoteAsync(closed, ("late thought", false), null, Pastor, default)).ShouldBe(["shift"]);
        Fields(await ShiftActions.CloseAsync(closed, ShiftRules.DraftOf(closed.Shift, House.Clock), null, Pastor, default)).ShouldBe(["shift"]);

        var draft = ShiftRules.DraftOf(closed.Shift, House.Clock);
        Fields(await ShiftActions.AmendAsync(closed, new(draft, [new("water", "6", IsTotal: true)], " "), null, Pastor, default)).ShouldBe(["why"]);
        var amended = Done(await ShiftActions.AmendAsync(closed, new(draft with { Crew = "5" }, [new("water", "6", IsTotal: true)], "counted again"), null, Pastor, default));
        (amended.Totals["water"], amended.Shift.Crew, amended.IsOpen).ShouldBe((6, 5, false));
    }

    [Fact]
    public async Task Somebody_elses_shift_is_theirs_and_the_try_is_journaled()
    {
        var kept = await OpenAsync();
        Fields(await ShiftActions.CountAsync(kept, new("water", "1", IsTotal: false), Sitting("w07", Role.Warden), default)).ShouldBe([AccessRules.NotPermitted]);
        var tried = await _open.Desk.Store.EntriesAsync(new(KindPrefix: Gate.Kind), default).SingleAsync();
        (tried.Actor, tried.Body).ShouldBe(("w07", """{"act":"correct-shift"}"""));
        Done(await ShiftActions.WithdrawAsync(kept, "opened by mistake", Sitting("l01", Role.Officer), default)).Withdrawn.ShouldBeTrue();
    }

    [Fact]
    public async Task An_assessor_keeps_no_shift() =>
        Fields(await ShiftActions.OpenAsync(new() { Kind = "warden", Crew = "2" }, null, Sitting("a01", Role.Assessor), default)).ShouldBe([AccessRules.NotPermitted]);

    [Fact]
    public async Task Two_devices_that_open_at_once_end_with_one_shift()
    {
        var drafts = Enumerable.Range(0, 6).Select(_ => ShiftActions.OpenAsync(new() { Kind = "street-pastors", Crew = "4" }, null, Pastor, default));
        var outcomes = await Task.WhenAll(drafts);
        outcomes.OfType<Outcome<KeptShift>.Done>().Count().ShouldBe(1);
        (await _open.Desk.Store.ShiftsAsync(new() { OpenOnly = true }, default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_incident_of_the_shift_carries_it_and_its_source_and_an_older_one_does_not()
    {
        var kept = await OpenAsync();
        var incident = Done(await IncidentActions.RecordAsync(new() { Place = "Quay Steps", Category = "assault" }, null, Pastor, default)).Incident;
        (incident.Shift, incident.Source).ShouldBe((kept.Shift.Id, "street-pastor"));
        Done(await IncidentActions.RecordAsync(new() { When = "yesterday 2100", Place = "Quay Steps", Category = "assault" }, null, Pastor, default)).Incident.Shift.ShouldBeNull();
        (await ShiftActions.OpenAsync(kept, Pastor, default)).Incidents.Select(a => a.Incident.Id).ShouldBe([incident.Id]);

        var account = (await _open.Desk.Store.IncidentAsync(incident.Id, default))!;
        var amended = Done(await IncidentActions.AmendAsync(account, IncidentRules.DraftOf(incident, "", await IncidentActions.AgainstAsync(Pastor, default)) with { Severity = "3" }, "seen again", null, Pastor, default));
        amended.Shift.ShouldBe(kept.Shift.Id);
    }

    [Fact]
    public async Task The_cameras_account_of_a_pastors_incident_is_suggested()
    {
        await OpenAsync();
        var pastors = Done(await IncidentActions.RecordAsync(new() { Place = "Quay Steps", Category = "assault" }, null, Pastor, default)).Incident;
        var camera = Sitting("ctrl2", Role.Officer);
        Done(await ShiftActions.OpenAsync(new() { Kind = "cctv", Crew = "1" }, null, camera, default));
        var seen = Done(await IncidentActions.RecordAsync(new() { Place = "Quay Steps", Category = "assault-injury" }, null, camera, default)).Incident;
        seen.Source.ShouldBe("cctv");
        var account = (await _open.Desk.Store.IncidentAsync(seen.Id, default))!;
        (await IncidentActions.SuggestAsync(account, await IncidentActions.VenuesAsync(camera, default), camera, default)).Select(s => s.Other.Incident.Id).ShouldBe([pastors.Id]);
    }

    [Fact]
    public async Task A_note_is_sealed_read_by_those_who_may_and_handed_over_until_it_is_done()
    {
        var kept = await OpenAsync();
        Done(await ShiftActions.NoteAsync(kept, ("lamp out at Quay Steps", true), null, Pastor, default));
        (await BodiesAsync()).ShouldAllBe(b => !b.Contains("lamp", StringComparison.Ordinal));
        var next = Sitting("p04", Role.Pastor);
        var waits = (await ShiftActions.HandoverAsync(next, default)).Items.ShouldHaveSingleItem();
        waits.Text.ShouldBe("lamp out at Quay Steps");
        (await ShiftActions.HandoverAsync(Sitting("pw1", Role.Pubwatch), default)).Items.ShouldHaveSingleItem().Text.ShouldBeNull();
        Done(await ShiftActions.DoneAsync(waits.Part, "", next, default));
        (await ShiftActions.HandoverAsync(next, default)).Items.ShouldBeEmpty();
        Fields(await ShiftActions.NoteAsync(kept, (new string('x', 1 << 20), false), null, Pastor, default)).ShouldBe(["note"]);
        Fields(await ShiftActions.NoteAsync(kept, ("  ", false), null, Pastor, default)).ShouldBe(["note"]);
    }

    [Fact]
    public async Task A_row_given_again_keeps_what_was_not_said_anew()
    {
        var marshal = Sitting("tm1", Role.Warden);
        var kept = Done(await ShiftActions.OpenAsync(new() { Kind = "taxi-marshals", Crew = "2" }, null, marshal, default));
        Done(await ShiftActions.RowAsync(kept, ("", [("queue", "12"), ("wait", "10")]), null, marshal, default));
        Done(await ShiftActions.RowAsync(kept, ("", [("queue", "14"), ("loaded", "6")]), null, marshal, default));
        var row = (await _open.Desk.Store.PartsAsync(kept.Shift.Id, default)).Single(p => p.Kind == PartKind.Row);
        row.Values.ShouldBe(new Dictionary<string, int> { ["queue"] = 14, ["wait"] = 10, ["loaded"] = 6 }, ignoreOrder: true);
    }

    [Fact]
    public async Task An_undo_that_would_leave_fewer_than_none_is_refused()
    {
        var kept = await OpenAsync();
        Done(await ShiftActions.CountAsync(kept, new("water", "5", IsTotal: false), Pastor, default));
        Done(await ShiftActions.CountAsync(kept, new("water", "0", IsTotal: true), Sitting("l01", Role.Officer), default));
        Fields(await ShiftActions.UndoAsync((await ShiftActions.MineAsync(Pastor, default))!, Pastor, default)).ShouldBe(["count"]);
    }

    [Fact]
    public async Task A_check_call_is_asked_for_and_answered()
    {
        var kept = Done(await ShiftActions.OpenAsync(new() { Kind = "street-pastors", Crew = "1", CheckCall = "30" }, null, Pastor, default));
        _open.Now += Duration.FromMinutes(31);
        ShiftRules.Missed(OnPatrol.Of(kept), _open.Now).ShouldNotBeNull();
        ShiftRules.Missed(OnPatrol.Of(Done(await ShiftActions.CallAsync(kept, Pastor, default))), _open.Now).ShouldBeNull();
    }

    [Fact]
    public async Task A_shift_kept_on_a_laptop_merges_once_and_counts_of_both_add_up()
    {
        var kept = await OpenAsync();
        Done(await ShiftActions.CountAsync(kept, new("water", "2", IsTotal: false), Pastor, default));
        using var laptop = new OpenDesk(0x0195_0001);
        await laptop.Desk.Store.MergeAsync(await ReceivedAsync(_open), default);
        var there = laptop.Desk with { Actor = "p03", Role = Role.Pastor };
        Done(await ShiftActions.CountAsync((await ShiftActions.MineAsync(there, default))!, new("water", "3", IsTotal: false), there, default));
        Done(await ShiftActions.CountAsync(kept, new("water", "1", IsTotal: false), Pastor, default));

        var sent = await ReceivedAsync(laptop);
        (await _open.Desk.Store.MergeAsync(sent, default)).Added.ShouldBe(1);
        (await _open.Desk.Store.MergeAsync(sent, default)).Added.ShouldBe(0);
        (await ShiftActions.MineAsync(Pastor, default))!.Totals["water"].ShouldBe(6);
    }

    [Fact]
    public async Task A_month_is_added_up_by_scheme()
    {
        foreach (var (scheme, water) in new[] { ("Inventon Street Pastors", "3"), ("INVENTON street pastors", "4"), ("Quay Pastors", "9") })
        {
            var kept = Done(await ShiftActions.OpenAsync(new() { Kind = "street-pastors", Crew = "2", Scheme = scheme }, null, Pastor, default));
            Done(await ShiftActions.CountAsync(kept, new("water", water, IsTotal: true), Pastor, default));
            _open.Now += Duration.FromHours(2);
            Done(await ShiftActions.CloseAsync(kept, ShiftRules.DraftOf(kept.Shift, House.Clock) with { Finish = "" }, null, Pastor, default));
        }

        var totals = ShiftRules.ByScheme(await _open.Desk.Store.ShiftsAsync(new(), default));
        totals.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Shifts} {t.Hours.TotalHours} {t.CrewHours.TotalHours} {t.Counters.First(c => c.Code == "water").Total}")).ShouldBe(["2 4 8 7", "1 2 4 9"]);
    }

    private Desk Pastor => Sitting("p03", Role.Pastor);

    private Desk Sitting(string actor, Role role) => _open.Desk with { Actor = actor, Role = role };

    private async Task<KeptShift> OpenAsync() => Done(await ShiftActions.OpenAsync(new() { Kind = "street-pastors", Crew = "4", Scheme = "Inventon Street Pastors" }, null, Pastor, default));

    private async Task<IReadOnlyList<string>> BodiesAsync() => await _open.Desk.Store.EntriesAsync(new(), default).Select(e => e.Body).ToListAsync();

    private static async Task<IReadOnlyList<ReceivedEntry>> ReceivedAsync(OpenDesk from)
    {
        List<ReceivedEntry> received = [];
        await foreach (var entry in from.Desk.Store.EntriesAsync(new(), default))
        {
            received.Add(new(entry, await from.Desk.Store.SealedPartAsync(entry.Id, default)));
        }

        return received;
    }

    private static IEnumerable<string> Fields<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Refused>().Reasons.Select(r => r.Field);

    private static T Done<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Done>(outcome is Outcome<T>.Refused(var why) ? Outcome.Said(why) : "").Value;
}

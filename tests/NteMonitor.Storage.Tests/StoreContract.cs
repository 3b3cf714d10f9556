using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;
using NteMonitor.Users;
using NteMonitor.Venues;
using NteMonitor.Zones;

namespace NteMonitor.Storage.Tests;

/// <summary>What every engine must do; an adapter passes when a class that inherits this passes.</summary>
public abstract partial class StoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Makes a new, empty store.</summary>
    protected abstract Task<IStore> NewStoreAsync();

    [Fact]
    public async Task An_appended_entry_is_chained_and_read_back_as_written()
    {
        await using var store = await NewStoreAsync();
        var written = await store.AppendAsync(new([A.Recorded(A.Incident()), A.Recorded(A.Incident(1))], A.Stamp()), None);
        var read = await store.EntriesAsync(new(), None).ToListAsync();
        read.ShouldBe(written);
        read.Select(e => e.Seq).ShouldBe([1, 2]);
        var head = new JournalHead(A.Authority, store.Home.Origin, 0, Chain.Start);
        foreach (var entry in read)
        {
            Chain.Fault(head, entry).ShouldBeNull();
            head = head with { Seq = entry.Seq, Hash = entry.Hash };
        }

        (await store.HeadsAsync(None)).ShouldBe([head]);
        store.Home.ShouldBe(head);
    }

    [Fact]
    public async Task The_personal_part_is_kept_apart_and_matches_its_seal()
    {
        await using var store = await NewStoreAsync();
        var entry = (await store.AppendAsync(new([A.Recorded(A.Incident(), """{"narrative":"held a glass"}""")], A.Stamp()), None))[0];
        var part = (await store.SealedPartAsync(entry.Id, None)).ShouldNotBeNull();
        part.Personal.ShouldBe("""{"narrative":"held a glass"}""");
        Chain.Seal(part.Salt, part.Personal).ShouldBe(entry.Sealed);
        entry.Body.ShouldNotContain("glass");
        var account = (await store.IncidentAsync(entry.Subject, None)).ShouldNotBeNull();
        account.SealedBy.ShouldBe(entry.Id);
    }

    [Fact]
    public async Task An_erased_part_is_gone_stays_gone_and_leaves_the_chain_whole()
    {
        await using var store = await NewStoreAsync();
        var entry = (await store.AppendAsync(new([A.Recorded(A.Incident(), """{"narrative":"held a glass"}""")], A.Stamp()), None))[0];
        var part = (await store.SealedPartAsync(entry.Id, None)).ShouldNotBeNull();
        (await store.SealedAsync(None)).ShouldHaveSingleItem().ShouldBe(new(entry.Id, entry.Subject, "incident.recorded", entry.At, "w07"));

        await store.AppendAsync(new([A.Erasing(entry.Id)], A.Stamp(1)), None);

        (await store.SealedPartAsync(entry.Id, None)).ShouldBeNull();
        (await store.SealedAsync(None)).ShouldBeEmpty();
        (await store.OwesScrubAsync(None)).ShouldBeTrue();
        (await store.ScrubAsync(None)).ShouldBeTrue();
        (await store.OwesScrubAsync(None)).ShouldBeFalse();
        await store.MergeAsync([new(entry, part)], None);
        await store.RebuildAsync(None);
        (await store.SealedPartAsync(entry.Id, None)).ShouldBeNull();
        (await store.OwesScrubAsync(None)).ShouldBeFalse();
        (await JournalActions.VerifyAsync(store, None)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_erasure_is_carried_out_where_it_is_merged_whichever_comes_first()
    {
        await using var store = await NewStoreAsync();
        await using var other = await NewStoreAsync();
        var entry = (await store.AppendAsync(new([A.Recorded(A.Incident(), """{"narrative":"held a glass"}""")], A.Stamp()), None))[0];
        var part = await store.SealedPartAsync(entry.Id, None);
        var erasure = (await store.AppendAsync(new([A.Erasing(entry.Id)], A.Stamp(1)), None))[0];
        await other.MergeAsync([new(entry, part), new(erasure, null)], None);
        (await other.SealedPartAsync(entry.Id, None)).ShouldBeNull();
    }

    [Fact]
    public async Task Files_and_drafts_go_with_what_they_belong_to()
    {
        await using var store = await NewStoreAsync();
        var file = await store.KeepBytesAsync("a paper face"u8.ToArray(), None);
        var draft = new Draft(Guid.CreateVersion7(), "w07", "incident", "{}", A.Start, A.Start);
        await store.KeepDraftAsync(draft, None);
        (await store.DraftsBeforeAsync(A.Start, None)).ShouldBeEmpty();
        var old = await store.DraftsBeforeAsync(A.Start + Duration.FromMilliseconds(1), None);
        old.ShouldBe([draft.Id]);

        await store.AppendAsync(new([A.Erasing(files: [file], drafts: old)], A.Stamp(1)), None);

        (await store.BytesAsync(file, None)).ShouldBeNull();
        (await store.DraftsAsync("w07", None)).ShouldBeEmpty();
        (await store.OwesScrubAsync(None)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_thing_without_a_table_of_its_own_is_kept_as_a_record()
    {
        await using var store = await NewStoreAsync();
        Guid scheme = Guid.CreateVersion7(), venue = Guid.CreateVersion7(), person = Guid.CreateVersion7();
        var early = A.Record("meeting", new() { ["of"] = scheme.ToString("D"), ["on"] = "2026-03-01" });
        var late = A.Record("meeting", new() { ["of"] = scheme.ToString("D"), ["on"] = "2026-03-08", ["venue"] = venue.ToString("D") });
        var bare = A.Record("visit", new() { ["venue"] = venue.ToString("D"), ["people"] = new JsonArray(new JsonObject { ["as"] = "victim", ["person"] = person.ToString("D") }) });
        await store.AppendAsync(new([early, late, bare, A.Record("meeting", new() { ["on"] = "2026-03-02" })], A.Stamp()), None);

        async Task<Guid[]> Found(RecordQuery query) => [.. (await store.RecordsAsync(query, None)).Select(r => r.Id)];
        (await Found(new("meeting") { Of = scheme })).ShouldBe([late.Subject, early.Subject]);
        (await Found(new("meeting", "visit") { Venue = venue })).ShouldBe([late.Subject, bare.Subject]);
        (await Found(new("meeting") { From = new(2026, 3, 2), To = new(2026, 3, 7) })).Length.ShouldBe(1);
        (await Found(new("visit") { Person = person })).ShouldBe([bare.Subject]);
        (await Found(new("meeting") { Most = 1 })).ShouldBe([late.Subject]);
        (await store.MentionsAsync(person, None)).ShouldBe([new(bare.Subject, "visit", "victim")]);
        (await store.RecordsByPrefixAsync("visit", bare.Subject.ToString("N")[..20], None)).ShouldHaveSingleItem().RecordedBy.ShouldBe("w07");
    }

    [Fact]
    public async Task A_record_is_amended_withdrawn_and_made_anew_as_it_was()
    {
        await using var store = await NewStoreAsync();
        var person = Guid.CreateVersion7();
        var visit = A.Record("visit", new() { ["on"] = "2026-03-01", ["people"] = new JsonArray(new JsonObject { ["as"] = "staff", ["person"] = person.ToString("D") }) });
        await store.AppendAsync(new([visit], A.Stamp()), None);
        var body = new JsonObject { ["after"] = new JsonObject { ["on"] = "2026-03-02", ["people"] = null }, ["before"] = new JsonObject(), ["why"] = "the next day" };
        var amended = new NewEntry(Guid.CreateVersion7(), "visit.amended", visit.Subject, visit.Id, CanonicalJson.Write(body));
        await store.AppendAsync(new([amended], A.Stamp(1)), None);
        var kept = (await store.RecordAsync(visit.Subject, None)).ShouldNotBeNull();
        (kept.Facts.Text("on"), kept.Version, kept.Head, kept.Withdrawn).ShouldBe(("2026-03-02", 2, amended.Id, false));
        (await store.MentionsAsync(person, None)).ShouldBeEmpty();

        await store.AppendAsync(new([new(Guid.CreateVersion7(), "visit.withdrawn", visit.Subject, amended.Id, """{"after":{},"before":{},"why":"not there"}""")], A.Stamp(2)), None);
        (await store.RecordsAsync(new("visit"), None)).ShouldBeEmpty();
        await store.RebuildAsync(None);
        (await store.RecordsAsync(new("visit") { WithdrawnToo = true }, None)).ShouldHaveSingleItem().Withdrawn.ShouldBeTrue();
    }

    [Fact]
    public async Task An_amendment_changes_the_account_and_keeps_its_place_in_the_journal()
    {
        await using var store = await NewStoreAsync();
        var was = A.Incident();
        var root = (await store.AppendAsync(new([A.Recorded(was)], A.Stamp()), None))[0];
        var now = was with { Category = "theft", Severity = 3, People = 2 };
        await store.AppendAsync(new([A.Amended(was, now, root.Id)], A.Stamp(5, "ofc1")), None);
        var account = (await store.IncidentAsync(was.Id, None)).ShouldNotBeNull();
        (account.Incident.Category, account.Incident.Severity, account.Incident.People, account.Version).ShouldBe(("theft", 3, 2, 2));
        account.RecordedBy.ShouldBe("w07");
        (await CountAsync(store, IncidentFilter.None, Dimension.Category)).ShouldBe(["theft 1"]);
    }

    [Fact]
    public async Task Two_amendments_on_one_base_wait_for_a_person_and_overwrite_nothing()
    {
        await using var store = await NewStoreAsync();
        var was = A.Incident();
        var root = (await store.AppendAsync(new([A.Recorded(was)], A.Stamp()), None))[0];
        await store.AppendAsync(new([A.Amended(was, was with { Category = "theft" }, root.Id)], A.Stamp(1)), None);
        await store.AppendAsync(new([A.Amended(was, was with { Category = "noise" }, root.Id)], A.Stamp(2)), None);
        var account = (await store.IncidentAsync(was.Id, None)).ShouldNotBeNull();
        (account.Incident.Category, account.Rivals).ShouldBe(("theft", 1));
    }

    [Fact]
    public async Task A_user_is_found_by_name_and_a_removed_one_gives_the_name_free()
    {
        await using var store = await NewStoreAsync();
        User first = A.User("w07"), second = first with { Id = Guid.CreateVersion7(), Role = Access.Role.Pastor };
        var added = (await store.AppendAsync(new([A.Added(first)], A.Stamp()), None))[0];
        (await store.UserAsync("w07", None)).ShouldNotBeNull().ShouldSatisfyAllConditions(
            u => u.Head.ShouldBe(added.Id), u => u.User.Keys.ShouldBe(first.Keys), u => (u.User with { Keys = first.Keys }).ShouldBe(first));
        await store.AppendAsync(new([A.Changed("user.removed", first, first with { Status = UserStatus.Removed }, added.Id)], A.Stamp(1)), None);
        (await store.UserAsync("w07", None))!.User.Status.ShouldBe(UserStatus.Removed);
        await store.AppendAsync(new([A.Added(second)], A.Stamp(2)), None);
        await store.RebuildAsync(None);
        (await store.UserAsync("w07", None))!.User.Id.ShouldBe(second.Id);
        (await store.UsersAsync(None)).Count.ShouldBe(2);
        (await store.UserAsync("w08", None)).ShouldBeNull();
    }

    [Fact]
    public async Task Users_of_a_merged_journal_are_kept_in_it_and_let_nobody_in()
    {
        await using var town = await NewStoreAsync();
        await using var laptop = await NewStoreAsync();
        var warden = A.User("w07");
        var added = (await town.AppendAsync(new([A.Added(warden)], A.Stamp(5)), None))[0];
        var entries = await laptop.AppendAsync(new(
            [A.Added(A.User("eve") with { Role = Access.Role.Admin }), A.Added(warden with { Role = Access.Role.Admin }),
                A.Changed("user.amended", warden, warden with { Role = Access.Role.Admin }, added.Id)], A.Stamp()), None);
        (await town.MergeAsync([.. entries.Select(e => new ReceivedEntry(e, null))], None)).Added.ShouldBe(3);
        foreach (var rebuilt in new[] { false, true })
        {
            _ = rebuilt ? await town.RebuildAsync(None) : 0;
            (await town.UserAsync("eve", None)).ShouldBeNull();
            (await town.UserAsync("w07", None))!.User.Role.ShouldBe(Access.Role.Warden);
        }

        await town.AppendAsync(new([A.Changed("user.suspended", warden, warden with { Status = UserStatus.Suspended }, added.Id)], A.Stamp(6)), None);
        (await town.UserAsync("w07", None))!.User.Status.ShouldBe(UserStatus.Suspended);
    }

    [Fact]
    public async Task Of_two_changes_to_a_user_at_once_the_one_that_keeps_out_holds()
    {
        await using var store = await NewStoreAsync();
        var user = A.User("w07");
        var added = (await store.AppendAsync(new([A.Added(user)], A.Stamp()), None))[0];
        await store.AppendAsync(new([A.Changed("user.amended", user, user with { Role = Access.Role.Pastor }, added.Id)], A.Stamp(1)), None);
        await store.AppendAsync(new([A.Changed("user.suspended", user, user with { Status = UserStatus.Suspended }, added.Id)], A.Stamp(2)), None);
        (await store.UserAsync("w07", None))!.User.ShouldSatisfyAllConditions(u => u.Status.ShouldBe(UserStatus.Suspended), u => u.Role.ShouldBe(Access.Role.Pastor));
    }

    [Fact]
    public async Task A_shift_is_the_sum_of_its_parts_in_whatever_order_they_came()
    {
        await using var town = await NewStoreAsync();
        await using var laptop = await NewStoreAsync();
        var shift = A.Shift();
        var opened = (await town.AppendAsync(new([A.Opened(shift)], A.Stamp()), None))[0];
        var counts = await town.AppendAsync(new([A.Counted(shift, "water", 2), A.Counted(shift, "water", 3), A.Counted(shift, "blankets", 0)], A.Stamp(1)), None);
        await town.AppendAsync(new([A.Undone(counts[1])], A.Stamp(2)), None);
        var closed = shift with { Finish = A.Start + Duration.FromHours(4) };
        await town.AppendAsync(new([A.Closed(shift, closed, opened.Id)], A.Stamp(240)), None);

        List<ReceivedEntry> sent = [.. (await town.EntriesAsync(new(), None).ToListAsync()).Select(e => new ReceivedEntry(e, null))];
        await laptop.MergeAsync(sent, None);
        foreach (var store in new[] { town, laptop })
        {
            foreach (var rebuilt in new[] { false, true })
            {
                _ = rebuilt ? await store.RebuildAsync(None) : 0;
                var kept = (await store.ShiftAsync(shift.Id, None)).ShouldNotBeNull();
                kept.Totals.ShouldBe(new Dictionary<string, int> { ["water"] = 2, ["blankets"] = 0 }, ignoreOrder: true);
                (kept.IsOpen, kept.OpenedBy, kept.Shift.Elapsed, kept.Version).ShouldBe((false, "w07", Duration.FromHours(4), 2));
                (await store.PartsAsync(shift.Id, None)).Select(p => p.Amount).ShouldBe([2, 0], ignoreOrder: true);
            }
        }
    }

    [Fact]
    public async Task Shifts_are_found_by_night_kind_scheme_person_and_whether_they_go_on()
    {
        await using var store = await NewStoreAsync();
        Shift first = A.Shift(), second = A.Shift() with { Kind = "cctv", Scheme = "Control room", Night = first.Night!.Value.Plus(1), Start = first.Start + Duration.FromDays(1) };
        var report = A.Shift() with { Night = null, Start = null, ImportedFrom = "sheet.csv" };
        await store.AppendAsync(new([A.Opened(first)], A.Stamp()), None);
        await store.AppendAsync(new([A.Opened(second), A.Opened(report)], A.Stamp(1, "ctrl1")), None);
        async Task<IEnumerable<Guid>> FoundAsync(ShiftFilter filter) => (await store.ShiftsAsync(filter, None)).Select(s => s.Shift.Id);

        (await FoundAsync(new())).ShouldBe([second.Id, first.Id, report.Id]);
        (await FoundAsync(new() { Nights = new(first.Night!.Value, first.Night!.Value) })).ShouldBe([first.Id]);
        (await FoundAsync(new() { NightUnknown = true })).ShouldBe([report.Id]);
        (await FoundAsync(new() { Kind = "cctv" })).ShouldBe([second.Id]);
        (await FoundAsync(new() { Scheme = "inventon WARDENS" })).ShouldBe([first.Id, report.Id]);
        (await FoundAsync(new() { Actor = "w07" })).ShouldBe([first.Id]);
        (await FoundAsync(new() { OpenOnly = true, Most = 1 })).ShouldBe([second.Id]);
        (await store.OnDutyAsync("w07", None)).ShouldBe(new OnDuty(first.Id, first.Start!.Value, "warden"));
        (await store.OnDutyAsync("p03", None)).ShouldBeNull();
        (await store.ShiftsByPrefixAsync(first.Id.ToString("D")[..13], None)).Select(s => s.Shift.Id).ShouldContain(first.Id);
        (await store.ShiftsByPrefixAsync("no-id", None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_note_waits_until_it_is_done_and_a_withdrawn_shift_is_in_no_list()
    {
        await using var store = await NewStoreAsync();
        var shift = A.Shift();
        var opened = (await store.AppendAsync(new([A.Opened(shift)], A.Stamp()), None))[0];
        var note = (await store.AppendAsync(new([A.OpenItem(shift, "lamp out")], A.Stamp(1)), None))[0];
        var item = (await store.OpenItemsAsync(None)).ShouldHaveSingleItem();
        (item.Id, item.By, item.SealedBy).ShouldBe((note.Subject, "w07", note.Id));
        await store.AppendAsync(new([new(Guid.CreateVersion7(), "shift-note.done", note.Subject, note.Id, """{"after":{"open":null},"before":{"open":true},"why":"mended"}""")], A.Stamp(2)), None);
        (await store.OpenItemsAsync(None)).ShouldBeEmpty();
        await store.AppendAsync(new([new(Guid.CreateVersion7(), "shift.withdrawn", shift.Id, opened.Id, """{"after":{},"before":{},"why":"by mistake"}""")], A.Stamp(3)), None);
        (await store.ShiftsAsync(new(), None)).ShouldBeEmpty();
        (await store.OnDutyAsync("w07", None)).ShouldBeNull();
        (await store.ShiftAsync(shift.Id, None))!.Withdrawn.ShouldBeTrue();
    }

    [Fact]
    public async Task Linked_accounts_are_one_event_and_counted_once_until_unlinked()
    {
        await using var store = await NewStoreAsync();
        Incident camera = A.Incident(0, source: "cctv"), pastor = A.Incident(3, source: "street-pastor");
        await store.AppendAsync(new([A.Recorded(camera)], A.Stamp(4)), None);
        await store.AppendAsync(new([A.Recorded(pastor)], A.Stamp(5)), None);
        var link = (await store.AppendAsync(new([A.Linked(pastor.Id, camera.Id)], A.Stamp(6)), None))[0];

        (await CountAsync(store, new() { EventsOnly = true }, Dimension.Source)).ShouldBe(["cctv 1"]);
        (await CountAsync(store, IncidentFilter.None, Dimension.Source)).ShouldBe(["cctv 1", "street-pastor 1"]);
        (await CountAsync(store, new() { FurtherAccountsOnly = true }, Dimension.Source)).ShouldBe(["street-pastor 1"]);
        (await store.IncidentAsync(pastor.Id, None))!.Event.ShouldBe((await store.IncidentAsync(camera.Id, None))!.Event);
        (await store.LinksAsync(camera.Id, None)).ShouldHaveSingleItem().Id.ShouldBe(link.Subject);

        await store.AppendAsync(new([new(Guid.CreateVersion7(), "link.undone", link.Subject, link.Id, """{"after":{},"before":{},"why":"two fights"}""")], A.Stamp(7)), None);
        (await CountAsync(store, new() { EventsOnly = true })).ShouldBe([" 2"]);
        (await store.LinksAsync(camera.Id, None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_withdrawn_account_leaves_every_count_and_list_but_not_the_journal()
    {
        await using var store = await NewStoreAsync();
        var incident = A.Incident();
        var root = (await store.AppendAsync(new([A.Recorded(incident)], A.Stamp()), None))[0];
        await store.AppendAsync(new([new(Guid.CreateVersion7(), "incident.withdrawn", incident.Id, root.Id, """{"after":{},"before":{},"why":"entered twice"}""")], A.Stamp(1)), None);
        (await store.ListAsync(IncidentFilter.None, None)).Count.ShouldBe(0);
        (await CountAsync(store, IncidentFilter.None)).ShouldBe([" 0"]);
        (await store.EntriesAsync(new(Most: 1), None).ToListAsync()).ShouldHaveSingleItem().Seq.ShouldBe(1);
        (await store.EntriesAsync(new(Subject: incident.Id), None).ToListAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Rows_that_know_only_their_month_are_in_no_figure_by_night_or_hour()
    {
        await using var store = await NewStoreAsync();
        var span = A.Clock.Span(new YearMonth(2026, 3));
        var month = A.Incident() with { When = new(TimePrecision.Month, span.Start, span.End) };
        await store.AppendAsync(new([A.Recorded(month), A.Recorded(A.Incident(30))], A.Stamp()), None);
        (await CountAsync(store, new() { Nights = new(new(new(2026, 3, 1)), new(new(2026, 3, 31))) })).ShouldBe([" 1"]);
        (await CountAsync(store, new() { Months = (new(2026, 3), new(2026, 3)) }, Dimension.Precision)).ShouldBe(["instant 1", "month 1"]);
        (await CountAsync(store, IncidentFilter.None, Dimension.Night, Dimension.Hour)).ShouldBe([", 1", "2026-03-14,22 1"]);
    }

    [Fact]
    public async Task Several_breakdowns_in_one_pass_are_what_each_would_be_by_itself()
    {
        await using var store = await NewStoreAsync();
        var venue = Guid.CreateVersion7();
        var span = A.Clock.Span(new YearMonth(2026, 3));
        Incident[] rows =
        [
            A.Incident(0), A.Incident(40, source: "cctv") with { Where = new(venue, null, null), Flags = ["alcohol", "injury"] }, A.Incident(200) with { Severity = 3, Flags = ["alcohol"] },
            A.Incident() with { When = new(TimePrecision.Month, span.Start, span.End), Where = new(null, "Market Place", null) },
        ];
        await store.AppendAsync(new([.. rows.Select(r => A.Recorded(r))], A.Stamp()), None);
        IReadOnlyList<Dimension>[] breakdowns =
        [
            [Dimension.Weekday, Dimension.Quarter, Dimension.Venue], [Dimension.Category], [Dimension.Month, Dimension.Precision], [Dimension.Hour, Dimension.Flag], [Dimension.Source, Dimension.Place, Dimension.Severity], [Dimension.Night],
        ];
        foreach (var filter in new IncidentFilter[] { IncidentFilter.None, new() { EventsOnly = true }, new() { Nights = new(new(new(2020, 1, 1)), new(new(2026, 12, 31))) }, new() { Months = (new(2020, 1), new(2026, 3)) } })
        {
            var each = await store.CountEachAsync(filter, breakdowns, None);
            for (var i = 0; i < breakdowns.Length; i++)
            {
                each[i].Select(c => $"{string.Join(',', c.Keys)} {c.Count}").Order(StringComparer.Ordinal).ShouldBe(await CountAsync(store, filter, [.. breakdowns[i]]));
            }
        }
    }

    [Fact]
    public async Task A_window_across_midnight_takes_its_start_and_leaves_its_end()
    {
        await using var store = await NewStoreAsync();
        int[] minutes = [-301, -300, 359, 420, 479, 480];
        foreach (var minute in minutes)
        {
            await store.AppendAsync(new([A.Recorded(A.Incident(minute))], A.Stamp()), None);
        }

        var window = new NamedWindow("pf", "Purple Flag", new(17, 0), new(6, 0));
        (await CountAsync(store, new() { Window = window }, Dimension.Hour)).ShouldBe(["17 1", "3 1", "5 2"]);
        (await CountAsync(store, new() { Window = window }, Dimension.Quarter)).ShouldBe(["15 1", "20 1", "23 1", "68 1"]);
    }

    [Fact]
    public async Task Zones_take_in_what_was_there_before_them_and_what_comes_after()
    {
        await using var store = await NewStoreAsync();
        Incident Inside(int minute) => A.Incident(minute) with { Where = new(null, "inside", new Position(0.5, 0.5)) };
        await store.AppendAsync(new([A.Recorded(Inside(0)), A.Recorded(A.Incident() with { Where = new(null, "outside", new Position(1.5, 0.5)) })], A.Stamp()), None);
        var ring = new Ring([new(0, 0), new(0, 1), new(1, 1), new(1, 0)]);
        var zone = new Zone(Guid.CreateVersion7(), "core", "Core", "zone", [new(ring, [])]);
        await store.AppendAsync(new([new(Guid.CreateVersion7(), "zone.added", zone.Id, null, CanonicalJson.Write(ZoneJson.Write(zone)))], A.Stamp(1)), None);
        await store.AppendAsync(new([A.Recorded(Inside(5))], A.Stamp(2)), None);
        (await CountAsync(store, new() { Zone = "core" })).ShouldBe([" 2"]);
        (await CountAsync(store, IncidentFilter.None, Dimension.Zone)).ShouldBe([" 1", "core 2"]);
        (await store.ZonesAsync(None)).ShouldHaveSingleItem().Zone.Area[0].Outer.Points.ShouldBe(ring.Points);
    }

    [Fact]
    public async Task An_incident_at_a_venue_moves_with_the_venue()
    {
        await using var store = await NewStoreAsync();
        var venue = new Venue(Guid.CreateVersion7(), "The Gilded Heron", "pub");
        var added = (await store.AppendAsync(new([new(Guid.CreateVersion7(), "venue.added", venue.Id, null, CanonicalJson.Write(VenueJson.Write(venue)))], A.Stamp()), None))[0];
        await store.AppendAsync(new([A.Recorded(A.Incident() with { Where = new(venue.Id, null, null) })], A.Stamp(1)), None);
        var ring = new Ring([new(0, 0), new(0, 1), new(1, 1), new(1, 0)]);
        var zone = new Zone(Guid.CreateVersion7(), "core", "Core", "zone", [new(ring, [])]);
        await store.AppendAsync(new([new(Guid.CreateVersion7(), "zone.added", zone.Id, null, CanonicalJson.Write(ZoneJson.Write(zone)))], A.Stamp(1)), None);
        (await CountAsync(store, new() { Zone = "core" })).ShouldBe([" 0"]);
        var placed = LedgerRules.Amendment(VenueJson.Write(venue), VenueJson.Write(venue with { Position = new(0.5, 0.5) }), "surveyed");
        await store.AppendAsync(new([new(Guid.CreateVersion7(), "venue.amended", venue.Id, added.Id, CanonicalJson.Write(placed))], A.Stamp(2)), None);
        (await CountAsync(store, new() { Zone = "core" })).ShouldBe([" 1"]);
        (await CountAsync(store, new() { PlaceText = "gilded" })).ShouldBe([" 1"]);
        (await store.VenueAsync(venue.Id, None))!.Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_list_is_newest_first_and_any_window_of_it_can_be_read()
    {
        await using var store = await NewStoreAsync();
        var incidents = Enumerable.Range(0, 30).Select(i => A.Incident(i)).ToList();
        await store.AppendAsync(new([.. incidents.Select(i => A.Recorded(i))], A.Stamp()), None);
        var list = await store.ListAsync(IncidentFilter.None, None);
        list.Count.ShouldBe(30);
        (await list.RowsAsync(10, 3, None)).Select(a => a.Incident.Id).ShouldBe([incidents[19].Id, incidents[18].Id, incidents[17].Id]);
        (await list.RowsAsync(29, 10, None)).Count.ShouldBe(1);
        (await list.PlaceOfAsync(incidents[0].Id, None)).ShouldBe(29);
    }

    [Fact]
    public async Task A_bulk_import_is_chained_row_by_row_and_adds_nothing_the_second_time()
    {
        await using var store = await NewStoreAsync();
        var incidents = Enumerable.Range(0, 500).Select(i => A.Incident(i) with { Where = new(null, "street", new Position(1, i % 7)) }).ToList();
        (await store.RecordManyAsync(incidents, A.Stamp(), Guid.CreateVersion7, None)).ShouldBe(new BulkCount(500, 0));
        (await store.RecordManyAsync(incidents.Take(300).Append(A.Incident(900)), A.Stamp(), Guid.CreateVersion7, None)).ShouldBe(new BulkCount(1, 300));
        var head = new JournalHead(A.Authority, store.Home.Origin, 0, Chain.Start);
        await foreach (var entry in store.EntriesAsync(new(), None))
        {
            Chain.Fault(head, entry).ShouldBeNull();
            head = head with { Seq = entry.Seq, Hash = entry.Hash };
        }

        head.Seq.ShouldBe(501);
        var account = (await store.IncidentAsync(incidents[7].Id, None)).ShouldNotBeNull();
        IncidentJson.WriteText(account.Incident).ShouldBe(IncidentJson.WriteText(incidents[7]));
    }

    [Fact]
    public async Task Rebuilding_gives_the_same_projections()
    {
        await using var store = await NewStoreAsync();
        await TellStoryAsync(store);
        var before = await EverythingAsync(store);
        await store.RebuildAsync(None);
        (await EverythingAsync(store)).ShouldBe(before);
    }

    [Fact]
    public async Task Merging_two_stores_either_way_round_gives_the_same_and_again_nothing()
    {
        await using var one = await NewStoreAsync();
        await using var other = await NewStoreAsync();
        await TellStoryAsync(one);
        await TellStoryAsync(other);
        var (fromOne, fromOther) = (await SentAsync(one), await SentAsync(other));
        (await one.MergeAsync(fromOther, None)).Added.ShouldBe(fromOther.Count);
        (await other.MergeAsync(fromOne, None)).Added.ShouldBe(fromOne.Count);
        (await EverythingAsync(one)).ShouldBe(await EverythingAsync(other));
        (await one.MergeAsync(fromOther, None)).ShouldBe(new MergeCount(fromOther.Count, 0, fromOther.Count));
    }

    [Fact]
    public async Task A_broken_chain_is_refused_whole()
    {
        await using var one = await NewStoreAsync();
        await using var other = await NewStoreAsync();
        await TellStoryAsync(other);
        var sent = await SentAsync(other);
        sent[2] = sent[2] with { Entry = sent[2].Entry with { Actor = "someone-else" } };
        (await Should.ThrowAsync<StoreException>(() => one.MergeAsync(sent, None))).Trouble.ShouldBe(StoreTrouble.Damaged);
        (await one.HeadsAsync(None)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_store_as_of_a_head_knows_nothing_that_came_later()
    {
        await using var store = await NewStoreAsync();
        await store.AppendAsync(new([A.Recorded(A.Incident())], A.Stamp()), None);
        var heads = await store.HeadsAsync(None);
        await store.AppendAsync(new([A.Recorded(A.Incident(5))], A.Stamp(6)), None);
        await using var then = await store.AsOfAsync(heads, None);
        (await CountAsync(then, IncidentFilter.None)).ShouldBe([" 1"]);
        (await CountAsync(store, IncidentFilter.None)).ShouldBe([" 2"]);
    }

    [Fact]
    public async Task A_draft_stays_until_the_entry_that_it_became_is_saved()
    {
        await using var store = await NewStoreAsync();
        var draft = new Draft(Guid.CreateVersion7(), "w07", "incident", """{"what":"ass"}""", A.Start, A.Start);
        await store.KeepDraftAsync(draft, None);
        await store.KeepDraftAsync(draft with { Fields = """{"what":"assault"}""" }, None);
        (await store.DraftsAsync("w07", None)).ShouldHaveSingleItem().Fields.ShouldBe("""{"what":"assault"}""");
        (await store.DraftsAsync("w08", None)).ShouldBeEmpty();
        await store.AppendAsync(new([A.Recorded(A.Incident())], A.Stamp(), draft.Id), None);
        (await store.DraftsAsync("w07", None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Files_are_kept_once_by_their_content()
    {
        await using var store = await NewStoreAsync();
        var name = await store.KeepBytesAsync(new byte[] { 1, 2, 3 }, None);
        name.ShouldBe("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
        (await store.KeepBytesAsync(new byte[] { 1, 2, 3 }, None)).ShouldBe(name);
        (await store.BytesAsync(name, None)).ShouldBe([1, 2, 3]);
        (await store.BytesAsync(Chain.Start, None)).ShouldBeNull();
    }

    private static async Task TellStoryAsync(IStore store)
    {
        Incident first = A.Incident(1), second = A.Incident(2), third = A.Incident(3) with { Flags = ["alcohol", "drugs"] };
        var roots = await store.AppendAsync(new([A.Recorded(first, """{"narrative":"x"}"""), A.Recorded(second), A.Recorded(third)], A.Stamp(1)), None);
        await store.AppendAsync(new([A.Amended(first, first with { Severity = 4 }, roots[0].Id), A.Linked(first.Id, second.Id)], A.Stamp(2)), None);
        await store.AppendAsync(new([A.Amended(second, second with { Category = "noise" }, roots[1].Id)], A.Stamp(3)), None);
        await store.AppendAsync(new([A.Amended(second, second with { Category = "theft" }, roots[1].Id)], A.Stamp(4)), None);
        await store.RecordManyAsync([A.Incident(50), A.Incident(51)], A.Stamp(5), Guid.CreateVersion7, None);
    }

    private static async Task<List<ReceivedEntry>> SentAsync(IStore store)
    {
        List<ReceivedEntry> sent = [];
        await foreach (var entry in store.EntriesAsync(new(store.Home.Origin), None))
        {
            sent.Add(new(entry, await store.SealedPartAsync(entry.Id, None)));
        }

        return sent;
    }

    private static async Task<string> EverythingAsync(IStore store)
    {
        var list = await store.ListAsync(IncidentFilter.None, None);
        var rows = (await list.RowsAsync(0, (int)list.Count, None)).OrderBy(a => a.Incident.Id).Select(a =>
            $"{a.Incident.Id} {a.Event} {a.Counted} {a.Head} {a.SealedBy} {a.Rivals} {a.Version} {IncidentJson.WriteText(a.Incident)}");
        var counts = await CountAsync(store, new() { EventsOnly = true }, Dimension.Category, Dimension.Flag);
        return string.Join('\n', rows.Concat(counts));
    }

    private static async Task<List<string>> CountAsync(IStore store, IncidentFilter filter, params Dimension[] by) =>
        [.. (await store.CountAsync(filter, by, None)).Select(c => $"{string.Join(',', c.Keys)} {c.Count}").Order(StringComparer.Ordinal)];
}

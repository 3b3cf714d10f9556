using NodaTime;
using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Premises;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Venues;

public sealed class VenueActionsTests : IDisposable
{
    private static readonly VenueDraft Heron = new()
    {
        Name = "The Gilded Heron",
        Kind = "pub",
        Code = "heron",
        Capacity = "180",
        SaleHours = "Daily 11:00-23:00",
        Holder = "Heron Inns",
        Supervisor = "the DPS of March",
    };

    private readonly OpenDesk _open = new();

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task A_venue_that_is_added_is_on_file_with_its_people_sealed()
    {
        var kept = await AddedAsync();
        kept.Venue.Capacity.ShouldBe(180);
        (await VenueActions.PeopleAsync(kept, _open.Desk.Store, default)).ShouldBe(("Heron Inns", "the DPS of March"));
        (await EntriesAsync(kept)).ShouldAllBe(e => !e.Body.Contains("Heron Inns"));
    }

    [Fact]
    public async Task A_warden_may_not_add_a_venue() =>
        (await VenueActions.AddAsync(Heron, null, _open.As(Role.Warden), default)).ShouldBeOfType<Outcome<Venue>.Refused>()
            .Reasons.Single().Field.ShouldBe(AccessRules.NotPermitted);

    [Fact]
    public async Task A_change_of_nothing_writes_nothing()
    {
        var kept = await AddedAsync();
        await VenueActions.AmendAsync(kept, Heron, "looked again", null, _open, default);
        (await EntriesAsync(kept)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_amendment_without_a_reason_is_refused()
    {
        var kept = await AddedAsync();
        (await VenueActions.AmendAsync(kept, Heron with { Capacity = "200" }, " ", null, _open, default)).ShouldBeOfType<Outcome<Venue>.Refused>().Reasons.Single().Field.ShouldBe("why");
    }

    [Fact]
    public async Task A_condition_can_be_ended_by_its_number_alone()
    {
        var kept = await AddedAsync();
        await VenueActions.ConditionAsync(kept, new("2.1", "Two door staff from 21:00", "crime"), "review", _open, default);
        kept = await AgainAsync(kept);
        await VenueActions.ConditionAsync(kept, new("2.1", "", Until: new(2026, 3, 14)), "varied", _open, default);
        (await AgainAsync(kept)).Venue.Conditions.ShouldBe([new("2.1", "Two door staff from 21:00", "crime", null, new LocalDate(2026, 3, 14))]);
    }

    [Fact]
    public async Task Two_amendments_of_one_state_wait_until_a_person_settles_them()
    {
        var kept = await AddedAsync();
        await VenueActions.AmendAsync(kept, Heron with { Capacity = "200" }, "variation", null, _open, default);
        _open.Now += Duration.FromMinutes(1);
        await VenueActions.AmendAsync(kept, Heron with { Capacity = "220" }, "variation", null, _open, default);
        kept = await AgainAsync(kept);
        (kept.Rivals, kept.Venue.Capacity).ShouldBe((1, 200));
        (await VenueActions.SettleAsync(kept, "asked", _open.As(Role.Warden), default)).ShouldBeOfType<Outcome<int>.Refused>();
        (await VenueActions.SettleAsync(kept, "asked the applicant", _open, default)).ShouldBeOfType<Outcome<int>.Done>().Value.ShouldBe(1);
        (await AgainAsync(kept)).Rivals.ShouldBe(0);
    }

    [Fact]
    public async Task The_whole_life_of_a_venue_reads_as_a_timeline()
    {
        var kept = await AddedAsync();
        await LaterAsync(() => VenueActions.AmendAsync(kept, Heron with { Capacity = "200", SaleHours = "Daily 11:00-24:00", Supervisor = "the DPS of June" }, "variation granted", null, _open, default));
        kept = await AgainAsync(kept);
        await LaterAsync(() => VenueActions.ConditionAsync(kept, new("2.10", "Two door staff from 21:00", "crime"), "review", _open, default));
        kept = await AgainAsync(kept);
        await LaterAsync(() => VenueActions.ConditionAsync(kept, new("2.4", "Incident log kept", "crime", new LocalDate(2026, 6, 1)), "review", _open, default));
        kept = await AgainAsync(kept);
        await LaterAsync(() => VenueActions.StatusAsync(kept, new(VenueStatus.Suspended, new(2026, 7, 1)), "interim steps", _open, default));
        await IncidentActions.RecordAsync(new() { When = "2026-03-14 2315", Venue = "heron", Category = "refusal" }, null, _open, default);
        kept = await AgainAsync(kept);
        string.Join('\n', PremisesScreen.Lines(await PremisesActions.OpenAsync(kept, _open, default), _open).Select(l => l.ToString().TrimEnd())).ShouldMatchApproved();
    }

    private async Task LaterAsync(Func<Task> act)
    {
        _open.Now += Duration.FromDays(30);
        await act();
    }

    private async Task<KeptVenue> AddedAsync()
    {
        (await VenueActions.AddAsync(Heron, null, _open, default)).ShouldBeOfType<Outcome<Venue>.Done>();
        return (await _open.Desk.Store.VenuesAsync(default)).Single();
    }

    private async Task<KeptVenue> AgainAsync(KeptVenue kept) => (await _open.Desk.Store.VenueAsync(kept.Venue.Id, default))!;

    private Task<IReadOnlyList<Entry>> EntriesAsync(KeptVenue kept) => JournalActions.AllAsync(_open.Desk.Store, kept.Venue.Id, default);
}

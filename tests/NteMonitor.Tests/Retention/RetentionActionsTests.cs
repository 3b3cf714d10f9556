using NodaTime;
using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;
using NteMonitor.People;
using NteMonitor.Retention;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Retention;

public sealed class RetentionActionsTests : IDisposable
{
    private readonly OpenDesk _open = new();

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task A_note_goes_on_the_morning_of_its_day_and_the_chain_still_holds()
    {
        var account = await LogAsync("14/3 2315 @\"Market Place\" assault \"Orla Zebedee fell\"");
        _open.Now = Instant.FromUtc(2027, 3, 13, 22, 0);
        (await SweepAsync()).Gone.ShouldBeEmpty();
        _open.Now = Instant.FromUtc(2027, 3, 14, 1, 0);
        var sweep = await SweepAsync();
        sweep.Gone.ShouldHaveSingleItem().Kind.ShouldBe(PersonalKind.Incident);
        sweep.IsClean.ShouldBeTrue();

        (await IncidentActions.NarrativeAsync(account, _open.Desk.Store, default)).ShouldBeEmpty();
        IncidentDetail.Lines(await IncidentActions.OpenAsync(account, _open, default)).ShouldContain("Note: weeded.");
        (await JournalActions.VerifyAsync(_open.Desk.Store, default)).Faults.ShouldBeEmpty();
        (await SweepAsync()).Gone.ShouldBeEmpty();
        var erasure = await OneAsync("erasure.");
        erasure.Body.ShouldContain("\"rule\":\"12 months from the night of the incident\"");
        erasure.Body.ShouldNotContain("Zebedee");
    }

    [Fact]
    public async Task Every_version_of_an_amended_note_goes()
    {
        var account = await LogAsync("14/3 2315 @\"Market Place\" assault \"Orla Zebedee fell\"");
        var draft = IncidentRules.DraftOf(account.Incident, "", await IncidentActions.AgainstAsync(_open, default)) with { Narrative = "a woman fell" };
        await IncidentActions.AmendAsync(account, draft, "name taken out", null, _open, default);
        _open.Now = Instant.FromUtc(2027, 4, 1, 1, 0);
        (await SweepAsync()).Gone.ShouldHaveSingleItem().Entries.Count.ShouldBe(2);
        (await _open.Desk.Store.SealedAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_goes_when_the_last_record_that_mentions_them_is_due()
    {
        var orla = await PersonAsync("Orla Zebedee");
        await LogAsync($"14/3 2315 @\"Market Place\" assault {orla.Token}=victim");
        _open.Now = Instant.FromUtc(2026, 9, 1, 22, 0);
        await LogAsync($"1/9 2200 @\"Market Place\" assault {orla.Token}=caller");
        _open.Now = Instant.FromUtc(2027, 8, 31, 22, 0);
        (await PersonActions.ReadAsync(orla.Id, "a look is no mention", _open, default)).ShouldBeOfType<Outcome<PersonDetails>.Done>();
        (await SweepAsync()).Gone.ShouldBeEmpty();
        _open.Now = Instant.FromUtc(2027, 9, 1, 22, 0);
        (await SweepAsync()).Gone.ShouldHaveSingleItem().What.ShouldBe(orla.Token);
        (await PersonActions.ReadAsync(orla.Id, "too late", _open, default)).ShouldBeOfType<Outcome<PersonDetails>.Refused>();
        (await PersonActions.MentionsAsync(orla, _open, default)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Two_tokens_of_one_person_go_together_and_apart_again_when_that_was_wrong()
    {
        var (one, other) = (await PersonAsync("Orla Zebedee"), await PersonAsync("O. Zebedee"));
        _open.Now = Instant.FromUtc(2026, 9, 1, 22, 0);
        await LogAsync($"1/9 2200 @\"Market Place\" assault {other.Token}");
        one = Done(await PersonActions.MergeAsync(one, other, "said so", _open, default));
        one.Same.ShouldBe([one.Id, other.Id]);
        Done(await PersonActions.FindAsync(other.Token, _open, default)).Same.ShouldBe([one.Id, other.Id]);
        _open.Now = Instant.FromUtc(2027, 3, 20, 22, 0);
        (await SweepAsync()).Gone.ShouldBeEmpty();
        Done(await PersonActions.UnmergeAsync(one, "two people", _open, default)).Same.ShouldBe([one.Id]);
        (await SweepAsync()).Gone.ShouldHaveSingleItem().Subject.ShouldBe(one.Id);
    }

    [Fact]
    public async Task A_hold_on_a_person_keeps_them_and_the_notes_that_mention_them_until_it_is_released()
    {
        var orla = await PersonAsync("Orla Zebedee");
        await LogAsync($"14/3 2315 @\"Market Place\" assault {orla.Token} \"kept\"");
        await LogAsync("14/3 2316 @\"Market Place\" assault \"goes\"");
        Done(await RetentionActions.HoldAsync(orla.Token, "claim against the council", _open, default));
        _open.Now = Instant.FromUtc(2027, 4, 1, 1, 0);
        var sweep = await SweepAsync();
        (sweep.Gone.Count, sweep.Held).ShouldBe((1, 2));
        (await RetentionActions.DueAsync(House.Clock.NightOf(_open.Now), _open, default)).ShouldHaveSingleItem().Text.ShouldBe("2 due records are kept by a hold.");
        (await RetentionActions.HoldAsync(orla.Token, " ", _open.As(Role.Warden), default)).ShouldBeOfType<Outcome<Guid>.Refused>().Reasons.Select(r => r.Field).ShouldBe([AccessRules.NotPermitted, "why"]);
        Done(await RetentionActions.ReleaseAsync(orla.Token, "settled", _open, default)).ShouldBe(1);
        (await SweepAsync()).Gone.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_goes_with_its_incident_unless_another_still_needs_it()
    {
        var first = await LogAsync("14/3 2315 @\"Market Place\" assault");
        var shared = Done(await IncidentActions.AttachAsync(first, "orla-zebedee.jpg", [1, 2, 3], _open, default)).Sha256;
        var own = Done(await IncidentActions.AttachAsync((await _open.Desk.Store.IncidentAsync(first.Incident.Id, default))!, "door.jpg", [4], _open, default)).Sha256;
        _open.Now = Instant.FromUtc(2026, 9, 1, 22, 0);
        var second = await LogAsync("1/9 2200 @\"Market Place\" assault");
        Done(await IncidentActions.AttachAsync(second, "same.jpg", [1, 2, 3], _open, default));
        _open.Now = Instant.FromUtc(2027, 3, 20, 22, 0);
        await SweepAsync();
        (await _open.Desk.Store.BytesAsync(own, default)).ShouldBeNull();
        (await _open.Desk.Store.BytesAsync(shared, default)).ShouldNotBeNull();
        _open.Now = Instant.FromUtc(2027, 9, 2, 22, 0);
        await SweepAsync();
        (await _open.Desk.Store.BytesAsync(shared, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Holders_stay_while_the_venue_trades_and_the_one_before_goes()
    {
        var venue = Done(await VenueActions.AddAsync(new() { Name = "The Invented Lantern", Kind = "pub", Holder = "Orla Zebedee" }, null, _open, default));
        var kept = (await _open.Desk.Store.VenuesAsync(default)).Single(v => v.Venue.Id == venue.Id);
        await VenueActions.AmendAsync(kept, VenueRules.DraftOf(kept.Venue, "Dylan Quirke", ""), "transferred", null, _open, default);
        _open.Now = Instant.FromUtc(2028, 3, 15, 22, 0);
        (await SweepAsync()).Gone.ShouldHaveSingleItem().Entries.Count.ShouldBe(1);
        kept = (await _open.Desk.Store.VenuesAsync(default)).Single(v => v.Venue.Id == venue.Id);
        (await VenueActions.PeopleAsync(kept, _open.Desk.Store, default)).Holder.ShouldBe("Dylan Quirke");
        Done(await VenueActions.CloseAsync(kept, new(2028, 3, 15), "surrendered", _open, default));
        _open.Now = Instant.FromUtc(2030, 3, 15, 22, 0);
        (await SweepAsync()).Gone.ShouldHaveSingleItem();
        (await _open.Desk.Store.SealedAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Notes_on_shifts_and_old_drafts_go_too()
    {
        var shift = Done(await ShiftActions.OpenAsync(new() { Kind = "street-pastors", Scheme = "Inventon Street Pastors", Crew = "4" }, null, _open, default));
        Done(await ShiftActions.NoteAsync(shift, ("met Orla Zebedee", false), null, _open, default));
        await _open.Desk.Store.KeepDraftAsync(new(_open.Desk.NewId(), "l01", "quick", "{\"text\":\"Orla\"}", _open.Now, _open.Now), default);
        _open.Now += Duration.FromDays(31);
        (await SweepAsync()).Gone.ShouldHaveSingleItem().Kind.ShouldBe(PersonalKind.Draft);
        (await _open.Desk.Store.DraftsAsync("l01", default)).ShouldBeEmpty();
        _open.Now = Instant.FromUtc(2027, 3, 15, 1, 0);
        (await SweepAsync()).Gone.ShouldHaveSingleItem().Kind.ShouldBe(PersonalKind.ShiftNote);
    }

    [Fact]
    public async Task Two_processes_that_find_the_same_weed_it_once()
    {
        await LogAsync("14/3 2315 @\"Market Place\" assault \"goes\"");
        _open.Now = Instant.FromUtc(2027, 4, 1, 1, 0);
        var sweeps = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RetentionActions.WeedByItselfAsync(_open.As(Role.Warden), default)));
        sweeps.Sum(s => s.Gone.Count).ShouldBe(1);
        (await OneAsync("erasure.")).Actor.ShouldBe(RetentionActions.Weeder);
    }

    [Fact]
    public async Task Who_may_not_keep_peoples_data_may_neither_list_nor_weed()
    {
        (await RetentionActions.ListAsync(_open.As(Role.Police), default)).ShouldBeOfType<Outcome<IReadOnlyList<DueItem>>.Refused>();
        (await RetentionActions.SweepAsync(_open.As(Role.Pubwatch), default)).ShouldBeOfType<Outcome<Sweep>.Refused>();
        (await RetentionActions.DueAsync(House.Clock.NightOf(_open.Now), _open.As(Role.Warden), default)).ShouldBeEmpty();
    }

    private static T Done<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Done>().Value;

    private async Task<Entry> OneAsync(string prefix)
    {
        List<Entry> found = [];
        await foreach (var entry in _open.Desk.Store.EntriesAsync(new(KindPrefix: prefix), default))
        {
            found.Add(entry);
        }

        return found.ShouldHaveSingleItem();
    }

    private async Task<Sweep> SweepAsync() => Done(await RetentionActions.SweepAsync(_open, default));

    private async Task<KeptPerson> PersonAsync(string name) => Done(await PersonActions.RecordAsync(new() { Name = name }, _open, default));

    private async Task<Account> LogAsync(string line)
    {
        var recorded = Done(await IncidentActions.RecordAsync(OneLine.Read(line, await IncidentActions.AgainstAsync(_open, default)).Draft, null, _open, default));
        return (await _open.Desk.Store.IncidentAsync(recorded.Incident.Id, default))!;
    }
}

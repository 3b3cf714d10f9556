using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.People;

namespace NteMonitor.Tests.Incidents;

public sealed class IncidentPersonsTests : IDisposable
{
    private readonly OpenDesk _open = new();

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task A_token_in_the_line_puts_the_person_into_the_incident_and_no_name_into_the_journal()
    {
        var orla = await PersonAsync("Orla Zebedee");
        var account = await LogAsync($"2315 @\"Market Place\" assault {orla.Token.ToLowerInvariant()}=victim x2");
        account.Incident.Persons.ShouldBe([new(orla.Id, "victim")]);
        account.Incident.People.ShouldBe(2);
        (await _open.Desk.Store.MentionsAsync(orla.Id, default)).ShouldBe([new(account.Incident.Id, "incident", "victim")]);

        var file = await IncidentActions.OpenAsync(account, _open, default);
        IncidentDetail.Lines(file)[1].ShouldContain($"{orla.Token} (victim)");
        await foreach (var entry in _open.Desk.Store.EntriesAsync(new(), default))
        {
            entry.Body.ShouldNotContain("Zebedee");
        }
    }

    [Fact]
    public async Task What_a_person_was_in_an_incident_is_amended_like_the_rest()
    {
        var orla = await PersonAsync("Orla Zebedee");
        var account = await LogAsync($"2315 @\"Market Place\" assault {orla.Token}");
        var against = await IncidentActions.AgainstAsync(_open, default);
        var draft = IncidentRules.DraftOf(account.Incident, "", against);
        draft.Persons.ShouldBe([$"{orla.Token}=subject"]);
        (await IncidentActions.AmendAsync(account, draft with { Persons = [$"{orla.Token}=witness"] }, "seen on CCTV", null, _open, default))
            .ShouldBeOfType<Outcome<Incident>.Done>().Value.Persons.ShouldBe([new(orla.Id, "witness")]);
        (await _open.Desk.Store.MentionsAsync(orla.Id, default)).ShouldHaveSingleItem().As.ShouldBe("witness");
    }

    [Fact]
    public async Task A_token_that_is_on_no_file_is_refused_with_the_rest()
    {
        var against = await IncidentActions.AgainstAsync(_open, default);
        var refused = await IncidentActions.RecordAsync(OneLine.Read("2315 @\"Market Place\" assault P-ZZZZZ=hero", against).Draft, null, _open, default);
        refused.ShouldBeOfType<Outcome<RecordedIncident>.Refused>().Reasons.Select(r => r.Field).ShouldBe(["persons", "person"]);
    }

    [Fact]
    public async Task A_look_at_a_note_is_kept_once_for_each_reader_and_night()
    {
        var account = await LogAsync("2315 @\"Market Place\" assault \"said little\"");
        (await IncidentActions.ReadableAsync(account, _open, default)).ShouldBe("said little");
        (await IncidentActions.ReadableAsync(account, _open, default)).ShouldBe("said little");
        (await IncidentActions.ReadableAsync(account, _open.Desk with { Actor = "p02", Role = Role.Police }, default)).ShouldBe("said little");
        (await IncidentActions.ReadableAsync(account, _open.As(Role.Pubwatch), default)).ShouldBeNull();
        (await LooksAsync(account.Incident.Id)).ShouldBe(["l01", "p02"], ignoreOrder: true);
        _open.Now += NodaTime.Duration.FromHours(24);
        await IncidentActions.ReadableAsync(account, _open, default);
        (await LooksAsync(account.Incident.Id)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Every_look_at_a_person_is_kept_with_its_reason_and_none_is_taken_without_one()
    {
        var orla = await PersonAsync("Orla Zebedee");
        (await PersonActions.ReadAsync(orla.Id, " ", _open, default)).ShouldBeOfType<Outcome<PersonDetails>.Refused>().Reasons.Single().Field.ShouldBe("why");
        (await PersonActions.ReadAsync(orla.Id, "appeal", _open.As(Role.Warden), default)).ShouldBeOfType<Outcome<PersonDetails>.Refused>().Reasons.Single().Field.ShouldBe(AccessRules.NotPermitted);
        (await PersonActions.ReadAsync(orla.Id, "appeal", _open, default)).ShouldBeOfType<Outcome<PersonDetails>.Done>().Value.Name.ShouldBe("Orla Zebedee");
        (await PersonActions.ReadAsync(orla.Id, "appeal heard", _open, default)).ShouldBeOfType<Outcome<PersonDetails>.Done>();
        var looks = await _open.Desk.Store.RecordsAsync(new("look") { Person = orla.Id }, default);
        looks.Select(l => l.Facts.Text("why")).ShouldBe(["appeal", "appeal heard"], ignoreOrder: true);
    }

    private async Task<List<string>> LooksAsync(Guid of) => [.. (await _open.Desk.Store.RecordsAsync(new("look") { Of = of }, default)).Select(l => l.RecordedBy)];

    private async Task<KeptPerson> PersonAsync(string name) =>
        (await PersonActions.RecordAsync(new() { Name = name }, _open, default)).ShouldBeOfType<Outcome<KeptPerson>.Done>().Value;

    private async Task<Account> LogAsync(string line)
    {
        var done = await IncidentActions.RecordAsync(OneLine.Read(line, await IncidentActions.AgainstAsync(_open, default)).Draft, null, _open, default);
        return (await _open.Desk.Store.IncidentAsync(done.ShouldBeOfType<Outcome<RecordedIncident>.Done>().Value.Incident.Id, default))!;
    }
}

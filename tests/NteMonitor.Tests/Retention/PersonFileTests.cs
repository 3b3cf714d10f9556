using NodaTime;
using NteMonitor.Access;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.People;
using NteMonitor.Retention;

namespace NteMonitor.Tests.Retention;

public sealed class PersonFileTests : IDisposable
{
    private readonly OpenDesk _open = new();

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task Everything_held_on_a_person_with_who_looked_and_others_blanked()
    {
        var (orla, dylan) = (await PersonAsync("Orla Zebedee"), await PersonAsync("Dylan Quirke"));
        var account = await LogAsync($"14/3 2315 @\"Market Place\" assault {orla.Token}=victim {dylan.Token} \"Dylan Quirke hit {orla.Token}, then {dylan.Token} ran\"");
        await PersonActions.ReadAsync(orla.Id, "appeal", _open.Desk with { Actor = "p02", Role = Role.Police }, default);
        var file = Done(await PersonFileActions.OpenAsync(orla, "request 17", _open, default));

        file.Details!.Name.ShouldBe("Orla Zebedee");
        file.Records.ShouldHaveSingleItem().Text.ShouldBe($"Dylan Quirke hit {orla.Token}, then [another person] ran");
        file.Looks.Select(l => (l.By, l.Why)).ShouldBe([("p02", "appeal"), ("l01", "request 17"), ("l01", "")], ignoreOrder: true);
        file.Review[0].ShouldContain($"a name on file ({dylan.Token})");
        var page = HtmlWriter.Write(PersonFileSection.Of(file, _open));
        page.ShouldContain("Orla Zebedee");
        page.ShouldContain(account.Incident.Id.ToString("D"));
        page.ShouldNotContain(dylan.Id.ToString("D"));
        page.ShouldContain("12 months from the night of the incident");
    }

    [Fact]
    public async Task Erasing_a_person_says_where_the_name_still_stands_and_takes_it_out_when_asked()
    {
        var orla = await PersonAsync("Orla Zebedee");
        await LogAsync($"14/3 2315 @\"Market Place\" assault {orla.Token} \"Zebedee fell\"");
        await LogAsync("14/3 2316 @\"Market Place\" assault \"somebody else\"");
        (await PersonFileActions.EraseAsync(orla, NotesToo.No, "asked", _open.As(Role.Police), default)).ShouldBeOfType<Outcome<PersonErased>.Refused>();
        var first = Done(await PersonFileActions.EraseAsync(orla, NotesToo.No, "asked", _open, default));
        (first.Parts, first.Notes, first.Naming.Count, first.IsClean).ShouldBe((1, 0, 1, true));
        (await PersonActions.ReadAsync(orla.Id, "gone", _open, default)).ShouldBeOfType<Outcome<PersonDetails>.Refused>();
        (await PersonFileActions.EraseAsync(orla, NotesToo.No, "asked again", _open, default)).ShouldBeOfType<Outcome<PersonErased>.Refused>();

        var dylan = await PersonAsync("Dylan Zebedee");
        var second = Done(await PersonFileActions.EraseAsync(dylan, NotesToo.Yes, "asked", _open, default));
        (second.Parts, second.Notes).ShouldBe((1, 1));
        (await _open.Desk.Store.SealedAsync(default)).Count.ShouldBe(1);
        (await JournalActions.VerifyAsync(_open.Desk.Store, default)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hold_refuses_an_erasure()
    {
        var orla = await PersonAsync("Orla Zebedee");
        await RetentionActions.HoldAsync(orla.Token, "claim", _open, default);
        (await PersonFileActions.EraseAsync(orla, NotesToo.No, "asked", _open, default)).ShouldBeOfType<Outcome<PersonErased>.Refused>().Reasons.Single().Field.ShouldBe("hold");
    }

    [Fact]
    public async Task Repeat_victims_are_found_by_token_merged_ones_together_and_events_once()
    {
        var (one, other, once) = (await PersonAsync("Orla Zebedee"), await PersonAsync("O. Zebedee"), await PersonAsync("Dylan Quirke"));
        var first = await LogAsync($"14/3 2315 @\"Market Place\" assault {one.Token}=victim {once.Token}=victim");
        var second = await LogAsync($"14/3 2316 @\"Market Place\" assault {one.Token}=victim");
        (await IncidentActions.LinkAsync(first, second, _open, default)).ShouldBeOfType<Outcome<Guid>.Done>();
        Done(await RepeatActions.ListAsync("victim", null, _open, default)).ShouldBeEmpty();
        await LogAsync($"14/3 2000 @\"Corn Hill\" assault {other.Token}=victim");
        await PersonActions.MergeAsync(other, one, "said so", _open, default);
        var repeat = Done(await RepeatActions.ListAsync("victim", null, _open, default)).ShouldHaveSingleItem();
        (repeat.Person.Token, repeat.Events.Count).ShouldBe((one.Token, 2));
        Done(await RepeatActions.ListAsync("caller", null, _open, default)).ShouldBeEmpty();
        Done(await RepeatActions.ListAsync("victim", new(new(new LocalDate(2026, 1, 1)), new(new LocalDate(2026, 1, 31))), _open, default)).ShouldBeEmpty();
        (await RepeatActions.ListAsync("hero", null, _open.As(Role.Assessor), default)).ShouldBeOfType<Outcome<IReadOnlyList<Repeat>>.Refused>().Reasons.Count.ShouldBe(2);
    }

    private static T Done<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Done>().Value;

    private async Task<KeptPerson> PersonAsync(string name) => Done(await PersonActions.RecordAsync(new() { Name = name }, _open, default));

    private async Task<Account> LogAsync(string line)
    {
        var recorded = Done(await IncidentActions.RecordAsync(OneLine.Read(line, await IncidentActions.AgainstAsync(_open, default)).Draft, null, _open, default));
        return (await _open.Desk.Store.IncidentAsync(recorded.Incident.Id, default))!;
    }
}

using NodaTime;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.People;
using NteMonitor.Premises;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Premises;

public sealed class PremisesSectionTests : IDisposable
{
    private readonly OpenDesk _open = new();

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task The_report_reads_well() => PlainTextWriter.Write(await ReportAsync()).ShouldMatchApproved();

    [Fact]
    public async Task Nothing_sealed_is_in_any_format()
    {
        var report = await ReportAsync();
        foreach (var text in DocumentFormat.All.SelectMany(f => f.Files(report, "file")).Select(f => f.Text))
        {
            text.ShouldNotContain("Invented");
            (await LeakActions.CheckAsync(text, _open, default)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_name_typed_into_advice_is_refused_and_so_is_a_number()
    {
        var venue = await HeronAsync();
        var draft = new VisitDraft { Kind = "advice", SpokenTo = "manager", Name = "Vera Invented", Advice = "Vera Invented will ring 01632 960123", Checks = [new("2.4", "broken: Petra Invented had left")] };
        var outcome = await VisitActions.RecordAsync(new(venue), draft, null, _open, default);
        outcome.ShouldBeOfType<Outcome<KeptVisit>.Refused>().Reasons.Select(r => r.Field).Distinct().ShouldBe(["condition 2.4", "advice"]);
        (await _open.Desk.Store.RecordsAsync(new(VisitActions.Thing), default)).ShouldBeEmpty();
    }

    private async Task<Document> ReportAsync()
    {
        var venue = await HeronAsync();
        await IncidentActions.RecordAsync(new() { When = "2026-03-13 2315", Venue = "heron", Category = "refusal" }, null, _open, default);
        await VisitActions.RecordAsync(new(venue), new()
        {
            When = "2215",
            Kind = "night",
            Partners = ["police"],
            SpokenTo = "dps",
            Name = "Vera Invented",
            Checks = [new("2.4", "broken: one of two had left"), new("2.10", "met")],
            DoorStaff = "2",
            Badges = "1",
            People = "190",
            Advice = "keep to 2.4",
            Note = "Vera Invented was civil.",
            FollowUp = "+14",
        }, null, _open, default);
        return PremisesSection.Of(await PremisesActions.WithoutPeopleAsync(venue, _open, default), _open, []);
    }

    private async Task<KeptVenue> HeronAsync()
    {
        await VenueActions.AddAsync(new() { Name = "The Gilded Heron", Kind = "pub", Code = "heron", Licence = "IN/1000", Address = "3 Lantern Street", Capacity = "180", OpeningHours = "Daily 11:00-24:00", Holder = "Petra Invented", Supervisor = "Vera Invented" }, null, _open, default);
        foreach (var (number, text) in new[] { ("2.4", "Two door staff from 21:00"), ("2.10", "Plastic glasses after 23:00"), ("2.5", "No entry after midnight") })
        {
            await VenueActions.ConditionAsync((await _open.Desk.Store.VenuesAsync(default))[0], new(number, text, "crime", new LocalDate(2026, 1, 1)), "review", _open, default);
        }

        return (await _open.Desk.Store.VenuesAsync(default))[0];
    }
}

using System.Globalization;
using System.Text;
using NodaTime;
using NteMonitor.Import;
using NteMonitor.Import.Mappings;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Premises.Registers;
using NteMonitor.Tests.Import;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Premises.Registers;

public sealed class RegisterTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Header = "Date,Time,Reason,By,What,No\n";

    private static readonly MappingWish Refusals = new(null as string) { Columns = ["date=Date", "time=Time", "reason=Reason", "staff=By", "description=What", "number=No"] };
    private static readonly MappingWish Door = new(null as string) { Columns = ["name=Name", "badge=Badge", "expires=Expires"] };

    private readonly ImportDesk _desk = new();
    private KeptVenue _rope = null!;

    public async Task InitializeAsync()
    {
        Done(await VenueActions.AddAsync(new() { Name = "The Rope Walk", Kind = "pub", Code = "rope" }, null, _desk.Desk, default));
        _rope = Done(await VenueActions.FindAsync("rope", _desk.Desk, default));
    }

    Task IAsyncLifetime.DisposeAsync() => _desk.DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static T Done<T>(Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done(var value) => value,
        Outcome<T>.Refused(var reasons) => throw new InvalidOperationException(Outcome.Said(reasons)),
        _ => throw new InvalidOperationException(),
    };

    private async Task<ImportReport> ImportAsync(string kind, string text, MappingWish wish, string name = "r.csv") =>
        Done(await RegisterActions.ImportAsync(_desk.Ask(_desk.Write(name, text)), new(kind, _rope), wish, _desk.Desk, default));

    private async Task<IReadOnlyList<KeptRecord>> RecordsAsync() => await _desk.Desk.Store.RecordsAsync(new(RegisterActions.Thing) { Most = int.MaxValue }, default);

    [Fact]
    public async Task A_refusal_keeps_its_reason_as_a_code_and_its_people_sealed()
    {
        var report = await ImportAsync("refusals", Header + "14/03/2026,23:10,Under 18,Quentin Barnacle,red coat,7\n", Refusals);
        (report.Read, report.Added, report.AlreadyThere, report.Rejected).ShouldBe((1, 1, 0, 0));
        var record = (await RecordsAsync()).ShouldHaveSingleItem();
        (record.Facts.Text("reason"), record.Facts.Text("number"), record.Facts.Text("on")).ShouldBe(("underage", "7", "2026-03-14"));
        (await _desk.Desk.Store.SealedPartAsync(record.SealedBy!.Value, default))!.Personal.ShouldBe("""{"description":"red coat","reason":"Under 18","staff":"Quentin Barnacle"}""");
        (await _desk.EntriesAsync("")).ShouldAllBe(e => !e.Body.Contains("Barnacle") && !e.Body.Contains("red coat"));
    }

    [Fact]
    public async Task A_register_enters_no_count_of_the_log()
    {
        await ImportAsync("refusals", Header + "14/03/2026,23:10,drunk,,,\n", Refusals);
        (await _desk.AccountsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_register_twice_adds_nothing_and_a_grown_one_only_what_is_new()
    {
        const string First = Header + "14/03/2026,23:10,drunk,Barnacle,,\n14/03/2026,23:10,drunk,Barnacle,,\n14/03/2026,23:10,drunk,Plankton,,\n";
        (await ImportAsync("refusals", First, Refusals)).Added.ShouldBe(3);
        (await ImportAsync("refusals", First, Refusals, "same.csv")).AlreadyThere.ShouldBe(3);
        var grown = await ImportAsync("refusals", First + "14/03/2026,23:10,drunk,Whelk,,\n", Refusals, "grown.csv");
        (grown.Added, grown.AlreadyThere).ShouldBe((1, 3));
    }

    [Fact]
    public async Task A_weeded_entry_is_not_brought_back()
    {
        const string Text = Header + "14/03/2026,23:10,drunk,Barnacle,,\n";
        await ImportAsync("refusals", Text, Refusals);
        var record = (await RecordsAsync()).ShouldHaveSingleItem();
        var body = CanonicalJson.Write(new System.Text.Json.Nodes.JsonObject { ["entries"] = new System.Text.Json.Nodes.JsonArray(record.SealedBy!.Value.ToString("D")) });
        await _desk.Desk.Store.AppendAsync(new([new(_desk.Desk.NewId(), "erasure.made", _desk.Desk.NewId(), null, body)], _desk.Desk.Stamp()), default);
        var again = await ImportAsync("refusals", Text, Refusals, "again.csv");
        (again.Added, again.AlreadyThere).ShouldBe((0, 1));
        again.Warnings.ShouldContain("Rows equal to entries whose personal part was weeded: 1. They are not brought back.");
    }

    [Fact]
    public async Task Every_reason_against_a_row_stands_in_the_reject_file_and_the_row_does_not()
    {
        var report = await ImportAsync("door-staff",
            "Name,Badge,Expires\nQuentin Barnacle,1234567890123456,31/12/2026\nTessa Plankton,12345,31/02/2026\nWanda Whelk,,\nX,1234 5678 9012 3457,2027-01-01,too many\n", Door);
        (report.Read, report.Added, report.Rejected).ShouldBe((4, 1, 3));
        (await File.ReadAllTextAsync(report.RejectFile!)).ShouldMatchApproved("csv");
    }

    [Fact]
    public async Task Ten_thousand_bad_rows_are_all_named_and_nothing_is_kept()
    {
        var text = new StringBuilder(Header);
        for (var i = 0; i < 10_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"3{i % 10}/13/2026,29:7{i % 10},drunk,Quentin Barnacle,,{new string('9', 41)}\n");
        }

        var report = await ImportAsync("refusals", text.ToString(), Refusals);
        (report.Read, report.Added, report.Rejected).ShouldBe((10_000, 0, 10_000));
        (await RecordsAsync()).ShouldBeEmpty();
        var lines = await File.ReadAllLinesAsync(report.RejectFile!);
        lines.Length.ShouldBe(10_001);
        lines.Skip(1).ShouldAllBe(l => l.Contains("no date of the calendar") && l.Contains("no time of day") && l.Contains("The number has 41 characters") && !l.Contains("Barnacle"));
    }

    [Fact]
    public async Task A_register_comes_in_through_a_mapping_that_is_kept_for_the_next_one()
    {
        await ImportAsync("refusals", Header + "14/03/2026,23:10,drunk,,,\n", Refusals);
        (await ImportAsync("refusals", Header + "15/03/2026,23:10,drunk,,,\n", new(null as string), "next.csv")).Added.ShouldBe(1);
        var other = await RegisterActions.ImportAsync(_desk.Ask(_desk.Write("x.csv", Header)), new("ejections", _rope), new(null as string), _desk.Desk, default);
        ((Outcome<ImportReport>.Refused)other).Reasons[0].Message.ShouldBe("No mapping is kept for a file with these columns.");
    }

    [Fact]
    public async Task Words_without_a_code_are_taken_for_other_and_sealed()
    {
        var report = await ImportAsync("refusals", Header + "14/03/2026,23:10,Barnacle again,,,\n14/03/2026,23:20,,,,\n", Refusals);
        report.Warnings.ShouldContain("Rows whose words have no code, taken for other: 1. Their words are sealed with them; --value gives a word a code.");
        report.Warnings.ShouldContain("Rows that give no reason: 1.");
        (await RecordsAsync()).Select(r => r.Facts.Text("reason")).ShouldBe(["other", null], ignoreOrder: true);
    }

    [Fact]
    public async Task A_file_through_a_wrong_mapping_is_taken_back_and_comes_in_again()
    {
        const string Text = Header + "14/03/2026,23:10,drunk,,,\n";
        var wrong = Refusals with { Columns = ["date=Date", "reason=What"] };
        await ImportAsync("refusals", Text, wrong);
        (await ImportAsync("refusals", Text, Refusals)).Differing.ShouldBe(1);
        Done(await RegisterActions.WithdrawAsync(_rope, "r.csv", "wrong mapping", _desk.Desk, default)).ShouldBe(1);
        (await ImportAsync("refusals", Text, Refusals)).Added.ShouldBe(1);
        ((Outcome<int>.Refused)await RegisterActions.WithdrawAsync(_rope, "s.csv", "", _desk.Desk, default)).Reasons.Select(r => r.Field).ShouldBe(["why", "file"]);
    }

    [Fact]
    public async Task An_unknown_kind_is_refused_with_what_was_meant() => ((Outcome<ImportReport>.Refused)await RegisterActions.ImportAsync(
        _desk.Ask(_desk.Write("r.csv", Header)), new("refusal", _rope), Refusals, _desk.Desk, default)).Reasons.ShouldHaveSingleItem().Hint.ShouldBe("Did you mean refusals?");

    [Fact]
    public async Task An_entry_stands_beside_the_nearest_event_of_its_kind_within_the_hour()
    {
        await ImportAsync("refusals", Header + "14/03/2026,23:10,drunk,,,\n14/03/2026,03:00,drunk,,,\n", Refusals);
        await LoggedAsync("refusal", 23, 30);
        await LoggedAsync("assault", 23, 12);
        var beside = await RegisterActions.BesideAsync(_rope.Venue.Id, (null, null), _desk.Desk, default);
        beside.Select(b => (b.Account?.Incident.Category, b.Minutes)).ShouldBe([("refusal", 20), (null, 0)], ignoreOrder: true);
        var figure = RegisterRules.Figures(beside, House.Clock).ShouldHaveSingleItem();
        (figure.Entries, figure.Near, figure.Timed).ShouldBe((2, 1, 2));
    }

    [Fact]
    public async Task Of_several_rows_with_one_badge_the_latest_expiry_holds()
    {
        await ImportAsync("door-staff", "Name,Badge,Expires\nQuentin Barnacle,1234567890123456,2026-11-19\nQuentin Barnacle,1234 5678 9012 3456,2027-11-19\nTessa Plankton,1234567890123450,2026-11-19\n", Door);
        var ends = await RegisterActions.BadgesAsync(null, 28, _desk.Desk, default);
        ends.ShouldHaveSingleItem().Days.ShouldBe(-1);
    }

    private async Task LoggedAsync(string category, int hour, int minute)
    {
        var at = House.Clock.First(new LocalDate(2026, 3, 14) + new LocalTime(hour, minute));
        var incident = new Incident(_desk.Desk.NewId(), When.Minute(at), new(_rope.Venue.Id, null, null), category, "warden");
        await _desk.Desk.Store.AppendAsync(new([new(_desk.Desk.NewId(), "incident.recorded", incident.Id, null, IncidentJson.WriteText(incident))], _desk.Desk.Stamp()), default);
    }
}

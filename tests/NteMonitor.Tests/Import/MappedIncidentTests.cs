using NteMonitor.Import;
using NteMonitor.Import.Mappings;
using NteMonitor.Incidents;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Import;

public class MappedIncidentTests
{
    private static readonly MappingWish Calls = new(null as string)
    {
        Columns = ["when=At", "category=What", "place=Where", "externalId=Ref", "people=People", "flag.alcohol=Drink"],
        Constants = ["source=cctv"],
        Values = ["category:AFFRAY=public-order", "category:Punch-up=assault"],
    };

    private const string Header = "At,What,Where,Ref,People,Drink\n";

    private static async Task<(ImportReport Report, IReadOnlyList<Account> Accounts, string Rejects)> TakeAsync(string rows, MappingWish? wish = null)
    {
        await using var desk = new ImportDesk();
        var report = await desk.IncidentsAsync(desk.Write("calls.csv", Header + rows), wish ?? Calls);
        return (report, await desk.AccountsAsync(), report.RejectFile is { } path ? await File.ReadAllTextAsync(path) : "");
    }

    [Fact]
    public async Task A_row_becomes_what_the_mapping_says()
    {
        var (_, accounts, _) = await TakeAsync("14/03/2026 23:15,punch-up,Silver Street,C1,2,no\n");
        var incident = accounts.ShouldHaveSingleItem().Incident;
        incident.When.ShouldBe(new When(TimePrecision.Instant, At("2026-03-14T23:15:00Z"), At("2026-03-14T23:15:00Z")));
        (incident.Category, incident.Source, incident.People, incident.Where.Place).ShouldBe(("assault", "cctv", 2, "Silver Street"));
        incident.FlagsDenied.ShouldBe(["alcohol"]);
        incident.References.ShouldBe([new("source", "C1")]);
    }

    [Fact]
    public async Task Times_are_read_by_the_towns_clock() =>
        (await TakeAsync("2026-06-14 23:15,AFFRAY,,C1,,\n")).Accounts[0].Incident.When.From.ShouldBe(At("2026-06-14T22:15:00Z"));

    [Fact]
    public async Task A_day_that_does_not_exist_is_rejected() =>
        (await TakeAsync("30/02/2026 23:15,AFFRAY,,C1,,\n")).Rejects.ShouldContain("'30/02/2026 23:15' is no date and time of the calendar");

    [Fact]
    public async Task A_time_that_the_clocks_skipped_is_rejected() =>
        (await TakeAsync("2026-03-29 01:30,AFFRAY,,C1,,\n")).Rejects.ShouldContain("did not exist: the clocks went forward");

    [Fact]
    public async Task A_time_that_came_twice_is_rejected() =>
        (await TakeAsync("2026-10-25 01:30,AFFRAY,,C1,,\n")).Rejects.ShouldContain("came twice");

    [Fact]
    public async Task A_mapping_may_say_which_of_two_passes_is_meant()
    {
        await using var desk = new ImportDesk();
        var map = desk.Write("m.json", """{"id":"m","kind":"incidents","columns":{"when":"At","category":"What"},"constants":{"source":"cctv"},"clock":"standard"}""");
        await desk.IncidentsAsync(desk.Write("calls.csv", Header + "2026-10-25 01:30,assault,,C1,,\n"), new(map));
        (await desk.AccountsAsync())[0].Incident.When.From.ShouldBe(At("2026-10-25T01:30:00Z"));
    }

    [Fact]
    public async Task A_time_that_has_not_come_is_rejected() =>
        (await TakeAsync("2026-12-25 01:30,AFFRAY,,C1,,\n")).Rejects.ShouldContain("has not come yet");

    [Fact]
    public async Task A_word_without_translation_is_rejected_by_name() =>
        (await TakeAsync("2026-03-14 23:15,Sorcery,,C1,,\n")).Rejects.ShouldContain("'Sorcery' has no translation for category.");

    [Fact]
    public async Task A_word_without_translation_may_have_a_code_of_its_own() =>
        (await TakeAsync("2026-03-14 23:15,Sorcery,,C1,,\n", Calls with { Otherwise = ["category=other"] })).Accounts[0].Incident.Category.ShouldBe("other");

    [Fact]
    public async Task Every_reason_against_a_row_is_named_at_once() =>
        (await TakeAsync("soon,Sorcery,,C1,many,perhaps\n")).Rejects.ShouldMatchApproved("csv");

    [Fact]
    public async Task Rows_under_one_number_each_count_and_only_once()
    {
        await using var desk = new ImportDesk();
        var path = desk.Write("calls.csv", Header + "2026-03-14 23:15,AFFRAY,,C1,,\n2026-03-14 23:15,AFFRAY,,C1,,\n");
        (await desk.IncidentsAsync(path, Calls)).Added.ShouldBe(2);
        (await desk.IncidentsAsync(path, Calls)).AlreadyThere.ShouldBe(2);
    }

    [Fact]
    public async Task A_row_whose_number_was_met_before_is_there_though_its_text_has_changed()
    {
        await using var desk = new ImportDesk();
        await desk.IncidentsAsync(desk.Write("a.csv", Header + "2026-03-14 23:15,AFFRAY,,C1,,\n"), Calls);
        (await desk.IncidentsAsync(desk.Write("b.csv", Header + "2026-03-14 23:20,AFFRAY,Gold Street,C1,,\n"), Calls)).AlreadyThere.ShouldBe(1);
    }

    [Fact]
    public async Task Rows_without_a_number_are_told_apart_by_content()
    {
        await using var desk = new ImportDesk();
        var path = desk.Write("calls.csv", Header + "2026-03-14 23:15,AFFRAY,,,,\n2026-03-14 23:15,AFFRAY,,,,\n2026-03-14 23:16,AFFRAY,,,,\n");
        (await desk.IncidentsAsync(path, Calls)).Added.ShouldBe(3);
        (await desk.IncidentsAsync(path, Calls with { Columns = [.. Calls.Columns, "night=At"] })).AlreadyThere.ShouldBe(3);
    }

    [Fact]
    public async Task A_few_rows_at_midnight_are_believed()
    {
        var (report, accounts, _) = await TakeAsync("2026-03-14 00:00,AFFRAY,,C1,,\n2026-03-14 23:15,AFFRAY,,C2,,\n");
        accounts.ShouldAllBe(a => a.Incident.When.Precision == TimePrecision.Instant);
        report.Warnings.ShouldContain("Rows at exactly 00:00 that were believed: 1 of 2 with a time.");
    }

    [Fact]
    public async Task Many_rows_at_midnight_keep_only_their_day()
    {
        var rows = string.Concat(Enumerable.Range(1, 10).Select(n => $"2026-03-{n:00} 00:00,AFFRAY,,C{n},,\n"));
        var (report, accounts, _) = await TakeAsync(rows + "2026-03-14 23:15,AFFRAY,,C99,,\n");
        var day = accounts.Single(a => a.Incident.References[0].Number == "C3").Incident;
        day.When.ShouldBe(new When(TimePrecision.Interval, At("2026-03-03T00:00:00Z"), At("2026-03-04T00:00:00Z")));
        day.Remarks.ShouldBe(["time-defaulted"]);
        report.Warnings.ShouldContain(w => w.StartsWith("Rows at exactly 00:00 that are taken for times not known: 10 of 11"));
    }

    [Fact]
    public async Task A_file_of_dates_keeps_days()
    {
        var (_, accounts, _) = await TakeAsync("14/03/2026,AFFRAY,,C1,,\n");
        accounts[0].Incident.When.Precision.ShouldBe(TimePrecision.Interval);
        accounts[0].Incident.Remarks.ShouldBe(["time-missing"]);
    }

    [Fact]
    public async Task A_venue_is_found_by_its_exact_name_and_otherwise_kept_in_words()
    {
        await using var desk = new ImportDesk();
        var rope = new Venue(Guid.CreateVersion7(), "The Rope Walk", "pub") { Licence = "L1" };
        await desk.Desk.Store.AppendAsync(new([VenueActions.Added(rope, null, desk.Desk)], desk.Desk.Stamp()), default);
        var report = await desk.IncidentsAsync(desk.Write("calls.csv", Header + "2026-03-14 23:15,AFFRAY,rope walk,C1,,\n2026-03-14 23:16,AFFRAY,Rope Wlk,C2,,\n"),
            Calls with { Columns = [.. Calls.Columns.Where(c => !c.StartsWith("place", StringComparison.Ordinal)), "venue=Where"] });
        var accounts = await desk.AccountsAsync();
        accounts.Single(a => a.Incident.References[0].Number == "C1").Incident.Where.Venue.ShouldBe(rope.Id);
        accounts.Single(a => a.Incident.References[0].Number == "C2").Incident.Where.ShouldBe(new Whereabouts(null, "Rope Wlk", null));
        report.Warnings.ShouldContain("Rows that name a venue not on file, or there twice: 1. They keep its name as a place.");
    }

    [Fact]
    public async Task Rows_that_a_mapping_leaves_out_are_rejects_too()
    {
        await using var desk = new ImportDesk();
        var map = desk.Write("m.json", """{"kind":"incidents","columns":{"when":"At","category":"What"},"constants":{"source":"cctv"},"skip":[{"column":"Where","values":["test"],"why":"it is a trial"}]}""");
        var report = await desk.IncidentsAsync(desk.Write("calls.csv", Header + "2026-03-14 23:15,assault,TEST,C1,,\n"), new(map));
        (report.Read, report.Rejected).ShouldBe((1, 1));
        (await File.ReadAllTextAsync(report.RejectFile!)).ShouldContain("Left out by the mapping: it is a trial.");
    }

    [Fact]
    public async Task Semicolons_and_utf16_are_read_without_being_told()
    {
        await using var desk = new ImportDesk();
        byte[] bytes = [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("At;What;Where;Ref;People;Drink\r\n2026-03-14 23:15;AFFRAY;Café Street;C1;;\r\n")];
        (await desk.IncidentsAsync(desk.Write("calls.csv", bytes), Calls)).Encoding.ShouldBe("UTF-16");
        (await desk.AccountsAsync())[0].Incident.Where.Place.ShouldBe("Café Street");
    }

    private static NodaTime.Instant At(string text) => NodaTime.Text.InstantPattern.General.Parse(text).Value;
}

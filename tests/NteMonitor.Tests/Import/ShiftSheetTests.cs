using NodaTime;
using NteMonitor.Access;
using NteMonitor.Import;
using NteMonitor.Import.Shifts;
using NteMonitor.Patrols;

namespace NteMonitor.Tests.Import;

public class ShiftSheetTests
{
    private const string Header = "night_of,pastors,start,end,water,bottles_glasses\n";

    [Fact]
    public async Task A_row_becomes_a_closed_shift_with_the_figures_and_definitions_of_the_sheet()
    {
        var shift = (await ReadAsync("2011-10-08,4,22:00,03:45,10,47\n")).ShouldHaveSingleItem();
        (shift.Kind, shift.Scheme, shift.Night, shift.Crew, shift.Source, shift.ImportedFrom).ShouldBe(
            ("street-pastors", "Inventon Street Pastors", new Night(new(2011, 10, 8)), 4, "street-pastor", "a.csv"));
        shift.Elapsed.ShouldBe(Duration.FromMinutes(345));
        shift.Sheet.ShouldBe(new Dictionary<string, int> { ["water"] = 10, ["bottles"] = 47 }, ignoreOrder: true);
        shift.Definitions.Select(d => d.Code).ShouldBe(["water", "bottles"]);
        shift.Definitions[0].Text.ShouldBe(House.Shifts.Kind("street-pastors")!.Counters.Single(c => c.Code == "water").Definition);
    }

    [Fact]
    public async Task A_blank_is_not_counted_and_0_is_none()
    {
        var shift = (await ReadAsync("2011-10-08,,,,0,\n")).ShouldHaveSingleItem();
        shift.Sheet.ShouldBe(new Dictionary<string, int> { ["water"] = 0 });
        (shift.Crew, shift.Start, shift.Finish, shift.Elapsed).ShouldBe((null, null, null, null));
    }

    [Theory]
    [InlineData("2011-10-29,4,22:00 BST,04:00 GMT,1,", 420)]
    [InlineData("2011-10-29,4,22:00,04:00,1,", 420)]
    [InlineData("2012-03-24,4,22:00,04:00,1,", 300)]
    [InlineData("2011-10-29,4,22:00,01:30 BST,1,", 210)]
    [InlineData("2011-10-29,4,22:00,01:30 GMT,1,", 270)]
    [InlineData("2011-10-29,4,01:50 BST,01:30,1,", 40)]
    [InlineData("2011-10-29,4,00:30,04:30 GMT,1,", 300)]
    [InlineData("29/10/2011,4,20:00,23:59,1,", 239)]
    [InlineData("2011-10-08,4,2011-10-08 22:00,2011-10-09 02:00,1,", 240)]
    [InlineData("2011-10-08,4,06:00,22:00,1,", 960)]
    [InlineData("2011-10-08,4,10:00 PM,2:30 AM,1,", 270)]
    public async Task Hours_are_those_that_went_by(string row, int minutes) =>
        (await ReadAsync(row + "\n")).ShouldHaveSingleItem().Elapsed.ShouldBe(Duration.FromMinutes(minutes));

    [Fact]
    public async Task A_start_after_midnight_is_on_the_next_date_of_the_same_night()
    {
        var shift = (await ReadAsync("2011-10-08,4,00:30,03:00,1,\n")).ShouldHaveSingleItem();
        shift.Start.ShouldBe(Instant.FromUtc(2011, 10, 8, 23, 30));
        shift.Night.ShouldBe(new Night(new(2011, 10, 8)));
    }

    [Theory]
    [InlineData("2011-10-08,4,22:00,21:00,1,", "end: '21:00' is before the start, or 23 h 0 min after it.")]
    [InlineData("2011-10-08,4,22:00,22:00,1,", "end: '22:00' is before the start, or 24 h 0 min after it.")]
    [InlineData("2011-10-08,4,06:00,22:01,1,", "end: '22:01' is before the start, or 16 h 1 min after it.")]
    [InlineData("2011-10-08,4,2011-10-08 22:00,2011-10-08 21:00,1,", "end: '2011-10-08 21:00' is before the start or at the same minute.")]
    [InlineData("2011-10-08,4,2011-10-10 22:00,,1,", "start: '2011-10-10 22:00' is not in the night of 2011-10-08.")]
    [InlineData("2011-10-08,4,,03:00,1,", "end: It ends at '03:00' and does not say when it began.")]
    [InlineData("2011-10-29,4,22:00,01:30,1,", "end: 01:30 on 30 Oct 2011 came twice: the clocks went back. Add BST for the first or GMT for the second.")]
    [InlineData("2012-03-24,4,22:00,01:30,1,", "end: 01:30 on 25 Mar 2012 did not exist")]
    [InlineData("2011-10-08,4,22:00 GMT,03:00,1,", "start: '22:00 GMT': GMT was not in force, but BST.")]
    [InlineData("2011-10-08,4,22:00 XYZ,03:00,1,", "start: '22:00 XYZ': XYZ was not in force, but BST.")]
    [InlineData("2011-10-08,4,late,03:00,1,", "start: 'late' is no time of day.")]
    [InlineData("2011-10-08,4,25:00,03:00,1,", "start: '25:00' is no time of day.")]
    [InlineData("2011-10-08,0,22:00,03:00,1,", "pastors: '0' is not a whole number from 1 to 100.")]
    [InlineData("2011-10-08,101,22:00,03:00,1,", "pastors: '101' is not a whole number from 1 to 100.")]
    [InlineData("2011-10-08,4,22:00,03:00,-1,", "water: '-1' is not a whole number from 0 to 100000.")]
    [InlineData("2011-10-08,4,22:00,03:00,1e9,", "water: '1e9' is not a whole number from 0 to 100000.")]
    [InlineData("2011-10-08,4,22:00,03:00,1000000000,", "water: '1000000000' is not a whole number from 0 to 100000.")]
    [InlineData("2011-10-08,4,22:00,03:00,99999999999999999999,", "is not a whole number from 0 to 100000.")]
    [InlineData("2011-10-08,4,22:00,03:00,n/a,", "water: 'n/a' is not a whole number from 0 to 100000. Leave it blank where nobody counted")]
    [InlineData("2011-10-08,4,22:00,03:00,1.5,", "water: '1.5' is not a whole number")]
    [InlineData("2011-02-30,4,22:00,03:00,1,", "night_of: '2011-02-30' is no date of the calendar.")]
    [InlineData("some Saturday,4,22:00,03:00,1,", "night_of: 'some Saturday' is no date of the calendar.")]
    [InlineData("2011-10-08 23:00,4,22:00,03:00,1,", "night_of: '2011-10-08 23:00' gives a time of day, and a night is a date.")]
    [InlineData(",4,22:00,03:00,1,", "night_of: The night is missing.")]
    [InlineData("1969-10-08,4,22:00,03:00,1,", "night_of: '1969-10-08' is before 1970")]
    [InlineData("2027-10-08,4,22:00,03:00,1,", "night_of: '2027-10-08' has not come yet.")]
    [InlineData("2026-11-20,4,21:00,03:00,1,", "end: '03:00' has not come yet.")]
    [InlineData("2011-10-08,4,22:00,03:00", "It has 4 fields where the header has 6.")]
    public async Task A_row_that_cannot_be_is_rejected_with_field_value_and_hint(string row, string reason)
    {
        await using var desk = new ImportDesk();
        var report = await desk.ShiftsAsync(desk.Write("a.csv", Header + row + "\n"));
        (report.Read, report.Added, report.Rejected).ShouldBe((1, 0, 1));
        File.ReadAllText(report.RejectFile!).ShouldContain(reason);
        (await desk.ShiftsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_reason_against_a_row_is_named_at_once()
    {
        await using var desk = new ImportDesk();
        var report = await desk.ShiftsAsync(desk.Write("a.csv", Header + "2011-10-08,0,22:00,21:00,-1,x\n"));
        var rejects = File.ReadAllText(report.RejectFile!);
        new[] { "pastors: '0'", "end: '21:00'", "water: '-1'", "bottles_glasses: 'x'" }.ShouldAllBe(r => rejects.Contains(r, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_dated_by_its_report_is_kept_without_a_night_and_said_aloud()
    {
        await using var desk = new ImportDesk();
        var report = await desk.ShiftsAsync(desk.Write("a.csv", Header + "2012-03-18 (report date),5,22:00,02:30,0,27\n"));
        report.Warnings.ShouldContain("1 shift is dated by its report, not by its night: its figures enter no month's total.");
        var shift = (await desk.ShiftsAsync()).ShouldHaveSingleItem();
        (shift.Night, shift.Start, shift.Finish, shift.ReportDate, shift.Crew).ShouldBe((null, null, null, new LocalDate(2012, 3, 18), 5));
        shift.Remarks.ShouldBe([SheetRows.DatedByReport]);
        shift.Sheet["water"].ShouldBe(0);
    }

    [Fact]
    public async Task The_same_sheet_twice_adds_nothing()
    {
        await using var desk = new ImportDesk();
        var path = desk.Write("a.csv", Header + "2011-10-08,4,22:00,03:45,10,47\n2011-10-08,4,22:00,03:45,10,47\n2012-03-18 (report date),5,,,0,27\n");
        var first = await desk.ShiftsAsync(path);
        (first.Added, first.Warnings.Count(w => w.StartsWith("Rows with the night and start of an earlier row: 1.", StringComparison.Ordinal))).ShouldBe((3, 1));
        var second = await desk.ShiftsAsync(path);
        (second.Read, second.Added, second.AlreadyThere, second.Differing).ShouldBe((3, 0, 3, 0));
        (await desk.ShiftsAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_sheet_whose_figures_changed_is_told_and_changes_nothing()
    {
        await using var desk = new ImportDesk();
        await desk.ShiftsAsync(desk.Write("a.csv", Header + "2011-10-08,4,22:00,03:45,10,47\n"));
        var report = await desk.ShiftsAsync(desk.Write("b.csv", Header + "2011-10-08,5,22:00,03:45,11,47\n"));
        (report.Added, report.AlreadyThere, report.Differing).ShouldBe((0, 1, 1));
        report.Differences.ShouldBe(["2011-10-08 Inventon Street Pastors: crew, sheet"]);
        (await desk.ShiftsAsync()).ShouldHaveSingleItem().Sheet["water"].ShouldBe(10);
    }

    [Fact]
    public async Task A_new_shift_on_a_night_that_the_scheme_had_on_file_is_told()
    {
        await using var desk = new ImportDesk();
        await desk.ShiftsAsync(desk.Write("a.csv", Header + "2011-10-08,4,22:00,03:45,10,47\n"));
        var report = await desk.ShiftsAsync(desk.Write("b.csv", Header + "2011-10-08,4,22:15,03:45,10,47\n"));
        report.Added.ShouldBe(1);
        report.Warnings.ShouldContain(w => w.StartsWith("New shifts on a night for which Inventon Street Pastors had one on file before: 1.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_shift_that_was_withdrawn_is_not_brought_back()
    {
        await using var desk = new ImportDesk();
        var path = desk.Write("a.csv", Header + "2011-10-08,4,22:00,03:45,10,47\n");
        await desk.ShiftsAsync(path);
        var entry = (await desk.EntriesAsync("shift.recorded")).ShouldHaveSingleItem();
        await desk.Desk.Store.AppendAsync(new([new(desk.Desk.NewId(), "shift.withdrawn", entry.Subject, entry.Id, """{"reason":"twice"}""")], desk.Desk.Stamp()), default);
        (await desk.ShiftsAsync(path)).AlreadyThere.ShouldBe(1);
    }

    [Theory]
    [InlineData("night_of,water,moonlight\n", "moonlight", "Nothing on this kind of shift is called 'moonlight'.")]
    [InlineData("night_of,watr\n", "watr", "Did you mean water?")]
    [InlineData("night_of,water,water_bottles\n", "water_bottles", "The columns 'water' and 'water_bottles' say the same.")]
    [InlineData("water\n", "night_of", "No column gives the night.")]
    [InlineData("night_of,start\n", "columns", "No column of the sheet is counted by Street pastors.")]
    [InlineData("night_of,water,\n", "columns", "Column 3 has no heading.")]
    [InlineData("", "night_of", "No column gives the night.")]
    public async Task A_sheet_that_is_not_understood_is_refused_by_the_name_of_its_column(string header, string field, string said)
    {
        await using var desk = new ImportDesk();
        var refused = (await ImportActions.ShiftsAsync(desk.Ask(desk.Write("a.csv", header)), ImportDesk.Pastors(), desk.Desk, default)).ShouldBeOfType<Outcome<ImportReport>.Refused>();
        refused.Reasons.ShouldContain(r => r.Field == field && r.Said.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_column_that_is_left_out_by_name_keeps_no_sheet_out()
    {
        await using var desk = new ImportDesk();
        await desk.ShiftsAsync(desk.Write("a.csv", "Night of,Narrative,Water,Flip-flops (pairs)\n2011-10-08,rain,3,\n"), "narrative", "flip-flops (pairs)");
        (await desk.ShiftsAsync()).ShouldHaveSingleItem().Sheet.ShouldBe(new Dictionary<string, int> { ["water"] = 3 });
    }

    [Fact]
    public async Task An_unknown_kind_a_missing_scheme_and_a_column_that_is_not_there_are_refused_with_what_there_is()
    {
        await using var desk = new ImportDesk();
        var path = desk.Write("a.csv", Header);
        (await RefusedAsync(desk, path, new("street-pastor", " ", []))).Select(r => r.Said).ShouldBe(
            ["'street-pastor' is no kind of shift. Did you mean street-pastors?", "No scheme was given. Give the scheme's name, up to 100 characters."]);
        (await RefusedAsync(desk, path, ImportDesk.Pastors("watr"))).ShouldHaveSingleItem().Said.ShouldBe("The sheet has no column 'watr'. Did you mean water?");
    }

    [Fact]
    public async Task Who_may_not_import_may_not_import_shifts()
    {
        await using var desk = new ImportDesk(Role.Pastor);
        (await RefusedAsync(desk, desk.Write("a.csv", Header), ImportDesk.Pastors())).ShouldHaveSingleItem().Field.ShouldBe(AccessRules.NotPermitted);
    }

    [Fact]
    public async Task A_long_sheet_goes_in_whole()
    {
        await using var desk = new ImportDesk();
        var rows = Enumerable.Range(0, 1203).Select(i => $"{new LocalDate(2015, 1, 1).PlusDays(i):uuuu-MM-dd},4,22:00,02:00,{i % 7},\n");
        (await desk.ShiftsAsync(desk.Write("a.csv", Header + string.Concat(rows)))).Added.ShouldBe(1203);
        (await desk.ShiftsAsync()).Count.ShouldBe(1203);
    }

    [Fact]
    public async Task The_published_sheet_of_a_real_scheme_goes_in_with_its_blanks_and_its_flag()
    {
        if (ImportDesk.Real("seeds/chesterfield_street_pastors.csv") is not { } sheet)
        {
            return;
        }

        await using var desk = new ImportDesk();
        var report = await desk.ShiftsAsync(sheet);
        (report.Read, report.Added, report.Rejected).ShouldBe((8, 8, 0));
        var shifts = (await desk.ShiftsAsync()).ToDictionary(s => s.Night?.ToIso() ?? "report");
        shifts.Count.ShouldBe(8);
        shifts["2011-10-29"].Elapsed.ShouldBe(Duration.FromHours(7));
        shifts["2011-10-08"].Sheet.Keys.ShouldBe(["teams", "flip-flops", "water", "bottles", "first-aid", "blankets", "conversations", "calls-cctv", "calls-police"], ignoreOrder: true);
        shifts["2011-12-31"].Crew.ShouldBeNull();
        shifts["2011-11-19"].Sheet["calls-cctv"].ShouldBe(0);
        shifts.Values.Where(s => s.Night is { Evening: { Year: 2011, Month: 10 } }).Sum(s => s.Sheet["water"]).ShouldBe(18);
        shifts["report"].ReportDate.ShouldBe(new LocalDate(2012, 3, 18));
        report.Warnings.ShouldContain("1 shift is dated by its report, not by its night: its figures enter no month's total.");
    }

    [Fact]
    public async Task A_month_adds_up_by_hand_and_leaves_out_what_knows_no_night()
    {
        await using var desk = new ImportDesk();
        await desk.ShiftsAsync(desk.Write("a.csv",
            "night_of,pastors,start,end,water,bottles_glasses,situations_calmed,cso_calls\n2011-10-08,4,22:00,03:45,10,47,,\n"
            + "2011-10-29,4,22:00 BST,04:00 GMT,8,61,4,\n2011-10-30 (report date),4,22:00,03:00,100,100,100,100\n"));
        var kept = await desk.Desk.Store.ShiftsAsync(new ShiftFilter { Nights = new(new(new(2011, 10, 1)), new(new(2011, 10, 31))) }, default);
        var month = ShiftRules.ByScheme(kept).ShouldHaveSingleItem();
        (month.Shifts, month.Hours, month.CrewHours, month.Crewed).ShouldBe((2, Duration.FromMinutes(765), Duration.FromHours(51), 2));
        month.Counters.ToDictionary(c => c.Code, c => (c.Total, c.Shifts)).ShouldBe(
            new Dictionary<string, (long?, int)> { ["water"] = (18, 2), ["bottles"] = (108, 2), ["calmed"] = (4, 1), ["calls-cso"] = (null, 0) }, ignoreOrder: true);
        (await desk.Desk.Store.ShiftsAsync(new ShiftFilter(), default)).Select(s => s.IsOpen).ShouldBe([false, false, false]);
    }

    private static async Task<IReadOnlyList<Refusal>> RefusedAsync(ImportDesk desk, string path, SheetWish wish) =>
        (await ImportActions.ShiftsAsync(desk.Ask(path), wish, desk.Desk, default)).ShouldBeOfType<Outcome<ImportReport>.Refused>().Reasons;

    private static async Task<List<Shift>> ReadAsync(string rows)
    {
        await using var desk = new ImportDesk();
        (await desk.ShiftsAsync(desk.Write("a.csv", Header + rows))).Rejected.ShouldBe(0);
        return await desk.ShiftsAsync();
    }
}

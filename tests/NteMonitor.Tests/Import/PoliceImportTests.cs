using NteMonitor.Access;
using NteMonitor.Import;
using NteMonitor.Import.Police;
using NteMonitor.Incidents;
using NteMonitor.Journal;

namespace NteMonitor.Tests.Import;

public class PoliceImportTests
{
    private const string Asb = ",2018-10,Invented Police,Invented Police,-0.72,52.39,On or near Silver Street,E01000001,Inventon 001A,Anti-social behaviour,,\n";

    private static string Crime(string id, string outcome = "Under investigation", string month = "2018-10") =>
        $"{id},{month},Invented Police,Invented Police,-0.721,52.391,On or near Gold Street,E01000002,Inventon 001B,Burglary,{outcome},\n";

    [Fact]
    public async Task A_row_is_known_to_its_month_only_with_its_numbers_and_place()
    {
        await using var desk = new ImportDesk();
        await desk.PoliceAsync(desk.Write("a.csv", ImportDesk.PoliceHeader + Crime("abc")));
        var incident = (await desk.AccountsAsync()).ShouldHaveSingleItem().Incident;
        incident.When.Precision.ShouldBe(TimePrecision.Month);
        incident.When.From.ToString().ShouldBe("2018-09-30T23:00:00Z");
        incident.When.To.ToString().ShouldBe("2018-11-01T00:00:00Z");
        incident.Category.ShouldBe("burglary");
        incident.Source.ShouldBe("police-open-data");
        incident.Where.ShouldBe(new Whereabouts(null, "On or near Gold Street", new(52.391, -0.721)));
        incident.References.ShouldBe([new("police", "abc"), new("lsoa", "E01000002")]);
        incident.ImportedFrom.ShouldBe("a.csv");
    }

    [Fact]
    public async Task Rows_equal_to_the_letter_each_count()
    {
        await using var desk = new ImportDesk();
        var report = await desk.PoliceAsync(desk.Write("a.csv", ImportDesk.PoliceHeader + Asb + Asb + Asb));
        (report.Read, report.Added).ShouldBe((3, 3));
    }

    [Fact]
    public async Task The_same_file_again_adds_nothing()
    {
        await using var desk = new ImportDesk();
        var path = desk.Write("a.csv", ImportDesk.PoliceHeader + Asb + Asb + Crime("abc"));
        await desk.PoliceAsync(path);
        var again = await desk.PoliceAsync(path);
        (again.Added, again.AlreadyThere).ShouldBe((0, 3));
    }

    [Fact]
    public async Task A_later_download_that_repeats_a_month_adds_only_what_is_new_though_outcomes_have_changed()
    {
        await using var desk = new ImportDesk();
        await desk.PoliceAsync(desk.Write("a.csv", ImportDesk.PoliceHeader + Asb + Asb + Crime("abc")));
        var later = await desk.PoliceAsync(desk.Write("b.csv", ImportDesk.PoliceHeader + Crime("abc", "Offender sent to prison") + Asb + Asb + Asb + Crime("abc", month: "2018-11")));
        (later.Added, later.AlreadyThere).ShouldBe((2, 3));
    }

    [Fact]
    public async Task Every_row_that_cannot_be_taken_stands_in_the_reject_file_with_every_reason()
    {
        await using var desk = new ImportDesk();
        var report = await desk.PoliceAsync(desk.Write("bad.csv", ImportDesk.PoliceHeader
            + Crime("good")
            + "x,2018-13,Invented Police,Invented Police,0,0,On or near Silver Street,E01,I 1,Witchcraft,,\n"
            + "x,2027-01,Invented Police,Invented Police,-0.7,52.4,On or near Silver Street,E01,I 1,Burglary,,\n"
            + "x,2018-10,Invented Police,Invented Police,52.4,-100.7,On or near Silver Street,E01,I 1,Burglary,,\n"
            + "x,2018-10,Invented Police,Invented Police,-0.7,,On or near Silver Street,E01,I 1,Burglary,,\n"
            + "x,2018-10,too few\n"
            + "x,2018-10,\"Invented Police,Invented Police,-0.7,52.4,On or near Silver Street,E01,I 1,Burglary,,\n"
            + "=cmd(),2018-10,Invented\0Police,Invented Police,-0.7,52.4,On or near Silver Street,E01,I 1,Burglary,,\n"
            + "\n,,,,,,,,,,,\n"
            + ",2018-10,Invented Police,Invented Police,,,No Location,,,Burglary,,\n"));
        (report.Read, report.Added, report.Rejected, report.BlankLines).ShouldBe((9, 2, 7, 2));
        File.ReadAllText(report.RejectFile!).ShouldMatchApproved("csv");
    }

    [Fact]
    public async Task Nothing_of_a_rejected_row_comes_into_the_journal()
    {
        await using var desk = new ImportDesk();
        await desk.PoliceAsync(desk.Write("bad.csv", ImportDesk.PoliceHeader + "x,2018-10,Secretia,Invented Police,0,0,Nowhere,E01,I 1,Burglary,,\n"));
        (await desk.EntriesAsync("")).ShouldAllBe(e => !e.Body.Contains("Secretia"));
    }

    [Fact]
    public async Task Every_run_is_an_entry_with_the_fingerprint_of_its_file()
    {
        await using var desk = new ImportDesk();
        await desk.PoliceAsync(desk.Write("a.csv", ImportDesk.PoliceHeader + Asb));
        var facts = CanonicalJson.Read((await desk.EntriesAsync("import.")).ShouldHaveSingleItem().Body);
        facts.Text("file").ShouldBe("a.csv");
        facts.Text("sha256").ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(desk.Folder, "a.csv")))));
        facts.Number("added").ShouldBe(1);
    }

    [Fact]
    public async Task A_line_of_ten_megabytes_and_latin1_bytes_keep_nothing_else_out()
    {
        await using var desk = new ImportDesk();
        byte[] bytes = [.. System.Text.Encoding.Latin1.GetBytes(ImportDesk.PoliceHeader + Crime("a") + new string('x', 10_000_000) + "\n" + Crime("b").Replace("Gold", "Café"))];
        var report = await desk.PoliceAsync(desk.Write("a.csv", bytes));
        (report.Read, report.Added, report.Rejected, report.Encoding).ShouldBe((3, 2, 1, "Windows-1252"));
        (await desk.AccountsAsync()).ShouldContain(a => a.Incident.Where.Place == "On or near Café Street");
    }

    [Fact]
    public void A_header_with_another_name_is_refused_with_the_nearest() =>
        PoliceColumns.Find("a.csv", ["Crime ID", "Months", .. PoliceColumns.Names.Skip(2)]).ShouldBeOfType<Outcome<PoliceColumns>.Refused>()
            .Reasons.ShouldHaveSingleItem().Hint.ShouldContain("'Months'");

    [Fact]
    public async Task A_file_of_another_kind_is_refused_in_one_line()
    {
        await using var desk = new ImportDesk();
        var outcome = await ImportActions.PoliceAsync(desk.Ask(desk.Write("a.csv", "name,town\nx,y\n")), desk.Desk, default);
        outcome.ShouldBeOfType<Outcome<ImportReport>.Refused>().Reasons.ShouldHaveSingleItem().Message.ShouldContain("it lacks Crime ID, Month");
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        await using var desk = new ImportDesk();
        (await ImportActions.PoliceAsync(desk.Ask(desk.Write("a.csv", "")), desk.Desk, default)).ShouldBeOfType<Outcome<ImportReport>.Refused>();
    }

    [Fact]
    public async Task A_warden_may_not_import()
    {
        await using var desk = new ImportDesk(Role.Warden);
        var outcome = await ImportActions.PoliceAsync(desk.Ask(desk.Write("a.csv", ImportDesk.PoliceHeader)), desk.Desk, default);
        outcome.ShouldBeOfType<Outcome<ImportReport>.Refused>().Reasons[0].Field.ShouldBe(AccessRules.NotPermitted);
    }

    [Fact]
    public void Rows_that_do_not_add_up_are_a_bug() =>
        Should.Throw<InvalidOperationException>(() => new ImportReport("a", "police", 3, 1, 1, 0) { Sha256 = "", Size = 0, Encoding = "" }.Reconciled());
}

using FsCheck.Fluent;

namespace NteMonitor.Tests.Import;

public class ReconciliationTests
{
    /// <summary>Pieces of rows, good and bad, that a file might be made of.</summary>
    private static readonly string[] Pieces =
    [
        "id,2018-10,Invented Police,Invented Police,-0.72,52.39,On or near Silver Street,E01,I 1,Burglary,,\n",
        ",2018-10,Invented Police,Invented Police,-0.72,52.39,On or near Silver Street,E01,I 1,Anti-social behaviour,,\n",
        "x,2018-99,a,b,1,2,c,d,e,Burglary,,\n", "\"", ",", "\n", "\r\n", "\r", "\0", "é", ",,,,,,,,,,,\n", "\"a\"b\n", "x\n",
    ];

    [Fact]
    public async Task Whatever_a_file_is_made_of_every_row_is_accounted_for_and_a_second_import_adds_nothing()
    {
        await using var desk = new ImportDesk();
        foreach (var pieces in Gen.Elements(Pieces).ArrayOf().Sample(40, 60))
        {
            var path = desk.Write("a.csv", ImportDesk.PoliceHeader + string.Concat(pieces));
            var first = await desk.PoliceAsync(path);
            var second = await desk.PoliceAsync(path);
            (second.Read, second.Rejected, second.Added, second.AlreadyThere).ShouldBe((first.Read, first.Rejected, 0, first.Added + first.AlreadyThere));
            (first.RejectFile is null).ShouldBe(first.Rejected == 0);
        }
    }

    /// <summary>Pieces of a sheet of shifts, good and bad.</summary>
    private static readonly string[] SheetPieces =
    [
        "2011-10-08,4,22:00,03:45,10\n", "2011-10-08,4,22:00,03:45,11\n", "2012-03-18 (report date),5,,,0\n", "2011-10-29,4,22:00 BST,04:00 GMT,8\n",
        "2011-10-29,4,22:00,01:30,8\n", "2011-10-08,0,22:00,03:45,-1\n", "2011-12-31,,22:00,,\n", "\"", ",", "\n", "\0", ",,,,\n", "x\n",
    ];

    [Fact]
    public async Task Whatever_a_sheet_of_shifts_is_made_of_every_row_is_accounted_for_and_a_second_import_adds_nothing()
    {
        foreach (var pieces in Gen.Elements(SheetPieces).ArrayOf().Sample(20, 30))
        {
            await using var desk = new ImportDesk();
            var path = desk.Write("a.csv", "night_of,pastors,start,end,water\n" + string.Concat(pieces));
            var first = await desk.ShiftsAsync(path);
            var second = await desk.ShiftsAsync(path);
            (second.Read, second.Rejected, second.Added, second.AlreadyThere, second.Differing).ShouldBe((first.Read, first.Rejected, 0, first.Added, 0));
            (await desk.ShiftsAsync()).Count.ShouldBe((int)first.Added);
        }
    }
}

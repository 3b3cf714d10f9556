using System.Text;

namespace NteMonitor.Tests.Performance.Checking;

public class TableRulesTests
{
    private const string Plain = "measure,2012-13,2013-14,change\nTheft,100,90,-10\nBurglary,50,61,11\n";

    [Fact]
    public void Titles_above_headings_within_and_notes_below_are_no_rows() =>
        TypedTable.Laid("Table 3: recorded crime\n\nmeasure,2012-13,2013-14\nStreet\nTheft,1,2\nHouses,,\nBurglary,3,4\nSource: the police\n")
            .ShouldSatisfyAllConditions(
                t => t.HeadingRow.ShouldBe(3),
                t => t.Rows.Select(r => (r.Number, r.Section)).ShouldBe([(5, 1), (7, 2)]));

    [Fact]
    public void Two_heading_rows_with_merged_cells_are_read_as_one() =>
        TypedTable.Laid("Measure,2012/13,,2013/14,\n,Number,Rate,Number,Rate\nTheft,1,2,3,4\n").Columns.Select(c => c.Heading)
            .ShouldBe(["Measure", "2012/13 Number", "2012/13 Rate", "2013/14 Number", "2013/14 Rate"]);

    [Fact]
    public void Merged_cells_that_were_unrolled_into_each_column_are_read_the_same() =>
        TypedTable.Laid("Measure,2012/13,2012/13,2013/14,2013/14\nMeasure,Number,Rate,Number,Rate\nTheft,1,2,3,4\n").Columns.Select(c => c.Heading)
            .ShouldBe(["Measure", "2012/13 Number", "2012/13 Rate", "2013/14 Number", "2013/14 Rate"]);

    [Fact]
    public void A_row_of_units_belongs_to_the_headings() =>
        TypedTable.Laid("Measure,2012/13,2013/14\n,(number),(number)\nTheft,1,2\n").ShouldSatisfyAllConditions(
            t => t.Columns[1].Heading.ShouldBe("2012/13 (number)"), t => t.Rows.Count.ShouldBe(1));

    [Fact]
    public void A_row_is_numbered_as_a_spreadsheet_numbers_it() =>
        TypedTable.Laid("measure,now,note\n\nTheft,1,\"two\nlines\"\nBurglary,2,\n").Rows.Select(r => r.Number).ShouldBe([3, 4]);

    [Theory]
    [InlineData(';', "\r\n", true)]
    [InlineData('\t', "\n", false)]
    [InlineData('|', "\r", true)]
    public void Separators_line_ends_and_a_mark_at_the_beginning_change_nothing(char separator, string end, bool hasMark)
    {
        var text = (hasMark ? "\uFEFF" : "") + Plain.Replace(',', separator).Replace("\n", end, StringComparison.Ordinal);
        TypedTable.Findings(text).ShouldBeEmpty();
        TypedTable.Rules(text.Replace("61", "62", StringComparison.Ordinal)).ShouldBe(["3 diff-mismatch"]);
    }

    [Fact]
    public void Windows_1252_is_read_with_its_pound_and_its_dash()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("item,2012-13,2013-14,change\nCafé licences,£26,£20,–6\nFees,\"£1,298\",\"£1,300\",2\n");
        TypedTable.Findings(bytes).ShouldBeEmpty();
        TypedTable.Findings(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("item,2012-13,2013-14,change\nFees,£26,£20,–7\nA,1,1,0\nB,2,3,1\n")).Single().Published.ShouldBe("–7");
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("\n\n , ,\n", "The file is empty.")]
    [InlineData("just words\nand more\n", "No row has two cells")]
    [InlineData("measure,now\n", "headings and no rows")]
    [InlineData("Theft,12,13\nBurglary,1,2\n", "Row 1 holds figures where the headings should stand.")]
    [InlineData("measure,a,b\nTheft,1,298,4\n", "Row 2 has 4 fields under 3 headings.")]
    [InlineData("measure,a,b\nTheft,1\n", "Row 2 has 2 fields under 3 headings.")]
    [InlineData("measure,a,b\n\"Theft,1,2\nBurglary,1,2\n", "Row 2 (line 2) cannot be read. A quote is opened")]
    [InlineData("measure,a,b\n\"Theft\" x,1,2\n", "Row 2 (line 2) cannot be read. Text follows a closing quote.")]
    public void What_is_no_table_is_refused_with_its_row(string text, string why) => TypedTable.Refused(text).ShouldContain(r => r.Message.StartsWith(why) || r.Message.Contains(why));

    [Fact]
    public void Every_row_that_cannot_be_read_is_named_at_once() =>
        TypedTable.Refused("measure,a,b\nTheft,1\nBurglary,2,3\nRobbery,1,2,3\n").Select(r => r.Message).ShouldBe(["Row 2 has 2 fields under 3 headings.", "Row 4 has 4 fields under 3 headings."]);

    [Fact]
    public void Fields_too_many_that_are_empty_do_no_harm() => TypedTable.Findings("measure,2012-13,2013-14,change\nTheft,100,90,-10,,\nBurglary,50,61,11,,\n").ShouldBeEmpty();
}

using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using FsCheck.Fluent;
using NteMonitor.Documents;
using CsvWriter = NteMonitor.Documents.CsvWriter;

namespace NteMonitor.Tests.Documents;

public sealed class CsvWriterTests
{
    [Fact]
    public void A_table_parses_back_to_a_line_for_each_row_and_as_many_fields_in_each() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Hostile.Tables, table =>
        {
            var lines = Parsed(CsvWriter.Write(table));
            return lines.Count == table.Rows.Count + 1 && lines.All(line => line.Length == lines[0].Length);
        }));

    [Fact]
    public void The_words_of_every_cell_come_back() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Hostile.Tables, table =>
        {
            var fields = Parsed(CsvWriter.Write(table)).SelectMany(line => line).Select(Unguarded).ToHashSet(StringComparer.Ordinal);
            return table.Rows.SelectMany(row => row.Cells)
                .Where(cell => cell is Cell.Text or Cell.Blank)
                .All(cell => fields.Contains(Unguarded(CellText.Of(cell))));
        }));

    [Fact]
    public void No_words_can_begin_a_formula() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Hostile.Tables, table =>
            Parsed(CsvWriter.Write(table)).SelectMany(line => line).All(field =>
                field.Length == 0 || !"=+-@\t\r".Contains(field[0]) || decimal.TryParse(field, CultureInfo.InvariantCulture, out _))));

    [Fact]
    public void A_figure_below_nothing_stays_a_figure() =>
        CsvWriter.Write(new Table("t", "Change", [new("Net")], [new([-5L])])).ShouldBe("Net\n-5\n");

    [Fact]
    public void A_percentage_brings_its_unit_and_its_two_inputs() =>
        CsvWriter.Write(new Table("t", "Change", [new("Change")], [new([new Cell.Change(10, 12)]), new([new Cell.Points(10, 12)])]))
            .ShouldBe("Change,Change: unit,Change: from,Change: to\n20.0,%,10,12\n2.0,percentage points,10,12\n");

    [Fact]
    public void A_withheld_figure_brings_nothing_but_its_word() =>
        CsvWriter.Write(new Table("t", "Change", [new("Change")],
                [new([new Cell.Change(10, 12)]), new([new Cell.Blank("a count under 5", "withheld")])]))
            .ShouldEndWith("\nwithheld,,,\n");

    [Fact]
    public void Every_file_of_a_document_has_a_name_of_its_own_that_any_disk_takes() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Hostile.Documents, document =>
        {
            var names = CsvWriter.WriteAll(document).Select(file => file.Name).ToArray();
            return names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Length
                && names.All(name => name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.'));
        }));

    private static string Unguarded(string field) => field.TrimStart('\'');

    private static List<string[]> Parsed(string csv)
    {
        using var parser = new CsvParser(new StringReader(csv), new CsvConfiguration(CultureInfo.InvariantCulture));
        List<string[]> lines = [];
        while (parser.Read())
        {
            lines.Add([.. parser.Record!]);
        }

        return lines;
    }
}

using System.Buffers;
using System.Globalization;
using CsvHelper.Configuration;
using NteMonitor.Documents.Text;

namespace NteMonitor.Documents;

/// <summary>Writes tables as CSV after RFC 4180, with LF line ends, for a spreadsheet or a statistics program.</summary>
/// <remarks>
/// Figures are bare: no thousands separated, a full stop before the decimals, no sign of per cent. A column of shares,
/// changes or points is followed by its unit and its two inputs, so that everyone can compute it again. A table with totals or
/// indented rows ends in a column that says so, lest they be added up twice. Words that a spreadsheet would take for a
/// formula (beginning with = + - @) get an apostrophe before them.
/// </remarks>
public static class CsvWriter
{
    private static readonly CsvConfiguration Rfc4180 = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>Returns one table: a line of headings, then a line for each row.</summary>
    public static string Write(Table table)
    {
        var marked = table.Rows.Any(row => row.IsTotal || row.Level > 0);
        var columns = Enumerable.Range(0, table.Columns.Count).Select(at => Column(table, at)).ToArray();
        IEnumerable<string> headings = columns.SelectMany(column => column.Headings);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvHelper.CsvWriter(text, Rfc4180))
        {
            WriteRecord(csv, marked ? headings.Append("Row") : headings);
            foreach (var row in table.Rows)
            {
                var fields = row.Cells.SelectMany((cell, at) => columns[at].Fields(cell));
                WriteRecord(csv, marked ? fields.Append(Standing(row)) : fields);
            }
        }

        return text.ToString();
    }

    /// <summary>Returns every table and the figures of every chart, each as a file with a name of its own.</summary>
    public static IReadOnlyList<DocumentFile> WriteAll(Document document) =>
    [
        .. Outline.Of(document).Select(placed => placed.Part switch
        {
            Table table => new DocumentFile(placed.Anchor + ".csv", Write(table)),
            Chart chart => new DocumentFile(placed.Anchor + ".csv", Write(Tabulated.Of(chart))),
            _ => null,
        }).OfType<DocumentFile>(),
    ];

    private static (IReadOnlyList<string> Headings, Func<Cell, IEnumerable<string>> Fields) Column(Table table, int at)
    {
        var column = table.Columns[at];
        var cells = table.Rows.Select(row => row.Cells[at]).ToArray();
        var heading = Guarded(Tabulated.Heading(column));
        if (!Array.Exists(cells, HasInputs))
        {
            return ([heading], cell => [Figure(cell)]);
        }

        var (first, second) = InputNames(cells);
        return ([heading, $"{heading}: unit", $"{heading}: {first}", $"{heading}: {second}"], WithInputs);
    }

    private static bool HasInputs(Cell cell) => cell is Cell.Share or Cell.Change or Cell.Points;

    private static (string First, string Second) InputNames(Cell[] cells)
    {
        var shares = Array.Exists(cells, cell => cell is Cell.Share);
        var steps = Array.Exists(cells, cell => cell is Cell.Change or Cell.Points);
        return (shares, steps) switch
        {
            (true, true) => ("part or from", "whole or to"),
            (true, false) => ("part", "whole"),
            _ => ("from", "to"),
        };
    }

    private static IEnumerable<string> WithInputs(Cell cell) => cell switch
    {
        Cell.Share share => [Figure(cell), "%", CellText.Exact(share.Part), CellText.Exact(share.Whole)],
        Cell.Change change => [Figure(cell), "%", CellText.Exact(change.From), CellText.Exact(change.To)],
        Cell.Points points => [Figure(cell), "percentage points", CellText.Exact(points.From), CellText.Exact(points.To)],
        _ => [Figure(cell), "", "", ""],
    };

    private static string Figure(Cell cell) => cell switch
    {
        Cell.Count(var count) => count.ToString(CultureInfo.InvariantCulture),
        Cell.Measure(var value, var places) => CellText.Plain(value, places),
        Cell.Share { Percent: { } percent } share => CellText.Plain(percent, share.Places),
        Cell.Change { Percent: { } percent } change => CellText.Plain(percent, change.Places),
        Cell.Points points => CellText.Plain(points.Difference, points.Places),
        _ => Guarded(CellText.Of(cell)),
    };

    private static string Standing(Row row) => row.IsTotal ? "total" : row.Level > 0 ? "part of the row above" : "";

    // Full-width forms of the four signs begin a formula too in East Asian spreadsheets.
    private static string Guarded(string text)
    {
        var line = Clean.OneLine(text);
        return line.Length > 0 && "=+-@＝＋－＠".Contains(line[0]) ? "'" + line : line;
    }

    private static void WriteRecord(CsvHelper.CsvWriter csv, IEnumerable<string> fields)
    {
        string[] record = [.. fields];

        // A lone empty field would be an empty line, which readers skip.
        foreach (var field in record)
        {
            csv.WriteField(field, shouldQuote: field.AsSpan().ContainsAny(Quoted) || record is [""]);
        }

        csv.NextRecord();
    }
}

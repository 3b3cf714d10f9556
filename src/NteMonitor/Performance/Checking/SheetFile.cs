using System.Globalization;
using NteMonitor.Commands;
using NteMonitor.Import;
using NteMonitor.Import.Csv;

namespace NteMonitor.Performance.Checking;

/// <summary>Reads a file of separated values as a sheet of rows.</summary>
public static class SheetFile
{
    private const int MostRows = 1_000_000;
    private const int MostColumns = 500;
    private const int MostReasons = 20;

    /// <summary>Returns a file's rows, or every reason why it is no table.</summary>
    /// <exception cref="FileTroubleException">It cannot be opened.</exception>
    public static Outcome<Sheet> Read(string path, IFiles files) => SourceFile.Look(new(path), files).Then(Read);

    private static Outcome<Sheet> Read(SourceFile source)
    {
        using var stream = source.Open();
        using var rows = new CsvRows(stream, source.Form);
        List<Refusal> reasons = [];
        List<SheetRow> read = [];
        var (number, unsaid) = (0, 0);
        while (rows.Read() && number < MostRows)
        {
            number++;
            if (rows.Kind == RowKind.Blank)
            {
                continue;
            }

            if (Fault(rows) is { } fault)
            {
                unsaid += reasons.Count < MostReasons ? 0 : 1;
                if (reasons.Count < MostReasons)
                {
                    reasons.Add(new(source.Name, string.Create(CultureInfo.InvariantCulture, $"Row {number} (line {rows.Line}) cannot be read. {fault}"), "Every quote that is opened has to be closed."));
                }

                continue;
            }

            var row = new SheetRow(number, Cells(rows));
            read.Add(row);
            rows.Columns = rows.Columns == 0 && row.Filled > 1 ? row.Cells.Length : rows.Columns;
        }

        if (unsaid > 0)
        {
            reasons.Add(new(source.Name, string.Create(CultureInfo.InvariantCulture, $"{unsaid} further rows cannot be read."), "Mend those above first."));
        }

        if (number == MostRows)
        {
            reasons.Add(new(source.Name, string.Create(CultureInfo.InvariantCulture, $"The file has {MostRows:N0} rows or more."), "Check it in parts."));
        }
        else if (read.Count == 0 && reasons.Count == 0)
        {
            reasons.Add(new(source.Name, "The file is empty.", "Give a table with headings and rows."));
        }

        return Outcome.Unless(reasons, () => new Sheet(source.Name, read));
    }

    private static string? Fault(CsvRows rows) => rows.Kind == RowKind.Broken ? rows.Fault
        : rows.Count > MostColumns ? string.Create(CultureInfo.InvariantCulture, $"It has {rows.Count} fields, and {MostColumns} are the most.")
        : null;

    private static string[] Cells(CsvRows rows)
    {
        var cells = new string[rows.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = rows[i].ToString();
        }

        return cells;
    }
}

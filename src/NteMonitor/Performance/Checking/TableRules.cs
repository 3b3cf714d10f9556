using System.Globalization;

namespace NteMonitor.Performance.Checking;

/// <summary>Finds the table in a sheet: titles above it, one heading row or two, headings and notes between its rows.</summary>
public static class TableRules
{
    private const int MostReasons = 20;

    /// <summary>Returns the table of a sheet, or every row that keeps it from being one.</summary>
    /// <remarks>
    /// The headings are the first row with two cells or more. A second heading row is known by having no figure under headings that
    /// were merged over several columns, or by units in brackets. A row with a single cell is a title, a heading or a note.
    /// </remarks>
    /// <source>docs/methods/check-table.md §1.</source>
    public static Outcome<PublishedTable> Lay(Sheet sheet)
    {
        var top = Enumerable.Range(0, sheet.Rows.Count).FirstOrDefault(i => sheet.Rows[i].Filled > 1, -1);
        if (top < 0)
        {
            return Outcome.Refused<PublishedTable>(sheet.Name, "No row has two cells: this is no table.", "Give headings, and rows with a field for each; fields are parted by a comma, semicolon, tab or bar.");
        }

        if (HoldsFigures(sheet.Rows[top]))
        {
            return Outcome.Refused<PublishedTable>(sheet.Name, string.Create(CultureInfo.InvariantCulture, $"Row {sheet.Rows[top].Number} holds figures where the headings should stand."), "Give each column a heading in the first row.");
        }

        var two = top + 1 < sheet.Rows.Count && IsSecondHeading(sheet, top);
        var headings = two ? Joined(sheet.Rows[top].Cells, sheet.Rows[top + 1].Cells) : sheet.Rows[top].Cells;
        return Rows(sheet, top + (two ? 2 : 1), headings.Length).Then(rows => rows.Count == 0
            ? Outcome.Refused<PublishedTable>(sheet.Name, "The file has headings and no rows.", "Give a table with headings and rows.")
            : Outcome.Done(new PublishedTable(sheet.Name, sheet.Rows[top].Number, Columns(headings, rows), rows)));
    }

    /// <summary>Whether a text is a year, a financial year, a month or a day: <c>2012</c>, <c>2012/13</c>, <c>2012-2013</c>, <c>Apr 2012</c>, <c>2012-04-01</c>.</summary>
    /// <source>docs/methods/check-table.md §1.</source>
    public static bool IsPeriod(ReadOnlySpan<char> cell) => PeriodRules.Begins(cell) is not null;

    private static bool HoldsFigures(SheetRow row)
    {
        var figures = row.Cells.Count(c => FigureRules.Read(c).IsNumber && !IsPeriod(c));
        return figures > 0 && figures * 2 >= row.Filled;
    }

    private static bool IsSecondHeading(Sheet sheet, int top)
    {
        var (first, second) = (sheet.Rows[top].Cells, sheet.Rows[top + 1].Cells);
        if (sheet.Rows[top + 1].Filled < 2 || second.Length != first.Length || second.Any(c => FigureRules.Read(c).IsNumber && !IsPeriod(c)))
        {
            return false;
        }

        var words = second.Select(c => FigureRules.Trim(c).ToString()).Where(c => c.Length > 0).ToList();
        var names = first.Select(c => FigureRules.Trim(c).ToString()).ToList();
        var merged = Enumerable.Range(0, names.Count).Any(i => FigureRules.Trim(second[i]).Length > 0 && (names[i].Length == 0 ? names.Take(i).Any(n => n.Length > 0) : names.Count(n => n == names[i]) > 1));
        var units = words.TrueForAll(w => w is ['(', .., ')'] or "%" or "no." or "No." or "£" or "Number" or "number");
        return (merged || units) && sheet.Rows.Skip(top + 2).Take(50).Any(r => r.Cells.Any(c => FigureRules.Read(c).IsNumber));
    }

    private static string[] Joined(string[] first, string[] second)
    {
        var over = "";
        return [.. second.Select((cell, i) =>
        {
            var (above, below) = (FigureRules.Trim(first[i]).ToString(), FigureRules.Trim(cell).ToString());
            over = above.Length > 0 ? above : over;
            return below.Length == 0 ? above : over.Length == 0 || over == below ? below : $"{over} {below}";
        })];
    }

    private static Outcome<IReadOnlyList<TableRow>> Rows(Sheet sheet, int from, int width)
    {
        List<Refusal> reasons = [];
        List<TableRow> rows = new(sheet.Rows.Count);
        var section = 0;
        for (var i = from; i < sheet.Rows.Count; i++)
        {
            var row = sheet.Rows[i];
            if (row.Cells.Length == width)
            {
                var isHeading = IsLone(row.Cells) || row.Cells.AsSpan().SequenceEqual(sheet.Rows[from - 1].Cells);
                section += isHeading ? 1 : 0;
                if (!isHeading)
                {
                    rows.Add(new(row.Number, row.Cells, section));
                }
            }
            else if (IsLone(row.Cells))
            {
                section++;
            }
            else if (row.Cells.Length > width && Array.TrueForAll(row.Cells[width..], c => FigureRules.Trim(c).IsEmpty))
            {
                rows.Add(new(row.Number, row.Cells[..width], section));
            }
            else if (reasons.Count < MostReasons)
            {
                reasons.Add(new(sheet.Name, string.Create(CultureInfo.InvariantCulture, $"Row {row.Number} has {row.Cells.Length} fields under {width} headings."), "Every row has one field for each heading; a figure such as 1,298 stands in quotes."));
            }
        }

        return Outcome.Unless<IReadOnlyList<TableRow>>(reasons, () => rows);
    }

    /// <summary>Whether nothing but the first cell that holds something does.</summary>
    private static bool IsLone(string[] cells)
    {
        var filled = 0;
        foreach (var cell in cells)
        {
            filled += FigureRules.Trim(cell).IsEmpty ? 0 : 1;
            if (filled > 1)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads the columns, several at a time: no cell depends on another.</summary>
    private static TableColumn[] Columns(string[] headings, IReadOnlyList<TableRow> rows)
    {
        var columns = new TableColumn[headings.Length];
        Parallel.For(0, headings.Length, place =>
        {
            var figures = new Figure[rows.Count];
            for (var row = 0; row < figures.Length; row++)
            {
                figures[row] = FigureRules.Read(rows[row].Cells[place]);
            }

            var name = FigureRules.Trim(headings[place]).ToString();
            columns[place] = new(place, name.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"#{place + 1}") : name, figures);
        });
        return columns;
    }
}

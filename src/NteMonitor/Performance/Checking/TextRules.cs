namespace NteMonitor.Performance.Checking;

/// <summary>Finds words and figures that cannot be read in columns of figures.</summary>
public static class TextRules
{
    /// <summary>Returns <c>text-in-number</c> for each such cell.</summary>
    /// <remarks>A column holds figures when three cells in five that are neither blank nor n/a are numbers, or look like figures. Targets may be words.</remarks>
    /// <source>docs/methods/check-table.md §2.</source>
    public static IEnumerable<TableFinding> Check(ReadTable read)
    {
        foreach (var column in read.Table.Columns.Where(c => c.Texts > 0 && c != read.Label && read.Roles[c.Place] is not (ColumnRole.Period or ColumnRole.Code or ColumnRole.Target or ColumnRole.Unit or ColumnRole.Note)))
        {
            var unreadable = Enumerable.Range(0, read.Count).Count(r => column.Figures[r].Kind == FigureKind.Text && FigureRules.LooksLikeOne(read.Table.Rows[r].Cells[column.Place]));
            if (!column.IsNumeric && (unreadable == 0 || (column.Numbers + unreadable) * 10 < (column.Numbers + column.Texts) * 6))
            {
                continue;
            }

            if (column.Numbers + unreadable < 2 && read.Roles[column.Place] is not (ColumnRole.Change or ColumnRole.Percent))
            {
                continue;
            }

            for (var row = 0; row < read.Count; row++)
            {
                if (column.Figures[row].Kind == FigureKind.Text && !IsDate(read, row) && !read.Table.Rows[row].Cells[column.Place].Contains("#DIV/0", StringComparison.OrdinalIgnoreCase))
                {
                    yield return Finding(read, column, row);
                }
            }
        }
    }

    private static TableFinding Finding(ReadTable read, TableColumn column, int row)
    {
        var printed = read.Table.Printed(row, column);
        var why = FigureRules.LooksLikeOne(printed)
            ? $"'{printed}' cannot be read as a figure{(printed.Contains(',', StringComparison.Ordinal) ? "; a comma parts thousands in threes and is never taken for a point" : "")}."
            : $"'{printed}' is no figure, and the column holds figures. Put the words into a column of their own.";
        return new(read.Table.Rows[row].Number, column.Heading, FoundBy.Text, printed, null, $"{ChangeRules.Name(read, row)}{why}");
    }

    private static bool IsDate(ReadTable read, int row) => read.First(ColumnRole.Unit) is { } unit && read.Table.Printed(row, unit).Equals("date", StringComparison.OrdinalIgnoreCase);
}

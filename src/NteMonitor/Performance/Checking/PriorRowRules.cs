namespace NteMonitor.Performance.Checking;

/// <summary>For tables whose rows are periods: the figure of the period before each row.</summary>
public static class PriorRowRules
{
    /// <summary>Returns a column with the figures of the rows before, or of those after where the latest period stands first; none where the rows are no periods.</summary>
    /// <remarks>Each figure stands where the row and its neighbour are two periods in order, so that a list of areas with years of their own is not read across areas.</remarks>
    /// <source>docs/methods/check-table.md §4.</source>
    public static TableColumn? Column(ReadTable read, TableColumn level)
    {
        if (read.Count < 3)
        {
            return null;
        }

        var period = read.First(ColumnRole.Period) ?? read.Label;
        var begins = new int?[read.Count];
        for (var row = 0; row < begins.Length; row++)
        {
            begins[row] = PeriodRules.Begins(read.Table.Rows[row].Cells[period.Place]);
        }

        var step = begins[0] > begins[1] ? 1 : -1;
        var (figures, found) = (new Figure[read.Count], 0);
        for (var row = 0; row < figures.Length; row++)
        {
            var other = row + step;
            if (other >= 0 && other < figures.Length && begins[other] < begins[row] && (period == read.Label || read.LabelOf(row) == read.LabelOf(other)))
            {
                (figures[row], found) = (level.Figures[other], found + 1);
            }
        }

        return found > 1 ? level with { Heading = $"{level.Heading} of the period before", Figures = figures } : null;
    }
}

namespace NteMonitor.Performance.Checking;

/// <summary>Holds rows against the rows that stand beneath them, by a column of levels or by indentation.</summary>
public static class DepthRules
{
    /// <summary>Whether a column holds small whole numbers that can be depths: none skips a step on the way down, read from either end.</summary>
    /// <source>docs/methods/check-table.md §8.</source>
    public static bool IsOutline(TableColumn column)
    {
        if (column.Figures.Length < 2 || !Array.TrueForAll(column.Figures, f => f is { IsNumber: true, Places: 0, Value: >= 0 and <= 20 }))
        {
            return false;
        }

        var depths = Array.ConvertAll(column.Figures, f => (int)f.Value);
        return depths.Max() > depths.Min() && (Steps(depths) || Steps([.. depths.Reverse()]));
    }

    /// <summary>Returns how deep each row stands, 0 at the top, or none where the table has no depths.</summary>
    /// <source>docs/methods/check-table.md §8.</source>
    internal static int[]? Of(ReadTable read)
    {
        var depths = read.First(ColumnRole.Depth) is { } column
            ? Array.ConvertAll(column.Figures, f => f.IsNumber ? (int)f.Value : 0)
            : Indents(read);
        if (depths is null || depths.Max() == depths.Min())
        {
            return null;
        }

        var top = depths.Min();
        return Array.ConvertAll(depths, d => d - top);
    }

    /// <summary>Returns <c>total-mismatch</c> where a row is not the sum of those one step beneath it.</summary>
    /// <remarks>Where no row of the table is, the table may list only some of what is beneath, and nothing is said unless the parts exceed their whole or come within a tenth of it.</remarks>
    /// <source>docs/methods/check-table.md §8.</source>
    internal static IEnumerable<TableFinding> Check(ReadTable read, RowKinds kinds)
    {
        if (kinds.Depths is not { } depths)
        {
            return [];
        }

        var columns = read.Table.Columns.Where(c => TotalRowRules.IsSummed(read, c)).ToList();
        var families = Families(depths, read).ToList();
        List<(TableFinding Finding, bool IsNear)> wrong = [];
        var fits = 0;
        foreach (var (parent, children) in families)
        {
            var added = children.Where(c => !kinds.Subsets[c]).ToList();
            foreach (var column in columns.Where(c => c.Figures[parent] is { IsNumber: true, Unit: not FigureUnit.Percent } && added.Count > 0 && added.TrueForAll(r => c.Figures[r].IsNumber)))
            {
                var sum = added.Aggregate(new Bounds(0, 0), (s, r) => s + column.At(r));
                var whole = column.At(parent);
                if (whole.High >= sum.Low && whole.Low <= sum.High)
                {
                    fits += sum.Middle == 0 ? 0 : 1;
                }
                else
                {
                    var isNear = (added.Count > 1 || read.First(ColumnRole.Depth) is not null) && (sum.Low > whole.High ? whole.Low >= 0 : whole.Low - sum.High <= Math.Abs(whole.Middle) / 10);
                    wrong.Add((Finding(read, column, parent, (added, sum.Middle)), isNear));
                }
            }
        }

        return wrong.Where(w => fits > 0 || read.IsDepthGiven || w.IsNear).Select(w => w.Finding);
    }

    private static TableFinding Finding(ReadTable read, TableColumn column, int parent, (List<int> Rows, decimal Sum) parts)
    {
        var printed = read.Table.Printed(parent, column);
        return new(read.Table.Rows[parent].Number, column.Heading, FoundBy.Total, printed, Said.Kept(parts.Sum),
            $"{ChangeRules.Name(read, parent)}the {parts.Rows.Count} {(parts.Rows.Count == 1 ? "row" : "rows")} beneath it come to {Said.Number(parts.Sum)}, not {printed}.");
    }

    /// <summary>Returns each row with those one step beneath it: below it, or above it where the deepest rows come first.</summary>
    private static IEnumerable<(int Parent, List<int> Children)> Families(int[] depths, ReadTable read)
    {
        var isBelow = depths[0] == 0;
        var open = new Stack<(int Row, List<int> Children)>();
        for (var i = 0; i < depths.Length; i++)
        {
            var row = isBelow ? i : depths.Length - 1 - i;
            while (open.Count > 0 && (depths[open.Peek().Row] >= depths[row] || (isBelow && read.Table.Rows[open.Peek().Row].Section != read.Table.Rows[row].Section && depths[row] == 0)))
            {
                if (open.Pop() is { Children.Count: > 0 } family)
                {
                    yield return family;
                }
            }

            if (open.Count > 0)
            {
                open.Peek().Children.Add(row);
            }

            open.Push((row, []));
        }

        foreach (var family in open.Where(f => f.Children.Count > 0))
        {
            yield return family;
        }
    }

    private static bool Steps(int[] depths)
    {
        var top = depths.Min();
        for (var i = 0; i < depths.Length; i++)
        {
            if (depths[i] > (i == 0 ? top : depths[i - 1] + 1))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns how far each label is indented, in steps, or none where the labels do not make an outline.</summary>
    private static int[]? Indents(ReadTable read)
    {
        var widths = new int[read.Count];
        for (var row = 0; row < widths.Length; row++)
        {
            widths[row] = Width(read.Table.Rows[row].Cells[read.Label.Place]);
        }

        if (Array.TrueForAll(widths, w => w == widths[0]))
        {
            return null;
        }

        var steps = widths.Distinct().Order().ToList();
        var depths = Array.ConvertAll(widths, w => steps.IndexOf(w));
        return steps.Count <= 8 && (Steps(depths) || Steps([.. depths.Reverse()])) ? depths : null;
    }

    private static int Width(string label)
    {
        var width = 0;
        foreach (var c in label)
        {
            if (c == '\t')
            {
                width += 4;
            }
            else if (char.IsWhiteSpace(c) || c is '·' or '•' or '›' or '»' or '>' or '.')
            {
                width++;
            }
            else
            {
                return c is '-' or '–' or '—' ? width + 1 : width;
            }
        }

        return 0;
    }
}

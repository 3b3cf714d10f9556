using System.Buffers;

namespace NteMonitor.Performance.Checking;

/// <summary>Finds rows that are part of others, overlap them or say them again.</summary>
public static class SubsetRules
{
    private static readonly SearchValues<string> Parts = SearchValues.Create(["of which", "of these", "of whom", "o/w ", "included above", "subset of", "part of the above", "already counted"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> Overlaps = SearchValues.Create(["overlap", "subset of", "already counted", "also counted", "counted above", "double count", "included above"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns <c>subset-row</c> for rows that say they are part of another or overlap others and that no total keeps apart, and for rows that stand twice.</summary>
    /// <source>docs/methods/check-table.md §9.</source>
    internal static IEnumerable<TableFinding> Check(ReadTable read, RowKinds kinds, (ChangeSet? Set, HashSet<int> Settled) known)
    {
        var columns = Columns(read, known.Set);
        for (var row = 0; row < read.Count; row++)
        {
            if (kinds.Subsets[row] && kinds.Depths?[row] is null or 0 && !known.Settled.Contains(row) && columns.Find(c => c.Figures[row].IsNumber) is { } column)
            {
                yield return OverlapRules.Says(read, row, Overlaps) ? OverlapRules.Finding(read, kinds, row, column) : Part(read, kinds, (row, column), known.Set);
            }
        }

        foreach (var finding in Twice(read, columns))
        {
            yield return finding;
        }
    }

    /// <summary>Whether a row's words say that it is part of others or overlaps them.</summary>
    internal static bool SaysSo(ReadTable read, int row)
    {
        var label = read.Table.Rows[row].Cells[read.Label.Place].AsSpan();
        return label.ContainsAny(Parts) || FigureRules.Trim(label) is var words && (words.StartsWith("including ", StringComparison.OrdinalIgnoreCase) || words.StartsWith("incl", StringComparison.OrdinalIgnoreCase))
            || OverlapRules.Says(read, row, Overlaps);
    }

    /// <summary>The columns that a row's own figure is looked for in: the later of two, then changes.</summary>
    private static List<TableColumn> Columns(ReadTable read, ChangeSet? set) =>
        [.. new[] { set?.Pair?.Current, set?.Latest }.OfType<TableColumn>(), .. read.All(ColumnRole.Level).Reverse(), .. read.All(ColumnRole.Total), .. read.All(ColumnRole.Change)];

    private static TableFinding Part(ReadTable read, RowKinds kinds, (int Row, TableColumn Column) at, ChangeSet? set)
    {
        var group = kinds.Groups.First(g => Array.BinarySearch(g, at.Row) >= 0);
        var parent = group.TakeWhile(r => r < at.Row).LastOrDefault(r => !kinds.Subsets[r], -1);
        var printed = read.Table.Printed(at.Row, at.Column);
        if (parent < 0)
        {
            return new(read.Table.Rows[at.Row].Number, at.Column.Heading, FoundBy.Subset, printed, null, $"{ChangeRules.Name(read, at.Row)}it is part of another row and must not be added to it.");
        }

        var of = $"it is part of the row above ({read.LabelOf(parent)}) and must not be added to it";
        var share = Share(at.Column, at.Row, parent);
        var before = set?.Pair is { Prior: { } prior } && at.Column == set.Pair.Current && Share(prior, at.Row, parent) is { } then ? $", before {Said.Percent(then).TrimStart('+')}" : "";
        return new(read.Table.Rows[at.Row].Number, at.Column.Heading, FoundBy.Subset, printed, share is null ? null : Said.Kept(share.Value),
            $"{ChangeRules.Name(read, at.Row)}{of}{(share is null ? "" : $"; its share is {Said.Percent(share.Value).TrimStart('+')}{before}")}.");
    }

    private static decimal? Share(TableColumn column, int row, int parent) =>
        column.Figures[row].IsNumber && column.Figures[parent] is { IsNumber: true, Value: > 0 } whole && column.Figures[row].Value <= whole.Value ? column.Figures[row].Value * 100 / whole.Value : null;

    /// <summary>Rows that equal an earlier one of their section in every cell, a number of the row apart.</summary>
    private static IEnumerable<TableFinding> Twice(ReadTable read, List<TableColumn> columns)
    {
        var first = new Dictionary<long, int>();
        var counter = read.Roles[0] == ColumnRole.Code && read.Table.Columns[0].Numbers == read.Count ? 1 : 0;
        for (var row = 0; row < read.Count; row++)
        {
            var at = row;
            if (FigureRules.Trim(read.Table.Rows[row].Cells[read.Label.Place]).IsEmpty || columns.Find(c => c.Figures[at] is { IsNumber: true, Value: not 0 }) is not { } column)
            {
                continue;
            }

            if (!first.TryAdd(Mark(read.Table.Rows[row], counter), row) && first[Mark(read.Table.Rows[row], counter)] is var earlier && IsSame(read.Table.Rows[earlier], read.Table.Rows[row], counter))
            {
                yield return new(read.Table.Rows[row].Number, column.Heading, FoundBy.Subset, read.Table.Printed(row, column), null,
                    $"{ChangeRules.Name(read, row)}the row is the same as row {read.Table.Rows[earlier].Number} and must not be counted twice.");
            }
        }
    }

    /// <summary>Returns a mark that equal rows share, and that two others share once in a very long time.</summary>
    private static long Mark(TableRow row, int from)
    {
        var (low, high) = (row.Section, 17);
        for (var i = from; i < row.Cells.Length; i++)
        {
            var hash = string.GetHashCode(row.Cells[i], StringComparison.Ordinal);
            (low, high) = (HashCode.Combine(low, hash), (high * 31) ^ hash);
        }

        return ((long)high << 32) | (uint)low;
    }

    private static bool IsSame(TableRow one, TableRow other, int from) => one.Section == other.Section && one.Cells.AsSpan(from).SequenceEqual(other.Cells.AsSpan(from));
}

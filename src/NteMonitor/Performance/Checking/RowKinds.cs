namespace NteMonitor.Performance.Checking;

/// <summary>What the rows of a table are.</summary>
internal sealed record RowKinds
{
    /// <summary>For each row how surely it is one of a total.</summary>
    public required TotalWord[] Totals { get; init; }

    /// <summary>For each row whether its words say that it is part of another.</summary>
    public required bool[] Subsets { get; init; }

    /// <summary>For each row how deep it stands, 0 at the top; none where the table has no depths.</summary>
    public int[]? Depths { get; init; }

    /// <summary>Rows of one unit and one period, which alone may be added.</summary>
    public required IReadOnlyList<int[]> Groups { get; init; }

    /// <summary>Whether rows stand beneath a row: below it, or above it where the deepest rows come first.</summary>
    public bool IsParent(int row) => Depths is not null && (Depths[0] == 0 ? row + 1 < Depths.Length && Depths[row + 1] > Depths[row] : row > 0 && Depths[row - 1] > Depths[row]);
}

/// <summary>Finds out what the rows of a table are.</summary>
internal static class RowKindRules
{
    /// <summary>Returns what each row is.</summary>
    /// <source>docs/methods/check-table.md §7.</source>
    public static RowKinds Of(ReadTable read)
    {
        var totals = new TotalWord[read.Count];
        var subsets = new bool[read.Count];
        for (var row = 0; row < read.Count; row++)
        {
            totals[row] = TotalRowRules.Word(read, row);
            subsets[row] = totals[row] == TotalWord.None && SubsetRules.SaysSo(read, row);
        }

        return new() { Totals = totals, Subsets = subsets, Depths = DepthRules.Of(read), Groups = Groups(read) };
    }

    private static IReadOnlyList<int[]> Groups(ReadTable read)
    {
        List<TableColumn> keys = [.. read.All(ColumnRole.Unit), .. read.All(ColumnRole.Period).Where(c => c != read.Label)];
        var rows = Enumerable.Range(0, read.Count);
        return keys.Count == 0 ? [[.. rows]] : [.. rows.GroupBy(r => string.Join('\u001f', keys.Select(k => read.Table.Printed(r, k).ToUpperInvariant()))).Select(g => g.ToArray())];
    }
}

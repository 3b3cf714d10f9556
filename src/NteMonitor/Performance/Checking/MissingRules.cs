namespace NteMonitor.Performance.Checking;

/// <summary>Finds changes that are not stated though both their figures are, in a table that states others.</summary>
public static class MissingRules
{
    private const decimal LeastBase = 20;

    /// <summary>Returns <c>missing-change</c> for each such row.</summary>
    /// <remarks>In a table that states no change at all nothing is missing; nor is a percentage of a base under 20, nor one of percentages, nor a change that is said to be n/a.</remarks>
    /// <source>docs/methods/check-table.md §5.</source>
    public static IEnumerable<TableFinding> Check(ReadTable read, ChangeSet set, CommentaryReading commentary)
    {
        if (set.Pair is not { IsWhole: true } pair)
        {
            yield break;
        }

        var states = set.Change?.Numbers > 0 || set.Percent?.Numbers > 0;
        if (!states && (set.Change ?? set.Percent) is null)
        {
            states = commentary.AnyStated;
        }

        for (var row = 0; row < read.Count && states; row++)
        {
            if (set.Change?.Figures[row].Kind is null or FigureKind.Blank && pair.At(row) is { } levels && !IsStated(read, set, row, levels.Prior.Middle) && !commentary.IsStated(row))
            {
                yield return Finding(read, set, row, levels);
            }
        }
    }

    private static bool IsStated(ReadTable read, ChangeSet set, int row, decimal prior)
    {
        if ((set.Change ?? set.Percent) is null)
        {
            return false;
        }

        var change = set.Change?.Figures[row].Kind ?? FigureKind.Blank;
        var percent = set.Percent?.Figures[row].Kind ?? FigureKind.Blank;
        return change != FigureKind.Blank || percent != FigureKind.Blank
            || (set.Formula is { Kind: not (PercentKind.Change or PercentKind.Fall) } && set.Change is null)
            || (set.Change is null && (Math.Abs(prior) < LeastBase || read.IsPercent(row, set.Pair!.Prior, set.Pair.Current)));
    }

    private static TableFinding Finding(ReadTable read, ChangeSet set, int row, (Bounds Prior, Bounds Current) levels)
    {
        var difference = Said.Kept((levels.Current - levels.Prior).Middle);
        var relative = RoundingRules.Change(levels.Prior, levels.Current);
        var isPercent = read.IsPercent(row, set.Pair!.Prior, set.Pair.Current);
        var column = set.Change ?? set.Percent ?? set.Pair.Current!;
        var comes = isPercent ? $"{Said.Signed(difference)} percentage points"
            : relative is null ? $"{Said.Signed(difference)}, from {Said.Number(levels.Prior.Middle)}"
            : $"{Said.Signed(difference)} ({Said.Percent(relative.Value.Middle)})";
        return new(read.Table.Rows[row].Number, column.Heading, FoundBy.Missing, column == set.Pair.Current ? "" : read.Table.Printed(row, column), isPercent || relative is null || column == set.Change ? difference : Said.Kept(relative.Value.Middle),
            $"{ChangeRules.Name(read, row)}from {Said.Number(levels.Prior.Middle)} to {Said.Number(levels.Current.Middle)} is {comes}, and the table does not say so.");
    }
}

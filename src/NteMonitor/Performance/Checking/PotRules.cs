namespace NteMonitor.Performance.Checking;

/// <summary>Finds a share that a table leaves to its reader: what was bid for, and the pot it is to come from.</summary>
public static class PotRules
{
    /// <summary>Returns <c>missing-change</c> for a row of bids below the pot for them, where the table has a column of percentages and leaves it blank.</summary>
    /// <source>docs/methods/check-table.md §5.</source>
    internal static IEnumerable<TableFinding> Check(ReadTable read, RowKinds kinds)
    {
        if (read.First(ColumnRole.Percent) is not { } percent || read.All(ColumnRole.Level) is not [var level, ..])
        {
            yield break;
        }

        foreach (var group in kinds.Groups)
        {
            foreach (var pot in group.Where(r => level.Figures[r] is { IsNumber: true, Value: > 0 } && IsPot(read.LabelOf(r))))
            {
                foreach (var bids in group.Where(r => r != pot && level.Figures[r].IsNumber && level.Figures[r].Value <= level.Figures[pot].Value && percent.Figures[r].Kind == FigureKind.Blank && RoleWords.Has(read.LabelOf(r).ToLowerInvariant(), ["bids"])))
                {
                    var share = level.Figures[bids].Value * 100 / level.Figures[pot].Value;
                    yield return new(read.Table.Rows[bids].Number, percent.Heading, FoundBy.Missing, "", Said.Kept(share),
                        $"{ChangeRules.Name(read, bids)}{read.Table.Printed(bids, level)} of {read.Table.Printed(pot, level)} ({read.LabelOf(pot)}) is {Said.Percent(share).TrimStart('+')}, and the table does not say so.");
                }
            }
        }
    }

    private static bool IsPot(string label) =>
        label.Contains("pot", StringComparison.OrdinalIgnoreCase) && label.ToLowerInvariant() is var words && RoleWords.Has(words, ["pot"]) && RoleWords.Has(words, ["bids"]);
}

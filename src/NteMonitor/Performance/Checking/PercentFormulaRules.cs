namespace NteMonitor.Performance.Checking;

/// <summary>Finds out how a column of percentages is made.</summary>
public static class PercentFormulaRules
{
    /// <summary>Returns the formula of a column of percentages: the one its heading names, unless another fits the rows far better; none where nothing speaks for any.</summary>
    /// <param name="column">The column.</param>
    /// <param name="pair">The earlier and the later figure, where they are known.</param>
    /// <param name="levels">The columns of figures it may be made of.</param>
    /// <param name="read">The table.</param>
    /// <source>docs/methods/check-table.md §4.</source>
    internal static PercentFormula? Of(TableColumn column, LevelPair? pair, List<TableColumn> levels, ReadTable read)
    {
        var (target, words) = (read.First(ColumnRole.Target), column.Words);
        List<PercentFormula> candidates = [];
        PercentFormula? assumed = null;
        if (target is not null && RoleWords.IsTarget(words))
        {
            foreach (var level in levels.AsEnumerable().Reverse())
            {
                candidates.AddRange([new(new(target, level, null), PercentKind.Gap), new(new(target, level, null), PercentKind.Share)]);
            }
        }
        else if (pair is not null && !RoleWords.IsShare(words) && !RoleWords.IsTarget(words))
        {
            assumed = new(pair, RoleWords.IsReduction(words) && !RoleWords.IsChange(words.Replace("reduction", "", StringComparison.Ordinal)) ? PercentKind.Fall : PercentKind.Change);
            candidates.AddRange([new(pair, PercentKind.Change), new(pair, PercentKind.Fall)]);
        }

        candidates.AddRange(Wholes(levels, read).Select(w => new PercentFormula(w, PercentKind.Share)));
        foreach (var two in ChangeSetRules.Pairs(levels))
        {
            candidates.AddRange([new(two, PercentKind.Share), new(two, PercentKind.Change)]);
        }

        if (!RoleWords.IsChange(words) && pair is { IsWhole: false })
        {
            assumed = null;
        }

        return ChangeSetRules.Best(candidates, assumed, read.Count, (formula, row) => !column.Figures[row].IsNumber ? null
            : formula.Agrees(row, column.Figures[row]) is not false and var agrees ? agrees : ChangeRules.IsUnsigned(read, column, row, formula.At(row)!.Value));
    }

    /// <summary>Returns each column of figures against its whole: the row of its total, or the sum of its rows where no row is a total.</summary>
    private static IEnumerable<LevelPair> Wholes(List<TableColumn> levels, ReadTable read)
    {
        var rows = Enumerable.Range(0, read.Count).Where(r => TotalRowRules.Word(read, r) != TotalWord.None).ToList();
        foreach (var level in levels)
        {
            if (rows.Count > 0)
            {
                yield return new(level with { Heading = $"total of {level.Heading}", Figures = Spread(level, rows, read) }, level, null);
            }
            else
            {
                var sum = level.Figures.Where(f => f.IsNumber).Sum(f => f.Value);
                var whole = new Figure(FigureKind.Number, sum, level.Figures.Where(f => f.IsNumber).Select(f => f.Places).DefaultIfEmpty((sbyte)0).Max());
                yield return new(level with { Heading = $"sum of {level.Heading}", Figures = [.. Enumerable.Repeat(whole, read.Count)] }, level, null);
            }
        }
    }

    /// <summary>Returns for each row the figure of the total that it belongs to: the next below, else the last above.</summary>
    private static Figure[] Spread(TableColumn level, List<int> totals, ReadTable read)
    {
        var spread = new Figure[read.Count];
        var next = 0;
        for (var row = 0; row < spread.Length; row++)
        {
            next += next < totals.Count - 1 && totals[next] < row ? 1 : 0;
            spread[row] = level.Figures[totals[next]];
        }

        return spread;
    }
}

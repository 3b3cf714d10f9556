namespace NteMonitor.Performance.Checking;

/// <summary>Holds rows of totals against the rows they are made of.</summary>
public static class TotalRowRules
{
    /// <summary>Returns <c>total-mismatch</c> where a row of a total is not the sum of its parts, and <c>subset-row</c> where it is only with a row that is part of another.</summary>
    /// <remarks>
    /// Which rows are its parts is taken from the figures: of the ways to draw them (since the last total, since the last heading, all above, the subtotals, those below) the one that fits
    /// the most columns. Where none fits, a row that is called just "Total" is wrong; one with other words, "All crime", is wrong when its parts come near it, and may else hold more than is listed.
    /// </remarks>
    /// <param name="read">The table.</param>
    /// <param name="kinds">What its rows are.</param>
    /// <param name="settled">Takes the rows that are part of others and of which a total that fits says whether they were added.</param>
    /// <source>docs/methods/check-table.md §7.</source>
    internal static IReadOnlyList<TableFinding> Check(ReadTable read, RowKinds kinds, HashSet<int> settled)
    {
        List<TableFinding> findings = [];
        var columns = read.Table.Columns.Where(c => IsSummed(read, c)).ToList();
        foreach (var group in kinds.Groups)
        {
            if (columns.Count > 0 && Enumerable.Any(group, r => kinds.Totals[r] != TotalWord.None))
            {
                var sums = new PartSums(read, kinds, group, columns);
                for (var at = 0; at < group.Length; at++)
                {
                    if (kinds.Totals[group[at]] != TotalWord.None && kinds.Depths?[group[at]] is null or 0 && !kinds.IsParent(group[at]))
                    {
                        findings.AddRange(One(read, (kinds, settled), sums, at));
                    }
                }
            }
        }

        return findings;
    }

    /// <summary>How surely a row is one of a total.</summary>
    internal static TotalWord Word(ReadTable read, int row)
    {
        var label = read.Table.Rows[row].Cells[read.Label.Place];
        return read.IsTotalRow is { } given ? given(FigureRules.Trim(label).ToString()) ? TotalWord.Bare : TotalWord.None : RoleWords.Total(label);
    }

    /// <summary>Whether sums of a column mean anything: it holds figures, and no rates; and its changes are not made of its own rows already.</summary>
    internal static bool IsSummed(ReadTable read, TableColumn column) => read.Roles[column.Place] switch
    {
        ColumnRole.Level or ColumnRole.Total => column.Numbers > 0,
        ColumnRole.Change => column.Numbers > 1 && !read.Table.Columns.Any(c => c.Place < column.Place && read.Roles[c.Place] is ColumnRole.Level or ColumnRole.Total && c.Numbers * 2 > column.Numbers),
        _ => false,
    };

    private static List<TableFinding> One(ReadTable read, (RowKinds Kinds, HashSet<int> Settled) known, PartSums sums, int at)
    {
        var row = sums.Rows[at];
        var (best, fit) = Best(sums, at, row);
        List<TableFinding> findings = [];
        if (fit.Tested == 0)
        {
            return findings;
        }

        foreach (var column in sums.Columns)
        {
            if (Judge(column, row, sums.Of(best, at, column)) is not { IsRight: false } judged)
            {
                continue;
            }

            var sure = fit.Fits > 0 || known.Kinds.Totals[row] == TotalWord.Bare || judged.IsNear(best.IsBelow ? 0.02m : 0.1m);
            if (sure && !IsAverage(column, row, judged))
            {
                findings.Add(Finding(read, sums, (best, at), (column, judged)));
            }
        }

        if (fit.Fits > 0)
        {
            known.Settled.UnionWith(sums.SubsetsIn(best, at));
        }

        if (best.WithSubsets && fit.Fits > 0)
        {
            findings.AddRange(Counted(read, sums, (best, at)));
        }

        return findings;
    }

    /// <summary>Returns the parts that fit the most columns; of equals the first.</summary>
    private static (PartRange Range, (int Fits, int Tested) Fit) Best(PartSums sums, int at, int row)
    {
        (PartRange Range, (int Fits, int Tested) Fit)? best = null;
        foreach (var range in sums.Ranges(at))
        {
            var (fits, tested) = (0, 0);
            foreach (var column in sums.Columns)
            {
                var judged = Judge(column, row, sums.Of(range, at, column));
                if (judged is { IsOpen: false } && (judged.Printed != 0 || !judged.IsRight))
                {
                    // A sum of noughts fits any rows, and one with blanks in it many: neither says which rows are added.
                    tested++;
                    fits += judged.IsRight ? 1 : 0;
                }
            }

            if (tested > 0 && fits == tested)
            {
                return (range, (fits, tested));
            }

            best = best is null || best.Value.Fit.Tested == 0 || fits > best.Value.Fit.Fits ? (range, (fits, tested)) : best;
        }

        return best ?? (default, (0, 0));
    }

    /// <summary>Returns whether a printed total is the sum of its parts; none where it cannot be said.</summary>
    private static JudgedTotal? Judge(TableColumn column, int row, PartSum sum)
    {
        var printed = column.Figures[row];
        if (!printed.IsNumber || printed.Unit == FigureUnit.Percent)
        {
            return null;
        }

        if (sum.Numbers == 0 && sum.Blanks + sum.Unread > 1 && printed.Value == 0)
        {
            return new(false, 0, 0, printed.Value) { IsOfBlanks = true };
        }

        var apart = printed.Value - sum.Sum;
        var slack = sum.Slack + column.HalfAt(row);
        if (sum.Numbers + sum.Blanks + sum.Unread < 2 && (sum.Numbers == 0 || Math.Abs(apart) > slack))
        {
            // A total of one row that equals it speaks for that row; one that differs speaks for nothing.
            return null;
        }

        var isOpen = sum.Blanks + sum.Unread > 0 && apart > 0 && !sum.HasNegative;
        return sum.Numbers == 0 ? null : new(Math.Abs(apart) <= slack || isOpen, sum.Sum, sum.Slack, printed.Value) { IsOpen = Math.Abs(apart) > slack && isOpen };
    }

    /// <summary>Whether a figure between its parts, with decimals where they have them, looks like an average and not like a sum.</summary>
    private static bool IsAverage(TableColumn column, int row, JudgedTotal judged) =>
        column.Figures[row].Places > 0 && !judged.IsOfBlanks && judged.Sum != 0 && judged.Printed / judged.Sum is > 0 and < 0.75m;

    private static TableFinding Finding(ReadTable read, PartSums sums, (PartRange Range, int At) of, (TableColumn Column, JudgedTotal Judged) wrong)
    {
        var (row, column) = (sums.Rows[of.At], wrong.Column);
        var printed = read.Table.Printed(row, column);
        var name = ChangeRules.Name(read, row);
        if (wrong.Judged.IsOfBlanks)
        {
            return new(read.Table.Rows[row].Number, column.Heading, FoundBy.Total, printed, null, $"{name}none of its parts has a figure, and they were read as 0. A blank is not collected, not 0.");
        }

        var apart = wrong.Judged.Sum - wrong.Judged.Printed;
        var left = sums.Named(of.Range, of.At, column).FirstOrDefault(r => column.Figures[r].IsNumber && column.Figures[r].Value == apart && apart != 0, -1);
        var hint = left >= 0 ? $" It is what they come to without {read.LabelOf(left)}." : "";
        return new(read.Table.Rows[row].Number, column.Heading, FoundBy.Total, printed, Said.Kept(wrong.Judged.Sum),
            $"{name}its parts ({sums.Span(of.Range, read)}) come to {Said.Number(wrong.Judged.Sum)}, not {printed}.{hint}");
    }

    /// <summary>Rows that are part of others and were added all the same.</summary>
    private static IEnumerable<TableFinding> Counted(ReadTable read, PartSums sums, (PartRange Range, int At) of)
    {
        var (row, column) = (sums.Rows[of.At], sums.Columns[0]);
        foreach (var subset in sums.SubsetsIn(of.Range, of.At).Where(r => column.Figures[r].IsNumber))
        {
            var without = Said.Kept(column.Figures[row].Value - column.Figures[subset].Value);
            yield return new(read.Table.Rows[subset].Number, column.Heading, FoundBy.Subset, read.Table.Printed(subset, column), without,
                $"{ChangeRules.Name(read, subset)}it is part of another row, and {read.LabelOf(row)} (row {read.Table.Rows[row].Number}) adds it all the same: {Said.Number(without)} without it.");
        }
    }

    private sealed record JudgedTotal(bool IsRight, decimal Sum, decimal Slack, decimal Printed)
    {
        /// <summary>Whether it is right only because parts without a figure may make up the rest.</summary>
        public bool IsOpen { get; init; }

        public bool IsOfBlanks { get; init; }

        public bool IsNear(decimal share) => Math.Abs(Printed - Sum) <= share * Math.Abs(Printed);
    }
}

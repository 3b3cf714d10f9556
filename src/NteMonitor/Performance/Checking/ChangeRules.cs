namespace NteMonitor.Performance.Checking;

/// <summary>Holds printed differences and percentages against the figures they are made of.</summary>
public static partial class ChangeRules
{
    /// <summary>Returns what is wrong in one set of columns: <c>diff-mismatch</c>, <c>pct-mismatch</c>, <c>truncated</c>, <c>pct-from-zero</c>, <c>points-as-percent</c>.</summary>
    /// <source>docs/methods/check-table.md §4.</source>
    public static IEnumerable<TableFinding> Check(ReadTable read, ChangeSet set)
    {
        set = WithBrackets(read, set);
        for (var row = 0; row < read.Count; row++)
        {
            if (set.Change is { } change && change.Figures[row].IsNumber && Difference(read, set, change, row) is { } difference)
            {
                yield return difference;
            }

            if (set.Percent is { } percent && percent.Figures[row].IsNumber && Percent(read, set, percent, row) is { } wrong)
            {
                yield return wrong;
            }
            else if (set.Percent is { } broken && broken.Figures[row].Kind == FigureKind.Text && IsDivision(read.Table.Rows[row].Cells[broken.Place]))
            {
                yield return new(read.Table.Rows[row].Number, broken.Heading, FoundBy.FromZero, read.Table.Printed(row, broken), null, $"{Name(read, row)}a percentage was made of a base of zero or nothing.");
            }
        }
    }

    /// <summary>Returns how a row is named in a message.</summary>
    internal static string Name(ReadTable read, int row) => read.LabelOf(row) is { Length: > 0 } label ? $"{label}: " : "";

    private static TableFinding? Difference(ReadTable read, ChangeSet set, TableColumn change, int row)
    {
        var printed = change.Figures[row];
        if (set.Difference is not { } formula)
        {
            return null;
        }

        if (formula.At(row) is not { } truth)
        {
            return BlankAsZero(read, set, change, row, FoundBy.Difference);
        }

        if (printed.Unit == FigureUnit.Percent)
        {
            return PercentInDifference(read, set, change, row);
        }

        if (formula.Agrees(row, change) is not false || IsUnsigned(read, change, row, truth) || (IsPercent(read, set, row) && RoundingRules.Agrees(printed, Loose(set, row, formula) ?? truth)))
        {
            return null;
        }

        var middle = Said.Kept(truth.Middle);
        return new(read.Table.Rows[row].Number, change.Heading, FoundBy.Difference, read.Table.Printed(row, change), middle,
            $"{Name(read, row)}{FromTo(set.Difference.Pair, row)} is {Said.Signed(middle)}, not {read.Table.Printed(row, change)}.");
    }

    private static TableFinding? Percent(ReadTable read, ChangeSet set, TableColumn percent, int row)
    {
        if (set.Formula is not { } formula)
        {
            return null;
        }

        if (formula.Pair.At(row) is not { } levels)
        {
            return BlankAsZero(read, set, percent, row, FoundBy.Percent);
        }

        var printed = percent.Figures[row];
        if (levels.Prior.Middle == 0)
        {
            return printed.Value == 0 && formula.Kind == PercentKind.Share
                ? null
                : new(read.Table.Rows[row].Number, percent.Heading, FoundBy.FromZero, read.Table.Printed(row, percent), null,
                    $"{Name(read, row)}{FromTo(formula.Pair, row)}: no percentage can be made of a base of zero. Write 'from 0'.");
        }

        if (printed.Unit is not FigureUnit.Percent && !RoleWords.IsPercent(percent.Words) && formula.Kind is PercentKind.Change && RoundingRules.Agrees(printed, levels.Current - levels.Prior))
        {
            // A figure without a sign among percentages, under a heading that speaks of none, is the difference.
            return null;
        }

        if (formula.Kind is PercentKind.Change && RoundingRules.IsPoints(printed, levels.Prior, levels.Current) && IsPercent(read, set, row))
        {
            return printed.Unit == FigureUnit.Points || RoleWords.IsPoints(percent.Words) ? null : PointsFinding(read, percent, row, (levels, formula.At(row)!.Value));
        }

        if (formula.Agrees(row, printed) is not false)
        {
            return null;
        }

        var (loose, isPercent) = (LooseShare(formula, levels), IsPercent(read, set, row));
        return IsUnsigned(read, percent, row, formula.At(row)!.Value) || (isPercent && loose is not null && RoundingRules.Agrees(printed, loose.Value))
            ? null
            : Wrong(read, formula, percent, row);
    }

    private static TableFinding? Wrong(ReadTable read, PercentFormula formula, TableColumn percent, int row)
    {
        var (printed, text) = (percent.Figures[row], read.Table.Printed(row, percent));
        var truth = formula.At(row)!.Value;
        var middle = Said.Kept(truth.Middle);
        var (number, inputs) = (read.Table.Rows[row].Number, formula.Kind == PercentKind.Share ? PartOf(formula.Pair, row) : FromTo(formula.Pair, row));
        if (RoundingRules.IsTruncated(printed, truth))
        {
            return RoleWords.IsTruncated(percent.Words) ? null : new(number, percent.Heading, FoundBy.Truncated, text, middle,
                $"{Name(read, row)}{inputs} is {Said.Number(middle)} %, which rounds to {Rounded(middle, printed)}; {text} leaves the rest off.");
        }

        return new(number, percent.Heading, FoundBy.Percent, text, middle, $"{Name(read, row)}{inputs} is {Said.Number(middle)} %, not {text}.");
    }

    /// <summary>A percentage in a column of differences: points, where the figures are percentages; a relative change otherwise.</summary>
    private static TableFinding? PercentInDifference(ReadTable read, ChangeSet set, TableColumn change, int row)
    {
        var printed = change.Figures[row];
        var levels = set.Difference!.Pair.At(row)!.Value;
        if (RoundingRules.Change(levels.Prior, levels.Current) is not { } relative || RoleWords.IsPoints(change.Words))
        {
            return null;
        }

        if (RoundingRules.IsPoints(printed, levels.Prior, levels.Current) && IsPercent(read, set, row))
        {
            return PointsFinding(read, change, row, (levels, relative));
        }

        return RoundingRules.Agrees(printed, relative) ? null : IsUnsigned(read, change, row, relative) ? null : Wrong(read, new(set.Difference.Pair, set.Difference.IsFall ? PercentKind.Fall : PercentKind.Change), change, row);
    }

    private static TableFinding PointsFinding(ReadTable read, TableColumn column, int row, ((Bounds Prior, Bounds Current) Levels, Bounds Relative) made)
    {
        var points = Said.Kept((made.Levels.Current - made.Levels.Prior).Middle);
        return new(read.Table.Rows[row].Number, column.Heading, FoundBy.Points, read.Table.Printed(row, column), points,
            $"{Name(read, row)}from {Said.Number(made.Levels.Prior.Middle)} % to {Said.Number(made.Levels.Current.Middle)} % is {Said.Signed(points)} percentage points ({Said.Percent(made.Relative.Middle)} relative), not {read.Table.Printed(row, column)}.");
    }

    /// <summary>A change that is the whole of the one figure there is: what was not collected was read as 0.</summary>
    private static TableFinding? BlankAsZero(ReadTable read, ChangeSet set, TableColumn column, int row, string rule)
    {
        if (set.Pair is not { Prior: { } prior, Current: { } current } || prior.Figures[row].IsNumber == current.Figures[row].IsNumber)
        {
            return null;
        }

        var (there, blank, printed) = prior.Figures[row].IsNumber ? (-prior.Figures[row].Value, current, column.Figures[row]) : (current.Figures[row].Value, prior, column.Figures[row]);
        var isWhole = rule == FoundBy.Difference && printed.Unit != FigureUnit.Percent ? printed.Value == there && there != 0 : printed.Value == (there < 0 ? -100 : 100);
        return isWhole && blank.Figures[row].Kind is FigureKind.Blank or FigureKind.Absent
            ? new(read.Table.Rows[row].Number, column.Heading, rule, read.Table.Printed(row, column), null, $"{Name(read, row)}there is no figure under {blank.Heading}, and it was read as 0. A blank is not collected, not 0.")
            : null;
    }

    /// <summary>Whether a figure without a sign is right by its amount and the row or the heading says in words that it is a fall.</summary>
    internal static bool IsUnsigned(ReadTable read, TableColumn column, int row, Bounds truth)
    {
        var turned = new Bounds(-truth.High, -truth.Low);
        if (column.Figures[row].Value <= 0 || truth.Middle > 0 || !RoundingRules.Agrees(column.Figures[row], turned))
        {
            return false;
        }

        return RoleWords.IsReduction(column.Words) || read.Table.Columns.Any(c => c != read.Label && c.Figures[row].Kind == FigureKind.Text && Falls(read.Table.Rows[row].Cells[c.Place]));
    }

    private static bool Falls(string words) => words.AsSpan().IndexOfAny("▼↓⬇▽") >= 0 || RoleWords.IsReduction(words.ToLowerInvariant());
}

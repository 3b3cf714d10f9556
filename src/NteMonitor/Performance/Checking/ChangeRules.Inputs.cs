namespace NteMonitor.Performance.Checking;

/// <content>What changes are made of, and how that is said.</content>
public static partial class ChangeRules
{
    /// <summary>Where differences are printed as "321 (5.2%)" and have no column of percentages: the same columns, with what stands in brackets as one.</summary>
    private static ChangeSet WithBrackets(ReadTable read, ChangeSet set)
    {
        if (set is not { Change: { } change, Percent: null, Difference: { } difference })
        {
            return set;
        }

        var found = false;
        var figures = new Figure[read.Count];
        for (var row = 0; row < figures.Length; row++)
        {
            var cell = FigureRules.Trim(read.Table.Rows[row].Cells[change.Place]);
            if (cell is [not '(', .., ')'] && cell.LastIndexOf('(') is > 0 and var open && FigureRules.Read(cell[(open + 1)..^1]) is { IsNumber: true, Unit: FigureUnit.Percent } printed)
            {
                (figures[row], found) = (printed, true);
            }
        }

        return found ? set with { Percent = change with { Figures = figures }, Formula = new(difference.Pair, difference.IsFall ? PercentKind.Fall : PercentKind.Change) } : set;
    }

    /// <summary>The range of a difference of percentages printed as whole numbers, which are rounded where counts would not be.</summary>
    private static Bounds? Loose(ChangeSet set, int row, DifferenceFormula formula) =>
        formula.At(row) is { } truth && set.Pair?.At(row) is { } levels && levels.Prior.Low == levels.Prior.High ? truth.Widened(1) : null;

    private static Bounds? LooseShare(PercentFormula formula, (Bounds Prior, Bounds Current) levels) => formula.Kind switch
    {
        _ when levels.Prior.Low != levels.Prior.High || levels.Current.Low != levels.Current.High => null,
        PercentKind.Share => RoundingRules.Share(levels.Current.Widened(0.5m), levels.Prior.Widened(0.5m)),
        _ => RoundingRules.Change(levels.Prior.Widened(0.5m), levels.Current.Widened(0.5m)),
    };

    private static bool IsPercent(ReadTable read, ChangeSet set, int row) => read.IsPercent(row, set.Pair?.Prior, set.Pair?.Current);

    private static bool IsDivision(string cell) => cell.Contains("#DIV/0", StringComparison.OrdinalIgnoreCase) || cell.Contains('∞', StringComparison.Ordinal);

    private static string Rounded(decimal truth, Figure printed) => decimal.Round(truth, Math.Max((int)printed.Places, 0), MidpointRounding.AwayFromZero).ToString("0.#########", System.Globalization.CultureInfo.InvariantCulture);

    private static string PartOf(LevelPair pair, int row)
    {
        var (whole, part) = pair.At(row)!.Value;
        return $"{Said.Number(part.Middle)} ({pair.Current?.Heading}) of {Said.Number(whole.Middle)} ({pair.Prior?.Heading})";
    }

    private static string FromTo(LevelPair pair, int row)
    {
        var (prior, current) = pair.At(row)!.Value;
        var (from, to) = (pair.Prior?.Heading ?? "before", pair.Current?.Heading ?? "after");
        return $"from {Said.Number(prior.Middle)} ({from}) to {Said.Number(current.Middle)} ({to})";
    }
}

namespace NteMonitor.Performance.Checking;

/// <summary>Two columns of which one is the earlier, or the base, and the other the later.</summary>
/// <param name="Prior">The earlier; none where it follows from the later and the difference.</param>
/// <param name="Current">The later; none where it follows from the earlier and the difference.</param>
/// <param name="Change">The difference, where one of the two has to be made from it.</param>
public sealed record LevelPair(TableColumn? Prior, TableColumn? Current, TableColumn? Change)
{
    /// <summary>Whether both columns stand in the table, so that a printed difference can be held against them.</summary>
    public bool IsWhole => Prior is not null && Current is not null;

    /// <summary>Returns both figures of a row, or none where one is not known.</summary>
    public (Bounds Prior, Bounds Current)? At(int row)
    {
        if (Prior is not null && Current is not null)
        {
            return Prior.Figures[row].IsNumber && Current.Figures[row].IsNumber ? (Prior.At(row), Current.At(row)) : null;
        }

        if (Change is null || Change.Figures[row] is not { IsNumber: true, Unit: not FigureUnit.Percent } || !(Prior ?? Current)!.Figures[row].IsNumber)
        {
            return null;
        }

        return Prior is not null ? (Prior.At(row), Prior.At(row) + Change.At(row)) : (Current!.At(row) - Change.At(row), Current.At(row));
    }
}

/// <summary>How a percentage is made of two figures.</summary>
public enum PercentKind
{
    /// <summary>The change in percent of the earlier.</summary>
    Change,

    /// <summary>The fall in percent of the earlier: the same with its sign turned.</summary>
    Fall,

    /// <summary>The later in percent of the earlier, or a part of a whole.</summary>
    Share,

    /// <summary>The distance from a target in percent of it; its sign says whether it was missed, which depends on the measure.</summary>
    Gap,
}

/// <summary>How a column of percentages is made.</summary>
/// <param name="Pair">Of which columns.</param>
/// <param name="Kind">And how.</param>
public sealed record PercentFormula(LevelPair Pair, PercentKind Kind)
{
    /// <summary>Returns the range of the percentage of a row, or none where it has none.</summary>
    public Bounds? At(int row) => Pair.At(row) is not { } levels ? null : Kind switch
    {
        PercentKind.Share => RoundingRules.Share(levels.Current, levels.Prior),
        PercentKind.Fall => RoundingRules.Change(levels.Prior, levels.Current) is { } change ? new(-change.High, -change.Low) : null,
        _ => RoundingRules.Change(levels.Prior, levels.Current),
    };

    /// <summary>Whether a printed percentage of a row agrees with its inputs; none where that cannot be said.</summary>
    public bool? Agrees(int row, Figure printed) => At(row) is not { } truth ? null
        : RoundingRules.Agrees(printed, truth) || (Kind == PercentKind.Gap && RoundingRules.Agrees(printed, new(-truth.High, -truth.Low)));
}

/// <summary>How a column of differences is made.</summary>
/// <param name="Pair">Of which columns.</param>
/// <param name="IsFall">Whether it is the earlier less the later.</param>
public sealed record DifferenceFormula(LevelPair Pair, bool IsFall)
{
    /// <summary>Returns the range of the difference of a row, or none where it has none.</summary>
    public Bounds? At(int row) => Pair.At(row) is not { } levels ? null : IsFall ? levels.Prior - levels.Current : levels.Current - levels.Prior;

    /// <summary>Whether a printed difference of a row agrees with its inputs; none where that cannot be said.</summary>
    public bool? Agrees(int row, TableColumn column) => At(row) is { } truth
        ? RoundingRules.Agrees(column.Figures[row], column.RoundedTo > 1 ? truth.Widened(column.RoundedTo / 2) : truth)
        : null;
}

/// <summary>Columns that belong together: figures, and the changes that are printed of them.</summary>
/// <param name="Pair">The earlier and the later figure, or none where they are not known.</param>
/// <param name="Change">The column of differences, or none.</param>
/// <param name="Percent">The column of percentages, or none.</param>
public sealed record ChangeSet(LevelPair? Pair, TableColumn? Change, TableColumn? Percent)
{
    /// <summary>How the differences are made, or none where that is not known.</summary>
    public DifferenceFormula? Difference { get; init; }

    /// <summary>How the percentages are made, or none where that is not known.</summary>
    public PercentFormula? Formula { get; init; }

    /// <summary>The column of targets, or none.</summary>
    public TableColumn? Target { get; init; }

    /// <summary>The last column of figures, which a target is held against.</summary>
    public TableColumn? Latest { get; init; }
}

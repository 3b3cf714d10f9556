namespace NteMonitor.Performance.Checking;

/// <summary>What a column of totals is the sum of.</summary>
/// <param name="Total">The column.</param>
/// <param name="Parts">The columns that it adds.</param>
/// <param name="Fits">In how many of the rows looked at it is that sum.</param>
/// <param name="Tested">How many rows were looked at.</param>
public sealed record ColumnTotal(TableColumn Total, IReadOnlyList<TableColumn> Parts, int Fits, int Tested)
{
    /// <summary>Whether the user said so.</summary>
    public bool IsGiven { get; init; }

    /// <summary>Columns among the parts' own that the figures of one or two rows leave out, or none; too few rows to say that they belong out.</summary>
    public IReadOnlyList<TableColumn>? Rather { get; init; }

    /// <summary>Whether at least half of the rows bear it out.</summary>
    public bool IsSure => IsGiven || (Fits > 0 && Fits * 2 >= Tested);

    /// <summary>The parts as a message names them.</summary>
    public string Named => string.Join(" + ", Parts.Select(p => p.Heading));

    /// <summary>Returns the sum of some columns in a row beside what is printed; none where it cannot be said.</summary>
    /// <param name="total">The column of totals.</param>
    /// <param name="parts">The columns to add.</param>
    /// <param name="row">The row.</param>
    public static RowSum? At(TableColumn total, IReadOnlyList<TableColumn> parts, int row)
    {
        var printed = total.Figures[row];
        if (!printed.IsNumber || printed.Unit == FigureUnit.Percent)
        {
            return null;
        }

        var (sum, slack, numbers, unknown, hasNegative) = (0m, 0m, 0, 0, false);
        foreach (var part in parts)
        {
            var figure = part.Figures[row];
            if (!figure.IsNumber)
            {
                unknown++;
                continue;
            }

            if (figure.Unit is FigureUnit.Percent or FigureUnit.Points)
            {
                return null;
            }

            (sum, slack, numbers, hasNegative) = (sum + figure.Value, slack + part.HalfAt(row), numbers + 1, hasNegative || figure.Value < 0);
        }

        var apart = printed.Value - sum;
        var isOpen = unknown > 0 && apart > 0 && !hasNegative;
        var isSum = Math.Abs(apart) <= slack + total.HalfAt(row);
        return numbers == 0 ? null : new(sum, isSum || isOpen, printed.Value) { Tells = (isSum || !isOpen) && (printed.Value != 0 || sum != 0) };
    }
}

/// <summary>A sum of columns in one row.</summary>
/// <param name="Sum">The sum.</param>
/// <param name="IsRight">Whether what is printed can be it.</param>
/// <param name="Printed">What is printed.</param>
public readonly record struct RowSum(decimal Sum, bool IsRight, decimal Printed)
{
    /// <summary>Whether it says anything of which columns are added: a sum of noughts does not, nor one that parts without a figure may make up.</summary>
    public bool Tells { get; init; }

    /// <summary>Whether the two lie within a share of what is printed.</summary>
    public bool IsNear(decimal share) => Math.Abs(Printed - Sum) <= share * Math.Abs(Printed);
}

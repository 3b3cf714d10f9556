namespace NteMonitor.Performance.Checking;

/// <summary>What stands in a cell of a published table.</summary>
public enum FigureKind : byte
{
    /// <summary>Nothing: not collected, never 0.</summary>
    Blank,

    /// <summary>A sign that there is no figure: a dash, n/a, a suppression.</summary>
    Absent,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Words, or something that cannot be read as one number.</summary>
    Text,
}

/// <summary>The unit that a cell itself carries.</summary>
public enum FigureUnit : byte
{
    /// <summary>None.</summary>
    Plain,

    /// <summary>A percent sign or the words.</summary>
    Percent,

    /// <summary>Percentage points.</summary>
    Points,

    /// <summary>A sign of money.</summary>
    Money,
}

/// <summary>One cell read as a figure.</summary>
/// <param name="Kind">What stands there.</param>
/// <param name="Value">The number, 0 where there is none.</param>
/// <param name="Places">Decimals as printed; below 0 for thousands and millions written as k and m.</param>
/// <param name="Unit">The unit that is printed with it.</param>
public readonly record struct Figure(FigureKind Kind, decimal Value = 0, sbyte Places = 0, FigureUnit Unit = FigureUnit.Plain)
{
    private static readonly decimal[] Steps = [1e9m, 1e8m, 1e7m, 1e6m, 1e5m, 1e4m, 1000m, 100m, 10m, 1m, 0.1m, 0.01m, 1e-3m, 1e-4m, 1e-5m, 1e-6m, 1e-7m, 1e-8m, 1e-9m];

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber => Kind == FigureKind.Number;

    /// <summary>The unit of the last printed place, for example 0.1 for 5.2.</summary>
    public decimal Step => Steps[9 + Places];

    /// <summary>How far the true value may lie from what is printed: half the last place, and 0 for whole numbers and for pounds and pence.</summary>
    public decimal Half => Places == 0 && Unit is FigureUnit.Plain or FigureUnit.Money ? 0 : Unit == FigureUnit.Money && Places == 2 ? 0 : Step * 0.5m;
}

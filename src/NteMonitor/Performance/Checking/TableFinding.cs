using System.Globalization;

namespace NteMonitor.Performance.Checking;

/// <summary>What a rule found in a published table.</summary>
/// <param name="Row">The number of its row in the file, from 1.</param>
/// <param name="Column">The heading of its column.</param>
/// <param name="Rule">The rule's name, one of <see cref="FoundBy"/>.</param>
/// <param name="Published">What is printed there; empty where nothing is.</param>
/// <param name="Recomputed">What it comes to, unrounded, or none where it comes to no figure.</param>
/// <param name="Message">What is wrong, one sentence or more.</param>
public sealed record TableFinding(int Row, string Column, string Rule, string Published, decimal? Recomputed, string Message);

/// <summary>The names of the rules.</summary>
public static class FoundBy
{
    /// <summary>A total is not the sum of its parts.</summary>
    public const string Total = "total-mismatch";

    /// <summary>A percentage does not follow from its inputs.</summary>
    public const string Percent = "pct-mismatch";

    /// <summary>A difference does not follow from its inputs.</summary>
    public const string Difference = "diff-mismatch";

    /// <summary>A percentage is made of a base of zero.</summary>
    public const string FromZero = "pct-from-zero";

    /// <summary>Decimals were left off where they should have been rounded.</summary>
    public const string Truncated = "truncated";

    /// <summary>Percentage points are called percent.</summary>
    public const string Points = "points-as-percent";

    /// <summary>Words stand in a column of figures.</summary>
    public const string Text = "text-in-number";

    /// <summary>A row is part of another, or says it again, and must not be added to it.</summary>
    public const string Subset = "subset-row";

    /// <summary>A change is not stated though both its figures are.</summary>
    public const string Missing = "missing-change";

    /// <summary>A total is made of other columns than in other files.</summary>
    public const string Drift = "definition-drift";
}

/// <summary>How findings write figures.</summary>
internal static class Said
{
    /// <summary>A figure with at most three decimals and its thousands parted.</summary>
    public static string Number(decimal value) => decimal.Round(value, 3, MidpointRounding.AwayFromZero).ToString("#,##0.###", CultureInfo.InvariantCulture);

    /// <summary>The same with its sign.</summary>
    public static string Signed(decimal value) => value > 0 ? "+" + Number(value) : Number(value);

    /// <summary>A percentage as it would be printed, with one decimal and its sign.</summary>
    public static string Percent(decimal value) => $"{(value > 0 ? "+" : "")}{decimal.Round(value, 1, MidpointRounding.AwayFromZero).ToString("#,##0.0", CultureInfo.InvariantCulture)} %";

    /// <summary>A figure as findings keep it: three decimals at most, and no noughts at its end.</summary>
    public static decimal Kept(decimal value) => decimal.Round(value, 3, MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m;
}

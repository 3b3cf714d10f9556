using System.Globalization;

namespace NteMonitor.Documents;

/// <summary>How a figure reads in prose: rounded half away from zero, thousands separated, its sign and unit mark shown.</summary>
public static class CellText
{
    /// <summary>Returns what stands in the cell, such as "1,204", "+20.0%", "from 0: n/a", "-1.5 points" or "not known".</summary>
    public static string Of(Cell cell) => cell switch
    {
        Cell.Text(var words) => Text.Clean.OneLine(words),
        Cell.State(var words, _) => Text.Clean.OneLine(words),
        Cell.Link(var words, _) => Text.Clean.OneLine(words),
        Cell.Count(var count) => count.ToString("N0", CultureInfo.InvariantCulture),
        Cell.Measure(var value, var places) => Number(value, places),
        Cell.Share share => share.Percent is { } percent
            ? Number(percent, share.Places) + "%"
            : $"of {Exact(share.Whole)}: n/a",
        Cell.Change change => change.Percent is { } percent
            ? Signed(percent, change.Places) + "%"
            : $"from {Exact(change.From)}: n/a",
        Cell.Points points => Signed(points.Difference, points.Places) + " points",
        Cell.Blank(_, var word) => Text.Clean.OneLine(word),
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "An unknown kind of cell."),
    };

    /// <summary>Returns a figure with this many decimal places and its thousands separated; never "-0".</summary>
    public static string Number(decimal value, int places) =>
        Rounded(value, places).ToString("N" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Returns a figure as a machine reads it: this many places, no thousands separated; never "-0".</summary>
    public static string Plain(decimal value, int places) =>
        Rounded(value, places).ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Returns a figure in full, as a machine reads it, without trailing zeros.</summary>
    public static string Exact(decimal value) => value.ToString("0.#############################", CultureInfo.InvariantCulture);

    /// <summary>Returns the figure rounded half away from zero, as by hand; what rounds to nothing is 0 without a sign.</summary>
    public static decimal Rounded(decimal value, int places)
    {
        var rounded = Math.Round(value, places, MidpointRounding.AwayFromZero);
        return rounded == 0 ? 0 : rounded;
    }

    private static string Signed(decimal value, int places) =>
        (Rounded(value, places) > 0 ? "+" : "") + Number(value, places);
}

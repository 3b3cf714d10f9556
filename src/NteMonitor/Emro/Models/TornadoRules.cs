namespace NteMonitor.Emro.Models;

/// <summary>One input with its likely ends.</summary>
/// <param name="Name">What it is, in words.</param>
/// <param name="Low">One end, as a figure.</param>
/// <param name="High">The other.</param>
public sealed record Swing(string Name, double Low, double High);

/// <summary>What the result is at both ends of one input, the others held.</summary>
/// <param name="Name">The input.</param>
/// <param name="AtLow">The result at its low end.</param>
/// <param name="AtHigh">The result at its high end.</param>
public sealed record Bar(string Name, double AtLow, double AtHigh)
{
    /// <summary>How far the result moves.</summary>
    public double Width => Math.Abs(AtHigh - AtLow);
}

/// <summary>Which input the result hangs on most.</summary>
public static class TornadoRules
{
    /// <summary>Returns the bars, the widest first; of equal width in the order given.</summary>
    /// <param name="inputs">The inputs with their ends.</param>
    /// <param name="result">The result when one input, by its place, has a value and the others stand as they are.</param>
    /// <source>docs/methods/emro.md §8: one at a time, at the ends of the likely range.</source>
    public static IReadOnlyList<Bar> Bars(IReadOnlyList<Swing> inputs, Func<int, double, double> result) =>
        [.. inputs.Select((s, i) => new Bar(s.Name, result(i, s.Low), result(i, s.High))).OrderByDescending(b => b.Width)];

    /// <summary>Returns the value of what is averted: B·(1 − RR^h)·(1 − d)·U.</summary>
    /// <param name="count">B: incidents a year in the window.</param>
    /// <param name="ratio">RR: rate ratio for an hour.</param>
    /// <param name="hours">h: hours removed.</param>
    /// <param name="displaced">d: share displaced.</param>
    /// <param name="unitCost">U: pounds for one incident.</param>
    /// <source>docs/methods/emro.md §8.</source>
    public static double Worth(double count, double ratio, double hours, double displaced, double unitCost) =>
        count * (1 - Math.Pow(ratio, hours)) * (1 - displaced) * unitCost;
}

namespace NteMonitor.Rates;

/// <summary>Two ends of a range, both included.</summary>
/// <param name="Low">The lower end, 0 or more.</param>
/// <param name="High">The upper end; infinite where the data set none.</param>
public readonly record struct Bounds(double Low, double High)
{
    /// <summary>Returns both ends multiplied.</summary>
    public Bounds Times(double factor) => new(Low * factor, High * factor);

    /// <summary>Whether a figure lies in the range.</summary>
    public bool Holds(double figure) => Low <= figure && figure <= High;
}

/// <summary>How often something happened over how much of something.</summary>
/// <param name="Events">Events, each counted once; 0 or more.</param>
/// <param name="Exposure">What they are set against, for example capacity-hours open; above 0 wherever a rate is asked for.</param>
public readonly record struct Observed(long Events, double Exposure)
{
    /// <summary>Events per unit of exposure.</summary>
    public double Rate => Events / Exposure;
}

/// <summary>Two rates set beside each other.</summary>
/// <param name="Ratio">The second rate over the first; none where both have no events, infinite where only the first has none.</param>
/// <param name="Interval">The 95 % interval of the ratio, from 0 to infinity where nothing is known.</param>
/// <param name="Probability">The two-sided probability of a difference at least as large if both rates were the same.</param>
public sealed record RatePair(double? Ratio, Bounds Interval, double Probability);

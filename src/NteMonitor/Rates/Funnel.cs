namespace NteMonitor.Rates;

/// <summary>Where a venue lies among what chance alone would give.</summary>
public enum FunnelClass
{
    /// <summary>Fewer events than the 99.8 % limits allow.</summary>
    FarBelow,

    /// <summary>Fewer events than the 95 % limits allow.</summary>
    Below,

    /// <summary>Within the 95 % limits.</summary>
    Inside,

    /// <summary>More events than the 95 % limits allow.</summary>
    Above,

    /// <summary>More events than the 99.8 % limits allow.</summary>
    FarAbove,
}

/// <summary>How many events venues had together, and how much they differ beyond chance.</summary>
/// <param name="Venues">How many venues are compared.</param>
/// <param name="Together">Their events over their exposure.</param>
/// <param name="Dispersion">Spiegelhalter's φ: the mean of squared winsorised z-scores; 1 where only chance is at work.</param>
/// <param name="Between">τ²: the variance of the ordinary venues' own ratios beyond chance, of winsorised scores; it sets the limits. 0 where chance explains everything.</param>
/// <param name="Prior">The same of all scores as they are, those of venues that stand out too; by it ratios are shrunk.</param>
public sealed record Spread(int Venues, Observed Together, double Dispersion, double Between, double Prior)
{
    /// <summary>The fewest venues that are compared with one another.</summary>
    public const int LeastVenues = 10;

    /// <summary>Whether there are enough venues, with enough events, to say that one stands out.</summary>
    public bool Compares => Venues >= LeastVenues && Together.Events > 0;
}

/// <summary>One venue on the funnel plot.</summary>
/// <param name="Events">What was observed.</param>
/// <param name="Expected">What the rate of all venues together gives for its exposure.</param>
/// <param name="Interval">The exact 95 % interval of its ratio, by its own count alone.</param>
public sealed record FunnelPoint(long Events, double Expected, Bounds Interval)
{
    /// <summary>Observed over expected; none where nothing is expected.</summary>
    public double? Ratio => Expected > 0 ? Events / Expected : null;

    /// <summary>The counts that 95 of 100 such venues would lie between, were chance and the usual differences between venues all there is.</summary>
    public Bounds Chance95 { get; init; }

    /// <summary>The same for 998 of 1,000.</summary>
    public Bounds Chance998 { get; init; }

    /// <summary>Where it lies; none where too few venues are compared.</summary>
    public FunnelClass? Class { get; init; }

    /// <summary>The ratio drawn towards 1 by as much as its few events are worth; none where too few venues are compared.</summary>
    public double? Shrunk { get; init; }

    /// <summary>The 95 % interval of the shrunk ratio.</summary>
    public Bounds ShrunkInterval { get; init; }
}

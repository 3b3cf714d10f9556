namespace NteMonitor.Rates;

/// <summary>What a before-and-after test is made from.</summary>
/// <param name="Before">The venue before.</param>
/// <param name="After">The venue after.</param>
/// <param name="OthersBefore">All other venues with a rate, together, before.</param>
/// <param name="OthersAfter">All other venues with a rate, together, after.</param>
/// <param name="Spread">How the venues differed before, this one among them.</param>
public sealed record ChangeInput(Observed Before, Observed After, Observed OthersBefore, Observed OthersAfter, Spread Spread);

/// <summary>What is known of a change at one venue.</summary>
/// <param name="Input">What it was made from.</param>
/// <param name="Test">Its rate after over its rate before.</param>
/// <param name="Others">The same of all other venues together; none where they have no exposure.</param>
public sealed record Change(ChangeInput Input, RatePair Test, RatePair? Others)
{
    /// <summary>The venue's rate before, drawn towards the rate of all by as much as its few events are worth; none where too few venues are compared.</summary>
    public double? ShrunkRate { get; init; }

    /// <summary>By which share its rate would be expected to move after with nothing changed, only because it was picked for its figures before: −0.2 is a fall by a fifth.</summary>
    public double? Regression { get; init; }

    /// <summary>The change of all other venues together, where its interval says that there is one; otherwise none.</summary>
    public double? TownChanged => Others is { Ratio: { } town } others && double.IsFinite(town) && !others.Interval.Holds(1) ? town : null;

    /// <summary>How many events would be expected after, with nothing changed but that and what surely changed at all other venues together.</summary>
    public double? ExpectedAfter { get; init; }

    /// <summary>The counts after between which 95 of 100 such venues would lie with nothing changed.</summary>
    public Bounds? ChanceAfter { get; init; }

    /// <summary>How many venues might have been looked at in this way.</summary>
    public int Looks => Input.Spread.Venues;

    /// <summary>How many of them would be expected to show a probability under 0.05 with nothing changed anywhere.</summary>
    public double FalseAlarms => Looks * ChangeRules.Level;

    /// <summary>The probability under which a change stands even though every venue was looked at.</summary>
    public double LevelOfMany => ChangeRules.Level / Math.Max(1, Looks);
}

namespace NteMonitor.Emro.Evaluation;

/// <summary>One period of a series.</summary>
/// <param name="Time">Its place in time, as the file numbers it.</param>
/// <param name="Count">What was counted.</param>
/// <param name="Exposure">Nights, hours or capacity-hours.</param>
/// <param name="After">Whether the order was in force.</param>
public sealed record SeriesPoint(double Time, double Count, double Exposure, bool After);

/// <summary>The series of an area with the order and of one without.</summary>
/// <param name="Treated">The area of the order.</param>
/// <param name="Control">The other over the same periods, or empty.</param>
public sealed record TwoSeries(IReadOnlyList<SeriesPoint> Treated, IReadOnlyList<SeriesPoint> Control);

/// <summary>How a series is to be fitted.</summary>
/// <param name="Model">How counts are taken to vary.</param>
public sealed record SeriesModel(CountModel Model)
{
    /// <summary>Periods to a year, for harmonics: 12 for months, 52.18 for weeks.</summary>
    public double Period { get; init; } = 12;

    /// <summary>Pairs of sine and cosine.</summary>
    public int Harmonics { get; init; }

    /// <summary>Whether the trend may change with the order, too.</summary>
    public bool Slope { get; init; }

    /// <summary>Periods over which errors may hang together, for Newey and West's standard errors.</summary>
    public int Lags { get; init; } = 3;
}

/// <summary>An interrupted time series, fitted.</summary>
/// <param name="Fit">The regression.</param>
/// <param name="Effect">Name of the term that is the order's effect: <c>step</c>, or <c>treated:step</c> with a control area.</param>
/// <param name="Observed">Counted after the order, in the treated area.</param>
/// <param name="Counterfactual">What the model expects there without it.</param>
/// <param name="DurbinWatson">Durbin and Watson's figure for each area, 2 where neighbours' residuals do not hang together.</param>
/// <param name="NeweyWest">Standard errors of the terms that allow for residuals hanging together, in the order of the terms.</param>
public sealed record SeriesFit(Fit Fit, string Effect, double Observed, double Counterfactual, IReadOnlyList<double> DurbinWatson, IReadOnlyList<double> NeweyWest);

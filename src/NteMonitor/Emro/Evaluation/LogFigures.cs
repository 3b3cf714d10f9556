using NteMonitor.Zones;

namespace NteMonitor.Emro.Evaluation;

/// <summary>An area's events in each whole period.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Counts">Events in each period, in the order of the periods.</param>
/// <param name="GivenAway">Events of the whole span in the zone that are counted for an area named before it, because they lie in both.</param>
/// <param name="HourUnknown">Events of the span whose night is known and whose hour is not: in no figure where hours are asked for.</param>
/// <param name="MonthOnly">Events of the span's months that know no night: in no figure.</param>
public sealed record LogArea(Zone Zone, IReadOnlyList<long> Counts, long GivenAway, long HourUnknown, long MonthOnly);

/// <summary>What the log holds for a question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Periods">Whole periods of which the log holds anything at all.</param>
/// <param name="LeftOut">Periods that are left out, in words, and why.</param>
/// <param name="Treated">The area with the change.</param>
/// <param name="Control">The area without it, or none.</param>
/// <param name="Buffer">The area that trouble may have moved to, or none.</param>
/// <param name="Nowhere">Events of the span, hours and categories that lie in no zone or whose place is not on the map.</param>
public sealed record LogFigures(
    LogQuestion Question, IReadOnlyList<LogPeriod> Periods, IReadOnlyList<string> LeftOut, LogArea Treated, LogArea? Control, LogArea? Buffer, long Nowhere)
{
    /// <summary>The figures as two series.</summary>
    public TwoSeries Series => new(Of(Treated), Of(Control));

    private IReadOnlyList<SeriesPoint> Of(LogArea? area) => area is null ? [] : [.. Periods.Zip(area.Counts, (p, n) => new SeriesPoint(p.Time, n, p.Days, p.After))];
}

/// <summary>What was chosen before looking.</summary>
/// <param name="Model">How a series is fitted.</param>
/// <param name="IsTotals">Whether totals before and after are what counts, and the series stands beside them.</param>
/// <param name="Phi">A dispersion known from elsewhere, for totals.</param>
public sealed record LogChoice(SeriesModel Model, bool IsTotals, double? Phi);

/// <summary>What the log says of a change.</summary>
/// <param name="Figures">The figures.</param>
/// <param name="Choice">What was chosen before looking.</param>
/// <param name="Counts">Totals before and after, each period with its number.</param>
/// <param name="Ratio">Their ratio.</param>
/// <param name="Fit">The series, fitted; none where totals were chosen and it cannot be.</param>
/// <param name="Readings">Every usual reading side by side.</param>
/// <param name="Displacement">What moved into the buffer, or why it cannot be said.</param>
public sealed record LogComparison(
    LogFigures Figures, LogChoice Choice, BeforeAfter Counts, RatioOfRates Ratio, SeriesFit? Fit, IReadOnlyList<Reading> Readings, Outcome<DisplacementResult> Displacement);

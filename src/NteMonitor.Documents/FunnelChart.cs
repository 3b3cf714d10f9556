namespace NteMonitor.Documents;

/// <summary>Ratios over what was expected, between limits that narrow as more is expected.</summary>
/// <param name="Id">A short name within the document.</param>
/// <param name="Caption">What the chart shows.</param>
/// <param name="Alternative">The chart in words.</param>
/// <param name="Points">The points in the order of their table; the ratio 1 is the line in the middle.</param>
/// <param name="Limits">The limits, the inner ones first.</param>
public sealed record FunnelChart(
    string Id, string Caption, string Alternative, IReadOnlyList<FunnelMark> Points, IReadOnlyList<FunnelLimits> Limits)
    : Chart(Id, Caption, Alternative)
{
    /// <summary>What the places across stand for, such as "Expected events".</summary>
    public required string Across { get; init; }

    /// <summary>What the heights stand for, such as "Observed over expected".</summary>
    public required string Up { get; init; }

    /// <summary>The height above which nothing is drawn: a little above the greatest ratio, and at least 2.</summary>
    internal decimal Top => Math.Max(2, Points.Select(p => p.Ratio).DefaultIfEmpty(0).Max() * 1.1m);

    /// <summary>The place furthest to the right, above 0.</summary>
    internal decimal Widest => Points.Select(p => p.Expected).Concat(Limits.SelectMany(l => l.Stations).Select(s => s.Expected)).DefaultIfEmpty(0).Max() is > 0 and var widest ? widest : 1;
}

/// <summary>One point of a funnel chart.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Expected">How much was expected, 0 or more.</param>
/// <param name="Ratio">How much there was for each that was expected, 0 or more.</param>
/// <param name="Standing">Where it lies among the limits, in words.</param>
public sealed record FunnelMark(string Label, decimal Expected, decimal Ratio, string Standing)
{
    /// <summary>How much was expected, 0 or more.</summary>
    public decimal Expected { get; init; } = NotBelow0(Expected, nameof(Expected));

    /// <summary>How much there was for each that was expected, 0 or more.</summary>
    public decimal Ratio { get; init; } = NotBelow0(Ratio, nameof(Ratio));

    internal static decimal NotBelow0(decimal figure, string name) => figure >= 0 ? figure : throw new ArgumentOutOfRangeException(name, figure, "A place on a funnel is 0 or more.");

    /// <summary>Whether it lies outside a limit and is named on the picture.</summary>
    public bool IsOutside { get; init; }
}

/// <summary>A pair of limits, drawn as two lines.</summary>
/// <param name="Name">What they are, such as "95 % limits".</param>
/// <param name="Stations">Where the lines pass, from left to right.</param>
public sealed record FunnelLimits(string Name, IReadOnlyList<FunnelStation> Stations);

/// <summary>One place across, with the height of the lower and of the upper line there.</summary>
/// <param name="Expected">How much is expected, 0 or more.</param>
/// <param name="Low">The ratio of the lower line, 0 or more.</param>
/// <param name="High">The ratio of the upper line, 0 or more.</param>
public sealed record FunnelStation(decimal Expected, decimal Low, decimal High)
{
    /// <summary>How much is expected, 0 or more.</summary>
    public decimal Expected { get; init; } = FunnelMark.NotBelow0(Expected, nameof(Expected));

    /// <summary>The ratio of the lower line, 0 or more.</summary>
    public decimal Low { get; init; } = FunnelMark.NotBelow0(Low, nameof(Low));

    /// <summary>The ratio of the upper line, 0 or more.</summary>
    public decimal High { get; init; } = FunnelMark.NotBelow0(High, nameof(High));
}

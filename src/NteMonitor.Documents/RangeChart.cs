namespace NteMonitor.Documents;

/// <summary>Ranges beside their labels, such as what a result is at both ends of each input; 0 is marked.</summary>
/// <param name="Id">A short name within the document.</param>
/// <param name="Caption">What the chart shows.</param>
/// <param name="Alternative">The chart in words.</param>
/// <param name="Ranges">From top to bottom.</param>
public sealed record RangeChart(string Id, string Caption, string Alternative, IReadOnlyList<RangeMark> Ranges)
    : Chart(Id, Caption, Alternative);

/// <summary>One range.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Low">Its lower end, at most the upper one.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Middle">What is likeliest in it, or none.</param>
public sealed record RangeMark(string Label, decimal Low, decimal High, decimal? Middle = null)
{
    /// <summary>Its lower end, at most the upper one.</summary>
    public decimal Low { get; init; } = Low <= High ? Low : throw new ArgumentException($"Range {Label} ends before it begins.", nameof(Low));
}

namespace NteMonitor.Documents;

/// <summary>A picture of figures that can be read without seeing it.</summary>
/// <param name="Id">A short name within the document, used as its anchor.</param>
/// <param name="Caption">What the chart shows, in one line.</param>
/// <param name="Alternative">What a reader who cannot see it needs: the figures in words, or the table that has them.</param>
public abstract record Chart(string Id, string Caption, string Alternative) : Part
{
    /// <summary>The unit of every figure in it, or null for plain numbers.</summary>
    public string? Unit { get; init; }

    /// <summary>Decimal places shown, 0 to 10.</summary>
    public int Places { get; init; }
}

/// <summary>Bars beside their labels, from 0.</summary>
/// <param name="Id">A short name within the document.</param>
/// <param name="Caption">What the chart shows.</param>
/// <param name="Alternative">The chart in words.</param>
/// <param name="Bars">From top to bottom.</param>
public sealed record BarChart(string Id, string Caption, string Alternative, IReadOnlyList<Bar> Bars)
    : Chart(Id, Caption, Alternative);

/// <summary>One bar.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Value">Its length; null where the figure is not known, which is not 0.</param>
public sealed record Bar(string Label, decimal? Value);

/// <summary>Lines over a run of labels, such as nights or months.</summary>
/// <param name="Id">A short name within the document.</param>
/// <param name="Caption">What the chart shows.</param>
/// <param name="Alternative">The chart in words.</param>
/// <param name="Labels">From left to right.</param>
/// <param name="Series">The lines; each has exactly one value per label.</param>
public sealed record LineChart(
    string Id, string Caption, string Alternative, IReadOnlyList<string> Labels, IReadOnlyList<Series> Series)
    : Chart(Id, Caption, Alternative)
{
    /// <summary>The lines; each has exactly one value per label.</summary>
    public IReadOnlyList<Series> Series { get; init; } = Series.All(line => line.Values.Count == Labels.Count)
        ? Series
        : throw new ArgumentException($"Chart {Id} has a line without exactly {Labels.Count} values.", nameof(Series));
}

/// <summary>One line of figures, or one row of a heat chart.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Values">One per label; null where the figure is not known, which breaks the line and is not 0.</param>
public sealed record Series(string Name, IReadOnlyList<decimal?> Values);

/// <summary>Figures by row and column, shaded by size, such as hour of the night by day of the week.</summary>
/// <param name="Id">A short name within the document.</param>
/// <param name="Caption">What the chart shows.</param>
/// <param name="Alternative">The chart in words.</param>
/// <param name="Columns">The column labels from left to right.</param>
/// <param name="Rows">The rows from top to bottom; each has exactly one value per column.</param>
public sealed record HeatChart(
    string Id, string Caption, string Alternative, IReadOnlyList<string> Columns, IReadOnlyList<Series> Rows)
    : Chart(Id, Caption, Alternative)
{
    /// <summary>The rows from top to bottom; each has exactly one value per column.</summary>
    public IReadOnlyList<Series> Rows { get; init; } = Rows.All(row => row.Values.Count == Columns.Count)
        ? Rows
        : throw new ArgumentException($"Chart {Id} has a row without exactly {Columns.Count} values.", nameof(Rows));
}

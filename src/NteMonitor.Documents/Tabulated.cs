namespace NteMonitor.Documents;

/// <summary>What stands around the figures of a table, and charts as tables.</summary>
internal static class Tabulated
{
    /// <summary>The blank of a chart's figure that is not known.</summary>
    private static readonly Cell NotKnown = new Cell.Blank("there is no figure for it");

    /// <summary>Returns a column's heading with its unit in brackets.</summary>
    public static string Heading(Column column) => WithUnit(column.Heading, column.Unit);

    /// <summary>Returns a chart's caption with its unit in brackets.</summary>
    public static string Caption(Chart chart) => WithUnit(chart.Caption, chart.Unit);

    /// <summary>Returns the lines under a table: its source, its notes, and for each word of a blank its reasons.</summary>
    public static IEnumerable<string> Remarks(Table table)
    {
        if (table.Source is { } source)
        {
            yield return $"Source: {source}";
        }

        foreach (var note in table.Notes)
        {
            yield return note;
        }

        foreach (var blank in table.Rows.SelectMany(row => row.Cells).OfType<Cell.Blank>().Distinct())
        {
            yield return $"“{blank.Word}”: {blank.Why}";
        }
    }

    /// <summary>Returns the figures of a chart as a table with the chart's id and caption.</summary>
    public static Table Of(Chart chart) => chart switch
    {
        BarChart bars => new(chart.Id, chart.Caption,
            [new("Of what"), Column.Figures("Figure", chart.Unit)],
            [.. bars.Bars.Select(bar => new Row([bar.Label, Figure(bar.Value, chart)]))]),
        LineChart lines => new(chart.Id, Caption(chart),
            [new("When"), .. lines.Series.Select(line => Column.Figures(line.Name))],
            [.. lines.Labels.Select((label, at) =>
                new Row([label, .. lines.Series.Select(line => Figure(line.Values[at], chart))]))]),
        HeatChart heat => new(chart.Id, Caption(chart),
            [new(""), .. heat.Columns.Select(column => Column.Figures(column))],
            [.. heat.Rows.Select(row => new Row([row.Name, .. row.Values.Select(value => Figure(value, chart))]))]),
        RangeChart ranges => new(chart.Id, chart.Caption,
            [new("Of what"), Column.Figures("Least", chart.Unit), Column.Figures("Middle", chart.Unit), Column.Figures("Greatest", chart.Unit)],
            [.. ranges.Ranges.Select(r => new Row([r.Label, Figure(r.Low, chart), Figure(r.Middle, chart), Figure(r.High, chart)]))]),
        FunnelChart funnel => new(chart.Id, Caption(chart),
            [new("Of what"), Column.Figures(funnel.Across), Column.Figures(funnel.Up), new("Standing")],
            [.. funnel.Points.Select(p => new Row([p.Label, new Cell.Measure(p.Expected, 1), new Cell.Measure(p.Ratio, 2), p.Standing]))]),
        _ => throw new ArgumentOutOfRangeException(nameof(chart), chart, "An unknown kind of chart."),
    };

    private static Cell Figure(decimal? value, Chart chart) =>
        value is { } figure ? new Cell.Measure(figure, chart.Places) : NotKnown;

    private static string WithUnit(string text, string? unit) => unit is null ? text : $"{text} ({unit})";
}

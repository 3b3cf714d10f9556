namespace NteMonitor.Documents.Html;

/// <summary>Charts as figures: a caption, the picture with its name and description, the words, and the figures.</summary>
internal static class HtmlChart
{
    /// <summary>Returns a chart as a figure of the page.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="anchor">Its anchor, unlike every other in the page.</param>
    /// <param name="number">Its running number.</param>
    public static IEnumerable<string> Of(Chart chart, string anchor, int number)
    {
        var caption = $"Figure {number}. {Tabulated.Caption(chart)}";
        var alternative = $"""<p class="alternative">{Markup.Escaped(chart.Alternative)}</p>""";
        return chart switch
        {
            HeatChart heat => [$"""<div class="chart" id="{anchor}">""", .. HtmlTable.Of(heat, anchor, caption), alternative, "</div>"],
            _ =>
            [
                $"""<figure class="chart" id="{anchor}">""",
                $"<figcaption>{Markup.Escaped(caption)}</figcaption>",
                .. Picture(chart, anchor),
                alternative,
                $"<details><summary>Figure {number} as a table</summary>",
                .. HtmlTable.Grid(Tabulated.Of(chart), $"{anchor}--caption", Tabulated.Caption(chart)),
                "</details>",
                "</figure>",
            ],
        };
    }

    private static IEnumerable<string> Picture(Chart chart, string anchor)
    {
        var (lines, height) = chart switch
        {
            BarChart bars => BarSvg.Draw(bars),
            LineChart line => LineSvg.Draw(line),
            FunnelChart funnel => FunnelSvg.Draw(funnel),
            RangeChart range => RangeSvg.Draw(range),
            _ => throw new ArgumentOutOfRangeException(nameof(chart), chart, "An unknown kind of chart."),
        };
        return
        [
            $"""<svg role="img" aria-labelledby="{anchor}--title" aria-describedby="{anchor}--desc" viewBox="0 0 720 {height}">""",
            $"""<title id="{anchor}--title">{Markup.Escaped(Tabulated.Caption(chart))}</title>""",
            $"""<desc id="{anchor}--desc">{Markup.Escaped(chart.Alternative)}</desc>""",
            .. lines,
            "</svg>",
        ];
    }
}

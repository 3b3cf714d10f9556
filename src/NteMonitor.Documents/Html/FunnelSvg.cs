using NteMonitor.Documents.Text;

namespace NteMonitor.Documents.Html;

/// <summary>Draws a funnel chart: limits differ by dash, points outside them by shape and by their name beside them.</summary>
internal static class FunnelSvg
{
    private const int Width = 720;
    private const int PlotHeight = 340;
    private const int Left = 56;
    private const int Top = 36;
    private const int LegendRow = 24;
    private const int NameRow = 17;

    /// <summary>Returns the inside of the picture and its height.</summary>
    public static (IEnumerable<string> Lines, int Height) Draw(FunnelChart chart)
    {
        var plot = new Plot(Scale.Of([chart.Widest], 0), Scale.Of([chart.Top], 1));
        IEnumerable<string> lines =
        [
            $"""<text x="8" y="16">{Markup.Escaped(chart.Up)}</text>""",
            .. plot.Up.Marks.Append(1).Distinct().Select(mark => Grid(mark, plot)),
            .. plot.Across.Marks.Select(mark => $"""<text text-anchor="middle" x="{Markup.Place(plot.X(mark))}" y="{Top + PlotHeight + 22}">{Markup.Escaped(CellText.Number(mark, 0))}</text>"""),
            $"""<text text-anchor="middle" x="{Markup.Place((Left + Width) / 2m)}" y="{Top + PlotHeight + 44}">{Markup.Escaped(chart.Across)}</text>""",
            $"""<line class="axis" x1="{Left}" y1="{Markup.Place(plot.Y(1))}" x2="{Width - 14}" y2="{Markup.Place(plot.Y(1))}"/>""",
            .. chart.Limits.SelectMany((limits, at) => Limits(limits, 1 + (at % 3), plot)),
            .. chart.Points.Where(p => !p.IsOutside).Select(point => $"""<circle class="mark look0" cx="{Markup.Place(plot.X(point.Expected))}" cy="{Markup.Place(plot.Y(point.Ratio))}" r="4"/>"""),
            .. Outside(chart, plot),
            .. chart.Limits.SelectMany((limits, at) => Legend(limits.Name, 1 + (at % 3), at)),
        ];
        return (lines, Top + PlotHeight + 62 + (chart.Limits.Count * LegendRow));
    }

    /// <summary>Where values lie in the picture.</summary>
    private sealed record Plot(Scale Across, Scale Up)
    {
        public decimal X(decimal expected) => Left + ((Width - Left - 14) * Across.Part(expected));

        public decimal Y(decimal ratio) => Top + (PlotHeight * (1 - Up.Part(Math.Clamp(ratio, 0, Up.Greatest))));
    }

    private static string Grid(decimal mark, Plot plot) =>
        $"""<line class="grid" x1="{Left}" y1="{Markup.Place(plot.Y(mark))}" x2="{Width - 14}" y2="{Markup.Place(plot.Y(mark))}"/>"""
        + $"""<text class="label" x="{Left - 8}" y="{Markup.Place(plot.Y(mark) + 5)}">{Markup.Escaped(CellText.Number(mark, 1))}</text>""";

    private static IEnumerable<string> Limits(FunnelLimits limits, int look, Plot plot)
    {
        // An upper line that leaves the picture is not drawn along its edge.
        var high = limits.Stations.Where(s => s.High <= plot.Up.Greatest).Select(s => (s.Expected, s.High)).ToList();
        foreach (var line in new[] { [.. limits.Stations.Select(s => (s.Expected, s.Low))], high })
        {
            if (line.Count > 1)
            {
                yield return $"""<path class="line look{look}" d="M{string.Join('L', line.Select(p => $"{Markup.Place(plot.X(p.Item1))} {Markup.Place(plot.Y(p.Item2))}"))}"/>""";
            }
        }
    }

    /// <summary>Names that would lie on one another are moved down.</summary>
    private static IEnumerable<string> Outside(FunnelChart chart, Plot plot)
    {
        var lowest = decimal.MinValue;
        foreach (var point in chart.Points.Where(p => p.IsOutside).OrderByDescending(p => p.Ratio))
        {
            var (x, y) = (plot.X(point.Expected), plot.Y(point.Ratio));
            var right = x < Width * 0.66m;
            lowest = Math.Max(y, lowest + NameRow);
            yield return $"""<path class="mark look1" d="M{Markup.Place(x)} {Markup.Place(y - 6)}l6 6l-6 6l-6 -6z"/>""";
            yield return $"""<text text-anchor="{(right ? "start" : "end")}" x="{Markup.Place(right ? x + 10 : x - 10)}" y="{Markup.Place(lowest + 5)}">{Markup.Escaped(Clean.OneLine(point.Label))}</text>""";
        }
    }

    private static IEnumerable<string> Legend(string name, int look, int at)
    {
        var y = Top + PlotHeight + 68 + (at * LegendRow);
        yield return $"""<path class="line look{look}" d="M{Left} {y}h44"/>""";
        yield return $"""<text x="{Left + 54}" y="{y + 5}">{Markup.Escaped(Clean.OneLine(name))}</text>""";
    }
}

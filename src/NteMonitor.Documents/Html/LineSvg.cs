using NteMonitor.Documents.Text;

namespace NteMonitor.Documents.Html;

/// <summary>Draws a line chart: lines differ by dash and by the shape of their marks, not by colour alone.</summary>
internal static class LineSvg
{
    private const int Width = 720;
    private const int PlotHeight = 220;
    private const int Top = 12;
    private const int LegendRow = 24;
    private const int Looks = 4;

    /// <summary>Returns the inside of the picture and its height, which grows with the legend.</summary>
    public static (IEnumerable<string> Lines, int Height) Draw(LineChart chart)
    {
        var scale = Scale.Of(chart.Series.SelectMany(line => line.Values), chart.Places);
        var left = (scale.Marks.Max(mark => CellText.Number(mark, chart.Places).Length) * 8) + 14;
        var plot = new Plot(scale, left, Width - left - 14, chart.Labels.Count);
        IEnumerable<string> lines =
        [
            .. scale.Marks.Select(mark => Grid(mark, chart, plot)),
            .. Labels(chart, plot),
            .. chart.Series.SelectMany((line, at) => Line(line, at % Looks, plot)),
            .. chart.Series.Count > 1 ? chart.Series.SelectMany((line, at) => Legend(line, at, left)) : [],
        ];
        return (lines, Top + PlotHeight + 34 + (chart.Series.Count > 1 ? chart.Series.Count * LegendRow : 0));
    }

    /// <summary>Where values and labels lie in the picture.</summary>
    private sealed record Plot(Scale Scale, int Left, int Across, int Labels)
    {
        public decimal X(int label) => Labels < 2 ? Left + (Across / 2m) : Left + (Across * (decimal)label / (Labels - 1));

        public decimal Y(decimal value) => Top + (PlotHeight * (1 - Scale.Part(value)));
    }

    private static string Grid(decimal mark, Chart chart, Plot plot)
    {
        var y = Markup.Place(plot.Y(mark));
        var kind = mark == 0 ? "axis" : "grid";
        return $"""<line class="{kind}" x1="{plot.Left}" y1="{y}" x2="{plot.Left + plot.Across}" y2="{y}"/>"""
            + $"""<text class="label" x="{plot.Left - 8}" y="{Markup.Place(plot.Y(mark) + 5)}">{Markup.Shown(mark, chart)}</text>""";
    }

    /// <summary>Returns as many labels as fit without touching, always the first.</summary>
    private static IEnumerable<string> Labels(LineChart chart, Plot plot)
    {
        var widest = chart.Labels.Select(label => TextWidth.Of(Shortened(label))).DefaultIfEmpty(1).Max();
        var fits = Math.Max(1, plot.Across / ((widest * 8) + 16));
        var each = Math.Max(1, (chart.Labels.Count + fits - 1) / fits);
        for (var at = 0; at < chart.Labels.Count; at += each)
        {
            var side = at == 0 ? "start" : at == chart.Labels.Count - 1 ? "end" : "middle";
            yield return $"""<text text-anchor="{side}" x="{Markup.Place(plot.X(at))}" y="{Top + PlotHeight + 24}">{Markup.Escaped(Shortened(chart.Labels[at]))}</text>""";
        }
    }

    private static IEnumerable<string> Line(Series line, int look, Plot plot)
    {
        var path = "";
        var pen = "M";
        for (var at = 0; at < line.Values.Count; at++)
        {
            if (line.Values[at] is not { } value)
            {
                pen = "M"; // what is not known breaks the line
                continue;
            }

            path += $"{pen}{Markup.Place(plot.X(at))} {Markup.Place(plot.Y(value))}";
            pen = "L";
        }

        if (path.Length > 0)
        {
            yield return $"""<path class="line look{look}" d="{path}"/>""";
        }

        // Past sixty the marks would hide the line they stand on; a lone figure is always marked.
        for (var at = 0; at < line.Values.Count; at++)
        {
            if (line.Values[at] is { } value && (line.Values.Count <= 60 || IsAlone(line.Values, at)))
            {
                yield return Mark(look, plot.X(at), plot.Y(value));
            }
        }
    }

    private static bool IsAlone(IReadOnlyList<decimal?> values, int at) =>
        (at == 0 || values[at - 1] is null) && (at == values.Count - 1 || values[at + 1] is null);

    private static string Mark(int look, decimal x, decimal y) => look switch
    {
        0 => $"""<circle class="mark look0" cx="{Markup.Place(x)}" cy="{Markup.Place(y)}" r="3.5"/>""",
        1 => $"""<rect class="mark look1" x="{Markup.Place(x - 3.5m)}" y="{Markup.Place(y - 3.5m)}" width="7" height="7"/>""",
        2 => $"""<path class="mark look2" d="M{Markup.Place(x)} {Markup.Place(y - 5)}l5 9h-10z"/>""",
        _ => $"""<path class="mark look3" d="M{Markup.Place(x)} {Markup.Place(y - 5)}l5 5l-5 5l-5 -5z"/>""",
    };

    private static IEnumerable<string> Legend(Series line, int at, int left)
    {
        var y = Top + PlotHeight + 46 + (at * LegendRow);
        yield return $"""<path class="line look{at % Looks}" d="M{left} {y}h44"/>""";
        yield return Mark(at % Looks, left + 22, y);
        yield return $"""<text x="{left + 54}" y="{y + 5}">{Markup.Escaped(Clean.OneLine(line.Name))}</text>""";
    }

    private static string Shortened(string label)
    {
        var line = Clean.OneLine(label);
        return TextWidth.Of(line) <= 14 ? line : TextWrap.Lines(line, 13)[0] + "…";
    }
}

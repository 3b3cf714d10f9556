using NteMonitor.Documents.Text;

namespace NteMonitor.Documents.Html;

/// <summary>Draws a bar chart: labels to the left, the figure at the end of each bar.</summary>
internal static class BarSvg
{
    private const int Width = 720;
    private const int LabelLetters = 30;
    private const int LetterWidth = 8;
    private const int RowHeight = 30;

    /// <summary>Returns the inside of the picture and its height, which grows with the bars.</summary>
    public static (IEnumerable<string> Lines, int Height) Draw(BarChart chart)
    {
        var label = Math.Min(LabelLetters, chart.Bars.Select(bar => TextWidth.Of(Clean.OneLine(bar.Label))).DefaultIfEmpty(0).Max());
        var figure = chart.Bars.Select(bar => Markup.Shown(bar.Value, chart).Length).DefaultIfEmpty(0).Max();
        var left = (label * LetterWidth) + 12;
        var room = Math.Max(80, Width - left - (figure * LetterWidth) - 16);
        var scale = Scale.Tight(chart.Bars.Select(bar => bar.Value));
        var zero = left + (room * scale.Part(0));
        IEnumerable<string> lines =
        [
            .. chart.Bars.SelectMany((bar, at) =>
                Bar(bar, chart, (left, at * RowHeight), value => left + (room * scale.Part(value)))),
            $"""<line class="axis" x1="{Markup.Place(zero)}" y1="0" x2="{Markup.Place(zero)}" y2="{chart.Bars.Count * RowHeight}"/>""",
        ];
        return (lines, Math.Max(1, chart.Bars.Count) * RowHeight);
    }

    private static IEnumerable<string> Bar(Bar bar, BarChart chart, (int Left, int Top) at, Func<decimal, decimal> place)
    {
        var middle = at.Top + (RowHeight / 2) + 5;
        yield return $"""<text class="label" x="{at.Left - 10}" y="{middle}">{Markup.Escaped(Shortened(bar.Label))}</text>""";
        var (from, to) = (place(Math.Min(0, bar.Value ?? 0)), place(Math.Max(0, bar.Value ?? 0)));
        if (bar.Value is not null)
        {
            yield return $"""<rect class="bar" x="{Markup.Place(from)}" y="{at.Top + 5}" width="{Markup.Place(to - from)}" height="{RowHeight - 10}" rx="2"/>""";
        }

        var unknown = bar.Value is null ? " unknown" : "";
        yield return $"""<text class="value{unknown}" x="{Markup.Place(to + 8)}" y="{middle}">{Markup.Shown(bar.Value, chart)}</text>""";
    }

    // The whole label stands in the table under the chart.
    private static string Shortened(string label)
    {
        var line = Clean.OneLine(label);
        return TextWidth.Of(line) <= LabelLetters ? line : TextWrap.Lines(line, LabelLetters - 1)[0] + "…";
    }
}

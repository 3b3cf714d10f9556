using NteMonitor.Documents.Text;

namespace NteMonitor.Documents.Html;

/// <summary>Draws a range chart: labels to the left, the figure of each end beside it, a dot at the middle, a line at 0.</summary>
internal static class RangeSvg
{
    private const int Width = 720;
    private const int LabelLetters = 30;
    private const int LetterWidth = 8;
    private const int RowHeight = 30;

    /// <summary>Returns the inside of the picture and its height, which grows with the ranges.</summary>
    public static (IEnumerable<string> Lines, int Height) Draw(RangeChart chart)
    {
        var label = Math.Min(LabelLetters, chart.Ranges.Select(r => TextWidth.Of(Clean.OneLine(r.Label))).DefaultIfEmpty(0).Max());
        var figure = chart.Ranges.SelectMany(r => new[] { r.Low, r.High }).Select(v => Markup.Shown(v, chart).Length).DefaultIfEmpty(0).Max() * LetterWidth;
        var left = (label * LetterWidth) + figure + 24;
        var room = Math.Max(80, Width - left - figure - 16);
        var scale = Scale.Tight(chart.Ranges.SelectMany(r => new[] { r.Low, r.High, r.Middle }));
        var height = Math.Max(1, chart.Ranges.Count) * RowHeight;
        decimal X(decimal value) => left + (room * scale.Part(value));
        return (
        [
            .. chart.Ranges.SelectMany((range, at) => Range(range, chart, (label * LetterWidth, at * RowHeight), X)),
            $"""<line class="axis" x1="{Markup.Place(X(0))}" y1="0" x2="{Markup.Place(X(0))}" y2="{height}"/>""",
        ], height);
    }

    private static IEnumerable<string> Range(RangeMark range, RangeChart chart, (int Label, int Top) at, Func<decimal, decimal> place)
    {
        var middle = at.Top + (RowHeight / 2) + 5;
        var (from, to) = (place(range.Low), place(range.High));
        yield return $"""<text class="label" x="{at.Label + 2}" y="{middle}">{Markup.Escaped(Shortened(range.Label))}</text>""";
        yield return $"""<rect class="bar" x="{Markup.Place(from)}" y="{at.Top + 5}" width="{Markup.Place(Math.Max(2, to - from))}" height="{RowHeight - 10}" rx="2"/>""";
        yield return $"""<text class="label" x="{Markup.Place(from - 6)}" y="{middle}">{Markup.Shown(range.Low, chart)}</text>""";
        yield return $"""<text class="value" x="{Markup.Place(to + 8)}" y="{middle}">{Markup.Shown(range.High, chart)}</text>""";
        if (range.Middle is { } likeliest)
        {
            yield return $"""<circle class="mark look0" cx="{Markup.Place(place(likeliest))}" cy="{at.Top + (RowHeight / 2)}" r="5"/>""";
        }
    }

    // The whole label stands in the table under the chart.
    private static string Shortened(string label)
    {
        var line = Clean.OneLine(label);
        return TextWidth.Of(line) <= LabelLetters ? line : TextWrap.Lines(line, LabelLetters - 1)[0] + "…";
    }
}

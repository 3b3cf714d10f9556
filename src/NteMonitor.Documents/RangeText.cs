using NteMonitor.Documents.Text;

namespace NteMonitor.Documents;

/// <summary>A range chart in characters: for a terminal, an e-mail, a plain text report.</summary>
public static class RangeText
{
    private const int LongestLabel = 28;

    /// <summary>Returns the picture in lines of at most this width: <c>=</c> from end to end, <c>o</c> at the middle, <c>|</c> at 0.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="width">Columns, 40 or more.</param>
    public static IReadOnlyList<string> Lay(RangeChart chart, int width)
    {
        if (chart.Ranges.Count == 0)
        {
            return ["There is nothing to show."];
        }

        decimal[] all = [0, .. chart.Ranges.SelectMany(r => new[] { r.Low, r.High, r.Middle ?? r.Low })];
        var (least, greatest) = (all.Min(), all.Max());
        var label = Math.Min(LongestLabel, chart.Ranges.Max(r => TextWidth.Of(Clean.OneLine(r.Label))));
        var figure = chart.Ranges.Max(r => Math.Max(CellText.Number(r.Low, chart.Places).Length, CellText.Number(r.High, chart.Places).Length));
        var room = Math.Max(8, width - label - (2 * figure) - 6);
        int Place(decimal value) => greatest == least ? 0 : (int)Math.Round((value - least) / (greatest - least) * (room - 1), MidpointRounding.AwayFromZero);
        return [.. chart.Ranges.SelectMany(r =>
        {
            var names = TextWrap.Lines(r.Label, label);
            var drawn = Drawn((Place(r.Low), Place(r.High), r.Middle is { } m ? Place(m) : null), Place(0), room);
            var line = $"{TextWidth.Pad(names[0], label, Align.Left)}  {CellText.Number(r.Low, chart.Places).PadLeft(figure)} {drawn} {CellText.Number(r.High, chart.Places).PadLeft(figure)}";
            return names.Skip(1).Prepend(line.TrimEnd());
        })];
    }

    private static string Drawn((int Low, int High, int? Middle) at, int zero, int room)
    {
        var marks = Enumerable.Repeat(' ', room).ToArray();
        marks[zero] = '|';
        for (var i = at.Low; i <= at.High; i++)
        {
            marks[i] = i == zero ? '|' : '=';
        }

        if (at.Middle is { } middle)
        {
            marks[middle] = 'o';
        }

        return new(marks);
    }
}

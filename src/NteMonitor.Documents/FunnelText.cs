using NteMonitor.Documents.Text;

namespace NteMonitor.Documents;

/// <summary>A funnel chart in characters: for a terminal, an e-mail, a plain text report.</summary>
public static class FunnelText
{
    /// <summary>The mark of a point within the limits.</summary>
    public const char Inside = 'o';

    private const string Letters = "ABCDEFGHIJKLMNPQRSTUVWXYZ";
    private const int Scale = 5;

    /// <summary>The mark of the point that is chosen.</summary>
    public const char Chosen = '@';

    /// <summary>Returns each point with the mark under which it is drawn: those outside a limit have a letter, those after the last letter a star.</summary>
    public static IReadOnlyList<(FunnelMark Point, char Mark)> Marked(FunnelChart chart)
    {
        var named = 0;
        return [.. chart.Points.Select(p => (p, !p.IsOutside ? Inside : named < Letters.Length ? Letters[named++] : '*'))];
    }

    /// <summary>Returns the picture in lines of at most this width: the ratios on the left, what is expected below, the limits dotted.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="width">Columns, 24 or more.</param>
    /// <param name="height">Lines, 6 or more, the scale below included.</param>
    /// <param name="chosen">The point to mark as chosen, over every other; none for none.</param>
    public static IReadOnlyList<string> Lay(FunnelChart chart, int width, int height, FunnelMark? chosen = null)
    {
        var (across, up) = (Math.Max(24, width) - Scale - 1, Math.Max(6, height) - 2);
        var widest = chart.Widest;
        var cells = new char[up, across];
        for (var column = 0; column < across; column++)
        {
            Put(cells, column, Row(1, chart, up), '-');
            foreach (var (limits, mark) in chart.Limits.Zip([':', '.']).Reverse())
            {
                var at = Near(limits.Stations, widest * column / (across - 1));
                Put(cells, column, Row(at.Low, chart, up), mark);
                Put(cells, column, Row(at.High, chart, up), mark);
            }
        }

        foreach (var (point, mark) in Marked(chart).OrderBy(p => p.Point == chosen).ThenBy(p => p.Point.IsOutside))
        {
            Put(cells, (int)Math.Round(point.Expected / widest * (across - 1)), Row(point.Ratio, chart, up), point == chosen ? Chosen : mark);
        }

        return [.. Enumerable.Range(0, up).Select(row => $"{Mark(chart, up, row)}|{Line(cells, row)}".TrimEnd()), .. Below(chart, widest, across)];
    }

    /// <summary>Returns what the marks mean, one line each.</summary>
    public static IReadOnlyList<string> Legend(FunnelChart chart) =>
    [
        .. Marked(chart).Where(n => n.Point.IsOutside).Select(n => $"{n.Mark} {Clean.OneLine(n.Point.Label)}: {Clean.OneLine(n.Point.Standing)}"),
        $"{Inside} inside; - as expected; {string.Join("; ", chart.Limits.Zip([':', '.']).Select(l => $"{l.Second} {Clean.OneLine(l.First.Name)}"))}",
    ];

    private static int Row(decimal ratio, FunnelChart chart, int up) => (int)Math.Round((up - 1) * (1 - (Math.Min(ratio, 2 * chart.Top) / chart.Top)), MidpointRounding.AwayFromZero);

    private static void Put(char[,] cells, int column, int row, char mark)
    {
        if (row >= 0 && row < cells.GetLength(0) && column >= 0 && column < cells.GetLength(1))
        {
            cells[row, column] = mark;
        }
    }

    private static FunnelStation Near(IReadOnlyList<FunnelStation> stations, decimal expected) =>
        stations.MinBy(s => Math.Abs(s.Expected - expected)) ?? new(expected, 1, 1);

    private static string Mark(FunnelChart chart, int up, int row)
    {
        foreach (var whole in Html.Scale.Of([chart.Top], 1).Marks.Prepend(1).Where(mark => Row(mark, chart, up) == row && mark <= chart.Top))
        {
            return TextWidth.Pad(CellText.Number(whole, 1), Scale - 1, Align.Right) + " ";
        }

        return new string(' ', Scale);
    }

    private static string Line(char[,] cells, int row) =>
        string.Concat(Enumerable.Range(0, cells.GetLength(1)).Select(column => cells[row, column] == 0 ? ' ' : cells[row, column]));

    private static IEnumerable<string> Below(FunnelChart chart, decimal widest, int across)
    {
        var (right, name) = (CellText.Number(widest, 0), Clean.OneLine(chart.Across).ToLowerInvariant());
        var room = across - right.Length - 1;
        yield return new string(' ', Scale) + "+" + new string('-', across);
        yield return new string(' ', Scale + 1) + "0" + TextWidth.Pad(name.Length < room - 2 ? $" {name}" : "", room, Align.Left) + right;
    }
}

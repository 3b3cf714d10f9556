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

    /// <summary>Returns the letter under which each point outside a limit is drawn, in the order of the points; those after the last letter have none.</summary>
    public static IReadOnlyDictionary<FunnelMark, char> Named(FunnelChart chart) => chart.Points.Where(p => p.IsOutside)
        .Take(Letters.Length).Select((p, i) => (p, Letters[i])).ToDictionary(p => p.p, p => p.Item2);

    /// <summary>Returns the picture in lines of at most this width: the ratios on the left, what is expected below, the limits dotted.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="width">Columns, 24 or more.</param>
    /// <param name="height">Lines, 6 or more, the scale below included.</param>
    /// <param name="chosen">The point to mark as chosen, over every other; none for none.</param>
    public static IReadOnlyList<string> Lay(FunnelChart chart, int width, int height, FunnelMark? chosen = null)
    {
        var (across, up) = (Math.Max(24, width) - Scale - 1, Math.Max(6, height) - 2);
        var widest = chart.Points.Select(p => p.Expected).Concat(chart.Limits.SelectMany(l => l.Stations).Select(s => s.Expected)).DefaultIfEmpty(1).Max();
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

        var named = Named(chart);
        foreach (var point in chart.Points.OrderBy(p => p == chosen).ThenBy(p => p.IsOutside))
        {
            Put(cells, (int)Math.Round(point.Expected / widest * (across - 1)), Row(point.Ratio, chart, up), point == chosen ? Chosen : named.GetValueOrDefault(point, point.IsOutside ? '*' : Inside));
        }

        return [.. Enumerable.Range(0, up).Select(row => $"{Mark(chart, up, row)}|{Line(cells, row)}".TrimEnd()), .. Below(chart, widest, across)];
    }

    /// <summary>Returns what the marks mean, one line each.</summary>
    public static IReadOnlyList<string> Legend(FunnelChart chart) =>
    [
        .. Named(chart).Select(n => $"{n.Value} {Clean.OneLine(n.Key.Label)}: {Clean.OneLine(n.Key.Standing)}"),
        $"{Inside} inside; - as expected; {string.Join("; ", chart.Limits.Zip([':', '.']).Select(l => $"{l.Second} {Clean.OneLine(l.First.Name)}"))}",
    ];

    private static int Row(decimal ratio, FunnelChart chart, int up) => (int)Math.Round((up - 1) * (1 - (ratio / chart.Top)), MidpointRounding.AwayFromZero);

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
        for (var whole = 0; whole <= chart.Top; whole += chart.Top > 8 ? 2 : 1)
        {
            if (Row(whole, chart, up) == row)
            {
                return TextWidth.Pad(CellText.Number(whole, 1), Scale - 1, Align.Right) + " ";
            }
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

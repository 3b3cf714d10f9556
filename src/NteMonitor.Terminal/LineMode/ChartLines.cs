using System.Globalization;

namespace NteMonitor.Terminal;

/// <summary>Charts, tables of figures, maps and text as lines of words and figures.</summary>
internal static class ChartLines
{
    private const int MostPlaces = 20;

    internal static IReadOnlyList<string> Of(Block block) => block switch
    {
        TextBlock text => [.. text.Lines.Select(l => l.ToString().TrimEnd())],
        BarChartBlock bars => [.. Caption(bars.Caption), .. bars.Bars.Select(b => b.Note.Length > 0 ? $"{b.Label}: {b.Text}, {b.Note}" : $"{b.Label}: {b.Text}")],
        SparklineBlock spark => [$"{spark.Label}: {Words.Course(spark)}.", string.Join(", ", Course(spark))],
        HeatBlock heat => [.. Caption($"{heat.Caption}{(heat.Unit.Length > 0 ? $" ({heat.Unit})" : "")}"), .. heat.Rows.Select((name, row) => HeatRow(heat, name, row))],
        MapBlock map => [.. Caption(map.Caption), .. Places(map)],
        PictureBlock picture => picture.Alternative.Split('\n'),
        _ => [],
    };

    private static IEnumerable<string> Caption(string caption) => caption.Trim().Length > 0 ? [caption.Trim()] : [];

    /// <summary>The figures one by one; a run without any is said once.</summary>
    private static IEnumerable<string> Course(SparklineBlock spark)
    {
        for (var at = 0; at < spark.Values.Count;)
        {
            var gap = spark.Values.Skip(at).TakeWhile(v => v is null).Count();
            yield return gap > 1 ? $"{gap} times {Words.NoFigure}" : Words.Of(spark.Values[at], spark.Format);
            at += Math.Max(1, gap);
        }
    }

    /// <summary>A row says what is in it; a run of noughts is said once, so that nobody listens to twenty of them.</summary>
    private static string HeatRow(HeatBlock heat, string name, int row)
    {
        var figures = heat.Columns.Select((column, at) => (Column: column, Figure: heat.Figures[row, at], IsMarked: heat.Marked.Contains((row, at)))).ToList();
        var nought = figures.Count(f => f.Figure is 0);
        var said = figures.Where(f => f.Figure is not 0).Select(f => $"{f.Column} = {Words.Of(f.Figure, heat.Format)}{(f.IsMarked ? $" ({heat.MarkedAs})" : "")}").ToList();
        return $"{name}: {(said.Count == 0 ? "0 throughout" : string.Join(", ", said) + (nought > 0 ? ", the rest 0" : ""))}";
    }

    private static IEnumerable<string> Places(MapBlock map)
    {
        if (map.Points.Count == 0)
        {
            return ["No places."];
        }

        var places = map.Points.GroupBy(p => p.Label, StringComparer.Ordinal)
            .Select(g => (Label: g.Key, Weight: g.Sum(p => p.Weight), Selected: g.Any(p => p.Selected)))
            .OrderByDescending(p => p.Weight).ThenBy(p => p.Label, StringComparer.Ordinal).ToList();
        var named = places.Take(MostPlaces).Select(p => $"{p.Label}: {Words.Of(p.Weight, "0.#")} {map.Unit}{(p.Selected ? " (selected)" : "")}".TrimEnd());
        return places.Count > MostPlaces
            ? named.Append(string.Create(CultureInfo.InvariantCulture, $"and {places.Count - MostPlaces} more places"))
            : named;
    }
}

namespace NteMonitor.Terminal;

/// <summary>Paints bars and courses.</summary>
internal static class ChartPainter
{
    internal static void Paint(BarChartBlock chart, Canvas canvas)
    {
        var bars = canvas;
        if (chart.Caption.Length > 0)
        {
            canvas.Write(default, chart.Caption, Ink.Muted);
            bars = canvas.Below(1);
        }

        var words = chart.Bars.Select(b => b.Note.Length > 0 ? $"{b.Text}  {b.Note}" : b.Text).ToArray();
        var label = Math.Min(chart.Bars.Select(b => Graphemes.Width(b.Label)).DefaultIfEmpty(0).Max(), bars.Width * 2 / 5);
        var word = Math.Min(words.Select(Graphemes.Width).DefaultIfEmpty(0).Max(), bars.Width / 2);
        var room = Math.Max(0, bars.Width - label - word - 2);
        var most = chart.Bars.Select(b => double.IsFinite(b.Value) ? b.Value : 0).DefaultIfEmpty(0).Max();
        var shown = Math.Min(chart.Bars.Count, chart.Bars.Count > bars.Height ? bars.Height - 1 : bars.Height);
        for (var row = 0; row < shown; row++)
        {
            var bar = chart.Bars[row];
            bars.Write(new(0, row), bar.Label, label, bars.Look.Theme[Ink.Normal]);
            var length = most > 0 && double.IsFinite(bar.Value) ? Math.Max(0, bar.Value) / most * room : 0;
            var end = bars.Write(new(label + 1, row), bars.Look.Marks.BarOf(length), room, bars.Look.Theme[bar.Ink]);
            bars.Write(new(end + 1, row), words[row], Ink.Normal);
        }

        if (shown < chart.Bars.Count)
        {
            bars.Write(new(0, Math.Max(0, shown)), $"{bars.Look.Marks.Ellipsis} {chart.Bars.Count - shown} more", Ink.Muted);
        }
    }

    internal static void Paint(SparklineBlock spark, Canvas canvas)
    {
        canvas.Write(default, $"{spark.Label}: {Words.Course(spark)}", Ink.Muted);
        var shown = spark.Values.Skip(Math.Max(0, spark.Values.Count - canvas.Width)).ToArray();
        var figures = shown.OfType<double>().Where(double.IsFinite).ToArray();
        var least = figures.DefaultIfEmpty(0).Min();
        var most = figures.DefaultIfEmpty(0).Max();
        var steps = canvas.Look.Marks.Steps;
        for (var column = 0; column < shown.Length; column++)
        {
            if (shown[column] is { } figure && double.IsFinite(figure))
            {
                var step = most > least ? (int)Math.Round((figure - least) / (most - least) * (steps.Length - 1)) : 0;
                canvas.Write(new(column, 1), steps[step].ToString(), Ink.Accent);
            }
        }
    }
}

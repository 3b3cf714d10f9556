namespace NteMonitor.Terminal;

/// <summary>Paints a table of figures shaded by size; where columns are too narrow for figures, letters a to e stand for fifths.</summary>
internal static class HeatPainter
{
    internal static void Paint(HeatBlock heat, Canvas canvas)
    {
        var label = Math.Min(heat.Rows.Select(Graphemes.Width).DefaultIfEmpty(0).Max() + 1, canvas.Width / 3);
        var room = heat.Columns.Count == 0 ? 0 : (canvas.Width - label) / heat.Columns.Count;
        var most = Most(heat);
        var wide = heat.Columns.Select(Graphemes.Width).DefaultIfEmpty(1).Max();
        var figure = Words.Of(most, heat.Format).Length + (heat.Marked.Count > 0 ? 2 : 0);
        var width = Math.Min(room, Math.Max(wide, figure) + 1);
        var letters = width < 3 || width < Math.Min(figure, 4) + 1;
        width = letters ? Math.Clamp(room, 1, wide + 1) : width;

        var row = 0;
        if (heat.Caption.Length > 0)
        {
            canvas.Write(new(0, row++), heat.Caption, Ink.Muted);
        }

        PaintColumns(heat, canvas.Below(row++), (label, width));
        for (var i = 0; i < heat.Rows.Count; i++)
        {
            var line = canvas.Below(row + i);
            line.Write(default, heat.Rows[i], label - 1, line.Look.Theme[Ink.Normal]);
            for (var j = 0; j < heat.Columns.Count; j++)
            {
                PaintCell(new(heat.Figures[i, j], most, heat.Marked.Contains((i, j))), line.Inside(new(label + (j * width), 0), new(width, 1)), letters ? null : heat.Format);
            }
        }

        var key = letters
            ? $"a to e: fifths of {Words.Of(most, heat.Format)} {heat.Unit}; blank 0; {canvas.Look.Marks.Dot} no figure"
            : $"{heat.Unit}; {canvas.Look.Marks.Dot} no figure";
        key = heat.Marked.Count == 0 ? key : letters ? $"A to E and -: {heat.MarkedAs}; {key}" : $"[n] {heat.MarkedAs}; {key}";
        canvas.Write(new(0, row + heat.Rows.Count), key, Ink.Muted);
    }

    private static double Most(HeatBlock heat) =>
        heat.Figures.Cast<double?>().Where(f => f is { } v && double.IsFinite(v)).Select(f => f!.Value).DefaultIfEmpty(0).Max();

    /// <summary>Writes the column labels, as many of them as leave a blank between.</summary>
    private static void PaintColumns(HeatBlock heat, Canvas canvas, (int Label, int Width) at)
    {
        var wide = heat.Columns.Select(Graphemes.Width).DefaultIfEmpty(1).Max() + 1;
        var every = Math.Max(1, (wide + at.Width - 1) / Math.Max(1, at.Width));
        for (var j = 0; j < heat.Columns.Count; j += every)
        {
            var text = heat.Columns[j];
            var indent = every == 1 ? Math.Max(0, at.Width - Graphemes.Width(text)) : 0;
            canvas.Write(new(at.Label + (j * at.Width) + indent, 0), text, Ink.Heading);
        }
    }

    private static void PaintCell(Cell shown, Canvas cell, string? format)
    {
        if (shown.Figure is not { } value || !double.IsFinite(value))
        {
            cell.Write(new(cell.Width - 1, 0), cell.Look.Marks.Dot, Ink.Muted);
            return;
        }

        var shade = shown.Most > 0 ? Math.Clamp((int)Math.Ceiling(value / shown.Most * 5) - 1, -1, 4) : -1;
        var style = shade < 0 ? cell.Look.Theme[Ink.Normal] : cell.Look.Theme.Shades[shade];
        cell.Fill(0, style);
        var text = format is null ? Letter(shade, shown.IsMarked)
            : shown.IsMarked ? $"[{Words.Short(value, format, Math.Max(1, cell.Width - 2))}]"
            : Words.Short(value, format, cell.Width);
        cell.Write(new(Math.Max(0, cell.Width - text.Length), 0), text, cell.Width, style);
    }

    private static string Letter(int shade, bool isMarked) => (isMarked ? "-ABCDE" : " abcde")[shade + 1].ToString();

    private readonly record struct Cell(double? Figure, double Most, bool IsMarked);
}

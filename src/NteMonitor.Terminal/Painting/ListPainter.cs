using System.Globalization;

namespace NteMonitor.Terminal;

/// <summary>Paints the rows of a list that are on the screen.</summary>
internal static class ListPainter
{
    private const int Gap = 2;
    private const int MarkWidth = 2;

    internal static void Paint(ListBlock list, Canvas canvas)
    {
        var widths = Widths(list.Columns, canvas.Width - MarkWidth);
        PaintHeadings(list, widths, canvas);
        var rows = canvas.Below(1);
        canvas.Look.ListHeights[list.Id] = Math.Max(1, rows.Height);
        if (list.State.Count == 0)
        {
            BlockPainter.Paint(TextBlock.Of(list.EmptyText, Ink.Muted), rows.Inside(new(MarkWidth, 0), rows.Size));
            rows.PutCursor(0, 0);
            return;
        }

        var state = ListRules.Select(list.State with { Height = Math.Max(1, rows.Height) }, list.State.Selected);
        for (var row = 0; row < rows.Height && state.Top + row < state.Count; row++)
        {
            PaintRow(list, state.Top + row, rows.Inside(new(0, row), new(rows.Width, 1)), widths);
        }

        if (list.Focused)
        {
            rows.PutCursor(0, (int)(state.Selected - state.Top));
        }
    }

    /// <summary>Returns the width of each column, 0 for one that is left off.</summary>
    internal static int[] Widths(IReadOnlyList<ListColumn> columns, int room)
    {
        var shown = columns.Select(_ => true).ToArray();
        foreach (var priority in columns.Select(c => c.Priority).Where(p => p > 0).Distinct().OrderDescending())
        {
            if (Needed(columns, shown) <= room)
            {
                break;
            }

            for (var i = 0; i < columns.Count; i++)
            {
                shown[i] &= columns[i].Priority != priority;
            }
        }

        var sharing = columns.Where((c, i) => shown[i] && c.Width == 0).Count();
        var spare = room - Needed(columns, shown) + columns.Where((c, i) => shown[i] && c.Width == 0).Sum(c => c.MinWidth);
        var widths = new int[columns.Count];
        for (var i = 0; i < columns.Count; i++)
        {
            if (shown[i] && columns[i].Width == 0)
            {
                widths[i] = Math.Max(1, spare / sharing);
                spare -= widths[i];
                sharing--;
            }
            else if (shown[i])
            {
                widths[i] = columns[i].Width;
            }
        }

        return widths;
    }

    private static int Needed(IReadOnlyList<ListColumn> columns, bool[] shown)
    {
        var needed = -Gap;
        for (var i = 0; i < columns.Count; i++)
        {
            needed += shown[i] ? Gap + (columns[i].Width == 0 ? columns[i].MinWidth : columns[i].Width) : 0;
        }

        return needed;
    }

    private static void PaintHeadings(ListBlock list, int[] widths, Canvas canvas)
    {
        var column = MarkWidth;
        for (var i = 0; i < widths.Length; i++)
        {
            if (widths[i] > 0)
            {
                WriteCell(canvas, column, new(list.Columns[i].Heading, Ink.Heading), (widths[i], list.Columns[i].Align, null));
                column += widths[i] + Gap;
            }
        }
    }

    private static void PaintRow(ListBlock list, long number, Canvas canvas, int[] widths)
    {
        var isSelected = number == list.State.Selected;
        CellStyle? over = isSelected ? canvas.Look.Theme[list.Focused ? Ink.Selected : Ink.SelectedAside] : null;
        if (over is { } style)
        {
            canvas.Fill(0, style);
            canvas.Write(new(0, 0), canvas.Look.Marks.Chosen, 1, style);
        }

        var cells = list.RowAt(number);
        if (cells is null)
        {
            var waiting = string.Create(CultureInfo.InvariantCulture, $"row {number + 1} {canvas.Look.Marks.Ellipsis}");
            canvas.Write(new(MarkWidth, 0), waiting, canvas.Width, over ?? canvas.Look.Theme[Ink.Muted]);
            return;
        }

        var column = MarkWidth;
        for (var i = 0; i < widths.Length; i++)
        {
            if (widths[i] > 0)
            {
                WriteCell(canvas, column, i < cells.Count ? cells[i] : "", (widths[i], list.Columns[i].Align, over));
                column += widths[i] + Gap;
            }
        }
    }

    private static void WriteCell(Canvas canvas, int column, Span span, (int Width, Align Align, CellStyle? Over) how)
    {
        var indent = how.Align == Align.Right ? Math.Max(0, how.Width - Graphemes.Width(span.Text)) : 0;
        canvas.Write(new(column + indent, 0), span.Text, how.Width - indent, how.Over ?? canvas.Look.Theme[span.Ink]);
    }
}

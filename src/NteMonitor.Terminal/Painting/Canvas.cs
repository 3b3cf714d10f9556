namespace NteMonitor.Terminal;

/// <summary>The rectangle a block may paint on, and the theme and marks to paint with.</summary>
/// <param name="Grid">The screen.</param>
/// <param name="Place">The rectangle's top left on the screen.</param>
/// <param name="Size">The rectangle's columns and rows; 0 or less means nothing can be painted.</param>
/// <param name="Look">Theme and marks.</param>
internal readonly record struct Canvas(Grid Grid, Spot Place, Size Size, Look Look)
{
    internal int Width => Size.Width;

    internal int Height => Size.Height;

    /// <summary>Returns a rectangle within this one, cut to it.</summary>
    internal Canvas Inside(Spot at, Size size)
    {
        var column = Math.Clamp(at.Column, 0, Math.Max(0, Width));
        var row = Math.Clamp(at.Row, 0, Math.Max(0, Height));
        var width = Math.Min(size.Width, Width - column);
        var height = Math.Min(size.Height, Height - row);
        return this with { Place = new(Place.Column + column, Place.Row + row), Size = new(Math.Max(0, width), Math.Max(0, height)) };
    }

    /// <summary>Returns the rows from one on.</summary>
    internal Canvas Below(int row) => Inside(new(0, row), new(Width, Height - row));

    /// <summary>Writes text from a column on, at most <paramref name="width"/> cells, cut with an ellipsis; returns the column behind it.</summary>
    internal int Write(Spot at, string text, int width, CellStyle style)
    {
        var room = Math.Min(width, Width - at.Column);
        if (room <= 0 || at.Row < 0 || at.Row >= Height)
        {
            return at.Column;
        }

        var column = at.Column;
        foreach (var grapheme in Graphemes.Of(Graphemes.Fit(text, room, Look.Marks.Ellipsis)))
        {
            Grid.Put(new(Place.Column + column, Place.Row + at.Row), Look.Marks.Plain(grapheme), grapheme.Width, style);
            column += grapheme.Width;
        }

        return column;
    }

    /// <summary>Writes text in an ink as far as the row goes.</summary>
    internal int Write(Spot at, string text, Ink ink) => Write(at, text, Width - at.Column, Look.Theme[ink]);

    /// <summary>Writes the pieces of a line; the last is cut when the row is too short.</summary>
    internal int Write(Spot at, Line line)
    {
        var column = at.Column;
        foreach (var span in line.Spans)
        {
            column = Write(at with { Column = column }, span.Text, span.Ink);
        }

        return column;
    }

    /// <summary>Fills one row with a style.</summary>
    internal void Fill(int row, CellStyle style) => Fill(new Spot(0, row), Width, style);

    /// <summary>Fills cells of one row with a style.</summary>
    internal void Fill(Spot from, int width, CellStyle style)
    {
        for (var column = from.Column; column < from.Column + width && column < Width && from.Row >= 0 && from.Row < Height; column++)
        {
            Grid.Put(new(Place.Column + column, Place.Row + from.Row), " ", 1, style);
        }
    }

    /// <summary>Puts the terminal's cursor into this rectangle.</summary>
    internal void PutCursor(int column, int row)
    {
        if (Width > 0 && Height > 0)
        {
            Grid.Cursor = new(Place.Column + Math.Clamp(column, 0, Width - 1), Place.Row + Math.Clamp(row, 0, Height - 1));
        }
    }
}

/// <summary>What blocks are painted with.</summary>
internal sealed record Look(Theme Theme, MarkSet Marks, Pictures Pictures)
{
    /// <summary>The rows each list had room for in the last painting, by its id.</summary>
    internal Dictionary<string, int> ListHeights { get; } = new(StringComparer.Ordinal);
}

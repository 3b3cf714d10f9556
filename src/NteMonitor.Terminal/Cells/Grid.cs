namespace NteMonitor.Terminal;

/// <summary>One cell of the screen.</summary>
/// <param name="Text">One character as a reader sees it; empty for the right half of a wide one.</param>
/// <param name="Style">Its look.</param>
public readonly record struct Cell(string Text, CellStyle Style)
{
    /// <summary>A blank in the terminal's own look.</summary>
    public static readonly Cell Blank = new(" ", CellStyle.Default);

    /// <summary>Whether it is the same text in the same look; told this way because screens are compared cell by cell at every key.</summary>
    public bool Equals(Cell other) => Style.Equals(other.Style) && string.Equals(Text, other.Text);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Text, Style);
}

/// <summary>A position on the screen, from 0 at the top left.</summary>
public readonly record struct Spot(int Column, int Row);

/// <summary>A whole screen of cells and the place of its cursor. It is painted over, frame after frame, to spare memory.</summary>
public sealed class Grid
{
    private readonly Cell[] _cells;

    /// <summary>Makes a blank grid; a size below 1 counts as 1.</summary>
    public Grid(Size size)
    {
        Size = new(Math.Max(1, size.Width), Math.Max(1, size.Height));
        _cells = new Cell[Size.Width * Size.Height];
        Clear(CellStyle.Default);
    }

    /// <summary>Columns and rows.</summary>
    public Size Size { get; }

    /// <summary>Where the terminal's cursor stands.</summary>
    public Spot Cursor { get; set; }

    /// <summary>The cells of one row, from the left.</summary>
    public Span<Cell> Row(int row) => _cells.AsSpan(row * Size.Width, Size.Width);

    /// <summary>Makes every cell blank and puts the cursor in the last row.</summary>
    public void Clear(CellStyle style)
    {
        Array.Fill(_cells, new Cell(" ", style));
        Cursor = new(0, Size.Height - 1);
    }

    /// <summary>Writes one character; half of a wide one that this breaks becomes blank, and one that does not fit is left off.</summary>
    /// <param name="spot">Where; outside the grid nothing happens.</param>
    /// <param name="text">A character of <paramref name="width"/> cells.</param>
    /// <param name="width">1 or 2.</param>
    /// <param name="style">Its look.</param>
    public void Put(Spot spot, string text, int width, CellStyle style)
    {
        if (spot.Row < 0 || spot.Row >= Size.Height || spot.Column < 0 || spot.Column + width > Size.Width)
        {
            return;
        }

        var row = Row(spot.Row);
        MendBefore(row, spot.Column);
        MendBehind(row, spot.Column + width);
        row[spot.Column] = new(text, style);
        if (width == 2)
        {
            row[spot.Column + 1] = new("", style);
        }
    }

    /// <summary>Returns the text of the screen, rows joined by line feeds, without blanks at their ends.</summary>
    public override string ToString()
    {
        var rows = new string[Size.Height];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = string.Concat(Row(row).ToArray().Select(c => c.Text)).TrimEnd();
        }

        return string.Join('\n', rows);
    }

    private static void MendBefore(Span<Cell> row, int column)
    {
        if (column > 0 && row[column].Text.Length == 0)
        {
            row[column - 1] = row[column - 1] with { Text = " " };
        }
    }

    private static void MendBehind(Span<Cell> row, int column)
    {
        if (column < row.Length && row[column].Text.Length == 0)
        {
            row[column] = row[column] with { Text = " " };
        }
    }
}

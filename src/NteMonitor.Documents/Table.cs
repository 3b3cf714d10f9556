namespace NteMonitor.Documents;

/// <summary>Figures in rows and columns, with what they are and where they come from.</summary>
/// <param name="Id">A short name within the document: the anchor in HTML, the file name in CSV.</param>
/// <param name="Caption">What the table shows, in one line.</param>
/// <param name="Columns">From left to right; the first names the row.</param>
/// <param name="Rows">From top to bottom; each has exactly one cell per column.</param>
public sealed record Table(string Id, string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) : Part
{
    /// <summary>From left to right, at least one; the first names the row.</summary>
    public IReadOnlyList<Column> Columns { get; init; } = Columns.Count > 0
        ? Columns
        : throw new ArgumentException($"Table {Id} has no columns.", nameof(Columns));

    /// <summary>From top to bottom; each has exactly one cell per column.</summary>
    public IReadOnlyList<Row> Rows { get; init; } = Rows.All(row => row.Cells.Count == Columns.Count)
        ? Rows
        : throw new ArgumentException($"Table {Id} has a row without exactly {Columns.Count} cells.", nameof(Rows));

    /// <summary>Where the figures come from, or null when the document's front table says it.</summary>
    public string? Source { get; init; }

    /// <summary>Remarks under the table, in order.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>The side to which a column's cells are set.</summary>
public enum Align
{
    /// <summary>To the left: words.</summary>
    Left,

    /// <summary>To the right: figures, so that their places stand under one another.</summary>
    Right,
}

/// <summary>One column of a table.</summary>
/// <param name="Heading">What stands in it.</param>
/// <param name="Unit">The unit of its figures, such as "h per night"; null where there is none or the cells show it.</param>
/// <param name="Align">Left for words, right for figures.</param>
public sealed record Column(string Heading, string? Unit = null, Align Align = Align.Left)
{
    /// <summary>Returns a column of figures, set to the right.</summary>
    public static Column Figures(string heading, string? unit = null) => new(heading, unit, Align.Right);
}

/// <summary>One row of a table.</summary>
/// <param name="Cells">One per column; the first names the row.</param>
public sealed record Row(IReadOnlyList<Cell> Cells)
{
    /// <summary>Whether the row sums up others and is set apart.</summary>
    public bool IsTotal { get; init; }

    /// <summary>How far the row's name is indented under the rows above: 0 for not at all.</summary>
    public int Level { get; init; }
}

namespace NteMonitor.Terminal;

/// <summary>On which side of its column a text stands.</summary>
public enum Align
{
    /// <summary>Words.</summary>
    Left,

    /// <summary>Figures.</summary>
    Right,
}

/// <summary>A column of a list.</summary>
/// <param name="Heading">Stands above it; also names it in linear mode.</param>
/// <param name="Width">Cells wanted; 0 shares what the others leave.</param>
public sealed record ListColumn(string Heading, int Width = 0)
{
    /// <summary>How long it stays when room is short: 0 always, then 1 goes last, 9 goes first.</summary>
    public int Priority { get; init; }

    /// <summary>On which side its text stands.</summary>
    public Align Align { get; init; }

    /// <summary>Cells below which a sharing column (width 0) would rather see others go.</summary>
    public int MinWidth { get; init; } = 12;
}

/// <summary>Where a list stands: kept in the model, changed by <see cref="ListRules"/>.</summary>
/// <param name="Count">Rows in all.</param>
/// <param name="Selected">The selected row, from 0; meaningless when there are no rows.</param>
/// <param name="Top">The first row on the screen.</param>
public sealed record ListState(long Count, long Selected = 0, long Top = 0)
{
    /// <summary>Rows that fit on the screen, as the runtime last said with <see cref="Shown"/>.</summary>
    public int Height { get; init; } = 10;
}

/// <summary>A list of any length; only the rows on the screen are asked for.</summary>
/// <param name="Id">Names the list in <see cref="Shown"/> and <see cref="RowChosen"/>.</param>
/// <param name="Columns">From left to right.</param>
/// <param name="State">Where it stands.</param>
/// <param name="RowAt">Returns the cells of a row, one per column, or null while the row is not loaded.</param>
public sealed record ListBlock(
    string Id, IReadOnlyList<ListColumn> Columns, ListState State, Func<long, IReadOnlyList<Span>?> RowAt) : Block
{
    /// <summary>What to say, and what to do about it, when there are no rows.</summary>
    public string EmptyText { get; init; } = "Nothing here.";

    /// <summary>Whether the keys go to this list.</summary>
    public bool Focused { get; init; } = true;

    /// <summary>What a row is, for linear mode: <c>incident</c> in <c>incidents 1 to 9 of 412</c>; the plural adds an s.</summary>
    public string RowName { get; init; } = "row";
}

namespace NteMonitor.Terminal;

/// <summary>A part of a screen's body, by meaning.</summary>
public abstract record Block
{
    /// <summary>Returns the blocks inside this one that hold no others, in reading order; a leaf returns itself.</summary>
    public IEnumerable<Block> Leaves() => this switch
    {
        PanelBlock panel => panel.Body.Leaves(),
        SplitBlock split => split.First.Leaves().Concat(split.Second.Leaves()),
        StackBlock stack => stack.Parts.SelectMany(p => p.Body.Leaves()),
        _ => [this],
    };
}

/// <summary>Lines of text, wrapped at words.</summary>
public sealed record TextBlock(IReadOnlyList<Line> Lines) : Block
{
    /// <summary>How many wrapped lines are scrolled off above; drawn no further than the last page.</summary>
    public int Scroll { get; init; }

    /// <summary>Returns a block of one line, or of several at line feeds, in one ink.</summary>
    public static TextBlock Of(string text, Ink ink = Ink.Normal) =>
        new([.. text.Split('\n').Select(l => new Line([new Span(l, ink)]))]);
}

/// <summary>A frame with a title around a block.</summary>
public sealed record PanelBlock(string Title, Block Body) : Block
{
    /// <summary>Whether the keys go to this pane; its frame shows it and its title is marked.</summary>
    public bool Focused { get; init; }
}

/// <summary>How the two halves of a split lie.</summary>
public enum Lay
{
    /// <summary>First left, second right.</summary>
    SideBySide,

    /// <summary>First above, second below.</summary>
    Stacked,
}

/// <summary>Two blocks sharing the room; where it is too small they stack, and at worst only the one in use is drawn.</summary>
public sealed record SplitBlock(Block First, Block Second) : Block
{
    /// <summary>How the halves lie where there is room.</summary>
    public Lay Lay { get; init; } = Lay.SideBySide;

    /// <summary>The first block's share of the room, 0.1 to 0.9.</summary>
    public double Share { get; init; } = 0.6;

    /// <summary>The first block's share where side by side has become stacked; the same share when not given.</summary>
    public double? ShareStacked { get; init; }

    /// <summary>Cells the first needs along the split, columns side by side or rows stacked.</summary>
    public int MinFirst { get; init; } = 40;

    /// <summary>Cells the second needs along the split.</summary>
    public int MinSecond { get; init; } = 24;

    /// <summary>Whether the second is in use, and so the one to keep when only one fits.</summary>
    public bool SecondFocused { get; init; }

    /// <summary>What side by side becomes where it does not fit: stacked, or only the one in use.</summary>
    public bool StackWhenNarrow { get; init; } = true;
}

/// <summary>One part of a stack.</summary>
/// <param name="Body">What it is.</param>
/// <param name="Height">Rows; 0 for as many as its content wants, −1 for a share of what is left.</param>
public sealed record Part(Block Body, int Height = 0);

/// <summary>Blocks one below the other; what does not fit is left off from the end.</summary>
public sealed record StackBlock(IReadOnlyList<Part> Parts) : Block
{
    /// <summary>Returns a stack in which each block takes the rows it wants and the last takes the rest.</summary>
    public static StackBlock Of(params IReadOnlyList<Block> blocks) =>
        new([.. blocks.Select((b, i) => new Part(b, i == blocks.Count - 1 ? -1 : 0))]);
}

/// <summary>A Spectre.Console drawing, kept as cells until its key, its room or the theme changes.</summary>
/// <remarks>
/// Put text that people wrote through <see cref="Graphemes.Visible"/> before drawing it: Spectre gives control characters no
/// width, so a drawing with raw ones is shown safely but its columns do not line up.
/// </remarks>
/// <param name="CacheKey">Equal keys mean the same picture.</param>
/// <param name="Draw">Returns the drawing for a width and a height in cells.</param>
/// <param name="Alternative">The same in words and figures, for linear mode; lines at line feeds.</param>
public sealed record PictureBlock(
    object CacheKey, Func<int, int, Spectre.Console.Rendering.IRenderable> Draw, string Alternative) : Block;

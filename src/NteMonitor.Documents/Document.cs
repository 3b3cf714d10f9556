namespace NteMonitor.Documents;

/// <summary>A report before it has a format: what it says, in order, with every figure still a figure.</summary>
/// <param name="Title">The one top heading; also the title of the HTML page.</param>
/// <param name="Parts">Headings, prose, tables and charts in reading order.</param>
/// <remarks>
/// The writers are pure functions of a document: the same document gives the same bytes on every machine and at any hour.
/// Records compare their lists by reference; compare two documents through their JSON text.
/// </remarks>
public sealed record Document(string Title, IReadOnlyList<Part> Parts)
{
    /// <summary>The line under the title, or null for none.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The BCP 47 language of the prose.</summary>
    public string Language { get; init; } = "en-GB";

    /// <summary>The front table: period, window, boundary, journal head, made at; in the order given.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];
}

/// <summary>One line of a document's front table.</summary>
/// <param name="Label">What is stated, such as "Period".</param>
/// <param name="Value">The statement, in words a reader can check.</param>
public sealed record Fact(string Label, string Value);

/// <summary>One piece of a document; the kinds are closed, so a writer that forgets one does not compile clean.</summary>
public abstract record Part
{
    private protected Part()
    {
    }
}

/// <summary>A heading under the title.</summary>
/// <param name="Level">2 for a section, 3 and 4 below it; the title is level 1. Writers close a gap in the levels.</param>
/// <param name="Text">One line.</param>
public sealed record Heading(int Level, string Text) : Part
{
    /// <summary>2 for a section, 3 and 4 below it.</summary>
    public int Level { get; init; } = Level is >= 2 and <= 4
        ? Level
        : throw new ArgumentOutOfRangeException(nameof(Level), Level, "A heading in a document is of level 2, 3 or 4.");
}

/// <summary>A paragraph of prose.</summary>
/// <param name="Text">Running text; line breaks in it are spaces.</param>
public sealed record Paragraph(string Text) : Part;

/// <summary>A list without an order.</summary>
/// <param name="Items">One entry each, in the order shown.</param>
public sealed record Bullets(IReadOnlyList<string> Items) : Part;

/// <summary>Words that lead somewhere.</summary>
/// <param name="Text">The words.</param>
/// <param name="To">Where to: a path from the page that they stand in, or an anchor.</param>
public sealed record Link(string Text, string To);

/// <summary>Links one under the other, in the order shown.</summary>
/// <param name="Items">The links.</param>
public sealed record Links(IReadOnlyList<Link> Items) : Part;

/// <summary>A picture that lies in a file of its own beside the page.</summary>
/// <param name="To">Where it lies: a path from the page.</param>
/// <param name="Caption">What it is, in one line.</param>
/// <param name="Alternative">What it shows, for those who cannot see it.</param>
public sealed record Picture(string To, string Caption, string Alternative) : Part;

/// <summary>A remark that stands out: a data note, a warning. It warns by its word, never by colour alone.</summary>
/// <param name="Kind">The word it begins with, such as <see cref="Data"/> or <see cref="Warning"/>.</param>
/// <param name="Text">What the reader must know before using the figures.</param>
public sealed record Note(string Kind, string Text) : Part
{
    /// <summary>The kind for what a figure includes and leaves out.</summary>
    public const string Data = "Data note";

    /// <summary>The kind for what would mislead if it were missed.</summary>
    public const string Warning = "Warning";
}

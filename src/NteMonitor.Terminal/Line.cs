using System.Text;

namespace NteMonitor.Terminal;

/// <summary>What a piece of text is, as far as looks go; a theme turns it into a style.</summary>
/// <remarks>An ink never carries meaning alone: the words beside it say the same.</remarks>
public enum Ink
{
    /// <summary>Running text.</summary>
    Normal,

    /// <summary>Of second rank: units, hints, dates long past.</summary>
    Muted,

    /// <summary>To be seen first within its line.</summary>
    Strong,

    /// <summary>A name or number that one may act on.</summary>
    Accent,

    /// <summary>Better, done, allowed.</summary>
    Good,

    /// <summary>Needs attention soon.</summary>
    Warn,

    /// <summary>Worse, refused, overdue.</summary>
    Bad,

    /// <summary>The title of a part or a column.</summary>
    Heading,

    /// <summary>The selected row where the keys go now.</summary>
    Selected,

    /// <summary>The selected row of a pane that does not have the keys.</summary>
    SelectedAside,

    /// <summary>A field that text is typed into.</summary>
    Field,

    /// <summary>The field that has the cursor.</summary>
    FieldFocused,

    /// <summary>Lines that divide panes.</summary>
    Border,

    /// <summary>The frame of the pane that has the keys.</summary>
    BorderFocused,

    /// <summary>The top line.</summary>
    Bar,

    /// <summary>The chosen tab on the top line.</summary>
    BarChosen,

    /// <summary>A key's name on the help line.</summary>
    KeyName,
}

/// <summary>A piece of text in one ink. A plain string is one in <see cref="Ink.Normal"/>.</summary>
public readonly record struct Span(string Text, Ink Ink = Ink.Normal)
{
    /// <summary>Returns the text in normal ink.</summary>
    public static implicit operator Span(string text) => new(text);

    /// <summary>Returns the text in normal ink.</summary>
    public static Span FromString(string text) => new(text);
}

/// <summary>One line of text, made of pieces.</summary>
public sealed record Line(IReadOnlyList<Span> Spans)
{
    /// <summary>Cells by which wrapped text continues to the right of the line's beginning.</summary>
    public int Hanging { get; init; }

    /// <summary>Returns the text as one line in normal ink.</summary>
    public static implicit operator Line(string text) => new([text]);

    /// <summary>Returns the text as one line in normal ink.</summary>
    public static Line FromString(string text) => new([text]);

    /// <summary>Returns a line of these pieces.</summary>
    public static Line Of(params IReadOnlyList<Span> spans) => new(spans);

    /// <summary>Returns the words without their inks.</summary>
    public override string ToString()
    {
        var words = new StringBuilder();
        foreach (var span in Spans)
        {
            words.Append(span.Text);
        }

        return words.ToString();
    }
}

using System.Globalization;
using System.Text;

namespace NteMonitor.Terminal;

/// <summary>A character as a reader sees it, and its width in cells.</summary>
public readonly record struct Grapheme(string Text, int Width);

/// <summary>Makes text fit for cells. The one place where control characters become visible symbols.</summary>
public static class Graphemes
{
    private const int MostMarks = 3;

    private static readonly string[] Ascii = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString())];

    /// <summary>Returns the characters of a text, each 1 or 2 cells wide; nothing in them moves a cursor or turns writing round.</summary>
    /// <remarks>
    /// Control characters become their symbols (␛), a tab a blank; marks that reorder or hide text, lone surrogates and marks
    /// with nothing to stand on become �. At most three accents stay on a letter. Joined emoji keep their first part, since
    /// terminals do not agree on the width of the whole.
    /// </remarks>
    public static IEnumerable<Grapheme> Of(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] is >= ' ' and < '\x7f' && (at + 1 == text.Length || text[at + 1] < 0x300))
            {
                yield return new(Ascii[text[at]], 1);
                at++;
                continue;
            }

            var length = StringInfo.GetNextTextElementLength(text, at);
            yield return Shape(text.AsSpan(at, length));
            at += length;
        }
    }

    /// <summary>Returns the cells a text takes.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var grapheme in Of(text))
        {
            width += grapheme.Width;
        }

        return width;
    }

    /// <summary>Returns a text cut to a width, the cut shown by the ellipsis given; never wider.</summary>
    public static string Fit(string text, int width, string ellipsis)
    {
        if (text.Length * 2 <= width || Width(text) <= width)
        {
            return text;
        }

        var room = width - Width(ellipsis);
        var fitting = new StringBuilder();
        foreach (var grapheme in Of(text))
        {
            room -= grapheme.Width;
            if (room < 0)
            {
                break;
            }

            fitting.Append(grapheme.Text);
        }

        return width < Width(ellipsis) ? "" : fitting.Append(ellipsis).ToString();
    }

    /// <summary>Returns a text with its control characters made visible; line feeds stay.</summary>
    public static string Visible(string text) =>
        string.Join('\n', text.Split('\n').Select(l => string.Concat(Of(l).Select(g => g.Text))));

    private static Grapheme Shape(ReadOnlySpan<char> cluster)
    {
        Rune.DecodeFromUtf16(cluster, out var first, out var used);
        var category = Rune.GetUnicodeCategory(first);
        switch (category)
        {
            case UnicodeCategory.Control:
                return new(Symbol(first.Value), 1);
            case UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark:
                return new("\uFFFD", 1);
        }

        var text = new StringBuilder().Append(first.ToString());
        var marks = 0;
        foreach (var rune in cluster[used..].EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                || rune.Value is >= 0xFE00 and <= 0xFE0F || ++marks > MostMarks)
            {
                break;
            }

            text.Append(rune.ToString());
        }

        return new(text.ToString(), WideRunes.Contains(first.Value) ? 2 : 1);
    }

    private static string Symbol(int control) => control switch
    {
        '\t' => " ",
        < 0x20 => ((char)(0x2400 + control)).ToString(),
        0x7F => "\u2421",
        _ => "\uFFFD",
    };
}

using System.Globalization;
using System.Text;

namespace NteMonitor.Documents.Text;

/// <summary>Makes any text safe to stand on one line of a report.</summary>
/// <remarks>
/// Control characters could carry terminal commands, and marks that turn the reading direction could make a figure read
/// backwards; neither is text that an officer typed on purpose.
/// </remarks>
public static class Clean
{
    /// <summary>Returns the text as one line: control characters and line breaks become a space, runs of spaces one.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        var pending = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsSpace(rune))
            {
                pending = line.Length > 0;
                continue;
            }

            if (pending)
            {
                line.Append(' ');
                pending = false;
            }

            line.Append(IsHidden(rune) ? Rune.ReplacementChar : rune);
        }

        return line.ToString();
    }

    /// <summary>Returns the text as UTF-8 can hold it: half a surrogate pair becomes the replacement character.</summary>
    public static string Sound(string text)
    {
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            sound.Append(rune);
        }

        return sound.ToString();
    }

    // A no-break space is kept: it holds a figure and its unit together.
    private static bool IsSpace(Rune rune) =>
        rune.Value == ' ' || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsHidden(Rune rune) =>
        rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) || (rune.Value & 0xFFFE) == 0xFFFE;
}

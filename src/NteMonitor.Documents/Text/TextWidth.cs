using System.Globalization;
using System.Text;

namespace NteMonitor.Documents.Text;

/// <summary>How many columns of fixed-width type a text takes.</summary>
public static class TextWidth
{
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0x4DBF), (0x4E00, 0xA4CF), (0xA960, 0xA97C), (0xAC00, 0xD7A3),
        (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF),
        (0x1F900, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    /// <summary>Returns the columns a line takes: 2 for an East Asian character, 0 for a combining mark.</summary>
    public static int Of(string line)
    {
        var width = 0;
        foreach (var element in Elements(line))
        {
            width += OfElement(element);
        }

        return width;
    }

    /// <summary>Returns the line with spaces added on the far side of its alignment until it is this wide.</summary>
    public static string Pad(string line, int width, Align align)
    {
        var spaces = new string(' ', Math.Max(0, width - Of(line)));
        return align == Align.Right ? spaces + line : line + spaces;
    }

    internal static IEnumerable<string> Elements(string line)
    {
        var elements = StringInfo.GetTextElementEnumerator(line);
        while (elements.MoveNext())
        {
            yield return elements.GetTextElement();
        }
    }

    /// <summary>Returns the width of one text element: what a reader sees as one character.</summary>
    internal static int OfElement(string element) => element.EnumerateRunes().Max(OfRune);

    private static int OfRune(Rune rune)
    {
        if (rune.Value < 0x300)
        {
            return 1;
        }

        return Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            ? 0
            : Array.Exists(Wide, range => rune.Value >= range.First && rune.Value <= range.Last) ? 2 : 1;
    }
}

using System.Globalization;
using System.Text;

namespace NteMonitor.App;

/// <summary>Makes text that people typed fit for a terminal: what would move it, colour it or turn it round is seen instead.</summary>
internal static class Seen
{
    private const int Symbols = 0x2400;

    /// <summary>Returns a text with control characters and marks of direction as visible symbols; line feeds stay, a tab is a blank.</summary>
    public static string Text(string text)
    {
        if (!text.Any(NeedsShowing))
        {
            return text;
        }

        var seen = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            seen.Append(rune.Value switch
            {
                '\t' => new Rune(' '),
                < ' ' and not '\n' => new Rune(Symbols + rune.Value),
                0x7F => new Rune('\u2421'),
                _ when rune.IsBmp && NeedsShowing((char)rune.Value) => Rune.ReplacementChar,
                _ => rune,
            });
        }

        return seen.ToString();
    }

    /// <summary>Returns JSON with the same characters escaped: it means what it meant.</summary>
    public static string Json(string json)
    {
        if (!json.Any(NeedsShowing))
        {
            return json;
        }

        var seen = new StringBuilder(json.Length);
        foreach (var c in json)
        {
            _ = NeedsShowing(c) ? seen.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : seen.Append(c);
        }

        return seen.ToString();
    }

    // Of the marks that are not seen the joiners stay: words in many scripts, and flags, are written with them.
    private static bool NeedsShowing(char c) => c is not '\n' && (char.IsControl(c)
        || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\uFFFE' or '\uFFFF');
}

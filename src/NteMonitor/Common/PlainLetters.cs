using System.Globalization;
using System.Text;

namespace NteMonitor;

/// <summary>Letters without their marks, as words are compared: <c>Café</c> as <c>cafe</c>.</summary>
public static class PlainLetters
{
    // The program knows no culture, and with it no decomposition of letters: the letters of European names, one for one.
    private const string Marked = "àáâãäåāăąǎçćĉċčďèéêëēĕėęěĝğġģĥìíîïĩīĭįĵķĺļľñńņňòóôõöōŏőŕŗřśŝşšșţťțùúûüũūŭůűųŵýÿŷźżž";
    private const string Plain = "aaaaaaaaaacccccdeeeeeeeeegggghiiiiiiiijklllnnnnoooooooorrrssssstttuuuuuuuuuuwyyyzzz";

    /// <summary>Returns a text in small letters without marks on them; half a character, as a cut paste may end with, becomes a sign.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                var small = Rune.ToLowerInvariant(rune);
                plain.Append(small.IsBmp && Marked.IndexOf((char)small.Value, StringComparison.Ordinal) is >= 0 and var at ? new Rune(Plain[at]) : small);
            }
        }

        return plain.ToString();
    }
}

using System.Globalization;
using System.Text;

namespace NteMonitor.Terminal;

/// <summary>Names of keys by what terminals send for them (xterm, VT220, Linux console, fixterms).</summary>
internal static class KeyNames
{
    internal static string OfByte(byte value) => value switch
    {
        0x00 => "ctrl+space",
        0x08 or 0x7f => "backspace",
        0x09 => "tab",
        0x0a or 0x0d => "enter",
        0x1b => "esc",
        0x20 => "space",
        < 0x1b => "ctrl+" + (char)(value + 0x60),
        < 0x20 => "ctrl+" + (char)(value + 0x40),
        _ => ((char)value).ToString(),
    };

    /// <summary>Returns the key of a control sequence, or null for one that is no key.</summary>
    /// <param name="parameters">What stands between <c>ESC [</c> and the last character.</param>
    /// <param name="final">The last character.</param>
    internal static string? OfControl(string parameters, char final)
    {
        var numbers = parameters.Split(';').Select(p => p.Split(':')[0]).Select(Number).ToArray();
        var key = final switch
        {
            'A' => "up",
            'B' => "down",
            'C' => "right",
            'D' => "left",
            'H' => "home",
            'F' => "end",
            'Z' => "shift+tab",
            'M' when parameters.Length == 0 => "enter",
            'P' or 'Q' or 'R' or 'S' => $"f{final - 'P' + 1}",
            '~' => OfNumber(numbers[0]),
            'u' => OfCode(numbers[0]),
            _ => null,
        };
        return key is null ? null : Modifiers(numbers.ElementAtOrDefault(1)) + key;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string? OfNumber(int number) => number switch
    {
        1 or 7 => "home",
        2 => "insert",
        3 => "delete",
        4 or 8 => "end",
        5 => "pgup",
        6 => "pgdn",
        >= 11 and <= 15 => $"f{number - 10}",
        >= 17 and <= 21 => $"f{number - 11}",
        23 or 24 => $"f{number - 12}",
        _ => null,
    };

    private static string? OfCode(int code) =>
        code is > 0 and < 0x80 ? OfByte((byte)code)
        : Rune.IsValid(code) && Rune.GetUnicodeCategory(new Rune(code)) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse)
            && code >= 0x80 ? new Rune(code).ToString()
        : null;

    private static string Modifiers(int parameter)
    {
        var bits = parameter > 0 ? parameter - 1 : 0;
        return ((bits & 4) != 0 ? "ctrl+" : "") + ((bits & 2) != 0 ? "alt+" : "") + ((bits & 1) != 0 ? "shift+" : "");
    }
}

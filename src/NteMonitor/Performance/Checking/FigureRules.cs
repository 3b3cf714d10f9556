using System.Buffers;

namespace NteMonitor.Performance.Checking;

/// <summary>Reads what published tables print as figures.</summary>
public static class FigureRules
{
    private const int MostDigits = 15;
    private const int MostDecimals = 9;
    private const decimal Most = 1_000_000_000_000m;

    private static readonly SearchValues<char> OfFigures = SearchValues.Create("0123456789.,£$€%+-−–()\u00A0\u202F");

    private static readonly HashSet<string> NoFigure = new(StringComparer.OrdinalIgnoreCase)
    {
        "-", "–", "—", "−", "--", "n/a", "na", "n.a.", "..", "...", "…", ".", ":", "x", "c", "z", "*", "[c]", "[x]", "[z]", "[u]", "[low]", "?", "/",
        "not collected", "not available", "not applicable", "not known", "not recorded", "not stated", "not set", "unknown", "no data", "no target", "null", "none", "tbc",
        "tba", "suppressed", "withheld", "from 0", "from 0: n/a", "n/c", "n/k",
    };

    /// <summary>Returns a cell as a figure: <c>1,298</c>, <c>£26,000</c>, <c>(12)</c>, <c>−3.4</c>, <c>5.2 %</c>, <c>3 points</c>, <c>£1.2m</c>, <c>6122 (2011/12)</c>, <c>▼ 12</c>, <c>12*</c>; or what else stands there.</summary>
    /// <remarks>A comma parts thousands, in threes, or makes the cell words: it is never guessed to be a decimal point.</remarks>
    /// <source>docs/methods/check-table.md §2.</source>
    public static Figure Read(ReadOnlySpan<char> cell)
    {
        var text = Trim(cell);
        if (text.IsEmpty)
        {
            return new(FigureKind.Blank);
        }

        if (text.Length <= 14 && !char.IsAsciiDigit(text[0]) && NoFigure.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text))
        {
            return new(FigureKind.Absent);
        }

        if (text.Equals("nil", StringComparison.OrdinalIgnoreCase))
        {
            return new(FigureKind.Number);
        }

        return text[0] == '<' && Trim(text[1..]).ContainsAnyExceptInRange('0', '9') is false && text.Length > 1 ? new(FigureKind.Absent) : Number(text);
    }

    /// <summary>Whether words look like a figure that cannot be read, for example <c>5,2</c>: digits with nothing but signs of figures.</summary>
    /// <source>docs/methods/check-table.md §2.</source>
    public static bool LooksLikeOne(ReadOnlySpan<char> cell)
    {
        var text = Trim(cell);
        return text.ContainsAnyInRange('0', '9') && !text.ContainsAnyExcept(OfFigures) && text.LastIndexOfAny("+-−–") <= 0 && text.Count('.') < 2;
    }

    /// <summary>Returns a text without the blanks of any kind at its ends.</summary>
    /// <source>docs/methods/check-table.md §2.</source>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text.IsEmpty || (text[0] < '\u200B' && text[^1] < '\u200B') ? text : text.Trim("\u200B\uFEFF\u2060").Trim();
    }

    private static Figure Number(ReadOnlySpan<char> text)
    {
        var signs = default(FigureSigns);
        var rest = signs.Before(text);
        if (!Digits(rest, out var value, out var places, out var length))
        {
            return new(FigureKind.Text);
        }

        if (!signs.After(rest[length..]))
        {
            return new(FigureKind.Text);
        }

        value *= signs.Times;
        var scaled = places - signs.Zeros;
        return value > Most ? new(FigureKind.Text) : new(FigureKind.Number, signs.IsNegative ? -value : value, (sbyte)scaled, signs.Unit);
    }

    private static bool Digits(ReadOnlySpan<char> text, out decimal value, out int places, out int length)
    {
        (value, places, length) = (0, 0, 0);
        long whole = 0;
        var (digits, run, parted) = (0, 0, '\0');
        for (; length < text.Length; length++)
        {
            var c = text[length];
            if (char.IsAsciiDigit(c))
            {
                whole = digits < MostDigits ? (whole * 10) + (c - '0') : whole;
                digits++;
                run++;
                continue;
            }

            if (!Parts(text, length, parted, run))
            {
                break;
            }

            (parted, run) = (c, 0);
        }

        if ((parted != '\0' && run != 3) || digits > MostDigits || (digits == 0 && !(text is ['.', var next, ..] && char.IsAsciiDigit(next))))
        {
            return false;
        }

        return Decimals(text, whole, MostDigits - digits, ref length, out value, out places);
    }

    private static bool Decimals(ReadOnlySpan<char> text, long whole, int room, ref int length, out decimal value, out int places)
    {
        (value, places) = (whole, 0);
        if (length < text.Length && text[length] == ',')
        {
            return false;
        }

        if (length + 1 >= text.Length || text[length] != '.' || !char.IsAsciiDigit(text[length + 1]))
        {
            // A point with nothing behind it ends a sentence, not a figure.
            return length >= text.Length || text[length] != '.';
        }

        length++;
        for (; length < text.Length && char.IsAsciiDigit(text[length]); length++)
        {
            whole = (whole * 10) + (text[length] - '0');
            places++;
            if (places > MostDecimals || places > room + 1)
            {
                return false;
            }
        }

        value = new decimal(whole) * new Figure(FigureKind.Number, 0, (sbyte)places).Step;
        return length >= text.Length || text[length] is not (',' or '.');
    }

    /// <summary>Whether a character parts thousands: a comma or a blank, the same throughout, after one to three digits and before three.</summary>
    private static bool Parts(ReadOnlySpan<char> text, int at, char parted, int run)
    {
        var c = text[at];
        return c is ',' or ' ' or '\u00A0' or '\u202F' or '\u2009' or '\''
            && (parted == '\0' ? run is >= 1 and <= 3 : run == 3 && c == parted)
            && at + 3 < text.Length && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3])
            && (at + 4 >= text.Length || !char.IsAsciiDigit(text[at + 4]));
    }
}

namespace NteMonitor.Performance.Checking;

/// <summary>The signs around the digits of a figure: minus, brackets, arrows, money, percent, points, thousands, marks of footnotes.</summary>
internal struct FigureSigns
{
    private const string Minus = "-−–—‐‑";
    private const string Up = "▲△↑⬆↗";
    private const string Down = "▼▽↓⬇↘";
    private const string Marks = "*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰";

    private bool _bracket;
    private bool _minus;
    private bool _down;

    /// <summary>The unit that was found.</summary>
    public FigureUnit Unit { get; private set; }

    /// <summary>How many noughts k, m or bn stand for.</summary>
    public int Zeros { get; private set; }

    /// <summary>What the digits are to be multiplied by.</summary>
    public readonly decimal Times => Zeros switch { 3 => 1000m, 6 => 1_000_000m, 9 => 1_000_000_000m, _ => 1m };

    /// <summary>Whether the figure is below 0; an arrow down and a minus say the same thing, not the opposite.</summary>
    public readonly bool IsNegative => _minus || _bracket || _down;

    /// <summary>Takes the signs before the digits and returns what follows.</summary>
    public ReadOnlySpan<char> Before(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '(' when !_bracket:
                    _bracket = true;
                    break;
                case '£' or '$' or '€':
                    Unit = FigureUnit.Money;
                    break;
                case '+' or ' ' or '\u00A0' or '\u202F' or '\u2009' or '\uFE0E' or '\uFE0F':
                case '\'' when i == 0:
                    break;
                default:
                    if (Minus.Contains(c) && !_minus)
                    {
                        _minus = true;
                        break;
                    }

                    if (Up.Contains(c) || Down.Contains(c))
                    {
                        _down |= Down.Contains(c);
                        break;
                    }

                    return text[i..];
            }
        }

        return [];
    }

    /// <summary>Takes the signs behind the digits; false where something else stands there.</summary>
    public bool After(ReadOnlySpan<char> text)
    {
        var rest = FigureRules.Trim(text);
        if (rest.IsEmpty)
        {
            return !_bracket;
        }

        rest = Scale(rest, text[0] == rest[0]);
        rest = Percent(rest);
        if (_bracket)
        {
            if (rest is not [')', ..])
            {
                return false;
            }

            rest = Percent(FigureRules.Trim(rest[1..]));
        }

        return Tail(rest);
    }

    private ReadOnlySpan<char> Scale(ReadOnlySpan<char> rest, bool close)
    {
        var zeros = rest switch
        {
            ['b' or 'B', 'n' or 'N', ..] => 9,
            ['m' or 'M', 'i', 'l', 'l', 'i', 'o', 'n', ..] => 6,
            ['m' or 'M', ..] when close && Ends(rest, 1) => 6,
            ['k' or 'K', ..] when close && Ends(rest, 1) => 3,
            _ => 0,
        };
        if (zeros == 0)
        {
            return rest;
        }

        Zeros = zeros;
        return FigureRules.Trim(rest[(rest is [_, 'i', ..] ? 7 : zeros == 9 ? 2 : 1)..]);
    }

    private ReadOnlySpan<char> Percent(ReadOnlySpan<char> rest)
    {
        foreach (var (word, unit) in Words)
        {
            if (rest.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (word == "%" || Ends(rest, word.Length)))
            {
                Unit = unit;
                return Percent(FigureRules.Trim(rest[word.Length..]));
            }
        }

        return rest;
    }

    /// <summary>Takes arrows, marks of footnotes, and a remark in brackets at the end.</summary>
    private bool Tail(ReadOnlySpan<char> rest)
    {
        while (!rest.IsEmpty)
        {
            var c = rest[0];
            if (Down.Contains(c) || Up.Contains(c) || Marks.Contains(c))
            {
                _down |= Down.Contains(c);
                rest = FigureRules.Trim(rest[1..]);
            }
            else if ((c is '(' && rest[^1] == ')') || (c is '[' && rest[^1] == ']'))
            {
                return true;
            }
            else
            {
                // r and p mark figures that are revised or provisional.
                return rest is ['r' or 'p' or 'R' or 'P'];
            }
        }

        return true;
    }

    private static bool Ends(ReadOnlySpan<char> rest, int length) => rest.Length == length || !char.IsLetterOrDigit(rest[length]);

    private static readonly (string Word, FigureUnit Unit)[] Words =
    [
        ("percentage points", FigureUnit.Points), ("percentage point", FigureUnit.Points), ("% points", FigureUnit.Points), ("% point", FigureUnit.Points), ("%pts", FigureUnit.Points),
        ("% pts", FigureUnit.Points), ("points", FigureUnit.Points), ("point", FigureUnit.Points), ("pts", FigureUnit.Points), ("ppts", FigureUnit.Points), ("ppt", FigureUnit.Points),
        ("pp", FigureUnit.Points), ("p.p.", FigureUnit.Points), ("%", FigureUnit.Percent), ("per cent", FigureUnit.Percent), ("percent", FigureUnit.Percent),
        ("pounds", FigureUnit.Money), ("gbp", FigureUnit.Money),
    ];
}

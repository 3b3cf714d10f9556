using System.Globalization;

namespace NteMonitor.Performance.Checking;

/// <summary>A figure in words of commentary.</summary>
/// <param name="Figure">The figure with its unit.</param>
/// <param name="Before">The word before it, in small letters.</param>
/// <param name="After">The word behind it and its unit, in small letters.</param>
internal readonly record struct Statement(Figure Figure, string Before, string After)
{
    /// <summary>Returns the figures of a sentence; years, dates, ordinals and lengths of time are none.</summary>
    public static List<Statement> In(ReadOnlySpan<char> sentence)
    {
        List<Statement> found = [];
        for (var i = 0; i < sentence.Length; i++)
        {
            if (!char.IsAsciiDigit(sentence[i]))
            {
                continue;
            }

            var end = i;
            while (end < sentence.Length && (char.IsAsciiDigit(sentence[end]) || (sentence[end] is '.' or ',' && end + 1 < sentence.Length && char.IsAsciiDigit(sentence[end + 1]))))
            {
                end++;
            }

            if (Read(sentence, i, end) is { } statement)
            {
                found.Add(statement);
            }

            i = end;
        }

        return found;
    }

    /// <summary>Returns the sentences of a text; a point ends one before a blank or at the end.</summary>
    public static List<string> Sentences(string text)
    {
        List<string> sentences = [];
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is ';' or '!' or '?' or '\n' || (text[i] == '.' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]))))
            {
                sentences.Add(text[start..i]);
                start = i + 1;
            }
        }

        sentences.Add(text[start..]);
        return sentences;
    }

    private static Statement? Read(ReadOnlySpan<char> sentence, int from, int to)
    {
        var before = sentence[..from];
        var rest = sentence[to..];
        if ((from > 0 && (char.IsLetter(before[^1]) || before[^1] is '/' or ':' or '_')) || rest is [':' or '/', ..])
        {
            return null;
        }

        var unit = Unit(ref rest);
        var figure = FigureRules.Read(sentence[from..to]);
        var after = Word(rest);
        if (!figure.IsNumber || (unit == FigureUnit.Plain && (rest is [>= 'a' and <= 'z', ..] or ['-', ..] || IsTime(after) || (figure.Value is >= 1900 and <= 2100 && figure.Places == 0))))
        {
            return null;
        }

        return new(figure with { Unit = unit }, LastWord(before), after);
    }

    private static FigureUnit Unit(ref ReadOnlySpan<char> rest)
    {
        var trimmed = rest.TrimStart();
        foreach (var (word, unit) in Units)
        {
            if (trimmed.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                rest = trimmed[word.Length..];
                return unit;
            }
        }

        return FigureUnit.Plain;
    }

    private static readonly (string Word, FigureUnit Unit)[] Units =
    [
        ("percentage point", FigureUnit.Points), ("% point", FigureUnit.Points), ("%-point", FigureUnit.Points), ("ppt", FigureUnit.Points), ("pp", FigureUnit.Points), ("points", FigureUnit.Points),
        ("%", FigureUnit.Percent), ("per cent", FigureUnit.Percent), ("percent", FigureUnit.Percent),
    ];

    private static bool IsTime(string word) => RoleWords.Has(word, ["month", "months", "year", "years", "week", "weeks", "day", "days", "hour", "hours", "quarter", "quarters", "am", "pm", "jan", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]);

    private static string Word(ReadOnlySpan<char> text)
    {
        var rest = text.TrimStart(" -–s");
        var length = rest.IndexOfAnyExcept(Letters);
        return (length < 0 ? rest : rest[..length]).ToString().ToLower(CultureInfo.InvariantCulture);
    }

    private static string LastWord(ReadOnlySpan<char> text)
    {
        var trimmed = text.TrimEnd(" -–+£~");
        return trimmed[(trimmed.LastIndexOfAnyExcept(Letters) + 1)..].ToString().ToLower(CultureInfo.InvariantCulture);
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
}

using System.Globalization;

namespace NteMonitor.Performance.Checking;

/// <summary>Recognises periods: years, financial years (April to March), months, quarters and days.</summary>
public static class PeriodRules
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Returns in which month a period begins, as year · 12 + month, when the whole text is one; none when it is not.</summary>
    /// <remarks>A financial year such as 2012/13 begins in April, a plain year in January.</remarks>
    /// <source>docs/methods/check-table.md §1.</source>
    public static int? Begins(ReadOnlySpan<char> text)
    {
        var trimmed = FigureRules.Trim(text);
        return trimmed.Length is >= 4 and <= 40 && Scan(trimmed, out var rest) is { } at && rest.IsEmpty ? at : null;
    }

    /// <summary>Returns in which month the period begins that a heading names, among other words; none when it names none.</summary>
    /// <source>docs/methods/check-table.md §1.</source>
    public static int? Named(string heading)
    {
        for (var i = 0; i + 4 <= heading.Length; i++)
        {
            if ((i == 0 || !char.IsLetterOrDigit(heading[i - 1])) && Scan(heading.AsSpan(i), out _) is { } at)
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>Reads a period at the beginning of a text.</summary>
    private static int? Scan(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        rest = text;
        var month = Month(ref rest);
        if (Year(ref rest) is not { } year)
        {
            return null;
        }

        if (month is not null)
        {
            // "April 2012 to March 2013" begins where its first month does.
            var to = rest.TrimStart(" -–to");
            if (Month(ref to) is not null && Year(ref to) is not null)
            {
                rest = to;
            }

            return (year * 12) + month.Value;
        }

        return Later(ref rest, year);
    }

    /// <summary>Reads what may follow a year: /13, -2013, -04, -04-01, Q2.</summary>
    private static int Later(ref ReadOnlySpan<char> rest, int year)
    {
        if (rest is [' ' or '-' or '_', 'Q' or 'q', >= '1' and <= '4', ..])
        {
            var quarter = rest[2] - '1';
            rest = rest[3..];
            return (year * 12) + (quarter * 3);
        }

        if (rest is not ['/' or '-' or '–' or ' ' or '_', >= '0' and <= '9', >= '0' and <= '9', ..])
        {
            return year * 12;
        }

        if (rest.Length >= 5 && int.TryParse(rest[1..5], NumberStyles.None, CultureInfo.InvariantCulture, out var full) && full == year + 1)
        {
            rest = rest[5..];
            return (year * 12) + 3;
        }

        var two = ((rest[1] - '0') * 10) + rest[2] - '0';
        if (rest.Length > 3 && char.IsAsciiDigit(rest[3]))
        {
            return year * 12;
        }

        if (two == (year + 1) % 100)
        {
            rest = rest[3..];
            return (year * 12) + 3;
        }

        if (two is < 1 or > 12)
        {
            return year * 12;
        }

        rest = rest[3..];
        rest = rest is ['-' or '/', >= '0' and <= '9', >= '0' and <= '9'] ? [] : rest;
        return (year * 12) + two - 1;
    }

    private static int? Month(ref ReadOnlySpan<char> text)
    {
        for (var i = 0; i < Months.Length; i++)
        {
            if (text.StartsWith(Months[i], StringComparison.OrdinalIgnoreCase))
            {
                var letters = text.IndexOfAnyExceptInRange('A', 'z');
                var after = letters < 0 ? [] : text[letters..].TrimStart(" -/'");
                if (after is [>= '0' and <= '9', ..])
                {
                    text = after;
                    return i;
                }
            }
        }

        return null;
    }

    private static int? Year(ref ReadOnlySpan<char> text)
    {
        if (text.Length < 4 || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2100 || (text.Length > 4 && char.IsAsciiDigit(text[4])))
        {
            return null;
        }

        text = text[4..];
        return year;
    }
}

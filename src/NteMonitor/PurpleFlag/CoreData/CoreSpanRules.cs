using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>Reads the days that a figure is of.</summary>
public static partial class CoreSpanRules
{
    private const int Earliest = 1990, Latest = 2100;

    /// <summary>Returns the days, or none where the words name none.</summary>
    /// <source>docs/methods/purple-flag.md §11.</source>
    public static CoreSpan? Read(string text)
    {
        var words = text.Trim();
        return (Interval(words) ?? Quarter(words) ?? Year(words) ?? Month(words) ?? Day(words)) is { } span && span.First.Year >= Earliest && span.Last.Year <= Latest ? span : null;
    }

    private static CoreSpan? Day(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? new(day, day, text) : null;

    private static CoreSpan? Month(string text) => YearMonthPattern.Iso.Parse(text) is { Success: true, Value: var month } ? new(NightRange.Of(month).First.Evening, NightRange.Of(month).Last.Evening, text) : null;

    private static CoreSpan? Year(string text) => YearText().IsMatch(text) && Number(text) is var year and > 0 ? new(new(year, 1, 1), new(year, 12, 31), text) : null;

    private static CoreSpan? Quarter(string text)
    {
        if (!QuarterText().IsMatch(text) || Number(text[..4]) is not (var year and > 0))
        {
            return null;
        }

        var first = new LocalDate(year, ((text[^1] - '1') * 3) + 1, 1);
        return new(first, first.PlusMonths(3).PlusDays(-1), text);
    }

    private static CoreSpan? Interval(string text) =>
        text.Split('/') is [var first, var last] && Day(first.Trim()) is { } from && Day(last.Trim()) is { } to && from.First <= to.First ? new(from.First, to.First, $"{from.Text}/{to.Text}") : null;

    private static int Number(string year) => int.Parse(year, CultureInfo.InvariantCulture);

    [GeneratedRegex("^[0-9]{4}$", RegexOptions.None, 1000)]
    private static partial Regex YearText();

    [GeneratedRegex("^[0-9]{4}-Q[1-4]$", RegexOptions.None, 1000)]
    private static partial Regex QuarterText();
}

using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NteMonitor.Venues;

namespace NteMonitor.Import.Mappings;

/// <summary>Reads hours as registers write them, as far as they say something.</summary>
public static partial class ImportHours
{
    private static readonly IsoDayOfWeek[] Week = [.. Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None)];

    /// <summary>Returns the hours of each day, or none when the text does not say them.</summary>
    /// <param name="text">For example <c>Mon-Sat 10:00-23:30</c>, <c>Sunday Between 10am and 11pm</c>, <c>Trading to 3am</c>, <c>Trading 24 hours</c>.</param>
    /// <param name="opens">When trading begins where the text says only when it ends; none when that is not known.</param>
    /// <source>docs/methods/import.md §8.</source>
    public static IReadOnlyList<DayHours>? Read(string text, LocalTime? opens)
    {
        if (HoursText.Read("hours", text) is Outcome<IReadOnlyList<DayHours>>.Done({ Count: > 0 } hours))
        {
            return hours;
        }

        if (AllDay().IsMatch(text))
        {
            return [.. Week.Select(d => new DayHours(d, LocalTime.Midnight, LocalTime.Midnight))];
        }

        if (Until().Match(text) is { Success: true } until)
        {
            return opens is { } from && Clock(until.Groups["to"].Value) is { } to ? [.. Week.Select(d => new DayHours(d, from, to))] : null;
        }

        return Days(text);
    }

    /// <summary>Whether a text says only when trading ends.</summary>
    /// <source>docs/methods/import.md §8.</source>
    public static bool SaysOnlyTheEnd(string text) => Until().IsMatch(text);

    private static List<DayHours>? Days(string text)
    {
        List<DayHours> hours = [];
        foreach (Match part in Part().Matches(text))
        {
            if (Clock(part.Groups["from"].Value) is not { } from || Clock(part.Groups["to"].Value) is not { } to)
            {
                return null;
            }

            hours.AddRange(Between(part.Groups["first"].Value, part.Groups["last"].Value).Select(d => new DayHours(d, from, to)));
        }

        // A day twice or a rest that was not read: then the text says more than this understands, and half of it would mislead.
        var rest = Part().Replace(text, "").Trim(' ', ',', ';', '.', '\n');
        return hours.Count == 0 || rest.Length > 0 || hours.GroupBy(h => h.Day).Any(g => g.Count() > 1) ? null : [.. hours.OrderBy(h => h.Day)];
    }

    private static IEnumerable<IsoDayOfWeek> Between(string first, string last)
    {
        if (first.StartsWith("every", StringComparison.OrdinalIgnoreCase) || first.StartsWith("dai", StringComparison.OrdinalIgnoreCase))
        {
            return Week;
        }

        var from = Day(first);
        var to = last.Length == 0 ? from : Day(last);
        return Week.SkipWhile(d => d != from).Concat(Week).TakeWhile((d, at) => at <= (to - from + 7) % 7);
    }

    private static IsoDayOfWeek Day(string name) =>
        Array.Find(Week, d => d.ToString().StartsWith(name[..3], StringComparison.OrdinalIgnoreCase));

    private static LocalTime? Clock(string text)
    {
        var word = text.Trim().ToLowerInvariant();
        if (word.EndsWith("midnight", StringComparison.Ordinal))
        {
            return LocalTime.Midnight;
        }

        if (word.EndsWith("noon", StringComparison.Ordinal))
        {
            return LocalTime.Noon;
        }

        var match = Time().Match(word);
        if (!match.Success)
        {
            return null;
        }

        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].Value, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["half"].Value;
        hour = half.Length == 0 ? hour % 24 : hour is < 1 or > 12 ? 99 : (hour % 12) + (half == "p" ? 12 : 0);
        return hour < 24 && minute < 60 ? new LocalTime(hour, minute) : null;
    }

    [GeneratedRegex(@"^\s*(trading|open)?\s*24\s*(hours?|hrs?)\s*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AllDay();

    [GeneratedRegex(@"^\s*(trading|open|sales?)\s+(to|until|till)\s+(?<to>[\w:. ]+?)\s*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Until();

    [GeneratedRegex(@"(?<first>(mon|tue|wed|thu|fri|sat|sun)[a-z]*|every day|daily)\s*((to|-|–)\s*(?<last>(mon|tue|wed|thu|fri|sat|sun)[a-z]*))?\s*:?\s*(between|from)?\s*(?<from>\d{1,2}([:.]\d{2})?\s*([ap]\.?m\.?|noon|midnight)?|noon|midnight)\s*(and|to|until|-|–)\s*(?<to>\d{1,2}([:.]\d{2})?\s*([ap]\.?m\.?|noon|midnight)?|noon|midnight)\s*[,;.]?\s*", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Part();

    [GeneratedRegex(@"^(?<hour>\d{1,2})([:.](?<minute>\d{2}))?\s*((?<half>[ap])\.?m\.?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();
}

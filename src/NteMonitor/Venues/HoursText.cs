using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace NteMonitor.Venues;

/// <summary>Weekly hours as people write them: <c>Mon-Thu 10:00-23:30, Fri,Sat 10:00-02:00, Sun 12:00-22:30</c>.</summary>
/// <source>docs/reference/hours.md.</source>
public static partial class HoursText
{
    private static readonly string[] Names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>Returns the hours, or every reason the text cannot be read; an empty text is hours not known.</summary>
    /// <param name="field">The field the text stands in, for refusals.</param>
    /// <param name="text">As typed; <c>closed</c> leaves days out, 24:00 is midnight, equal times are 24 hours.</param>
    public static Outcome<IReadOnlyList<DayHours>> Read(string field, string text)
    {
        List<Refusal> reasons = [];
        List<DayHours> hours = [];
        foreach (Match part in Part().Matches(text))
        {
            var days = Days(part.Groups["days"].Value);
            if (days.Count == 0)
            {
                reasons.Add(new(field, $"'{part.Groups["days"].Value.Trim()}' names no day.", "Write days as Mon-Thu or Fri,Sat."));
            }
            else if (part.Groups["from"].Success && Time(part.Groups["from"].Value) is { } from && Time(part.Groups["to"].Value) is { } to)
            {
                hours.AddRange(days.Select(d => new DayHours(d, from, to)));
            }
            else if (part.Groups["from"].Success)
            {
                reasons.Add(new(field, $"'{part.Groups["from"].Value}-{part.Groups["to"].Value}' are no hours.", "Write hours as 10:00-23:30."));
            }
        }

        var rest = Part().Replace(text, "").Trim(' ', ',', ';');
        if (rest.Length > 0)
        {
            reasons.Add(new(field, $"'{rest}' cannot be read as hours.", "Write Mon-Thu 10:00-23:30, Fri,Sat 10:00-02:00."));
        }

        reasons.AddRange(hours.GroupBy(h => h.Day).Where(g => Overlaps([.. g]))
            .Select(g => new Refusal(field, $"The hours of {Names[(int)g.Key - 1]} overlap.", "Give each stretch once.")));
        return Outcome.Unless<IReadOnlyList<DayHours>>(reasons, () => [.. hours.OrderBy(h => h.Day).ThenBy(h => h.From)]);
    }

    /// <summary>Returns the hours in the form that <see cref="Read"/> takes, days of equal hours together.</summary>
    public static string Write(IReadOnlyList<DayHours> hours)
    {
        var byDay = Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None)
            .Select(d => (Day: d, Text: string.Join(" ", hours.Where(h => h.Day == d).OrderBy(h => h.From).Select(h => $"{h.From:HH':'mm}-{h.To:HH':'mm}"))))
            .ToList();
        List<string> parts = [];
        for (var i = 0; i < 7;)
        {
            var last = i;
            while (last + 1 < 7 && byDay[last + 1].Text == byDay[i].Text)
            {
                last++;
            }

            if (byDay[i].Text.Length > 0)
            {
                var days = last == i ? Names[i] : $"{Names[i]}-{Names[last]}";
                parts.AddRange(byDay[i].Text.Split(' ').Select(t => $"{days} {t}"));
            }

            i = last + 1;
        }

        return string.Join(", ", parts);
    }

    private static List<IsoDayOfWeek> Days(string text)
    {
        List<IsoDayOfWeek> days = [];
        foreach (var piece in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = piece.Split('-', StringSplitOptions.TrimEntries).Select(Day).ToList();
            if (ends.Contains(-1) || ends.Count > 2)
            {
                return [];
            }

            for (var d = ends[0]; ; d = (d + 1) % 7)
            {
                days.Add((IsoDayOfWeek)(d + 1));
                if (d == ends[^1])
                {
                    break;
                }
            }
        }

        return days;
    }

    private static int Day(string name) => name.Length < 2 ? -1 : Array.FindIndex(Names, n => name.StartsWith(n, StringComparison.OrdinalIgnoreCase));

    private static LocalTime? Time(string text)
    {
        var digits = text.Replace(":", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).PadLeft(4, '0');
        var number = int.Parse(digits, CultureInfo.InvariantCulture);
        return number == 2400 ? LocalTime.Midnight : number / 100 <= 23 && number % 100 <= 59 ? new LocalTime(number / 100, number % 100) : null;
    }

    private static bool Overlaps(IReadOnlyList<DayHours> day) => day.OrderBy(h => h.From).Zip(day.OrderBy(h => h.From).Skip(1))
        .Any(pair => pair.First.To <= pair.First.From || pair.First.To > pair.Second.From);

    [GeneratedRegex(@"(?<days>[A-Za-z][A-Za-z,\- ]*?)\s+(closed|(?<from>\d{1,2}[:.]?\d{2})\s*(-|–|to)\s*(?<to>\d{1,2}[:.]?\d{2}))\s*[,;]?\s*", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Part();
}

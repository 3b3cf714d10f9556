using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NteMonitor.Commands;

namespace NteMonitor.Emro.Law;

/// <summary>The times of an order as people write them: <c>mon-fri 03:00-06:00, sat,sun 03:45-06:00</c>.</summary>
/// <source>docs/methods/emro.md §1.</source>
public static partial class DayWords
{
    private const string Example = "Write calendar days and a period, as saturday 03:00-06:00 or mon-fri 03:00-06:00.";
    private const string InTheDay = "A period begins at midnight or later and ends by 06:00 of the same calendar day, the beginning before the end (E02: Licensing Act 2003 s.172A(3)).";
    private static readonly IsoDayOfWeek[] Week = [.. Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None)];

    /// <summary>Returns the periods by calendar day in the order of the week, or every reason why the texts are none.</summary>
    /// <param name="field">The field they stand in, for refusals.</param>
    /// <param name="texts">As typed; each may hold several stretches after one another, parted by commas or semicolons.</param>
    public static Outcome<IReadOnlyList<DayRule>> Read(string field, IEnumerable<string> texts)
    {
        List<Refusal> reasons = [];
        List<DayRule> rules = [];
        foreach (var text in texts)
        {
            rules.AddRange(Stretches(field, text, reasons));
        }

        reasons.AddRange(rules.GroupBy(r => r.Day).Where(g => g.Count() > 1).Select(g => new Refusal(
            field, $"{g.Key} has {g.Count()} periods.", "Each day has one period; days may differ (E03: Licensing Act 2003 s.172A(5)).")));
        return Outcome.Unless<IReadOnlyList<DayRule>>(reasons, () => [.. rules.OrderBy(r => r.Day)]);
    }

    /// <summary>Returns periods in the form that <see cref="Read"/> takes, days of the same period together; empty when there are none.</summary>
    public static string Write(IReadOnlyList<DayRule> rules)
    {
        List<string> parts = [];
        foreach (var alike in rules.OrderBy(r => r.Day).GroupBy(r => (r.Start, r.End)))
        {
            var days = alike.Select(r => r.Day).ToList();
            var runs = days.Count == Week.Length ? ["daily"] : Runs(days);
            parts.Add($"{string.Join(",", runs)} {Clock(alike.Key.Start)}-{Clock(alike.Key.End)}");
        }

        return string.Join(", ", parts);
    }

    private static List<string> Runs(List<IsoDayOfWeek> days)
    {
        List<string> runs = [];
        for (var i = 0; i < days.Count;)
        {
            var last = i;
            while (last + 1 < days.Count && days[last + 1] == days[last] + 1)
            {
                last++;
            }

            runs.Add(last == i ? Short(days[i]) : $"{Short(days[i])}-{Short(days[last])}");
            i = last + 1;
        }

        return runs;
    }

    private static List<DayRule> Stretches(string field, string text, List<Refusal> reasons)
    {
        var at = 0;
        List<DayRule> rules = [];
        foreach (Match stretch in Stretch().Matches(text))
        {
            Rest(text[at..stretch.Index]);
            at = stretch.Index + stretch.Length;
            var days = Days(field, stretch.Groups["days"].Value, reasons);
            if (Period(field, stretch, reasons) is var (start, end))
            {
                rules.AddRange(days.Select(d => new DayRule(d, start, end)));
            }
        }

        Rest(text[at..]);
        if (at == 0 && text.Trim().Length == 0)
        {
            reasons.Add(new(field, "The day and the time are empty.", Example));
        }

        return rules;

        void Rest(string between)
        {
            if (between.Trim(' ', ',', ';', '\t', '\n', '\r').Length > 0)
            {
                reasons.Add(new(field, $"'{between.Trim()}' is no day with a time.", Example));
            }
        }
    }

    private static List<IsoDayOfWeek> Days(string field, string text, List<Refusal> reasons)
    {
        List<IsoDayOfWeek> days = [];
        var words = text.Trim(' ', ',', ';', '\t').ToLowerInvariant();
        if (words.Length == 0)
        {
            reasons.Add(new(field, "A time stands without a day.", Example));
        }
        else if (words is "daily" or "every day" or "every night" or "all")
        {
            return [.. Week];
        }
        else if (words.Contains("night", StringComparison.Ordinal))
        {
            reasons.Add(new(field, $"'{words}' names a night.", "An order names calendar days: the end of Friday night is Saturday, so write saturday 03:00-06:00."));
        }
        else
        {
            foreach (var part in Between().Split(words).Where(p => p.Length > 0))
            {
                days.AddRange(Run(field, part, reasons));
            }
        }

        return [.. days.Distinct()];
    }

    private static IEnumerable<IsoDayOfWeek> Run(string field, string part, List<Refusal> reasons)
    {
        var ends = part.Split(['-', '–'], 2, StringSplitOptions.TrimEntries).Select(e => (Text: e, Day: Day(e))).ToList();
        if (ends.Exists(e => e.Day is null))
        {
            reasons.AddRange(ends.Where(e => e.Day is null).Select(e => new Refusal(
                field, $"'{e.Text}' is no day of the week.", Nearest.Hint(e.Text, Week.Select(d => d.ToString())) ?? Example)));
            return [];
        }

        var (first, count) = ((int)ends[0].Day!.Value, ((int)ends[^1].Day!.Value - (int)ends[0].Day!.Value + Week.Length) % Week.Length);
        return Enumerable.Range(0, count + 1).Select(i => Week[(first - 1 + i) % Week.Length]);
    }

    private static IsoDayOfWeek? Day(string name)
    {
        var word = name.TrimEnd('.');
        var known = Week.Where(d => word.Length >= 2 && (d + "s").StartsWith(word, StringComparison.OrdinalIgnoreCase)).ToList();
        return known.Count == 1 ? known[0] : word is "tues" or "thurs" ? (word == "tues" ? IsoDayOfWeek.Tuesday : IsoDayOfWeek.Thursday) : null;
    }

    private static (LocalTime Start, LocalTime End)? Period(string field, Match stretch, List<Refusal> reasons)
    {
        var texts = new[] { stretch.Groups["from"].Value, stretch.Groups["to"].Value };
        var minutes = texts.Select(Minutes).ToList();
        var unknown = texts.Where((_, i) => minutes[i] is null).ToList();
        reasons.AddRange(unknown.Select(t => new Refusal(field, $"'{t}' is no clock time.", "Write 00:00 to 06:00.")));
        if (unknown.Count > 0)
        {
            return null;
        }

        var (start, end) = (minutes[0]!.Value, minutes[1]!.Value);
        if (start >= end || end > 6 * 60)
        {
            var what = end > 6 * 60 ? "ends after 06:00" : start == end ? "has no time in it" : "ends before it begins";
            reasons.Add(new(field, $"{texts[0]} to {texts[1]} {what}.", InTheDay));
            return null;
        }

        return (LocalTime.FromMinutesSinceMidnight(start), LocalTime.FromMinutesSinceMidnight(end));
    }

    /// <summary>Minutes after midnight, 24:00 included so that it is refused for what it is.</summary>
    private static int? Minutes(string text)
    {
        var clock = Clocked().Match(text.ToLowerInvariant());
        if (text.Equals("midnight", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        var hour = int.Parse(clock.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = clock.Groups["minute"] is { Success: true } m ? int.Parse(m.Value, CultureInfo.InvariantCulture) : 0;
        var half = clock.Groups["half"].Value;
        var hours = half.Length == 0 ? hour : hour is < 1 or > 12 ? 99 : (hour % 12) + (half == "pm" ? 12 : 0);
        return minute > 59 || hours > 24 || (hours == 24 && minute > 0) ? null : (60 * hours) + minute;
    }

    private static string Short(IsoDayOfWeek day) => day.ToString()[..3].ToLowerInvariant();

    private static string Clock(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<days>[^0-9]*?)\s*(?<from>midnight|[0-9]{1,2}([:.]?[0-9]{2})?\s*([ap]m)?)\s*([-–—]|\bto\b|\buntil\b)\s*(?<to>midnight|[0-9]{1,2}([:.]?[0-9]{2})?\s*([ap]m\b)?)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Stretch();

    [GeneratedRegex(@"^(?<hour>[0-9]{1,2})([:.]?(?<minute>[0-9]{2}))?\s*(?<half>am|pm)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Clocked();

    [GeneratedRegex(@"[,;&+]|\band\b|(?<![-–])\s+(?![-–])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Between();
}

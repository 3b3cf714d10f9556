using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace NteMonitor.Incidents;

/// <summary>Reads times as people type them at night, and never into the future.</summary>
/// <source>docs/reference/one-line-entry.md, Times.</source>
public static partial class WhenText
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>A clock a few minutes ahead of ours is not the future.</summary>
    private static readonly Duration Grace = Duration.FromMinutes(5);

    /// <summary>Returns the time that a text stands for, or why it stands for none or for two.</summary>
    /// <param name="text">As typed: empty or <c>now</c>, <c>2315</c>, <c>yesterday 0140</c>, <c>fri 23:15</c>, <c>14/3 0140 BST</c>, <c>2300-2330</c>, <c>night 14/3</c>, <c>2026-03</c>.</param>
    /// <param name="clock">The town's clock.</param>
    /// <param name="now">The time at which it is typed.</param>
    public static Outcome<When> Read(string text, NightClock clock, Instant now)
    {
        var words = text.Trim().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words.Count == 0 || words is ["now"])
        {
            return Outcome.Done(new When(TimePrecision.Instant, now, now));
        }

        if (words is [var only] && Month().Match(only) is { Success: true } month)
        {
            return MonthOf(int.Parse(month.Groups["y"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(month.Groups["m"].ValueSpan, CultureInfo.InvariantCulture), clock, now);
        }

        return words[0] == "night" ? NightOf(words[1..], clock, now) : Clock(words, clock, now);
    }

    /// <summary>Returns how many of the first words tell the time; 0 when none does.</summary>
    public static int WordsOfTime(IReadOnlyList<string> words)
    {
        var at = 0;
        if (at < words.Count && words[at].Equals("now", StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        if (at < words.Count && words[at].Equals("night", StringComparison.OrdinalIgnoreCase) && at + 1 < words.Count && IsDay(words[at + 1]))
        {
            return 2;
        }

        at += at < words.Count && IsDay(words[at]) ? 1 : 0;
        if (at >= words.Count || !Time().IsMatch(words[at]))
        {
            return at == 0 && words.Count > 0 && Month().IsMatch(words[0]) ? 1 : 0;
        }

        at++;
        return at + (at < words.Count && Side(words[at]) != ClockSide.Unsaid ? 1 : 0);
    }

    private static Outcome<When> Clock(List<string> words, NightClock clock, Instant now)
    {
        var today = clock.Local(now).Date;
        LocalDate? day = null;
        if (IsDay(words[0]))
        {
            if (Day(words[0], today) is not { } given)
            {
                return Wrong(words[0], "is not a date that exists");
            }

            (day, words) = (given, words[1..]);
        }

        if (words.Count == 0 || Time().Match(words[0]) is not { Success: true } time)
        {
            return Wrong(string.Join(' ', words), "is not a time");
        }

        var side = words.Count > 1 ? Side(words[1]) : ClockSide.Unsaid;
        if (words.Count > (side == ClockSide.Unsaid ? 1 : 2))
        {
            return Wrong(string.Join(' ', words[1..]), "does not belong to a time");
        }

        if (Clock(time.Groups["h"].Value, time.Groups["m"].Value) is not { } from)
        {
            return Wrong(words[0], "is not a time of the day");
        }

        if (!time.Groups["h2"].Success)
        {
            return At(day, from, side, clock, now).Then(at => Outcome.Done(new When(TimePrecision.Instant, at, at)));
        }

        return Clock(time.Groups["h2"].Value, time.Groups["m2"].Value) is { } to
            ? At(day, from, side, clock, now).Then(start => End(start, to, side, clock))
            : Wrong(words[0], "ends at no time of the day");
    }

    private static Outcome<When> End(Instant start, LocalTime to, ClockSide side, NightClock clock)
    {
        var local = clock.Local(start);
        var date = to <= local.TimeOfDay ? local.Date.PlusDays(1) : local.Date;
        return clock.Read(date + to, side).Then(end => Outcome.Done(new When(TimePrecision.Interval, start, end)));
    }

    /// <summary>Without a day it is the last time the clock showed this, so that 0140 typed at 23:00 is this morning's.</summary>
    private static Outcome<Instant> At(LocalDate? day, LocalTime time, ClockSide side, NightClock clock, Instant now)
    {
        var today = clock.Local(now).Date;
        if (day is { } given)
        {
            return clock.Read(given + time, side).Then(at => at <= now + Grace ? Outcome.Done(at) : Future(at, clock));
        }

        var first = clock.Read(today + time, side);
        return first is Outcome<Instant>.Done(var at) && at > now + Grace ? clock.Read(today.PlusDays(-1) + time, side) : first;
    }

    private static Outcome<Instant> Future(Instant at, NightClock clock) => Outcome.Refused<Instant>(
        "when", $"{clock.Local(at).ToString("HH:mm 'on' ddd d MMM", CultureInfo.InvariantCulture)} has not happened yet.",
        "Times after midnight take the next day's date.");

    private static Outcome<When> NightOf(List<string> words, NightClock clock, Instant now)
    {
        var tonight = clock.NightOf(now);
        if (words is not [var word] || !IsDay(word) || Day(word, tonight.Evening) is not { } evening)
        {
            return Wrong(string.Join(' ', words), "names no night");
        }

        var night = new Night(evening);
        if (night > tonight)
        {
            return Outcome.Refused<When>("when", $"The night of {night} has not come yet.", "Give the date on which its evening began.");
        }

        var span = clock.Span(night);
        return Outcome.Done(new When(TimePrecision.Night, span.Start, span.End));
    }

    private static Outcome<When> MonthOf(int year, int month, NightClock clock, Instant now)
    {
        if (month is < 1 or > 12)
        {
            return Wrong($"{year}-{month:00}", "is not a month");
        }

        var span = clock.Span(new YearMonth(year, month));
        return span.Start > now
            ? Outcome.Refused<When>("when", $"{year}-{month:00} has not come yet.", "Give a month that has begun.")
            : Outcome.Done(new When(TimePrecision.Month, span.Start, span.End));
    }

    private static Outcome<When> Wrong(string text, string what) => Outcome.Refused<When>(
        "when", $"'{text}' {what}.", "Write 2315, yesterday 0140, fri 2315, 14/3 0140, 2300-2330, night 14/3 or 2026-03.");

    private static LocalTime? Clock(string hour, string minute)
    {
        int h = int.Parse(hour, CultureInfo.InvariantCulture), m = int.Parse(minute, CultureInfo.InvariantCulture);
        return h <= 23 && m <= 59 ? new LocalTime(h, m) : null;
    }

    private static bool IsDay(string word) =>
        word.ToLowerInvariant() is "today" or "tonight" or "yesterday" || DayName(word) >= 0 || Date().IsMatch(word) || LocalDatePattern.Iso.Parse(word).Success;

    private static int DayName(string word) =>
        word.Length >= 3 ? Array.FindIndex(Days, d => word.StartsWith(d, StringComparison.OrdinalIgnoreCase) && word.Length <= 9 && IsWeekday(word)) : -1;

    private static bool IsWeekday(string word) => Days.Contains(word.ToLowerInvariant())
        || Enum.TryParse<IsoDayOfWeek>(word, ignoreCase: true, out var day) && day != IsoDayOfWeek.None && !char.IsDigit(word[0]);

    private static LocalDate? Day(string word, LocalDate today)
    {
        switch (word.ToLowerInvariant())
        {
            case "today" or "tonight":
                return today;
            case "yesterday":
                return today.PlusDays(-1);
        }

        if (DayName(word) is >= 0 and var index)
        {
            var wanted = (IsoDayOfWeek)(index + 1);
            return today.DayOfWeek == wanted ? today : today.Previous(wanted);
        }

        if (LocalDatePattern.Iso.Parse(word) is { Success: true } iso)
        {
            return iso.Value;
        }

        var match = Date().Match(word);
        int d = int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture), m = int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture);
        if (match.Groups["y"].Success)
        {
            var year = int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
            return Exists(year < 100 ? 2000 + year : year, m, d);
        }

        return Exists(today.Year, m, d) is { } thisYear && thisYear <= today ? thisYear : Exists(today.Year - 1, m, d);
    }

    private static LocalDate? Exists(int year, int month, int day) =>
        year is >= 1900 and <= 2999 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;

    private static ClockSide Side(string word) => word.ToUpperInvariant() switch
    {
        "BST" => ClockSide.Summer,
        "GMT" => ClockSide.Standard,
        _ => ClockSide.Unsaid,
    };

    [GeneratedRegex(@"^(?<h>\d{1,2})[:.]?(?<m>\d{2})(-(?<h2>\d{1,2})[:.]?(?<m2>\d{2}))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();

    [GeneratedRegex(@"^(?<d>\d{1,2})/(?<m>\d{1,2})(/(?<y>\d{4}|\d{2}))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Date();

    [GeneratedRegex(@"^(?<y>\d{4})-(?<m>\d{2})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Month();
}

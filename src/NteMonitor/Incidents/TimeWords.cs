using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace NteMonitor.Incidents;

/// <summary>A clock time as typed.</summary>
/// <param name="Time">What the clock showed.</param>
/// <param name="Side">The name given with it, for example <c>BST</c>; empty when none was.</param>
internal sealed record ClockWord(LocalTime Time, string Side);

/// <summary>What the first words of a text say about the time, before any calendar has been asked.</summary>
internal sealed partial record TimeWords
{
    /// <summary>How many words say it.</summary>
    public int Taken { get; private init; }

    /// <summary>The night that was named, or none.</summary>
    public Night? Night { get; private init; }

    /// <summary>The date that was named, or none.</summary>
    public LocalDate? Day { get; private init; }

    /// <summary>The month that was named, or none.</summary>
    public YearMonth? Month { get; private init; }

    /// <summary>The time, or the start of the interval.</summary>
    public ClockWord? From { get; private init; }

    /// <summary>The end of the interval.</summary>
    public ClockWord? To { get; private init; }

    /// <summary>A word that has the form of a date or time and is none.</summary>
    public string? Wrong { get; private init; }

    public static TimeWords Read(IReadOnlyList<string> words, NightClock clock, Instant now)
    {
        if (words.Count == 0 || Is(words[0], "now"))
        {
            return new() { Taken = Math.Min(1, words.Count) };
        }

        if (MonthForm().Match(words[0]) is { Success: true } month)
        {
            return int.Parse(month.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var m && int.Parse(month.Groups["y"].ValueSpan, CultureInfo.InvariantCulture) is >= 1900 and var y
                ? new() { Taken = 1, Month = new(y, m) }
                : new() { Taken = 1, Wrong = words[0] };
        }

        var tonight = clock.NightOf(now);
        if (Is(words[0], "tonight"))
        {
            return new TimeWords { Taken = 1, Night = tonight }.Clock(words, clock, now);
        }

        if (Is(words[0], "night"))
        {
            return words.Count > 1 && IsDay(words[1]) ? new TimeWords { Taken = 2 }.On(words[1], tonight.Evening, isNight: true).Clock(words, clock, now) : new();
        }

        return IsDay(words[0])
            ? new TimeWords { Taken = 1 }.On(words[0], clock.Local(now).Date, isNight: false).Clock(words, clock, now)
            : new TimeWords().Clock(words, clock, now);
    }

    private TimeWords On(string word, LocalDate today, bool isNight) => DayOf(word, today) switch
    {
        null => this with { Wrong = word },
        { } day when isNight => this with { Night = new Night(day) },
        { } day => this with { Day = day },
    };

    private TimeWords Clock(IReadOnlyList<string> words, NightClock clock, Instant now)
    {
        if (Taken >= words.Count || TimeForm().Match(words[Taken]) is not { Success: true } form || !IsSide(form.Groups["s"]) || !IsSide(form.Groups["s2"]))
        {
            return this;
        }

        var side = Taken + 1 < words.Count && clock.SideOf(words[Taken + 1], now) != ClockSide.Unsaid ? words[Taken + 1] : "";
        var (from, to) = (Time(form, "", side), Time(form, "2", side));
        return this with
        {
            Taken = Taken + (side.Length > 0 ? 2 : 1),
            From = from,
            To = to,
            Wrong = Wrong ?? (from is null || (form.Groups["h2"].Success && to is null) ? words[Taken] : null),
        };

        bool IsSide(Group name) => !name.Success || clock.SideOf(name.Value, now) != ClockSide.Unsaid;
    }

    private static ClockWord? Time(Match form, string which, string side)
    {
        if (!form.Groups["h" + which].Success)
        {
            return null;
        }

        int hour = int.Parse(form.Groups["h" + which].ValueSpan, CultureInfo.InvariantCulture), minute = int.Parse(form.Groups["m" + which].ValueSpan, CultureInfo.InvariantCulture);
        return hour <= 23 && minute <= 59 ? new(new(hour, minute), form.Groups["s" + which] is { Success: true } own ? own.Value : side) : null;
    }

    public static bool IsDay(string word) =>
        Is(word, "today") || Is(word, "yesterday") || Weekday(word) is not null || DateForm().IsMatch(word) || IsoForm().IsMatch(word);

    private static IsoDayOfWeek? Weekday(string word)
    {
        foreach (var day in Enum.GetValues<IsoDayOfWeek>())
        {
            var name = day.ToString();
            if (day != IsoDayOfWeek.None && (Is(word, name) || Is(word, name[..3])))
            {
                return day;
            }
        }

        return null;
    }

    public static LocalDate? DayOf(string word, LocalDate today)
    {
        if (Is(word, "today") || Is(word, "yesterday"))
        {
            return Is(word, "today") ? today : today.PlusDays(-1);
        }

        if (Weekday(word) is { } wanted)
        {
            return today.DayOfWeek == wanted ? today : today.Previous(wanted);
        }

        if (IsoForm().IsMatch(word))
        {
            return LocalDatePattern.Iso.Parse(word) is { Success: true } iso ? Exists(iso.Value.Year, iso.Value.Month, iso.Value.Day) : null;
        }

        var match = DateForm().Match(word);
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

    private static bool Is(string word, string known) => word.Equals(known, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(?:(?<h>[0-9]{2})(?<m>[0-9]{2})|(?<h>[0-9]{1,2})[:.](?<m>[0-9]{2}))(?<s>[a-z]{2,6})?(?:[-–](?:(?<h2>[0-9]{2})(?<m2>[0-9]{2})|(?<h2>[0-9]{1,2})[:.](?<m2>[0-9]{2}))(?<s2>[a-z]{2,6})?)?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TimeForm();

    [GeneratedRegex("^(?<d>[0-9]{1,2})/(?<m>[0-9]{1,2})(/(?<y>[0-9]{4}|[0-9]{2}))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DateForm();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", RegexOptions.None, 1000)]
    private static partial Regex IsoForm();

    [GeneratedRegex("^(?<y>[0-9]{4})-(?<m>[0-9]{2})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthForm();
}

using NodaTime;

namespace NteMonitor.Demo;

/// <summary>How busy nights are: by the week, the season, the bank holidays and pay day.</summary>
/// <source>docs/decisions/0005-demo-town.md; bank holidays of England and Wales: Banking and Financial Dealings Act 1971 Sch.1.</source>
public static class DemoCalendar
{
    /// <summary>Returns how many times as busy as an even night this one is.</summary>
    public static double Busy(Night night)
    {
        var date = night.Evening;
        var week = night.Weekday switch { IsoDayOfWeek.Friday => 2.4, IsoDayOfWeek.Saturday => 2.9, IsoDayOfWeek.Thursday => 0.9, IsoDayOfWeek.Sunday => 0.6, _ => 0.35 };
        week = date is { Month: 12, Day: 31 } ? 4 : date is { Month: 12, Day: 25 } ? 0.2 : IsBankHoliday(date.PlusDays(1)) ? Math.Max(week, 2.2) : week;
        var season = 1 + (0.12 * Math.Cos((date.DayOfYear - 200) * 2 * Math.PI / 365.25)) + (date is { Month: 12, Day: > 10 } ? 0.45 : 0);
        return week * season * (date.Day >= 25 && week > 2 ? 1.15 : 1);
    }

    /// <summary>Whether a date is a bank holiday by rule; days given in lieu are left out, for a town that is invented anyway.</summary>
    public static bool IsBankHoliday(LocalDate date)
    {
        var easter = Easter(date.Year);
        return date is { Month: 1, Day: 1 } or { Month: 12, Day: 25 or 26 }
            || date == easter.PlusDays(-2) || date == easter.PlusDays(1)
            || (date.DayOfWeek == IsoDayOfWeek.Monday && date is { Month: 5, Day: <= 7 or >= 25 } or { Month: 8, Day: >= 25, DayOfWeek: IsoDayOfWeek.Monday });
    }

    /// <summary>Returns Easter Sunday of a year.</summary>
    /// <source>Meeus, Astronomical Algorithms, 2nd edition, chapter 8.</source>
    public static LocalDate Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var days = h + l - (7 * m) + 114;
        return new(year, days / 31, (days % 31) + 1);
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace NteMonitor;

/// <summary>The bank holidays of England and Wales, with Good Friday and Christmas Day, for the years of a list.</summary>
/// <param name="From">The first day that the list covers.</param>
/// <param name="Until">The last day that the list covers, included.</param>
/// <param name="Days">The holidays with their names.</param>
/// <param name="Source">Where the list comes from.</param>
public sealed record BankHolidays(LocalDate From, LocalDate Until, IReadOnlyDictionary<LocalDate, string> Days, string Source)
{
    /// <summary>The name under which the program ships the list.</summary>
    public const string Shipped = "reference/bank-holidays.json";

    /// <summary>Returns the list read from JSON, as <c>seed/reference/bank-holidays.json</c> has it.</summary>
    /// <exception cref="FormatException">The text is no such list.</exception>
    public static BankHolidays Read(string json)
    {
        var list = JsonNode.Parse(json)?.AsObject() ?? throw new FormatException("The list of bank holidays is empty.");
        return new(
            Date((string?)list["from"]), Date((string?)list["until"]),
            list["days"]!.AsObject().ToDictionary(d => Date(d.Key), d => (string)d.Value!), (string)list["source"]!);
    }

    /// <summary>Whether the list says of a day whether it is a holiday.</summary>
    public bool Covers(LocalDate day) => From <= day && day <= Until;

    private static LocalDate Date(string? text) => LocalDatePattern.Iso.Parse(text ?? "").GetValueOrThrow();
}

/// <summary>Counts working days as licensing law does.</summary>
public static class WorkingDayRules
{
    /// <summary>Returns whether a day is a working day: no Saturday, Sunday, Christmas Day, Good Friday or bank holiday.</summary>
    /// <param name="day">The day.</param>
    /// <param name="holidays">The list of holidays; it must cover the day.</param>
    /// <exception cref="ArgumentOutOfRangeException">The list does not cover the day.</exception>
    /// <source>Licensing Act 2003 s.193.</source>
    public static bool IsWorkingDay(LocalDate day, BankHolidays holidays)
    {
        if (!holidays.Covers(day))
        {
            throw new ArgumentOutOfRangeException(nameof(day), day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), "The list of bank holidays does not cover this day.");
        }

        return day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)
            && day is not { Month: 12, Day: 25 } && !holidays.Days.ContainsKey(day);
    }

    /// <summary>Returns how many working days lie between two days, neither of them counted; 0 when the second is not after the first.</summary>
    /// <param name="after">The day before the first that may count.</param>
    /// <param name="before">The day after the last that may count.</param>
    /// <param name="holidays">The list of holidays.</param>
    /// <source>Licensing Act 2003 s.193; docs/methods/tens.md §1.</source>
    public static int Between(LocalDate after, LocalDate before, BankHolidays holidays)
    {
        var count = 0;
        for (var day = after.PlusDays(1); day < before; day = day.PlusDays(1))
        {
            count += IsWorkingDay(day, holidays) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Returns the last day on which something can be given so that this many working days lie between it and another day.</summary>
    /// <param name="count">How many working days there must be.</param>
    /// <param name="before">The day that is not counted.</param>
    /// <param name="holidays">The list of holidays.</param>
    /// <source>Licensing Act 2003 s.193; docs/methods/tens.md §1.</source>
    public static LocalDate LastDay(int count, LocalDate before, BankHolidays holidays)
    {
        var day = before.PlusDays(-1);
        for (var found = 0; found < count; day = day.PlusDays(-1))
        {
            found += IsWorkingDay(day, holidays) ? 1 : 0;
        }

        return day;
    }

    /// <summary>Returns the working day that is this many working days after a day, which is not counted itself.</summary>
    /// <param name="count">How many working days on; 1 is the first working day after it.</param>
    /// <param name="after">The day that is not counted.</param>
    /// <param name="holidays">The list of holidays.</param>
    /// <source>Licensing Act 2003 s.193; docs/methods/tens.md §1.</source>
    public static LocalDate After(int count, LocalDate after, BankHolidays holidays)
    {
        var day = after;
        for (var found = 0; found < count;)
        {
            day = day.PlusDays(1);
            found += IsWorkingDay(day, holidays) ? 1 : 0;
        }

        return day;
    }
}

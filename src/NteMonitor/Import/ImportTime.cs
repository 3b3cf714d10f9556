using NodaTime;
using NodaTime.Text;

namespace NteMonitor.Import;

/// <summary>A date read from a file, with a time of day where the file has one.</summary>
/// <param name="Date">The date by the local clock.</param>
/// <param name="Time">The time of day, or none.</param>
/// <param name="At">The instant itself, where the file gives an offset from UTC.</param>
public readonly record struct ReadTime(LocalDate Date, LocalTime? Time, Instant? At);

/// <summary>Reads dates and times in the forms that files have them.</summary>
/// <source>docs/methods/import.md §6.</source>
public sealed class ImportTime
{
    private static readonly string[] UsualDateTimes =
    [
        "uuuu-MM-dd'T'HH:mm:ss.FFFFFFF", "uuuu-MM-dd HH:mm:ss.FFFFFFF", "uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd HH:mm", "dd/MM/uuuu HH:mm", "dd/MM/uuuu HH:mm:ss",
        "d/M/uuuu H:mm", "d/M/uuuu H:mm:ss",
    ];

    private static readonly string[] UsualDates = ["uuuu-MM-dd", "dd/MM/uuuu", "d/M/uuuu", "d MMM uuuu", "d MMMM uuuu"];
    private static readonly string[] UsualTimes = ["HH:mm", "HH:mm:ss", "H:mm", "HHmm", "h:mm tt", "h:mmtt"];

    private static readonly OffsetDateTimePattern WithOffset = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.FFFFFFFo<G>");

    private readonly string _forms;
    private readonly List<LocalDateTimePattern> _dateTimes;
    private readonly List<LocalDatePattern> _dates;
    private readonly List<LocalTimePattern> _times;

    /// <summary>Makes a reader for the forms given, or for the usual ones.</summary>
    /// <param name="forms">NodaTime patterns; none for the usual ones, in which the day comes before the month.</param>
    public ImportTime(IReadOnlyList<string>? forms)
    {
        var given = forms is { Count: > 0 };
        _forms = given ? string.Join(" or ", forms!) : "2018-10-31 23:15 or 31/10/2018 23:15";
        _dateTimes = [.. (given ? forms!.Where(IsDateTime) : UsualDateTimes).Select(LocalDateTimePattern.CreateWithInvariantCulture)];
        _dates = [.. (given ? forms!.Where(f => !IsDateTime(f) && HasDate(f)) : UsualDates).Select(LocalDatePattern.CreateWithInvariantCulture)];
        _times = [.. (given ? forms!.Where(f => !IsDateTime(f) && !HasDate(f)) : UsualTimes).Select(LocalTimePattern.CreateWithInvariantCulture)];
    }

    /// <summary>Whether a text is a pattern for a date, a time or both.</summary>
    /// <source>docs/methods/import.md §6.</source>
    public static bool IsForm(string form)
    {
        try
        {
            _ = IsDateTime(form) ? (object)LocalDateTimePattern.CreateWithInvariantCulture(form)
                : HasDate(form) ? LocalDatePattern.CreateWithInvariantCulture(form)
                : LocalTimePattern.CreateWithInvariantCulture(form);
            return true;
        }
        catch (InvalidPatternException)
        {
            return false;
        }
    }

    /// <summary>Returns a date with or without a time of day, or none and why not.</summary>
    public ReadTime? DateTime(string text, out string? fault)
    {
        fault = null;
        if (First(_dateTimes, text) is { } both)
        {
            return new(both.Date, both.TimeOfDay, null);
        }

        if (First(_dates, text) is { } date)
        {
            return new(date, null, null);
        }

        if (WithOffset.Parse(text) is { Success: true, Value: var at })
        {
            return new(at.Date, at.TimeOfDay, at.ToInstant());
        }

        fault = $"'{text}' is no date and time of the calendar in the form {_forms}.";
        return null;
    }

    /// <summary>Returns a date, or none and why not.</summary>
    public LocalDate? Date(string text, out string? fault)
    {
        var date = First(_dates, text) ?? First(_dateTimes, text)?.Date;
        fault = date is null ? $"'{text}' is no date of the calendar in the form {_forms}." : null;
        return date;
    }

    /// <summary>Returns a time of day, or none and why not.</summary>
    public LocalTime? Time(string text, out string? fault)
    {
        var time = First(_times, text);
        fault = time is null ? $"'{text}' is no time of day such as 23:15." : null;
        return time;
    }

    private static bool HasDate(string form) => form.Contains('M', StringComparison.Ordinal) || form.Contains('d', StringComparison.Ordinal);

    private static bool IsDateTime(string form) => HasDate(form) && (form.Contains('H', StringComparison.Ordinal) || form.Contains('h', StringComparison.Ordinal));

    private static LocalDateTime? First(List<LocalDateTimePattern> patterns, string text) => First<LocalDateTimePattern, LocalDateTime>(patterns, text);

    private static LocalDate? First(List<LocalDatePattern> patterns, string text) => First<LocalDatePattern, LocalDate>(patterns, text);

    private static LocalTime? First(List<LocalTimePattern> patterns, string text) => First<LocalTimePattern, LocalTime>(patterns, text);

    /// <summary>Returns what the first pattern that fits reads: always in the order given, so that no row depends on another.</summary>
    private static T? First<TPattern, T>(List<TPattern> patterns, string text)
        where TPattern : IPattern<T>
        where T : struct
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Parse(text) is { Success: true, Value: var value })
            {
                return value;
            }
        }

        return null;
    }
}

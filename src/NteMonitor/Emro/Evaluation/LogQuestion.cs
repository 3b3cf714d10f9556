using NodaTime;

namespace NteMonitor.Emro.Evaluation;

/// <summary>What one period of a series is.</summary>
public enum Spacing
{
    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>Seven days, counted from the day of the change on and back.</summary>
    Week,
}

/// <summary>What is to be counted of the log, as it was typed.</summary>
public sealed record LogAsk
{
    /// <summary>Code of the zone with the change.</summary>
    public string? Zone { get; init; }

    /// <summary>Code of the zone without it, or none.</summary>
    public string? Control { get; init; }

    /// <summary>Code of the zone that trouble may have moved to, or none.</summary>
    public string? Buffer { get; init; }

    /// <summary>First day, as <c>2026-01-01</c>.</summary>
    public string? From { get; init; }

    /// <summary>First day of the change.</summary>
    public string? On { get; init; }

    /// <summary>Last day, included.</summary>
    public string? To { get; init; }

    /// <summary>Hours as <c>03:00-06:00</c>, the code of a named window, or none for all hours.</summary>
    public string? Window { get; init; }

    /// <summary>Days of the week with commas between them, or none for all.</summary>
    public string? Days { get; init; }

    /// <summary>Categories with commas between them, or none for all.</summary>
    public string? Categories { get; init; }

    /// <summary>How long a period is.</summary>
    public Spacing By { get; init; }
}

/// <summary>What is to be counted of the log, read.</summary>
/// <param name="From">First day.</param>
/// <param name="On">First day of the change.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Window">The hours.</param>
/// <param name="By">How long a period is.</param>
public sealed record LogQuestion(LocalDate From, LocalDate On, LocalDate To, NamedWindow Window, Spacing By)
{
    /// <summary>Whether the hours lie after midnight, so that a day's hours belong to the night of the evening before.</summary>
    public bool IsSmallHours { get; init; }

    /// <summary>Days of the week that are counted; all of them when empty.</summary>
    public IReadOnlyList<IsoDayOfWeek> Days { get; init; } = [];

    /// <summary>Category codes; all of them when empty.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The nights from the first day to the last.</summary>
    public NightRange Nights => new(NightOf(From), NightOf(To));

    /// <summary>Returns the night that has the hours of a day.</summary>
    public Night NightOf(LocalDate day) => new(IsSmallHours ? day.PlusDays(-1) : day);

    /// <summary>Whether a day of the week is counted.</summary>
    public bool Counts(LocalDate day) => Days.Count == 0 || Days.Contains(day.DayOfWeek);
}

/// <summary>One period of a question.</summary>
/// <param name="Label">The month, or the first day of the week.</param>
/// <param name="Time">Its number in the series.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day, included.</param>
/// <param name="Days">How many of its days are counted.</param>
/// <param name="After">Whether the change was in force.</param>
public sealed record LogPeriod(string Label, int Time, LocalDate First, LocalDate Last, int Days, bool After);

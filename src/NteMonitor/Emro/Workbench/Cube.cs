using NteMonitor.Journal;

namespace NteMonitor.Emro.Workbench;

/// <summary>What a cube is counted of.</summary>
/// <param name="Nights">The nights.</param>
public sealed record CubeAsked(NightRange Nights)
{
    /// <summary>Code of the zone, or none for the whole log.</summary>
    public string? Zone { get; init; }

    /// <summary>Codes of the categories; empty for all.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Codes of zones whose counts stand beside: a control area, a ring around the area.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];
}

/// <summary>Events of one quarter of an hour on one day of the week.</summary>
/// <param name="Weekday">The evening's day of the week, 1 Monday to 7.</param>
/// <param name="Quarter">The quarter of an hour by the local clock, 0 to 95.</param>
/// <param name="Key">What they share beside: a venue's id, a month, a category; none where they have no such thing.</param>
/// <param name="Count">How many.</param>
public sealed record CubeCell(int Weekday, int Quarter, string? Key, long Count);

/// <summary>Events of an area by day of the week and quarter of an hour, in every breakdown that closing hours are weighed by; counted once, whatever hour is asked for afterwards.</summary>
/// <param name="Asked">What was counted.</param>
public sealed record Cube(CubeAsked Asked)
{
    /// <summary>From where on the small hours are broken down: an hour before midnight, for the hour before an order.</summary>
    public const int FirstQuarter = 23 * 4;

    /// <summary>How far the journals had come when it was counted.</summary>
    public IReadOnlyList<JournalHead> Heads { get; init; } = [];

    /// <summary>Events by weekday of the evening (1 Monday to 7) and hour of the clock, the whole day round.</summary>
    public required IReadOnlyDictionary<(int Weekday, int Hour), long> Matrix { get; init; }

    /// <summary>Events that know their night and not their hour.</summary>
    public required long HourUnknown { get; init; }

    /// <summary>Events that know only their month, over every month that the nights touch.</summary>
    public required long MonthOnly { get; init; }

    /// <summary>Events from 23:00 to 06:00 by venue's id; none in the street.</summary>
    public required IReadOnlyList<CubeCell> ByVenue { get; init; }

    /// <summary>The same by calendar month.</summary>
    public required IReadOnlyList<CubeCell> ByMonth { get; init; }

    /// <summary>The same by category.</summary>
    public required IReadOnlyList<CubeCell> ByCategory { get; init; }

    /// <summary>The same by flag; an event with two counts in both.</summary>
    public required IReadOnlyList<CubeCell> ByFlag { get; init; }

    /// <summary>The same by how well the time is known.</summary>
    public required IReadOnlyList<CubeCell> ByPrecision { get; init; }

    /// <summary>Further accounts of events: of two accounts of one event the second.</summary>
    public required IReadOnlyList<CubeCell> Further { get; init; }

    /// <summary>Events of the whole log that lie in no zone, whether their position is not known or lies outside; none counted without a zone.</summary>
    public required IReadOnlyList<CubeCell> InNoZone { get; init; }

    /// <summary>Events by calendar month in each of the zones beside.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<CubeCell>> Beside { get; init; }
}

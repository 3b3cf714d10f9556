using NteMonitor.Emro.Workbench;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;
using NteMonitor.Rates;

namespace NteMonitor.Snapshots;

/// <summary>One line of a table that compares a period with the one of equal length before it.</summary>
/// <param name="Code">What is counted, or none where the rows do not say.</param>
/// <param name="Current">Events in the period.</param>
/// <param name="Previous">Events in the period before.</param>
public sealed record Compared(string? Code, long Current, long Previous);

/// <summary>Everything that a snapshot report prints, before it has words.</summary>
public sealed record SnapshotFigures
{
    /// <summary>What was asked for.</summary>
    public required SnapshotRequest Request { get; init; }

    /// <summary>The scenario of closing hours that the report takes in, or none.</summary>
    public Study? Closing { get; init; }

    /// <summary>The journal that the figures were counted from.</summary>
    public required IReadOnlyList<JournalHead> Heads { get; init; }

    /// <summary>Events, in this period and the one before.</summary>
    public required Compared Events { get; init; }

    /// <summary>Accounts of those events.</summary>
    public required long Accounts { get; init; }

    /// <summary>Events of these nights whose hour is not known well enough for the window; not in any other figure.</summary>
    public required long HourUnknown { get; init; }

    /// <summary>Events of these nights at a known hour outside the window; not in any other figure.</summary>
    public required long OutsideWindow { get; init; }

    /// <summary>The first night, up to the period's last, of which anything is on file; none when nothing is.</summary>
    public required Night? FirstOnFile { get; init; }

    /// <summary>Rows that know only their month, by month (<c>2026-03</c>) and category; not in any other figure.</summary>
    public required IReadOnlyList<Counted> MonthOnly { get; init; }

    /// <summary>Events by category.</summary>
    public required IReadOnlyList<Compared> ByCategory { get; init; }

    /// <summary>Events by severity.</summary>
    public required IReadOnlyList<Compared> BySeverity { get; init; }

    /// <summary>Events by flag; an event with two flags is in both.</summary>
    public required IReadOnlyList<Compared> ByFlag { get; init; }

    /// <summary>Accounts by source.</summary>
    public required IReadOnlyList<Compared> AccountsBySource { get; init; }

    /// <summary>Events by weekday of the night (1 to 7) and hour (0 to 23).</summary>
    public required IReadOnlyList<Counted> ByWeekdayAndHour { get; init; }

    /// <summary>Events by place: the name of the venue or street place.</summary>
    public required IReadOnlyList<Compared> ByPlace { get; init; }

    /// <summary>Events by night, every night of the period present.</summary>
    public required IReadOnlyList<(Night Night, long Count)> ByNight { get; init; }

    /// <summary>What the shifts of these nights came to, by scheme; of the whole log, whatever the zone and window.</summary>
    public required IReadOnlyList<SchemeTotals> Shifts { get; init; }

    /// <summary>Shifts on file that know no night.</summary>
    public required int ShiftsWithoutNight { get; init; }

    /// <summary>Events at venues over capacity and hours open; of the whole log, whatever the zone; none in forms that do not print them.</summary>
    public required RateFigures? Rates { get; init; }

    /// <summary>Events by calendar month over the twelve months to the period's end and the months before and after, for reporting gaps.</summary>
    public required IReadOnlyList<(string Month, long Count)> ByMonth { get; init; }
}

using NodaTime;
using NodaTime.Text;

namespace NteMonitor;

/// <summary>Which of two readings is meant when the clock shows the same time twice, in the October night.</summary>
public enum ClockSide
{
    /// <summary>Nothing was said.</summary>
    Unsaid,

    /// <summary>The first pass, still on summer time (BST in the United Kingdom).</summary>
    Summer,

    /// <summary>The second pass, on standard time (GMT in the United Kingdom).</summary>
    Standard,
}

/// <summary>Tells nights and instants apart in one time zone.</summary>
/// <param name="Zone">The town's time zone.</param>
/// <param name="Boundary">Local clock time at which one night ends and the next begins.</param>
public sealed record NightClock(DateTimeZone Zone, LocalTime Boundary)
{
    private static readonly LocalDateTimePattern Reading = LocalDateTimePattern.CreateWithInvariantCulture("HH:mm 'on' d MMM uuuu");

    /// <summary>Returns what the local clock shows at an instant.</summary>
    public LocalDateTime Local(Instant instant) => instant.InZone(Zone).LocalDateTime;

    /// <summary>Returns the night to which an instant belongs.</summary>
    public Night NightOf(Instant instant) => NightOf(Local(instant));

    /// <summary>Returns the night to which a local clock reading belongs.</summary>
    public Night NightOf(LocalDateTime local) =>
        new(local.TimeOfDay < Boundary ? local.Date.PlusDays(-1) : local.Date);

    /// <summary>Returns the instants of a night: its start is included, its end belongs to the next night.</summary>
    public Interval Span(Night night) => new(StartOf(night), StartOf(night.Plus(1)));

    /// <summary>Returns the instants of a calendar month by the local clock; the end belongs to the next month.</summary>
    public Interval Span(YearMonth month) => new(
        Zone.AtLeniently(month.OnDayOfMonth(1).AtMidnight()).ToInstant(),
        Zone.AtLeniently(month.OnDayOfMonth(1).PlusMonths(1).AtMidnight()).ToInstant());

    /// <summary>Returns the instant at which a night begins.</summary>
    public Instant StartOf(Night night) => Zone.AtLeniently(night.Evening + Boundary).ToInstant();

    /// <summary>Returns the instant that a clock reading stands for, or why it stands for none or for two.</summary>
    /// <param name="local">What the clock showed.</param>
    /// <param name="side">Which pass is meant, where the clock showed this time twice.</param>
    public Outcome<Instant> Read(LocalDateTime local, ClockSide side = ClockSide.Unsaid)
    {
        var mapping = Zone.MapLocal(local);
        return mapping.Count switch
        {
            0 => Outcome.Refused<Instant>("when", $"{Reading.Format(local)} did not exist: the clocks went forward over it.",
                $"Give {mapping.EarlyInterval.WallOffset.Apply(local, mapping.LateInterval.WallOffset):HH:mm} if the clock had been put forward, or a time outside the missing hour."),
            1 => Outcome.Done(mapping.Single().ToInstant()),
            _ => side switch
            {
                ClockSide.Summer => Outcome.Done(mapping.First().ToInstant()),
                ClockSide.Standard => Outcome.Done(mapping.Last().ToInstant()),
                _ => Outcome.Refused<Instant>("when",
                    $"{Reading.Format(local)} came twice: the clocks went back.",
                    $"Add {mapping.EarlyInterval.Name} for the first or {mapping.LateInterval.Name} for the second."),
            },
        };
    }

    /// <summary>Returns the name of the time in force, for example <c>BST</c>, when the reading came twice; otherwise an empty text.</summary>
    public string SideName(Instant instant)
    {
        var zoned = instant.InZone(Zone);
        return Zone.MapLocal(zoned.LocalDateTime).Count == 2 ? zoned.GetZoneInterval().Name : "";
    }
}

/// <summary>Moves a clock reading between two offsets.</summary>
internal static class WallOffsets
{
    /// <summary>Returns what a clock on the later offset shows when one left on the earlier shows this reading.</summary>
    public static LocalDateTime Apply(this Offset earlier, LocalDateTime local, Offset later) =>
        local.PlusTicks((later - earlier).Ticks);
}

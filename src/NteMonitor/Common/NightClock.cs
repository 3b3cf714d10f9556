using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

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
/// <source>docs/methods/time.md §1 and §3.</source>
public sealed record NightClock(DateTimeZone Zone, LocalTime Boundary)
{
    private static readonly ZoneLocalMappingResolver FirstPass =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    private static readonly ZoneLocalMappingResolver LastPass =
        Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnStartOfIntervalAfter);

    private static readonly LocalDateTimePattern Reading = LocalDateTimePattern.CreateWithInvariantCulture("HH:mm 'on' d MMM uuuu");

    /// <summary>Returns what the local clock shows at an instant.</summary>
    public LocalDateTime Local(Instant instant) => instant.InZone(Zone).LocalDateTime;

    /// <summary>Returns the night to which an instant belongs: the one whose <see cref="Span(Night)"/> has it.</summary>
    public Night NightOf(Instant instant)
    {
        // Where the boundary lies in an hour that comes twice, its second pass is already in the next night, whatever it shows.
        var next = NightOf(Local(instant)).Plus(1);
        return instant >= StartOf(next) ? next : next.Plus(-1);
    }

    /// <summary>Returns the night to which a local clock reading belongs.</summary>
    public Night NightOf(LocalDateTime local) =>
        new(local.TimeOfDay < Boundary ? local.Date.PlusDays(-1) : local.Date);

    /// <summary>Returns the instants of a night: its start is included, its end belongs to the next night.</summary>
    public Interval Span(Night night) => new(StartOf(night), StartOf(night.Plus(1)));

    /// <summary>Returns the instants of a calendar month by the local clock; the end belongs to the next month.</summary>
    public Interval Span(YearMonth month) =>
        new(First(month.OnDayOfMonth(1).AtMidnight()), First(month.OnDayOfMonth(1).PlusMonths(1).AtMidnight()));

    /// <summary>Returns the instant at which a night begins.</summary>
    public Instant StartOf(Night night) => First(night.Evening + Boundary);

    /// <summary>Returns the first instant at which the clock shows this reading, or the first after the hour that is skipped over it.</summary>
    public Instant First(LocalDateTime local) => Zone.ResolveLocal(local, FirstPass).ToInstant();

    /// <summary>Returns the last instant at which the clock shows this reading, or the first after the hour that is skipped over it.</summary>
    public Instant Last(LocalDateTime local) => Zone.ResolveLocal(local, LastPass).ToInstant();

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
    public string SideName(Instant instant) => Zone.MapLocal(Local(instant)).Count == 2 ? NameAt(instant) : "";

    /// <summary>Returns the name of the time in force at an instant, for example <c>BST</c>.</summary>
    public string NameAt(Instant instant) => Zone.GetZoneInterval(instant).Name;

    /// <summary>Returns which pass a word names where the clocks went back within two years of an instant: <c>BST</c> the first, <c>GMT</c> the second in the United Kingdom.</summary>
    /// <param name="word">The word, in any case.</param>
    /// <param name="near">The time at which it was said.</param>
    public ClockSide SideOf(string word, Instant near)
    {
        var year = Duration.FromDays(731);
        var names = Zone.GetZoneIntervals(near - year, near + year).ToList();
        for (var i = 1; i < names.Count; i++)
        {
            if (names[i].WallOffset < names[i - 1].WallOffset)
            {
                return word.Equals(names[i - 1].Name, StringComparison.OrdinalIgnoreCase) ? ClockSide.Summer
                    : word.Equals(names[i].Name, StringComparison.OrdinalIgnoreCase) ? ClockSide.Standard
                    : ClockSide.Unsaid;
            }
        }

        return ClockSide.Unsaid;
    }
}

/// <summary>Moves a clock reading between two offsets.</summary>
internal static class WallOffsets
{
    /// <summary>Returns what a clock on the later offset shows when one left on the earlier shows this reading.</summary>
    public static LocalDateTime Apply(this Offset earlier, LocalDateTime local, Offset later) =>
        local.PlusTicks((later - earlier).Ticks);
}

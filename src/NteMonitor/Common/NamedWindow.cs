using NodaTime;

namespace NteMonitor;

/// <summary>Hours of the night under a name, printed on every figure that uses them.</summary>
/// <param name="Code">Short name for options and configuration, for example <c>purple-flag</c>.</param>
/// <param name="Name">The name a report prints, for example <c>Purple Flag 17:00-06:00</c>.</param>
/// <param name="From">Local clock time at which the window opens; included.</param>
/// <param name="To">Local clock time at which it closes; not included. Before <paramref name="From"/> when the window crosses midnight.</param>
/// <source>docs/methods/time.md §2.</source>
public sealed record NamedWindow(string Code, string Name, LocalTime From, LocalTime To)
{
    /// <summary>The whole day, for figures that are limited to no hours.</summary>
    public static readonly NamedWindow All = new("all", "all hours", LocalTime.Midnight, LocalTime.Midnight);

    /// <summary>Whether the window has every hour of the day in it.</summary>
    public bool IsWholeDay => From == To;

    /// <summary>Whether a clock time lies in the window.</summary>
    public bool Contains(LocalTime time) => IsWholeDay
        || (From < To ? From <= time && time < To : From <= time || time < To);

    /// <summary>Returns the instants of the window on one night, by the local clock: 12 or 14 hours of 17:00-06:00 when the clocks change.</summary>
    public Interval On(Night night, NightClock clock)
    {
        if (IsWholeDay)
        {
            return clock.Span(night);
        }

        return new(At(From), At(To));

        Instant At(LocalTime time)
        {
            var date = time < clock.Boundary || (time == clock.Boundary && time == To) ? night.Evening.PlusDays(1) : night.Evening;
            return clock.Zone.AtLeniently(date + time).ToInstant();
        }
    }
}

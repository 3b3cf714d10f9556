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

    /// <summary>Whether one night ends and the next begins within the window, so that it belongs to no night as a whole.</summary>
    public bool Straddles(LocalTime boundary) => !IsWholeDay && From != boundary && To != boundary && Contains(boundary);

    /// <summary>Returns the instants of the window that opens on one night: 12 or 14 hours of 17:00-06:00 when the clocks change.</summary>
    /// <remarks>Where it opens or closes in the hour that comes twice, both passes of that hour are in it as far as the clock shows them.</remarks>
    public Interval On(Night night, NightClock clock)
    {
        if (IsWholeDay)
        {
            return clock.Span(night);
        }

        var opens = (From < clock.Boundary ? night.Evening.PlusDays(1) : night.Evening) + From;
        var closes = (To > From ? opens.Date : opens.Date.PlusDays(1)) + To;
        return new(clock.First(opens), clock.Last(closes));
    }
}

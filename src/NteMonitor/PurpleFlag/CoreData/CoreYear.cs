using System.Globalization;
using NodaTime;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>How much of a year the log knows.</summary>
public enum LogCover
{
    /// <summary>The log had begun by its first night.</summary>
    Whole,

    /// <summary>The log began in the course of it.</summary>
    Part,

    /// <summary>The log began after it, or nothing is on file: there are no figures for it, which is not 0.</summary>
    None,
}

/// <summary>One of the twelve-month periods that core data cover.</summary>
/// <param name="Nights">Its nights.</param>
/// <param name="LogBegan">The first night of which anything is on file, if it lies in it; none when the log began before it or not up to its end.</param>
/// <param name="Cover">How much of it the log knows.</param>
public sealed record CoreYear(NightRange Nights, Night? LogBegan, LogCover Cover)
{
    /// <summary>Its name in headings, for example <c>Year to 20 Nov 2026</c>, marked where the log knows only a part of it.</summary>
    public string Name => $"Year to {Nights.Last.Evening.ToString("d MMM uuuu", CultureInfo.InvariantCulture)}{(Cover == LogCover.Part ? " (part)" : "")}";
}

/// <summary>Which nights core data cover, and which day they are of.</summary>
/// <param name="Day">The day whose boundary and register count.</param>
/// <param name="Last">The last night.</param>
public sealed record CorePeriod(LocalDate Day, Night Last)
{
    /// <summary>How many years.</summary>
    public const int Years = 3;

    /// <summary>Every night of them.</summary>
    public NightRange Nights => new(new(Last.Evening.PlusMonths(-12 * Years).PlusDays(1)), Last);
}

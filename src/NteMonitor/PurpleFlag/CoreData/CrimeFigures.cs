using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Cycle;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>Events, and how many of them were alcohol-related.</summary>
/// <param name="All">All of them.</param>
/// <param name="Alcohol">Those seen to be alcohol-related; the others are not, or nobody said.</param>
public readonly record struct EventCount(long All, long Alcohol)
{
    /// <summary>Returns both added up.</summary>
    public static EventCount operator +(EventCount a, EventCount b) => new(a.All + b.All, a.Alcohol + b.Alcohol);
}

/// <summary>Events of one year that share a category and an hour, of Friday and Saturday nights or of the others.</summary>
/// <param name="Year">Which of the years, from 0.</param>
/// <param name="Weekend">Whether they are of Friday and Saturday nights.</param>
/// <param name="Category">Their category, or none where it is not stated.</param>
/// <param name="Hour">Their hour of the clock, 0 to 23; none where it is not known, or where the figures are not by hour.</param>
/// <param name="Count">How many.</param>
public sealed record CrimeCell(int Year, bool Weekend, string? Category, int? Hour, EventCount Count);

/// <summary>Events or accounts of one night by source.</summary>
/// <param name="Year">Which of the years, from 0.</param>
/// <param name="Night">The night.</param>
/// <param name="Source">The source of the account, or none.</param>
/// <param name="Count">How many.</param>
public sealed record SourceCell(int Year, Night Night, string? Source, EventCount Count);

/// <summary>Which nights and hours a figure is about.</summary>
/// <param name="Weekend">Friday and Saturday nights alone.</param>
/// <param name="Window">The framework's hours alone.</param>
public sealed record CrimeCut(bool Weekend, bool Window)
{
    /// <summary>The four that core data have.</summary>
    public static readonly IReadOnlyList<CrimeCut> Four = [new(false, false), new(false, true), new(true, false), new(true, true)];
}

/// <summary>A kind of categories: crime, anti-social behaviour, neither.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Categories">Codes of its categories, in order; a code of none stands for rows that have no category.</param>
public sealed record CategoryKind(string Code, string Name, IReadOnlyList<string> Categories);

/// <summary>Everything that the figures of crime and anti-social behaviour are made of, before it has words.</summary>
public sealed record CrimeFigures
{
    /// <summary>The place that applies.</summary>
    public required string Place { get; init; }

    /// <summary>The years, the earliest first.</summary>
    public required IReadOnlyList<CoreYear> Years { get; init; }

    /// <summary>The framework's hours.</summary>
    public required NamedWindow Window { get; init; }

    /// <summary>Where.</summary>
    public required FlagBoundary Boundary { get; init; }

    /// <summary>Whose night.</summary>
    public required Town Town { get; init; }

    /// <summary>The journal that it was counted from.</summary>
    public required IReadOnlyList<JournalHead> Heads { get; init; }

    /// <summary>The lists that give names.</summary>
    public required Reference Reference { get; init; }

    /// <summary>Kinds of categories, in order.</summary>
    public required IReadOnlyList<CategoryKind> Kinds { get; init; }

    /// <summary>Events at all hours.</summary>
    public required IReadOnlyList<CrimeCell> Cells { get; init; }

    /// <summary>Events in the framework's hours alone; events whose hour is not known are not in it.</summary>
    public required IReadOnlyList<CrimeCell> InWindow { get; init; }

    /// <summary>Events by the source of the account that stands for them.</summary>
    public required IReadOnlyList<SourceCell> BySource { get; init; }

    /// <summary>Further accounts of events that are counted already.</summary>
    public required IReadOnlyList<SourceCell> Further { get; init; }

    /// <summary>Rows that know only their month, by month (<c>2026-03</c>) and category; in no other figure.</summary>
    public required IReadOnlyList<Counted> MonthOnly { get; init; }

    /// <summary>The same rows by source.</summary>
    public required IReadOnlyList<Counted> MonthOnlyBySource { get; init; }

    /// <summary>Events of the whole town whose place on the ground is not known; in no other figure.</summary>
    public required long Unplaced { get; init; }
}

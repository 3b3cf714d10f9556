using NteMonitor.Documents;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Framework;
using NteMonitor.PurpleFlag.Pack;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>One set of core data as a page.</summary>
/// <param name="Code">The set's code in the edition, for example <c>crime</c>.</param>
/// <param name="Title">The set's name.</param>
/// <param name="Page">The page.</param>
/// <param name="Sums">Which of its figures are sums of which, for a page at <see cref="Path"/>.</param>
public sealed record CoreSheet(string Code, string Title, Document Page, IReadOnlyList<PackSum> Sums)
{
    /// <summary>Where the page lies within a pack.</summary>
    public string Path => PathOf(Code);

    /// <summary>Returns where the page of a set lies within a pack.</summary>
    public static string PathOf(string code) => $"core/{code}.html";
}

/// <summary>How far a set of core data is there.</summary>
public enum CoreCover
{
    /// <summary>All that is asked for.</summary>
    Complete,

    /// <summary>Some of it.</summary>
    Partial,

    /// <summary>Nothing.</summary>
    Absent,
}

/// <summary>How far one set of core data is there, and what of it is missing.</summary>
/// <param name="Set">The set, as the edition has it.</param>
/// <param name="Cover">How far.</param>
/// <param name="From">Where it comes from: the log, the register, a file; empty when absent.</param>
/// <param name="Missing">What is missing, in words; empty when complete.</param>
public sealed record CoreState(CoreDataSet Set, CoreCover Cover, string From, IReadOnlyList<string> Missing);

/// <summary>All core data of an entry: what can be computed, what was brought in, what is missing.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Period">The nights that they cover.</param>
/// <param name="Boundary">The boundary that they are of, or none.</param>
/// <param name="Sheets">A page for each set of which there is anything, in the edition's order.</param>
/// <param name="States">How far each set is there, in the edition's order.</param>
public sealed record CoreBook(FlagEntry Entry, CorePeriod Period, FlagBoundary? Boundary, IReadOnlyList<CoreSheet> Sheets, IReadOnlyList<CoreState> States)
{
    /// <summary>The tables that were brought in and count; their ids are those of their records in the journal.</summary>
    public IReadOnlyList<CoreFile> Tables { get; init; } = [];
}

using NodaTime;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>The days that a figure is of.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last, included.</param>
/// <param name="Text">As the file has it: <c>2026-03-14</c>, <c>2026-03</c>, <c>2026-Q1</c>, <c>2026</c>, <c>2025-04-01/2026-03-31</c>.</param>
public sealed record CoreSpan(LocalDate First, LocalDate Last, string Text)
{
    /// <summary>Whether it is no longer than a month, so that its series is read month by month.</summary>
    public bool IsMonthly => Last < First.PlusMonths(1);

    /// <summary>Whether it has a day in common with other days.</summary>
    public bool Touches(LocalDate first, LocalDate last) => First <= last && first <= Last;
}

/// <summary>What a row of a table says.</summary>
public abstract record CoreValue
{
    private CoreValue() { }

    /// <summary>Nobody counted: not 0.</summary>
    public sealed record NotKnown : CoreValue;

    /// <summary>A number.</summary>
    /// <param name="Value">The number.</param>
    /// <param name="Places">Decimal places, as the file has it.</param>
    public sealed record Number(decimal Value, int Places) : CoreValue;

    /// <summary>A time of the local clock, such as that of a last bus.</summary>
    /// <param name="Time">The time.</param>
    public sealed record Clock(LocalTime Time) : CoreValue;

    /// <summary>Whether something is so.</summary>
    /// <param name="Value">Whether it is.</param>
    public sealed record Said(bool Value) : CoreValue;
}

/// <summary>What is measured where, and in what: figures of one series can stand beside one another.</summary>
/// <param name="Measure">What is measured.</param>
/// <param name="Place">Where: a counter, a car park, a rank; empty for the whole area.</param>
/// <param name="Unit">The unit; empty for times and for yes or no.</param>
public sealed record CoreSeries(string Measure, string Place, string Unit)
{
    /// <summary>Returns the series in words.</summary>
    public override string ToString() => $"{Measure}{(Place.Length > 0 ? $", {Place}" : "")}{(Unit.Length > 0 ? $" ({Unit})" : "")}";
}

/// <summary>A row of a table that was brought in.</summary>
/// <param name="Span">The days that it is of.</param>
/// <param name="Series">What it measures.</param>
/// <param name="Value">What it says.</param>
/// <param name="Source">Who measured it, and how.</param>
public sealed record CoreRow(CoreSpan Span, CoreSeries Series, CoreValue Value, string Source)
{
    /// <summary>How many people or answers stand behind it, or none where that means nothing.</summary>
    public int? Base { get; init; }
}

/// <summary>A table of core data that was brought in.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Of">The entry's id.</param>
/// <param name="Set">Code of the set in the entry's edition.</param>
/// <param name="Version">1 for the first of its set; the latest that was not withdrawn counts.</param>
/// <param name="FileSha256">SHA-256 of the file; its bytes are kept without its name.</param>
public sealed record CoreFile(Guid Id, Guid Of, string Set, int Version, string FileSha256)
{
    /// <summary>The day on which it was brought in.</summary>
    public required LocalDate On { get; init; }

    /// <summary>How many rows it has.</summary>
    public required int Rows { get; init; }
}

/// <summary>A table that counts for its set, with its rows.</summary>
/// <param name="File">The table.</param>
/// <param name="Rows">Its rows, in the order of the file; none where its bytes are not in this store, because its entry came from another one or because they were erased.</param>
public sealed record CoreTable(CoreFile File, IReadOnlyList<CoreRow>? Rows);

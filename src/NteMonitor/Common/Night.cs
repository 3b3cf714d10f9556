using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace NteMonitor;

/// <summary>One night of trade, named by the date on which its evening began.</summary>
/// <remarks>
/// A night runs by the local clock from its boundary (06:00 unless the town says otherwise) to the next day's,
/// so an assault at 01:30 on Sunday belongs to Saturday night. <see cref="NightClock"/> knows the boundary.
/// </remarks>
public readonly record struct Night(LocalDate Evening) : IComparable<Night>
{
    /// <summary>Stands for the first night there is, where a range has no beginning.</summary>
    public static readonly Night Earliest = new(new(1900, 1, 1));

    /// <summary>Stands for the last night there is, where a range has no end.</summary>
    public static readonly Night Latest = new(new(2999, 12, 31));

    private static readonly LocalDatePattern Words = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM uuuu");

    /// <summary>The day of the week on which the evening began.</summary>
    public IsoDayOfWeek Weekday => Evening.DayOfWeek;

    /// <summary>Returns the night this many nights later; a negative count goes back.</summary>
    public Night Plus(int nights) => new(Evening.PlusDays(nights));

    /// <summary>Whether the left night is before the right.</summary>
    public static bool operator <(Night left, Night right) => left.Evening < right.Evening;

    /// <summary>Whether the left night is after the right.</summary>
    public static bool operator >(Night left, Night right) => left.Evening > right.Evening;

    /// <summary>Whether the left night is the right one or before it.</summary>
    public static bool operator <=(Night left, Night right) => left.Evening <= right.Evening;

    /// <summary>Whether the left night is the right one or after it.</summary>
    public static bool operator >=(Night left, Night right) => left.Evening >= right.Evening;

    /// <inheritdoc/>
    public int CompareTo(Night other) => Evening.CompareTo(other.Evening);

    /// <summary>Returns the night as a report prints it, for example <c>Sat 14 Mar 2026</c>.</summary>
    public override string ToString() => Words.Format(Evening);

    /// <summary>Returns the night as data has it, for example <c>2026-03-14</c>.</summary>
    public string ToIso() => Evening.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A run of nights, both ends included.</summary>
public readonly record struct NightRange(Night First, Night Last)
{
    /// <summary>How many nights the run has; 0 when the last is before the first.</summary>
    public int Count => Math.Max(0, Period.DaysBetween(First.Evening, Last.Evening) + 1);

    /// <summary>Returns the nights of a calendar month, by their evenings.</summary>
    public static NightRange Of(YearMonth month) => new(new(month.OnDayOfMonth(1)), new(month.OnDayOfMonth(1).PlusMonths(1).PlusDays(-1)));

    /// <summary>Returns the run of equal length that ends on the night before this one begins.</summary>
    public NightRange Before() => new(First.Plus(-Count), First.Plus(-1));

    /// <summary>Whether the night is in the run.</summary>
    public bool Contains(Night night) => First <= night && night <= Last;

    /// <summary>Returns the run in words, for example <c>Fri 6 Mar 2026 to Sun 8 Mar 2026</c>.</summary>
    public override string ToString() => First == Last ? First.ToString() : $"{First} to {Last}";
}

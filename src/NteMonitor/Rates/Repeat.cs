using NodaTime;

namespace NteMonitor.Rates;

/// <summary>How much happens at the few places where most happens.</summary>
/// <param name="Places">How many places those are.</param>
/// <param name="Events">How many events they had together.</param>
/// <param name="ByChance">How many the busiest so many would have had on average, were every place alike for its exposure.</param>
public sealed record TopPlaces(int Places, long Events, double ByChance);

/// <summary>One hour of one weekday's night.</summary>
/// <param name="Weekday">The day on which the night began.</param>
/// <param name="Hour">The hour of the local clock, 0 to 23.</param>
/// <param name="Events">Events in it.</param>
/// <param name="Hours">How many such hours the period has, elapsed time.</param>
public sealed record TimeCell(IsoDayOfWeek Weekday, int Hour, long Events, double Hours);

/// <summary>A cell that has more than an even spread over the hours would give.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Expected">Events that an even spread would give it.</param>
/// <param name="Interval">The interval of its ratio, so wide that all cells together are right 95 times in 100.</param>
/// <param name="Shrunk">Its ratio drawn towards 1 by as much as its events are worth.</param>
public sealed record RepeatTime(TimeCell Cell, double Expected, Bounds Interval, double Shrunk)
{
    /// <summary>Observed over expected.</summary>
    public double Ratio => Cell.Events / Expected;
}

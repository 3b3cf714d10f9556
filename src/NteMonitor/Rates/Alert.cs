namespace NteMonitor.Rates;

/// <summary>One week at one venue.</summary>
/// <param name="First">The first night of the week.</param>
/// <param name="Events">What was observed.</param>
/// <param name="Expected">What was to be expected for its opening hours that week.</param>
public sealed record WeekOfEvents(Night First, long Events, double Expected);

/// <summary>How a venue's weeks are watched: a sum that grows while there are more events than a rise would account for half of.</summary>
/// <param name="Limit">The sum that gives the alert.</param>
/// <param name="Steps">The parts into which one event is divided, so that every sum is a whole number of them.</param>
/// <param name="WeeksToFalseAlarm">How many weeks pass on average until an alert although nothing has changed.</param>
/// <param name="WeeksToNotice">How many weeks pass on average until an alert once the rate has doubled.</param>
public sealed record AlertPlan(double Limit, int Steps, double WeeksToFalseAlarm, double WeeksToNotice);

/// <summary>One week on the chart.</summary>
/// <param name="Week">What was observed and expected.</param>
/// <param name="Sum">The sum after it.</param>
/// <param name="IsAlert">Whether the sum reached the limit; it begins again from 0 then.</param>
public sealed record AlertWeek(WeekOfEvents Week, double Sum, bool IsAlert);

/// <summary>A venue's weeks as they were watched.</summary>
/// <param name="Plan">How.</param>
/// <param name="Weeks">Week by week.</param>
/// <param name="FalseAlarm">The probability of at least one alert in these weeks although nothing had changed.</param>
public sealed record AlertChart(AlertPlan Plan, IReadOnlyList<AlertWeek> Weeks, double FalseAlarm)
{
    /// <summary>The latest alert, or none.</summary>
    public AlertWeek? Latest => Weeks.LastOrDefault(w => w.IsAlert);
}

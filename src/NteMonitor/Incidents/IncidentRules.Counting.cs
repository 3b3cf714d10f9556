using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace NteMonitor.Incidents;

/// <summary>What became of a count from one period to the next.</summary>
/// <param name="Previous">The count before.</param>
/// <param name="Current">The count now.</param>
/// <param name="Percent">The change in percent of the count before, to one decimal; none where it would mislead.</param>
/// <param name="WhyNoPercent">Why there is none, for example <c>from 0: n/a</c>; empty when there is one.</param>
public sealed record CountChange(long Previous, long Current, decimal? Percent, string WhyNoPercent)
{
    /// <summary>How many more; negative when there are fewer.</summary>
    public long Difference => Current - Previous;

    /// <summary>Returns the change in words, with both counts: <c>30 from 24: +6, +25.0 %</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Current:#,0} from {Previous:#,0}: {Difference:+#,0;-#,0;0}, {(Percent is { } percent ? percent.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + " %" : WhyNoPercent)}");
}

/// <content>Counting rules.</content>
public static partial class IncidentRules
{
    /// <summary>The smallest count that a percentage is taken of.</summary>
    public const int LeastBase = 20;

    private static readonly YearMonthPattern MonthText = YearMonthPattern.CreateWithInvariantCulture("uuuu'-'MM");

    /// <summary>Returns the change from one count to another: never a percentage of nothing or of a small number.</summary>
    /// <source>docs/methods/incidents.md §4.</source>
    public static CountChange Change(long previous, long current) => previous switch
    {
        0 => new(previous, current, null, "from 0: n/a"),
        < LeastBase => new(previous, current, null, $"base under {LeastBase}"),
        _ => new(previous, current, Math.Round(100m * (current - previous) / previous, 1, MidpointRounding.AwayFromZero), ""),
    };

    /// <summary>Returns the months that fall so far below their neighbours that reporting, not the town, may have changed.</summary>
    /// <remarks>
    /// The neighbours are the two months before and the two after, as far as the series goes; months that are missing
    /// within it count as 0. A month is named when it has less than half of its neighbours' median and lies more than
    /// four standard errors (Poisson) below it. The first and the last month are never named: either may be incomplete.
    /// </remarks>
    /// <param name="months">Months as <c>2026-03</c> with their counts, in any order.</param>
    /// <source>docs/methods/incidents.md §3.</source>
    public static IReadOnlyList<string> ReportingGaps(IReadOnlyList<(string Month, long Count)> months)
    {
        if (months.Count == 0)
        {
            return [];
        }

        var counts = months.ToLookup(m => MonthText.Parse(m.Month).Value, m => m.Count);
        var (first, last) = (counts.Min(c => c.Key), counts.Max(c => c.Key));
        List<(YearMonth Month, long Count)> series = [];
        for (var month = first; month <= last; month = month.PlusMonths(1))
        {
            series.Add((month, counts[month].Sum()));
        }

        return [.. Enumerable.Range(1, Math.Max(0, series.Count - 2)).Where(i => IsGap(series, i)).Select(i => MonthText.Format(series[i].Month))];
    }

    private static bool IsGap(List<(YearMonth Month, long Count)> series, int at)
    {
        var neighbours = Enumerable.Range(at - 2, 5).Where(i => i != at && i >= 0 && i < series.Count).Select(i => series[i].Count).Order().ToList();
        var half = neighbours.Count / 2;
        var median = neighbours.Count % 2 == 1 ? neighbours[half] : (neighbours[half - 1] + neighbours[half]) / 2.0;
        return series[at].Count < median / 2 && median - series[at].Count > 4 * Math.Sqrt(median);
    }
}

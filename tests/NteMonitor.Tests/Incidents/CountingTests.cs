using FsCheck;
using FsCheck.Fluent;
using NteMonitor.Incidents;

namespace NteMonitor.Tests.Incidents;

public class CountingTests
{
    [Theory]
    [InlineData(24, 30, "30 from 24: +6, +25.0 %")]
    [InlineData(1200, 900, "900 from 1,200: -300, -25.0 %")]
    [InlineData(20, 20, "20 from 20: 0, 0.0 %")]
    [InlineData(32, 34, "34 from 32: +2, +6.3 %")]
    [InlineData(0, 7, "7 from 0: +7, from 0: n/a")]
    [InlineData(19, 38, "38 from 19: +19, base under 20")]
    public void A_change_carries_both_counts_and_no_percentage_that_misleads(long previous, long current, string words) =>
        IncidentRules.Change(previous, current).ToString().ShouldBe(words);

    [Fact]
    public void There_is_a_percentage_exactly_from_a_base_of_twenty_on() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<NonNegativeInt>(), ArbMap.Default.ArbFor<NonNegativeInt>(), (previous, current) =>
            IncidentRules.Change(previous.Get, current.Get) is var change
            && change.Percent.HasValue == previous.Get >= 20 && change.Percent.HasValue == (change.WhyNoPercent.Length == 0)));

    [Theory]
    [InlineData("100 100 40 100 100", "2026-03")]
    [InlineData("100 100 60 100 100", "")]
    [InlineData("100 100 50 100 100", "")]
    [InlineData("4 4 1 4 4", "")]
    [InlineData("120 90 110 10 12 105 130 100", "2026-04 2026-05")]
    [InlineData("100 100 0 0 0 100 100", "2026-03 2026-04 2026-05")]
    [InlineData("100 100 300 100 100", "")]
    [InlineData("100 100 100 100 10", "")]
    [InlineData("10 100 100 100 100", "")]
    [InlineData("10", "")]
    [InlineData("", "")]
    public void A_month_far_below_its_neighbours_is_a_gap_in_reporting(string counts, string gaps) =>
        Gaps([.. Months(counts)]).ShouldBe(gaps);

    [Fact]
    public void A_month_that_is_missing_counts_as_nothing() =>
        Gaps([("2025-11", 100), ("2025-12", 90), ("2026-02", 110), ("2026-03", 95)]).ShouldBe("2026-01");

    [Fact]
    public void The_order_of_the_months_does_not_matter() =>
        Gaps([.. Months("120 90 110 10 12 105 130 100").Reverse()]).ShouldBe("2026-04 2026-05");

    [Fact]
    public void Months_that_are_all_alike_have_no_gap() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<NonNegativeInt>(), ArbMap.Default.ArbFor<byte>(), (count, months) =>
            Gaps([.. Enumerable.Range(0, months).Select(m => ($"{2000 + (m / 12)}-{(m % 12) + 1:00}", (long)count.Get))]).Length == 0));

    private static string Gaps(IReadOnlyList<(string, long)> months) => string.Join(' ', IncidentRules.ReportingGaps(months));

    private static IEnumerable<(string, long)> Months(string counts) =>
        counts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((c, i) => ($"2026-{i + 1:00}", long.Parse(c)));
}

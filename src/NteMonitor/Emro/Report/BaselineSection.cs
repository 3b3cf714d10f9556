using System.Globalization;
using NteMonitor.Documents;
using NteMonitor.Emro.Models;
using NteMonitor.Emro.Workbench;
using static NteMonitor.Emro.Workbench.FigureWords;
using Cell = NteMonitor.Documents.Cell;

namespace NteMonitor.Emro.Report;

/// <summary>What there is now: when events happen, which way they go, how well they are known, what was left out.</summary>
public static class BaselineSection
{
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>Returns the parts.</summary>
    /// <param name="study">The study.</param>
    public static IReadOnlyList<Part> Of(Study study)
    {
        var counts = study.Inputs.Counts;
        var share = BaselineRules.Share(counts);
        return
        [
            new Heading(2, "What there is now"),
            new Table("baseline", "Events in the window, each counted once", [new("What"), Column.Figures("Figure"), new("95 % interval")],
            [
                new(["Events in the window", counts.InWindow, "counted"]),
                new(["Events whose hour is known, all hours and days", counts.HourKnown, "counted"]),
                new(["Share in the window", counts.HourKnown == 0 ? new Cell.Blank("no event has a known hour") : new Cell.Share(counts.InWindow, counts.HourKnown), Percent(share.Bounds)]),
                new(["Events in the window a week", AsCell(share.PerWeek, 2), Range(share.PerWeekBounds.Low, share.PerWeekBounds.High, 2)]),
                BaselineRules.Trend(counts) is Outcome<WindowTrend>.Done(var trend)
                    ? new(["Ratio from one year to the next, season taken out", trend.YearRatio > 1000 ? new Cell.Blank("beyond a thousand") : AsCell(trend.YearRatio, 2), $"{Ratio(trend.Low)} to {Ratio(trend.High)}"])
                    : new(["Ratio from one year to the next, season taken out", new Cell.Blank($"fewer than {BaselineRules.LeastMonths} whole months"), "-"]),
            ])
            {
                Notes = ["Share: Clopper and Pearson. A week: Garwood. Ratio: quasi-Poisson on whole months. Context only: about 4 % of serious violence over the whole day fell into 03:00 to 06:00 in 30 forces, year to November 2006 (Babb 2007)."],
            },
            .. BaselineRules.Insufficient(counts, 1) is { } few ? [new Note(Note.Warning, Sentence.Capital(few))] : Array.Empty<Part>(),
            .. GuardRules.Guards(study.Scenario) ? [new Paragraph("Counts by hour and weekday are left out for categories of this kind.")] : Hours(counts),
            .. Quarters(counts),
            new Heading(3, "What was left out, and how well the rest is known"),
            new Bullets(Quality(study)),
        ];
    }

    private static IEnumerable<Part> Hours(WindowCounts counts)
    {
        int[] hours = [.. Enumerable.Range(18, 6), .. Enumerable.Range(0, 6)];
        yield return new HeatChart("hours", "Events by weekday of the night and hour of the clock, rounded to the nearest five", "The figures stand in the cells, rounded so that no small count is told; a night runs past midnight, so Friday 03 is early on Saturday.",
            [.. hours.Select(h => h.ToString("00", CultureInfo.InvariantCulture))],
            [.. Enumerable.Range(1, 7).Select(d => new Series(Days[d - 1], [.. hours.Select(h => (decimal?)SmallCellRules.Rounded(counts.Matrix.GetValueOrDefault((d, h))))]))])
        {
            Unit = "events",
        };
        var day = counts.Matrix.Where(c => c.Key.Hour is >= 6 and < 18).Sum(c => c.Value);
        yield return new Paragraph($"From 06:00 to 18:00, not drawn: {Told(day).ToLowerInvariant()}.");
    }

    private static IEnumerable<Part> Quarters(WindowCounts counts)
    {
        var quarters = counts.ByMonth.Where(m => m.IsWhole).GroupBy(m => (m.Month.Year, Quarter: (m.Month.Month + 2) / 3)).Where(q => q.Count() == 3).OrderBy(q => q.Key).ToList();
        if (quarters.Count < 2)
        {
            yield break;
        }

        yield return new LineChart("quarters", "Events in the window by quarter, rounded to the nearest five", "Whole quarters of the calendar; the ratio from one year to the next stands in the table above.",
            [.. quarters.Select(q => string.Create(CultureInfo.InvariantCulture, $"{q.Key.Year} Q{q.Key.Quarter}"))],
            [new Series("Events", [.. quarters.Select(q => (decimal?)SmallCellRules.Rounded(q.Sum(m => m.Count)))])])
        {
            Unit = "events",
        };
    }

    private static List<string> Quality(Study study)
    {
        var counts = study.Inputs.Counts;
        List<string> told =
        [
            $"{Told(counts.HourUnknown)} of these nights with no known hour: in no figure by the hour.",
            $"{Told(counts.MonthOnly, "row")} that know only their month, such as published open data: in no figure of the window.",
            study.Scenario.Order.Zones.Count == 0
                ? "No zone is asked for: the whole log is counted."
                : $"{Told(counts.NotPlaced)} of these hours in no zone, because their position is not known or lies outside: in no figure.",
            $"Further accounts in the window of events that are counted once: {Told(counts.Corroborated, "account")}.",
            counts.InWindow == 0 ? "Time to the minute: no event." : $"Time to the minute: {Percent(counts.ToTheMinute / (double)counts.InWindow)} of the events in the window.",
            counts.Attributed.Any(a => a.Count > 0)
                ? $"How events belong to venues, as far as it was said: {string.Join(", ", counts.Attributed.Select(a => $"{a.Code} {(a.Count is > 0 and < SmallCellRules.Least ? $"fewer than {SmallCellRules.Least}" : Number(a.Count))}"))}."
                : "How events belong to venues was said of none.",
        ];
        return told;
    }

    private static string Told(long count, string one = "event") => count is > 0 and < SmallCellRules.Least ? $"Fewer than {SmallCellRules.Least} {one}s" : Count(count, one);
}

using MathNet.Numerics.Distributions;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Models;
using NteMonitor.Rates;
using static NteMonitor.Emro.Workbench.FigureWords;

namespace NteMonitor.Emro.Workbench;

/// <summary>Answers the twelve questions on which orders have failed, each from what is on file and from nothing else.</summary>
public static partial class QuestionRules
{
    /// <summary>Share of the window's events at one venue from which V3 speaks against.</summary>
    public const double OneVenue = OrderRules.FewPremises;

    /// <summary>Share at the three venues with most below which V3 speaks for.</summary>
    public const double ThreeVenues = 0.5;

    /// <summary>Share at the three venues with most from which V3 speaks against.</summary>
    public const double ThreeVenuesTooMany = 0.75;

    private const int Least = SmallCellRules.Least;
    private const int ManyVenues = 10;
    private const double HoursOfWeek = 7 * 12;

    /// <summary>Returns the twelve questions in their order.</summary>
    /// <source>docs/methods/emro.md §10: every criterion stands in its table.</source>
    public static IReadOnlyList<Question> Answer(Study study) =>
    [
        InWindow(study), Trend(study), Concentrated(study), NetEffect(study), Displaced(study), Origins(study),
        Burden(study), Alternatives(study), Procedure(study), Evidence(study), Written(study), Power(study),
    ];

    private static Question InWindow(Study study)
    {
        const string asked = "Do the incidents fall into the hours of the measure?";
        var counts = study.Inputs.Counts;
        var night = counts.Matrix.Where(c => c.Key.Hour is >= 18 or < 6).Sum(c => c.Value);
        if (counts.HourKnown == 0 || night == 0)
        {
            return Missing("V1", asked, "No event whose hour is known is on file for these nights.", "events with their hour, over a year or more");
        }

        var share = BaselineRules.Share(counts);
        var inNight = BaselineRules.OfShare(counts.InWindow, night);
        var ofHours = study.Scenario.Order.Days.Sum(d => (d.End - d.Start).ToDuration().TotalHours) / HoursOfWeek;
        return new(
            "V1", asked,
            $"{Count(counts.InWindow, "event")} of the {Count(counts.HourKnown, "event")} whose hour is known: {Percent(share.Share ?? 0)} ({Percent(share.Bounds)}); {Number(share.PerWeek, 2)} a week ({Range(share.PerWeekBounds.Low, share.PerWeekBounds.High, 2)}). "
            + $"Of the events of the nights, 18:00 to 06:00, {Percent(counts.InWindow / (double)night)} ({Percent(inNight)}) fall into {Percent(ofHours)} of their hours. "
            + "For context: about 4 % of serious violence over the whole day fell into 03:00 to 06:00 in 30 forces (Babb 2007).",
            inNight.Low > ofHours ? Grade.For : inNight.High < ofHours ? Grade.Against : Grade.Open, Log(study))
        {
            Would = $"a share of the nights' events whose interval lies on the other side of {Percent(ofHours)}, the share of their hours (now {Percent(inNight)})",
        };
    }

    private static Question Trend(Study study)
    {
        const string asked = "Which way do the incidents in these hours go?";
        if (BaselineRules.Trend(study.Inputs.Counts) is not Outcome<WindowTrend>.Done(var trend))
        {
            var why = Outcome.Said(((Outcome<WindowTrend>.Refused)BaselineRules.Trend(study.Inputs.Counts)).Reasons);
            return Missing("V2", asked, why, $"{BaselineRules.LeastMonths} whole months with events; three years are usual");
        }

        var ratio = Ratio(trend.YearRatio, trend.Low, trend.High);
        return new(
            "V2", asked, $"From one year to the next the events are multiplied by {ratio}, season taken out: {(trend.Falls ? "they fall" : trend.Rises ? "they rise" : "no direction can be told")}.",
            trend.Falls ? Grade.Against : trend.Rises ? Grade.For : Grade.Open,
            $"{trend.Months} whole months, dispersion {Number(trend.Phi, 2)}; {Log(study)}")
        {
            Would = $"more months: the interval of the yearly ratio would have to {(trend.Falls || trend.Rises ? "hold" : "leave out")} 1 (now {ratio})",
        };
    }

    private static Question Concentrated(Study study)
    {
        const string asked = "Are they incidents of an area or of a few premises?";
        var counts = study.Inputs.Counts;
        if (counts.InWindow == 0)
        {
            return Missing("V3", asked, "No event in the window is on file.", "events in the window, with the venue at which they happened");
        }

        var sorted = counts.ByVenue.Select(v => v.Count).OrderDescending().ToList();
        var (first, three) = (sorted.FirstOrDefault(), sorted.Take(3).Sum());
        double all = counts.InWindow;
        var hidden = GuardRules.Guards(study.Scenario) ? [.. sorted.Select(_ => true), true] : SmallCellRules.Hidden([.. sorted, counts.InStreet]);
        var gini = hidden.Contains(true) && (sorted.Count < ManyVenues || GuardRules.Guards(study.Scenario)) ? null : ConcentrationRules.Measure([.. sorted.Select(c => (double)c)], 3);
        var one = sorted.Count > 0 && !hidden[0];
        List<string> told =
        [
            .. one ? [$"the venue with most has {Percent(first / all)} ({Percent(BaselineRules.OfShare(first, counts.InWindow))})"] : Array.Empty<string>(),
            .. sorted.Count >= 3 && !hidden.Take(3).Contains(true) ? [$"the three with most have {Percent(three / all)}"] : Array.Empty<string>(),
            .. hidden[^1] ? Array.Empty<string>() : [$"{Percent(counts.InStreet / all)} happened at no venue"],
            .. gini is { } gathered ? [$"Gini {Number(gathered.Gini, 2)} over {Count(gathered.Premises, "venue")}"] : Array.Empty<string>(),
            .. one ? [$"without the first, {Percent(1 - (first / all))} stay, {Number((all - first) / counts.Weeks, 2)} a week"] : Array.Empty<string>(),
            .. hidden.Contains(true) ? [$"{(GuardRules.Guards(study.Scenario) ? "counts by venue are left out for categories of this kind" : $"counts of fewer than {Least} at a venue, and what would tell them, are left out")}"] : Array.Empty<string>(),
        ];
        var grade = first / all >= OneVenue || three / all >= ThreeVenuesTooMany ? Grade.Against : three / all < ThreeVenues ? Grade.For : Grade.Open;
        return new("V3", asked, $"Of {Count(counts.InWindow, "event")} in the window: {string.Join("; ", told)}.", grade, Log(study))
        {
            Would = grade == Grade.Against
                ? $"counts in which one venue has less than {Percent(OneVenue, 0)} and three have less than {Percent(ThreeVenuesTooMany, 0)} of the events"
                : $"counts in which one venue has {Percent(OneVenue, 0)} or more, or three have {Percent(grade == Grade.For ? ThreeVenuesTooMany : ThreeVenues, 0)} {(grade == Grade.For ? "or more" : "or less")}",
        };
    }

    /// <summary>A question that nothing on file answers, with what would.</summary>
    private static Question Missing(string id, string asked, string why, string would) => new(id, asked, why, Grade.Unanswered, "none on file") { Would = would };

    /// <summary>The log behind a count: how many nights, and how far the journal had come.</summary>
    private static string Log(Study study)
    {
        var heads = study.Heads.Where(h => h.Seq > 0).ToList();
        var to = heads.Count switch
        {
            0 => "",
            1 => $", journal to entry {Number(heads[0].Seq)}",
            _ => $", journals of {heads.Count} origins to entries {string.Join(" and ", heads.Select(h => Number(h.Seq)))}",
        };
        var counts = study.Inputs.Counts;
        return $"{Count(counts.InWindow, "event")} of {Count(counts.Nights.Count, "night")}{to}";
    }

    private static Bounds Beta95(ShareRange range) => range.A + range.B == 0
        ? new(0, 0)
        : new(Beta.InvCDF(range.A, range.B, 0.025), Beta.InvCDF(range.A, range.B, 0.975));
}

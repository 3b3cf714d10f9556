using NteMonitor.Emro.Models;
using NteMonitor.Rates;
using static NteMonitor.Emro.Workbench.FigureWords;

namespace NteMonitor.Emro.Workbench;

/// <content>What the measure would do: V4, V5, V8, V12.</content>
public static partial class QuestionRules
{
    /// <summary>Share displaced from which V5 speaks against.</summary>
    public const double HalfDisplaced = 0.5;

    private static Question NetEffect(Study study)
    {
        const string asked = "Would there be fewer incidents, net of what works the other way?";
        var (result, scenario) = (study.Result, study.Scenario);
        if (result.Effect is not { } run)
        {
            return Missing("V4", asked, result.WhyNoEffect ?? "No effect is estimated.", $"{BaselineRules.Least} events in the window or more, and a measure that changes hours or how people go home");
        }

        var queue = result.Now.Queue.Count > 0 && result.Then.Queue.Count > 0;
        var longer = result.Then.Peak > result.Now.Peak + 0.5;
        var grade = run.NoGain > VerdictRules.AgainstFrom ? Grade.Against : run.NoGain <= VerdictRules.MostDoubt && queue && !longer ? Grade.For : Grade.Open;
        return new(
            "V4", asked,
            $"Net change, positive for fewer: {Number(run.Median, 1)} events a year (95 % from {Range(run.Low, run.High, 1)}); probability that nothing is gained {Chance(run.NoGain)}. "
            + (queue ? $"Longest queue now {Number(result.Now.Peak)} people at {Clock(result.Now.PeakAt)}, then {Number(result.Then.Peak)} at {Clock(result.Then.PeakAt)}; " : "The queue is not known: no venue has its hours and its capacity on file; ")
            + $"crowding and earlier drinking change the window's events by {Percent(result.Uplift)}, drinking more beforehand taken at {Percent(scenario.Hoarding, 0)}.",
            grade, $"{Number(scenario.Draws)} draws from seed {scenario.Seed}; effect from: {scenario.Prior.Source}; {Log(study)}")
        {
            Would = grade == Grade.Against
                ? $"a probability of no gain of {Percent(VerdictRules.AgainstFrom, 0)} or less (now {Chance(run.NoGain)})"
                : $"a probability of no gain {(grade == Grade.For ? "above" : "of at most")} {Percent(VerdictRules.MostDoubt, 0)} (now {Chance(run.NoGain)}){(grade == Grade.For ? ", or" : " and")} a longest queue {(grade == Grade.For ? "above" : "no longer than")} {Number(result.Now.Peak)} people (then {Number(result.Then.Peak)})",
        };
    }

    private static Question Displaced(Study study)
    {
        const string asked = "Would incidents come again elsewhere, or earlier?";
        var scenario = study.Scenario;
        var beside = scenario.Buffer is { } zone && study.Inputs.Beside.TryGetValue(zone, out var months) ? months.Sum(m => m.Count) : (long?)null;
        var assumed = scenario.Earlier != ShareRange.None || scenario.Elsewhere != ShareRange.None;
        if (!assumed && beside is null)
        {
            return Missing("V5", asked, "No share is assumed to come again, and no zone about the area is counted.", "a share with its interval and its source, and a zone about the area");
        }

        var (earlier, elsewhere) = (Beta95(scenario.Earlier), Beta95(scenario.Elsewhere));
        var mean = Math.Min(1, scenario.Earlier.Mean + scenario.Elsewhere.Mean);
        var high = Math.Min(1, earlier.High + elsewhere.High);
        var grade = mean >= HalfDisplaced ? Grade.Against : assumed && beside is not null && high < HalfDisplaced ? Grade.For : Grade.Open;
        return new(
            "V5", asked,
            (assumed
                ? $"Assumed, as typed into the scenario: {Share(scenario.Elsewhere, elsewhere)} of what is averted comes again elsewhere, {Share(scenario.Earlier, earlier)} earlier the same night. "
                : "No share is assumed to come again. ")
            + (beside is { } there ? $"In the zone about the area ({scenario.Buffer}): {Told(there, "event")} in the same hours, {PerWeek(there, study)}. " : "No zone about the area is counted. ")
            + "For context: Sydney 2014 saw 0.32 of the fall come again near by (Donnelly and others 2017); Newcastle NSW saw none (Kypri and others 2011).",
            grade, $"{(assumed ? "shares typed into the scenario" : "no share on file")}; {(beside is { } n ? $"{Told(n, "event")} beside" : "no zone beside")}; {Log(study)}")
        {
            Would = grade == Grade.Against
                ? $"shares that come to less than {Percent(HalfDisplaced, 0)} together (now {Percent(mean)})"
                : grade == Grade.For ? $"shares whose upper end reaches {Percent(HalfDisplaced, 0)} together (now {Percent(high)})"
                : $"shares whose upper end stays under {Percent(HalfDisplaced, 0)} together (now {(assumed ? Percent(high) : "none")}) and a zone about the area",
        };
    }

    private static string Share(ShareRange range, Bounds bounds) => range == ShareRange.None ? "none" : $"{Percent(range.Mean)} ({Percent(bounds)})";

    private static string Told(long count, string one) => count is > 0 and < Least ? $"fewer than {Least} {one}s" : Count(count, one);

    private static string PerWeek(long count, Study study) => count is > 0 and < Least
        ? "too few for a rate"
        : $"{Number(count / study.Inputs.Counts.Weeks, 2)} a week ({(PoissonRules.OfCount(count).Times(1 / study.Inputs.Counts.Weeks) is var b ? Range(b.Low, b.High, 2) : "")})";

    private static Question Alternatives(Study study)
    {
        const string asked = "What would other steps bring, and what would they take?";
        var others = study.Others.OrderBy(o => o.Scenario.Name, StringComparer.Ordinal).ThenBy(o => o.Scenario.Id).ToList();
        if (others.Count == 0)
        {
            return Missing("V8", asked, "No other scenario for the same area is on file.", "scenarios with other tools for the same area: staggered or voluntary closing, reviews, transport, a levy");
        }

        var (net, hours) = (study.Result.Effect?.Median, study.Result.SaleHours);
        var better = others.Where(o => o.Effect is { } e && net is { } here && e.Median >= here && o.SaleHours < hours).ToList();
        var estimated = others.Where(o => o.Effect is not null).Select(o => o.Scenario.Tool).Distinct().Count();
        var grade = better.Count > 0 ? Grade.Against : net is not null && estimated >= 2 ? Grade.For : Grade.Open;
        return new("V8", asked, string.Join(" ", others.Prepend(study.Result).Select(Beside)), grade, $"{Count(others.Count, "other scenario")} on file for the same area, run on the same log; {Log(study)}")
        {
            Would = grade switch
            {
                Grade.Against => $"a net change above that of {string.Join(" and ", better.Select(b => $"'{b.Scenario.Name}'"))}, or fewer hours of sale lost than there",
                Grade.For => "another scenario that averts as much with fewer hours of sale lost",
                _ => "an estimated effect here and for two other tools at least",
            },
        };
    }

    private static string Beside(ScenarioResult result) =>
        $"{result.Scenario.Name} ({Of(result.Scenario.Tool)}): {(result.Effect is { } e ? $"net {Number(e.Median, 1)} a year ({Range(e.Low, e.High, 1)})" : "no effect estimated")}, {Number(result.SaleHours)} hours of sale lost a year.";

    private static Question Power(Study study)
    {
        const string asked = "Could a result be seen, and how likely is it that nothing is gained?";
        if (study.Result is not { Effect: { } run, Expected: { } expected })
        {
            return Missing("V12", asked, study.Result.WhyNoEffect ?? "No effect is estimated.", "an estimated effect (V4)");
        }

        var smallest = 1 - study.Result.Detectable;
        var seen = smallest is { } least && expected >= least;
        var grade = run.NoGain > VerdictRules.AgainstFrom ? Grade.Against : run.NoGain <= VerdictRules.MostDoubt && seen ? Grade.For : Grade.Open;
        return new(
            "V12", asked,
            $"Probability that nothing is gained: {Chance(run.NoGain)}. Smallest fall that a year after would show, against a control as large, four times in five: {(smallest is { } s ? Percent(s) : "none, however great")}; the fall expected: {Percent(expected)}. "
            + $"The counts of the year before and the year after would differ by {Number(run.Seen.Median)} (95 % from {Range(run.Seen.Low, run.Seen.High)}); they would show no fall with a probability of {Chance(run.SeenNoFall)} although the model holds.",
            grade, $"{Number(study.Scenario.Draws)} draws from seed {study.Scenario.Seed}; dispersion {Number(study.Result.Comparison?.Phi ?? 1, 2)}; {Log(study)}")
        {
            Would = grade == Grade.Against
                ? $"a probability of no gain of {Percent(VerdictRules.AgainstFrom, 0)} or less (now {Chance(run.NoGain)})"
                : $"a probability of no gain {(grade == Grade.For ? "above" : "of at most")} {Percent(VerdictRules.MostDoubt, 0)} (now {Chance(run.NoGain)}){(grade == Grade.For ? ", or" : " and")} an expected fall {(grade == Grade.For ? "below" : "of at least")} {(smallest is { } l ? Percent(l) : "what could be shown")} (now {Percent(expected)})",
        };
    }
}

using System.Globalization;
using NteMonitor.Emro.Law;
using NteMonitor.Terminal;

namespace NteMonitor.Emro.Workbench;

/// <summary>What the screens of closing hours say, in words that a narrow screen has room for.</summary>
public static class BenchWords
{
    /// <summary>Always in sight: what an order does not do.</summary>
    public const string SalesNotOpening = "It stops alcohol sales, not opening.";

    /// <summary>Returns a change as events fewer or more.</summary>
    public static string Fewer(double net) => Rounded(net) switch
    {
        "0" => "no change",
        var text when net < 0 => $"{text} more",
        var text => $"{text} fewer",
    };

    /// <summary>Returns a change with its sign as events go: -17 is 17 fewer.</summary>
    public static string Change(double net) => Rounded(net) is var text && text == "0" ? "0" : (net > 0 ? "-" : "+") + text;

    /// <summary>Returns the middle of the net change with its interval.</summary>
    public static string Net(Models.EffectRun run) => $"{Fewer(run.Median)} a year (95 %: {Change(run.High)} to {Change(run.Low)})";

    /// <summary>Returns the probability that nothing is gained, with its name.</summary>
    public static string NoGain(double share) => $"P(net ≤ 0) {Chance(share)}";

    /// <summary>Returns a probability that was drawn: no number of draws shows that something is certain.</summary>
    public static string Chance(double share) => share < 0.001 ? "<0.1 %" : share > 0.999 ? ">99.9 %" : (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>Returns the smallest fall that a year after could show: the minimum detectable effect.</summary>
    public static string Detectable(ScenarioResult result) => result.Detectable is { } ratio
        ? string.Create(CultureInfo.InvariantCulture, $"smallest fall shown: {100 * (1 - ratio):0} %")
        : "no fall would show";

    /// <summary>Returns the verdict in a line, the same for and against.</summary>
    public static string Verdict(BenchStudy study) => study.Questions.Count == 0
        ? "Verdict: none before the twelve questions are answered"
        : $"Verdict: {Of(study.Conclusion.Verdict)}; the conclusion is {(study.Conclusion.Against ? "against" : study.Conclusion.Verdict == Workbench.Verdict.Supports ? "for" : "open")}";

    /// <summary>Returns a verdict in a word.</summary>
    public static string Of(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    /// <summary>Returns a tool in a word or two.</summary>
    public static string Of(Tool tool) => ScenarioJson.Code(tool).Replace('-', ' ');

    /// <summary>Returns where a scenario would hold.</summary>
    public static string Area(Scenario scenario) => scenario.Order.Zones.Count == 0 ? "whole area" : string.Join(", ", scenario.Order.Zones);

    /// <summary>Returns who would lose hours, in a line.</summary>
    public static string TouchedInShort(ScenarioResult result) => result.Touched is { Affected: 0 }
        ? "No premises would lose hours."
        : string.Create(CultureInfo.InvariantCulture, $"{result.Touched.Affected} of {result.Touched.Venues.Count} premises lose {result.SaleHours:#,0} h; {result.Touched.AffectedWithoutIncident} without event");

    /// <summary>Returns who would lose hours, in two sentences.</summary>
    public static string Touched(ScenarioResult result)
    {
        var touched = result.Touched;
        var unknown = touched.NotKnown.Count == 0 ? "" : $" {FigureWords.Count(touched.NotKnown.Count, "venue")} without hours on file.";
        return touched.Affected == 0
            ? $"No premises would lose hours.{unknown}"
            : string.Create(CultureInfo.InvariantCulture, $"{touched.Affected} of {touched.Venues.Count} premises lose {result.SaleHours:#,0} hours of sale a year ({result.CapacityHours:#,0} capacity-hours); {touched.AffectedWithoutIncident} of them without an event in the window.{unknown}");
    }

    /// <summary>Returns the twelve questions as lines: grade in words, answer, records.</summary>
    public static IReadOnlyList<string> Questions(BenchStudy study) => study.Questions.Count == 0
        ? ["The twelve questions are not answered yet."]
        :
        [
            Verdict(study) + ".", "",
            .. study.Questions.Select(q => $"{q.Id,-4} {FigureWords.Of(q.Grade),-15} {q.Asked}"),
            "", "Why", .. study.Conclusion.Reasons.Select(r => "- " + r),
            .. study.Conclusion.WouldChange.Count == 0 ? Array.Empty<string>() : ["", "What would change this conclusion", .. study.Conclusion.WouldChange.Select(w => "- " + w)],
            .. study.Questions.SelectMany(q => new[] { "", $"{q.Id}  {FigureWords.Of(q.Grade).ToUpperInvariant()}  {q.Asked}", $"    {q.Answer}", $"    Behind it: {q.Behind}" }),
        ];

    /// <summary>Returns what the law says of a draft as lines, errors first.</summary>
    public static IReadOnlyList<string> Law(IReadOnlyList<Finding> law) => law.Count == 0
        ? ["The law of early morning alcohol restriction orders says nothing of this tool."]
        : [.. law.OrderBy(f => f.Weight).Select(f => $"{f.Rule}  {f.Weight.ToString().ToUpperInvariant()}  {f.Message}{(f.Hint.Length > 0 ? " " + f.Hint : "")} ({f.Provision})"), "", "This is not legal advice."];

    /// <summary>Returns the ink that goes with a verdict; the words say the same.</summary>
    public static Ink InkOf(BenchStudy study) => study.Questions.Count == 0 ? Ink.Muted : study.Conclusion.Verdict == Workbench.Verdict.Supports ? Ink.Good : Ink.Warn;

    private static string Rounded(double net) => Math.Abs(net) >= 9.95 ? Math.Round(Math.Abs(net)).ToString("#,0", CultureInfo.InvariantCulture) : Math.Abs(net).ToString("0.#", CultureInfo.InvariantCulture);
}

using System.Globalization;
using NteMonitor.Emro.Law;

namespace NteMonitor.Emro.Workbench;

/// <summary>Scenarios side by side: one line each where there is room, one paragraph each where there is none.</summary>
public static class CompareText
{
    private const int Roomy = 74;

    /// <summary>Returns the lines.</summary>
    /// <param name="runs">What each came to.</param>
    /// <param name="width">Columns.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<BenchRun> runs, int width) =>
    [
        .. width >= Roomy ? Wide(runs, width) : runs.SelectMany(Narrow),
        "",
        .. runs.SelectMany(r => r.Study?.Study.Result.WhyNoEffect is { } why ? [$"{r.Scenario.Name}: {why}"] : Array.Empty<string>()),
        .. runs.SelectMany(r => r.Outcome is Outcome<BenchStudy>.Refused(var reasons) ? [$"{r.Scenario.Name}: {Outcome.Said(reasons)}"] : Array.Empty<string>()),
        $"Prem and Hours: premises that lose hours of sale, and how many. An order: {BenchWords.SalesNotOpening} All figures are of the year ahead; fewer events stand with a minus. Each is run on the same log.",
    ];

    private static IEnumerable<string> Wide(IReadOnlyList<BenchRun> runs, int width)
    {
        var name = Math.Clamp(runs.Select(r => r.Scenario.Name.Length).DefaultIfEmpty(0).Max(), 8, width - 59);
        yield return $"{"Scenario".PadRight(name)}  Prem    Hours  Net events (95 %)      P(≤ 0)  Queue";
        foreach (var run in runs)
        {
            var label = run.Scenario.Name.Length > name ? run.Scenario.Name[..(name - 1)] + "…" : run.Scenario.Name.PadRight(name);
            yield return run.Study is not { Study.Result: var result }
                ? $"{label}  cannot be run"
                : string.Create(CultureInfo.InvariantCulture, $"{label}  {result.Touched.Affected,4}  {result.SaleHours,7:#,0}  {Net(result),-21}  {Doubt(result),6}  {result.Then.Peak:0} {FigureWords.Clock(result.Then.PeakAt)}");
            foreach (var more in Money(run))
            {
                yield return $"{new string(' ', name)}  {more}";
            }
        }
    }

    private static IEnumerable<string> Narrow(BenchRun run) => run.Study is not { Study.Result: var result }
        ? [run.Scenario.Name, "  cannot be run", ""]
        :
        [
            $"{run.Scenario.Name}: {BenchWords.Of(run.Scenario.Tool)}, {DayWords.Write(run.Scenario.Order.Days)}",
            $"  {BenchWords.TouchedInShort(result)}",
            $"  net {Net(result)}; P(net ≤ 0) {Doubt(result)}",
            string.Create(CultureInfo.InvariantCulture, $"  longest queue {result.Then.Peak:0} at {FigureWords.Clock(result.Then.PeakAt)}"),
            .. Money(run).Select(m => "  " + m), "",
        ];

    private static string Net(ScenarioResult result) => result.Effect is { } effect ? $"{BenchWords.Change(effect.Median)} ({BenchWords.Change(effect.High)} to {BenchWords.Change(effect.Low)})" : "no figure";

    private static string Doubt(ScenarioResult result) => result.Effect is { } effect ? BenchWords.Chance(effect.NoGain) : "-";

    private static IEnumerable<string> Money(BenchRun run)
    {
        if (run.Study is not { Study.Result: var result } study)
        {
            yield break;
        }

        List<string> parts = [$"verdict {BenchWords.Of(study.Conclusion.Verdict)}"];
        parts.AddRange(result.Social is { } social ? [$"social value {FigureWords.Pounds(social.Middle)}"] : []);
        parts.AddRange(result.Cashable is { } cashable ? [$"cashable {FigureWords.Pounds(cashable)}"] : []);
        parts.AddRange(result.Levy is { } levy ? [$"levy {FigureWords.Pounds(levy.Net)} net"] : []);
        parts.AddRange(result.TurnoverLost is { } turnover and > 0 ? [$"turnover lost {FigureWords.Pounds(turnover)}"] : []);
        yield return string.Join("; ", parts);
    }
}

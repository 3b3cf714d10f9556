using System.Globalization;
using NteMonitor.Documents;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Workbench;
using static NteMonitor.Emro.Workbench.FigureWords;
using Cell = NteMonitor.Documents.Cell;

namespace NteMonitor.Emro.Report;

/// <summary>One scenario among those that are set side by side.</summary>
/// <param name="Result">What it comes to.</param>
/// <param name="Law">What the law says of its order, or none where that is not asked here.</param>
/// <param name="Conclusion">What its evidence comes to, or none where that is not asked here.</param>
public sealed record Compared(ScenarioResult Result, IReadOnlyList<Finding>? Law, Conclusion? Conclusion);

/// <summary>Scenarios side by side, each with the same rows.</summary>
public static class CompareSection
{
    private const int Beside = 4;

    /// <summary>Returns a document that sets studies side by side, in the order of their names.</summary>
    /// <param name="studies">The studies; of one area.</param>
    /// <param name="provenance">What they were made from.</param>
    public static Document Of(IReadOnlyList<Study> studies, Provenance provenance)
    {
        var ordered = studies.OrderBy(s => s.Scenario.Name, StringComparer.Ordinal).ThenBy(s => s.Scenario.Id).ToList();
        var codes = VenueCodes.Of(ordered);
        return new("Closing hours: scenarios side by side",
        [
            new Paragraph(EmroSection.NoAdvice),
            new Paragraph($"Of an order: {OrderRules.SalesNotOpening}"),
            .. Parts([.. ordered.Select(s => new Compared(s.Result, s.Law, s.Conclusion))], codes),
        ])
        {
            Subtitle = string.Join(", ", ordered.Select(s => codes.In(s.Scenario.Name))),
            Facts =
            [
                new("Counted", string.Join("; ", ordered.Select(s => $"{s.Inputs.Counts.Nights}").Distinct(StringComparer.Ordinal))),
                new("Area", string.Join("; ", ordered.Select(s => s.Scenario.Order.Zones.Count == 0 ? "the whole log" : $"zone {string.Join(", ", s.Scenario.Order.Zones)}").Distinct(StringComparer.Ordinal))),
                new("Draws", string.Join("; ", ordered.Select(s => $"{Number(s.Scenario.Draws)} from seed {s.Scenario.Seed.ToString(CultureInfo.InvariantCulture)}").Distinct(StringComparer.Ordinal))),
                .. ordered.Take(1).SelectMany(s => EmroSection.Made(s.Inputs.Clock, provenance)),
            ],
        };
    }

    /// <summary>Returns tables of scenarios side by side, four to a table.</summary>
    /// <param name="scenarios">In the order shown.</param>
    /// <param name="codes">Codes that stand for venues.</param>
    public static IReadOnlyList<Part> Parts(IReadOnlyList<Compared> scenarios, VenueCodes codes) =>
        [.. scenarios.Chunk(Beside).Select((some, i) => new Table($"compare-{i + 1}", "Scenarios side by side, a year", [new("What"), .. some.Select(s => new Column(codes.In(s.Result.Scenario.Name)))], [.. Rows(some)]) { Notes = Notes(some, codes) })];

    private static IReadOnlyList<string> Notes(IReadOnlyList<Compared> scenarios, VenueCodes codes) =>
    [
        "Net change: events fewer, a negative figure is more. Social value: the middle.",
        .. scenarios.Where(s => s.Result.WhyNoEffect is not null).Select(s => $"{codes.In(s.Result.Scenario.Name)}: {s.Result.WhyNoEffect}"),
    ];

    private static IEnumerable<Row> Rows(IReadOnlyList<Compared> scenarios)
    {
        Row Of(string name, Func<ScenarioResult, Cell> cell) => new([name, .. scenarios.Select(s => cell(s.Result))]);
        Row Effect(string name, Func<Models.EffectRun, Cell> cell) => Of(name, r => r.Effect is { } run ? cell(run) : None);
        return
        [
            Of("Tool", r => FigureWords.Of(r.Scenario.Tool)),
            Of("Hours", r => r.Scenario.Tool is Tool.Order or Tool.Staggered or Tool.Voluntary && r.Scenario.Order.Days.Count > 0 ? DayWords.Write(r.Scenario.Order.Days) : "unchanged"),
            Of("Premises losing hours", r => r.Touched.Affected),
            Of("Of them without an event in the window", r => r.Touched.AffectedWithoutIncident),
            Of("Share taking part", r => Percent(r.TakingPart, 0)),
            Of("Sale-hours lost", r => AsCell(r.SaleHours)),
            Of("Capacity-hours lost", r => AsCell(r.CapacityHours)),
            Effect("Net change, middle", e => AsCell(e.Median, 1)),
            Effect("Net change, 2.5 %", e => AsCell(e.Low, 1)),
            Effect("Net change, 97.5 %", e => AsCell(e.High, 1)),
            Effect("Probability that nothing is gained", e => Chance(e.NoGain)),
            Of("Smallest fall that a year after would show", r => r.Detectable is { } ratio ? Percent(1 - ratio) : new Cell.Blank("no fall, however great, would be shown", "none")),
            Of("Social value, £", r => r.Social is { } social ? new Cell.Measure(social.Middle, 0) : None),
            Of("What services would spend of it, £", r => r.Cashable is { } cash ? new Cell.Measure(cash, 0) : None),
            Of("Longest queue, people", r => r.Then.Queue.Count == 0 ? new Cell.Blank("no venue has its hours and its capacity on file") : AsCell(r.Then.Peak)),
            Of("At", r => r.Then.Queue.Count == 0 ? new Cell.Blank("no venue has its hours and its capacity on file") : Clock(r.Then.PeakAt)),
            Of("Levy, net of expenses, £", r => r.Levy is { } levy ? new Cell.Measure(levy.Net, 2) : None),
            Of("Levy, to the police, £", r => r.Levy is { } levy ? new Cell.Measure(levy.Police, 2) : None),
            new(["Rules of law not met", .. scenarios.Select(Broken)]),
            new(["Verdict", .. scenarios.Select(s => s.Conclusion is { } c ? c.Verdict.ToString().ToLowerInvariant() : (Cell)new Cell.Blank("it stands in its own report", "its own report"))]),
            new(["Conclusion against", .. scenarios.Select(s => s.Conclusion is { } c ? c.Against ? "yes" : "no" : (Cell)new Cell.Blank("it stands in its own report", "its own report"))]),
        ];
    }

    private static Cell None => new Cell.Blank("it is not estimated, or does not bear on the tool", "-");

    private static Cell Broken(Compared scenario) => scenario.Result.Scenario.Tool != Tool.Order ? None
        : scenario.Law is not { } law ? new Cell.Blank("it stands in its own report", "its own report")
        : string.Join(", ", law.Where(f => f.Weight == Weight.Error).Select(f => f.Rule).Distinct(StringComparer.Ordinal)) is { Length: > 0 } rules ? rules : "none";
}

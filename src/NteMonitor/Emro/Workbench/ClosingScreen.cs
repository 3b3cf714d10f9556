using NteMonitor.Emro.Law;
using NteMonitor.Terminal;

namespace NteMonitor.Emro.Workbench;

/// <summary>The scenarios of closing hours on file, with what each came to; the selected one in words.</summary>
public static class ClosingScreen
{
    /// <summary>Everything the screen remembers.</summary>
    public sealed record Model
    {
        /// <summary>The scenarios and what they stand in, or none before they were read.</summary>
        public Bench? Bench { get; init; }

        /// <summary>What each came to, by its id.</summary>
        public IReadOnlyDictionary<Guid, BenchRun> Runs { get; init; } = new Dictionary<Guid, BenchRun>();

        /// <summary>Where the list stands.</summary>
        public ListState List { get; init; } = new(0);

        /// <summary>Id of a scenario that is to be selected as soon as it is read, or none.</summary>
        public Guid? Wanted { get; init; }

        /// <summary>Whether scenarios are being counted.</summary>
        public bool Counting { get; init; }

        /// <summary>Whether somebody wrote since the counts were made.</summary>
        public bool Aged { get; init; }
    }

    /// <summary>Returns the selected scenario, or none.</summary>
    public static KeptScenario? Selected(Model model) => model.Bench is { } bench && model.List.Selected < bench.Scenarios.Count ? bench.Scenarios[(int)model.List.Selected] : null;

    /// <summary>Returns what a scenario came to as it stands on file; none while that is not known.</summary>
    public static BenchRun? RunOf(Model model, KeptScenario kept) => model.Runs.GetValueOrDefault(kept.Record.Id) is { } run && ReferenceEquals(run.Scenario, kept.Scenario) ? run : null;

    /// <summary>Returns the screen after one message, the selection kept on its scenario.</summary>
    public static Model Update(Model model, Msg msg) => msg switch
    {
        BenchRead(var bench) => Kept(model, model with { Bench = Renewed(model.Bench, bench), Counting = bench.Scenarios.Count > 0 }),

        // Two readings may overtake each other: only what was run on the scenarios as they were last read is shown.
        BenchCounted counted when model.Bench is { } bench && ReferenceEquals(counted.Of.Scenarios, bench.Scenarios) => model with { Bench = bench with { Cubes = counted.Cubes }, Runs = counted.Runs, Counting = false },
        BenchCounted => model,
        DraftRan { Counted: { } cube, Run.Scenario: var of } when model.Bench is { } bench => model with { Bench = bench with { Cubes = new Dictionary<CountKey, Cube>(bench.Cubes) { [CountKey.Of(of)] = cube } } },
        _ => model with { List = ListRules.Update(model.List, msg, "scenarios") },
    };

    /// <summary>Returns the screen without its counts, so that the next reading makes them anew.</summary>
    public static Model Forgotten(Model model) => model with { Bench = model.Bench is { } bench ? bench with { Cubes = new Dictionary<CountKey, Cube>() } : null, Runs = new Dictionary<Guid, BenchRun>(), Aged = false };

    /// <summary>Returns the body of the screen.</summary>
    public static Block Body(Model model) => new SplitBlock(
        new ListBlock(
            "scenarios",
            [new("Scenario") { MinWidth = 14 }, new("Tool", 13) { Priority = 4 }, new("Days and times", 22) { Priority = 3 }, new("Area", 10) { Priority = 5 }, new("Net a year", 10), new("P(net≤0)", 8) { Align = Align.Right, Priority = 1 }, new("Verdict", 12) { Priority = 2 }],
            model.List, row => Row(model, row))
        {
            RowName = "scenario",
            EmptyText = model.Bench is null ? "Reading …" : "No scenario is on file. a drafts one: an order, staggered hours, a levy; enter then opens the workbench.",
        },
        new TextBlock(Detail(model)))
    {
        Lay = Lay.Stacked,
        Share = 0.6,
        MinFirst = 6,
        MinSecond = 5,
    };

    /// <summary>Returns the line of state.</summary>
    public static string Status(Model model) => model switch
    {
        { Bench: null } => "Reading …",
        { Counting: true } => "Counting …",
        { Bench: var bench } => $"{FigureWords.Count(bench.Scenarios.Count, "scenario")}{(model.Aged ? "; entries were made since they were counted, R counts again" : "")}",
    };

    /// <summary>The scenarios as they were read, those that nobody changed the very same as before, so that what they came to still stands.</summary>
    private static Bench Renewed(Bench? was, Bench now)
    {
        var known = (was?.Scenarios ?? []).ToDictionary(s => s.Record.Id);
        return now with
        {
            Cubes = was?.Cubes ?? now.Cubes,
            Scenarios = [.. now.Scenarios.Select(s => known.GetValueOrDefault(s.Record.Id) is { } old && old.Record.Head == s.Record.Head ? old : s)],
        };
    }

    private static Model Kept(Model was, Model now)
    {
        var scenarios = now.Bench!.Scenarios;
        var list = ListRules.Recount(was.List, scenarios.Count);
        var place = scenarios.Select((s, i) => (s.Record.Id, Row: (long?)i)).FirstOrDefault(s => s.Id == (was.Wanted ?? Selected(was)?.Record.Id)).Row;
        return now with { Wanted = place is null ? was.Wanted : null, List = place is { } row ? ListRules.Select(list, row) : list };
    }

    private static IReadOnlyList<Span>? Row(Model model, long row)
    {
        if (model.Bench is not { } bench || row >= bench.Scenarios.Count)
        {
            return null;
        }

        var kept = bench.Scenarios[(int)row];
        var (net, doubt, verdict) = Figures(RunOf(model, kept));
        return [new(kept.Scenario.Name, Ink.Accent), BenchWords.Of(kept.Scenario.Tool), DayWords.Write(kept.Scenario.Order.Days), BenchWords.Area(kept.Scenario), net, doubt, verdict];
    }

    private static (Span Net, Span Doubt, Span Verdict) Figures(BenchRun? run) => run switch
    {
        null => (new Span("…", Ink.Muted), new Span("…", Ink.Muted), new Span("…", Ink.Muted)),
        { Study: null } => (new Span("not run", Ink.Warn), "-", "-"),
        { Study: { } study } => (
            study.Study.Result.Effect is { } effect ? BenchWords.Fewer(effect.Median) : new Span("no figure", Ink.Muted),
            study.Study.Result.Effect is { } e ? BenchWords.Chance(e.NoGain) : "-",
            study.Questions.Count == 0 ? "-" : new Span(BenchWords.Of(study.Conclusion.Verdict), BenchWords.InkOf(study))),
    };

    private static List<Line> Detail(Model model)
    {
        if (Selected(model) is not { } kept)
        {
            return [""];
        }

        List<Line> lines = ["", Line.Of(new Span(kept.Scenario.Name, Ink.Strong)), .. kept.Scenario.Tool == Tool.Order ? [(Line)BenchWords.SalesNotOpening] : Array.Empty<Line>()];
        switch (RunOf(model, kept))
        {
            case null:
                lines.Add(Line.Of(new Span("Counting …", Ink.Muted)));
                break;
            case { Study: { } study }:
                lines.Add(Line.Of(new Span(BenchWords.Verdict(study), BenchWords.InkOf(study))));
                lines.Add(study.Study.Result.Effect is { } effect ? $"{BenchWords.Net(effect)}; {BenchWords.NoGain(effect.NoGain)}; {BenchWords.Detectable(study.Study.Result)}" : study.Study.Result.WhyNoEffect ?? "No figure.");
                lines.Add(BenchWords.Touched(study.Study.Result));
                break;
            case { Outcome: Outcome<BenchStudy>.Refused(var reasons) }:
                lines.AddRange(reasons.Select(r => Line.Of(new Span(r.Said, Ink.Warn))));
                break;
        }

        return lines;
    }
}

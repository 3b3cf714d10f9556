using NteMonitor.Access;
using NteMonitor.Emro.Law;
using NteMonitor.Journal;

namespace NteMonitor.Emro.Workbench;

/// <summary>Reads and counts for the screens of closing hours: each count is made once, whatever hour is asked for afterwards.</summary>
public static class BenchActions
{
    /// <summary>Returns the scenarios on file with what they stand in.</summary>
    public static async Task<Outcome<Bench>> ReadAsync(Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadEmro, desk, ct) is { } refusal)
        {
            return new Outcome<Bench>.Refused([refusal]);
        }

        var scenarios = await ScenarioActions.ListAsync(desk, ct);
        var around = await ScenarioActions.AroundAsync(desk, ct);
        Dictionary<Guid, IReadOnlyList<Edit>> edits = [];
        Dictionary<Guid, Outcome<OrderClock>> clocks = [];
        foreach (var kept in scenarios)
        {
            edits[kept.Record.Id] = await ScenarioActions.EditsAsync(kept, desk, ct);
            if (kept.Scenario.Tool == Tool.Order)
            {
                clocks[kept.Record.Id] = await LawActions.ReadAsync(kept, null, around, desk, ct);
            }
        }

        return Outcome.Done(new Bench(around, scenarios) { Edits = edits, Clocks = clocks });
    }

    /// <summary>Returns what every scenario on file comes to, with the counts they were run on.</summary>
    public static async Task<(IReadOnlyDictionary<CountKey, Cube> Cubes, IReadOnlyDictionary<Guid, BenchRun> Runs)> CountAsync(Bench bench, Desk desk, CancellationToken ct)
    {
        Dictionary<CountKey, Cube> cubes = new(bench.Cubes);
        Dictionary<Guid, Outcome<Ran>> results = [];
        foreach (var kept in bench.Scenarios)
        {
            results[kept.Record.Id] = (await CubeAsync(kept.Scenario, cubes, desk, ct)).Then(cube =>
            {
                cubes[CountKey.Of(kept.Scenario)] = cube;
                return Run(cube, kept.Scenario, bench.Around);
            });
        }

        return (cubes, bench.Scenarios.ToDictionary(k => k.Record.Id, k => new BenchRun(k.Scenario, results[k.Record.Id].Then(r => Study(k, r, bench, Others(k, results), desk)))));

        IReadOnlyList<ScenarioResult> Others(KeptScenario kept, Dictionary<Guid, Outcome<Ran>> all) =>
        [
            .. bench.Scenarios.Where(o => o.Record.Id != kept.Record.Id && o.Scenario.Order.Zones.SequenceEqual(kept.Scenario.Order.Zones))
                .Select(o => all[o.Record.Id] is Outcome<Ran>.Done(var done) ? done.Result : null).OfType<ScenarioResult>(),
        ];
    }

    /// <summary>Returns what a draft comes to, and the counts where they had to be made for it.</summary>
    public static async Task<(BenchRun Run, Cube? Counted)> RunAsync(KeptScenario kept, Bench bench, IReadOnlyList<ScenarioResult> others, Desk desk, CancellationToken ct)
    {
        var cube = await CubeAsync(kept.Scenario, bench.Cubes, desk, ct);
        var outcome = cube.Then(c => Run(c, kept.Scenario, bench.Around)).Then(r => Study(kept, r, bench, others, desk));
        return (new(kept.Scenario, outcome), cube is Outcome<Cube>.Done(var made) && !bench.Cubes.ContainsKey(CountKey.Of(kept.Scenario)) ? made : null);
    }

    private static async Task<Outcome<Cube>> CubeAsync(Scenario scenario, IReadOnlyDictionary<CountKey, Cube> known, Desk desk, CancellationToken ct)
    {
        if (known.TryGetValue(CountKey.Of(scenario), out var cube))
        {
            return Outcome.Done(cube);
        }

        return await ScenarioActions.AskedAsync(scenario, desk, ct) switch
        {
            Outcome<CubeAsked>.Done(var asked) => Outcome.Done(await new CubeCounter(desk.Store).CountAsync(asked, ct)),
            Outcome<CubeAsked>.Refused(var reasons) => new Outcome<Cube>.Refused(reasons),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    private static Outcome<Ran> Run(Cube cube, Scenario scenario, Surroundings around) =>
        CubeRules.Inputs(cube, scenario, around).Then(inputs => ScenarioRules.Run(scenario, inputs).Then(result => Outcome.Done(new Ran(inputs, result, cube.Heads))));

    private static Outcome<BenchStudy> Study(KeptScenario kept, Ran run, Bench bench, IReadOnlyList<ScenarioResult> others, Desk desk)
    {
        var study = new Study(kept, run.Inputs, run.Result, ScenarioActions.Law(kept.Scenario, run.Inputs, bench.Around, desk), others, bench.Edits.GetValueOrDefault(kept.Record.Id, []))
        {
            Today = bench.Around.Today,
            Heads = run.Heads,
            Steps = kept.Scenario.Tool == Tool.Order ? bench.StepsOf(kept.Record.Id) : [],
        };
        var questions = study.Questions;
        return Outcome.Done(new BenchStudy(study, questions, VerdictRules.Conclude(questions, run.Result, study.Law)));
    }

    private sealed record Ran(ScenarioInputs Inputs, ScenarioResult Result, IReadOnlyList<JournalHead> Heads);
}

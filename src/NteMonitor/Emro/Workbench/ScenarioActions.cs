using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Emro.Law;
using NteMonitor.Journal;
using NteMonitor.People;

namespace NteMonitor.Emro.Workbench;

/// <summary>What a user can do to scenarios: ask the store, decide, tell the store.</summary>
public static class ScenarioActions
{
    /// <summary>What entries about scenarios begin with.</summary>
    public const string Thing = "scenario";

    /// <summary>The kind of venue that lodges people.</summary>
    private const string Lodging = "hotel";
    private const int YearsBack = 3;
    private const int FewestNights = 7;

    /// <summary>Returns the scenarios on file by name; asks nobody's leave.</summary>
    public static async Task<IReadOnlyList<KeptScenario>> ListAsync(Desk desk, CancellationToken ct) =>
        [.. (await desk.Store.RecordsAsync(new(Thing), ct)).Select(Read).OrderBy(s => s.Scenario.Name, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.Record.Id)];

    /// <summary>Returns the scenario of a name, its beginning, or the beginning of an id; or why there is none. Asks nobody's leave.</summary>
    public static async Task<Outcome<KeptScenario>> FindAsync(string word, Desk desk, CancellationToken ct)
    {
        var all = await ListAsync(desk, ct);
        var text = word.Trim();
        var found = all.Where(s => string.Equals(s.Scenario.Name, text, StringComparison.OrdinalIgnoreCase)).ToList();
        found = found.Count > 0 ? found : [.. all.Where(s => text.Length > 0 && s.Scenario.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase))];
        found = found.Count > 0 ? found : [.. all.Where(s => text.Length >= 4 && s.Record.Id.ToString("D").StartsWith(text, StringComparison.OrdinalIgnoreCase))];
        return found switch
        {
            [var one] => Outcome.Done(one),
            [] => Outcome.Refused<KeptScenario>("scenario", $"There is no scenario '{word}'.", "`nte emro scenario list` shows those that are; `nte emro scenario add` makes one."),
            _ => Outcome.Refused<KeptScenario>("scenario", $"'{word}' could be {string.Join(", ", found.Take(5).Select(s => s.Scenario.Name))}.", "Give the whole name."),
        };
    }

    /// <summary>Puts a scenario on file.</summary>
    public static async Task<Outcome<KeptScenario>> SaveAsync(Scenario scenario, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await Gate.RefusedAsync(Act.KeepEmro, desk, ct) is { } refusal ? [refusal] : await FaultsAsync(scenario, desk, ct)];
        if (reasons.Count > 0)
        {
            return new Outcome<KeptScenario>.Refused(reasons);
        }

        await desk.Store.AppendAsync(new([new(desk.NewId(), "scenario.saved", scenario.Id, null, CanonicalJson.Write(ScenarioJson.Write(scenario)))], desk.Stamp()), ct);
        return Outcome.Done(Read((await desk.Store.RecordAsync(scenario.Id, ct))!));
    }

    /// <summary>Writes that a scenario says something else from now on.</summary>
    public static async Task<Outcome<KeptScenario>> AmendAsync(KeptScenario kept, Scenario now, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await Keeping.ForbiddenAsync(Act.KeepEmro, kept.Record, why, desk, ct)];
        reasons.AddRange(reasons.Count > 0 ? [] : await FaultsAsync(now, desk, ct));
        if (reasons.Count > 0)
        {
            return new Outcome<KeptScenario>.Refused(reasons);
        }

        await Keeping.AmendAsync(kept.Record, ScenarioJson.Write(now), why, desk, ct);
        return Outcome.Done(Read((await desk.Store.RecordAsync(now.Id, ct))!));
    }

    /// <summary>Takes a scenario off every list; it stays in the journal.</summary>
    public static async Task<Outcome<KeptScenario>> WithdrawAsync(KeptScenario kept, string why, Desk desk, CancellationToken ct)
    {
        if (await Keeping.ForbiddenAsync(Act.KeepEmro, kept.Record, why, desk, ct) is { Count: > 0 } refused)
        {
            return new Outcome<KeptScenario>.Refused(refused);
        }

        await Keeping.WithdrawAsync(kept.Record, why, desk, ct);
        return Outcome.Done(kept);
    }

    /// <summary>Returns what scenarios stand in: the register, the clock, what the program ships.</summary>
    public static async Task<Surroundings> AroundAsync(Desk desk, CancellationToken ct) => await AroundAsync(await EmroBook.ShippedAsync(desk, ct), desk, ct);

    /// <summary>Returns what scenarios stand in, with charges and costs of another day.</summary>
    public static async Task<Surroundings> AroundAsync(EmroBook book, Desk desk, CancellationToken ct) => new(
        desk.Town.Clock, desk.Town.Clock.Local(desk.Now()).Date,
        [.. (await desk.Store.VenuesAsync(ct)).Select(v => v.Venue)], [.. (await desk.Store.ZonesAsync(ct)).Select(z => z.Zone)])
    {
        Levy = book.Terms,
        Costs = book.CostBook,
        Law = await LawActions.BookAsync(desk, ct),
    };

    /// <summary>Returns what has to be counted for a scenario: its nights, or the three years to last night as far as the log goes back.</summary>
    public static async Task<Outcome<CubeAsked>> AskedAsync(Scenario scenario, Desk desk, CancellationToken ct)
    {
        var last = desk.Town.Clock.NightOf(desk.Now()).Plus(-1);
        var within = scenario.Nights ?? new NightRange(new(last.Evening.PlusYears(-YearsBack).PlusDays(1)), last);
        var first = await new CubeCounter(desk.Store).FirstAsync(within, ct);
        var nights = scenario.Nights is null && first is { } begun ? within with { First = begun } : within;
        return nights.Count < FewestNights
            ? Outcome.Refused<CubeAsked>("nights", $"{nights.Count} nights, {nights}.", "Count at least a week; a year or more says something.")
            : Outcome.Done(new CubeAsked(nights)
            {
                Zone = scenario.Order.Zones is [var zone, ..] ? zone : null,
                Categories = scenario.Categories,
                Beside = [.. new[] { scenario.Control, scenario.Buffer }.OfType<string>()],
            });
    }

    /// <summary>Returns a scenario with everything that is known of it, counted now.</summary>
    public static async Task<Outcome<Study>> StudyAsync(KeptScenario kept, Desk desk, CancellationToken ct)
    {
        return await Gate.RefusedAsync(Act.ReadEmro, desk, ct) is { } refusal
            ? new Outcome<Study>.Refused([refusal])
            : await StudyAsync(kept, await EmroBook.ShippedAsync(desk, ct), desk, ct);
    }

    /// <summary>Returns a scenario with everything that is known of it, with charges and costs of another day; asks nobody's leave.</summary>
    /// <remarks>Several counts are asked for; all are of one state of the journal, or they are asked for again.</remarks>
    public static async Task<Outcome<Study>> StudyAsync(KeptScenario kept, EmroBook book, Desk desk, CancellationToken ct)
    {
        while (true)
        {
            var heads = await desk.Store.HeadsAsync(ct);
            var study = await OnceAsync(kept, await AroundAsync(book, desk, ct), desk, ct);
            if (heads.SequenceEqual(await desk.Store.HeadsAsync(ct)))
            {
                return study.Then(s => Outcome.Done(s with { Heads = heads }));
            }
        }
    }

    private static async Task<Outcome<Study>> OnceAsync(KeptScenario kept, Surroundings around, Desk desk, CancellationToken ct)
    {
        var run = await RunAsync(kept.Scenario, around, desk, ct);
        if (run is not Outcome<(Cube, ScenarioInputs, ScenarioResult)>.Done(var (cube, inputs, result)))
        {
            return new Outcome<Study>.Refused(((Outcome<(Cube, ScenarioInputs, ScenarioResult)>.Refused)run).Reasons);
        }

        var others = (await ListAsync(desk, ct)).Where(s => s.Record.Id != kept.Record.Id && s.Scenario.Order.Zones.SequenceEqual(kept.Scenario.Order.Zones)).Select(s => s.Scenario);
        var beside = await BesideAsync(others, [cube], around, desk, ct);

        return Outcome.Done(new Study(kept, inputs, result, Law(kept.Scenario, inputs, around, desk), [.. beside.OfType<Outcome<ScenarioResult>.Done>().Select(r => r.Value)], await EditsAsync(kept, desk, ct)) { Today = around.Today, Steps = await LawActions.StepsAsync(kept, around, desk, ct) });
    }

    /// <summary>Returns what scenarios come to, each run on the log as it stands, or why one of them cannot be run.</summary>
    public static async Task<Outcome<IReadOnlyList<ScenarioResult>>> CompareAsync(IReadOnlyList<Scenario> scenarios, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadEmro, desk, ct) is { } refusal)
        {
            return new Outcome<IReadOnlyList<ScenarioResult>>.Refused([refusal]);
        }

        var ran = await BesideAsync(scenarios, [], await AroundAsync(desk, ct), desk, ct);
        List<Refusal> reasons = [.. ran.Zip(scenarios).SelectMany(r => r.First is Outcome<ScenarioResult>.Refused(var no) ? no.Select(n => n with { Message = $"{r.Second.Name}: {n.Message}" }) : [])];
        return Outcome.Unless<IReadOnlyList<ScenarioResult>>(reasons, () => [.. ran.OfType<Outcome<ScenarioResult>.Done>().Select(r => r.Value)]);
    }

    /// <summary>Returns what the law says of a scenario's order, or nothing where its tool is no order.</summary>
    public static IReadOnlyList<Finding> Law(Scenario scenario, ScenarioInputs? inputs, Surroundings around, Desk desk) => scenario.Tool != Tool.Order
        ? []
        : OrderRules.Check(scenario.Order, new(
            [.. around.Zones.Select(z => z.Code)], [.. desk.Reference.Objectives.Select(o => o.Code)],
            inputs is { Counts.InWindow: > 0 and var all } ? inputs.Counts.ByVenue.Max(v => (long?)v.Count) / (double)all : null)
        {
            Lodgings = [.. ServiceRules.Inside(scenario, around).Where(v => v.Kind == Lodging).Select(v => v.Name)],
            Occasions = around.Law?.Occasions ?? [],
        });

    private static async Task<Outcome<(Cube Cube, ScenarioInputs Inputs, ScenarioResult Result)>> RunAsync(Scenario scenario, Surroundings around, Desk desk, CancellationToken ct)
    {
        var outcome = await AskedAsync(scenario, desk, ct);
        if (outcome is not Outcome<CubeAsked>.Done(var asked))
        {
            return new Outcome<(Cube, ScenarioInputs, ScenarioResult)>.Refused(((Outcome<CubeAsked>.Refused)outcome).Reasons);
        }

        var cube = await new CubeCounter(desk.Store).CountAsync(asked, ct);
        return CubeRules.Inputs(cube, scenario, around).Then(inputs => ScenarioRules.Run(scenario, inputs).Then(result => Outcome.Done((cube, inputs, result))));
    }

    /// <summary>Runs scenarios one after another; those that are counted alike share the count.</summary>
    private static async Task<IReadOnlyList<Outcome<ScenarioResult>>> BesideAsync(IEnumerable<Scenario> scenarios, List<Cube> cubes, Surroundings around, Desk desk, CancellationToken ct)
    {
        List<Outcome<ScenarioResult>> ran = [];
        foreach (var scenario in scenarios)
        {
            var asked = await AskedAsync(scenario, desk, ct);
            if (asked is Outcome<CubeAsked>.Done(var what) && !cubes.Exists(c => Same(what, c.Asked)))
            {
                cubes.Add(await new CubeCounter(desk.Store).CountAsync(what, ct));
            }

            ran.Add(asked.Then(a => CubeRules.Inputs(cubes.First(c => Same(a, c.Asked)), scenario, around)).Then(i => ScenarioRules.Run(scenario, i)));
        }

        return ran;
    }

    private static bool Same(CubeAsked one, CubeAsked other) =>
        one.Nights == other.Nights && one.Zone == other.Zone && one.Categories.SequenceEqual(other.Categories) && one.Beside.All(other.Beside.Contains);

    /// <summary>Returns who wrote a scenario, the first writing first.</summary>
    public static async Task<IReadOnlyList<Edit>> EditsAsync(KeptScenario kept, Desk desk, CancellationToken ct)
    {
        List<Edit> edits = [];
        await foreach (var entry in desk.Store.EntriesAsync(new(Subject: kept.Record.Id), ct))
        {
            var body = CanonicalJson.Read(entry.Body);
            var changed = body["after"] is JsonObject after ? after : body;
            edits.Add(new(entry.At, entry.Actor, entry.Role, [.. changed.Select(c => c.Key).Order(StringComparer.Ordinal)], body.Text("why")));
        }

        return edits;
    }

    /// <summary>Returns what stands against keeping a scenario: a name that is none or taken, a text that names a person on file.</summary>
    private static async Task<IReadOnlyList<Refusal>> FaultsAsync(Scenario scenario, Desk desk, CancellationToken ct)
    {
        List<Refusal> faults = [];
        if (scenario.Name.Trim() is not { Length: >= 2 and <= 60 })
        {
            faults.Add(new("name", $"'{scenario.Name}' is no name.", "Give one of 2 to 60 letters, such as \"Centre 3 am\"."));
        }

        if ((await ListAsync(desk, ct)).Any(s => s.Scenario.Id != scenario.Id && string.Equals(s.Scenario.Name, scenario.Name, StringComparison.OrdinalIgnoreCase)))
        {
            faults.Add(new("name", $"There is a scenario '{scenario.Name}' already.", "Give another name, or amend that one."));
        }

        faults.AddRange(scenario.Categories.Where(c => desk.Reference.Categories.All(known => known.Code != c))
            .Select(c => new Refusal("category", $"'{c}' is no category.", $"One of {string.Join(", ", desk.Reference.Categories.Select(k => k.Code))}.")));
        faults.AddRange((await LeakActions.CheckAsync($"{scenario.Name}\n{scenario.Order.Reasons}\n{scenario.Order.Burden}\n{scenario.Order.Alternatives}\n{scenario.Order.Area}", desk, ct))
            .Select(r => new Refusal("text", r.Message, "What a scenario says is printed in public: leave people out of it.")));
        return faults;
    }

    private static KeptScenario Read(KeptRecord record) => new(ScenarioJson.Read(record.Id, record.Facts), record);
}

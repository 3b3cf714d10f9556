using NteMonitor.Emro.Law;

namespace NteMonitor.Emro.Workbench;

/// <summary>What a cube depends on: scenarios with the same are run on the same counts.</summary>
/// <param name="Zone">Code of the zone, or none for the whole area.</param>
/// <param name="Nights">The nights, or none for the three years to last night.</param>
/// <param name="Categories">Codes of the categories, with commas; empty for all.</param>
/// <param name="Control">Code of the control zone, or none.</param>
/// <param name="Buffer">Code of the zone around, or none.</param>
public sealed record CountKey(string? Zone, NightRange? Nights, string Categories, string? Control, string? Buffer)
{
    /// <summary>Returns what a scenario's cube depends on.</summary>
    public static CountKey Of(Scenario scenario) =>
        new(scenario.Order.Zones is [var zone, ..] ? zone : null, scenario.Nights, string.Join(',', scenario.Categories), scenario.Control, scenario.Buffer);
}

/// <summary>Everything that the screens of closing hours stand on, read at once.</summary>
/// <param name="Around">The register, the zones, the clock, what the program ships.</param>
/// <param name="Scenarios">The scenarios on file, by name.</param>
public sealed record Bench(Surroundings Around, IReadOnlyList<KeptScenario> Scenarios)
{
    /// <summary>Counts that were made already: asked for again only when somebody wants them counted anew.</summary>
    public IReadOnlyDictionary<CountKey, Cube> Cubes { get; init; } = new Dictionary<CountKey, Cube>();

    /// <summary>Who wrote each scenario, by its id.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<Edit>> Edits { get; init; } = new Dictionary<Guid, IReadOnlyList<Edit>>();

    /// <summary>Where the procedure of each order stands, or why that cannot be said, by the scenario's id.</summary>
    public IReadOnlyDictionary<Guid, Outcome<OrderClock>> Clocks { get; init; } = new Dictionary<Guid, Outcome<OrderClock>>();

    /// <summary>Returns the steps of a scenario's order as its log leaves them; empty before anything is on the log.</summary>
    public IReadOnlyList<ProcedureStep> StepsOf(Guid scenario) => Clocks.GetValueOrDefault(scenario) is Outcome<OrderClock>.Done(var clock) ? clock.Steps : [];
}

/// <summary>A scenario, and what it came to when it was run on the counts.</summary>
/// <param name="Scenario">The very scenario that was run: a picture of another is out of date.</param>
/// <param name="Outcome">What it came to, or every reason why it cannot be run.</param>
public sealed record BenchRun(Scenario Scenario, Outcome<BenchStudy> Outcome)
{
    /// <summary>The study, or none when it could not be made.</summary>
    public BenchStudy? Study => Outcome is Outcome<BenchStudy>.Done(var study) ? study : null;
}

/// <summary>A study with its answers and its conclusion, made once.</summary>
/// <param name="Study">The study.</param>
/// <param name="Questions">The twelve questions with their answers.</param>
/// <param name="Conclusion">What the evidence comes to.</param>
public sealed record BenchStudy(Study Study, IReadOnlyList<Question> Questions, Conclusion Conclusion);

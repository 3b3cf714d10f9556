using NteMonitor.Emro.Law;
using NteMonitor.Emro.Workbench;
using NteMonitor.Terminal;

namespace NteMonitor.Emro;

/// <summary>Asks for the scenarios on file and what they stand in; nothing is counted yet.</summary>
public sealed record ReadBench : Effect
{
    /// <summary>What was tried at the workbench before, to be gone on with; or none.</summary>
    public Draft? Draft { get; init; }
}

/// <summary>The scenarios on file are there.</summary>
public sealed record BenchRead(Bench Bench) : Msg
{
    /// <summary>What is gone on with, or none.</summary>
    public Draft? Draft { get; init; }
}

/// <summary>Asks for every scenario on file to be run, on counts that were made already where there are any.</summary>
public sealed record CountBench(Bench Bench) : Effect;

/// <summary>Every scenario on file is run.</summary>
/// <param name="Of">What was run.</param>
/// <param name="Cubes">The counts, those that were made already too.</param>
/// <param name="Runs">What each came to, by its id.</param>
public sealed record BenchCounted(Bench Of, IReadOnlyDictionary<CountKey, Cube> Cubes, IReadOnlyDictionary<Guid, BenchRun> Runs) : Msg;

/// <summary>Asks for a draft to be run.</summary>
/// <param name="Kept">The scenario on file, with the draft in its place.</param>
/// <param name="Bench">The counts and what it stands in.</param>
/// <param name="Others">The other scenarios of its area, as they came out.</param>
public sealed record RunDraft(KeptScenario Kept, Bench Bench, IReadOnlyList<ScenarioResult> Others) : Effect;

/// <summary>A draft was run.</summary>
/// <param name="Id">Id of its scenario.</param>
/// <param name="Run">What it came to.</param>
/// <param name="Counted">The counts that had to be made for it, or none.</param>
public sealed record DraftRan(Guid Id, BenchRun Run, Cube? Counted) : Msg;

/// <summary>Asks for the scenario of a form to be put on file.</summary>
/// <param name="Form">The form.</param>
/// <param name="Typed">Its draft, and the id that the scenario will have.</param>
public sealed record DraftScenario(FormState Form, Guid Typed) : Ordered;

/// <summary>Asks for a scenario to be put on file.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Typed">The form or the workbench that it comes from.</param>
public sealed record SaveScenario(Scenario Scenario, Guid Typed) : Ordered
{
    /// <summary>The scenario on file that it changes, or none for a new one.</summary>
    public KeptScenario? Kept { get; init; }

    /// <summary>Why it is changed.</summary>
    public string Why { get; init; } = "";
}

/// <summary>A scenario is on file, or why it is not.</summary>
/// <param name="Typed">The form or the workbench that it comes from.</param>
/// <param name="Kept">The scenario as it stands, or none when it was refused.</param>
/// <param name="Said">What was done.</param>
/// <param name="Refused">Why nothing was.</param>
public sealed record ScenarioSaved(Guid Typed, KeptScenario? Kept, string Said, IReadOnlyList<Refusal> Refused) : Msg;

/// <summary>Asks for a scenario to be taken off every list.</summary>
public sealed record WithdrawScenario(KeptScenario Kept, string Why) : Ordered;

/// <summary>Asks for the clock of a scenario's procedure.</summary>
public sealed record OpenClock(KeptScenario Kept) : Effect
{
    /// <summary>The day on which advertising is meant to begin, as typed; empty where the log says when it did.</summary>
    public string Planned { get; init; } = "";
}

/// <summary>The clock of a scenario's procedure is there.</summary>
public sealed record ClockOpened(OrderClock Clock) : Msg;

/// <summary>Nothing is on the log yet: the clock needs a day to plan from.</summary>
public sealed record ClockAsked(KeptScenario Kept) : Msg;

/// <summary>Asks for the neutral report of a scenario to be written, and its run to be journalled.</summary>
public sealed record ExportScenario(KeptScenario Kept) : Ordered;

/// <summary>A report is written.</summary>
public sealed record ScenarioWritten(string Path) : Msg;

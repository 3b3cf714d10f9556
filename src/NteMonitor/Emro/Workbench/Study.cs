using NodaTime;
using NteMonitor.Emro.Law;
using NteMonitor.Journal;

namespace NteMonitor.Emro.Workbench;

/// <summary>A scenario on file.</summary>
/// <param name="Scenario">The scenario as it stands.</param>
/// <param name="Record">What the journal knows of it.</param>
public sealed record KeptScenario(Scenario Scenario, KeptRecord Record);

/// <summary>One writing of a scenario: its first, or a change.</summary>
/// <param name="At">When.</param>
/// <param name="By">By whom, by short name.</param>
/// <param name="Role">In which role.</param>
/// <param name="Changed">Names of what was written or changed.</param>
/// <param name="Why">Why, or none for the first.</param>
public sealed record Edit(Instant At, string By, string Role, IReadOnlyList<string> Changed, string? Why);

/// <summary>A scenario with everything that is known of it, counted from one log.</summary>
/// <param name="Kept">The scenario.</param>
/// <param name="Inputs">What it was run on.</param>
/// <param name="Result">What it comes to.</param>
/// <param name="Law">What the law says of its order; empty for other tools.</param>
/// <param name="Others">The other scenarios on file for the same area, run on the same log.</param>
/// <param name="Edits">Who wrote it, the first writing first.</param>
public sealed record Study(
    KeptScenario Kept, ScenarioInputs Inputs, ScenarioResult Result, IReadOnlyList<Finding> Law, IReadOnlyList<ScenarioResult> Others, IReadOnlyList<Edit> Edits)
{
    /// <summary>The scenario itself.</summary>
    public Scenario Scenario => Kept.Scenario;

    /// <summary>The day on which it was counted: what has passed and what is still to come.</summary>
    public LocalDate Today { get; init; }

    /// <summary>How far the journals had come when it was counted; empty where nobody said.</summary>
    public IReadOnlyList<JournalHead> Heads { get; init; } = [];

    /// <summary>The steps of the procedure with what was done; empty where none is on file.</summary>
    public IReadOnlyList<ProcedureStep> Steps { get; init; } = [];

    /// <summary>The twelve questions, answered anew each time they are asked for.</summary>
    public IReadOnlyList<Question> Questions => QuestionRules.Answer(this);

    /// <summary>What the evidence comes to, made anew each time it is asked for.</summary>
    public Conclusion Conclusion => VerdictRules.Conclude(Questions, Result, Law);
}

namespace NteMonitor.Emro.Workbench;

/// <summary>One input of the workbench: how it is said, moved by a key, and typed.</summary>
/// <param name="Id">Its name in commands and messages.</param>
/// <param name="Label">Its name on the screen.</param>
/// <param name="Say">Returns its value as it is read.</param>
public sealed record BenchInput(string Id, string Label, Func<Scenario, string> Say)
{
    /// <summary>Returns the scenario with it moved by one step up or down; the same scenario at the end of its range, or where it is only typed.</summary>
    public Func<Scenario, int, Surroundings, Scenario> Step { get; init; } = (scenario, _, _) => scenario;

    /// <summary>Returns the scenario with it typed, or every reason why the text is none.</summary>
    public required Func<Scenario, string, Surroundings, Outcome<Scenario>> Read { get; init; }

    /// <summary>Returns its value as it is typed; as it is read unless it says otherwise.</summary>
    public Func<Scenario, string>? Typed { get; init; }

    /// <summary>What may be typed.</summary>
    public string Hint { get; init; } = "";

    /// <summary>Returns what else is to be known of its value, such as where it is from; empty for nothing.</summary>
    public Func<Scenario, string> Note { get; init; } = _ => "";

    /// <summary>For which tools it says something.</summary>
    public Func<Tool, bool> IsFor { get; init; } = _ => true;

    /// <summary>What stands in the line when it is to be typed anew.</summary>
    public string TextOf(Scenario scenario) => Typed is { } typed ? typed(scenario) : Say(scenario);
}

namespace NteMonitor.Emro.Workbench;

/// <summary>Which scenarios count what is told by area and quarter alone: sexual, medical and welfare matters.</summary>
public static class GuardRules
{
    private static readonly string[] Guarded = ["sexual", "violence-sexual", "spiking", "medical", "welfare"];

    /// <summary>Returns whether a scenario asks for such matters by name, so that counts by venue and by hour stay out of print.</summary>
    /// <source>docs/methods/emro.md §11.</source>
    public static bool Guards(Scenario scenario) => scenario.Categories.Any(Guarded.Contains);
}

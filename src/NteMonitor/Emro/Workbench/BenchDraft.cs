using System.Text.Json.Nodes;
using NteMonitor.Journal;

namespace NteMonitor.Emro.Workbench;

/// <summary>What is tried at the workbench as a draft that outlives the program, and back again.</summary>
public static class BenchDraft
{
    /// <summary>Returns every scenario that is tried and not saved, and which one is in front.</summary>
    public static JsonObject Write(WorkbenchScreen.Model model)
    {
        var fields = new JsonObject { ["front"] = model.Tab.Kept.Record.Id.ToString("D") };
        fields.Put("tried", [.. model.Tabs.Where(t => t.Changed)], t => new JsonObject
        {
            ["on"] = t.Kept.Record.Id.ToString("D"),
            ["base"] = t.Kept.Record.Head.ToString("D"),
            ["scenario"] = ScenarioJson.Write(t.Draft),
        });
        return fields;
    }

    /// <summary>Returns the workbench with what a draft tried put back; what was amended since is said to be.</summary>
    /// <param name="fields">The draft.</param>
    /// <param name="bench">The scenarios on file; at least one.</param>
    public static WorkbenchScreen.Model Restore(JsonObject fields, Bench bench)
    {
        var tried = fields.Items("tried", t => (On: Guid.Parse(t.Text("on")!), Base: t.Text("base"), Facts: t["scenario"]!.AsObject())).ToDictionary(t => t.On);
        var open = WorkbenchScreen.Open(bench, Guid.TryParse(fields.Text("front"), out var front) ? front : Guid.Empty);
        return open with
        {
            Tabs = [.. open.Tabs.Select(t => tried.TryGetValue(t.Kept.Record.Id, out var draft)
                ? WorkbenchScreen.Tried(t, ScenarioJson.Read(t.Kept.Record.Id, draft.Facts)) with { Overtaken = draft.Base != t.Kept.Record.Head.ToString("D") }
                : t)],
        };
    }

    /// <summary>Returns the names of scenarios that a draft tries and that are no longer on file.</summary>
    public static IReadOnlyList<string> Gone(JsonObject fields, Bench bench) =>
        [.. fields.Items("tried", t => (On: t.Text("on"), Name: t["scenario"]!.AsObject().Text("name") ?? "")).Where(t => bench.Scenarios.All(s => s.Record.Id.ToString("D") != t.On)).Select(t => t.Name)];

    /// <summary>Returns the names of the scenarios that a draft tries.</summary>
    public static IReadOnlyList<string> Names(JsonObject fields) => [.. fields.Items("tried", t => t["scenario"]!.AsObject().Text("name") ?? "")];
}

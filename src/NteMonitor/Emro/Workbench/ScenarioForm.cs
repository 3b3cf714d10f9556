using NteMonitor.Emro.Law;
using NteMonitor.Terminal;
using NteMonitor.Zones;

namespace NteMonitor.Emro.Workbench;

/// <summary>The short form of a new scenario; everything else begins at what is usual and is set at the workbench.</summary>
public static class ScenarioForm
{
    /// <summary>Returns an empty form.</summary>
    /// <param name="zones">The zones on file.</param>
    /// <param name="lists">The licensing objectives.</param>
    public static FormState Of(IReadOnlyList<Zone> zones, Reference lists) => new(
    [
        new TextField("name", "Name", TextInput.Empty) { Hint = "Centre 3 am" },
        new ChoiceField("tool", "Tool", [.. Enum.GetValues<Tool>().Select(t => new Choice(ScenarioJson.Code(t), BenchWords.Of(t)))]) { Chosen = ScenarioJson.Code(Tool.Order), Hint = "what would be done" },
        new ChoiceField("zone", "Zone", [.. zones.Select(z => new Choice(z.Code, z.Name, z.Code))]) { Hint = zones.Count == 0 ? "no zone is on file: the whole area" : "empty for the whole area" },
        new TextField("days", "Days and times", TextInput.Empty) { Hint = "saturday 03:00-06:00, sunday 03:00-06:00: calendar days, the end of the night before" },
        new ToggleField("objectives", "Objectives", [.. lists.Objectives.Select(o => new Choice(o.Code, o.Name))]) { Hint = "which an order would promote; space switches one" },
        new TextField("from", "Applies from", TextInput.Empty) { Hint = "2027-03-01; empty when not said" },
    ])
    { SaveLabel = "Save the scenario" };

    /// <summary>Returns the scenario that a form holds, or every reason why it holds none.</summary>
    /// <param name="form">The form.</param>
    /// <param name="id">The id that it will have.</param>
    public static Outcome<Scenario> Read(FormState form, Guid id)
    {
        List<Refusal> reasons = [];
        var days = DayWords.Read("days", [form.Value("days")]);
        reasons.AddRange(days is Outcome<IReadOnlyList<DayRule>>.Refused(var wrong) ? wrong : []);
        var from = form.Value("from").Trim() is { Length: > 0 } text ? NodaTime.Text.LocalDatePattern.Iso.Parse(text) : null;
        reasons.AddRange(from is { Success: false } ? [new("from", $"'{form.Value("from").Trim()}' is not a date.", "Write it as 2027-03-01.")] : []);
        reasons.AddRange(form.Value("name").Trim() is { Length: >= 2 and <= 60 } ? [] : [new("name", $"'{form.Value("name").Trim()}' is no name.", "Give one of 2 to 60 letters.")]);
        reasons.AddRange(ScenarioJson.Find(form.Value("tool")) is null ? [new("tool", "No tool is chosen.", "Choose what would be done; \"nothing\" is one of them.")] : []);
        return Outcome.Unless(reasons, () => new Scenario(id, form.Value("name").Trim(), ScenarioJson.Find(form.Value("tool"))!.Value)
        {
            Order = new OrderDraft(form.Value("name").Trim())
            {
                Zones = form.Value("zone") is { Length: > 0 } zone ? [zone] : [],
                Days = ((Outcome<IReadOnlyList<DayRule>>.Done)days).Value,
                Objectives = form.Value("objectives").Split(',', StringSplitOptions.RemoveEmptyEntries),
                From = from?.Value,
            },
        });
    }
}

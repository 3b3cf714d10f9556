using System.Text.Json.Nodes;
using NodaTime.Text;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Premises;

/// <summary>The premises file as JSON and tables.</summary>
public static class PremisesText
{
    /// <summary>Returns the file for programs: the venue's facts, <c>conditions</c> with their states, <c>visits</c>, <c>timeline</c>; nothing that is sealed.</summary>
    public static JsonObject Json(PremisesFile file, NightClock clock)
    {
        var json = VenueJson.Write(file.Kept.Venue);
        json.Insert(0, "id", file.Kept.Venue.Id.ToString("D"));
        json["conditions"] = new JsonArray([.. file.Conditions.Select(c => (JsonNode)Json(c))]);
        json["events"] = file.Events;
        if (file.IsWhole)
        {
            json["visits"] = new JsonArray([.. file.Visits.Select(v => (JsonNode)VisitText.Json(v, clock))]);
        }

        json["timeline"] = new JsonArray([.. file.Timeline.Select(e => (JsonNode)Json(e, clock))]);
        return json;
    }

    /// <summary>Returns a condition's state for programs: <c>number</c>, <c>text</c>, <c>objective</c>, <c>state</c>, <c>on</c>, <c>by</c>, <c>source</c>, <c>remark</c>, <c>checks</c>, <c>broken</c>.</summary>
    public static JsonObject Json(ConditionState state)
    {
        var json = new JsonObject { ["number"] = state.Condition.Number, ["text"] = state.Condition.Text };
        json.Put("objective", state.Condition.Objective);
        json.Put("from", state.Condition.From);
        json.Put("until", state.Condition.Until);
        json["state"] = VisitText.Code(state.State);
        json.Put("on", state.On);
        json.Put("by", state.By);
        json.Put("source", state.Source?.ToString("D"));
        json.Put("remark", state.Remark);
        json["checks"] = state.Checks;
        json["broken"] = state.Broken;
        json["earlierWording"] = state.OtherWording;
        return json;
    }

    /// <summary>Returns conditions of several venues as a table.</summary>
    public static Table Table(IEnumerable<(Venue Venue, ConditionState State)> states) => new(
        "conditions", "Conditions and the last check of each",
        [new("Venue"), new("Number"), new("Condition"), new("State"), new("On"), new("By"), Column.Figures("Checks"), Column.Figures("Broken"), new("Seen")],
        [.. states.Select(s => new Row(
        [
            s.Venue.Name, s.State.Condition.Number, s.State.Condition.Text, VisitText.Word(s.State.State) + (s.State.OtherWording ? " (earlier wording)" : ""),
            s.State.On is { } on ? LocalDatePattern.Iso.Format(on) : "", s.State.By ?? "", s.State.Checks, s.State.Broken, s.State.Remark ?? "",
        ]))]);

    private static JsonObject Json(FileEvent happened, NightClock clock)
    {
        var json = new JsonObject { ["on"] = LocalDatePattern.Iso.Format(happened.On) };
        json.Put("at", happened.At is { } at ? IncidentText.Offset(at, clock) : null);
        json["thing"] = happened.Thing;
        json["id"] = happened.Id.ToString("D");
        json["words"] = happened.Words;
        json.Put("vague", happened.Vague);
        return json;
    }
}

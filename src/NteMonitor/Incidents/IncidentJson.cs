using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Journal;

namespace NteMonitor.Incidents;

/// <summary>An incident as the facts of a journal entry, and back.</summary>
/// <remarks>The narrative is not among them: all free text is personal until somebody has shown otherwise, and is sealed.</remarks>
public static class IncidentJson
{
    /// <summary>Returns the facts of an incident.</summary>
    public static JsonObject Write(Incident incident)
    {
        var facts = new JsonObject
        {
            ["category"] = incident.Category,
            ["source"] = incident.Source,
            ["when"] = new JsonObject
            {
                ["precision"] = incident.When.Precision.ToString().ToLowerInvariant(),
                ["from"] = InstantPattern.ExtendedIso.Format(incident.When.From),
                ["to"] = InstantPattern.ExtendedIso.Format(incident.When.To),
            },
        };
        facts.Put("venue", incident.Where.Venue?.ToString("D"));
        facts.Put("place", incident.Where.Place);
        facts.Put("position", incident.Where.Position);
        facts.Put("severity", incident.Severity);
        facts.Put("flags", incident.Flags);
        facts.Put("flagsDenied", incident.FlagsDenied);
        facts.Put("people", incident.People);
        facts.Put("objectives", incident.Objectives);
        facts.Put("outcome", incident.Outcome);
        facts.Put("references", incident.References, r => new() { ["system"] = r.System, ["number"] = r.Number });
        facts.Put("attachments", incident.Attachments, a => new()
        {
            ["sha256"] = a.Sha256,
            ["name"] = a.Name,
            ["mediaType"] = a.MediaType,
            ["size"] = a.Size,
        });
        facts.Put("importedFrom", incident.ImportedFrom);
        facts.Put("remarks", incident.Remarks);
        return facts;
    }

    /// <summary>Returns the incident that facts describe.</summary>
    public static Incident Read(Guid id, JsonObject facts)
    {
        var when = facts["when"]!.AsObject();
        return new(
            id,
            new(Enum.Parse<TimePrecision>(when.Text("precision")!, ignoreCase: true), At(when, "from"), At(when, "to")),
            new(facts.Text("venue") is { } venue ? Guid.Parse(venue) : null, facts.Text("place"), facts.Place("position")),
            facts.Text("category")!,
            facts.Text("source")!)
        {
            Severity = facts.Number("severity"),
            Flags = facts.Texts("flags"),
            FlagsDenied = facts.Texts("flagsDenied"),
            People = facts.Number("people"),
            Objectives = facts.Texts("objectives"),
            Outcome = facts.Text("outcome"),
            References = facts.Items<ExternalReference>("references", r => new(r.Text("system")!, r.Text("number")!)),
            Attachments = facts.Items<Attachment>("attachments", a =>
                new(a.Text("sha256")!, a.Text("name")!, a.Text("mediaType")!, (long)a["size"]!.AsValue().AsNumber())),
            ImportedFrom = facts.Text("importedFrom"),
            Remarks = facts.Texts("remarks"),
        };
    }

    private static Instant At(JsonObject when, string name) =>
        InstantPattern.ExtendedIso.Parse(when.Text(name)!).GetValueOrThrow();
}

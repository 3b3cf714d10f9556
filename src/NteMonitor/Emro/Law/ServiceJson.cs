using System.Text.Json.Nodes;
using NodaTime.Text;
using NteMonitor.Journal;

namespace NteMonitor.Emro.Law;

/// <summary>An entry of the proof-of-service log as the facts of a journal entry, and back.</summary>
public static class ServiceJson
{
    /// <summary>Returns the facts of an entry.</summary>
    public static JsonObject Write(ServiceEntry entry)
    {
        var facts = new JsonObject { ["of"] = entry.Of.ToString("D"), ["step"] = entry.Step, ["on"] = LocalDatePattern.Iso.Format(entry.On), ["how"] = entry.How };
        facts.Put("venue", entry.Venue?.ToString("D"));
        facts.Put("to", entry.To);
        facts.Put("note", entry.Note);
        if (entry.Proof is { } proof)
        {
            facts["proof"] = new JsonObject { ["sha256"] = proof.Sha256, ["size"] = proof.Size };
        }

        return facts;
    }

    /// <summary>Returns the entry that facts describe.</summary>
    public static ServiceEntry Read(Guid id, JsonObject facts) => new(id, Guid.Parse(facts.Text("of")!), facts.Text("step")!, facts.Date("on")!.Value, facts.Text("how")!)
    {
        Venue = facts.Text("venue") is { } venue ? Guid.Parse(venue) : null,
        To = facts.Text("to"),
        Note = facts.Text("note"),
        Proof = facts["proof"] is JsonObject proof ? new(proof.Text("sha256")!, (long)proof["size"]!.AsValue().AsNumber()) : null,
    };
}

using System.Text.Json.Nodes;
using NteMonitor.Journal;

namespace NteMonitor.Incidents;

/// <summary>The sealed part of an account: its text, and what its files were called.</summary>
/// <param name="Narrative">The text; empty when there is none.</param>
/// <param name="Files">Names of files by SHA-256: a name may say who is in the picture.</param>
public sealed record IncidentNote(string Narrative, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>A note of nothing.</summary>
    public static IncidentNote Empty { get; } = new("", new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Returns the note that a personal part holds.</summary>
    public static IncidentNote Read(JsonObject? personal) => personal is null ? Empty : new(
        personal.Text("narrative") ?? "",
        (personal["files"] as JsonObject ?? []).ToDictionary(f => f.Key, f => f.Value!.GetValue<string>(), StringComparer.Ordinal));

    /// <summary>Returns the personal part as canonical JSON, or none when there is nothing in it.</summary>
    public string? Write()
    {
        JsonObject personal = [];
        personal.Put("narrative", Narrative);
        if (Files.Count > 0)
        {
            personal["files"] = new JsonObject(Files.Select(f => new KeyValuePair<string, JsonNode?>(f.Key, f.Value)));
        }

        return personal.Count == 0 ? null : CanonicalJson.Write(personal);
    }

    /// <summary>Returns an account with the names of its files; names that stand in the journal from earlier programs stay.</summary>
    public Account Named(Account account) => account with
    {
        Incident = account.Incident with { Attachments = [.. account.Incident.Attachments.Select(a => a.Name.Length > 0 ? a : a with { Name = Files.GetValueOrDefault(a.Sha256, "") })] },
    };
}

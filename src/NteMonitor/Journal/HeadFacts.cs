using System.Text.Json.Nodes;

namespace NteMonitor.Journal;

/// <summary>How far the chains had come, as the facts of an entry: what a report was made from.</summary>
public static class HeadFacts
{
    private const string Name = "heads";

    /// <summary>Puts the heads in.</summary>
    public static void Put(this JsonObject facts, IReadOnlyList<JournalHead> heads) => facts[Name] = new JsonArray([.. heads.Select(h => (JsonNode)new JsonObject
    {
        ["authority"] = h.Authority,
        ["origin"] = h.Origin.ToString("D"),
        ["seq"] = h.Seq,
        ["hash"] = h.Hash,
    })]);

    /// <summary>Returns the heads that facts describe, empty when absent.</summary>
    public static IReadOnlyList<JournalHead> Heads(this JsonObject facts) => facts.Items<JournalHead>(
        Name, h => new(h.Text("authority")!, Guid.Parse(h.Text("origin")!), (long)h["seq"]!.AsValue().AsNumber(), h.Text("hash")!));
}

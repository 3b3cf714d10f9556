using System.Text.Json.Nodes;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Import.Mappings;

/// <summary>Compares a venue on file with what a register says of it.</summary>
public static class VenueDifference
{
    private static readonly string[] NotCompared = ["importedFrom", "remarks"];

    /// <summary>Returns the facts as the register would have them, and the names of those that differ. What the register leaves empty never differs: an officer may know more.</summary>
    /// <source>docs/methods/import.md §9.</source>
    public static (JsonObject After, IReadOnlyList<string> Names) Of(Venue kept, Venue given)
    {
        var after = VenueJson.Write(kept);
        List<string> names = [];
        foreach (var (name, value) in VenueJson.Write(given))
        {
            if (!NotCompared.Contains(name) && !JsonNode.DeepEquals(Canonical(after[name]), Canonical(value)))
            {
                names.Add(name);
                after[name] = value?.DeepClone();
            }
        }

        return (after, names);
    }

    // A number read from the store and one made in memory are the same figure in canonical form.
    private static JsonNode? Canonical(JsonNode? node) => node is null ? null : JsonNode.Parse(CanonicalJson.Write(node));
}

using System.Text.Json.Nodes;
using NteMonitor.Journal;

namespace NteMonitor.Zones;

/// <summary>A zone as the facts of a journal entry, and back; the area is a GeoJSON MultiPolygon's coordinates.</summary>
/// <source>RFC 7946 §3.1.7: longitude first, rings closed.</source>
public static class ZoneJson
{
    /// <summary>Returns the facts of a zone.</summary>
    public static JsonObject Write(Zone zone)
    {
        var facts = new JsonObject { ["code"] = zone.Code, ["name"] = zone.Name, ["kind"] = zone.Kind };
        facts.Put("source", zone.Source);
        facts["area"] = new JsonArray([.. zone.Area.Select(p =>
            (JsonNode)new JsonArray([WriteRing(p.Outer), .. p.Holes.Select(WriteRing)]))]);
        return facts;
    }

    /// <summary>Returns the zone that facts describe.</summary>
    public static Zone Read(Guid id, JsonObject facts) =>
        new(id, facts.Text("code")!, facts.Text("name")!, facts.Text("kind")!, [.. facts["area"]!.AsArray().Select(ReadPolygon)])
        {
            Source = facts.Text("source"),
        };

    private static JsonNode WriteRing(Ring ring) => new JsonArray(
        [.. ring.Points.Select(p => (JsonNode)new JsonArray(p.Longitude, p.Latitude))]);

    private static Polygon ReadPolygon(JsonNode? polygon)
    {
        var rings = polygon!.AsArray().Select(ReadRing).ToList();
        return new(rings[0], rings[1..]);
    }

    private static Ring ReadRing(JsonNode? ring) => new(
        [.. ring!.AsArray().Select(p => new Position(p![1]!.AsValue().AsNumber(), p[0]!.AsValue().AsNumber()))]);
}

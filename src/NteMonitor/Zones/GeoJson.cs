using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NteMonitor.Journal;

namespace NteMonitor.Zones;

/// <summary>Reads boundaries as the Office for National Statistics and mapping programs write them.</summary>
/// <source>RFC 7946.</source>
internal static class GeoJson
{
    public static Outcome<IReadOnlyList<Zone>> Read(string json, string kind, string source)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(json);
        }
        catch (JsonException e)
        {
            return Outcome.Refused<IReadOnlyList<Zone>>("file", $"This is not JSON: {e.Message}", "Give a GeoJSON file.");
        }

        if (root is not JsonObject file || file.Text("type") != "FeatureCollection" || file["features"] is not JsonArray features)
        {
            return Outcome.Refused<IReadOnlyList<Zone>>("file", "This is not a FeatureCollection.", "Export the boundaries as a GeoJSON FeatureCollection.");
        }

        List<Refusal> reasons = [];
        List<Zone> zones = [];
        foreach (var (feature, number) in features.Select((f, i) => (f as JsonObject, i + 1)))
        {
            if (feature is not null && Zone(feature, number, kind, source, reasons) is { } zone)
            {
                zones.Add(zone);
            }
        }

        reasons.AddRange(zones.GroupBy(z => z.Code).Where(g => g.Count() > 1).Select(g => new Refusal("code", $"The code {g.Key} stands {g.Count()} times.", "Give every zone a code of its own.")));
        if (zones.Count == 0 && reasons.Count == 0)
        {
            reasons.Add(new("file", "There is no feature in it.", "Export at least one polygon."));
        }

        return Outcome.Unless<IReadOnlyList<Zone>>(reasons, () => zones);
    }

    private static Zone? Zone(JsonObject feature, int number, string kind, string source, List<Refusal> reasons)
    {
        var field = $"feature {number}";
        var properties = feature["properties"] as JsonObject ?? [];
        var code = Property(properties, "code", "CD");
        var name = Property(properties, "name", "NM") ?? code;
        if (code is null)
        {
            reasons.Add(new(field, "It has no property that ends in CD or is called code.", "Add a code to every feature."));
            return null;
        }

        var geometry = feature["geometry"] as JsonObject;
        var polygons = (geometry?.Text("type"), geometry?["coordinates"] as JsonArray) switch
        {
            ("Polygon", { } rings) => [rings],
            ("MultiPolygon", { } several) => several.OfType<JsonArray>().ToList(),
            _ => new List<JsonArray>(),
        };
        if (polygons.Count == 0)
        {
            reasons.Add(new(field, $"{code} is neither Polygon nor MultiPolygon.", "Export areas, not points or lines."));
            return null;
        }

        var area = polygons.Select(p => Polygon(p, $"{field} ({code})", reasons)).OfType<Polygon>().ToList();
        return new(Id(code), code, name!, kind, area) { Source = source };
    }

    private static string? Property(JsonObject properties, string plain, string ending) =>
        (properties.FirstOrDefault(p => p.Key.Equals(plain, StringComparison.OrdinalIgnoreCase)).Value
            ?? properties.FirstOrDefault(p => p.Key.EndsWith(ending, StringComparison.Ordinal)).Value)?.ToString();

    private static Polygon? Polygon(JsonArray rings, string field, List<Refusal> reasons)
    {
        var read = rings.Select(r => Ring(r as JsonArray, field, reasons)).ToList();
        return read.Count > 0 && read.All(r => r is not null) ? new(read[0]!, [.. read.Skip(1).OfType<Ring>()]) : null;
    }

    private static Ring? Ring(JsonArray? points, string field, List<Refusal> reasons)
    {
        List<Position> ring = [];
        foreach (var point in points ?? [])
        {
            if (point is not JsonArray { Count: >= 2 } pair || pair[0] is not JsonValue lon || pair[1] is not JsonValue lat)
            {
                reasons.Add(new(field, "A point is not a pair of numbers.", "Write [longitude, latitude]."));
                return null;
            }

            ring.Add(new(lat.AsNumber(), lon.AsNumber()));
        }

        if (ring.Count < 4 || ring[0] != ring[^1])
        {
            reasons.Add(new(field, $"A ring of {ring.Count} points does not close.", "A ring has at least four points, the last equal to the first."));
            return null;
        }

        if (ring.Any(p => p.Latitude is < -90 or > 90 || p.Longitude is < -180 or > 180) || ring.All(p => p.Longitude is > 49 and < 61 && p.Latitude is > -9 and < 3))
        {
            reasons.Add(new(field, $"{ring[0].Latitude}, {ring[0].Longitude} is out of range, or latitude and longitude are swapped.", "GeoJSON puts the longitude first."));
            return null;
        }

        return new(ring);
    }

    /// <summary>The same code is the same zone in every store: version 8 of RFC 9562, from its SHA-256.</summary>
    private static Guid Id(string code)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes("zone " + code)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}

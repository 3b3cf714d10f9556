using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace NteMonitor.Zones;

/// <summary>What the zones of a file are to be called.</summary>
/// <param name="Kind">What they are: <c>ward</c>, <c>lsoa</c>, <c>purple-flag</c>, <c>zone</c>.</param>
/// <param name="Source">Where the boundaries came from, with their licence; empty when not said.</param>
public sealed record GeoJsonNaming(string Kind, string Source)
{
    /// <summary>The property that has the code, or none to find it: <c>code</c>, or one that ends in CD as <c>WD13CD</c> does.</summary>
    public string? CodeProperty { get; init; }

    /// <summary>The property that has the name, or none to find it: <c>name</c>, or one that ends in NM as <c>WD13NM</c> does.</summary>
    public string? NameProperty { get; init; }

    /// <summary>The code of the only area of a file whose areas have no properties, or none.</summary>
    public string? OnlyCode { get; init; }
}

/// <summary>Reads boundaries as the Office for National Statistics and mapping programs write them.</summary>
/// <source>RFC 7946.</source>
internal static class GeoJson
{
    public static Outcome<IReadOnlyList<Zone>> Read(string json, GeoJsonNaming naming)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement, naming);
        }
        catch (JsonException e)
        {
            return Outcome.Refused<IReadOnlyList<Zone>>("file", $"This is not JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.", "Give a GeoJSON file.");
        }
    }

    private static Outcome<IReadOnlyList<Zone>> Read(JsonElement root, GeoJsonNaming naming)
    {
        var features = (Text(root, "type"), root) switch
        {
            ("FeatureCollection", _) when Member(root, "features") is { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray()],
            ("Feature" or "Polygon" or "MultiPolygon", _) => [root],
            _ => (List<JsonElement>?)null,
        };
        if (features is null)
        {
            return Outcome.Refused<IReadOnlyList<Zone>>("file", "This is not GeoJSON with areas: its type is neither FeatureCollection, Feature, Polygon nor MultiPolygon.", "Export the boundaries as a GeoJSON FeatureCollection.");
        }

        List<Refusal> reasons = [];
        List<Zone> zones = [];
        for (var i = 0; i < features.Count; i++)
        {
            if (Zone(features[i], $"feature {i + 1}", naming, reasons) is { } zone)
            {
                zones.Add(zone);
            }
        }

        reasons.AddRange(zones.GroupBy(z => z.Code).Where(g => g.Count() > 1).Select(g => new Refusal("code", $"The code {g.Key} stands {g.Count()} times.", "Give every zone a code of its own, or name another property with --code-property.")));
        if (features.Count == 0)
        {
            reasons.Add(new("file", "There is no feature in it.", "Export at least one polygon."));
        }

        return Outcome.Unless<IReadOnlyList<Zone>>(reasons, () => zones);
    }

    private static Zone? Zone(JsonElement feature, string field, GeoJsonNaming naming, List<Refusal> reasons)
    {
        if (feature.ValueKind != JsonValueKind.Object)
        {
            reasons.Add(new(field, "It is not an object.", "A feature has a type, properties and a geometry."));
            return null;
        }

        var count = reasons.Count;
        var named = GeoJsonNames.Of(Member(feature, "properties"), field, naming, reasons);
        var geometry = Text(feature, "type") == "Feature" ? Member(feature, "geometry") ?? default : feature;
        var area = GeoJsonArea.Read(geometry, named is null ? field : $"{field} ({named.Value.Code})", reasons);
        return reasons.Count == count && named is var (code, name)
            ? new(Id(code), code, name, naming.Kind, area) { Source = naming.Source.Length == 0 ? null : naming.Source }
            : null;
    }

    /// <summary>The same code is the same zone in every store: version 8 of RFC 9562, from its SHA-256.</summary>
    internal static Guid Id(string code)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes("zone " + code)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }

    /// <summary>Returns a member of an object, or none.</summary>
    internal static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    /// <summary>Returns a member's text, or none.</summary>
    internal static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}

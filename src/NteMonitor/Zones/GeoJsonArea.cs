using System.Globalization;
using System.Text.Json;

namespace NteMonitor.Zones;

/// <summary>Reads the polygons of a geometry, and refuses what is no area.</summary>
/// <source>RFC 7946 §3.1.6: rings are closed, of four positions or more, longitude first.</source>
internal static class GeoJsonArea
{
    public static IReadOnlyList<Polygon> Read(JsonElement geometry, string field, List<Refusal> reasons)
    {
        var list = GeoJson.Member(geometry, "coordinates") is { ValueKind: JsonValueKind.Array } coordinates ? coordinates : default;
        var polygons = (GeoJson.Text(geometry, "type"), list.ValueKind) switch
        {
            ("Polygon", JsonValueKind.Array) => [list],
            ("MultiPolygon", JsonValueKind.Array) => [.. list.EnumerateArray()],
            _ => new List<JsonElement>(),
        };
        if (polygons.Count == 0)
        {
            reasons.Add(new(field, $"Its geometry is {GeoJson.Text(geometry, "type") ?? "missing"}, or empty.", "Export areas (Polygon, MultiPolygon), not points or lines."));
        }

        return [.. polygons.Select(p => Polygon(p, field, reasons)).OfType<Polygon>()];
    }

    private static Polygon? Polygon(JsonElement rings, string field, List<Refusal> reasons)
    {
        if (rings.ValueKind != JsonValueKind.Array || rings.GetArrayLength() == 0)
        {
            reasons.Add(new(field, "A polygon has no ring.", "A polygon is a list of rings, the outer one first."));
            return null;
        }

        var read = rings.EnumerateArray().Select(r => Ring(r, field, reasons)).ToList();
        if (read.Contains(null))
        {
            return null;
        }

        var polygon = new Polygon(read[0]!, [.. read.Skip(1).OfType<Ring>()]);
        var outside = polygon.Holes.Count(h => !RingRules.Covers(polygon.Outer, h.Points[0]));
        if (outside > 0)
        {
            reasons.Add(new(field, $"{outside} of its holes lie outside the outer ring.", "The outer ring comes first, then the holes in it."));
        }

        return polygon;
    }

    private static Ring? Ring(JsonElement points, string field, List<Refusal> reasons)
    {
        List<Position> ring = [];
        foreach (var point in points.ValueKind == JsonValueKind.Array ? points.EnumerateArray() : [])
        {
            if (Place(point) is not { } at)
            {
                reasons.Add(new(field, $"{Short(point)} is not a pair of numbers.", "Write [longitude, latitude]."));
                return null;
            }

            ring.Add(at);
        }

        var whole = new Ring(ring);
        if (Fault(whole) is not var (message, hint))
        {
            return whole;
        }

        reasons.Add(new(field, message, hint));
        return null;
    }

    private static (string Message, string Hint)? Fault(Ring ring)
    {
        var points = ring.Points;
        if (points.FirstOrDefault(p => p.Latitude is < -90 or > 90 || p.Longitude is < -180 or > 180) is { } far && far != default)
        {
            return ($"{Words(far)} is not on the globe.", points.All(p => p.Latitude is >= -180 and <= 180 && p.Longitude is >= -90 and <= 90)
                ? "Longitude comes first: longitude and latitude look swapped." : "Export in WGS 84 longitude and latitude (EPSG:4326), not in a national grid.");
        }

        if (points.Count > 0 && points.All(p => p.Longitude is >= 49 and <= 61 && p.Latitude is >= -9 and <= 3))
        {
            return ($"{Words(points[0])} looks swapped: it lies off East Africa.", "GeoJSON puts the longitude first.");
        }

        return points.Count < 4 ? ($"A ring has {points.Count} points.", "A ring has at least four, the last equal to the first.")
            : points[0] != points[^1] ? ($"A ring is open: it begins at {Words(points[0])} and ends at {Words(points[^1])}.", "Its last point repeats its first.")
            : RingRules.Crossing(ring) is { } at ? ($"A ring crosses itself near {Words(at)}.", "Repair the boundary in a mapping program.")
            : RingRules.Area(ring) == 0 ? ($"A ring at {Words(points[0])} encloses nothing.", "Draw it around an area.")
            : null;
    }

    private static Position? Place(JsonElement point) =>
        point.ValueKind == JsonValueKind.Array && point.GetArrayLength() >= 2
            && point[0].ValueKind == JsonValueKind.Number && point[1].ValueKind == JsonValueKind.Number
            && point[0].TryGetDouble(out var longitude) && point[1].TryGetDouble(out var latitude) && double.IsFinite(longitude) && double.IsFinite(latitude)
            ? new(latitude, longitude) : null;

    private static string Words(Position at) => string.Create(CultureInfo.InvariantCulture, $"[{at.Longitude}, {at.Latitude}]");

    private static string Short(JsonElement point)
    {
        var text = point.GetRawText();
        return text.Length > 40 ? text[..39] + "…" : text;
    }
}

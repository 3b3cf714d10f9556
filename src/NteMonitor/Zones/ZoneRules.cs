namespace NteMonitor.Zones;

/// <summary>Pure decisions about zones.</summary>
public static class ZoneRules
{
    /// <summary>Whether a position lies in a zone: inside or on the edge of an outer ring, and inside none of its holes.</summary>
    /// <remarks>The edge belongs to the zone, a hole's edge too; on the edge that two wards share a position lies in both.</remarks>
    /// <source>Even-odd ray casting; docs/methods/zones.md §1.</source>
    public static bool Contains(Zone zone, Position at) =>
        zone.Area.Any(p => RingRules.Covers(p.Outer, at) && !p.Holes.Any(h => RingRules.IsInside(h, at) && !RingRules.IsOnEdge(h, at)));

    /// <summary>Returns the zones of a GeoJSON text, or every reason it cannot be read.</summary>
    /// <param name="json">A FeatureCollection, a Feature, a Polygon or a MultiPolygon.</param>
    /// <param name="naming">What the zones are, where they came from, and which properties name them.</param>
    /// <source>RFC 7946; docs/methods/zones.md §2.</source>
    public static Outcome<IReadOnlyList<Zone>> ReadGeoJson(string json, GeoJsonNaming naming) => GeoJson.Read(json, naming);
}

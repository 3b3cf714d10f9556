namespace NteMonitor.Zones;

/// <summary>Pure decisions about zones.</summary>
public static class ZoneRules
{
    /// <summary>Whether a position lies in a zone: inside an outer ring and in none of its holes.</summary>
    /// <remarks>A point on an edge may fall to either side; published positions are rounded to far less than that matters.</remarks>
    /// <source>Even-odd ray casting; docs/methods/zones.md §1.</source>
    public static bool Contains(Zone zone, Position at) =>
        zone.Area.Any(p => Contains(p.Outer, at) && !p.Holes.Any(h => Contains(h, at)));

    /// <summary>Returns the zones of a GeoJSON text, or every reason it cannot be read.</summary>
    /// <param name="json">A FeatureCollection of Polygons and MultiPolygons.</param>
    /// <param name="kind">What the zones are: <c>ward</c>, <c>lsoa</c>, <c>zone</c>.</param>
    /// <param name="source">Where the boundaries came from, with their licence.</param>
    /// <source>RFC 7946; docs/methods/zones.md §2.</source>
    public static Outcome<IReadOnlyList<Zone>> ReadGeoJson(string json, string kind, string source) => GeoJson.Read(json, kind, source);

    private static bool Contains(Ring ring, Position at)
    {
        var inside = false;
        var points = ring.Points;
        for (int i = 0, j = points.Count - 1; i < points.Count; j = i++)
        {
            var (a, b) = (points[i], points[j]);
            if (a.Latitude > at.Latitude != b.Latitude > at.Latitude
                && at.Longitude < ((b.Longitude - a.Longitude) * (at.Latitude - a.Latitude) / (b.Latitude - a.Latitude)) + a.Longitude)
            {
                inside = !inside;
            }
        }

        return inside;
    }
}

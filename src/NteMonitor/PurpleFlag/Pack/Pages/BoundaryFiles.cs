using System.Globalization;
using System.Text.Json.Nodes;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.Zones;

namespace NteMonitor.PurpleFlag.Pack.Pages;

/// <summary>A boundary as files that a map program and a browser open.</summary>
internal static class BoundaryFiles
{
    private const double MetresOfDegree = 111_195;
    private const double Width = 640, Margin = 20, MostHeight = 900;

    /// <summary>Lengths that a scale may have, in metres.</summary>
    private static readonly int[] Lengths = [50, 100, 200, 500, 1_000, 2_000, 5_000];

    /// <summary>Returns the boundary as GeoJSON, with nothing but its place, version and days.</summary>
    public static string GeoJson(FlagBoundary boundary) => CanonicalJson.Write(new JsonObject
    {
        ["type"] = "FeatureCollection",
        ["features"] = new JsonArray(new JsonObject
        {
            ["type"] = "Feature",
            ["properties"] = new JsonObject { ["place"] = boundary.Place, ["version"] = boundary.Version, ["from"] = FlagJson.Iso(boundary.From) },
            ["geometry"] = new JsonObject
            {
                ["type"] = "MultiPolygon",
                ["coordinates"] = new JsonArray([.. boundary.Zone.Area.Select(p => (JsonNode)new JsonArray([.. p.Holes.Prepend(p.Outer).Select(r => (JsonNode)Points(r))]))]),
            },
        }),
    }) + "\n";

    /// <summary>Returns the outline of the boundary as a picture, north up, with a scale.</summary>
    public static string Sketch(FlagBoundary boundary)
    {
        List<Position> points = [.. boundary.Zone.Area.SelectMany(p => p.Outer.Points)];
        var (west, east, south, north) = (points.Min(p => p.Longitude), points.Max(p => p.Longitude), points.Min(p => p.Latitude), points.Max(p => p.Latitude));
        var squeeze = Math.Cos((south + north) / 2 * Math.PI / 180);
        var (metresWide, metresHigh) = ((east - west) * squeeze * MetresOfDegree, (north - south) * MetresOfDegree);
        var scale = Math.Min((Width - (2 * Margin)) / metresWide, (MostHeight - (2 * Margin)) / metresHigh);
        var height = (metresHigh * scale) + (2 * Margin) + 40;
        var length = Lengths.LastOrDefault(l => l * scale < Width / 3, Lengths[0]);
        string X(double longitude) => Place(Margin + ((longitude - west) * squeeze * MetresOfDegree * scale));
        string Y(double latitude) => Place(Margin + ((north - latitude) * MetresOfDegree * scale));
        var path = string.Concat(boundary.Zone.Area.SelectMany(p => p.Holes.Prepend(p.Outer)).Select(r => $"M{string.Join('L', r.Points.SkipLast(1).Select(q => $"{X(q.Longitude)} {Y(q.Latitude)}"))}Z"));
        return string.Join('\n',
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Place(Width)} {Place(height)}" width="{Place(Width)}" height="{Place(height)}">""",
            "<title>The boundary</title>",
            $"""<rect width="{Place(Width)}" height="{Place(height)}" fill="#ffffff"/>""",
            $"""<path d="{path}" fill="#e6dcf2" stroke="#5b2a86" stroke-width="3" stroke-linejoin="round" fill-rule="evenodd"/>""",
            $"""<path d="M{Place(Margin)} {Place(height - 28)}v8h{Place(length * scale)}v-8" fill="none" stroke="#1a1f26" stroke-width="2"/>""",
            $"""<text x="{Place(Margin)}" y="{Place(height - 4)}" font-family="sans-serif" font-size="14" fill="#1a1f26">{length.ToString(CultureInfo.InvariantCulture)} m; north is up</text>""",
            "</svg>") + "\n";
    }

    /// <summary>Returns the boundary in words.</summary>
    public static string Words(FlagBoundary boundary)
    {
        List<Position> points = [.. boundary.Zone.Area.SelectMany(p => p.Outer.Points)];
        return string.Create(CultureInfo.InvariantCulture, $"Version {boundary.Version}, {BoundaryRules.SquareMetres(boundary.Zone) / 1e6:0.###} km² between {points.Min(p => p.Latitude):0.####} and {points.Max(p => p.Latitude):0.####} north and {points.Min(p => p.Longitude):0.####} and {points.Max(p => p.Longitude):0.####} east, {boundary.Zone.Area.Count} {(boundary.Zone.Area.Count == 1 ? "part" : "parts")}, {points.Count - boundary.Zone.Area.Count} corners.");
    }

    private static JsonArray Points(Ring ring) => new([.. ring.Points.Select(p => (JsonNode)new JsonArray(p.Longitude, p.Latitude))]);

    private static string Place(double at) => at.ToString("0.#", CultureInfo.InvariantCulture);
}

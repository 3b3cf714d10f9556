using System.Globalization;
using NodaTime;
using NteMonitor.Zones;

namespace NteMonitor.PurpleFlag.Cycle;

/// <summary>Pure decisions about boundaries.</summary>
public static class BoundaryRules
{
    /// <summary>The smallest area that a boundary may have, in square metres: a small square.</summary>
    public const double Least = 1_000;

    /// <summary>The largest, in square metres.</summary>
    public const double Most = 50_000_000;

    /// <summary>Metres from the nearest venue beyond which a boundary lies somewhere else.</summary>
    public const double Reach = 3_000;

    private const double MetresOfDegree = 111_195;

    /// <summary>Returns everything that is wrong with an area as a boundary.</summary>
    /// <param name="zone">The area; its rings are closed and do not cross themselves.</param>
    /// <param name="venues">Where the town's venues are; nothing is held against them where there are none.</param>
    /// <source>docs/methods/purple-flag.md §3.</source>
    public static IReadOnlyList<Refusal> Faults(Zone zone, IReadOnlyList<Position> venues)
    {
        List<Refusal> faults = [];
        var area = SquareMetres(zone);
        if (area is < Least or > Most)
        {
            faults.Add(new("boundary", string.Create(CultureInfo.InvariantCulture, $"It covers {(area < 10_000 ? $"{area:0} m²" : $"{area / 1e6:0.##} km²")}."), "A boundary covers 1,000 m² to 50 km²: a square, a district, a town centre."));
        }

        if (venues.Count > 0 && venues.Min(v => MetresTo(zone, v)) is > Reach and var metres)
        {
            var swapped = zone with { Area = [.. zone.Area.Select(p => new Polygon(Swapped(p.Outer), [.. p.Holes.Select(Swapped)]))] };
            var hint = venues.Min(v => MetresTo(swapped, v)) <= Reach
                ? "With longitude and latitude put the other way round it would lie in the town: GeoJSON puts the longitude first."
                : "It lies in another town or in the sea: check the file, and that it is in WGS 84 (EPSG:4326).";
            faults.Add(new("boundary", string.Create(CultureInfo.InvariantCulture, $"The nearest venue on file is {metres / 1000:0.#} km away from it."), hint));
        }

        return faults;
    }

    /// <summary>Returns the area in square metres, holes left out.</summary>
    /// <source>The shoelace formula on a plane at the middle of the area; docs/methods/purple-flag.md §3.</source>
    public static double SquareMetres(Zone zone)
    {
        var scale = Scale(zone);
        return zone.Area.Sum(p => Math.Abs(RingRules.Area(p.Outer)) - p.Holes.Sum(h => Math.Abs(RingRules.Area(h)))) * scale * MetresOfDegree * MetresOfDegree;
    }

    /// <summary>Returns the metres from an area to a position; 0 inside and on the edge.</summary>
    /// <source>docs/methods/purple-flag.md §3.</source>
    public static double MetresTo(Zone zone, Position at)
    {
        if (ZoneRules.Contains(zone, at))
        {
            return 0;
        }

        var scale = Math.Cos(at.Latitude * Math.PI / 180);
        return MetresOfDegree * zone.Area.SelectMany(p => p.Holes.Prepend(p.Outer)).SelectMany(r => r.Points.Zip(r.Points.Skip(1))).Min(side => Degrees(side, at, scale));
    }

    /// <summary>Returns the boundary that holds on a day, or none before the first.</summary>
    /// <source>docs/methods/purple-flag.md §3: a version holds until the next begins.</source>
    public static FlagBoundary? On(IEnumerable<FlagBoundary> boundaries, LocalDate day) =>
        boundaries.Where(b => b.From <= day).OrderByDescending(b => b.From).ThenByDescending(b => b.Version).FirstOrDefault();

    /// <summary>Returns the last day on which a version holds, or none while it goes on.</summary>
    /// <source>docs/methods/purple-flag.md §3.</source>
    public static LocalDate? Until(FlagBoundary boundary, IEnumerable<FlagBoundary> all) =>
        all.Where(b => b.From > boundary.From).Select(b => (LocalDate?)b.From.PlusDays(-1)).Min();

    /// <summary>Returns the code under which a version is on file as a zone, for example <c>flag-inventon-1</c>.</summary>
    /// <source>design decision: docs/decisions/0014-purple-flag.md.</source>
    public static string Code(string place, int version)
    {
        var letters = string.Join('-', new string([.. place.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return string.Create(CultureInfo.InvariantCulture, $"flag-{(letters.Length > 24 ? letters[..24].TrimEnd('-') : letters.Length == 0 ? "place" : letters)}-{version}");
    }

    private static Ring Swapped(Ring ring) => new([.. ring.Points.Select(p => new Position(p.Longitude, p.Latitude))]);

    /// <summary>How long a degree of longitude is at the middle of an area, a degree of latitude being 1.</summary>
    private static double Scale(Zone zone)
    {
        List<double> latitudes = [.. zone.Area.SelectMany(p => p.Outer.Points).Select(p => p.Latitude)];
        return Math.Cos((latitudes.Min() + latitudes.Max()) / 2 * Math.PI / 180);
    }

    private static double Degrees((Position First, Position Second) side, Position at, double scale)
    {
        var (x, y) = ((side.Second.Longitude - side.First.Longitude) * scale, side.Second.Latitude - side.First.Latitude);
        var (u, v) = ((at.Longitude - side.First.Longitude) * scale, at.Latitude - side.First.Latitude);
        var length = (x * x) + (y * y);
        var along = length == 0 ? 0 : Math.Clamp(((u * x) + (v * y)) / length, 0, 1);
        return Math.Sqrt(Math.Pow(u - (along * x), 2) + Math.Pow(v - (along * y), 2));
    }
}

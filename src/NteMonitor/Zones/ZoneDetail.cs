using System.Globalization;
using System.Text.Json.Nodes;
using NteMonitor.Journal;

namespace NteMonitor.Zones;

/// <summary>A zone with everything that is on file about it.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Venues">Names of the venues whose position lies in it.</param>
/// <param name="Events">How many events have a position in it, over everything on file.</param>
/// <param name="History">Its journal entries.</param>
public sealed record ZoneFile(Zone Zone, IReadOnlyList<string> Venues, long Events, IReadOnlyList<Entry> History);

/// <summary>Everything on file about one zone, as lines.</summary>
public static class ZoneDetail
{
    /// <summary>Returns the lines.</summary>
    public static IReadOnlyList<string> Lines(ZoneFile file, NightClock clock)
    {
        var (zone, venues, events, history) = file;
        var points = zone.Area.SelectMany(p => p.Holes.Prepend(p.Outer)).SelectMany(r => r.Points).ToList();
        return
        [
            $"{zone.Name} ({zone.Code}), {zone.Kind}",
            $"{"Source:",-18} {zone.Source ?? "not known"}",
            $"{"Area:",-18} {Count(zone.Area.Count, "polygon")}, {Count(zone.Area.Sum(p => p.Holes.Count), "hole")}, {Count(points.Count, "point")}",
            string.Create(CultureInfo.InvariantCulture, $"{"Extent:",-18} latitude {points.Min(p => p.Latitude):0.#####} to {points.Max(p => p.Latitude):0.#####}, longitude {points.Min(p => p.Longitude):0.#####} to {points.Max(p => p.Longitude):0.#####}"),
            $"{"Events on file:",-18} {events}",
            $"{"Venues:",-18} {(venues.Count == 0 ? "none" : $"{venues.Count}: {string.Join(", ", venues)}")}",
            "",
            "History",
            .. history.OrderByDescending(e => e.At).ThenByDescending(e => e.Seq).Select(e => $"  {clock.Local(e.At).ToString("d MMM uuuu HH:mm", CultureInfo.InvariantCulture)}  {e.Actor}: {Words(e)}"),
        ];
    }

    private static string Words(Entry entry) => CanonicalJson.Read(entry.Body)["after"] is JsonObject after
        ? $"{string.Join(", ", after.Select(a => a.Key == "area" ? "boundary" : a.Key))} changed"
        : "added";

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}

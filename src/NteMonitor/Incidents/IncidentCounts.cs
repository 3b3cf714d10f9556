using System.Globalization;

namespace NteMonitor.Incidents;

/// <summary>Counts what the pictures of the incident list show.</summary>
public static class IncidentCounts
{
    /// <summary>Returns the figures of what a filter lets through: events, each once.</summary>
    public static async Task<IncidentFigures> OfAsync(IncidentFilter filter, Desk desk, CancellationToken ct)
    {
        var events = filter with { EventsOnly = true };
        var byTime = await desk.Store.CountAsync(events, [Dimension.Precision, Dimension.Weekday, Dimension.Hour], ct);
        var hours = new double?[7, 24];
        for (var day = 0; day < 7; day++)
        {
            for (var hour = 0; hour < 24; hour++)
            {
                hours[day, hour] = 0;
            }
        }

        foreach (var count in byTime.Where(c => c.Keys[1] is not null && c.Keys[2] is not null))
        {
            hours[Number(count.Keys[1]) - 1, Number(count.Keys[2])] += count.Count;
        }

        var month = byTime.Where(c => c.Keys[0] == "month").Sum(c => c.Count);
        var categories = await desk.Store.CountAsync(events, [Dimension.Category], ct);
        return new(
            byTime.Sum(c => c.Count), month, byTime.Where(c => c.Keys[0] != "month" && c.Keys[2] is null).Sum(c => c.Count),
            [.. categories.Select(c => (c.Keys[0]!, c.Count))], hours, await SpotsAsync(events, desk, ct));
    }

    private static async Task<IReadOnlyList<(Position, long, string)>> SpotsAsync(IncidentFilter events, Desk desk, CancellationToken ct)
    {
        var venues = (await desk.Store.VenuesAsync(ct)).Select(v => v.Venue).Where(v => v.Position is not null).ToDictionary(v => v.Id.ToString("D"));
        var counts = await desk.Store.CountAsync(events, [Dimension.Venue], ct);
        return [.. counts.Where(c => c.Keys[0] is { } id && venues.ContainsKey(id)).Select(c => (venues[c.Keys[0]!].Position!.Value, c.Count, venues[c.Keys[0]!].Name))];
    }

    private static int Number(string? key) => int.Parse(key!, CultureInfo.InvariantCulture);
}

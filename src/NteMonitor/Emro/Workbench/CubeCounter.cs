using System.Globalization;
using NodaTime;
using NteMonitor.Incidents;

namespace NteMonitor.Emro.Workbench;

/// <summary>Asks one store for a cube; every count is made in the store, never row by row.</summary>
/// <param name="store">The store that is asked.</param>
public sealed class CubeCounter(IStore store)
{
    private static readonly NamedWindow SmallHours = new("small-hours", "23:00 to 06:00", new LocalTime(23, 0), new LocalTime(6, 0));

    /// <summary>Returns the cube, all of it counted from one state of the journal: it asks again when somebody wrote meanwhile.</summary>
    /// <param name="asked">What to count.</param>
    /// <param name="ct">Stops between counts.</param>
    public async Task<Cube> CountAsync(CubeAsked asked, CancellationToken ct)
    {
        while (true)
        {
            var heads = await store.HeadsAsync(ct);
            var cube = await OnceAsync(asked, ct);
            if (heads.SequenceEqual(await store.HeadsAsync(ct)))
            {
                return cube;
            }
        }
    }

    /// <summary>Returns the first night with an event, from a night on, or none.</summary>
    /// <param name="within">Where it is looked for.</param>
    /// <param name="ct">Stops between counts.</param>
    public async Task<Night?> FirstAsync(NightRange within, CancellationToken ct)
    {
        // A log that was kept from the beginning shows it in its first week; only otherwise are all the nights looked through.
        var week = new NightRange(within.First, within.First.Plus(6) < within.Last ? within.First.Plus(6) : within.Last);
        return await EarliestAsync(week, ct) ?? await EarliestAsync(within, ct);
    }

    private async Task<Night?> EarliestAsync(NightRange nights, CancellationToken ct) =>
        (await store.CountAsync(new() { Nights = nights, EventsOnly = true }, [Dimension.Night], ct)).Select(c => c.Keys[0]).OfType<string>()
            .Order(StringComparer.Ordinal).Select(n => (Night?)new Night(NodaTime.Text.LocalDatePattern.Iso.Parse(n).Value)).FirstOrDefault();

    private async Task<Cube> OnceAsync(CubeAsked asked, CancellationToken ct)
    {
        var all = new IncidentFilter { Nights = asked.Nights, Zone = asked.Zone, Categories = asked.Categories, EventsOnly = true };
        var small = all with { Window = SmallHours };
        var byTime = await store.CountAsync(all, [Dimension.Weekday, Dimension.Hour], ct);
        var months = (asked.Nights.First.Evening.ToYearMonth(), asked.Nights.Last.Evening.ToYearMonth());
        Dictionary<string, IReadOnlyList<CubeCell>> beside = new(StringComparer.Ordinal);
        foreach (var zone in asked.Beside.Distinct(StringComparer.Ordinal))
        {
            beside[zone] = await CellsAsync(small with { Zone = zone }, Dimension.Month, ct);
        }

        return new(asked)
        {
            Matrix = byTime.Where(c => c.Keys is [not null, not null]).ToDictionary(c => (Number(c.Keys[0]), Number(c.Keys[1])), c => c.Count),
            HourUnknown = byTime.Where(c => c.Keys[1] is null).Sum(c => c.Count),
            MonthOnly = (await store.CountAsync(all with { Nights = null, Months = months, Precision = TimePrecision.Month }, [], ct)).Sum(c => c.Count),
            ByVenue = await CellsAsync(small, Dimension.Venue, ct),
            ByMonth = await CellsAsync(small, Dimension.Month, ct),
            ByCategory = await CellsAsync(small, Dimension.Category, ct),
            ByFlag = await CellsAsync(small, Dimension.Flag, ct),
            ByPrecision = await CellsAsync(small, Dimension.Precision, ct),
            Accounts = await CellsAsync(small with { EventsOnly = false }, null, ct),
            InNoZone = asked.Zone is null ? [] : [.. (await CellsAsync(small with { Zone = null }, Dimension.Zone, ct)).Where(c => c.Key is null)],
            Beside = beside,
        };
    }

    private async Task<IReadOnlyList<CubeCell>> CellsAsync(IncidentFilter filter, Dimension? by, CancellationToken ct) =>
    [
        .. (await store.CountAsync(filter, by is { } more ? [Dimension.Weekday, Dimension.Quarter, more] : [Dimension.Weekday, Dimension.Quarter], ct))
            .Where(c => c.Keys[0] is not null && c.Keys[1] is not null)
            .Select(c => new CubeCell(Number(c.Keys[0]), Number(c.Keys[1]), by is null ? null : c.Keys[2], c.Count)),
    ];

    private static int Number(string? key) => int.Parse(key!, CultureInfo.InvariantCulture);
}

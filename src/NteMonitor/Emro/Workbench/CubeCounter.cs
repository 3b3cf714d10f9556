using System.Globalization;
using NodaTime;
using NteMonitor.Incidents;

namespace NteMonitor.Emro.Workbench;

/// <summary>Asks one store for a cube; every count is made in the store, never row by row.</summary>
/// <param name="store">The store that is asked.</param>
public sealed class CubeCounter(IStore store)
{
    private const int MostNights = 56;

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
                return cube with { Heads = heads };
            }
        }
    }

    /// <summary>Returns the first night with an event, from a night on, or none.</summary>
    /// <param name="within">Where it is looked for.</param>
    /// <param name="ct">Stops between counts.</param>
    public async Task<Night?> FirstAsync(NightRange within, CancellationToken ct)
    {
        // Wider and wider steps: what is before the first event costs next to nothing, and no more than a few nights are counted.
        for (var (from, length) = (within.First, 7); from <= within.Last; from = from.Plus(length), length = Math.Min(length * 2, MostNights))
        {
            if (await EarliestAsync(new(from, from.Plus(length - 1) < within.Last ? from.Plus(length - 1) : within.Last), ct) is { } first)
            {
                return first;
            }
        }

        return null;
    }

    private async Task<Night?> EarliestAsync(NightRange nights, CancellationToken ct) =>
        (await store.CountAsync(new() { Nights = nights, EventsOnly = true }, [Dimension.Night], ct)).Select(c => c.Keys[0]).OfType<string>()
            .Order(StringComparer.Ordinal).Select(n => (Night?)new Night(NodaTime.Text.LocalDatePattern.Iso.Parse(n).Value)).FirstOrDefault();

    private async Task<Cube> OnceAsync(CubeAsked asked, CancellationToken ct)
    {
        var all = new IncidentFilter { Nights = asked.Nights, Zone = asked.Zone, Categories = asked.Categories, EventsOnly = true };
        var small = all with { Window = SmallHours };
        var byTime = (await store.CountEachAsync(all, [[Dimension.Weekday, Dimension.Hour]], ct))[0];
        var cells = await CellsAsync(small, [Dimension.Venue, Dimension.Month, Dimension.Category, Dimension.Flag, Dimension.Precision], ct);
        var months = (asked.Nights.First.Evening.ToYearMonth(), asked.Nights.Last.Evening.ToYearMonth());
        Dictionary<string, IReadOnlyList<CubeCell>> beside = new(StringComparer.Ordinal);
        foreach (var zone in asked.Beside.Distinct(StringComparer.Ordinal))
        {
            beside[zone] = (await CellsAsync(small with { Zone = zone }, [Dimension.Month], ct))[0];
        }

        return new(asked)
        {
            Matrix = byTime.Where(c => c.Keys is [not null, not null]).ToDictionary(c => (Number(c.Keys[0]), Number(c.Keys[1])), c => c.Count),
            HourUnknown = byTime.Where(c => c.Keys[1] is null).Sum(c => c.Count),
            MonthOnly = (await store.CountAsync(all with { Nights = null, Months = months, Precision = TimePrecision.Month }, [], ct)).Sum(c => c.Count),
            ByVenue = cells[0],
            ByMonth = cells[1],
            ByCategory = cells[2],
            ByFlag = cells[3],
            ByPrecision = cells[4],
            Further = (await CellsAsync(small with { EventsOnly = false, FurtherAccountsOnly = true }, [Dimension.Precision], ct))[0],
            InNoZone = asked.Zone is null ? [] : Cells(await store.CountAsync(small with { Zone = null }, [Dimension.Weekday, Dimension.Quarter, Dimension.Zone], ct)).Where(c => c.Key is null).ToList(),
            Beside = beside,
        };
    }

    private async Task<IReadOnlyList<IReadOnlyList<CubeCell>>> CellsAsync(IncidentFilter filter, IReadOnlyList<Dimension> by, CancellationToken ct) =>
        [.. (await store.CountEachAsync(filter, [.. by.Select(d => new[] { Dimension.Weekday, Dimension.Quarter, d })], ct)).Select(Cells)];

    private static IReadOnlyList<CubeCell> Cells(IReadOnlyList<Counted> counts) =>
        [.. counts.Where(c => c.Keys[0] is not null && c.Keys[1] is not null).Select(c => new CubeCell(Number(c.Keys[0]), Number(c.Keys[1]), c.Keys[2], c.Count))];

    private static int Number(string? key) => int.Parse(key!, CultureInfo.InvariantCulture);
}

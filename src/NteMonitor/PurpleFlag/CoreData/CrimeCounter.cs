using System.Globalization;
using NodaTime.Text;
using NteMonitor.Incidents;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>Counts of one zone and its years, as they came from the store.</summary>
internal sealed record CrimeCounts(IReadOnlyList<CrimeCell> Cells, IReadOnlyList<CrimeCell> InWindow, IReadOnlyList<SourceCell> BySource, IReadOnlyList<SourceCell> Further, IReadOnlyList<Counted> MonthOnly, IReadOnlyList<Counted> MonthOnlyBySource, long Unplaced);

/// <summary>Asks one store for the counts of crime and anti-social behaviour; every count is made in the store, never row by row.</summary>
/// <param name="store">The store that is asked.</param>
/// <param name="zone">Code of the boundary's zone.</param>
/// <param name="years">The years.</param>
internal sealed class CrimeCounter(IStore store, string zone, IReadOnlyList<CoreYear> years)
{
    private const int Before = 100;

    private static readonly IReadOnlyList<Dimension> Hours = [Dimension.Weekday, Dimension.Category, Dimension.Hour], Categories = [Dimension.Weekday, Dimension.Category], Sources = [Dimension.Night, Dimension.Source];

    private readonly IncidentFilter _events = new() { Zone = zone, EventsOnly = true };

    /// <summary>Returns the counts; a year before the log has none.</summary>
    public async Task<CrimeCounts> CountAsync(NamedWindow window, CancellationToken ct)
    {
        List<CrimeCell> cells = [], windowed = [];
        List<SourceCell> sources = [], further = [];
        for (var year = 0; year < years.Count; year++)
        {
            var (filter, at) = (_events with { Nights = years[year].Nights }, year);
            var (all, alcohol) = (await store.CountEachAsync(filter, [Hours, Sources], ct), await store.CountEachAsync(filter with { Flags = [CrimeRules.AlcoholFlag] }, [Hours, Sources], ct));
            var counted = Pair(all[0], alcohol[0]).Select(c => Cell(at, c)).ToList();
            cells.AddRange(counted);
            windowed.AddRange(window.From.Minute == 0 && window.To.Minute == 0 ? counted.Where(c => c.Hour is { } hour && window.Contains(new(hour, 0))) : await WindowAsync(at, filter with { Window = window }, ct));
            sources.AddRange(Pair(all[1], alcohol[1]).Select(c => Source(at, c)));
            further.AddRange(Pair((await store.CountEachAsync(filter with { EventsOnly = false, FurtherAccountsOnly = true }, [Sources], ct))[0], []).Select(c => Source(at, c)));
        }

        var months = await store.CountEachAsync(Months, [[Dimension.Month, Dimension.Category], [Dimension.Source]], ct);
        return new(cells, windowed, sources, further, months[0], months[1], await UnplacedAsync(ct));
    }

    /// <summary>Returns the first night of which anything is on file, wherever it was; the first of the years when the log had begun before, none when nothing is on file.</summary>
    public static async Task<Night?> BeganAsync(IStore store, NightRange nights, CancellationToken ct)
    {
        // The nights just before the years nearly always answer it; the whole log is gone through only when they are empty.
        if (await EarliestAsync(store, new(nights.First.Plus(-Before), nights.First.Plus(-1)), ct) is not null || await EarliestAsync(store, new(Night.Earliest, nights.First.Plus(-Before - 1)), ct) is not null)
        {
            return nights.First;
        }

        for (var (from, length) = (nights.First, 7); from <= nights.Last; from = from.Plus(length), length *= 2)
        {
            if (await EarliestAsync(store, new(from, from.Plus(length - 1) < nights.Last ? from.Plus(length - 1) : nights.Last), ct) is { } first)
            {
                return first;
            }
        }

        return null;
    }

    private static async Task<Night?> EarliestAsync(IStore store, NightRange within, CancellationToken ct) =>
        (await store.CountAsync(new() { Nights = within, EventsOnly = true }, [Dimension.Night], ct)).Select(c => NightOf(c.Keys[0])).Order().Select(n => (Night?)n).FirstOrDefault();

    /// <summary>Rows of the years' months that know only their month.</summary>
    private IncidentFilter Months => _events with { Months = (years[0].Nights.First.Evening.ToYearMonth(), years[^1].Nights.Last.Evening.ToYearMonth()), Precision = TimePrecision.Month };

    /// <summary>Events of the town whose place on the ground is not known, with a night or only a month.</summary>
    private async Task<long> UnplacedAsync(CancellationToken ct)
    {
        var nights = _events with { Zone = null, UnplacedOnly = true, Nights = new(years[0].Nights.First, years[^1].Nights.Last) };
        return (await store.CountAsync(nights, [], ct)).Concat(await store.CountAsync(Months with { Zone = null, UnplacedOnly = true }, [], ct)).Sum(c => c.Count);
    }

    /// <summary>Hours that do not begin on the clock's own are counted by themselves.</summary>
    private async Task<IEnumerable<CrimeCell>> WindowAsync(int year, IncidentFilter filter, CancellationToken ct) => Pair(
        (await store.CountEachAsync(filter, [Categories], ct))[0], (await store.CountEachAsync(filter with { Flags = [CrimeRules.AlcoholFlag] }, [Categories], ct))[0]).Select(c => Cell(year, c));

    /// <summary>Puts the alcohol-related of each count beside all of it.</summary>
    private static IEnumerable<(IReadOnlyList<string?> Keys, EventCount Count)> Pair(IReadOnlyList<Counted> all, IReadOnlyList<Counted> alcohol)
    {
        var with = alcohol.ToDictionary(a => (a.Keys[0], a.Keys[1], a.Keys.Count > 2 ? a.Keys[2] : null), a => a.Count);
        return all.Select(a => (a.Keys, new EventCount(a.Count, with.GetValueOrDefault((a.Keys[0], a.Keys[1], a.Keys.Count > 2 ? a.Keys[2] : null)))));
    }

    private static CrimeCell Cell(int year, (IReadOnlyList<string?> Keys, EventCount Count) counted) => new(
        year, counted.Keys[0] is Friday or Saturday, counted.Keys[1], counted.Keys.Count > 2 && counted.Keys[2] is { } hour ? int.Parse(hour, CultureInfo.InvariantCulture) : null, counted.Count);

    private const string Friday = "5", Saturday = "6";

    private static SourceCell Source(int year, (IReadOnlyList<string?> Keys, EventCount Count) counted) => new(year, NightOf(counted.Keys[0]), counted.Keys[1], counted.Count);

    private static Night NightOf(string? iso) => new(LocalDatePattern.Iso.Parse(iso ?? "").GetValueOrThrow());
}

using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;
using NteMonitor.Rates;

namespace NteMonitor.Snapshots;

/// <summary>Asks one store for the figures of one snapshot; each comes from the same kind of question.</summary>
/// <param name="request">What the report covers.</param>
/// <param name="store">The store that is asked.</param>
internal sealed class SnapshotCounter(SnapshotRequest request, IStore store)
{
    private readonly IncidentFilter _current = Events(request, request.Nights);
    private readonly IncidentFilter _previous = Events(request, request.Nights.Before());

    /// <summary>Returns the figures, all counted from one state of the journal: it asks again when somebody wrote meanwhile.</summary>
    public async Task<SnapshotFigures> CountAsync(CancellationToken ct)
    {
        while (true)
        {
            var heads = await store.HeadsAsync(ct);
            var figures = await CountAsync(heads, ct);
            if (heads.SequenceEqual(await store.HeadsAsync(ct)))
            {
                return figures;
            }
        }
    }

    private async Task<SnapshotFigures> CountAsync(IReadOnlyList<JournalHead> heads, CancellationToken ct)
    {
        var events = new Compared(null, await TotalAsync(_current, ct), await TotalAsync(_previous, ct));
        var allHours = await store.CountAsync(_current with { Window = null }, [Dimension.Hour], ct);
        return new()
        {
            Request = request,
            Heads = heads,
            Events = events,
            Accounts = await TotalAsync(_current with { EventsOnly = false }, ct),
            HourUnknown = allHours.Where(c => c.Keys[0] is null).Sum(c => c.Count),
            OutsideWindow = request.Window.IsWholeDay ? 0 : allHours.Where(c => c.Keys[0] is not null).Sum(c => c.Count) - events.Current,
            FirstOnFile = await FirstOnFileAsync(ct),
            MonthOnly = await store.CountAsync(MonthsOnly(), [Dimension.Month, Dimension.Category], ct),
            ByCategory = await CompareAsync(Dimension.Category, ct),
            BySeverity = await CompareAsync(Dimension.Severity, ct),
            ByFlag = await CompareAsync(Dimension.Flag, ct),
            AccountsBySource = await CompareAsync(Dimension.Source, _current with { EventsOnly = false }, _previous with { EventsOnly = false }, ct),
            ByWeekdayAndHour = await store.CountAsync(_current, [Dimension.Weekday, Dimension.Hour], ct),
            ByPlace = await PlacesAsync(ct),
            ByNight = await NightsAsync(ct),
            Shifts = ShiftRules.ByScheme(await store.ShiftsAsync(new() { Nights = request.Nights }, ct)),
            ShiftsWithoutNight = (await store.ShiftsAsync(new() { NightUnknown = true }, ct)).Count,
            Rates = request.Form > 3 ? await new RateCounter(store, request.Town.Clock).CountAsync(new(request.Nights, request.Window), ct) : null,
            ByMonth = await MonthsAsync(ct),
        };
    }

    private static IncidentFilter Events(SnapshotRequest request, NightRange nights) => new()
    {
        Nights = nights,
        Window = request.Window.IsWholeDay ? null : request.Window,
        Zone = request.Zone,
        EventsOnly = true,
    };

    /// <summary>Rows that know only their month, over every month that the nights touch.</summary>
    private IncidentFilter MonthsOnly() => new()
    {
        Months = (request.Nights.First.Evening.ToYearMonth(), request.Nights.Last.Evening.ToYearMonth()),
        Zone = request.Zone,
        Precision = TimePrecision.Month,
        EventsOnly = true,
    };

    private async Task<long> TotalAsync(IncidentFilter filter, CancellationToken ct) =>
        (await store.CountAsync(filter, [], ct)).Sum(c => c.Count);

    private async Task<Night?> FirstOnFileAsync(CancellationToken ct) =>
        (await store.CountAsync(new() { Nights = new(Night.Earliest, request.Nights.Last), EventsOnly = true }, [Dimension.Night], ct))
            .Select(c => c.Keys[0]).OfType<string>().Order(StringComparer.Ordinal)
            .Select(night => (Night?)new Night(LocalDatePattern.Iso.Parse(night).GetValueOrThrow()))
            .FirstOrDefault();

    private Task<IReadOnlyList<Compared>> CompareAsync(Dimension by, CancellationToken ct) =>
        CompareAsync(by, _current, _previous, ct);

    private async Task<IReadOnlyList<Compared>> CompareAsync(
        Dimension by, IncidentFilter current, IncidentFilter previous, CancellationToken ct)
    {
        var now = (await store.CountAsync(current, [by], ct)).ToDictionary(c => c.Keys[0] ?? "", c => c.Count);
        var before = (await store.CountAsync(previous, [by], ct)).ToDictionary(c => c.Keys[0] ?? "", c => c.Count);
        return [.. now.Keys.Union(before.Keys).Order(StringComparer.Ordinal).Select(code => new Compared(
            code.Length == 0 ? null : code, now.GetValueOrDefault(code), before.GetValueOrDefault(code)))];
    }

    /// <summary>Venues by name and street places by their words, most events first.</summary>
    private async Task<IReadOnlyList<Compared>> PlacesAsync(CancellationToken ct)
    {
        var names = (await store.VenuesAsync(ct)).ToDictionary(v => v.Venue.Id.ToString("D"), v => v.Venue.Name);
        var venues = (await CompareAsync(Dimension.Venue, ct)).Where(v => v.Code is not null)
            .Select(v => v with { Code = names.GetValueOrDefault(v.Code!, v.Code!) });
        var streets = (await CompareAsync(Dimension.Place, ct)).Where(p => p.Code is not null);
        return [.. venues.Concat(streets)
            .OrderByDescending(p => p.Current).ThenByDescending(p => p.Previous).ThenBy(p => p.Code, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<(Night, long)>> NightsAsync(CancellationToken ct)
    {
        var counts = (await store.CountAsync(_current, [Dimension.Night], ct)).ToDictionary(c => c.Keys[0] ?? "", c => c.Count);
        return [.. Enumerable.Range(0, request.Nights.Count)
            .Select(request.Nights.First.Plus)
            .Select(night => (night, counts.GetValueOrDefault(night.ToIso())))];
    }

    /// <summary>Every month from a year before the comparison period to the period's end, by the nights' own dates.</summary>
    private async Task<IReadOnlyList<(string, long)>> MonthsAsync(CancellationToken ct)
    {
        var first = request.Nights.Before().First.Evening.ToYearMonth().PlusMonths(-12);
        var last = request.Nights.Last.Evening.ToYearMonth();
        var filter = new IncidentFilter { Months = (first, last), Zone = request.Zone, EventsOnly = true };
        var counts = (await store.CountAsync(filter, [Dimension.Month], ct)).ToDictionary(c => c.Keys[0] ?? "", c => c.Count);
        return [.. Months(first, last).Select(m => (m, counts.GetValueOrDefault(m)))];
    }

    private static IEnumerable<string> Months(YearMonth first, YearMonth last)
    {
        for (var month = first; month <= last; month = month.PlusMonths(1))
        {
            yield return month.ToString("uuuu'-'MM", CultureInfo.InvariantCulture);
        }
    }
}

using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Rates;

/// <summary>Asks one store for the figures of venues: counts are made in the store, never row by row.</summary>
/// <param name="store">The store that is asked.</param>
/// <param name="clock">The town's clock.</param>
public sealed class RateCounter(IStore store, NightClock clock)
{
    private IReadOnlyList<(Venue Now, IReadOnlyList<VenueFrom> History)>? _venues;

    /// <summary>Returns every venue's figures in a period.</summary>
    public async Task<RateFigures> CountAsync(RatePeriod period, CancellationToken ct)
    {
        var nights = ExposureRules.Nights(period.Nights, period.Window, clock);
        var filter = Filter(period);
        var byHour = await store.CountAsync(filter with { Window = null }, [Dimension.Hour, Dimension.Venue], ct);
        var events = OnTheHour(period.Window) ? InWindow(byHour, period.Window) : await ByVenueAsync(filter, ct);
        List<VenueRate> venues = [];
        foreach (var (now, history) in (await VenuesAsync(ct)).Where(v => period.Takes(v.Now)))
        {
            var count = events.GetValueOrDefault(now.Id);
            switch (ExposureRules.Of(history, nights, clock))
            {
                case Outcome<Exposure>.Done(var exposure):
                    venues.Add(new(now, count, exposure, []));
                    break;
                case Outcome<Exposure>.Refused(var why) when count > 0 || why.All(r => r.Field != "period"):
                    venues.Add(new(now, count, null, why));
                    break;
            }
        }

        var spread = FunnelRules.SpreadOf([.. venues.Select(v => v.Observed).OfType<Observed>()]);
        var without = venues.Where(v => v.Exposure is null).Sum(v => v.Events);
        var others = (await VenuesAsync(ct)).Where(v => !period.Takes(v.Now)).Sum(v => events.GetValueOrDefault(v.Now.Id));
        return new(period, RateRules.Ordered(venues.Select(v => v.Observed is { } observed ? v with { Point = FunnelRules.Point(observed, spread) } : v), RateOrder.Name),
            spread, (await LeftOutAsync(period, (byHour, events), ct)) with { WithoutRate = without, OtherKinds = others }, await FirstEventAsync(period, ct));
    }

    /// <summary>Returns every venue's events by night, in the window of a period.</summary>
    public async Task<ILookup<Guid, (Night Night, long Count)>> ByNightAsync(RatePeriod period, CancellationToken ct) =>
        (await store.CountAsync(Filter(period), [Dimension.Venue, Dimension.Night], ct))
            .Where(c => c.Keys[0] is not null && c.Keys[1] is not null)
            .ToLookup(c => Guid.Parse(c.Keys[0]!), c => (new Night(LocalDatePattern.Iso.Parse(c.Keys[1]!).Value), c.Count));

    /// <summary>Returns events by weekday of the night and hour, at one venue or at all.</summary>
    public async Task<IReadOnlyList<Counted>> ByHourAsync(RatePeriod period, Guid? venue, CancellationToken ct) =>
        [.. (await store.CountAsync(Filter(period) with { Venue = venue }, venue is null ? [Dimension.Weekday, Dimension.Hour, Dimension.Venue] : [Dimension.Weekday, Dimension.Hour], ct))
            .Where(c => c.Keys.All(k => k is not null))];

    /// <summary>Returns every venue with its history on file; read once.</summary>
    public async Task<IReadOnlyList<(Venue Now, IReadOnlyList<VenueFrom> History)>> VenuesAsync(CancellationToken ct)
    {
        if (_venues is not null)
        {
            return _venues;
        }

        List<(Venue, IReadOnlyList<VenueFrom>)> venues = [];
        foreach (var kept in await store.VenuesAsync(ct))
        {
            List<Entry> entries = [];
            if (kept.Version > 1)
            {
                await foreach (var entry in store.EntriesAsync(new(Subject: kept.Venue.Id), ct))
                {
                    entries.Add(entry);
                }
            }

            venues.Add((kept.Venue, RateRules.History(kept.Venue, entries, clock)));
        }

        return _venues = venues;
    }

    private static IncidentFilter Filter(RatePeriod period) => new()
    {
        Nights = period.Nights,
        Window = period.Window.IsWholeDay ? null : period.Window,
        EventsOnly = true,
    };

    private async Task<Dictionary<Guid, long>> ByVenueAsync(IncidentFilter filter, CancellationToken ct) =>
        (await store.CountAsync(filter, [Dimension.Venue], ct)).ToDictionary(c => Id(c.Keys[0]), c => c.Count);

    /// <summary>Whether the window's ends are whole hours, so that counts by hour tell what lies in it.</summary>
    private static bool OnTheHour(NamedWindow window) => window.From.TickOfDay % NodaConstants.TicksPerHour == 0 && window.To.TickOfDay % NodaConstants.TicksPerHour == 0;

    private static Dictionary<Guid, long> InWindow(IReadOnlyList<Counted> byHour, NamedWindow window) =>
        byHour.Where(c => window.IsWholeDay || c.Keys[0] is { } hour && window.Contains(new(int.Parse(hour, CultureInfo.InvariantCulture), 0)))
            .GroupBy(c => Id(c.Keys[1])).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));

    private static Guid Id(string? key) => key is null ? Guid.Empty : Guid.Parse(key);

    private async Task<LeftOut> LeftOutAsync(RatePeriod period, (IReadOnlyList<Counted> ByHour, Dictionary<Guid, long> InWindow) events, CancellationToken ct)
    {
        var atVenues = period.Window.IsWholeDay ? [] : events.ByHour.Where(c => c.Keys[1] is not null).ToList();
        var unknown = atVenues.Where(c => c.Keys[0] is null).Sum(c => c.Count);
        var months = await store.CountAsync(new()
        {
            Months = (period.Nights.First.Evening.ToYearMonth(), period.Nights.Last.Evening.ToYearMonth()),
            EventsOnly = true,
        }, [Dimension.Precision, Dimension.Weekday, Dimension.Venue], ct);
        var monthOnly = TimePrecision.Month.ToString().ToLowerInvariant();
        var loose = months.Where(c => c.Keys[1] is null && c.Keys[2] is not null).ToLookup(c => c.Keys[0] == monthOnly, c => c.Count);
        var counted = events.InWindow.Where(v => v.Key != Guid.Empty).Sum(v => v.Value);
        return new(unknown, period.Window.IsWholeDay ? 0 : atVenues.Sum(c => c.Count) - unknown - counted,
            loose[true].Sum(), events.InWindow.GetValueOrDefault(Guid.Empty), 0)
        {
            NightUnknown = loose[false].Sum(),
        };
    }

    /// <summary>Where the first week has an event nothing more is asked; otherwise every night.</summary>
    private async Task<Night?> FirstEventAsync(RatePeriod period, CancellationToken ct) =>
        await FirstEventAsync(new NightRange(period.Nights.First, Earlier(period.Nights.First.Plus(6), period.Nights.Last)), ct) ?? await FirstEventAsync(period.Nights, ct);

    private async Task<Night?> FirstEventAsync(NightRange nights, CancellationToken ct) =>
        (await store.CountAsync(new() { Nights = nights, EventsOnly = true }, [Dimension.Night], ct)).Select(c => c.Keys[0]).OfType<string>().Order(StringComparer.Ordinal)
            .Select(n => (Night?)new Night(LocalDatePattern.Iso.Parse(n).Value)).FirstOrDefault();

    private static Night Earlier(Night one, Night other) => one < other ? one : other;
}

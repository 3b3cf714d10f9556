using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Access;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Models;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Venues;
using NteMonitor.Zones;

namespace NteMonitor.Emro.Workbench;

/// <summary>Counts what a scenario is run on.</summary>
public static class EmroActions
{
    private const int DoorsAfterSale = 30;
    private static readonly YearMonthPattern MonthText = YearMonthPattern.CreateWithInvariantCulture("uuuu'-'MM");

    /// <summary>Returns what a scenario is run on, counted from the log and the register, or why it cannot be.</summary>
    /// <param name="scenario">The scenario: its area and days are counted.</param>
    /// <param name="nights">The nights of the baseline.</param>
    /// <param name="desk">Where.</param>
    /// <param name="ct">Stops between counts.</param>
    public static async Task<Outcome<ScenarioInputs>> CountAsync(Scenario scenario, NightRange nights, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadLog, desk, ct) is { } refusal)
        {
            return new Outcome<ScenarioInputs>.Refused([refusal]);
        }

        var zones = await desk.Store.ZonesAsync(ct);
        if (Faults(scenario.Order, nights, [.. zones.Select(z => z.Zone)]) is { Count: > 0 } faults)
        {
            return new Outcome<ScenarioInputs>.Refused(faults);
        }

        var zone = scenario.Order.Zones is [var code] ? zones.First(z => z.Zone.Code == code).Zone : null;
        var filter = new IncidentFilter { Nights = nights, Zone = zone?.Code, EventsOnly = true };
        var windows = scenario.Order.Days.GroupBy(d => (d.Start, d.End)).Select(g => (Window: new NamedWindow("order", "the order's period", g.Key.Start, g.Key.End), Evenings: g.Select(d => (int)d.Evening).ToHashSet())).ToList();
        var venues = (await desk.Store.VenuesAsync(ct)).Select(v => v.Venue).Where(v => zone is null || (v.Position is { } at && ZoneRules.Contains(zone, at))).ToList();
        var byVenue = await InWindowAsync(windows, filter, Dimension.Venue, desk, ct);
        var counts = await CountsAsync(nights, filter, windows, desk, ct);
        var from = scenario.Order.From ?? desk.Town.Clock.Local(desk.Now()).Date;
        return Outcome.Done(new ScenarioInputs(
            counts with
            {
                ByVenue = [.. venues.Select(v => (v.Name, byVenue.GetValueOrDefault(v.Id.ToString("D"))))],
                InStreet = byVenue.GetValueOrDefault(""),
                NotPlaced = zone is null ? 0 : (await InWindowAsync(windows, filter with { Zone = null }, Dimension.Zone, desk, ct)).GetValueOrDefault(""),
            },
            [.. venues.Select(v => new InArea(v, null, byVenue.GetValueOrDefault(v.Id.ToString("D")), false))],
            desk.Town.Clock, new(from, from.PlusYears(1).PlusDays(-1)))
        {
            HourBefore = (await InWindowAsync([.. windows.Select(w => (Before(w.Window), w.Evenings))], filter, Dimension.Weekday, desk, ct)).Values.Sum(),
            Leaving = Leaving(venues, scenario),
        });
    }

    /// <summary>Returns how venues empty on the scenario's busiest night as the register has it; those whose hours or capacity are not on file are left out.</summary>
    /// <param name="venues">The venues of the area.</param>
    /// <param name="scenario">The scenario; the first of its days says which night.</param>
    public static IReadOnlyList<Leaving> Leaving(IReadOnlyList<Venue> venues, Scenario scenario)
    {
        var evening = scenario.Order.Days.Select(d => d.Evening).DefaultIfEmpty(IsoDayOfWeek.Saturday).First();
        List<Leaving> leaving = [];
        foreach (var venue in venues.Where(v => v.Capacity is > 0))
        {
            if (HoursRules.EndOn(venue.SaleHours, evening) is SaleEnd.At(var sale))
            {
                var end = Minutes(sale);
                var doors = HoursRules.EndOn(venue.OpeningHours, evening) is SaleEnd.At(var close) ? Math.Max(Minutes(close), end) : end + DoorsAfterSale;
                leaving.Add(new(venue.Name, venue.Capacity!.Value * scenario.Occupancy, end, doors));
            }
        }

        return leaving;
    }

    private static int Minutes(LocalTime time) => (int)(time.TickOfDay / NodaConstants.TicksPerMinute) - (time.Hour >= 12 ? 24 * 60 : 0);

    private static NamedWindow Before(NamedWindow window) => new("before", "the hour before", window.From.PlusHours(-1), window.From);

    private static async Task<WindowCounts> CountsAsync(
        NightRange nights, IncidentFilter filter, List<(NamedWindow Window, HashSet<int> Evenings)> windows, Desk desk, CancellationToken ct)
    {
        var byTime = await desk.Store.CountAsync(filter, [Dimension.Weekday, Dimension.Hour], ct);
        var months = await InWindowAsync(windows, filter, Dimension.Month, desk, ct);
        var known = byTime.Where(c => c.Keys is [not null, not null]).ToList();
        var monthOnly = await desk.Store.CountAsync(
            filter with { Nights = null, Months = (nights.First.Evening.ToYearMonth(), nights.Last.Evening.ToYearMonth()), Precision = TimePrecision.Month }, [], ct);
        return new(nights, months.Values.Sum(), known.Sum(c => c.Count), byTime.Sum(c => c.Count) - known.Sum(c => c.Count), monthOnly.Sum(c => c.Count))
        {
            Matrix = known.ToDictionary(c => (Number(c.Keys[0]), Number(c.Keys[1])), c => c.Count),
            ByMonth = Months(nights, windows, months),
            Corroborated = Math.Max(0, (await InWindowAsync(windows, filter with { EventsOnly = false }, Dimension.Weekday, desk, ct)).Values.Sum() - months.Values.Sum()),
        };
    }

    /// <summary>Counts what lies in the order's periods, by one more dimension; what has no value there is under the empty text.</summary>
    private static async Task<Dictionary<string, long>> InWindowAsync(
        List<(NamedWindow Window, HashSet<int> Evenings)> windows, IncidentFilter filter, Dimension by, Desk desk, CancellationToken ct)
    {
        Dictionary<string, long> sums = new(StringComparer.Ordinal);
        foreach (var (window, evenings) in windows)
        {
            foreach (var count in (await desk.Store.CountAsync(filter with { Window = window }, [Dimension.Weekday, by], ct)).Where(c => c.Keys[0] is { } day && evenings.Contains(Number(day))))
            {
                sums[count.Keys[1] ?? ""] = sums.GetValueOrDefault(count.Keys[1] ?? "") + count.Count;
            }
        }

        return sums;
    }

    private static List<MonthInWindow> Months(NightRange nights, List<(NamedWindow Window, HashSet<int> Evenings)> windows, Dictionary<string, long> counts)
    {
        var evenings = windows.SelectMany(w => w.Evenings).ToHashSet();
        List<MonthInWindow> months = [];
        for (var month = nights.First.Evening.ToYearMonth(); month <= nights.Last.Evening.ToYearMonth(); month = month.PlusMonths(1))
        {
            // By the calendar, as events are: the small hours of the first belong to the evening before.
            var days = month.ToDateInterval().Where(d => evenings.Contains((int)d.PlusDays(-1).DayOfWeek)).ToList();
            var inside = days.Count(d => nights.Contains(new(d.PlusDays(-1))));
            months.Add(new(month, inside, inside == days.Count, counts.GetValueOrDefault(MonthText.Format(month))));
        }

        return months;
    }

    private static List<Refusal> Faults(OrderDraft order, NightRange nights, IReadOnlyList<Zone> zones)
    {
        List<Refusal> faults = [];
        if (order.Days.Count == 0)
        {
            faults.Add(new("days", "The scenario has no day and no time.", "Give them: --day \"saturday 03:00-06:00\"."));
        }

        faults.AddRange(order.Days.Where(d => d.Start >= d.End).Select(d => new Refusal("days", $"{OrderRules.Words(d)} has no time in it.", "The beginning comes before the end.")));
        if (order.Zones.Count > 1)
        {
            faults.Add(new("zone", $"{order.Zones.Count} zones: {string.Join(", ", order.Zones)}.", "Events in two zones at once would be counted twice; draw one polygon and bring it in with `nte zone import`."));
        }

        faults.AddRange(order.Zones.Where(z => zones.All(known => known.Code != z)).Select(z => new Refusal("zone", $"There is no zone '{z}' on file.", "`nte zone list` shows those that are.")));
        if (nights.Count < 7)
        {
            faults.Add(new("nights", $"{nights.Count} nights.", "Count at least a week; a year or more says something."));
        }

        return faults;
    }

    private static int Number(string? key) => int.Parse(key!, CultureInfo.InvariantCulture);
}

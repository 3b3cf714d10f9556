using NodaTime;
using NodaTime.Text;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Models;
using NteMonitor.Venues;
using NteMonitor.Zones;

namespace NteMonitor.Emro.Workbench;

/// <summary>What a scenario stands in beside the log: the register, the town's clock, what the program ships.</summary>
/// <param name="Clock">The town's clock.</param>
/// <param name="Today">The day on which the scenario is run.</param>
/// <param name="Venues">Every venue on file.</param>
/// <param name="Zones">Every zone on file.</param>
public sealed record Surroundings(NightClock Clock, LocalDate Today, IReadOnlyList<Venue> Venues, IReadOnlyList<Zone> Zones)
{
    /// <summary>The levy's charges, or none.</summary>
    public LevyTerms? Levy { get; init; }

    /// <summary>What offences cost, or none.</summary>
    public CostBook? Costs { get; init; }

    /// <summary>What is known of the procedure and of special occasions, or none.</summary>
    public LawBook? Law { get; init; }
}

/// <summary>Takes what a scenario is run on out of a cube: another hour asks the store nothing.</summary>
public static class CubeRules
{
    /// <summary>Flags that say how an event belongs to a venue, the surest first.</summary>
    public static readonly IReadOnlyList<string> Attributions = ["inside", "at-door", "left-venue", "near-venue", "landmark"];

    private const int DoorsAfterSale = 30;
    private const int MinutesOfQuarter = 15;
    private const int QuartersOfHour = 4;
    private const int QuartersOfDay = 96;
    private static readonly YearMonthPattern MonthText = YearMonthPattern.CreateWithInvariantCulture("uuuu'-'MM");

    /// <summary>Returns what a scenario is run on, or every reason why it cannot be counted.</summary>
    /// <param name="cube">The counts of its zone, nights and categories.</param>
    /// <param name="scenario">The scenario: its days and times are taken from the cube.</param>
    /// <param name="around">What it stands in.</param>
    /// <source>docs/methods/emro.md §3.</source>
    public static Outcome<ScenarioInputs> Inputs(Cube cube, Scenario scenario, Surroundings around) => Outcome.Unless(Faults(scenario, around.Zones), () =>
    {
        var days = scenario.Order.Days;
        var venues = InArea(scenario.Order, around);
        var byVenue = Sums(cube.ByVenue, days, around.Clock);
        var from = scenario.Order.From is { } begins && begins > around.Today ? begins : around.Today;
        var counts = Counts(cube, days, around.Clock) with { ByVenue = Named(byVenue, venues, around), InStreet = byVenue.GetValueOrDefault("") };
        return new ScenarioInputs(
            counts, [.. venues.Select(v => new InArea(v, null, byVenue.GetValueOrDefault(v.Id.ToString("D")), scenario.RoomsOnly.Contains(v.Id)))],
            around.Clock, new(from, from.PlusYears(1).PlusDays(-1)))
        {
            HourBefore = Before(cube.ByPrecision, days, around.Clock),
            Beside = cube.Beside.ToDictionary(b => b.Key, b => Months(cube.Asked.Nights, days, around.Clock, Sums(b.Value, days, around.Clock))),
            VenuesNotPlaced = scenario.Order.Zones.Count == 0 ? [] : [.. around.Venues.Where(v => v.Position is null && VenueRules.StatusOn(v, around.Today) == VenueStatus.Open).Select(v => v.Name).Order(StringComparer.Ordinal)],
            Levy = around.Levy,
            LevyPremises = scenario.LevyPremises,
            Costs = around.Costs,
            Leaving = Leaving(venues, scenario, Busiest(cube, days, around.Clock)),
            Mix = Mix(Sums(cube.ByCategory, days, around.Clock), around.Costs),
        };
    });

    /// <summary>Returns how venues empty on one evening as the register has it; those whose hours or capacity are not on file are left out.</summary>
    /// <param name="venues">The venues of the area.</param>
    /// <param name="scenario">Says how full they are.</param>
    /// <param name="evening">The evening.</param>
    /// <source>docs/methods/emro.md §5.</source>
    public static IReadOnlyList<Leaving> Leaving(IReadOnlyList<Venue> venues, Scenario scenario, IsoDayOfWeek evening)
    {
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

    /// <summary>Returns the venues that trade in an order's area: all where it names no zone, otherwise those whose position lies in it.</summary>
    /// <source>Licensing Act 2003 s.172A(5)-(6).</source>
    public static IReadOnlyList<Venue> InArea(OrderDraft order, Surroundings around)
    {
        var zones = around.Zones.Where(z => order.Zones.Contains(z.Code)).ToList();
        return [.. around.Venues.Where(v => VenueRules.StatusOn(v, around.Today) != VenueStatus.Closed && (order.Zones.Count == 0 || (v.Position is { } at && zones.Exists(z => ZoneRules.Contains(z, at)))))];
    }

    /// <summary>Returns the evening with most events in the order's periods; of equal ones the later in the week.</summary>
    /// <source>docs/methods/emro.md §5.</source>
    public static IsoDayOfWeek Busiest(Cube cube, IReadOnlyList<DayRule> days, NightClock clock) => days.Count == 0
        ? IsoDayOfWeek.Saturday
        : days.OrderByDescending(d => cube.ByPrecision.Where(c => In(c, d, clock)).Sum(c => c.Count)).ThenByDescending(d => Evening(d, clock)).Select(d => Evening(d, clock)).First();

    private static WindowCounts Counts(Cube cube, IReadOnlyList<DayRule> days, NightClock clock)
    {
        var precision = Sums(cube.ByPrecision, days, clock);
        var flags = Sums(cube.ByFlag, days, clock);
        var inWindow = precision.Values.Sum();
        return new(cube.Asked.Nights, inWindow, cube.Matrix.Values.Sum(), cube.HourUnknown, cube.MonthOnly)
        {
            Matrix = cube.Matrix,
            ByMonth = Months(cube.Asked.Nights, days, clock, Sums(cube.ByMonth, days, clock)),
            NotPlaced = Sums(cube.InNoZone, days, clock).Values.Sum(),
            Corroborated = Sums(cube.Further, days, clock).Values.Sum(),
            ToTheMinute = precision.GetValueOrDefault("instant"),
            Attributed = [.. Attributions.Select(a => (a, flags.GetValueOrDefault(a)))],
        };
    }

    /// <summary>Sums what lies in the periods, by key; what has none is under the empty text.</summary>
    private static Dictionary<string, long> Sums(IReadOnlyList<CubeCell> cells, IReadOnlyList<DayRule> days, NightClock clock) =>
        cells.Where(c => days.Any(d => In(c, d, clock))).GroupBy(c => c.Key ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(c => c.Count), StringComparer.Ordinal);

    private static bool In(CubeCell cell, DayRule rule, NightClock clock) =>
        cell.Weekday == (int)Evening(rule, clock) && cell.Quarter >= Quarter(rule.Start) && cell.Quarter < Quarter(rule.End);

    private static long Before(IReadOnlyList<CubeCell> cells, IReadOnlyList<DayRule> days, NightClock clock) => cells.Where(c => days.Any(d =>
        c.Weekday == (int)Evening(d, clock) && (c.Quarter - Quarter(d.Start) + QuartersOfDay) % QuartersOfDay >= QuartersOfDay - QuartersOfHour)).Sum(c => c.Count);

    /// <summary>The evening to which the period's night belongs: the day before, unless the town's night ends earlier than the period begins.</summary>
    private static IsoDayOfWeek Evening(DayRule rule, NightClock clock) => rule.Start < clock.Boundary ? rule.Evening : rule.Day;

    private static int Quarter(LocalTime time) => (int)(time.TickOfDay / NodaConstants.TicksPerMinute) / MinutesOfQuarter;

    private static int Minutes(LocalTime time) => (int)(time.TickOfDay / NodaConstants.TicksPerMinute) - (time.Hour >= 12 ? 24 * 60 : 0);

    private static List<(string Venue, long Count)> Named(Dictionary<string, long> counts, IReadOnlyList<Venue> inArea, Surroundings around)
    {
        var names = around.Venues.ToDictionary(v => v.Id.ToString("D"), v => v.Name, StringComparer.Ordinal);
        var ids = inArea.Select(v => v.Id.ToString("D")).Union(counts.Keys.Where(k => k.Length > 0), StringComparer.Ordinal);
        return [.. ids.Select(id => (names.GetValueOrDefault(id, id), counts.GetValueOrDefault(id))).OrderByDescending(v => v.Item2).ThenBy(v => v.Item1, StringComparer.Ordinal)];
    }

    private static List<MonthInWindow> Months(NightRange nights, IReadOnlyList<DayRule> rules, NightClock clock, Dictionary<string, long> counts)
    {
        var evenings = rules.Select(d => Evening(d, clock)).ToHashSet();
        List<MonthInWindow> months = [];
        for (var month = nights.First.Evening.ToYearMonth(); month <= nights.Last.Evening.PlusDays(1).ToYearMonth(); month = month.PlusMonths(1))
        {
            // By the calendar, as events are: the small hours of the first belong to the evening before.
            var days = month.ToDateInterval().Where(d => evenings.Contains(d.PlusDays(-1).DayOfWeek)).ToList();
            var inside = days.Count(d => nights.Contains(new(d.PlusDays(-1))));
            if (inside > 0)
            {
                months.Add(new(month, inside, inside == days.Count, counts.GetValueOrDefault(MonthText.Format(month))));
            }
        }

        return months;
    }

    private static Dictionary<string, double> Mix(Dictionary<string, long> byCategory, CostBook? costs)
    {
        double all = byCategory.Values.Sum();
        return costs is null || all == 0
            ? []
            : byCategory.Where(c => costs.Categories.ContainsKey(c.Key)).GroupBy(c => costs.Categories[c.Key], StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Sum(c => c.Value) / all, StringComparer.Ordinal);
    }

    private static List<Refusal> Faults(Scenario scenario, IReadOnlyList<Zone> zones)
    {
        var order = scenario.Order;
        List<Refusal> faults = [];
        if (order.Days.Count == 0)
        {
            faults.Add(new("days", "The scenario has no day and no time.", "Give them: --day \"saturday 03:00-06:00\"."));
        }

        faults.AddRange(order.Days.Where(d => d.Start >= d.End).Select(d => new Refusal("days", $"{OrderRules.Words(d)} has no time in it.", "The beginning comes before the end (Licensing Act 2003 s.172A(3)).")));
        faults.AddRange(order.Days.Where(d => OffTheQuarter(d.Start) || OffTheQuarter(d.End))
            .Select(d => new Refusal("days", $"{OrderRules.Words(d)} does not lie on quarters of an hour.", "Events are counted by quarters of an hour: 03:00, 03:15, 03:30, 03:45.")));
        if (order.Zones.Count > 1)
        {
            faults.Add(new("zone", $"{order.Zones.Count} zones: {string.Join(", ", order.Zones)}.", "Events in two zones at once would be counted twice; draw one polygon and bring it in with `nte zone import`."));
        }

        faults.AddRange(order.Zones.Concat(new[] { scenario.Control, scenario.Buffer }.OfType<string>()).Where(z => zones.All(known => known.Code != z))
            .Select(z => new Refusal("zone", $"There is no zone '{z}' on file.", "`nte zone list` shows those that are.")));
        return faults;
    }

    private static bool OffTheQuarter(LocalTime time) => time.TickOfDay % (MinutesOfQuarter * NodaConstants.TicksPerMinute) != 0;
}

using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Models;
using NteMonitor.Emro.Workbench;

namespace NteMonitor.Tests.Emro;

/// <summary>An invented town's study, of which a test changes what it is about.</summary>
internal static class Studies
{
    /// <summary>The day on which it is counted.</summary>
    public static readonly LocalDate Today = new(2026, 3, 2);

    private static readonly NightRange Nights = new(new(new LocalDate(2023, 3, 1)), new(new LocalDate(2026, 2, 28)));

    /// <summary>Saturday and Sunday 03:00 to 06:00: the ends of Friday and Saturday night.</summary>
    public static OrderDraft Order { get; } = new("Centre")
    {
        Zones = ["centre"],
        Area = "The streets about Market Place",
        Days = [new(IsoDayOfWeek.Saturday, new(3, 0), new(6, 0)), new(IsoDayOfWeek.Sunday, new(3, 0), new(6, 0))],
        Objectives = ["crime"],
        From = new(2026, 9, 1),
        Maker = Maker.FullCouncil,
        Reasons = "Incidents after three at weekends.",
        Burden = "Hours of sale at the venues of the area, set against the incidents of these hours.",
        Alternatives = "Staggered closing, reviews, marshals.",
    };

    /// <summary>A scenario with every assumption made.</summary>
    public static Scenario Scenario { get; } = new(Guid.Parse("0197a000-0000-7000-8000-000000000001"), "Centre 3 am", Tool.Order)
    {
        Order = Order,
        Nights = Nights,
        Buffer = "ring",
        Prior = new(-0.15, 0.05, "Typed for a test"),
        Elsewhere = new(16, 34),
        Origins = [new("ZZ1", 40, true), new("ZZ2", 12, false), new("ZZ3", null, false)],
        Dispersal = new() { Transport = [(0, 8)] },
        TurnoverPerCapacityHour = 4.5m,
        StaffHoursPerCapacityHour = 0.02,
    };

    /// <summary>Venues that sell until 04:00 on both nights, with their incidents in the window.</summary>
    public static IReadOnlyList<InArea> Venues(params IReadOnlyList<(string Name, long Incidents)> venues) => [.. venues.Select((v, i) => new InArea(
        new(Guid.Parse($"0197a000-0000-7000-8000-0000000001{i:00}"), v.Name, "bar")
        {
            Capacity = 100 + (50 * i),
            SaleHours = [new(IsoDayOfWeek.Friday, new(18, 0), new(4, 0)), new(IsoDayOfWeek.Saturday, new(18, 0), new(4, 0))],
        },
        null, v.Incidents, false))];

    /// <summary>Counts of three years: this many in the window each month, more of them or fewer from year to year.</summary>
    public static WindowCounts Counts(IReadOnlyList<InArea> venues, Func<int, long> ofMonth)
    {
        List<MonthInWindow> months = [];
        for (var i = 0; i < 36; i++)
        {
            months.Add(new(Nights.First.Evening.ToYearMonth().PlusMonths(i), 9, true, ofMonth(i)));
        }

        var window = months.Sum(m => m.Count);
        Dictionary<(int, int), long> matrix = [];
        for (var hour = 0; hour < 24; hour++)
        {
            for (var day = 1; day <= 7; day++)
            {
                matrix[(day, hour)] = hour is >= 18 or < 3 ? 6 + day : hour < 6 && day is 5 or 6 ? 0 : hour < 6 ? 2 : 1;
            }
        }

        foreach (var (day, hour, part) in from d in new[] { 5, 6 } from h in new[] { 3, 4, 5 } select (d, h, (window * (d + h - 7)) / 15))
        {
            matrix[(day, hour)] = part;
        }

        matrix[(6, 3)] += window - matrix.Where(m => m.Key is (5 or 6, >= 3 and < 6)).Sum(m => m.Value);
        return new(Nights, window, matrix.Values.Sum(), 12, 30)
        {
            Matrix = matrix,
            ByMonth = months,
            ByVenue = [.. venues.Select(v => (v.Venue.Name, v.Incidents))],
            InStreet = window - venues.Sum(v => v.Incidents),
            NotPlaced = 6,
            Corroborated = 44,
            ToTheMinute = window - 20,
            Attributed = [("inside", venues.Sum(v => v.Incidents) - 24), ("at-door", 15), ("left-venue", 9), ("near-venue", 0), ("landmark", 0)],
        };
    }

    /// <summary>The study that a test begins from: six venues, 432 incidents in the window in three years, every question answered.</summary>
    public static Study Usual() => Of(Scenario, Venues(("The Tin Anchor", 41), ("Quayside Nine", 33), ("Loft Twelve", 27), ("Bar Ember", 19), ("The Old Ferry", 8), ("Corner Glass", 3)), i => 10 + (i % 5));

    /// <summary>Returns a study run on counts.</summary>
    public static Study Of(Scenario scenario, IReadOnlyList<InArea> venues, Func<int, long> ofMonth) => Of(scenario, Inputs(scenario, venues, Counts(venues, ofMonth)));

    /// <summary>Returns what a scenario is run on.</summary>
    public static ScenarioInputs Inputs(Scenario scenario, IReadOnlyList<InArea> venues, WindowCounts counts) => new(counts, venues, House.Clock, new(Today, Today.PlusYears(1).PlusDays(-1)))
    {
        HourBefore = counts.InWindow / 2,
        Beside = new Dictionary<string, List<MonthInWindow>>(StringComparer.Ordinal) { ["ring"] = [new(new(2025, 6), 9, true, 50), new(new(2025, 7), 9, true, 41)] },
        Costs = CostBook.Read(File.ReadAllText(Path.Combine(House.Root, "seed/emro/costs.json"))),
        Levy = LevyTerms.Read(File.ReadAllText(Path.Combine(House.Root, "seed/emro/levy.json"))),
        Mix = new Dictionary<string, double>(StringComparer.Ordinal) { ["violence-with-injury"] = 0.4, ["violence-without-injury"] = 0.35 },
        Leaving = CubeRules.Leaving([.. venues.Select(v => v.Venue)], scenario, IsoDayOfWeek.Saturday),
    };

    /// <summary>Returns a study of inputs, with two other scenarios beside, two people's writings and a procedure that is kept.</summary>
    public static Study Of(Scenario scenario, ScenarioInputs inputs)
    {
        Scenario[] others =
        [
            scenario with { Id = Guid.Parse("0197a000-0000-7000-8000-000000000002"), Name = "Staggered", Tool = Tool.Staggered },
            scenario with { Id = Guid.Parse("0197a000-0000-7000-8000-000000000003"), Name = "Half of them agree", Tool = Tool.Voluntary, TakeUp = 0.5 },
        ];
        return new(
            new(scenario, new(scenario.Id, "scenario", new JsonObject(), scenario.Id, "scenario.saved", null, 0, 1, Instant.FromUtc(2026, 2, 20, 9, 0), "pat")), inputs, Ran(scenario, inputs),
            OrderRules.Check(scenario.Order, new(["centre"], ["crime", "safety", "nuisance", "children"], 0.1)), [.. others.Select(o => Ran(o, inputs))],
            [
                new(Instant.FromUtc(2026, 2, 20, 9, 0), "pat", "Officer", ["name", "order", "prior"], null),
                new(Instant.FromUtc(2026, 2, 24, 15, 0), "sam", "Police", ["order"], "The times as consulted on"),
            ])
        {
            Today = Today,
            Heads = [new("demo", Guid.Parse("0197a000-0000-7000-8000-00000000000a"), 1204, new string('a', 64))],
            Steps = Kept(),
        };
    }

    /// <summary>A procedure with every step to the determination in time.</summary>
    public static IReadOnlyList<ProcedureStep> Kept() =>
    [
        new("P1", "Advertise", null, null, new(2025, 11, 3), "reg"),
        new("P2", "Newspaper", new(2025, 11, 3), new(2025, 12, 15), new(2025, 11, 6), "reg"),
        new("P3", "Give notice", null, new(2025, 12, 15), new(2025, 11, 7), "reg"),
        new("P4", "Representations close", new(2025, 12, 15), new(2025, 12, 15), null, "reg") { ByItself = true },
        new("P5", "Hearing", new(2025, 12, 16), new(2026, 1, 29), new(2026, 1, 20), "reg"),
        new("P6", "Determine", new(2026, 1, 20), new(2026, 2, 3), new(2026, 1, 28), "reg"),
        new("P7", "Make", new(2026, 1, 28), null, null, "Act"),
    ];

    private static ScenarioResult Ran(Scenario scenario, ScenarioInputs inputs) => ScenarioRules.Run(scenario, inputs) switch
    {
        Outcome<ScenarioResult>.Done(var result) => result,
        var refused => throw new InvalidOperationException(Outcome.Said(((Outcome<ScenarioResult>.Refused)refused).Reasons)),
    };
}

using NodaTime;
using NteMonitor.Access;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Models;
using NteMonitor.Emro.Workbench;
using NteMonitor.Venues;

namespace NteMonitor.Demo;

/// <summary>What Inventon's officers have on file about closing hours: a draft that is not finished, and what else could be done.</summary>
internal sealed class DemoScenarios(Desk desk, Func<string, Role, Instant, Desk> sitting)
{
    private const int DaysAgo = 20;
    private readonly Desk _officer = sitting("l01", Role.Officer, desk.Now() - Duration.FromDays(DaysAgo));

    /// <summary>Writes them.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        var venues = (await desk.Store.VenuesAsync(ct)).Select(v => v.Venue).ToList();
        foreach (var scenario in (Scenario[])[Draft(), Staggered(), Voluntary(), Levy(venues), Reviews(), Buses(), Common("As it is", Tool.Nothing)])
        {
            if (await ScenarioActions.SaveAsync(scenario, _officer, ct) is Outcome<KeptScenario>.Refused(var reasons))
            {
                throw new InvalidOperationException($"The demonstration town does not fit: {Outcome.Said(reasons)}");
            }
        }
    }

    /// <summary>What all of them share: where, when, and what is taken for granted about the streets.</summary>
    private Scenario Common(string name, Tool tool) => new(_officer.NewId(), name, tool)
    {
        Order = new(name)
        {
            Zones = ["centre"],
            Days = [new(IsoDayOfWeek.Saturday, new(3, 0), new(6, 0)), new(IsoDayOfWeek.Sunday, new(3, 0), new(6, 0))],
            From = desk.Town.Clock.Local(desk.Now()).Date.PlusDays(200),
        },
        Buffer = "quay",
        Elsewhere = new(16, 34),
        Dispersal = new() { Transport = [(-720, 9), (60, 12), (180, 7)] },
        Occupancy = 0.5,
        TurnoverPerCapacityHour = 1.8m,
        StaffHoursPerCapacityHour = 0.02,
        Seed = 20261120,
    };

    /// <summary>The order as far as somebody has come with it: it does not weigh the burden, and nobody has said what else was considered.</summary>
    private Scenario Draft() => Common("Centre from three", Tool.Order) is var scenario
        ? scenario with
        {
            Order = scenario.Order with
            {
                Area = "The streets between Lantern Street and Herring Lane",
                Objectives = ["crime", "nuisance"],
                Maker = Maker.FullCouncil,
                Reasons = "Violence and disorder in the last hours of Friday and Saturday night.",
            },
            Earlier = new(4, 36),
            Hoarding = 0.05,
        }
        : scenario;

    private Scenario Staggered() => Common("Staggered to three", Tool.Staggered);

    private Scenario Voluntary() => Common("Clubs agree on three", Tool.Voluntary) with { TakeUp = 0.75 };

    private Scenario Reviews() => Common("Review the two with most", Tool.Reviews) with { ReviewedPremises = 2 };

    private Scenario Buses() => Common("Night buses until four", Tool.Transport) with { MoreTransport = 8, Expenses = 48_000 };

    private Scenario Levy(IReadOnlyList<Venue> venues) => Common("Levy after midnight", Tool.Levy) with
    {
        Expenses = 9_000,
        LevyPremises =
        [
            .. venues.Where(v => v.SaleHours.Any(h => h.To < h.From && h.To > LocalTime.Midnight)).Select(v => new LevyPremises(v.Name, (v.Capacity ?? 60) * 110)
            {
                Primarily = v.Kind is "pub" or "bar" or "nightclub",
                Exempt = v.Kind is "hotel" or "arts",
                Reduced = v.Code is "heron" or "vortex",
            }),
        ],
    };
}

using System.Globalization;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Workbench;
using NteMonitor.Tests.Home;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Emro;

/// <summary>An invented town with four late venues, ninety events in the small hours, and two scenarios on file.</summary>
internal static class ClosingTown
{
    public static async Task<SmallTown> OpenAsync(Role role = Role.Officer, bool scenarios = true)
    {
        var town = SmallTown.Empty(role);
        var officer = town.DeskOf(Role.Officer, "ctrl2");
        foreach (var (name, code, capacity, until) in new[] { ("The Invented Anchor", "anchor", "1200", "04:00"), ("Club Nowhere", "nowhere", "1500", "05:00"), ("The Made-Up Lantern", "lantern", "250", "03:30"), ("Dumpling Dock", "dock", "", "02:00") })
        {
            var draft = new VenueDraft { Name = name, Code = code, Kind = "pub", Capacity = capacity, SaleHours = $"Fri,Sat 20:00-{until}", OpeningHours = $"Fri,Sat 20:00-{until}" };
            (await VenueActions.AddAsync(draft, null, officer, default)).ShouldBeOfType<Outcome<Venue>.Done>();
        }

        for (var i = 0; i < 90; i++)
        {
            var day = new LocalDate(2026, 11, 7).PlusWeeks(-i / 3);
            var time = new[] { "0310", "0345", "0420", "0120", "0240" }[i % 5];
            await town.LogAsync(string.Create(CultureInfo.InvariantCulture, $"{day:uuuu-MM-dd} {time}"), i % 3 == 0 ? "anchor" : "nowhere", i % 4 == 0 ? "assault" : "refusal");
        }

        if (scenarios)
        {
            await SaveAsync(town, Order("Centre 3 am"));
            await SaveAsync(town, Order("Staggered hours") with { Tool = Tool.Staggered });
        }

        return town;
    }

    public static Scenario Order(string name) => new(Guid.Empty, name, Tool.Order)
    {
        Order = new OrderDraft(name) { Days = [new(IsoDayOfWeek.Saturday, new(3, 0), new(6, 0)), new(IsoDayOfWeek.Sunday, new(3, 0), new(6, 0))] },
    };

    public static async Task<KeptScenario> SaveAsync(SmallTown town, Scenario scenario)
    {
        var officer = town.DeskOf(Role.Officer, "ctrl2");
        return (await ScenarioActions.SaveAsync(scenario with { Id = officer.NewId() }, officer, default)).ShouldBeOfType<Outcome<KeptScenario>.Done>().Value;
    }
}

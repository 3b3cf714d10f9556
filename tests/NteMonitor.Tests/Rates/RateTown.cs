using System.Globalization;
using NteMonitor.Access;
using NteMonitor.Tests.Home;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Rates;

/// <summary>Twelve invented venues, open Friday and Saturday 20:00-03:00 to a hundred people each, with events over two weeks of November.</summary>
internal static class RateTown
{
    /// <summary>Four nights of trade: 7 hours × 100 people × 4 nights, in thousands.</summary>
    public const double Exposure = 2.8;

    private static readonly string[] Names =
        ["Anchor", "Beacon", "Candle", "Dory", "Eel Trap", "Ferry", "Gull", "Harbour", "Inkwell", "Jetty", "Keel", "Lantern"];

    public static async Task<SmallTown> OpenAsync(Role role = Role.Officer)
    {
        var town = SmallTown.Empty(role);
        var officer = town.DeskOf(Role.Officer, "ctrl2");
        foreach (var name in Names)
        {
            await AddAsync(new() { Name = $"The Invented {name}", Code = Code(name), Kind = name == "Candle" ? "bar" : "pub", Capacity = "100", OpeningHours = "Fri,Sat 20:00-03:00" }, officer);
        }

        await AddAsync(new() { Name = "The Invented Muddle", Code = "muddle", Kind = "takeaway" }, officer);
        foreach (var (name, at) in Names.Select((n, i) => (n, i)))
        {
            for (var i = 0; i < (name == "Lantern" ? 14 : 1 + (at % 2)); i++)
            {
                await town.LogAsync(string.Create(CultureInfo.InvariantCulture, $"2026-11-{(i % 2 == 0 ? 7 : 14):00} 2{1 + (i % 3)}{10 + i:00}"), Code(name), "refusal");
            }
        }

        return town;
    }

    public static string Code(string name) => name.Split(' ')[0].ToLowerInvariant();

    private static async Task AddAsync(VenueDraft draft, Desk desk) => (await VenueActions.AddAsync(draft, null, desk, default)).ShouldBeOfType<Outcome<Venue>.Done>();
}

using System.Globalization;
using System.Text.Json.Nodes;
using NteMonitor.Journal;
using NteMonitor.Venues;
using NteMonitor.Zones;

namespace NteMonitor.Demo;

/// <summary>A venue of the demonstration town as it was first put on file.</summary>
/// <param name="Venue">The venue.</param>
/// <param name="Holder">An invented company that holds the licence.</param>
/// <param name="Rate">How many incidents it has beside the others, on an average night.</param>
internal sealed record DemoVenue(Venue Venue, string Holder, double Rate);

/// <summary>A street place of the demonstration town.</summary>
internal sealed record DemoPlace(string Name, Position At, double Rate);

/// <summary>Something that an officer changed about a venue during the three years.</summary>
/// <param name="Venue">The venue's code.</param>
/// <param name="DaysAgo">When, counted back from the last night.</param>
/// <param name="Why">The reason given.</param>
internal sealed record DemoChange(string Venue, int DaysAgo, string Why)
{
    /// <summary>The new hours for the sale of alcohol, or none.</summary>
    public string? SaleHours { get; init; }

    /// <summary>The new name, or none.</summary>
    public string? Name { get; init; }

    /// <summary>The new status, or none.</summary>
    public VenueStatus? Status { get; init; }

    /// <summary>A condition that was put on it, or none.</summary>
    public Condition? Condition { get; init; }

    /// <summary>What its rate is multiplied by from then on.</summary>
    public double Rate { get; init; } = 1;
}

/// <summary>One account of tonight, as somebody logged it.</summary>
/// <param name="MinutesAgo">How long ago it happened.</param>
/// <param name="Where">A venue's code, or a street place.</param>
/// <param name="Category">Code of the category.</param>
/// <param name="Source">Code of the source.</param>
/// <param name="Note">Its narrative.</param>
internal sealed record DemoAccount(int MinutesAgo, string Where, string Category, string Source, string Note)
{
    /// <summary>Who logged it, by short name.</summary>
    public string Actor { get; init; } = "ctrl2";

    /// <summary>Flags.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Severity, or none.</summary>
    public int? Severity { get; init; }

    /// <summary>People, or none.</summary>
    public int? People { get; init; }
}

/// <summary>An invented town: its premises, places and zones, and what officers did about them, read from <c>seed/demo-town</c>.</summary>
/// <param name="town">The text of <c>town.json</c>.</param>
/// <param name="zones">The text of <c>zones.geojson</c>.</param>
/// <source>docs/decisions/0005-demo-town.md.</source>
public sealed class DemoTown(string town, string zones)
{
    private readonly JsonObject _town = CanonicalJson.Read(town);

    internal IReadOnlyList<DemoVenue> Venues => field ??= Items("venues", Venue);

    internal IReadOnlyList<DemoPlace> Places => field ??= Items("places", (p, _) => new DemoPlace(p.Text("name")!, At(p.Text("position")!), Real(p, "rate")));

    internal IReadOnlyList<DemoChange> Changes => field ??= Items("changes", Change);

    internal IReadOnlyList<DemoAccount> Tonight => field ??= Items("tonight", (a, _) => new DemoAccount(a.Number("minutesAgo")!.Value, a.Text("where")!, a.Text("category")!, a.Text("source")!, a.Text("note")!)
    {
        Actor = a.Text("actor")!,
        Flags = a.Texts("flags"),
        Severity = a.Number("severity"),
        People = a.Number("people"),
    });

    internal IReadOnlyList<DemoVisit> Visits => field ??= Items("visits", (v, _) => DemoVisit.Read(v));

    internal IReadOnlyList<DemoCheck> Checks => field ??= Items("checks", (c, _) => new DemoCheck(c.Text("venue")!, DemoDay.Read(c), new(c.Text("number")!, c.Text("found")!)));

    internal JsonObject Pubwatch => _town["pubwatch"]!.AsObject();

    internal IReadOnlyList<Zone> Zones => field ??= ZoneRules.ReadGeoJson(zones, new("zone", "invented")) is Outcome<IReadOnlyList<Zone>>.Done(var found)
        ? found : throw new InvalidOperationException("seed/demo-town/zones.geojson cannot be read.");

    private IReadOnlyList<T> Items<T>(string name, Func<JsonObject, int, T> read) => [.. _town[name]!.AsArray().Select((item, i) => read(item!.AsObject(), i))];

    private DemoVenue Venue(JsonObject facts, int number)
    {
        var holders = _town.Texts("holders");
        return new(
            new(DemoIds.Of(1, (ulong)number), facts.Text("name")!, facts.Text("kind")!)
            {
                Code = facts.Text("code"),
                Licence = facts.Text("licence"),
                Address = facts.Text("address"),
                Position = At(facts.Text("position")!),
                Capacity = facts.Number("capacity"),
                SaleHours = Hours(facts.Text("saleHours") ?? ""),
                OpeningHours = Hours(facts.Text("openingHours") ?? ""),
                Conditions = [.. _town["conditions"]!.AsArray().Select(c => Condition(c!.AsObject())).Where((_, i) => i == 0 || number % 4 == 0)],
            },
            holders[number % holders.Count], Real(facts, "rate"));
    }

    private static DemoChange Change(JsonObject facts, int number) => new(facts.Text("venue")!, facts.Number("daysAgo")!.Value, facts.Text("why")!)
    {
        SaleHours = facts.Text("saleHours"),
        Name = facts.Text("name"),
        Status = facts.Text("status") is { } status ? Enum.Parse<VenueStatus>(status, ignoreCase: true) : null,
        Condition = facts["condition"] is JsonObject condition ? Condition(condition) : null,
        Rate = facts["rate"] is null ? 1 : Real(facts, "rate"),
    };

    private static Condition Condition(JsonObject facts) => new(facts.Text("number")!, facts.Text("text")!, facts.Text("objective"));

    internal static IReadOnlyList<DayHours> Hours(string text) => HoursText.Read("saleHours", text) is Outcome<IReadOnlyList<DayHours>>.Done(var hours)
        ? hours : throw new InvalidOperationException($"seed/demo-town has the hours '{text}'.");

    private static double Real(JsonObject facts, string name) => facts[name]!.AsValue().AsNumber();

    private static Position At(string text) => new(
        double.Parse(text.Split(',')[0], CultureInfo.InvariantCulture), double.Parse(text.Split(',')[1], CultureInfo.InvariantCulture));
}

/// <summary>Ids that are the same whenever the town is made: version 8 of RFC 9562.</summary>
internal static class DemoIds
{
    public static Guid Of(ulong kind, ulong number)
    {
        var draws = new Draws(DemoNights.Seed ^ (kind << 56) ^ number);
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, draws.Bits());
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], draws.Bits());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}

using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Journal;

namespace NteMonitor.Zones;

/// <summary><c>nte zone</c>: areas of the map.</summary>
public static class ZoneCommand
{
    private static readonly Argument<string> File = new("file") { Description = "A GeoJSON FeatureCollection" };
    private static readonly Argument<string> Which = new("code") { Description = "The zone's code or name" };
    private static readonly Option<string> Kind = new("--kind") { Description = "What the zones are: ward, lsoa, purple-flag, zone; as on file, or zone, when not given", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Source = new("--source") { Description = "Where the boundaries came from, with their licence", DefaultValueFactory = _ => "" };
    private static readonly Option<string?> CodeProperty = new("--code-property") { Description = "The property that has the code; found by itself when called code, or ending in CD" };
    private static readonly Option<string?> NameProperty = new("--name-property") { Description = "The property that has the name; found by itself when called name, or ending in NM" };
    private static readonly Option<string?> OnlyCode = new("--code") { Description = "The code of the only area of a file without properties" };

    /// <summary>Returns the command.</summary>
    public static Command Create()
    {
        var command = new Command("zone", "Keep zones: wards, LSOAs, boundaries");
        command.Subcommands.Add(new Verb("list", "List the zones", "nte zone list", ListAsync));
        command.Subcommands.Add(new Verb("import", "Take in zones from GeoJSON", "nte zone import wards.geojson --kind ward", ImportAsync) { Arguments = { File }, Options = { Kind, Source, CodeProperty, NameProperty, OnlyCode } });
        command.Subcommands.Add(new Verb("show", "Show a zone with its extent, its venues and its history", "nte zone show core", ShowAsync) { Arguments = { Which } });
        return command;
    }

    private static async Task<Answer> ListAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadLog, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var zones = (await desk.Store.ZonesAsync(ct)).Select(z => z.Zone).ToList();
        var counts = (await desk.Store.CountAsync(new() { EventsOnly = true }, [Incidents.Dimension.Zone], ct)).ToDictionary(c => c.Keys[0] ?? "", c => c.Count);
        return new()
        {
            Table = new("zones", "Zones", [new("Code"), new("Name"), new("Kind"), Column.Figures("Events"), new("Source")],
                [.. zones.Select(z => new Row([z.Code, z.Name, z.Kind, counts.GetValueOrDefault(z.Code), z.Source ?? ""]))]),
            Json = new JsonArray([.. zones.Select(z => (JsonNode)new JsonObject { ["code"] = z.Code, ["name"] = z.Name, ["kind"] = z.Kind, ["events"] = counts.GetValueOrDefault(z.Code) })]),
        };
    }

    private static async Task<Answer> ShowAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadLog, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var text = parsed.GetValue(Which)!;
        var zones = (await desk.Store.ZonesAsync(ct)).Select(z => z.Zone).ToList();
        var found = zones.Where(z => z.Code.Equals(text, StringComparison.OrdinalIgnoreCase)).ToList() is [_, ..] coded ? coded
            : zones.Where(z => z.Name.Equals(text, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found is not [var zone])
        {
            return Answer.Refuse([found.Count > 1
                ? new("zone", $"'{text}' is the name of {string.Join(" and ", found.Select(z => z.Code))}.", "Give the code.")
                : new("zone", $"No zone has the code or name '{text}'.", Nearest.Hint(text, zones.Select(z => z.Code).Concat(zones.Select(z => z.Name))) ?? "`nte zone list` has them all.")]);
        }

        var venues = (await desk.Store.VenuesAsync(ct)).Select(v => v.Venue).Where(v => v.Position is { } at && ZoneRules.Contains(zone, at)).Select(v => v.Name).ToList();
        var events = (await desk.Store.CountAsync(new() { Zone = zone.Code, EventsOnly = true }, [], ct)).Sum(c => c.Count);
        var history = await JournalActions.AllAsync(desk.Store, zone.Id, ct);
        var json = ZoneJson.Write(zone);
        json["events"] = events;
        json["venues"] = new JsonArray([.. venues.Select(v => (JsonNode)v)]);
        return new() { Text = string.Join('\n', ZoneDetail.Lines(new(zone, venues, events, history), desk.Town.Clock)), Json = json };
    }

    private static async Task<Answer> ImportAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        GeoJsonNaming naming = new(parsed.GetValue(Kind)!, parsed.GetValue(Source)!)
        {
            CodeProperty = parsed.GetValue(CodeProperty),
            NameProperty = parsed.GetValue(NameProperty),
            OnlyCode = parsed.GetValue(OnlyCode),
        };
        using var file = desk.Files.OpenText(parsed.GetValue(File)!);
        var outcome = await ZoneActions.ImportAsync(await file.ReadToEndAsync(ct), naming, desk, ct);
        return Answer.To(outcome, c => new()
        {
            Text = $"{c.Read} zones read: {c.Added} added, {c.Amended} amended, {c.AlreadyThere} already there.",
            Json = new JsonObject { ["read"] = c.Read, ["added"] = c.Added, ["amended"] = c.Amended, ["alreadyThere"] = c.AlreadyThere },
        });
    }
}

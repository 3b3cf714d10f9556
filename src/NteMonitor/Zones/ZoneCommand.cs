using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Journal;

namespace NteMonitor.Zones;

/// <summary>What an import of boundaries did.</summary>
/// <param name="Read">Zones in the file.</param>
/// <param name="Added">Zones that were new.</param>
/// <param name="Amended">Zones whose boundary or name changed.</param>
public sealed record ZoneCount(int Read, int Added, int Amended);

/// <summary>What a user can do to zones.</summary>
public static class ZoneActions
{
    /// <summary>Takes in the zones of a GeoJSON text; the same file again adds nothing, a changed boundary amends.</summary>
    public static async Task<Outcome<ZoneCount>> ImportAsync(string json, string kind, string source, Desk desk, CancellationToken ct)
    {
        if (AccessRules.Check(desk.Role, Act.KeepVenues) is { } refusal)
        {
            return new Outcome<ZoneCount>.Refused([refusal]);
        }

        var outcome = ZoneRules.ReadGeoJson(json, kind, source);
        if (outcome is not Outcome<IReadOnlyList<Zone>>.Done(var zones))
        {
            return new Outcome<ZoneCount>.Refused(((Outcome<IReadOnlyList<Zone>>.Refused)outcome).Reasons);
        }

        var kept = (await desk.Store.ZonesAsync(ct)).ToDictionary(z => z.Zone.Id);
        List<NewEntry> entries = [];
        var added = 0;
        foreach (var zone in zones)
        {
            if (!kept.TryGetValue(zone.Id, out var was))
            {
                entries.Add(new(desk.NewId(), "zone.added", zone.Id, null, CanonicalJson.Write(ZoneJson.Write(zone))));
                added++;
            }
            else if (LedgerRules.Amendment(ZoneJson.Write(was.Zone), ZoneJson.Write(zone), "imported again") is { } change)
            {
                entries.Add(new(desk.NewId(), "zone.amended", zone.Id, was.Head, CanonicalJson.Write(change)));
            }
        }

        if (entries.Count > 0)
        {
            await desk.Store.AppendAsync(new(entries, desk.Stamp()), ct);
        }

        return Outcome.Done(new ZoneCount(zones.Count, added, entries.Count - added));
    }
}

/// <summary><c>nte zone</c>: areas of the map.</summary>
public static class ZoneCommand
{
    private static readonly Argument<string> File = new("file") { Description = "A GeoJSON FeatureCollection" };
    private static readonly Option<string> Kind = new("--kind") { Description = "What the zones are: ward, lsoa, purple-flag, zone", DefaultValueFactory = _ => "zone" };
    private static readonly Option<string> Source = new("--source") { Description = "Where the boundaries came from, with their licence", DefaultValueFactory = _ => "" };

    /// <summary>Returns the command.</summary>
    public static Command Create()
    {
        var command = new Command("zone", "Keep zones: wards, LSOAs, boundaries");
        command.Subcommands.Add(new Verb("list", "List the zones", "nte zone list", ListAsync));
        command.Subcommands.Add(new Verb("import", "Take in zones from GeoJSON", "nte zone import wards.geojson --kind ward", ImportAsync) { Arguments = { File }, Options = { Kind, Source } });
        return command;
    }

    private static async Task<Answer> ListAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        var zones = (await desk.Store.ZonesAsync(ct)).Select(z => z.Zone).ToList();
        var counts = (await desk.Store.CountAsync(new() { EventsOnly = true }, [Incidents.Dimension.Zone], ct)).ToDictionary(c => c.Keys[0] ?? "", c => c.Count);
        return new()
        {
            Table = new("zones", "Zones", [new("Code"), new("Name"), new("Kind"), Column.Figures("Events"), new("Source")],
                [.. zones.Select(z => new Row([z.Code, z.Name, z.Kind, counts.GetValueOrDefault(z.Code), z.Source ?? ""]))]),
            Json = new JsonArray([.. zones.Select(z => (JsonNode)new JsonObject { ["code"] = z.Code, ["name"] = z.Name, ["kind"] = z.Kind, ["events"] = counts.GetValueOrDefault(z.Code) })]),
        };
    }

    private static async Task<Answer> ImportAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        using var file = desk.Files.OpenText(parsed.GetValue(File)!);
        var outcome = await ZoneActions.ImportAsync(await file.ReadToEndAsync(ct), parsed.GetValue(Kind)!, parsed.GetValue(Source)!, desk, ct);
        return Answer.To(outcome, c => new()
        {
            Text = $"{c.Read} zones read: {c.Added} added, {c.Amended} amended, {c.Read - c.Added - c.Amended} already there.",
            Json = new JsonObject { ["read"] = c.Read, ["added"] = c.Added, ["amended"] = c.Amended, ["alreadyThere"] = c.Read - c.Added - c.Amended },
        });
    }
}

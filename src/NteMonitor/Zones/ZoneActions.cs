using NteMonitor.Access;
using NteMonitor.Journal;

namespace NteMonitor.Zones;

/// <summary>What an import of boundaries did.</summary>
/// <param name="Read">Zones in the file.</param>
/// <param name="Added">Zones that were new.</param>
/// <param name="Amended">Zones whose boundary, name, kind or source changed.</param>
public sealed record ZoneCount(int Read, int Added, int Amended)
{
    /// <summary>Zones that stood there before, the same to the last point.</summary>
    public int AlreadyThere => Read - Added - Amended;
}

/// <summary>What a user can do to zones.</summary>
public static class ZoneActions
{
    /// <summary>Takes in the zones of a GeoJSON text; the same file again adds nothing, a changed boundary amends.</summary>
    /// <param name="json">The text.</param>
    /// <param name="naming">What the zones are and how they are named; an empty kind or source leaves that of a zone on file as it is.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<ZoneCount>> ImportAsync(string json, GeoJsonNaming naming, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepVenues, desk, ct) is { } refusal)
        {
            return new Outcome<ZoneCount>.Refused([refusal]);
        }

        var outcome = ZoneRules.ReadGeoJson(json, naming);
        if (outcome is not Outcome<IReadOnlyList<Zone>>.Done(var zones))
        {
            return new Outcome<ZoneCount>.Refused(((Outcome<IReadOnlyList<Zone>>.Refused)outcome).Reasons);
        }

        var kept = (await desk.Store.ZonesAsync(ct)).ToDictionary(z => z.Zone.Id);
        List<NewEntry> entries = [];
        var added = 0;
        foreach (var zone in zones)
        {
            var was = kept.GetValueOrDefault(zone.Id);
            var now = zone with { Kind = zone.Kind.Length > 0 ? zone.Kind : was?.Zone.Kind ?? "zone", Source = zone.Source ?? was?.Zone.Source };
            if (was is null)
            {
                entries.Add(Added(now, desk));
                added++;
            }
            else if (LedgerRules.Amendment(ZoneJson.Write(was.Zone), ZoneJson.Write(now), "imported again") is { } change)
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

    /// <summary>Returns the entry that adds a zone.</summary>
    public static NewEntry Added(Zone zone, Desk desk) => new(desk.NewId(), "zone.added", zone.Id, null, CanonicalJson.Write(ZoneJson.Write(zone)));
}

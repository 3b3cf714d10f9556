using System.Text;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.Zones;

namespace NteMonitor.PurpleFlag.Cycle;

/// <summary>What a user can do to boundaries: ask the store, decide, tell the store.</summary>
public static class BoundaryActions
{
    /// <summary>What the zone of a boundary is on the list of zones.</summary>
    public const string ZoneKind = "purple-flag";

    /// <summary>The most bytes that a boundary's file may have.</summary>
    public const int MostBytes = 8 << 20;

    /// <summary>Returns the versions of a place's boundary, the first version first; asks nobody's leave.</summary>
    public static async Task<IReadOnlyList<KeptFlag<FlagBoundary>>> ListAsync(string place, Desk desk, CancellationToken ct) =>
        [.. (await FlagActions.AllAsync(new(FlagActions.BoundaryThing), FlagJson.Boundary, desk, ct)).Where(b => Same(b.Value, place)).OrderBy(b => b.Value.Version)];

    /// <summary>Draws the next version of a place's boundary from a GeoJSON file; it is on file as a zone too, so that incidents are counted in it.</summary>
    /// <param name="entry">The entry under which it is drawn.</param>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="from">The first day on which it holds.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<KeptFlag<FlagBoundary>>> DrawAsync(KeptFlag<FlagEntry> entry, byte[] file, LocalDate from, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepFlag, desk, ct) is { } refusal)
        {
            return new Outcome<KeptFlag<FlagBoundary>>.Refused([refusal]);
        }

        var place = entry.Value.Place;
        var drawn = (await FlagActions.AllAsync(new(FlagActions.BoundaryThing) { WithdrawnToo = true }, FlagJson.Boundary, desk, ct)).Where(b => Same(b.Value, place)).ToList();
        var version = drawn.Select(b => b.Value.Version).DefaultIfEmpty().Max() + 1;
        var last = drawn.Where(b => !b.Record.Withdrawn).Select(b => b.Value).MaxBy(b => b.From);
        var code = BoundaryRules.Code(place, version);
        var zones = await desk.Store.ZonesAsync(ct);
        while (zones.Any(z => z.Zone.Code == code))
        {
            code = BoundaryRules.Code(place, ++version);
        }

        List<Refusal> reasons = [.. last?.From >= from ? [new Refusal("from", $"{from:uuuu-MM-dd} is not after version {last.Version}, which holds from {last.From:uuuu-MM-dd}.", "Versions follow one another.")] : Array.Empty<Refusal>()];
        var read = Read(file, code, place);
        reasons.AddRange(read is Outcome<Zone>.Refused(var no) ? no : []);
        reasons.AddRange(read is Outcome<Zone>.Done(var zone) ? BoundaryRules.Faults(zone, await VenuesAsync(desk, ct)) : []);
        if (reasons.Count > 0)
        {
            return new Outcome<KeptFlag<FlagBoundary>>.Refused(reasons);
        }

        var area = ((Outcome<Zone>.Done)read).Value;
        var boundary = new FlagBoundary(desk.NewId(), entry.Record.Id, place, version, from, area) { FileSha256 = await desk.Store.KeepBytesAsync(file, ct) };
        await desk.Store.AppendAsync(new(
            [ZoneActions.Added(area, desk), new(desk.NewId(), FlagActions.BoundaryThing + ".drawn", boundary.Id, null, CanonicalJson.Write(FlagJson.Write(boundary)))], desk.Stamp()), ct);
        return Outcome.Done(await FlagActions.KeptAsync(boundary.Id, FlagJson.Boundary, desk, ct));
    }

    /// <summary>Returns the positions of the venues that are on file; asks nobody's leave.</summary>
    public static async Task<IReadOnlyList<Position>> VenuesAsync(Desk desk, CancellationToken ct) =>
        [.. (await desk.Store.VenuesAsync(ct)).Select(v => v.Venue.Position).OfType<Position>()];

    /// <summary>Reads the one area of a file, whatever it is called there.</summary>
    private static Outcome<Zone> Read(byte[] file, string code, string place)
    {
        var read = ZoneRules.ReadGeoJson(Encoding.UTF8.GetString(file).TrimStart('\uFEFF'), new(ZoneKind, "") { OnlyCode = code });
        return read switch
        {
            Outcome<IReadOnlyList<Zone>>.Done([var one]) => Outcome.Done(one with { Id = GeoJson.Id(code), Code = code, Name = $"Purple Flag: {place}" }),
            Outcome<IReadOnlyList<Zone>>.Done(var zones) => Several($"{zones.Count}"),

            // Areas without names of their own are all called what the only one would be.
            Outcome<IReadOnlyList<Zone>>.Refused([{ Field: "code" }]) => Several("several"),
            Outcome<IReadOnlyList<Zone>>.Refused(var why) => new Outcome<Zone>.Refused(why),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };

        static Outcome<Zone> Several(string count) =>
            Outcome.Refused<Zone>("boundary", $"The file has {count} areas.", "Give a file with the one area of the boundary; it may be of several parts (MultiPolygon).");
    }

    private static bool Same(FlagBoundary boundary, string place) => string.Equals(boundary.Place, place, StringComparison.OrdinalIgnoreCase);
}

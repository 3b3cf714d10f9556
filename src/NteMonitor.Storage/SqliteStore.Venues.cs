using NteMonitor.Journal;
using NteMonitor.Venues;
using NteMonitor.Zones;

namespace NteMonitor.Storage;

/// <content>Venues, zones and the spots that positions are kept as.</content>
public sealed partial class SqliteStore
{
    private List<Zone>? _zones;

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeptVenue>> VenuesAsync(CancellationToken ct) => ReadAsync<IReadOnlyList<KeptVenue>>(() =>
        _sql.All($"{VenueColumns} ORDER BY name COLLATE NOCASE, id", ReadVenue), ct);

    /// <inheritdoc/>
    public Task<KeptVenue?> VenueAsync(Guid id, CancellationToken ct) => ReadAsync(() =>
        _sql.All($"{VenueColumns} WHERE id = @1", ReadVenue, id.Bytes()).FirstOrDefault(), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeptZone>> ZonesAsync(CancellationToken ct) => ReadAsync<IReadOnlyList<KeptZone>>(() =>
        _sql.All("SELECT id, facts, head FROM zone ORDER BY name COLLATE NOCASE, code",
            r => new KeptZone(ZoneJson.Read(r.Id(0), CanonicalJson.Read(r.Text(1))), r.Id(2))), ct);

    private const string VenueColumns = "SELECT id, facts, head, sealed_by, rivals, version FROM venue";

    private static KeptVenue ReadVenue(Row r) => new(
        VenueJson.Read(r.Id(0), CanonicalJson.Read(r.Text(1))), r.Id(2), r.IdOrNone(3), (int)r.Number(4), (int)r.Number(5));

    /// <summary>Returns the number of a position, giving it one, and its zones, the first time it is met.</summary>
    private long SpotOf(Position at)
    {
        if (_sql.One("SELECT n FROM spot WHERE authority = @1 AND latitude = @2 AND longitude = @3", Home.Authority, at.Latitude, at.Longitude) is long known)
        {
            return known;
        }

        var n = (long)_sql.One("SELECT coalesce(max(n), 0) + 1 FROM spot")!;
        _sql.Run("INSERT INTO spot (n, authority, latitude, longitude) VALUES (@1, @2, @3, @4)", n, Home.Authority, at.Latitude, at.Longitude);
        _zones ??= _sql.All("SELECT id, facts FROM zone", r => ZoneJson.Read(r.Id(0), CanonicalJson.Read(r.Text(1))));
        foreach (var zone in _zones.Where(z => ZoneRules.Contains(z, at)))
        {
            AddSpotZone(n, zone.Code);
        }

        return n;
    }

    private long? SpotOfVenue(Guid venue) => _sql.One("SELECT spot FROM venue WHERE id = @1", venue.Bytes()) as long?;

    private void AddSpotZone(long spot, string zone) =>
        _sql.Run("INSERT OR IGNORE INTO spot_zone (authority, zone, spot) VALUES (@1, @2, @3)", Home.Authority, zone, spot);
}

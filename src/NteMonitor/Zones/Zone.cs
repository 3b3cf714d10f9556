using NteMonitor.Journal;

namespace NteMonitor.Zones;

/// <summary>A ring of points; the last joins the first.</summary>
public sealed record Ring(IReadOnlyList<Position> Points);

/// <summary>A polygon: an outer ring and the holes in it.</summary>
public sealed record Polygon(Ring Outer, IReadOnlyList<Ring> Holes);

/// <summary>An area of the map under a code: a ward, a lower layer super output area, a boundary somebody drew.</summary>
/// <param name="Id">The zone's id.</param>
/// <param name="Code">Its code, unique in the town, for example <c>E05005987</c> or <c>core</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is: <c>ward</c>, <c>lsoa</c>, <c>purple-flag</c>, <c>zone</c>.</param>
/// <param name="Area">Its polygons.</param>
public sealed record Zone(Guid Id, string Code, string Name, string Kind, IReadOnlyList<Polygon> Area)
{
    /// <summary>Where the boundary came from, with its licence, or none.</summary>
    public string? Source { get; init; }
}

/// <summary>A zone with the entry to amend on top of.</summary>
public sealed record KeptZone(Zone Zone, Guid Head);

/// <summary>Where zones are kept; they are written through <see cref="IJournalStore.AppendAsync"/>.</summary>
public interface IZoneStore
{
    /// <summary>Returns every zone, in name order.</summary>
    Task<IReadOnlyList<KeptZone>> ZonesAsync(CancellationToken ct);
}

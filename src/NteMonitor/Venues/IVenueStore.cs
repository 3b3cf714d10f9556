using NteMonitor.Journal;

namespace NteMonitor.Venues;

/// <summary>Where venues are kept; they are written through <see cref="IJournalStore.AppendAsync"/>.</summary>
public interface IVenueStore
{
    /// <summary>Returns every venue, in name order, closed ones too.</summary>
    Task<IReadOnlyList<KeptVenue>> VenuesAsync(CancellationToken ct);

    /// <summary>Returns one venue, or none.</summary>
    Task<KeptVenue?> VenueAsync(Guid id, CancellationToken ct);
}

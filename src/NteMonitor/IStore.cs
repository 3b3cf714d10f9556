using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;
using NteMonitor.Search;
using NteMonitor.Snapshots;
using NteMonitor.Users;
using NteMonitor.Venues;
using NteMonitor.Zones;

namespace NteMonitor;

/// <summary>Everything the monitor keeps, composed of the slices' ports.</summary>
/// <remarks>Adapters stand in <c>NteMonitor.Storage</c>; one contract suite judges them all.</remarks>
public interface IStore
    : IJournalStore, ISealStore, IRecordStore, IVenueStore, IZoneStore, IIncidentStore, IShiftStore, IDraftStore, IAttachmentStore, ISnapshotStore, IUserStore, ISearchStore, IAsyncDisposable;

using System.Text;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Import;
using NteMonitor.Import.Mappings;
using NteMonitor.Import.Shifts;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;
using NteMonitor.Storage;

namespace NteMonitor.Tests.Import;

/// <summary>A desk over a store of its own, with a folder for files.</summary>
internal sealed class ImportDesk : IAsyncDisposable
{
    public const string PoliceHeader = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n";

    private static readonly Lazy<string> Repository = new(() =>
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NteMonitor.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    });

    private static readonly Lazy<Reference> Lists = new(() => Reference.Read(File.ReadAllText(Seed("reference/reference.json"))));

    private readonly SqliteStore _store;

    public ImportDesk(Role role = Role.Officer)
    {
        Folder = Directory.CreateTempSubdirectory("nte-import").FullName;
        var clock = new NightClock(DateTimeZoneProviders.Tzdb["Europe/London"], new LocalTime(6, 0));
        _store = SqliteStore.Create(Path.Combine(Folder, "t.db"), new("X99000001", clock, Lists.Value.Flags), Guid.CreateVersion7());
        Desk = new(_store, new("X99000001", "Inventon", clock, []), Lists.Value, "w07", role)
        {
            Now = () => Instant.FromUtc(2026, 11, 20, 22, 0),
            NewId = Guid.CreateVersion7,
            Files = new DiskFiles(),
            Schedule = House.Schedule,
            Shifts = House.Shifts,
        };
    }

    public string Folder { get; }

    public Desk Desk { get; }

    public static string Seed(string name) => Path.Combine(Repository.Value, "seed", name);

    /// <summary>Returns a file of the real data, or none where this machine does not have it.</summary>
    public static string? Real(string name)
    {
        var shared = Environment.GetEnvironmentVariable("NTE_SHARED") ?? Path.Combine(Repository.Value, "..", "shared");
        var path = Path.Combine(shared, "data", name);
        return File.Exists(path) ? path : null;
    }

    public static Mapping Shipped(string id) =>
        ((Outcome<Mapping>.Done)MappingJson.Read(id, File.ReadAllText(Seed($"mappings/{id}.json")))).Value;

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public async Task<ImportReport> PoliceAsync(string path) => Done(await ImportActions.PoliceAsync(Ask(path), Desk, default));

    public async Task<ImportReport> IncidentsAsync(string path, MappingWish wish) => Done(await ImportActions.IncidentsAsync(Ask(path), wish, Desk, default));

    public async Task<ImportReport> VenuesAsync(string path, MappingWish wish, WhenDiffering differing = WhenDiffering.Leave) =>
        Done(await ImportActions.VenuesAsync(Ask(path), wish, differing, Desk, default));

    public async Task<ImportReport> ShiftsAsync(string path, params string[] ignored) => Done(await ImportActions.ShiftsAsync(Ask(path), Pastors(ignored), Desk, default));

    public static SheetWish Pastors(params string[] ignored) => new("street-pastors", "Inventon Street Pastors", ignored);

    public async Task<List<Shift>> ShiftsAsync() =>
        [.. (await EntriesAsync("shift.recorded")).Select(e => ShiftJson.Read(e.Subject, CanonicalJson.Read(e.Body)))];

    public ImportRequest Ask(string path) => new(path) { RejectFolder = Folder };

    public async Task<IReadOnlyList<Account>> AccountsAsync()
    {
        var list = await Desk.Store.ListAsync(IncidentFilter.None, default);
        return await list.RowsAsync(0, (int)list.Count, default);
    }

    public async Task<List<Entry>> EntriesAsync(string kind)
    {
        List<Entry> entries = [];
        await foreach (var entry in Desk.Store.EntriesAsync(new(KindPrefix: kind), default))
        {
            entries.Add(entry);
        }

        return entries;
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static ImportReport Done(Outcome<ImportReport> outcome) => outcome switch
    {
        Outcome<ImportReport>.Done(var report) => report,
        Outcome<ImportReport>.Refused(var reasons) => throw new InvalidOperationException(string.Join('\n', reasons)),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Files of this machine, as the program has them.</summary>
    private sealed class DiskFiles : IFiles
    {
        public Stream Open(string path) => File.Exists(path) ? File.OpenRead(path) : throw new FileTroubleException(path, "There is no such file.", "Check the path.");

        public TextReader OpenText(string path) => new StreamReader(Open(path));

        public TextWriter Create(string path) => new StreamWriter(new FileStream(path, FileMode.CreateNew), new UTF8Encoding(false));

        public long? Size(string path) => File.Exists(path) ? new FileInfo(path).Length : throw new FileTroubleException(path, "There is no such file.", "Check the path.");

        public Stream? Shipped(string name) => File.Exists(Seed(name)) ? File.OpenRead(Seed(name)) : null;

        public void Line(string text) { }

        public void Progress(string what, double share) { }
    }
}

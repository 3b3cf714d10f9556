using NodaTime;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Storage;

namespace NteMonitor.Tests;

/// <summary>A desk over a store of its own, with a clock that stands still and ids that count up.</summary>
internal sealed class OpenDesk : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nte-desk-").FullName;
    private readonly SqliteStore _store;
    private readonly int _machine;
    private int _made;

    public OpenDesk(int machine = 0x0195_0000)
    {
        _machine = machine;
        _store = SqliteStore.Create(Path.Combine(_folder, "night.db"), new("X99000001", House.Clock, House.Reference.Flags), Id(0));
        Desk = new(_store, new("X99000001", "Inventon", House.Clock, []), House.Reference, "l01", Role.Officer)
        {
            Now = () => Now,
            NewId = () => Id(++_made),
            Files = new NoFiles(),
            Schedule = House.Schedule,
            Shifts = House.Shifts,
        };
    }

    /// <summary>Saturday 14 March 2026, 23:30 by the local clock.</summary>
    public Instant Now { get; set; } = Instant.FromUtc(2026, 3, 14, 23, 30);

    public Desk Desk { get; }

    public static implicit operator Desk(OpenDesk open) => open.Desk;

    public Desk As(Role role) => Desk with { Role = role };

    public void Dispose()
    {
        _store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(_folder, recursive: true);
    }

    private Guid Id(int number) => new(_machine, 0, 0x7000, 0x80, 0, 0, 0, (byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number);

    private sealed class NoFiles : IFiles
    {
        public Stream Open(string path) => throw new FileTroubleException(path, "There are no files here.", "");

        public TextReader OpenText(string path) => throw new FileTroubleException(path, "There are no files here.", "");

        public TextWriter Create(string path) => throw new FileTroubleException(path, "There are no files here.", "");

        public long? Size(string path) => null;

        public Stream? Shipped(string name) => Path.Combine(House.Root, "seed", name) is var path && File.Exists(path) ? File.OpenRead(path) : null;

        public void Line(string text)
        {
        }

        public void Progress(string what, double share)
        {
        }
    }
}

using System.Diagnostics;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.CoreData;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Framework;
using NteMonitor.Storage;
using NteMonitor.Zones;

namespace NteMonitor.Benchmarks;

/// <summary>How long all core data of an entry take over a log whose every incident lies in the boundary and in the three years: the worst there can be.</summary>
internal static class CoreSpeed
{
    private const int Rows = 1_000_000, Spots = 6000, Times = 5;

    private static readonly string[] Categories = ["assault", "assault-injury", "theft", "public-order", "damage", "drugs", "asb", "noise", "medical", "welfare", "drunk-disorderly", "sexual"];
    private static readonly string[] Sources = ["venue", "cctv", "police", "street-pastor", "warden"];
    private static readonly Instant End = Instant.FromUtc(2019, 6, 30, 12, 0);

    public static async Task<int> RunAsync(string path)
    {
        var reference = Reference.Read(await File.ReadAllTextAsync("seed/reference/reference.json"));
        var options = new StoreOptions("X99000001", StoreSpeed.Options.Clock, reference.Flags);
        var made = !File.Exists(path);
        await using var store = made ? SqliteStore.Create(path, options, Guid.CreateVersion7()) : SqliteStore.Open(path, options);
        var desk = new Desk(store, new("X99000001", "Inventon", options.Clock, []), reference, "bench", Role.Officer)
        {
            Now = () => End,
            NewId = Guid.CreateVersion7,
            Files = new SeedFiles(),
        };
        if (made)
        {
            await MakeAsync(store, desk);
        }

        var entry = (await FlagActions.ListAsync(desk, default))[0].Value;
        for (var i = 0; i < Times; i++)
        {
            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var book = ((Outcome<CoreBook>.Done)await CoreActions.MakeAsync(entry, desk, default)).Value;
            var (counted, busy) = (watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            var letters = book.Sheets.Sum(s => HtmlWriter.Write(s.Page).Length + CsvWriter.WriteAll(s.Page).Sum(f => f.Text.Length));
            Console.WriteLine(FormattableString.Invariant($"core data over {Rows:#,0} incidents: {counted:0} ms, {busy:0} ms of processor time, with pages and CSV ({letters / 1000} kB) {watch.Elapsed.TotalMilliseconds:0} ms; {string.Join(", ", ((Table)book.Sheets[1].Page.Parts[1]).Rows[0].Cells.OfType<Cell.Count>().Select(c => c.Value))}"));
        }

        return 0;
    }

    private static async Task MakeAsync(SqliteStore store, Desk desk)
    {
        var edition = await store.KeepBytesAsync(await File.ReadAllBytesAsync("seed/purple-flag/2026.json"), default);
        var entry = new FlagEntry(Guid.CreateVersion7(), "Inventon", "full", edition) { Days = [new(FrameworkRules.FirstStep, null, new(2019, 1, 1))] };
        Position[] corners = [new(52, -2), new(52, 0), new(53, 0), new(53, -2), new(52, -2)];
        var zone = new Zone(Guid.CreateVersion7(), "flag-inventon-1", "Purple Flag: Inventon", BoundaryActions.ZoneKind, [new(new Ring(corners), [])]);
        var boundary = new FlagBoundary(Guid.CreateVersion7(), entry.Id, "Inventon", 1, new(2019, 1, 1), zone) { FileSha256 = edition };
        await store.AppendAsync(new(
        [
            new(Guid.CreateVersion7(), FlagActions.Thing + ".registered", entry.Id, null, CanonicalJson.Write(FlagJson.Write(entry))),
            ZoneActions.Added(zone, desk),
            new(Guid.CreateVersion7(), FlagActions.BoundaryThing + ".drawn", boundary.Id, null, CanonicalJson.Write(FlagJson.Write(boundary))),
        ], desk.Stamp()), default);
        await store.RecordManyAsync(Incidents(), desk.Stamp(), Guid.CreateVersion7, default);
    }

    private static IEnumerable<Incident> Incidents()
    {
        ulong state = 7;
        for (var i = 0; i < Rows; i++)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            var spot = (state >> 40) % Spots;
            yield return new(
                new Guid(i, (short)(state >> 20), (short)(state >> 30), BitConverter.GetBytes(state)),
                When.Minute(End - Duration.FromDays(3) - Duration.FromSeconds(i * 94L)), new(null, $"Street {spot}", new(52.3 + (spot * 0.00007), -1.5 + (spot * 0.0001))),
                Categories[(int)((state >> 33) % (ulong)Categories.Length)], Sources[(int)((state >> 50) % (ulong)Sources.Length)])
            {
                Flags = (state >> 35) % 100 < 45 ? ["alcohol"] : [],
            };
        }
    }

    /// <summary>The files that ship, read where the repository has them.</summary>
    private sealed class SeedFiles : IFiles
    {
        public Stream Open(string path) => Stream.Null;

        public TextReader OpenText(string path) => TextReader.Null;

        public TextWriter Create(string path) => TextWriter.Null;

        public long? Size(string path) => null;

        public Stream? Shipped(string name) => File.OpenRead(Path.Combine("seed", name));

        public void Line(string text)
        {
        }

        public void Progress(string what, double share)
        {
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Storage;

namespace NteMonitor.Benchmarks;

/// <summary>How fast the store takes entries and gives them back.</summary>
internal static class StoreSpeed
{
    private static readonly NightClock Clock = new(DateTimeZoneProviders.Tzdb["Europe/London"], new LocalTime(6, 0));
    internal static readonly StoreOptions Options = new("X99000001", Clock, []);

    public static async Task<int> RecordManyAsync(int rows, string path)
    {
        await using var store = Open(path);
        var watch = Stopwatch.StartNew();
        var count = await store.RecordManyAsync(Incidents(rows), Stamp(), Guid.CreateVersion7, default);
        Report("record-many", count.Added, watch.Elapsed);
        return 0;
    }

    /// <summary>Appends one durable entry after another from the start on, and counts those of a span of time.</summary>
    /// <param name="seconds">How long the span is.</param>
    /// <param name="path">The store.</param>
    /// <param name="from">When it begins, in milliseconds since 1970, so that several processes count the same one; 0 for now.</param>
    public static async Task<int> AppendAsync(double seconds, string path, long from = 0)
    {
        await using var store = Open(path);
        var begin = from == 0 ? Milliseconds() : from;
        var (counted, total) = (0, 0);
        var worst = TimeSpan.Zero;
        for (var now = Milliseconds(); now < begin + (seconds * 1000); now = Milliseconds())
        {
            var watch = Stopwatch.StartNew();
            var incident = Incidents(1).First() with { Id = Guid.CreateVersion7() };
            await store.AppendAsync(new([new(Guid.CreateVersion7(), "incident.recorded", incident.Id, null, IncidentJson.WriteText(incident), """{"narrative":"two men arguing, calmed"}""")], Stamp()), default);
            worst = now >= begin && watch.Elapsed > worst ? watch.Elapsed : worst;
            (counted, total) = (now >= begin ? counted + 1 : counted, total + 1);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{counted} appends in {seconds} s, {counted / seconds:0}/s, worst {worst.TotalMilliseconds:0} ms, {total} with those before"));
        return 0;
    }

    /// <summary>The same by several processes together, each warm before the span begins; says whether none was lost.</summary>
    public static async Task<int> AppendManyAsync(int processes, double seconds, string path)
    {
        await using (Open(path))
        {
        }

        var from = Milliseconds() + 8000;
        var children = Enumerable.Range(0, processes)
            .Select(_ => Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["append", Invariant(seconds), path, Invariant(from)]) { RedirectStandardOutput = true, UseShellExecute = false })!)
            .ToList();
        long counted = 0, total = 0;
        foreach (var child in children)
        {
            var words = (await child.StandardOutput.ReadToEndAsync()).Split(' ');
            (counted, total) = (counted + long.Parse(words[0], CultureInfo.InvariantCulture), total + long.Parse(words[^4], CultureInfo.InvariantCulture));
        }

        await using var store = Open(path);
        Report($"{processes} processes together", counted, TimeSpan.FromSeconds(seconds), $"lost {total - store.Home.Seq}");
        return 0;
    }

    public static int Fsync(double seconds, string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1);
        var block = new byte[4096];
        var watch = Stopwatch.StartNew();
        var written = 0;
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            file.Write(block);
            file.Flush(flushToDisk: true);
            written++;
        }

        Report("raw write+fsync of 4 KiB", written, watch.Elapsed);
        return 0;
    }

    public static async Task<int> ListAsync(string path)
    {
        var watch = Stopwatch.StartNew();
        await using var store = Open(path);
        Console.WriteLine($"open {watch.ElapsedMilliseconds} ms");
        watch.Restart();
        var list = await store.ListAsync(IncidentFilter.None, default);
        Report("list", list.Count, watch.Elapsed);
        watch.Restart();
        await list.RowsAsync(list.Count / 2, 60, default);
        Report("60 rows from the middle", 60, watch.Elapsed);
        watch.Restart();
        await store.CountAsync(new() { EventsOnly = true }, [Dimension.Weekday, Dimension.Hour], default);
        Report("hour by weekday", list.Count, watch.Elapsed);
        watch.Restart();
        await store.CountAsync(new() { Nights = new(new(new(2018, 3, 1)), new(new(2018, 3, 1))), EventsOnly = true }, [Dimension.Category], default);
        Report("one night by category", 1, watch.Elapsed);
        return 0;
    }

    private static long Milliseconds() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    private static string Invariant(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static SqliteStore Open(string path) =>
        File.Exists(path) ? SqliteStore.Open(path, Options) : SqliteStore.Create(path, Options, Guid.CreateVersion7());

    private static Stamp Stamp() => new("bench", Role.Officer, Instant.FromDateTimeUtc(DateTime.UtcNow));

    private static IEnumerable<Incident> Incidents(int rows)
    {
        ulong state = 7;
        for (var i = 0; i < rows; i++)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            var spot = (state >> 40) % 6000;
            var at = Instant.FromUtc(2010, 1, 1, 0, 0) + Duration.FromMinutes(i * 5L);
            yield return new(
                new Guid((int)(i / 1000), (short)(state >> 20), (short)(state >> 30), BitConverter.GetBytes(state)),
                new(TimePrecision.Instant, at, at), new(null, $"On or near Street {spot}", new(52.3 + (spot * 0.00007), -1.5 + (spot * 0.0001))),
                (state & 3) == 0 ? "assault" : "noise", "police-open-data")
            {
                References = [new("police", $"{state:x16}{state:x16}{state:x16}{state:x16}"), new("lsoa", $"E0100{spot % 900:0000}")],
            };
        }
    }

    private static void Report(string what, long count, TimeSpan time, string more = "") =>
        Console.WriteLine($"{what}: {count} in {time.TotalSeconds:0.000} s, {count / time.TotalSeconds:0}/s {more}");
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.Search;
using NteMonitor.Storage;
using NteMonitor.Venues;

namespace NteMonitor.Benchmarks;

/// <summary>How fast words are found in a store of many incidents, with records and sealed notes beside them.</summary>
internal static class SearchSpeed
{
    private const int Batch = 1_000;

    private static readonly string[] Streets = ["Market Place", "High Street", "Mill Lane", "Station Road", "Castle Gate", "Old Meadow"];
    private static readonly string[] Words = ["glass", "door", "music", "queue", "capacity", "noise", "camera", "training", "rope", "meeting", "taxi", "refused", "badge", "window", "advice"];

    /// <summary>The queries that are measured: first letters, words, several words, kinds, phrases, numbers, what is nowhere.</summary>
    private static readonly string[] Queries =
    [
        "m", "o", "s", "v", "str", "street", "street 17", "near street 5999", "noise", "assault street 12", "heron", "heron noise", "rope visit", "\"old meadow\"", "glass door",
        "capacity training camera", "zebra", "street zebra", "P-7K3F2", "PL1234", "c0ffee", "kind:visit advice", "kind:incident m",
    ];

    public static async Task<int> RunAsync(int records, string path)
    {
        await using var store = SqliteStore.Open(path, StoreSpeed.Options);
        if (await store.RecordsAsync(new("visit") { Most = 1 }, default) is [])
        {
            await FillAsync(store, records);
        }

        var lists = Reference.Read(File.ReadAllText("seed/reference/reference.json"));
        List<(string Text, double Milliseconds)> slowest = [];
        foreach (var text in Queries)
        {
            if (SearchRules.Read(text, lists.Categories) is not Outcome<SearchText>.Done(var read))
            {
                return 1;
            }

            var kinds = read.Kinds.Count == 0 ? SearchKinds.All : read.Kinds;
            var things = kinds.SelectMany(k => k.Things).ToList();
            var query = new SearchQuery(read.Words, things, 50) { Sealed = things };
            var watch = Stopwatch.StartNew();
            var found = await store.SearchAsync(query, default);
            var first = watch.Elapsed.TotalMilliseconds;
            List<double> times = [];
            for (var i = 0; i < 20; i++)
            {
                watch.Restart();
                await store.SearchAsync(query, default);
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            times.Sort();
            slowest.Add((text, times[^1]));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{text,-26} {found.Count,3} hits; first {first,6:0.0} ms, median {times[10],6:0.0} ms, slowest of 20 {times[^1],6:0.0} ms; {string.Join(' ', found.GroupBy(h => h.Thing).Select(g => $"{g.Key} {g.Count()}"))}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slowest of all: '{slowest.MaxBy(s => s.Milliseconds).Text}', {slowest.Max(s => s.Milliseconds):0.0} ms"));
        return 0;
    }

    private static async Task FillAsync(SqliteStore store, int records)
    {
        var watch = Stopwatch.StartNew();
        ulong state = 7;
        List<Guid> venues = [];
        for (var done = 0; done < records; done += Batch)
        {
            List<NewEntry> entries = [];
            for (var i = done; i < Math.Min(records, done + Batch); i++)
            {
                state = (state * 6364136223846793005) + 1442695040888963407;
                if (i < 300)
                {
                    var venue = new Venue(Guid.CreateVersion7(), i == 0 ? "The Paper Heron" : $"The {Of(state)} {Of(state >> 9)} {i}", "pub") { Code = $"v{i}", Licence = $"PL{1000 + i}", Address = $"{i} {Streets[i % 6]}" };
                    venues.Add(venue.Id);
                    entries.Add(New("venue.added", venue.Id, VenueJson.Write(venue), """{"holder":"Invented Holder","dps":"Made Up"}"""));
                }
                else
                {
                    var day = new LocalDate(2012, 1, 1).PlusDays((int)((state >> 30) % 4000));
                    entries.Add(New("visit.recorded", Guid.CreateVersion7(), new()
                    {
                        ["venue"] = venues[(int)((state >> 20) % 300)].ToString("D"),
                        ["on"] = NodaTime.Text.LocalDatePattern.Iso.Format(day),
                        ["advice"] = $"{Of(state >> 3)} {Of(state >> 7)} seen, {Of(state >> 11)} near {Streets[(state >> 13) % 6]}; {Of(state >> 17)} at the {Of(state >> 19)}",
                    }, $$"""{"note":"{{Of(state >> 23)}} man in a {{Of(state >> 27)}} coat by the {{Of(state >> 31)}}, {{state % 9999}} m away"}"""));
                }
            }

            await store.AppendAsync(new(entries, new("bench", Role.Officer, Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(done))), default);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records} records with sealed notes written in {watch.Elapsed.TotalSeconds:0.0} s"));
    }

    private static string Of(ulong draw) => Words[draw % (ulong)Words.Length];

    private static NewEntry New(string kind, Guid subject, JsonObject facts, string personal) => new(Guid.CreateVersion7(), kind, subject, null, CanonicalJson.Write(facts), personal);
}

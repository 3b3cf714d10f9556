using System.Diagnostics;
using System.Globalization;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Workbench;
using NteMonitor.Storage;
using NteMonitor.Venues;

namespace NteMonitor.Benchmarks;

/// <summary>How long the workbench takes from a moved hour to everything that its picture shows, the baseline counted once.</summary>
internal static class SliderSpeed
{
    private const int Venues = 200;

    public static async Task<int> RunAsync(string path)
    {
        await using var store = SqliteStore.Open(path, StoreSpeed.Options);
        var desk = new Desk(store, new("X99000001", "Inventon", StoreSpeed.Options.Clock, []), Reference.Read(await File.ReadAllTextAsync("seed/reference/reference.json")), "bench", Role.Officer)
        {
            Now = () => Instant.FromUtc(2019, 7, 1, 12, 0),
            NewId = Guid.CreateVersion7,
            Files = new NoFiles(),
        };
        var book = new EmroBook(await File.ReadAllTextAsync("seed/emro/levy.json"), await File.ReadAllTextAsync("seed/emro/costs.json"));
        var around = new Surroundings(StoreSpeed.Options.Clock, new(2019, 7, 1), [.. Enumerable.Range(0, Venues).Select(Venue)], []) { Levy = book.Terms, Costs = book.CostBook };
        var scenario = new Scenario(Guid.CreateVersion7(), "All of it", Tool.Order)
        {
            Order = new OrderDraft("All of it") { Days = [.. Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None).Select(d => new DayRule(d, new(3, 0), new(6, 0)))] },
            Nights = new(new(new(2010, 1, 1)), new(new(2019, 6, 30))),
            Earlier = new(5, 45),
            Elsewhere = new(16, 34),
        };
        var kept = new KeptScenario(scenario, new(scenario.Id, "scenario", ScenarioJson.Write(scenario), Guid.Empty, "scenario.saved", null, 0, 1, desk.Now(), "bench"));
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var (first, counted) = await BenchActions.RunAsync(kept, new(around, [kept]), [], desk, default);
        Console.WriteLine(Invariant($"first picture, everything counted: {watch.Elapsed.TotalMilliseconds:0} ms, {(Environment.CpuUsage.TotalTime - before).TotalMilliseconds:0} ms of processor time; {first.Study!.Study.Inputs.Counts.HourKnown:#,0} events, {first.Study.Study.Inputs.Counts.InWindow:#,0} in the window, {Venues} venues"));

        var bench = new Bench(around, [kept]) { Cubes = new Dictionary<CountKey, Cube> { [CountKey.Of(scenario)] = counted! } };
        List<double> times = [];
        var busy = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < 92; i++)
        {
            var at = LocalTime.FromMinutesSinceMidnight(i % 23 * 15);
            var moved = scenario with { Order = scenario.Order with { Days = [.. scenario.Order.Days.Select(d => d with { Start = at })] } };
            watch.Restart();
            await BenchActions.RunAsync(kept with { Scenario = moved }, bench, [], desk, default);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        var warm = times.Skip(23).Order().ToList();
        Console.WriteLine(Invariant($"slider, {scenario.Draws:#,0} draws, questions and verdict: median {warm[warm.Count / 2]:0.0} ms, slowest {warm[^1]:0.0} ms, the very first {times[0]:0.0} ms; {(Environment.CpuUsage.TotalTime - busy).TotalMilliseconds / times.Count:0.0} ms of processor time each"));
        return 0;
    }

    private static Venue Venue(int number) => new(Guid.CreateVersion7(), string.Create(CultureInfo.InvariantCulture, $"Invented {number:000}"), "pub")
    {
        Capacity = 100 + (number * 3),
        SaleHours = Hours(number),
        OpeningHours = Hours(number),
    };

    private static IReadOnlyList<DayHours> Hours(int number) => ((Outcome<IReadOnlyList<DayHours>>.Done)HoursText.Read("hours", $"Mon-Sun 18:00-0{1 + (number % 5)}:00")).Value;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private sealed class NoFiles : IFiles
    {
        public Stream Open(string path) => Stream.Null;

        public TextReader OpenText(string path) => TextReader.Null;

        public TextWriter Create(string path) => TextWriter.Null;

        public long? Size(string path) => null;

        public void Line(string text)
        {
        }

        public void Progress(string what, double share)
        {
        }
    }
}

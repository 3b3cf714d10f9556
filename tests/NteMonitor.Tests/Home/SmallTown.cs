using System.Globalization;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Home;
using NteMonitor.Incidents;
using NteMonitor.Storage;
using NteMonitor.Terminal;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Home;

/// <summary>A small invented town on a fixed night, in a real store of its own.</summary>
internal sealed class SmallTown : IAsyncDisposable
{
    public static readonly Instant Evening = Instant.FromUtc(2026, 11, 20, 23, 40);

    private static readonly NightClock Clock = new(DateTimeZoneProviders.Tzdb["Europe/London"], new LocalTime(6, 0));
    private readonly string _folder;
    private readonly SqliteStore _store;
    private int _ids;

    private SmallTown(string folder, SqliteStore store, Role role)
    {
        (_folder, _store) = (folder, store);
        Desk = DeskOf(role, "ada");
    }

    /// <summary>The time at every desk of the town.</summary>
    public Instant Now { get; set; } = Evening;

    public Desk Desk { get; }

    /// <summary>An empty town.</summary>
    public static SmallTown Empty(Role role = Role.Officer)
    {
        var folder = Directory.CreateTempSubdirectory("nte-screens-").FullName;
        var options = new StoreOptions("X99000002", Clock, Lists().Flags);
        return new(folder, SqliteStore.Create(Path.Combine(folder, "town.db"), options, new("019a0000-0000-7000-8000-00000000ffff")), role);
    }

    /// <summary>A town with four venues and eleven accounts, two of them of one event and two more that may be.</summary>
    public static async Task<SmallTown> OpenAsync(Role role = Role.Officer)
    {
        var town = Empty(role);
        var officer = town.DeskOf(Role.Officer, "ctrl2");
        foreach (var (name, code, kind) in new[] { ("The Gilded Heron", "heron", "pub"), ("Club Nowhere", "nowhere", "nightclub"), ("The Invented Anchor", "anchor", "pub"), ("Dumpling Dock", "dock", "takeaway") })
        {
            var draft = new VenueDraft { Name = name, Code = code, Kind = kind, Position = "54.50,2.5" + code.Length, Capacity = "200", SaleHours = "Mon-Thu 10:00-23:30, Fri,Sat 10:00-02:00" };
            Done(await VenueActions.AddAsync(draft, null, officer, default));
        }

        await town.LogAsync("2026-10", "", "asb", place: "On or near Invented Street");
        foreach (var week in new[] { 14, 13, 7, 7, 7, 6 })
        {
            await town.LogAsync($"{Evening.Minus(Duration.FromDays(week)).InUtc().Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)} 2315", "heron", week == 13 ? "theft" : "refusal");
        }

        await town.LogAsync("2105", "anchor", "refusal");
        var first = await town.LogAsync("2310", "heron", "assault", source: "cctv");
        var second = await town.LogAsync("2314", "heron", "assault", source: "warden");
        await town.LogAsync("2330", "nowhere", "ejection", source: "cctv");
        await town.LogAsync("2333", "nowhere", "ejection", source: "warden");
        Done(await IncidentActions.LinkAsync(first, second, officer, default));
        return town;
    }

    public Desk DeskOf(Role role, string actor) => new(_store, new("X99000002", "Nowhere-on-Sea", Clock,
        [new("purple-flag", "Purple Flag 17:00-06:00", new(17, 0), new(6, 0))]), Lists(), actor, role)
    {
        Now = () => Now,
        NewId = () => new($"019a0000-0000-7000-8000-{++_ids:x12}"),
        Files = new NoFiles(),
        Schedule = House.Schedule,
        Shifts = House.Shifts,
    };

    /// <summary>Records an account as a colleague at another desk would.</summary>
    public async Task<Account> LogAsync(string when, string venue, string category, string source = "", string place = "")
    {
        var draft = new IncidentDraft { When = when, Venue = venue, Category = category, Source = source, Place = place };
        var recorded = Done(await IncidentActions.RecordAsync(draft, null, DeskOf(Role.Officer, "ctrl2"), default));
        return (await _store.IncidentAsync(recorded.Incident.Id, default))!;
    }

    public async Task<IReadOnlyList<Account>> AccountsAsync() => await (await _store.ListAsync(IncidentFilter.None, default)).RowsAsync(0, 100, default);

    public HomeProgram Program() => new(Desk, [("Authority", "Nowhere-on-Sea (X99000002)"), ("Time zone", "Europe/London"), ("Store", "sqlite:town.db")]);

    public Task<Script<HomeModel>> ScriptAsync(int width = 80, int height = 24) => Script.StartAsync(Program(), new HomeActions(Desk), new(new(width, height)));

    /// <summary>Returns what a run in linear mode prints when these lines are typed.</summary>
    public async Task<(HomeModel Model, string Printed)> LinearAsync(string lines)
    {
        var output = new StringWriter { NewLine = "\n" };
        var model = await Linear.RunAsync(Program(), new HomeActions(Desk), new StringReader(lines.Replace('|', '\n')), output);
        return (model, output.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static Reference Lists() => Reference.Read(File.ReadAllText(Path.Combine(House.Root, "seed/reference/reference.json")));

    private static T Done<T>(Outcome<T> outcome) => outcome is Outcome<T>.Done(var value)
        ? value
        : throw new InvalidOperationException(string.Join(" ", ((Outcome<T>.Refused)outcome).Reasons.Select(r => r.Message)));

    private sealed class NoFiles : IFiles
    {
        public Stream Open(string path) => Stream.Null;

        public TextReader OpenText(string path) => TextReader.Null;

        public TextWriter Create(string path) => TextWriter.Null;

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

using NodaTime;
using NteMonitor.Demo;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Premises;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Demo;

/// <summary>The town is made once for all of these facts.</summary>
public sealed class DemoTownTests(DemoTownTests.Made made) : IClassFixture<DemoTownTests.Made>
{
    /// <summary>Saturday 21 November 2026, 00:45 by the local clock: Friday's night.</summary>
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 21, 0, 45);

    public sealed class Made : IAsyncLifetime, IDisposable
    {
        private readonly OpenDesk _open = new() { Now = Now };

        internal Desk Desk => _open.Desk;

        public long Count { get; private set; }

        public async Task InitializeAsync() => Count = await DemoActions.BuildAsync(Town(), Desk, default);

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => _open.Dispose();
    }

    [Fact]
    public async Task The_town_has_three_years_of_nights()
    {
        made.Count.ShouldBeInRange(13_000, 19_000);
        var nights = (await CountAsync(new() { EventsOnly = true }, Dimension.Night)).Where(c => c.Keys[0] is not null).Select(c => c.Keys[0]!).Order(StringComparer.Ordinal).ToList();
        (nights[0], nights[^1]).ShouldBe(("2023-11-20", "2026-11-20"));
    }

    [Fact]
    public async Task The_same_town_at_the_same_moment_gives_the_same_bodies()
    {
        using var again = new OpenDesk { Now = Now };
        await DemoActions.BuildAsync(Town(), again, default);
        (await BodiesAsync(again)).ShouldBe(await BodiesAsync(made.Desk));
    }

    [Fact]
    public async Task Fridays_and_saturdays_are_the_busy_nights()
    {
        var days = await CountAsync(new() { EventsOnly = true }, Dimension.Weekday);
        long On(string day) => days.Single(d => d.Keys[0] == day).Count;
        On("6").ShouldBeGreaterThan(On("4") * 2);
        On("5").ShouldBeGreaterThan(On("7") * 2);
    }

    [Fact]
    public async Task Closing_time_shows_at_the_clubs()
    {
        var club = (await VenuesAsync())["vortex"];
        var hours = await CountAsync(new() { Venue = club.Venue.Id }, Dimension.Hour);
        hours.Where(h => h.Keys[0] is not null).MaxBy(h => h.Count)!.Keys[0].ShouldBe("3");
    }

    [Fact]
    public async Task The_clubs_stand_out()
    {
        var venues = (await VenuesAsync()).Values.ToDictionary(v => v.Venue.Id.ToString("D"), v => v.Venue);
        var most = (await CountAsync(new() { EventsOnly = true }, Dimension.Venue)).Where(c => c.Keys[0] is not null)
            .OrderByDescending(c => c.Count).Take(3).Select(c => venues[c.Keys[0]!].Kind);
        most.ShouldAllBe(kind => kind == "nightclub");
    }

    [Fact]
    public async Task Events_with_several_accounts_are_counted_once()
    {
        var accounts = (await CountAsync(new())).Sum(c => c.Count);
        var events = (await CountAsync(new() { EventsOnly = true })).Sum(c => c.Count);
        (accounts - events).ShouldBeInRange(50, 500);
    }

    [Fact]
    public async Task Tonight_two_pairs_of_accounts_wait_for_a_person()
    {
        var tonight = await made.Desk.Store.AroundAsync(new(Now - Duration.FromHours(2), Now), 100, default);
        var against = await IncidentActions.AgainstAsync(made.Desk, default);
        List<string> whys = [];
        foreach (var account in tonight)
        {
            whys.AddRange((await IncidentActions.SuggestAsync(account, against, made.Desk, default)).Select(s => s.Why));
        }

        whys.Distinct().ShouldBe(["same venue, 4 minutes apart, both violence, another source", "same venue, 5 minutes apart, both disorder, another source"], ignoreOrder: true);
    }

    [Fact]
    public async Task Rows_that_know_only_their_month_or_day_are_among_them()
    {
        var known = (await CountAsync(new(), Dimension.Precision)).ToDictionary(c => c.Keys[0]!, c => c.Count);
        known["month"].ShouldBe(36 * 12);
        known["interval"].ShouldBeInRange(30, 300);
    }

    [Fact]
    public async Task Nothing_happens_at_a_venue_that_has_closed()
    {
        var closed = (await VenuesAsync())["nook"];
        VenueRules.StatusOn(closed.Venue, new(2026, 11, 20)).ShouldBe(VenueStatus.Closed);
        var last = await (await made.Desk.Store.ListAsync(new() { Venue = closed.Venue.Id }, default)).RowsAsync(0, 1, default);
        last[0].Incident.When.From.ShouldBeLessThan(Now - Duration.FromDays(259));
    }

    [Fact]
    public async Task The_register_and_its_history_read_well() =>
        string.Join('\n', PremisesScreen.Lines(WithoutIncidents(await PremisesActions.OpenAsync((await VenuesAsync())["barrel"], made.Desk, default)), made.Desk).Select(l => l.ToString().TrimEnd())).ShouldMatchApproved();

    private static PremisesFile WithoutIncidents(PremisesFile file) => file with { Timeline = [.. file.Timeline.Where(e => e.Thing != "incident")] };

    [Fact]
    public async Task The_journal_is_whole_and_nothing_in_it_lies_in_the_future()
    {
        (await JournalActions.VerifyAsync(made.Desk.Store, default)).Faults.ShouldBeEmpty();
        await foreach (var entry in made.Desk.Store.EntriesAsync(new(), default))
        {
            entry.At.ShouldBeLessThanOrEqualTo(Now);
        }
    }

    [Fact]
    public async Task Every_code_is_one_of_the_lists()
    {
        var lists = House.Reference;
        (await KeysAsync(Dimension.Category)).ShouldBeSubsetOf(lists.Categories.Select(c => c.Code));
        (await KeysAsync(Dimension.Source)).ShouldBeSubsetOf(lists.Sources.Select(s => s.Code));
        (await KeysAsync(Dimension.Flag)).ShouldBeSubsetOf(lists.Flags.Select(f => f.Code));
        (await VenuesAsync()).Values.Select(v => v.Venue.Kind).ShouldBeSubsetOf(lists.VenueKinds.Select(k => k.Code));
        (await VenuesAsync()).Values.SelectMany(v => v.Venue.Conditions).Select(c => c.Objective!).ShouldBeSubsetOf(lists.Objectives.Select(o => o.Code));
    }

    [Theory]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    public void Easter_falls_where_the_calendar_has_it(int year, int month, int day) => DemoCalendar.Easter(year).ShouldBe(new LocalDate(year, month, day));

    [Fact]
    public void Bank_holidays_are_those_of_2026() =>
        Enumerable.Range(0, 365).Select(d => new LocalDate(2026, 1, 1).PlusDays(d)).Where(DemoCalendar.IsBankHoliday).Select(d => d.ToString("MM-dd", null))
            .ShouldBe(["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-26"]);

    private static DemoTown Town() => new(Seed("town.json"), Seed("zones.geojson"));

    private static string Seed(string file) => File.ReadAllText(Path.Combine(House.Root, "seed/demo-town", file));

    private Task<IReadOnlyList<Counted>> CountAsync(IncidentFilter filter, params Dimension[] by) => made.Desk.Store.CountAsync(filter, by, default);

    private async Task<IEnumerable<string>> KeysAsync(Dimension by) => (await CountAsync(new(), by)).Select(c => c.Keys[0]).OfType<string>();

    private async Task<Dictionary<string, KeptVenue>> VenuesAsync() => (await made.Desk.Store.VenuesAsync(default)).ToDictionary(v => v.Venue.Code!);

    private static async Task<List<string>> BodiesAsync(Desk desk)
    {
        List<string> bodies = [];
        await foreach (var entry in desk.Store.EntriesAsync(new(), default))
        {
            bodies.Add($"{entry.At} {entry.Actor} {entry.Kind} {(entry.Kind == "link.made" ? "" : entry.Subject)} {entry.Body}");
        }

        return bodies;
    }
}

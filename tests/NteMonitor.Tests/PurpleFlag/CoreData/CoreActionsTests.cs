using NodaTime;
using NteMonitor.Access;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.PurpleFlag.CoreData;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.Venues;

namespace NteMonitor.Tests.PurpleFlag.CoreData;

public sealed class CoreActionsTests : IDisposable
{
    private readonly CoreTown _town = new();

    public void Dispose() => _town.Dispose();

    [Fact]
    public async Task A_small_town_as_a_page()
    {
        var entry = await _town.EntryAsync();
        await LogAsync();
        (await SheetAsync(entry.Value, "crime")).ShouldSatisfyAllConditions(s => MarkdownWriter.Write(s.Page).ShouldMatchApproved("md"));
    }

    [Fact]
    public async Task Every_figure_of_it_can_be_made_again_from_its_own_files()
    {
        var entry = await _town.EntryAsync();
        await LogAsync();
        await VenuesAsync();
        var verdict = CoreTown.Verify(await _town.BookAsync(entry.Value));
        verdict.Faults.ShouldBeEmpty();
        verdict.Figures.Sums.ShouldBeGreaterThan(50);
        verdict.Figures.Percentages.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Only_what_lies_in_the_boundary_counts()
    {
        var entry = await _town.EntryAsync();
        await _town.Log("assault", 30, new(2026, 3, 7, 23, 30)).Log("assault", 40, new(2026, 3, 7, 23, 30), at: CoreTown.Outside).WriteAsync();
        (await GlanceAsync(entry.Value))[^1].All.ShouldBe(30);
    }

    [Fact]
    public async Task Without_a_boundary_nothing_is_counted_and_the_whole_town_is_not_taken_for_it()
    {
        var entry = await _town.EntryAsync(drawn: false);
        await _town.Log("assault", 30, new(2026, 3, 7, 23, 30)).WriteAsync();
        var book = await _town.BookAsync(entry.Value);
        book.Sheets.ShouldHaveSingleItem().Code.ShouldBe("overview");
        book.States.First(s => s.Set.Code == "crime").ShouldSatisfyAllConditions(s => s.Cover.ShouldBe(CoreCover.Absent), s => s.Missing.ShouldHaveSingleItem().ShouldStartWith("No boundary is drawn"));
        CoreTown.Verify(book).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_accounts_of_one_event_count_once_and_the_second_is_said_by_source()
    {
        var entry = await _town.EntryAsync();
        await _town.Log("assault", 30, new(2026, 3, 7, 23, 30)).WriteAsync();
        var first = (await (await _town.Open.Desk.Store.ListAsync(IncidentFilter.None, default)).RowsAsync(0, 1, default))[0];
        await _town.Log("assault", 1, new(2026, 3, 7, 23, 35), "cctv").WriteAsync();
        var second = (await (await _town.Open.Desk.Store.ListAsync(new() { Sources = ["cctv"] }, default)).RowsAsync(0, 1, default))[0];
        (await GlanceAsync(entry.Value))[^1].All.ShouldBe(31);
        CoreTown.Done(await IncidentActions.LinkAsync(first, second, _town.Open, default));
        (await GlanceAsync(entry.Value))[^1].All.ShouldBe(30);
        Tables(await SheetAsync(entry.Value, "crime")).First(t => t.Id == "further").Rows[0].Cells[0].ShouldBe(new Cell.Text("CCTV"));
    }

    [Fact]
    public async Task A_row_that_knows_only_its_month_is_in_no_figure_and_is_counted_aloud()
    {
        var entry = await _town.EntryAsync();
        await _town.Log("assault", 30, new(2026, 3, 7, 23, 30)).WriteAsync();
        var month = _town.Open.Desk.Town.Clock.Span(new YearMonth(2026, 1));
        for (var i = 0; i < 7; i++)
        {
            _town.Add(new(_town.Open.Desk.NewId(), new(TimePrecision.Month, month.Start, month.End), new(null, "Quay", CoreTown.Inside), "theft", "police"));
        }

        await _town.WriteAsync();
        (await GlanceAsync(entry.Value))[^1].All.ShouldBe(30);
        var sheet = await SheetAsync(entry.Value, "crime");
        sheet.Page.Parts.OfType<Paragraph>().ShouldContain(p => p.Text.StartsWith("7 rows of these months know only their month."));
        Tables(sheet).First(t => t.Id == "month-only-category").Rows[0].Cells.ShouldBe([(Cell)"Other theft", (Cell)7]);
    }

    [Fact]
    public async Task An_event_that_knows_only_its_night_is_in_no_figure_of_the_hours()
    {
        var entry = await _town.EntryAsync();
        var night = _town.Open.Desk.Town.Clock.Span(new Night(new(2026, 3, 6)));
        await _town.Log("assault", 30, new(2026, 3, 7, 23, 30)).WriteAsync();
        for (var i = 0; i < 6; i++)
        {
            _town.Add(new(_town.Open.Desk.NewId(), new(TimePrecision.Night, night.Start, night.End), new(null, "Quay", CoreTown.Inside), "theft", "venue"));
        }

        await _town.WriteAsync();
        var sheet = await SheetAsync(entry.Value, "crime");
        Tables(sheet)[0].Rows.Select(r => r.Cells[7]).ShouldBe([36, (Cell)30, 36, 30]);
        Tables(sheet).First(t => t.Id == "hours-all").Rows.First(r => r.Cells[0] == (Cell)"Hour not known").Cells[7].ShouldBe((Cell)6);
    }

    [Fact]
    public async Task Hours_of_a_framework_that_begin_on_no_hour_are_counted_by_themselves()
    {
        var entry = await _town.EntryAsync();
        await _town.Log("assault", 30, new(2026, 3, 7, 23, 30)).Log("theft", 25, new(2026, 3, 7, 4, 45)).WriteAsync();
        var counted = await _town.BookAsync(entry.Value);
        Tables(counted.Sheets[1])[0].Rows[1].Cells[7].ShouldBe((Cell)55);
        var shipped = CoreTown.Done(NteMonitor.PurpleFlag.Framework.FrameworkActions.Shipped(null, _town.Open.Desk.Files));
        var text = System.Text.Encoding.UTF8.GetString(shipped.Bytes).Replace("\"to\": \"05:00\", \"known\": \"public\", \"sources\": [\"I\"]", "\"to\": \"04:30\", \"known\": \"public\", \"sources\": [\"I\"]");
        var own = entry.Value with { EditionSha256 = await _town.Open.Desk.Store.KeepBytesAsync(System.Text.Encoding.UTF8.GetBytes(text), default) };
        Tables((await _town.BookAsync(own)).Sheets[1])[0].Rows[1].Cells[7].ShouldBe((Cell)30);
    }

    [Fact]
    public async Task Premises_are_counted_by_kind_hour_and_capacity_and_what_is_not_known_is_a_row_of_its_own()
    {
        var entry = await _town.EntryAsync();
        await VenuesAsync();
        (await SheetAsync(entry.Value, "composition")).ShouldSatisfyAllConditions(s => MarkdownWriter.Write(s.Page).ShouldMatchApproved("md"));
        (await CoreActions.StatesAsync(entry.Value, _town.Open, default)).First(s => s.Set.Code == "composition").Missing
            .ShouldBe(["1 of 3 premises without opening hours", "1 of 3 premises without a capacity", "1 of the town have no position"]);
    }

    [Fact]
    public async Task A_log_that_begins_in_the_second_year_leaves_the_first_blank_and_says_so()
    {
        var entry = await _town.EntryAsync();
        await _town.Log("assault", 60, new(2026, 3, 7, 23, 30)).WriteAsync();
        var table = Tables(await SheetAsync(entry.Value, "crime"))[1];
        table.Columns.Select(c => c.Heading).Take(4).ShouldBe(["Category", "Year to 13 Mar 2024", "Year to 13 Mar 2025 (part)", "Year to 13 Mar 2026"]);
        table.Rows[0].Cells.Select(c => CellText.Of(c)).ShouldBe(["Assault without injury", "not logged", "8", "52", "not logged", "not logged", "part year", "part year"]);
        (await CoreActions.StatesAsync(entry.Value, _town.Open, default)).First(s => s.Set.Code == "crime").Cover.ShouldBe(CoreCover.Partial);
    }

    [Fact]
    public async Task An_event_without_a_place_on_the_ground_is_in_no_figure_and_is_said()
    {
        var entry = await _town.EntryAsync();
        await _town.Log("assault", 30, new(2026, 3, 7, 23, 30)).WriteAsync();
        for (var i = 0; i < 6; i++)
        {
            _town.Add(new(_town.Open.Desk.NewId(), When.Minute(Instant.FromUtc(2026, 2, 7, 23, i)), new(null, "Somewhere", null), "theft", "venue"));
        }

        await _town.WriteAsync();
        (await GlanceAsync(entry.Value))[^1].All.ShouldBe(30);
        (await SheetAsync(entry.Value, "crime")).Page.Parts.OfType<Note>().ShouldContain(n => n.Text.StartsWith("6 events of the town have no place on the ground"));
    }

    [Fact]
    public async Task The_night_on_which_a_source_of_few_events_began_is_not_told()
    {
        var entry = await _town.EntryAsync();
        await _town.Log("assault", 60, new(2026, 3, 7, 23, 30)).Log("medical", 6, new(2026, 3, 7, 2, 0), "ambulance").Log("noise", 20, new(2026, 3, 7, 2, 0), "cctv").WriteAsync();
        var late = (await SheetAsync(entry.Value, "crime")).Page.Parts.OfType<Note>().Where(n => n.Text.Contains("reports from the night of")).Select(n => n.Text).ToList();
        late.ShouldHaveSingleItem().ShouldStartWith("CCTV reports from");
    }

    [Fact]
    public async Task A_boundary_that_holds_only_later_is_not_said_to_be_missing()
    {
        var entry = await _town.EntryAsync();
        var done = entry.Value.With(new("core-data", null, new(2026, 1, 9)));
        (await CoreActions.StatesAsync(done, _town.Open, default)).First(s => s.Set.Code == "crime").Missing.ShouldHaveSingleItem().ShouldStartWith("The boundary holds from 2026-01-10, after the day of these figures, 2026-01-09");
    }

    [Theory]
    [InlineData(Role.Police, true)]
    [InlineData(Role.Admin, true)]
    [InlineData(Role.Warden, false)]
    [InlineData(Role.Assessor, false)]
    public async Task Only_those_who_may_read_entries_compute_them(Role role, bool may)
    {
        var entry = await _town.EntryAsync();
        ((await CoreActions.MakeAsync(entry.Value, _town.Open.As(role), default)) is Outcome<CoreBook>.Done).ShouldBe(may);
    }

    private async Task LogAsync() => await _town
        .Log("assault", 24, new(2026, 3, 7, 23, 30)).Log("assault", 31, new(2025, 3, 8, 23, 30)).Log("assault", 28, new(2024, 3, 9, 0, 30))
        .Log("sexual", 3, new(2026, 2, 7, 23, 30)).Log("theft", 9, new(2026, 2, 5, 1, 10)).Log("theft", 22, new(2025, 3, 6, 1, 10))
        .Log("noise", 26, new(2026, 3, 6, 22, 5), "cctv").Log("noise", 30, new(2025, 3, 7, 22, 5)).Log("asb", 7, new(2024, 3, 8, 14, 0))
        .Log("medical", 6, new(2026, 1, 3, 2, 0), "street-pastor").Log("medical", 2, new(2023, 4, 3, 2, 0)).WriteAsync();

    private async Task VenuesAsync()
    {
        await _town.VenueAsync(Venue("The Quay", "pub", CoreTown.Inside) with { Capacity = 220, SaleHours = Hours("Mon-Sun 11:00-00:30"), OpeningHours = Hours("Mon-Sun 11:00-01:00") });
        await _town.VenueAsync(Venue("Vortex", "nightclub", CoreTown.Inside) with { Capacity = 640, SaleHours = Hours("Fri-Sat 22:00-03:30"), OpeningHours = Hours("Fri-Sat 22:00-04:00") });
        await _town.VenueAsync(Venue("Chips", "takeaway", CoreTown.Inside));
        await _town.VenueAsync(Venue("Gone", "pub", CoreTown.Inside) with { Statuses = [new(VenueStatus.Closed, new(2025, 1, 1))] });
        await _town.VenueAsync(Venue("Far", "pub", CoreTown.Outside));
        await _town.VenueAsync(Venue("Somewhere", "pub", null));
    }

    private Venue Venue(string name, string kind, Position? at) => new(_town.Open.Desk.NewId(), name, kind) { Position = at };

    private static IReadOnlyList<DayHours> Hours(string text) => CoreTown.Done(HoursText.Read("hours", text));

    private async Task<CoreSheet> SheetAsync(FlagEntry entry, string code) => (await _town.BookAsync(entry)).Sheets.First(s => s.Code == code);

    private async Task<IReadOnlyList<(long All, long Alcohol)>> GlanceAsync(FlagEntry entry) =>
        [.. Tables(await SheetAsync(entry, "crime"))[0].Rows[0].Cells.Skip(1).Chunk(3).Select(c => (c[0] is Cell.Count(var all) ? all : -1, c[1] is Cell.Count(var alcohol) ? alcohol : -1))];

    private static List<Table> Tables(CoreSheet sheet) => [.. sheet.Page.Parts.OfType<Table>()];
}

using System.CommandLine;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Emro;
using NteMonitor.Incidents;
using NteMonitor.Tests.Zones;
using NteMonitor.Zones;

namespace NteMonitor.Tests.Emro;

/// <summary>Before and after from the log: the test series of months laid down as events at half past three, then counted.</summary>
public sealed class LogFigureTests : IDisposable
{
    private const string Asked = "--zone core --control far --from 2022-01-01 --on 2025-01-01 --to 2025-12-31 --window 03:00-06:00";

    private static readonly Position InCore = new(54.55, 2.55), InBoth = new(54.55, 2.65), InRing = new(54.55, 2.75), Far = new(54.95, 2.55), Sea = new(55.5, 3.5);

    private readonly OpenDesk _open = new();
    private int _made;

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task The_test_series_comes_out_of_the_log_as_out_of_a_file()
    {
        await FillAsync();
        var json = (await RunAsync($"{Asked} --kind counts --phi 1")).Json!.AsObject();
        var counts = json["counts"]!;
        counts["cells"]!.AsArray().Select(c => c!["count"]!.GetValue<double>()).ShouldBe([1150, 342, 667, 259]);
        counts["rrr"]!.GetValue<double>().ShouldBe(0.765869, 1e-6);
        counts["se"]!.GetValue<double>().ShouldBe(0.095675, 1e-6);
        json["periods"]!.AsArray().Count(p => p!["after"]!.GetValue<bool>()).ShouldBe(12);
        json["periods"]!.AsArray().Sum(p => p!["days"]!.GetValue<int>()).ShouldBe((3 * 365) + 366);
        json["readings"]!.AsArray().Count.ShouldBe(8);
    }

    [Fact]
    public async Task What_was_chosen_and_what_was_not_counted_stand_in_words()
    {
        await FillAsync();
        var answer = await RunAsync($"{Asked} --buffer ring --harmonics 1");
        answer.Refused.ShouldBeEmpty();
        answer.Text!.ShouldMatchApproved();
    }

    [Fact]
    public async Task A_month_in_which_the_change_came_belongs_to_neither_side()
    {
        await FillAsync();
        var json = (await RunAsync("--zone core --from 2022-01-15 --on 2025-01-10 --to 2025-12-30 --window 3-6")).Json!.AsObject();
        json["leftOut"]!.AsArray().Select(l => l!.GetValue<string>().Split(':')[0]).ShouldBe(["2022-01", "2025-01", "2025-12"]);
        json["periods"]!.AsArray().Count.ShouldBe(45);
        json["periods"]![0]!["time"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task The_small_hours_of_the_first_of_a_month_belong_to_that_month()
    {
        await RecordAsync(new(2025, 1, 1, 3, 30), InCore);
        await RecordAsync(new(2024, 12, 31, 3, 30), InCore);
        var json = (await RunAsync("--zone core --from 2024-12-01 --on 2025-01-01 --to 2025-01-31 --window 03:00-06:00 --kind counts")).Json!.AsObject();
        json["periods"]!.AsArray().Select(p => p!["treated"]!.GetValue<long>()).ShouldBe([1, 1]);
        json["calendarDays"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Only_the_days_asked_for_are_counted_and_are_the_exposure()
    {
        await RecordAsync(new(2025, 1, 4, 3, 30), InCore);
        await RecordAsync(new(2025, 1, 5, 3, 30), InCore);
        await RecordAsync(new(2025, 2, 1, 3, 30), InCore);
        var json = (await RunAsync("--zone core --from 2025-01-01 --on 2025-02-01 --to 2025-02-28 --window 03:00-06:00 --day sat --kind counts")).Json!.AsObject();
        json["periods"]!.AsArray().Select(p => (p!["treated"]!.GetValue<long>(), p["days"]!.GetValue<int>())).ShouldBe([(1L, 4), (1L, 4)]);
    }

    [Fact]
    public async Task Months_of_which_the_log_holds_nothing_are_left_out_and_not_taken_for_nought()
    {
        await RecordAsync(new(2025, 2, 1, 3, 30), InCore);
        await RecordAsync(new(2025, 3, 1, 3, 30), InCore);
        var json = (await RunAsync("--zone core --from 2025-01-01 --on 2025-03-01 --to 2025-03-31 --window 03:00-06:00 --kind counts")).Json!.AsObject();
        json["leftOut"]!.AsArray().Select(l => l!.GetValue<string>()).ShouldBe(["2025-01: the log holds nothing at all of it"]);
    }

    [Fact]
    public async Task Weeks_are_counted_from_the_change()
    {
        for (var day = new LocalDate(2025, 1, 1); day < new LocalDate(2025, 3, 1); day = day.PlusDays(1))
        {
            await RecordAsync(day + new LocalTime(23, 0), InCore);
        }

        var json = (await RunAsync("--zone core --from 2025-01-01 --on 2025-02-01 --to 2025-02-28 --by week --kind counts")).Json!.AsObject();
        json["periods"]!.AsArray().Select(p => p!["first"]!.GetValue<string>()).ShouldBe(["2025-01-04", "2025-01-11", "2025-01-18", "2025-01-25", "2025-02-01", "2025-02-08", "2025-02-15", "2025-02-22"]);
        json["counts"]!["rrr"]!.GetValue<double>().ShouldBe(1, 1e-12);
    }

    [Fact]
    public async Task An_event_in_two_areas_counts_once()
    {
        await ZonesAsync();
        await RecordAsync(new(2025, 1, 4, 3, 30), InBoth, zones: false);
        await RecordAsync(new(2025, 1, 5, 3, 30), InRing, zones: false);
        await RecordAsync(new(2025, 2, 4, 3, 30), InRing, zones: false);
        await RecordAsync(new(2025, 2, 4, 3, 30), InCore, zones: false);
        await RecordAsync(new(2025, 2, 4, 3, 30), Far, zones: false);
        await RecordAsync(new(2025, 1, 4, 3, 30), Far, zones: false);
        var json = (await RunAsync("--zone core --buffer ring --control all --from 2025-01-01 --on 2025-02-01 --to 2025-02-28 --window 03:00-06:00 --kind counts")).Json!.AsObject();
        json["periods"]!.AsArray().Select(p => (p!["treated"]!.GetValue<long>(), p["buffer"]!.GetValue<long>(), p["control"]!.GetValue<long>())).ShouldBe([(1L, 1L, 1L), (1L, 1L, 1L)]);
        json["areas"]!.AsArray().Select(a => a!["countedElsewhere"]!.GetValue<long>()).ShouldBe([0, 4, 1]);
    }

    [Fact]
    public async Task What_cannot_be_counted_is_refused_with_every_reason()
    {
        await ZonesAsync();
        (await RunAsync("--zone nowhere --control far --from 2025-02-30 --to 2025-12-31 --window 05:00-07:00 --day someday --category brawl")).Refused.Select(r => r.Field)
            .ShouldBe(["--zone", "--from", "--on", "--window", "--day", "--category"], ignoreOrder: true);
        (await RunAsync("--zone core --control core --from 2025-01-01 --on 2025-01-01 --to 2024-01-01")).Refused.Select(r => r.Field).ShouldBe(["--zone", "--on", "--to"], ignoreOrder: true);
        Outcome.Said((await RunAsync("--zone core --from 2025-01-01 --on 2026-01-01 --to 2026-03-15 --window 03:00-06:00")).Refused).ShouldContain("The last day that is over is 2026-03-14");
        Outcome.Said((await RunAsync("--zone core --from 2025-01-01 --on 2026-01-01 --to 2026-02-28")).Refused).ShouldContain("There is no row 'treated before'");
        (await RunAsync("--zone core --from 2025-01-01 --on 2026-01-01 --to 2026-02-28 --kind counts --harmonics 2")).Refused.ShouldHaveSingleItem().Field.ShouldBe("--harmonics");
    }

    [Fact]
    public async Task Who_may_not_read_the_log_counts_nothing()
    {
        await ZonesAsync();
        var answer = await RunAsync(Asked, Role.Assessor);
        answer.Exit.ShouldBe(4);
    }

    private async Task FillAsync()
    {
        await ZonesAsync();
        List<(LocalDateTime, Position, TimePrecision)> events =
        [
            (new(2025, 5, 1, 12, 0), InCore, TimePrecision.Night), (new(2025, 5, 1, 0, 0), InCore, TimePrecision.Month), (new(2025, 5, 1, 4, 0), Sea, TimePrecision.Instant),
        ];
        var month = new YearMonth(2022, 1);
        foreach (var (treated, control) in EvaluationTests.TestSeries)
        {
            events.AddRange(Enumerable.Range(0, (int)treated).Select(i => (month.OnDayOfMonth(1 + (i % 28)).At(new(3, 30)), InCore, TimePrecision.Instant)));
            events.AddRange(Enumerable.Range(0, (int)control).Select(i => (month.OnDayOfMonth(1 + (i % 28)).At(new(5, 59)), Far, TimePrecision.Instant)));
            events.Add((month.OnDayOfMonth(3).At(new(4, 0)), InRing, TimePrecision.Instant));
            events.AddRange(((LocalTime[])[new(2, 59), new(6, 0)]).Select(t => (month.OnDayOfMonth(3).At(t), InCore, TimePrecision.Instant)));
            month = month.PlusMonths(1);
        }

        await RecordAsync(events);
    }

    private async Task ZonesAsync() =>
        (await ZoneActions.ImportAsync(GeoJsonTests.Collection(Box("core", 2.5, 2.7, 54.5, 54.6), Box("ring", 2.6, 2.8, 54.5, 54.6), Box("far", 2.5, 2.6, 54.9, 55.0), Box("all", 2.4, 2.9, 54.4, 55.1)), new("ward", ""), _open, default))
            .ShouldBeOfType<Outcome<ZoneCount>.Done>();

    private static string Box(string code, double west, double east, double south, double north) => GeoJsonTests.Feature(
        $$"""{"code":"{{code}}","name":"{{char.ToUpperInvariant(code[0])}}{{code[1..]}}"}""",
        FormattableString.Invariant($"[[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]]"));

    private async Task RecordAsync(LocalDateTime at, Position where, bool zones = true)
    {
        if (zones && (await _open.Desk.Store.ZonesAsync(default)).Count == 0)
        {
            await ZonesAsync();
        }

        await RecordAsync([(at, where, TimePrecision.Instant)]);
    }

    private Task<BulkCount> RecordAsync(IEnumerable<(LocalDateTime At, Position Where, TimePrecision Precision)> events) => _open.Desk.Store.RecordManyAsync(
        [.. events.Select(e => new Incident(new(++_made, 7, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 1]), Known(e.At, e.Precision), new(null, "Invented Steps", e.Where), "assault", "warden"))],
        _open.Desk.Stamp(), _open.Desk.NewId, default);

    private static When Known(LocalDateTime at, TimePrecision precision)
    {
        var span = precision switch
        {
            TimePrecision.Month => House.Clock.Span(at.Date.ToYearMonth()),
            TimePrecision.Night => House.Clock.Span(House.Clock.NightOf(at)),
            _ => new(House.Clock.First(at), House.Clock.First(at)),
        };
        return new(precision, span.Start, span.End);
    }

    private Task<Answer> RunAsync(string words, Role role = Role.Officer)
    {
        var root = new RootCommand { EmroCommand.Create() };
        var parsed = root.Parse($"emro evaluate {words}");
        parsed.Errors.ShouldBeEmpty();
        return ((FileVerb)parsed.CommandResult.Command).DeskAction(parsed)!(parsed, _open.As(role), default);
    }
}

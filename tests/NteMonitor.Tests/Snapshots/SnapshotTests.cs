using System.Globalization;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Snapshots;
using NteMonitor.Tests.Home;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Snapshots;

public class SnapshotTests
{
    private static readonly SnapshotDraft November = new("2026-11-01", "2026-11-20");

    [Fact]
    public async Task A_small_towns_report_says_what_is_in_it_and_what_is_not()
    {
        await using var town = await SmallTown.OpenAsync();
        await town.LogAsync("2026-11-18 1200", "heron", "noise");
        await town.LogAsync("night 2026-11-17", "anchor", "noise");
        await town.LogAsync("2026-11", "", "asb", place: "On or near Invented Street");
        PlainTextWriter.Write(await ReportAsync(town)).ShouldMatchApproved();
    }

    [Fact]
    public async Task A_report_of_the_first_form_is_made_again_in_that_form()
    {
        await using var town = await SmallTown.OpenAsync();
        var facts = CanonicalJson.Read((await TakenAsync(town)).Request);
        SnapshotRequest.Read(facts).Form.ShouldBe(SnapshotRequest.LatestForm);
        facts.Remove("form");
        SnapshotRequest.Read(facts).Form.ShouldBe(1);
        SnapshotRequest.Read(facts).Write().ContainsKey("form").ShouldBeFalse();
    }

    [Fact]
    public async Task A_report_of_the_third_form_has_no_part_on_venues_and_one_of_the_fourth_has()
    {
        await using var town = await SmallTown.OpenAsync();
        var request = Done(SnapshotRules.Check(November, town.Desk.Town, [], town.Now));
        foreach (var (form, has) in new[] { (1, false), (3, false), (4, true) })
        {
            var figures = await SnapshotActions.CountAsync(request with { Form = form }, town.Desk.Store, default);
            SnapshotSection.Of(figures, town.Desk.Reference).Parts.OfType<Heading>().Any(h => h.Text == "Which venues stand out").ShouldBe(has);
        }
    }

    [Fact]
    public async Task A_variation_put_on_file_later_leaves_the_report_on_venues_standing()
    {
        await using var town = await SmallTown.OpenAsync();
        var taken = await TakenAsync(town);
        var heron = (await town.Desk.Store.VenuesAsync(default)).First(v => v.Venue.Code == "heron");
        Done(await VenueActions.AmendAsync(heron, VenueRules.DraftOf(heron.Venue, "", "") with { Capacity = "40", OpeningHours = "Fri 20:00-03:00" }, "variation granted", null, town.Desk, default));
        Done(await SnapshotActions.VerifyAsync(taken, town.Desk, default)).Stands.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_written_and_corrected_later_leaves_the_report_standing()
    {
        await using var town = await SmallTown.OpenAsync();
        var taken = await TakenAsync(town);
        var late = await town.LogAsync("2200", "heron", "noise");
        Done(await IncidentActions.WithdrawAsync(late, "entered twice", town.Desk, default));
        foreach (var account in (await town.AccountsAsync()).Take(3))
        {
            Done(await IncidentActions.WithdrawAsync(account, "entered twice", town.Desk, default));
        }

        Done(await SnapshotActions.VerifyAsync(taken, town.Desk, default)).Stands.ShouldBeTrue();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Every_table_of_events_adds_up_to_the_headline(int seed)
    {
        await using var town = await SmallTown.OpenAsync();
        var random = new Random(seed);
        string[] kinds = ["noise", "assault", "refusal", "theft"];
        for (var i = 0; i < 25; i++)
        {
            var day = random.Next(1, 20);
            var when = random.Next(5) switch
            {
                0 => $"night 2026-11-{day:00}",
                1 => $"2026-11-{day:00} {random.Next(24):00}00-{random.Next(24):00}30",
                _ => string.Create(CultureInfo.InvariantCulture, $"2026-11-{day:00} {random.Next(24):00}{random.Next(60):00}"),
            };
            await town.LogAsync(when, random.Next(2) == 0 ? "heron" : "anchor", kinds[random.Next(kinds.Length)]);
        }

        var windowed = await FiguresAsync(town, November);
        var all = await FiguresAsync(town, November with { Window = "all" });
        (windowed.Events.Current + windowed.OutsideWindow + windowed.HourUnknown).ShouldBe(all.Events.Current);
        foreach (var figures in new[] { windowed, all })
        {
            figures.ByCategory.Sum(c => c.Current).ShouldBe(figures.Events.Current);
            figures.BySeverity.Sum(c => c.Current).ShouldBe(figures.Events.Current);
            figures.ByPlace.Sum(c => c.Current).ShouldBe(figures.Events.Current);
            figures.ByNight.Sum(n => n.Count).ShouldBe(figures.Events.Current);
            figures.ByWeekdayAndHour.Sum(h => h.Count).ShouldBe(figures.Events.Current);
            figures.AccountsBySource.Sum(s => s.Current).ShouldBe(figures.Accounts);
            figures.Accounts.ShouldBeGreaterThanOrEqualTo(figures.Events.Current);
        }
    }

    private static async Task<SnapshotFigures> FiguresAsync(SmallTown town, SnapshotDraft draft)
    {
        var request = Done(SnapshotRules.Check(draft, town.Desk.Town, [], town.Now));
        return await SnapshotActions.CountAsync(request, town.Desk.Store, default);
    }

    private static async Task<TakenSnapshot> TakenAsync(SmallTown town) => Done(await SnapshotActions.TakeAsync(November, town.Desk, default));

    private static async Task<Document> ReportAsync(SmallTown town) => Done(await SnapshotActions.DocumentAsync(await TakenAsync(town), town.Desk, default));

    private static T Done<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Done>().Value;
}

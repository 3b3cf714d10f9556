using NodaTime;
using NteMonitor.Access;
using NteMonitor.Documents;
using NteMonitor.Rates;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Rates;

public class RateActionsTests
{
    private static readonly RateAsk Fortnight = new("2026-11-06", "2026-11-19");

    [Fact]
    public async Task Every_venue_has_its_events_over_its_own_hours()
    {
        await using var town = await RateTown.OpenAsync();
        var figures = Done(await RateActions.RatesAsync(Fortnight, town.Desk, default));
        figures.Rated.Count.ShouldBe(12);
        var lantern = figures.Rated.Single(v => v.Venue.Code == "lantern");
        lantern.Observed.ShouldBe(new Observed(14, RateTown.Exposure));
        figures.Spread.Together.Events.ShouldBe(14 + 6 + 10);
        lantern.Point!.Expected.ShouldBe(31 / 12.0, 0.1);
        lantern.Point.Class.ShouldBe(FunnelClass.FarAbove);
    }

    [Fact]
    public async Task Venues_stand_by_name_and_by_evidence_only_when_asked_with_few_events_last()
    {
        await using var town = await RateTown.OpenAsync();
        var figures = Done(await RateActions.RatesAsync(Fortnight, town.Desk, default));
        figures.Venues.Select(v => v.Venue.Name).ShouldBeInOrder();
        RateRules.Ordered(figures.Rated, RateOrder.Evidence).Select(v => v.Venue.Code).ShouldBe(["lantern", .. figures.Rated.Select(v => v.Venue.Code).Where(c => c != "lantern")]);
    }

    [Fact]
    public async Task What_stands_in_no_rate_is_counted()
    {
        await using var town = await RateTown.OpenAsync();
        await town.LogAsync("2026-11-14 1200", "anchor", "noise");
        await town.LogAsync("night 2026-11-13", "anchor", "noise");
        await town.LogAsync("2026-11", "anchor", "noise");
        await town.LogAsync("2026-11-14 2200", "", "noise", place: "Invented Street");
        await town.LogAsync("2026-11-14 2205", "muddle", "noise");
        var figures = Done(await RateActions.RatesAsync(Fortnight, town.Desk, default));
        figures.LeftOut.ShouldBe(new(1, 1, 1, 1, 1));
        figures.Venues.Single(v => v.Venue.Code == "muddle").WhyNone.Select(r => r.Field).ShouldBe(["capacity", "openingHours"]);
        figures.Rated.Single(v => v.Venue.Code == "anchor").Events.ShouldBe(1);
        var all = Done(await RateActions.RatesAsync(Fortnight with { Window = "all" }, town.Desk, default));
        all.Rated.Single(v => v.Venue.Code == "anchor").Events.ShouldBe(3);
        Done(await RateActions.RatesAsync(Fortnight with { Kinds = "pub" }, town.Desk, default)).LeftOut.OtherKinds.ShouldBe(1 + 1);
    }

    [Fact]
    public async Task Hours_that_were_varied_hold_from_the_day_they_were_put_on_file()
    {
        await using var town = await RateTown.OpenAsync();
        town.Now = Instant.FromUtc(2026, 11, 23, 12, 0);
        var kept = (await town.Desk.Store.VenuesAsync(default)).Single(v => v.Venue.Code == "lantern");
        var draft = VenueRules.DraftOf(kept.Venue, "", "") with { OpeningHours = "Fri,Sat 20:00-24:00", Capacity = "50" };
        Done(await VenueActions.AmendAsync(kept, draft, "variation granted", null, town.DeskOf(Role.Officer, "ctrl2"), default));
        town.Now = Instant.FromUtc(2026, 12, 1, 12, 0);
        var lantern = Done(await RateActions.RatesAsync(new("2026-11-20", "2026-11-29"), town.Desk, default)).Rated.Single(v => v.Venue.Code == "lantern");
        lantern.Exposure!.CapacityHours.ShouldBe((2 * 7 * 100) + (2 * 4 * 50));
        lantern.Exposure.Changed.ShouldBeTrue();
    }

    [Fact]
    public async Task The_figures_read_well()
    {
        await using var town = await RateTown.OpenAsync();
        await town.LogAsync("2026-11-14 2205", "muddle", "noise");
        var figures = Done(await RateActions.RatesAsync(Fortnight, town.Desk, default));
        PlainTextWriter.Write(new("Venues", [.. RateSection.Of(figures, RateOrder.Name, "the night log of Nowhere-on-Sea")])).ShouldMatchApproved();
    }

    [Fact]
    public async Task A_change_reads_well()
    {
        await using var town = await RateTown.OpenAsync();
        var lantern = (await town.Desk.Store.VenuesAsync(default)).Single(v => v.Venue.Code == "lantern").Venue;
        var seen = Done(await RateActions.ChangeAsync(lantern, new(Range(6, 12), town.Desk.Town.Windows[0]), Range(13, 19), town.Desk, default));
        string.Join('\n', RateText.Lines(seen)).ShouldMatchApproved();
    }

    [Fact]
    public async Task A_change_at_a_venue_without_capacity_is_refused_with_every_reason_of_both_periods()
    {
        await using var town = await RateTown.OpenAsync();
        var muddle = (await town.Desk.Store.VenuesAsync(default)).Single(v => v.Venue.Code == "muddle").Venue;
        Refused(await RateActions.ChangeAsync(muddle, new(Range(6, 12), town.Desk.Town.Windows[0]), Range(13, 19), town.Desk, default)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task The_weekly_watch_learns_from_a_year_and_says_why_it_cannot()
    {
        await using var town = await RateTown.OpenAsync();
        var figures = Done(await RateActions.AlertsAsync(null, town.Desk, default));
        figures.Watched.Count.ShouldBe(7 * RateActions.WatchedWeeks);
        figures.Baseline.Period.Nights.Last.ShouldBe(figures.Watched.First.Plus(-1));
        figures.Venues.ShouldAllBe(v => v.Chart == null && v.WhyNone.Length > 0);
    }

    [Fact]
    public async Task Repeats_are_set_beside_what_chance_gives()
    {
        await using var town = await RateTown.OpenAsync();
        var figures = Done(await RateActions.RepeatsAsync(Fortnight, null, town.Desk, default));
        figures.Places[0].ShouldSatisfyAllConditions(p => p.Events.ShouldBe(14), p => p.ByChance.ShouldBeInRange(30 / 12.0, 8));
        figures.Events.ShouldBe(30);
        figures.Cells.ShouldBe(7 * 13);
    }

    [Fact]
    public async Task Who_may_not_read_the_premises_file_sees_no_rates()
    {
        await using var town = await RateTown.OpenAsync(Role.Pubwatch);
        Refused(await RateActions.RatesAsync(Fortnight, town.Desk, default))[0].Field.ShouldBe(AccessRules.NotPermitted);
        Refused(await RateActions.AlertsAsync(null, town.Desk, default))[0].Field.ShouldBe(AccessRules.NotPermitted);
        Refused(await RateActions.RepeatsAsync(Fortnight, null, town.Desk, default))[0].Field.ShouldBe(AccessRules.NotPermitted);
    }

    [Theory]
    [InlineData("2026-11-20", null, null, null, "to: 2026-11-19 is before 2026-11-20.")]
    [InlineData(null, "2026-11-20", null, null, "to: 2026-11-20 is not over yet.")]
    [InlineData("x", "y", "z", "castle", "to: 'y' is not a date.|from: 'x' is not a date.|window: There is no window called z.|kind: 'castle' is no kind of venue.")]
    [InlineData("1990-01-01", null, null, null, "from: 13472 nights are too many.")]
    public async Task Periods_that_cannot_be_asked_for_are_refused_with_every_reason(string? from, string? to, string? window, string? kind, string reasons)
    {
        await using var town = await RateTown.OpenAsync();
        string.Join('|', Refused(await RateActions.RatesAsync(new(from, to, window) { Kinds = kind }, town.Desk, default)).Select(r => $"{r.Field}: {r.Message}")).ShouldBe(reasons);
    }

    private static NightRange Range(int first, int last) => new(new(new(2026, 11, first)), new(new(2026, 11, last)));

    private static T Done<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Done>().Value;

    private static IReadOnlyList<Refusal> Refused<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Refused>().Reasons;
}

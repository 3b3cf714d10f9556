using System.Globalization;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Rates;

/// <summary>What a user can ask about venues: which stand out, what changed, what rises, where and when it comes back.</summary>
public static class RateActions
{
    /// <summary>Weeks that are watched for a rise.</summary>
    public const int WatchedWeeks = 26;

    /// <summary>Weeks before them from which it is learnt what is to be expected.</summary>
    public const int BaselineWeeks = 52;

    private static readonly int[] TopCounts = [1, 3, 5, 10];

    /// <summary>Returns every venue's rate and place among the others.</summary>
    public static async Task<Outcome<RateFigures>> RatesAsync(RateAsk ask, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadPremises, desk, ct) is { } refusal)
        {
            return new Outcome<RateFigures>.Refused([refusal]);
        }

        return RateRules.Check(ask, desk.Town, desk.Reference.VenueKinds, Tonight(desk)) switch
        {
            Outcome<RatePeriod>.Done(var period) => Outcome.Done(await Counter(desk).CountAsync(period, ct)),
            Outcome<RatePeriod>.Refused(var reasons) => new Outcome<RateFigures>.Refused(reasons),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    /// <summary>Returns what is known of a change at one venue.</summary>
    /// <param name="venue">The venue.</param>
    /// <param name="before">The nights before, and the window of both.</param>
    /// <param name="after">The nights after.</param>
    /// <param name="desk">Who asks, and where.</param>
    /// <param name="ct">Stops between counts.</param>
    public static async Task<Outcome<VenueChange>> ChangeAsync(Venue venue, RatePeriod before, NightRange after, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadPremises, desk, ct) is { } refusal)
        {
            return new Outcome<VenueChange>.Refused([refusal]);
        }

        if (ChangeRules.Against(before.Nights, after, Tonight(desk).Plus(-1)) is { Count: > 0 } reasons)
        {
            return new Outcome<VenueChange>.Refused(reasons);
        }

        var counter = Counter(desk);
        var (was, now) = (await counter.CountAsync(before, ct), await counter.CountAsync(before with { Nights = after }, ct));
        List<Refusal> without = [.. new[] { was, now }.SelectMany(f => Without(venue, f))];
        return Outcome.Unless(without, () => new VenueChange(venue, was, now, ChangeRules.Of(new(Of(venue, was), Of(venue, now), Others(venue, was, now), Others(venue, now, was), was.Spread))));
    }

    /// <summary>Returns every venue's latest weeks against what its opening hours let expect.</summary>
    public static async Task<Outcome<AlertFigures>> AlertsAsync(string? window, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadPremises, desk, ct) is { } refusal)
        {
            return new Outcome<AlertFigures>.Refused([refusal]);
        }

        List<Refusal> reasons = [];
        if (RateRules.Window(window, desk.Town, reasons) is not { } hours)
        {
            return new Outcome<AlertFigures>.Refused(reasons);
        }

        var last = Tonight(desk).Plus(-1);
        var watched = new NightRange(last.Plus(1 - (7 * WatchedWeeks)), last);
        var counter = Counter(desk);
        var baseline = await counter.CountAsync(new(new(watched.First.Plus(-7 * BaselineWeeks), watched.First.Plus(-1)), hours), ct);
        var during = await counter.CountAsync(new(watched, hours), ct);
        return Outcome.Done(AlertSheet.Of(baseline, during, await counter.ByNightAsync(during.Period, ct)));
    }

    /// <summary>Returns the places and hours to which incidents come back.</summary>
    /// <param name="ask">Nights and window.</param>
    /// <param name="venue">Only this venue's hours; all venues' when none.</param>
    /// <param name="desk">Who asks, and where.</param>
    /// <param name="ct">Stops between counts.</param>
    public static async Task<Outcome<RepeatFigures>> RepeatsAsync(RateAsk ask, Venue? venue, Desk desk, CancellationToken ct)
    {
        var outcome = await RatesAsync(ask, desk, ct);
        if (outcome is not Outcome<RateFigures>.Done(var figures))
        {
            return new Outcome<RepeatFigures>.Refused(((Outcome<RateFigures>.Refused)outcome).Reasons);
        }

        var clock = desk.Town.Clock;
        var hours = RepeatRules.HoursOf(ExposureRules.Nights(figures.Period.Nights, figures.Period.Window, clock), clock);
        var compared = figures.Venues.Select(v => v.Venue.Id.ToString("D")).ToHashSet(StringComparer.Ordinal);
        var counts = (await Counter(desk).ByHourAsync(figures.Period, venue?.Id, ct)).Where(c => c.Keys is not [_, _, var id] || compared.Contains(id!)).ToLookup(c => (Number(c.Keys[0]), Number(c.Keys[1])), c => c.Count);
        List<TimeCell> cells = [.. Enumerable.Range(0, 7 * 24).Select(i => (Day: i / 24, Hour: i % 24)).Where(c => hours[c.Day, c.Hour] > 0)
            .Select(c => new TimeCell((IsoDayOfWeek)(c.Day + 1), c.Hour, counts[(c.Day + 1, c.Hour)].Sum(), hours[c.Day, c.Hour]))];
        var places = figures.Rated.Select(v => v.Observed!.Value).ToList();
        return Outcome.Done(new RepeatFigures(figures, venue,
            places.Sum(p => p.Events) == 0 ? [] : RepeatRules.Top(places, TopCounts), RepeatRules.Times(cells), cells.Sum(c => c.Events), cells.Count));
    }

    private static Night Tonight(Desk desk) => desk.Town.Clock.NightOf(desk.Now());

    private static RateCounter Counter(Desk desk) => new(desk.Store, desk.Town.Clock);

    private static IEnumerable<Refusal> Without(Venue venue, RateFigures figures) => figures.Venues.FirstOrDefault(v => v.Venue.Id == venue.Id) switch
    {
        { Exposure: not null } => [],
        { WhyNone: var why } => why.Select(r => r with { Message = $"{figures.Period.Nights}: {r.Message}" }),
        null => [new("period", $"{figures.Period.Nights}: {venue.Name} was not open in these hours of these nights, as far as its hours, status and capacity on file tell.", "Ask for another period or window, or look at its hours.")],
    };

    private static Observed Of(Venue venue, RateFigures figures) => figures.Rated.First(v => v.Venue.Id == venue.Id).Observed!.Value;

    /// <summary>The venues with a rate in both periods, so that one that opened or shut between them is no change of the town's.</summary>
    private static Observed Others(Venue venue, RateFigures figures, RateFigures other)
    {
        var both = other.Rated.Select(v => v.Venue.Id).ToHashSet();
        var others = figures.Rated.Where(v => v.Venue.Id != venue.Id && both.Contains(v.Venue.Id)).Select(v => v.Observed!.Value).ToList();
        return new(others.Sum(o => o.Events), others.Sum(o => o.Exposure));
    }

    private static int Number(string? key) => int.Parse(key!, CultureInfo.InvariantCulture);
}

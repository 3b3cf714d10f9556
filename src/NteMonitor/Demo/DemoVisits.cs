using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.Premises;
using NteMonitor.Venues;

namespace NteMonitor.Demo;

/// <summary>A day of the week, counted back from the night that the town is made in.</summary>
/// <param name="WeeksAgo">1 for the last such day before that night, and so on.</param>
/// <param name="Weekday">The day of the week.</param>
internal sealed record DemoDay(int WeeksAgo, IsoDayOfWeek Weekday)
{
    public static DemoDay Read(JsonObject facts) => new(facts.Number("weeksAgo")!.Value, (IsoDayOfWeek)facts.Number("weekday")!.Value);

    /// <summary>Returns the evening of that day.</summary>
    public LocalDate Before(Night night) => night.Evening.Previous(Weekday).PlusWeeks(1 - WeeksAgo);
}

/// <summary>A visit of the demonstration town.</summary>
/// <param name="Venue">The venue's code.</param>
/// <param name="Day">The evening or day of it.</param>
/// <param name="Time">Its time by the clock; before 06:00 it is of the night after the day.</param>
/// <param name="Draft">What was written down, but for when.</param>
internal sealed record DemoVisit(string Venue, DemoDay Day, LocalTime Time, VisitDraft Draft)
{
    /// <summary>Days from tonight on which somebody looks again, or none.</summary>
    public int? FollowUpIn { get; init; }

    /// <summary>Whether it follows up what waits at the venue.</summary>
    public bool Follows { get; init; }

    public static DemoVisit Read(JsonObject facts) => new(
        facts.Text("venue")!, DemoDay.Read(facts), LocalTimePattern.CreateWithInvariantCulture("HHmm").Parse(facts.Text("time")!).Value,
        new()
        {
            Kind = facts.Text("kind")!,
            Partners = facts.Texts("partners"),
            SpokenTo = facts.Text("spokenTo") ?? "",
            Name = facts.Text("name") ?? "",
            Checks = [.. (facts["checks"] as JsonObject ?? []).Select(c => new CheckDraft(c.Key, c.Value!.GetValue<string>()))],
            DoorStaff = facts.Text("doorStaff") ?? "",
            Badges = facts.Text("badges") ?? "",
            People = facts.Text("people") ?? "",
            CountedAt = facts.Text("countedAt") ?? "",
            Advice = facts.Text("advice") ?? "",
            Note = facts.Text("note") ?? "",
            FollowUp = facts.Text("followUp") ?? "",
        })
    {
        FollowUpIn = facts.Number("followUpIn"),
        Follows = facts["follows"] is not null,
    };
}

/// <summary>A condition that was checked outside a visit.</summary>
internal sealed record DemoCheck(string Venue, DemoDay Day, CheckDraft Draft);

/// <summary>Writes the visits of the demonstration town, through the door that officers use.</summary>
internal sealed class DemoVisits(DemoTown town, Desk desk, Func<string, Role, Instant, Desk> sitting)
{
    private readonly Night _tonight = desk.Town.Clock.NightOf(desk.Now());

    public async Task WriteAsync(CancellationToken ct)
    {
        foreach (var visit in town.Visits.OrderByDescending(v => v.Day.WeeksAgo))
        {
            await VisitAsync(visit, ct);
        }

        foreach (var check in town.Checks)
        {
            var day = check.Day.Before(_tonight);
            var officer = sitting("l01", Role.Officer, desk.Town.Clock.First(day + new LocalTime(16, 10)));
            Must(await VisitActions.CheckAsync(await FindAsync(check.Venue, ct), check.Draft, "", officer, ct));
        }
    }

    private async Task VisitAsync(DemoVisit visit, CancellationToken ct)
    {
        var evening = visit.Day.Before(_tonight);
        var local = (visit.Time < desk.Town.Clock.Boundary ? evening.PlusDays(1) : evening) + visit.Time;
        var kept = await FindAsync(visit.Venue, ct);
        var officer = sitting("l01", Role.Officer, desk.Town.Clock.Last(local) + Duration.FromMinutes(55));
        var follows = visit.Follows ? (await VisitActions.VisitsAsync(new(VisitActions.Thing) { Venue = kept.Venue.Id }, officer, ct)).First(v => v.Visit.IsOpen) : null;
        Must(await VisitActions.RecordAsync(new(kept, follows), visit.Draft with
        {
            When = $"{LocalDatePattern.Iso.Format(local.Date)} {local.TimeOfDay.ToString("HHmm", System.Globalization.CultureInfo.InvariantCulture)}{Side(local)}",
            FollowUp = visit.FollowUpIn is { } days ? LocalDatePattern.Iso.Format(_tonight.Evening.PlusDays(days)) : visit.Draft.FollowUp,
        }, null, officer, ct));
    }

    /// <summary>In the October night the hour that comes twice has to be named; it is the second.</summary>
    private string Side(LocalDateTime local) => desk.Town.Clock.SideName(desk.Town.Clock.Last(local)) is { Length: > 0 } name ? " " + name : "";

    private async Task<KeptVenue> FindAsync(string code, CancellationToken ct) => (await desk.Store.VenuesAsync(ct)).First(v => v.Venue.Code == code);

    private static void Must<T>(Outcome<T> outcome)
    {
        if (outcome is Outcome<T>.Refused(var reasons))
        {
            throw new InvalidOperationException($"The demonstration visits cannot be made: {Outcome.Said(reasons)}");
        }
    }
}

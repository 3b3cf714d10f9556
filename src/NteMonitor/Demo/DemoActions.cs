using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Users;
using NteMonitor.Venues;
using NteMonitor.Zones;

namespace NteMonitor.Demo;

/// <summary>Fills a store with the demonstration town, through the doors that everybody uses.</summary>
public static class DemoActions
{
    /// <summary>Writes the register, three years of history, what officers changed, and tonight; returns how many accounts there are.</summary>
    /// <remarks>The same town at the same moment gives the same entries, but for their ids and salts.</remarks>
    public static async Task<long> BuildAsync(DemoTown town, Desk desk, CancellationToken ct)
    {
        var now = desk.Now();
        var clock = desk.Town.Clock;
        await desk.Store.AppendAsync(new(Register(town, desk), new("register", Role.Admin, now - Duration.FromDays(DemoNights.Back + 1))), ct);
        await PeopleAsync(Sitting(desk, "register", Role.Admin, now - Duration.FromDays(DemoNights.Back + 1)), ct);
        foreach (var change in town.Changes.OrderByDescending(c => c.DaysAgo))
        {
            await ChangeAsync(change, desk, ct);
        }

        await new DemoVisits(town, desk, (actor, role, at) => Sitting(desk, actor, role, at)).WriteAsync(ct);

        // What happened tonight was written tonight, by one of those who are on; the rest was there when the night began.
        var history = new DemoNights(town, clock, now - Duration.FromHours(3)).Draw();
        var begun = clock.StartOf(clock.NightOf(now));
        var before = history.Incidents.ToLookup(i => i.When.From < begun);
        var later = Instant.Max(begun, now - Duration.FromHours(3));
        var count = await desk.Store.RecordManyAsync(before[true], new("history", Role.Admin, begun - Duration.FromMinutes(1)), desk.NewId, ct);
        var tonight = await desk.Store.RecordManyAsync(before[false], new("ctrl1", Role.Officer, later), desk.NewId, ct);
        await desk.Store.AppendAsync(new([.. history.Pairs.Select(p => IncidentActions.Link(p.First, p.Second, desk))], new("l01", Role.Officer, later)), ct);
        await CorrectAsync(history, Sitting(desk, "l01", Role.Officer, later), ct);
        await new DemoShifts(desk, (actor, role, at) => Sitting(desk, actor, role, at)).WriteAsync(ct);
        await new DemoPubwatch(town.Pubwatch, desk, (actor, role, at) => Sitting(desk, actor, role, at)).WriteAsync(ct);
        var typed = await TonightAsync(town, desk, ct);
        await DemoPersons.WriteAsync(Sitting(desk, "l01", Role.Officer, now), ct);
        await new DemoPapers(desk, (actor, role, at) => Sitting(desk, actor, role, Instant.Min(at, now))).WriteAsync(ct);
        await new DemoScenarios(desk, (actor, role, at) => Sitting(desk, actor, role, at)).WriteAsync(ct);
        await new DemoFlag(desk, (actor, role, at) => Sitting(desk, actor, role, at)).WriteAsync(ct);
        await new DemoCore(desk, (actor, role, at) => Sitting(desk, actor, role, at)).WriteAsync(ct);
        return count.Added + tonight.Added + typed;
    }

    private static List<NewEntry> Register(DemoTown town, Desk desk) =>
    [
        .. town.Venues.Select(v => VenueActions.Added(v.Venue, CanonicalJson.Write(new JsonObject { ["holder"] = v.Holder }), desk)),
        .. town.Zones.Select(z => ZoneActions.Added(z, desk)),
    ];

    /// <summary>The people who come in: three with invented keys, of which nobody has the private half.</summary>
    private static async Task PeopleAsync(Desk keeper, CancellationToken ct)
    {
        foreach (var (name, role, keyed) in ((string, string, bool)[])[("keeper", "admin", false), ("w07", "warden", true), ("p03", "pastor", true), ("tm1", "warden", true), ("ofc1", "officer", false), ("pw1", "pubwatch", false)])
        {
            Must(await UserActions.AddAsync(new(name, role, keyed ? [InventedKey(name)] : []), keeper, ct));
        }
    }

    private static string InventedKey(string name) =>
        $"ssh-ed25519 {Convert.ToBase64String([0, 0, 0, 11, .. "ssh-ed25519"u8, 0, 0, 0, 32, .. SHA256.HashData(Encoding.UTF8.GetBytes($"Inventon, {name}"))])}";

    private static async Task ChangeAsync(DemoChange change, Desk desk, CancellationToken ct)
    {
        var evening = DemoNights.NightOf(change, desk.Town.Clock.NightOf(desk.Now())).Evening;
        var officer = Sitting(desk, "l01", Role.Officer, desk.Town.Clock.Zone.AtLeniently(evening + new LocalTime(10, 30)).ToInstant());
        var kept = (await desk.Store.VenuesAsync(ct)).First(v => v.Venue.Code == change.Venue);
        var (holder, supervisor) = await VenueActions.PeopleAsync(kept, desk.Store, ct);
        var was = VenueRules.DraftOf(kept.Venue, holder, supervisor);
        var outcome = change switch
        {
            { Status: { } status } => await VenueActions.StatusAsync(kept, new(status, evening), change.Why, officer, ct),
            { Condition: { } condition } => await VenueActions.ConditionAsync(kept, condition with { From = evening }, change.Why, officer, ct),
            _ => await VenueActions.AmendAsync(kept, was with { Name = change.Name ?? was.Name, SaleHours = change.SaleHours ?? was.SaleHours }, change.Why, null, officer, ct),
        };
        Must(outcome);
    }

    /// <summary>An officer looked through the history: some gradings were put right, and one account was withdrawn.</summary>
    private static async Task CorrectAsync(DemoHistory history, Desk officer, CancellationToken ct)
    {
        var linked = history.Pairs.SelectMany(p => new[] { p.First, p.Second }).ToHashSet();
        var graded = history.Incidents.Where(i => i is { Severity: < 4, Where.Venue: not null, When.Precision: TimePrecision.Instant } && !linked.Contains(i.Id)).ToList();
        for (var i = 0; i < 12; i++)
        {
            var account = (await officer.Store.IncidentAsync(graded[(i + 1) * graded.Count / 14].Id, ct))!;
            var now = account.Incident with { Severity = account.Incident.Severity + 1 };
            var change = LedgerRules.Amendment(IncidentJson.Write(account.Incident), IncidentJson.Write(now), "graded again after the footage was seen")!;
            await officer.Store.AppendAsync(new([new(officer.NewId(), "incident.amended", now.Id, account.Head, CanonicalJson.Write(change))], officer.Stamp()), ct);
        }

        var twice = (await officer.Store.IncidentAsync(graded[^1].Id, ct))!;
        Must(await IncidentActions.WithdrawAsync(twice, "recorded twice by mistake", officer, ct));
    }

    private static async Task<int> TonightAsync(DemoTown town, Desk desk, CancellationToken ct)
    {
        var now = desk.Now();
        var start = desk.Town.Clock.StartOf(desk.Town.Clock.NightOf(now));
        var count = 0;
        foreach (var account in town.Tonight.OrderByDescending(a => a.MinutesAgo))
        {
            var at = now - Duration.FromMinutes(account.MinutesAgo);
            if (at < start)
            {
                continue;
            }

            var venue = town.Venues.FirstOrDefault(v => v.Venue.Code == account.Where)?.Venue.Id;
            var place = town.Places.FirstOrDefault(p => p.Name == account.Where);
            var incident = new Incident(DemoIds.Of(4, (ulong)count), When.Minute(at), new(venue, place?.Name, place?.At), account.Category, account.Source)
            {
                Flags = account.Flags,
                Severity = account.Severity,
                People = account.People,
            };
            var personal = CanonicalJson.Write(new JsonObject { ["narrative"] = account.Note });
            await desk.Store.AppendAsync(new([new(desk.NewId(), "incident.recorded", incident.Id, null, IncidentJson.WriteText(incident), personal)],
                new(account.Actor, account.Source == "street-pastor" ? Role.Pastor : Role.Warden, Instant.Min(now, at + Duration.FromMinutes(3)))), ct);
            count++;
        }

        return count;
    }

    private static Desk Sitting(Desk desk, string actor, Role role, Instant at) => new(desk.Store, desk.Town, desk.Reference, actor, role)
    {
        Now = () => at,
        NewId = desk.NewId,
        Files = desk.Files,
        Shifts = desk.Shifts,
        Schedule = desk.Schedule,
    };

    private static void Must<T>(Outcome<T> outcome)
    {
        if (outcome is Outcome<T>.Refused(var reasons))
        {
            throw new InvalidOperationException($"The demonstration town cannot be made: {string.Join(" ", reasons.Select(r => r.Message))}");
        }
    }
}

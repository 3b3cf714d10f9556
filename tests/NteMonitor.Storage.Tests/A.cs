using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;
using NteMonitor.Users;

namespace NteMonitor.Storage.Tests;

/// <summary>A small town to keep things of.</summary>
internal static class A
{
    public const string Authority = "X99000001";
    public static readonly Instant Start = Instant.FromUtc(2026, 3, 14, 22, 0);

    public static readonly NightClock Clock = new(DateTimeZoneProviders.Tzdb["Europe/London"], new LocalTime(6, 0));
    public static readonly IReadOnlyList<Flag> Flags = [new("alcohol", "Alcohol", [], 0, []), new("drugs", "Drugs", [], 1, [])];
    public static readonly StoreOptions Options = new(Authority, Clock, Flags);

    public static Stamp Stamp(int minutes = 0, string actor = "w07") => new(actor, Role.Warden, Start + Duration.FromMinutes(minutes));

    public static Incident Incident(int minute = 0, string category = "assault", string source = "warden") => new(
        Guid.CreateVersion7(), new(TimePrecision.Instant, Start + Duration.FromMinutes(minute), Start + Duration.FromMinutes(minute)),
        new(null, "Market Place", null), category, source);

    public static NewEntry Recorded(Incident incident, string? personal = null) =>
        new(Guid.CreateVersion7(), "incident.recorded", incident.Id, null, IncidentJson.WriteText(incident), personal);

    public static NewEntry Amended(Incident was, Incident now, Guid on) => new(
        Guid.CreateVersion7(), "incident.amended", was.Id, on,
        CanonicalJson.Write(LedgerRules.Amendment(IncidentJson.Write(was), IncidentJson.Write(now), "seen again")));

    public static NewEntry Linked(Guid first, Guid second) => new(
        Guid.CreateVersion7(), "link.made", Guid.CreateVersion7(), null,
        CanonicalJson.Write(new JsonObject { ["first"] = first.ToString("D"), ["second"] = second.ToString("D") }));

    public static NewEntry Record(string thing, JsonObject facts) =>
        new(Guid.CreateVersion7(), thing + ".recorded", Guid.CreateVersion7(), null, CanonicalJson.Write(facts));

    public static NewEntry Erasing(params IEnumerable<Guid> entries) => Erasing([], [], entries);

    public static NewEntry Erasing(IEnumerable<string> files, IEnumerable<Guid> drafts, params IEnumerable<Guid> entries) => new(
        Guid.CreateVersion7(), ISealStore.Erasure, Guid.CreateVersion7(), null,
        CanonicalJson.Write(new JsonObject { ["entries"] = List(entries), ["files"] = new JsonArray([.. files.Select(f => (JsonNode)f)]), ["drafts"] = List(drafts) }));

    private static JsonArray List(IEnumerable<Guid> ids) => new([.. ids.Select(i => (JsonNode)i.ToString("D"))]);

    public static User User(string name) => new(Guid.CreateVersion7(), name, Role.Warden, [new("ssh-ed25519", "AAAA", "SHA256:x")]);

    public static NewEntry Added(User user) => new(Guid.CreateVersion7(), "user.added", user.Id, null, CanonicalJson.Write(UserJson.Write(user)));

    public static NewEntry Changed(string kind, User was, User now, Guid on) => new(
        Guid.CreateVersion7(), kind, was.Id, on, CanonicalJson.Write(LedgerRules.Amendment(UserJson.Write(was), UserJson.Write(now), "known")));

    public static Shift Shift() => new(Guid.CreateVersion7(), "warden", "Inventon Wardens", Clock.NightOf(Start)) { Crew = 2, Start = Start, Source = "warden" };

    public static NewEntry Opened(Shift shift) => new(Guid.CreateVersion7(), "shift.opened", shift.Id, null, CanonicalJson.Write(ShiftJson.Write(shift)));

    public static NewEntry Closed(Shift was, Shift now, Guid on) => new(
        Guid.CreateVersion7(), "shift.closed", was.Id, on, CanonicalJson.Write(LedgerRules.Amendment(ShiftJson.Write(was), ShiftJson.Write(now), "the shift ended")));

    public static NewEntry Counted(Shift shift, string counter, int by) => Made(new(Guid.CreateVersion7(), shift.Id, PartKind.Count, Start, "", Guid.Empty) { Counter = counter, Amount = by });

    public static NewEntry OpenItem(Shift shift, string text) =>
        Made(new(Guid.CreateVersion7(), shift.Id, PartKind.Note, Start, "", Guid.Empty) { IsOpen = true }) with { Personal = CanonicalJson.Write(new JsonObject { ["text"] = text }) };

    public static NewEntry Undone(Entry part) => new(Guid.CreateVersion7(), part.Kind.Split('.')[0] + ".undone", part.Subject, part.Id, """{"after":{},"before":{},"why":"taken back"}""");

    private static NewEntry Made(ShiftPart part) => new(Guid.CreateVersion7(), ShiftJson.Thing(part.Kind) + ".made", part.Id, null, CanonicalJson.Write(ShiftJson.Write(part)));
}

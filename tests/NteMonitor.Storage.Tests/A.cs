using NodaTime;
using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Journal;
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
        CanonicalJson.Write(new System.Text.Json.Nodes.JsonObject { ["first"] = first.ToString("D"), ["second"] = second.ToString("D") }));

    public static User User(string name) => new(Guid.CreateVersion7(), name, Role.Warden, [new("ssh-ed25519", "AAAA", "SHA256:x")]);

    public static NewEntry Added(User user) => new(Guid.CreateVersion7(), "user.added", user.Id, null, CanonicalJson.Write(UserJson.Write(user)));

    public static NewEntry Changed(string kind, User was, User now, Guid on) => new(
        Guid.CreateVersion7(), kind, was.Id, on, CanonicalJson.Write(LedgerRules.Amendment(UserJson.Write(was), UserJson.Write(now), "known")));
}

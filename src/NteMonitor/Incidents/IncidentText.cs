using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Documents;
using NteMonitor.Venues;

namespace NteMonitor.Incidents;

/// <summary>Accounts as tables, words and JSON.</summary>
public static class IncidentText
{
    /// <summary>Returns accounts as a table.</summary>
    public static Table Table(IReadOnlyList<Account> accounts, IReadOnlyDictionary<Guid, string> venues, Desk desk) => new(
        "incidents", "Incidents",
        [new("Night"), new("When"), new("Place"), new("What"), new("Sev"), new("Source"), new("Id")],
        [.. accounts.Select(a => new Row(
        [
            Night(a.Incident.When, desk.Town.Clock),
            Time(a.Incident.When, desk.Town.Clock),
            Place(a.Incident, venues),
            Reference.NameOf(desk.Reference.Categories, a.Incident.Category) + (a.Counted ? "" : " (counted with another account)"),
            a.Incident.Severity is { } severity ? severity.ToString(CultureInfo.InvariantCulture) : new Cell.Blank("not graded", "-"),
            Reference.NameOf(desk.Reference.Sources, a.Incident.Source),
            a.Incident.Id.ToString("D"),
        ]))]);

    /// <summary>Returns the names of venues by id.</summary>
    public static IReadOnlyDictionary<Guid, string> Names(IEnumerable<KeptVenue> venues) => venues.ToDictionary(v => v.Venue.Id, v => v.Venue.Name);

    /// <summary>Returns the night that a time lies in as a whole, or none when it is not known so well.</summary>
    public static Night? NightOf(When when, NightClock clock)
    {
        var night = clock.NightOf(when.From);
        return when.Precision is TimePrecision.Instant or TimePrecision.Night || (when.Precision == TimePrecision.Interval && clock.NightOf(when.To) == night) ? night : null;
    }

    /// <summary>Whether a time is one whole day of the calendar: all that is known where a time of day was not believed.</summary>
    public static bool IsDay(When when, NightClock clock) => when.Precision == TimePrecision.Interval
        && clock.Local(when.From) is var from && from.TimeOfDay == LocalTime.Midnight && clock.Local(when.To) == from.PlusDays(1);

    /// <summary>Returns the night, or what is known instead.</summary>
    public static string Night(When when, NightClock clock) => (NightOf(when, clock), when.Precision) switch
    {
        ({ } night, _) => night.ToString(),
        (_, TimePrecision.Month) => clock.Local(when.From).ToString("MMM uuuu", CultureInfo.InvariantCulture),
        _ => $"{(IsDay(when, clock) ? "day" : "from")} {clock.Local(when.From).ToString("d MMM uuuu", CultureInfo.InvariantCulture)}",
    };

    /// <summary>Returns the night in eight letters, for narrow windows: <c>14/03/26</c>; a month as <c>Mar 2026</c>; a calendar day as <c>14/03/26</c> too.</summary>
    public static string ShortNight(When when, NightClock clock) => when.Precision == TimePrecision.Month
        ? Night(when, clock)
        : (NightOf(when, clock)?.Evening ?? clock.Local(when.From).Date).ToString("dd/MM/yy", CultureInfo.InvariantCulture);

    /// <summary>Returns the clock time, or what is known instead.</summary>
    public static string Time(When when, NightClock clock)
    {
        return when.Precision switch
        {
            TimePrecision.Instant => Minute(when.From, clock),
            TimePrecision.Interval => when.To - when.From < Duration.FromHours(23) ? $"{Minute(when.From, clock)}-{Minute(when.To, clock)}" : "day only",
            TimePrecision.Night => "night only",
            _ => "month only",
        };
    }

    /// <summary>Returns what the clock showed, with the name of its side where the hour came twice: <c>01:30 BST</c>.</summary>
    public static string Minute(Instant at, NightClock clock) =>
        clock.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture) + (clock.SideName(at) is { Length: > 0 } name ? " " + name : "");

    /// <summary>Returns how wide a column of these times has to be.</summary>
    public static int TimeWidth(IEnumerable<Account> accounts, NightClock clock) =>
        accounts.Select(a => Time(a.Incident.When, clock).Length).Append("23:15".Length).Max();

    /// <summary>Returns the venue's name or the street place.</summary>
    public static string Place(Incident incident, IReadOnlyDictionary<Guid, string> venues) =>
        incident.Where.Venue is { } id ? venues.GetValueOrDefault(id, "a venue no longer on file") : incident.Where.Place ?? "not known";

    /// <summary>Returns an account for programs; times carry the local offset. The narrative is in it only where it is given.</summary>
    public static JsonObject Json(Account account, Desk desk, string? narrative = null)
    {
        var json = IncidentJson.Write(account.Incident);
        var when = json["when"]!.AsObject();
        when["from"] = Offset(account.Incident.When.From, desk.Town.Clock);
        when["to"] = Offset(account.Incident.When.To, desk.Town.Clock);
        when["night"] = NightOf(account.Incident.When, desk.Town.Clock)?.ToIso();
        json.Insert(0, "id", account.Incident.Id.ToString("D"));
        json["event"] = account.Event.ToString("D");
        json["counted"] = account.Counted;
        json["version"] = account.Version;
        json["conflicts"] = account.Rivals;
        json["recordedAt"] = Offset(account.RecordedAt, desk.Town.Clock);
        json["recordedBy"] = account.RecordedBy;
        if (narrative is not null)
        {
            json["narrative"] = narrative;
        }

        return json;
    }

    /// <summary>Returns an instant in ISO 8601 with the local offset.</summary>
    public static string Offset(Instant at, NightClock clock) => OffsetDateTimePattern.Rfc3339.Format(at.InZone(clock.Zone).ToOffsetDateTime());
}

using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.People;

namespace NteMonitor.Premises.Tens;

/// <summary>Notices as words, tables and JSON; persons as tokens only.</summary>
public static class TenText
{
    /// <summary>Returns a day as lists print it.</summary>
    public static string Day(LocalDate day) => day.ToString("ddd d MMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>Returns the premises' name, or the place in words.</summary>
    public static string Premises(Ten ten, IReadOnlyDictionary<Guid, string> names) =>
        ten.Venue is { } venue ? names.GetValueOrDefault(venue, "a venue no longer on file") : ten.Place ?? "";

    /// <summary>Returns the event period in words.</summary>
    public static string Period(Ten ten, NightClock clock)
    {
        var (from, until) = (clock.Local(ten.Period.Start), clock.Local(ten.Period.End));
        return $"{Day(from.Date)} {IncidentText.Minute(ten.Period.Start, clock)} to {(until.Date == from.Date ? "" : Day(until.Date) + " ")}{IncidentText.Minute(ten.Period.End, clock)}";
    }

    /// <summary>Returns what a notice says of one night: until when, and for how many people.</summary>
    public static string Tonight(Ten ten, Night night, NightClock clock)
    {
        var span = clock.Span(night);
        var (from, until) = (Instant.Max(ten.Period.Start, span.Start), Instant.Min(ten.Period.End, span.End));
        return $"{IncidentText.Minute(from, clock)} to {IncidentText.Minute(until, clock)}, {ten.People} people{(ten.Breaches.Count > 0 ? ", BREAKS A LIMIT" : "")}{(ten.State == TenState.Objection ? ", objected to" : "")}";
    }

    /// <summary>Returns a notice in one line, without its date.</summary>
    public static string Line(Ten ten, NightClock clock) =>
        $"TEN ({ten.Sort.ToString().ToLowerInvariant()}) to {TenRules.Minute(ten.Period.End, clock)}, {ten.People} people; {Step(ten.Steps is [.., var last] ? last : new(TenState.Received, ten.Given))}"
        + (ten.Breaches.Count == 0 ? "" : $"; breaks {string.Join(", ", ten.Breaches.Select(b => b.Limit))}");

    /// <summary>Returns notices as a table.</summary>
    public static Table Table(IReadOnlyList<KeptTen> tens, IReadOnlyDictionary<Guid, string> names, NightClock clock) => new(
        "tens", "Temporary event notices",
        [new("Event"), new("Premises"), new("Sort"), new("Given"), Column.Figures("People"), new("User"), new("State"), new("Breaks"), new("Id")],
        [.. tens.Select(t => new Row(
        [
            Period(t.Ten, clock), Premises(t.Ten, names), t.Ten.Sort.ToString().ToLowerInvariant(), Iso(t.Ten.Given), t.Ten.People,
            t.Ten.User is { } user ? PersonRules.Token(user) : new Cell.Blank("the premises user is not on file", "-"),
            TenRules.Words(t.Ten.State), string.Join(", ", t.Ten.Breaches.Select(b => b.Limit)), t.Ten.Id.ToString("D"),
        ]))]);

    /// <summary>Returns limits held against a notice as a table.</summary>
    public static Table Table(IReadOnlyList<TenFinding> findings) => new(
        "limits", "Limits of Part 5 of the Licensing Act 2003 held against the notice",
        [new("Limit"), Column.Figures("Notice"), new("Allowed"), new("Provision"), new("Kept")],
        [.. findings.Select(f => new Row(
        [
            f.Title, f.Figure is { } figure ? figure : new Cell.Blank(f.Hint.Length > 0 ? f.Hint : "not told", "-"), f.Allowed, f.Provision,
            f.IsBroken ? "BROKEN" : f.Figure is null ? "not checked" : "yes",
        ]))]);

    /// <summary>Returns everything on file about a notice, as lines.</summary>
    public static IReadOnlyList<string> Lines(KeptTen kept, IReadOnlyDictionary<Guid, string> names, Desk desk)
    {
        var (ten, record) = kept;
        List<string> lines = [ten.Id.ToString("D"), $"{Premises(ten, names)}: {Period(ten, desk.Town.Clock)}"];
        lines.AddRange(record.Withdrawn ? ["WITHDRAWN from the file: recorded by mistake."] : []);
        lines.Add($"Given {Iso(ten.Given)} as a {ten.Sort.ToString().ToLowerInvariant()} notice{(ten.Reference is { } number ? $", {number}" : "")}");
        lines.Add($"At most {ten.People} people; {string.Join(", ", ten.Activities.Select(a => Reference.NameOf(desk.Reference.LicensableActivities, a)))}{(ten.Supply is { } supply ? $" ({supply} the premises)" : "").Replace("(both the", "(on and off the", StringComparison.Ordinal)}");
        lines.AddRange(ten.Times.Select(t => $"Hours: {TenRules.Minute(t.Start, desk.Town.Clock)} to {TenRules.Minute(t.End, desk.Town.Clock)}"));
        lines.Add($"Premises user: {(ten.User is { } user ? PersonRules.Token(user) : "not on file")}{(ten.PersonalLicence ? ", with a personal licence" : ", without a personal licence")}"
            + (ten.Associates.Count == 0 ? "" : $"; associates {string.Join(", ", ten.Associates.Select(PersonRules.Token))}"));
        lines.AddRange(ten.Breaches.Select(b => $"BREACH: {b.Words}"));
        lines.AddRange(["", "What became of it", .. ten.Steps.Select(s => $"  {Iso(s.On)}  {Step(s)}")]);
        lines.AddRange(record.Rivals > 0 ? [$"CONFLICT: {record.Rivals} other amendment(s) of the same state wait to be settled."] : []);
        return lines;
    }

    /// <summary>Returns a notice for programs; times carry the local offset.</summary>
    public static JsonObject Json(Ten ten, NightClock clock, Journal.KeptRecord? record = null)
    {
        var json = TenJson.Write(ten, clock);
        json.Insert(0, "id", ten.Id.ToString("D"));
        json["from"] = IncidentText.Offset(ten.Period.Start, clock);
        json["until"] = IncidentText.Offset(ten.Period.End, clock);
        json["state"] = TenRules.Code(ten.State);
        json["stands"] = ten.Stands;
        if (record is not null)
        {
            json["withdrawn"] = record.Withdrawn;
            json["version"] = record.Version;
            json["conflicts"] = record.Rivals;
            json["recordedAt"] = IncidentText.Offset(record.RecordedAt, clock);
            json["recordedBy"] = record.RecordedBy;
        }

        return json;
    }

    /// <summary>Returns limits for programs.</summary>
    public static JsonArray Json(IReadOnlyList<TenFinding> findings) => new([.. findings.Select(f => (JsonNode)new JsonObject
    {
        ["limit"] = f.Limit, ["title"] = f.Title, ["figure"] = f.Figure, ["allowed"] = f.Allowed, ["provision"] = f.Provision, ["broken"] = f.IsBroken, ["fault"] = f.Fault, ["hint"] = f.Hint,
    })]);

    private static string Step(TenStep step) => TenRules.Words(step.State) + (step.By is { } by ? $" ({by})" : "");

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}

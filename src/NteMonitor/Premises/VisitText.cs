using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Documents;
using NteMonitor.Incidents;

namespace NteMonitor.Premises;

/// <summary>Visits and checks as words, tables and JSON; names and narratives only where they are given.</summary>
public static class VisitText
{
    /// <summary>Returns the finding as facts and JSON have it: <c>met</c>, <c>broken</c>, <c>not-checked</c>.</summary>
    public static string Code(Finding finding) => finding switch { Finding.Met => "met", Finding.Broken => "broken", _ => "not-checked" };

    /// <summary>Returns the finding in words.</summary>
    public static string Word(Finding finding) => finding switch { Finding.Met => "met", Finding.Broken => "broken", _ => "not checked" };

    /// <summary>Returns a check as it is typed: <c>broken: no clicker at the door</c>.</summary>
    public static string Said(ConditionCheck check) => Word(check.Finding) + (check.Remark is { } remark ? ": " + remark : "");

    /// <summary>Returns a date as the file prints it.</summary>
    public static string Date(LocalDate date) => date.ToString("ddd d MMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>Returns the day of a visit, with its time where that is known.</summary>
    public static string When(Visit visit, NightClock clock) =>
        Date(visit.On) + (visit.At is { } at ? " " + IncidentText.Minute(at, clock) : "");

    /// <summary>Returns a visit in one line, without its date: kind, who, what was found.</summary>
    public static string Line(Visit visit, Reference reference)
    {
        var with = visit.Partners.Count == 0 ? "" : " with " + string.Join(", ", visit.Partners.Select(p => Reference.NameOf(reference.VisitPartners, p).ToLowerInvariant()));
        List<string> parts = [$"{Reference.NameOf(reference.VisitKinds, visit.Kind)}{with} by {visit.By}", .. Found(visit)];
        return string.Join("; ", parts);
    }

    /// <summary>Returns a visit in one line of the timeline: without its advice and its follow-up.</summary>
    public static string InShort(Visit visit, Reference reference) => Line(visit with { Advice = null, FollowUp = null }, reference);

    /// <summary>Returns what was found on a visit, part by part: conditions, door staff, people inside, advice, follow-up.</summary>
    public static IReadOnlyList<string> Found(Visit visit)
    {
        List<string> parts = [];
        var (met, broken) = (visit.Checks.Where(c => c.Finding == Finding.Met).ToList(), visit.Checks.Where(c => c.Finding == Finding.Broken).ToList());
        if (met.Count + broken.Count > 0)
        {
            parts.Add($"{Conditions(met.Count + broken.Count)} checked, {(broken.Count == 0 ? "none broken" : $"broken: {string.Join(", ", broken.Select(c => c.Number))}")}");
        }

        Add(Door(visit.Door));
        Add(Inside(visit.Inside));
        Add(visit.Advice is { } advice ? $"advice: {advice}" : "");
        Add(FollowUp(visit));
        return parts;

        void Add(string part)
        {
            if (part.Length > 0)
            {
                parts.Add(part);
            }
        }
    }

    /// <summary>Returns the count of door staff in words; empty when there was none.</summary>
    public static string Door(DoorCount? door) => door is null ? ""
        : $"{door.Staff} door staff, {(door.Badges is { } badges ? $"{(badges == door.Staff ? "every badge" : $"{badges} with the badge")} seen" : "badges not looked at")}";

    /// <summary>Returns the count of people inside in words, and by how many it was over the capacity; empty when there was none.</summary>
    public static string Inside(HeadCount? inside) => inside switch
    {
        null => "",
        { Capacity: null } => $"{inside.People} inside, no capacity on file",
        { Over: > 0 } => $"{inside.People} inside, {inside.Over} OVER the capacity of {inside.Capacity}",
        _ => $"{inside.People} inside of {inside.Capacity}",
    };

    /// <summary>Returns when somebody looks again, or did, in words; empty when nobody has to.</summary>
    public static string FollowUp(Visit visit) => visit switch
    {
        { FollowUp: null } => "",
        { FollowedUp: { } done } => $"followed up on {Date(done)}",
        _ => $"follow-up due on {Date(visit.FollowUp!.Value)}",
    };

    /// <summary>Returns everything on file about one visit, in lines.</summary>
    public static IReadOnlyList<string> Lines(VisitFile file, Desk desk)
    {
        var (kept, visit, lists) = (file.Kept, file.Kept.Visit, desk.Reference);
        List<string> lines = [visit.Id.ToString("D"), $"{Reference.NameOf(lists.VisitKinds, visit.Kind)} to {file.Venue}, {When(visit, desk.Town.Clock)}, by {visit.By}"];
        if (kept.Withdrawn)
        {
            lines.Add("WITHDRAWN: it is in no list and no state.");
        }

        lines.AddRange(kept.Rivals > 0 ? [$"CONFLICT: {kept.Rivals} other amendment(s) of the same state wait to be settled."] : []);
        lines.AddRange(visit.Remarks);
        Add("With", string.Join(", ", visit.Partners.Select(p => Reference.NameOf(lists.VisitPartners, p))));
        Add("Spoken to", visit.SpokenTo is { } who ? Reference.NameOf(lists.VisitContacts, who) + (file.Opened.Text("name") is { } name ? $": {name}" : "") : "");
        Add("At the door", Door(visit.Door));
        Add("Counted", Inside(visit.Inside) + (visit.Inside?.At is { } counted ? $", at {IncidentText.Minute(counted, desk.Town.Clock)}" : ""));
        Add("Advice", visit.Advice ?? "");
        Add("Afterwards", FollowUp(visit));
        Add("Follows up", visit.Follows?.ToString("D") ?? "");
        Add("Name, note", file.Opened.Seal is Journal.Seal.Open or Journal.Seal.Never || kept.SealedBy is null ? "" : file.Opened.Said);
        Add("Note", file.Opened.Text("narrative") ?? "");
        lines.AddRange(visit.Checks.Count == 0 ? [] : ["", "Conditions", .. visit.Checks.SelectMany(c => new[] { $"  {c.Number,-6} {Said(c)}", $"         {c.Text}" })]);
        return [.. lines, "", "History", .. file.History.SelectMany(e => Journal.HistoryText.Lines(e, desk.Town.Clock)).Select(l => "  " + l)];

        void Add(string label, string text)
        {
            if (text.Length > 0)
            {
                lines.Add($"{label + ":",-14} {text}");
            }
        }
    }

    /// <summary>Returns visits as a table.</summary>
    /// <param name="visits">The visits.</param>
    /// <param name="names">Names of the venues.</param>
    /// <param name="desk">Whose clock and lists give words.</param>
    public static Table Table(IReadOnlyList<KeptVisit> visits, IReadOnlyDictionary<Guid, string> names, Desk desk) => new(
        "visits", "Visits",
        [new("When"), new("Venue"), new("Kind"), new("By"), Column.Figures("Checked"), Column.Figures("Broken"), new("Follow-up"), new("Id")],
        [.. visits.Select(v => new Row(
        [
            When(v.Visit, desk.Town.Clock), names.GetValueOrDefault(v.Visit.Venue, "a venue no longer on file"),
            Reference.NameOf(desk.Reference.VisitKinds, v.Visit.Kind), v.Visit.By,
            v.Visit.Checks.Count(c => c.Finding != Finding.NotChecked), v.Visit.Checks.Count(c => c.Finding == Finding.Broken),
            v.Visit.FollowUp is { } due ? LocalDatePattern.Iso.Format(due) + (v.Visit.IsOpen ? "" : " done") : "",
            v.Visit.Id.ToString("D"),
        ]))]);

    /// <summary>Returns a visit for programs; times carry the local offset.</summary>
    /// <param name="kept">The visit.</param>
    /// <param name="clock">The town's clock.</param>
    public static JsonObject Json(KeptVisit kept, NightClock clock)
    {
        var json = VisitJson.Write(kept.Visit);
        if (kept.Visit.At is { } at)
        {
            json["at"] = IncidentText.Offset(at, clock);
        }

        if (kept.Visit.Inside is { } inside)
        {
            var count = json["inside"]!.AsObject();
            count["at"] = inside.At is { } counted ? IncidentText.Offset(counted, clock) : null;
            count["over"] = inside.Over;
        }

        json.Insert(0, "id", kept.Visit.Id.ToString("D"));
        json["open"] = kept.Visit.IsOpen;
        json["withdrawn"] = kept.Withdrawn;
        json["version"] = kept.Version;
        json["conflicts"] = kept.Rivals;
        json["recordedAt"] = IncidentText.Offset(kept.RecordedAt, clock);
        json["recordedBy"] = kept.RecordedBy;
        return json;
    }

    /// <summary>Returns a number of days in words.</summary>
    public static string Days(int count) => count == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{count} days");

    /// <summary>Returns a number of conditions in words.</summary>
    public static string Conditions(int count) => count == 1 ? "1 condition" : string.Create(CultureInfo.InvariantCulture, $"{count} conditions");
}

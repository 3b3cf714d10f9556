using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Documents;
using NteMonitor.Incidents;

namespace NteMonitor.Patrols;

/// <summary>Shifts as words, tables and JSON.</summary>
public static class ShiftText
{
    /// <summary>Stands where nobody counted; 0 is a count.</summary>
    public const string NotCounted = "not counted";

    /// <summary>Returns shifts as a table.</summary>
    public static Table Table(IReadOnlyList<KeptShift> shifts, Desk desk) => new(
        "shifts", "Shifts",
        [new("Night"), new("Kind"), new("Scheme"), new("From"), new("To"), new("Lasted"), Column.Figures("Crew"), new("By"), new("Id")],
        [.. shifts.Select(s => new Row(
        [
            Night(s.Shift), desk.Shifts.KindOrBare(s.Shift.Kind).Name, s.Shift.Scheme, Start(s.Shift, desk.Town.Clock), Finish(s, desk.Town.Clock), Lasted(s.Shift),
            s.Shift.Crew is { } crew ? crew : new Cell.Blank("not known", "-"), s.OpenedBy, s.Shift.Id.ToString("D"),
        ]))]);

    /// <summary>Returns what every counter came to, one line each, then in one line what was not counted.</summary>
    public static IReadOnlyList<string> Totals(KeptShift kept)
    {
        var known = kept.Shift.Definitions.Select(d => d.Code).ToHashSet();
        var blank = kept.Shift.Definitions.Where(d => !kept.Totals.ContainsKey(d.Code)).Select(d => d.Name).ToList();
        return
        [
            .. kept.Shift.Definitions.Where(d => kept.Totals.ContainsKey(d.Code)).Select(d => $"{d.Name} ({d.Unit}): {kept.Totals[d.Code]}"),
            .. kept.Totals.Where(t => !known.Contains(t.Key)).Select(t => $"{t.Key}: {t.Value}"),
            .. blank.Count > 0 ? (string[])[$"Not counted: {string.Join(", ", blank)}"] : [],
        ];
    }

    /// <summary>Returns what the counters came to in one breath, so that all of it fits a phone: <c>Water given 12; 3 others not counted</c>.</summary>
    public static string InShort(KeptShift kept)
    {
        var counted = kept.Shift.Definitions.Where(d => kept.Totals.ContainsKey(d.Code)).Select(d => $"{d.Name} {kept.Totals[d.Code]}").ToList();
        var blank = kept.Shift.Definitions.Count - counted.Count;
        return counted.Count == 0 ? "Nothing was counted." : $"{string.Join("; ", counted)}{(blank > 0 ? $"; {blank} {(blank == 1 ? "other" : "others")} not counted" : "")}.";
    }

    /// <summary>Returns when and by whom a part was written down.</summary>
    public static string When(ShiftPart part, NightClock clock) => $"{clock.Local(part.At).ToString("ddd d MMM", CultureInfo.InvariantCulture)} {IncidentText.Minute(part.At, clock)} {part.By}";

    /// <summary>Returns the night, or what is known instead.</summary>
    public static string Night(Shift shift) => shift.Night is { } night ? night.ToString()
        : shift.ReportDate is { } date ? $"reported {date.ToString("d MMM uuuu", CultureInfo.InvariantCulture)}" : "not known";

    /// <summary>Returns when it began by the clock.</summary>
    public static string Start(Shift shift, NightClock clock) => shift.Start is { } at ? IncidentText.Minute(at, clock) : "not known";

    /// <summary>Returns when it ended by the clock, or that it goes on.</summary>
    public static string Finish(KeptShift kept, NightClock clock) => kept.Withdrawn ? "withdrawn" : kept.IsOpen ? "open" : kept.Shift.Finish is { } at ? IncidentText.Minute(at, clock) : "not known";

    /// <summary>Returns how long it lasted.</summary>
    public static string Lasted(Shift shift) => shift.Elapsed is { } elapsed ? ShiftRules.Hours(elapsed) : "-";

    /// <summary>Returns one shift in a line.</summary>
    public static string Line(KeptShift kept, Desk desk) =>
        $"{Night(kept.Shift)}, {kept.Shift.Scheme}, {Span(kept, desk.Town.Clock)}, {kept.OpenedBy}";

    /// <summary>Returns from when to when, in words.</summary>
    public static string Span(KeptShift kept, NightClock clock) => kept.IsOpen ? $"since {Start(kept.Shift, clock)}" : $"{Start(kept.Shift, clock)} to {Finish(kept, clock)}";

    /// <summary>Returns the names of codes in words: <c>pay-day, event</c>.</summary>
    public static string Names(IReadOnlyList<string> codes, IReadOnlyList<Term> list) => string.Join(", ", codes.Select(c => Reference.NameOf(list, c)));

    /// <summary>Returns a shift for programs; times carry the local offset.</summary>
    public static JsonObject Json(KeptShift kept, Desk desk)
    {
        var json = ShiftJson.Write(kept.Shift);
        json.Insert(0, "id", kept.Shift.Id.ToString("D"));
        Offset(json, "start", kept.Shift.Start, desk);
        Offset(json, "finish", kept.Shift.Finish, desk);
        json["minutes"] = kept.Shift.Elapsed is { } elapsed ? (int)elapsed.TotalMinutes : null;
        json["totals"] = new JsonObject(kept.Totals.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new KeyValuePair<string, JsonNode?>(t.Key, t.Value)));
        json["open"] = kept.IsOpen;
        json["withdrawn"] = kept.Withdrawn;
        json["openedBy"] = kept.OpenedBy;
        json["version"] = kept.Version;
        json["conflicts"] = kept.Rivals;
        json["recordedAt"] = IncidentText.Offset(kept.RecordedAt, desk.Town.Clock);
        return json;
    }

    /// <summary>Returns the totals of schemes for programs.</summary>
    public static JsonArray Json(IReadOnlyList<SchemeTotals> totals) => [.. totals.Select(t => (JsonNode)new JsonObject
    {
        ["kind"] = t.Kind,
        ["scheme"] = t.Scheme,
        ["shifts"] = t.Shifts,
        ["open"] = t.Open,
        ["minutes"] = (long)t.Hours.TotalMinutes,
        ["timed"] = t.Timed,
        ["crewMinutes"] = (long)t.CrewHours.TotalMinutes,
        ["crewed"] = t.Crewed,
        ["counters"] = new JsonArray([.. t.Counters.Select(c => (JsonNode)new JsonObject
        {
            ["code"] = c.Code,
            ["name"] = c.Name,
            ["unit"] = c.Unit,
            ["total"] = c.Total,
            ["shifts"] = c.Shifts,
            ["definitions"] = new JsonArray([.. c.Definitions.Select(d => (JsonNode)new JsonObject { ["text"] = d.Text, ["shifts"] = d.Shifts, ["total"] = d.Total })]),
        })]),
    })];

    /// <summary>Returns the totals of schemes as a table: one row for each counter that any shift counted.</summary>
    public static Table Table(IReadOnlyList<SchemeTotals> totals) => new(
        "shift-totals", "Totals by scheme",
        [new("Scheme"), new("Counter"), Column.Figures("Total"), new("Unit"), new("Counted in"), new("Definition")],
        [.. totals.SelectMany(t => t.Counters.Select(c => new Row(
        [
            t.Scheme, c.Name, c.Total is { } total ? total : new Cell.Blank(NotCounted, "-"), c.Unit, $"{c.Shifts} of {t.Shifts}", Drift(c),
        ])))]);

    /// <summary>Returns what there is to say of a counter's definition: nothing new, or how it changed.</summary>
    public static string Drift(CounterTotal counter) => counter.Drifted
        ? "CHANGED: " + string.Join("; then ", counter.Definitions.Select(d => $"{d.Total} in {d.Shifts} {(d.Shifts == 1 ? "shift" : "shifts")} as “{d.Text}”"))
        : "";

    /// <summary>Returns what a scheme's shifts came to in hours.</summary>
    public static string Hours(SchemeTotals t) =>
        $"{t.Shifts} {(t.Shifts == 1 ? "shift" : "shifts")}{(t.Open > 0 ? $", {t.Open} of them still open" : "")}; {ShiftRules.Hours(t.Hours)} on patrol{Of(t.Timed, t.Shifts)}; {ShiftRules.Hours(t.CrewHours)} of people's time{Of(t.Crewed, t.Shifts)}";

    private static string Of(int known, int all) => known == all ? "" : $" ({known} of {all} shifts known)";

    private static void Offset(JsonObject json, string name, Instant? at, Desk desk)
    {
        if (at is { } some)
        {
            json[name] = IncidentText.Offset(some, desk.Town.Clock);
        }
    }
}

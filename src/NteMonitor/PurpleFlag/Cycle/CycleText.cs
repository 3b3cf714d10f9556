using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Documents;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.Cycle;

/// <summary>An entry with everything that is on file about it.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Edition">What it is assessed by.</param>
/// <param name="Group">Bodies of its working group.</param>
/// <param name="Boundaries">Versions of its place's boundary.</param>
/// <param name="Advice">What the place was ever advised.</param>
/// <param name="Today">Today's date.</param>
public sealed record FlagFile(
    KeptFlag<FlagEntry> Entry, FrameworkEdition Edition, IReadOnlyList<KeptFlag<FlagMember>> Group,
    IReadOnlyList<KeptFlag<FlagBoundary>> Boundaries, IReadOnlyList<KeptFlag<FlagRecommendation>> Advice, LocalDate Today);

/// <summary>Entries and what belongs to them, in words.</summary>
public static class CycleText
{
    /// <summary>Returns the entries as a table.</summary>
    public static Table Table(IEnumerable<(KeptFlag<FlagEntry> Kept, FrameworkEdition Edition)> all) => new(
        "entries", "Purple Flag entries", [new("Place"), new("Kind"), new("Round"), new("Registered"), new("Next"), new("Outcome"), new("Id")],
        [.. all.Select(e => new Row([e.Kept.Value.Place, e.Kept.Value.Kind, e.Kept.Value.Round, Day(e.Kept.Value.Done(FrameworkRules.FirstStep)), Next(e.Kept.Value, e.Edition), Told(e.Kept.Value, e.Edition), e.Kept.Record.Id.ToString("D")]))]);

    /// <summary>Returns one entry of the list for programs.</summary>
    public static JsonObject Line(KeptFlag<FlagEntry> kept, FrameworkEdition edition) => new()
    {
        ["id"] = kept.Record.Id.ToString("D"),
        ["place"] = kept.Value.Place,
        ["kind"] = kept.Value.Kind,
        ["round"] = kept.Value.Round,
        ["registered"] = Day(kept.Value.Done(FrameworkRules.FirstStep)),
        ["next"] = Next(kept.Value, edition),
        ["outcome"] = kept.Value.Outcome?.Code,
    };

    /// <summary>Returns an entry in a line.</summary>
    public static string Words(FlagEntry entry) => $"{entry.Place}, {entry.Kind}{(entry.Round.Length > 0 ? $", {entry.Round}" : "")}, registered on {Day(entry.Done(FrameworkRules.FirstStep))}"
        + (entry.Outcome is { } told ? $", {told.Code} on {Day(told.On)}" : "");

    /// <summary>Returns everything about an entry, line by line.</summary>
    public static IReadOnlyList<string> Lines(FlagFile file)
    {
        var (entry, edition) = (file.Entry.Value, file.Edition);
        return
        [
            $"{entry.Place}: {edition.Kinds.First(k => k.Code == entry.Kind).Name.ToLowerInvariant()}{(entry.Round.Length > 0 ? $", {entry.Round}" : "")}",
            $"Assessed by: {edition.Name}",
            "",
            $"{"Step",-34} {"Due",-10}  Done",
            .. edition.StepsOf(entry.Kind).Select(s => $"{s.Name,-34} {Day(entry.Due(s.Code)),-10}  {Day(entry.Done(s.Code))}{(entry.Done(s.Code) is null && entry.Due(s.Code) < file.Today ? "overdue" : "")}".TrimEnd()),
            "",
            $"Outcome: {Told(entry, edition)}",
            .. entry.Outcome is { Note.Length: > 0 } told ? [$"  {told.Note}"] : Array.Empty<string>(),
            .. CycleRules.Renewals(entry, edition).Select(r => $"Renewal: {edition.Kinds.First(k => k.Code == r.Kind).Name.ToLowerInvariant()}, {Day(r.On)}"),
            $"Working group: {Count(file.Group.Count(m => m.Value.Until is null), "body", "bodies")}{(file.Group.Count > 0 ? ": " + string.Join(", ", file.Group.Where(m => m.Value.Until is null).Select(m => m.Value.Role == "member" ? m.Value.Body : $"{m.Value.Body} ({m.Value.Role})")) : "")}",
            $"Boundary: {(BoundaryRules.On(file.Boundaries.Select(b => b.Value), file.Today) is { } held ? $"version {held.Version} from {Day(held.From)}, {Area(held)}, zone:{held.Zone.Code}" : "none drawn")}",
            .. file.Advice.Count == 0 ? Array.Empty<string>() : ["", "Advice", .. file.Advice.SelectMany(a => Lines(a, file.Today))],
        ];
    }

    /// <summary>Returns the same for programs.</summary>
    public static JsonObject Json(FlagFile file)
    {
        var json = Json(file.Entry, FlagJson.Write);
        json["edition"] = file.Edition.Code;
        json["steps"] = new JsonArray([.. file.Edition.StepsOf(file.Entry.Value.Kind).Select(s => (JsonNode)new JsonObject { ["step"] = s.Code, ["name"] = s.Name, ["due"] = Iso(file.Entry.Value.Due(s.Code)), ["done"] = Iso(file.Entry.Value.Done(s.Code)) })]);
        json["renewals"] = new JsonArray([.. CycleRules.Renewals(file.Entry.Value, file.Edition).Select(r => (JsonNode)new JsonObject { ["kind"] = r.Kind, ["on"] = Iso(r.On) })]);
        json["group"] = new JsonArray([.. file.Group.Select(m => (JsonNode)Json(m, FlagJson.Write))]);
        json["boundaries"] = new JsonArray([.. file.Boundaries.Select(b => (JsonNode)Json(b, FlagJson.Write))]);
        json["advice"] = new JsonArray([.. file.Advice.Select(a => (JsonNode)Json(a, FlagJson.Write))]);
        return json;
    }

    /// <summary>Returns the facts of something with its id.</summary>
    public static JsonObject Json<T>(KeptFlag<T> kept, Func<T, JsonObject> write)
    {
        var json = write(kept.Value);
        json["id"] = kept.Record.Id.ToString("D");
        return json;
    }

    /// <summary>Returns a working group as a table.</summary>
    public static Table Group(FlagEntry entry, IEnumerable<KeptFlag<FlagMember>> group) => new(
        "group", $"Working group: {entry.Place}", [new("Body"), new("Role"), new("From"), new("Until"), new("Id")],
        [.. group.Select(m => new Row([m.Value.Body, m.Value.Role, Day(m.Value.From), Day(m.Value.Until), m.Record.Id.ToString("D")]))]);

    /// <summary>Returns the versions of a boundary as a table.</summary>
    public static Table Boundaries(string place, IReadOnlyList<KeptFlag<FlagBoundary>> all) => new(
        "boundaries", $"Boundary: {place}", [new("Version", null, Align.Right), new("From"), new("Until"), Column.Figures("Area", "km²"), new("Zone"), new("Id")],
        [.. all.Select(b => new Row([b.Value.Version, Day(b.Value.From), Day(BoundaryRules.Until(b.Value, all.Select(a => a.Value))), new Cell.Measure((decimal)(BoundaryRules.SquareMetres(b.Value.Zone) / 1e6), 3), b.Value.Zone.Code, b.Record.Id.ToString("D")]))]);

    /// <summary>Returns what a boundary came to, in a line.</summary>
    public static string Drawn(FlagBoundary boundary, IReadOnlyList<Position> venues) =>
        $"Version {boundary.Version} of {boundary.Place} from {Day(boundary.From)}: {Area(boundary)}, {Count(venues.Count(v => Zones.ZoneRules.Contains(boundary.Zone, v)), "venue", "venues")} inside; zone:{boundary.Zone.Code} counts in it.";

    /// <summary>Returns one book of scores as a table, attributes without a score said so.</summary>
    public static Table Scores(FlagEntry entry, ScoreBook book, IReadOnlyList<KeptFlag<FlagScore>> scores, FrameworkEdition edition) => new(
        "scores", $"{entry.Place}: {Word(book)}", [new("Attribute"), new("Name"), new("Level"), new("On"), new("Statement"), new("Id")],
        [.. edition.Attributes.Select(a => (Attribute: a, Score: scores.FirstOrDefault(s => s.Value.Attribute == a.Code))).Select(s => new Row(
            [s.Attribute.Code, s.Attribute.InShort, s.Score is { } given ? edition.Scale.First(l => l.Code == given.Value.Level).Name : "no score", Day(s.Score?.Value.On), s.Score?.Value.Text ?? "", s.Score?.Record.Id.ToString("D") ?? ""]))])
    {
        Notes = book == ScoreBook.Self ? ["The self-assessment stays in the house: it is not the submission, and no pack has it beside it."] : [],
    };

    /// <summary>Returns a book of scores in words.</summary>
    public static string Word(ScoreBook book) => book switch { ScoreBook.Self => "self-assessment", ScoreBook.Submission => "submission", _ => "panel" };

    /// <summary>Returns advice with what was done, line by line.</summary>
    public static IEnumerable<string> Lines(KeptFlag<FlagRecommendation> kept, LocalDate today)
    {
        var advice = kept.Value;
        yield return $"  {kept.Record.Id:D}  {Day(advice.On)}, {advice.By}{(advice.Attributes.Count > 0 ? $", {string.Join(", ", advice.Attributes)}" : "")}: {advice.Text}";
        yield return advice switch
        {
            { DoneOn: { } day } => $"    done on {Day(day)}: {advice.Did}",
            { Did.Length: > 0 } => $"    begun: {advice.Did}{(advice.Due is { } due ? $" (due {Day(due)}{(due < today ? ", overdue" : "")})" : "")}",
            _ => $"    nothing done yet{(advice.Due is { } due ? $" (due {Day(due)}{(due < today ? ", overdue" : "")})" : "")}",
        };
    }

    private static string Area(FlagBoundary boundary) => string.Create(CultureInfo.InvariantCulture, $"{BoundaryRules.SquareMetres(boundary.Zone) / 1e6:0.###} km²");

    private static string Next(FlagEntry entry, FrameworkEdition edition)
    {
        var waiting = edition.StepsOf(entry.Kind).Where(s => entry.Done(s.Code) is null).ToList();
        var next = waiting.Where(s => entry.Due(s.Code) is not null).MinBy(s => entry.Due(s.Code)) ?? waiting.FirstOrDefault();
        return entry.Outcome is not null || next is null ? "" : $"{next.Name}{(entry.Due(next.Code) is { } due ? $", {Day(due)}" : "")}";
    }

    private static string Told(FlagEntry entry, FrameworkEdition edition) =>
        entry.Outcome is { } told ? $"{edition.Outcomes.First(o => o.Code == told.Code).Name.ToLowerInvariant()}, {Day(told.On)}" : "waits";

    private static string Day(LocalDate? day) => Iso(day) ?? "";

    private static string? Iso(LocalDate? day) => day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Count(int count, string one, string several) => $"{count} {(count == 1 ? one : several)}";
}

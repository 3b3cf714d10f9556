using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime.Text;
using NteMonitor.Documents;
using NteMonitor.Incidents;

namespace NteMonitor.Search;

/// <summary>A hit in words.</summary>
/// <param name="Hit">What was found.</param>
/// <param name="Kind">What kind of thing it is, for example <c>visit</c>.</param>
/// <param name="When">When it was, as well as it is known; empty for what has no date.</param>
/// <param name="Title">What it is called, tokens instead of names.</param>
/// <param name="Field">Where the words stand.</param>
/// <param name="Excerpt">The words round them; empty where the title says it all, or where they are sealed.</param>
public sealed record Found(SearchHit Hit, string Kind, string When, string Title, string Field, string Excerpt)
{
    /// <summary>The night or day in eight letters, for narrow windows: <c>14/03/26</c>; empty for what has no date.</summary>
    public string Day { get; init; } = "";
}

/// <summary>Hits as lines, tables and JSON.</summary>
public static class FoundText
{
    /// <summary>Returns a hit in words.</summary>
    /// <param name="hit">What was found.</param>
    /// <param name="words">What was looked for.</param>
    /// <param name="desk">Whose clock and lists give words.</param>
    public static Found Of(SearchHit hit, IReadOnlyList<SearchWord> words, Desk desk)
    {
        var (title, excerpt) = (Title(hit, desk), Excerpt(hit, words));
        return new(hit, SearchKinds.NameOf(hit.Thing), When(hit, desk.Town.Clock), title, Field(hit, words, excerpt), excerpt) { Day = Day(hit, desk.Town.Clock) };
    }

    /// <summary>Returns hits as a table.</summary>
    public static Table Table(IReadOnlyList<Found> found) => new(
        "found", "Found",
        [new("Kind"), new("When"), new("What"), new("Found in"), new("Words"), new("Id")],
        [.. found.Select(f => new Row([f.Kind, f.When, f.Title, f.Field, f.Excerpt, f.Hit.Subject.ToString("D")]))]);

    /// <summary>Returns a hit for programs.</summary>
    public static JsonObject Json(Found found, NightClock clock)
    {
        var json = new JsonObject
        {
            ["id"] = found.Hit.Subject.ToString("D"),
            ["kind"] = SearchKinds.Of(found.Hit.Thing)?.Code ?? found.Hit.Thing,
            ["at"] = IncidentText.Offset(found.Hit.At, clock),
            ["title"] = found.Title,
            ["field"] = found.Field,
            ["sealed"] = found.Hit.SealedBy is not null,
        };
        json.PutText("on", found.Hit.On is { } on ? LocalDatePattern.Iso.Format(on) : null);
        json.PutText("of", found.Hit.Of?.ToString("D"));
        json.PutText("excerpt", found.Excerpt.Length > 0 ? found.Excerpt : null);
        return json;
    }

    /// <summary>Returns what may be read of a hit without a page of its own: its public words.</summary>
    public static IReadOnlyList<string> Lines(Found found) =>
    [
        found.Title,
        .. found.When.Length > 0 ? [found.When] : Array.Empty<string>(),
        "",
        .. found.Hit.Doc?.Names ?? [],
        .. (found.Hit.Doc?.Body ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries),
        .. found.Hit.SealedBy is null ? Array.Empty<string>() : ["", $"The words stand in the {found.Field}, which is not shown here."],
        "",
        $"{found.Kind} {found.Hit.Subject:D}",
        .. Command(found) is { } command ? [$"Everything about it: {command}"] : Array.Empty<string>(),
    ];

    private static string? Command(Found found) => found.Hit.Thing switch
    {
        "person" => $"nte person show {found.Title}",
        "ban" => $"nte pubwatch ban show {found.Hit.Subject:D}",
        "visit" => $"nte visit show {found.Hit.Subject:D}",
        "ten" => $"nte ten show {found.Hit.Subject:D}",
        _ => null,
    };

    private static void PutText(this JsonObject json, string name, string? text)
    {
        if (text is not null)
        {
            json[name] = text;
        }
    }

    private static string Title(SearchHit hit, Desk desk) => hit switch
    {
        { Account.Incident: var incident } => $"{Reference.NameOf(desk.Reference.Categories, incident.Category)}, {hit.Venue ?? incident.Where.Place ?? "place not known"}",
        { Thing: "person" } => People.PersonRules.Token(hit.Subject),
        { Doc.Title: { Length: > 0 } title } => hit.Venue is { } venue ? $"{title}, {venue}" : title,
        _ => SearchKinds.NameOf(hit.Thing),
    };

    private static string When(SearchHit hit, NightClock clock) => hit switch
    {
        { Account.Incident.When: var when } => $"{IncidentText.Night(when, clock)} {IncidentText.Time(when, clock)}",
        { Thing: "venue" or "person" or "scheme" } => "",
        { On: { } on } => on.ToString("ddd d MMM uuuu", CultureInfo.InvariantCulture),
        _ => clock.Local(hit.At).ToString("ddd d MMM uuuu HH:mm", CultureInfo.InvariantCulture),
    };

    private static string Day(SearchHit hit, NightClock clock) => hit switch
    {
        { Account.Incident.When: var when } => IncidentText.ShortNight(when, clock),
        { Thing: "venue" or "person" or "scheme" } => "",
        _ => (hit.On ?? clock.Local(hit.At).Date).ToString("dd/MM/yy", CultureInfo.InvariantCulture),
    };

    private static string Excerpt(SearchHit hit, IReadOnlyList<SearchWord> words) => hit switch
    {
        { SealedBy: not null } or { Doc: null } => "",
        { Doc: var doc } when SearchRules.Finds(words, [doc.Title]) => "",
        { Doc: var doc } => SearchRules.Excerpt(words, string.Join('\n', [.. doc.Names, doc.Body])) ?? "",
    };

    private static string Field(SearchHit hit, IReadOnlyList<SearchWord> words, string excerpt) => hit switch
    {
        { SealedBy: not null, Thing: "person" } => "sealed details",
        { SealedBy: not null } => "sealed note",
        { Doc: { } doc } when excerpt.Length > 0 && doc.Names.Any(n => SearchRules.Finds([.. words.Take(1)], [n])) => "code or number",
        { Doc: not null } when excerpt.Length > 0 => "text",
        { Account: not null } => "place or kind",
        _ => "name",
    };
}

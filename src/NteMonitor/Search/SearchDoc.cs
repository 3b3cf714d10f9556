using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;
using NteMonitor.People;
using NteMonitor.Venues;

namespace NteMonitor.Search;

/// <summary>The public words of one thing, as they are searched.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Names">Codes, numbers and tokens that mean it alone.</param>
/// <param name="Body">Everything else that may be read of it by whoever may read it at all.</param>
public sealed record SearchDoc(string Title, IReadOnlyList<string> Names, string Body)
{
    /// <summary>The venue it belongs to, whose name finds it too; none where it belongs to none or is one.</summary>
    public Guid? Venue { get; init; }

    /// <summary>What it belongs to: a note's shift, a ban's scheme.</summary>
    public Guid? Of { get; init; }

    /// <summary>Its date of business, or none.</summary>
    public LocalDate? On { get; init; }

    /// <summary>When it happened or began, where that is known to the minute; otherwise its date, or when it was written down, counts.</summary>
    public Instant? At { get; init; }
}

/// <summary>Which words of a thing are searched.</summary>
/// <remarks>Names of attachments are not: older ones stand in the public part and may name somebody.</remarks>
public static class SearchDocRules
{
    /// <summary>Goes up whenever other words are taken: stores then make them anew.</summary>
    public const int Edition = 1;

    private static readonly string[] NameMembers = ["code", "number", "reference", "licence", "callSign"];
    private static readonly string[] NotWords = ["attachments", "sha256", "shift", "of", "venue", "on", "from", "to", "until", "start", "finish", "importedFrom", "mediaType"];

    /// <summary>Returns the public words of a thing; none where it has none of its own, or is withdrawn.</summary>
    /// <param name="state">The thing as the journal has it.</param>
    /// <source>design decision: docs/decisions/0011-search.md.</source>
    public static SearchDoc? Of(SubjectState state) => IsGone(state) ? null : state.Thing switch
    {
        "incident" => OfIncident(IncidentJson.Read(state.Subject, state.Facts), state.Facts),
        "venue" => OfVenue(VenueJson.Read(state.Subject, state.Facts)),
        "shift" => OfShift(ShiftJson.Read(state.Subject, state.Facts), state.Root.Actor),
        var thing when ShiftJson.KindOf(thing) is not null || SearchKinds.Of(thing) is null => null,
        _ => OfRecord(state),
    };

    /// <summary>Returns where the sealed words of a thing belong; none where they are not searched any more.</summary>
    /// <param name="state">The thing as the journal has it; only the entry that seals it now counts.</param>
    /// <source>design decision: docs/decisions/0011-search.md.</source>
    public static SearchDoc? Sealed(SubjectState state)
    {
        if (IsGone(state) || state.SealedBy is null || SearchKinds.Of(state.Thing)?.Sealed is null)
        {
            return null;
        }

        return state.Thing switch
        {
            "incident" => new("", [], "") { At = IncidentJson.Read(state.Subject, state.Facts).When.From },
            var thing when ShiftJson.KindOf(thing) is not null => new("", [], "") { Of = Id(state.Facts, "shift"), At = state.Root.At },
            _ => new("", [], "") { Of = Id(state.Facts, "of"), On = Date(state.Facts, "on") },
        };
    }

    /// <summary>Returns the words of a sealed part: every text in it.</summary>
    /// <param name="personal">The sealed part, as JSON.</param>
    /// <source>design decision: docs/decisions/0011-search.md.</source>
    public static string Words(string personal) => string.Join('\n', Texts(CanonicalJson.Read(personal), []));

    /// <summary>Returns a reference in the form by which it is compared: letters and digits alone, in capitals.</summary>
    /// <source>design decision: docs/decisions/0011-search.md.</source>
    public static string Bare(string reference) => string.Concat(reference.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static bool IsGone(SubjectState state) =>
        state.Head.Kind.EndsWith(".withdrawn", StringComparison.Ordinal) || state.Head.Kind.EndsWith(".undone", StringComparison.Ordinal);

    /// <summary>An incident's kind and place are found without a text of its own; numbers and tokens need one.</summary>
    private static SearchDoc? OfIncident(Incident incident, JsonObject facts)
    {
        // Imported numbers are found without: there may be a million of them.
        List<string> names = incident.ImportedFrom is null ? [.. incident.References.Select(r => r.Number)] : [];
        var tokens = Tokens(facts);
        return names.Count + tokens.Count == 0 ? null : new("", names, string.Join('\n', tokens)) { Venue = incident.Where.Venue, At = incident.When.From };
    }

    private static SearchDoc OfVenue(Venue venue) => new(
        venue.Name,
        [.. new[] { venue.Code, venue.Licence, venue.Postcode }.OfType<string>(), .. venue.OtherNames],
        string.Join('\n', [.. new[] { venue.Address }.OfType<string>(), venue.Kind, .. venue.Activities, .. venue.Conditions.Select(c => $"{c.Number} {c.Text}")]));

    private static SearchDoc OfShift(Shift shift, string by) => new(
        shift.Scheme,
        [.. new[] { shift.CallSign }.OfType<string>(), by],
        string.Join('\n', [shift.Kind, .. shift.Areas, .. new[] { shift.Weather }.OfType<string>(), .. shift.Contexts, .. shift.Partners]))
    { On = shift.Night?.Evening ?? shift.ReportDate, At = shift.Start };

    /// <summary>A record without a name is called by the tokens of the persons in it, and otherwise by what it is.</summary>
    private static SearchDoc OfRecord(SubjectState state) => new(
        $"{SearchKinds.NameOf(state.Thing)} {TextOf(state.Facts, "name") ?? string.Join(' ', Tokens(state.Facts))}".TrimEnd(),
        [.. NameMembers.Select(m => TextOf(state.Facts, m)).OfType<string>(), .. state.Thing == PersonActions.Thing ? [PersonRules.Token(state.Subject)] : Array.Empty<string>()],
        string.Join('\n', Texts(state.Facts, ["name", .. NameMembers])))
    { Venue = Id(state.Facts, "venue"), Of = Id(state.Facts, "of"), On = Date(state.Facts, "on") };

    private static List<string> Tokens(JsonObject facts) =>
        [.. new[] { PersonJson.Member, IncidentJson.Persons }.SelectMany(m => facts[m] as JsonArray ?? []).OfType<JsonObject>().Select(p => Id(p, "person")).OfType<Guid>().Select(PersonRules.Token)];

    // What another program wrote may have another shape.
    private static string? TextOf(JsonObject facts, string member) => facts[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static LocalDate? Date(JsonObject facts, string member) =>
        TextOf(facts, member) is { } text && LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : null;

    private static Guid? Id(JsonObject facts, string member) =>
        Guid.TryParse(TextOf(facts, member), out var id) ? id : null;

    private static IEnumerable<string> Texts(JsonNode? node, IReadOnlyList<string> apart) => node switch
    {
        JsonObject members => members.Where(m => !apart.Contains(m.Key) && !NotWords.Contains(m.Key)).SelectMany(m => Texts(m.Value, [])),
        JsonArray items => items.SelectMany(i => Texts(i, [])),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is var text && IsWords(text) => [text],
        _ => [],
    };

    /// <summary>Whether a text is for people to read: ids, hashes and instants are not.</summary>
    private static bool IsWords(string text) =>
        text.Length > 0 && !Guid.TryParse(text, out _) && !(text.Length == 64 && text.All(char.IsAsciiHexDigit)) && !InstantPattern.ExtendedIso.Parse(text).Success;
}

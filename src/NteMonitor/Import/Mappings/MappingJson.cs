using System.Text.Json;
using System.Text.Json.Nodes;
using NteMonitor.Commands;
using NteMonitor.Journal;

namespace NteMonitor.Import.Mappings;

/// <summary>A mapping as JSON, and back.</summary>
public static class MappingJson
{
    private static readonly string[] Members =
    [
        "id", "kind", "title", "columns", "constants", "values", "otherwise", "formats", "listSeparator", "blanks", "skip", "identity", "system",
        "clock", "midnight", "hoursFrom", "encoding", "separator",
    ];

    /// <summary>Returns the mapping in JSON; what is empty is left out.</summary>
    public static JsonObject Write(Mapping mapping)
    {
        var json = new JsonObject { ["id"] = mapping.Id, ["kind"] = MappingKinds.Word(mapping.Kind) };
        json.Put("title", mapping.Title);
        PutMap(json, "columns", mapping.Columns, Texts);
        PutMap(json, "constants", mapping.Constants, Text);
        PutMap(json, "values", mapping.Values, v => Object(v, Text));
        PutMap(json, "otherwise", mapping.Otherwise, Text);
        PutMap(json, "formats", mapping.Formats, Texts);
        json.Put("listSeparator", mapping.ListSeparator == "|" ? null : mapping.ListSeparator);
        json.Put("blanks", mapping.Blanks);
        json.Put("skip", mapping.Skip, s => new() { ["column"] = s.Column, ["values"] = Texts(s.Values), ["why"] = s.Why });
        json.Put("identity", mapping.Identity);
        json.Put("system", mapping.System == "source" ? null : mapping.System);
        json.Put("clock", mapping.Clock);
        json.Put("midnight", mapping.Midnight);
        json.Put("hoursFrom", mapping.HoursFrom);
        json.Put("encoding", mapping.Encoding);
        json.Put("separator", mapping.Separator);
        return json;
    }

    /// <summary>Returns the mapping that a text describes, or every reason it describes none.</summary>
    /// <param name="name">The file's name, for refusals.</param>
    /// <param name="text">JSON; comments and trailing commas are allowed.</param>
    public static Outcome<Mapping> Read(string name, string text)
    {
        try
        {
            return JsonNode.Parse(text, null, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }) is JsonObject json
                ? Read(name, json)
                : Outcome.Refused<Mapping>(name, "The mapping is not a JSON object.", "See docs/reference/import.md.");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return Outcome.Refused<Mapping>(name, $"The mapping is not good JSON: {e.Message}", "See docs/reference/import.md.");
        }
    }

    private static Outcome<Mapping> Read(string name, JsonObject json)
    {
        List<Refusal> reasons =
        [
            .. json.Where(m => !Members.Contains(m.Key) && m.Key != "$schema").Select(m =>
                new Refusal(name, $"'{m.Key}' is no part of a mapping.", Nearest.Hint(m.Key, Members) ?? $"It is one of {string.Join(", ", Members)}.")),
        ];
        var kind = json["kind"] is JsonValue v && v.TryGetValue<string>(out var word) ? word : "";
        if (MappingKinds.Read(kind) is null)
        {
            var known = Enum.GetValues<MappingKind>().Select(MappingKinds.Word).ToList();
            reasons.Add(new(name, $"The kind '{kind}' is nothing that rows become.", Nearest.Hint(kind, known) ?? $"Write \"kind\": and one of {string.Join(", ", known)}."));
        }

        try
        {
            var mapping = Parts(json, kind);
            return Outcome.Unless(reasons, () => mapping);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or NullReferenceException)
        {
            reasons.Add(new(name, "A part of the mapping has another shape than it should.", "See docs/reference/import.md: columns, constants, values and formats are objects, blanks and identity lists."));
            return new Outcome<Mapping>.Refused(reasons);
        }
    }

    private static Mapping Parts(JsonObject json, string kind) => new(json.Text("id") ?? "", MappingKinds.Read(kind) ?? MappingKind.Incidents)
    {
        Title = json.Text("title") ?? "",
        Columns = Map(json, "columns", List),
        Constants = Map(json, "constants", Word),
        Values = Map(json, "values", v => (IReadOnlyDictionary<string, string>)v!.AsObject().ToDictionary(p => p.Key, p => Word(p.Value), StringComparer.OrdinalIgnoreCase)),
        Otherwise = Map(json, "otherwise", Word),
        Formats = Map(json, "formats", List),
        ListSeparator = json.Text("listSeparator") ?? "|",
        Blanks = List(json["blanks"]),
        Skip = json.Items<SkipRule>("skip", s => new(s.Text("column") ?? "", List(s["values"]), s.Text("why") ?? "the mapping leaves it out")),
        Identity = List(json["identity"]),
        System = json.Text("system") ?? "source",
        Clock = json.Text("clock") ?? "",
        Midnight = json.Text("midnight") ?? "",
        HoursFrom = json.Text("hoursFrom") ?? "",
        Encoding = json.Text("encoding") ?? "",
        Separator = json.Text("separator") ?? "",
    };

    private static Dictionary<string, T> Map<T>(JsonObject json, string name, Func<JsonNode?, T> read) =>
        json[name] is null ? [] : json[name]!.AsObject().ToDictionary(m => m.Key, m => read(m.Value), StringComparer.Ordinal);

    private static string Word(JsonNode? node) => node!.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();

    private static IReadOnlyList<string> List(JsonNode? node) => node switch
    {
        null => [],
        JsonArray items => [.. items.Select(Word)],
        _ => [Word(node)],
    };

    private static void PutMap<T>(JsonObject json, string name, IReadOnlyDictionary<string, T> map, Func<T, JsonNode> write)
    {
        if (map.Count > 0)
        {
            json[name] = Object(map, write);
        }
    }

    private static JsonObject Object<T>(IReadOnlyDictionary<string, T> map, Func<T, JsonNode> write) =>
        new(map.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)write(m.Value))));

    private static JsonNode Text(string text) => JsonValue.Create(text);

    private static JsonNode Texts(IReadOnlyList<string> texts) => texts is [var one] ? Text(one) : new JsonArray([.. texts.Select(Text)]);
}

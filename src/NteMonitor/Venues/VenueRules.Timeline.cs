using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime.Text;
using NteMonitor.Journal;

namespace NteMonitor.Venues;

/// <content>What happened to a venue, in words.</content>
public static partial class VenueRules
{
    private static readonly Dictionary<string, string> FieldNames = new(StringComparer.Ordinal)
    {
        ["saleHours"] = "sale of alcohol",
        ["openingHours"] = "opening hours",
        ["otherNames"] = "other names",
        ["importedFrom"] = "imported from",
    };

    /// <summary>Returns what a journal entry did to a venue, in words; sealed parts are named as changed, never shown.</summary>
    /// <source>docs/methods/venues.md §4.</source>
    public static string Said(Entry entry)
    {
        var body = CanonicalJson.Read(entry.Body);
        if (entry.Base is null)
        {
            return body.Text("importedFrom") is { } file ? $"added from {file}" : "added";
        }

        if (body["after"] is not JsonObject after || body["before"] is not JsonObject before)
        {
            return entry.Kind;
        }

        var changes = after.SelectMany(a => Change(a.Key, before[a.Key], a.Value))
            .Concat(entry.Sealed is null ? [] : ["licence holder or DPS changed (sealed)"]).ToList();
        var what = entry.Kind.EndsWith(".settled", StringComparison.Ordinal) ? ["a conflict was settled"] : changes;
        return $"{string.Join("; ", what)} ({body.Text("why")})";
    }

    private static IEnumerable<string> Change(string field, JsonNode? before, JsonNode? after) => field switch
    {
        "statuses" => Statuses(after).Except(Statuses(before)),
        "conditions" => Conditions(before, after),
        _ => [$"{FieldNames.GetValueOrDefault(field, field)} {Value(field, before)} -> {Value(field, after)}"],
    };

    private static IEnumerable<string> Statuses(JsonNode? list) =>
        Objects(list).Select(s => $"{s.Text("status")} from {DateWords(s, "from")}");

    private static IEnumerable<string> Conditions(JsonNode? before, JsonNode? after)
    {
        var (was, now) = (ByNumber(before), ByNumber(after));
        foreach (var (number, condition) in now)
        {
            var old = was.GetValueOrDefault(number);
            if (old is null)
            {
                yield return $"condition {number} added: {condition.Text("text")}";
            }
            else if (old.Text("text") != condition.Text("text"))
            {
                yield return $"condition {number} {Value("text", old["text"])} -> {Value("text", condition["text"])}";
            }
            else if (old.Text("until") is null && condition.Text("until") is not null)
            {
                yield return $"condition {number} ended on {DateWords(condition, "until")}";
            }
            else if (!JsonNode.DeepEquals(old, condition))
            {
                yield return $"condition {number} changed";
            }
        }

        foreach (var number in was.Keys.Except(now.Keys))
        {
            yield return $"condition {number} removed";
        }
    }

    private static Dictionary<string, JsonObject> ByNumber(JsonNode? list) =>
        Objects(list).GroupBy(c => c.Text("number") ?? "").ToDictionary(g => g.Key, g => g.Last());

    private static string Value(string field, JsonNode? value)
    {
        var text = (field, value) switch
        {
            (_, null) => "nothing",
            ("saleHours" or "openingHours", JsonArray) => HoursText.Write([.. Objects(value).Select(VenueJson.ReadHours)]),
            ("position", JsonObject at) => $"{CanonicalJson.Write(at["lat"])},{CanonicalJson.Write(at["lon"])}",
            (_, JsonArray list) => string.Join(", ", list.Select(i => i?.ToString())),
            _ => value.ToString(),
        };
        return text.Length > 80 ? text[..79] + "…" : text;
    }

    private static string DateWords(JsonObject facts, string name) =>
        facts.Text(name) is { } text && LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date)
            ? date.ToString("d MMM uuuu", CultureInfo.InvariantCulture) : "a date not known";

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();
}

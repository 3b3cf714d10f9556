using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NteMonitor.Journal;

/// <summary>The history of a record in words: who changed what, when and why.</summary>
public static class HistoryText
{
    /// <summary>Returns an entry in lines: who and when, then each member before and after.</summary>
    public static IEnumerable<string> Lines(Entry entry, NightClock clock)
    {
        var at = clock.Local(entry.At).ToString("ddd d MMM uuuu HH:mm", CultureInfo.InvariantCulture);
        var body = CanonicalJson.Read(entry.Body);
        yield return $"{at}  {entry.Actor} ({entry.Role})  {entry.Kind}{(body.Text("why") is { } why ? ": " + why : "")}";
        if (body["after"] is JsonObject after && body["before"] is JsonObject before)
        {
            foreach (var (name, value) in after)
            {
                yield return $"    {name}: {Plain(before[name])} -> {Plain(value)}";
            }

            if (after.Count == 0 && entry.Sealed is not null)
            {
                yield return "    the sealed note was rewritten";
            }
        }
    }

    private static string Plain(JsonNode? value) => value switch
    {
        null => "nothing",
        JsonValue v when v.GetValueKind() == JsonValueKind.String => v.GetValue<string>(),
        _ => CanonicalJson.Write(value),
    };
}

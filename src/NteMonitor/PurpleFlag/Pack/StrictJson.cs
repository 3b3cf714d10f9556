using System.Text.Json.Nodes;

namespace NteMonitor.PurpleFlag.Pack;

/// <summary>Reads lists out of JSON that somebody else may have written.</summary>
internal static class StrictJson
{
    /// <summary>Returns a list of objects.</summary>
    /// <exception cref="FormatException">It is no such list.</exception>
    public static IReadOnlyList<T> Objects<T>(JsonObject of, string name, Func<JsonObject, T> read) =>
        [.. (of[name] as JsonArray ?? throw new FormatException($"It has no list {name}.")).Select(i => read(i as JsonObject ?? throw new FormatException($"Something in {name} is no object.")))];

    /// <summary>Returns a list of texts.</summary>
    /// <exception cref="FormatException">It is no such list.</exception>
    public static IReadOnlyList<string> Texts(JsonNode? list) =>
        [.. (list as JsonArray ?? throw new FormatException("A list is missing.")).Select(i => i is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw new FormatException("Something in a list is no text."))];
}

using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace NteMonitor.Journal;

/// <summary>Short ways to put values into the facts of an entry and to take them out again; what is absent is left out.</summary>
public static class Facts
{
    /// <summary>Puts a text in, unless there is none.</summary>
    public static void Put(this JsonObject facts, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            facts[name] = value;
        }
    }

    /// <summary>Puts a number in, unless there is none.</summary>
    public static void Put(this JsonObject facts, string name, int? value)
    {
        if (value is { } number)
        {
            facts[name] = number;
        }
    }

    /// <summary>Puts a list of texts in, unless it is empty.</summary>
    public static void Put(this JsonObject facts, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            facts[name] = new JsonArray([.. values.Select(v => (JsonNode)JsonValue.Create(v))]);
        }
    }

    /// <summary>Puts a list of objects in, unless it is empty.</summary>
    public static void Put<T>(this JsonObject facts, string name, IReadOnlyList<T> values, Func<T, JsonObject> write)
    {
        if (values.Count > 0)
        {
            facts[name] = new JsonArray([.. values.Select(v => (JsonNode)write(v))]);
        }
    }

    /// <summary>Puts a position in, unless there is none.</summary>
    public static void Put(this JsonObject facts, string name, Position? value)
    {
        if (value is { } at)
        {
            facts[name] = new JsonObject { ["lat"] = at.Latitude, ["lon"] = at.Longitude };
        }
    }

    /// <summary>Puts a date in, unless there is none.</summary>
    public static void Put(this JsonObject facts, string name, LocalDate? value)
    {
        if (value is { } date)
        {
            facts[name] = LocalDatePattern.Iso.Format(date);
        }
    }

    /// <summary>Returns a text, or none.</summary>
    public static string? Text(this JsonObject facts, string name) => facts[name]?.GetValue<string>();

    /// <summary>Returns a whole number, or none.</summary>
    public static int? Number(this JsonObject facts, string name) =>
        facts[name] is JsonValue value ? (int)value.AsNumber() : null;

    /// <summary>Returns a list of texts, empty when absent.</summary>
    public static IReadOnlyList<string> Texts(this JsonObject facts, string name) =>
        facts[name] is JsonArray items ? [.. items.Select(i => i!.GetValue<string>())] : [];

    /// <summary>Returns a list of objects, empty when absent.</summary>
    public static IReadOnlyList<T> Items<T>(this JsonObject facts, string name, Func<JsonObject, T> read) =>
        facts[name] is JsonArray items ? [.. items.Select(i => read(i!.AsObject()))] : [];

    /// <summary>Returns a position, or none.</summary>
    public static Position? Place(this JsonObject facts, string name) =>
        facts[name] is JsonObject at ? new(at["lat"]!.AsValue().AsNumber(), at["lon"]!.AsValue().AsNumber()) : null;

    /// <summary>Returns a date, or none.</summary>
    public static LocalDate? Date(this JsonObject facts, string name) =>
        facts.Text(name) is { } text ? LocalDatePattern.Iso.Parse(text).GetValueOrThrow() : null;

    /// <summary>Returns a number that was parsed or that was put in by code.</summary>
    public static double AsNumber(this JsonValue value) =>
        value.TryGetValue<double>(out var number) ? number : value.GetValue<int>();
}

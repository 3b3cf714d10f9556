using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NteMonitor.Journal;

/// <summary>Writes JSON in the one form that two programs will always agree on: the JSON Canonicalization Scheme.</summary>
/// <source>RFC 8785; ECMA-262 Number::toString for numbers; docs/methods/journal.md §2.</source>
public static class CanonicalJson
{
    /// <summary>Returns a JSON value in canonical form: keys sorted by UTF-16 code unit, no white space.</summary>
    /// <exception cref="FormatException">A number has no finite double, which JSON cannot hold.</exception>
    public static string Write(JsonNode? node)
    {
        var text = new StringBuilder(256);
        Append(text, node);
        return text.ToString();
    }

    /// <summary>Returns canonical JSON read back as an object.</summary>
    /// <exception cref="JsonException">The text is not a JSON object.</exception>
    public static JsonObject Read(string json) =>
        JsonNode.Parse(json) as JsonObject ?? throw new JsonException("The text is not a JSON object.");

    /// <summary>Appends a string with the escapes that RFC 8785 §3.2.2.2 asks for, quotes included.</summary>
    public static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    /// <summary>Returns a number as ECMAScript writes it: the shortest digits that read back as the same double.</summary>
    /// <exception cref="FormatException">The number is not finite.</exception>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new FormatException($"{value} is not a JSON number.");
        }

        if (value == 0)
        {
            return "0";
        }

        // Without an exponent the shortest digits are written the same way by both.
        var round = value.ToString("R", CultureInfo.InvariantCulture);
        if (!round.Contains('E', StringComparison.Ordinal))
        {
            return round;
        }

        var sign = value < 0 ? "-" : "";
        var (digits, point) = Parts(round.TrimStart('-'));
        return sign + point switch
        {
            > 0 and <= 21 when digits.Length <= point => digits.PadRight(point, '0'),
            > 0 and <= 21 => $"{digits[..point]}.{digits[point..]}",
            <= 0 and > -6 => $"0.{new string('0', -point)}{digits}",
            _ => $"{digits[..1]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{(point > 0 ? "+" : "-")}{Math.Abs(point - 1)}",
        };
    }

    /// <summary>Returns the significant digits of a number with an exponent, and where its decimal point stands after the first of them.</summary>
    private static (string Digits, int Point) Parts(string round)
    {
        var at = round.IndexOf('E', StringComparison.Ordinal);
        var digits = round[..at].Replace(".", "", StringComparison.Ordinal);
        return (digits, int.Parse(round.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) + 1);
    }

    private static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                AppendObject(text, members);
                break;
            case JsonArray items:
                AppendArray(text, items);
                break;
            default:
                AppendValue(text, node.AsValue());
                break;
        }
    }

    private static void AppendObject(StringBuilder text, JsonObject members)
    {
        text.Append('{');
        var first = true;
        foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            text.Append(first ? "" : ",");
            first = false;
            AppendString(text, name);
            text.Append(':');
            Append(text, value);
        }

        text.Append('}');
    }

    private static void AppendArray(StringBuilder text, JsonArray items)
    {
        text.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            Append(text, items[i]);
        }

        text.Append(']');
    }

    private static void AppendValue(StringBuilder text, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                AppendString(text, value.GetValue<string>());
                break;
            case JsonValueKind.Number:
                text.Append(Number(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)));
                break;
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            default:
                text.Append("null");
                break;
        }
    }
}

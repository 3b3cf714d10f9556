using System.Text.Json;
using NteMonitor.Commands;

namespace NteMonitor.Zones;

/// <summary>Finds the code and the name of a feature among its properties.</summary>
/// <source>ONS register of geographic codes: WD13CD and WD13NM, LSOA11CD and LSOA11NM.</source>
internal static class GeoJsonNames
{
    private const int MostCode = 40;
    private const int MostName = 200;

    public static (string Code, string Name)? Of(JsonElement? properties, string field, GeoJsonNaming naming, List<Refusal> reasons)
    {
        var known = Known(properties);
        var codeKey = Key(known, naming.CodeProperty, "code", "CD", null);
        if (codeKey is null && naming is { OnlyCode: { } only, CodeProperty: null })
        {
            return Fitting(only, only, field, reasons);
        }

        var nameKey = Key(known, naming.NameProperty, "name", "NM", codeKey);
        Missing("--code-property", naming.CodeProperty, codeKey);
        Missing("--name-property", naming.NameProperty, nameKey);
        if (codeKey is null && naming.CodeProperty is null)
        {
            reasons.Add(new(field, "It has no property that is called code or ends in CD.", known.Count == 0 ? "Add a code to every feature; the only area of a file takes --code." : $"Name the right one with --code-property; there are {string.Join(", ", known.Keys)}."));
        }

        return codeKey is null || (nameKey is null && naming.NameProperty is not null) ? null
            : Fitting(known[codeKey], nameKey is null ? known[codeKey] : known[nameKey], field, reasons);

        void Missing(string option, string? given, string? found)
        {
            if (given is not null && found is null)
            {
                reasons.Add(new(option, $"{field} has no property {given}.", Nearest.Hint(given, known.Keys) ?? $"There are {string.Join(", ", known.Keys)}."));
            }
        }
    }

    private static (string Code, string Name)? Fitting(string code, string name, string field, List<Refusal> reasons)
    {
        var count = reasons.Count;
        Check("code", code, MostCode);
        Check("name", name, MostName);
        return reasons.Count == count ? (code.Trim(), name.Trim()) : null;

        void Check(string what, string text, int most)
        {
            if (text.Trim().Length is 0 || text.Trim().Length > most || text.Any(char.IsControl))
            {
                reasons.Add(new(field, text.Trim().Length == 0 ? $"Its {what} is empty." : $"Its {what} is longer than {most} characters or has a control character.", $"Give it a {what} in one line."));
            }
        }
    }

    /// <summary>The property that was named; or the plain word; or the ending, of the same family as the code where there are several.</summary>
    private static string? Key(Dictionary<string, string> known, string? given, string plain, string ending, string? beside) => given is not null
        ? known.Keys.FirstOrDefault(k => k == given)
        : known.Keys.FirstOrDefault(k => k.Equals(plain, StringComparison.OrdinalIgnoreCase))
            ?? known.Keys.FirstOrDefault(k => beside is { Length: > 2 } && k == beside[..^2] + ending)
            ?? known.Keys.FirstOrDefault(k => k.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static Dictionary<string, string> Known(JsonElement? properties)
    {
        Dictionary<string, string> known = new(StringComparer.Ordinal);
        if (properties is { ValueKind: JsonValueKind.Object } members)
        {
            foreach (var member in members.EnumerateObject().Where(m => m.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number))
            {
                known[member.Name] = member.Value.ToString();
            }
        }

        return known;
    }
}

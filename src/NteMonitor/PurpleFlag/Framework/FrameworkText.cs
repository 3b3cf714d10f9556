using NteMonitor.Documents;

namespace NteMonitor.PurpleFlag.Framework;

/// <summary>A framework in words.</summary>
public static class FrameworkText
{
    /// <summary>Returns the attributes of a framework, area by area.</summary>
    public static Table Table(FrameworkEdition edition) => new(
        "framework",
        edition.Name,
        [new("Attribute"), new("Name"), new("Area"), new("Zones"), new("Name known from"), new("Sources")],
        [.. edition.Attributes.Select(a => new Row(
            [a.Code, a.Name, edition.Areas.First(r => r.Code == a.Area).Name, a.Zones.Count == 0 ? "any hour" : string.Join(", ", a.Zones), Word(a.NameKnown), string.Join(", ", a.Sources)]))])
    {
        Notes =
        [
            edition.About,
            $"Up to {edition.Documents.Count} supporting documents ({Word(edition.Documents.Standing.Known)}); the panel scores {edition.Criteria.Count} criteria ({Word(edition.Criteria.Standing.Known)}).",
            $"Scale: {string.Join(", ", edition.Scale.Select(s => s.Name.ToLowerInvariant()))} ({string.Join(", ", edition.Scale.Select(s => Word(s.Standing.Known)).Distinct())}).",
            .. edition.Sources.Select(s => $"{s.Key}: {s.Value}."),
        ],
    };

    /// <summary>Returns how something is known, in words.</summary>
    public static string Word(Known known) => known switch
    {
        Known.Public => "public text",
        Known.Knowledge => "knowledge, no public text",
        _ => "our own",
    };
}

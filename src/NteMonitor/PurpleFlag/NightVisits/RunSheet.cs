using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <summary>An attribute on a run sheet, in one zone of the night.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="LookFor">What to look for; at least one line.</param>
/// <param name="IsOfZone">Whether the lines are the zone's own; otherwise they say what good looks like at any hour.</param>
public sealed record RunSheetLine(Criterion Attribute, IReadOnlyList<string> LookFor, bool IsOfZone);

/// <summary>A zone of the night on a run sheet.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Lines">The attributes in the edition's order.</param>
public sealed record RunSheetZone(VisitZone Zone, IReadOnlyList<RunSheetLine> Lines);

/// <summary>What to look for on a visit at night.</summary>
/// <param name="Edition">The edition that it was made from.</param>
/// <param name="Zones">The zones, the earliest first.</param>
public sealed record RunSheet(FrameworkEdition Edition, IReadOnlyList<RunSheetZone> Zones);

/// <summary>Makes run sheets.</summary>
public static class RunSheetRules
{
    /// <summary>Returns the run sheet of an edition: in each zone the attributes that are looked at there, and those that the zone speaks of.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="zones">Codes of the zones that are wanted; all where none is named.</param>
    /// <source>docs/methods/purple-flag.md §7.</source>
    public static RunSheet Of(FrameworkEdition edition, params IReadOnlyCollection<string> zones) => new(
        edition, [.. edition.Zones.Where(z => zones.Count == 0 || zones.Contains(z.Code)).Select(z => new RunSheetZone(z, Lines(edition, z)))]);

    /// <summary>Returns the attributes of a zone of the night, those first of which the zone has something to look for.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="zone">The zone, or none for every attribute.</param>
    /// <source>docs/methods/purple-flag.md §7.</source>
    public static IReadOnlyList<RunSheetLine> Choices(FrameworkEdition edition, VisitZone? zone) => zone is null
        ? [.. edition.Attributes.Select(a => new RunSheetLine(a, Good(a), false))]
        : [.. Lines(edition, zone).OrderBy(l => l.IsOfZone ? 0 : 1)];

    private static IReadOnlyList<RunSheetLine> Lines(FrameworkEdition edition, VisitZone zone) =>
    [
        .. edition.Attributes.Select(a => (Attribute: a, Own: zone.LookFor.Where(l => l.Attributes.Contains(a.Code)).Select(l => l.Text).ToList()))
            .Where(a => a.Own.Count > 0 || a.Attribute.Zones.Contains(zone.Code))
            .Select(a => new RunSheetLine(a.Attribute, a.Own.Count > 0 ? a.Own : Good(a.Attribute), a.Own.Count > 0)),
    ];

    private static IReadOnlyList<string> Good(Criterion attribute) => attribute.Good.Count > 0 ? attribute.Good : [attribute.Name];
}

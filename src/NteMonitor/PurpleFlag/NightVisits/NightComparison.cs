using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <summary>How far assessors agree on an attribute in a zone.</summary>
public enum Agreement
{
    /// <summary>Their scores differ.</summary>
    ScoresDiffer,

    /// <summary>Somebody saw something, and somebody wrote nothing.</summary>
    NotAllSaw,

    /// <summary>All wrote something, and some scored while others did not.</summary>
    NotAllScored,

    /// <summary>All wrote something, and all gave the same scores or none.</summary>
    Agree,
}

/// <summary>What one assessor wrote of an attribute in a zone.</summary>
/// <param name="Who">Short name.</param>
/// <param name="Seen">What they wrote, by time; empty where they wrote nothing.</param>
/// <param name="Scores">Codes of the levels that they gave, each once, the lowest first; levels that are none last. Never a mean.</param>
public sealed record NightSide(string Who, IReadOnlyList<KeptObservation> Seen, IReadOnlyList<string> Scores);

/// <summary>An attribute in a zone, with what each assessor wrote.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Zone">Code of the zone; none for any hour.</param>
/// <param name="Sides">One for each assessor, in the visit's order.</param>
/// <param name="Agreement">How far they agree.</param>
/// <param name="Apart">Ranks between the lowest and the highest score that anybody gave; 0 where they are the same or none is a level.</param>
public sealed record NightCell(Criterion Attribute, string? Zone, IReadOnlyList<NightSide> Sides, Agreement Agreement, int Apart);

/// <summary>What assessors wrote, side by side.</summary>
/// <param name="Assessors">Short names, in the visit's order.</param>
/// <param name="Cells">Where anybody wrote something: those first that differ.</param>
public sealed record NightComparison(IReadOnlyList<string> Assessors, IReadOnlyList<NightCell> Cells)
{
    /// <summary>Cells in which the assessors do not agree.</summary>
    public IEnumerable<NightCell> Differences => Cells.Where(c => c.Agreement != Agreement.Agree);

    /// <summary>Returns how many cells are so.</summary>
    public int Count(Agreement agreement) => Cells.Count(c => c.Agreement == agreement);
}

/// <summary>Pure decisions about notes side by side.</summary>
public static class NightComparisonRules
{
    private static readonly string?[] AnyHour = [null];

    /// <summary>Returns notes side by side, by attribute and zone; differences first, the widest apart before the others.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="edition">The edition of its entry; what it does not know is left out.</param>
    /// <param name="seen">Everything that was written down.</param>
    /// <source>docs/methods/purple-flag.md §7.</source>
    public static NightComparison Of(NightVisit visit, FrameworkEdition edition, IReadOnlyList<KeptObservation> seen)
    {
        var cells = edition.Attributes.SelectMany(a => Zones(a, edition).Select(z => Cell(a, z, visit, edition, [.. seen.Where(s => s.Value.Attribute == a.Code && ZoneOf(s.Value, a) == z)]))).OfType<NightCell>();
        return new(visit.Assessors, [.. cells.OrderBy(c => c.Agreement).ThenByDescending(c => c.Apart)]);
    }

    /// <summary>An attribute whose hour does not matter has one cell, whenever it was seen.</summary>
    private static string? ZoneOf(Observation seen, Criterion attribute) => attribute.Zones.Count == 0 ? null : seen.Zone;

    private static IEnumerable<string?> Zones(Criterion attribute, FrameworkEdition edition) => attribute.Zones.Count == 0 ? AnyHour : edition.Zones.Select(z => (string?)z.Code);

    private static NightCell? Cell(Criterion attribute, string? zone, NightVisit visit, FrameworkEdition edition, IReadOnlyList<KeptObservation> seen)
    {
        if (seen.Count == 0)
        {
            return null;
        }

        List<NightSide> sides = [.. visit.Assessors.Select(a => Side(a, edition, [.. seen.Where(s => s.Value.Who == a)]))];
        List<NightSide> scoring = [.. sides.Where(s => s.Scores.Count > 0)];
        List<int> ranks = [.. scoring.SelectMany(s => s.Scores).Select(s => edition.Scale.FirstOrDefault(l => l.Code == s)?.Rank).OfType<int>()];
        var agreement = scoring.Exists(s => !s.Scores.SequenceEqual(scoring[0].Scores)) ? Agreement.ScoresDiffer
            : sides.Any(s => s.Seen.Count == 0) ? Agreement.NotAllSaw
            : scoring.Count > 0 && scoring.Count < sides.Count ? Agreement.NotAllScored
            : Agreement.Agree;
        return new(attribute, zone, sides, agreement, ranks.Count == 0 ? 0 : ranks.Max() - ranks.Min());
    }

    private static NightSide Side(string who, FrameworkEdition edition, IReadOnlyList<KeptObservation> seen) => new(
        who, [.. seen.OrderBy(s => s.Value.At).ThenBy(s => s.Value.Id)],
        [.. edition.Scale.Select((s, i) => (s.Code, Place: s.Rank ?? 1_000 + i)).Where(s => seen.Any(o => o.Value.Score == s.Code)).OrderBy(s => s.Place).Select(s => s.Code)]);
}

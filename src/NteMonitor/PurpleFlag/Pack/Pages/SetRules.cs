using System.Globalization;
using NodaTime;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.Pack.Pages;

/// <summary>Pure decisions about a set of incidents in a pack: counts, none of which tells of a few people.</summary>
public static class SetRules
{
    /// <summary>The word that stands where a count is hidden.</summary>
    public const string Hidden = "withheld";

    /// <summary>The heading of the counts.</summary>
    public const string Events = "Events";

    private const int Quarter = 15;

    /// <summary>Returns the tables of a set, or a word on why there are none.</summary>
    /// <param name="categories">Its events by category.</param>
    /// <param name="quarters">Its events by quarter of an hour, none for events whose hour is not known.</param>
    /// <param name="edition">The edition, for the zones of the night.</param>
    /// <param name="reference">The lists, for names.</param>
    /// <source>docs/methods/pack.md §6.</source>
    public static IReadOnlyList<Part> Tables(IReadOnlyList<Counted> categories, IReadOnlyList<Counted> quarters, FrameworkEdition edition, Reference reference)
    {
        var total = categories.Sum(c => c.Count);
        return total < SmallCellRules.Least
            ? [new Note(Note.Data, $"Fewer than {SmallCellRules.Least} events: nothing more is told of them.")]
            :
            [
                Table("categories", "Events by category", "Category", [.. categories.OrderByDescending(c => c.Count).ThenBy(c => c.Keys[0], StringComparer.Ordinal).Select(c => (Reference.NameOf(reference.Categories, c.Keys[0] ?? ""), c.Count))]),
                Table("zones", "Events by zone of the night", "Zone of the night", ByZone(quarters, edition)),
            ];
    }

    /// <summary>Returns counts with their sum as a table, small ones hidden and others with them so that none can be worked out.</summary>
    /// <param name="id">The table's id.</param>
    /// <param name="caption">Its caption.</param>
    /// <param name="of">What a row is.</param>
    /// <param name="rows">The rows in the order shown.</param>
    /// <source>docs/methods/pack.md §6.</source>
    public static Table Table(string id, string caption, string of, IReadOnlyList<(string Name, long Count)> rows)
    {
        var hidden = SmallCellRules.Hidden([.. rows.Select(r => r.Count)]);
        return new(id, caption, [new(of), Column.Figures(Events)],
        [
            .. rows.Select((r, i) => new Row([r.Name, hidden[i] ? Withheld : r.Count])),
            new Row(["All", rows.Sum(r => r.Count)]) { IsTotal = true },
        ]);
    }

    /// <summary>Returns what is said of a table's sum: the figures of its last row are those of the rows above it.</summary>
    /// <param name="csv">The table's file within the payload.</param>
    /// <param name="rows">How many rows it has, the last included.</param>
    /// <source>docs/methods/pack.md §2.</source>
    public static PackSum Sum(string csv, int rows) => new(csv, csv, Events, [new(rows, Events, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["Row"] = [""] })]);

    /// <summary>A count that is not told.</summary>
    internal static Cell Withheld => new Cell.Blank($"fewer than {SmallCellRules.Least}, or hidden so that nobody can work such a count out", Hidden);

    private static IReadOnlyList<(string Name, long Count)> ByZone(IReadOnlyList<Counted> quarters, FrameworkEdition edition)
    {
        var known = quarters.Where(q => q.Keys[0] is not null).Select(q => (At: new LocalTime(0, 0).PlusMinutes(Quarter * int.Parse(q.Keys[0]!, CultureInfo.InvariantCulture)), q.Count)).ToList();
        return
        [
            .. edition.Zones.Select(z => ($"{z.Code}, {z.Name.ToLowerInvariant()}", known.Where(q => z.Covers(q.At)).Sum(q => q.Count))),
            ("Other hours", known.Where(q => !edition.Zones.Any(z => z.Covers(q.At))).Sum(q => q.Count)),
            ("Hour not known", quarters.Where(q => q.Keys[0] is null).Sum(q => q.Count)),
        ];
    }
}

using NodaTime;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.Evidence;

/// <summary>What a cell of the matrix has.</summary>
public enum CellState
{
    /// <summary>The edition does not look at the attribute in this zone, and nothing is marked there.</summary>
    NotLookedAt,

    /// <summary>Nothing is marked that is still there.</summary>
    None,

    /// <summary>What there is has expired.</summary>
    Stale,

    /// <summary>There is evidence that holds.</summary>
    Has,
}

/// <summary>An attribute in a zone.</summary>
/// <param name="Attribute">The attribute's code.</param>
/// <param name="Zone">The zone's code; none for an attribute whose hour does not matter.</param>
/// <param name="State">What it has.</param>
public sealed record MatrixCell(string Attribute, string? Zone, CellState State)
{
    /// <summary>The strongest strength of the marks that hold; none where there is none.</summary>
    public Strength? Strongest { get; init; }

    /// <summary>Marks that hold.</summary>
    public IReadOnlyList<Guid> Holding { get; init; } = [];

    /// <summary>Marks that have expired.</summary>
    public IReadOnlyList<Guid> Expired { get; init; } = [];

    /// <summary>Marks whose subject is gone.</summary>
    public IReadOnlyList<Guid> Gone { get; init; } = [];
}

/// <summary>Attributes against zones: what has evidence, what is stale, what has none.</summary>
/// <param name="Edition">What it is held against.</param>
/// <param name="Cells">Attribute by attribute in the edition's order, zone by zone; one without a zone for any hour.</param>
/// <param name="Today">The day.</param>
public sealed record GapMatrix(FrameworkEdition Edition, IReadOnlyList<MatrixCell> Cells, LocalDate Today)
{
    /// <summary>Cells that ought to have evidence and have none that holds, in order.</summary>
    public IEnumerable<MatrixCell> Gaps => Cells.Where(c => c.State is CellState.None or CellState.Stale);

    /// <summary>Returns the cell of an attribute and a zone, or none.</summary>
    public MatrixCell? Cell(string attribute, string? zone) => Cells.FirstOrDefault(c => c.Attribute == attribute && c.Zone == zone);

    /// <summary>Returns how many cells are so.</summary>
    public int Count(CellState state) => Cells.Count(c => c.State == state);
}

/// <summary>Pure decisions about the matrix.</summary>
public static class MatrixRules
{
    /// <summary>Returns the matrix of an edition.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="marks">The marks that count; those whose attribute is not in the edition count nowhere.</param>
    /// <param name="today">The day on which they are to hold.</param>
    /// <source>docs/methods/purple-flag.md §5.</source>
    public static GapMatrix Of(FrameworkEdition edition, IReadOnlyCollection<MarkOn> marks, LocalDate today) => new(
        edition,
        [.. edition.Attributes.SelectMany(a => a.Zones.Count == 0
            ? [Cell(a, null, [.. marks.Where(m => m.Mark.Attributes.Contains(a.Code))], today)]
            : edition.Zones.Select(z => Cell(a, z.Code, [.. marks.Where(m => m.Mark.Attributes.Contains(a.Code) && Covers(m.Mark, a, z.Code))], today)))],
        today);

    /// <summary>Whether a mark stands for a zone of an attribute: it names the zone, or it names none and the attribute is looked at there.</summary>
    /// <source>docs/methods/purple-flag.md §4.</source>
    public static bool Covers(FlagMark mark, Criterion attribute, string zone) => mark.Zones.Count == 0 ? attribute.Zones.Contains(zone) : mark.Zones.Contains(zone);

    private static MatrixCell Cell(Criterion attribute, string? zone, IReadOnlyList<MarkOn> marks, LocalDate today)
    {
        List<MarkOn> holding = [.. marks.Where(m => m.Holds(today))];
        List<Guid> expired = [.. marks.Where(m => m.Gone is null && m.IsStale(today)).Select(m => m.Mark.Id).Order()];
        var state = holding.Count > 0 ? CellState.Has
            : expired.Count > 0 ? CellState.Stale
            : zone is null || attribute.Zones.Contains(zone) ? CellState.None
            : CellState.NotLookedAt;
        return new(attribute.Code, zone, state)
        {
            Strongest = holding.Count > 0 ? holding.Max(m => m.Mark.Strength) : null,
            Holding = [.. holding.OrderByDescending(m => m.Mark.Strength).ThenBy(m => m.Mark.Id).Select(m => m.Mark.Id)],
            Expired = expired,
            Gone = [.. marks.Where(m => m.Gone is not null).Select(m => m.Mark.Id).Order()],
        };
    }
}

using NteMonitor.Rates;

namespace NteMonitor.Emro.Evaluation;

/// <summary>One cell of before and after.</summary>
/// <param name="Area">treated or control.</param>
/// <param name="Period">before or after.</param>
/// <param name="Periods">How many rows it has.</param>
/// <param name="Total">Their sums.</param>
/// <param name="Rate">The exact 95 % interval of its rate.</param>
public sealed record BeforeAfterCell(string Area, string Period, int Periods, CountOver Total, Bounds Rate);

/// <summary>The two or four cells of before and after, and what small ones ask for.</summary>
public static class CellRules
{
    /// <summary>Below this count an interval from logarithms is not to be relied on.</summary>
    public const int Approximate = 30;

    /// <summary>Below this count a figure may point at a person.</summary>
    public const int Small = 5;

    /// <summary>Returns the cells, treated first; those of the control only where there is one.</summary>
    /// <source>Garwood (1936), Biometrika 28:437; docs/methods/emro-evaluation.md §2.</source>
    public static IReadOnlyList<BeforeAfterCell> Of(BeforeAfter counts)
    {
        return
        [
            Cell("treated", "before", counts.TreatedBefore), Cell("treated", "after", counts.TreatedAfter),
            .. counts.ControlBefore.Count == 0 ? (BeforeAfterCell[])[] : [Cell("control", "before", counts.ControlBefore), Cell("control", "after", counts.ControlAfter)],
        ];

        static BeforeAfterCell Cell(string area, string period, IReadOnlyList<CountOver> rows)
        {
            CountOver total = new(rows.Sum(r => r.Count), rows.Sum(r => r.Exposure));
            return new(area, period, rows.Count, total, PoissonRules.OfRate(new((long)total.Count, total.Exposure)));
        }
    }

    /// <summary>Returns what is to be said of small cells, or nothing.</summary>
    /// <source>docs/methods/emro-evaluation.md §2; UK Statistics Authority practice on counts below 5.</source>
    public static IEnumerable<string> Remarks(IReadOnlyList<BeforeAfterCell> cells)
    {
        var least = cells.Min(c => c.Total.Count);
        if (least < Approximate)
        {
            yield return $"The smallest count is {least:0}: below {Approximate} the interval of the ratio is rough; go by the exact test of each area.";
        }

        if (least < Small)
        {
            yield return $"A count below {Small} may point at a person: do not publish these counts as they stand.";
        }
    }
}

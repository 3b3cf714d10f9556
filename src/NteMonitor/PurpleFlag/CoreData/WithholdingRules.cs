namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>Which figures of a column are told: those of the parts, by kind, of each kind together, and of all.</summary>
/// <param name="Counts">For each kind, the counts of its parts.</param>
/// <param name="Parts">For each kind, for each of its parts, whether it is withheld.</param>
/// <param name="Kinds">For each kind, whether its own figure is withheld.</param>
/// <param name="Total">Whether the figure of all is withheld.</param>
public sealed record Withheld(IReadOnlyList<IReadOnlyList<long>> Counts, IReadOnlyList<IReadOnlyList<bool>> Parts, IReadOnlyList<bool> Kinds, bool Total);

/// <summary>Keeps counts of one to four out of a column whose parts add up to kinds, and its kinds to all.</summary>
public static class WithholdingRules
{
    /// <summary>Returns which figures of a column are withheld so that no count of one to four is printed or follows from the others of the column.</summary>
    /// <remarks>
    /// Within a kind whose own figure is told, what is withheld is two parts at least and five events together. A kind that cannot
    /// have that is withheld with another, and of that one a part. What a wider column withholds, a column that is a part of it withholds too;
    /// what a wider column shows to be 0 hides nothing.
    /// </remarks>
    /// <param name="kinds">The parts of each kind.</param>
    /// <param name="wider">Columns of which this one is a part, line by line: all events, all nights.</param>
    /// <source>docs/methods/purple-flag.md §9.</source>
    public static Withheld Of(IReadOnlyList<IReadOnlyList<long>> kinds, params IReadOnlyList<Withheld> wider)
    {
        List<bool[]> parts = [.. kinds.Select((counts, k) => SmallCellRules.Covered(counts, i => counts[i] > 0 && wider.Any(w => w.Parts[k][i]), i => wider.Any(w => !w.Parts[k][i] && w.Counts[k][i] == 0)))];
        List<long> sums = [.. kinds.Select(k => k.Sum())];
        var hidden = SmallCellRules.Covered(sums, k => (sums[k] > 0 && wider.Any(w => w.Kinds[k])) || !SmallCellRules.IsSafe(kinds[k], parts[k]), k => wider.Any(w => !w.Kinds[k] && w.Counts[k].Sum() == 0));
        for (var kind = 0; kind < kinds.Count; kind++)
        {
            if (hidden[kind] && !parts[kind].Contains(true) && sums[kind] > 0)
            {
                parts[kind][Enumerable.Range(0, kinds[kind].Count).Where(i => kinds[kind][i] > 0).MinBy(i => kinds[kind][i])] = true;
            }
        }

        return new(kinds, [.. parts], hidden, SmallCellRules.IsSmall(sums.Sum()));
    }
}

namespace NteMonitor;

/// <summary>Keeps small counts out of what is printed, and out of what could be worked out from it.</summary>
public static class SmallCellRules
{
    /// <summary>The fewest that are told.</summary>
    public const int Least = 5;

    private const int Nearest = 5;

    private const int Fewest = 2;

    /// <summary>Whether a count is one of those that are never told.</summary>
    /// <source>docs/methods/purple-flag.md §9.</source>
    public static bool IsSmall(long count) => count is > 0 and < Least;

    /// <summary>Returns which of some counts are hidden where their sum is told: those of one to four, and others with them until what is hidden is two counts at least and five together.</summary>
    /// <param name="counts">The counts, 0 or more; of equal ones the earlier is hidden first.</param>
    /// <source>docs/methods/emro.md §11.</source>
    public static IReadOnlyList<bool> Hidden(IReadOnlyList<long> counts) => Covered(counts, _ => false, _ => false);

    /// <summary>Returns a count rounded to the nearest five, for pictures of many small counts.</summary>
    /// <source>docs/methods/emro.md §11.</source>
    public static long Rounded(long count) => (count + (Nearest / 2)) / Nearest * Nearest;

    /// <summary>Returns which of some counts are withheld where their sum is told: the small ones, those that are withheld anyway, and the least of the others until what is withheld cannot be worked out.</summary>
    internal static bool[] Covered(IReadOnlyList<long> counts, Func<int, bool> anyway, Func<int, bool> knownNothing)
    {
        var hidden = counts.Select((c, i) => IsSmall(c) || anyway(i)).ToArray();

        // A zero says something too, but less than the count of somebody: it goes last, and not at all where everybody knows it.
        foreach (var at in Enumerable.Range(0, counts.Count).Where(i => !hidden[i] && !knownNothing(i)).OrderBy(i => counts[i] == 0).ThenBy(i => counts[i]).ToList())
        {
            if (IsSafe(counts, hidden))
            {
                break;
            }

            hidden[at] = true;
        }

        return hidden;
    }

    /// <summary>Whether what is withheld cannot be worked out from the sum: nothing, or two counts at least that come to five together.</summary>
    internal static bool IsSafe(IReadOnlyList<long> counts, bool[] hidden) =>
        !hidden.Contains(true) || (hidden.Count(h => h) >= Fewest && counts.Where((_, i) => hidden[i]).Sum() >= Least);
}

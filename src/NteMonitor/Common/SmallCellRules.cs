namespace NteMonitor;

/// <summary>Keeps small counts out of what is printed, and out of what could be worked out from it.</summary>
public static class SmallCellRules
{
    /// <summary>The fewest that are told.</summary>
    public const int Least = 5;

    private const int Nearest = 5;

    /// <summary>Returns which of some counts are hidden where their sum is told: those of one to four, and others with them until what is hidden is two counts at least and five together.</summary>
    /// <param name="counts">The counts, 0 or more; of equal ones the earlier is hidden first.</param>
    /// <source>docs/methods/emro.md §11.</source>
    public static IReadOnlyList<bool> Hidden(IReadOnlyList<long> counts)
    {
        var hidden = counts.Select(c => c is > 0 and < Least).ToArray();
        if (!hidden.Contains(true))
        {
            return hidden;
        }

        // A zero says something too, but less than the count of somebody: it goes last.
        foreach (var at in Enumerable.Range(0, counts.Count).Where(i => !hidden[i]).OrderBy(i => counts[i] == 0).ThenBy(i => counts[i]).ToList())
        {
            if (hidden.Count(h => h) >= 2 && counts.Where((_, i) => hidden[i]).Sum() >= Least)
            {
                break;
            }

            hidden[at] = true;
        }

        return hidden;
    }

    /// <summary>Returns a count rounded to the nearest five, for pictures of many small counts.</summary>
    /// <source>docs/methods/emro.md §11.</source>
    public static long Rounded(long count) => (count + (Nearest / 2)) / Nearest * Nearest;
}

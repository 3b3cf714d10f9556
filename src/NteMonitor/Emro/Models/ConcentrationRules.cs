namespace NteMonitor.Emro.Models;

/// <summary>How far incidents gather at few premises.</summary>
/// <param name="Premises">How many premises there are, those without an incident too.</param>
/// <param name="Incidents">How many incidents at them.</param>
/// <param name="TopShares">Share of the incidents at the one, two, three … premises that have most, each 0 to 1.</param>
/// <param name="Gini">0 where every venue has as many, towards 1 where one has all.</param>
/// <param name="WithoutTop">Share of the incidents that stays when the one with most is left out.</param>
public sealed record Concentration(int Premises, double Incidents, IReadOnlyList<double> TopShares, double Gini, double WithoutTop);

/// <summary>Whether a trouble is one of an area or of a few premises.</summary>
public static class ConcentrationRules
{
    /// <summary>Returns how far counts gather, or none when there is no premises or no incident.</summary>
    /// <param name="counts">Incidents at each premises, 0 included; order does not matter.</param>
    /// <param name="top">For how many of them shares are wanted, from 1.</param>
    /// <source>Gini: Σ(2i − n − 1)x₍ᵢ₎ ⁄ (nΣx); docs/methods/emro.md §3.</source>
    public static Concentration? Measure(IReadOnlyCollection<double> counts, int top)
    {
        var sum = counts.Sum();
        if (counts.Count == 0 || sum <= 0)
        {
            return null;
        }

        var rising = counts.Order().ToArray();
        var n = rising.Length;
        var gini = rising.Select((x, i) => ((2 * (i + 1)) - n - 1) * x).Sum() / (n * sum);
        var shares = Enumerable.Range(1, Math.Min(top, n)).Select(k => rising.TakeLast(k).Sum() / sum).ToList();
        return new(n, sum, shares, gini, 1 - (rising[^1] / sum));
    }
}

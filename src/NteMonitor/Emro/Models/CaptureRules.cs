namespace NteMonitor.Emro.Models;

/// <summary>How many there were, when two lists each hold some of them.</summary>
/// <param name="Estimate">The estimate.</param>
/// <param name="Low">Lower end of the 95 % interval, at least what the lists hold.</param>
/// <param name="High">Upper end.</param>
public sealed record TwoLists(double Estimate, double Low, double High);

/// <summary>Under-recording, from two lists of the same events.</summary>
public static class CaptureRules
{
    /// <summary>Returns Chapman's estimate, or every reason why there is none.</summary>
    /// <param name="first">Events on the first list, for example the police's.</param>
    /// <param name="second">Events on the second, for example an emergency department's.</param>
    /// <param name="both">Events matched on both.</param>
    /// <source>Chapman (1951), Univ. California Publ. Stat. 1:131; docs/methods/emro.md §9. Matching on time and place only is indicative.</source>
    public static Outcome<TwoLists> Estimate(int first, int second, int both)
    {
        if (first < 0 || second < 0 || both < 0 || both > Math.Min(first, second))
        {
            return Outcome.Refused<TwoLists>("both", $"{both} events on both lists of {first} and {second}.", "No list holds fewer events than are matched on both.");
        }

        double a = first + 1, b = second + 1, m = both + 1;
        var estimate = (a * b / m) - 1;
        var error = Math.Sqrt(a * b * (first - both) * (second - both) / (m * m * (m + 1)));
        return Outcome.Done(new TwoLists(estimate, Math.Max(first + second - both, estimate - (1.959963984540054 * error)), estimate + (1.959963984540054 * error)));
    }
}

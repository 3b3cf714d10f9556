using System.Globalization;

namespace NteMonitor.Emro.Evaluation;

/// <summary>A count over an exposure.</summary>
/// <param name="Count">What was counted.</param>
/// <param name="Exposure">Over how much: nights, weeks, people.</param>
public sealed record CountOver(double Count, double Exposure);

/// <summary>Counts before and after in an area with the order and, as a rule, one without.</summary>
/// <param name="TreatedBefore">One or more periods before the order.</param>
/// <param name="TreatedAfter">Periods after it.</param>
public sealed record BeforeAfter(IReadOnlyList<CountOver> TreatedBefore, IReadOnlyList<CountOver> TreatedAfter)
{
    /// <summary>Periods before, in the area without the order; empty when there is none.</summary>
    public IReadOnlyList<CountOver> ControlBefore { get; init; } = [];

    /// <summary>Periods after, in the area without the order.</summary>
    public IReadOnlyList<CountOver> ControlAfter { get; init; } = [];
}

/// <summary>A ratio of rates, or of two ratios, with its 95 % interval.</summary>
/// <param name="Ratio">The ratio: below 1 the treated area fell, or fell more than the control.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="StandardError">Of its logarithm, dispersion included.</param>
/// <param name="Phi">The dispersion that was applied, 1 or more.</param>
/// <param name="PhiFrom">Where it is from: <c>given</c>, <c>periods</c>, or <c>none</c> where each cell has one period only.</param>
/// <param name="Averted">Treated counts that the ratio says did not happen: counterfactual less observed.</param>
/// <param name="Halved">Whether a half was added to every count because one was 0.</param>
public sealed record RatioOfRates(double Ratio, double Low, double High, double StandardError, double Phi, string PhiFrom, double Averted, bool Halved);

/// <summary>Before and after in counts, with a control area.</summary>
public static class CountsRules
{
    /// <summary>Returns the ratio of rate ratios (without a control the rate ratio), or every reason why not.</summary>
    /// <param name="counts">The cells.</param>
    /// <param name="phi">A dispersion known from elsewhere, 1 or more, or none to estimate it from the periods within the cells.</param>
    /// <source>docs/methods/emro-evaluation.md §2.</source>
    public static Outcome<RatioOfRates> Ratio(BeforeAfter counts, double? phi)
    {
        List<(string Name, IReadOnlyList<CountOver> Cells)> cells = [("treated before", counts.TreatedBefore), ("treated after", counts.TreatedAfter)];
        if (counts.ControlBefore.Count + counts.ControlAfter.Count > 0)
        {
            cells.AddRange([("control before", counts.ControlBefore), ("control after", counts.ControlAfter)]);
        }

        if (Faults(cells, phi) is { Count: > 0 } faults)
        {
            return new Outcome<RatioOfRates>.Refused(faults);
        }

        var halved = cells.Exists(c => c.Cells.Sum(p => p.Count) == 0);
        var totals = cells.Select(c => new CountOver(c.Cells.Sum(p => p.Count) + (halved ? 0.5 : 0), c.Cells.Sum(p => p.Exposure))).ToList();
        var log = LogRate(totals[1]) - LogRate(totals[0]) - (totals.Count == 4 ? LogRate(totals[3]) - LogRate(totals[2]) : 0);
        var (dispersion, from) = Dispersion(cells, phi);
        var error = Math.Sqrt(dispersion * totals.Sum(t => 1 / t.Count));
        return Outcome.Done(new RatioOfRates(
            Math.Exp(log), Math.Exp(log - (FitRules.Z95 * error)), Math.Exp(log + (FitRules.Z95 * error)), error, dispersion, from,
            totals[1].Count * ((1 / Math.Exp(log)) - 1), halved));
    }

    /// <summary>Returns the two halves of a before period compared as if the order had come between them: near 1 where the areas ran alike.</summary>
    /// <source>docs/methods/emro-evaluation.md §6.</source>
    public static Outcome<RatioOfRates> Placebo(IReadOnlyList<CountOver> treatedBefore, IReadOnlyList<CountOver> controlBefore, double? phi)
    {
        if (treatedBefore.Count < 2 || controlBefore.Count < 2)
        {
            return Outcome.Refused<RatioOfRates>("period", "Halves need at least two periods before the order in each area.", "Give one row for each month or week.");
        }

        var (t, c) = (treatedBefore.Count / 2, controlBefore.Count / 2);
        return Ratio(new([.. treatedBefore.Take(t)], [.. treatedBefore.Skip(t)]) { ControlBefore = [.. controlBefore.Take(c)], ControlAfter = [.. controlBefore.Skip(c)] }, phi);
    }

    private static double LogRate(CountOver cell) => Math.Log(cell.Count / cell.Exposure);

    /// <summary>Returns the spread of periods within their cells over the Poisson spread; it is applied from 1 up.</summary>
    private static (double Phi, string From) Dispersion(List<(string Name, IReadOnlyList<CountOver> Cells)> cells, double? phi)
    {
        if (phi is { } given)
        {
            return (given, "given");
        }

        var freedom = cells.Sum(c => c.Cells.Count - 1);
        if (freedom == 0)
        {
            return (1, "none");
        }

        double squares = 0;
        foreach (var (_, periods) in cells)
        {
            var rate = periods.Sum(p => p.Count) / periods.Sum(p => p.Exposure);
            squares += rate == 0 ? 0 : periods.Sum(p => (p.Count - (rate * p.Exposure)) * (p.Count - (rate * p.Exposure)) / (rate * p.Exposure));
        }

        return (Math.Max(1, squares / freedom), "periods");
    }

    private static List<Refusal> Faults(List<(string Name, IReadOnlyList<CountOver> Cells)> cells, double? phi)
    {
        List<Refusal> faults = [];
        foreach (var (name, periods) in cells)
        {
            if (periods.Count == 0)
            {
                faults.Add(new("counts", $"There is no row '{name}'.", "Four kinds of row are needed: treated and control, before and after; without a control two."));
            }

            foreach (var (count, exposure) in periods.Select(p => (p.Count, p.Exposure)))
            {
                if (!(count >= 0) || !double.IsFinite(count))
                {
                    faults.Add(new("count", $"{name}: {count.ToString(CultureInfo.InvariantCulture)} is no count.", "Counts are 0 or more; means of periods are taken with the number of periods as the exposure."));
                }

                if (!(exposure > 0) || !double.IsFinite(exposure))
                {
                    faults.Add(new("exposure", $"{name}: {exposure.ToString(CultureInfo.InvariantCulture)} is no exposure.", "An exposure is above zero."));
                }
            }
        }

        if (phi is { } given && (!(given >= 1) || !double.IsFinite(given)))
        {
            faults.Add(new("phi", $"{given.ToString(CultureInfo.InvariantCulture)} is no dispersion.", "A dispersion is 1 or more; counts do not vary less than by chance."));
        }

        return faults;
    }
}

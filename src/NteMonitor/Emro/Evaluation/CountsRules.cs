using System.Globalization;
using NteMonitor.Rates;

namespace NteMonitor.Emro.Evaluation;

/// <summary>A count over an exposure.</summary>
/// <param name="Count">What was counted.</param>
/// <param name="Exposure">Over how much: nights, weeks, people.</param>
public sealed record CountOver(double Count, double Exposure)
{
    /// <summary>When, by the number of the period; none where nobody said.</summary>
    public double? Time { get; init; }
}

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
    /// <summary>The least exposure that is taken for one.</summary>
    public const double LeastExposure = 1e-6;

    /// <summary>The greatest dispersion that is taken for one.</summary>
    public const double MostSpread = 1000;

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
        if (dispersion > MostSpread)
        {
            return Outcome.Refused<RatioOfRates>("count", $"The periods within a cell spread {dispersion.ToString("0", CultureInfo.InvariantCulture)} times as far as by chance.", "Something else than chance is in them: rows entered twice, other units, an event. Look at them first.");
        }

        return Outcome.Done(new RatioOfRates(
            Math.Exp(log), Math.Exp(log - (FitRules.Z95 * error)), Math.Exp(log + (FitRules.Z95 * error)), error, dispersion, from,
            totals[1].Count * ((1 / Math.Exp(log)) - 1), halved));
    }

    /// <summary>Returns the two halves of the time before compared as if the order had come between them: near 1 where the areas ran alike.</summary>
    /// <remarks>Periods without a time have no halves; the cut lies between two times, so that both areas have it at the same place.</remarks>
    /// <source>docs/methods/emro-evaluation.md §6.</source>
    public static Outcome<RatioOfRates> Placebo(BeforeAfter counts, double? phi)
    {
        var times = counts.TreatedBefore.Concat(counts.ControlBefore).Select(c => c.Time).Distinct().Order().ToList();
        if (times.Count < 2 || times[0] is null)
        {
            return Outcome.Refused<RatioOfRates>("time", "Halves need at least two periods before the order, each with its time.", "Give one row for each month or week, and a column time.");
        }

        var cut = times[times.Count / 2];
        IReadOnlyList<CountOver> Half(IReadOnlyList<CountOver> all, bool second) => [.. all.Where(c => c.Time >= cut == second)];
        return Ratio(new(Half(counts.TreatedBefore, false), Half(counts.TreatedBefore, true)) { ControlBefore = Half(counts.ControlBefore, false), ControlAfter = Half(counts.ControlBefore, true) }, phi);
    }

    /// <summary>Returns each area's own rates before and after with the exact test of the two; the control's is none where there is no control.</summary>
    /// <source>Przyborowski and Wilenski (1940), Biometrika 31:313; docs/methods/emro-evaluation.md §2.</source>
    public static (RatePair Treated, RatePair? Control) Exact(BeforeAfter counts) =>
        (PoissonRules.Compare(Sum(counts.TreatedBefore), Sum(counts.TreatedAfter)), counts.ControlBefore.Count == 0 ? null : PoissonRules.Compare(Sum(counts.ControlBefore), Sum(counts.ControlAfter)));

    /// <summary>Returns what is wrong with a count and its exposure; a figure that is none is not judged here.</summary>
    /// <param name="where">Where they stand, for the refusal.</param>
    /// <param name="count">A whole number from 0.</param>
    /// <param name="exposure">Above zero.</param>
    /// <source>docs/methods/emro-evaluation.md §1.</source>
    public static IEnumerable<Refusal> Faults(string where, double? count, double? exposure)
    {
        if (count is { } n && (!(n >= 0) || n != Math.Floor(n) || !double.IsFinite(n)))
        {
            yield return new("count", $"{where}: {Text(n)} is no count.", n > 0 ? "Counts are whole: of a mean, give the total with the number of periods as the exposure." : "Counts are whole numbers from 0.");
        }

        if (exposure is { } over && (!(over >= LeastExposure) || !double.IsFinite(over)))
        {
            yield return new("exposure", $"{where}: {Text(over)} is no exposure.", "An exposure is above zero: nights, hours or capacity-hours. Leave out periods in which nothing was open.");
        }
    }

    private static Observed Sum(IReadOnlyList<CountOver> cells) => new((long)cells.Sum(c => c.Count), cells.Sum(c => c.Exposure));

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

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

            faults.AddRange(periods.SelectMany(p => Faults(name, p.Count, p.Exposure)));
        }

        foreach (var pair in faults.Count == 0 ? cells.Chunk(2).Where(p => p.Sum(c => c.Cells.Sum(n => n.Count)) == 0) : [])
        {
            faults.Add(new("count", $"Nothing was counted in the {pair[0].Name.Split(' ')[0]} area, before or after.", "There is nothing to compare; choose a larger area, wider hours or a longer span."));
        }

        if (phi is { } given && !(given is >= 1 and <= MostSpread))
        {
            faults.Add(new("phi", $"{given.ToString(CultureInfo.InvariantCulture)} is no dispersion.", $"A dispersion is 1 to {Text(MostSpread)}; counts do not vary less than by chance."));
        }

        return faults;
    }
}

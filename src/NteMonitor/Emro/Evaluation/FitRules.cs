using MathNet.Numerics.Distributions;

namespace NteMonitor.Emro.Evaluation;

/// <summary>Regression of counts with a logarithmic link and an offset, by iteratively reweighted least squares.</summary>
public static class FitRules
{
    /// <summary>The 97.5 % point of the standard normal distribution.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>How many periods more than terms a fit needs at least.</summary>
    public const int LeastOver = 3;

    /// <summary>Returns the fit, or every reason why these rows cannot be fitted.</summary>
    /// <source>McCullagh and Nelder (1989), Generalized Linear Models, 2nd ed., ch. 2 and 6; docs/methods/emro-evaluation.md §3.</source>
    public static Outcome<Fit> Fit(Design design, CountModel model)
    {
        if (DesignRules.Faults(design) is { Count: > 0 } faults)
        {
            return new Outcome<Fit>.Refused(faults);
        }

        var rounds = new Reweighted(design);
        if (rounds.Settle(0) is not { } poisson)
        {
            return Separated(design);
        }

        if (model != CountModel.NegativeBinomial)
        {
            return Made(design, rounds, poisson, (model, null));
        }

        return AlphaRules.Likeliest(design, rounds, poisson).Then(found => Made(design, rounds, found.At, (model, found.Alpha))).Then(fit =>
        {
            var ratio = Math.Max(0, 2 * (AlphaRules.LogLikelihood(design, fit.Means, fit.Alpha!.Value) - AlphaRules.LogLikelihood(design, poisson.Means, 0)));
            return Outcome.Done(fit with { AgainstPoisson = (ratio, fit.Alpha == 0 ? 1 : 0.5 * (1 - ChiSquared.CDF(1, ratio))) });
        });
    }

    private static Outcome<Fit> Made(Design design, Reweighted rounds, Settlement at, (CountModel Model, double? Alpha) asked)
    {
        var spread = asked.Alpha ?? 0;
        if (rounds.Terms(at, spread) is not { } found)
        {
            return Separated(design);
        }

        var pearson = at.Means.Zip(design.Counts, (m, y) => (y - m) * (y - m) / (m + (spread * m * m))).Sum();
        var phi = pearson / (design.Counts.Count - design.Terms.Count);
        var wider = asked.Model == CountModel.QuasiPoisson ? Math.Sqrt(Math.Max(1, phi)) : 1;
        List<FittedTerm> terms = [.. design.Terms.Select((name, j) => new FittedTerm(name, found.Beta[j], wider * Math.Sqrt(found.Covariance[j, j])))];
        return terms.Find(t => !double.IsFinite(t.High) || !double.IsFinite(t.RateRatio) || !double.IsFinite(t.StandardError)) is { } endless
            ? Outcome.Refused<Fit>("terms", $"'{endless.Name}' has no finite interval.", "Number the periods 1, 2, 3 and take a larger unit of exposure; or these counts are too few for the model.")
            : Outcome.Done(new Fit(
                asked.Model, terms, at.Means, pearson, at.Means.Zip(design.Counts, (m, y) => Deviance(y, m, spread)).Sum(), phi, asked.Alpha)
            {
                Covariance = found.Covariance.ToArray(),
            });
    }

    private static double Deviance(double y, double m, double alpha)
    {
        var first = y == 0 ? 0 : y * Math.Log(y / m);
        return alpha == 0
            ? 2 * (first - (y - m))
            : 2 * (first - ((y + (1 / alpha)) * Math.Log((1 + (alpha * y)) / (1 + (alpha * m)))));
    }

    private static Outcome<Fit> Separated(Design design) => Outcome.Refused<Fit>(
        "model", $"The counts leave no finite estimate for {Empty(design)}.",
        "A term in whose periods nothing was counted, or which alone explains every count, cannot be estimated: leave it out, or take longer periods.");

    private static string Empty(Design design)
    {
        var none = design.Terms.Where((_, j) => design.Rows.All(r => r[j] is 0 or 1) && design.Rows.Any(r => r[j] == 0)
            && (design.Rows.Zip(design.Counts).Where(p => p.First[j] == 1).All(p => p.Second == 0)
                || design.Rows.Zip(design.Counts).Where(p => p.First[j] == 0).All(p => p.Second == 0))).ToList();
        return none.Count == 0 ? "one of the terms" : string.Join(", ", none.Select(n => $"'{n}'"));
    }
}

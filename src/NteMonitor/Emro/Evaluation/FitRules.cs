using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace NteMonitor.Emro.Evaluation;

/// <summary>Regression of counts with a logarithmic link and an offset, by iteratively reweighted least squares.</summary>
public static class FitRules
{
    /// <summary>The 97.5 % point of the standard normal distribution.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>How many periods more than terms a fit needs at least.</summary>
    public const int LeastOver = 3;

    private const int MostRounds = 60;
    private const double Settled = 1e-11;
    private const double Runaway = 20;

    /// <summary>Returns the fit, or every reason why these rows cannot be fitted.</summary>
    /// <source>McCullagh and Nelder (1989), Generalized Linear Models, 2nd ed., ch. 2 and 6; docs/methods/emro-evaluation.md §3.</source>
    public static Outcome<Fit> Fit(Design design, CountModel model)
    {
        if (DesignRules.Faults(design) is { Count: > 0 } faults)
        {
            return new Outcome<Fit>.Refused(faults);
        }

        if (Rounds(design, 0) is not { } poisson)
        {
            return Separated(design);
        }

        if (model != CountModel.NegativeBinomial)
        {
            return Outcome.Done(Made(design, poisson, model, null));
        }

        var alpha = Alpha(design, poisson);
        if (Rounds(design, alpha) is not { } negative)
        {
            return Separated(design);
        }

        var ratio = Math.Max(0, 2 * (LogLikelihood(design, negative.Means, alpha) - LogLikelihood(design, poisson.Means, 0)));
        return Outcome.Done(Made(design, negative, model, alpha) with
        {
            AgainstPoisson = (ratio, alpha == 0 ? 1 : 0.5 * (1 - ChiSquared.CDF(1, ratio))),
        });
    }

    /// <summary>What the rounds settled at.</summary>
    private sealed record Settlement(Vector<double> Beta, double[] Means, Matrix<double> Covariance);

    /// <summary>Returns the coefficients for a given alpha (0: Poisson), or none when they run away.</summary>
    private static Settlement? Rounds(Design design, double alpha)
    {
        var x = Matrix<double>.Build.DenseOfRowArrays(design.Rows);
        var offset = Vector<double>.Build.Dense(design.Exposure.Count, i => Math.Log(design.Exposure[i]));
        var y = Vector<double>.Build.DenseOfEnumerable(design.Counts);
        var eta = y.Map(c => Math.Log(Math.Max(c, 0.5)));
        var beta = Vector<double>.Build.Dense(design.Terms.Count);
        for (var round = 0; round < MostRounds; round++)
        {
            var mu = eta.Map(Math.Exp);
            var weights = mu.Map(m => m / (1 + (alpha * m)));
            var z = eta - offset + (y - mu).PointwiseDivide(mu);
            var weighted = Matrix<double>.Build.DenseOfDiagonalVector(weights) * x;
            var information = x.TransposeThisAndMultiply(weighted);
            var next = information.Cholesky().Solve(weighted.TransposeThisAndMultiply(z));
            var change = (next - beta).AbsoluteMaximum();
            beta = next;
            eta = (x * beta) + offset;
            if (!change.IsFinite() || eta.Any(e => Math.Abs(e) > 200))
            {
                return null;
            }

            if (change < Settled * Math.Max(1, beta.AbsoluteMaximum()))
            {
                return new(beta, [.. eta.Map(Math.Exp)], information.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(design.Terms.Count)));
            }
        }

        return null;
    }

    /// <summary>Returns alpha at the greatest likelihood, each alpha with its own coefficients; 0 where more spread than Poisson does not help.</summary>
    private static double Alpha(Design design, Settlement poisson)
    {
        if (Slope(design, poisson.Means, 0) <= 0)
        {
            return 0;
        }

        double low = -16, high = 6;
        for (var i = 0; i < 80 && high - low > 1e-12; i++)
        {
            var middle = (low + high) / 2;
            var alpha = Math.Exp(middle);
            (low, high) = Rounds(design, alpha) is { } at && Slope(design, at.Means, alpha) > 0 ? (middle, high) : (low, middle);
        }

        return Math.Exp((low + high) / 2);
    }

    /// <summary>Returns the slope of the NB2 log likelihood in alpha; at alpha 0 its limit, half the surplus of squares over the mean.</summary>
    private static double Slope(Design design, double[] means, double alpha) => alpha == 0
        ? 0.5 * means.Zip(design.Counts, (m, y) => ((y - m) * (y - m)) - y).Sum()
        : means.Zip(design.Counts, (m, y) =>
            ((LogRatios(y, alpha, m)) / (alpha * alpha)) + ((y - m) / (alpha * (1 + (alpha * m))))).Sum();

    // ψ(1/α) − ψ(y + 1/α) is the sum of −1/(1/α + j): exact for whole counts, and it does not cancel when alpha is small.
    private static double LogRatios(double y, double alpha, double mean)
    {
        var sum = double.LogP1(alpha * mean);
        for (var j = 0; j < y; j++)
        {
            sum -= alpha / (1 + (alpha * j));
        }

        return sum;
    }

    private static double LogLikelihood(Design design, double[] means, double alpha)
    {
        double sum = 0;
        for (var i = 0; i < means.Length; i++)
        {
            var (y, m) = (design.Counts[i], means[i]);
            sum -= SpecialFunctions.GammaLn(y + 1);
            if (alpha == 0)
            {
                sum += (y * Math.Log(m)) - m;
                continue;
            }

            for (var j = 0; j < y; j++)
            {
                sum += double.LogP1(alpha * j);
            }

            sum += (y * Math.Log(m)) - ((y + (1 / alpha)) * double.LogP1(alpha * m));
        }

        return sum;
    }

    private static Fit Made(Design design, Settlement at, CountModel model, double? alpha)
    {
        var spread = alpha ?? 0;
        var pearson = at.Means.Zip(design.Counts, (m, y) => (y - m) * (y - m) / (m + (spread * m * m))).Sum();
        var phi = pearson / (design.Counts.Count - design.Terms.Count);
        var wider = model == CountModel.QuasiPoisson ? Math.Sqrt(Math.Max(1, phi)) : 1;
        return new(
            model,
            [.. design.Terms.Select((name, j) => new FittedTerm(name, at.Beta[j], wider * Math.Sqrt(at.Covariance[j, j])))],
            at.Means, pearson, at.Means.Zip(design.Counts, (m, y) => Deviance(y, m, spread)).Sum(), phi, alpha)
        {
            Covariance = at.Covariance.ToArray(),
        };
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

using MathNet.Numerics;
using MathNet.Numerics.RootFinding;

namespace NteMonitor.Emro.Evaluation;

/// <summary>How far counts spread beyond Poisson: NB2's alpha by maximum likelihood.</summary>
internal static class AlphaRules
{
    private const double Least = -16;
    private const double Most = 6;
    private const double Stride = 1.5;
    private const int OneByOne = 64;

    /// <summary>Returns alpha at the greatest likelihood, each alpha with its own coefficients; 0 where more spread than Poisson does not help.</summary>
    public static Outcome<(double Alpha, Settlement At)> Likeliest(Design design, Reweighted rounds, Settlement poisson)
    {
        if (Slope(design, poisson.Means, 0) <= 0)
        {
            return Outcome.Done((0.0, poisson));
        }

        var last = poisson;
        var (low, high) = Bracket(At, Math.Clamp(Math.Log(Moments(design, poisson.Means)), Least + 1, Most - 1));
        if (low < Least)
        {
            return Outcome.Done((0.0, poisson));
        }

        return high > Most || !Brent.TryFindRoot(x => At(x) ?? -1, low, high, 1e-12, 100, out var root) || rounds.Settle(Math.Exp(root), last) is not { } at
            ? Outcome.Refused<(double, Settlement)>("model", "The counts spread so far that NB2 has no estimate of their spread.", "Take longer periods, or quasipoisson; look for rows entered twice and for single events.")
            : Outcome.Done((Math.Exp(root), at));

        // The slope at a logarithm of alpha; none where its coefficients run away, which they do for an alpha that is far too large.
        double? At(double log)
        {
            if (rounds.Settle(Math.Exp(log), last) is not { } settled)
            {
                return null;
            }

            last = settled;
            return Slope(design, settled.Means, Math.Exp(log)) * Math.Exp(log);
        }
    }

    /// <summary>Returns the log likelihood of the counts.</summary>
    internal static double LogLikelihood(Design design, IReadOnlyList<double> means, double alpha)
    {
        double sum = 0;
        for (var i = 0; i < means.Count; i++)
        {
            var (y, m) = (design.Counts[i], means[i]);
            sum -= SpecialFunctions.GammaLn(y + 1);
            if (alpha == 0)
            {
                sum += (y * Math.Log(m)) - m;
                continue;
            }

            sum += LogSteps(y, alpha);
            sum += (y * Math.Log(m)) - ((y + (1 / alpha)) * double.LogP1(alpha * m));
        }

        return sum;
    }

    /// <summary>Returns two logarithms of alpha between which the slope turns; outside the limits where it does not.</summary>
    private static (double Low, double High) Bracket(Func<double, double?> slope, double start)
    {
        if (slope(start) is > 0)
        {
            var low = start;
            while (low <= Most && slope(low + Stride) is > 0)
            {
                low += Stride;
            }

            return (low, low + Stride);
        }

        var high = start;
        while (high >= Least && slope(high - Stride) is not > 0)
        {
            high -= Stride;
        }

        return (high - Stride, high);
    }

    private static double Moments(Design design, double[] means) =>
        Math.Max(1e-6, means.Zip(design.Counts, (m, y) => ((y - m) * (y - m)) - m).Sum() / means.Sum(m => m * m));

    /// <summary>Returns the slope of the NB2 log likelihood in alpha; at alpha 0 its limit, half the surplus of squares over the mean.</summary>
    private static double Slope(Design design, double[] means, double alpha) => alpha == 0
        ? 0.5 * means.Zip(design.Counts, (m, y) => ((y - m) * (y - m)) - y).Sum()
        : means.Zip(design.Counts, (m, y) =>
            ((LogRatios(y, alpha, m)) / (alpha * alpha)) + ((y - m) / (alpha * (1 + (alpha * m))))).Sum();

    // ψ(1/α) − ψ(y + 1/α) is the sum of −1/(1/α + j): it does not cancel when alpha is small.
    private static double LogRatios(double y, double alpha, double mean)
    {
        var sum = double.LogP1(alpha * mean);
        for (var j = 0; j < Math.Min(y, OneByOne); j++)
        {
            sum -= alpha / (1 + (alpha * j));
        }

        // Beyond, by Euler and Maclaurin to the third derivative: an error under 1e-13, whatever the count.
        return y <= OneByOne ? sum : sum - (Sum(y) - Sum(OneByOne));

        double Sum(double x)
        {
            var f = alpha / (1 + (alpha * x));
            return double.LogP1(alpha * x) - (f / 2) - (f * f / 12) + (f * f * f * f / 120);
        }
    }

    /// <summary>Returns ln (1 + αj) summed over j below the count.</summary>
    private static double LogSteps(double y, double alpha)
    {
        double sum = 0;
        for (var j = 0; j < Math.Min(y, OneByOne); j++)
        {
            sum += double.LogP1(alpha * j);
        }

        return y <= OneByOne ? sum : sum + Sum(y) - Sum(OneByOne);

        double Sum(double x)
        {
            var f = alpha / (1 + (alpha * x));
            return ((1 + (alpha * x)) * double.LogP1(alpha * x) / alpha) - x - (double.LogP1(alpha * x) / 2) + (f / 12) - (f * f * f / 360);
        }
    }
}

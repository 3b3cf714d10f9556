using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace NteMonitor.Rates;

/// <summary>Exact arithmetic of counts that fall independently of one another at a steady rate.</summary>
public static class PoissonRules
{
    /// <summary>The confidence of every interval unless it says otherwise.</summary>
    public const double Usual = 0.95;

    /// <summary>Returns the exact interval of the mean behind a count; its lower end is 0 where the count is 0.</summary>
    /// <param name="events">The count, 0 or more.</param>
    /// <param name="confidence">Above 0 and under 1.</param>
    /// <source>Garwood, Biometrika 28 (1936) 437; docs/methods/rates.md §3.</source>
    public static Bounds OfCount(long events, double confidence = Usual)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        var tail = Tail(confidence);
        return new(events == 0 ? 0 : Gamma.InvCDF(events, 1, tail), Gamma.InvCDF(events + 1, 1, 1 - tail));
    }

    /// <summary>Returns the exact interval of a rate, per unit of exposure.</summary>
    /// <param name="observed">Events over an exposure above 0.</param>
    /// <param name="confidence">Above 0 and under 1.</param>
    /// <source>Garwood, Biometrika 28 (1936) 437; docs/methods/rates.md §3.</source>
    public static Bounds OfRate(Observed observed, double confidence = Usual) => OfCount(observed.Events, confidence).Times(1 / Open(observed));

    /// <summary>Returns the second rate over the first with its exact 95 % interval and the exact probability.</summary>
    /// <remarks>
    /// Given how many events there are in both together, those of the second are binomial. The interval is Clopper and Pearson's,
    /// the probability twice the smaller tail, so the two always agree: 1 lies outside the interval exactly when the probability is under 0.05.
    /// </remarks>
    /// <source>Przyborowski and Wilenski, Biometrika 31 (1940) 313; Clopper and Pearson, Biometrika 26 (1934) 404; docs/methods/rates.md §4.</source>
    public static RatePair Compare(Observed first, Observed second)
    {
        var (one, other) = (Open(first), Open(second));
        var (events, all) = (second.Events, first.Events + second.Events);
        if (all == 0)
        {
            return new(null, new(0, double.PositiveInfinity), 1);
        }

        var tail = Tail(Usual);
        var low = events == 0 ? 0 : Beta.InvCDF(events, all - events + 1, tail);
        var high = events == all ? 1 : Beta.InvCDF(events + 1, all - events, 1 - tail);
        var share = other / (one + other);
        var atMost = events == all ? 1 : SpecialFunctions.BetaRegularized(all - events, events + 1, 1 - share);
        var atLeast = events == 0 ? 1 : SpecialFunctions.BetaRegularized(events, all - events + 1, share);
        return new(second.Rate / first.Rate, new(Odds(low) * one / other, Odds(high) * one / other), Math.Min(1, 2 * Math.Min(atMost, atLeast)));
    }

    /// <summary>Returns the probability of at most so many events where this many are expected.</summary>
    /// <source>docs/methods/rates.md §3.</source>
    public static double AtMost(long events, double mean) => events < 0 ? 0 : mean <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(events + 1, mean);

    /// <summary>Returns the probability of at least so many events where this many are expected.</summary>
    /// <source>docs/methods/rates.md §3.</source>
    public static double AtLeast(long events, double mean) => events <= 0 ? 1 : mean <= 0 ? 0 : SpecialFunctions.GammaLowerRegularized(events, mean);

    private static double Tail(double confidence) => confidence is > 0 and < 1
        ? (1 - confidence) / 2
        : throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies between 0 and 1.");

    private static double Odds(double share) => share >= 1 ? double.PositiveInfinity : share / (1 - share);

    private static double Open(Observed observed) => observed.Exposure > 0 && observed.Events >= 0
        ? observed.Exposure
        : throw new ArgumentOutOfRangeException(nameof(observed), observed, "A rate needs an exposure above 0.");
}

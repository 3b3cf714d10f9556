using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace NteMonitor.Rates;

/// <summary>Observed against expected, with limits that say what chance and ordinary differences would give.</summary>
public static class FunnelRules
{
    /// <summary>The probability left outside the inner limits, each side.</summary>
    public const double Tail95 = 0.025;

    /// <summary>The probability left outside the outer limits, each side.</summary>
    public const double Tail998 = 0.001;

    /// <summary>The share of z-scores at each end that is drawn in before the spread is taken.</summary>
    public const double Winsorised = 0.1;

    /// <summary>Variance between venues under which chance is held to explain everything.</summary>
    private const double Least = 1e-6;

    /// <summary>Returns how much venues differ beyond chance.</summary>
    /// <param name="venues">Events and exposures above 0.</param>
    /// <source>Spiegelhalter, Quality and Safety in Health Care 14 (2005) 347, and Statistics in Medicine 24 (2005) 1185, §5; docs/methods/funnel.md §3.</source>
    public static Spread SpreadOf(IReadOnlyList<Observed> venues)
    {
        var together = new Observed(venues.Sum(v => v.Events), venues.Sum(v => v.Exposure));
        if (venues.Count < Spread.LeastVenues || together.Events == 0)
        {
            return new(venues.Count, together, 1, 0, 0);
        }

        var expected = venues.Select(v => v.Exposure * together.Rate).ToList();
        List<double> scores = [.. venues.Select((v, i) => (v.Events - expected[i]) / Math.Sqrt(expected[i]))];
        var dispersion = Winsorise(scores).Average(s => s * s);
        return new(venues.Count, together, dispersion, Between(expected, dispersion), Between(expected, scores.Average(s => s * s)));
    }

    /// <summary>Returns one venue's place in the funnel.</summary>
    /// <source>docs/methods/funnel.md §2, §4 and §5.</source>
    public static FunnelPoint Point(Observed venue, Spread spread)
    {
        var expected = venue.Exposure * spread.Together.Rate;
        var interval = expected > 0 ? PoissonRules.OfCount(venue.Events).Times(1 / expected) : new(0, double.PositiveInfinity);
        if (!spread.Compares)
        {
            return new(venue.Events, expected, interval);
        }

        var (inner, outer) = (Chance(expected, spread.Between, Tail95), Chance(expected, spread.Between, Tail998));
        return new(venue.Events, expected, interval)
        {
            Chance95 = inner,
            Chance998 = outer,
            Class = ClassOf(venue.Events, inner, outer),
            Shrunk = spread.Prior == 0 ? 1 : (venue.Events + (1 / spread.Prior)) / (expected + (1 / spread.Prior)),
            ShrunkInterval = ShrunkInterval(venue.Events, expected, spread.Prior),
        };
    }

    /// <summary>Returns the least and the greatest count that is not out of the ordinary: beyond either lies no more than the tail.</summary>
    /// <param name="expected">Expected events.</param>
    /// <param name="between">Variance of ratios between venues beyond chance, 0 for none.</param>
    /// <param name="tail">The probability that may lie beyond each end.</param>
    /// <source>docs/methods/funnel.md §2 and §4.</source>
    public static Bounds Chance(double expected, double between, double tail) =>
        new(First(k => AtMost(k, expected, between) > tail, expected), First(k => AtLeast(k + 1, expected, between) <= tail, expected));

    /// <summary>Returns the limits as they are drawn: counts smoothed between whole ones, so that no venue inside lies outside the line.</summary>
    /// <source>Spiegelhalter, Statistics in Medicine 24 (2005) 1185, appendix A.1.1; docs/methods/funnel.md §2.</source>
    public static Bounds Line(double expected, double between, double tail)
    {
        var (low, high) = Chance(expected, between, tail);
        var (lowest, highest) = ((long)low, (long)high);
        var under = (AtMost(lowest, expected, between) - tail) / (AtMost(lowest, expected, between) - AtMost(lowest - 1, expected, between));
        var over = (AtLeast(highest, expected, between) - tail) / (AtLeast(highest, expected, between) - AtLeast(highest + 1, expected, between));
        return new(Math.Max(0, low - under), high + Math.Clamp(over, 0, 1));
    }

    /// <summary>Returns the probability of at most so many events, chance and differences between venues together.</summary>
    /// <source>docs/methods/funnel.md §4.</source>
    public static double AtMost(long events, double expected, double between) => events < 0 ? 0
        : between < Least || expected <= 0 ? PoissonRules.AtMost(events, expected)
        : SpecialFunctions.BetaRegularized(1 / between, events + 1, 1 / (1 + (expected * between)));

    /// <summary>Returns the probability of at least so many events, chance and differences between venues together.</summary>
    /// <source>docs/methods/funnel.md §4.</source>
    public static double AtLeast(long events, double expected, double between) => events <= 0 ? 1
        : between < Least || expected <= 0 ? PoissonRules.AtLeast(events, expected)
        : SpecialFunctions.BetaRegularized(events, 1 / between, expected * between / (1 + (expected * between)));

    /// <summary>Returns a class in words.</summary>
    /// <source>docs/methods/funnel.md §2.</source>
    public static string Words(FunnelClass? found) => found switch
    {
        FunnelClass.FarAbove => "above 99.8 %",
        FunnelClass.Above => "above 95 %",
        FunnelClass.Inside => "inside",
        FunnelClass.Below => "below 95 %",
        FunnelClass.FarBelow => "below 99.8 %",
        _ => "not compared",
    };

    /// <summary>Returns how many venues would lie outside the 95 % and the 99.8 % limits were nothing but chance and ordinary differences at work.</summary>
    /// <source>docs/methods/funnel.md §6.</source>
    public static (double Inner, double Outer) FalseAlarms(int venues) => (venues * 2 * Tail95, venues * 2 * Tail998);

    /// <summary>The variance between venues that is left once chance has had its share.</summary>
    private static double Between(List<double> expected, double dispersion)
    {
        var (sum, squares) = (expected.Sum(), expected.Sum(e => e * e));
        var between = ((expected.Count * dispersion) - (expected.Count - 1)) / (sum - (squares / sum));
        return between < Least ? 0 : between;
    }

    private static FunnelClass ClassOf(long events, Bounds inner, Bounds outer) =>
        events > outer.High ? FunnelClass.FarAbove
        : events > inner.High ? FunnelClass.Above
        : events < outer.Low ? FunnelClass.FarBelow
        : events < inner.Low ? FunnelClass.Below
        : FunnelClass.Inside;

    private static Bounds ShrunkInterval(long events, double expected, double prior)
    {
        if (prior == 0)
        {
            return new(1, 1);
        }

        var (shape, rate) = (events + (1 / prior), expected + (1 / prior));
        return new(Gamma.InvCDF(shape, rate, Tail95), Gamma.InvCDF(shape, rate, 1 - Tail95));
    }

    /// <summary>The extreme tenth at each end counts as the last figure before it.</summary>
    private static IReadOnlyList<double> Winsorise(List<double> scores)
    {
        var ordered = scores.Order().ToList();
        var cut = (int)(scores.Count * Winsorised);
        return [.. scores.Select(s => Math.Clamp(s, ordered[cut], ordered[^(cut + 1)]))];
    }

    /// <summary>Returns the first whole number from 0 on for which something that once true stays true is true.</summary>
    private static long First(Func<long, bool> isTrue, double near)
    {
        long low = -1, high = (long)Math.Max(1, near);
        while (!isTrue(high))
        {
            (low, high) = (high, high * 2);
        }

        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = isTrue(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }
}

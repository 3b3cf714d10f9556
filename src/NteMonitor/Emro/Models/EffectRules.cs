namespace NteMonitor.Emro.Models;

/// <summary>What was counted, and over how much.</summary>
/// <param name="Count">Incidents in the window of the order, 0 or more.</param>
/// <param name="Exposure">Units of time over which, above 0: weeks or nights.</param>
/// <param name="Ahead">The units looked ahead, above 0.</param>
public sealed record Baseline(double Count, double Exposure, double Ahead);

/// <summary>What an hour less of sale is taken to do: the logarithm of the rate ratio is normal.</summary>
/// <param name="Mean">Its mean, negative for fewer incidents.</param>
/// <param name="Deviation">Its standard deviation, 0 or more.</param>
/// <param name="Source">Where it is from, in words.</param>
public sealed record EffectPrior(double Mean, double Deviation, string Source)
{
    /// <summary>Whether it is for each hour removed; otherwise it is for the whole change, whatever its length.</summary>
    public bool PerHour { get; init; } = true;
}

/// <summary>A share that is not known exactly: a beta distribution; both 0 says that it is 0.</summary>
/// <param name="A">The first parameter.</param>
/// <param name="B">The second.</param>
public sealed record ShareRange(double A, double B)
{
    /// <summary>No share at all.</summary>
    public static ShareRange None { get; } = new(0, 0);

    /// <summary>The mean, 0 to 1.</summary>
    public double Mean => A + B == 0 ? 0 : A / (A + B);

    /// <summary>The mean of the share, squared.</summary>
    public double Squared => A + B == 0 ? 0 : A * (A + 1) / ((A + B) * (A + B + 1));

    /// <summary>Returns the value below which the share lies with a probability; 0 where there is none.</summary>
    public double Quantile(double p) => A + B == 0 ? 0 : MathNet.Numerics.Distributions.Beta.InvCDF(A, B, p);
}

/// <summary>What is put into a run.</summary>
/// <param name="Baseline">What there is now.</param>
/// <param name="Prior">What an hour does.</param>
/// <param name="Hours">Hours of sale removed, 0 or more.</param>
public sealed record EffectInputs(Baseline Baseline, EffectPrior Prior, double Hours)
{
    /// <summary>Share of what is averted that comes again earlier the same night.</summary>
    public ShareRange Earlier { get; init; } = ShareRange.None;

    /// <summary>Share that comes again in places about.</summary>
    public ShareRange Elsewhere { get; init; } = ShareRange.None;

    /// <summary>How much more happens because more people are on the street at once: 0.05 is five per cent, −1 or more.</summary>
    public double Uplift { get; init; }

    /// <summary>How far below <see cref="Uplift"/> it may lie: the low end of a triangle whose tip it is; 0 or more.</summary>
    public double UpliftLess { get; init; }

    /// <summary>How far above it may lie; 0 or more.</summary>
    public double UpliftMore { get; init; }

    /// <summary>How many draws are made.</summary>
    public int Draws { get; init; } = 20_000;

    /// <summary>Where the draws begin.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Incidents fewer over the time ahead that would be worth it, or none.</summary>
    public double? Target { get; init; }
}

/// <summary>What a run came to: incidents fewer over the time ahead, negative for more.</summary>
/// <param name="Mean">The mean of the expected net change.</param>
/// <param name="Deviation">Its standard deviation.</param>
/// <param name="Low">The 2.5 % point.</param>
/// <param name="Median">The middle.</param>
/// <param name="High">The 97.5 % point.</param>
/// <param name="NoGain">The probability that nothing is gained: net at or below 0.</param>
/// <param name="ReachesTarget">The probability of the target or more, or none without one.</param>
/// <param name="Seen">The difference of two years' counts as they would be seen: 2.5 %, middle, 97.5 %.</param>
/// <param name="SeenNoFall">The probability that the count of the year after is no lower, although the model holds.</param>
public sealed record EffectRun(
    double Mean, double Deviation, double Low, double Median, double High, double NoGain, double? ReachesTarget,
    (double Low, double Median, double High) Seen, double SeenNoFall);

/// <summary>What an order would do, as a range: draws from what is known and what is taken for granted.</summary>
public static class EffectRules
{
    /// <summary>Most draws of one run.</summary>
    public const int MostDraws = 1_000_000;

    /// <summary>Returns the run, or every reason why it cannot be made.</summary>
    /// <remarks>Displacement takes from what is averted; where more happens than before there is nothing to displace.</remarks>
    /// <source>docs/methods/emro.md §4; the baseline's rate has the Jeffreys prior: Gamma(Y + ½, E).</source>
    public static Outcome<EffectRun> Run(EffectInputs inputs)
    {
        if (Faults(inputs) is { Count: > 0 } faults)
        {
            return new Outcome<EffectRun>.Refused(faults);
        }

        var sampler = new Sampler(new Draws(inputs.Seed));
        double[] net = new double[inputs.Draws], seen = new double[inputs.Draws];
        var hours = inputs.Prior.PerHour ? inputs.Hours : inputs.Hours > 0 ? 1 : 0;
        for (var i = 0; i < inputs.Draws; i++)
        {
            var without = inputs.Baseline.Ahead * sampler.Gamma(inputs.Baseline.Count + 0.5, inputs.Baseline.Exposure);
            var ratio = Math.Exp(sampler.Normal(inputs.Prior.Mean, inputs.Prior.Deviation) * hours);
            var displaced = Math.Min(1, Share(sampler, inputs.Earlier) + Share(sampler, inputs.Elsewhere));
            var uplift = inputs.UpliftLess + inputs.UpliftMore > 0 ? sampler.Triangular(inputs.Uplift - inputs.UpliftLess, inputs.Uplift, inputs.Uplift + inputs.UpliftMore) : inputs.Uplift;
            var gross = without * (1 - (ratio * Math.Max(0, 1 + uplift)));
            net[i] = gross > 0 ? gross * (1 - displaced) : gross;
            seen[i] = sampler.Poisson(without) - sampler.Poisson(without - net[i]);
        }

        Array.Sort(net);
        Array.Sort(seen);
        var mean = net.Average();
        return Outcome.Done(new EffectRun(
            mean, Math.Sqrt(net.Sum(n => (n - mean) * (n - mean)) / Math.Max(1, net.Length - 1)),
            At(net, 0.025), At(net, 0.5), At(net, 0.975), Share(net, n => n <= 0),
            inputs.Target is { } target ? Share(net, n => n >= target) : null,
            (At(seen, 0.025), At(seen, 0.5), At(seen, 0.975)), Share(seen, s => s <= 0)));
    }

    /// <summary>Returns the mean and standard deviation of the net change without drawing; exact where no draw says that more happens, or that more than all is displaced.</summary>
    /// <source>docs/methods/emro.md §4: F·E[λ]·(1 − E[RR])·(1 − E[d]), second moments multiplied by independence.</source>
    public static (double Mean, double Deviation) Closed(EffectInputs inputs)
    {
        var (b, h) = (inputs.Baseline, inputs.Prior.PerHour ? inputs.Hours : 1);
        var (m, s) = (inputs.Prior.Mean * h, inputs.Prior.Deviation * h);
        var (less, more) = (inputs.UpliftLess, inputs.UpliftMore);
        var u = 1 + inputs.Uplift + ((more - less) / 3);
        var uSquared = (u * u) + (((less * less) + (more * more) + (less * more)) / 18);
        var rate = (b.Count + 0.5) / b.Exposure;
        var rateSquared = (b.Count + 0.5) * (b.Count + 1.5) / (b.Exposure * b.Exposure);
        var ratio = u * Math.Exp(m + (s * s / 2));
        var ratioSquared = uSquared * Math.Exp((2 * m) + (2 * s * s));
        var (e, d) = (inputs.Earlier, inputs.Elsewhere);
        var (rest, restSquared) = (1 - e.Mean - d.Mean, 1 - (2 * (e.Mean + d.Mean)) + e.Squared + d.Squared + (2 * e.Mean * d.Mean));
        var mean = b.Ahead * rate * (1 - ratio) * rest;
        var square = b.Ahead * b.Ahead * rateSquared * (1 - (2 * ratio) + ratioSquared) * restSquared;
        return (mean, Math.Sqrt(Math.Max(0, square - (mean * mean))));
    }

    /// <summary>Returns the value below which a share of sorted draws lies, between neighbours in proportion.</summary>
    /// <source>Hyndman and Fan (1996), Am. Stat. 50:361, type 7.</source>
    public static double At(IReadOnlyList<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)Math.Floor(place);
        return below + 1 < sorted.Count ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }

    private static double Share(Sampler sampler, ShareRange range) => range.A + range.B == 0 ? 0 : sampler.Beta(range.A, range.B);

    private static double Share(double[] draws, Func<double, bool> holds) => draws.Count(holds) / (double)draws.Length;

    private static List<Refusal> Faults(EffectInputs inputs)
    {
        List<Refusal> faults = [];
        Require(inputs.Baseline.Count >= 0 && double.IsFinite(inputs.Baseline.Count), "count", $"{inputs.Baseline.Count} incidents.", "A count is 0 or more.");
        Require(inputs.Baseline.Exposure > 0 && double.IsFinite(inputs.Baseline.Exposure), "exposure", $"{inputs.Baseline.Exposure} weeks or nights counted.", "An exposure is above 0.");
        Require(inputs.Baseline.Ahead > 0 && double.IsFinite(inputs.Baseline.Ahead), "ahead", $"{inputs.Baseline.Ahead} weeks or nights ahead.", "The time looked ahead is above 0.");
        Require(double.IsFinite(inputs.Prior.Mean) && Math.Abs(inputs.Prior.Mean) <= 3, "prior", $"A mean of {inputs.Prior.Mean} for the logarithm of the rate ratio.", "Give one from -3 to 3; -0.15 is 14 % fewer for an hour.");
        Require(inputs.Prior.Deviation is >= 0 and <= 3, "prior", $"A deviation of {inputs.Prior.Deviation}.", "Give one from 0 to 3.");
        Require(inputs.Hours is >= 0 and <= 6, "hours", $"{inputs.Hours} hours removed.", "An order removes 0 to 6 hours: it runs from midnight to 06:00 at most (Licensing Act 2003 s.172A(3)).");
        Require(inputs.Draws is >= 100 and <= MostDraws, "draws", $"{inputs.Draws} draws.", $"Make 100 to {MostDraws}; 20,000 is usual.");
        Require(inputs is { UpliftLess: >= 0, UpliftMore: >= 0 } && double.IsFinite(inputs.UpliftLess + inputs.UpliftMore), "uplift", $"An uplift {inputs.UpliftLess} below to {inputs.UpliftMore} above.", "Both are 0 or more.");
        Require(inputs.Uplift >= -1 && double.IsFinite(inputs.Uplift), "uplift", $"An uplift of {inputs.Uplift}.", "0.05 is five per cent more.");
        foreach (var (name, share) in new[] { ("earlier", inputs.Earlier), ("elsewhere", inputs.Elsewhere) })
        {
            Require(share == ShareRange.None || (share.A > 0 && share.B > 0 && double.IsFinite(share.A + share.B)), name, $"A share with the parameters {share.A} and {share.B}.", "Both are above 0, or both 0 for no displacement.");
        }

        return faults;

        void Require(bool holds, string field, string message, string hint)
        {
            if (!holds)
            {
                faults.Add(new(field, message, hint));
            }
        }
    }
}

using MathNet.Numerics.Distributions;

namespace NteMonitor.Emro.Models;

/// <summary>What an input would have to be for the probability of no gain to pass a mark.</summary>
/// <param name="Input">Which input.</param>
/// <param name="Now">What it is.</param>
/// <param name="At">What it would have to be, or none where no value that it can have does it.</param>
/// <param name="Mark">The probability of no gain that is passed, 0 to 1.</param>
public sealed record Tipping(TippingInput Input, double Now, double? At, double Mark);

/// <summary>The inputs on which the sign of the net change hangs; how many events there are and how many are displaced changes its size alone.</summary>
public enum TippingInput
{
    /// <summary>Mean of the logarithm of the rate ratio.</summary>
    Effect,

    /// <summary>How unsure the effect is: its standard deviation.</summary>
    Doubt,

    /// <summary>Hours removed.</summary>
    Hours,

    /// <summary>What crowding and earlier drinking add, as a share of the window's events.</summary>
    Uplift,
}

/// <summary>At which values of its inputs a result turns.</summary>
public static class TippingRules
{
    private const int Halvings = 60;
    private const int Slices = 64;
    private const double Shortest = 1e-6;

    /// <summary>Returns the probability that nothing is gained, without drawing: that RR·(1 + u) is 1 or more.</summary>
    /// <source>docs/methods/emro.md §10: Φ((m·h + ln(1 + u)) ⁄ (s·h)), its mean over the triangle of u; a share displaced below 1 never changes the sign.</source>
    public static double NoGain(EffectInputs inputs)
    {
        var hours = inputs.Prior.PerHour ? inputs.Hours : inputs.Hours > 0 ? 1 : 0;
        var (mean, deviation) = (inputs.Prior.Mean * hours, inputs.Prior.Deviation * hours);
        if (deviation == 0)
        {
            return 1 - Below(inputs, Math.Exp(-mean) - 1);
        }

        return inputs.UpliftLess + inputs.UpliftMore == 0
            ? Sure(inputs.Uplift)
            : Enumerable.Range(0, Slices).Average(i => Sure(Uplift(inputs, (i + 0.5) / Slices)));

        double Sure(double uplift) => uplift <= -1 ? 0 : Normal.CDF(0, 1, (mean + Math.Log(1 + uplift)) / deviation);
    }

    /// <summary>The probability that the uplift lies below a value.</summary>
    private static double Below(EffectInputs inputs, double value)
    {
        var (less, more, from) = (inputs.UpliftLess, inputs.UpliftMore, value - inputs.Uplift);
        return from <= -less ? 0
            : from >= more ? 1
            : from < 0 ? (from + less) * (from + less) / ((less + more) * less)
            : 1 - ((more - from) * (more - from) / ((less + more) * more));
    }

    /// <summary>The uplift below which a share of the triangle lies.</summary>
    private static double Uplift(EffectInputs inputs, double share)
    {
        var (less, more) = (inputs.UpliftLess, inputs.UpliftMore);
        return share * (less + more) < less
            ? inputs.Uplift - less + Math.Sqrt(share * (less + more) * less)
            : inputs.Uplift + more - Math.Sqrt((1 - share) * (less + more) * more);
    }

    /// <summary>Returns, for each input, the value at which the probability of no gain passes a mark, the others held.</summary>
    /// <param name="inputs">What the draws were made from.</param>
    /// <param name="mark">The probability, above 0 and under 1.</param>
    /// <source>docs/methods/emro.md §10, by halving.</source>
    public static IReadOnlyList<Tipping> At(EffectInputs inputs, double mark) =>
    [
        new(TippingInput.Effect, inputs.Prior.Mean, Find(-3, 3, v => inputs with { Prior = inputs.Prior with { Mean = v } }, mark), mark),
        new(TippingInput.Doubt, inputs.Prior.Deviation, Find(0, 3, v => inputs with { Prior = inputs.Prior with { Deviation = v } }, mark), mark),
        .. inputs.Prior.PerHour ? [new(TippingInput.Hours, inputs.Hours, Find(Shortest, 6, v => inputs with { Hours = v }, mark), mark)] : Array.Empty<Tipping>(),
        new(TippingInput.Uplift, inputs.Uplift, Find(-0.99, 5, v => inputs with { Uplift = v }, mark), mark),
    ];

    /// <summary>The probability rises or falls throughout with each input, so that there is one crossing or none.</summary>
    private static double? Find(double low, double high, Func<double, EffectInputs> with, double mark)
    {
        var below = NoGain(with(low)) <= mark;
        if (below == NoGain(with(high)) <= mark)
        {
            return null;
        }

        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = NoGain(with(middle)) <= mark == below ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}

using MathNet.Numerics.Distributions;

namespace NteMonitor.Emro.Models;

/// <summary>What a comparison of before and after has to work with.</summary>
/// <param name="Before">Incidents before, in the area; above 0.</param>
/// <param name="Length">The time after over the time before, above 0.</param>
/// <param name="ControlBefore">Incidents before in the control area, or none without one.</param>
/// <param name="Phi">Dispersion, 1 or more.</param>
public sealed record PowerDesign(double Before, double Length, double? ControlBefore, double Phi);

/// <summary>How small an effect could be seen at all.</summary>
public static class PowerRules
{
    private const double Alpha = 0.05;
    private const double Step = 0.001;

    /// <summary>Returns the fall nearest to none that would be found with this power at 5 % two-sided: a rate ratio from 0 to 1; none when no fall could be.</summary>
    /// <source>docs/methods/emro.md §7: |ln RR| ≥ (z.975 + z.power)·√(φ·Σ 1/expected count).</source>
    public static double? Smallest(PowerDesign design, double power)
    {
        // Very great falls leave so few incidents that they are harder to be sure of again: the search comes down from no fall.
        var low = 1 - Step;
        while (low > 0 && Surplus(design, low, power) < 0)
        {
            low -= Step;
        }

        if (low <= 0)
        {
            return null;
        }

        var high = low + Step;
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Surplus(design, middle, power) >= 0 ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Returns how many incidents before, in the area and in a control as large, it takes to find a rate ratio.</summary>
    /// <param name="ratio">The rate ratio, above 0 and below 1.</param>
    /// <param name="control">Whether there is a control area, and how large beside the treated one; none without one.</param>
    /// <param name="phi">Dispersion.</param>
    /// <param name="power">0 to 1.</param>
    /// <source>docs/methods/emro.md §7, periods of equal length.</source>
    public static double Needed(double ratio, double? control, double phi, double power)
    {
        var z = Z(power) / Math.Log(ratio);
        return z * z * phi * (1 + (1 / ratio) + (control is { } size ? 2 / size : 0));
    }

    /// <summary>Returns how many incidents before, in the area and in a control as large, it takes to find a rate ratio where the time after is not as long as the time before.</summary>
    /// <param name="ratio">The rate ratio, above 0 and below 1.</param>
    /// <param name="length">The time after over the time before, above 0.</param>
    /// <param name="phi">Dispersion.</param>
    /// <param name="power">0 to 1.</param>
    /// <source>docs/methods/emro.md §7, solved for the count.</source>
    public static double NeededOver(double ratio, double length, double phi, double power)
    {
        var z = Z(power) / Math.Log(ratio);
        return z * z * phi * (1 + (1 / (length * ratio)) + 1 + (1 / length));
    }

    private static double Surplus(PowerDesign design, double ratio, double power)
    {
        var control = design.ControlBefore is { } c ? (1 / c) + (1 / (design.Length * c)) : 0;
        return Math.Abs(Math.Log(ratio)) - (Z(power) * Math.Sqrt(design.Phi * ((1 / design.Before) + (1 / (design.Length * design.Before * ratio)) + control)));
    }

    private static double Z(double power) => Normal.InvCDF(0, 1, 1 - (Alpha / 2)) + Normal.InvCDF(0, 1, power);
}

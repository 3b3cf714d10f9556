namespace NteMonitor.Emro.Evaluation;

/// <summary>Counts in the area of the order, in a buffer about it and in a control area, before and after, over equal spans.</summary>
/// <param name="ResponseBefore">The area of the order, before.</param>
/// <param name="ResponseAfter">The area of the order, after.</param>
/// <param name="BufferBefore">The buffer, before.</param>
/// <param name="BufferAfter">The buffer, after.</param>
/// <param name="ControlBefore">The control area, before; above 0.</param>
/// <param name="ControlAfter">The control area, after; above 0.</param>
public sealed record Displaced(double ResponseBefore, double ResponseAfter, double BufferBefore, double BufferAfter, double ControlBefore, double ControlAfter);

/// <summary>What displacement left of an effect.</summary>
/// <param name="GrossEffect">Response before less after.</param>
/// <param name="NetEffect">Response before over control before, less the same after.</param>
/// <param name="Quotient">The weighted displacement quotient; none where the area did not fall against the control.</param>
/// <param name="TotalNetEffect">Counts that did not happen in area and buffer together.</param>
public sealed record DisplacementResult(double GrossEffect, double NetEffect, double? Quotient, double TotalNetEffect)
{
    /// <summary>What the quotient means, in words.</summary>
    public string Reading => Quotient switch
    {
        null => "The area did not fall against the control, so there is no effect to displace.",
        > 1 => "Against the control the buffer fell further than the area.",
        > 0 => "Against the control the buffer fell with the area.",
        0 => "The buffer ran with the control.",
        >= -1 => "Some of the effect was displaced into the buffer.",
        _ => "Displacement into the buffer is greater than the effect.",
    };
}

/// <summary>Displacement about an area.</summary>
public static class DisplacementRules
{
    /// <summary>Returns what displacement left of an effect, or every reason why it cannot be said.</summary>
    /// <source>Bowers and Johnson (2003), J Quant Criminol 19:275; docs/methods/emro-evaluation.md §7.</source>
    public static Outcome<DisplacementResult> Measure(Displaced counts)
    {
        List<Refusal> faults = [];
        if (new[] { counts.ResponseBefore, counts.ResponseAfter, counts.BufferBefore, counts.BufferAfter, counts.ControlBefore, counts.ControlAfter }.Any(c => !(c >= 0) || !double.IsFinite(c)))
        {
            faults.Add(new("count", "A count is below 0 or no number.", "Counts are 0 or more."));
        }

        if (counts.ControlBefore == 0 || counts.ControlAfter == 0)
        {
            faults.Add(new("control", "The control area has nothing before or after.", "Choose a larger control area, or longer spans."));
        }

        var net = (counts.ResponseBefore / counts.ControlBefore) - (counts.ResponseAfter / counts.ControlAfter);
        return Outcome.Unless(faults, () => new DisplacementResult(
            counts.ResponseBefore - counts.ResponseAfter,
            net,
            net > 0 ? ((counts.BufferAfter / counts.ControlAfter) - (counts.BufferBefore / counts.ControlBefore)) / -net : null,
            (counts.ResponseBefore * (counts.ControlAfter / counts.ControlBefore)) - counts.ResponseAfter
                + (counts.BufferBefore * (counts.ControlAfter / counts.ControlBefore)) - counts.BufferAfter));
    }
}

namespace NteMonitor.Documents.Html;

/// <summary>A scale of round figures that holds 0 and every value.</summary>
/// <param name="Least">Its lowest mark, at most 0.</param>
/// <param name="Greatest">Its highest mark, above the lowest.</param>
/// <param name="Step">From one mark to the next: 1, 2 or 5 times a power of ten.</param>
internal sealed record Scale(decimal Least, decimal Greatest, decimal Step)
{
    /// <summary>The figures at which the scale is marked, from the lowest up.</summary>
    public IEnumerable<decimal> Marks
    {
        get
        {
            for (var mark = Least; mark <= Greatest; mark += Step)
            {
                yield return mark;
            }
        }
    }

    /// <summary>Returns the scale with four to ten steps for these values; values not known do not count.</summary>
    /// <param name="values">Any values, also none.</param>
    /// <param name="places">Decimal places shown: no step is finer than the last of them.</param>
    public static Scale Of(IEnumerable<decimal?> values, int places)
    {
        decimal least = 0, greatest = 0;
        foreach (var value in values)
        {
            least = Math.Min(least, value ?? 0);
            greatest = Math.Max(greatest, value ?? 0);
        }

        var step = 1m;
        for (var place = 0; place < places; place++)
        {
            step /= 10;
        }

        // 1, 2, 5, 10, 20, 50 … until at most five steps span the values.
        for (var at = 0; (greatest / step) - (least / step) > 5; at++)
        {
            step *= at % 3 == 1 ? 2.5m : 2;
        }

        var (low, high) = (Math.Floor(least / step) * step, Math.Ceiling(greatest / step) * step);
        return new(low, high > low ? high : low + step, step);
    }

    /// <summary>Returns the scale without marks that just holds 0 and every value.</summary>
    public static Scale Tight(IEnumerable<decimal?> values)
    {
        decimal?[] all = [0, .. values];
        var (least, greatest) = (all.Min() ?? 0, all.Max() ?? 0);
        return new(least, greatest > least ? greatest : least + 1, greatest - least);
    }

    /// <summary>Returns where a value lies: 0 at the lowest mark, 1 at the highest.</summary>
    public decimal Part(decimal value) => (value - Least) / (Greatest - Least);
}

namespace NteMonitor.Performance.Checking;

/// <summary>What a printed figure can have been before it was rounded.</summary>
public static class RoundingRules
{
    private static readonly decimal[] Bases = [1000, 100, 10, 5];

    /// <summary>Returns to what the whole numbers of a column are rounded: 1, or the largest of 5, 10, 100 and 1000 of which nine in ten are multiples, where six of them differ.</summary>
    /// <source>docs/methods/check-table.md §3.</source>
    public static decimal Base(Figure[] figures)
    {
        HashSet<decimal> seen = [];
        var (numbers, multiples) = (0, new int[Bases.Length]);
        foreach (var figure in figures)
        {
            if (figure is not { IsNumber: true, Places: 0, Value: not 0 })
            {
                continue;
            }

            numbers++;
            if (seen.Count < 6)
            {
                seen.Add(figure.Value);
            }

            for (var i = 0; i < Bases.Length; i++)
            {
                multiples[i] += figure.Value % Bases[i] == 0 ? 1 : 0;
            }

            if (numbers >= 64 && multiples[^1] * 2 < numbers)
            {
                return 1;
            }
        }

        var found = seen.Count < 6 ? -1 : Array.FindIndex(multiples, m => m * 10 >= numbers * 9);
        return found < 0 ? 1 : Bases[found];
    }

    /// <summary>Whether a printed figure can come from a true value in this range by rounding to the nearest, halves either way.</summary>
    /// <source>docs/methods/check-table.md §3.</source>
    public static bool Agrees(Figure printed, Bounds truth) => truth.Widened(printed.Step * 0.5m).Holds(printed.Value);

    /// <summary>Whether a printed figure can come from a true value in this range by leaving off the further decimals.</summary>
    /// <source>docs/methods/check-table.md §3.</source>
    public static bool IsTruncated(Figure printed, Bounds truth) => printed.Value switch
    {
        > 0 => truth.High >= printed.Value && truth.Low < printed.Value + printed.Step,
        < 0 => truth.Low <= printed.Value && truth.High > printed.Value - printed.Step,
        _ => truth.High > -printed.Step && truth.Low < printed.Step,
    };

    /// <summary>Whether what is printed is the difference of two percentages, in points, and not their relative change, as they are printed.</summary>
    /// <source>docs/methods/check-table.md §4.</source>
    public static bool IsPoints(Figure printed, Bounds prior, Bounds current)
    {
        var (from, points) = (prior.Middle, current.Middle - prior.Middle);
        return from > 0 && AgreesEitherWay(printed, points) && !AgreesEitherWay(printed, points * 100 / from);
    }

    /// <summary>Returns the range of a relative change in percent, or none where the base may be 0 or is below it.</summary>
    /// <source>docs/methods/check-table.md §4.</source>
    public static Bounds? Change(Bounds prior, Bounds current) => Share(current, prior) is { } share ? new(share.Low - 100, share.High - 100) : null;

    /// <summary>Returns the range of a part in percent of a base, or none where the base may be 0 or is below it.</summary>
    /// <source>docs/methods/check-table.md §4.</source>
    public static Bounds? Share(Bounds part, Bounds whole)
    {
        if (whole.Low <= 0)
        {
            return null;
        }

        var low = 100 * part.Low / (part.Low < 0 ? whole.Low : whole.High);
        var high = 100 * part.High / (part.High < 0 ? whole.High : whole.Low);
        return new(low, high);
    }

    private static bool AgreesEitherWay(Figure printed, decimal truth) => Agrees(printed, new(truth, truth)) || Agrees(printed, new(-truth, -truth));
}

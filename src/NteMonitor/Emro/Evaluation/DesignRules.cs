using System.Globalization;

namespace NteMonitor.Emro.Evaluation;

/// <summary>Builds the rows of an interrupted time series and finds what cannot be fitted.</summary>
public static class DesignRules
{
    /// <summary>How far a column may lie from what the others make of it and still count as the same, as a share of its length.</summary>
    private const double Same = 1e-9;

    /// <summary>Returns every reason why the rows cannot be fitted; empty when they can.</summary>
    /// <source>docs/methods/emro-evaluation.md §3.</source>
    public static IReadOnlyList<Refusal> Faults(Design design)
    {
        List<Refusal> faults = [];
        for (var i = 0; i < design.Counts.Count; i++)
        {
            faults.AddRange(CountsRules.Faults(string.Create(CultureInfo.InvariantCulture, $"Period {i + 1}"), design.Counts[i], design.Exposure[i]));
        }

        if (design.Counts.Count < design.Terms.Count + FitRules.LeastOver)
        {
            faults.Add(new("series", $"{design.Counts.Count} periods cannot carry {design.Terms.Count} terms.", $"Give at least {design.Terms.Count + FitRules.LeastOver} periods, or ask for fewer harmonics."));
        }
        else if (faults.Count == 0)
        {
            faults.AddRange(Dependent(design).Select(name => new Refusal("terms", $"'{name}' follows from the terms before it, so that no estimate of both exists.",
                "The step needs periods on both sides; a harmonic needs a period longer than twice its number.")));
        }

        if (faults.Count == 0 && design.Counts.All(c => c == 0))
        {
            faults.Add(new("count", "Every count is 0.", "There is nothing to compare."));
        }

        return faults;
    }

    /// <summary>Returns the names of terms that are combinations of those before them.</summary>
    private static IEnumerable<string> Dependent(Design design)
    {
        List<double[]> directions = [];
        for (var j = 0; j < design.Terms.Count; j++)
        {
            var column = design.Rows.Select(r => r[j]).ToArray();
            var length = Math.Sqrt(Dot(column, column));

            // Twice, because once leaves too much of the others in it.
            foreach (var direction in directions.Concat(directions))
            {
                var share = Dot(column, direction);
                column = [.. column.Zip(direction, (c, d) => c - (share * d))];
            }

            var rest = Math.Sqrt(Dot(column, column));
            if (rest <= Same * length || length <= Same * Math.Sqrt(column.Length))
            {
                yield return design.Terms[j];
            }
            else
            {
                directions.Add([.. column.Select(c => c / rest)]);
            }
        }
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}

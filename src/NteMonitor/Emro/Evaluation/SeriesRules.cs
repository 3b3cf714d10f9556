using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace NteMonitor.Emro.Evaluation;

/// <summary>Interrupted time series, with and without a control area.</summary>
public static class SeriesRules
{
    /// <summary>Most pairs of sine and cosine that are taken.</summary>
    public const int MostHarmonics = 12;

    /// <summary>Returns the fit of a series and what it expects without the order, or every reason why not.</summary>
    /// <param name="treated">The area of the order, in whatever order its periods stand.</param>
    /// <param name="control">An area without it over the same periods, or empty.</param>
    /// <param name="model">How to fit.</param>
    /// <source>Bernal, Cummins and Gasparrini (2017), Int J Epidemiol 46:348; docs/methods/emro-evaluation.md §4.</source>
    public static Outcome<SeriesFit> Fit(IReadOnlyList<SeriesPoint> treated, IReadOnlyList<SeriesPoint> control, SeriesModel model)
    {
        (treated, control) = ([.. treated.OrderBy(p => p.Time)], [.. control.OrderBy(p => p.Time)]);
        if (Faults(treated, control, model) is { Count: > 0 } faults)
        {
            return new Outcome<SeriesFit>.Refused(faults);
        }

        return FitRules.Fit(Design(treated, control, model), model.Model).Then(fit => Outcome.Done(Made(treated, control, model, fit)));
    }

    /// <summary>Returns the rows of the regression: constant, time, step, slope, the control's terms, harmonics.</summary>
    /// <remarks>The slope counts from the last period before the order, so that it is 1 in the first one after.</remarks>
    /// <source>docs/methods/emro-evaluation.md §4.</source>
    public static Design Design(IReadOnlyList<SeriesPoint> treated, IReadOnlyList<SeriesPoint> control, SeriesModel model)
    {
        var stacked = control.Count > 0;
        var last = treated.Where(p => !p.After).Select(p => p.Time).DefaultIfEmpty(0).Max();
        List<string> terms = ["const", "time", "step"];
        if (model.Slope)
        {
            terms.Add("slope");
        }

        if (stacked)
        {
            terms.AddRange(["treated", "treated:step"]);
        }

        for (var k = 1; k <= model.Harmonics; k++)
        {
            terms.AddRange([string.Create(CultureInfo.InvariantCulture, $"sin{k}"), string.Create(CultureInfo.InvariantCulture, $"cos{k}")]);
        }

        var rows = treated.Select(p => Row(p, 1)).Concat(control.Select(p => Row(p, 0))).ToList();
        var all = treated.Concat(control).ToList();
        return new(terms, rows, [.. all.Select(p => p.Count)], [.. all.Select(p => p.Exposure)]);

        double[] Row(SeriesPoint p, double isTreated)
        {
            var after = p.After ? 1.0 : 0;
            List<double> row = [1, p.Time, after];
            if (model.Slope)
            {
                row.Add(p.After ? p.Time - last : 0);
            }

            if (stacked)
            {
                row.AddRange([isTreated, isTreated * after]);
            }

            for (var k = 1; k <= model.Harmonics; k++)
            {
                var angle = 2 * Math.PI * k * p.Time / model.Period;
                row.AddRange([Math.Sin(angle), Math.Cos(angle)]);
            }

            return [.. row];
        }
    }

    /// <summary>Returns Durbin and Watson's figure of one area's Pearson residuals in order of time; 2 where there is nothing to see.</summary>
    /// <source>Durbin and Watson (1950), Biometrika 37:409; docs/methods/emro-evaluation.md §5.</source>
    public static double DurbinWatson(IReadOnlyList<double> residuals)
    {
        var squares = residuals.Sum(r => r * r);
        return squares == 0 ? 2 : residuals.Zip(residuals.Skip(1), (a, b) => (b - a) * (b - a)).Sum() / squares;
    }

    /// <summary>Returns standard errors that allow for scores hanging together over some periods, never across two areas.</summary>
    /// <source>Newey and West (1987), Econometrica 55:703, Bartlett weights, no correction for small samples; docs/methods/emro-evaluation.md §5.</source>
    public static IReadOnlyList<double> NeweyWest(Design design, Fit fit, IReadOnlyList<int> areas, int lags)
    {
        var p = design.Terms.Count;
        var middle = Matrix<double>.Build.Dense(p, p);
        var from = 0;
        foreach (var length in areas)
        {
            var scores = Enumerable.Range(from, length).Select(i => Vector<double>.Build.Dense(design.Rows[i]) * Score(design, fit, i)).ToList();
            for (var lag = 0; lag <= Math.Min(lags, length - 1); lag++)
            {
                var weight = 1 - (lag / (lags + 1.0));
                for (var i = lag; i < length; i++)
                {
                    var outer = scores[i].OuterProduct(scores[i - lag]) * weight;
                    middle += lag == 0 ? outer : outer + outer.Transpose();
                }
            }

            from += length;
        }

        var bread = Matrix<double>.Build.DenseOfArray(fit.Covariance);
        var sandwich = bread * middle * bread;
        return [.. Enumerable.Range(0, p).Select(j => Math.Sqrt(Math.Max(0, sandwich[j, j])))];
    }

    private static double Score(Design design, Fit fit, int i) =>
        (design.Counts[i] - fit.Means[i]) / (1 + ((fit.Alpha ?? 0) * fit.Means[i]));

    private static SeriesFit Made(IReadOnlyList<SeriesPoint> treated, IReadOnlyList<SeriesPoint> control, SeriesModel model, Fit fit)
    {
        var design = Design(treated, control, model);
        var effect = control.Count > 0 ? "treated:step" : "step";
        var after = Enumerable.Range(0, treated.Count).Where(i => treated[i].After).ToList();
        string[] gone = control.Count > 0 ? [effect] : [effect, "slope"];
        var without = fit.Terms.Select((t, j) => (t, j)).Where(t => gone.Contains(t.t.Name)).ToList();
        var counterfactual = after.Sum(i => fit.Means[i] * Math.Exp(-without.Sum(t => t.t.Estimate * design.Rows[i][t.j])));
        int[] areas = control.Count > 0 ? [treated.Count, control.Count] : [treated.Count];
        var residuals = fit.Means.Select((m, i) => (design.Counts[i] - m) / Math.Sqrt(m + ((fit.Alpha ?? 0) * m * m))).ToList();
        return new(
            fit, effect, after.Sum(i => treated[i].Count), counterfactual,
            [.. areas.Select((length, a) => DurbinWatson(residuals.GetRange(areas.Take(a).Sum(), length)))],
            NeweyWest(design, fit, areas, model.Lags));
    }

    private static List<Refusal> Faults(IReadOnlyList<SeriesPoint> treated, IReadOnlyList<SeriesPoint> control, SeriesModel model)
    {
        List<Refusal> faults = [];
        if (control.Count > 0 && (control.Count != treated.Count || !treated.Zip(control).All(p => p.First.Time.Equals(p.Second.Time) && p.First.After == p.Second.After)))
        {
            faults.Add(new("control", $"The two areas are not over the same periods: {treated.Count} and {control.Count}.", "Give both areas the same times, and the same periods after the order."));
        }

        foreach (var (first, second) in treated.Zip(treated.Skip(1)).Concat(control.Zip(control.Skip(1))).Where(p => p.Second.Time <= p.First.Time).Take(1))
        {
            faults.Add(new("time", $"Time {first.Time.ToString(CultureInfo.InvariantCulture)} stands twice ({first.Count.ToString(CultureInfo.InvariantCulture)} and {second.Count.ToString(CultureInfo.InvariantCulture)} were counted).",
                "Each period of an area stands once; where the file has two areas, name their column with --area."));
        }

        if (model.Slope && treated.Any(p => !p.After && p.Time > treated.Where(q => q.After).Select(q => q.Time).DefaultIfEmpty(double.MaxValue).Min()))
        {
            faults.Add(new("slope", "The step goes back to 0, and a trend since the order has no meaning then.", "Leave --slope out, or leave out what came after the order ended."));
        }

        if (treated.All(p => p.After) || treated.All(p => !p.After))
        {
            faults.Add(new("step", $"Every period is {(treated.Count > 0 && treated[0].After ? "after" : "before")} the order.", "The column of the step is 0 before and 1 after."));
        }

        if (model.Harmonics is < 0 or > MostHarmonics)
        {
            faults.Add(new("harmonics", $"{model.Harmonics} harmonics cannot be taken.", $"Use 0 to {MostHarmonics}."));
        }

        if (!(model.Period is >= 2 and <= 1e6))
        {
            faults.Add(new("period", $"{model.Period.ToString(CultureInfo.InvariantCulture)} is no period.", "Give the number of rows to a year: 12 for months, 52.18 for weeks."));
        }

        if (model.Lags < 0 || model.Lags >= Math.Max(1, treated.Count))
        {
            faults.Add(new("lags", $"{model.Lags} lags cannot be taken from {treated.Count} periods.", "3 is usual for months."));
        }

        return faults;
    }
}

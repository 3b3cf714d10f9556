using System.Diagnostics;
using System.Globalization;
using NteMonitor.Emro.Evaluation;
using NteMonitor.Emro.Models;

namespace NteMonitor.Benchmarks;

/// <summary>How often the 95 % intervals of before and after hold an effect that is known, in towns that are drawn; and how fast the largest fit is.</summary>
internal static class EvaluationSpeed
{
    private const double True = 0.78;
    private const int Months = 48;
    private const int Before = 36;

    /// <summary>How counts are drawn about their means.</summary>
    private sealed record World(string Name, Func<Sampler, double, double> Draw);

    private static readonly (double Treated, double Control)[] Sizes = [(30, 18), (6, 4)];

    private static readonly World[] Worlds =
    [
        new("chance alone (Poisson)", (s, m) => s.Poisson(m)),
        new("variance twice the mean", (s, m) => s.Poisson(s.Gamma(m, 1))),
        new("NB2, alpha 0.04", (s, m) => s.Poisson(m * s.Gamma(25, 25))),
    ];

    /// <summary>Draws towns and prints for each world and reading the share of intervals that hold the true effect.</summary>
    /// <param name="towns">How many towns for each world.</param>
    public static int Coverage(int towns)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{towns} towns for each line, {Months} months, the change after {Before}, true rate ratio {True}, seed 2026"));
        foreach (var (world, size) in Worlds.SelectMany(w => Sizes.Select(s => (w, s))))
        {
            Print((world, size, false), "totals, dispersion from the months", towns, Totals);
            foreach (var model in new[] { CountModel.Poisson, CountModel.QuasiPoisson, CountModel.NegativeBinomial })
            {
                Print((world, size, true), $"series with control, {ReadingRules.Code(model)}", towns, s => Series(s, model));
            }
        }

        return 0;
    }

    /// <summary>Fits NB2 with six harmonics to 500 weeks, and prints the first and the median time.</summary>
    public static int Fit()
    {
        var sampler = new Sampler(new(7));
        List<SeriesPoint> weeks = [.. Enumerable.Range(1, 500).Select(t => new SeriesPoint(t, Worlds[2].Draw(sampler, 20 * (1 + (0.3 * Math.Sin(2 * Math.PI * t / 52.18)))), 7, t > 350))];
        List<double> times = [];
        for (var i = 0; i < 31; i++)
        {
            var watch = Stopwatch.StartNew();
            var fit = SeriesRules.Fit(weeks, [], new(CountModel.NegativeBinomial) { Harmonics = 6, Period = 52.18 });
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (fit is not Outcome<SeriesFit>.Done)
            {
                return 1;
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"NB2 of 500 weeks with 6 harmonics: first {times[0]:0} ms, median of {times.Count - 1} {times.Skip(1).Order().ElementAt(15):0.0} ms, slowest {times.Skip(1).Max():0.0} ms"));
        return 0;
    }

    private static void Print((World World, (double Treated, double Control) Size, bool Moving) town, string reading, int towns, Func<TwoSeries, (double Low, double High)?> read)
    {
        var (held, none) = (0, 0);
        for (var i = 0; i < towns; i++)
        {
            switch (read(Town(town.World, new(new(2026 + ((ulong)i * 7919))), town.Size, town.Moving)))
            {
                case null:
                    none++;
                    break;
                case var (low, high) when low <= True && True <= high:
                    held++;
                    break;
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{town.World.Name}; {town.Size.Treated} and {town.Size.Control} a month{(town.Moving ? ", season and trend" : "")}; {reading}: {100.0 * held / (towns - none):0.0} % hold it{(none > 0 ? $", {none} without an estimate" : "")}"));
    }

    private static TwoSeries Town(World world, Sampler sampler, (double Treated, double Control) size, bool moving)
    {
        double Mean(int month, double usual, bool treated) => usual
            * (moving ? Math.Exp((0.15 * Math.Sin(2 * Math.PI * month / 12)) + (0.003 * month)) : 1)
            * (treated && month > Before ? True : 1);
        IReadOnlyList<SeriesPoint> Area(double usual, bool treated) =>
            [.. Enumerable.Range(1, Months).Select(t => new SeriesPoint(t, world.Draw(sampler, Mean(t, usual, treated)), 30, t > Before))];
        return new(Area(size.Treated, true), Area(size.Control, false));
    }

    private static (double Low, double High)? Totals(TwoSeries series) =>
        CountsRules.Ratio(ReadingRules.Counts(series), null) is Outcome<RatioOfRates>.Done(var ratio) ? (ratio.Low, ratio.High) : null;

    private static (double Low, double High)? Series(TwoSeries series, CountModel model) =>
        SeriesRules.Fit(series.Treated, series.Control, new(model) { Harmonics = 1 }) is Outcome<SeriesFit>.Done(var fit)
            && fit.Fit.Terms.FirstOrDefault(t => t.Name == fit.Effect) is { } effect ? (effect.Low, effect.High) : null;
}

using NteMonitor.Emro.Models;

namespace NteMonitor.Emro.Workbench;

/// <content>What is put into the draws, what the result hangs on, and what it is worth.</content>
public static partial class ScenarioRules
{
    /// <summary>What is tried where no displacement was given: Donnelly, Poynton and Weatherburn (2017), Sydney, 299 of 930.</summary>
    private const double DisplacedElsewhere = 0.32;

    /// <summary>The most hoarding that is tried; nobody has published one.</summary>
    private const double MostHoarding = 0.2;

    private static EffectInputs Effect(Scenario scenario, ScenarioInputs inputs, double hours, double uplift)
    {
        var baseline = new Baseline(inputs.Counts.InWindow, inputs.Counts.Weeks, Year);
        var effect = new EffectInputs(baseline, scenario.Prior, hours)
        {
            Earlier = scenario.Earlier,
            Elsewhere = scenario.Elsewhere,
            Uplift = uplift,
            Seed = scenario.Seed,
            Draws = scenario.Draws,
            Target = scenario.Target,
        };
        return scenario.Tool switch
        {
            Tool.Reviews => effect with { Prior = Reviewed(scenario, inputs.Counts), Hours = 1 },
            Tool.Transport => effect with { Prior = new(0, 0, "Transport changes crowding alone"), Hours = 0 },
            _ => effect,
        };
    }

    /// <summary>A review bears on its premises' share of the events alone.</summary>
    private static EffectPrior Reviewed(Scenario scenario, WindowCounts counts)
    {
        var share = counts.InWindow == 0 ? 0 : counts.ByVenue.Select(v => v.Count).OrderDescending().Take(scenario.ReviewedPremises).Sum() / (double)counts.InWindow;
        double Log(double ratio) => Math.Log(1 - (share * (1 - ratio)));
        var (low, middle, high) = (Log(scenario.ReviewRatio.Low), Log(scenario.ReviewRatio.Middle), Log(scenario.ReviewRatio.High));
        return new(middle, Math.Abs(high - low) / (2 * Evaluation.FitRules.Z95), "A rate ratio at the reviewed premises, as typed") { PerHour = false };
    }

    private static ScenarioResult Valued(ScenarioResult result, EffectInputs effect, ScenarioInputs inputs)
    {
        var run = result.Effect!;
        var tornado = TornadoRules.Bars([.. Swings(result, effect).Select(s => s.Swing)], (which, value) => EffectRules.Closed(Swings(result, effect)[which].At(value)).Mean);
        var money = inputs.Costs is { } costs && inputs.Mix.Count > 0 ? costs.Of(inputs.Mix) : ((decimal Social, decimal Cashable)?)null;
        return result with
        {
            Drawn = effect,
            Tornado = tornado,
            Social = money is { } m ? ((decimal)run.Low * m.Social, (decimal)run.Median * m.Social, (decimal)run.High * m.Social) : null,
            Cashable = money is { } c ? (decimal)run.Median * c.Cashable : null,
        };
    }

    /// <summary>What the result may hang on, each with its likely ends and what the run would be at a value of it; the prior is held at its middle.</summary>
    private static List<(Swing Swing, Func<double, EffectInputs> At)> Swings(ScenarioResult result, EffectInputs effect)
    {
        var (scenario, prior) = (result.Scenario, effect.Prior);
        var held = effect with { Prior = prior with { Deviation = 0 }, UpliftLess = 0, UpliftMore = 0 };
        var count = PoissonEnds(effect.Baseline.Count);
        var curves = (result.Now, result.Then);
        var hoarded = effect.Uplift - Crowding(scenario, curves, scenario.Crowding.Middle);
        var reach = Evaluation.FitRules.Z95 * prior.Deviation;
        List<(Swing, Func<double, EffectInputs>)> swings =
        [
            (new("Events in the window", count.Low, count.High), v => held with { Baseline = effect.Baseline with { Count = v } }),
            (new(prior.PerHour ? "Effect of an hour" : "Effect of the change", prior.Mean - reach, prior.Mean + reach), v => held with { Prior = prior with { Mean = v, Deviation = 0 } }),
            (new("Share displaced elsewhere", effect.Elsewhere.Quantile(0.025), effect.Elsewhere == ShareRange.None ? DisplacedElsewhere : effect.Elsewhere.Quantile(0.975)), v => held with { Elsewhere = Fixed(v) }),
            (new("Crowding", Crowding(scenario, curves, scenario.Crowding.Low), Crowding(scenario, curves, scenario.Crowding.High)), v => held with { Uplift = v + hoarded }),
        ];
        if (effect.Hours > 0 && prior.PerHour)
        {
            swings.Add((new("Hours removed", effect.Hours * 0.5, effect.Hours * 1.5), v => held with { Hours = v }));
        }

        if (effect.Earlier != ShareRange.None)
        {
            swings.Add((new("Share displaced earlier", effect.Earlier.Quantile(0.025), effect.Earlier.Quantile(0.975)), v => held with { Earlier = Fixed(v) }));
        }

        if (hoarded > 0)
        {
            swings.Add((new("Hoarding", 0, MostHoarding), v => held with { Uplift = effect.Uplift - hoarded + (hoarded * v / scenario.Hoarding) }));
        }

        return swings;
    }

    private static (double Low, double High) PoissonEnds(double count)
    {
        var bounds = Rates.PoissonRules.OfCount((long)count);
        return (bounds.Low, bounds.High);
    }

    /// <summary>A share that is known exactly, as a beta distribution so narrow that nothing of it is left.</summary>
    private static ShareRange Fixed(double share) => share <= 0 ? ShareRange.None : new(share * 1e9, (1 - share) * 1e9);
}

using System.Text.Json.Nodes;
using NteMonitor.Rates;

namespace NteMonitor.Emro.Evaluation;

/// <summary>What <c>nte emro evaluate --json</c> prints; ratios, counts and exposures as they are, never rounded, and null where there is no finite figure.</summary>
public static class EvaluateJson
{
    /// <summary>Returns a ratio of rate ratios with what it stands on.</summary>
    public static JsonObject Write(BeforeAfter counts, RatioOfRates ratio, double? phi)
    {
        var (treated, control) = CountsRules.Exact(counts);
        return new()
        {
            ["rrr"] = ratio.Ratio,
            ["low"] = ratio.Low,
            ["high"] = ratio.High,
            ["se"] = ratio.StandardError,
            ["phi"] = ratio.Phi,
            ["phiFrom"] = ratio.PhiFrom,
            ["averted"] = ratio.Averted,
            ["control"] = counts.ControlBefore.Count > 0,
            ["halfAdded"] = ratio.Halved,
            ["cells"] = new JsonArray([.. CellRules.Of(counts).Select(c => (JsonNode)new JsonObject
            {
                ["area"] = c.Area, ["period"] = c.Period, ["periods"] = c.Periods, ["count"] = c.Total.Count, ["exposure"] = c.Total.Exposure,
                ["rate"] = c.Total.Count / c.Total.Exposure, ["low"] = c.Rate.Low, ["high"] = c.Rate.High,
            })]),
            ["exact"] = new JsonObject { ["treated"] = Write(treated), ["control"] = control is null ? null : Write(control) },
            ["placebo"] = CountsRules.Placebo(counts, phi) is Outcome<RatioOfRates>.Done(var halves) ? new JsonObject { ["rrr"] = halves.Ratio, ["low"] = halves.Low, ["high"] = halves.High } : null,
        };
    }

    /// <summary>Returns a fitted series; <c>phi</c> is the dispersion found, whichever model was asked for.</summary>
    public static JsonObject Write(SeriesFit series, SeriesModel model)
    {
        var fit = series.Fit;
        return new()
        {
            ["model"] = ReadingRules.Code(fit.Model),
            ["harmonics"] = model.Harmonics,
            ["period"] = model.Period,
            ["slope"] = model.Slope,
            ["lags"] = model.Lags,
            ["effect"] = series.Effect,
            ["terms"] = new JsonArray([.. fit.Terms.Select((t, i) => (JsonNode)new JsonObject
            {
                ["name"] = t.Name, ["estimate"] = t.Estimate, ["se"] = t.StandardError, ["rr"] = t.RateRatio, ["low"] = t.Low, ["high"] = t.High, ["neweyWest"] = series.NeweyWest[i],
            })]),
            ["phi"] = fit.Phi,
            ["alpha"] = fit.Alpha,
            ["durbinWatson"] = series.DurbinWatson[0],
            ["durbinWatsonControl"] = series.DurbinWatson.Count > 1 ? series.DurbinWatson[1] : null,
            ["observed"] = series.Observed,
            ["counterfactual"] = series.Counterfactual,
            ["pearson"] = fit.Pearson,
            ["deviance"] = fit.Deviance,
            ["againstPoisson"] = fit.AgainstPoisson is { } lr ? new JsonObject { ["likelihoodRatio"] = lr.Ratio, ["p"] = lr.P } : null,
        };
    }

    /// <summary>Returns the readings side by side.</summary>
    public static JsonArray Write(IReadOnlyList<Reading> readings) => [.. readings.Select(r => (JsonNode)new JsonObject
    {
        ["design"] = r.Design,
        ["model"] = ReadingRules.Code(r.Model),
        ["chosen"] = r.IsChosen,
        ["rr"] = r.Effect?.RateRatio,
        ["low"] = r.Effect?.Low,
        ["high"] = r.Effect?.High,
        ["se"] = r.Effect?.StandardError,
        ["why"] = r.Why.Count == 0 ? null : Outcome.Said(r.Why),
    })];

    private static JsonObject Write(RatePair pair) => new()
    {
        ["rr"] = Finite(pair.Ratio),
        ["low"] = pair.Interval.Low,
        ["high"] = Finite(pair.Interval.High),
        ["p"] = pair.Probability,
    };

    private static JsonNode? Finite(double? figure) => figure is { } f && double.IsFinite(f) ? f : null;
}

using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NteMonitor.Commands;
using NteMonitor.Documents;

namespace NteMonitor.Emro.Evaluation;

/// <summary><c>nte emro evaluate</c>: what an order, or any other change, did to counts in a file.</summary>
public static class EvaluateCommand
{
    private static readonly Option<string?> CountsFile = new("--counts") { Description = "A CSV file with columns area (treated, control), period (before, after), count, exposure", HelpName = "FILE" };
    private static readonly Option<string?> SeriesFile = new("--series") { Description = "A CSV file with one row for each period", HelpName = "FILE" };
    private static readonly Option<string> Count = new("--count") { Description = "The column of counts", HelpName = "COL", DefaultValueFactory = _ => "count" };
    private static readonly Option<string> Exposure = new("--exposure") { Description = "The column of nights, hours or capacity-hours", HelpName = "COL", DefaultValueFactory = _ => "exposure" };
    private static readonly Option<string> Step = new("--step") { Description = "The column that is 0 before and 1 after", HelpName = "COL", DefaultValueFactory = _ => "step" };
    private static readonly Option<string> Time = new("--time") { Description = "The column of the period's number", HelpName = "COL", DefaultValueFactory = _ => "time" };
    private static readonly Option<string?> Area = new("--area") { Description = "The column of treated or control, where the file has both areas", HelpName = "COL" };
    private static readonly Option<double> Period = new("--period") { Description = "Periods to a year, for harmonics: 12 for months, 52.18 for weeks", DefaultValueFactory = _ => 12 };
    private static readonly Option<int> Harmonics = new("--harmonics") { Description = "Pairs of sine and cosine", DefaultValueFactory = _ => 0 };
    private static readonly Option<bool> Slope = new("--slope") { Description = "Let the trend change with the order too" };
    private static readonly Option<int> Lags = new("--lags") { Description = "Periods over which errors may hang together", DefaultValueFactory = _ => 3 };
    private static readonly Option<string> Model = Choice();
    private static readonly Option<double?> Phi = new("--phi") { Description = "A dispersion known from elsewhere, 1 or more" };

    /// <summary>Returns the verb.</summary>
    public static Command Create() => new FileVerb("evaluate", "Compare before and after, with a control area where there is one", "nte emro evaluate --counts seed/examples/emro-counts.csv", Act)
    {
        Options = { CountsFile, SeriesFile, Count, Exposure, Step, Time, Area, Period, Harmonics, Slope, Lags, Model, Phi },
    };

    private static Answer Act(ParseResult parsed, IFiles files) => (parsed.GetValue(CountsFile), parsed.GetValue(SeriesFile)) switch
    {
        ({ } counts, null) => Answer.To(FigureFile.Read(counts, files).Then(EvaluateRules.Counts), c => OfCounts(c, parsed.GetValue(Phi))),
        (null, { } series) => Answer.To(
            FigureFile.Read(series, files).Then(f => EvaluateRules.Series(f, new(parsed.GetValue(Count)!, parsed.GetValue(Exposure)!, parsed.GetValue(Step)!, parsed.GetValue(Time)!, parsed.GetValue(Area))))
                .Then(s => SeriesRules.Fit(s.Treated, s.Control, Asked(parsed))), OfSeries),
        _ => Answer.Refuse([new("counts", "One of --counts and --series is needed.", "--counts for a table of before and after, --series for one row each month or week.")]),
    };

    private static SeriesModel Asked(ParseResult parsed) => new(parsed.GetValue(Model) switch
    {
        "poisson" => CountModel.Poisson,
        "nb2" => CountModel.NegativeBinomial,
        _ => CountModel.QuasiPoisson,
    })
    {
        Period = parsed.GetValue(Period),
        Harmonics = parsed.GetValue(Harmonics),
        Slope = parsed.GetValue(Slope),
        Lags = parsed.GetValue(Lags),
    };

    private static Answer OfCounts(BeforeAfter counts, double? phi) => Answer.To(CountsRules.Ratio(counts, phi), r =>
    {
        var controlled = counts.ControlBefore.Count > 0;
        var placebo = controlled && CountsRules.Placebo(counts.TreatedBefore, counts.ControlBefore, phi) is Outcome<RatioOfRates>.Done(var halves) ? halves : null;
        var json = new JsonObject
        {
            ["rrr"] = r.Ratio, ["low"] = r.Low, ["high"] = r.High, ["se"] = r.StandardError, ["phi"] = r.Phi, ["phiFrom"] = r.PhiFrom,
            ["averted"] = r.Averted, ["control"] = controlled, ["halfAdded"] = r.Halved,
            ["placebo"] = placebo is null ? null : new JsonObject { ["rrr"] = placebo.Ratio, ["low"] = placebo.Low, ["high"] = placebo.High },
        };
        List<string> lines =
        [
            $"{(controlled ? "Ratio of rate ratios" : "Rate ratio, without a control area")}: {N(r.Ratio)} (95 % interval {N(r.Low)} to {N(r.High)}).",
            $"Standard error of its logarithm {N(r.StandardError, 4)}; dispersion {N(r.Phi, 2)} ({r.PhiFrom switch { "given" => "given", "periods" => "from the periods within each cell", _ => "not known: one period in each cell, so chance alone is allowed for" }}).",
            r.Low <= 1 && r.High >= 1 ? "The interval holds 1: these counts do not show a change either way." : "The interval does not hold 1.",
            $"{(r.Averted >= 0 ? "Fewer" : "More")} than the comparison expects: {N(Math.Abs(r.Averted), 1)}.",
            .. r.Halved ? (string[])["A count is 0, so a half was added to each before the ratio was taken."] : [],
            .. placebo is null ? (string[])[] : [$"The two halves of the time before, compared as if the order had come between them: {N(placebo.Ratio)} ({N(placebo.Low)} to {N(placebo.High)}); near 1 is what is hoped for."],
            .. controlled ? (string[])[] : ["Without a control area a fall may be a trend, a season or a return to the usual."],
        ];
        return new Answer { Json = json, Text = string.Join('\n', lines) };
    });

    private static Answer OfSeries(SeriesFit series)
    {
        var fit = series.Fit;
        var table = new Table(
            "terms", $"{Name(fit.Model)}: rate ratios with 95 % intervals",
            [new("Term"), Column.Figures("Estimate"), Column.Figures("Standard error"), Column.Figures("Newey-West"), Column.Figures("Rate ratio"), Column.Figures("Low"), Column.Figures("High")],
            [.. fit.Terms.Select((t, i) => new Row([t.Name, N(t.Estimate, 6), N(t.StandardError, 6), N(series.NeweyWest[i], 6), N(t.RateRatio, 4), N(t.Low, 4), N(t.High, 4)]))])
        {
            Notes =
            [
                $"Dispersion {N(fit.Phi, 4)}{(fit.Alpha is { } alpha ? $"; alpha {N(alpha, 6)}" : "")}{(fit.AgainstPoisson is { } lr ? $"; likelihood ratio against Poisson {N(lr.Ratio, 3)}, p {N(lr.P, 4)}" : "")}.",
                $"Durbin-Watson {string.Join(" and ", series.DurbinWatson.Select(d => N(d, 4)))} (2: neighbours do not hang together).",
                $"After the order {N(series.Observed, 0)} were counted; the model expects {N(series.Counterfactual, 1)} without it.",
                .. fit is { Model: CountModel.Poisson, Phi: > 1.2 } ? (string[])["The counts spread more than Poisson allows: these intervals are too narrow. Use quasipoisson or nb2."] : [],
                .. fit.Phi > 5 ? (string[])["A dispersion above 5 says that something is missing: a season, an event, rows entered twice."] : [],
            ],
        };
        return new() { Table = table, Json = Json(series) };
    }

    private static JsonObject Json(SeriesFit series)
    {
        var fit = series.Fit;
        var json = new JsonObject
        {
            ["model"] = Name(fit.Model),
            ["effect"] = series.Effect,
            ["terms"] = new JsonArray([.. fit.Terms.Select((t, i) => (JsonNode)new JsonObject
            {
                ["name"] = t.Name, ["estimate"] = t.Estimate, ["se"] = t.StandardError, ["rr"] = t.RateRatio, ["low"] = t.Low, ["high"] = t.High, ["neweyWest"] = series.NeweyWest[i],
            })]),
            ["phi"] = fit.Phi,
            ["alpha"] = fit.Alpha,
            ["durbinWatson"] = series.DurbinWatson[0],
            ["observed"] = series.Observed,
            ["counterfactual"] = series.Counterfactual,
            ["pearson"] = fit.Pearson,
            ["deviance"] = fit.Deviance,
        };
        if (series.DurbinWatson.Count > 1)
        {
            json["durbinWatsonControl"] = series.DurbinWatson[1];
        }

        if (fit.AgainstPoisson is { } lr)
        {
            json["likelihoodRatio"] = lr.Ratio;
            json["p"] = lr.P;
        }

        return json;
    }

    private static string Name(CountModel model) => model switch
    {
        CountModel.Poisson => "poisson",
        CountModel.NegativeBinomial => "nb2",
        _ => "quasipoisson",
    };

    private static string N(double figure, int places = 3) => figure.ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static Option<string> Choice()
    {
        var option = new Option<string>("--model") { Description = "How counts vary: poisson, quasipoisson or nb2", DefaultValueFactory = _ => "quasipoisson" };
        option.AcceptOnlyFromAmong("poisson", "quasipoisson", "nb2");
        return option;
    }
}

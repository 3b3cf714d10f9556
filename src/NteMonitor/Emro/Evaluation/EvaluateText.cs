using System.Globalization;
using NteMonitor.Documents;
using NteMonitor.Documents.Text;
using NteMonitor.Rates;

namespace NteMonitor.Emro.Evaluation;

/// <summary>Before and after in plain words and tables, for the terminal.</summary>
public static class EvaluateText
{
    /// <summary>Columns of type that everything is laid out in.</summary>
    public const int Width = 80;

    private const double HangTogether = 1.5;

    /// <summary>Returns lines as one text, those of words broken where they are too long; tables are laid out to fit.</summary>
    public static string Print(IEnumerable<string> lines) => string.Join('\n', lines.SelectMany(l => l.Length > Width ? TextWrap.Lines(l, Width) : [l]));

    /// <summary>Returns a ratio of rate ratios in lines: what it is, the cells it stands on, and what it does not say.</summary>
    public static IReadOnlyList<string> Lines(BeforeAfter counts, RatioOfRates ratio, double? phi)
    {
        var controlled = counts.ControlBefore.Count > 0;
        var cells = CellRules.Of(counts);
        return
        [
            $"{(controlled ? "Ratio of rate ratios" : "Rate ratio, without a control area")}: {N(ratio.Ratio)} (95 % interval {N(ratio.Low)} to {N(ratio.High)}).",
            ratio.Low <= 1 && ratio.High >= 1 ? "The interval holds 1: these counts do not show a change either way." : "The interval does not hold 1.",
            $"{(ratio.Averted >= 0 ? "Fewer" : "More")} in the treated area than the comparison expects: {N(Math.Abs(ratio.Averted), 1)}.",
            $"Standard error of the logarithm {N(ratio.StandardError, 4)}; dispersion {N(ratio.Phi, 2)} ({From(ratio.PhiFrom)}).",
            "",
            .. TextTable.Lay(Cells(cells), Width),
            "",
            .. Exact(counts),
            .. CellRules.Remarks(cells),
            .. ratio.Halved ? (string[])["A count is 0, so a half was added to each before the ratio was taken."] : [],
            .. Placebo(counts, phi),
            .. controlled ? (string[])[] : ["Without a control area a fall may be a trend, a season or a return to the usual."],
        ];
    }

    /// <summary>Returns a fitted series in lines.</summary>
    public static IReadOnlyList<string> Lines(SeriesFit series, SeriesModel model)
    {
        var fit = series.Fit;
        var effect = fit.Terms.First(t => t.Name == series.Effect);
        return
        [
            $"Chosen before looking: {Words(fit.Model)}, {(series.Effect == "step" ? "without a control area" : "with a control area")}, {Season(model)}, {(model.Slope ? "a trend that may change" : "one trend")}.",
            $"Rate ratio of the order ({series.Effect}): {N(effect.RateRatio, 4)} (95 % interval {N(effect.Low, 4)} to {N(effect.High, 4)}). {(effect.Low <= 1 && effect.High >= 1 ? "The interval holds 1: this does not show a change either way." : "The interval does not hold 1.")}",
            $"After the order {N(series.Observed, 0)} were counted in the treated area; the model expects {N(series.Counterfactual, 1)} without it.",
            "",
            .. TextTable.Lay(Terms(series), Width),
            "",
            $"Dispersion {N(fit.Phi, 4)}{(fit.Alpha is { } alpha ? $"; alpha {N(alpha, 6)}" : "")}{(fit.AgainstPoisson is { } lr ? $"; likelihood ratio against Poisson {N(lr.Ratio, 3)}, {P(lr.P)}" : "")}.",
            $"Durbin-Watson {string.Join(" and ", series.DurbinWatson.Select(d => N(d, 4)))} (2: neighbours do not hang together); Newey-West errors over {model.Lags} periods.",
            .. series.DurbinWatson.Any(d => d < HangTogether) ? (string[])[NeweyWest(series, effect)] : [],
            .. fit is { Model: CountModel.Poisson, Phi: > 1.2 } ? (string[])["The counts spread more than Poisson allows: these intervals are too narrow. Use quasipoisson or nb2."] : [],
            .. fit.Phi > 5 ? (string[])["A dispersion above 5 says that something is missing: a season, an event, rows entered twice."] : [],
        ];
    }

    /// <summary>Returns the readings side by side, the chosen one marked.</summary>
    public static IReadOnlyList<string> Lines(IReadOnlyList<Reading> readings) =>
    [
        "The same counts, every usual way. One was chosen before looking; a case that rests on another of these rests on the choice.",
        "",
        .. TextTable.Lay(new("readings", "Readings", [new("Compared"), new("Model"), Column.Figures("Rate ratio"), Column.Figures("Low"), Column.Figures("High"), new("Holds 1"), new("")],
            [.. readings.Select(r => r.Effect is { } e
                ? new Row([r.Design, ReadingRules.Code(r.Model), N(e.RateRatio, 4), N(e.Low, 4), N(e.High, 4), e.Low <= 1 && e.High >= 1 ? "yes" : "no", r.IsChosen ? "chosen" : ""])
                : new Row([r.Design, ReadingRules.Code(r.Model), "", "", "", "", $"not to be had: {r.Why[0].Message}"]))]), Width),
    ];

    /// <summary>Returns the terms of a fit as a table.</summary>
    public static Table Terms(SeriesFit series) => new(
        "terms", $"{Words(series.Fit.Model)}: rate ratios with 95 % intervals",
        [new("Term"), Column.Figures("Estimate"), Column.Figures("Standard error"), Column.Figures("Newey-West"), Column.Figures("Rate ratio"), Column.Figures("Low"), Column.Figures("High")],
        [.. series.Fit.Terms.Select((t, i) => new Row([t.Name, N(t.Estimate, 6), N(t.StandardError, 6), N(series.NeweyWest[i], 6), N(t.RateRatio, 4), N(t.Low, 4), N(t.High, 4)]))]);

    /// <summary>Returns the cells of before and after as a table.</summary>
    public static Table Cells(IReadOnlyList<BeforeAfterCell> cells) => new(
        "cells", "Counts, rates and their exact 95 % intervals",
        [new("Area"), new("Period"), Column.Figures("Rows"), Column.Figures("Count"), Column.Figures("Exposure"), Column.Figures("Rate"), Column.Figures("Low"), Column.Figures("High")],
        [.. cells.Select(c => new Row([c.Area, c.Period, c.Periods, (long)c.Total.Count, Plain(c.Total.Exposure), N(c.Total.Count / c.Total.Exposure, 4), N(c.Rate.Low, 4), N(c.Rate.High, 4)]))]);

    /// <summary>Returns a figure with so many decimal places.</summary>
    public static string N(double figure, int places = 3) => figure.ToString("F" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string NeweyWest(SeriesFit series, FittedTerm effect)
    {
        var robust = effect with { StandardError = series.NeweyWest[series.Fit.Terms.ToList().IndexOf(effect)] };
        return $"Neighbours hang together (Durbin-Watson below {N(HangTogether, 1)}): the Newey-West error gives {N(robust.Low, 4)} to {N(robust.High, 4)}; go by the wider interval.";
    }

    private static string P(double p) => p < 0.0001 ? "p under 0.0001" : $"p {N(p, 4)}";

    private static string From(string phiFrom) => phiFrom switch
    {
        "given" => "given",
        "periods" => "from the periods within each cell",
        _ => "not known: one period in each cell, so chance alone is allowed for",
    };

    private static IEnumerable<string> Exact(BeforeAfter counts)
    {
        var (treated, control) = CountsRules.Exact(counts);
        yield return $"Treated area alone, after over before: {Pair(treated)}";
        if (control is not null)
        {
            yield return $"Control area alone: {Pair(control)}";
        }
    }

    private static string Pair(RatePair pair) => pair.Ratio is { } ratio && double.IsFinite(ratio)
        ? $"{N(ratio)} (exact 95 % interval {N(pair.Interval.Low)} to {(double.IsFinite(pair.Interval.High) ? N(pair.Interval.High) : "no upper end")}; exact {P(pair.Probability)})."
        : $"no ratio, nothing was counted before (exact {P(pair.Probability)}).";

    /// <summary>Returns whether the areas ran alike before, in words; nothing without a control area.</summary>
    public static IEnumerable<string> Placebo(BeforeAfter counts, double? phi) => counts.ControlBefore.Count == 0 ? [] : CountsRules.Placebo(counts, phi) switch
    {
        Outcome<RatioOfRates>.Done(var halves) =>
            [$"The two halves of the time before, compared as if the order had come between them: {N(halves.Ratio)} ({N(halves.Low)} to {N(halves.High)}); far from 1 says that the areas did not run alike."],
        Outcome<RatioOfRates>.Refused(var why) => [$"Whether the areas ran alike before cannot be said. {Outcome.Said(why)}"],
        _ => throw new InvalidOperationException("An outcome is done or refused."),
    };

    private static string Words(CountModel model) => model switch
    {
        CountModel.Poisson => "Poisson",
        CountModel.NegativeBinomial => "negative binomial (NB2)",
        _ => "quasi-Poisson",
    };

    private static string Season(SeriesModel model) => model.Harmonics == 0
        ? "no season"
        : $"a season of {model.Harmonics} harmonic{(model.Harmonics == 1 ? "" : "s")} over {Plain(model.Period)} periods";

    private static string Plain(double figure) => figure.ToString("0.######", CultureInfo.InvariantCulture);
}

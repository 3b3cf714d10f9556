using System.CommandLine;

namespace NteMonitor.Emro.Evaluation;

/// <summary>The options that say how counts are to be read; chosen before looking at what they give.</summary>
internal static class ModelOptions
{
    private const double WeeksOfYear = 365.25 / 7;

    private static readonly Option<double> Period = new("--period") { Description = "Periods to a year, for harmonics: 12 for months, 52.18 for weeks", DefaultValueFactory = _ => 12 };
    private static readonly Option<int> Harmonics = new("--harmonics") { Description = "Pairs of sine and cosine", DefaultValueFactory = _ => 0 };
    private static readonly Option<bool> Slope = new("--slope") { Description = "Let the trend change with the order too" };
    private static readonly Option<int> Lags = new("--lags") { Description = "Periods over which errors may hang together", DefaultValueFactory = _ => 3 };
    private static readonly Option<string> Model = Choice();
    private static readonly Option<double?> Spread = new("--phi") { Description = "A dispersion known from elsewhere, 1 or more" };

    /// <summary>Options that only a series has a use for.</summary>
    public static readonly Option[] OfSeries = [Period, Harmonics, Slope, Lags, Model];

    /// <summary>Options that only totals have a use for.</summary>
    public static readonly Option[] OfCounts = [Spread];

    /// <summary>All of them.</summary>
    public static IEnumerable<Option> All => OfSeries.Concat(OfCounts);

    /// <summary>Returns the model that was asked for.</summary>
    public static SeriesModel Read(ParseResult parsed) => new(parsed.GetValue(Model) switch
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

    /// <summary>Returns the model that was asked for, over a year of months or of weeks unless a period was given.</summary>
    public static SeriesModel Read(ParseResult parsed, Spacing by) =>
        by == Spacing.Week && parsed.GetResult(Period) is not { Implicit: false } ? Read(parsed) with { Period = WeeksOfYear } : Read(parsed);

    /// <summary>Returns the dispersion that was given, or none.</summary>
    public static double? Phi(ParseResult parsed) => parsed.GetValue(Spread);

    /// <summary>Returns a refusal for each option that was given and would be passed over in silence.</summary>
    public static IReadOnlyList<Refusal> Idle(ParseResult parsed, IEnumerable<Option> options, string belongsTo) =>
        [.. options.Where(o => parsed.GetResult(o) is { Implicit: false }).Select(o => new Refusal(o.Name, $"{o.Name} has no meaning here.", $"It belongs to {belongsTo}; leave it out."))];

    private static Option<string> Choice()
    {
        var option = new Option<string>("--model") { Description = "How counts vary: poisson, quasipoisson or nb2", DefaultValueFactory = _ => "quasipoisson" };
        option.AcceptOnlyFromAmong("poisson", "quasipoisson", "nb2");
        return option;
    }
}

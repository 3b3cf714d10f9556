namespace NteMonitor.Emro.Evaluation;

/// <summary>How counts are taken to vary about their mean.</summary>
public enum CountModel
{
    /// <summary>Variance equals the mean.</summary>
    Poisson,

    /// <summary>Variance is the mean times a dispersion that is estimated; it widens intervals and never narrows them.</summary>
    QuasiPoisson,

    /// <summary>Variance is the mean plus alpha times its square (NB2), alpha by maximum likelihood.</summary>
    NegativeBinomial,
}

/// <summary>The rows of a regression of counts: one row of terms, a count and an exposure for each period.</summary>
/// <param name="Terms">Names of the terms, the constant first.</param>
/// <param name="Rows">Their values, one array per period, in order of time.</param>
/// <param name="Counts">Counts, whole and not negative.</param>
/// <param name="Exposure">Exposures, above zero; their logarithm is the offset.</param>
public sealed record Design(IReadOnlyList<string> Terms, IReadOnlyList<double[]> Rows, IReadOnlyList<double> Counts, IReadOnlyList<double> Exposure);

/// <summary>One term of a fitted model.</summary>
/// <param name="Name">Its name, for example <c>step</c>.</param>
/// <param name="Estimate">The coefficient, a difference of logarithms of rates.</param>
/// <param name="StandardError">Its standard error under the model asked for.</param>
public sealed record FittedTerm(string Name, double Estimate, double StandardError)
{
    /// <summary>The rate ratio for one unit of the term.</summary>
    public double RateRatio => Math.Exp(Estimate);

    /// <summary>The lower end of the 95 % interval of the rate ratio.</summary>
    public double Low => Math.Exp(Estimate - (FitRules.Z95 * StandardError));

    /// <summary>The upper end of the 95 % interval of the rate ratio.</summary>
    public double High => Math.Exp(Estimate + (FitRules.Z95 * StandardError));
}

/// <summary>A fitted regression of counts.</summary>
/// <param name="Model">What was fitted.</param>
/// <param name="Terms">The terms with their standard errors.</param>
/// <param name="Means">The fitted mean of each period.</param>
/// <param name="Pearson">The sum of squared Pearson residuals.</param>
/// <param name="Deviance">The deviance; of the Poisson likelihood unless the model is NB2.</param>
/// <param name="Phi">The dispersion: Pearson's sum over the degrees of freedom.</param>
/// <param name="Alpha">NB2's alpha, or none for the other models.</param>
public sealed record Fit(CountModel Model, IReadOnlyList<FittedTerm> Terms, IReadOnlyList<double> Means, double Pearson, double Deviance, double Phi, double? Alpha)
{
    /// <summary>The inverse of the information: the terms' covariance before any dispersion.</summary>
    public required double[,] Covariance { get; init; }

    /// <summary>The likelihood ratio of NB2 against Poisson with its probability at the boundary, or none for the other models.</summary>
    public (double Ratio, double P)? AgainstPoisson { get; init; }
}

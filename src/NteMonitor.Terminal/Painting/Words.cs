using System.Globalization;

namespace NteMonitor.Terminal;

/// <summary>Figures in words, the same on the full screen and in linear mode.</summary>
internal static class Words
{
    internal const string NoFigure = "no figure";

    internal static string Of(double? figure, string format) =>
        figure is { } value && double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : NoFigure;

    /// <summary>Returns the least, greatest and last figure of a course.</summary>
    internal static string Course(SparklineBlock spark)
    {
        var figures = spark.Values.OfType<double>().Where(double.IsFinite).ToArray();
        if (figures.Length == 0)
        {
            return NoFigure;
        }

        var gaps = spark.Values.Count - figures.Length;
        var words = $"least {Of(figures.Min(), spark.Format)}, most {Of(figures.Max(), spark.Format)}, last {Of(spark.Values[^1], spark.Format)}";
        return gaps > 0 ? $"{words}, {gaps.ToString(CultureInfo.InvariantCulture)} without a figure" : words;
    }

    /// <summary>Returns a figure in as few characters as a narrow column has: 940, 1k, 12k.</summary>
    internal static string Short(double figure, string format, int width)
    {
        var text = Of(figure, format);
        if (text.Length <= width)
        {
            return text;
        }

        text = figure.ToString("0", CultureInfo.InvariantCulture);
        return text.Length <= width ? text
            : figure >= 1e6 ? (figure / 1e6).ToString("0'M'", CultureInfo.InvariantCulture)
            : (figure / 1e3).ToString("0'k'", CultureInfo.InvariantCulture);
    }

    internal static string Count(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}

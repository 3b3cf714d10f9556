using System.Globalization;
using NteMonitor.Documents;
using NteMonitor.Rates;
using Figure = NteMonitor.Documents.Cell;

namespace NteMonitor.Emro.Workbench;

/// <summary>Figures of closing hours as people read them; what is not finite is never printed as a figure.</summary>
public static class FigureWords
{
    private const string NotKnown = "not known";
    private const double MostRatio = 1000;
    private const double LeastChance = 0.001;
    private const double Most = 1e15;
    private const int MinutesOfDay = 24 * 60;

    /// <summary>Returns a figure with so many decimal places and its thousands separated; <c>not known</c> where it is not finite.</summary>
    public static string Number(double value, int places = 0) => AsCell(value, places) is Figure.Measure measure ? CellText.Of(measure) : NotKnown;

    /// <summary>Returns a figure as a cell; a blank where it is not finite.</summary>
    public static Figure AsCell(double value, int places = 0) =>
        double.IsFinite(value) && Math.Abs(value) < Most ? new Figure.Measure((decimal)value, places) : new Figure.Blank("the figure is not finite");

    /// <summary>Returns a share of 0 to 1 in per cent.</summary>
    public static string Percent(double share, int places = 1) => double.IsFinite(share) ? Number(100 * share, places) + " %" : NotKnown;

    /// <summary>Returns a probability that was drawn: no number of draws shows that something is certain.</summary>
    public static string Chance(double share) => share < LeastChance ? $"under {Percent(LeastChance)}" : share > 1 - LeastChance ? $"over {Percent(1 - LeastChance)}" : Percent(share);

    /// <summary>Returns a range of shares in per cent.</summary>
    public static string Percent(Bounds bounds, int places = 1) => $"{Number(100 * bounds.Low, places)} to {Percent(bounds.High, places)}";

    /// <summary>Returns a range of figures.</summary>
    public static string Range(double low, double high, int places = 0) => $"{Number(low, places)} to {Number(high, places)}";

    /// <summary>Returns a ratio with its interval; an end beyond a thousand is told as that.</summary>
    public static string Ratio(double ratio, double low, double high) => $"{Ratio(ratio)} ({Ratio(low)} to {Ratio(high)})";

    /// <summary>Returns a ratio to two places.</summary>
    public static string Ratio(double ratio) => ratio > MostRatio ? $"over {Number(MostRatio)}" : Number(ratio, 2);

    /// <summary>Returns a count with what is counted, in the plural unless it is one.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">One of them, for example <c>event</c>.</param>
    public static string Count(long count, string one) => $"{count.ToString("#,0", CultureInfo.InvariantCulture)} {one}{(count == 1 ? "" : "s")}";

    /// <summary>Returns pounds without pence.</summary>
    public static string Pounds(decimal amount) => CellText.Rounded(amount, 0) < 0 ? $"-£{CellText.Number(-amount, 0)}" : $"£{CellText.Number(amount, 0)}";

    /// <summary>Returns a minute after the evening's midnight as a time of the clock: 209 is 03:29, -30 is 23:30.</summary>
    public static string Clock(int minute)
    {
        var of = ((minute % MinutesOfDay) + MinutesOfDay) % MinutesOfDay;
        return string.Create(CultureInfo.InvariantCulture, $"{of / 60:00}:{of % 60:00}");
    }

    /// <summary>Returns what a tool is called where it stands alone.</summary>
    public static string Name(Tool tool) => tool switch
    {
        Tool.Nothing => "Do nothing",
        Tool.Order => "Early morning alcohol restriction order",
        Tool.Staggered => "Staggered hours",
        Tool.Voluntary => "Voluntary closing",
        Tool.Levy => "Late night levy",
        Tool.CumulativeImpact => "Cumulative impact assessment",
        Tool.Reviews => "Reviews of the premises with most events",
        _ => "Transport and marshals",
    };

    /// <summary>Returns what a tool is called in the middle of a sentence.</summary>
    public static string Of(Tool tool)
    {
        var name = Name(tool);
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Returns a grade in words that stand alone.</summary>
    public static string Of(Grade grade) => grade switch
    {
        Grade.For => "speaks for",
        Grade.Open => "open",
        Grade.Against => "speaks against",
        Grade.Unanswered => "not answered",
        _ => throw new ArgumentOutOfRangeException(nameof(grade), grade, "An unknown grade."),
    };
}

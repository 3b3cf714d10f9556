using System.CommandLine;
using NteMonitor.Commands;

namespace NteMonitor.Emro.Evaluation;

/// <summary>The options of <c>nte emro evaluate</c> that ask for figures of the log, and the answer to them.</summary>
internal static class LogOptions
{
    private static readonly Option<string?> Zone = new("--zone") { Description = "Count the log: code of the zone with the change" };
    private static readonly Option<string?> Control = new("--control") { Description = "Code of a zone without it", HelpName = "ZONE" };
    private static readonly Option<string?> Buffer = new("--buffer") { Description = "Code of a zone that trouble may have moved to", HelpName = "ZONE" };
    private static readonly Option<string?> From = new("--from") { Description = "First day; days are calendar days where the hours lie after midnight", HelpName = "DATE" };
    private static readonly Option<string?> On = new("--on") { Description = "First day of the change", HelpName = "DATE" };
    private static readonly Option<string?> To = new("--to") { Description = "Last day, included", HelpName = "DATE" };
    private static readonly Option<string?> Window = new("--window") { Description = "Hours as 03:00-06:00, or a named window; all hours when not given" };
    private static readonly Option<string?> Days = new("--day") { Description = "Only these days of the week: sat,sun", HelpName = "DAYS" };
    private static readonly Option<string?> Categories = new("--category") { Description = "Only these categories: assault,disorder", HelpName = "CODES" };
    private static readonly Option<string> By = Among("--by", "Periods: month or week", ["month", "week"]);
    private static readonly Option<string> Kind = Among("--kind", "What is chosen before looking: series, or counts (totals before and after)", ["series", "counts"]);

    /// <summary>All of them.</summary>
    public static readonly Option[] All = [Zone, Control, Buffer, From, On, To, Window, Days, Categories, By, Kind];

    /// <summary>Returns whether a command line asks for figures of the log.</summary>
    public static bool Asked(ParseResult parsed) => All.Any(o => parsed.GetResult(o) is { Implicit: false });

    /// <summary>Counts the log and compares.</summary>
    public static async Task<Answer> EvaluateAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        var isTotals = parsed.GetValue(Kind) == "counts";
        if (ModelOptions.Idle(parsed, isTotals ? ModelOptions.OfSeries : ModelOptions.OfCounts, isTotals ? "--kind series" : "--kind counts") is { Count: > 0 } idle)
        {
            return Answer.Refuse(idle);
        }

        var by = parsed.GetValue(By) == "week" ? Spacing.Week : Spacing.Month;
        var ask = new LogAsk
        {
            Zone = parsed.GetValue(Zone),
            Control = parsed.GetValue(Control),
            Buffer = parsed.GetValue(Buffer),
            From = parsed.GetValue(From),
            On = parsed.GetValue(On),
            To = parsed.GetValue(To),
            Window = parsed.GetValue(Window),
            Days = parsed.GetValue(Days),
            Categories = parsed.GetValue(Categories),
            By = by,
        };
        var choice = new LogChoice(ModelOptions.Read(parsed, by), isTotals, ModelOptions.Phi(parsed));
        return Answer.To((await LogFigureActions.CountAsync(ask, desk, ct)).Then(figures => LogFigureRules.Compare(figures, choice)), compared => new()
        {
            Json = LogFigureJson.Write(compared),
            Table = LogFigureText.Periods(compared.Figures),
            Text = EvaluateText.Print(LogFigureText.Lines(compared)),
        });
    }

    private static Option<string> Among(string name, string description, string[] words)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => words[0] };
        option.AcceptOnlyFromAmong(words);
        return option;
    }
}

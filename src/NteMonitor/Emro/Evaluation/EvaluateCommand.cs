using System.CommandLine;
using NteMonitor.Commands;

namespace NteMonitor.Emro.Evaluation;

/// <summary><c>nte emro evaluate</c>: what an order, or any other change, did to counts.</summary>
public static class EvaluateCommand
{
    private static readonly Option<string?> CountsFile = new("--counts") { Description = "A CSV file with columns area (treated, control), period (before, after), count, exposure; - is standard input", HelpName = "FILE" };
    private static readonly Option<string?> SeriesFile = new("--series") { Description = "A CSV file with one row for each period; - is standard input", HelpName = "FILE" };
    private static readonly Option<string> Count = new("--count") { Description = "The column of counts", HelpName = "COL", DefaultValueFactory = _ => "count" };
    private static readonly Option<string> Exposure = new("--exposure") { Description = "The column of nights, hours or capacity-hours", HelpName = "COL", DefaultValueFactory = _ => "exposure" };
    private static readonly Option<string> Step = new("--step") { Description = "The column that is 0 before and 1 after", HelpName = "COL", DefaultValueFactory = _ => "step" };
    private static readonly Option<string> Time = new("--time") { Description = "The column of the period's number, or of months as 2026-03", HelpName = "COL", DefaultValueFactory = _ => "time" };
    private static readonly Option<string?> Area = new("--area") { Description = "The column of treated or control, where the file has both areas", HelpName = "COL" };
    private static readonly Option[] OfFile = [Count, Exposure, Step, Time, Area];

    /// <summary>Returns the verb.</summary>
    public static Command Create()
    {
        var verb = new FileVerb("evaluate", "Compare before and after, with a control area where there is one", "nte emro evaluate --counts seed/examples/emro-counts.csv", Act)
        {
            Options = { CountsFile, SeriesFile },
            AtDesk = LogOptions.EvaluateAsync,
            WantsDesk = parsed => parsed.GetValue(CountsFile) is null && parsed.GetValue(SeriesFile) is null && LogOptions.Asked(parsed),
        };
        foreach (var option in OfFile.Concat(ModelOptions.All).Concat(LogOptions.All))
        {
            verb.Options.Add(option);
        }

        return verb;
    }

    private static Answer Act(ParseResult parsed, IFiles files) => (parsed.GetValue(CountsFile), parsed.GetValue(SeriesFile)) switch
    {
        ({ } path, null) => ModelOptions.Idle(parsed, [.. OfFile, .. ModelOptions.OfSeries, .. LogOptions.All], "--series or to figures of the log") is { Count: > 0 } idle
            ? Answer.Refuse(idle)
            : Answer.To(FigureFile.Read(path, files).Then(EvaluateRules.Counts), c => OfCounts(c, ModelOptions.Phi(parsed))),
        (null, { } path) => ModelOptions.Idle(parsed, [.. ModelOptions.OfCounts, .. LogOptions.All], "--counts or to figures of the log") is { Count: > 0 } idle
            ? Answer.Refuse(idle)
            : Answer.To(
                FigureFile.Read(path, files).Then(f => EvaluateRules.Series(f, new(parsed.GetValue(Count)!, parsed.GetValue(Exposure)!, parsed.GetValue(Step)!, parsed.GetValue(Time)!, parsed.GetValue(Area)))),
                s => OfSeries(s, ModelOptions.Read(parsed))),
        (null, null) => Answer.Refuse([new("counts", "Neither --counts nor --series nor --zone is given.", "--counts for a table of before and after, --series for one row each month or week, --zone for figures of the log.")]),
        _ => Answer.Refuse([new("counts", "Both --counts and --series are given.", "Ask for one at a time.")]),
    };

    private static Answer OfCounts(BeforeAfter counts, double? phi) => Answer.To(CountsRules.Ratio(counts, phi), ratio =>
    {
        var readings = ReadingRules.Of(counts, phi);
        var json = EvaluateJson.Write(counts, ratio, phi);
        json["readings"] = EvaluateJson.Write(readings);
        return new()
        {
            Json = json,
            Table = EvaluateText.Cells(CellRules.Of(counts)),
            Text = EvaluateText.Print(["Chosen before looking: totals before and after.", .. EvaluateText.Lines(counts, ratio, phi), .. readings.Count == 1 ? [] : EvaluateText.Lines(readings).Prepend("")]),
        };
    });

    private static Answer OfSeries(TwoSeries series, SeriesModel model) => Answer.To(SeriesRules.Fit(series.Treated, series.Control, model), fit =>
    {
        var readings = ReadingRules.Of(series, model);
        var json = EvaluateJson.Write(fit, model);
        json["readings"] = EvaluateJson.Write(readings);
        return new() { Json = json, Table = EvaluateText.Terms(fit), Text = EvaluateText.Print([.. EvaluateText.Lines(fit, model), "", .. EvaluateText.Lines(readings)]) };
    });
}

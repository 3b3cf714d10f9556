using System.Globalization;
using NteMonitor.Documents;
using NteMonitor.Rates;

namespace NteMonitor.Emro.Evaluation;

/// <summary>Before and after from the log in plain words, with what was counted and what was not.</summary>
public static class LogFigureText
{
    /// <summary>Returns a comparison in lines.</summary>
    public static IReadOnlyList<string> Lines(LogComparison compared)
    {
        var figures = compared.Figures;
        return
        [
            .. Heading(figures),
            "",
            .. compared.Choice.IsTotals || compared.Fit is null
                ? ["Chosen before looking: totals before and after.", .. EvaluateText.Lines(compared.Counts, compared.Ratio, compared.Choice.Phi)]
                : (IEnumerable<string>)[.. EvaluateText.Lines(compared.Fit, compared.Choice.Model), .. CellRules.Remarks(CellRules.Of(compared.Counts)), .. EvaluateText.Placebo(compared.Counts, null)],
            "",
            .. EvaluateText.Lines(compared.Readings),
            .. figures.Buffer is null ? [] : Moved(compared),
            "",
            "These are events that were recorded. What was not recorded is in no figure, and no figure says what caused a change.",
        ];
    }

    /// <summary>Returns the periods as a table, one row each.</summary>
    public static Table Periods(LogFigures figures)
    {
        List<LogArea> areas = [.. ((LogArea?[])[figures.Treated, figures.Control, figures.Buffer]).OfType<LogArea>()];
        return new("periods", $"Events in {figures.Treated.Zone.Name} and elsewhere", [new("Period"), new("Change"), Column.Figures("Days"), .. areas.Select(a => Column.Figures(a.Zone.Name))],
            [.. figures.Periods.Select((p, i) => new Row([p.Label, p.After ? "after" : "before", p.Days, .. areas.Select(a => (Cell)a.Counts[i])]))]);
    }

    private static IEnumerable<string> Heading(LogFigures figures)
    {
        var question = figures.Question;
        var (before, after) = (figures.Periods.Count(p => !p.After), figures.Periods.Count(p => p.After));
        var unit = question.By == Spacing.Week ? "weeks" : "months";
        yield return $"{figures.Treated.Zone.Name}{(figures.Control is { } c ? $" against {c.Zone.Name}" : "")}, {RateRules.Words(question.From)} to {RateRules.Words(question.To)}; the change on {RateRules.Words(question.On)}.";
        yield return $"Events{(question.Categories.Count == 0 ? "" : $" of {string.Join(", ", question.Categories)}")}, each once, {(question.Window.IsWholeDay ? "at all hours" : $"from {question.Window.From:HH:mm} to {question.Window.To:HH:mm}")}"
            + $"{(question.Days.Count == 0 ? "" : $" on {string.Join(", ", question.Days)}")}. {before} whole {unit} before, {after} after.";
        yield return question.IsSmallHours
            ? $"The hours lie after midnight, so days are calendar days: {RateRules.Words(question.On)} is the night of {question.NightOf(question.On)}."
            : "Days are nights, named by the day on which their evening began.";
        foreach (var area in ((LogArea?[])[figures.Buffer, figures.Control]).OfType<LogArea>().Where(a => a.GivenAway > 0))
        {
            yield return $"In {area.Zone.Name} and in an area named before it, so counted there only: {Events(area.GivenAway)}.";
        }

        if (figures.LeftOut.Count > 0)
        {
            yield return $"Left out: {string.Join("; ", figures.LeftOut)}.";
        }

        foreach (var area in ((LogArea?[])[figures.Treated, figures.Buffer, figures.Control]).OfType<LogArea>().Where(a => a.HourUnknown + a.MonthOnly > 0))
        {
            yield return $"In no figure here, of {area.Zone.Name}: {Events(area.HourUnknown)} whose hour is not known, {Events(area.MonthOnly)} of which only the month is known.";
        }

        if (figures.Nowhere > 0)
        {
            yield return $"In no zone, or at a place that is not on the map: {Events(figures.Nowhere)} of these hours.";
        }
    }

    private static string Events(long count) => count == 1 ? "1 event" : string.Create(CultureInfo.InvariantCulture, $"{count} events");

    private static IEnumerable<string> Moved(LogComparison compared) => compared.Displacement switch
    {
        Outcome<DisplacementResult>.Done(var moved) =>
        [
            "",
            $"Displacement into {compared.Figures.Buffer!.Zone.Name}, the time before scaled to the days after: gross effect {EvaluateText.N(moved.GrossEffect, 1)}, weighted displacement quotient "
                + $"{(moved.Quotient is { } q ? EvaluateText.N(q) : "none")}, total net effect {EvaluateText.N(moved.TotalNetEffect, 1)}. {moved.Reading}",
        ],
        Outcome<DisplacementResult>.Refused(var why) => ["", $"Displacement cannot be said: {Outcome.Said(why)}"],
        _ => throw new InvalidOperationException("An outcome is done or refused."),
    };
}

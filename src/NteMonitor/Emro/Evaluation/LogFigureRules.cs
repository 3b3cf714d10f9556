namespace NteMonitor.Emro.Evaluation;

/// <summary>Decides what to make of counts by night.</summary>
public static class LogFigureRules
{
    /// <summary>Parts periods of which the log holds nothing at all from those that can be counted: nothing recorded is not nothing happened.</summary>
    /// <param name="question">The question.</param>
    /// <param name="nights">Events of the whole log by night, whatever their zone, hour or category.</param>
    /// <source>docs/methods/emro-evaluation.md §9.</source>
    public static (IReadOnlyList<LogPeriod> Periods, IReadOnlyList<string> LeftOut) Countable(LogQuestion question, IReadOnlyDictionary<string, long> nights)
    {
        var (whole, leftOut) = LogQuestionRules.Periods(question);
        var empty = whole.Where(p => Sum(question, p, nights) == 0).ToList();
        return ([.. whole.Except(empty)], [.. leftOut, .. empty.Select(p => $"{p.Label}: the log holds nothing at all of it")]);
    }

    /// <summary>Returns the events of a period on the days that are counted.</summary>
    /// <source>docs/methods/emro-evaluation.md §9.</source>
    public static long Sum(LogQuestion question, LogPeriod period, IReadOnlyDictionary<string, long> nights)
    {
        long sum = 0;
        for (var day = period.First; day <= period.Last; day = day.PlusDays(1))
        {
            sum += question.Counts(day) ? nights.GetValueOrDefault(question.NightOf(day).ToIso()) : 0;
        }

        return sum;
    }

    /// <summary>Returns the comparison that was chosen with every other beside it, or why the chosen one cannot be had.</summary>
    /// <source>docs/methods/emro-evaluation.md §8 and §9.</source>
    public static Outcome<LogComparison> Compare(LogFigures figures, LogChoice choice)
    {
        var series = figures.Series;
        var counts = ReadingRules.Counts(series);
        return CountsRules.Ratio(counts, choice.Phi).Then(ratio =>
        {
            var fit = SeriesRules.Fit(series.Treated, series.Control, choice.Model);
            return fit is Outcome<SeriesFit>.Refused(var why) && !choice.IsTotals
                ? new Outcome<LogComparison>.Refused([.. why, new("--kind", "The series that was chosen cannot be had.", "Ask for --kind counts, which compares totals, or for a longer span or --by week.")])
                : Outcome.Done(new LogComparison(
                    figures, choice, counts, ratio, fit is Outcome<SeriesFit>.Done(var fitted) ? fitted : null,
                    ReadingRules.Of(series, choice.IsTotals ? choice.Model with { Model = CountModel.QuasiPoisson } : choice.Model, choice.IsTotals ? ReadingRules.Totals : null),
                    Displacement(figures)));
        });
    }

    /// <summary>Returns how much trouble moved into the buffer, the time before scaled to as many days as there are after; or why it cannot be said.</summary>
    /// <source>Bowers and Johnson (2003), J Quant Criminol 19:275; docs/methods/emro-evaluation.md §7.</source>
    public static Outcome<DisplacementResult> Displacement(LogFigures figures)
    {
        if (figures.Buffer is not { } buffer || figures.Control is not { } control)
        {
            return Outcome.Refused<DisplacementResult>("--buffer", "A buffer and a control area are needed.", "Name a zone about the first with --buffer, and one further off with --control.");
        }

        double days = figures.Periods.Where(p => p.After).Sum(p => p.Days), before = figures.Periods.Where(p => !p.After).Sum(p => p.Days);
        if (days == 0 || before == 0)
        {
            return Outcome.Refused<DisplacementResult>("--on", "There is no whole period on both sides of the change.", "Give a longer span.");
        }

        double Of(LogArea area, bool after) => figures.Periods.Zip(area.Counts).Where(p => p.First.After == after).Sum(p => p.Second) * (after ? 1 : days / before);
        return DisplacementRules.Measure(new(Of(figures.Treated, false), Of(figures.Treated, true), Of(buffer, false), Of(buffer, true), Of(control, false), Of(control, true)));
    }
}

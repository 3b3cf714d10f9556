using System.Globalization;
using NteMonitor.Documents;

namespace NteMonitor.Rates;

/// <summary>Changes, weeks and repeats as tables and parts of a document.</summary>
internal static class RateSheets
{
    /// <summary>Returns a change as a table of two rows.</summary>
    public static Table Of(VenueChange seen) => new("change", $"{seen.Venue.Name} before and after",
        [new("Period"), new("From"), new("To"), Column.Figures("Nights"), Column.Figures("Events"), Column.Figures("Capacity-hours", "thousands"), Column.Figures("Per 1,000 capacity-hours"), Column.Figures("Low 95 %"), Column.Figures("High 95 %")],
        [Side("before", seen.Before, seen.Change.Input.Before), Side("after", seen.After, seen.Change.Input.After)]);

    /// <summary>Returns the weekly watch as parts of a document: the alerts, how the watch works, the table.</summary>
    public static IEnumerable<Part> Parts(AlertFigures figures)
    {
        var watched = figures.Venues.Where(v => v.Chart is not null).ToList();
        yield return new Paragraph($"{figures.Watched} ({RateActions.WatchedWeeks} weeks); {figures.Baseline.Period.Window.Name}. What is expected was learnt from the {RateActions.BaselineWeeks} weeks before, for each venue's capacity and hours, and goes up and down with all other venues.");
        yield return new Paragraph($"A CUSUM that looks for twice the rate. Its limit is set for each venue so that at least {AlertRules.LeastWeeks:0} weeks pass on average between false alarms there; with {RateText.Count(watched.Count, "venue")} watched, {RateText.Figure(figures.FalseAlarms)} would be expected to give one in these weeks with nothing changed anywhere.");
        var alerts = watched.Where(v => v.Chart!.Latest is not null).ToList();
        yield return alerts.Count == 0
            ? new Paragraph("No alert.")
            : new Bullets([.. alerts.Select(Words)]);
        yield return new Table("watch", "Venues watched",
            [new("Venue"), Column.Figures("Events"), Column.Figures("Expected"), Column.Figures("Sum"), Column.Figures("Limit"), Column.Figures("Weeks to false alarm"), new("Alert")],
            [.. watched.Select(v => new Row(
            [
                v.Venue.Name, v.Chart!.Weeks.Sum(w => w.Week.Events), Real(v.Chart.Weeks.Sum(w => w.Week.Expected), 1), Real(v.Chart.Weeks[^1].Sum, 1), Real(v.Chart.Plan.Limit, 2),
                double.IsFinite(v.Chart.Plan.WeeksToFalseAlarm) ? Real(v.Chart.Plan.WeeksToFalseAlarm, 0) : new Cell.Blank("more than a million", "> 1M"), v.Chart.Latest is { } latest ? latest.Week.First.ToIso() : "no",
            ]))]);
        foreach (var group in figures.Venues.Where(v => v.Chart is null).GroupBy(v => v.WhyNone, StringComparer.Ordinal))
        {
            yield return new Note(Note.Data, $"{string.Join(", ", group.Select(v => v.Venue.Name))}: not watched. {group.Key}");
        }

        foreach (var note in RateText.Notes(figures.Baseline))
        {
            yield return new Note(Note.Data, $"Baseline: {note}");
        }

        yield return new Note(Note.Data, "The rates of false alarms hold where only chance moves the weeks. Football, weather and guesswork in what is expected make them more frequent.");
    }

    /// <summary>Returns what is said of a venue's latest alert.</summary>
    public static string Words(VenueAlert alert) =>
        $"{alert.Venue.Name}: alert in the week of {alert.Chart!.Latest!.Week.First}. {RateText.Count(alert.Chart.Latest.Week.Events, "event")} that week where {RateText.Figure(alert.Chart.Latest.Week.Expected)} were expected; the sum reached {RateText.Figure(alert.Chart.Latest.Sum)}, the limit is {RateText.Figure(alert.Chart.Plan.Limit)}. A false alarm comes once in {Weeks(alert.Chart.Plan.WeeksToFalseAlarm)} weeks here; the chance of one in these weeks is {alert.Chart.FalseAlarm.ToString("0.0 %", CultureInfo.InvariantCulture)}. A rate that doubled would be noticed after {RateText.Figure(alert.Chart.Plan.WeeksToNotice)} weeks on average.";

    /// <summary>Returns every week of every venue.</summary>
    public static Table Weeks(AlertFigures figures) => new("weeks", "Weeks of venues", [new("Venue"), new("Week from"), Column.Figures("Events"), Column.Figures("Expected"), Column.Figures("Sum"), Column.Figures("Limit"), new("Alert")],
        [.. figures.Venues.Where(v => v.Chart is not null).SelectMany(v => v.Chart!.Weeks.Select(w => new Row([v.Venue.Name, w.Week.First.ToIso(), w.Week.Events, Real(w.Week.Expected, 3), Real(w.Sum, 2), Real(v.Chart.Plan.Limit, 2), w.IsAlert ? "alert" : ""])))]);

    /// <summary>Returns one venue's weeks as a chart in lines, the newest last, with what the watch does and how often it is wrong.</summary>
    public static IReadOnlyList<string> Lines(AlertFigures figures, Guid venue)
    {
        if (figures.Venues.FirstOrDefault(v => v.Venue.Id == venue) is not { Chart: { } chart } alert)
        {
            return [figures.Venues.FirstOrDefault(v => v.Venue.Id == venue)?.WhyNone ?? "It has no rate in the year before, so nothing is known of what to expect."];
        }

        var most = Math.Max(chart.Plan.Limit, chart.Weeks.Max(w => w.Sum));
        return
        [
            $"{alert.Venue.Name}, {figures.Watched}; {figures.Baseline.Period.Window.Name}",
            chart.Latest is null ? "No alert." : Words(alert),
            $"The sum goes up where there are more events than about one and a half times what is expected, and down where there are fewer; at {RateText.Figure(chart.Plan.Limit)} it gives an alert and begins again. With nothing changed a false alarm comes once in {Weeks(chart.Plan.WeeksToFalseAlarm)} weeks; a rate that doubled is noticed after {RateText.Figure(chart.Plan.WeeksToNotice)} weeks on average.",
            "",
            "Week from    Events  Expected    Sum",
            .. chart.Weeks.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Week.First.ToIso()}   {w.Week.Events,6}  {w.Week.Expected,8:0.0}  {w.Sum,5:0.0} {new string('#', (int)Math.Round(w.Sum / most * 24))}{(w.IsAlert ? " alert" : "")}")),
        ];
    }

    /// <summary>Returns repeats as parts of a document.</summary>
    public static IEnumerable<Part> Parts(RepeatFigures figures)
    {
        var all = figures.Figures.Spread.Together.Events;
        yield return new Paragraph($"{RateText.Period(figures.Figures.Period)}. {RateText.Together(figures.Figures)}");
        yield return new Heading(2, "Repeat places");
        yield return new Paragraph("The busiest venues always have more than their share, by chance and because they are large and open long; the column beside says how much.");
        yield return new Table("places", "Events at the venues with most of them",
            [new("Venues"), Column.Figures("Events"), Column.Figures("Share"), Column.Figures("By chance and size alone"), Column.Figures("Share")],
            [.. figures.Places.Select(p => new Row([p.Places == 1 ? "the busiest" : $"the busiest {p.Places}", p.Events, new Cell.Share(p.Events, all), Real(p.ByChance, 1), new Cell.Share(Round(p.ByChance), all)]))]);
        yield return new Heading(2, "Repeat times");
        yield return new Paragraph($"{(figures.Venue is { } venue ? venue.Name : "All venues")}: {RateText.Count(figures.Events, "event")} at a known hour, over {figures.Cells} hours of the week. Named is an hour whose interval, held wide enough for all {figures.Cells} together, lies above an even spread; 5 events at least. Hours stand by the ratio drawn towards 1.");
        yield return figures.Times.Count == 0
            ? new Paragraph("No hour of the week stands out.")
            : Hours(figures);
        foreach (var note in RateText.Notes(figures.Figures))
        {
            yield return new Note(Note.Data, note);
        }
    }

    /// <summary>Returns the hours that stand out.</summary>
    public static Table Hours(RepeatFigures figures) => new("hours", "Hours of the week that stand out",
        [new("Night and hour"), Column.Figures("Events"), Column.Figures("Even spread"), Column.Figures("Ratio"), new("Interval"), Column.Figures("Shrunk ratio")],
        [.. figures.Times.Select(t => new Row([Hour(t.Cell), t.Cell.Events, Real(t.Expected, 1), Real(t.Ratio, 2), RateText.Interval(t.Interval), Real(t.Shrunk, 2)]))]);

    /// <summary>Returns an hour in words: the night it belongs to and the clock.</summary>
    public static string Hour(TimeCell cell) => $"{cell.Weekday} night {cell.Hour:00}:00";

    private static string Weeks(double weeks) => double.IsFinite(weeks) ? weeks.ToString("#,0", CultureInfo.InvariantCulture) : "more than a million";

    private static Row Side(string name, RateFigures figures, Observed observed)
    {
        var interval = PoissonRules.OfRate(observed);
        return new([name, figures.Period.Nights.First.ToIso(), figures.Period.Nights.Last.ToIso(), figures.Period.Nights.Count, observed.Events, Real(observed.Exposure, 3), Real(observed.Rate, 3), Real(interval.Low, 3), Real(interval.High, 3)]);
    }

    private static Cell.Measure Real(double figure, int places) => new(Round(figure), places);

    private static decimal Round(double figure) => Math.Round((decimal)Math.Min(figure, 1e12), 6, MidpointRounding.AwayFromZero);
}

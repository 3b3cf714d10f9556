using System.Globalization;
using NteMonitor.Documents;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Models;

namespace NteMonitor.Emro.Workbench;

/// <summary>A scenario in the words that commands print, and for programs.</summary>
public static partial class ScenarioText
{
    /// <summary>Returns the area of a scenario in words.</summary>
    public static string Area(Scenario scenario) => scenario.Order.Zones.Count == 0 ? "whole town" : string.Join(", ", scenario.Order.Zones);

    /// <summary>Returns scenarios as a table, as they stand on file.</summary>
    public static Table Table(IReadOnlyList<KeptScenario> scenarios) => new(
        "scenarios", "Scenarios of closing hours", [new("Name"), new("Tool"), new("Area"), new("Days"), Column.Figures("Version"), new("By"), new("Id")],
        [.. scenarios.Select(s => new Row([s.Scenario.Name, FigureWords.Name(s.Scenario.Tool), Area(s.Scenario), DayWords.Write(s.Scenario.Order.Days), s.Record.Version, s.Record.RecordedBy, s.Record.Id.ToString("D")]))]);

    /// <summary>Returns who is touched, venue by venue, as a table.</summary>
    public static Table Touched(ScenarioResult result) => new(
        "touched", $"Who is touched by {result.Scenario.Name}: the year ahead", [new("Venue"), Column.Figures("Days"), Column.Figures("Hours of sale lost"), Column.Figures("Capacity-hours"), Column.Figures("Patron-hours"), Column.Figures("Events in the window")],
        [.. result.Touched.Venues.Where(v => v.IsAffected).Select(v => new Row(
            [v.Venue.Venue.Name, v.Days, Number(v.SaleHours, 2), v.CapacityHours is { } c ? Number(c, 0) : Blank("capacity not on file"), v.PatronHours is { } p ? Number(p, 0) : Blank("capacity not on file"), v.Venue.Incidents]))])
    {
        Notes = [.. TouchedLines(result), .. OfAnOrder(result.Scenario)],
    };

    /// <summary>Returns what there is now as a table: day by hour, with the shares under it.</summary>
    public static Table Baseline(Study study)
    {
        int[] hours = [.. Enumerable.Range(17, 7), .. Enumerable.Range(0, 6)];
        var counts = study.Inputs.Counts;
        return new(
            "baseline", $"Events by night and hour, {counts.Nights}, {Area(study.Scenario)}", [new("Night"), .. hours.Select(h => Column.Figures($"{h:00}"))],
            [.. Enumerable.Range(1, 7).Select(day => new Row([((NodaTime.IsoDayOfWeek)day).ToString(), .. hours.Select(h => (Cell)counts.Matrix.GetValueOrDefault((day, h)))]))])
        {
            Notes = [.. BaselineLines(study), .. OfAnOrder(study.Scenario)],
        };
    }

    /// <summary>Returns a scenario with what it comes to, line by line.</summary>
    public static IReadOnlyList<string> Lines(Study study) =>
    [
        $"{study.Scenario.Name}: {FigureWords.Name(study.Scenario.Tool)}, {Area(study.Scenario)}, {DayWords.Write(study.Scenario.Order.Days)}",
        .. OfAnOrder(study.Scenario),
        "",
        "What there is now", .. BaselineLines(study).Select(l => "  " + l),
        "Who is touched", .. TouchedLines(study.Result).Select(l => "  " + l),
        "What it would do", .. EffectLines(study.Result).Select(l => "  " + l),
        .. LawLines(study.Law),
    ];

    /// <summary>Returns scenarios side by side, each run on the same log.</summary>
    public static Table Compared(IReadOnlyList<ScenarioResult> results) => new(
        "compared", "Scenarios side by side: the year ahead",
        [
            new("Scenario"), new("Tool"), new("Days"), Column.Figures("Premises"), Column.Figures("Hours of sale lost"),
            Column.Figures("Events fewer"), Column.Figures("2.5 %"), Column.Figures("97.5 %"), Column.Figures("P(no gain) %"),
            Column.Figures("Longest queue"), new("At"), Column.Figures("Social value £"), Column.Figures("Cashable £"), Column.Figures("Levy net £"),
        ],
        [.. results.Select(r => new Row(
        [
            r.Scenario.Name, FigureWords.Name(r.Scenario.Tool), DayWords.Write(r.Scenario.Order.Days), r.Touched.Affected, Number(r.SaleHours, 0),
            Effect(r, e => Number(e.Median, 1)), Effect(r, e => Number(e.Low, 1)), Effect(r, e => Number(e.High, 1)), Effect(r, e => Number(100 * e.NoGain, 1)),
            Number(r.Then.Peak, 0), r.Then.Peak > 0 ? FigureWords.Clock(r.Then.PeakAt) : "",
            Pounds(r.Social?.Middle, 0, "no effect, or no cost on file"), Pounds(r.Cashable, 0, "no effect, or no cost on file"), Pounds(r.Levy?.Net, 2, "no levy"),
        ]))])
    {
        Notes = [.. results.Where(r => r.WhyNoEffect is not null).Select(r => $"{r.Scenario.Name}: {r.WhyNoEffect}"), "An order stops alcohol sales, not opening. Events fewer: the middle of the draws with the ends of 95 %; a range, not a promise."],
    };

    private static IEnumerable<string> BaselineLines(Study study)
    {
        var counts = study.Inputs.Counts;
        var share = BaselineRules.Share(counts);
        yield return $"{FigureWords.Count(counts.InWindow, "event")} in the periods over {counts.Nights.Count} nights ({counts.Nights}): {FigureWords.Number(share.PerWeek, 2)} a week ({FigureWords.Number(share.PerWeekBounds.Low, 2)} to {FigureWords.Number(share.PerWeekBounds.High, 2)}).";
        if (share.Share is { } part)
        {
            yield return $"{FigureWords.Number(100 * part, 1)} % of the {counts.HourKnown:N0} events whose hour is known ({FigureWords.Number(100 * share.Bounds.Low, 1)} to {FigureWords.Number(100 * share.Bounds.High, 1)} %).";
        }

        yield return $"In no figure by the hour: {FigureWords.Count(counts.HourUnknown, "event")} that know only their night, {counts.MonthOnly:N0} that know only their month.";
        if (BaselineRules.Insufficient(counts, 1) is { } why)
        {
            yield return why;
        }

        yield return BaselineRules.Trend(counts) switch
        {
            Outcome<WindowTrend>.Done(var t) => $"From one year to the next times {FigureWords.Number(t.YearRatio, 2)} ({FigureWords.Number(t.Low, 2)} to {FigureWords.Number(t.High, 2)}), season taken out, {t.Months} months: {(t.Falls ? "it falls" : t.Rises ? "it rises" : "no trend that the figures show")}.",
            Outcome<WindowTrend>.Refused(var no) => $"No trend: {no[0].Message} {no[0].Hint}",
            _ => "",
        };
        if (ConcentrationRules.Measure([.. counts.ByVenue.Select(v => (double)v.Count)], 3) is { } gathered)
        {
            yield return $"Of the {FigureWords.Number(gathered.Incidents, 0)} at venues {FigureWords.Number(100 * gathered.TopShares[0], 0)} % are at one of {gathered.Premises}, {FigureWords.Number(100 * gathered.TopShares[^1], 0)} % at {gathered.TopShares.Count}; Gini {FigureWords.Number(gathered.Gini, 2)}; {counts.InStreet:N0} in the street.";
        }
    }

    private static IEnumerable<string> LawLines(IReadOnlyList<Finding> law) => law.All(f => f.Weight == Weight.Note) ? [] :
    [
        "What the law says",
        .. law.Where(f => f.Weight != Weight.Note).Select(f => $"  {f.Rule} {f.Weight.ToString().ToLowerInvariant()}: {f.Message} {f.Hint} ({f.Provision})"),
    ];

    /// <summary>What is said on every output about an order.</summary>
    private static string[] OfAnOrder(Scenario scenario) => scenario.Tool == Tool.Order ? [OrderRules.SalesNotOpening] : [];

    private static IEnumerable<string> TouchedLines(ScenarioResult result)
    {
        var touched = result.Touched;
        var part = result.TakingPart < 1 ? $", as {FigureWords.Number(100 * result.TakingPart, 0)} % take part" : "";
        yield return $"{touched.Affected} premises lose {FigureWords.Number(result.SaleHours, 0)} hours of sale, {FigureWords.Number(result.CapacityHours, 0)} capacity-hours, "
            + $"{FigureWords.Number(result.PatronHours, 0)} patron-hours in the year ahead{part}; {touched.AffectedWithoutIncident} of them without an event in the periods.";
        if (touched.Exempt > 0)
        {
            yield return $"{touched.Exempt} sell in these hours only to people who stay there, in their rooms, and are left alone.";
        }

        if (touched.WithoutCapacity + touched.NotKnown.Count > 0)
        {
            yield return $"Not in these figures: {touched.WithoutCapacity} whose capacity is not on file, {touched.NotKnown.Count} whose hours for the sale of alcohol are not.";
        }

        if (result.TurnoverLost is { } pounds)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Turnover lost £{pounds:N0}, from the figure given for a capacity-hour.");
        }

        if (result.StaffHoursLost is { } hours)
        {
            yield return $"{FigureWords.Number(hours, 0)} hours of work, from the figure given for a capacity-hour.";
        }
    }

    private static IEnumerable<string> EffectLines(ScenarioResult result)
    {
        if (result.Effect is { } e)
        {
            yield return $"{FigureWords.Number(e.Median, 1)} events fewer in a year (95 % of the draws: {FigureWords.Number(e.Low, 1)} to {FigureWords.Number(e.High, 1)}); the probability that nothing is gained is {FigureWords.Chance(e.NoGain)}.";
            yield return $"Two years' counts would differ by {FigureWords.Number(e.Seen.Low, 0)} to {FigureWords.Number(e.Seen.High, 0)}: with a probability of {FigureWords.Chance(e.SeenNoFall)} no fall would be seen.";
            var scenario = result.Scenario;
            yield return $"Prior: {scenario.Prior.Source}; {FigureWords.Number(result.Hours, 2)} hours removed; displaced earlier {ShareWords.Write(scenario.Earlier)}, "
                + $"elsewhere {ShareWords.Write(scenario.Elsewhere)}; {scenario.Draws:N0} draws from seed {scenario.Seed}.";
        }

        if (result.WhyNoEffect is { } why)
        {
            yield return why;
        }

        if (result.Detectable is { } ratio)
        {
            yield return $"The smallest fall that a year after could show, beside a control as large: {FigureWords.Number(100 * (1 - ratio), 0)} %.";
        }

        yield return $"Longest queue at ranks and stops: now {Longest(result.Now)}, then {Longest(result.Then)}.";
        if (result.Social is { } social)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Social value £{social.Middle:N0} a year ({social.Low:N0} to {social.High:N0}); of it services would spend £{result.Cashable ?? 0:N0}.");
        }

        if (result.Levy is { } levy)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Levy: £{levy.Gross:N2} charged, £{levy.Reductions:N2} reductions, £{levy.Expenses:N2} expenses; ")
                + string.Create(CultureInfo.InvariantCulture, $"of £{levy.Net:N2} the police have £{levy.Police:N2}, the authority £{levy.Authority:N2}; {levy.Paying} premises pay.");
        }

        foreach (var bar in result.Tornado)
        {
            yield return $"{bar.Name}: {FigureWords.Number(bar.AtLow, 1)} at one end of its likely range, {FigureWords.Number(bar.AtHigh, 1)} at the other.";
        }
    }

    private static string Longest(QueueCurve queue) => queue.Peak > 0 ? $"{FigureWords.Number(queue.Peak, 0)} at {FigureWords.Clock(queue.PeakAt)}" : "none";

    private static Cell Effect(ScenarioResult result, Func<EffectRun, Cell> figure) => result.Effect is { } effect ? figure(effect) : Blank(result.WhyNoEffect ?? "no effect is estimated");

    private static Cell Pounds(decimal? pounds, int places, string why) => pounds is { } some ? new Cell.Measure(some, places) : Blank(why);

    private static Cell.Measure Number(double figure, int places) => new Cell.Measure((decimal)figure, places);

    private static Cell.Blank Blank(string why) => new Cell.Blank(why, "-");
}

using System.Globalization;
using NodaTime;
using NteMonitor.Documents;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Models;
using NteMonitor.Emro.Workbench;
using static NteMonitor.Emro.Workbench.FigureWords;
using Cell = NteMonitor.Documents.Cell;

namespace NteMonitor.Emro.Report;

/// <summary>What the measure is, what the law says of it, and who would lose hours by it.</summary>
public static class MeasureSection
{
    /// <summary>Returns the parts.</summary>
    /// <param name="study">The study.</param>
    /// <param name="codes">Codes that stand for venues.</param>
    public static IReadOnlyList<Part> Of(Study study, VenueCodes codes) =>
    [
        new Heading(2, "The measure"),
        new Paragraph(study.Scenario.Tool switch
        {
            Tool.Order => OrderRules.SalesNotOpening,
            Tool.Staggered or Tool.Voluntary => "Times are ends of the sale of alcohol, not of opening.",
            _ => "Hours of sale stay as they are; the times below are those in which events are counted.",
        }),
        new Table("times", "Times by calendar day", [new("Calendar day"), new("From"), new("To"), new("The end of")],
            [.. study.Scenario.Order.Days.OrderBy(d => d.Day).Select(d => new Row([d.Day.ToString(), Clock(d.Start), Clock(d.End), $"{d.Evening} night"]))])
        {
            Notes = ["A calendar day is not a night: Saturday 03:00 to 06:00 is the end of Friday night's trade."],
        },
        .. Statements(study.Scenario.Order, codes),
        .. WritingSection.Of(study),
        .. Law(study, codes),
        .. Touched(study, codes),
    ];

    /// <summary>Returns the steps of the procedure with what was done.</summary>
    /// <param name="study">The study.</param>
    /// <param name="codes">Codes that stand for venues.</param>
    public static IReadOnlyList<Part> Procedure(Study study, VenueCodes codes) =>
    [
        new Heading(2, "Procedure"),
        study.Steps.Count == 0
            ? new Paragraph("No step of the procedure is on file.")
            : new Table("procedure", $"Steps of the procedure on {Day(study.Today)}", [new("Step"), new("What"), new("When it may be"), new("Done"), new("Standing"), new("Provision")],
                [.. study.Steps.Select(s => new Row([s.Step, codes.In(s.Remark.Length > 0 ? $"{s.What}. {s.Remark}" : s.What), Between(s), Day(s.Done ?? s.Fixed), Standing(s, study.Today), s.Provision]))]),
    ];

    private static string Between(ProcedureStep step) => (step.Earliest, step.Latest) switch
    {
        (null, null) => "at any time",
        ({ } from, null) => $"from {Day(from)}",
        (null, { } to) => $"to {Day(to)}",
        ({ } from, { } to) => from == to ? Day(from) : $"{Day(from)} to {Day(to)}",
    };

    private static string Standing(ProcedureStep step, LocalDate today) =>
        step.Missed || step.Overdue(today) ? "out of time" : step.Done is not null ? "done" : step.Fixed is not null ? "fixed" : step.ByItself ? "by itself" : "to come";

    private static IEnumerable<Part> Statements(OrderDraft order, VenueCodes codes)
    {
        (string Heading, string Text)[] all = [("Reasons", order.Reasons), ("Burden", order.Burden), ("Alternatives", order.Alternatives)];
        var given = all.Where(s => s.Text.Trim().Length > 0).ToList();
        return given.Count == 0 ? [] :
        [
            new Heading(3, "In the words of those who drafted it"),
            new Paragraph("These statements are theirs; the program has changed nothing but venues' names into codes."),
            .. given.Select(s => new Paragraph($"{s.Heading}: {codes.In(s.Text.Trim())}")),
        ];
    }

    private static IEnumerable<Part> Law(Study study, VenueCodes codes) => study.Scenario.Tool != Tool.Order ? [] :
    [
        new Heading(2, "The order as law"),
        new Table("law", "What the law says of the draft, errors first", [new("Rule"), new("Weight"), new("What"), new("Provision")],
            [.. study.Law.OrderBy(f => f.Weight).Select(f => new Row([f.Rule, f.Weight.ToString().ToLowerInvariant(), codes.In(f.Hint.Length > 0 ? $"{f.Message} {f.Hint}" : f.Message), f.Provision]))]),
    ];

    private static IEnumerable<Part> Touched(Study study, VenueCodes codes)
    {
        var guarded = GuardRules.Guards(study.Scenario);
        var (touched, result, counts) = (study.Result.Touched, study.Result, study.Inputs.Counts);
        yield return new Heading(2, "Who would lose hours");
        yield return new Paragraph($"{Count(touched.Affected, "venue")} of {Number(touched.Venues.Count)} in the area would lose hours of sale on {Count(touched.Days, "day")} of the year ahead; {(guarded ? "" : $"{Number(touched.AffectedWithoutIncident)} of them have no event in the window on file; ")}{Number(touched.Exempt)} exempt for rooms. "
            + (result.TakingPart < 1 ? $"{Percent(result.TakingPart, 0)} are taken to take part; the table shows each as if it did." : ""));
        var ordered = touched.Venues.OrderByDescending(v => v.Venue.Incidents).ThenBy(v => codes.Of(v.Venue.Venue.Name), StringComparer.Ordinal).ToList();
        var elsewhere = counts.InWindow - counts.InStreet - ordered.Sum(v => v.Venue.Incidents);
        var listed = ordered.Where(v => guarded || v.IsAffected || v.Venue.Incidents > 0 || v.Venue.Venue.SaleHours.Count == 0).ToList();
        var hidden = guarded ? [.. Enumerable.Repeat(true, ordered.Count + 2)] : SmallCellRules.Hidden([.. ordered.Select(v => v.Venue.Incidents), elsewhere, counts.InStreet]);
        yield return new Table("touched", "Hours lost in the year ahead, and events in the window over the nights counted",
            [new("Venue"), Column.Figures("Capacity"), Column.Figures("Sale hours"), Column.Figures("Capacity hours"), Column.Figures("Patron hours"), Column.Figures("Days"), Column.Figures("Events")],
            [
                .. listed.Select(v => (Code: codes.Of(v.Venue.Venue.Name), Row: Line(v, codes, hidden[ordered.IndexOf(v)]))).OrderBy(v => v.Code, StringComparer.Ordinal).Select(v => v.Row),
                .. elsewhere > 0 ? [new Row(["venues not in the area now", Not, Not, Not, Not, Not, hidden[^2] ? Few : elsewhere])] : Array.Empty<Row>(),
                new Row(["at no venue", Not, Not, Not, Not, Not, hidden[^1] ? Few : counts.InStreet]),
                new Row(["All", Not, AsCell(touched.SaleHours), AsCell(touched.CapacityHours), AsCell(touched.PatronHours), touched.Days, counts.InWindow]) { IsTotal = true },
            ])
        {
            Notes =
            [
                guarded ? "Counts by venue are left out for categories of this kind." : $"Counts of fewer than {SmallCellRules.Least}, and others from which they could be worked out, are left out.",
                .. listed.Count < ordered.Count ? [$"Not listed: {Count(ordered.Count - listed.Count, "venue")} of the area without hours lost and without an event in the window."] : Array.Empty<string>(),
                .. touched.NotKnown.Count > 0 ? [$"Hours of sale not on file, in no figure of hours: {string.Join(", ", touched.NotKnown.Select(codes.Of).Order(StringComparer.Ordinal))}."] : Array.Empty<string>(),
                .. study.Inputs.VenuesNotPlaced.Count > 0 ? [$"Without a position, so that nobody can tell whether they lie in the area: {Count(study.Inputs.VenuesNotPlaced.Count, "venue")}."] : Array.Empty<string>(),
            ],
        };
    }

    private static Row Line(TouchedVenue venue, VenueCodes codes, bool hidden) => new(
    [
        codes.Of(venue.Venue.Venue.Name), venue.Venue.Venue.Capacity is { } capacity ? capacity : new Cell.Blank("the licence sets none, or it is not on file"),
        venue.Venue.Venue.SaleHours.Count == 0 ? new Cell.Blank("hours of sale are not on file") : AsCell(venue.SaleHours),
        venue.CapacityHours is { } people ? AsCell(people) : new Cell.Blank("no capacity on file"), venue.PatronHours is { } patrons ? AsCell(patrons) : new Cell.Blank("no capacity on file"),
        venue.Days, hidden ? Few : venue.Venue.Incidents,
    ]);

    private static Cell Few => new Cell.Blank("too few to be told, or it would tell another that is", "left out");

    private static Cell Not => new Cell.Blank("it does not apply", "-");

    private static string Clock(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Day(LocalDate? date) => date?.ToString("d MMMM uuuu", CultureInfo.InvariantCulture) ?? "-";
}

using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Documents;
using NteMonitor.Journal;

namespace NteMonitor.Emro.Law;

/// <summary>How a step stands today.</summary>
public enum StepState
{
    /// <summary>It was done within its time.</summary>
    Done,

    /// <summary>It was done outside its time.</summary>
    Missed,

    /// <summary>It is not done, and its last day has passed.</summary>
    Overdue,

    /// <summary>It may be done now.</summary>
    Due,

    /// <summary>Its first day has not come, or it is fixed for a day to come.</summary>
    Ahead,

    /// <summary>It waits for an earlier step.</summary>
    Waits,

    /// <summary>Nothing has to be done: its day comes, or the step fell away.</summary>
    ByItself,
}

/// <summary>The clock of an order in words, rows and JSON.</summary>
public static class ClockText
{
    /// <summary>Returns how a step stands.</summary>
    public static StepState State(ProcedureStep step, LocalDate today) => step switch
    {
        { Missed: true } => StepState.Missed,
        { Fixed: not null } => StepState.Ahead,
        { Done: not null } => StepState.Done,
        { ByItself: true } => step.Step == "P10" ? StepState.Waits : StepState.ByItself,
        _ when step.Overdue(today) => StepState.Overdue,
        { Earliest: { } earliest } when earliest > today => StepState.Ahead,
        { Earliest: null, Latest: null, Step: not "P1" } => StepState.Waits,
        _ => StepState.Due,
    };

    /// <summary>Returns the code of a state in JSON.</summary>
    public static string Code(StepState state) => state == StepState.ByItself ? "by-itself" : state.ToString().ToLowerInvariant();

    /// <summary>Returns how a step stands in a few words: <c>by 13 Apr 2026, 5 days left</c>.</summary>
    public static string Words(ProcedureStep step, LocalDate today) => State(step, today) switch
    {
        StepState.Done => $"done {Day(step.Done!.Value)}",
        StepState.Missed => $"MISSED: {(step.Done is null ? "fixed for" : "done")} {Day((step.Done ?? step.Fixed)!.Value)}, {((step.Done ?? step.Fixed) > step.Latest ? $"last day {Day(step.Latest!.Value)}" : $"first day {Day(step.Earliest!.Value)}")}",
        StepState.Overdue => $"OVERDUE since {Day(step.Latest!.Value)}",
        StepState.Ahead when step.Fixed is { } day => $"{(step.ByItself ? "from" : "fixed for")} {Day(day)}",
        StepState.Ahead => step.Latest == step.Earliest ? $"on {Day(step.Earliest!.Value)}" : step.Latest is { } latest ? $"from {Day(step.Earliest!.Value)} to {Day(latest)}" : $"from {Day(step.Earliest!.Value)}",
        StepState.Waits => step.Step == "P7" ? "waits for P6" : step.Step == "P6" ? "waits for P5" : "waits for P7",
        StepState.ByItself => step.Latest is not { } day ? "nothing to do" : day < today ? $"closed {Day(day)}" : $"{Day(day)}, {Left(day, today)}",
        _ => step.Latest is { } last ? $"by {Day(last)}, {Left(last, today)}" : "open",
    };

    /// <summary>Returns the step that falls due next, overdue ones first; or none when nothing can be done now.</summary>
    public static ProcedureStep? Next(OrderClock clock) => clock.Steps
        .Where(s => s.Done is null && s.Fixed is null && State(s, clock.Today) is StepState.Overdue or StepState.Due or StepState.Ahead)
        .OrderBy(s => State(s, clock.Today) switch { StepState.Overdue => 0, StepState.Due => s.Step == "P1" ? 0 : s.Latest is null ? 2 : 1, _ => s.Latest is null ? 3 : 1 }).ThenBy(s => s.Latest ?? s.Earliest ?? LocalDate.MaxIsoValue)
        .FirstOrDefault();

    /// <summary>Returns the remarks that stand under every clock.</summary>
    public static IReadOnlyList<string> Notes(OrderClock clock) =>
    [
        OrderRules.SalesNotOpening,
        .. clock.Affected is { } affected ? [affected.ByHand] : Array.Empty<string>(),
        "Working days: Licensing Act 2003 s.193. Where a count can be read two ways the safe one is taken; docs/methods/emro.md §2. Not legal advice.",
    ];

    /// <summary>Returns the steps as rows.</summary>
    public static Table Table(OrderClock clock) => new(
        "timetable", $"The clock of {clock.Name}",
        [new("Step"), new("What"), new("Earliest"), new("Latest"), new("Lasts until"), new("State"), new("Provision")],
        [.. clock.Steps.Select(s => new Row([s.Step, s.What + (s.Remark.Length > 0 ? $". {s.Remark}" : ""), Iso(s.Earliest), Iso(s.Latest), Iso(s.Until), Words(s, clock.Today), s.Provision]))])
    {
        Notes = Notes(clock),
    };

    /// <summary>Returns the clock for programs.</summary>
    public static JsonObject Json(OrderClock clock)
    {
        var json = new JsonObject { ["name"] = clock.Name, ["today"] = LocalDatePattern.Iso.Format(clock.Today), ["planned"] = clock.IsPlanned };
        json.Put("next", Next(clock)?.Step);
        json["steps"] = new JsonArray([.. clock.Steps.Select(s => (JsonNode)Json(s, clock.Today))]);
        if (clock.Affected is { } affected)
        {
            json["affected"] = new JsonObject
            {
                ["venues"] = affected.Venues.Count,
                ["hoursNotKnown"] = affected.HoursNotKnown.Count,
                ["notPlaced"] = affected.NotPlaced.Count,
                ["eventNotices"] = affected.EventNotices,
            };
        }

        json["notes"] = new JsonArray([.. Notes(clock).Select(n => (JsonNode)n)]);
        return json;
    }

    /// <summary>Returns what falls due within some days of an evening, or was due before it.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="evening">The evening.</param>
    /// <param name="ahead">How many days ahead are looked at.</param>
    public static IReadOnlyList<Reminder> Due(OrderClock clock, LocalDate evening, int ahead)
    {
        var (today, last) = (clock with { Today = evening }, evening.PlusDays(ahead));
        List<Reminder> due = [];
        foreach (var step in today.Steps.Select(s => s.AsOf(evening)))
        {
            var what = $"{clock.Name}: {step.Step} {char.ToLowerInvariant(step.Name[0])}{step.Name[1..]}";
            if (step is { Done: null, Fixed: null, Latest: { } latest } && latest <= last && State(step, evening) is not StepState.Waits && (!step.ByItself || latest >= evening))
            {
                due.Add(new(latest, step.ByItself ? $"{what} on {Day(latest)}" : latest < evening ? $"{what}, overdue since {Day(latest)}" : $"{what} by {Day(latest)}"));
            }

            if (step.Fixed is { } fixedFor && fixedFor >= evening && fixedFor <= last)
            {
                due.Add(new(fixedFor, $"{what} on {Day(fixedFor)}"));
            }

            if (step is { Done: not null, Until: { } until } && until >= evening && until <= last)
            {
                due.Add(new(until, $"{what}, to stay up until {Day(until)}"));
            }
        }

        return due;
    }

    /// <summary>Returns a date in few letters: <c>13 Apr 2026</c>.</summary>
    public static string Day(LocalDate date) => date.ToString("d MMM uuuu", CultureInfo.InvariantCulture);

    private static JsonObject Json(ProcedureStep step, LocalDate today)
    {
        var json = new JsonObject { ["step"] = step.Step, ["name"] = step.Name, ["what"] = step.What };
        json.Put("earliest", step.Earliest);
        json.Put("latest", step.Latest);
        json.Put("until", step.Until);
        json.Put("done", step.Done);
        json.Put("fixed", step.Fixed);
        json["state"] = Code(State(step, today));
        json["missed"] = step.Missed;
        json["overdue"] = step.Overdue(today);
        json.Put("daysLeft", step.DaysLeft(today));
        json.Put("remark", step.Remark);
        json["provision"] = step.Provision;
        return json;
    }

    private static string Left(LocalDate day, LocalDate today) => Period.DaysBetween(today, day) switch
    {
        0 => "today",
        1 => "1 day left",
        var days => string.Create(CultureInfo.InvariantCulture, $"{days} days left"),
    };

    private static Documents.Cell Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : new Documents.Cell.Blank("it follows from nothing yet", "-");
}

using NodaTime;
using NteMonitor.Terminal;

namespace NteMonitor.Emro.Law;

/// <summary>The clock of an order as lines of the screen: what comes next, then every step on one line of time.</summary>
public static class ClockScreen
{
    private const int Roomy = 72;
    private const int StepCells = 4;
    private const int NameCells = 25;
    private const int StateCells = 28;
    private const int LeastBar = 12;

    /// <summary>Returns the lines.</summary>
    /// <param name="clock">Where the procedure stands.</param>
    /// <param name="width">How many cells there are; under 72 each step takes two lines and there is no line of time.</param>
    public static IReadOnlyList<Line> Lines(OrderClock clock, int width) =>
    [
        .. Head(clock),
        "",
        .. width >= Roomy ? Wide(clock, width) : Narrow(clock),
        "",
        .. ClockText.Notes(clock).Select(n => Line.Of(new Span(n, Ink.Muted)) with { Hanging = 2 }),
    ];

    private static IEnumerable<Line> Head(OrderClock clock)
    {
        var next = ClockText.Next(clock);
        yield return Line.Of(new Span(next is null ? "Nothing is left to be done now." : $"Next: {next.Step} {next.Name}, {ClockText.Words(next, clock.Today)}", next is null ? Ink.Normal : Of(next, clock.Today) is Ink.Normal ? Ink.Strong : Of(next, clock.Today))) with { Hanging = 6 };
        var late = clock.Steps.Where(s => ClockText.State(s, clock.Today) is StepState.Missed or StepState.Overdue).Select(s => s.Step).Distinct().ToList();
        if (late.Count > 0)
        {
            yield return Line.Of(new Span($"Late: {string.Join(", ", late)}. A step out of time can undo the order.", Ink.Bad)) with { Hanging = 6 };
        }

        if (clock.IsPlanned)
        {
            yield return Line.Of(new Span("Planned: nothing of it is on the proof-of-service log.", Ink.Warn)) with { Hanging = 6 };
        }

        if (clock.Days.Count > 0)
        {
            yield return Line.Of($"Times: {string.Join("; ", clock.Days.OrderBy(d => d.Day).Select(OrderRules.Words))}") with { Hanging = 7 };
        }
    }

    private static IEnumerable<Line> Wide(OrderClock clock, int width)
    {
        var bar = Math.Max(LeastBar, width - StepCells - NameCells - StateCells - 2);
        var dates = clock.Steps.SelectMany(s => new[] { s.Earliest, s.Latest, s.Done, s.Fixed, s.Until }).OfType<LocalDate>().Append(clock.Today).ToList();
        var time = (First: dates.Min(), Days: Math.Max(1, Period.DaysBetween(dates.Min(), dates.Max())));
        yield return Line.Of(new Span($"{"Step",-(StepCells + NameCells)}{Scale(time, bar)}  State", Ink.Heading));
        foreach (var step in clock.Steps)
        {
            yield return Line.Of(
                new Span(step.Step.PadRight(StepCells), Ink.Strong), step.Name.PadRight(NameCells), new Span(Bar(step, clock.Today, time, bar), Ink.Accent), "  ",
                new Span(ClockText.Words(step, clock.Today), Of(step, clock.Today))) with
            { Hanging = StepCells + NameCells + bar + 2 };
            foreach (var line in Under(step))
            {
                yield return line;
            }
        }

        yield return Line.Of(new Span("= its time   * done   o fixed   | today", Ink.Muted));
    }

    private static IEnumerable<Line> Narrow(OrderClock clock)
    {
        foreach (var step in clock.Steps)
        {
            yield return Line.Of(new Span(step.Step.PadRight(StepCells), Ink.Strong), step.Name) with { Hanging = StepCells };
            yield return Line.Of(new string(' ', StepCells), new Span(ClockText.Words(step, clock.Today), Of(step, clock.Today))) with { Hanging = StepCells };
            foreach (var line in Under(step))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<Line> Under(ProcedureStep step)
    {
        if (step.Until is { } until)
        {
            yield return Line.Of(new Span($"{new string(' ', StepCells)}to stay up until {ClockText.Day(until)}", Ink.Muted)) with { Hanging = StepCells };
        }

        if (step.Remark.Length > 0)
        {
            yield return Line.Of(new Span($"{new string(' ', StepCells)}{step.Remark}", Ink.Muted)) with { Hanging = StepCells };
        }
    }

    private static string Scale((LocalDate First, int Days) time, int bar)
    {
        var (first, last) = (ClockText.Day(time.First)[..^5], ClockText.Day(time.First.PlusDays(time.Days))[..^5]);
        return first + last.PadLeft(Math.Max(1, bar - first.Length));
    }

    /// <summary>One row of marks on the line of time: the days allowed, the day it was done, today.</summary>
    private static string Bar(ProcedureStep step, LocalDate today, (LocalDate First, int Days) time, int bar)
    {
        int At(LocalDate day) => Math.Clamp((int)((long)Period.DaysBetween(time.First, day) * (bar - 1) / time.Days), 0, bar - 1);
        var cells = new char[bar];
        Array.Fill(cells, ' ');
        if ((step.Latest ?? step.Until) is { } to)
        {
            var from = step.Earliest ?? (step.Until is not null ? step.Done : null) ?? time.First;
            Array.Fill(cells, '=', At(from), Math.Max(1, At(to) - At(from) + 1));
        }

        cells[At(today)] = '|';
        if ((step.Done ?? step.Fixed) is { } day)
        {
            cells[At(day)] = step.Done is null ? 'o' : '*';
        }

        return new(cells);
    }

    private static Ink Of(ProcedureStep step, LocalDate today) => ClockText.State(step, today) switch
    {
        StepState.Missed or StepState.Overdue => Ink.Bad,
        StepState.Done => Ink.Good,
        StepState.Due when step.DaysLeft(today) is <= 14 => Ink.Warn,
        StepState.Waits or StepState.ByItself => Ink.Muted,
        _ => Ink.Normal,
    };
}

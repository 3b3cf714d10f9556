using NodaTime;

namespace NteMonitor.Premises.Tens;

/// <content>What may become of a notice, and by when.</content>
public static partial class TenRules
{
    /// <summary>Returns the notice one step on, or every reason why that step cannot be.</summary>
    /// <param name="ten">The notice.</param>
    /// <param name="step">What became of it.</param>
    /// <param name="book">The limits, by date.</param>
    /// <param name="clock">The town's clock.</param>
    /// <source>Licensing Act 2003 ss.102 to 107; docs/methods/tens.md §5.</source>
    public static Outcome<Ten> Step(Ten ten, TenStep step, TenBook book, NightClock clock)
    {
        List<Refusal> reasons = [.. After(ten, step), .. InTime(ten, step, book, clock)];
        if (step.State == TenState.Objection && book.Objectors.All(o => o.Code != step.By))
        {
            reasons.Add(new("by", $"'{step.By}' may not object.", $"Objections come from {string.Join(" or ", book.Objectors.Select(o => o.Code))}: s.99A."));
        }

        return Outcome.Unless(reasons, () => ten with { Steps = [.. ten.Steps, step] });
    }

    /// <summary>Returns the day by which a notice has to be acknowledged.</summary>
    /// <source>Licensing Act 2003 s.102(1).</source>
    public static LocalDate AcknowledgeBy(Ten ten, TenBook book) =>
        WorkingDayRules.After(WorkingDayRules.IsWorkingDay(ten.Given, book.Holidays) ? 1 : 2, ten.Given, book.Holidays);

    /// <summary>Returns the last day on which an objection can be given.</summary>
    /// <source>Licensing Act 2003 s.104(3).</source>
    public static LocalDate ObjectBy(Ten ten, TenBook book) =>
        WorkingDayRules.After(book.On("objection-days", ten.Given)?.Value ?? 2, ten.Given, book.Holidays);

    private static IEnumerable<Refusal> After(Ten ten, TenStep step)
    {
        var last = ten.Steps.Count == 0 ? ten.Given : ten.Steps[^1].On;
        if (step.On < last)
        {
            yield return new("on", $"{Iso(step.On)} is before {Iso(last)}, the day of the step before.", "Steps follow one another in time.");
        }

        if (!ten.Stands && step.State is not TenState.NotHeld)
        {
            yield return new("status", $"The notice has no effect any more: {Words(ten.State)}.", "Only `not-held` can follow.");
        }

        if (step.State == TenState.Received)
        {
            yield return new("status", "It was received when it was recorded.", "Use acknowledged, objection, counter-notice, withdrawn, held …");
        }

        if (step.State is TenState.ObjectionWithdrawn or TenState.Modified or TenState.Allowed && ten.Steps.All(s => s.State != TenState.Objection))
        {
            yield return new("status", $"There is no objection on file, so it cannot be {Words(step.State)}.", "Record the objection first.");
        }

        if (step.State is TenState.Allowed or TenState.Modified && ten.Sort == TenSort.Late)
        {
            yield return new("status", $"A late notice that is objected to cannot be {Words(step.State)}.", "The authority must give a counter notice, without a hearing: s.104A.");
        }
    }

    private static IEnumerable<Refusal> InTime(Ten ten, TenStep step, TenBook book, NightClock clock)
    {
        var (from, until) = (clock.Local(ten.Period.Start), clock.Local(ten.Period.End));
        if (step.State == TenState.Objection && ObjectBy(ten, book) is var by && step.On > by)
        {
            yield return new("on", $"An objection on {Iso(step.On)} is too late: the third working day after {Iso(ten.Given)} was {Iso(by)} (s.104(3)).", "It has no effect. Give the day on which it reached the authority.");
        }

        // A day is all that is known of a step, so only what is too late whatever the hour is refused.
        var hours = step.State switch
        {
            TenState.Withdrawn => book.On("withdraw-hours", ten.Given),
            TenState.CounterNotice or TenState.Allowed => book.On("counter-hours", ten.Given),
            _ => null,
        };
        if (hours is { } limit && clock.First(step.On.AtMidnight()) > ten.Period.Start - Duration.FromHours(limit.Value))
        {
            yield return new("on", $"{Iso(step.On)} is less than {limit.Value} hours before the event begins at {Minute(ten.Period.Start, clock)} ({limit.Provision}).", "After that the notice stands.");
        }

        if (step.State is TenState.Held or TenState.NotHeld && step.On < from.Date)
        {
            yield return new("on", $"{Iso(step.On)} is before the event, which begins on {Iso(from.Date)}.", $"Say so on a day from {Iso(from.Date)} on; it ends on {Iso(until.Date)}.");
        }
    }

    /// <summary>Returns a state in words.</summary>
    /// <source>docs/methods/tens.md §5.</source>
    public static string Words(TenState state) => string.Concat(state.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    /// <summary>Returns a state as the command line and the journal write it: <c>counter-notice</c>.</summary>
    /// <source>docs/methods/tens.md §5.</source>
    public static string Code(TenState state) => Words(state).Replace(' ', '-');
}

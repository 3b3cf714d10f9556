using System.Globalization;
using NodaTime;

namespace NteMonitor.Patrols;

/// <content>How a shift stands at a moment: check-calls, and whether it can be written on.</content>
public static partial class ShiftRules
{
    /// <summary>Returns when the next check-call is due; none where nobody asked for them or the shift is over.</summary>
    /// <source>docs/methods/shifts.md §6.</source>
    public static Instant? CallDue(OnPatrol? patrol) => patrol is { CheckCall: { } minutes }
        ? (patrol.LastCall is { } last && last > patrol.Start ? last : patrol.Start) + Duration.FromMinutes(minutes)
        : null;

    /// <summary>Returns how long a check-call is overdue; none while it is not.</summary>
    /// <source>docs/methods/shifts.md §6.</source>
    public static Duration? Missed(OnPatrol? patrol, Instant now) => CallDue(patrol) is { } due && now > due ? now - due : null;

    /// <summary>Returns a length of time in whole hours and minutes: <c>7 h 0 min</c>.</summary>
    /// <source>docs/methods/shifts.md §1.</source>
    public static string Hours(Duration length) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(length.TotalHours):0} h {length.Minutes} min");

    /// <summary>Returns why nothing more can be written down on a shift now; nothing when it can.</summary>
    /// <source>docs/methods/shifts.md §1.</source>
    public static IReadOnlyList<Refusal> NotOpen(KeptShift kept) => kept switch
    {
        { Withdrawn: true } => [new("shift", "The shift was withdrawn.", "Open a new one.")],
        { IsOpen: false } => [new("shift", "The shift is closed.", "A closed shift is amended, with a reason, and never opened again.")],
        _ => [],
    };

    /// <summary>Returns why this is no time to write on an open shift: the clock jumped, or the shift was never closed.</summary>
    /// <source>docs/methods/shifts.md §1.</source>
    public static IReadOnlyList<Refusal> OutOfTime(KeptShift kept, ShiftAgainst against) => kept.Shift.Start switch
    {
        { } start when against.Now < start - Grace => [new("clock", $"The clock shows {Minute(against.Now, against.Clock)}, before the shift began at {Minute(start, against.Clock)}.", "Check the machine's clock; nothing was counted.")],
        { } start when against.Now - start > Longest => [new("shift", $"The shift has been open for {Hours(against.Now - start)}.", "Close it with the time at which it finished, then open a new one.")],
        _ => [],
    };
}

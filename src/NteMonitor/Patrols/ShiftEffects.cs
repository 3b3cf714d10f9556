using NodaTime;
using NteMonitor.Terminal;

namespace NteMonitor.Patrols;

/// <summary>What a person sees of their own shift.</summary>
/// <param name="File">The shift that is open with everything in it, or none.</param>
/// <param name="Handover">What a person coming on duty should know; none while a shift is open.</param>
/// <param name="OnPatrol">Everybody who is out.</param>
/// <param name="Against">What the next thing typed is checked against.</param>
public sealed record MyShift(ShiftFile? File, Handover? Handover, IReadOnlyList<OnPatrol> OnPatrol, ShiftAgainst Against);

/// <summary>Asks for the shift of the person at the desk.</summary>
public sealed record ReadMine : Effect
{
    /// <summary>The unfinished report on the shift to go on with once it is there, or none.</summary>
    public Draft? Draft { get; init; }
}

/// <summary>The shift of the person at the desk is there.</summary>
public sealed record MineRead(MyShift Mine) : Msg
{
    /// <summary>The unfinished report to go on with, or none.</summary>
    public Draft? Draft { get; init; }
}

/// <summary>Asks for shifts, the newest first.</summary>
public sealed record ListShifts : Effect;

/// <summary>The shifts are there.</summary>
public sealed record ShiftsListed(IReadOnlyList<KeptShift> Shifts) : Msg;

/// <summary>Asks for everything about one shift, to be put in front.</summary>
public sealed record OpenShift(Guid Id) : Effect
{
    /// <summary>The command to go on with once it is open, such as <c>amend</c>; empty for none.</summary>
    public string Then { get; init; } = "";

    /// <summary>The unfinished amendment to go on with, or none.</summary>
    public Draft? Draft { get; init; }
}

/// <summary>Asks for everything about a shift that is in front already, read afresh.</summary>
public sealed record ReadShift(Guid Id) : Effect;

/// <summary>Everything about one shift is there.</summary>
/// <param name="File">The shift with everything in it.</param>
/// <param name="Lines">What the detail screen prints.</param>
public sealed record ShiftOpened(ShiftFile File, IReadOnlyList<string> Lines) : Msg
{
    /// <summary>The command to go on with; empty for none.</summary>
    public string Then { get; init; } = "";

    /// <summary>The unfinished amendment to go on with, or none.</summary>
    public Draft? Draft { get; init; }
}

/// <summary>Everything about a shift that is in front already, read afresh.</summary>
public sealed record ShiftRead(ShiftOpened Page) : Msg;

/// <summary>Asks for what a person coming on duty should know, to be put in front.</summary>
public sealed record OpenHandover : Effect;

/// <summary>Asks for the totals of a month, to be put in front.</summary>
public sealed record OpenTotals(YearMonth Month) : Effect;

/// <summary>A text to be read is there.</summary>
public sealed record TextOpened(string Title, IReadOnlyList<string> Lines) : Msg
{
    /// <summary>Open items that it lists.</summary>
    public IReadOnlyList<ReadNote> Items { get; init; } = [];
}

/// <summary>Asks for a shift to be opened.</summary>
public sealed record BeginShift(ShiftDraft Draft, Guid Typed) : Ordered;

/// <summary>Asks for a shift to be closed, its totals having had a yes.</summary>
public sealed record CloseShift(KeptShift On, ShiftDraft Draft, Guid Typed) : Ordered;

/// <summary>Asks for a shift to be amended.</summary>
public sealed record AmendShift(KeptShift On, ShiftChange Change, Guid Typed) : Ordered;

/// <summary>Asks for a shift to be withdrawn.</summary>
public sealed record WithdrawShift(KeptShift On, string Why) : Ordered;

/// <summary>Asks for something to be counted.</summary>
public sealed record CountOnShift(KeptShift On, CountWish Wish) : Ordered;

/// <summary>Asks for the last count to be taken back.</summary>
public sealed record UndoCount(KeptShift On) : Ordered;

/// <summary>Asks for a check-call to be answered.</summary>
public sealed record AnswerCall(KeptShift On) : Ordered;

/// <summary>Something was counted or answered, or refused.</summary>
/// <param name="Kept">The shift as it is now; none when it was refused.</param>
/// <param name="Said">What was done, in words; empty when it was refused.</param>
/// <param name="Refused">Why not.</param>
public sealed record ShiftCounted(KeptShift? Kept, string Said, IReadOnlyList<Refusal> Refused) : Msg;

/// <summary>Asks for a note to be kept.</summary>
public sealed record SaveNote(KeptShift On, string Text, Guid Typed) : Ordered
{
    /// <summary>What a note begins with that waits for the next shift.</summary>
    public const char OpenMark = '!';

    /// <summary>Whether somebody has to do something about it.</summary>
    public bool IsOpen => Text.TrimStart().StartsWith(OpenMark);
}

/// <summary>Asks for the figures of one regular time to be kept.</summary>
public sealed record SaveRow(KeptShift On, string When, IReadOnlyList<(string Column, string Figure)> Figures, Guid Typed) : Ordered;

/// <summary>Asks for an open item to be marked as dealt with.</summary>
public sealed record SettleItem(ShiftPart Item, string Why) : Ordered;

/// <summary>A saving was done, or refused with every reason.</summary>
/// <param name="Typed">The draft that asked; none when no form did.</param>
/// <param name="Said">What was done, in words; empty when refused.</param>
/// <param name="Refused">Why not.</param>
public sealed record ShiftSaved(Guid? Typed, string Said, IReadOnlyList<Refusal> Refused) : Msg
{
    /// <summary>Whether a shift has just begun, so that its crew should see what waits.</summary>
    public bool Began { get; init; }
}

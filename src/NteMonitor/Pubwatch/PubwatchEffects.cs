using NteMonitor.Terminal;

namespace NteMonitor.Pubwatch;

/// <summary>Asks for what each scheme keeps.</summary>
public sealed record ListPubwatch : Effect;

/// <summary>What each scheme keeps is there.</summary>
public sealed record PubwatchListed(IReadOnlyList<SchemeFile> Schemes) : Msg;

/// <summary>Asks for everything about one case, to be put in front.</summary>
public sealed record OpenBan(Guid Id) : Effect
{
    /// <summary>The command to go on with once it is open; empty for none.</summary>
    public string Then { get; init; } = "";

    /// <summary>The unfinished form to go on with, or none.</summary>
    public Draft? Draft { get; init; }
}

/// <summary>Asks for everything about a case that is in front already, read afresh.</summary>
public sealed record ReadBan(Guid Id) : Effect;

/// <summary>Everything about one case is there.</summary>
/// <param name="Page">The case.</param>
/// <param name="Lines">What the detail screen prints.</param>
public sealed record BanOpened(BanPage Page, IReadOnlyList<string> Lines) : Msg
{
    /// <summary>The command to go on with; empty for none.</summary>
    public string Then { get; init; } = "";

    /// <summary>The unfinished form to go on with, or none.</summary>
    public Draft? Draft { get; init; }
}

/// <summary>Everything about a case that is in front already, read afresh.</summary>
public sealed record BanRead(BanOpened Opened) : Msg;

/// <summary>Asks for a meeting with its minutes, to be put in front.</summary>
public sealed record OpenMeeting(Filed<Meeting> Meeting) : Effect;

/// <summary>What a form about Pubwatch is for.</summary>
public enum PubwatchStep
{
    /// <summary>A proposal.</summary>
    Propose,

    /// <summary>A decision that a scheme has notified.</summary>
    Notify,

    /// <summary>A member's vote.</summary>
    Vote,

    /// <summary>The decision.</summary>
    Decide,

    /// <summary>The police's check of the facts.</summary>
    Check,

    /// <summary>A letter that was sent.</summary>
    Sent,

    /// <summary>A letter that is written to a file.</summary>
    Letter,

    /// <summary>An appeal.</summary>
    Appeal,

    /// <summary>What an appeal came to.</summary>
    Hear,

    /// <summary>What a review came to.</summary>
    Review,

    /// <summary>The end before its time.</summary>
    Lift,

    /// <summary>A proposal withdrawn, or a record taken back.</summary>
    Withdraw,

    /// <summary>A meeting.</summary>
    Meeting,

    /// <summary>Who came to a meeting.</summary>
    Attend,

    /// <summary>A meeting's minutes.</summary>
    Minutes,
}

/// <summary>What a form about Pubwatch is for, and what it is about.</summary>
/// <param name="Step">What it is for.</param>
/// <param name="Ban">The case, or none.</param>
/// <param name="Meeting">The meeting, or none.</param>
public sealed record PubwatchTask(PubwatchStep Step, BanFile? Ban = null, Filed<Meeting>? Meeting = null);

/// <summary>Asks for what a form about Pubwatch holds to be saved.</summary>
public sealed record TakeStep(PubwatchTask Task, FormState Form, Guid Typed) : Ordered;

/// <summary>What a form about Pubwatch held was saved, or refused with every reason.</summary>
/// <param name="Typed">The draft that asked.</param>
/// <param name="Said">What was done, in words; empty when refused.</param>
/// <param name="Refused">Why not.</param>
public sealed record StepTaken(Guid Typed, string Said, IReadOnlyList<Refusal> Refused) : Msg;

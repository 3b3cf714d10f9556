using NodaTime;
using NteMonitor.Journal;
using NteMonitor.Zones;

namespace NteMonitor.PurpleFlag.Cycle;

/// <summary>The days of a step.</summary>
/// <param name="Step">The step's code in the entry's edition.</param>
/// <param name="Due">By when it is to be done, or none.</param>
/// <param name="Done">When it was done, or none.</param>
public sealed record StepDays(string Step, LocalDate? Due, LocalDate? Done);

/// <summary>What a panel decided.</summary>
/// <param name="Code">The outcome's code in the entry's edition.</param>
/// <param name="On">The day on which it was told.</param>
/// <param name="Note">Conditions and the like, without names; empty when there are none.</param>
public sealed record OutcomeTold(string Code, LocalDate On, string Note);

/// <summary>One round of one place: from being registered to the outcome.</summary>
/// <param name="Id">The entry's id.</param>
/// <param name="Place">The place that applies, for example <c>Inventon town centre</c>.</param>
/// <param name="Kind">Code of its kind in its edition: <c>full</c>, <c>interim</c>.</param>
/// <param name="EditionSha256">SHA-256 of the edition of the framework that it is assessed by; the bytes are kept.</param>
public sealed record FlagEntry(Guid Id, string Place, string Kind, string EditionSha256)
{
    /// <summary>Which round of the scheme it is, in words; empty when not said.</summary>
    public string Round { get; init; } = "";

    /// <summary>The days of its steps; a step without one is not here.</summary>
    public IReadOnlyList<StepDays> Days { get; init; } = [];

    /// <summary>What the panel decided, or none.</summary>
    public OutcomeTold? Outcome { get; init; }

    /// <summary>Returns when a step was done, or none.</summary>
    public LocalDate? Done(string step) => Days.FirstOrDefault(d => d.Step == step)?.Done;

    /// <summary>Returns by when a step is to be done, or none.</summary>
    public LocalDate? Due(string step) => Days.FirstOrDefault(d => d.Step == step)?.Due;

    /// <summary>Returns the entry with the days of a step put differently.</summary>
    public FlagEntry With(StepDays days) => this with
    {
        Days = [.. Days.Where(d => d.Step != days.Step), .. days is { Due: null, Done: null } ? [] : new[] { days }],
    };
}

/// <summary>A body in a working group; bodies and what they are, never persons.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Of">The entry's id.</param>
/// <param name="Body">The body, for example <c>Inventon Pubwatch</c>.</param>
/// <param name="Role">Code of what it is in the group, of the entry's edition.</param>
/// <param name="From">Its first day.</param>
public sealed record FlagMember(Guid Id, Guid Of, string Body, string Role, LocalDate From)
{
    /// <summary>Its last day, or none while it goes on.</summary>
    public LocalDate? Until { get; init; }
}

/// <summary>Whose judgement a score is; the three are kept apart and never shown as one.</summary>
public enum ScoreBook
{
    /// <summary>The place's own, meant to be self-critical; stays in the house.</summary>
    Self,

    /// <summary>What the submission states.</summary>
    Submission,

    /// <summary>The panel's.</summary>
    Panel,
}

/// <summary>How an attribute was judged.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Of">The entry's id.</param>
/// <param name="Book">Whose judgement it is.</param>
/// <param name="Attribute">The attribute's code.</param>
/// <param name="Level">Code of the level of the scale.</param>
public sealed record FlagScore(Guid Id, Guid Of, ScoreBook Book, string Attribute, string Level)
{
    /// <summary>The statement that goes with it, without names; empty when there is none.</summary>
    public string Text { get; init; } = "";

    /// <summary>The day of the judgement.</summary>
    public required LocalDate On { get; init; }
}

/// <summary>What assessors or a panel advised, and what was done.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Of">The entry's id.</param>
/// <param name="By">Whose advice it is: <c>assessors</c>, <c>panel</c>.</param>
/// <param name="Text">The advice, without names.</param>
public sealed record FlagRecommendation(Guid Id, Guid Of, string By, string Text)
{
    /// <summary>The day on which it was given.</summary>
    public required LocalDate On { get; init; }

    /// <summary>Codes of the attributes that it is about.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>By when the group wants it done, or none.</summary>
    public LocalDate? Due { get; init; }

    /// <summary>What was done, without names; empty while nothing was.</summary>
    public string Did { get; init; } = "";

    /// <summary>The day on which it was done, or none.</summary>
    public LocalDate? DoneOn { get; init; }
}

/// <summary>One version of a place's boundary; it holds until the next version begins.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Of">The entry under which it was drawn.</param>
/// <param name="Place">The place.</param>
/// <param name="Version">1 for the first.</param>
/// <param name="From">The first day on which it holds.</param>
/// <param name="Zone">Its area, also on file as a zone of this code, so that incidents can be counted in it.</param>
public sealed record FlagBoundary(Guid Id, Guid Of, string Place, int Version, LocalDate From, Zone Zone)
{
    /// <summary>SHA-256 of the file that it was read from; the bytes are kept.</summary>
    public required string FileSha256 { get; init; }
}

/// <summary>Something of the cycle with the record that it is kept as.</summary>
public sealed record KeptFlag<T>(T Value, KeptRecord Record);

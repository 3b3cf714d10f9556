using NodaTime;

namespace NteMonitor.Pubwatch;

/// <summary>How a ban came on file.</summary>
public enum Way
{
    /// <summary>The scheme's own users proposed and voted here.</summary>
    Decided,

    /// <summary>The scheme decided elsewhere and said so; nobody voted here.</summary>
    Notified,
}

/// <summary>What a scheme may do about a person.</summary>
public enum Measure
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>A warning by letter.</summary>
    Warning,

    /// <summary>A ban from the members' premises.</summary>
    Ban,
}

/// <summary>Where a case stands.</summary>
public enum BanState
{
    /// <summary>A member has proposed it.</summary>
    Proposed,

    /// <summary>The police have checked that the facts are right; they give no opinion.</summary>
    Checked,

    /// <summary>The members have decided; the person has not been told.</summary>
    Voted,

    /// <summary>The person has been told, and it has not begun.</summary>
    Notified,

    /// <summary>It is in force.</summary>
    Active,

    /// <summary>It is in force and an appeal waits to be heard.</summary>
    Appeal,

    /// <summary>It is in force, shorter or narrower than it was decided.</summary>
    Varied,

    /// <summary>A warning stands.</summary>
    Warned,

    /// <summary>The members decided to do nothing.</summary>
    Rejected,

    /// <summary>The proposal was withdrawn, or the record was a mistake.</summary>
    Withdrawn,

    /// <summary>Its last night has passed.</summary>
    Expired,

    /// <summary>It was lifted before its end.</summary>
    Lifted,

    /// <summary>Its weed date has come: no more than id, dates and decision is shown.</summary>
    Erased,
}

/// <summary>How many voted how.</summary>
/// <param name="For">Members for the proposal.</param>
/// <param name="Against">Members against it.</param>
/// <param name="Abstain">Members that abstained.</param>
public sealed record Tally(int For, int Against, int Abstain)
{
    /// <summary>How many members voted at all.</summary>
    public int Cast => For + Against + Abstain;

    /// <inheritdoc/>
    public override string ToString() => $"{For} for, {Against} against, {Abstain} abstaining";
}

/// <summary>What was decided.</summary>
/// <param name="On">The day.</param>
/// <param name="Outcome">What the members decided.</param>
/// <param name="Votes">How they voted; none where a notified decision does not say.</param>
/// <param name="Meeting">The meeting's id, or none.</param>
public sealed record Decision(LocalDate On, Measure Outcome, Tally? Votes, Guid? Meeting);

/// <summary>A letter that was sent.</summary>
/// <param name="On">The day.</param>
/// <param name="How">How, for example <c>by hand</c>.</param>
/// <param name="Template">The template it was made from.</param>
public sealed record LetterSent(LocalDate On, string How, string Template);

/// <summary>What an appeal or a review came to.</summary>
public enum Ruling
{
    /// <summary>It stays as it was.</summary>
    Stands,

    /// <summary>It ends earlier, or covers less.</summary>
    Varied,

    /// <summary>It is lifted.</summary>
    Lifted,
}

/// <summary>An appeal.</summary>
/// <param name="Lodged">The day on which it was made.</param>
/// <param name="Heard">The day on which it was heard, or none yet.</param>
/// <param name="Outcome">What it came to, or none yet.</param>
public sealed record Appeal(LocalDate Lodged, LocalDate? Heard = null, Ruling? Outcome = null);

/// <summary>A look again at a long ban.</summary>
/// <param name="On">The day.</param>
/// <param name="Outcome">What it came to.</param>
public sealed record Review(LocalDate On, Ruling Outcome);

/// <summary>One case: a proposal, a warning or a ban. It has no place for what a ban list must not hold.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Scheme">The scheme's id.</param>
/// <param name="Person">The person's id, shown as a token.</param>
/// <param name="Way">How it came on file.</param>
/// <param name="On">The day it was proposed, or for a notified decision the day of the decision.</param>
public sealed record BanCase(Guid Id, Guid Scheme, Guid Person, Way Way, LocalDate On)
{
    /// <summary>Ids of the incidents it rests on.</summary>
    public IReadOnlyList<Guid> Incidents { get; init; } = [];

    /// <summary>Id of the member venue that reported, or none where a notified decision does not say.</summary>
    public Guid? Reporter { get; init; }

    /// <summary>Code of the behaviour's category.</summary>
    public string Behaviour { get; init; } = "";

    /// <summary>What is proposed, or was decided.</summary>
    public Measure Measure { get; init; }

    /// <summary>The proposed term in months; none for a warning or a notified decision.</summary>
    public int? Months { get; init; }

    /// <summary>Where it holds, in words; empty for the scheme's whole area.</summary>
    public string Area { get; init; } = "";

    /// <summary>Whether the person is under 18.</summary>
    public bool Young { get; init; }

    /// <summary>When somebody apart from the vote approved a ban of a person under 18, or none.</summary>
    public LocalDate? YoungApproved { get; init; }

    /// <summary>When the police said that their check of the facts was done, or none.</summary>
    public LocalDate? CheckedOn { get; init; }

    /// <summary>The decision, or none yet.</summary>
    public Decision? Decision { get; init; }

    /// <summary>The first day, or none before it is decided.</summary>
    public LocalDate? Start { get; init; }

    /// <summary>The last night on which it holds, or none before it is decided.</summary>
    public LocalDate? End { get; init; }

    /// <summary>Letters that were sent, in order.</summary>
    public IReadOnlyList<LetterSent> Letters { get; init; } = [];

    /// <summary>The last day for an appeal, or none.</summary>
    public LocalDate? AppealBy { get; init; }

    /// <summary>The appeal, or none.</summary>
    public Appeal? Appeal { get; init; }

    /// <summary>Reviews, in order.</summary>
    public IReadOnlyList<Review> Reviews { get; init; } = [];

    /// <summary>When it became shorter or narrower, or none.</summary>
    public LocalDate? VariedOn { get; init; }

    /// <summary>When it was lifted, or none.</summary>
    public LocalDate? LiftedOn { get; init; }

    /// <summary>When the proposal was withdrawn or the record taken back, or none.</summary>
    public LocalDate? WithdrawnOn { get; init; }
}

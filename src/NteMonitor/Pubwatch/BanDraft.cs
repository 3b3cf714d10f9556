using NodaTime;
using NteMonitor.Access;

namespace NteMonitor.Pubwatch;

/// <summary>A proposal, or a decision that was notified, as typed; empty means not given.</summary>
public sealed record BanDraft
{
    /// <summary>The person's token.</summary>
    public string Person { get; init; } = "";

    /// <summary>The scheme, by name.</summary>
    public string Scheme { get; init; } = "";

    /// <summary>The member that reports, by code or name.</summary>
    public string Venue { get; init; } = "";

    /// <summary>Incidents, by the first digits of their ids.</summary>
    public IReadOnlyList<string> Incidents { get; init; } = [];

    /// <summary>What was done, by the code or name of its category.</summary>
    public string Behaviour { get; init; } = "";

    /// <summary>What is proposed or was decided: warning or ban; for a notified decision also nothing.</summary>
    public string Measure { get; init; } = "";

    /// <summary>The proposed term in months.</summary>
    public string Months { get; init; } = "";

    /// <summary>Where it holds.</summary>
    public string Area { get; init; } = "";

    /// <summary>Why, in short neutral words; sealed.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The chair's reason for more than three years; sealed.</summary>
    public string ChairReason { get; init; } = "";

    /// <summary>Whether the person is under 18: yes or empty.</summary>
    public string Under18 { get; init; } = "";

    /// <summary>When somebody apart from the vote approved it for a person under 18.</summary>
    public string Approved { get; init; } = "";

    /// <summary>The day of the proposal, or of the decision that was notified.</summary>
    public string On { get; init; } = "";

    /// <summary>The first day of a notified ban.</summary>
    public string Start { get; init; } = "";

    /// <summary>The last night of a notified ban.</summary>
    public string End { get; init; } = "";

    /// <summary>The last day for an appeal against a notified ban.</summary>
    public string AppealBy { get; init; } = "";

    /// <summary>The day of the meeting that decided.</summary>
    public string Meeting { get; init; } = "";

    /// <summary>Votes as notified: <c>6/1/2</c> for for, against, abstaining.</summary>
    public string Votes { get; init; } = "";

    /// <summary>The notified decision in the scheme's words; sealed.</summary>
    public string Text { get; init; } = "";
}

/// <summary>What a draft's words were found to mean; a reason is given elsewhere for what was not found.</summary>
/// <param name="Person">The person's id.</param>
/// <param name="Venue">The reporting venue's id, or none.</param>
/// <param name="Incidents">Ids of incidents.</param>
/// <param name="Meeting">The meeting's id, or none.</param>
public sealed record BanNamed(Guid Person, Guid? Venue, IReadOnlyList<Guid> Incidents, Guid? Meeting);

/// <summary>What a case is checked against.</summary>
/// <param name="Scheme">The scheme; none where it was not found.</param>
/// <param name="Members">Its members, former ones too.</param>
/// <param name="Common">Today and the lists.</param>
/// <param name="Role">The role of whoever writes.</param>
public sealed record BanAgainst(Scheme? Scheme, IReadOnlyList<Member> Members, PubwatchAgainst Common, Role Role);

/// <summary>A case that nothing stands against.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sealed">What of it is sealed.</param>
/// <param name="Remarks">What is worth a second look, though nothing stands against it.</param>
public sealed record CheckedBan(BanCase Case, SealedWords Sealed, IReadOnlyList<string> Remarks);

/// <summary>The words of a case that are sealed.</summary>
/// <param name="Reason">Why, in short neutral words.</param>
/// <param name="ChairReason">The chair's reason for more than three years.</param>
/// <param name="Text">The notified decision in the scheme's words.</param>
public sealed record SealedWords(string Reason, string ChairReason, string Text);

/// <summary>A case that is open, and where it stands.</summary>
/// <param name="Ruled">The case.</param>
/// <param name="Rules">What the scheme's constitution says.</param>
/// <param name="State">Where it stands tonight.</param>
/// <param name="Today">Today's date.</param>
public sealed record OpenCase(RuledCase Ruled, Constitution Rules, BanState State, LocalDate Today)
{
    /// <summary>The case itself.</summary>
    public BanCase Case => Ruled.Case;
}

/// <summary>What an appeal or a review came to, as typed.</summary>
/// <param name="On">The day.</param>
/// <param name="Outcome">Stands, varied or lifted.</param>
/// <param name="End">The new last night, when it is shorter.</param>
/// <param name="Area">The new area, when it is narrower.</param>
public sealed record RulingDraft(string On, string Outcome, string End, string Area);

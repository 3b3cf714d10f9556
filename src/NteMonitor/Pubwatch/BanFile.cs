using NodaTime;

namespace NteMonitor.Pubwatch;

/// <summary>A case with its votes and where it stands, as lists and screens show it.</summary>
/// <param name="Ruled">The case.</param>
/// <param name="Scheme">Its scheme.</param>
/// <param name="State">Where it stands tonight.</param>
/// <param name="Votes">Its votes, each with whether it counts.</param>
public sealed record BanFile(RuledCase Ruled, Scheme Scheme, BanState State, IReadOnlyList<RuledVote> Votes)
{
    /// <summary>The case itself.</summary>
    public BanCase Case => Ruled.Case;

    /// <summary>How the votes that count stand.</summary>
    public Tally Tally => VoteRules.Count(Votes);

    /// <summary>Whether the votes that count bear out what was decided.</summary>
    public bool IsBorneOut => VoteRules.BearsOut(Case, Tally, Scheme.Rules);

    /// <summary>Whether it holds tonight as a ban.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>Whether the members have still to decide.</summary>
    public bool IsOpen => State is BanState.Proposed or BanState.Checked;

    /// <summary>The day of the next review, or none.</summary>
    public LocalDate? ReviewOn => CaseRules.ReviewOn(Case, Scheme.Rules);

    /// <summary>The day on which what is personal goes.</summary>
    public LocalDate WeedOn => CaseRules.WeedOn(Case, Scheme.Rules);
}

/// <summary>Everything that a scheme keeps, as far as the person at the desk may see it.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Members">Its memberships, former ones too.</param>
/// <param name="Officers">Its posts, former ones too.</param>
/// <param name="Meetings">Its meetings, the latest first.</param>
/// <param name="Bans">Its cases.</param>
public sealed record SchemeFile(
    Filed<Scheme> Scheme, IReadOnlyList<Filed<Member>> Members, IReadOnlyList<Filed<SchemeOfficer>> Officers, IReadOnlyList<Filed<Meeting>> Meetings, IReadOnlyList<BanFile> Bans)
{
    /// <summary>Records that begin with an entry that its role may not write: they are no cases.</summary>
    public int VoidRecords { get; init; }

    /// <summary>Names of venues by id.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; init; } = new Dictionary<Guid, string>();

    /// <summary>How the members came to meetings.</summary>
    public IReadOnlyList<Attendance> Attendances { get; init; } = [];
}

using NodaTime;
using NteMonitor.Journal;

namespace NteMonitor.Pubwatch;

/// <summary>How a member votes.</summary>
public enum VoteChoice
{
    /// <summary>For the proposal.</summary>
    For,

    /// <summary>Against it.</summary>
    Against,

    /// <summary>Neither.</summary>
    Abstain,
}

/// <summary>The vote of one member venue on one proposal.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Ban">The case's id.</param>
/// <param name="Venue">The member venue's id.</param>
/// <param name="Choice">How it voted.</param>
/// <param name="On">The day.</param>
/// <param name="By">Who spoke for the venue: a user's short name, or empty.</param>
public sealed record Vote(Guid Id, Guid Ban, Guid Venue, VoteChoice Choice, LocalDate On, string By = "");

/// <summary>A vote with what the journal says of how it came there.</summary>
/// <param name="Vote">The vote.</param>
/// <param name="Head">The entry to withdraw it on top of.</param>
/// <param name="At">When it was written down.</param>
/// <param name="Actor">Who wrote it, by short name.</param>
/// <param name="Role">The role in which it was written.</param>
/// <param name="TakenBack">When the scheme's own users took it back, or none.</param>
public sealed record CastVote(Vote Vote, Guid Head, Instant At, string Actor, string Role, Instant? TakenBack = null);

/// <summary>A vote and whether it counts.</summary>
/// <param name="Cast">The vote.</param>
/// <param name="Void">Why it does not count; none when it does.</param>
public sealed record RuledVote(CastVote Cast, string? Void);

/// <summary>A case as the journal's entries make it when each is held against the role it was written in.</summary>
/// <param name="Case">The case as it stands.</param>
/// <param name="Head">The entry to amend on top of.</param>
/// <param name="SealedBy">The entry whose sealed part holds, or none.</param>
/// <param name="RecordedAt">When it was first written down.</param>
/// <param name="RecordedBy">Who wrote it first, by short name.</param>
/// <param name="DecidedAt">When the decision was written down, or none.</param>
/// <param name="Void">Entries that change nothing, because their role may not write them.</param>
/// <param name="Rivals">How many amendments wait for a person to settle them.</param>
public sealed record RuledCase(
    BanCase Case, Guid Head, Guid? SealedBy, Instant RecordedAt, string RecordedBy, Instant? DecidedAt, IReadOnlyList<Entry> Void, int Rivals);

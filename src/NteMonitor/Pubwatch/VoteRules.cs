using NodaTime;
using NteMonitor.Access;
using NteMonitor.Journal;
using static NteMonitor.Pubwatch.DraftReader;

namespace NteMonitor.Pubwatch;

/// <summary>A vote as typed, its venue found already.</summary>
/// <param name="Venue">The venue's id; none where it was not found, which is refused elsewhere.</param>
/// <param name="Name">The venue's name, for what is said.</param>
/// <param name="Choice">How it votes, as typed.</param>
/// <param name="On">The day, as typed; today when empty.</param>
public sealed record VoteDraft(Guid? Venue, string Name, string Choice, string On)
{
    /// <summary>The user who spoke for the venue, by short name; empty when not said.</summary>
    public string By { get; init; } = "";

    /// <summary>The role that this user has here; none for somebody who is no user.</summary>
    public Role? ByRole { get; init; }
}

/// <summary>What a vote is held against.</summary>
/// <param name="Ruled">The case.</param>
/// <param name="State">Where it stands tonight.</param>
/// <param name="Members">The scheme's members, former ones too.</param>
/// <param name="Votes">The votes cast so far.</param>
/// <param name="Today">Today's date.</param>
/// <param name="Role">The role of whoever enters it.</param>
public sealed record VoteAgainst(RuledCase Ruled, BanState State, IReadOnlyList<Member> Members, IReadOnlyList<RuledVote> Votes, LocalDate Today, Role Role);

/// <summary>Whose vote counts, and what carries.</summary>
public static class VoteRules
{
    private static readonly string Members = AccessRules.Word(Role.Pubwatch);

    /// <summary>Returns a vote as its entries make it, those of other roles left out once it stands; none when no entry begins it.</summary>
    /// <param name="entries">All entries about the vote, in any order.</param>
    /// <source>docs/methods/pubwatch.md §2.</source>
    public static CastVote? Of(IReadOnlyCollection<Entry> entries)
    {
        var ordered = entries.OrderBy(e => e.At).ThenBy(e => e.Id).ToList();
        if (ordered.Find(e => e is { Base: null, Kind: "vote.cast" }) is not { } root)
        {
            return null;
        }

        var back = ordered.Find(e => e is { Base: not null, Kind: "vote.withdrawn" } && e.Role == Members);
        return new(BanJson.Vote(root.Subject, CanonicalJson.Read(root.Body)), root.Id, root.At, root.Actor, root.Role, back?.At);
    }

    /// <summary>Returns the vote, or every reason against it.</summary>
    /// <param name="id">The id it will have.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="against">What it is held against.</param>
    /// <source>docs/methods/pubwatch.md §2.</source>
    public static Outcome<Vote> Check(Guid id, VoteDraft draft, VoteAgainst against)
    {
        var read = new DraftReader(against.Today);
        foreach (var (field, role) in new (string, Role?)[] { ("role", against.Role), ("by", draft.ByRole) }.Where(r => r.Item2 is not null and not Role.Pubwatch))
        {
            read.Refuse(field, $"A user in the role {AccessRules.Word(role!.Value)} has no vote on a ban.", AccessRules.Boyle);
        }

        if (against.State is not (BanState.Proposed or BanState.Checked))
        {
            read.Refuse("ban", against.Ruled.Case.Way == Way.Notified ? "It was decided by the scheme elsewhere and only notified." : $"It is not open to a vote: it is {PubwatchJson.Word(against.State)}.", "Members vote on a proposal until it is decided.");
        }

        var choice = read.OneOf<VoteChoice>("choice", draft.Choice);
        var on = read.Past("on", draft.On, against.Today);
        if (on < against.Ruled.Case.On)
        {
            read.Refuse("on", $"{Iso(on.Value)} is before the proposal of {Iso(against.Ruled.Case.On)}.", "Give the day of the vote.");
        }

        if (draft.Venue is { } venue && on is { } day && !against.Members.Any(m => m.Venue == venue && m.InForce(day)))
        {
            read.Refuse("for", $"{draft.Name} was no member of the scheme on {Iso(day)}.", "Only members in force on the day vote; `nte pubwatch member list` has them.");
        }

        if (against.Votes.FirstOrDefault(v => v.Void is null && v.Cast.Vote.Venue == draft.Venue) is { } was)
        {
            read.Refuse("for", $"{draft.Name} has voted already, {PubwatchJson.Word(was.Cast.Vote.Choice)}, on {Iso(was.Cast.Vote.On)}.", "One member, one vote; `nte pubwatch ban unvote` takes back one that was entered wrongly.");
        }

        return Outcome.Unless(read.Reasons, () => new Vote(id, against.Ruled.Case.Id, draft.Venue ?? Guid.Empty, choice!.Value, on!.Value, draft.By.Trim()));
    }

    /// <summary>Returns every vote with the reason why it does not count, where it does not: the first of a member stands.</summary>
    /// <param name="ruled">The case.</param>
    /// <param name="votes">The votes as the journal has them.</param>
    /// <param name="members">The scheme's members, former ones too.</param>
    /// <source>docs/methods/pubwatch.md §2.</source>
    public static IReadOnlyList<RuledVote> Rule(RuledCase ruled, IEnumerable<CastVote> votes, IReadOnlyList<Member> members)
    {
        HashSet<Guid> voted = [];
        List<RuledVote> ruling = [];
        foreach (var cast in votes.OrderBy(v => v.At).ThenBy(v => v.Vote.Id))
        {
            var vote = cast.Vote;
            var reason = cast.Role != Members ? $"entered in the role {cast.Role}"
                : cast.TakenBack is { } back && !(back > ruled.DecidedAt) ? "taken back"
                : ruled.Case.Way == Way.Notified ? "the decision was only notified here"
                : vote.On < ruled.Case.On ? "before the proposal"
                : !members.Any(m => m.Venue == vote.Venue && m.Scheme == ruled.Case.Scheme && m.InForce(vote.On)) ? "no member on the day"
                : ruled.DecidedAt is { } decided && cast.At > decided ? "after the decision"
                : voted.Contains(vote.Venue) ? "a second vote"
                : null;
            if (reason is null)
            {
                voted.Add(vote.Venue);
            }

            ruling.Add(new(cast, reason));
        }

        return ruling;
    }

    /// <summary>Returns how the votes that count stand.</summary>
    /// <source>docs/methods/pubwatch.md §2.</source>
    public static Tally Count(IEnumerable<RuledVote> votes)
    {
        var counted = votes.Where(v => v.Void is null).ToLookup(v => v.Cast.Vote.Choice);
        return new(counted[VoteChoice.For].Count(), counted[VoteChoice.Against].Count(), counted[VoteChoice.Abstain].Count());
    }

    /// <summary>Whether a vote carries the proposal; below the quorum nothing does.</summary>
    /// <source>docs/methods/pubwatch.md §2.</source>
    public static bool Carries(Tally votes, Constitution rules) => votes.Cast >= rules.Quorum && rules.Needs switch
    {
        VoteNeed.Unanimous => votes is { For: > 0, Against: 0 },
        VoteNeed.TwoThirds => votes.For > 0 && votes.For >= 2 * votes.Against,
        _ => votes.For > votes.Against,
    };

    /// <summary>Whether the votes that count now bear out what was decided; a notified decision is not judged.</summary>
    /// <source>docs/methods/pubwatch.md §2.</source>
    public static bool BearsOut(BanCase ban, Tally votes, Constitution rules) =>
        ban is not { Way: Way.Decided, Decision: { } decision } || (votes.Cast >= rules.Quorum && Carries(votes, rules) == (decision.Outcome != Measure.Nothing));
}

using FsCheck;
using FsCheck.Fluent;
using NteMonitor.Access;
using NteMonitor.Pubwatch;
using static NteMonitor.Tests.Pubwatch.Cases;

namespace NteMonitor.Tests.Pubwatch;

public class VoteRulesTests
{
    private static VoteAgainst Against(Role role = Role.Pubwatch, params CastVote[] votes) => new(Ruled(Proposed), BanState.Proposed, Members, Votes(votes), Today, role);

    private static VoteDraft Draft => new(Id(10), "The Heron", "for", "2026-03-12");

    [Fact]
    public void A_member_votes_once()
    {
        VoteRules.Check(Id(6), Draft, Against()).ShouldBeOfType<Outcome<Vote>.Done>().Value.ShouldBe(new(Id(6), Id(4), Id(10), VoteChoice.For, new(2026, 3, 12)));
        ((Outcome<Vote>.Refused)VoteRules.Check(Id(6), Draft, Against(Role.Pubwatch, Cast(10, VoteChoice.Against)))).Reasons
            .ShouldHaveSingleItem().Message.ShouldBe("The Heron has voted already, against, on 2026-03-11.");
    }

    [Fact]
    public void Whoever_is_no_member_on_the_day_has_no_vote()
    {
        Fields(VoteRules.Check(Id(6), Draft with { Venue = Id(99) }, Against())).ShouldBe(["for"]);
        var left = Against() with { Members = [Members[0] with { Until = new(2026, 3, 11) }] };
        Fields(VoteRules.Check(Id(6), Draft, left)).ShouldBe(["for"]);
        Fields(VoteRules.Check(Id(6), Draft with { On = "2026-03-11" }, left)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Police)]
    [InlineData(Role.Warden)]
    [InlineData(Role.Pastor)]
    [InlineData(Role.Assessor)]
    [InlineData(Role.Admin)]
    public void No_other_role_votes_or_speaks_for_a_member(Role role)
    {
        var reason = ((Outcome<Vote>.Refused)VoteRules.Check(Id(6), Draft, Against(role))).Reasons.ShouldHaveSingleItem();
        (reason.Field, reason.Hint.Contains("[2009] EWHC 2441 (Admin)", StringComparison.Ordinal)).ShouldBe(("role", true));
        Fields(VoteRules.Check(Id(6), Draft with { By = "ofc1", ByRole = role }, Against())).ShouldBe(["by"]);
        AccessRules.Check(role, Act.DecideBan)!.Hint.ShouldContain("EWHC 2441");
    }

    [Fact]
    public void Every_reason_against_a_vote_comes_at_once() =>
        Fields(VoteRules.Check(Id(6), Draft with { Venue = Id(99), Choice = "maybe", On = "2026-03-01", By = "pol1", ByRole = Role.Police }, Against() with { State = BanState.Voted }))
            .ShouldBe(["by", "ban", "choice", "on", "for"]);

    [Fact]
    public void A_vote_that_came_by_another_door_is_void_with_its_reason()
    {
        var after = Cast(12, VoteChoice.For) with { At = NodaTime.Instant.FromUtc(2026, 3, 13, 0, 0) };
        var ruled = Ruled(Proposed) with { DecidedAt = NodaTime.Instant.FromUtc(2026, 3, 12, 0, 0) };
        var twice = Cast(10, VoteChoice.For) with { At = NodaTime.Instant.FromUtc(2026, 3, 11, 13, 0) };
        var ruling = VoteRules.Rule(ruled, [Cast(10, VoteChoice.Against), twice, Cast(11, VoteChoice.For, "officer"), Cast(59, VoteChoice.For), after], Members);
        ruling.Select(v => v.Void).ShouldBe([null, "entered in the role officer", "no member on the day", "a second vote", "after the decision"], ignoreOrder: true);
        VoteRules.Count(ruling).ShouldBe(new(0, 1, 0));
    }

    [Fact]
    public void Only_the_scheme_s_own_users_take_a_vote_back()
    {
        var cast = Entry(1, "vote.cast", "pubwatch", (Id(7), null), BanJson.Write(new Vote(Id(7), Id(4), Id(10), VoteChoice.For, new(2026, 3, 11))));
        VoteRules.Of([cast, Entry(2, "vote.withdrawn", "officer", (Id(7), cast.Id), [])])!.TakenBack.ShouldBeNull();
        VoteRules.Of([cast, Entry(3, "vote.withdrawn", "pubwatch", (Id(7), cast.Id), [])])!.TakenBack.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(6, 3, 2, true, true, false)]
    [InlineData(3, 3, 0, false, false, false)]
    [InlineData(3, 0, 0, true, true, true)]
    [InlineData(0, 0, 3, false, false, false)]
    [InlineData(2, 0, 0, false, false, false)]
    public void What_carries_is_as_the_constitution_says(int f, int a, int n, bool majority, bool twoThirds, bool unanimous) =>
        new[] { VoteNeed.Majority, VoteNeed.TwoThirds, VoteNeed.Unanimous }.Select(need => VoteRules.Carries(new(f, a, n), Rules with { Needs = need }))
            .ShouldBe([majority, twoThirds, unanimous]);

    [Fact]
    public void No_more_votes_count_than_there_are_members_and_roles_that_may() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<(byte Venue, bool For, bool Own)[]>(), votes =>
        {
            var cast = votes.Select((v, i) => Cast(v.Venue % 20, v.For ? VoteChoice.For : VoteChoice.Against, v.Own ? "pubwatch" : "police") with { Head = Id(1000 + i) }).ToList();
            var ruling = Votes([.. cast]);
            var able = cast.Where(c => c.Role == "pubwatch" && Members.Any(m => m.Venue == c.Vote.Venue)).Select(c => c.Vote.Venue).Distinct().Count();
            return ruling.Count == cast.Count && VoteRules.Count(ruling).Cast == able;
        }));

    [Fact]
    public void Unanimous_carries_less_than_two_thirds_and_that_less_than_a_majority() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<(byte For, byte Against, byte Abstain)>(), t =>
        {
            bool Carried(VoteNeed needs) => VoteRules.Carries(new(t.For, t.Against, t.Abstain), Rules with { Needs = needs });
            return (!Carried(VoteNeed.Unanimous) || Carried(VoteNeed.TwoThirds)) && (!Carried(VoteNeed.TwoThirds) || Carried(VoteNeed.Majority));
        }));
}

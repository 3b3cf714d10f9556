using NteMonitor.Pubwatch;
using static NteMonitor.Tests.Pubwatch.Cases;

namespace NteMonitor.Tests.Pubwatch;

public class BanRulesTests
{
    [Fact]
    public void A_proposal_that_nothing_stands_against_is_a_case_with_its_reason_sealed()
    {
        var made = ((Outcome<CheckedBan>.Done)BanRules.Propose(Id(4), Wish, Named, Against)).Value;
        (made.Case.Months, made.Case.Behaviour, made.Case.Decision, made.Sealed.Reason).ShouldBe((6, "assault", null, "pushed a member of staff"));
        BanJson.Write(made.Case).ToJsonString().ShouldNotContain("pushed");
    }

    [Fact]
    public void A_term_beside_the_scheme_s_guide_is_remarked_on_and_taken() =>
        ((Outcome<CheckedBan>.Done)BanRules.Propose(Id(4), Wish with { Months = "12" }, Named, Against)).Value.Remarks
            .ShouldBe(["The scheme's guide for this behaviour is 6 months."]);

    [Fact]
    public void Every_reason_against_a_proposal_comes_at_once()
    {
        var draft = Wish with { Behaviour = "asault", Months = "7", On = "2026-03-20", Reason = "known thug of 1 Invented Lane, ZZ1 1ZZ" };
        Fields(BanRules.Propose(Id(4), draft, Named with { Venue = Id(99) }, Against)).ShouldBe(["on", "months", "behaviour", "venue", "reason", "reason"], ignoreOrder: true);
    }

    [Fact]
    public void A_ban_is_not_recorded_without_its_decision() =>
        Fields(BanRules.Notify(Id(4), Notice with { Measure = "", Text = "" }, Named, Against)).ShouldContain("decision");

    [Fact]
    public void An_end_before_its_start_is_refused_with_both_days()
    {
        var reasons = ((Outcome<CheckedBan>.Refused)BanRules.Notify(Id(4), Notice with { Start = "2026-03-12", End = "2026-03-11" }, Named, Against)).Reasons;
        reasons.ShouldHaveSingleItem().Message.ShouldBe("The end, 2026-03-11, is before the start, 2026-03-12.");
    }

    [Fact]
    public void A_notified_decision_carries_votes_as_totals_and_stands_as_it_was_told()
    {
        var ban = ((Outcome<CheckedBan>.Done)BanRules.Notify(Id(4), Notice, Named, Against)).Value.Case;
        ban.Decision.ShouldBe(new(new(2026, 3, 10), Measure.Ban, new(6, 1, 2), null));
        CaseRules.StateOn(ban, Rules, Today).ShouldBe(BanState.Active);
    }

    [Theory]
    [InlineData("48", "", "chair-reason")]
    [InlineData("48", "third serious assault in two years", "")]
    [InlineData("12", "", "")]
    public void More_than_three_years_need_the_chair_s_reason(string months, string reason, string refused) =>
        Fields(BanRules.Propose(Id(4), Wish with { Months = months, ChairReason = reason }, Named, Against)).ShouldBe(refused.Length == 0 ? [] : [refused]);

    [Theory]
    [InlineData("6", "", "approved,months")]
    [InlineData("3", "", "approved")]
    [InlineData("6", "2026-03-09", "months")]
    [InlineData("3", "2026-03-09", "")]
    public void A_ban_of_a_person_under_18_is_approved_apart_and_short(string months, string approved, string refused) =>
        string.Join(',', Fields(BanRules.Propose(Id(4), Wish with { Months = months, Under18 = "yes", Approved = approved }, Named, Against))).ShouldBe(refused);

    [Fact]
    public void The_members_decide_and_nothing_else_does()
    {
        var carried = Decided();
        (carried.Decision!.Outcome, carried.Decision.Votes, carried.Start, carried.End).ShouldBe((Measure.Ban, new Tally(2, 1, 0), new(2026, 3, 12), new(2026, 9, 11)));
        var lost = Done(BanRules.Decide(Open(Proposed), Votes(Cast(10, VoteChoice.For), Cast(11, VoteChoice.Against), Cast(12, VoteChoice.Abstain)), ("2026-03-12", "", null)));
        (lost.Decision!.Outcome, lost.Start, CaseRules.StateOn(lost, Rules, Today)).ShouldBe((Measure.Nothing, null, BanState.Rejected));
        Fields(BanRules.Decide(Open(Proposed), Votes(Cast(10, VoteChoice.For), Cast(11, VoteChoice.For)), ("2026-03-12", "", null))).ShouldBe(["votes"]);
    }

    [Fact]
    public void A_decision_is_not_dated_before_its_votes_nor_a_ban_before_its_decision() =>
        Fields(BanRules.Decide(Open(Proposed), Votes(Cast(10, VoteChoice.For), Cast(11, VoteChoice.For), Cast(12, VoteChoice.For)), ("2026-03-10", "2026-03-09", null)))
            .ShouldBe(["on", "start"]);

    [Fact]
    public void A_ban_holds_once_the_person_is_told()
    {
        CaseRules.StateOn(Decided(), Rules, Today).ShouldBe(BanState.Voted);
        CaseRules.IsCurrent(Decided(), Rules, Today).ShouldBeFalse();
        var told = Active();
        (CaseRules.StateOn(told, Rules, Today), told.AppealBy).ShouldBe((BanState.Active, new(2026, 3, 27)));
    }

    [Fact]
    public void A_late_appeal_is_taken_when_the_scheme_hears_it()
    {
        var late = new NodaTime.LocalDate(2026, 4, 10);
        Fields(BanRules.Appealed(Open(Active(), late), ("", ""))).ShouldBe(["on"]);
        CaseRules.StateOn(Done(BanRules.Appealed(Open(Active(), late), ("", "yes"))), Rules, late).ShouldBe(BanState.Appeal);
    }

    [Fact]
    public void An_appeal_shortens_and_never_lengthens()
    {
        var open = Open(Done(BanRules.Appealed(Open(Active()), ("", ""))));
        Fields(BanRules.Heard(open, new("", "varied", "2026-12-01", ""))).ShouldBe(["end"]);
        Fields(BanRules.Heard(open, new("", "varied", "2026-03-01", ""))).ShouldBe(["end"]);
        Fields(BanRules.Heard(open, new("", "varied", "", ""))).ShouldBe(["end"]);
        Fields(BanRules.Heard(open, new("", "stands", "2026-04-01", ""))).ShouldBe(["outcome"]);
        var varied = Done(BanRules.Heard(open, new("", "varied", "2026-04-30", "")));
        (CaseRules.StateOn(varied, Rules, Today), varied.End).ShouldBe((BanState.Varied, new(2026, 4, 30)));
        CaseRules.StateOn(Done(BanRules.Heard(open, new("", "lifted", "", ""))), Rules, Today).ShouldBe(BanState.Lifted);
    }

    [Fact]
    public void What_was_decided_is_lifted_and_not_withdrawn()
    {
        Fields(BanRules.Withdrawn(Open(Active()), "mistake")).ShouldBe(["ban"]);
        CaseRules.StateOn(Done(BanRules.Withdrawn(Open(Proposed), "mistaken identity")), Rules, Today).ShouldBe(BanState.Withdrawn);
        CaseRules.StateOn(Done(BanRules.Lifted(Open(Active()), "")), Rules, Today).ShouldBe(BanState.Lifted);
    }

    [Fact]
    public void The_check_of_facts_is_a_day_and_only_once()
    {
        var now = Done(BanRules.Check(Open(Proposed), "2026-03-11"));
        CaseRules.StateOn(now, Rules, Today).ShouldBe(BanState.Checked);
        Fields(BanRules.Check(Open(now), "2026-03-12")).ShouldBe(["ban"]);
    }
}

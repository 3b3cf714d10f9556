using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Journal;
using NteMonitor.Pubwatch;
using static NteMonitor.Tests.Pubwatch.Cases;

namespace NteMonitor.Tests.Pubwatch;

public class CaseRulesTests
{
    private static readonly Entry Root = Entry(1, "ban.proposed", "pubwatch", (Id(4), null), BanJson.Write(Proposed));

    [Fact]
    public void A_decision_in_another_role_changes_nothing_and_is_listed()
    {
        var forged = Entry(2, "ban.decided", "officer", (Id(4), Root.Id), Change(Proposed, Decided()));
        var ruled = CaseRules.Rule([Root, forged])!;
        (ruled.Case.Decision, ruled.Void.Single().Role, ruled.Head).ShouldBe((null, "officer", Root.Id));
        CaseRules.Rule([Root, forged with { Role = "pubwatch" }])!.Case.Decision!.Outcome.ShouldBe(Measure.Ban);
    }

    [Fact]
    public void What_stands_on_an_entry_that_does_not_hold_stands_on_the_one_before()
    {
        var forged = Entry(2, "ban.decided", "police", (Id(4), Root.Id), Change(Proposed, Decided()));
        var check = Entry(3, "ban.checked", "pubwatch", (Id(4), forged.Id), Change(Proposed, Proposed with { CheckedOn = Today }));
        var ruled = CaseRules.Rule([Root, forged, check])!;
        (ruled.Case.CheckedOn, ruled.Case.Decision, ruled.Rivals).ShouldBe((Today, null, 0));
    }

    [Fact]
    public void A_kind_that_may_be_written_cannot_carry_what_may_not()
    {
        var smuggled = Entry(2, "ban.checked", "police", (Id(4), Root.Id), Change(Proposed, Decided() with { CheckedOn = Today }));
        CaseRules.Rule([Root, smuggled])!.Case.Decision.ShouldBeNull();
        var letter = Entry(3, "ban.written", "officer", (Id(4), Root.Id), Change(Proposed, Proposed with { End = Today }));
        CaseRules.Rule([Root, letter])!.Void.Count.ShouldBe(1);
        CaseRules.Rule([Root with { Body = CanonicalJson.Write(BanJson.Write(Decided())) }]).ShouldBeNull();
    }

    [Theory]
    [InlineData("officer")]
    [InlineData("police")]
    [InlineData("warden")]
    [InlineData("pastor")]
    [InlineData("admin")]
    [InlineData("assessor")]
    public void A_record_that_another_role_proposed_is_no_case(string role) => CaseRules.Rule([Root with { Role = role }]).ShouldBeNull();

    [Fact]
    public void What_was_notified_is_the_public_body_s_to_record_and_never_the_scheme_s_vote()
    {
        var notified = ((Outcome<CheckedBan>.Done)BanRules.Notify(Id(4), Notice, Named, Against)).Value.Case;
        var root = Entry(1, "ban.notified", "police", (Id(4), null), BanJson.Write(notified));
        CaseRules.Rule([root])!.Case.Way.ShouldBe(Way.Notified);
        var lifted = Entry(2, "ban.lifted", "officer", (Id(4), root.Id), Change(notified, notified with { LiftedOn = Today }));
        CaseRules.Rule([root, lifted])!.Case.LiftedOn.ShouldBe(Today);
        CaseRules.Rule([Root, lifted with { Base = Root.Id }])!.Case.LiftedOn.ShouldBeNull();
        CaseRules.Rule([root with { Role = "pastor" }]).ShouldBeNull();
    }

    [Fact]
    public void A_ban_that_ends_tonight_holds_tonight_and_is_off_the_list_tomorrow()
    {
        var ban = Active() with { End = Today };
        CaseRules.IsCurrent(ban, Rules, Today).ShouldBeTrue();
        CaseRules.IsCurrent(ban, Rules, Today.PlusDays(1)).ShouldBeFalse();
        CaseRules.StateOn(ban, Rules, Today.PlusDays(27)).ShouldBe(BanState.Expired);
        CaseRules.StateOn(ban, Rules, Today.PlusDays(28)).ShouldBe(BanState.Erased);
    }

    [Fact]
    public void Each_kind_of_end_has_its_weed_date()
    {
        CaseRules.WeedOn(Proposed, Rules).ShouldBe(new(2026, 4, 17));
        CaseRules.WeedOn(Proposed with { WithdrawnOn = Today }, Rules).ShouldBe(new(2026, 4, 14));
        CaseRules.WeedOn(Decided() with { Decision = new(Today, Measure.Nothing, null, null), End = null }, Rules).ShouldBe(new(2026, 4, 14));
        CaseRules.WeedOn(Active(), Rules).ShouldBe(new(2026, 10, 9));
        CaseRules.WeedOn(Active() with { LiftedOn = Today }, Rules).ShouldBe(new(2026, 4, 11));
    }

    [Fact]
    public void A_long_ban_is_looked_at_every_year()
    {
        var ban = Active() with { End = new(2029, 3, 11) };
        CaseRules.ReviewOn(ban, Rules).ShouldBe(new(2027, 3, 12));
        CaseRules.ReviewOn(ban with { Reviews = [new(new(2027, 2, 1), Ruling.Stands)] }, Rules).ShouldBe(new(2028, 2, 1));
        CaseRules.ReviewOn(Active(), Rules).ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-03-14", 3, "2026-06-13")]
    [InlineData("2026-01-31", 1, "2026-02-27")]
    [InlineData("2024-02-29", 12, "2025-02-27")]
    public void A_term_ends_the_night_before_the_same_day(string start, int months, string end) =>
        CaseRules.EndOf(NodaTime.Text.LocalDatePattern.Iso.Parse(start).Value, months).ToString("uuuu-MM-dd", null).ShouldBe(end);

    [Fact]
    public void Whatever_is_tried_a_ban_never_holds_undecided_untold_or_past_its_end() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<(byte Step, byte Days, byte Number)[]>(), tries =>
        {
            var (ban, today) = (Proposed, Today);
            var first = (LocalDate?)null;
            foreach (var (step, days, number) in tries)
            {
                today = today.PlusDays(days % 40);
                if (Try(Open(ban, today), step % 9, number) is Outcome<BanCase>.Done(var now))
                {
                    ban = now;
                }

                first ??= ban.End;
                var state = CaseRules.StateOn(ban, Rules, today);
                var isSound = !CaseRules.IsCurrent(ban, Rules, today)
                    || ban is { Decision: { Outcome: Measure.Ban, Votes.Cast: >= 3 }, Letters.Count: > 0, WithdrawnOn: null } && ban.End >= today && ban.Start <= today && !(ban.LiftedOn <= today);
                if (!isSound || ban.End < ban.Start || ban.End > first || CaseRules.WeedOn(ban, Rules) > LocalDate.Max(ban.End ?? today, today).PlusDays(38) || (state == BanState.Erased) != (CaseRules.WeedOn(ban, Rules) <= today))
                {
                    return false;
                }
            }

            return true;
        }));

    private static Outcome<BanCase> Try(OpenCase open, int step, byte number) => step switch
    {
        0 => BanRules.Check(open, ""),
        1 => BanRules.Decide(open, Votes(Cast(10, VoteChoice.For), Cast(11, VoteChoice.For), Cast(12, (VoteChoice)(number % 3))), ("", open.Today.PlusDays(number % 5).ToString("uuuu-MM-dd", null), null)),
        2 => BanRules.Written(open, new(default, "by hand", "ban"), ""),
        3 => BanRules.Appealed(open, ("", number % 2 == 0 ? "yes" : "")),
        4 => BanRules.Heard(open, new("", PubwatchJson.Word((Ruling)(number % 3)), number % 3 == 1 ? open.Today.PlusDays(number).ToString("uuuu-MM-dd", null) : "", "")),
        5 => BanRules.Reviewed(open, new("", PubwatchJson.Word((Ruling)(number % 3)), number % 3 == 1 ? open.Today.PlusDays(number).ToString("uuuu-MM-dd", null) : "", "")),
        6 when number % 4 == 0 => BanRules.Lifted(open, ""),
        7 when number % 4 == 0 => BanRules.Withdrawn(open, "mistaken identity"),
        _ => Outcome.Done(open.Case),
    };
}

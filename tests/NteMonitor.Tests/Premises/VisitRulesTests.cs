using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Premises;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Premises;

public class VisitRulesTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 14, 23, 30);

    private static readonly Venue Heron = new(Guid.NewGuid(), "The Gilded Heron", "pub")
    {
        Capacity = 180,
        OpeningHours = [.. Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None).Select(d => new DayHours(d, new(11, 0), new(1, 0)))],
        Conditions =
        [
            new("2.10", "Plastic glasses after 23:00"),
            new("2.4", "Two door staff from 21:00", "crime", new(2026, 1, 1)),
            new("2.5", "No entry after midnight", "crime", new(2025, 1, 1), new(2026, 2, 1)),
            new("2.6", "CCTV kept 28 days", "crime", new(2026, 4, 1)),
        ],
    };

    [Fact]
    public void A_visit_is_kept_with_what_was_found()
    {
        var (visit, name, note) = Done(VisitRules.Check(Guid.NewGuid(), Full, Against));
        (visit.On, visit.Kind, visit.By, visit.SpokenTo).ShouldBe((new LocalDate(2026, 3, 14), "night", "l01", "manager"));
        visit.Partners.ShouldBe(["police"]);
        visit.Checks.ShouldBe([new("2.4", "Two door staff from 21:00", Finding.Broken, "one of two had left"), new("2.10", "Plastic glasses after 23:00", Finding.Met)]);
        visit.Door.ShouldBe(new DoorCount(2, 1));
        visit.Inside.ShouldBe(new HeadCount(192, Instant.FromUtc(2026, 3, 14, 22, 45), 180));
        visit.Inside!.Over.ShouldBe(12);
        visit.FollowUp.ShouldBe(new LocalDate(2026, 3, 28));
        (name, note).ShouldBe(("Vera Invented", "She was civil."));
        VisitText.Line(visit, House.Reference).ShouldBe(
            "Night-time visit with police by l01; 2 conditions checked, broken: 2.4; 2 door staff, 1 with the badge seen; 192 inside, 12 OVER the capacity of 180; advice: keep to 2.4; follow-up due on Sat 28 Mar 2026");
    }

    [Fact]
    public void A_day_alone_is_a_visit_whose_minute_nobody_wrote_down() =>
        Done(VisitRules.Check(Guid.Empty, Full with { When = "2026-03-10", CountedAt = "2245" }, Against)).Visit
            .ShouldSatisfyAllConditions(v => v.At.ShouldBeNull(), v => v.On.ShouldBe(new LocalDate(2026, 3, 10)), v => v.Inside!.At.ShouldBe(Instant.FromUtc(2026, 3, 10, 22, 45)));

    [Fact]
    public void A_count_after_midnight_is_of_the_same_night() =>
        Done(VisitRules.Check(Guid.Empty, Full with { When = "2026-03-13 2350", CountedAt = "0010" }, Against)).Visit.Inside!.At.ShouldBe(Instant.FromUtc(2026, 3, 14, 0, 10));

    [Theory]
    [InlineData("9.9", "does not hold a condition '9.9'")]
    [InlineData("2.5", "was taken off on 2026-02-01")]
    [InlineData("2.6", "begins on 2026-04-01")]
    [InlineData("", "does not hold a condition ''")]
    public void A_condition_that_was_not_in_force_cannot_be_checked(string number, string said) =>
        Reasons(Full with { Checks = [new(number, "met")] }).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.Field.ShouldBe($"condition {number}"), r => r.Message.ShouldContain(said), r => r.Hint.ShouldBe("In force on 2026-03-14: 2.4, 2.10."));

    [Fact]
    public void A_condition_that_has_been_taken_off_since_can_be_checked_for_a_day_on_which_it_held() =>
        Done(VisitRules.Check(Guid.Empty, Full with { When = "2026-01-20", FollowUp = "", Checks = [new("2.5", "met")] }, Against)).Visit.Checks.ShouldHaveSingleItem();

    [Fact]
    public void Every_fault_of_a_visit_is_named_at_once() => Reasons(new()
    {
        When = "2026-03-15 2200",
        Kind = "raid",
        By = "Officer Invented",
        Partners = ["navy"],
        SpokenTo = "butler",
        Checks = [new("2.4", "perhaps"), new("2.10", "broken"), new("9.9", "met"), new("2.10", "met")],
        DoorStaff = "-1",
        Badges = "two",
        People = "100001",
        Advice = "one\ntwo",
        FollowUp = "soon",
    }).Select(r => r.Field).ShouldBe(["when", "kind", "spokenTo", "by", "partners", "condition 2.4", "condition 2.10", "condition 2.10", "condition 9.9", "doorStaff", "badges", "people", "advice", "followUp"], ignoreOrder: true);

    [Theory]
    [InlineData("2026-03-13", "before the visit")]
    [InlineData("2226-03-13", "more than three years")]
    [InlineData("+2000", "is not a date")]
    [InlineData("next week", "is not a date")]
    public void A_follow_up_that_cannot_be_is_refused(string text, string said) => Reasons(Full with { FollowUp = text }).ShouldHaveSingleItem().Message.ShouldContain(said);

    [Fact]
    public void More_badges_than_staff_are_refused() => Reasons(Full with { DoorStaff = "2", Badges = "3" }).ShouldHaveSingleItem().Field.ShouldBe("badges");

    [Fact]
    public void Badges_without_staff_and_a_time_without_a_count_are_refused() =>
        Reasons(Full with { DoorStaff = "", People = "" }).Select(r => r.Field).ShouldBe(["doorStaff", "people"]);

    [Theory]
    [InlineData("", "not what the person is there")]
    [InlineData("nobody", "nobody was spoken to")]
    public void A_name_belongs_to_somebody_who_was_spoken_to(string who, string said) => Reasons(Full with { SpokenTo = who }).ShouldHaveSingleItem().Message.ShouldContain(said);

    [Theory]
    [InlineData(VenueStatus.Closed, "The venue was closed on that day, by the register.")]
    [InlineData(VenueStatus.Suspended, "The licence was suspended on that day, by the register.")]
    public void A_visit_to_a_venue_that_may_not_trade_is_kept_and_said(VenueStatus status, string remark) =>
        Done(VisitRules.Check(Guid.Empty, Full, Against with { Venue = Heron with { Statuses = [new(status, new(2026, 3, 1))] } })).Visit.Remarks.ShouldBe([remark]);

    [Fact]
    public void A_visit_outside_the_opening_hours_is_kept_and_said() =>
        Done(VisitRules.Check(Guid.Empty, Full with { When = "2026-03-14 0230", CountedAt = "" }, Against)).Visit.Remarks.ShouldBe(["Outside the opening hours on file."]);

    [Fact]
    public void A_visit_follows_up_only_what_waits_at_the_same_venue_before_it()
    {
        var earlier = new Visit(Guid.NewGuid(), Heron.Id, new(2026, 3, 1), "night", "l01") { FollowUp = new(2026, 3, 14) };
        Done(VisitRules.Check(Guid.Empty, Full, Against with { Follows = earlier })).Visit.Follows.ShouldBe(earlier.Id);
        Refused(Full, Against with { Follows = earlier with { Venue = Guid.NewGuid() } }).ShouldBe(["follows"]);
        Refused(Full, Against with { Follows = earlier with { FollowedUp = new(2026, 3, 2) } }).ShouldBe(["follows"]);
        Refused(Full, Against with { Follows = earlier with { FollowUp = null } }).ShouldBe(["follows"]);
        Refused(Full with { When = "2026-02-20", FollowUp = "" }, Against with { Follows = earlier }).ShouldBe(["follows"]);
    }

    [Theory]
    [InlineData("met", Finding.Met, "")]
    [InlineData("Yes, all of them", Finding.Met, "all of them")]
    [InlineData("not met - no clicker", Finding.Broken, "no clicker")]
    [InlineData("NO: the book was missing", Finding.Broken, "the book was missing")]
    [InlineData("not checked: cellar locked", Finding.NotChecked, "cellar locked")]
    [InlineData("", Finding.NotChecked, "")]
    [InlineData("-", Finding.NotChecked, "")]
    public void A_finding_is_read_as_it_is_said(string said, Finding finding, string remark) => VisitRules.Read(said).ShouldBe((finding, remark));

    [Theory]
    [InlineData("notable")]
    [InlineData("metal detector missing")]
    [InlineData("maybe")]
    public void A_finding_that_says_neither_is_none(string said) => VisitRules.Read(said).ShouldBeNull();

    [Fact]
    public void What_stands_on_file_is_not_judged_again_when_something_else_is_amended()
    {
        var was = Done(VisitRules.Check(Guid.NewGuid(), Full, Against));
        var since = Against with { Venue = Heron with { Conditions = [], Capacity = 20 } };
        var now = Done(VisitRules.Amended(was, VisitRules.DraftOf(was, House.Clock) with { Advice = "keep to 2.4 at once" }, since));
        now.Visit.ShouldBeEquivalentTo(was.Visit with { Advice = "keep to 2.4 at once" });
    }

    [Fact]
    public void A_visit_read_back_from_its_facts_and_from_its_draft_is_the_same()
    {
        var arbitrary = Gen.Choose(0, 1 << 20).ToArbitrary();
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(arbitrary, seed =>
        {
            var was = Done(VisitRules.Check(Guid.NewGuid(), Drawn(seed), Against));
            Same(VisitJson.Read(was.Visit.Id, VisitJson.Write(was.Visit)), was.Visit);
            Same(Done(VisitRules.Amended(was, VisitRules.DraftOf(was, House.Clock), Against)).Visit, was.Visit);
        }));
    }

    private static readonly VisitDraft Full = new()
    {
        When = "2215",
        Kind = "night-time",
        Partners = ["police"],
        SpokenTo = "duty-manager",
        Name = "Vera Invented",
        Checks = [new("2.4", "broken: one of two had left"), new("2.10", "met")],
        DoorStaff = "2",
        Badges = "1",
        People = "192",
        CountedAt = "2245",
        Advice = "keep to 2.4",
        Note = "She was civil.",
        FollowUp = "+14",
    };

    private static VisitAgainst Against => new(Heron, House.Reference, House.Clock, Now, "l01");

    /// <summary>A draft that is drawn from a number, every part there or not.</summary>
    private static VisitDraft Drawn(int seed)
    {
        bool Bit(int at) => ((seed >> at) & 1) == 1;
        return Full with
        {
            When = Bit(0) ? "2026-03-10" : Bit(1) ? "2026-03-13 2350" : "",
            SpokenTo = Bit(2) ? "dps" : "",
            Name = Bit(2) && Bit(3) ? "Vera Invented" : "",
            Checks = [.. Bit(4) ? [new CheckDraft("2.4", Bit(5) ? "met" : "not checked: too busy")] : Array.Empty<CheckDraft>(), .. Bit(6) ? [new CheckDraft("2.10", "broken: glass at the bar")] : Array.Empty<CheckDraft>()],
            DoorStaff = Bit(7) ? "4" : "",
            Badges = Bit(7) && Bit(8) ? "4" : "",
            People = Bit(9) ? "180" : "",
            CountedAt = Bit(9) && Bit(10) ? "2245" : "",
            Advice = Bit(11) ? "none needed" : "",
            FollowUp = Bit(12) ? "+1" : "",
            Partners = Bit(13) ? ["fire", "police"] : [],
        };
    }

    private static void Same(Visit one, Visit other) => Journal(one).ShouldBe(Journal(other));

    private static string Journal(Visit visit) => NteMonitor.Journal.CanonicalJson.Write(VisitJson.Write(visit));

    private static IReadOnlyList<Refusal> Reasons(VisitDraft draft) => ((Outcome<CheckedVisit>.Refused)VisitRules.Check(Guid.Empty, draft, Against)).Reasons;

    private static IEnumerable<string> Refused(VisitDraft draft, VisitAgainst against) => ((Outcome<CheckedVisit>.Refused)VisitRules.Check(Guid.Empty, draft, against)).Reasons.Select(r => r.Field);

    private static CheckedVisit Done(Outcome<CheckedVisit> outcome) => outcome is Outcome<CheckedVisit>.Done(var visit)
        ? visit
        : throw new InvalidOperationException(Outcome.Said(((Outcome<CheckedVisit>.Refused)outcome).Reasons));
}

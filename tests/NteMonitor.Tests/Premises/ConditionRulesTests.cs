using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Premises;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Premises;

/// <summary>The cases are the table of docs/methods/premises.md §3.</summary>
public class ConditionRulesTests
{
    private static readonly LocalDate Day = new(2026, 11, 20);
    private static readonly Condition Staff = new("2.1", "Two door staff from 21:00");
    private static readonly Venue Heron = new(Guid.NewGuid(), "The Gilded Heron", "pub") { Conditions = [new("2.10", "Plastic"), Staff, new("2.2", "Gone", null, null, Day)] };

    [Fact]
    public void A_condition_that_nobody_looked_at_is_neither_met_nor_broken() =>
        State([]).ShouldBe(new ConditionState(Staff, Finding.NotChecked));

    [Fact]
    public void The_last_check_decides_and_all_of_them_are_counted() =>
        State([On(14, Finding.Broken, "one of two"), On(3, Finding.Met)])
            .ShouldSatisfyAllConditions(s => s.State.ShouldBe(Finding.Broken), s => s.On.ShouldBe(new LocalDate(2026, 11, 14)), s => (s.Broken, s.Checks).ShouldBe((1, 2)), s => s.Remark.ShouldBe("one of two"));

    [Fact]
    public void Not_looking_changes_nothing() => State([On(3, Finding.Broken, "none there"), On(14, Finding.NotChecked)]).On.ShouldBe(new LocalDate(2026, 11, 3));

    [Fact]
    public void A_check_after_the_day_is_not_known_on_it() => State([On(14, Finding.Broken, "none there"), On(21, Finding.Met)]).State.ShouldBe(Finding.Broken);

    [Fact]
    public void A_check_of_an_earlier_wording_says_so() =>
        State([On(3, Finding.Met) with { Check = new("2.1", "One door supervisor", Finding.Met) }]).OtherWording.ShouldBeTrue();

    [Fact]
    public void The_list_has_what_is_in_force_in_the_licence_s_order() =>
        ConditionRules.States(Heron, Day, []).Select(s => s.Condition.Number).ShouldBe(["2.1", "2.10"]);

    [Fact]
    public void The_order_in_which_checks_are_read_changes_nothing() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.ListOf(Gen.Choose(1, 28).SelectMany(day => Gen.Choose(0, 2).Select(f => On(day, (Finding)f, "seen")))).ToArbitrary(),
        drawn =>
        {
            // One visit finds one thing of a condition.
            List<FoundOn> checks = [.. drawn.DistinctBy(c => c.On)];
            ConditionRules.States(Heron, Day, checks).ShouldBe(ConditionRules.States(Heron, Day, checks.AsEnumerable().Reverse()));
        }));

    [Fact]
    public void A_check_alone_says_met_or_broken_of_a_condition_that_is_held()
    {
        var against = new VisitAgainst(Heron, House.Reference, House.Clock, Instant.FromUtc(2026, 11, 20, 12, 0), "l01");
        ((Outcome<LoneCheck>.Done)ConditionRules.Check(Guid.Empty, new("2.1", "broken: rota shows one"), "", against)).Value.Check.Finding.ShouldBe(Finding.Broken);
        Reasons(ConditionRules.Check(Guid.Empty, new("2.1", ""), "", against)).ShouldHaveSingleItem().Hint.ShouldBe("Say met or broken.");
        Reasons(ConditionRules.Check(Guid.Empty, new("2.2", "met"), "2026-11-21", against)).Select(r => r.Field).ShouldBe(["when", "condition 2.2"]);
    }

    private static ConditionState State(IReadOnlyList<FoundOn> found) => ConditionRules.States(Heron, Day, found)[0];

    private static FoundOn On(int day, Finding finding, string? remark = null) =>
        new(new(2026, 11, day), Instant.FromUtc(2026, 11, day, 22, 0), "l01", Guid.Parse($"00000000-0000-7000-8000-0000000000{day:00}"), new("2.1", Staff.Text, finding, remark));

    private static IReadOnlyList<Refusal> Reasons(Outcome<LoneCheck> outcome) => ((Outcome<LoneCheck>.Refused)outcome).Reasons;
}

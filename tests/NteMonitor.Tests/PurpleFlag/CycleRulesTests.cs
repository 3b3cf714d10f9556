using FsCheck.Fluent;
using NodaTime;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.Tests.PurpleFlag;

public class CycleRulesTests
{
    private static readonly FrameworkEdition Edition = FrameworkRulesTests.Read(File.ReadAllText(Path.Combine(House.Root, "seed/purple-flag/2026.json")));
    private static readonly LocalDate Today = new(2026, 11, 21);

    [Fact]
    public void An_entry_whose_steps_follow_one_another_stands() =>
        CycleRules.Faults(Entry(("register", 1), ("group", 3), ("boundary", 3), ("submission", 60), ("panel", 90)), Edition, Today).ShouldBeEmpty();

    [Theory]
    [InlineData("submission", 5, "panel", 4)]
    [InlineData("register", 5, "submission", 4)]
    [InlineData("register", 5, "outcome", 4)]
    [InlineData("own-visit", 9, "overnight-visit", 8)]
    public void A_step_before_one_that_comes_first_is_refused_however_many_lie_between(string first, int firstDay, string second, int secondDay) =>
        CycleRules.Faults(Entry(("register", 1)).With(Done(first, firstDay)).With(Done(second, secondDay)), Edition, Today).ShouldHaveSingleItem().Field.ShouldBe("done");

    [Fact]
    public void Steps_that_run_beside_one_another_have_no_order() =>
        CycleRules.Faults(Entry(("register", 1), ("boundary", 9), ("group", 4), ("core-data", 2)), Edition, Today).ShouldBeEmpty();

    [Fact]
    public void What_is_done_in_the_future_was_not_done() =>
        CycleRules.Faults(Entry(("register", 1)).With(new("submission", null, Today.PlusDays(1))), Edition, Today).ShouldHaveSingleItem().Message.ShouldContain("after today");

    [Fact]
    public void A_plan_out_of_order_is_refused_too() =>
        CycleRules.Faults(Entry(("register", 1)).With(new("submission", Today.PlusDays(9), null)).With(new("panel", Today.PlusDays(8), null)), Edition, Today).ShouldHaveSingleItem().Field.ShouldBe("due");

    [Fact]
    public void An_interim_renewal_has_no_visit_overnight() =>
        CycleRules.Faults(Entry(("register", 1)) with { Kind = "interim", Days = [Done("register", 1), Done("overnight-visit", 2)] }, Edition, Today)
            .ShouldHaveSingleItem().Message.ShouldContain("'overnight-visit' is no step of this kind");

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once() =>
        CycleRules.Faults(Entry(("submision", 1)) with { Place = "\u0007", Outcome = new("won", Today, "") }, Edition, Today).Select(f => f.Field).ShouldBe(["place", "step", "register", "outcome"]);

    [Theory]
    [InlineData("full", "accredited", "interim 2027-02-28, full 2028-02-28")]
    [InlineData("full", "conditions", "interim 2027-02-28, full 2028-02-28")]
    [InlineData("interim", "accredited", "full 2027-02-28")]
    [InlineData("full", "revisit", "")]
    [InlineData("full", "not-accredited", "")]
    public void Renewals_follow_an_outcome_that_accredits(string kind, string outcome, string due) =>
        string.Join(", ", CycleRules.Renewals(Told(kind, outcome, new(2026, 2, 28)), Edition).Select(r => $"{r.Kind} {r.On:uuuu-MM-dd}")).ShouldBe(due);

    [Fact]
    public void A_renewal_from_a_leap_day_falls_on_the_last_of_February() =>
        CycleRules.Renewals(Told("interim", "accredited", new(2024, 2, 29)), Edition).ShouldBe([new("full", new(2025, 2, 28))]);

    [Fact]
    public void A_renewal_that_is_registered_is_no_longer_called_for()
    {
        var told = Told("full", "accredited", new(2026, 2, 1));
        var next = Entry(("register", 80)) with { Id = Guid.NewGuid(), Kind = "interim" };
        CycleRules.Unregistered(told, Edition, [told, next]).Select(r => r.Kind).ShouldBe(["full"]);
        CycleRules.Unregistered(told, Edition, [told]).Select(r => r.Kind).ShouldBe(["interim", "full"]);
    }

    [Fact]
    public void What_is_due_within_two_weeks_or_overdue_is_called_for_until_it_is_done()
    {
        var entry = Entry(("register", 1)).With(new("group", Today.PlusDays(-3), null)).With(new("boundary", Today.PlusDays(14), null)).With(new("submission", Today.PlusDays(15), null)).With(new("core-data", Today, Today));
        CycleRules.Due(entry, Edition, Today).Select(r => r.Due).ShouldBe([Today.PlusDays(-3), Today.PlusDays(14)]);
        CycleRules.Due(entry with { Outcome = new("accredited", Today, "") }, Edition, Today).ShouldBeEmpty();
    }

    [Fact]
    public void Days_in_the_order_of_the_steps_are_never_refused() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.ListOf(Gen.Choose(0, 6)).ToArbitrary(),
        gaps =>
        {
            var day = 1;
            var days = Edition.StepsOf("full").Zip(gaps).Select(s => (s.First.Code, day += s.Second)).ToArray();
            return days.Length == 0 || days[0].Code != "register" || CycleRules.Faults(Entry(days), Edition, Today).Count == 0;
        }));

    [Fact]
    public void An_entry_is_read_back_as_it_was_written()
    {
        var entry = Entry(("register", 1), ("group", 3)).With(new("submission", Today, null)) with { Round = "round 51", Outcome = new("conditions", Today, "Lamps") };
        var read = FlagJson.Entry(entry.Id, FlagJson.Write(entry));
        (read.Place, read.Kind, read.Round, read.Outcome).ShouldBe((entry.Place, entry.Kind, entry.Round, entry.Outcome));
        read.Days.ShouldBe(entry.Days, ignoreOrder: true);
    }

    private static FlagEntry Entry(params (string Step, int Day)[] done) => new(Guid.Empty, "Inventon", "full", "00") { Days = [.. done.Select(d => Done(d.Step, d.Day))] };

    private static StepDays Done(string step, int day) => new(step, null, new LocalDate(2026, 5, 31).PlusDays(day));

    private static FlagEntry Told(string kind, string outcome, LocalDate on) => new(Guid.Empty, "Inventon", kind, "00") { Days = [new("register", null, on.PlusDays(-90))], Outcome = new(outcome, on, "") };
}

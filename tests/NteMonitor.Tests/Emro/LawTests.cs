using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Emro.Law;
using NteMonitor.Tests.Common;

namespace NteMonitor.Tests.Emro;

public class LawTests
{
    private static readonly OrderContext Town = new(["centre"], ["crime", "safety", "nuisance", "children"], 0.2);

    private static readonly OrderDraft Whole = new("Centre, late")
    {
        Zones = ["centre"],
        Area = "The town centre",
        Days = [new(IsoDayOfWeek.Saturday, new(3, 0), new(6, 0)), new(IsoDayOfWeek.Sunday, new(3, 0), new(6, 0))],
        Objectives = ["crime"],
        From = new(2027, 1, 4),
        Limited = true,
        Until = new(2027, 12, 31),
        Maker = Maker.FullCouncil,
        MadeOn = new(2026, 10, 1),
        Reasons = "Recurring disorder.",
        Burden = "Weighed.",
        Alternatives = "Considered.",
    };

    private static readonly OrderDraft Midnight = Whole with { Days = [new(IsoDayOfWeek.Saturday, new(0, 0), new(6, 0))] };

    private static readonly OrderContext Jubilee = Town with { Occasions = [new("An invented jubilee", new(2027, 6, 5), new(2027, 6, 6), new(1, 0))] };

    private static string[] Errors(OrderDraft draft) => [.. OrderRules.Check(draft, Town).Where(f => f.Weight == Weight.Error).Select(f => f.Rule)];

    [Fact]
    public void A_whole_draft_stands_and_says_what_everybody_must_know()
    {
        var found = OrderRules.Check(Whole, Town);
        OrderRules.Stands(found).ShouldBeTrue();
        found.ShouldContain(f => f.Rule == "E08" && f.Message.Contains("sales, not opening", StringComparison.Ordinal));
        found.ShouldContain(f => f.Message == "Saturday 03:00 to 06:00 (the end of Friday night).");
        found.ShouldAllBe(f => f.Provision.Length > 0);
    }

    /// <summary>Each rule that can be broken or warns, and a draft that does: its weight, its provision, a word of what it says.</summary>
    private static readonly (string Rule, Weight Weight, string Provision, string Says, OrderDraft Draft, OrderContext Context)[] Rules =
    [
        ("E01", Weight.Error, "s.172A(1)", "No licensing objective", Whole with { Objectives = [] }, Town),
        ("E01", Weight.Error, "s.4(2)", "'health'", Whole with { Objectives = ["crime", "health"] }, Town),
        ("E01", Weight.Warning, "s.172A(1)", "why", Whole with { Reasons = " " }, Town),
        ("E02", Weight.Error, "s.172A(3)", "03:00 to 06:30", Whole with { Days = [new(IsoDayOfWeek.Saturday, new(3, 0), new(6, 30))] }, Town),
        ("E02", Weight.Error, "s.172A(3)", "05:00 to 03:00", Whole with { Days = [new(IsoDayOfWeek.Saturday, new(5, 0), new(3, 0))] }, Town),
        ("E02", Weight.Error, "s.172A(3)", "23:00 to 03:00", Whole with { Days = [new(IsoDayOfWeek.Friday, new(23, 0), new(3, 0))] }, Town),
        ("E03", Weight.Error, "s.172A(5)", "Saturday has 2 periods", Whole with { Days = [.. Whole.Days, Whole.Days[0]] }, Town),
        ("E03", Weight.Note, "s.172A(5)", "Sunday 03:00 to 06:00 (the end of Saturday night)", Whole, Town),
        ("E04", Weight.Error, "s.172A(5)-(6)", "names no area", Whole with { Zones = [], Area = "" }, Town),
        ("E04", Weight.Error, "s.172A(6)", "'moon'", Whole with { Zones = ["moon"] }, Town),
        ("E05", Weight.Error, "s.172A(5)-(6)", "until when", Whole with { Until = null }, Town),
        ("E05", Weight.Error, "s.172A(5)-(6)", "without limit", Whole with { Limited = false }, Town),
        ("E05", Weight.Error, "s.172A(6)", "before it begins", Whole with { Until = new(2027, 1, 3) }, Town),
        ("E06", Weight.Error, "s.172A(6)", "no day", Whole with { Days = [] }, Town),
        ("E06", Weight.Error, "s.172A(6)", "from which day", Whole with { From = null }, Town),
        ("E06", Weight.Note, "reg 3", "prescribed form", Whole, Town),
        ("E07", Weight.Note, "s.172A(2), (4)", "temporary event notices", Whole, Town),
        ("E08", Weight.Note, "s.172A(2)", OrderRules.SalesNotOpening, Whole, Town),
        ("E09", Weight.Note, "s.172A", "casinos", Whole, Town),
        ("E10", Weight.Note, "s.172E(1)", "mini-bars", Whole, Town),
        ("E10", Weight.Note, "s.172E(1)", "The Invented Arms", Whole, Town with { Lodgings = ["The Invented Arms"] }),
        ("E11", Weight.Warning, "s.172E(1)", "Saturday 1 January 2028", Whole with { Until = new(2028, 1, 1) }, Town),
        ("E11", Weight.Warning, "s.172E(1)", "Saturday 1 January 2028", Whole with { Limited = false, Until = null }, Town),
        ("E12", Weight.Note, "s.172E(3)", "special occasion", Whole, Town),
        ("E12", Weight.Warning, "s.172E(3)", "An invented jubilee, 5 June 2027", Midnight, Jubilee),
        ("E13", Weight.Error, "s.172C(1)", "the zone centre", Whole with { Advertised = Whole with { Zones = [] } }, Town),
        ("E13", Weight.Error, "s.172C(1)", "Sunday 03:00 to 06:00", Whole with { Advertised = Whole with { Days = [Whole.Days[0]] } }, Town),
        ("E13", Weight.Warning, "s.172C(1)", "described otherwise", Whole with { Area = "The whole town", Advertised = Whole }, Town),
        ("E14", Weight.Warning, "s.172C(1)", "narrower", Whole with { Days = [Whole.Days[0]], Advertised = Whole }, Town),
        ("E14", Weight.Warning, "s.172C(1)", "other days", Whole with { Until = new(2027, 6, 30), Advertised = Whole }, Town),
        ("E15", Weight.Error, "s.7(2)", "a sub-committee", Whole with { Maker = Maker.SubCommittee }, Town),
        ("E15", Weight.Error, "s.7(2)", "the licensing committee", Whole with { Maker = Maker.Committee }, Town),
        ("E15", Weight.Error, "s.7(2)", "does not say who", Whole with { Maker = Maker.NotSaid }, Town),
        ("E16", Weight.Note, "s.172D", "revoking", Whole, Town),
        ("E17", Weight.Note, "ss.136, 139", "unauthorised", Whole, Town),
        ("E18", Weight.Note, "Part 9", "judicial review", Whole, Town),
        ("E19", Weight.Error, "s.182", "burden", Whole with { Burden = " " }, Town),
        ("E19", Weight.Warning, "s.182", "what else", Whole with { Alternatives = "" }, Town),
        ("E20", Weight.Warning, "s.182", "62 %", Whole, Town with { TopShare = 0.62 }),
        ("E20", Weight.Warning, "s.182", "not known", Whole, Town with { TopShare = null }),
        ("P10", Weight.Error, "s.172A(6)", "before it is made", Whole with { From = new(2026, 9, 1) }, Town),
        ("P10", Weight.Warning, "not verified", "59 days", Whole with { MadeOn = new(2026, 11, 6) }, Town),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Rules.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Each_rule_is_found_with_its_weight_and_its_provision(int number)
    {
        var (rule, weight, provision, says, draft, context) = Rules[number];
        var found = OrderRules.Check(draft, context);
        found.ShouldContain(f => f.Rule == rule && f.Weight == weight && f.Provision.Contains(provision, StringComparison.Ordinal) && f.Message.Contains(says, StringComparison.Ordinal),
            string.Join('\n', found.Where(f => f.Rule == rule)));
        OrderRules.Stands(found).ShouldBe(weight != Weight.Error);
    }

    [Fact]
    public void Every_rule_of_the_page_is_tried() =>
        Rules.Select(r => r.Rule).Distinct().ShouldBe([.. Enumerable.Range(1, 20).Select(n => $"E{n:00}"), "P10"]);

    [Fact]
    public void An_empty_draft_is_told_everything_at_once() => Errors(new("Empty")).ShouldBe(["E01", "E04", "E06", "E06", "E15", "E19"]);

    [Theory]
    [InlineData(IsoDayOfWeek.Sunday, false)]
    [InlineData(IsoDayOfWeek.Friday, true)]
    public void New_years_day_matters_only_where_a_period_falls_on_it(IsoDayOfWeek day, bool warned) =>
        OrderRules.Check(Whole with { Days = [new(day, new(3, 0), new(6, 0))], From = new(2027, 1, 1), Until = new(2027, 12, 31) }, Town).Any(f => f.Rule == "E11").ShouldBe(warned);

    [Fact]
    public void An_occasion_whose_hours_end_before_the_order_begins_is_no_matter() =>
        OrderRules.Check(Whole, Jubilee).ShouldNotContain(f => f.Rule == "E12" && f.Weight == Weight.Warning);

    [Fact]
    public void A_draft_that_stands_still_stands_as_it_was_advertised_or_with_a_day_less() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Drafts.All, draft =>
        {
            var stood = OrderRules.Stands(OrderRules.Check(draft, Town));
            var narrower = draft with { Days = [.. draft.Days.Take(Math.Max(1, draft.Days.Count - 1))] };
            return (!stood || OrderRules.Stands(OrderRules.Check(draft with { Advertised = draft }, Town)))
                && (!stood || OrderRules.Stands(OrderRules.Check(narrower with { Advertised = draft.Advertised ?? draft }, Town)));
        }));

    [Fact]
    public void What_is_found_does_not_hang_on_the_order_in_which_the_draft_lists_things() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Drafts.All, draft =>
            OrderRules.Check(draft with { Days = [.. draft.Days.Reverse()], Zones = [.. draft.Zones.Reverse()], Objectives = [.. draft.Objectives.Reverse()] }, Town)
                .ToHashSet().SetEquals(OrderRules.Check(draft, Town))));

    [Fact]
    public void Nothing_that_was_not_advertised_may_be_in_the_order()
    {
        Errors(Whole with { Advertised = Whole with { Zones = [] } }).ShouldBe(["E13"]);
        Errors(Whole with { Advertised = Whole with { Days = [Whole.Days[0]] } }).ShouldBe(["E13"]);
        Errors(Whole with { Advertised = Whole with { Days = [.. Whole.Days.Select(d => d with { Start = new(4, 0) })] } }).ShouldBe(["E13", "E13"]);
        var narrower = OrderRules.Check(Whole with { Days = [Whole.Days[0]], Advertised = Whole }, Town);
        OrderRules.Stands(narrower).ShouldBeTrue();
        narrower.ShouldContain(f => f.Rule == "E14" && f.Weight == Weight.Warning);
    }

    /// <summary>Hartlepool advertised on 14 February 2013, closed on 28 March and heard on 7 May; the others were counted by hand.</summary>
    [Theory]
    [InlineData("2013-02-14", "2013-03-28", "2013-05-14", "2013-05-29")]
    [InlineData("2026-03-02", "2026-04-13", "2026-05-27", "2026-06-10")]
    [InlineData("2026-11-16", "2026-12-28", "2027-02-09", "2027-02-23")]
    public void The_golden_dates_come_out(string advertised, string closes, string heardBy, string determineBy)
    {
        static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).GetValueOrThrow();
        var steps = ProcedureRules.Steps(new(Day(advertised)), WorkingDayTests.Holidays);
        steps.Single(s => s.Step == "P4").Latest.ShouldBe(Day(closes));
        steps.Last(s => s.Step == "P5").Latest.ShouldBe(Day(heardBy));
        steps.Single(s => s.Step == "P6").Latest.ShouldBe(Day(determineBy));
    }

    [Fact]
    public void An_order_made_is_notified_in_a_week_and_published_four()
    {
        var steps = ProcedureRules.Steps(new(new(2026, 3, 2)) { Made = new(2026, 9, 10) }, WorkingDayTests.Holidays);
        steps.Single(s => s.Step == "P8").Latest.ShouldBe(new LocalDate(2026, 9, 17));
        steps.Single(s => s.Step == "P9").Until.ShouldBe(new LocalDate(2026, 10, 8));
    }

    [Fact]
    public void Evidence_that_comes_less_than_ten_working_days_before_is_seen()
    {
        var late = ProcedureRules.Steps(new(new(2026, 3, 2)) { HearingFrom = new(2026, 5, 13), HearingNotice = new(2026, 5, 1) }, WorkingDayTests.Holidays).First(s => s.Step == "P5");
        (late.Latest, late.Missed).ShouldBe((new LocalDate(2026, 4, 27), true));
    }

    [Fact]
    public void The_newspaper_has_the_42_days_that_begin_on_the_first() =>
        ProcedureRules.Steps(new(new(2013, 2, 14)) { InNewspaper = new(2013, 3, 28) }, WorkingDayTests.Holidays).Single(s => s.Step == "P2").ShouldSatisfyAllConditions(
            s => s.Latest.ShouldBe(new LocalDate(2013, 3, 27)), s => s.Missed.ShouldBeTrue());

    [Fact]
    public void Hartlepool_was_heard_in_time()
    {
        var heard = ProcedureRules.Steps(new(new(2013, 2, 14)) { HearingFrom = new(2013, 5, 7), HearingTo = new(2013, 5, 7) }, WorkingDayTests.Holidays).Last(s => s.Step == "P5");
        (heard.Missed, heard.Overdue(new(2026, 1, 1)), heard.DaysLeft(new(2013, 5, 1))).ShouldBe((false, false, null));
        WorkingDayRules.Between(new(2013, 3, 28), new(2013, 5, 8), WorkingDayTests.Holidays).ShouldBe(25);
    }

    [Fact]
    public void Without_a_hearing_there_is_no_last_day_for_one()
    {
        var steps = ProcedureRules.Steps(new(new(2026, 3, 2)) { Dispensed = new(2026, 4, 20) }, WorkingDayTests.Holidays);
        steps.Where(s => s.Step is "P5" or "P6").ShouldAllBe(s => s.Latest == null && !s.Overdue(new(2030, 1, 1)));
    }

    [Theory]
    [InlineData("2009-10-01", "2009")]
    [InlineData("2028-10-02", "2029")]
    [InlineData("2031-01-01", "2031")]
    public void Years_without_bank_holidays_on_file_are_refused_in_words(string advertised, string year)
    {
        var date = NodaTime.Text.LocalDatePattern.Iso.Parse(advertised).GetValueOrThrow();
        ProcedureRules.Timetable(new(date), WorkingDayTests.Holidays).ShouldBeOfType<Outcome<IReadOnlyList<ProcedureStep>>.Refused>()
            .Reasons.ShouldHaveSingleItem().Message.ShouldBe($"Working days of {year} cannot be counted: the list of bank holidays covers 2010 to 2028.");
    }

    [Fact]
    public void No_step_ends_before_it_begins_nor_before_what_it_waits_for() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Known, known =>
        {
            var steps = ProcedureRules.Timetable(known, WorkingDayTests.Holidays).ShouldBeOfType<Outcome<IReadOnlyList<ProcedureStep>>.Done>().Value;
            var (closes, notice, hearing, decision) = (steps[3].Latest, steps[4].Latest, steps[5].Latest, steps[6].Latest);
            return steps.All(s => s.Earliest is null || s.Latest is null || s.Earliest <= s.Latest)
                && closes < hearing && notice < (known.HearingFrom ?? hearing) && (known.HearingTo ?? hearing) < decision
                && WorkingDayRules.Between(closes!.Value, hearing!.Value.PlusDays(1), WorkingDayTests.Holidays) == ProcedureRules.Hearing;
        }));

    [Fact]
    public void Advertising_later_makes_no_step_earlier() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Known, known =>
            ProcedureRules.Steps(known, WorkingDayTests.Holidays).Zip(ProcedureRules.Steps(known with { Advertised = known.Advertised.PlusDays(1) }, WorkingDayTests.Holidays))
                .All(s => s.First.Latest is null || s.First.Latest <= s.Second.Latest)));

    private static Arbitrary<Procedure> Known => Arb.From(
        from first in Gen.Choose(0, 5000)
        from heard in Gen.Choose(0, 80)
        from days in Gen.Choose(0, 5)
        from made in Gen.Choose(0, 200)
        let advertised = new LocalDate(2012, 1, 1).PlusDays(first)
        let hearing = heard == 0 ? (LocalDate?)null : advertised.PlusDays(ProcedureRules.Advertise + heard)
        select new Procedure(advertised) { HearingFrom = hearing, HearingTo = hearing?.PlusDays(days), Made = made == 0 ? null : advertised.PlusDays(100 + made) });
}

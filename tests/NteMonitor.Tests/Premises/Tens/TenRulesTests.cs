using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Premises.Tens;

namespace NteMonitor.Tests.Premises.Tens;

public class TenRulesTests
{
    internal static readonly TenBook Book = TenBook.Read(
        File.ReadAllText(Path.Combine(House.Root, "seed/reference/tens.json")), File.ReadAllText(Path.Combine(House.Root, "seed/reference/bank-holidays.json")), House.Reference);

    private static readonly Guid Rope = new("00000000-0000-8000-8000-000000000001");
    private static readonly Guid User = new("00000000-0000-8000-8000-0000000000aa");
    private static int _made;

    private static readonly TenSetting Setting = new(Book, House.Clock, Instant.FromUtc(2026, 3, 14, 12, 0)) { Venue = Rope, User = User };

    private static readonly TenDraft Draft = new()
    {
        Venue = "rope",
        Given = "2026-02-27",
        From = "2026-03-14 20:00",
        Until = "2026-03-15 02:00",
        People = "300",
        Activities = ["alcohol-sale", "music"],
        Supply = "on",
    };

    private static Ten Of(TenDraft draft) => TenRules.Read(new(++_made, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0), draft, Setting) switch
    {
        Outcome<Ten>.Done(var ten) => ten,
        Outcome<Ten>.Refused(var reasons) => throw new InvalidOperationException(Outcome.Said(reasons)),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>A notice given in good time for an event of some hours from 20:00 on.</summary>
    private static Ten On(LocalDate day, int hours = 3, TenSort sort = TenSort.Standard) => new(
        new(++_made, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0), sort == TenSort.Standard ? day.PlusDays(-60) : day.PlusDays(-9), sort,
        new(At(day), At(day) + Duration.FromHours(hours)), 100)
    { Venue = Rope, User = User, Steps = [new(TenState.Received, day.PlusDays(-60))] };

    private static Instant At(LocalDate day) => House.Clock.First(day + new LocalTime(20, 0));

    private static List<string> Broken(Ten ten, params IReadOnlyList<Ten> others) => [.. TenRules.Limits(ten, Book, House.Clock, others).Where(f => f.IsBroken).Select(f => f.Limit)];

    private static List<string> Reasons(TenDraft draft) =>
        [.. ((Outcome<Ten>.Refused)TenRules.Read(Guid.Empty, draft, Setting)).Reasons.Select(r => $"{r.Field}: {r.Message}")];

    [Fact]
    public void A_notice_in_good_time_breaks_no_limit() => Broken(Of(Draft)).ShouldBeEmpty();

    [Theory]
    [InlineData("2026-03-01", "standard", "")]
    [InlineData("2026-03-02", "standard", "standard-days")]
    [InlineData("2026-03-02", "late", "")]
    [InlineData("2026-03-01", "late", "late-days")]
    [InlineData("2026-03-08", "late", "")]
    [InlineData("2026-03-09", "late", "late-days")]
    [InlineData("2026-03-13", "standard", "standard-days")]
    public void Notice_is_counted_in_working_days(string given, string sort, string broken) =>
        Broken(Of(Draft with { Given = given, Sort = sort })).ShouldBe(broken.Length == 0 ? [] : [broken]);

    [Fact]
    public void A_notice_one_day_late_is_told_what_a_late_one_would_need() =>
        TenRules.Refusals(TenRules.Limits(Of(Draft with { Given = "2026-03-02" }), Book, House.Clock, [])).ShouldHaveSingleItem().ShouldBe(new Refusal("given",
            "Given on 2026-03-02, 9 working days before the event: 1 working day too late for a standard notice, which needs 10; the last day was 2026-03-01. (s.100A(2))",
            "A late notice needs 5 to 9 working days and could be given up to 2026-03-08: record it with --sort late. One objection by the police or environmental health then ends it, without a hearing (s.104A)."));

    [Fact]
    public void Easter_takes_two_working_days_away()
    {
        var easter = Draft with { From = "2026-04-11 20:00", Until = "2026-04-12 01:00" };
        var later = Setting with { Now = Instant.FromUtc(2026, 4, 10, 9, 0) };
        List<string> Late(string given) => Broken(((Outcome<Ten>.Done)TenRules.Read(Guid.Empty, easter with { Given = given }, later)).Value);
        Late("2026-03-25").ShouldBeEmpty();
        Late("2026-03-26").ShouldBe(["standard-days"]);
    }

    [Theory]
    [InlineData("499", "")]
    [InlineData("500", "people")]
    public void Fewer_than_500_people_at_the_same_time(string people, string broken) =>
        Broken(Of(Draft with { People = people })).ShouldBe(broken.Length == 0 ? [] : [broken]);

    [Theory]
    [InlineData("2026-03-21 20:00", "")]
    [InlineData("2026-03-21 20:01", "hours")]
    public void At_most_168_hours(string until, string broken) =>
        Broken(Of(Draft with { Until = until })).ShouldBe(broken.Length == 0 ? [] : [broken]);

    [Fact]
    public void Hours_are_elapsed_so_the_night_the_clocks_go_forward_gives_an_hour_by_the_clock() =>
        Broken(Of(Draft with { From = "2026-03-28 20:00", Until = "2026-04-04 21:00", Given = "2026-03-01" })).ShouldBeEmpty();

    [Theory]
    [InlineData(23, "gap-hours")]
    [InlineData(24, "")]
    public void Between_events_of_one_user_at_one_place_lie_24_hours(int apart, string broken)
    {
        var first = On(new(2026, 6, 1));
        var second = On(new(2026, 6, 2)) with { Period = new(first.Period.End + Duration.FromHours(apart), first.Period.End + Duration.FromHours(apart + 2)) };
        Broken(second, first).ShouldBe(broken.Length == 0 ? [] : [broken]);
    }

    [Fact]
    public void An_associate_counts_as_the_user_and_a_stranger_does_not()
    {
        var first = On(new(2026, 6, 1)) with { User = new("00000000-0000-8000-8000-0000000000bb") };
        var second = On(new(2026, 6, 2)) with { Period = new(first.Period.End, first.Period.End + Duration.FromHours(2)) };
        Broken(second, first).ShouldBeEmpty();
        Broken(second with { Associates = [first.User!.Value] }, first).ShouldBe(["gap-hours"]);
        Broken(second, first with { Associates = [User] }).ShouldBe(["gap-hours"]);
    }

    [Fact]
    public void A_withdrawn_notice_and_one_with_a_counter_notice_count_no_more()
    {
        var first = On(new(2026, 6, 1));
        var second = On(new(2026, 6, 2)) with { Period = new(first.Period.End, first.Period.End + Duration.FromHours(2)) };
        Broken(second, first with { Steps = [.. first.Steps, new(TenState.Withdrawn, new(2026, 5, 1))] }).ShouldBeEmpty();
        Broken(second, first with { Steps = [.. first.Steps, new(TenState.CounterNotice, new(2026, 5, 1))] }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2021, 15)]
    [InlineData(2022, 20)]
    [InlineData(2023, 20)]
    [InlineData(2026, 15)]
    public void Premises_may_have_so_many_notices_a_year(int year, int most)
    {
        var there = Given(year, most, i => i with { User = null });
        Broken(On(new(year, 12, 20), 1) with { User = null }, [.. there.Skip(1)]).ShouldBeEmpty();
        Broken(On(new(year, 12, 20), 1) with { User = null }, there).ShouldBe(["premises-notices"]);
    }

    [Theory]
    [InlineData(2021, 21)]
    [InlineData(2022, 26)]
    [InlineData(2026, 21)]
    public void Premises_may_have_so_many_days_a_year(int year, int most)
    {
        // Events from 20:00 to 01:00 take two days each; the last takes what is left.
        var there = Given(year, most / 2, i => i with { User = null, Period = new(i.Period.Start, i.Period.Start + Duration.FromHours(5)) });
        var left = most % 2;
        Broken(On(new(year, 12, 20), 1) with { User = null }, there).ShouldBe(left == 0 ? ["premises-days"] : []);
        Broken(On(new(year, 12, 20), 5) with { User = null }, there).ShouldBe(["premises-days"]);
    }

    [Fact]
    public void An_event_that_ends_at_midnight_takes_one_day()
    {
        var ten = On(new(2026, 6, 1), 4) with { User = null };
        Days(ten).ShouldBe(1);
        Days(ten with { Period = new(ten.Period.Start, ten.Period.End + Duration.FromMinutes(1)) }).ShouldBe(2);

        static int? Days(Ten ten) => TenRules.Limits(ten, Book, House.Clock, []).Single(f => f.Limit == "premises-days").Figure;
    }

    [Theory]
    [InlineData(false, 5, "other-notices")]
    [InlineData(true, 50, "licensed-notices")]
    public void A_user_may_give_so_many_notices_a_year(bool licensed, int most, string limit)
    {
        var given = Enumerable.Range(0, most).Select(i => On(new LocalDate(2026, 1, 2).PlusDays(i * 7), 1) with { Venue = null, Place = $"Field {i}" }).ToList();
        var next = On(new(2026, 12, 28), 1) with { Venue = null, Place = "Another field", PersonalLicence = licensed, Given = new(2026, 12, 1) };
        Broken(next, [.. given.Skip(1)]).ShouldBeEmpty();
        Broken(next, given).ShouldBe([limit]);
    }

    [Theory]
    [InlineData(false, 2, "other-late")]
    [InlineData(true, 10, "licensed-late")]
    public void Once_the_late_notices_are_used_up_no_notice_is_left(bool licensed, int most, string limit)
    {
        var late = Enumerable.Range(0, most).Select(i => On(new LocalDate(2026, 2, 2).PlusDays(i * 7), 1, TenSort.Late) with { Venue = null, Place = $"Field {i}" }).ToList();
        var next = On(new(2026, 11, 28), 1) with { Venue = null, Place = "Another field", PersonalLicence = licensed };
        Broken(next, [.. late.Skip(1)]).ShouldBeEmpty();
        Broken(next, late).ShouldBe([limit]);
    }

    [Fact]
    public void A_period_over_new_year_is_held_against_both_years()
    {
        var ten = On(new(2026, 12, 31), 6);
        TenRules.Limits(ten, Book, House.Clock, []).Count(f => f.Limit == "premises-days").ShouldBe(2);
        Broken(ten, [.. Given(2027, 15, i => i with { User = null, Given = new(2026, 1, 5) })]).ShouldBe(["premises-notices"]);
    }

    [Fact]
    public void What_was_given_later_does_not_count_against_it() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(1, 40).ToArbitrary(), later =>
        {
            var ten = On(new(2026, 6, 1), 1) with { Given = new(2026, 2, 1) };
            Broken(ten, [.. Enumerable.Range(1, later).Select(i => On(new LocalDate(2026, 6, 3).PlusDays(i * 3), 1) with { Given = new(2026, 3, 1) })]).ShouldBeEmpty();
        }));

    [Fact]
    public void One_more_notice_never_mends_a_breach() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.ListOf(Gen.Choose(0, 300)).ToArbitrary(), Gen.Choose(0, 300).ToArbitrary(), (days, one) =>
        {
            var ten = On(new(2026, 12, 20), 2);
            List<Ten> others = [.. days.Select(d => On(new LocalDate(2026, 1, 2).PlusDays(d), 3))];
            Broken(ten, others).ShouldBeSubsetOf(Broken(ten, [.. others, On(new LocalDate(2026, 1, 2).PlusDays(one), 3)]));
        }));

    [Fact]
    public void Every_fault_of_what_was_typed_is_named_at_once() => string.Join('\n', Reasons(new()
    {
        Given = "soon",
        Sort = "quick",
        From = "Saturday",
        Until = "2026-03-29 01:30",
        People = "many",
        PersonalLicence = "perhaps",
        Activities = ["karaoke"],
        Supply = "away",
    })).ShouldMatchApproved();

    [Fact]
    public void A_notice_needs_an_end_after_its_beginning_and_a_day_that_has_come() => string.Join('\n',
        Reasons(Draft with { Until = "2026-03-14 19:00", Given = "2026-04-01" })).ShouldMatchApproved();

    [Fact]
    public void Times_lie_within_the_period() =>
        Reasons(Draft with { Times = ["2026-03-14 20:00 to 2026-03-15 03:00"] }).ShouldHaveSingleItem().ShouldContain("does not lie within the event period");

    [Fact]
    public void A_year_without_bank_holidays_on_file_is_refused() =>
        Reasons(Draft with { From = "2031-03-14 20:00", Until = "2031-03-15 02:00" }).ShouldHaveSingleItem().ShouldContain("the list of bank holidays covers 2010 to 2028");

    [Fact]
    public void The_facts_of_a_notice_give_the_same_notice_again()
    {
        var ten = Of(Draft with { Times = ["2026-03-14 20:00 to 2026-03-15 01:00"], Reference = "TEN/26/1" }) with { Associates = [Rope], Breaches = [new("people", "too many")] };
        var facts = TenJson.Write(ten, House.Clock);
        NteMonitor.Journal.CanonicalJson.Write(TenJson.Write(TenJson.Read(ten.Id, facts), House.Clock)).ShouldBe(NteMonitor.Journal.CanonicalJson.Write(facts));
    }

    [Theory]
    [InlineData(TenState.Objection, "2026-03-04", "police", "")]
    [InlineData(TenState.Objection, "2026-03-05", "police", "on")]
    [InlineData(TenState.Objection, "2026-03-04", "neighbour", "by")]
    [InlineData(TenState.Withdrawn, "2026-03-13", null, "")]
    [InlineData(TenState.Withdrawn, "2026-03-14", null, "on")]
    [InlineData(TenState.Allowed, "2026-03-10", null, "status")]
    [InlineData(TenState.Held, "2026-03-13", null, "on")]
    [InlineData(TenState.Held, "2026-03-15", null, "")]
    [InlineData(TenState.Received, "2026-03-01", null, "status")]
    [InlineData(TenState.Acknowledged, "2026-02-26", null, "on")]
    public void A_step_is_in_time_and_in_order(TenState state, string on, string? by, string field)
    {
        var outcome = TenRules.Step(Of(Draft), new(state, NodaTime.Text.LocalDatePattern.Iso.Parse(on).Value, by), Book, House.Clock);
        (outcome is Outcome<Ten>.Refused(var why) ? why[0].Field : "").ShouldBe(field);
    }

    [Fact]
    public void A_late_notice_that_is_objected_to_can_only_get_a_counter_notice()
    {
        var late = ((Outcome<Ten>.Done)TenRules.Step(Of(Draft with { Given = "2026-03-03", Sort = "late" }), new(TenState.Objection, new(2026, 3, 4), "police"), Book, House.Clock)).Value;
        TenRules.Step(late, new(TenState.Allowed, new(2026, 3, 5)), Book, House.Clock).ShouldBeOfType<Outcome<Ten>.Refused>();
        ((Outcome<Ten>.Done)TenRules.Step(late, new(TenState.CounterNotice, new(2026, 3, 5)), Book, House.Clock)).Value.Stands.ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-03-13", false)]
    [InlineData("2026-03-14", true)]
    [InlineData("2026-03-15", false)]
    public void A_notice_is_on_in_the_nights_its_period_reaches(string night, bool on) =>
        TenRules.IsOn(Of(Draft), new(NodaTime.Text.LocalDatePattern.Iso.Parse(night).Value), House.Clock).ShouldBe(on);

    [Fact]
    public void Every_figure_names_its_source_and_no_day_has_two_of_one_kind()
    {
        Book.Limits.ShouldAllBe(l => l.Provision.StartsWith("s.") && l.Source.Length > 0);
        foreach (var one in Book.Limits)
        {
            Book.Limits.Count(l => l.Code == one.Code && l.From <= one.From && (l.Until == null || one.From <= l.Until)).ShouldBe(1);
        }
    }

    private static List<Ten> Given(int year, int count, Func<Ten, Ten> with) =>
        [.. Enumerable.Range(0, count).Select(i => with(On(new LocalDate(year, 1, 5).PlusDays(i * 7), 1)))];
}

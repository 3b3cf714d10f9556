using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Patrols;

namespace NteMonitor.Tests.Patrols;

public class ShiftRulesTests
{
    private static readonly Instant Night = Instant.FromUtc(2026, 3, 14, 22, 30);

    [Fact]
    public void A_night_of_the_clock_change_has_the_hours_that_passed()
    {
        var open = Open(new() { Start = "2011-10-29 2200" }, Instant.FromUtc(2011, 10, 29, 21, 5));
        var closed = Done(ShiftRules.Close(Kept(open), Same(open) with { Finish = "2011-10-30 0400" }, Against(Instant.FromUtc(2011, 10, 30, 4, 10))));
        ShiftRules.Hours(closed.Elapsed!.Value).ShouldBe("7 h 0 min");
        closed.Night!.Value.ToIso().ShouldBe("2011-10-29");
    }

    [Fact]
    public void A_shift_that_begins_after_midnight_belongs_to_the_evening_before() =>
        Open(new() { Start = "0030" }, Instant.FromUtc(2026, 3, 15, 0, 40)).Night!.Value.ToIso().ShouldBe("2026-03-14");

    [Theory]
    [InlineData("2200", "2159", "finish")]
    [InlineData("2200", "2200", "finish")]
    [InlineData("yesterday 2200", "2200", "finish")]
    [InlineData("2200", "2570", "finish")]
    [InlineData("2200", "2026-04-14 0300", "finish")]
    public void A_finish_that_cannot_be_is_refused(string start, string finish, string field)
    {
        var open = Open(new() { Start = "2200" }, Night) with { Start = start == "2200" ? Instant.FromUtc(2026, 3, 14, 22, 0) : Instant.FromUtc(2026, 3, 13, 22, 0) };
        Fields(ShiftRules.Close(Kept(open), Same(open) with { Finish = start == "2200" ? finish : "2026-03-14 2200" }, Against(Night))).ShouldBe([field]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("101")]
    [InlineData("four")]
    [InlineData("")]
    public void A_crew_of_none_or_of_words_is_refused(string crew) => Fields(ShiftRules.Open(Guid.Empty, Draft() with { Crew = crew }, Against(Night))).ShouldBe(["crew"]);

    [Fact]
    public void Every_fault_of_a_shift_is_named_at_once() =>
        Fields(ShiftRules.Open(Guid.Empty, new() { Kind = "wardens-of-the-moon", Crew = "0", Start = "2570", Weather = "frogs", CheckCall = "1", Contexts = ["nonsense"], Areas = new string('x', 101) }, Against(Night)))
            .ShouldBe(["kind", "start", "areas", "crew", "weather", "contexts", "checkCall"], ignoreOrder: true);

    [Fact]
    public void A_second_open_shift_of_one_person_is_refused() =>
        Fields(ShiftRules.Open(Guid.Empty, Draft(), Against(Night, Kept(Open(Draft(), Night))))).ShouldBe(["shift"]);

    [Fact]
    public void The_next_shift_is_like_the_last_one_unless_something_else_is_said()
    {
        var last = Kept(Open(Draft() with { Scheme = "Inventon Street Pastors" }, Night)) with { Withdrawn = true };
        var next = Done(ShiftRules.Open(Guid.NewGuid(), new() { Crew = "3" }, Against(Night, last)));
        (next.Kind, next.Scheme, next.Source).ShouldBe(("street-pastors", "Inventon Street Pastors", "street-pastor"));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1000000000")]
    [InlineData("100001")]
    [InlineData("2.5")]
    [InlineData("")]
    [InlineData("99999999999999999999")]
    public void A_count_that_cannot_be_is_refused(string figure) => Fields(ShiftRules.Count(Kept(Open(Draft(), Night)), new("water", figure, IsTotal: false), Against(Night))).ShouldBe(["count"]);

    [Theory]
    [InlineData("w", "water")]
    [InlineData("W", "walked-home")]
    [InlineData("WATER", "water")]
    [InlineData("Water given", "water")]
    public void A_counter_is_found_by_key_code_or_name(string word, string code) =>
        Done(ShiftRules.Count(Kept(Open(Draft(), Night)), new(word, "1", IsTotal: false), Against(Night))).Counter.Code.ShouldBe(code);

    [Fact]
    public void A_total_is_said_as_the_difference_and_0_as_none()
    {
        var kept = Kept(Open(Draft(), Night)) with { Totals = new Dictionary<string, int> { ["water"] = 9 } };
        Done(ShiftRules.Count(kept, new("water", "12", IsTotal: true), Against(Night))).By.ShouldBe(3);
        Done(ShiftRules.Count(kept, new("water", "4", IsTotal: true), Against(Night))).By.ShouldBe(-5);
        Done(ShiftRules.Count(kept, new("flip-flops", "0", IsTotal: true), Against(Night))).By.ShouldBe(0);
    }

    [Fact]
    public void Totals_are_the_sum_whatever_the_order_and_a_blank_is_never_0() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<(byte Counter, sbyte Amount)[]>(), parts =>
        {
            var counts = parts.Select(p => ($"c{p.Counter % 5}", (int)p.Amount)).ToList();
            var (forth, back) = (ShiftRules.Totals(new Dictionary<string, int>(), counts), ShiftRules.Totals(new Dictionary<string, int>(), counts.AsEnumerable().Reverse()));
            return forth.OrderBy(t => t.Key).SequenceEqual(back.OrderBy(t => t.Key))
                && forth.All(t => t.Value == counts.Where(c => c.Item1 == t.Key).Sum(c => c.Item2))
                && forth.Keys.ToHashSet().SetEquals(counts.Select(c => c.Item1));
        }));

    [Theory]
    [InlineData(23, 44, "23:30")]
    [InlineData(23, 30, "23:30")]
    [InlineData(0, 0, "00:00")]
    public void A_row_stands_at_the_half_hour_before(int hour, int minute, string slot) =>
        House.Clock.Local(ShiftRules.Slot(House.Clock.First(new LocalDateTime(2026, 3, 14, hour, minute)), 30, House.Clock)).ToString("HH:mm", null).ShouldBe(slot);

    [Fact]
    public void A_row_names_every_fault_and_leaves_blanks_blank()
    {
        var kept = Kept(Open(Draft() with { Kind = "taxi-marshals" }, Night));
        Fields(ShiftRules.Row(kept, "2570", [("queue", "-1"), ("qeue", "1")], Against(Night))).ShouldBe(["queue", "row", "at"]);
        Fields(ShiftRules.Row(kept, "", [("queue", "")], Against(Night))).ShouldBe(["row"]);
        Fields(ShiftRules.Row(Kept(Open(Draft(), Night)), "", [("queue", "1")], Against(Night))).ShouldBe(["row"]);
        Done(ShiftRules.Row(kept, "", [("queue", "0"), ("wait", "")], Against(Night))).Values.ShouldBe(new Dictionary<string, int> { ["queue"] = 0 });
    }

    [Fact]
    public void A_clock_that_jumped_back_and_a_shift_that_was_forgotten_take_no_counts()
    {
        var kept = Kept(Open(Draft(), Night));
        ShiftRules.OutOfTime(kept, Against(Night - Duration.FromHours(1))).Select(r => r.Field).ShouldBe(["clock"]);
        ShiftRules.OutOfTime(kept, Against(Night + Duration.FromHours(17))).Select(r => r.Field).ShouldBe(["shift"]);
        ShiftRules.OutOfTime(kept, Against(Night + Duration.FromHours(15))).ShouldBeEmpty();
    }

    [Fact]
    public void A_check_call_is_due_after_the_last_answer_and_missed_after_that()
    {
        var kept = Kept(Open(Draft() with { CheckCall = "30" }, Night));
        ShiftRules.CallDue(OnPatrol.Of(kept)).ShouldBe(Night + Duration.FromMinutes(30));
        ShiftRules.Missed(OnPatrol.Of(kept), Night + Duration.FromMinutes(30)).ShouldBeNull();
        ShiftRules.Missed(OnPatrol.Of(kept), Night + Duration.FromMinutes(31)).ShouldBe(Duration.FromMinutes(1));
        ShiftRules.CallDue(OnPatrol.Of(kept with { LastCall = Night + Duration.FromMinutes(20) })).ShouldBe(Night + Duration.FromMinutes(50));
        ShiftRules.CallDue(OnPatrol.Of(kept with { Shift = kept.Shift with { Finish = Night } })).ShouldBeNull();
    }

    [Fact]
    public void A_changed_definition_is_told_apart_in_the_totals()
    {
        var first = Counted(Open(Draft(), Night), ("conversations", 75));
        var later = Counted(Redefined(Open(Draft(), Night), "conversations", "another way of counting"), ("conversations", 0), ("water", 3));
        var totals = ShiftRules.ByScheme([first, later]).ShouldHaveSingleItem();
        var conversations = totals.Counters.First(c => c.Code == "conversations");
        (conversations.Total, conversations.Shifts, conversations.Drifted).ShouldBe((75L, 2, true));
        conversations.Definitions.Select(d => d.Total).ShouldBe([75, 0], ignoreOrder: true);
        var water = totals.Counters.First(c => c.Code == "water");
        (water.Total, water.Shifts, water.Drifted).ShouldBe((3L, 1, false));
        totals.Counters.First(c => c.Code == "lollies").Total.ShouldBeNull();
    }

    [Fact]
    public void A_withdrawn_shift_and_one_without_a_night_are_in_no_total() =>
        ShiftRules.ByScheme([Counted(Open(Draft(), Night), ("water", 1)) with { Withdrawn = true }, Counted(Open(Draft(), Night) with { Night = null }, ("water", 1))]).ShouldBeEmpty();

    [Fact]
    public void Facts_of_a_shift_read_back_as_they_were()
    {
        var shift = Open(Draft() with { CallSign = "SP1", Areas = "Market Place, Quay Steps", Weather = House.Shifts.Weathers[0].Code, CheckCall = "30" }, Night);
        ShiftJson.Write(ShiftJson.Read(shift.Id, ShiftJson.Write(shift))).ToJsonString().ShouldBe(ShiftJson.Write(shift).ToJsonString());
    }

    private static ShiftDraft Draft() => new() { Kind = "street-pastors", Crew = "4" };

    private static ShiftDraft Same(Shift shift) => ShiftRules.DraftOf(shift, House.Clock);

    private static Shift Open(ShiftDraft draft, Instant now) =>
        Done(ShiftRules.Open(Guid.NewGuid(), draft with { Kind = draft.Kind.Length == 0 ? "street-pastors" : draft.Kind, Crew = draft.Crew.Length == 0 ? "4" : draft.Crew }, Against(now)));

    private static Shift Redefined(Shift shift, string code, string text) =>
        shift with { Definitions = [.. shift.Definitions.Select(d => d.Code == code ? d with { Text = text } : d)] };

    private static KeptShift Counted(Shift shift, params (string Counter, int Total)[] totals) =>
        Kept(shift) with { Totals = totals.ToDictionary(t => t.Counter, t => t.Total) };

    private static KeptShift Kept(Shift shift) => new(shift, "p03", Guid.NewGuid(), 0, 1, Night);

    private static ShiftAgainst Against(Instant now, KeptShift? last = null) => new(House.Shifts, House.Clock, now, Role.Pastor, last);

    private static IEnumerable<string> Fields<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Refused>().Reasons.Select(r => r.Field);

    private static T Done<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Done>().Value;
}

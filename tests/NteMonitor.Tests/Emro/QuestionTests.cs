using NteMonitor.Emro.Law;
using NteMonitor.Emro.Models;
using NteMonitor.Emro.Workbench;

namespace NteMonitor.Tests.Emro;

public class QuestionTests
{
    private static readonly Study Usual = Studies.Usual();

    private static string Told(Study study) => string.Join("\n", study.Questions.Select(q => $"{q.Id} {q.Asked}\n  {FigureWords.Of(q.Grade)}: {q.Answer}\n  [{q.Behind}]\n  would: {q.Would}"));

    private static Grade Graded(string id, Study study) => study.Questions.Single(q => q.Id == id).Grade;

    private static Study Counting(Func<WindowCounts, WindowCounts> counts) => Usual with { Inputs = Usual.Inputs with { Counts = counts(Usual.Inputs.Counts) } };

    private static Study Assuming(Func<Scenario, Scenario> scenario) => Usual with { Kept = Usual.Kept with { Scenario = scenario(Usual.Scenario) } };

    private static Study Running(Func<ScenarioResult, ScenarioResult> result) => Usual with { Result = result(Usual.Result) };

    [Fact]
    public void The_twelve_questions_of_an_invented_town() => Told(Usual).ShouldMatchApproved();

    [Fact]
    public void They_are_twelve_in_their_order_each_with_its_records() =>
        Usual.Questions.Select(q => (q.Id, q.Behind.Length > 0)).ShouldBe(Enumerable.Range(1, 12).Select(i => ($"V{i}", true)));

    [Theory]
    [InlineData(0, 0, Grade.Unanswered)]
    [InlineData(100, 1000, Grade.For)]
    [InlineData(71, 1000, Grade.Open)]
    [InlineData(40, 1000, Grade.Against)]
    public void V1_sets_the_share_of_the_nights_events_against_the_share_of_their_hours(long window, long night, Grade grade) => Graded("V1", Counting(c => c with
    {
        InWindow = window,
        HourKnown = night,
        ByVenue = [],
        Matrix = new Dictionary<(int, int), long> { [(5, 3)] = window, [(5, 23)] = night - window },
    })).ShouldBe(grade);

    [Theory]
    [InlineData(-1, 36, Grade.Against)]
    [InlineData(0, 36, Grade.Open)]
    [InlineData(1, 36, Grade.For)]
    [InlineData(-1, 24, Grade.Against)]
    [InlineData(-1, 23, Grade.Unanswered)]
    public void V2_asks_which_way_the_months_go(int step, int months, Grade grade) =>
        Graded("V2", Counting(c => c with { ByMonth = [.. c.ByMonth.Take(months).Select((m, i) => m with { Count = 60 + (step * i) + (i % 2) })] })).ShouldBe(grade);

    [Theory]
    [InlineData(100, new long[] { 20, 15, 14 }, Grade.For)]
    [InlineData(100, new long[] { 20, 16, 14 }, Grade.Open)]
    [InlineData(100, new long[] { 49, 10, 2 }, Grade.Open)]
    [InlineData(100, new long[] { 50, 0, 0 }, Grade.Against)]
    [InlineData(100, new long[] { 40, 20, 15 }, Grade.Against)]
    [InlineData(100, new long[0], Grade.For)]
    [InlineData(0, new long[0], Grade.Unanswered)]
    public void V3_asks_whether_it_is_an_area_or_a_few_premises(long window, long[] venues, Grade grade) => Graded("V3", Counting(c => c with
    {
        InWindow = window,
        ByVenue = [.. venues.Select((count, i) => ($"Venue {i}", count))],
        InStreet = window - venues.Sum(),
    })).ShouldBe(grade);

    [Theory]
    [InlineData(0.05, Grade.For)]
    [InlineData(0.0501, Grade.Open)]
    [InlineData(0.20, Grade.Open)]
    [InlineData(0.2001, Grade.Against)]
    public void V4_and_V12_go_by_the_probability_of_no_gain(double doubt, Grade grade)
    {
        var study = Running(r => r with { Effect = r.Effect! with { NoGain = doubt }, Then = r.Now, Detectable = 0.99 });
        (Graded("V4", study), Graded("V12", study)).ShouldBe((grade, grade));
    }

    [Fact]
    public void A_longer_queue_or_one_that_nobody_knows_leaves_V4_open()
    {
        Graded("V4", Running(r => r with { Effect = r.Effect! with { NoGain = 0 }, Now = new(180, [100], [1]), Then = new(180, [101], [1]) })).ShouldBe(Grade.Open);
        Graded("V4", Running(r => r with { Effect = r.Effect! with { NoGain = 0 }, Now = new(0, [], []), Then = new(0, [], []) })).ShouldBe(Grade.Open);
    }

    [Fact]
    public void Without_an_effect_V4_and_V12_have_no_answer()
    {
        var study = Running(r => r with { Effect = null, Drawn = null, WhyNoEffect = "insufficient: 14 events" });
        (Graded("V4", study), Graded("V12", study)).ShouldBe((Grade.Unanswered, Grade.Unanswered));
        study.Questions.Single(q => q.Id == "V4").Answer.ShouldContain("14 events");
    }

    [Fact]
    public void A_fall_too_small_to_be_seen_leaves_V12_open() =>
        Graded("V12", Running(r => r with { Effect = r.Effect! with { NoGain = 0 }, Detectable = 1 - r.Expected - 0.001 })).ShouldBe(Grade.Open);

    [Theory]
    [InlineData(16, 34, true, Grade.For)]
    [InlineData(16, 34, false, Grade.Open)]
    [InlineData(20, 30, true, Grade.Open)]
    [InlineData(50, 50, true, Grade.Against)]
    [InlineData(0, 0, true, Grade.Open)]
    [InlineData(0, 0, false, Grade.Unanswered)]
    public void V5_asks_what_is_assumed_to_come_again_and_what_there_is_beside(double a, double b, bool beside, Grade grade) =>
        Graded("V5", Assuming(s => s with { Elsewhere = new(a, b), Buffer = beside ? "ring" : null })).ShouldBe(grade);

    [Theory]
    [InlineData(null, Grade.Unanswered)]
    [InlineData(4, Grade.Unanswered)]
    [InlineData(5, Grade.Open)]
    public void V6_tells_no_district_of_fewer_than_five_and_takes_no_side(int? count, Grade grade)
    {
        var study = Assuming(s => s with { Origins = [new("ZZ9", count, false)] });
        Graded("V6", study).ShouldBe(grade);
        study.Questions.Single(q => q.Id == "V6").Answer.Contains("ZZ9").ShouldBe(grade == Grade.Open);
    }

    [Theory]
    [InlineData(1, true, Grade.For)]
    [InlineData(1, false, Grade.Open)]
    [InlineData(2, true, Grade.Open)]
    [InlineData(3, true, Grade.Against)]
    public void V7_asks_how_many_would_lose_hours_without_an_event(int without, bool priced, Grade grade)
    {
        var venues = Studies.Venues([.. Enumerable.Range(0, 4).Select(i => ($"Venue {i}", i < without ? 0L : 10L))]);
        var scenario = Studies.Scenario with { TurnoverPerCapacityHour = priced ? 4 : null, StaffHoursPerCapacityHour = priced ? 0.1 : null };
        Graded("V7", Studies.Of(scenario, venues, _ => 10)).ShouldBe(grade);
    }

    [Fact]
    public void V7_has_no_answer_without_hours_on_file() => Graded("V7", Studies.Of(
        Studies.Scenario, [.. Studies.Venues(("A", 3), ("B", 4)).Select(v => v with { Venue = v.Venue with { SaleHours = [] } })], _ => 10)).ShouldBe(Grade.Unanswered);

    [Fact]
    public void V8_asks_whether_something_else_on_file_averts_as_much_with_fewer_hours_lost()
    {
        ScenarioResult Other(Tool tool, double median, int hours) => Usual.Result with
        {
            Scenario = Studies.Scenario with { Tool = tool, Name = $"{tool}" },
            Effect = Usual.Result.Effect! with { Median = median },
            Touched = new([.. Usual.Result.Touched.Venues.Take(1).Select(v => v with { SaleHours = hours })], 1, []),
        };
        var here = Usual.Result.Effect!.Median;
        Graded("V8", Usual with { Others = [] }).ShouldBe(Grade.Unanswered);
        Graded("V8", Usual with { Others = [Other(Tool.Staggered, here - 1, 10)] }).ShouldBe(Grade.Open);
        Graded("V8", Usual with { Others = [Other(Tool.Staggered, here - 1, 10), Other(Tool.Reviews, here + 9, 100_000)] }).ShouldBe(Grade.For);
        Graded("V8", Usual with { Others = [Other(Tool.Staggered, here, 10), Other(Tool.Reviews, 0, 0)] }).ShouldBe(Grade.Against);
    }

    [Fact]
    public void V9_goes_by_the_steps_and_their_days()
    {
        Study Stepping(Func<ProcedureStep, ProcedureStep> step) => Usual with { Steps = [.. Studies.Kept().Select(step)] };
        Graded("V9", Usual).ShouldBe(Grade.For);
        Graded("V9", Usual with { Steps = [] }).ShouldBe(Grade.Unanswered);
        Graded("V9", Stepping(s => s with { Done = null })).ShouldBe(Grade.Unanswered);
        Graded("V9", Stepping(s => s.Step == "P6" ? s with { Done = null, Latest = Studies.Today } : s)).ShouldBe(Grade.Open);
        Graded("V9", Stepping(s => s.Step == "P6" ? s with { Done = null, Latest = Studies.Today.PlusDays(-1) } : s)).ShouldBe(Grade.Against);
        Graded("V9", Stepping(s => s.Step == "P2" ? s with { Done = s.Latest!.Value.PlusDays(1) } : s)).ShouldBe(Grade.Against);
        Graded("V9", Assuming(s => s with { Tool = Tool.Staggered })).ShouldBe(Grade.Open);
    }

    [Theory]
    [InlineData(80, 80, 0, Grade.For)]
    [InlineData(79, 80, 0, Grade.Open)]
    [InlineData(80, 79, 0, Grade.Open)]
    [InlineData(49, 80, 0, Grade.Against)]
    [InlineData(80, 40, 41, Grade.Against)]
    [InlineData(80, 0, 0, Grade.Unanswered)]
    public void V10_goes_by_the_poorest_of_its_shares(long minute, long inside, long landmark, Grade grade) => Graded("V10", Counting(c => c with
    {
        InWindow = 100,
        InStreet = 0,
        NotPlaced = 0,
        HourUnknown = 0,
        ToTheMinute = minute,
        Attributed = [("inside", inside), ("landmark", landmark)],
    })).ShouldBe(grade);

    [Fact]
    public void V11_asks_how_many_wrote_and_whether_the_matter_is_spoken_of_as_open()
    {
        Graded("V11", Usual).ShouldBe(Grade.For);
        Graded("V11", Usual with { Edits = [] }).ShouldBe(Grade.Unanswered);
        Graded("V11", Usual with { Edits = [Usual.Edits[0]] }).ShouldBe(Grade.Open);
        var decided = Assuming(s => s with { Order = s.Order with { Reasons = "The order will be made in June." } });
        Graded("V11", decided).ShouldBe(Grade.For, "it was determined before");
        Graded("V11", decided with { Steps = [] }).ShouldBe(Grade.Against);
        decided.Questions.Single(q => q.Id == "V11").Answer.ShouldNotContain("pat");
    }

    [Fact]
    public void What_has_no_answer_says_what_would_answer_it() => Questions(new WindowCounts(Usual.Inputs.Counts.Nights, 0, 0, 0, 0))
        .Where(q => q.Grade == Grade.Unanswered).ShouldAllBe(q => q.Answer.Length > 10 && q.Would.Length > 10);

    private static IReadOnlyList<Question> Questions(WindowCounts counts) => Studies.Of(Studies.Scenario, Studies.Inputs(Studies.Scenario, [], counts)).Questions;
}

using System.Text;
using NodaTime;
using NteMonitor.PurpleFlag.CoreData;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.Tests.PurpleFlag.CoreData;

public class CoreFileRulesTests
{
    private const string Head = "period,place,measure,value,unit,n,source\n";

    private static readonly LocalDate Today = new(2026, 3, 14);
    private static readonly IReadOnlyList<CoreYear> Years = CrimeRules.Years(new(new(2026, 2, 28)), new Night(new(2020, 1, 1)));
    private static readonly CoreDataSet Footfall = new("footfall", "Footfall", new(Known.Public, ["D"])) { Asks = "By counter" };

    [Fact]
    public void A_table_is_read_row_by_row()
    {
        var rows = Read("2026-02,Quay,People passing,18620,people,,counter\n2026-Q1,,Turnover,1.25,£m,,survey\n2026-03-07,Quay,Last bus,02:40,,,timetable\n2025,Castle,Staffed,yes,,,car parks\n2025-04-01/2026-03-31,residents,Feel safe,61,%,412,survey\n2026-01,Quay,People passing,,people,,counter\n");
        rows.Select(r => r.Value).ShouldBe([new CoreValue.Number(18620, 0), new CoreValue.Number(1.25m, 2), new CoreValue.Clock(new(2, 40)), new CoreValue.Said(true), new CoreValue.Number(61, 0), new CoreValue.NotKnown()]);
        rows.Select(r => (r.Span.First, r.Span.Last)).ShouldBe([(new(2026, 2, 1), new(2026, 2, 28)), (new(2026, 1, 1), new(2026, 3, 31)), (new(2026, 3, 7), new(2026, 3, 7)), (new(2025, 1, 1), new(2025, 12, 31)), (new(2025, 4, 1), new(2026, 3, 31)), (new(2026, 1, 1), new(2026, 1, 31))]);
        rows[4].Base.ShouldBe(412);
    }

    [Fact]
    public void Semicolons_and_a_byte_order_mark_are_read_too() =>
        CoreTown.Done(CoreFileRules.Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("Period;Measure;Value;Unit;Source\r\n2026-02;Jobs;12;jobs;survey\r\n")], Today)).ShouldHaveSingleItem().Series.ShouldBe(new("Jobs", "", "jobs"));

    [Theory]
    [InlineData("", "It is empty")]
    [InlineData("period,measure,value,unit\n", "There is no column 'source'")]
    [InlineData("period,measure,value,unit,source,name\n2026-02,a,1,b,c,d\n", "The column 'name' is none of them")]
    [InlineData("period,measure,value,value,unit,source\n", "stands 2 times")]
    [InlineData(Head, "headings and no rows")]
    [InlineData(Head + "2026-02,Quay,People,1\n", "Line 2: 4 fields under 7 headings")]
    [InlineData(Head + "Feb 2026,Quay,People,1,people,,counter\n", "Line 2: 'Feb 2026' is no period")]
    [InlineData(Head + "2026-13,Quay,People,1,people,,counter\n", "'2026-13' is no period")]
    [InlineData(Head + "2026-04,Quay,People,1,people,,counter\n", "'2026-04' has not come yet, today is 2026-03-14")]
    [InlineData(Head + "2026-03-09/2026-03-01,Quay,People,1,people,,counter\n", "is no period")]
    [InlineData(Head + "2026-02,Quay,People,\"1,200\",people,,counter\n", "'1,200' is no figure")]
    [InlineData(Head + "2026-02,Quay,People,many,people,,counter\n", "'many' is no figure")]
    [InlineData(Head + "2026-02,Quay,People,12,,,counter\n", "'' is no unit")]
    [InlineData(Head + "2026-02,Quay,People,12,people,few,counter\n", "'few' is no number of people")]
    [InlineData(Head + "2026-02,Quay,People,12,people,,\n", "'' says nothing")]
    [InlineData(Head + "2026-02,Quay,Feel safe,120,%,100,survey\n", "is no percentage that can be checked")]
    [InlineData(Head + "2026-02,Quay,Feel safe,20,%,,survey\n", "is no percentage that can be checked")]
    [InlineData(Head + "2026-02,Quay,People,12,people,,counter\n2026-02,Quay,People,13,people,,counter\n", "stands on line 2 already")]
    public void What_is_wrong_with_a_table_is_said_by_its_line(string file, string said) =>
        CoreTown.Refused(CoreFileRules.Read(Encoding.UTF8.GetBytes(file), Today)).ShouldContain(r => r.Message.Contains(said));

    [Fact]
    public void Every_fault_is_named_at_once() =>
        CoreTown.Refused(CoreFileRules.Read(Encoding.UTF8.GetBytes(Head + "soon,Quay,People,1,people,,counter\n2026-02,Quay,,x,people,few,\n"), Today)).Select(r => r.Field).ShouldBe(["period", "measure", "source", "value", "n"]);

    [Fact]
    public void A_file_that_is_no_text_is_refused() => CoreTown.Refused(CoreFileRules.Read([0, 0, 7, 0], Today)).ShouldHaveSingleItem().Message.ShouldContain("not text");

    [Fact]
    public void A_set_without_a_table_is_absent() => CoverageRules.Of(Footfall, null, Years).Cover.ShouldBe(CoreCover.Absent);

    [Fact]
    public void Months_without_a_figure_are_named_as_runs() =>
        State(Months(m => m.Year == 2024 && (m.Month is 2 or 3 or 4 or 9) ? "" : "7")).ShouldSatisfyAllConditions(
            s => s.Cover.ShouldBe(CoreCover.Partial),
            s => s.Missing.ShouldHaveSingleItem().ShouldBe("People, Quay (people): 2024-02 to 2024-04, 2024-09"));

    [Fact]
    public void A_series_with_every_month_is_complete() => State(Months(_ => "0")).Cover.ShouldBe(CoreCover.Complete);

    [Fact]
    public void A_survey_of_each_year_is_complete_and_one_of_two_years_is_not()
    {
        var (one, two, three) = ("2023-10-01,,Safe,50,%,90,survey\n", "2024-10-01,,Safe,50,%,90,survey\n", "2025-10-01,,Safe,50,%,90,survey\n");
        State(one + two + three).Cover.ShouldBe(CoreCover.Complete);
        State(one + three).Missing.ShouldHaveSingleItem().ShouldBe("Safe (%): Thu 29 Feb 2024 to Fri 28 Feb 2025");
    }

    [Fact]
    public void What_is_so_or_not_is_asked_for_once() => State("2025-10-01,Quay,Last bus,02:40,,,timetable\n").Cover.ShouldBe(CoreCover.Complete);

    [Fact]
    public void Figures_of_other_years_are_none() => State("2015,Quay,People,12,people,,counter\n").ShouldSatisfyAllConditions(s => s.Cover.ShouldBe(CoreCover.Absent), s => s.Missing.ShouldHaveSingleItem().ShouldContain("None of its figures"));

    private static string Months(Func<YearMonth, string> value) => string.Concat(Enumerable.Range(0, 36).Select(i => new YearMonth(2023, 3).PlusMonths(i))
        .Select(m => $"{m.ToString("uuuu'-'MM", null)},Quay,People,{value(m)},people,,counter\n"));

    private static CoreState State(string rows) => CoverageRules.Of(Footfall, new(new(Guid.Empty, Guid.Empty, "footfall", 1, new string('a', 64)) { On = Today, Rows = 1 }, Read(rows)), Years);

    private static IReadOnlyList<CoreRow> Read(string rows) => CoreTown.Done(CoreFileRules.Read(Encoding.UTF8.GetBytes(Head + rows), Today));
}

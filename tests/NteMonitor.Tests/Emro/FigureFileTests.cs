using System.Text;
using NteMonitor.Commands;
using NteMonitor.Emro.Evaluation;

namespace NteMonitor.Tests.Emro;

/// <summary>What tables of figures may look like, and what is refused in them.</summary>
public class FigureFileTests
{
    private const string Newcastle = "area,period,count,exposure\ntreated,before,2871,29\ntreated,after,406,6\ncontrol,before,679,29\ncontrol,after,153,6\n";

    private static Outcome<FigureFile> File(string text) => FigureFile.Read("t.csv", new OneFile(Encoding.UTF8.GetBytes(text)));

    private static Outcome<BeforeAfter> Counts(string text) => File(text).Then(EvaluateRules.Counts);

    private static Outcome<TwoSeries> Series(string text, string? area = null) => File(text).Then(f => EvaluateRules.Series(f, new("count", "exposure", "step", "time", area)));

    private static string Said<T>(Outcome<T> outcome) => Outcome.Said(outcome.ShouldBeOfType<Outcome<T>.Refused>().Reasons);

    private static double Ratio(string text) => Counts(text).Then(c => CountsRules.Ratio(c, null)).ShouldBeOfType<Outcome<RatioOfRates>.Done>().Value.Ratio;

    [Theory]
    [InlineData("\uFEFF" + Newcastle, ",", "\n")]
    [InlineData(Newcastle, ";", "\r\n")]
    [InlineData(Newcastle, "\t", "\n")]
    [InlineData(Newcastle, "|", "\r")]
    [InlineData(Newcastle, " , ", "\n\n")]
    public void A_mark_at_the_beginning_other_separators_and_other_line_ends_change_nothing(string text, string separator, string end) =>
        Ratio(text.Replace(",", separator, StringComparison.Ordinal).Replace("\n", end, StringComparison.Ordinal)).ShouldBe(0.627583, 1e-6);

    [Fact]
    public void Columns_are_found_by_name_wherever_they_stand() =>
        Ratio("Exposure,note,COUNT,Period,Area\n29,x,2871,Before,Treated\n6,x,406,after,treated\n6,x,153,AFTER,control\n29,x,679,before,control\n").ShouldBe(0.627583, 1e-6);

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("area,period,count,exposure\n", "no rows")]
    [InlineData("area,period,count\ntreated,before,1\n", "no column 'exposure'")]
    [InlineData("area,period,count,count,exposure\ntreated,before,1,2,3\n", "'count' stands 2 times")]
    [InlineData("area,period,count,exposure\ntreated,before,1\n", "line 2: 3 fields under 4 headings")]
    [InlineData("area,period,count,exposure\ntreated,before,-4,1\n", "line 2: -4 is no count")]
    [InlineData("area,period,count,exposure\ntreated,before,99.5,1\n", "line 2: 99.5 is no count")]
    [InlineData("area,period,count,exposure\ntreated,before,4,0\n", "line 2: 0 is no exposure")]
    [InlineData("area,period,count,exposure\ntreated,before,4,-1\n", "line 2: -1 is no exposure")]
    [InlineData("area,period,count,exposure\ntreated,before,four,1\n", "line 2: 'four' is no number")]
    [InlineData("area,period,count,exposure\ntreated,before,,1\n", "line 2: there is nothing in it")]
    [InlineData("area,period,count,exposure\ntreated,before,NaN,1\n", "line 2: 'NaN' is no number")]
    [InlineData("area,period,count,exposure\ntreated,before,1e999,1\n", "line 2: '1e999' is no number")]
    [InlineData("area,period,count,exposure\ntreated,before,\"2,871\",1\n", "line 2: '2,871' is no number")]
    [InlineData("area;period;count;exposure\ntreated;before;1,5;1\n", "line 2: '1,5' is no number")]
    [InlineData("area,period,count,exposure\ncore,before,4,1\n", "line 2: 'core' is neither treated nor control")]
    [InlineData("area,period,count,exposure\ntreated,during,4,1\n", "line 2: 'during' is neither before nor after")]
    [InlineData("area,period,count,exposure\ntreated,before,4,1\ntreated,before,4,1\n", "line 3 is the same row as line 2")]
    [InlineData("area,period,time,count,exposure\ntreated,before,1,4,1\ntreated,before,1,5,1\n", "line 3 is the same area and time as line 2")]
    [InlineData("area,period,time,count,exposure\ntreated,before,3,4,1\ntreated,after,2,5,1\n", "line 2 is before the order and later than line 3")]
    [InlineData("area,period,time,count,exposure\ntreated,before,202512,4,1\ntreated,after,202601,5,1\n", "'202512' looks like a month")]
    [InlineData("area,period,time,count,exposure\ntreated,before,2025-12,4,1\ntreated,after,3,5,1\n", "line 3: '3' is no month")]
    public void A_table_of_counts_is_refused_with_line_and_cause(string text, string cause) => Said(Counts(text)).ShouldContain(cause);

    [Fact]
    public void Every_reason_is_said_at_once() =>
        Counts("area,period,count,exposure\nx,before,-1,0\ntreated,y,z,1\n").ShouldBeOfType<Outcome<BeforeAfter>.Refused>().Reasons.Select(r => r.Field)
            .ShouldBe(["area", "count", "exposure", "period", "count"], ignoreOrder: true);

    [Theory]
    [InlineData("time,count,exposure,step\n1,4,1,0.5\n", "line 2: 0.5 is no step")]
    [InlineData("time,count,exposure\n1,4,1\n", "no column 'step'")]
    [InlineData("time,count,exposure,step\n1,-1,1,0\n", "line 2: -1 is no count")]
    [InlineData("time,count,exposure,step\n2026-13,4,1,0\n", "line 2: '2026-13' is no number")]
    public void A_table_of_a_series_is_refused_with_line_and_cause(string text, string cause) => Said(Series(text)).ShouldContain(cause);

    [Fact]
    public void One_column_is_not_two_things_at_once() =>
        Said(File("count,step\n4,0\n").Then(f => EvaluateRules.Series(f, new("count", "Count", "step", "step", null)))).ShouldSatisfyAllConditions(s => s.ShouldContain("'count' is to be 2 things"), s => s.ShouldContain("'step' is to be 2 things"));

    [Fact]
    public void Months_are_numbered_from_the_first_whatever_the_year() =>
        Series("time,count,exposure,step\n2026-02,5,28,1\n2025-11,4,30,0\n").ShouldBeOfType<Outcome<TwoSeries>.Done>().Value.Treated.Select(p => p.Time).ShouldBe([4, 1]);

    [Fact]
    public void Counts_that_know_their_times_are_read_as_a_series_too()
    {
        var rows = string.Concat(Enumerable.Range(1, 12).Select(i => $"treated,{(i > 7 ? "after" : "before")},{20 + (i * 7 % 5)},30,{i}\ncontrol,{(i > 7 ? "after" : "before")},{11 + (i * 3 % 4)},30,{i}\n"));
        var timed = ReadingRules.Of(Counts("area,period,count,exposure,time\n" + rows).ShouldBeOfType<Outcome<BeforeAfter>.Done>().Value, null);
        timed.Select(r => r.Design).Distinct().ShouldBe(["totals", "series", "series with control"]);
        timed.Single(r => r.IsChosen).ShouldSatisfyAllConditions(r => r.Design.ShouldBe("totals"), r => r.Model.ShouldBe(CountModel.QuasiPoisson));
        ReadingRules.Of(Counts(Newcastle).ShouldBeOfType<Outcome<BeforeAfter>.Done>().Value, null).ShouldHaveSingleItem().IsChosen.ShouldBeTrue();
        ReadingRules.Of(Counts(Newcastle).ShouldBeOfType<Outcome<BeforeAfter>.Done>().Value, 1.78).Select(r => (r.Model, r.IsChosen)).ShouldBe([(CountModel.Poisson, false), (CountModel.QuasiPoisson, true)]);
    }

    [Fact]
    public void An_area_column_parts_the_two_series() =>
        Series("area,time,count,exposure,step\ntreated,1,5,28,0\ncontrol,1,4,30,0\nControl,2,4,30,1\n", "area").ShouldBeOfType<Outcome<TwoSeries>.Done>().Value
            .ShouldSatisfyAllConditions(s => s.Treated.Count.ShouldBe(1), s => s.Control.Count.ShouldBe(2));

    private sealed class OneFile(byte[] bytes) : IFiles
    {
        public Stream Open(string path) => new MemoryStream(bytes);

        public TextReader OpenText(string path) => new StreamReader(Open(path));

        public TextWriter Create(string path) => throw new FileTroubleException(path, "Nothing is written here.", "");

        public long? Size(string path) => bytes.Length;

        public void Line(string text)
        {
        }

        public void Progress(string what, double share)
        {
        }
    }
}

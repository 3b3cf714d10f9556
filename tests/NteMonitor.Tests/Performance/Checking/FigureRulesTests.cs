using NteMonitor.Performance.Checking;

namespace NteMonitor.Tests.Performance.Checking;

public class FigureRulesTests
{
    [Theory]
    [InlineData("1298", 1298)]
    [InlineData("1,298", 1298)]
    [InlineData("1,234,567.5", 1234567.5)]
    [InlineData("1 298", 1298)]
    [InlineData("12\u00A0345", 12345)]
    [InlineData("\u00A0 7 \u202F", 7)]
    [InlineData("(12)", -12)]
    [InlineData("(5.2%)", -5.2)]
    [InlineData("(1,298)", -1298)]
    [InlineData("-3.4", -3.4)]
    [InlineData("–3.4", -3.4)]
    [InlineData("−3.4", -3.4)]
    [InlineData("- 3", -3)]
    [InlineData("+321", 321)]
    [InlineData("£26,000", 26000)]
    [InlineData("-£2,500", -2500)]
    [InlineData("£1.2m", 1200000)]
    [InlineData("£26k", 26000)]
    [InlineData("£3.5 million", 3500000)]
    [InlineData("5.2%", 5.2)]
    [InlineData("5.2 per cent", 5.2)]
    [InlineData("3 percentage points", 3)]
    [InlineData("▼ 12", -12)]
    [InlineData("▼ -12", -12)]
    [InlineData("12 ↑", 12)]
    [InlineData("12*", 12)]
    [InlineData("12 [1]", 12)]
    [InlineData("12 (r)", 12)]
    [InlineData("12r", 12)]
    [InlineData("6122 (2011/12)", 6122)]
    [InlineData(".5", 0.5)]
    [InlineData("nil", 0)]
    [InlineData("'42", 42)]
    public void What_tables_print_as_a_figure_is_read_as_one(string cell, double value) =>
        FigureRules.Read(cell).ShouldSatisfyAllConditions(f => f.Kind.ShouldBe(FigureKind.Number), f => f.Value.ShouldBe((decimal)value));

    [Theory]
    [InlineData("5.2", 1, FigureUnit.Plain)]
    [InlineData("7.00", 2, FigureUnit.Plain)]
    [InlineData("5.20 %", 2, FigureUnit.Percent)]
    [InlineData("3 pp", 0, FigureUnit.Points)]
    [InlineData("3 % points", 0, FigureUnit.Points)]
    [InlineData("£26k", -3, FigureUnit.Money)]
    [InlineData("£1.2m", -5, FigureUnit.Money)]
    public void Printed_places_and_the_unit_are_kept(string cell, int places, FigureUnit unit) =>
        FigureRules.Read(cell).ShouldSatisfyAllConditions(f => f.Places.ShouldBe((sbyte)places), f => f.Unit.ShouldBe(unit));

    [Theory]
    [InlineData("", FigureKind.Blank)]
    [InlineData(" \u00A0", FigureKind.Blank)]
    [InlineData("-", FigureKind.Absent)]
    [InlineData("–", FigureKind.Absent)]
    [InlineData("n/a", FigureKind.Absent)]
    [InlineData("N/A", FigureKind.Absent)]
    [InlineData("..", FigureKind.Absent)]
    [InlineData("[c]", FigureKind.Absent)]
    [InlineData("<5", FigureKind.Absent)]
    [InlineData("from 0", FigureKind.Absent)]
    [InlineData("not collected", FigureKind.Absent)]
    [InlineData("This is 3% over target", FigureKind.Text)]
    [InlineData("at least 40", FigureKind.Text)]
    [InlineData("15000 to 30000", FigureKind.Text)]
    [InlineData("2012/13", FigureKind.Text)]
    [InlineData("2012-13", FigureKind.Text)]
    [InlineData("22:00", FigureKind.Text)]
    [InlineData("2019-07-01", FigureKind.Text)]
    [InlineData("#DIV/0!", FigureKind.Text)]
    [InlineData("3 crimes", FigureKind.Text)]
    [InlineData("12 345 67", FigureKind.Text)]
    [InlineData("1234567890123456", FigureKind.Text)]
    public void What_is_no_figure_is_blank_absent_or_words(string cell, FigureKind kind) => FigureRules.Read(cell).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("5,2")]
    [InlineData("12,34")]
    [InlineData("1,29,8")]
    [InlineData("1234,567")]
    [InlineData("1.234,5")]
    public void A_comma_is_never_taken_for_a_point(string cell) =>
        FigureRules.Read(cell).Kind.ShouldBe(FigureKind.Text, cell);

    [Theory]
    [InlineData("5,2", true)]
    [InlineData("£1,29", true)]
    [InlineData("2012-13", false)]
    [InlineData("12.3.2014", false)]
    [InlineData("four", false)]
    [InlineData("", false)]
    public void Something_that_looks_like_a_figure_is_told_from_words(string cell, bool looks) => FigureRules.LooksLikeOne(cell).ShouldBe(looks);

    [Theory]
    [InlineData("2012", 24144)]
    [InlineData("2012/13", 24147)]
    [InlineData("2012-13", 24147)]
    [InlineData("2012-2013", 24147)]
    [InlineData("2012–13", 24147)]
    [InlineData("Apr 2012", 24147)]
    [InlineData("April 2012 to March 2013", 24147)]
    [InlineData("2012-05", 24148)]
    [InlineData("2012-05-31", 24148)]
    [InlineData("2012 Q2", 24147)]
    public void A_year_may_run_from_April_to_March(string cell, int month) => PeriodRules.Begins(cell).ShouldBe(month);

    [Theory]
    [InlineData("421")]
    [InlineData("20134")]
    [InlineData("2013 crimes")]
    [InlineData("March")]
    [InlineData("")]
    public void Other_figures_and_words_are_no_period(string cell) => PeriodRules.Begins(cell).ShouldBeNull();
}

namespace NteMonitor.Tests.Performance.Checking;

public class ChangeRulesTests
{
    private const string Head = "measure,2012-13,2013-14,change,% change\n";
    private const string Others = "Theft,100,90,-10,-10.0\nFraud,50,61,11,22.0\n";

    [Theory]
    [InlineData("Robbery,2773,2778,5,0.2")]
    [InlineData("Robbery,153,253,100,65.4")]
    [InlineData("Robbery,107,106,-1,-0.9")]
    [InlineData("Robbery,\"6,122\",\"6,443\",+321,5.2%")]
    [InlineData("Robbery,543,402,(141),(26%)")]
    [InlineData("Robbery,543,402,−141,−25.97")]
    [InlineData("Robbery,8,9,1,12.5")]
    [InlineData("Robbery,8,9,1,13")]
    [InlineData("Robbery,8,9,1,12")]
    [InlineData("Robbery,0,9,9,")]
    [InlineData("Robbery,0,9,9,n/a")]
    [InlineData("Robbery,0,9,9,from 0")]
    [InlineData("Robbery,,9,,")]
    [InlineData("Robbery,n/a,9,n/a,n/a")]
    [InlineData("Robbery,10.4,7.0,-3.4,-32.7")]
    [InlineData("Robbery,10.4,7.0,-3.5,-33.2")]
    public void What_follows_from_its_inputs_is_left_alone_however_it_is_rounded(string row) => TypedTable.Findings(Head + row + "\n" + Others).ShouldBeEmpty();

    [Theory]
    [InlineData("Robbery,2773,2778,6,0.2", "diff-mismatch", "6", 5.0)]
    [InlineData("Robbery,2773,2778,-5,0.2", "diff-mismatch", "-5", 5.0)]
    [InlineData("Robbery,153,253,100,65.5", "pct-mismatch", "65.5", 65.359)]
    [InlineData("Robbery,153,253,100,-65.4", "pct-mismatch", "-65.4", 65.359)]
    [InlineData("Robbery,153,253,100,65.3", "truncated", "65.3", 65.359)]
    [InlineData("Robbery,543,402,-141,-25.9", "truncated", "-25.9", -25.967)]
    [InlineData("Robbery,543,402,-141,25%", "pct-mismatch", "25%", -25.967)]
    [InlineData("Robbery,0,9,9,900", "pct-from-zero", "900", null)]
    [InlineData("Robbery,0,9,9,100%", "pct-from-zero", "100%", null)]
    [InlineData("Robbery,0,0,0,0.0", "pct-from-zero", "0.0", null)]
    [InlineData("Robbery,0,9,9,#DIV/0!", "pct-from-zero", "#DIV/0!", null)]
    [InlineData("Robbery,,9,9,", "diff-mismatch", "9", null)]
    [InlineData("Robbery,9,,-9,", "diff-mismatch", "-9", null)]
    [InlineData("Robbery,9,n/a,,-100.0", "pct-mismatch", "-100.0", null)]
    [InlineData("Robbery,62%,63%,1,1.0", "points-as-percent", "1.0", 1.0)]
    [InlineData("Robbery,100,90,,", "missing-change", "", -10.0)]
    [InlineData("Robbery,50%,55%,,", "missing-change", "", 5.0)]
    [InlineData("Robbery,50,55,\"5,2\",10", "text-in-number", "5,2", null)]
    [InlineData("Robbery,50,55,up a bit,10", "text-in-number", "up a bit", null)]
    public void What_does_not_follow_is_found_at_its_row_with_what_it_comes_to(string row, string rule, string published, double? recomputed)
    {
        var finding = TypedTable.Findings(Head + row + "\n" + Others).ShouldHaveSingleItem();
        finding.ShouldSatisfyAllConditions(
            f => f.Row.ShouldBe(2), f => f.Rule.ShouldBe(rule), f => f.Published.ShouldBe(published), f => f.Recomputed.ShouldBe((decimal?)recomputed), f => f.Message.ShouldStartWith("Robbery: "));
    }

    [Fact]
    public void The_earlier_figure_may_have_to_be_made_from_the_later_and_the_difference() =>
        TypedTable.Rules("measure,current position,difference,% change\nTheft,284,-51,-15.2\nFraud,54,16,42.1\nRobbery,176,13,8.1\n").ShouldBe(["4 pct-mismatch"]);

    [Fact]
    public void The_later_year_is_the_later_whichever_column_stands_first() =>
        TypedTable.Rules("measure,2013/14,2012/13,change,%\nTheft,90,100,-10,-10\nFraud,61,50,11,22\nRobbery,9,8,1,15\n").ShouldBe(["4 pct-mismatch"]);

    [Fact]
    public void Six_years_are_compared_as_the_rows_show() =>
        TypedTable.Rules("measure,2009,2010,2011,2012,change since 2009\nTheft,100,90,80,70,-30\nFraud,50,61,70,80,30\nRobbery,9,8,7,6,-3\nArson,5,6,7,8,1\n").ShouldBe(["5 diff-mismatch"]);

    [Fact]
    public void A_reduction_may_be_printed_without_a_minus() =>
        TypedTable.Findings("measure,2012/13,2013/14,reduction,% reduction\nTheft,100,90,10,10.0\nFraud,50,40,10,20.0\n").ShouldBeEmpty();

    [Fact]
    public void A_change_without_a_sign_is_right_where_the_row_says_that_it_fell() =>
        TypedTable.Findings("measure,2012/13,2013/14,change,direction\nTheft,100,90,10,down\nFraud,50,61,11,up\nArson,5,6,1,up\n").ShouldBeEmpty();

    [Fact]
    public void Percentages_without_a_sign_are_right_where_the_row_says_that_it_fell() =>
        TypedTable.Rules("measure,last year,this year,% change,direction\nTheft,100,120,20,up\nArson,50,40,20,down\nNoise,10,5,50,reduction\nFraud,10,5,49,down\n").ShouldBe(["5 pct-mismatch"]);

    [Fact]
    public void A_percentage_in_brackets_behind_the_difference_is_read_too() =>
        TypedTable.Findings("measure,2012/13,2013/14,change\nViolence,163,176,13 (8.0%)\nTheft,335,284,-51 (-15.2%)\nBurglary,153,253,100 (65.9%)\nArson,0,4,4 (100%)\n")
            .Select(f => $"{f.Row} {f.Rule} {f.Published}").ShouldBe(["4 pct-mismatch 100 (65.9%)", "5 pct-from-zero 4 (100%)"]);

    [Theory]
    [InlineData("year,crimes,change,% change\n2009/10,6987,,\n2010/11,6192,-795,-11.4\n2011/12,6122,-70,-1.1\n2012/13,6443,331,5.2\n", "5 diff-mismatch")]
    [InlineData("year,crimes,change,% change\n2012/13,6443,321,5.3\n2011/12,6122,-70,-1.1\n2010/11,6192,-795,-11.4\n", "2 pct-mismatch")]
    [InlineData("year,crimes,% change\n2009/10,6987,\n2010/11,6192,-11.4\n2011/12,6122,-1.1\n2012/13,6443,5.2\n2013/14,6443,1.0\n", "6 pct-mismatch")]
    public void Rows_that_are_years_are_held_against_the_year_before(string text, string found) => TypedTable.Rules(text).ShouldBe([found]);

    [Fact]
    public void Several_sets_of_years_stand_side_by_side() =>
        TypedTable.Rules("Measure,Quarter,Quarter,Quarter,Year,Year,Year\n,2012/13,2013/14,% change,2012/13,2013/14,% change\nTheft,10,11,10.0,100,90,-10.0\nFraud,20,25,25.0,50,61,23.0\n")
            .ShouldBe(["4 pct-mismatch"]);

    [Fact]
    public void Shares_of_a_total_are_held_against_it() =>
        TypedTable.Rules("offence,count,% of total\nTheft,50,50.0\nFraud,30,31.0\nArson,20,20.0\nTotal,100,100\n").ShouldBe(["3 pct-mismatch"]);

    [Fact]
    public void A_rate_in_percent_of_two_columns_is_known_by_its_rows() =>
        TypedTable.Rules("area,visits,checked,% checked\nQuay,50,40,80.0\nMill,30,15,50.0\nHill,20,5,25.0\nDock,10,5,45.0\n").ShouldBe(["5 pct-mismatch"]);

    [Fact]
    public void A_rise_of_three_points_is_not_three_percent() =>
        TypedTable.Findings("measure,target,current position,difference,% change\nTheft,-5%,90,-10,-10.0\nFraud,,61,11,22.0\nArson,-2%,6,1,20.0\nSatisfied,85%,88%,This is 3% over target,\n")
            .Select(f => (f.Row, f.Rule, f.Recomputed)).ShouldBe([(5, "text-in-number", null), (5, "points-as-percent", 3m)]);

    [Fact]
    public void Percentages_of_percentages_are_told_by_the_unit_of_their_row() =>
        TypedTable.Rules("indicator,unit,2012/13,2013/14,change\nSatisfied,%,85,88,3%\nCrime,number,100,103,3%\nConfident,%,62.7,63.6,0.9\n").ShouldBe(["2 points-as-percent"]);

    [Fact]
    public void Percentages_that_are_said_to_be_truncated_may_be() =>
        TypedTable.Findings("measure,2012-13,2013-14,% change (truncated)\nTheft,153,253,65.3\nFraud,543,402,-25.9\n").ShouldBeEmpty();

    [Fact]
    public void A_table_that_states_no_change_lacks_none() => TypedTable.Findings("measure,2012-13,2013-14\nTheft,100,90\nFraud,50,61\n").ShouldBeEmpty();

    [Fact]
    public void A_percentage_of_a_small_base_may_be_left_out() => TypedTable.Findings("measure,2012-13,2013-14,% change\nTheft,100,90,-10.0\nArson,19,21,\n").ShouldBeEmpty();

    [Theory]
    [InlineData("Fell by 18 incidents, a 46% reduction.", "")]
    [InlineData("A reduction of 18 reports ie 46%", "")]
    [InlineData("Reduced by 46.2 per cent.", "")]
    [InlineData("Down 46%; the county fell by 12% over the same year.", "")]
    [InlineData("Better than the 10% fall of similar areas.", "")]
    [InlineData("Fell by 47%.", "pct-mismatch")]
    [InlineData("Fell by 46.1%.", "truncated")]
    [InlineData("Reduced by 17 incidents.", "diff-mismatch")]
    [InlineData("Achieved.", "missing-change")]
    public void Words_beside_the_figures_are_read_for_what_they_say_of_their_own_row(string words, string rule) =>
        TypedTable.Rules($"measure,2012-13,2013-14,impact\nTheft,100,90,Fell by 10%.\nVictims,39,21,\"{words}\"\n").Where(r => r.StartsWith('3')).ShouldBe(
            rule.Length > 0 ? [$"3 {rule}"] : words.Contains("similar", StringComparison.Ordinal) ? ["3 missing-change"] : []);

    [Fact]
    public void Levels_that_stand_only_in_words_are_taken_from_there() =>
        TypedTable.Rules("item,2012/13,comparison,change,pct,note\nCrime,6443,6122,321,5.2,\nThe year before,,,-70,-1.1,level implied 6122 from 6192\nBefore that,,,-795,-11.9,level implied 6192 from 6987\n")
            .ShouldBe(["4 pct-mismatch"]);
}

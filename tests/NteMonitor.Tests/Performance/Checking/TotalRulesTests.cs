namespace NteMonitor.Tests.Performance.Checking;

public class TotalRulesTests
{
    [Theory]
    [InlineData("area,2012,2013\nQuay,10,20\nMill,5,6\nTotal,15,26\n")]
    [InlineData("area,2012,2013\nTotal,15,26\nQuay,10,20\nMill,5,6\n")]
    [InlineData("area,2012,2013\nQuay,10,20\nMill,5,6\nNorth total,15,26\nHill,1,2\nDock,3,4\nSouth total,4,6\nGrand total,19,32\n")]
    [InlineData("area,2012,2013\nQuay,10,20\nMill,5,6\nSubtotal,15,26\nElsewhere,4,6\nUnknown,0,1\nTotal,19,33\n")]
    [InlineData("area,2012,2013\nNorth\nQuay,10,20\nMill,5,6\nTotal,15,26\nSouth\nHill,1,2\nDock,3,4\nTotal,4,6\n")]
    [InlineData("area,2012,2013\nQuay,10,20\nMill,,6\nHill,5,1\nTotal,15,27\n")]
    [InlineData("area,2012,2013\nQuay,10,20\nMill,n/a,6\nHill,5,1\nTotal,18,27\n")]
    [InlineData("area,hours,cost\nQuay,1.4,£2.50\nMill,1.4,£3.25\nTotal,2.9,£5.75\n")]
    [InlineData("area,count,average age\nQuay,10,21.5\nMill,5,30.2\nTotal,15,24.4\n")]
    [InlineData("area,2012,2013\nNorth\nQuay,10,20\nTotal,10,20\nSouth\nHill,1,2\nTotal,1,2\n")]
    [InlineData("measure,now\nTheft,10\nFraud,5\nAll crime,178\n")]
    [InlineData("measure,now\nTotal crime,2778\nBurglary,253\nTheft,284\n")]
    [InlineData("item,unit,value\nTheft,crimes,10\nFraud,crimes,5\nGrants,GBP,700\nTotal,crimes,15\n")]
    public void A_table_whose_totals_hold_is_left_alone(string text) => TypedTable.Findings(text).ShouldBeEmpty();

    [Theory]
    [InlineData("area,2012,2013\nQuay,10,20\nMill,5,6\nTotal,15,27\n", "4 total-mismatch", 26)]
    [InlineData("area,2012,2013\nTotal,15,28\nQuay,10,20\nMill,5,6\n", "2 total-mismatch", 26)]
    [InlineData("area,2012,2013\nQuay,10,20\nMill,5,6\nNorth total,15,26\nHill,1,2\nDock,3,4\nSouth total,4,7\nGrand total,19,33\n", "7 total-mismatch", 6)]
    [InlineData("area,count\nQuay,10\nMill,5\nTotal,51\n", "4 total-mismatch", 15)]
    [InlineData("area,count\nQuay,100\nMill,52\nAll incidents,125\n", "", 0)]
    [InlineData("area,count\nQuay,100\nMill,52\nAll incidents,151\n", "4 total-mismatch", 152)]
    [InlineData("area,count\nQuay,n/a\nMill,-\nHill,-\nTotal,0\n", "5 total-mismatch", null)]
    [InlineData("area,count\nQuay,10\nMill,\nTotal,9\n", "", 0)]
    public void A_total_that_is_not_its_parts_is_found_where_the_figures_say_so(string text, string found, int? recomputed)
    {
        var findings = TypedTable.Findings(text);
        findings.Select(f => $"{f.Row} {f.Rule}").ShouldBe(found.Length == 0 ? [] : [found]);
        if (findings is [var one])
        {
            one.Recomputed.ShouldBe(recomputed);
        }
    }

    [Fact]
    public void What_a_total_left_out_is_named() =>
        TypedTable.Findings("area,count\nQuay,10\nMill,5\nHill,7\nTotal,17\n").Single().Message.ShouldEndWith("It is what they come to without Mill.");

    [Theory]
    [InlineData("month,theft,fraud,arson,total\nApril,1,2,3,6\nMay,4,5,6,15\nJune,7,8,9,15\n", "4 total-mismatch")]
    [InlineData("month,theft,fraud,arson,total\nApril,1,2,3,7\n", "2 total-mismatch")]
    [InlineData("month,theft,fraud,arson,total\nApril,1,20,30,50\n", "2 total-mismatch")]
    [InlineData("offence,Q1,Q2,Q3,Q4,year\nTheft,1,2,3,4,10\nFraud,5,6,7,8,26\nArson,1,1,1,1,5\n", "4 total-mismatch")]
    [InlineData("month,total,theft,fraud,arson\nApril,6,1,2,3\nMay,15,4,5,6\nJune,25,7,8,9\n", "4 total-mismatch")]
    [InlineData("month,theft,fraud,acquisitive total,arson,violence,other total,grand total\nApril,1,2,3,4,5,9,12\nMay,3,3,6,2,2,4,10\nJune,1,1,2,1,2,3,6\n", "4 total-mismatch")]
    public void A_total_across_is_held_against_its_columns(string text, string found) => TypedTable.Rules(text).ShouldBe([found]);

    [Fact]
    public void A_total_of_some_of_the_columns_is_known_by_its_rows() =>
        TypedTable.Findings("month,theft,fraud,arson,acquisitive total\nApril,1,2,3,3\nMay,4,5,6,9\nJune,7,8,9,15\nJuly,1,1,1,2\n").ShouldBeEmpty();

    [Fact]
    public void Levels_make_a_hierarchy() =>
        TypedTable.Rules("level,offence,2012,2013\n0,All,30,42\n1,Theft,20,30\n2,Shops,15,20\n2,Homes,5,11\n1,Fraud,10,12\n").ShouldBe(["3 total-mismatch"]);

    [Fact]
    public void Indentation_makes_one_too() =>
        TypedTable.Rules("offence,2012,2013\nTheft,20,30\n  Shops,15,20\n  Homes,5,11\nFraud,10,12\n  Cards,4,5\n  Online,6,7\nTotal,30,42\n").ShouldBe(["2 total-mismatch"]);

    [Fact]
    public void A_hierarchy_that_holds_is_left_alone_and_so_is_one_that_lists_only_some() =>
        TypedTable.Findings("offence,2012,2013\nTheft,20,30\n  Shops,15,20\n  Homes,5,10\nFraud,10,12\n  Cards,4,5\n  Online,6,7\nTotal,30,42\n")
            .Concat(TypedTable.Findings("offence,2012,2013\nTheft,200,300\n  Shops,15,20\n  Homes,5,10\nFraud,100,120\nTotal,300,420\n")).ShouldBeEmpty();

    [Fact]
    public void A_blank_before_one_label_makes_no_hierarchy() => TypedTable.Findings("offence,2012,2013\nTheft,20,30\n Fraud,10,12\nArson,1,1\nTotal,31,43\n").ShouldBeEmpty();

    [Fact]
    public void Figures_rounded_to_five_need_not_add_up() =>
        TypedTable.Findings("area,count\nA,10\nB,15\nC,20\nD,25\nE,30\nF,35\nG,40\nTotal,170\n").ShouldBeEmpty();

    [Fact]
    public void Two_files_with_the_same_definition_are_left_alone() =>
        TypedTable.Together("area,theft,fraud,arson,total\nQuay,1,2,3,6\nMill,4,5,6,15\n", "area,theft,fraud,arson,total\nQuay,2,2,3,7\nMill,4,4,6,14\n").ShouldAllBe(f => f.Count == 0);

    [Theory]
    [InlineData("area,theft,fraud,arson,group total\nQuay,3,2,4,5\nMill,4,6,7,10\nHill,1,1,3,2\n", 2, "5", 9)]
    [InlineData("area,theft,fraud,arson,group total\nQuay,3,2,4,5\n", 2, "5", 9)]
    [InlineData("area,theft,fraud,group total\nQuay,3,2,5\nMill,4,6,10\n", 1, "", null)]
    public void A_total_that_leaves_a_column_out_in_one_month_only_has_drifted(string third, int row, string published, int? recomputed)
    {
        var found = TypedTable.Together("area,theft,fraud,arson,group total\nQuay,1,2,3,6\nMill,4,5,6,15\n", "area,theft,fraud,arson,group total\nQuay,2,2,3,7\nMill,4,4,6,14\n", third);
        found.Take(2).ShouldAllBe(f => f.Count == 0);
        found[2].ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            f => f.Rule.ShouldBe("definition-drift"), f => f.Row.ShouldBe(row), f => f.Published.ShouldBe(published), f => f.Recomputed.ShouldBe(recomputed),
            f => f.Message.ShouldBe("group total leaves out arson here: it is theft + fraud, and in 2 other files theft + fraud + arson."));
    }

    [Theory]
    [InlineData("offence,2012,2013\nViolence,100,120\nof which at night,40,55\nTheft,50,60\nTotal,150,180\n", "")]
    [InlineData("offence,2012,2013\nViolence,100,120\n  of which at night,40,55\nTheft,50,60\nTotal,150,180\n", "")]
    [InlineData("offence,2012,2013\nViolence,100,120\nof which at night,40,55\nTheft,50,60\nTotal,190,235\n", "3 subset-row")]
    [InlineData("offence,2012,2013\nViolence,100,120\nof which at night,40,55\nTheft,50,60\n", "3 subset-row")]
    [InlineData("offence,2012,2013\nViolence,100,120\nTheft,50,60\nViolence,100,120\n", "4 subset-row")]
    [InlineData("offence,2012,2013\nNorth\nViolence,100,120\nSouth\nViolence,100,120\n", "")]
    public void A_row_that_is_part_of_another_or_stands_twice_is_not_to_be_added(string text, string found) => TypedTable.Rules(text).ShouldBe(found.Length == 0 ? [] : [found]);
}

namespace NteMonitor.Tests.Performance.Checking;

public class RoleWishTests
{
    private const string Table = "thing,x,y,z,w\nTheft,100,90,-10,-10.0\nFraud,50,61,11,22.0\nArson,5,6,2,20.0\n";

    [Fact]
    public void Columns_without_telling_headings_are_given_their_roles() =>
        TypedTable.Rules(Table, "prior=x", "current=y", "change=z", "pct=w").ShouldBe(["4 diff-mismatch"]);

    [Fact]
    public void A_column_can_be_named_by_its_number() => TypedTable.Rules(Table, "prior=#2", "current=#3", "change=#4", "pct=#5").ShouldBe(["4 diff-mismatch"]);

    [Fact]
    public void A_sum_of_columns_that_the_user_names_is_checked_in_every_row() =>
        TypedTable.Rules("thing,a,b,c\nTheft,1,2,4\nFraud,3,4,8\nArson,1,1,2\n", "total=c:a,b").ShouldBe(["2 total-mismatch", "3 total-mismatch"]);

    [Fact]
    public void Rows_that_are_totals_can_be_told_by_a_pattern() =>
        TypedTable.Rules("thing,a\nTheft,1\nFraud,3\nEverything,9\n", "total-row=^every").ShouldBe(["4 total-mismatch"]);

    [Fact]
    public void A_column_of_levels_can_be_named() =>
        TypedTable.Rules("rung,thing,a\n1,All,900\n2,Theft,1\n2,Fraud,3\n", "level=rung").ShouldBe(["2 total-mismatch"]);

    [Theory]
    [InlineData("prior=2012", "typed.csv has no column '2012'. It has: thing, x, y, z, w.")]
    [InlineData("pior=x", "'pior' is no role. Did you mean prior? The roles are")]
    [InlineData("prior", "'prior' names no column. Write prior=COL.")]
    [InlineData("total=x", "'total=x' does not say of what. Write total=COL:PART,PART.")]
    [InlineData("total=x:y", "'total=x:y' is no sum.")]
    [InlineData("total=x:y,x", "'total=x:y,x' is no sum.")]
    [InlineData("total=x:y,q", "typed.csv has no column 'q'. It has: thing, x, y, z, w.")]
    [InlineData("total-row=(", "total-row: '(' is no pattern that can be used.")]
    [InlineData("prior=#9", "typed.csv has no column '#9'.")]
    public void A_role_that_cannot_be_meant_is_refused_with_the_columns_there_are(string role, string why) => TypedTable.Refused(Table, role).Single().Said.ShouldStartWith(why);

    [Fact]
    public void Every_role_that_cannot_be_meant_is_named_at_once() => TypedTable.Refused(Table, "prior=q", "current=r", "x").Count.ShouldBe(3);

    [Fact]
    public void One_column_has_one_role_and_two_of_a_name_are_told_apart_by_number()
    {
        TypedTable.Refused(Table, "prior=x", "current=x").Single().Message.ShouldBe("The column 'x' is to be prior and current.");
        TypedTable.Refused("thing,x,x\nTheft,1,2\n", "prior=x").Single().Said.ShouldBe("typed.csv has 2 columns 'x'. Say which by its number: #2, #3.");
    }
}

using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NteMonitor.PurpleFlag.CoreData;

namespace NteMonitor.Tests.PurpleFlag.CoreData;

public class SmallFigureRulesTests
{
    private static readonly Arbitrary<int[][]> Grids = Gen.Choose(0, 9).ArrayOf(4).ArrayOf(4).ToArbitrary();

    [Fact]
    public void No_small_count_of_people_is_told_and_none_follows_from_the_sum_of_its_period_or_its_series() => Check.QuickThrowOnFailure(Prop.ForAll(Grids, grid =>
    {
        var rows = Read(string.Concat(grid.SelectMany((line, i) => line.Select((count, j) => $"2025-0{i + 1},Place {j},Assaults seen,{count},patients,,hospital\n"))));
        var hidden = SmallFigureRules.Hidden(rows, "health");
        rows.Where((_, i) => !hidden[i]).ShouldAllBe(r => !SmallCellRules.IsSmall((long)((CoreValue.Number)r.Value).Value));
        foreach (var sum in rows.Select((r, i) => (Row: r, Hidden: hidden[i])).GroupBy(r => r.Row.Span.Text).Concat(rows.Select((r, i) => (Row: r, Hidden: hidden[i])).GroupBy(r => r.Row.Series.Place)))
        {
            var withheld = sum.Where(r => r.Hidden).Select(r => ((CoreValue.Number)r.Row.Value).Value).ToList();
            (withheld.Count == 0 || withheld.Count == sum.Count() || (withheld.Count >= 2 && withheld.Sum() >= SmallCellRules.Least)).ShouldBeTrue();
        }
    }));

    [Theory]
    [InlineData("2025,,Feel safe,50,%,19,survey", "perception", true)]
    [InlineData("2025,,Feel safe,50,%,20,survey", "perception", false)]
    [InlineData("2025,,Mean answer,3.4,points,4,survey", "perception", true)]
    [InlineData("2025,,Wardens on duty,4,wardens,,rota", "guardians", false)]
    [InlineData("2025,,Customers,4,people,,counter", "patronage", true)]
    [InlineData("2025,,Ambulances,3,journeys,,trust", "health", true)]
    [InlineData("2025,,Ambulances,0,journeys,,trust", "health", false)]
    public void Small_numbers_of_people_are_withheld_and_small_numbers_of_things_are_not(string row, string set, bool withheld) =>
        SmallFigureRules.Hidden(Read(row + "\n"), set).ShouldBe([withheld]);

    private static IReadOnlyList<CoreRow> Read(string rows) => CoreTown.Done(CoreFileRules.Read(Encoding.UTF8.GetBytes("period,place,measure,value,unit,n,source\n" + rows), new(2026, 3, 14)));
}

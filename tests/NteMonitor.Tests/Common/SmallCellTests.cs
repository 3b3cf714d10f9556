using FsCheck;
using FsCheck.Fluent;

namespace NteMonitor.Tests.Common;

public class SmallCellTests
{
    private static readonly Arbitrary<long[]> Counts = Gen.Choose(0, 14).Select(n => (long)n).ArrayOf().ToArbitrary();

    private static long[] Told(params long[] counts) => [.. counts.Zip(SmallCellRules.Hidden(counts)).Where(c => !c.Second).Select(c => c.First)];

    /// <summary>docs/methods/emro.md §11.</summary>
    [Fact]
    public void One_small_count_takes_the_next_with_it() => Told(41, 33, 8, 3).ShouldBe([41, 33]);

    [Fact]
    public void Two_that_come_to_four_take_a_third() => Told(30, 9, 3, 1).ShouldBe([30]);

    [Fact]
    public void Two_that_come_to_five_are_enough() => Told(30, 9, 3, 2).ShouldBe([30, 9]);

    [Fact]
    public void Zeros_are_told_until_nothing_else_can_be_hidden()
    {
        Told(0, 9, 3).ShouldBe([0]);
        Told(0, 3).ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_small_count_all_are_told() => Told(5, 0, 7).ShouldBe([5, 0, 7]);

    [Fact]
    public void No_small_count_is_told_and_no_sum_tells_one() => Check.QuickThrowOnFailure(Prop.ForAll(Counts, counts =>
    {
        var hidden = SmallCellRules.Hidden(counts);
        var left = counts.Where((_, i) => hidden[i]).ToList();
        return counts.Where((_, i) => !hidden[i]).All(c => c is 0 or >= 5) && (left.Count == 0 || left.Count == counts.Length || (left.Count >= 2 && left.Sum() >= 5));
    }));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 5)]
    [InlineData(7, 5)]
    [InlineData(8, 10)]
    public void Rounded_counts_lie_on_fives(long count, long rounded) => SmallCellRules.Rounded(count).ShouldBe(rounded);
}

using FsCheck;
using FsCheck.Fluent;
using NteMonitor.PurpleFlag.CoreData;

namespace NteMonitor.Tests.PurpleFlag.CoreData;

public class WithholdingRulesTests
{
    private static readonly Gen<long[][]> Columns = Gen.Choose(0, 9).Select(n => (long)n).ArrayOf(3).ArrayOf(3);

    /// <summary>A column and a part of it.</summary>
    private static readonly Arbitrary<(long[][] All, long[][] Part)> Nested = Columns.SelectMany(_ => Columns, (all, other) => (all, all.Select((k, i) => k.Select((c, j) => Math.Min(c, other[i][j])).ToArray()).ToArray())).ToArbitrary();

    [Fact]
    public void No_count_of_one_to_four_is_told() => Check.QuickThrowOnFailure(Prop.ForAll(Nested, column =>
    {
        var all = WithholdingRules.Of(column.All);
        foreach (var told in new[] { all, WithholdingRules.Of(column.Part, all) })
        {
            told.Counts.SelectMany((k, i) => k.Where((_, j) => !told.Parts[i][j])).ShouldAllBe(c => !SmallCellRules.IsSmall(c));
            told.Counts.Where((_, i) => !told.Kinds[i]).ShouldAllBe(k => !SmallCellRules.IsSmall(k.Sum()));
            told.Total.ShouldBe(SmallCellRules.IsSmall(told.Counts.Sum(k => k.Sum())));
        }
    }));

    [Fact]
    public void What_is_withheld_follows_from_no_sum_that_is_told() => Check.QuickThrowOnFailure(Prop.ForAll(Nested, column =>
    {
        var all = WithholdingRules.Of(column.All);
        var part = WithholdingRules.Of(column.Part, all);
        ShouldBeSafe(all, (_, _) => false);
        ShouldBeSafe(part, (i, j) => !all.Parts[i][j] && column.All[i][j] == 0);
    }));

    [Fact]
    public void What_the_whole_withholds_its_part_withholds_too() => Check.QuickThrowOnFailure(Prop.ForAll(Nested, column =>
    {
        var all = WithholdingRules.Of(column.All);
        var part = WithholdingRules.Of(column.Part, all);
        part.Parts.SelectMany((k, i) => k.Where((told, j) => all.Parts[i][j] && column.Part[i][j] > 0)).ShouldAllBe(withheld => withheld);
    }));

    [Fact]
    public void Where_nothing_is_small_everything_is_told()
    {
        var told = WithholdingRules.Of([[5, 0, 12], [7]]);
        (told.Parts.SelectMany(p => p).Concat(told.Kinds).Append(told.Total).Any(withheld => withheld)).ShouldBeFalse();
    }

    [Fact]
    public void A_zero_that_the_whole_shows_hides_nothing()
    {
        var all = WithholdingRules.Of([[20, 0], [30, 9]]);
        var alcohol = WithholdingRules.Of([[3, 0], [11, 8]], all);
        (alcohol.Parts[0][0], alcohol.Parts[0][1], alcohol.Kinds[0], alcohol.Kinds[1], alcohol.Parts[1][1], alcohol.Total).ShouldBe((true, false, true, true, true, false));
    }

    /// <summary>Of a kind that is told, two parts at least and five events are withheld; of those that are not, all together, unless all events are withheld themselves.</summary>
    private static void ShouldBeSafe(Withheld told, Func<int, int, bool> knownNothing)
    {
        List<(bool Kind, List<long> Counts)> hidden = [.. told.Counts.Select((k, i) => (told.Kinds[i], k.Where((_, j) => told.Parts[i][j] && !knownNothing(i, j)).ToList()))];
        hidden.Where(h => !h.Kind).ShouldAllBe(h => h.Counts.Count == 0 || (h.Counts.Count >= 2 && h.Counts.Sum() >= SmallCellRules.Least));
        var rest = hidden.Where(h => h.Kind).SelectMany(h => h.Counts).ToList();
        (told.Total || rest.Count == 0 || (rest.Count >= 2 && rest.Sum() >= SmallCellRules.Least)).ShouldBeTrue($"{string.Join(" | ", told.Counts.Select(k => string.Join(",", k)))}: {string.Join(",", rest)}");
    }
}

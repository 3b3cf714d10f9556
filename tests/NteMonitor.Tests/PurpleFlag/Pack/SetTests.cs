using FsCheck.Fluent;
using NteMonitor.Documents;
using NteMonitor.PurpleFlag.Pack.Pages;

namespace NteMonitor.Tests.PurpleFlag.Pack;

public class SetTests
{
    [Fact]
    public void A_small_count_is_hidden_and_another_with_it() =>
        Shown([("Assault", 27), ("Noise", 3), ("Theft", 6)]).ShouldBe(["27", "withheld", "withheld", "36"]);

    [Fact]
    public void No_count_of_one_to_four_is_told_or_follows() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(0, 30).ListOf().Select(c => c.ToArray()).ToArbitrary(), counts =>
    {
        var shown = Shown([.. counts.Select((c, i) => ($"r{i}", (long)c))]);
        var hidden = counts.Where((_, i) => shown[i] == "withheld").ToList();
        return counts.Where((_, i) => shown[i] != "withheld").All(c => c is 0 or >= 5)
            && (hidden.Count == 0 || counts.Length == 1 || counts.Sum() < 5 || (hidden.Count >= 2 && hidden.Sum() >= 5));
    }));

    [Fact]
    public void Of_a_set_of_four_nothing_is_told_but_that() =>
        SetRules.Tables([new(["assault"], 4)], [new(["92"], 4)], null!, null!).ShouldHaveSingleItem().ShouldBeOfType<Note>().Text.ShouldStartWith("Fewer than 5 events");

    private static string[] Shown(IReadOnlyList<(string, long)> rows) => [.. SetRules.Table("t", "Events", "Kind", rows).Rows.Select(r => CellText.Of(r.Cells[1]))];
}

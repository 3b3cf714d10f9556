using NteMonitor.Terminal;
using Spectre.Console;
using Grid = NteMonitor.Terminal.Grid;
using Size = NteMonitor.Terminal.Size;

namespace NteMonitor.Tests.Terminal;

public class PictureTests
{
    [Fact]
    public void A_drawing_becomes_cells() => Draw(new CellPainter(Themes.Dark, unicode: true), "a", () => { }).ShouldContain("│ Quay␛  │ 3     │");

    [Fact]
    public void A_control_character_that_a_drawing_lets_through_is_made_visible() => Paint(
        new CellPainter(Themes.Dark, unicode: true), new PictureBlock("raw", (_, _) => new Text("a\u001bb"), "a"), new(20, 12)).ShouldContain("a␛b");

    [Fact]
    public void A_drawing_in_ascii_has_ascii_borders() =>
        Draw(new CellPainter(Themes.Dark, unicode: false), "a", () => { }).ShouldAllBe(c => c == '\n' || (c >= ' ' && c <= '~'));

    [Fact]
    public void A_drawing_is_made_once_while_its_key_stays()
    {
        var drawn = 0;
        var painter = new CellPainter(Themes.Dark, unicode: true);
        foreach (var key in new[] { "a", "a", "b", "b", "a" })
        {
            Draw(painter, key, () => drawn++);
        }

        drawn.ShouldBe(2);
    }

    [Fact]
    public void A_narrow_split_keeps_the_half_in_use()
    {
        var split = new SplitBlock(TextBlock.Of("first half"), TextBlock.Of("second half")) { StackWhenNarrow = false, SecondFocused = true };
        var text = Paint(new CellPainter(Themes.Mono, unicode: true), split, new(50, 12));
        text.ShouldContain("second half");
        text.ShouldNotContain("first half");
    }

    [Fact]
    public void A_narrow_split_stacks_where_there_are_rows()
    {
        var split = new SplitBlock(TextBlock.Of("first half"), TextBlock.Of("second half"));
        var rows = Paint(new CellPainter(Themes.Mono, unicode: true), split, new(50, 30)).Split('\n');
        Array.FindIndex(rows, r => r.Contains("second half")).ShouldBeGreaterThan(Array.FindIndex(rows, r => r.Contains("first half")));
    }

    private static string Draw(CellPainter painter, string key, Action drawn) => Paint(
        painter,
        new PictureBlock(
            key,
            (_, _) =>
            {
                drawn();
                return new Table().AddColumn("Street").AddColumn("Notes").AddRow(Graphemes.Visible("Quay\x1b"), "3");
            },
            "Quay: 3"),
        new(60, 20));

    internal static string Paint(CellPainter painter, Block block, Size size)
    {
        var grid = new Grid(size);
        painter.Paint(new Scene(new View("Pictures", block, KeyMap.Empty)), grid);
        return grid.ToString();
    }
}

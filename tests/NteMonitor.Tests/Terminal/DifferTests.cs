using FsCheck;
using FsCheck.Fluent;
using NteMonitor.Terminal;

namespace NteMonitor.Tests.Terminal;

public class DifferTests
{
    private static readonly Size Small = new(24, 4);
    private static readonly string[] Texts = [" ", " ", " ", "a", "b", "é", "e\u0301", "漢", "…"];
    private static readonly CellStyle[] Looks =
    [
        CellStyle.Default, CellStyle.Default, Themes.Dark[Ink.Normal], Themes.Dark[Ink.Selected], Themes.Dark[Ink.Bad], Themes.Mono[Ink.Selected],
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_difference_makes_the_new_screen_of_the_old_one(bool erases) =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Scribbles, Scribbles, Scribbles, (first, second, third) =>
        {
            var pen = new Pen(ColourDepth.True, erases);
            var screen = new VirtualScreen(Small, erases);
            Grid? shown = null;
            foreach (var wanted in new[] { Draw(first, null), Draw(second, first), Draw(third, second) })
            {
                pen.Clear();
                Differ.Write(shown, wanted, pen);
                screen.Write(pen.Written.Span);
                screen.Text().ShouldBe(wanted.ToString());
                Looked(screen, Small).ShouldBe(Looked(Afresh(wanted), Small));
                screen.Cursor.ShouldBe(wanted.Cursor);
                shown = wanted;
            }
        }));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_list_that_scrolls_looks_the_same(bool erases)
    {
        var size = new Size(40, 8);
        var pen = new Pen(ColourDepth.True, erases);
        var screen = new VirtualScreen(size, erases);
        Grid? shown = null;
        foreach (var first in new[] { 0, 1, 2, 4, 3, 0 })
        {
            var wanted = new Grid(size);
            wanted.Clear(Themes.Dark[Ink.Normal]);
            Type(wanted, 0, "Heading", Ink.Selected);
            for (var row = 2; row < 7; row++)
            {
                Type(wanted, row, $"row {first + row} of words", row == 4 ? Ink.Bad : Ink.Normal);
            }

            pen.Clear();
            Differ.Write(shown, wanted, pen);
            screen.Write(pen.Written.Span);
            screen.Text().ShouldBe(wanted.ToString());
            Looked(screen, size).ShouldBe(Looked(Afresh(wanted), size));
            shown = wanted;
        }
    }

    [Fact]
    public void Nothing_is_sent_for_a_screen_that_stays_the_same()
    {
        var grid = Draw([1, 2, 3], null);
        var pen = new Pen(ColourDepth.True);
        Differ.Write(null, grid, pen);
        pen.Clear();
        Differ.Write(grid, grid, pen);
        pen.Written.Length.ShouldBe(0);
    }

    [Theory]
    [InlineData(ColourDepth.True)]
    [InlineData(ColourDepth.Indexed)]
    [InlineData(ColourDepth.Sixteen)]
    public async Task The_dearest_move_within_a_page_costs_under_300_bytes_at_80_by_24(ColourDepth depth) =>
        (await BytesOfAMoveAsync(new(80, 24), depth)).ShouldBeLessThan(300);

    [Theory]
    [InlineData(ColourDepth.True)]
    [InlineData(ColourDepth.Indexed)]
    [InlineData(ColourDepth.Sixteen)]
    public async Task The_dearest_move_within_a_page_costs_under_700_bytes_at_200_by_60(ColourDepth depth) =>
        (await BytesOfAMoveAsync(new(200, 60), depth)).ShouldBeLessThan(700);

    [Fact]
    public async Task Without_colour_not_one_colour_is_sent()
    {
        var script = await Script.StartAsync(new Sample(), new SampleRunner(), new(new(80, 24)) { Theme = Themes.Dark });
        var pen = new Pen(ColourDepth.None);
        Differ.Write(null, script.Cells, pen);
        System.Text.Encoding.UTF8.GetString(pen.Written.Span).ShouldNotContain("38;");
    }

    private static Arbitrary<byte[]> Scribbles { get; } = Gen.ArrayOf(ArbMap.Default.GeneratorFor<byte>()).ToArbitrary();

    /// <summary>Returns the bytes of the dearest move from the first row on the screen to the last.</summary>
    private static async Task<int> BytesOfAMoveAsync(Size size, ColourDepth depth)
    {
        var script = await Script.StartAsync(new Sample(), new SampleRunner(), new(size) { Theme = Themes.Dark });
        var pen = new Pen(depth, erases: true);
        var before = script.Cells;
        Differ.Write(null, before, pen);
        var dearest = 0;
        for (var row = 1; row < script.Model.List.Height; row++)
        {
            await script.PressAsync("j");
            var after = script.Cells;
            pen.Clear();
            Differ.Write(before, after, pen);
            dearest = Math.Max(dearest, pen.Written.Length);
            before = after;
        }

        return dearest;
    }

    private static void Type(Grid grid, int row, string text, Ink ink)
    {
        for (var column = 0; column < text.Length; column++)
        {
            grid.Put(new(column, row), text[column..(column + 1)], 1, Themes.Dark[ink]);
        }
    }

    private static Grid Draw(byte[] scribble, byte[]? over)
    {
        var grid = new Grid(Small);
        foreach (var marks in new[] { over ?? [], scribble })
        {
            for (var i = 0; i + 2 < marks.Length; i += 3)
            {
                var text = Texts[marks[i + 1] % Texts.Length];
                var spot = new Spot(marks[i] % Small.Width, marks[i] / Small.Width % Small.Height);
                grid.Put(spot, text, Graphemes.Width(text), Looks[marks[i + 2] % Looks.Length]);
            }
        }

        grid.Cursor = new(scribble.Length % Small.Width, scribble.Length % Small.Height);
        return grid;
    }

    private static VirtualScreen Afresh(Grid grid)
    {
        var screen = new VirtualScreen(grid.Size);
        var pen = new Pen(ColourDepth.True);
        Differ.Write(null, grid, pen);
        screen.Write(pen.Written.Span);
        return screen;
    }

    private static string Looked(VirtualScreen screen, Size size) => string.Join('\n',
        Enumerable.Range(0, size.Width * size.Height).Select(i => screen.StyleAt(i % size.Width, i / size.Width)));
}

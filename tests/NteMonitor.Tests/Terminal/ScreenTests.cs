using FsCheck.Fluent;
using NteMonitor.Terminal;

namespace NteMonitor.Tests.Terminal;

public class ScreenTests
{
    [Fact]
    public async Task The_list_at_80_by_24() => (await ScreenAsync(new(80, 24), "j j")).ShouldMatchApproved();

    [Fact]
    public async Task The_list_at_48_by_18() => (await ScreenAsync(new(48, 18), "j j")).ShouldMatchApproved();

    [Fact]
    public async Task The_list_in_ascii() =>
        (await ScreenAsync(new(80, 24), "j j", unicode: false)).ShouldMatchApproved();

    [Fact]
    public async Task An_ascii_screen_has_no_other_characters() =>
        string.Concat(await ScreenAsync(new(80, 24), "2", unicode: false), await ScreenAsync(new(80, 24), "3", unicode: false))
            .ShouldAllBe(c => c == '\n' || (c >= ' ' && c <= '~'));

    [Fact]
    public async Task The_form_with_a_choice_being_looked_for() => (await ScreenAsync(new(80, 24), "n \"drinks thrown\" enter \"anv\"")).ShouldMatchApproved();

    [Fact]
    public async Task The_form_at_48_by_18() => (await ScreenAsync(new(48, 18), "n \"drinks thrown\" enter enter \"x\" enter")).ShouldMatchApproved();

    [Fact]
    public async Task The_charts() => (await ScreenAsync(new(80, 24), "2")).ShouldMatchApproved();

    [Fact]
    public async Task The_map() => (await ScreenAsync(new(48, 18), "3")).ShouldMatchApproved();

    [Fact]
    public async Task The_help_with_reasons() => (await ScreenAsync(new(80, 24), "?")).ShouldMatchApproved();

    [Fact]
    public async Task The_question() => (await ScreenAsync(new(80, 24), "j d")).ShouldMatchApproved();

    [Fact]
    public async Task The_picker() => (await ScreenAsync(new(80, 24), "p \"an\"")).ShouldMatchApproved();

    [Fact]
    public async Task The_command_line_completes() => (await ScreenAsync(new(80, 24), ": n")).ShouldMatchApproved();

    [Fact]
    public async Task The_quick_bar_echoes() => (await ScreenAsync(new(80, 24), "i \"2315 rope\"")).ShouldMatchApproved();

    [Fact]
    public async Task The_cursor_stands_in_the_field_that_has_the_keys()
    {
        var script = await Script.StartAsync(new Sample(), new SampleRunner(), new(new(80, 24)));
        await script.PressAsync("n \"ab\"");
        var cells = script.Cells;
        cells.Row(cells.Cursor.Row)[cells.Cursor.Column - 1].Text.ShouldBe("b");
    }

    [Fact]
    public async Task The_cursor_stands_on_the_selected_row()
    {
        var script = await Script.StartAsync(new Sample(), new SampleRunner(), new(new(80, 24)));
        await script.PressAsync("j j j");
        script.Cells.Cursor.ShouldBe(new Spot(0, 5));
    }

    [Fact]
    public async Task Every_screen_can_be_painted_at_every_size()
    {
        List<Scene> scenes = [];
        foreach (var keys in new[] { "j", "n \"ab\" enter a", "2", "3", "?", "j d", "p a", ": n", "i \"x\"" })
        {
            var script = await Script.StartAsync(new Sample(), new SampleRunner(), new(new(80, 24)));
            await script.PressAsync(keys);
            scenes.Add(script.Scene);
        }

        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(1, 250).Zip(Gen.Choose(1, 80)).Zip(Gen.Elements(scenes.ToArray())).ToArbitrary(), drawn =>
            {
                var grid = new Grid(new(drawn.Item1.Item1, drawn.Item1.Item2));
                new CellPainter(Themes.Dark, unicode: true).Paint(drawn.Item2, grid);
                grid.Cursor.Column.ShouldBeInRange(0, grid.Size.Width - 1);
                grid.Cursor.Row.ShouldBeInRange(0, grid.Size.Height - 1);
            }));
    }

    [Theory]
    [InlineData(200, 60)]
    [InlineData(40, 20)]
    [InlineData(40, 12)]
    public async Task The_selected_row_shows_at_any_size(int width, int height)
    {
        var script = await Script.StartAsync(new Sample(), new SampleRunner(), new(new(width, height)));
        await script.PressAsync("G");
        script.Cells.Row(script.Cells.Cursor.Row)[0].Text.ShouldBe("▸");
    }

    private static async Task<string> ScreenAsync(Size size, string keys, bool unicode = true)
    {
        var script = await Script.StartAsync(new Sample(), new SampleRunner(), new(size) { Unicode = unicode });
        await script.PressAsync(keys);
        return script.Screen;
    }
}

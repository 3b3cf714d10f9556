using System.Text;

namespace NteMonitor.Tests.Emro;

/// <summary>The scenarios of closing hours and the workbench, at the usual size, wide, narrow and small.</summary>
public class WorkbenchScreenTests
{
    [Fact]
    public async Task The_scenarios_on_file() => (await ScreensAsync(":closing-hours<cr>")).ShouldMatchApproved();

    [Fact]
    public async Task The_workbench() => (await ScreensAsync(":closing-hours<cr> enter")).ShouldMatchApproved();

    [Fact]
    public async Task The_pictures_one_by_one() => (await ScreensAsync(":closing-hours<cr> enter p", ":closing-hours<cr> enter p v", ":closing-hours<cr> enter p v v", ":closing-hours<cr> enter p v v v", ":closing-hours<cr> enter p v v v v")).ShouldMatchApproved();

    [Fact]
    public async Task The_twelve_questions() => (await ScreensAsync(":closing-hours<cr> y")).ShouldMatchApproved();

    [Fact]
    public async Task What_the_law_says() => (await ScreensAsync(":closing-hours<cr> l")).ShouldMatchApproved();

    [Fact]
    public async Task The_form_of_a_new_scenario() => (await ScreensAsync(":closing-hours<cr> a")).ShouldMatchApproved();

    [Fact]
    public async Task Side_by_side() => (await ScreensAsync(":closing-hours<cr> c")).ShouldMatchApproved();

    private static async Task<string> ScreensAsync(params string[] keys)
    {
        var text = new StringBuilder();
        foreach (var (width, height) in new[] { (80, 24), (120, 40), (48, 18), (40, 20) })
        {
            foreach (var press in keys)
            {
                await using var town = await ClosingTown.OpenAsync();
                var script = await town.ScriptAsync(width, height);
                await script.PressAsync(press);
                text.Append($"{width}x{height} {press}\n{script.Screen.TrimEnd()}\n\n");
            }
        }

        return text.ToString();
    }
}

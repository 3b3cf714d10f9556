using System.Text;
using NteMonitor.Access;

namespace NteMonitor.Tests.Home;

/// <summary>Every screen of the monitor at three sizes: whole, the smallest that must be usable, and a wide window.</summary>
public class HomeScreenTests
{
    [Fact]
    public async Task The_night_board() => (await ScreensAsync("")).ShouldMatchApproved();

    [Fact]
    public async Task The_incidents() => (await ScreensAsync("2 j j")).ShouldMatchApproved();

    [Fact]
    public async Task The_incidents_by_hour_and_weekday() => (await ScreensAsync("2 h")).ShouldMatchApproved();

    [Fact]
    public async Task The_incidents_by_category() => (await ScreensAsync("2 b")).ShouldMatchApproved();

    [Fact]
    public async Task The_incidents_on_the_map() => (await ScreensAsync("2 m")).ShouldMatchApproved();

    [Fact]
    public async Task A_filter_says_in_words_what_it_lets_through() => (await ScreensAsync("2 f \"assault at:heron since:fri\"")).ShouldMatchApproved();

    [Fact]
    public async Task One_account_with_its_history_and_links() => (await ScreensAsync("2 j j j enter")).ShouldMatchApproved();

    [Fact]
    public async Task An_account_to_link_with_is_chosen() => (await ScreensAsync("2 enter l")).ShouldMatchApproved();

    [Fact]
    public async Task The_incident_form_with_a_refusal_at_its_field() => (await ScreensAsync("n \"2570\" ctrl+s")).ShouldMatchApproved();

    [Fact]
    public async Task The_quick_bar_echoes_in_words() => (await ScreensAsync("i \"2315 heron refusal x2 drunk sozzled\"")).ShouldMatchApproved();

    [Fact]
    public async Task The_quick_bar_says_what_is_missing() => (await ScreensAsync("i \"2315 heron\"")).ShouldMatchApproved();

    [Fact]
    public async Task The_register_of_venues() => (await ScreensAsync("3 j")).ShouldMatchApproved();

    [Fact]
    public async Task One_venue_with_its_timeline() => (await ScreensAsync("3 enter")).ShouldMatchApproved();

    [Fact]
    public async Task The_venue_form() => (await ScreensAsync("3 a \"The Second Heron\"")).ShouldMatchApproved();

    [Fact]
    public async Task The_journal_walked() => (await ScreensAsync("4 v c")).ShouldMatchApproved();

    [Fact]
    public async Task The_form_of_a_snapshot() => (await ScreensAsync("5 t")).ShouldMatchApproved();

    [Fact]
    public async Task The_settings_with_an_unfinished_report() => (await ScreensAsync("i \"2315 heron\" esc 6")).ShouldMatchApproved();

    [Fact]
    public async Task Help_says_why_a_key_is_out_of_reach() => (await ScreensAsync("4 ?", Role.Assessor)).ShouldMatchApproved();

    [Fact]
    public async Task Every_screen_fits_the_smallest_window()
    {
        await using var town = await SmallTown.OpenAsync();
        foreach (var keys in new[] { "", "2", "2 h", "2 enter", "n", "i", "3 enter", "4", "5 t", "6", "?" })
        {
            var script = await town.ScriptAsync(40, 12);
            await script.PressAsync(keys);
            script.Screen.Split('\n').ShouldAllBe(l => l.Length <= 40, keys);
        }
    }

    private static async Task<string> ScreensAsync(string keys, Role role = Role.Officer)
    {
        var text = new StringBuilder();
        foreach (var (width, height) in new[] { (80, 24), (48, 18), (200, 60) })
        {
            await using var town = await SmallTown.OpenAsync(role);
            var script = await town.ScriptAsync(width, height);
            await script.PressAsync(keys);
            text.Append($"{width}x{height}\n{script.Screen.TrimEnd()}\n\n");
        }

        return text.ToString();
    }
}

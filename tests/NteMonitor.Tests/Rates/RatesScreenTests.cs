using System.Text;

namespace NteMonitor.Tests.Rates;

/// <summary>The screen on which venues stand out, at the usual size and at the smallest.</summary>
public class RatesScreenTests
{
    [Fact]
    public async Task The_list_by_name_with_the_funnel() => (await ScreensAsync("9 G w w w")).ShouldMatchApproved();

    [Fact]
    public async Task The_funnel_where_there_is_room_for_one() => (await ScreensAsync("9 w w w f")).ShouldMatchApproved();

    [Fact]
    public async Task A_venue_in_words() => (await ScreensAsync("9 G w w w enter")).ShouldMatchApproved();

    [Fact]
    public async Task Before_and_after_a_night() => (await ScreensAsync("9 G w w w c \"2026-11-13\" enter")).ShouldMatchApproved();

    [Fact]
    public async Task The_weekly_watch_of_a_venue() => (await ScreensAsync("9 G a")).ShouldMatchApproved();

    [Fact]
    public async Task The_kind_of_the_selected_venue_is_compared_alone_and_all_again()
    {
        await using var town = await RateTown.OpenAsync();
        var script = await town.ScriptAsync(120, 30);
        await script.PressAsync("9 w w w t");
        script.Screen.ShouldContain("11 venues");
        script.Screen.ShouldContain("pub only");
        await script.PressAsync("t");
        script.Screen.ShouldContain("12 venues");
    }

    [Fact]
    public async Task By_evidence_comes_only_when_asked_for()
    {
        await using var town = await RateTown.OpenAsync();
        var script = await town.ScriptAsync(120, 30);
        await script.PressAsync("9 w w w");
        script.Screen.ShouldContain("by name, never by count");
        First(script.Screen).ShouldContain("Anchor");
        await script.PressAsync("o");
        script.Screen.ShouldContain("by evidence, never by count");
        First(script.Screen).ShouldContain("Lantern");
    }

    [Fact]
    public async Task A_date_that_is_none_is_said()
    {
        await using var town = await RateTown.OpenAsync();
        var script = await town.ScriptAsync(120, 30);
        await script.PressAsync("9 w w w c \"never\" enter");
        script.Screen.ShouldContain("'never' is not a date.");
    }

    [Theory]
    [InlineData("9 w w w")]
    [InlineData("9 w w w f")]
    [InlineData("9 w w w enter")]
    [InlineData("9 w w w h")]
    public async Task It_fits_the_smallest_window(string keys)
    {
        await using var town = await RateTown.OpenAsync();
        var script = await town.ScriptAsync(40, 12);
        await script.PressAsync(keys);
        script.Screen.Split('\n').ShouldAllBe(l => l.Length <= 40);
    }

    [Fact]
    public async Task Line_by_line_the_funnel_is_said_in_words()
    {
        await using var town = await RateTown.OpenAsync();
        var (_, printed) = await town.LinearAsync(":rates|:period|:period|:period|:funnel|q");
        printed.ShouldContain("The Invented Lantern: above 99.8 %");
        printed.ShouldContain("by name, never by count");
    }

    private static string First(string screen) => screen.Split('\n').First(l => l.Contains("The Invented", StringComparison.Ordinal));

    private static async Task<string> ScreensAsync(string keys)
    {
        var text = new StringBuilder();
        foreach (var (width, height) in new[] { (80, 24), (48, 18) })
        {
            await using var town = await RateTown.OpenAsync();
            var script = await town.ScriptAsync(width, height);
            await script.PressAsync(keys);
            text.Append($"{width}x{height}\n{script.Screen.TrimEnd()}\n\n");
        }

        return text.ToString();
    }
}

using System.Text;
using NteMonitor.Access;
using NteMonitor.PurpleFlag.Evidence;

namespace NteMonitor.Tests.Home;

/// <summary>Evidence is chosen from what is on file, from a search, from the list of incidents, from a file.</summary>
public class FlagPickingTests
{
    [Fact]
    public async Task What_there_is_to_choose_from() => (await ScreensAsync(":purple-flag<cr> j a")).ShouldMatchApproved();

    [Fact]
    public async Task The_form_of_a_set_of_incidents() => (await ScreensAsync("2 f \"assault since:2026-11-01 until:2026-11-20\" enter #")).ShouldMatchApproved();

    [Fact]
    public async Task A_night_of_pastors_is_chosen_and_marked_for_the_cell_in_front()
    {
        await using var town = await FlagScreenTests.WithFlagAsync();
        var script = await town.ScriptAsync(130, 30);
        await script.PressAsync(":purple-flag<cr> j a \"pastors\" enter");
        script.Screen.ShouldContain("Mark as evidence");
        await script.PressAsync("ctrl+s");
        script.Screen.ShouldContain("partial evidence of W2 in 17-20");
        script.Screen.ShouldContain("[+ partial]");
    }

    [Fact]
    public async Task A_hit_of_the_search_is_marked()
    {
        await using var town = await FlagScreenTests.WithFlagAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":purple-flag<cr> j enter a enter \"kind:incident ejection\" enter");
        script.Screen.ShouldContain("Mark as evidence");
        await script.PressAsync("ctrl+s");
        script.Screen.ShouldContain("Ejection, one incident: partial evidence of W2");
    }

    [Fact]
    public async Task A_venue_that_the_search_finds_is_no_evidence_by_itself()
    {
        await using var town = await FlagScreenTests.WithFlagAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":purple-flag<cr> a enter \"kind:venue heron\" enter");
        script.Screen.ShouldContain("is no evidence by itself");
    }

    [Fact]
    public async Task The_list_of_incidents_is_marked_with_its_filter_and_its_nights()
    {
        await using var town = await FlagScreenTests.WithFlagAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("2 f \"ejection since:2026-11-01 until:2026-11-20\" enter # tab \"W4\" ctrl+s");
        script.Screen.ShouldContain("partial evidence of W4");
        var mark = (await MarkActions.ListAsync(null, town.Desk, default)).First(m => m.On.Mark.Attributes.Contains("W4")).On;
        var set = mark.Mark.Subject.ShouldBeOfType<MarkSubject.Incidents>();
        (set.Filter, set.Nights.First.ToIso(), set.Nights.Last.ToIso(), mark.CountNow).ShouldBe(("ejection", "2026-11-01", "2026-11-20", 2));
    }

    [Fact]
    public async Task A_set_without_nights_is_refused_at_its_field_and_can_be_mended()
    {
        await using var town = await FlagScreenTests.WithFlagAsync();
        var script = await town.ScriptAsync(100, 50);
        await script.PressAsync("2 # \"ejection\" tab \"W4\" ctrl+s");
        script.Screen.ShouldContain("A set of incidents needs its first and its last night.");
        await script.PressAsync("\"2026-11-01\" tab \"2026-11-20\" ctrl+s");
        script.Screen.ShouldContain("partial evidence of W4");
    }

    [Fact]
    public async Task A_file_that_is_not_named_or_a_stream_is_refused_at_its_field()
    {
        await using var town = await FlagScreenTests.WithFlagAsync();
        var script = await town.ScriptAsync(100, 50);
        await script.PressAsync(":purple-flag<cr> j a \"A file\" enter ctrl+s");
        script.Screen.ShouldContain("No file is named.");
        await script.PressAsync("\"-\" ctrl+s");
        script.Screen.ShouldContain("A form takes no stream.");
    }

    [Fact]
    public async Task Reasons_on_the_form_speak_of_its_fields()
    {
        await using var town = await FlagScreenTests.WithFlagAsync();
        var script = await town.ScriptAsync(100, 50);
        await script.PressAsync("2 # ctrl+s");
        script.Screen.ShouldContain("Give From and To.");
        script.Screen.ShouldNotContain("--");
    }

    [Fact]
    public async Task An_unfinished_mark_comes_back_with_what_it_was_of()
    {
        await using var town = await FlagScreenTests.WithFlagAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":purple-flag<cr> j a \"pastors\" enter end \" P3\" esc");
        script.Screen.ShouldContain("Kept as an unfinished report");
        await script.PressAsync("1 :resume<cr>");
        script.Screen.ShouldContain("W2 P3");
        await script.PressAsync("ctrl+s");
        script.Screen.ShouldContain("partial evidence of W2, P3");
    }

    [Fact]
    public async Task A_mark_is_amended_with_a_reason_and_withdrawn_with_one()
    {
        await using var town = await FlagScreenTests.WithFlagAsync();
        var script = await town.ScriptAsync(100, 50);
        await script.PressAsync(":purple-flag<cr> j enter e enter ctrl+s");
        script.Screen.ShouldContain("No reason was given.");
        await script.PressAsync("esc w enter \"entered twice\" enter y");
        script.Screen.ShouldContain("It counts as evidence no more");
        (await MarkActions.ListAsync(null, town.Desk, default)).Count(m => m.On.Mark.Attributes.Contains("W2")).ShouldBe(1);
    }

    [Fact]
    public async Task Police_read_the_board_and_mark_nothing()
    {
        await using var town = await FlagScreenTests.WithFlagAsync(Role.Police);
        var script = await town.ScriptAsync();
        await script.PressAsync(":purple-flag<cr> a");
        script.Screen.ShouldContain("The role police may not keep Purple Flag");
        script.Screen.ShouldContain("[- back]");
    }

    [Fact]
    public async Task Linear_mode_says_every_cell_in_words()
    {
        await using var town = await FlagScreenTests.WithFlagAsync();
        var (_, printed) = await town.LinearAsync(":purple-flag|2|:open|:q|:q");
        printed.ShouldContain("W2 Care; ! none; + partial; # strong; ! none");
        printed.ShouldContain("strong; 23-02");
    }

    private static async Task<string> ScreensAsync(string keys)
    {
        var text = new StringBuilder();
        foreach (var (width, height) in new[] { (80, 24), (48, 18), (40, 20) })
        {
            await using var town = await FlagScreenTests.WithFlagAsync();
            var script = await town.ScriptAsync(width, height);
            await script.PressAsync(keys);
            text.Append($"{width}x{height}\n{script.Screen.TrimEnd()}\n\n");
        }

        return text.ToString();
    }
}

using System.Text;
using NteMonitor.Access;
using NteMonitor.Patrols;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.Tests.Home;

/// <summary>The Purple Flag on the screen: the matrix first, one attribute, marks that are amended and withdrawn.</summary>
public class FlagScreenTests
{
    private static readonly (int Width, int Height)[] Sizes = [(80, 24), (48, 18), (40, 20), (200, 60)];

    [Fact]
    public async Task The_board_with_its_matrix() => (await ScreensAsync(":purple-flag<cr>")).ShouldMatchApproved();

    [Fact]
    public async Task A_cell_of_another_zone_is_in_front() => (await ScreensAsync(":purple-flag<cr> j right right")).ShouldMatchApproved();

    [Fact]
    public async Task One_attribute_with_what_is_marked() => (await ScreensAsync(":purple-flag<cr> j enter")).ShouldMatchApproved();

    [Fact]
    public async Task The_form_of_a_mark_that_is_amended() => (await ScreensAsync(":purple-flag<cr> j enter e enter")).ShouldMatchApproved();

    [Fact]
    public async Task A_pack_is_looked_through_for_assessors_and_for_everybody()
    {
        await using var town = await WithFlagAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":purple-flag<cr> p");
        script.Screen.ShouldContain("For:       assessors and partners");
        script.Screen.ShouldContain("What stays in the house");
        await script.PressAsync("f v");
        script.Screen.ShouldContain("For:       everybody: only what is public");
        script.Screen.ShouldContain("Venues:    by their names");
        script.Screen.ShouldContain("Marks: 4; for partners and assessors");
    }

    [Fact]
    public async Task The_core_data_of_the_entry()
    {
        await using var town = await WithFlagAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":purple-flag<cr> k");
        script.Screen.ShouldContain("Core data");
        script.Screen.ShouldContain("Nowhere-on-Sea");
    }

    [Fact]
    public async Task A_pack_to_nowhere_is_not_written()
    {
        await using var town = await WithFlagAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(":purple-flag<cr> p w enter");
        script.Screen.ShouldContain("A pack is a folder or a zip");
        await script.PressAsync("esc s \"key.pem\" enter");
        script.Screen.ShouldContain("Signature: key.pem");
    }

    private static async Task<string> ScreensAsync(string keys)
    {
        var text = new StringBuilder();
        foreach (var (width, height) in Sizes)
        {
            await using var town = await WithFlagAsync();
            var script = await town.ScriptAsync(width, height);
            await script.PressAsync(keys);
            text.Append($"{width}x{height}\n{script.Screen.TrimEnd()}\n\n");
        }

        return text.ToString();
    }

    /// <summary>A town whose entry waits for its submission, with marks that hold, one that is stale and one whose shift was withdrawn.</summary>
    internal static async Task<SmallTown> WithFlagAsync(Role role = Role.Officer)
    {
        var town = await SmallTown.OpenAsync(role);
        var officer = town.DeskOf(Role.Officer, "ctrl2");
        var framework = Done(FrameworkActions.Shipped(null, officer.Files));
        var entry = Done(await FlagActions.RegisterAsync(
            new(officer.NewId(), "Nowhere-on-Sea", "full", "")
            {
                Round = "round 50",
                Days = [new("register", null, new(2026, 9, 1)), new("group", null, new(2026, 9, 20)), new("core-data", new(2026, 11, 10), null), new("submission", new(2027, 1, 15), null)],
            },
            framework, officer, default));
        foreach (var (zones, strength) in new[] { (new[] { "23-02" }, "strong"), (["20-23", "23-02"], "partial") })
        {
            Done(await MarkActions.MarkAsync(new() { Id = await ShiftAsync(town) }, new() { Attributes = ["W2"], Zones = zones, Strength = strength }, entry.Value, officer, default));
        }

        Done(await MarkActions.MarkAsync(new() { Incidents = "assault" }, new() { Attributes = ["W1"], Strength = "background", From = new(2026, 11, 1), Until = new(2026, 11, 20) }, entry.Value, officer, default));
        Done(await MarkActions.MarkAsync(new() { File = ("lamps.md", "# Lamps"u8.ToArray()) }, new() { Attributes = ["M3", "E1"], Title = "Lighting audit", From = new(2025, 1, 1), Until = new(2025, 1, 2), Expires = new(2026, 11, 1) }, entry.Value, officer, default));
        var gone = await ShiftAsync(town);
        Done(await MarkActions.MarkAsync(new() { Id = gone }, new() { Attributes = ["W3"] }, entry.Value, officer, default));
        Done(await ShiftActions.WithdrawAsync((await officer.Store.ShiftAsync(Guid.Parse(gone), default))!, "entered twice", town.DeskOf(Role.Pastor, "p03"), default));
        return town;
    }

    /// <summary>A night of street pastors that is over.</summary>
    private static async Task<string> ShiftAsync(SmallTown town)
    {
        var pastor = town.DeskOf(Role.Pastor, "p03");
        var kept = Done(await ShiftActions.OpenAsync(new() { Kind = "street-pastors", Scheme = "Nowhere Street Pastors", Crew = "3", Start = "2200" }, null, pastor, default));
        return Done(await ShiftActions.CloseAsync(kept, ShiftRules.DraftOf(kept.Shift, pastor.Town.Clock) with { Finish = "2300" }, null, pastor, default)).Shift.Id.ToString("D");
    }

    private static T Done<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Done>().Value;
}

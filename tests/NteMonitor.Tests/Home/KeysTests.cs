using System.Text;
using NteMonitor.Access;
using NteMonitor.Home;
using NteMonitor.Terminal;
using NteMonitor.Tests.Emro;

namespace NteMonitor.Tests.Home;

public class KeysTests
{
    private const string Everywhere = "Everywhere";

    /// <summary>Every screen that has keys of its own, and how to get there.</summary>
    private static readonly (string Screen, string Keys)[] Screens =
    [
        ("Tonight", "1"), ("Incidents", "2"), ("An incident", "2 enter"), ("Venues", "3"), ("A venue", "3 enter"), ("Journal", "4"), ("An entry", "4 enter"),
        ("Snapshots", "5"), ("A snapshot", "5 t ctrl+s enter"), ("Settings", "6"), ("A form", "n"), ("The one-line entry", "i"),
    ];

    /// <summary>The same of closing hours, on a town that has scenarios.</summary>
    private static readonly (string Screen, string Keys)[] LateScreens = [("Closing hours", ":closing-hours<cr>"), ("The workbench", ":closing-hours<cr> enter"), ("A clock", ":closing-hours<cr> t \"2027-01-11\" enter")];

    /// <summary>The same of the Purple Flag, on a town that has an entry.</summary>
    private static readonly (string Screen, string Keys)[] FlagScreens = [("Purple Flag", ":purple-flag<cr>"), ("An attribute", ":purple-flag<cr> j enter"), ("A pack", ":purple-flag<cr> p")];

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Assessor)]
    public async Task No_key_is_bound_twice_and_every_function_key_has_a_letter(Role role)
    {
        foreach (var (screen, model) in await ModelsAsync(role))
        {
            KeyMapRules.Faults(HomeKeys.Of(model)).ShouldBeEmpty(screen);
        }
    }

    [Fact]
    public async Task Every_command_of_every_screen_is_taken()
    {
        await using var town = await SmallTown.OpenAsync();
        foreach (var (screen, keys) in Screens)
        {
            var script = await town.ScriptAsync();
            await script.PressAsync(keys);
            foreach (var key in HomeKeys.Of(script.Model).Keys.Where(k => k.Disabled is null))
            {
                var (model, effect) = town.Program().Update(script.Model, new Commanded(key.Command));
                (effect is not null || !ReferenceEquals(model, script.Model)).ShouldBeTrue($"{screen}: nothing answers :{key.Command}");
            }
        }
    }

    [Fact]
    public async Task Every_command_of_the_purple_flag_is_taken()
    {
        await using var town = await FlagScreenTests.WithFlagAsync();
        foreach (var (screen, keys) in FlagScreens)
        {
            var script = await town.ScriptAsync();
            await script.PressAsync(keys);
            foreach (var key in HomeKeys.Of(script.Model).Keys.Where(k => k.Disabled is null))
            {
                var (model, effect) = town.Program().Update(script.Model, new Commanded(key.Command));
                (effect is not null || !ReferenceEquals(model, script.Model)).ShouldBeTrue($"{screen}: nothing answers :{key.Command}");
            }
        }
    }

    [Fact]
    public async Task The_page_of_keys_is_what_the_program_has()
    {
        var page = new StringBuilder("# Keys\n\nEvery screen also has `?` (all keys, and why one is out of reach), `:` (a command by its word), ctrl+l (draw again),\nctrl+z (stop for a while), ctrl+c (leave; what was typed is kept).\n\n## Lists and long texts\n\n| Keys | What they do |\n|---|---|\n");
        foreach (var (keys, what) in HelpText.Moving)
        {
            page.Append($"| {string.Join(" ", keys.Split(' ').Select(k => $"`{k}`"))} | {what} |\n");
        }

        foreach (var (screen, model) in await ModelsAsync(Role.Officer))
        {
            page.Append($"\n## {screen}\n\n| Key | Command | What it does |\n|---|---|---|\n");
            foreach (var key in HomeKeys.Of(model).Keys.Where(k => k.Group != Everywhere || screen == "Tonight"))
            {
                page.Append($"| {string.Join(" ", key.Keys.Select(k => $"`{k}`"))} | `:{key.Command}{(key.Argument.Length > 0 ? " " + key.Argument.Replace("|", "\\|") : "")}` | {key.Label}{(key.Group == Everywhere ? " (everywhere)" : "")} |\n");
            }
        }

        var path = Path.Combine(House.Root, "docs/reference/keys.md");
        if (Environment.GetEnvironmentVariable("NTE_ACCEPT") == "1")
        {
            File.WriteAllText(path, page.ToString());
        }

        File.ReadAllText(path).ShouldBe(page.ToString(), "docs/reference/keys.md is out of date: ./build.sh accept");
    }

    private static async Task<IReadOnlyList<(string Screen, HomeModel Model)>> ModelsAsync(Role role)
    {
        await using var town = await SmallTown.OpenAsync(role);
        List<(string, HomeModel)> models = [];
        foreach (var (screen, keys) in Screens)
        {
            var script = await town.ScriptAsync();
            await script.PressAsync(keys);
            models.Add((screen, script.Model));
        }

        if (HomeTabs.Of(role).Contains(Tab.ClosingHours))
        {
            await using var late = await ClosingTown.OpenAsync(role);
            foreach (var (screen, keys) in LateScreens)
            {
                var script = await late.ScriptAsync();
                await script.PressAsync(keys);
                models.Add((screen, script.Model));
            }
        }

        if (HomeTabs.Of(role).Contains(Tab.PurpleFlag))
        {
            await using var flag = await FlagScreenTests.WithFlagAsync(role);
            foreach (var (screen, keys) in FlagScreens)
            {
                var script = await flag.ScriptAsync();
                await script.PressAsync(keys);
                models.Add((screen, script.Model));
            }
        }

        return models;
    }
}

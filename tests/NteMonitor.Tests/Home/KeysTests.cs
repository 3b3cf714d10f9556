using System.Text;
using NteMonitor.Home;
using NteMonitor.Terminal;

namespace NteMonitor.Tests.Home;

public class KeysTests
{
    private static readonly (string Screen, HomeModel Model)[] Screens =
    [
        ("Tonight", new(Tab.Tonight)), ("Incidents", new(Tab.Incidents)), ("Venues", new(Tab.Venues)), ("Journal", new(Tab.Journal)), ("Settings", new(Tab.Settings)),
        ("A form", new HomeModel(Tab.Tonight).Put(new Over.VenueForm(new([]), null, Guid.Empty))),
    ];

    [Fact]
    public void No_key_is_bound_twice_and_every_function_key_has_a_letter() =>
        Screens.SelectMany(s => KeyMapRules.Faults(HomeKeys.Of(s.Model)).Select(f => $"{s.Screen}: {f}")).ShouldBeEmpty();

    [Fact]
    public void The_page_of_keys_is_what_the_program_has()
    {
        var page = new StringBuilder("# Keys\n\nEvery screen also has `?` (this help), `:` (a command by its word), ctrl+l (draw again), ctrl+z (stop for a while).\n");
        foreach (var (screen, model) in Screens)
        {
            page.Append($"\n## {screen}\n\n| Key | Command | What it does |\n|---|---|---|\n");
            foreach (var key in HomeKeys.Of(model).Keys.Where(k => k.Group != "Everywhere" || screen == "Tonight"))
            {
                page.Append($"| {string.Join(" ", key.Keys.Select(k => $"`{k}`"))} | `:{key.Command}{(key.Argument.Length > 0 ? " " + key.Argument.Replace("|", "\\|") : "")}` | {key.Label}{(key.Group == "Everywhere" ? " (everywhere)" : "")} |\n");
            }
        }

        var path = Path.Combine(House.Root, "docs/reference/keys.md");
        if (Environment.GetEnvironmentVariable("NTE_ACCEPT") == "1")
        {
            File.WriteAllText(path, page.ToString());
        }

        File.ReadAllText(path).ShouldBe(page.ToString(), "docs/reference/keys.md is out of date: ./build.sh accept");
    }
}

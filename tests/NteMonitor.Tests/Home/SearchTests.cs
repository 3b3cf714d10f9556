using System.Text;
using NteMonitor.Access;
using NteMonitor.Home;
using NteMonitor.Search;
using NteMonitor.Terminal;

namespace NteMonitor.Tests.Home;

/// <summary>The search over everything, with keys and with lines.</summary>
public class SearchTests
{
    [Fact]
    public async Task The_list_follows_what_is_typed() => (await ScreensAsync("/ \"hero\"")).ShouldMatchApproved();

    [Fact]
    public async Task Nothing_found_says_what_is_searched() => (await ScreensAsync("/ \"heron zebra\"")).ShouldMatchApproved();

    [Theory]
    [InlineData("/ \"gilded\" enter", typeof(Over.VenuePage))]
    [InlineData("/ \"gilded\" down enter", typeof(Over.IncidentPage))]
    [InlineData("/ \"nowhere ejection\" enter", typeof(Over.IncidentPage))]
    public async Task Enter_opens_what_is_selected_and_esc_goes_back_to_the_list(string keys, Type page)
    {
        await using var town = await SmallTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(keys);
        script.Model.Top.ShouldBeOfType(page);
        await script.PressAsync("esc");
        script.Model.Top.ShouldBeOfType<Over.Search>().State.Found.ShouldNotBeEmpty();
        await script.PressAsync("esc");
        script.Model.Top.ShouldBeNull();
    }

    [Theory]
    [InlineData("search heron|2|:back|:back|q")]
    [InlineData("search|heron|3|:back|:back|q")]
    public async Task Lines_find_and_open_by_number(string lines)
    {
        await using var town = await SmallTown.OpenAsync();
        var (model, printed) = await town.LinearAsync(lines);
        printed.ShouldContain("The Gilded Heron");
        printed.ShouldContain("-- Incident --");
        printed.ShouldNotContain("\u001b");
        model.Stack.ShouldBeEmpty(printed);
    }

    [Fact]
    public async Task Letters_of_the_list_are_typed_and_no_action_fires()
    {
        await using var town = await SmallTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("/ \"jkqn\"");
        script.Model.Top.ShouldBeOfType<Over.Search>().State.Input.Text.ShouldBe("jkqn");
        script.HasEnded.ShouldBeFalse();
    }

    [Fact]
    public async Task An_assessor_is_told_why_not()
    {
        await using var town = await SmallTown.OpenAsync(Role.Assessor);
        var script = await town.ScriptAsync();
        await script.PressAsync("/");
        script.Model.Top.ShouldBeNull();
        script.Screen.ShouldContain("may not read the log");
    }

    [Fact]
    public void An_answer_that_comes_late_is_asked_again_for_what_is_typed_now()
    {
        var (model, first) = Typed(new(TextInput.Empty), "h");
        first.ShouldBe(new FindWords("h"));
        (model, var second) = Typed(model, "e");
        second.ShouldBeNull();
        (model, var again) = SearchScreen.Update(model, new WordsFound("h", [], []));
        again.ShouldBe(new FindWords("he"));
        SearchScreen.Update(model, new WordsFound("he", [], [])).Effect.ShouldBeNull();

        static (SearchScreen.Model Model, Effect? Effect) Typed(SearchScreen.Model model, string key) => SearchScreen.Update(model, new KeyPressed(key));
    }

    private static async Task<string> ScreensAsync(string keys)
    {
        var text = new StringBuilder();
        foreach (var (width, height) in new[] { (80, 24), (48, 18), (200, 60) })
        {
            await using var town = await SmallTown.OpenAsync();
            var script = await town.ScriptAsync(width, height);
            await script.PressAsync(keys);
            text.Append($"{width}x{height}\n{script.Screen.TrimEnd()}\n\n");
        }

        return text.ToString();
    }
}

using NteMonitor.Terminal;

namespace NteMonitor.Tests.Terminal;

public class SessionTests
{
    [Fact]
    public async Task A_disabled_key_says_why() => (await AfterAsync("d")).Scene.Notice.ShouldBe("Strike out: not now. The first note stays.");

    [Fact]
    public async Task A_disabled_command_says_why() => (await AfterAsync(":strike<cr>")).Scene.Notice.ShouldContain("The first note stays.");

    [Fact]
    public async Task A_mistyped_command_is_answered_with_the_nearest() =>
        (await AfterAsync(":chrats<cr>")).Scene.Notice.ShouldBe("There is no command “chrats”. Did you mean charts?");

    [Fact]
    public async Task Tab_completes_a_command() => (await AfterAsync(": c h tab enter")).Model.Tab.ShouldBe(1);

    [Fact]
    public async Task No_letter_fires_while_text_is_typed() => (await AfterAsync("n \"qdpi?:\"")).Model.Form!.Value("text").ShouldBe("qdpi?:");

    [Fact]
    public async Task A_key_of_the_form_works_while_text_is_typed() =>
        (await AfterAsync("n \"x\" f2")).Model.Notes.Count.ShouldBe(1);

    [Fact]
    public async Task An_alias_saves_from_the_save_line() =>
        (await AfterAsync("n \"x\" tab tab tab tab tab :w<cr>")).Model.Notes.Count.ShouldBe(1);

    [Fact]
    public async Task Enter_alone_answers_no_question() => (await AfterAsync("j d enter")).Model.Asking.ShouldBeTrue();

    [Fact]
    public async Task Pasted_text_answers_no_question()
    {
        var script = await AfterAsync("j d");
        await script.SendAsync(new Pasted("y"));
        script.Model.Asking.ShouldBeTrue();
    }

    [Fact]
    public async Task Ctrl_c_leaves_from_within_a_form() => (await AfterAsync("n \"x\" ctrl+c ctrl+c")).HasEnded.ShouldBeTrue();

    [Fact]
    public async Task Escape_and_a_key_that_arrived_together_are_two_keys_in_a_list() => (await AfterAsync("alt+j")).Model.List.Selected.ShouldBe(1);

    [Fact]
    public async Task Alt_and_a_letter_do_nothing_in_a_form()
    {
        var script = await AfterAsync("n \"ab\" alt+d");
        script.Model.Form!.Value("text").ShouldBe("ab");
    }

    [Fact]
    public async Task Help_closes_on_escape() => (await AfterAsync("? esc")).Scene.HelpTop.ShouldBeNull();

    [Fact]
    public async Task The_list_learns_its_height() => (await AfterAsync("j")).Model.List.Height.ShouldBe(20);

    [Fact]
    public void The_keys_of_the_sample_have_no_fault() =>
        KeyMapRules.Faults(new Sample().View(new Sample().Start(new(80, 24)).Model).Keys).ShouldBeEmpty();

    [Fact]
    public void Faults_of_a_key_map_are_all_named() =>
        KeyMapRules.Faults(new([
            new(["s"], "Save it", "Save") { WhileTyping = true },
            new(["s"], "w", "Write") { Disabled = "" },
            new(["x"], "w", "Again"),
        ])).Count.ShouldBe(5);

    private static async Task<Script<SampleModel>> AfterAsync(string keys)
    {
        var script = await Script.StartAsync(new Sample(), new SampleRunner(), new(new(80, 24)));
        await script.PressAsync(keys);
        return script;
    }
}

using NteMonitor.Access;
using NteMonitor.Home;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.Terminal;

namespace NteMonitor.Tests.Home;

/// <summary>Evidence is marked where it is made, while it is made.</summary>
public class FlagEvidenceTests
{
    private const string Open = "o tab \"Nowhere Street Pastors\" tab \"3\" ctrl+s";

    [Fact]
    public async Task A_note_with_a_code_marks_the_shift_in_one_go()
    {
        await using var town = await FlagScreenTests.WithFlagAsync(Role.Pastor);
        var script = await OnShiftAsync(town);
        await script.PressAsync("m \"walked two people to the rank #P3 #strong\"");
        script.Screen.ShouldContain("Marks strong evidence of P3 Active streets and frontages");
        await script.PressAsync("enter");
        script.Screen.ShouldContain("Strong evidence of P3 in ");
        var mark = (await MarksAsync(town)).First(m => m.On.Mark.Attributes.Contains("P3"));
        mark.On.Mark.Strength.ShouldBe(Strength.Strong);
        mark.Record.RecordedBy.ShouldBe("ada");
        var entries = await JournalActions.AllAsync(town.Desk.Store, mark.Record.Id, default);
        entries.ShouldHaveSingleItem().Kind.ShouldBe("flag-mark.made");
        (await NotesAsync(town)).ShouldHaveSingleItem().ShouldBe((entries[0].Seq - 1, entries[0].At));
    }

    [Fact]
    public async Task The_matrix_of_somebody_else_s_screen_changes()
    {
        await using var town = await FlagScreenTests.WithFlagAsync(Role.Pastor);
        var officer = await Script.StartAsync(new HomeProgram(town.DeskOf(Role.Officer, "ctrl2"), []), new HomeActions(town.DeskOf(Role.Officer, "ctrl2")), new(new(80, 24)));
        await officer.PressAsync(":purple-flag<cr>");
        officer.Screen.ShouldContain("6 of 83 cells");
        var script = await OnShiftAsync(town);
        await script.PressAsync("m \"walked two people to the rank #W5 #23-02\" enter");
        await officer.PressAsync("R");
        officer.Screen.ShouldContain("7 of 83 cells");
    }

    [Fact]
    public async Task A_code_that_does_not_exist_is_refused_with_the_nearest_and_the_text_stays()
    {
        await using var town = await FlagScreenTests.WithFlagAsync(Role.Pastor);
        var before = (await MarksAsync(town)).Count;
        var script = await OnShiftAsync(town);
        await script.PressAsync("m \"walked two people #W22\" enter");
        script.Screen.ShouldContain("Did you mean W2?");
        script.Screen.ShouldContain("walked two people #W22");
        (await NotesAsync(town)).ShouldBeEmpty();
        (await MarksAsync(town)).Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_code_is_completed_while_it_is_typed()
    {
        await using var town = await FlagScreenTests.WithFlagAsync(Role.Pastor);
        var script = await OnShiftAsync(town);
        await script.PressAsync("m \"walked two people #M6\"");
        script.Screen.ShouldContain("#M6 Crowd management");
        await script.PressAsync("backspace tab \"#st\" tab enter");
        (await MarksAsync(town)).ShouldContain(m => m.On.Mark.Strength == Strength.Strong && m.On.Mark.Attributes.Contains("M1"));
    }

    [Fact]
    public async Task Words_of_evidence_alone_are_no_note_and_mark_nothing()
    {
        await using var town = await FlagScreenTests.WithFlagAsync(Role.Pastor);
        var before = (await MarksAsync(town)).Count;
        var script = await OnShiftAsync(town);
        await script.PressAsync("m \"#P3\" enter");
        script.Screen.ShouldContain("The note is empty.");
        (await MarksAsync(town)).Count.ShouldBe(before);
    }

    [Fact]
    public async Task Where_nothing_is_registered_the_note_is_refused_and_stays()
    {
        await using var town = await SmallTown.OpenAsync(Role.Pastor);
        var script = await OnShiftAsync(town);
        await script.PressAsync("m \"walked two people #W2\" enter");
        script.Screen.ShouldContain("Nothing is registered for the Purple Flag.");
        script.Screen.ShouldContain("walked two people #W2");
        (await NotesAsync(town)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ten_notes_of_one_kind_are_one_piece_of_evidence()
    {
        await using var town = await FlagScreenTests.WithFlagAsync(Role.Pastor);
        var script = await OnShiftAsync(town);
        await script.PressAsync("m \"walked two people #P3\" enter m \"and three more #P3\" enter m \"and a lamp #P3 #strong\" enter");
        (await NotesAsync(town)).Count.ShouldBe(3);
        (await MarksAsync(town)).Count(m => m.On.Mark.Attributes.Contains("P3")).ShouldBe(2);
    }

    [Fact]
    public async Task A_shift_is_marked_as_it_is_closed()
    {
        await using var town = await FlagScreenTests.WithFlagAsync(Role.Pastor);
        var script = await OnShiftAsync(town);
        town.Now = town.Now.Plus(NodaTime.Duration.FromHours(1));
        await script.PressAsync("c tab tab tab tab tab tab \"P3 02-05\" ctrl+s y");
        script.Screen.ShouldContain("Partial evidence of P3");
        (await MarksAsync(town)).First(m => m.On.Mark.Attributes.Contains("P3")).On.Mark.Zones.ShouldBe(["02-05"]);
    }

    [Fact]
    public async Task An_incident_is_marked_as_it_is_logged_in_a_line()
    {
        await using var town = await FlagScreenTests.WithFlagAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("i \"2315 heron refusal #W4\"");
        script.Screen.ShouldContain("Marks partial evidence of W4");
        await script.PressAsync("enter");
        script.Screen.ShouldContain("Partial evidence of W4 in 23-02");
        var mark = (await MarksAsync(town)).First(m => m.On.Mark.Attributes.Contains("W4")).On;
        mark.Mark.Subject.ShouldBeOfType<MarkSubject.OnFile>().Thing.ShouldBe("incident");
        (mark.Gone, mark.Mark.Title).ShouldBe((null, "Refused entry or service, one incident"));
    }

    [Fact]
    public async Task A_wrong_code_on_a_form_stands_at_its_field_beside_every_other_reason()
    {
        await using var town = await FlagScreenTests.WithFlagAsync();
        var script = await town.ScriptAsync(120, 50);
        await script.PressAsync("n tab tab tab tab tab tab tab tab tab tab tab tab tab tab \"W99\" ctrl+s");
        script.Screen.ShouldContain("'W99' is no code");
        script.Screen.ShouldContain("Not saved:");
    }

    [Fact]
    public async Task A_record_on_file_is_marked_from_its_page_and_a_wrong_code_can_be_mended()
    {
        await using var town = await FlagScreenTests.WithFlagAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("2 enter # \"W44\" enter");
        script.Screen.ShouldContain("Did you mean");
        await script.PressAsync("backspace enter");
        script.Screen.ShouldContain("partial evidence of W4");
        (await MarksAsync(town)).Count(m => m.On.Mark.Attributes.Contains("W4")).ShouldBe(1);
    }

    [Fact]
    public async Task A_pastor_marks_and_does_not_see_the_self_assessment_or_the_matrix()
    {
        await using var town = await FlagScreenTests.WithFlagAsync(Role.Pastor);
        var script = await OnShiftAsync(town);
        await script.PressAsync(":purple-flag<cr>");
        HomeTabs.Of(Role.Pastor).ShouldNotContain(Tab.PurpleFlag);
        script.Screen.ShouldNotContain("cells have evidence");
    }

    [Fact]
    public async Task A_pubwatch_user_has_no_field_for_it_and_a_code_in_a_line_is_refused()
    {
        await using var town = await FlagScreenTests.WithFlagAsync(Role.Pubwatch);
        var script = await town.ScriptAsync(120, 50);
        await script.PressAsync("n");
        script.Screen.ShouldNotContain("Evidence");
        await script.PressAsync("esc i \"2315 heron refusal #W4\" enter");
        script.Screen.ShouldContain("may not note what a visit at night sees, or mark what they write as evidence");
    }

    [Fact]
    public async Task In_linear_mode_a_note_is_marked_after_its_echo_was_read()
    {
        await using var town = await FlagScreenTests.WithFlagAsync(Role.Pastor);
        await OnShiftAsync(town);
        var (_, printed) = await town.LinearAsync(":my-shift|:note|walked two people to the rank #P3||:q");
        printed.ShouldContain("Marks partial evidence of P3 Active streets and frontages");
        printed.ShouldContain("Partial evidence of P3");
    }

    private static async Task<Script<HomeModel>> OnShiftAsync(SmallTown town)
    {
        var script = await town.ScriptAsync();
        await script.PressAsync($":my-shift<cr> {Open} esc");
        script.Screen.ShouldContain("Nowhere Street Pastors");
        return script;
    }

    private static Task<IReadOnlyList<KeptMark>> MarksAsync(SmallTown town) => MarkActions.ListAsync(null, town.Desk, default);

    private static async Task<IReadOnlyList<(long Seq, NodaTime.Instant At)>> NotesAsync(SmallTown town)
    {
        List<(long, NodaTime.Instant)> notes = [];
        await foreach (var entry in town.Desk.Store.EntriesAsync(new(), default))
        {
            if (entry.Kind == "shift-note.made")
            {
                notes.Add((entry.Seq, entry.At));
            }
        }

        return notes;
    }
}

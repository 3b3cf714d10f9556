using NteMonitor.Access;
using NteMonitor.Home;
using NteMonitor.Incidents;
using NteMonitor.Terminal;

namespace NteMonitor.Tests.Home;

/// <summary>What the monitor does between a key and its answer: nothing typed is lost, saved twice or taken over.</summary>
public class HomeProgramTests
{
    [Fact]
    public async Task Enter_pressed_twice_saves_once()
    {
        await using var town = await SmallTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("i \"2320 heron refusal\"");
        var (waiting, first) = town.Program().Update(script.Model, new KeyPressed("enter"));
        var (_, second) = town.Program().Update(waiting, new KeyPressed("enter"));

        Flat(first).OfType<SaveIncident>().Count().ShouldBe(1);
        Flat(second).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_typed_is_kept_before_it_is_saved()
    {
        await using var town = await SmallTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("i \"2320 heron refusal\"");
        Flat(town.Program().Update(script.Model, new KeyPressed("enter")).Effect).Select(e => e.GetType()).ShouldBe([typeof(KeepDraft), typeof(SaveIncident)]);
    }

    [Fact]
    public async Task A_draft_that_is_due_while_it_is_being_saved_is_not_kept_again()
    {
        await using var town = await SmallTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("i \"2320 heron refusal\"");
        var saving = town.Program().Update(script.Model, new KeyPressed("enter")).Model;
        Flat(town.Program().Update(saving, new DraftDue()).Effect).ShouldBeEmpty();
        Flat(town.Program().Update(saving, new HangUp()).Effect).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_saving_that_fails_leaves_what_was_typed()
    {
        await using var town = await SmallTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("i \"2320 heron refusal\"");
        var saving = town.Program().Update(script.Model, new KeyPressed("enter")).Model;
        var bar = (Over.QuickBar)saving.Top!;
        var after = town.Program().Update(saving, new IncidentSaved(bar.Typed, "", [new("store", "The disk is full.", "Make room.")])).Model;
        after.Top.ShouldBeOfType<Over.QuickBar>().ShouldSatisfyAllConditions(b => b.Saving.ShouldBeFalse(), b => b.Input.Text.ShouldBe("2320 heron refusal"));
        after.Toast!.Text.ShouldBe("The disk is full. Make room.");
    }

    [Theory]
    [InlineData("i \"2320 heron\"")]
    [InlineData("n \"2320\"")]
    [InlineData("3 a \"The Second Heron\"")]
    public async Task Esc_keeps_what_was_typed(string keys)
    {
        await using var town = await SmallTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync(keys + " esc");
        script.Model.Top.ShouldBeNull();
        script.Model.Drafts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_venue_form_kept_and_then_left_is_still_kept()
    {
        await using var town = await SmallTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("3 a \"The Second Heron\"");
        await script.SendAsync(new DraftDue());
        await script.PressAsync("esc");
        script.Model.Drafts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_line_wiped_out_by_its_writer_leaves_no_draft()
    {
        await using var town = await SmallTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("i \"2320 heron\"");
        await script.SendAsync(new DraftDue());
        await script.PressAsync("ctrl+u esc");
        script.Model.Drafts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ctrl+c")]
    [InlineData("hang-up")]
    public async Task Leaving_in_the_middle_keeps_what_was_typed(string how)
    {
        await using var town = await SmallTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("n \"2320\" enter \"heron\"");
        await script.SendAsync(how == "ctrl+c" ? new KeyPressed("ctrl+c") : new HangUp());
        (await town.Desk.Store.DraftsAsync("ada", default)).ShouldHaveSingleItem().Fields.ShouldBe("""{"venue":"heron","when":"2320"}""");
    }

    [Fact]
    public async Task A_field_that_is_left_is_kept_at_once()
    {
        await using var town = await SmallTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("n \"2320\" tab");
        (await town.Desk.Store.DraftsAsync("ada", default)).ShouldHaveSingleItem().Fields.ShouldBe("""{"when":"2320"}""");
    }

    [Fact]
    public async Task An_unfinished_amendment_comes_back_on_its_account_with_what_was_emptied_empty()
    {
        await using var town = await SmallTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("2 enter e ctrl+u \"2335\" tab ctrl+u tab \"Quay steps\" esc");
        var again = await town.ScriptAsync();
        await again.PressAsync("y");
        var form = again.Model.Top.ShouldBeOfType<Over.Form>();
        form.Kind.ShouldBe(FormKind.Amendment);
        (form.State.Value("when"), form.State.Value("venue"), form.State.Value("place")).ShouldBe(("2335", "", "Quay steps"));
        form.Account!.Incident.Id.ShouldBe(script.Model.Stack.OfType<Over.IncidentPage>().Single().Opened.Account.Incident.Id);
    }

    [Fact]
    public async Task An_amendment_begun_before_somebody_elses_says_so_when_it_comes_back()
    {
        await using var town = await SmallTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("2 enter e tab tab \"x\" esc");
        var account = (await town.AccountsAsync())[0];
        var colleague = town.DeskOf(Role.Officer, "ctrl2");
        var draft = IncidentRules.DraftOf(account.Incident, "", await IncidentActions.AgainstAsync(colleague, default)) with { People = "4" };
        await IncidentActions.AmendAsync(account, draft, "counted again", null, colleague, default);

        var again = await town.ScriptAsync();
        await again.PressAsync("y");
        again.Model.Toast!.Text.ShouldStartWith("The record was changed since this was begun");
    }

    [Fact]
    public async Task No_thank_you_keeps_the_draft_for_later()
    {
        await using var town = await SmallTown.OpenAsync();
        await (await town.ScriptAsync()).PressAsync("i \"2320 heron\" esc");
        var again = await town.ScriptAsync();
        await again.PressAsync("n");
        again.Model.Drafts.Count.ShouldBe(1);
        await again.PressAsync(":resume<cr>");
        again.Model.Top.ShouldBeOfType<Over.QuickBar>().Input.Text.ShouldBe("2320 heron");
    }

    [Fact]
    public async Task The_saved_entry_takes_its_draft_with_it()
    {
        await using var town = await SmallTown.OpenAsync();
        await (await town.ScriptAsync()).PressAsync("i \"2320 heron refusal\" esc");
        var again = await town.ScriptAsync();
        await again.PressAsync("y enter");
        again.Model.Drafts.ShouldBeEmpty();
        (await town.AccountsAsync()).Count.ShouldBe(13);
    }

    [Fact]
    public async Task What_a_colleague_writes_comes_in_above_and_the_selection_stays()
    {
        await using var town = await SmallTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("2 j j");
        var was = IncidentScreen.Selected(script.Model.Incidents)!.Incident.Id;
        await town.LogAsync("2338", "dock", "theft");
        await script.SendAsync(new StoreChanged());

        script.Model.Incidents.List.Count.ShouldBe(13);
        script.Model.Incidents.List.Selected.ShouldBe(3);
        IncidentScreen.Selected(script.Model.Incidents)!.Incident.Id.ShouldBe(was);
    }

    [Fact]
    public async Task A_page_that_comes_late_takes_the_keys_from_nobody_who_types()
    {
        await using var town = await SmallTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("2 enter");
        var page = script.Model.Stack.OfType<Over.IncidentPage>().Single().Opened;
        await script.PressAsync("esc i \"23\"");
        await script.SendAsync(page);
        script.Model.Top.ShouldBeOfType<Over.QuickBar>();
    }

    [Fact]
    public async Task A_page_read_again_after_it_was_left_stays_away()
    {
        await using var town = await SmallTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("2 enter");
        var page = script.Model.Stack.OfType<Over.IncidentPage>().Single().Opened;
        await script.PressAsync("esc");
        await script.SendAsync(new IncidentRead(page));
        script.Model.Top.ShouldBeNull();
    }

    [Fact]
    public async Task Many_changes_at_once_are_read_once_and_once_more()
    {
        await using var town = await SmallTown.OpenAsync();
        var script = await town.ScriptAsync();
        var program = town.Program();
        var (reading, first) = program.Update(script.Model, new StoreChanged());
        var (stale, second) = program.Update(program.Update(reading, new StoreChanged()).Model, new StoreChanged());
        first.ShouldBeOfType<InTurn>();
        second.ShouldBeNull();
        program.Update(stale, new ReadAgain()).Effect.ShouldBeOfType<After>().Msg.ShouldBeOfType<StoreChanged>();
    }

    [Fact]
    public async Task A_withdrawal_asks_why_and_asks_again()
    {
        await using var town = await SmallTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("2 enter w enter");
        script.Model.Toast!.Text.ShouldStartWith("A reason is needed");
        await script.PressAsync("\"entered twice\" enter n");
        (await town.AccountsAsync()).Count.ShouldBe(12);
        await script.PressAsync("w \"entered twice\" enter y");
        (await town.AccountsAsync()).Count.ShouldBe(11);
        script.Model.Top.ShouldBeNull();
    }

    [Fact]
    public async Task A_filter_with_a_word_that_means_nothing_stays_to_be_mended()
    {
        await using var town = await SmallTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("2 f \"asault\" enter");
        script.Model.Top.ShouldBeOfType<Over.FilterBar>().Input.Text.ShouldBe("asault");
        script.Model.Toast!.Text.ShouldContain("assault");
        script.Model.Incidents.FilterText.ShouldBe("");
    }

    [Fact]
    public async Task Throwing_a_draft_away_asks_first_and_no_goes_back_to_it()
    {
        await using var town = await SmallTown.OpenAsync();
        var script = await town.ScriptAsync();
        await script.PressAsync("n \"2320\" shift+tab");
        await script.SendAsync(new Commanded("throw-away"));
        await script.PressAsync("n");
        script.Model.Top.ShouldBeOfType<Over.Form>().State.Value("when").ShouldBe("2320");
        await script.SendAsync(new Commanded("throw-away"));
        await script.PressAsync("y");
        (script.Model.Top, script.Model.Drafts.Count).ShouldBe((null, 0));
    }

    [Fact]
    public async Task An_assessor_is_told_why_a_key_does_nothing()
    {
        await using var town = await SmallTown.OpenAsync(Role.Assessor);
        var script = await town.ScriptAsync();
        await script.PressAsync("n");
        script.Scene.Notice.ShouldBe("New incident: not now. The role assessor may not record incidents.");
    }

    [Fact]
    public async Task A_sealed_note_is_not_shown_to_a_role_that_may_not_read_it()
    {
        await using var town = await SmallTown.OpenAsync();
        await IncidentActions.RecordAsync(new() { When = "2336", Venue = "heron", Category = "refusal", Narrative = "quite plainly invented" }, null, town.Desk, default);
        async Task<string> PageAsync(Role role)
        {
            var desk = town.DeskOf(role, "eve");
            var script = await Script.StartAsync(new HomeProgram(desk, []), new HomeActions(desk), new(new(80, 24)));
            await script.PressAsync("2 enter");
            return script.Screen;
        }

        (await PageAsync(Role.Warden)).ShouldContain("quite plainly invented");
        (await PageAsync(Role.Pubwatch)).ShouldNotContain("quite plainly invented");
    }

    private static IReadOnlyList<Effect> Flat(Effect? effect) => effect switch
    {
        null => [],
        Batch batch => [.. batch.Effects.SelectMany(Flat)],
        _ => [effect],
    };
}

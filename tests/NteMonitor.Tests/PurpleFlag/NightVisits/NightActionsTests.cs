using System.Text;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Documents;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;
using NteMonitor.PurpleFlag.NightVisits;

namespace NteMonitor.Tests.PurpleFlag.NightVisits;

public sealed class NightActionsTests : IDisposable
{
    private static readonly ObservationDraft Lamp = new() { Attribute = "M3", Time = "23:15", Place = "Quay Steps", Text = "Two lamps out near Una Unreal's door", Score = "1" };

    private readonly OpenDesk _open = new();

    private Desk First => _open.As(Role.Assessor) with { Actor = "as1" };

    private Desk Second => _open.As(Role.Warden) with { Actor = "w07" };

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task What_is_written_is_sealed_and_its_writer_reads_it()
    {
        var night = await PlanAsync();
        var seen = Done(await NightActions.NoteAsync(night, new(Lamp), First, default));
        seen.Text.ShouldBe(Lamp.Text);
        seen.Record.Facts.ToJsonString().ShouldNotContain("Unreal");
        seen.Record.SealedBy.ShouldNotBeNull();
    }

    [Fact]
    public async Task Nobody_sees_the_other_s_notes_before_all_have_finished()
    {
        var night = await PlanAsync();
        Done(await NightActions.NoteAsync(night, new(Lamp), First, default));
        Done(await NightActions.NoteAsync(night, new(Lamp with { Score = "3" }), Second, default));
        (await NightActions.OpenAsync(await AgainAsync(night), Second, default)).ShouldSatisfyAllConditions(f => f.Seen.ShouldHaveSingleItem().Value.Who.ShouldBe("w07"), f => f.Comparison.ShouldBeNull());
        (await NightActions.OpenAsync(await AgainAsync(night), _open, default)).Seen.ShouldBeEmpty();

        await FinishAsync(night);
        (await NightActions.OpenAsync(await AgainAsync(night), Second, default)).Comparison!.Cells.ShouldHaveSingleItem().Agreement.ShouldBe(Agreement.ScoresDiffer);
        Done(await NightActions.ReopenAsync(await AgainAsync(night), "as1", First, default));
        (await NightActions.OpenAsync(await AgainAsync(night), Second, default)).Comparison.ShouldBeNull();
    }

    [Fact]
    public async Task Who_has_finished_writes_no_more()
    {
        var night = await PlanAsync();
        await FinishAsync(night);
        Refused(await NightActions.NoteAsync(await AgainAsync(night), new(Lamp), First, default)).ShouldHaveSingleItem().Message.ShouldContain("as1 has finished");
    }

    [Fact]
    public async Task An_assessor_writes_notes_of_their_own_only_and_an_officer_brings_in_another_s()
    {
        var night = await PlanAsync();
        Refused(await NightActions.NoteAsync(night, new(Lamp with { Who = "w07" }), First, default)).ShouldHaveSingleItem().Field.ShouldBe(AccessRules.NotPermitted);
        Refused(await NightActions.NoteAsync(night, new(Lamp), _open.As(Role.Pastor) with { Actor = "p03" }, default)).ShouldHaveSingleItem().Message.ShouldContain("'p03' does not assess");
        Refused(await NightActions.NoteAsync(night, new(Lamp), _open.As(Role.Police), default)).ShouldHaveSingleItem().Field.ShouldBe(AccessRules.NotPermitted);
        Done(await NightActions.NoteAsync(night, new(Lamp with { Who = "as1" }), _open, default)).Value.Who.ShouldBe("as1");
    }

    [Fact]
    public async Task A_visit_is_found_only_by_those_who_assess_on_it_or_read_the_flag()
    {
        await PlanAsync();
        Done(await NightActions.FindAsync(null, First, default));
        Done(await NightActions.FindAsync("2026-03-14", _open, default));
        Refused(await NightActions.FindAsync(null, _open.As(Role.Pastor) with { Actor = "p03" }, default)).ShouldHaveSingleItem().Message.ShouldContain("on which p03 assesses");
    }

    [Fact]
    public async Task A_place_names_no_person()
    {
        var night = await PlanAsync();
        Refused(await NightActions.NoteAsync(night, new(Lamp with { Place = "call 07700 900123" }), First, default)).ShouldHaveSingleItem().Field.ShouldBe("place");
    }

    [Fact]
    public async Task A_form_brought_in_again_adds_nothing_and_neither_does_one_of_what_was_typed()
    {
        var night = await PlanAsync();
        Done(await NightActions.NoteAsync(night, new(Lamp), First, default));
        var table = NightForm.Table(RunSheetRules.Of(await EditionAsync()), night.Value, NightActions.Drafts(await NightActions.OpenAsync(night, First, default), First), "as1");
        Done(await NightActions.TakeAsync(night, Read(CsvWriter.Write(table)), "", First, default)).ShouldSatisfyAllConditions(t => t.Added.ShouldBe(0), t => t.Known.ShouldBe(1));

        var form = Read("attribute,time,observation,score\nW5,23:20,bins full,2\nW5,23:20,bins full,2\nW1,,,\n");
        Done(await NightActions.TakeAsync(night, form, "", First, default)).ShouldSatisfyAllConditions(t => t.Added.ShouldBe(2), t => t.Blank.ShouldBe(1));
        Done(await NightActions.TakeAsync(night, form, "", First, default)).ShouldSatisfyAllConditions(t => t.Added.ShouldBe(0), t => t.Known.ShouldBe(2));
        (await NightActions.OpenAsync(night, First, default)).Seen.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_was_withdrawn_does_not_come_back_with_the_form()
    {
        var night = await PlanAsync();
        var form = Read("attribute,time,observation\nW5,23:20,bins full\n");
        Done(await NightActions.TakeAsync(night, form, "", First, default));
        Done(await NightActions.WithdrawAsync((await NightActions.OpenAsync(night, First, default)).Seen[0], "the wrong night", First, default));
        Done(await NightActions.TakeAsync(night, form, "", First, default)).Added.ShouldBe(0);
    }

    [Fact]
    public async Task A_form_with_one_fault_adds_nothing_and_every_fault_is_named_by_line_and_column()
    {
        var night = await PlanAsync();
        var form = Read("visit,zone,attribute,time,observation,score,who,place\n,,W5,23:20,bins full,2,,\n,20-23,W5,23:20,x,9,,\n,,Q1,23:20,x,,,\n,,W5,23:20,x,,w07,\n,,W5,23:20,x,,,ring 07700 900123\nother,,W5,23:20,x,,,\n");
        Refused(await NightActions.TakeAsync(night, form, "", First, default)).Select(r => r.Field)
            .ShouldBe([AccessRules.NotPermitted, "line 3, zone", "line 3, score", "line 4, attribute", "line 6, place", "line 7, visit"], ignoreOrder: true);
        (await NightActions.OpenAsync(night, First, default)).Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_observation_is_amended_on_top_of_what_it_said_and_withdrawn()
    {
        var night = await PlanAsync();
        var seen = Done(await NightActions.NoteAsync(night, new(Lamp), First, default));
        Refused(await NightActions.AmendAsync(seen, Lamp with { Score = "2" }, "", First, default)).ShouldHaveSingleItem().Field.ShouldBe("why");
        var now = Done(await NightActions.AmendAsync(seen, Lamp with { Score = "2", Text = "One lamp out" }, "looked again", First, default));
        (now.Value.Score, now.Text, now.Record.Version).ShouldBe(("achieving", "One lamp out", 2));
        Done(await NightActions.WithdrawAsync(now, "written down twice", First, default));
        (await NightActions.OpenAsync(night, First, default)).Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_photograph_is_kept_by_its_bytes_and_nothing_else_is_one()
    {
        var night = await PlanAsync();
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1];
        var seen = Done(await NightActions.NoteAsync(night, new(Lamp) { Photo = ("a named person.png", png) }, First, default));
        (await _open.Desk.Store.BytesAsync(seen.Value.Photograph!.File!.Sha256, default)).ShouldBe(png);
        seen.Record.Facts.ToJsonString().ShouldNotContain("named person");
        Refused(await NightActions.NoteAsync(night, new(Lamp) { Photo = ("plan.pdf", Encoding.UTF8.GetBytes("%PDF-1")) }, First, default)).ShouldHaveSingleItem().Message.ShouldContain("is no picture");
    }

    [Fact]
    public async Task An_observation_is_evidence_for_the_matrix_and_one_s_own_may_be_marked()
    {
        var night = await PlanAsync();
        var seen = Done(await NightActions.NoteAsync(night, new(Lamp), Second, default));
        var mark = new MarkDraft { Attributes = ["M3"], Zones = ["23-02"], Strength = "strong" };
        Refused(await MarkActions.MarkAsync(new() { Id = seen.Record.Id.ToString("D") }, mark, null, First, default));
        Done(await MarkActions.MarkAsync(new() { Id = seen.Record.Id.ToString("D") }, mark, null, Second, default)).On.Mark.Title.ShouldBe("Observation of a visit at night, 2026-03-14");
        (await MarkActions.MatrixAsync(null, _open, default)).Cell("M3", "23-02")!.State.ShouldBe(CellState.Has);
        Done(await NightActions.WithdrawAsync(seen, "the wrong night", Second, default));
        (await MarkActions.MatrixAsync(null, _open, default)).Cell("M3", "23-02")!.State.ShouldBe(CellState.None);
    }

    [Fact]
    public async Task What_a_visit_s_note_is_kept_for_and_how_long_the_schedule_says()
    {
        var night = await PlanAsync();
        Done(await NightActions.NoteAsync(night, new(Lamp), First, default));
        var item = Done(await NteMonitor.Retention.RetentionActions.ListAsync(_open, default)).Single(i => i.Kind == PersonalKind.Observation);
        item.Due.ShouldBe(new LocalDate(2028, 3, 14));
    }

    [Fact]
    public async Task Pages_for_a_pack_name_nobody_and_no_venue_and_wait_until_all_have_finished()
    {
        var night = await PlanAsync();
        Done(await NightActions.NoteAsync(night, new(Lamp with { Text = "Two lamps out" }), First, default));
        Done(await NightActions.NoteAsync(night, new(Lamp with { Text = "ring 07700 900123", Score = "" }), Second, default));
        Done(await NightActions.NoteAsync(night, new(Lamp with { Attribute = "W5", Text = "Bins full", Sensitivity = "restricted" }), Second, default));
        var before = await SheetsAsync(night);
        before.Select(s => s.Code).ShouldBe(["run-sheet", "own-2026-03-14"]);
        HtmlWriter.Write(before[1].Page).ShouldNotContain("lamps");

        await FinishAsync(night);
        var page = HtmlWriter.Write((await SheetsAsync(night))[1].Page);
        page.ShouldContain("Two lamps out");
        page.ShouldContain("Assessor A");
        foreach (var hidden in new[] { "07700", "Bins full", "as1", "w07" })
        {
            page.ShouldNotContain(hidden);
        }
    }

    [Fact]
    public async Task Who_finished_on_another_device_writes_no_more_on_this_one()
    {
        var night = await PlanAsync();
        Done(await NightActions.FinishAsync(night, "as1", First, default));
        Refused(await NightActions.NoteAsync(night, new(Lamp), First, default)).ShouldHaveSingleItem().Message.ShouldContain("as1 has finished");
        Refused(await NightActions.FinishAsync(night, "as1", First, default)).ShouldHaveSingleItem().Message.ShouldContain("finished already");
    }

    [Fact]
    public async Task Nothing_is_written_on_a_visit_that_was_withdrawn()
    {
        var night = await PlanAsync();
        var seen = Done(await NightActions.NoteAsync(night, new(Lamp), First, default));
        Done(await FlagActions.WithdrawAsync(night.Record, "another night", _open, default));
        Refused(await NightActions.NoteAsync(night, new(Lamp), First, default)).ShouldHaveSingleItem().Message.ShouldContain("was withdrawn");
        Refused(await NightActions.FinishAsync(night, "as1", First, default)).ShouldHaveSingleItem().Message.ShouldContain("was withdrawn");
        Refused(await NightActions.AmendAsync(seen, Lamp, "counted again", First, default)).ShouldHaveSingleItem().Message.ShouldContain("was withdrawn");
        Refused(await NightActions.WithdrawAsync(seen, "entered twice", First, default)).ShouldHaveSingleItem().Message.ShouldContain("was withdrawn");
    }

    [Fact]
    public async Task The_night_board_says_which_visits_come_and_whose_notes_wait()
    {
        await PlanAsync();
        (await NightActions.DueAsync(new(new(2026, 3, 10)), _open, default)).ShouldHaveSingleItem().Text.ShouldBe("Visit at night, own visit: 2026-03-14, as1, w07.");
        (await NightActions.DueAsync(new(new(2026, 3, 20)), First, default)).ShouldHaveSingleItem().Text.ShouldBe("Your notes of the visit at night of 2026-03-14 are not finished.");
        (await NightActions.DueAsync(new(new(2026, 3, 20)), _open, default)).ShouldBeEmpty();
        (await NightActions.DueAsync(new(new(2026, 3, 10)), _open.As(Role.Pastor) with { Actor = "p03" }, default)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("queue at the gilded heron", "V01")]
    [InlineData("queue at Gilded Heron's door", "V01")]
    [InlineData("nobody at nowhere", null)]
    [InlineData("nobody at Nowhere", "V")]
    public void A_venue_s_name_is_a_code_or_its_words_are_left_out(string text, string? code)
    {
        var mask = NteMonitor.PurpleFlag.Pack.VenueMask.Of([new(Guid.Empty, "The Gilded Heron", "pub"), new(Guid.Parse("00000000-0000-7000-8000-000000000009"), "Nowhere", "nightclub")], Guid.Empty);
        var kept = new KeptRecord(Guid.Empty, "flag-observation", [], Guid.Empty, "flag-observation.noted", null, 0, 1, Instant.MinValue, "as1");
        var printed = NightPrinting.Of(new(new(Guid.Empty, Guid.Empty, "W1", "as1") { On = new(2026, 3, 14) }, kept, text), new(), new([], new HashSet<string>(), new HashSet<string>()), mask);
        (printed.Withheld is null, printed.Seen.Text?.Contains('V') == true).ShouldBe((code is not null, code is not null));
        (printed.Seen.Text ?? "").ShouldNotContain("owhere");
        (printed.Seen.Text ?? "").ToUpperInvariant().ShouldNotContain("HERON");
    }

    private async Task<IReadOnlyList<NightSheet>> SheetsAsync(KeptNight night)
    {
        var entry = FlagJson.Entry(night.Value.Of, (await _open.Desk.Store.RecordAsync(night.Value.Of, default))!.Facts);
        return await NightActions.SheetsAsync(entry, new(), _open, default);
    }

    private async Task<FrameworkEdition> EditionAsync() => await MarkActions.EditionAsync(null, _open, default);

    private async Task<KeptNight> PlanAsync()
    {
        var framework = ((Outcome<FrameworkFile>.Done)FrameworkActions.Shipped(null, _open.Desk.Files)).Value;
        var entry = Done(await FlagActions.RegisterAsync(new(_open.Desk.NewId(), "Inventon", "full", "") { Days = [new("register", null, new(2026, 1, 5))] }, framework, _open, default));
        return Done(await NightActions.PlanAsync(new(_open.Desk.NewId(), entry.Record.Id, NightKind.Own, new(2026, 3, 14), ["as1", "w07"]), _open, default));
    }

    private async Task<KeptNight> AgainAsync(KeptNight night) => (await NightActions.NightAsync(night.Record.Id, _open, default))!;

    private async Task FinishAsync(KeptNight night)
    {
        Done(await NightActions.FinishAsync(await AgainAsync(night), "as1", First, default));
        Done(await NightActions.FinishAsync(await AgainAsync(night), "w07", Second, default));
    }

    private static FilledForm Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return ((Outcome<FilledForm>.Done)NightForm.Read(stream, new(Encoding.UTF8, ','))).Value;
    }

    private static T Done<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Done>(outcome is Outcome<T>.Refused(var why) ? Outcome.Said(why) : "").Value;

    private static IReadOnlyList<Refusal> Refused<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Refused>().Reasons;
}

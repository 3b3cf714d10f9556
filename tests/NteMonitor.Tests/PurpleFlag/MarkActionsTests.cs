using System.Text;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.Tests.PurpleFlag;

public sealed class MarkActionsTests : IDisposable
{
    private static readonly MarkDraft Care = new() { Attributes = ["w2"], Zones = ["23-02"], Strength = "strong" };
    private static readonly LocalDate Today = new(2026, 3, 14);

    private readonly OpenDesk _open = new();

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task A_shift_that_is_marked_fills_its_cell_at_once()
    {
        (await CellAsync()).State.ShouldBe(CellState.None);
        var mark = Done(await MarkAsync(new() { Id = await ShiftAsync() }, Care));
        mark.On.Mark.Title.ShouldStartWith("Inventon Street Pastors, night of");
        ((await CellAsync()).State, (await CellAsync()).Strongest).ShouldBe((CellState.Has, Strength.Strong));
    }

    [Fact]
    public async Task A_shift_that_is_withdrawn_is_shown_as_gone_and_is_no_evidence()
    {
        var shift = await ShiftAsync();
        Done(await MarkAsync(new() { Id = shift }, Care));
        await ShiftActions.WithdrawAsync((await _open.Desk.Store.ShiftAsync(Guid.Parse(shift), default))!, "entered twice", _open, default);
        (await MarkActions.ListAsync(null, _open, default)).ShouldHaveSingleItem().On.Gone.ShouldBe("it was withdrawn");
        ((await CellAsync()).State, (await CellAsync()).Gone.Count).ShouldBe((CellState.None, 1));
    }

    [Fact]
    public async Task What_was_withdrawn_cannot_be_marked()
    {
        var shift = await ShiftAsync();
        await ShiftActions.WithdrawAsync((await _open.Desk.Store.ShiftAsync(Guid.Parse(shift), default))!, "entered twice", _open, default);
        Refused(await MarkAsync(new() { Id = shift }, Care)).ShouldHaveSingleItem().Message.ShouldContain("it was withdrawn");
    }

    [Fact]
    public async Task An_account_whose_sealed_part_was_erased_cannot_be_marked_and_a_mark_of_it_is_gone()
    {
        var (incident, entry) = await IncidentAsync("assault");
        var mark = new MarkDraft { Attributes = ["W1"] };
        Done(await MarkAsync(new() { Id = incident.ToString("D") }, mark));
        await EraseAsync($$"""{"entries":["{{entry:D}}"]}""");
        (await MarkActions.ListAsync(null, _open, default)).ShouldHaveSingleItem().On.Gone!.ShouldContain("erased");
        Refused(await MarkAsync(new() { Id = incident.ToString("D") }, mark)).ShouldHaveSingleItem().Message.ShouldContain("erased");
    }

    [Fact]
    public async Task A_pastor_marks_a_shift_of_their_own_and_nobody_else_s()
    {
        var pastor = _open.As(Role.Pastor) with { Actor = "p03" };
        var (own, other) = (await ShiftAsync(pastor), await ShiftAsync());
        Done(await MarkActions.MarkAsync(new() { Id = own }, Care, null, pastor, default));
        Refused(await MarkActions.MarkAsync(new() { Id = other }, Care, null, pastor, default)).ShouldHaveSingleItem().Field.ShouldBe(AccessRules.NotPermitted);
        Refused(await MarkActions.MarkAsync(File("plan.pdf", "%PDF-1"), Care with { Title = "A plan" }, null, pastor, default)).ShouldHaveSingleItem().Field.ShouldBe(AccessRules.NotPermitted);
    }

    [Fact]
    public async Task A_set_of_incidents_is_counted_anew_whenever_it_is_read()
    {
        await IncidentAsync("assault");
        var wanted = new MarkDraft { Attributes = ["W1"], From = Today, Until = Today };
        Done(await MarkAsync(new() { Incidents = "assault" }, wanted)).On.CountNow.ShouldBe(1);
        await IncidentAsync("assault");
        var kept = (await MarkActions.ListAsync(null, _open, default)).ShouldHaveSingleItem();
        (kept.On.CountNow, ((MarkSubject.Incidents)kept.On.Mark.Subject).Count).ShouldBe((2, 1));
    }

    [Theory]
    [InlineData("assault since:fri", "would mean another night later")]
    [InlineData("xyzzy", "'xyzzy' is no category")]
    [InlineData("zone:atlantis", "'atlantis' is no zone")]
    [InlineData("assault", "No incident of")]
    public async Task A_set_that_is_none_is_refused(string filter, string said) =>
        Refused(await MarkAsync(new() { Incidents = filter }, new() { Attributes = ["W1"], From = Today, Until = Today })).ShouldContain(r => r.Message.Contains(said));

    [Fact]
    public async Task A_document_is_kept_by_its_bytes_and_not_by_its_name()
    {
        var mark = Done(await MarkAsync(File("plan of a named person.pdf", "%PDF-1"), Care with { Title = "Lighting plan", From = Today, Until = Today }));
        (await _open.Desk.Store.BytesAsync(mark.On.Mark.File!.Sha256, default)).ShouldBe(Encoding.UTF8.GetBytes("%PDF-1"));
        mark.Record.Facts.ToJsonString().ShouldNotContain("named person");
        await EraseAsync($$"""{"files":["{{mark.On.Mark.File!.Sha256}}"]}""");
        (await MarkActions.ListAsync(null, _open, default)).ShouldHaveSingleItem().On.Gone.ShouldBe("its file was erased");
        (await MarkActions.DocumentsAsync(null, _open, default)).Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_brought_in_by_mistake_is_erased_with_its_mark_unless_another_needs_it()
    {
        var draft = Care with { Title = "A plan", From = Today, Until = Today };
        var (one, two) = (Done(await MarkAsync(File("a.pdf", "%PDF-1"), draft)), Done(await MarkAsync(File("b.pdf", "%PDF-1"), draft)));
        Refused(await MarkActions.EraseAsync(one, "shows somebody", _open, default)).ShouldHaveSingleItem().Message.ShouldContain("needs the same file");
        Done(await FlagActions.WithdrawAsync(two.Record, "brought in twice", _open, default));
        Done(await MarkActions.EraseAsync(one, "shows somebody", _open, default)).ShouldBeTrue();
        (await _open.Desk.Store.BytesAsync(one.On.Mark.File!.Sha256, default)).ShouldBeNull();
        (await MarkActions.ListAsync(null, _open, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_title_of_a_set_leaves_the_place_out()
    {
        await IncidentAsync("assault");
        var mark = Done(await MarkAsync(new() { Incidents = "assault at:cross" }, new() { Attributes = ["W1"], From = Today, Until = Today }));
        mark.On.Mark.Title.ShouldEndWith("at one place");
        mark.On.Mark.Title.ShouldNotContain("cross");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_mark_is_said_at_once() =>
        Refused(await MarkAsync(File("photo.png", "\u0089PNG\r\n\u001a\n"), new() { Attributes = ["Q9"], Zones = ["05-08"], Strength = "mighty", Sensitivity = "secret", Boundary = 4, From = Today.PlusDays(1), Until = Today.PlusDays(2), Expires = Today }))
            .Select(r => r.Field).ShouldBe(["attribute", "zone", "strength", "sensitivity", "title", "alt", "to", "expires", "boundary"], ignoreOrder: true);

    [Fact]
    public async Task A_mark_of_nothing_or_of_two_things_is_refused()
    {
        Refused(await MarkAsync(new(), Care)).ShouldHaveSingleItem().Field.ShouldBe("subject");
        Refused(await MarkAsync(new() { Id = "abcd", Incidents = "assault" }, Care)).ShouldHaveSingleItem().Field.ShouldBe("subject");
        Refused(await MarkAsync(new() { Id = "abcd" }, Care)).ShouldHaveSingleItem().Message.ShouldContain("'abcd'");
    }

    [Fact]
    public async Task An_amended_mark_keeps_what_it_marks_and_the_journal_keeps_what_it_said()
    {
        var was = Done(await MarkAsync(new() { Id = await ShiftAsync() }, Care));
        var draft = MarkRules.DraftOf(was.On.Mark, []) with { Strength = "background" };
        var now = Done(await MarkActions.AmendAsync(was, draft, "one night of four", _open, default));
        (now.On.Mark.Subject, now.On.Mark.Strength, now.Record.Version).ShouldBe((was.On.Mark.Subject, Strength.Background, 2));
        Refused(await MarkActions.AmendAsync(now, draft, "", _open, default)).ShouldHaveSingleItem().Field.ShouldBe("why");
    }

    [Fact]
    public async Task A_mark_counts_for_its_entry_and_one_of_none_for_each()
    {
        var entry = await EntryAsync("Inventon");
        var other = await EntryAsync("Quayside");
        Done(await MarkActions.MarkAsync(new() { Id = await ShiftAsync() }, Care, entry, _open, default));
        Done(await MarkAsync(File("a.txt", "words"), Care with { Title = "Words", From = Today, Until = Today }));
        (await MarkActions.ListAsync(entry.Id, _open, default)).Count.ShouldBe(2);
        (await MarkActions.ListAsync(other.Id, _open, default)).ShouldHaveSingleItem().On.Mark.Of.ShouldBeNull();
    }

    [Fact]
    public async Task An_entry_keeps_its_edition_when_another_stands_beside_it()
    {
        var shipped = Done(FrameworkActions.Shipped(null, _open.Desk.Files));
        var text = Encoding.UTF8.GetString(shipped.Bytes).Replace("\"edition\": \"2026\"", "\"edition\": \"2027\"").Replace("Responsible customer care", "Care for customers");
        var (old, next) = (await EntryAsync("Inventon"), await EntryAsync("Quayside", new(FrameworkRulesTests.Read(text), Encoding.UTF8.GetBytes(text))));
        (await FlagActions.EditionAsync(old, _open, default)).Attribute("W2")!.Name.ShouldBe("Responsible customer care");
        (await FlagActions.EditionAsync(next, _open, default)).Attribute("W2")!.Name.ShouldBe("Care for customers");
        Refused(FrameworkActions.Shipped("1999", _open.Desk.Files)).ShouldHaveSingleItem().Message.ShouldContain("'1999'");
    }

    [Theory]
    [InlineData(Role.Police, true)]
    [InlineData(Role.Admin, true)]
    [InlineData(Role.Warden, false)]
    [InlineData(Role.Pubwatch, false)]
    [InlineData(Role.Assessor, false)]
    public void Who_may_read_an_entry_is_the_house(Role role, bool may) => (AccessRules.Check(role, Act.ReadFlag) is null).ShouldBe(may);

    [Fact]
    public async Task Nobody_but_who_keeps_the_flag_begins_an_entry() =>
        Refused(await FlagActions.RegisterAsync(Fresh("Inventon"), Done(FrameworkActions.Shipped(null, _open.Desk.Files)), _open.As(Role.Police), default)).ShouldHaveSingleItem().Field.ShouldBe(AccessRules.NotPermitted);

    [Fact]
    public async Task A_place_has_one_entry_of_a_kind_at_a_time()
    {
        await EntryAsync("Inventon");
        Refused(await FlagActions.RegisterAsync(Fresh("inventon"), Done(FrameworkActions.Shipped(null, _open.Desk.Files)), _open, default)).ShouldHaveSingleItem().Message.ShouldContain("waits for its outcome");
    }

    [Fact]
    public async Task The_self_assessment_and_the_submission_are_two_books()
    {
        var entry = await FlagActions.FindAsync((await EntryAsync("Inventon")).Place, _open, default);
        foreach (var (book, level) in new[] { (ScoreBook.Self, "below"), (ScoreBook.Submission, "above"), (ScoreBook.Self, "achieving") })
        {
            Done(await FlagActions.ScoreAsync(Done(entry), new(_open.Desk.NewId(), Done(entry).Record.Id, book, "w2", level) { On = Today }, _open, default));
        }

        (await FlagActions.ScoresAsync(Done(entry).Record.Id, ScoreBook.Self, _open, default)).ShouldHaveSingleItem().Value.Level.ShouldBe("achieving");
        (await FlagActions.ScoresAsync(Done(entry).Record.Id, ScoreBook.Submission, _open, default)).ShouldHaveSingleItem().Value.Level.ShouldBe("above");
        (await FlagActions.ScoresAsync(Done(entry).Record.Id, ScoreBook.Panel, _open, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_falls_due_is_called_for_on_the_night_and_only_to_those_who_may_read_it()
    {
        var entry = Done(await FlagActions.FindAsync((await EntryAsync("Inventon")).Place, _open, default));
        Done(await FlagActions.DateAsync(entry, new("submission", Today.PlusDays(10), null), "set by the group", _open, default));
        (await FlagActions.DueAsync(new(Today), _open, default)).ShouldHaveSingleItem().Text.ShouldContain("submission");
        (await FlagActions.DueAsync(new(Today), _open.As(Role.Pastor), default)).ShouldBeEmpty();
    }

    private Task<Outcome<KeptMark>> MarkAsync(MarkWish wish, MarkDraft draft) => MarkActions.MarkAsync(wish, draft, null, _open, default);

    private async Task<MatrixCell> CellAsync() => (await MarkActions.MatrixAsync(null, _open, default)).Cell("W2", "23-02")!;

    private async Task<string> ShiftAsync(Desk? desk = null) =>
        Done(await ShiftActions.OpenAsync(new() { Kind = "street-pastors", Scheme = "Inventon Street Pastors", Crew = "4", Start = "2200" }, null, desk ?? _open, default)).Shift.Id.ToString("D");

    private async Task<(Guid Id, Guid Entry)> IncidentAsync(string category)
    {
        var made = Done(await IncidentActions.RecordAsync(new() { Category = category, When = "2315", Place = "Market Cross", Source = "cctv", Narrative = "seen on camera" }, null, _open, default)).Incident.Id;
        return (made, (await _open.Desk.Store.IncidentAsync(made, default))!.SealedBy!.Value);
    }

    private async Task EraseAsync(string body) => await _open.Desk.Store.AppendAsync(new([new(_open.Desk.NewId(), ISealStore.Erasure, _open.Desk.NewId(), null, body)], _open.Desk.Stamp()), default);

    private async Task<FlagEntry> EntryAsync(string place, FrameworkFile? framework = null) =>
        Done(await FlagActions.RegisterAsync(Fresh(place), framework ?? Done(FrameworkActions.Shipped(null, _open.Desk.Files)), _open, default)).Value;

    private FlagEntry Fresh(string place) => new(_open.Desk.NewId(), place, "full", "") { Days = [new("register", null, Today)] };

    private static MarkWish File(string name, string text) => new() { File = (name, name.EndsWith(".png", StringComparison.Ordinal) ? Encoding.Latin1.GetBytes(text) : Encoding.UTF8.GetBytes(text)) };

    private static T Done<T>(Outcome<T> outcome) => outcome is Outcome<T>.Refused(var reasons) ? throw new InvalidOperationException(Outcome.Said(reasons)) : ((Outcome<T>.Done)outcome).Value;

    private static IReadOnlyList<Refusal> Refused<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Refused>().Reasons;
}

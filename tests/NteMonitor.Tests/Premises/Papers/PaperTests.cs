using NteMonitor.Access;
using NteMonitor.People;
using NteMonitor.Premises;
using NteMonitor.Premises.Papers;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Premises.Papers;

public sealed class PaperTests : IAsyncLifetime, IDisposable
{
    private readonly OpenDesk _open = new();
    private KeptVenue _rope = null!;

    public async Task InitializeAsync()
    {
        Done(await VenueActions.AddAsync(new() { Name = "The Rope Walk", Kind = "pub", Code = "rope" }, null, _open, default));
        _rope = Done(await VenueActions.FindAsync("rope", _open, default));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _open.Dispose();

    private static T Done<T>(Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done(var value) => value,
        Outcome<T>.Refused(var reasons) => throw new InvalidOperationException(Outcome.Said(reasons)),
        _ => throw new InvalidOperationException(),
    };

    private Task<Outcome<Paper>> RecordAsync(PaperDraft draft) => PaperActions.RecordAsync(_rope, draft, _open, default);

    private async Task<List<string>> RefusedAsync(PaperDraft draft) =>
        [.. ((Outcome<Paper>.Refused)await RecordAsync(draft)).Reasons.Select(r => $"{r.Field}: {r.Message} {r.Hint}")];

    [Fact]
    public async Task A_review_runs_from_its_application_to_its_outcome_in_the_timeline()
    {
        var applied = Done(await RecordAsync(new() { Kind = "review", On = "2026-01-12", Details = ["ground=s51"], Reference = "LIC/26/7", Served = "post" }));
        var hearing = Done(await RecordAsync(new() { Kind = "review-hearing", On = "2026-03-17", Follows = applied.Id }));
        (await PaperActions.DueAsync(new(new(2026, 3, 14)), _open, default)).Select(r => r.Text).ShouldBe(["The Rope Walk: hearing of a review on Tue 17 Mar 2026"]);
        _open.Now += NodaTime.Duration.FromDays(4);
        Done(await RecordAsync(new() { Kind = "outcome", On = "2026-03-17", Details = ["outcome=conditions"], Text = "two conditions added", Follows = hearing.Id }));
        (await PremisesActions.TimelineAsync(_rope, _open, default)).Where(e => e.Thing == "paper").Select(e => $"{e.On:uuuu-MM-dd} {e.Words}").ShouldBe(
        [
            "2026-03-17 Outcome of a review, outcome conditions modified: two conditions added", "2026-03-17 Hearing of a review",
            "2026-01-12 Review applied for, under s.51, review of a premises licence, by post, LIC/26/7",
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task Every_fault_of_what_was_typed_is_named_at_once() => string.Join('\n', [
        .. await RefusedAsync(new() { Kind = "best-bar-none", On = "tomorrow", Served = "pigeon", Details = ["level=platinum", "colour=blue"], Text = new('x', 241) }),
        .. await RefusedAsync(new() { Kind = "leter-sent", On = "2026-04-01" }),
        .. await RefusedAsync(new() { Kind = "letter-sent", On = "2026-04-01" })]).ShouldMatchApproved();

    [Fact]
    public async Task A_name_on_file_does_not_get_into_the_text()
    {
        Done(await PersonActions.RecordAsync(new() { Name = "Invented Tessa Plankton" }, _open, default));
        (await RefusedAsync(new() { Kind = "letter-sent", Text = "to Tessa Plankton about noise" })).ShouldHaveSingleItem().ShouldStartWith("text: ");
        (await RefusedAsync(new() { Kind = "letter-sent", Name = "Quentin Barnacle", Text = "to Barnacle about noise" })).ShouldHaveSingleItem().ShouldStartWith("text: ");
        (await RefusedAsync(new() { Kind = "complaint", Text = "ring 01632 960123" })).ShouldHaveSingleItem().ShouldStartWith("text: ");
    }

    [Fact]
    public async Task Name_and_narrative_are_sealed()
    {
        var paper = Done(await RecordAsync(new() { Kind = "letter-sent", Name = "Quentin Barnacle", Note = "Dear Mr Barnacle" }));
        var kept = Done(await PaperActions.FindAsync(paper.Id.ToString("D"), _open, default));
        kept.Record.Facts.ToJsonString().ShouldNotContain("Barnacle");
        (await _open.Desk.Store.SealedPartAsync(kept.Record.SealedBy!.Value, default))!.Personal.ShouldBe("""{"name":"Quentin Barnacle","narrative":"Dear Mr Barnacle"}""");
    }

    [Fact]
    public async Task An_amendment_leaves_what_is_sealed_and_a_withdrawal_leaves_the_journal()
    {
        var paper = Done(await RecordAsync(new() { Kind = "letter-sent", Note = "as it was written" }));
        var kept = Done(await PaperActions.FindAsync(paper.Id.ToString("D"), _open, default));
        Done(await PaperActions.AmendAsync(kept, PaperRules.DraftOf(paper) with { Reference = "LIC/26/9" }, "number mistyped", _open, default));
        var now = Done(await PaperActions.FindAsync(paper.Id.ToString("D"), _open, default));
        (now.Paper.Reference, now.Record.SealedBy, now.Record.Version).ShouldBe(("LIC/26/9", kept.Record.SealedBy, 2));
        Done(await PaperActions.WithdrawAsync(now, "recorded twice", _open, default));
        (await PaperActions.AllAsync(new(PaperActions.Thing) { Venue = _rope.Venue.Id }, _open, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_who_keeps_the_file_puts_papers_into_it() =>
        ((Outcome<Paper>.Refused)await PaperActions.RecordAsync(_rope, new() { Kind = "letter-sent" }, _open.As(Role.Police), default)).Reasons.ShouldHaveSingleItem().Field.ShouldBe("permission");
}

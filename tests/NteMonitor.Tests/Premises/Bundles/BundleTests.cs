using NodaTime;
using NteMonitor.Access;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.People;
using NteMonitor.Premises;
using NteMonitor.Premises.Bundles;
using NteMonitor.Premises.Papers;
using NteMonitor.Premises.Tens;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Premises.Bundles;

public sealed class BundleTests : IAsyncLifetime, IDisposable
{
    private static readonly BundleDraft Draft = new("review", "2026-01-01", "2026-03-13");

    private readonly OpenDesk _open = new();
    private KeptVenue _rope = null!;
    private string _token = "";

    public async Task InitializeAsync()
    {
        Done(await VenueActions.AddAsync(new() { Name = "The Rope Walk", Kind = "pub", Code = "rope", Licence = "IN/1", Capacity = "120", OpeningHours = "Mon-Sun 12:00-02:00" }, null, _open, default));
        Done(await VenueActions.AddAsync(new() { Name = "The Rope", Kind = "bar", Code = "heron", Capacity = "90", OpeningHours = "Mon-Sun 12:00-02:00" }, null, _open, default));
        _rope = Done(await VenueActions.FindAsync("rope", _open, default));
        Done(await VenueActions.ConditionAsync(_rope, new("2.1", "Two door staff from 21:00", "crime", new LocalDate(2025, 1, 1)), "from the licence", _open, default));
        _rope = Done(await VenueActions.FindAsync("rope", _open, default));
        _token = Done(await PersonActions.RecordAsync(new() { Name = "Quentin Barnacle" }, _open, default)).Token;
        var first = await LoggedAsync("assault", 2, 1, 30, "warden", "two men outside The Rope, one ran to The Rope Walk");
        var second = await LoggedAsync("assault-injury", 2, 1, 35, "cctv", "seen on camera 4");
        await _open.Desk.Store.AppendAsync(new([IncidentActions.Link(first, second, _open)], _open.Desk.Stamp()), default);
        await LoggedAsync("sexual", 6, 23, 10, "police", "sealed and never told");
        await LoggedAsync("refusal", 7, 22, 5, "venue", "");
        Done(await PaperActions.RecordAsync(_rope, new() { Kind = "letter-sent", On = "2026-02-20", Served = "post", Reference = "LIC/26/4", Text = $"asked {_token} about The Rope", Note = "sealed words of the letter" }, _open, default));
        Done(await TenActions.RecordAsync(new()
        {
            Venue = "rope",
            Given = "2026-02-02",
            From = "2026-03-06 20:00",
            Until = "2026-03-07 02:00",
            People = "100",
            Activities = ["entertainment"],
            User = _token,
        }, WhenBroken.Refuse, _open, default));
        Done(await VisitActions.CheckAsync(_rope, new("2.1", "broken: one at the door, the other inside"), "2026-03-07", _open, default));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _open.Dispose();

    private static T Done<T>(Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done(var value) => value,
        Outcome<T>.Refused(var reasons) => throw new InvalidOperationException(Outcome.Said(reasons)),
        _ => throw new InvalidOperationException(),
    };

    private async Task<Guid> LoggedAsync(string category, int day, int hour, int minute, string source, string note)
    {
        var at = House.Clock.First(new LocalDate(2026, 3, day) + new LocalTime(hour, minute));
        var incident = new Incident(_open.Desk.NewId(), When.Minute(at), new(_rope.Venue.Id, null, null), category, source) { Severity = 2, Flags = ["alcohol", "hate"], Objectives = ["crime"] };
        var personal = note.Length == 0 ? null : CanonicalJson.Write(new System.Text.Json.Nodes.JsonObject { ["narrative"] = note });
        await _open.Desk.Store.AppendAsync(new([new(_open.Desk.NewId(), "incident.recorded", incident.Id, null, IncidentJson.WriteText(incident), personal)], _open.Desk.Stamp()), default);
        return incident.Id;
    }

    private async Task<JournalledBundle> MadeAsync(BundleDraft? draft = null) => Done(await BundleActions.MakeAsync(_rope, draft ?? Draft, _open, default));

    private async Task<List<string>> RefusedAsync(BundleDraft draft) =>
        [.. ((Outcome<JournalledBundle>.Refused)await BundleActions.MakeAsync(_rope, draft, _open, default)).Reasons.Select(r => $"{r.Field}: {r.Message}")];

    [Fact]
    public async Task A_bundle_is_numbered_traceable_and_free_of_personal_data()
    {
        var made = await MadeAsync();
        var text = MarkdownWriter.Write(made.Document);
        text.ShouldNotContain("Barnacle");
        text.ShouldNotContain(_token);
        text.ShouldNotContain("camera 4");
        System.Text.RegularExpressions.Regex.Replace(text, "#[0-9a-f]{12}|SHA-256 [0-9a-f]{64}", "HASH", System.Text.RegularExpressions.RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1)).ShouldMatchApproved("md");
    }

    [Fact]
    public async Task Made_again_from_the_journal_it_has_the_same_bytes_whatever_was_written_since()
    {
        var made = await MadeAsync();
        await LoggedAsync("assault", 8, 23, 0, "warden", "later");
        Done(await VenueActions.CloseAsync(_rope, new(2026, 3, 14), "licence surrendered", _open, default));
        foreach (var format in new[] { DocumentFormat.Html, DocumentFormat.Json, DocumentFormat.Markdown, DocumentFormat.PlainText })
        {
            Done(await BundleActions.VerifyAsync("x" + format.Extension, format.Files(made.Document, "x")[0].Text, _open, default)).Differences.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task One_changed_letter_is_found()
    {
        var text = MarkdownWriter.Write((await MadeAsync()).Document);
        Done(await BundleActions.VerifyAsync("x.md", text.Replace("Refused entry", "Refused  entry"), _open, default)).Differences.ShouldNotBeEmpty();
        ((Outcome<BundleVerdict>.Refused)await BundleActions.VerifyAsync("x.md", "no bundle", _open, default)).Reasons.ShouldHaveSingleItem().Message.ShouldBe("It names no bundle that was made here.");
    }

    [Fact]
    public async Task The_document_s_fingerprint_and_what_was_left_out_are_in_the_journal()
    {
        var made = await MadeAsync();
        var record = (await _open.Desk.Store.RecordAsync(made.Request.Id, default))!;
        record.Facts.Text("documentSha256").ShouldBe(made.Sha256);
        made.Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(JsonWriter.Write(made.Document)))));
        record.Facts["leftOut"]!.AsObject().Select(l => l.Key).ShouldContain("persons told by a letter");
    }

    [Fact]
    public async Task A_text_goes_in_only_when_a_person_has_ticked_it_and_then_without_other_venues()
    {
        (await RefusedAsync(Draft with { WithText = ["1"] })).ShouldHaveSingleItem().ShouldBe("with-text: The text of 1 leaves the house only when somebody has read it.");
        var number = Items(await MadeAsync()).First(i => i.Kind == "incident" && i.What.StartsWith("Violence", StringComparison.Ordinal) || i.What.StartsWith("Assault", StringComparison.Ordinal)).Number;
        var made = await MadeAsync(Draft with { WithText = [number], Ticked = "read, nobody can be told from them" });
        var text = MarkdownWriter.Write(made.Document);
        text.ShouldContain("two men outside another venue, one ran to The Rope Walk");
        text.ShouldContain("seen on camera 4");
        Done(await BundleActions.VerifyAsync("x.md", text, _open, default)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_paper_the_words_in_the_clear_are_ticked_and_never_what_is_sealed()
    {
        var made = await MadeAsync(Draft with { WithText = [Items(await MadeAsync()).First(i => i.Kind == "paper").Number], Ticked = "read" });
        var text = MarkdownWriter.Write(made.Document);
        text.ShouldContain("asked person A about another venue");
        text.ShouldNotContain("sealed words");
        Done(await BundleActions.VerifyAsync("x.md", text, _open, default)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_in_a_ticked_text_refuses_the_bundle_whole_and_nothing_is_journalled()
    {
        await LoggedAsync("refusal", 9, 22, 5, "venue", "Quentin Barnacle turned away");
        var number = Items(await MadeAsync()).Last(i => i.Kind == "incident").Number;
        var before = (await _open.Desk.Store.RecordsAsync(new(BundleActions.Thing), default)).Count;
        (await RefusedAsync(Draft with { WithText = [number], Ticked = "read" })).ShouldAllBe(r => r.StartsWith("leak: ", StringComparison.Ordinal));
        (await _open.Desk.Store.RecordsAsync(new(BundleActions.Thing), default)).Count.ShouldBe(before);
    }

    [Fact]
    public async Task Every_fault_of_what_was_asked_is_named_at_once() =>
        (await RefusedAsync(new("revue", "soon", "2027-01-01") { WithText = ["9"] })).ShouldBe(
        [
            "for: 'revue' is nothing that a bundle is made for.", "from: 'soon' is not a date.", "to: 2027-01-01 has not come yet.",
            "with-text: The text of 9 leaves the house only when somebody has read it.",
        ]);

    [Fact]
    public async Task An_item_without_text_and_one_that_is_not_there_are_named() =>
        (await RefusedAsync(Draft with { WithText = ["99", "x"], Ticked = "read" })).Count.ShouldBe(2);

    [Fact]
    public async Task Only_who_keeps_the_file_makes_a_bundle() =>
        ((Outcome<JournalledBundle>.Refused)await BundleActions.MakeAsync(_rope, Draft, _open.As(Role.Warden), default)).Reasons.ShouldHaveSingleItem().Field.ShouldBe("permission");

    [Fact]
    public void Another_venue_s_name_goes_and_its_own_stays_even_where_it_holds_the_other()
    {
        Venue own = new(Guid.NewGuid(), "The Rope Walk", "pub"), rope = new(Guid.NewGuid(), "The Rope", "bar"), anchor = new(Guid.NewGuid(), "The Anchor", "pub") { OtherNames = ["Blue Post"] };
        var redaction = new Redaction(own, [rope, anchor], new Dictionary<Guid, Guid>());
        redaction.Clean("From THE ROPE to the Rope Walk and The Anchor, then blue post; the anchor chain, Anchored.")
            .ShouldBe("From another venue to the Rope Walk and another venue, then another venue; another venue chain, Anchored.");
        redaction.Clean("Rope Walk, Anchor and an anchor").ShouldBe("Rope Walk, another venue and an anchor");
        redaction.Clean("P-00001 met P-00002 and P-00001").ShouldBe("person A met person B and person A");
        redaction.Counts["names of other venues told as \"another venue\""].ShouldBe(5);
    }

    [Theory]
    [InlineData(0, "fewer than 5")]
    [InlineData(4, "fewer than 5")]
    [InlineData(5, "5")]
    public void A_guarded_count_under_five_is_not_told(int count, string told) => BundleRules.Told(count).ShouldBe(told);

    private static List<(string Number, string Kind, string What)> Items(JournalledBundle made) =>
        [.. made.Document.Parts.OfType<Table>().Single(t => t.Id == "chronology").Rows.Select(r => (((Cell.Count)r.Cells[0]).Value.ToString(), ((Cell.Text)r.Cells[3]).Value, ((Cell.Text)r.Cells[4]).Value))];
}

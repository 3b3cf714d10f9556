using System.CommandLine;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.People;
using NteMonitor.Search;
using NteMonitor.Tests.Incidents;

namespace NteMonitor.Tests.Search;

public class SearchActionsTests
{
    [Fact]
    public async Task A_sealed_word_finds_only_for_roles_that_the_schedule_names_and_shows_none_of_it()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        var account = await desk.LogAsync("2315 heron fight cctv \"teal coat\"");
        var found = (await FindAsync(desk.Desk, "teal")).ShouldHaveSingleItem();
        (found.Hit.Subject, found.Field, found.Excerpt).ShouldBe((account.Incident.Id, "sealed note", ""));
        (await FindAsync(desk.As(Role.Pubwatch), "teal")).ShouldBeEmpty();
        (await FindAsync(desk.As(Role.Pubwatch), "heron fight")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_excerpt_of_sealed_text_is_a_look_and_a_search_without_is_none()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        var account = await desk.LogAsync("2315 heron fight cctv \"lad in a teal coat\"");
        await FindAsync(desk.Desk, "teal");
        (await LooksAsync(desk.Desk, account.Incident.Id)).ShouldBe(0);
        var shown = await SearchActions.FindAsync(new("teal") { Excerpts = SealedExcerpts.Shown }, desk.Desk, default);
        ((Outcome<SearchAnswer>.Done)shown).Value.Found.ShouldHaveSingleItem().Excerpt.ShouldBe("lad in a teal coat");
        (await LooksAsync(desk.Desk, account.Incident.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task A_person_is_found_by_name_only_when_asked_for_by_whole_words_and_the_look_is_kept()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        var officer = desk.As(Role.Officer);
        var kept = ((Outcome<KeptPerson>.Done)await PersonActions.RecordAsync(new() { Name = "Ottoline Quillfeather" }, officer, default)).Value;
        var token = PersonRules.Token(kept.Id);
        (await FindAsync(officer, "quillfeather")).ShouldBeEmpty();
        (await FindAsync(officer, "quill kind:person")).ShouldBeEmpty();
        (await LooksAsync(officer, kept.Id)).ShouldBe(0);
        var found = (await FindAsync(officer, "quillfeather kind:person")).ShouldHaveSingleItem();
        (found.Title, found.Field, found.Excerpt).ShouldBe((token, "sealed details", ""));
        (await LooksAsync(officer, kept.Id)).ShouldBe(1);
        (await FindAsync(officer, token.ToLowerInvariant())).ShouldHaveSingleItem().Hit.Subject.ShouldBe(kept.Id);
        (await FindAsync(desk.As(Role.Pastor), "quillfeather kind:person")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_may_not_read_a_kind_is_refused_it_and_finds_the_rest()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        await desk.LogAsync("2315 heron fight");
        var refused = await SearchActions.FindAsync(new("heron") { Kinds = ["ban"] }, desk.As(Role.Pastor), default);
        ((Outcome<SearchAnswer>.Refused)refused).Reasons.ShouldHaveSingleItem().Field.ShouldBe(AccessRules.NotPermitted);
        ((Outcome<SearchAnswer>.Refused)await SearchActions.FindAsync(new("heron"), desk.As(Role.Assessor), default)).Reasons.ShouldHaveSingleItem();
        (await FindAsync(desk.As(Role.Pastor), "heron")).Select(f => f.Kind).ShouldBe(["venue", "incident"]);
    }

    [Fact]
    public async Task Those_at_the_door_find_a_case_only_while_its_ban_holds()
    {
        using var watch = await new Pubwatch.Watch().BegunAsync();
        await watch.ProposedAsync();
        var warden = watch.Sitting("w07", Role.Warden);
        (await FindAsync(watch.Officer, $"{watch.Token} kind:ban")).ShouldHaveSingleItem().Title.ShouldBe($"Pubwatch case {watch.Token}, The Heron");
        (await FindAsync(warden, $"{watch.Token} kind:ban")).ShouldBeEmpty();
        (await FindAsync(warden, "pushed kind:ban")).ShouldBeEmpty();
        (await FindAsync(watch.Secretary, "pushed kind:ban")).ShouldHaveSingleItem().Field.ShouldBe("sealed note");
    }

    [Fact]
    public async Task A_ban_in_force_is_found_at_the_door()
    {
        using var watch = await new Pubwatch.Watch().BegunAsync();
        await watch.ActiveAsync();
        (await FindAsync(watch.Sitting("w07", Role.Warden), $"{watch.Token} kind:ban")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_was_typed_is_written_nowhere()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        await FindAsync(desk.As(Role.Officer), "quillfeather kind:person");
        await SearchActions.FindAsync(new("quillfeather kind:ban"), desk.As(Role.Pastor), default);
        await foreach (var entry in desk.Desk.Store.EntriesAsync(new(), default))
        {
            entry.Body.ShouldNotContain("quill");
        }
    }

    [Fact]
    public async Task The_command_lists_finds_for_programs_and_reads_names_from_standard_input()
    {
        await using var desk = await IncidentDesk.OpenAsync();
        await desk.LogAsync("2315 heron refusal");
        var answer = await RunAsync(desk.Desk, "search", "heron", "--kind", "venue");
        answer.Json!.AsArray().ShouldHaveSingleItem()!.AsObject().Select(m => m.Key).ShouldBe(["id", "kind", "at", "title", "field", "sealed"]);
        (await RunAsync(desk.Desk with { Files = new Typed("gilded\nheron\n") }, "search", "--stdin", "--kind", "incident")).Json!.AsArray().ShouldHaveSingleItem();
        (await RunAsync(desk.Desk, "search", "gilded heron")).Json!.AsArray().Count.ShouldBe(2);
        (await RunAsync(desk.Desk, "search", "heron gilded")).Json!.AsArray().ShouldBeEmpty();
        var refused = await RunAsync(desk.Desk, "search", "--count", "0", "--from", "2026-03-14", "--to", "2026-03-01");
        refused.Exit.ShouldBe(1);
        refused.Refused.Select(r => r.Field).ShouldBe(["--to", "--count", "words"]);
    }

    private static async Task<IReadOnlyList<Found>> FindAsync(Desk desk, string text) =>
        ((Outcome<SearchAnswer>.Done)await SearchActions.FindAsync(new(text), desk, default)).Value.Found;

    private static async Task<int> LooksAsync(Desk desk, Guid subject) => (await desk.Store.RecordsAsync(new("look") { Of = subject }, default)).Count;

    private static async Task<Answer> RunAsync(Desk desk, params string[] words)
    {
        var parsed = new RootCommand { Subcommands = { SearchCommand.Create() } }.Parse(words);
        parsed.Errors.ShouldBeEmpty();
        return await ((Verb)parsed.CommandResult.Command).Act(parsed, desk, default);
    }

    /// <summary>Standard input with words on it.</summary>
    private sealed class Typed(string text) : IFiles
    {
        public Stream Open(string path) => Stream.Null;

        public TextReader OpenText(string path) => new StringReader(text);

        public TextWriter Create(string path) => TextWriter.Null;

        public long? Size(string path) => null;

        public void Line(string text)
        {
            // Nothing prints line by line here.
        }

        public void Progress(string what, double share)
        {
            // Nothing here takes long.
        }
    }
}

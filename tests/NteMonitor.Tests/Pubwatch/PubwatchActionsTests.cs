using NodaTime;
using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.Pubwatch;
using NteMonitor.Users;
using static NteMonitor.Tests.Pubwatch.Cases;

namespace NteMonitor.Tests.Pubwatch;

public sealed class PubwatchActionsTests : IAsyncLifetime, IDisposable
{
    private readonly Watch _watch = new();

    public async Task InitializeAsync() => await _watch.BegunAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _watch.Dispose();

    [Fact]
    public async Task A_case_goes_from_its_proposal_to_its_weed_date_and_recomputes_from_the_journal()
    {
        var file = await _watch.ActiveAsync();
        (file.State, file.Tally, file.Case.End, file.IsCurrent).ShouldBe((BanState.Active, new Tally(2, 1, 0), new(2026, 6, 13), true));
        await _watch.Open.Desk.Store.RebuildAsync(default);
        PubwatchText.Json(await FindAsync(file)).ToJsonString().ShouldBe(PubwatchText.Json(file).ToJsonString());

        _watch.Open.Now = Instant.FromUtc(2026, 6, 14, 1, 0);
        (await FindAsync(file)).IsCurrent.ShouldBeTrue("at two in the morning the night of the 13th goes on");
        _watch.Open.Now = Instant.FromUtc(2026, 6, 14, 12, 0);
        (await FindAsync(file)).State.ShouldBe(BanState.Expired);
        _watch.Open.Now = Instant.FromUtc(2026, 7, 11, 12, 0);
        var weeded = await FindAsync(file);
        weeded.State.ShouldBe(BanState.Erased);
        PubwatchText.Json(weeded).ToJsonString().ShouldNotContain(_watch.Token);
        BanDetail.Lines(await PubwatchActions.PageAsync(weeded, _watch.Secretary, default), _watch.Secretary).ShouldContain(l => l.StartsWith("Weeded on", StringComparison.Ordinal));
        (await JournalActions.VerifyAsync(_watch.Open.Desk.Store, default)).Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Police)]
    [InlineData(Role.Warden)]
    [InlineData(Role.Pastor)]
    [InlineData(Role.Assessor)]
    [InlineData(Role.Admin)]
    public async Task No_other_role_proposes_votes_or_decides_and_every_try_is_kept(Role role)
    {
        var id = await _watch.ProposedAsync();
        var desk = _watch.Sitting("u1", role);
        foreach (var refused in new[]
        {
            Reason(await PubwatchActions.ProposeAsync(_watch.Wish, null, desk, default)), Reason(await PubwatchActions.VoteAsync(id, ("heron", "for", "", ""), null, desk, default)),
            Reason(await PubwatchActions.DecideAsync(id, ("", "", ""), null, desk, default)), Reason(await PubwatchActions.UnvoteAsync(id, "heron", "why", desk, default)),
            Reason(await PubwatchActions.LiftAsync(id, "", "why", desk, default)), Reason(await PubwatchActions.WithdrawBanAsync(id, "why", desk, default)),
        })
        {
            (refused.Field, refused.Hint.Contains("R (Boyle) v Haverhill Pubwatch [2009] EWHC 2441 (Admin)", StringComparison.Ordinal)).ShouldBe((AccessRules.NotPermitted, true));
        }

        (await CountAsync("action.refused")).ShouldBe(6);
        (await _watch.VotedAsync(id)).Tally.Cast.ShouldBe(0);
    }

    [Fact]
    public async Task An_officer_records_what_the_scheme_has_notified()
    {
        var notice = _watch.Wish with { Months = "", Measure = "ban", On = "2026-03-10", End = "2026-09-09", Votes = "4/1/0", Text = "Banned until 9 September 2026." };
        var made = Watch.Done(await PubwatchActions.NotifyAsync(notice, null, _watch.Officer, default));
        (made.File.State, made.File.Case.Decision!.Votes).ShouldBe((BanState.Active, new Tally(4, 1, 0)));
        Fields(await PubwatchActions.VoteAsync(made.File.Case.Id, ("heron", "for", "", ""), null, _watch.Secretary, default)).ShouldBe(["ban"]);
        (await FindAsync(made.File)).State.ShouldBe(BanState.Active);
        var lifted = Watch.Done(await PubwatchActions.LiftAsync(made.File.Case.Id, "", "notified on the telephone", _watch.Officer, default));
        lifted.State.ShouldBe(BanState.Lifted);
    }

    [Fact]
    public async Task A_refused_ban_leaves_nothing_behind()
    {
        var before = await CountAsync("");
        Fields(await PubwatchActions.NotifyAsync(new() { Person = "P-00000", Behaviour = "singing", On = "2026-03-20", Start = "2026-03-12", End = "2026-03-11", Venue = "nowhere at all" }, null, _watch.Officer, default))
            .ShouldBe(["person", "venue", "on", "decision", "behaviour"]);
        (await CountAsync("")).ShouldBe(before);
    }

    [Fact]
    public async Task Whoever_is_a_user_of_a_public_body_cannot_be_named_as_the_one_who_voted()
    {
        Watch.Done(await UserActions.AddAsync(new("pol1", "police", []), _watch.Sitting("keeper", Role.Admin), default));
        var id = await _watch.ProposedAsync();
        Fields(await PubwatchActions.VoteAsync(id, ("heron", "for", "", "pol1"), null, _watch.Secretary, default)).ShouldBe(["by"]);
        Fields(await PubwatchActions.VoteAsync(id, ("stranger", "for", "", ""), null, _watch.Secretary, default)).ShouldBe(["for"]);
    }

    [Fact]
    public async Task A_vote_taken_back_can_be_given_again()
    {
        var id = await _watch.ProposedAsync();
        await _watch.VotedAsync(id, "heron=for");
        Watch.Done(await PubwatchActions.UnvoteAsync(id, "heron", "meant against", _watch.Secretary, default)).Tally.Cast.ShouldBe(0);
        (await _watch.VotedAsync(id, "heron=against")).Tally.ShouldBe(new(0, 1, 0));
    }

    [Fact]
    public async Task A_merged_journal_cannot_bring_a_vote_or_a_decision_in()
    {
        var id = await _watch.ProposedAsync();
        await _watch.VotedAsync(id, "heron=for", "kettle=against");
        var case1 = (await FindAsync(id)).Case;
        using var other = new Watch(0x0196_0000);
        await MergeAsync(_watch, other);
        var store = other.Open.Desk.Store;
        var vote = new Vote(other.Open.Desk.NewId(), id, (await store.VenuesAsync(default)).First(v => v.Venue.Code == "anvil").Venue.Id, VoteChoice.For, Today);
        var decided = case1 with { Decision = new(Today, Measure.Ban, new(3, 0, 0), null), Start = Today, End = Today.PlusDays(90) };
        var head = (await store.RecordAsync(id, default))!.Head;
        await store.AppendAsync(new(
            [
                new(other.Open.Desk.NewId(), "vote.cast", vote.Id, null, CanonicalJson.Write(BanJson.Write(vote))),
                new(other.Open.Desk.NewId(), "ban.decided", id, head, CanonicalJson.Write(Change(case1, decided))),
            ], new("ofc9", Role.Officer, other.Open.Now)), default);
        await MergeAsync(other, _watch);

        var file = await FindAsync(id);
        (file.Tally, file.State, file.Ruled.Void.Single().Kind).ShouldBe((new Tally(1, 1, 0), BanState.Proposed, "ban.decided"));
        file.Votes.Single(v => v.Void is not null).Void.ShouldBe("entered in the role officer");
        await _watch.VotedAsync(id, "anvil=against");
        Watch.Done(await PubwatchActions.DecideAsync(id, ("", "", ""), null, _watch.Secretary, default)).State.ShouldBe(BanState.Rejected);
    }

    [Fact]
    public async Task At_the_door_only_what_holds_tonight_is_seen()
    {
        var open = await _watch.ProposedAsync();
        var warden = _watch.Sitting("w07", Role.Warden);
        Watch.Done(await PubwatchActions.FilesAsync(warden, default))[0].Bans.ShouldBeEmpty();
        Fields(await PubwatchActions.FindAsync(open.ToString(), warden, default)).ShouldBe(["id"]);
        await _watch.ActiveAsync();
        Watch.Done(await PubwatchActions.FilesAsync(warden, default))[0].Bans.ShouldHaveSingleItem().IsCurrent.ShouldBeTrue();
        Watch.Done(await PubwatchActions.FilesAsync(_watch.Sitting("pol1", Role.Police), default))[0].Bans.Count.ShouldBe(2);
        Fields(await PubwatchActions.FilesAsync(_watch.Sitting("p03", Role.Pastor), default)).ShouldBe([AccessRules.NotPermitted]);
    }

    [Fact]
    public async Task A_letter_bears_the_name_and_nothing_else_does()
    {
        var file = await _watch.ActiveAsync();
        Fields(await LetterActions.ToPersonAsync(file, new("ban", "-"), _watch.Secretary, default)).ShouldBe(["out"]);
        Fields(await LetterActions.ToPersonAsync(file, new("bann", "a.txt"), _watch.Secretary, default)).ShouldBe(["template"]);
        Fields(await LetterActions.ToPersonAsync(file, new("ban", "a.txt"), _watch.Sitting("w07", Role.Warden), default)).ShouldBe([AccessRules.NotPermitted]);
        (await CountAsync(Sealed.Looked)).ShouldBe(0);
        Watch.Done(await LetterActions.ToPersonAsync(file, new("ban", "letter.txt"), _watch.Secretary, default));
        _watch.Written["letter.txt"].ShouldMatchApproved();
        Watch.Done(await LetterActions.ToPersonAsync(file, new("ban", "letter.html"), _watch.Secretary, default));
        _watch.Written["letter.html"].ShouldContain(Watch.Name);
        (await CountAsync(Sealed.Looked)).ShouldBeGreaterThan(1);
        string.Join('\n', BanDetail.Lines(await PubwatchActions.PageAsync(file, _watch.Secretary, default), _watch.Secretary)).ShouldNotContain("Nevermade");
        await foreach (var entry in _watch.Open.Desk.Store.EntriesAsync(new(), default))
        {
            entry.Body.ShouldNotContain("Nevermade");
            entry.Body.ShouldNotContain("pushed");
        }
    }

    [Fact]
    public async Task Members_that_missed_two_meetings_in_a_row_are_listed()
    {
        foreach (var (on, present, apologies) in new[] { ("2026-01-10", "heron,kettle", "oar"), ("2026-02-10", "heron", "kettle,oar") })
        {
            var meeting = Watch.Done(await PubwatchActions.AddMeetingAsync("", new() { On = on }, null, _watch.Secretary, default));
            Watch.Done(await PubwatchActions.AttendAsync(meeting, ([present], [apologies]), null, _watch.Secretary, default));
        }

        var file = Watch.Done(await PubwatchActions.FilesAsync(_watch.Officer, default))[0];
        file.Attendances.Where(a => SchemeRules.MissedTooMany(a, file.Scheme.Value.Rules)).Select(a => file.Names[a.Member.Venue]).ShouldBe(["The Anvil", "The Whistle"], ignoreOrder: true);
        var last = file.Meetings[0];
        Fields(await PubwatchActions.AttendAsync(last, (["stranger", "heron"], ["heron"]), null, _watch.Secretary, default)).ShouldBe(["present", "apologies"]);
        var minuted = Watch.Done(await PubwatchActions.MinutesAsync(last, ("Radios were tried.", "Long minutes"), null, _watch.Secretary, default));
        (await PubwatchActions.MinutesTextAsync(minuted, _watch.Secretary, default)).ShouldBe("Long minutes");
        (await _watch.Open.Desk.Store.RecordAsync(minuted.Value.Id, default))!.Facts.ToJsonString().ShouldNotContain("Long minutes");
    }

    [Fact]
    public async Task What_falls_due_is_said_by_token()
    {
        var file = await _watch.ActiveAsync();
        async Task<IReadOnlyList<string>> DueAsync(LocalDate day)
        {
            _watch.Open.Now = day.At(new(23, 0)).InUtc().ToInstant();
            return [.. (await PubwatchActions.DueAsync(new(day), _watch.Officer, default)).Select(r => r.Text)];
        }

        (await DueAsync(new(2026, 6, 13))).ShouldBe([$"Ban of {_watch.Token} ends tonight."]);
        (await DueAsync(new(2026, 3, 28))).ShouldBe([$"Ban of {_watch.Token}: last day for an appeal."]);
        Watch.Done(await PubwatchActions.AppealAsync(file.Case.Id, ("", ""), null, _watch.Secretary, default));
        (await DueAsync(new(2026, 3, 29))).ShouldBe([$"Appeal of {_watch.Token} of 2026-03-28 waits to be heard."]);
    }

    private Task<BanFile> FindAsync(BanFile file) => FindAsync(file.Case.Id);

    private async Task<BanFile> FindAsync(Guid id) => Watch.Done(await PubwatchActions.FindAsync(id.ToString(), _watch.Secretary, default));

    private static Refusal Reason<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Refused>().Reasons.ShouldHaveSingleItem();

    private async Task<int> CountAsync(string kind)
    {
        var count = 0;
        await foreach (var entry in _watch.Open.Desk.Store.EntriesAsync(new(KindPrefix: kind.Length == 0 ? null : kind), default))
        {
            count++;
        }

        return count;
    }

    private static async Task MergeAsync(Watch from, Watch to)
    {
        List<ReceivedEntry> entries = [];
        await foreach (var entry in from.Open.Desk.Store.EntriesAsync(new(), default))
        {
            entries.Add(new(entry, null));
        }

        await to.Open.Desk.Store.MergeAsync(entries, default);
    }
}

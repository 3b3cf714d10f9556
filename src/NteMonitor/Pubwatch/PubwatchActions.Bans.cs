using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Journal;

namespace NteMonitor.Pubwatch;

/// <content>Proposals, votes, decisions, and what follows them.</content>
public static partial class PubwatchActions
{
    /// <summary>Proposes a warning or a ban; the scheme's own users only.</summary>
    public static Task<Outcome<(BanFile File, IReadOnlyList<string> Remarks)>> ProposeAsync(BanDraft draft, Guid? typed, Desk desk, CancellationToken ct) =>
        GuardedAsync(Act.DecideBan, desk, () => BeginAsync("proposed", draft, typed, desk, ct), ct);

    /// <summary>Records a decision that a scheme has notified.</summary>
    public static Task<Outcome<(BanFile File, IReadOnlyList<string> Remarks)>> NotifyAsync(BanDraft draft, Guid? typed, Desk desk, CancellationToken ct) =>
        GuardedAsync(Act.RecordBan, desk, () => BeginAsync("notified", draft, typed, desk, ct), ct);

    /// <summary>Enters a member's vote; the scheme's own users only.</summary>
    /// <param name="seen">The case as the user saw it.</param>
    /// <param name="vote">The member by code or name, how it votes, the day, and who spoke for it.</param>
    /// <param name="typed">The kept draft that this saves, or none.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static Task<Outcome<BanFile>> VoteAsync(Guid seen, (string Venue, string Choice, string On, string By) vote, Guid? typed, Desk desk, CancellationToken ct) =>
        GuardedAsync(Act.DecideBan, desk, async () =>
        {
            List<Refusal> reasons = [];
            var file = Found(await FreshAsync(seen, desk, ct), reasons);
            var venue = await VenueAsync("for", vote.Venue, desk, reasons, ct);
            if (file is null)
            {
                return new Outcome<BanFile>.Refused(reasons);
            }

            var members = (await MembersAsync(file.Case.Scheme, desk, ct)).Select(m => m.Value).ToList();
            var user = vote.By.Trim().Length == 0 ? null : await desk.Store.UserAsync(vote.By.Trim(), ct);
            var outcome = VoteRules.Check(
                desk.NewId(), new(venue?.Id, venue?.Name ?? vote.Venue, vote.Choice, vote.On) { By = vote.By, ByRole = user?.User.Role },
                new(file.Ruled, file.State, members, file.Votes, Today(desk), desk.Role));
            return await ThenAsync(With(reasons, outcome), async v =>
            {
                await WriteAsync(new(VoteThing, v.Id, "cast", BanJson.Write(v)) { Typed = typed }, desk, ct);
                return await FreshAsync(file.Case.Id, desk, ct);
            });
        }, ct);

    /// <summary>Takes back a vote that was entered wrongly, before the decision.</summary>
    public static Task<Outcome<BanFile>> UnvoteAsync(Guid seen, string venue, string why, Desk desk, CancellationToken ct) =>
        GuardedAsync(Act.DecideBan, desk, async () =>
        {
            List<Refusal> reasons = why.Trim().Length == 0 ? [NoReason] : [];
            var file = Found(await FreshAsync(seen, desk, ct), reasons);
            var found = await VenueAsync("venue", venue, desk, reasons, ct);
            var cast = found is null ? null : file?.Votes.FirstOrDefault(v => v.Void is null && v.Cast.Vote.Venue == found.Id)?.Cast;
            if (file is { IsOpen: false })
            {
                reasons.Add(new("ban", $"It is {PubwatchJson.Word(file.State)}.", "Votes are taken back before the decision."));
            }

            if (found is not null && file is not null && cast is null)
            {
                reasons.Add(new("venue", $"{found.Name} has no vote that counts.", "`nte pubwatch ban show` lists the votes."));
            }

            return await ThenAsync(Outcome.Unless(reasons, () => cast!), async c =>
            {
                var body = LedgerRules.Unchanged(why);
                await desk.Store.AppendAsync(new([new(desk.NewId(), "vote.withdrawn", c.Vote.Id, c.Head, CanonicalJson.Write(body))], desk.Stamp()), ct);
                return await FreshAsync(seen, desk, ct);
            });
        }, ct);

    /// <summary>Decides a proposal as its votes have it; the scheme's own users only.</summary>
    public static Task<Outcome<BanFile>> DecideAsync(Guid seen, (string On, string Start, string Meeting) draft, Guid? typed, Desk desk, CancellationToken ct) =>
        GuardedAsync(Act.DecideBan, desk, async () =>
        {
            List<Refusal> reasons = [];
            var meeting = draft.Meeting.Trim().Length == 0 ? null : Found(await MeetingAsync(draft.Meeting, desk, ct), reasons);
            return await StepAsync(seen, new("decided", new("decided as the votes have it", typed), (f, open) => With(reasons, BanRules.Decide(open, f.Votes, (draft.On, draft.Start, meeting?.Value.Id)))), desk, ct);
        }, ct);

    /// <summary>Records that the police have checked the facts; no opinion is kept.</summary>
    public static Task<Outcome<BanFile>> CheckAsync(Guid seen, string on, Desk desk, CancellationToken ct) =>
        GuardedAsync(Act.RecordBan, desk, () => StepAsync(seen, new("checked", new("facts checked"), (_, open) => BanRules.Check(open, on)), desk, ct), ct);

    /// <summary>Records that a letter was sent.</summary>
    public static Task<Outcome<BanFile>> SentAsync(Guid seen, (string On, string How, string Template) letter, Guid? typed, Desk desk, CancellationToken ct) =>
        GuardedAsync(Act.KeepPubwatch, desk, () => StepAsync(seen, new("written", new("letter sent", typed), (_, open) => BanRules.Written(open, new(default, letter.How, letter.Template), letter.On)), desk, ct), ct);

    /// <summary>Records that the person appeals.</summary>
    public static Task<Outcome<BanFile>> AppealAsync(Guid seen, (string On, string Late) appeal, Guid? typed, Desk desk, CancellationToken ct) =>
        GuardedAsync(Act.KeepPubwatch, desk, () => StepAsync(seen, new("appealed", new("appeal made", typed), (_, open) => BanRules.Appealed(open, appeal)), desk, ct), ct);

    /// <summary>Records what an appeal came to: the scheme's own decision, or one that it notified.</summary>
    public static Task<Outcome<BanFile>> HearAsync(Guid seen, RulingDraft draft, Guid? typed, Desk desk, CancellationToken ct) =>
        JudgedAsync(seen, new("heard", new("appeal heard", typed), (_, open) => Without(draft, desk, BanRules.Heard(open, draft))), desk, ct);

    /// <summary>Records what a review came to: the scheme's own decision, or one that it notified.</summary>
    public static Task<Outcome<BanFile>> ReviewAsync(Guid seen, RulingDraft draft, Guid? typed, Desk desk, CancellationToken ct) =>
        JudgedAsync(seen, new("reviewed", new("looked at again", typed), (_, open) => Without(draft, desk, BanRules.Reviewed(open, draft))), desk, ct);

    /// <summary>Lifts a warning or a ban: the scheme's own decision, or one that it notified.</summary>
    public static Task<Outcome<BanFile>> LiftAsync(Guid seen, string on, string why, Desk desk, CancellationToken ct) =>
        JudgedAsync(seen, new("lifted", new(why), (_, open) => With(new Why(why), BanRules.Lifted(open, on))), desk, ct);

    /// <summary>Withdraws a proposal, or takes back the record of a notified decision that was a mistake.</summary>
    public static Task<Outcome<BanFile>> WithdrawBanAsync(Guid seen, string why, Desk desk, CancellationToken ct) =>
        JudgedAsync(seen, new("withdrawn", new(why), (_, open) => BanRules.Withdrawn(open, why)), desk, ct);

    private static Outcome<BanCase> Without(RulingDraft draft, Desk desk, Outcome<BanCase> outcome) => With(NeverRules.Check("area", draft.Area, desk.Reference), outcome);

    private static async Task<Outcome<(BanFile File, IReadOnlyList<string> Remarks)>> BeginAsync(string verb, BanDraft draft, Guid? typed, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [];
        var scheme = Found(await SchemeAsync(draft.Scheme, desk, ct), reasons)?.Value;
        var person = await PersonAsync(draft.Person, desk, reasons, ct);
        var venue = draft.Venue.Trim().Length == 0 ? null : await VenueAsync("venue", draft.Venue, desk, reasons, ct);
        var incidents = await IncidentsAsync(draft.Incidents, desk, reasons, ct);
        var meeting = draft.Meeting.Trim().Length == 0 ? null : Found(await MeetingAsync(draft.Meeting, desk, ct), reasons)?.Value;
        var members = scheme is null ? [] : (await MembersAsync(scheme.Id, desk, ct)).Select(m => m.Value).ToList();
        var named = new BanNamed(person, scheme is null ? null : venue?.Id, incidents, meeting?.Id);
        var against = new BanAgainst(scheme, members, Against(desk), desk.Role);
        var outcome = verb == "proposed" ? BanRules.Propose(desk.NewId(), draft, named, against) : BanRules.Notify(desk.NewId(), draft, named, against);
        return await ThenAsync(With(reasons, outcome), async made =>
        {
            await WriteAsync(new(BanThing, made.Case.Id, verb, BanJson.Write(made.Case)) { Typed = typed, Personal = Personal(made.Sealed) }, desk, ct);
            return Outcome.Done(((await OpenAsync(made.Case.Id, desk, ct))!, made.Remarks));
        });
    }

    private static string? Personal(SealedWords words)
    {
        JsonObject personal = [];
        personal.Put("reason", words.Reason);
        personal.Put("chairReason", words.ChairReason);
        personal.Put("text", words.Text);
        return personal.Count == 0 ? null : CanonicalJson.Write(personal);
    }

    private static async Task<IReadOnlyList<Guid>> IncidentsAsync(IReadOnlyList<string> ids, Desk desk, List<Refusal> reasons, CancellationToken ct)
    {
        List<Guid> found = [];
        foreach (var id in ids.SelectMany(i => i.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            var fits = id.Replace("-", "", StringComparison.Ordinal).Length < LeastId ? [] : await desk.Store.IncidentsByPrefixAsync(id, ct);
            if (fits is [var only])
            {
                found.Add(only.Incident.Id);
            }
            else
            {
                reasons.Add(new("incident", $"{(fits.Count == 0 ? "No incident's id begins" : "Several incidents' ids begin")} with '{id}'.", "`nte incident list` prints the ids."));
            }
        }

        return [.. found.Distinct()];
    }

    /// <summary>A step that is the scheme's to decide: where it was only notified, so is the step.</summary>
    private static async Task<Outcome<BanFile>> JudgedAsync(Guid seen, Step step, Desk desk, CancellationToken ct)
    {
        var notified = await OpenAsync(seen, desk, ct) is { Case.Way: Way.Notified };
        return await GuardedAsync(notified ? Act.RecordBan : Act.DecideBan, desk, () => StepAsync(seen, step, desk, ct), ct);
    }

    private static async Task<Outcome<BanFile>> StepAsync(Guid seen, Step step, Desk desk, CancellationToken ct) =>
        await ThenAsync(await FreshAsync(seen, desk, ct), file => ThenAsync(step.Rule(file, new(file.Ruled, file.Scheme.Rules, file.State, Today(desk))), async now =>
        {
            await WriteAsync(new(BanThing, now.Id, step.Verb, BanJson.Write(now)) { Before = BanJson.Write(file.Case), On = file.Ruled.Head, Why = step.Why.Text, Typed = step.Why.Typed }, desk, ct);
            return await FreshAsync(now.Id, desk, ct);
        }));

    /// <summary>Somebody else may have voted or decided since it was read.</summary>
    private static async Task<Outcome<BanFile>> FreshAsync(Guid id, Desk desk, CancellationToken ct) => await OpenAsync(id, desk, ct) is { } file
        ? Outcome.Done(file)
        : Outcome.Refused<BanFile>("ban", "It is no case: its first entry is of a role that may not write it, or it is not here.", "`nte pubwatch ban list` has the cases.");

    /// <summary>One step of a case.</summary>
    private sealed record Step(string Verb, Why Why, Func<BanFile, OpenCase, Outcome<BanCase>> Rule);
}

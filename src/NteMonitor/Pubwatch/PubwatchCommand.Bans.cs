using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Journal;

namespace NteMonitor.Pubwatch;

/// <content>Warnings and bans.</content>
public static partial class PubwatchCommand
{
    private static readonly Argument<string> WhichBan = new("ban") { Description = "The person's token, or the first or last digits of the case's id" };
    private static readonly Option<string> Person = Typed("--person", "The person's token, as P-7K3F2; `nte person add` makes one");
    private static readonly Option<string> Reporter = Typed("--venue", "The member that reports, by code or name");
    private static readonly Option<string[]> Incidents = new("--incident") { Description = "An incident it rests on, by the first digits of its id; may be repeated" };
    private static readonly Option<string> Behaviour = Typed("--behaviour", "What was done, by the code of its category");
    private static readonly Option<string> Measured = Typed("--measure", "ban or warning; ban when not given");
    private static readonly Option<string> Decided = Typed("--measure", "What the scheme decided: ban, warning or nothing");
    private static readonly Option<string> Months = Typed("--months", "The term in months");
    private static readonly Option<string> Area = Typed("--area", "Where it holds; the scheme's whole area when not given");
    private static readonly Option<string> Reason = Typed("--reason", "Why, in short neutral words; sealed");
    private static readonly Option<string> ChairReason = Typed("--chair-reason", "The chair's reason for more than three years; sealed");
    private static readonly Option<bool> Under18 = new("--under-18") { Description = "The person is under 18: needs --approved, and the shortest term" };
    private static readonly Option<string> Approved = Typed("--approved", "The day on which a ban of a person under 18 was approved apart from the vote");
    private static readonly Option<string> Start = Typed("--start", "The first day; the day of the decision when not given");
    private static readonly Option<string> End = Typed("--end", "The last night on which it holds");
    private static readonly Option<string> AppealBy = Typed("--appeal-by", "The last day for an appeal");
    private static readonly Option<string> AtMeeting = Typed("--meeting", "The meeting that decided, by its day or id");
    private static readonly Option<string> Votes = Typed("--votes", "Votes as notified: for/against/abstaining, as 6/1/2");
    private static readonly Option<string> DecisionText = Typed("--text", "The decision in the scheme's words; sealed; - reads it from standard input");
    private static readonly Option<string> For = Typed("--for", "The member that votes, by code or name");
    private static readonly Option<string> Chosen = Typed("--choice", "for, against or abstain");
    private static readonly Option<string> By = Typed("--by", "The user who spoke for the member, by short name");
    private static readonly Option<string> How = Typed("--how", "How the letter went: by hand, recorded delivery");
    private static readonly Option<string> SentTemplate = Typed("--template", "The template it was made from");
    private static readonly Option<bool> Late = new("--late") { Description = "The scheme hears the appeal although its last day has passed" };
    private static readonly Option<string> Came = Typed("--outcome", "stands, varied or lifted");
    private static readonly Option<bool> CurrentOnly = new("--current") { Description = "Only bans in force tonight: the members' list" };
    private static readonly Option<bool> ProposedOnly = new("--proposed") { Description = "Only proposals that wait for a decision" };
    private static readonly Option<bool> EndedOnly = new("--ended") { Description = "Only what has ended, was lifted, rejected or withdrawn" };
    private static readonly Option<bool> DueOnly = new("--due") { Description = "Only what falls due tonight or was due before" };

    private static Command Bans()
    {
        var command = new Command("ban", "Keep warnings and bans; only a scheme's own users propose, vote and decide");
        Option[] facts = [OfScheme, Person, Reporter, Incidents, Behaviour, Area, Reason, ChairReason, Under18, Approved, On];
        command.Subcommands.Add(new Verb("list", "List warnings and bans, people by token", "nte --as pw1 pubwatch ban list --current", ListBansAsync) { Options = { OfScheme, CurrentOnly, ProposedOnly, EndedOnly, DueOnly } });
        command.Subcommands.Add(new Verb("show", "Show a case: its states, votes and history", "nte --as pw1 pubwatch ban show BAN", ShowBanAsync) { Arguments = { WhichBan } });
        command.Subcommands.Add(new Verb("propose", "Propose a warning or a ban (the scheme's own users)", "nte --as pw1 pubwatch ban propose --scheme Inventon --person PERSON --venue heron --behaviour assault --months 3 --reason \"pushed a member of staff at the bar\"", ProposeAsync) { Options = { Measured, Months } }.With(facts));
        command.Subcommands.Add(new Verb("vote", "Enter a member's vote (the scheme's own users)", "nte --as pw1 pubwatch ban vote PROPOSAL --for anvil --choice for", VoteAsync) { Arguments = { WhichBan }, Options = { For, Chosen, By, On } });
        command.Subcommands.Add(new Verb("unvote", "Take back a vote that was entered wrongly", "nte --as pw1 pubwatch ban unvote PROPOSAL --for anvil --why \"meant another member\"", UnvoteAsync) { Arguments = { WhichBan }, Options = { For, Why } });
        command.Subcommands.Add(new Verb("check", "Record that the police have checked the facts; no opinion is kept", "nte --as pw1 pubwatch ban check PROPOSAL", CheckAsync) { Arguments = { WhichBan }, Options = { On } });
        command.Subcommands.Add(new Verb("decide", "Decide a proposal as its votes have it (the scheme's own users)", "nte --as pw1 pubwatch ban decide ENOUGH", DecideAsync) { Arguments = { WhichBan }, Options = { On, Start, AtMeeting } });
        command.Subcommands.Add(new Verb("notify", "Record a decision that a scheme has notified", "nte pubwatch ban notify --scheme Inventon --person PERSON --behaviour theft --measure ban --on 2026-01-05 --end 2036-01-01 --chair-reason \"third time\" --text \"Banned from the premises of every member.\"", NotifyAsync) { Options = { Decided, Start, End, AppealBy, AtMeeting, Votes, DecisionText } }.With(facts));
        command.Subcommands.Add(new Verb("sent", "Record that a letter was sent", "nte --as pw1 pubwatch ban sent BAN --how \"by hand\" --template ban", SentAsync) { Arguments = { WhichBan }, Options = { On, How, SentTemplate } });
        command.Subcommands.Add(new Verb("appeal", "Record that the person appeals", "nte --as pw1 pubwatch ban appeal BAN", AppealAsync) { Arguments = { WhichBan }, Options = { On, Late } });
        command.Subcommands.Add(new Verb("hear", "Record what an appeal came to", "nte --as pw1 pubwatch ban hear BAN --outcome stands", HearAsync) { Arguments = { WhichBan }, Options = { On, Came, End, Area } });
        command.Subcommands.Add(new Verb("review", "Record what a review came to", "nte --as pw1 pubwatch ban review BAN --outcome stands", ReviewAsync) { Arguments = { WhichBan }, Options = { On, Came, End, Area } });
        command.Subcommands.Add(new Verb("lift", "Lift a warning or a ban before its end", "nte --as pw1 pubwatch ban lift BAN --why \"the members agreed\"", LiftAsync) { Arguments = { WhichBan }, Options = { On, Why } });
        command.Subcommands.Add(new Verb("withdraw", "Withdraw a proposal, or take back a notified decision recorded by mistake", "nte --as pw1 pubwatch ban withdraw PROPOSAL --why \"mistaken identity\"", WithdrawBanAsync) { Arguments = { WhichBan }, Options = { Why } });
        return command;
    }

    private static async Task<Answer> ListBansAsync(ParseResult parsed, Desk desk, CancellationToken ct) => Answer.To(await PubwatchActions.FilesAsync(desk, ct), files =>
    {
        var tonight = PubwatchActions.Tonight(desk);
        var shown = files.Where(f => f.Scheme.Value.Name.StartsWith(parsed.GetValue(OfScheme)!.Trim(), StringComparison.OrdinalIgnoreCase)).SelectMany(f => f.Bans)
            .Where(b => !parsed.GetValue(CurrentOnly) || b.IsCurrent)
            .Where(b => !parsed.GetValue(ProposedOnly) || b.IsOpen)
            .Where(b => !parsed.GetValue(EndedOnly) || b.State is BanState.Expired or BanState.Lifted or BanState.Rejected or BanState.Withdrawn or BanState.Erased)
            .Where(b => !parsed.GetValue(DueOnly) || PubwatchActions.Due(b, tonight).Any())
            .ToList();
        var isVoid = files.Sum(f => f.VoidRecords);
        return new()
        {
            Table = PubwatchText.Table(shown, desk),
            Json = new JsonArray([.. shown.Select(b =>
            {
                var json = PubwatchText.Json(b);
                json["due"] = new JsonArray([.. PubwatchActions.Due(b, tonight).Select(d => (JsonNode)d.Text)]);
                return (JsonNode)json;
            })]),
            Talk =
            [
                .. parsed.GetValue(DueOnly) ? shown.SelectMany(b => PubwatchActions.Due(b, tonight)).Select(d => d.Text) : [],
                .. shown.Where(b => !b.IsBorneOut).Select(b => $"{PubwatchText.Person(b)}: {BanDetail.Void(b)[0]}"),
                .. isVoid > 0 ? (string[])[$"{isVoid} {(isVoid == 1 ? "record begins" : "records begin")} with an entry that its role may not write, and {(isVoid == 1 ? "is no case" : "are no cases")}."] : [],
            ],
        };
    });

    private static Task<Answer> ShowBanAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnBanAsync(parsed, desk, async file =>
    {
        var page = await PubwatchActions.PageAsync(file, desk, ct);
        var json = PubwatchText.Json(file);
        (json["reason"], json["chairReason"], json["text"]) = (page.Words?.Reason, page.Words?.ChairReason, page.Words?.Text);
        return new() { Text = string.Join('\n', BanDetail.Lines(page, desk)), Json = json };
    }, ct);

    private static async Task<Answer> ProposeAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        Begun(await PubwatchActions.ProposeAsync(Draft(parsed) with { Measure = parsed.GetValue(Measured)!, Months = parsed.GetValue(Months)! }, null, desk, ct));

    private static async Task<Answer> NotifyAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.RecordBan, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var text = parsed.GetValue(DecisionText)!;
        if (text == "-")
        {
            using var input = desk.Files.OpenText("-");
            text = await input.ReadToEndAsync(ct);
        }

        return Begun(await PubwatchActions.NotifyAsync(Draft(parsed) with
        {
            Measure = parsed.GetValue(Decided)!,
            Start = parsed.GetValue(Start)!,
            End = parsed.GetValue(End)!,
            AppealBy = parsed.GetValue(AppealBy)!,
            Meeting = parsed.GetValue(AtMeeting)!,
            Votes = parsed.GetValue(Votes)!,
            Text = text,
        }, null, desk, ct));
    }

    private static Answer Begun(Outcome<(BanFile File, IReadOnlyList<string> Remarks)> outcome) => Answer.To(outcome, made => Told(made.File) with { Talk = made.Remarks });

    private static Task<Answer> VoteAsync(ParseResult parsed, Desk desk, CancellationToken ct) => StepAsync(parsed, Act.DecideBan, desk, id =>
        PubwatchActions.VoteAsync(id, (parsed.GetValue(For)!, parsed.GetValue(Chosen)!, parsed.GetValue(On)!, parsed.GetValue(By)!), null, desk, ct), ct);

    private static Task<Answer> UnvoteAsync(ParseResult parsed, Desk desk, CancellationToken ct) => StepAsync(parsed, Act.DecideBan, desk, id =>
        PubwatchActions.UnvoteAsync(id, parsed.GetValue(For)!, parsed.GetValue(Why)!, desk, ct), ct);

    private static Task<Answer> CheckAsync(ParseResult parsed, Desk desk, CancellationToken ct) => StepAsync(parsed, Act.RecordBan, desk, id =>
        PubwatchActions.CheckAsync(id, parsed.GetValue(On)!, desk, ct), ct);

    private static Task<Answer> DecideAsync(ParseResult parsed, Desk desk, CancellationToken ct) => StepAsync(parsed, Act.DecideBan, desk, id =>
        PubwatchActions.DecideAsync(id, (parsed.GetValue(On)!, parsed.GetValue(Start)!, parsed.GetValue(AtMeeting)!), null, desk, ct), ct);

    private static Task<Answer> SentAsync(ParseResult parsed, Desk desk, CancellationToken ct) => StepAsync(parsed, Act.KeepPubwatch, desk, id =>
        PubwatchActions.SentAsync(id, (parsed.GetValue(On)!, parsed.GetValue(How)!, parsed.GetValue(SentTemplate)!), null, desk, ct), ct);

    private static Task<Answer> AppealAsync(ParseResult parsed, Desk desk, CancellationToken ct) => StepAsync(parsed, Act.KeepPubwatch, desk, id =>
        PubwatchActions.AppealAsync(id, (parsed.GetValue(On)!, parsed.GetValue(Late) ? "yes" : ""), null, desk, ct), ct);

    private static Task<Answer> HearAsync(ParseResult parsed, Desk desk, CancellationToken ct) => StepAsync(parsed, Act.RecordBan, desk, id =>
        PubwatchActions.HearAsync(id, Ruling(parsed), null, desk, ct), ct);

    private static Task<Answer> ReviewAsync(ParseResult parsed, Desk desk, CancellationToken ct) => StepAsync(parsed, Act.RecordBan, desk, id =>
        PubwatchActions.ReviewAsync(id, Ruling(parsed), null, desk, ct), ct);

    private static Task<Answer> LiftAsync(ParseResult parsed, Desk desk, CancellationToken ct) => StepAsync(parsed, Act.RecordBan, desk, id =>
        PubwatchActions.LiftAsync(id, parsed.GetValue(On)!, parsed.GetValue(Why)!, desk, ct), ct);

    private static Task<Answer> WithdrawBanAsync(ParseResult parsed, Desk desk, CancellationToken ct) => StepAsync(parsed, Act.RecordBan, desk, id =>
        PubwatchActions.WithdrawBanAsync(id, parsed.GetValue(Why)!, desk, ct), ct);

    private static RulingDraft Ruling(ParseResult parsed) => new(parsed.GetValue(On)!, parsed.GetValue(Came)!, parsed.GetValue(End)!, parsed.GetValue(Area)!);

    private static BanDraft Draft(ParseResult parsed) => new()
    {
        Scheme = parsed.GetValue(OfScheme)!,
        Person = parsed.GetValue(Person)!,
        Venue = parsed.GetValue(Reporter)!,
        Incidents = parsed.GetValue(Incidents)!,
        Behaviour = parsed.GetValue(Behaviour)!,
        Area = parsed.GetValue(Area)!,
        Reason = parsed.GetValue(Reason)!,
        ChairReason = parsed.GetValue(ChairReason)!,
        Under18 = parsed.GetValue(Under18) ? "yes" : "",
        Approved = parsed.GetValue(Approved)!,
        On = parsed.GetValue(On)!,
    };

    /// <summary>A step that the role may not take is refused before anything is looked up, so that nobody learns what is on file by trying.</summary>
    private static async Task<Answer> StepAsync(ParseResult parsed, Act act, Desk desk, Func<Guid, Task<Outcome<BanFile>>> step, CancellationToken ct) =>
        AccessRules.Check(desk.Role, act) is not null && await Gate.RefusedAsync(act, desk, ct) is { } refusal
            ? Answer.Refuse([refusal])
            : await OnBanAsync(parsed, desk, async file => Answer.To(await step(file.Case.Id), Told), ct);

    private static async Task<Answer> OnBanAsync(ParseResult parsed, Desk desk, Func<BanFile, Task<Answer>> act, CancellationToken ct) =>
        await Answer.ToAsync(await PubwatchActions.FindAsync(parsed.GetValue(WhichBan)!, desk, ct), act);

    private static Answer Told(BanFile file) => new()
    {
        Text = string.Join('\n', [file.Case.Id.ToString("D"), $"{PubwatchText.Person(file)}: {PubwatchText.State(file.State)}.", BanDetail.Path(file), .. file.IsOpen ? (string[])[$"Votes: {file.Tally}."] : [], .. BanDetail.Void(file)]),
        Json = PubwatchText.Json(file),
    };
}

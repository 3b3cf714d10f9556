using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Commands;

namespace NteMonitor.Pubwatch;

/// <summary><c>nte pubwatch</c>: schemes, members, officers, meetings, warnings and bans, letters.</summary>
public static partial class PubwatchCommand
{
    private static readonly Option<string> OfScheme = new("--scheme") { Description = "The scheme, by name; the only one when not given", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Why = new("--why") { Description = "The reason, without names", DefaultValueFactory = _ => "" };
    private static readonly Option<string> On = Typed("--on", "The day, as 2026-03-14; today when not given");
    private static readonly Option<string> From = Typed("--from", "The first day; today when not given");
    private static readonly Option<string> Until = Typed("--until", "The last day");
    private static readonly Argument<string> Id = new("id") { Description = "The id, or its first or last digits" };
    private static readonly Argument<string> SchemeName = new("name") { Description = "The scheme's name" };
    private static readonly Argument<string?> WhichScheme = new("name") { Description = "The scheme's name; the only one when not given", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string> WhichVenue = new("venue") { Description = "The venue, by code or name" };
    private static readonly Option<string[]> Areas = new("--area") { Description = "What it covers; may be repeated" };
    private static readonly Option<string> Needs = Typed("--needs", "What carries a proposal: majority, two-thirds or unanimous");
    private static readonly Option<string> Quorum = Typed("--quorum", "The fewest members that have to vote");
    private static readonly Option<string> VoteDays = Typed("--vote-days", "Days to vote in");
    private static readonly Option<string> Terms = Typed("--terms", "Terms of bans in months: 3,6,12; the shortest is for those under 18");
    private static readonly Option<string> Guide = Typed("--tariff", "Guide to terms by behaviour: assault=6,theft=3");
    private static readonly Option<string> AppealDays = Typed("--appeal-days", "Days from the letter to appeal in");
    private static readonly Option<string> ReviewMonths = Typed("--review-months", "Months after which a longer ban is looked at again; at most 12");
    private static readonly Option<string> WarningMonths = Typed("--warning-months", "Months that a warning stands");
    private static readonly Option<string> Missed = Typed("--missed", "How many meetings missed in a row are listed");
    private static readonly Option<string> Contact = Typed("--contact", "Whom to write to, and where; sealed, and printed on letters");
    private static readonly Argument<string> WhichPost = new("post") { Description = "chair, secretary, treasurer or coordinator" };
    private static readonly Option<string> Who = Typed("--who", "A user's short name or a person's token; never a name");
    private static readonly Option<bool> MissedOnly = new("--missed-too-many") { Description = "Only members that missed as many meetings in a row as the scheme's rule lists" };

    /// <summary>Returns the command.</summary>
    /// <remarks>
    /// JSON of a case: <c>id</c>, <c>scheme</c>, <c>state</c>, <c>current</c>, <c>way</c>, <c>person</c> (a token), the facts, <c>votes</c> each with
    /// <c>counts</c> and <c>void</c>, <c>tally</c>, <c>borneOut</c>, <c>voidEntries</c>, <c>weedOn</c>; once weeded no more than id, dates and decision.
    /// </remarks>
    public static Command Create()
    {
        var command = new Command("pubwatch", "Keep Pubwatch schemes: members, meetings, warnings, bans, letters");
        command.Subcommands.Add(Schemes());
        command.Subcommands.Add(Members());
        command.Subcommands.Add(Officers());
        command.Subcommands.Add(Meetings());
        command.Subcommands.Add(Letter());
        command.Subcommands.Add(Bans());
        return command;
    }

    private static Command Schemes()
    {
        var command = new Command("scheme", "Keep schemes and what their constitutions say");
        Option[] facts = [Areas, Needs, Quorum, VoteDays, Terms, Guide, AppealDays, ReviewMonths, WarningMonths, Missed, Contact];
        command.Subcommands.Add(new Verb("record", "Put a scheme on file", "nte --as pw1 pubwatch scheme record \"Quayside Pubwatch\" --terms 3,6,12 --quorum 3", RecordSchemeAsync) { Arguments = { SchemeName } }.With(facts));
        command.Subcommands.Add(new Verb("list", "List the schemes", "nte pubwatch scheme list", ListSchemesAsync));
        command.Subcommands.Add(new Verb("show", "Show a scheme: what its constitution says, and how it stands", "nte pubwatch scheme show \"Inventon Pubwatch\"", ShowSchemeAsync) { Arguments = { WhichScheme } });
        command.Subcommands.Add(new Verb("amend", "Amend a scheme; what is not given stays", "nte --as pw1 pubwatch scheme amend \"Inventon Pubwatch\" --appeal-days 14 --quorum 3 --why \"voted at the annual meeting\"", AmendSchemeAsync) { Arguments = { SchemeName }, Options = { Why } }.With(facts));
        return command;
    }

    private static Command Members()
    {
        var command = new Command("member", "Keep the venues that are members");
        command.Subcommands.Add(new Verb("record", "Put a venue's membership on file", "nte --as pw1 pubwatch member record puffin --scheme \"Inventon Pubwatch\"", RecordMemberAsync) { Arguments = { WhichVenue }, Options = { OfScheme, From, Until } });
        command.Subcommands.Add(new Verb("list", "List the members and how they came to meetings", "nte pubwatch member list --scheme \"Inventon Pubwatch\"", ListMembersAsync) { Options = { OfScheme, MissedOnly } });
        command.Subcommands.Add(new Verb("amend", "Put a membership's days right", "nte --as pw1 pubwatch member amend MEMBER --from 2024-01-01 --why \"misread\"", AmendMemberAsync) { Arguments = { Id }, Options = { From, Until, Why } });
        command.Subcommands.Add(new Verb("end", "End a membership", "nte --as pw1 pubwatch member end MEMBER --why \"left the scheme\"", AmendMemberAsync) { Arguments = { Id }, Options = { Until, Why } });
        command.Subcommands.Add(new Verb("withdraw", "Take a membership back that was recorded by mistake", "nte --as pw1 pubwatch member withdraw MEMBER --why \"another venue\"", (parsed, desk, ct) => WithdrawAsync(PubwatchActions.MemberThing, parsed, desk, ct)) { Arguments = { Id }, Options = { Why } });
        return command;
    }

    private static Command Officers()
    {
        var command = new Command("officer", "Keep who chairs, writes, and keeps the money");
        command.Subcommands.Add(new Verb("record", "Put somebody's time in a post on file", "nte --as pw1 pubwatch officer record treasurer --who pw1 --scheme \"Inventon Pubwatch\"", RecordOfficerAsync) { Arguments = { WhichPost }, Options = { Who, OfScheme, From, Until } });
        command.Subcommands.Add(new Verb("list", "List posts and who holds them", "nte pubwatch officer list", ListOfficersAsync));
        command.Subcommands.Add(new Verb("end", "End somebody's time in a post", "nte --as pw1 pubwatch officer end OFFICER --why \"new elections\"", EndOfficerAsync) { Arguments = { Id }, Options = { Until, Why } });
        command.Subcommands.Add(new Verb("withdraw", "Take a post back that was recorded by mistake", "nte --as pw1 pubwatch officer withdraw OFFICER --why \"another post\"", (parsed, desk, ct) => WithdrawAsync(PubwatchActions.OfficerThing, parsed, desk, ct)) { Arguments = { Id }, Options = { Why } });
        return command;
    }

    private static async Task<Answer> RecordSchemeAsync(ParseResult parsed, Desk desk, CancellationToken ct) => Answer.To(
        await PubwatchActions.AddSchemeAsync(Scheme(parsed) with { Name = parsed.GetValue(SchemeName)! }, null, desk, ct), s => Said($"{s.Value.Name} is on file.", s.Value.Id));

    private static async Task<Answer> AmendSchemeAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        await Answer.ToAsync(await PubwatchActions.SchemeAsync(parsed.GetValue(SchemeName)!, desk, ct), async was => Answer.To(
            await PubwatchActions.AmendSchemeAsync(was, Scheme(parsed), new(parsed.GetValue(Why)!), desk, ct), s => Said($"{s.Value.Name} is amended.", s.Value.Id)));

    private static async Task<Answer> ListSchemesAsync(ParseResult parsed, Desk desk, CancellationToken ct) => Answer.To(await PubwatchActions.FilesAsync(desk, ct), files => new()
    {
        Table = new("schemes", "Pubwatch schemes", [new("Scheme"), new("Area"), Documents.Column.Figures("Members"), Documents.Column.Figures("Bans in force"), new("Id")],
            [.. files.Select(f => new Documents.Row([f.Scheme.Value.Name, string.Join(", ", f.Scheme.Value.Areas), f.Attendances.Count, f.Bans.Count(b => b.IsCurrent), f.Scheme.Value.Id.ToString("D")]))]),
        Json = new JsonArray([.. files.Select(f => (JsonNode)PubwatchText.Json(f))]),
    });

    private static Task<Answer> ShowSchemeAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnSchemeAsync(parsed.GetValue(WhichScheme) ?? "", desk, async file =>
    {
        var contact = await PubwatchActions.ContactAsync(file.Scheme, desk, ct);
        var json = PubwatchText.Json(file);
        json["contact"] = contact;
        return new() { Text = string.Join('\n', [.. PubwatchText.Lines(file), .. contact is null ? (string[])[] : [$"Write to: {contact}"]]), Json = json };
    }, ct);

    private static async Task<Answer> RecordMemberAsync(ParseResult parsed, Desk desk, CancellationToken ct) => Answer.To(
        await PubwatchActions.AddMemberAsync((parsed.GetValue(OfScheme)!, parsed.GetValue(WhichVenue)!), new(parsed.GetValue(From)!, parsed.GetValue(Until)!), null, desk, ct),
        m => Said("The membership is on file.", m.Value.Id));

    private static async Task<Answer> ListMembersAsync(ParseResult parsed, Desk desk, CancellationToken ct) => await OnSchemeAsync(parsed.GetValue(OfScheme)!, desk, file =>
    {
        var only = parsed.GetValue(MissedOnly)
            ? file with { Members = [.. file.Members.Where(m => file.Attendances.Any(a => a.Member.Id == m.Value.Id && SchemeRules.MissedTooMany(a, file.Scheme.Value.Rules)))] }
            : file;
        return Task.FromResult(new Answer
        {
            Table = PubwatchText.Members(only),
            Json = new JsonArray([.. only.Members.Select(m =>
            {
                var (json, came) = (PubwatchJson.Write(m.Value), file.Attendances.FirstOrDefault(a => a.Member.Id == m.Value.Id));
                (json["id"], json["name"], json["meetings"], json["present"], json["missedInARow"]) = (m.Value.Id.ToString("D"), PubwatchText.Name(file, m.Value.Venue), came?.Meetings, came?.Present, came?.MissedInARow);
                return (JsonNode)json;
            })]),
        });
    }, ct);

    private static async Task<Answer> AmendMemberAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        var ends = parsed.CommandResult.Command.Name == "end";
        var draft = new SpanDraft(ends ? "" : parsed.GetValue(From)!, ends && parsed.GetValue(Until)!.Length == 0 ? "today" : parsed.GetValue(Until)!);
        var found = await ByIdAsync(await PubwatchActions.MembersAsync(null, desk, ct), m => m.Id, parsed, desk, ct);
        return await Answer.ToAsync(found, async was => Answer.To(
            await PubwatchActions.AmendMemberAsync(was, draft, new(parsed.GetValue(Why)!), desk, ct),
            m => Said(m.Value.Until is { } until ? $"The membership ends on {DraftReader.Iso(until)}." : "The membership is amended.", m.Value.Id)));
    }

    private static async Task<Answer> RecordOfficerAsync(ParseResult parsed, Desk desk, CancellationToken ct) => Answer.To(
        await PubwatchActions.AddOfficerAsync(parsed.GetValue(OfScheme)!, new(parsed.GetValue(From)!, parsed.GetValue(Until)!) { Post = parsed.GetValue(WhichPost)!, Who = parsed.GetValue(Who)! }, desk, ct),
        o => Said("The post is on file.", o.Value.Id));

    private static async Task<Answer> ListOfficersAsync(ParseResult parsed, Desk desk, CancellationToken ct) => Answer.To(await PubwatchActions.FilesAsync(desk, ct), files => new()
    {
        Table = PubwatchText.Officers(files),
        Json = new JsonArray([.. files.SelectMany(f => f.Officers).Select(o =>
        {
            var json = PubwatchJson.Write(o.Value);
            json["id"] = o.Value.Id.ToString("D");
            return (JsonNode)json;
        })]),
    });

    private static async Task<Answer> EndOfficerAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        var until = parsed.GetValue(Until)! is { Length: > 0 } day ? day : "today";
        return await Answer.ToAsync(await ByIdAsync(await PubwatchActions.OfficersAsync(null, desk, ct), o => o.Id, parsed, desk, ct), async was => Answer.To(
            await PubwatchActions.AmendOfficerAsync(was, new("", until), new(parsed.GetValue(Why)!), desk, ct), o => Said($"The post ends on {DraftReader.Iso(o.Value.Until!.Value)}.", o.Value.Id)));
    }

    private static async Task<Answer> WithdrawAsync(string thing, ParseResult parsed, Desk desk, CancellationToken ct)
    {
        var found = thing switch
        {
            PubwatchActions.MemberThing => Then(await ByIdAsync(await PubwatchActions.MembersAsync(null, desk, ct), m => m.Id, parsed, desk, ct), m => m.Value.Id),
            PubwatchActions.OfficerThing => Then(await ByIdAsync(await PubwatchActions.OfficersAsync(null, desk, ct), o => o.Id, parsed, desk, ct), o => o.Value.Id),
            _ => Then(await PubwatchActions.MeetingAsync(parsed.GetValue(Id)!, desk, ct), m => m.Value.Id),
        };
        return await Answer.ToAsync(found, async id => Answer.To(await PubwatchActions.WithdrawAsync(thing, id, parsed.GetValue(Why)!, desk, ct), i => Said("It is withdrawn; it stays in the journal.", i)));
    }

    private static Outcome<Guid> Then<T>(Outcome<T> outcome, Func<T, Guid> id) => outcome.Then(v => Outcome.Done(id(v)));

    private static SchemeDraft Scheme(ParseResult parsed) => new()
    {
        Areas = string.Join(", ", parsed.GetValue(Areas)!),
        Needs = parsed.GetValue(Needs)!,
        Quorum = parsed.GetValue(Quorum)!,
        VoteDays = parsed.GetValue(VoteDays)!,
        Terms = parsed.GetValue(Terms)!,
        Tariff = parsed.GetValue(Guide)!,
        AppealDays = parsed.GetValue(AppealDays)!,
        ReviewMonths = parsed.GetValue(ReviewMonths)!,
        WarningMonths = parsed.GetValue(WarningMonths)!,
        MissedInARow = parsed.GetValue(Missed)!,
        Contact = parsed.GetValue(Contact)!,
    };

    /// <summary>Acts on the one scheme that is named, for those who may read what it keeps.</summary>
    private static async Task<Answer> OnSchemeAsync(string name, Desk desk, Func<SchemeFile, Task<Answer>> act, CancellationToken ct) =>
        await Answer.ToAsync(await PubwatchActions.FilesAsync(desk, ct), async files => await Answer.ToAsync(
            await PubwatchActions.SchemeAsync(name, desk, ct), scheme => act(files.First(f => f.Scheme.Value.Id == scheme.Value.Id))));

    private static async Task<Outcome<Filed<T>>> ByIdAsync<T>(IReadOnlyList<Filed<T>> all, Func<T, Guid> id, ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Journal.Gate.RefusedAsync(Access.Act.ReadPubwatch, desk, ct) is { } refusal)
        {
            return new Outcome<Filed<T>>.Refused([refusal]);
        }

        var found = all.Where(f => PubwatchActions.Means(parsed.GetValue(Id)!, id(f.Value))).ToList();
        return found is [var only] ? Outcome.Done(only)
            : Outcome.Refused<Filed<T>>("id", $"{(found.Count == 0 ? "No id begins or ends" : "Several ids begin or end")} with '{parsed.GetValue(Id)}'.", "Give 4 digits or more of its beginning or end; the list prints the ids.");
    }

    private static Option<string> Typed(string name, string description) => new(name) { Description = description, DefaultValueFactory = _ => "" };

    private static Answer Said(string text, Guid id) => new() { Text = $"{id:D}\n{text}", Json = new JsonObject { ["id"] = id.ToString("D"), ["said"] = text } };
}

using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Journal;

namespace NteMonitor.Incidents;

/// <summary><c>nte log</c> and <c>nte incident</c>.</summary>
public static partial class IncidentCommand
{
    private static readonly Argument<string[]> LineWords = new("entry") { Description = "The entry: [time] place what [x2] [s3] [flags] [note]; - reads it from standard input", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what was understood and save nothing" };
    private static readonly Argument<string> Id = new("id") { Description = "The incident's id, or its first digits" };
    private static readonly Argument<string> OtherId = new("other") { Description = "The other incident's id, or its first digits" };
    private static readonly Option<string> Why = new("--why") { Description = "The reason, without names", DefaultValueFactory = _ => "" };
    private static readonly Option<string?> From = new("--from") { Description = "First night, for example 2026-03-01" };
    private static readonly Option<string?> To = new("--to") { Description = "Last night, included" };
    private static readonly Option<string?> Zone = new("--zone") { Description = "Only within this zone" };
    private static readonly Option<string?> Window = new("--window") { Description = "Only within this named window" };
    private static readonly Option<int> Count = new("--count") { Description = "At most this many, newest first", DefaultValueFactory = _ => 50 };
    private static readonly Argument<string> File = new("file") { Description = "The file to keep" };
    private static readonly Option<string?> When = new("--when") { Description = "When: 2315, yesterday 0140, 2300-2330, night 14/3, 2026-03" };
    private static readonly Option<string?> Venue = new("--venue") { Description = "Venue by code or name" };
    private static readonly Option<string?> Place = new("--place") { Description = "Street place" };
    private static readonly Option<string?> Category = new("--category") { Description = "Category" };
    private static readonly Option<string?> Source = new("--source") { Description = "Source" };
    private static readonly Option<string?> Severity = new("--severity") { Description = "Severity, 1 to 5" };
    private static readonly Option<string?> People = new("--people") { Description = "How many people" };
    private static readonly Option<string[]> Persons = new("--person") { Description = "A person by token, and as what: P-7K3F2=victim; may be repeated", HelpName = "TOKEN=AS" };
    private static readonly Option<string[]> Flags = new("--flag") { Description = "A flag that was seen; may be repeated" };
    private static readonly Option<string[]> FlagsDenied = new("--no-flag") { Description = "A flag that was looked for and not there" };
    private static readonly Option<string[]> Objectives = new("--objective") { Description = "A licensing objective: crime, safety, nuisance, children" };
    private static readonly Option<string?> Result = new("--outcome") { Description = "Outcome" };
    private static readonly Option<string[]> References = new("--ref") { Description = "Somebody else's number, as system:number" };
    private static readonly Option<string?> Note = new("--note") { Description = "Free text, sealed; - reads it from standard input and keeps it out of the shell's history" };
    private static readonly Option[] DraftOptions = [When, Venue, Place, Category, Source, Severity, People, Persons, Flags, FlagsDenied, Objectives, Result, References, Note];

    /// <summary>The fewest digits by which an incident is named.</summary>
    private const int LeastId = 4;

    /// <summary>Returns <c>nte log</c>.</summary>
    /// <remarks>JSON: <c>{"id","understood","remarks":[]}</c>; the id is null with <c>--dry-run</c>.</remarks>
    public static Command Log() =>
        new Verb("log", "Record an incident in one line", "nte log \"2315 heron refusal x2 drunk\"", LogAsync) { Arguments = { LineWords }, Options = { DryRun } };

    /// <summary>Returns <c>nte incident</c>.</summary>
    /// <remarks>
    /// JSON of <c>list</c>: an array of incidents: <c>id</c>, <c>when</c> (<c>precision</c>, <c>from</c>, <c>to</c>, <c>night</c>), <c>venue</c> or
    /// <c>place</c>, <c>position</c>, <c>category</c>, <c>source</c>, <c>severity</c>, <c>flags</c>, <c>flagsDenied</c>, <c>people</c>, <c>persons</c>, <c>objectives</c>,
    /// <c>outcome</c>, <c>references</c>, <c>attachments</c>, <c>importedFrom</c>, <c>remarks</c>, then <c>event</c>, <c>counted</c>, <c>version</c>,
    /// <c>conflicts</c>, <c>recordedAt</c>, <c>recordedBy</c>; what is not known is left out. <c>show</c>: one of them with <c>narrative</c> (for roles that
    /// may read it), <c>history</c>, <c>accounts</c>, <c>suggestions</c>. <c>links</c>: <c>{"event","links":[{"id","first","second"}],"accounts":[…]}</c>.
    /// <c>suggest</c>: <c>[{"id","why","minutes"}]</c>. <c>record</c> and <c>amend</c>: as <c>log</c>. The others: <c>{"id","said"}</c>.
    /// </remarks>
    public static Command Create()
    {
        var command = new Command("incident", "Record, read and correct incidents");
        command.Subcommands.Add(new Verb("list", "List incidents, newest first", "nte incident list --count 5", ListAsync) { Options = { From, To, Window, Zone, Venue, Category, Source, Count } });
        command.Subcommands.Add(new Verb("show", "Show an incident with its history, links and suggestions", "nte incident show ID", ShowAsync) { Arguments = { Id } });
        command.Subcommands.Add(new Verb("record", "Record an incident field by field", "nte incident record --venue heron --category assault --when 2315", RecordAsync).With(DraftOptions));
        command.Subcommands.Add(new Verb("amend", "Amend an incident; what was before stays in the journal", "nte incident amend ID --severity 3 --why \"seen on CCTV\"", AmendAsync) { Arguments = { Id }, Options = { Why } }.With(DraftOptions));
        command.Subcommands.Add(new Verb("withdraw", "Take an incident out of lists and counts", "nte incident withdraw ID --why \"entered twice\"", WithdrawAsync) { Arguments = { Id }, Options = { Why } });
        command.Subcommands.Add(new Verb("link", "Say that two accounts are of one event", "nte incident link ID OTHER", LinkAsync) { Arguments = { Id, OtherId } });
        command.Subcommands.Add(new Verb("unlink", "Undo an account's links", "nte incident unlink ID --why \"two fights\"", UnlinkAsync) { Arguments = { Id }, Options = { Why } });
        command.Subcommands.Add(new Verb("links", "List the accounts of the same event", "nte incident links ID", LinksAsync) { Arguments = { Id } });
        command.Subcommands.Add(new Verb("suggest", "List accounts that may be of the same event, with reasons", "nte incident suggest ID", SuggestAsync) { Arguments = { Id } });
        command.Subcommands.Add(new Verb("attach", "Keep a file with an incident, by its SHA-256", "nte incident attach ID photo.jpg", AttachAsync) { Arguments = { Id, File } });
        command.Subcommands.Add(new Verb("settle", "Keep the state as it stands where two people amended at once", "nte incident settle ID --why \"spoke to both\"", SettleAsync) { Arguments = { Id }, Options = { Why } });
        return command;
    }

    private static async Task<Answer> LogAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        var line = string.Join(' ', parsed.GetValue(LineWords)!);
        if (line == "-")
        {
            using var input = desk.Files.OpenText("-");
            line = await input.ReadToEndAsync(ct);
        }

        var against = await IncidentActions.AgainstAsync(desk, ct);
        var read = OneLine.Read(line, against);
        var remarks = Remarks(read);
        if (parsed.GetValue(DryRun))
        {
            return await Gate.RefusedAsync(Act.RecordIncident, desk, ct) is { } refusal ? Answer.Refuse([refusal]) : Answer.To(IncidentRules.Check(desk.NewId(), read.Draft, against), c => Understood(null, OneLine.Echo(c, against), remarks));
        }

        var outcome = await IncidentActions.RecordAsync(read.Draft, null, desk, ct);
        return Answer.To(outcome, r => Understood(r.Incident.Id, OneLine.Echo(new(r.Incident, r.Narrative), against), remarks)) with
        {
            Talk = outcome is Outcome<RecordedIncident>.Refused && read.NotUnderstood.Count > 0 ? [$"Not understood: {string.Join(' ', read.NotUnderstood)}"] : [],
        };
    }

    private static List<string> Remarks(LineRead read) =>
        [.. read.Remarks, .. read.NotUnderstood.Count == 0 ? Array.Empty<string>() : [$"Not understood, kept as narrative: {string.Join(' ', read.NotUnderstood)}"]];

    private static Answer Understood(Guid? id, string echo, List<string> remarks) => new()
    {
        Text = string.Join('\n', (id is null ? [echo] : (string[])[id.Value.ToString("D"), echo]).Concat(remarks)),
        Json = new JsonObject
        {
            ["id"] = id?.ToString("D"),
            ["understood"] = echo,
            ["remarks"] = new JsonArray([.. remarks.Select(r => (JsonNode)r)]),
        },
    };

    private static async Task<Answer> RecordAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        var outcome = await IncidentActions.RecordAsync(Draft(parsed, new(), desk), null, desk, ct);
        var against = await IncidentActions.AgainstAsync(desk, ct);
        return Answer.To(outcome, r => Understood(r.Incident.Id, OneLine.Echo(new(r.Incident, r.Narrative), against), []));
    }

    private static Task<Answer> AmendAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async account =>
    {
        var against = await IncidentActions.AgainstAsync(desk, ct);
        var was = IncidentRules.DraftOf(account.Incident, await IncidentActions.KnownAsync(account, desk, ct), against);
        var outcome = await IncidentActions.AmendAsync(account, Draft(parsed, was, desk), parsed.GetValue(Why)!, null, desk, ct);
        return Answer.To(outcome, now => Understood(now.Id, OneLine.Echo(new(now, ""), against), []));
    }, ct);

    private static Task<Answer> WithdrawAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async account =>
        Answer.To(await IncidentActions.WithdrawAsync(account, parsed.GetValue(Why)!, desk, ct), i => Done($"{i.Id:D} is withdrawn; it stays in the journal.", i.Id)), ct);

    private static Task<Answer> LinkAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async first =>
    {
        var other = await FindAsync(parsed.GetValue(OtherId)!, desk, ct);
        return other is Outcome<Account>.Done(var second)
            ? Answer.To(await IncidentActions.LinkAsync(first, second, desk, ct), id => Done("Two accounts, one event: counted once from now on.", id))
            : Answer.To(other, _ => new());
    }, ct);

    private static Task<Answer> UnlinkAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async account =>
        Answer.To(await IncidentActions.UnlinkAsync(account, parsed.GetValue(Why)!, desk, ct), n => Done($"{n} {(n == 1 ? "link" : "links")} undone; it is an event of its own again.", account.Incident.Id)), ct);

    private static Task<Answer> AttachAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async account =>
    {
        var path = parsed.GetValue(File)!;
        await using var file = desk.Files.Open(path);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return Answer.To(await IncidentActions.AttachAsync(account, Path.GetFileName(path), bytes.ToArray(), desk, ct),
            a => Done($"{a.Name}, {a.Size} bytes, SHA-256 {a.Sha256}", account.Incident.Id));
    }, ct);

    private static Task<Answer> SettleAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async account =>
    {
        var state = LedgerRules.Fold([.. await JournalActions.AllAsync(desk.Store, account.Incident.Id, ct)]);
        return state is { Rivals.Count: > 0 }
            ? Answer.To(await IncidentActions.SettleAsync(state, parsed.GetValue(Why)!, desk, ct), n => Done($"Settled: {n} other {(n == 1 ? "amendment" : "amendments")} overruled.", account.Incident.Id))
            : Answer.Refuse([new("id", "Nothing about this incident waits to be settled.", "`nte journal conflicts` lists what does.")]);
    }, ct);

    private static IncidentDraft Draft(ParseResult parsed, IncidentDraft was, Desk desk)
    {
        string Take(Option<string?> option, string fallback) => parsed.GetValue(option) ?? fallback;
        IReadOnlyList<string> TakeAll(Option<string[]> option, IReadOnlyList<string> fallback) =>
            parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option)! : fallback;
        var note = parsed.GetValue(Note);
        if (note == "-")
        {
            using var input = desk.Files.OpenText("-");
            note = input.ReadToEnd();
        }

        var place = parsed.GetValue(Place);
        return was with
        {
            When = Take(When, was.When),
            Venue = place is not null ? parsed.GetValue(Venue) ?? "" : Take(Venue, was.Venue),
            Place = place ?? was.Place,
            Category = Take(Category, was.Category),
            Source = Take(Source, was.Source),
            Severity = Take(Severity, was.Severity),
            People = Take(People, was.People),
            Persons = TakeAll(Persons, was.Persons),
            Flags = TakeAll(Flags, was.Flags),
            FlagsDenied = TakeAll(FlagsDenied, was.FlagsDenied),
            Objectives = TakeAll(Objectives, was.Objectives),
            Outcome = Take(Result, was.Outcome),
            References = TakeAll(References, was.References),
            Narrative = note ?? was.Narrative,
        };
    }

    private static Answer Done(string text, Guid id) => new() { Text = text, Json = new JsonObject { ["id"] = id.ToString("D"), ["said"] = text } };

    /// <summary>Acts on one account, for those who may read it at all.</summary>
    private static async Task<Answer> OnAsync(ParseResult parsed, Desk desk, Func<Account, Task<Answer>> act, CancellationToken ct) =>
        await Gate.RefusedAsync(Act.ReadLog, desk, ct) is { } refusal
            ? Answer.Refuse([refusal])
            : await Answer.ToAsync(await FindAsync(parsed.GetValue(Id)!, desk, ct), act);

    private static async Task<Outcome<Account>> FindAsync(string id, Desk desk, CancellationToken ct)
    {
        var typed = id.Trim();
        if (typed.Replace("-", "", StringComparison.Ordinal).Length < LeastId)
        {
            return Outcome.Refused<Account>("id", $"'{id}' is too short for an id.", $"Give its first {LeastId} digits or more; `nte incident list` prints the ids.");
        }

        var found = await desk.Store.IncidentsByPrefixAsync(typed, ct);
        return found.Count switch
        {
            1 => Outcome.Done(found[0]),
            0 => Outcome.Refused<Account>("id", $"No incident's id begins with '{id}'.", "`nte incident list` prints the ids."),
            _ => Outcome.Refused<Account>("id", $"Several incidents' ids begin with '{id}'.", "Give more of the id."),
        };
    }
}

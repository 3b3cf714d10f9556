using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Journal;

namespace NteMonitor.People;

/// <summary><c>nte person</c>: persons by token.</summary>
/// <remarks>Names never stand in a command line, which a shell keeps and everybody on the machine can list: they are asked for, or read from standard input.</remarks>
public static class PersonCommand
{
    /// <summary>The argument that names a person.</summary>
    public static readonly Argument<string> Token = new("token") { Description = "The person's token, for example P-7K3F2" };

    /// <summary>The option that gives a reason.</summary>
    public static readonly Option<string> Why = new("--why") { Description = "The reason, without names", DefaultValueFactory = _ => "" };

    private static readonly Argument<string> Into = new("into") { Description = "The token of the person that the first was found to be" };
    private static readonly Option<bool> Stdin = new("--stdin") { Description = "Read `field: value` lines from standard input: name, born, age-band, description, contact" };
    private static readonly Option<bool> Details = new("--details") { Description = "Show who it is: needs --why, and the look stands in the journal" };

    /// <summary>Returns the command.</summary>
    /// <remarks>
    /// JSON of <c>add</c>, <c>amend</c>, <c>merge</c>, <c>unmerge</c>: <c>{"id","token","said"}</c>. <c>list</c>: <c>[{"id","token","recordedAt","recordedBy","same","mentions"}]</c>.
    /// <c>show</c>: one of them with <c>records</c> (<c>subject</c>, <c>thing</c>, <c>as</c>) and, with <c>--details</c>, <c>details</c>.
    /// </remarks>
    public static Command Create()
    {
        var command = new Command("person", "Keep persons by token");
        command.Subcommands.Add(new Verb("add", "Put a person on file; asks for name and details", "nte person add --stdin", AddAsync) { Options = { Stdin } });
        command.Subcommands.Add(new Verb("list", "List the tokens on file with their mentions", "nte person list", ListAsync));
        command.Subcommands.Add(new Verb("show", "Show where a token is mentioned; with --details and --why who it is", "nte person show PERSON", ShowAsync) { Arguments = { Token }, Options = { Details, Why } });
        command.Subcommands.Add(new Verb("amend", "Amend what is kept of a person; asks for what changes", "nte person amend PERSON --stdin --why \"name given wrongly\"", AmendAsync) { Arguments = { Token }, Options = { Stdin, Why } });
        command.Subcommands.Add(new Verb("merge", "Say that two tokens are one person; nothing is rewritten", "nte person merge PERSON TWIN --why \"said so himself\"", MergeAsync) { Arguments = { Token, Into }, Options = { Why } });
        command.Subcommands.Add(new Verb("unmerge", "Take back that two tokens are one person", "nte person unmerge MERGED --why \"two people\"", UnmergeAsync) { Arguments = { Token }, Options = { Why } });
        return command;
    }

    private static async Task<Answer> AddAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.RecordPerson, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var read = await DraftAsync(parsed, new(), desk, ct);
        return await Answer.ToAsync(read, async draft => Answer.To(await PersonActions.RecordAsync(draft, desk, ct), p => Said(p, $"{p.Token} is on file; the name is sealed.")));
    }

    private static Task<Answer> AmendAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async person =>
    {
        // What is not typed stays: it is read by the program and shown to nobody.
        var part = person.SealedBy is { } entry && Sealed.MayRead(new(PersonalKind.Person, person.Id, entry), desk) ? await desk.Store.SealedPartAsync(entry, ct) : null;
        var was = part is null ? new PersonDraft() : PersonRules.DraftOf(PersonJson.ReadPersonal(CanonicalJson.Read(part.Personal)));
        var read = await DraftAsync(parsed, was, desk, ct);
        return await Answer.ToAsync(read, async draft => Answer.To(await PersonActions.AmendAsync(person, draft, parsed.GetValue(Why)!, desk, ct), p => Said(p, $"{p.Token} is amended.")));
    }, ct);

    private static async Task<Answer> ListAsync(ParseResult parsed, Desk desk, CancellationToken ct) => Answer.To(await PersonActions.ListAsync(desk, ct), list => new()
    {
        Table = new("persons", "Persons", [new("Token"), Column.Figures("Mentions"), new("As"), new("Also"), new("On file since"), new("By")],
            [.. list.Select(p => new Row(
            [
                p.Person.Token, p.Mentions.Count, As(p.Mentions), string.Join(' ', p.Person.Same.Where(i => i != p.Person.Id).Select(PersonRules.Token)),
                desk.Town.Clock.Local(p.Person.RecordedAt).Date.ToString("uuuu-MM-dd", null), p.Person.RecordedBy,
            ]))]),
        Json = new JsonArray([.. list.Select(p => (JsonNode)Json(p))]),
        Talk = list.Count == 0 ? ["Nobody is on file."] : [],
    });

    private static Task<Answer> ShowAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async person =>
    {
        var mentions = await PersonActions.MentionsAsync(person, desk, ct);
        var json = Json(new(person, mentions));
        json["records"] = new JsonArray([.. mentions.Select(m => (JsonNode)new JsonObject { ["subject"] = m.Subject.ToString("D"), ["thing"] = m.Thing, ["as"] = m.As })]);
        List<string> lines =
        [
            person.Token + (person.Same.Count > 1 ? $", the same person as {string.Join(", ", person.Same.Where(i => i != person.Id).Select(PersonRules.Token))}" : ""),
            $"On file since {desk.Town.Clock.Local(person.RecordedAt).Date.ToString("d MMMM uuuu", null)}, by {person.RecordedBy}",
            mentions.Count == 0 ? "Mentioned nowhere." : $"Mentioned in {mentions.Count} {(mentions.Count == 1 ? "record" : "records")}: {As(mentions)}",
            .. mentions.Select(m => $"  {m.Thing} {m.Subject:D} as {m.As}"),
        ];
        if (!parsed.GetValue(Details))
        {
            return new() { Text = string.Join('\n', lines), Json = json };
        }

        return Answer.To(await PersonActions.ReadAsync(person.Id, parsed.GetValue(Why)!, desk, ct), details =>
        {
            json["details"] = CanonicalJson.Read(PersonJson.WritePersonal(details));
            return new() { Text = string.Join('\n', [.. lines, "", .. PersonRules.Words(details, desk.Reference, desk.Town.Clock.Local(desk.Now()).Date)]), Json = json };
        });
    }, ct);

    private static Task<Answer> MergeAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async one =>
        await Answer.ToAsync(await PersonActions.FindAsync(parsed.GetValue(Into)!, desk, ct), async into =>
            Answer.To(await PersonActions.MergeAsync(one, into, parsed.GetValue(Why)!, desk, ct), p => Said(p, $"{p.Token} and {into.Token} are one person from now on; `nte person unmerge {p.Token}` takes it back."))), ct);

    private static Task<Answer> UnmergeAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async one =>
        Answer.To(await PersonActions.UnmergeAsync(one, parsed.GetValue(Why)!, desk, ct), p => Said(p, $"{p.Token} is a person of its own again.")), ct);

    /// <summary>Acts on one person, for those who may work with tokens at all.</summary>
    internal static async Task<Answer> OnAsync(ParseResult parsed, Desk desk, Func<KeptPerson, Task<Answer>> act, CancellationToken ct) =>
        await Gate.RefusedAsync(Act.RecordPerson, desk, ct) is { } refusal
            ? Answer.Refuse([refusal])
            : await Answer.ToAsync(await PersonActions.FindAsync(parsed.GetValue(Token)!, desk, ct), act);

    private static async Task<Outcome<PersonDraft>> DraftAsync(ParseResult parsed, PersonDraft was, Desk desk, CancellationToken ct)
    {
        if (parsed.GetValue(Stdin))
        {
            using var input = desk.Files.OpenText("-");
            return PersonRules.Lines(await input.ReadToEndAsync(ct), was);
        }

        List<string> lines = [];
        foreach (var (field, words) in new[] { ("name", "Name"), ("born", "Date of birth (1994-03-14; empty when not known)"), ("age-band", "Age band, where no date is known"), ("description", "What the person looks like"), ("contact", "Where a letter reaches them") })
        {
            if (desk.Files.Ask(words) is not { } answer)
            {
                return Outcome.Refused<PersonDraft>("stdin", "There is no terminal to ask on.", "Give `field: value` lines with --stdin; a name never stands in a command line.");
            }

            lines.AddRange(answer.Trim().Length > 0 ? [$"{field}: {answer}"] : []);
        }

        return PersonRules.Lines(string.Join('\n', lines), was);
    }

    private static string As(IReadOnlyList<Mention> mentions) =>
        string.Join(", ", mentions.GroupBy(m => m.As).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}"));

    private static Answer Said(KeptPerson person, string words) =>
        new() { Text = words, Json = new JsonObject { ["id"] = person.Id.ToString("D"), ["token"] = person.Token, ["said"] = words } };

    private static JsonObject Json(MentionedPerson person) => new()
    {
        ["id"] = person.Person.Id.ToString("D"),
        ["token"] = person.Person.Token,
        ["recordedAt"] = NodaTime.Text.InstantPattern.ExtendedIso.Format(person.Person.RecordedAt),
        ["recordedBy"] = person.Person.RecordedBy,
        ["same"] = new JsonArray([.. person.Person.Same.Select(i => (JsonNode)PersonRules.Token(i))]),
        ["mentions"] = person.Mentions.Count,
    };
}

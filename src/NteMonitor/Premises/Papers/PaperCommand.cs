using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Premises.Papers;

/// <summary><c>nte venue paper</c>: letters, reviews, assessments and applications in the premises file.</summary>
public static class PaperCommand
{
    private static readonly Argument<string> Venue = new("venue") { Description = "The venue, by code, name or the beginning of either" };
    private static readonly Argument<string> NewKind = new("kind") { Description = "letter-sent, letter-received, warning, complaint, review-applied, review-hearing, review-outcome, application-refused, best-bar-none …" };
    private static readonly Argument<string> Id = new("id") { Description = "The paper's id, or its first digits" };
    private static readonly Option<string?> Kind = new("--kind") { Description = "The kind of paper" };
    private static readonly Option<string?> On = new("--on") { Description = "Its day; today when not said" };
    private static readonly Option<string?> Number = new("--ref") { Description = "The number it is filed under" };
    private static readonly Option<string?> Served = new("--served") { Description = "post, email, hand or portal" };
    private static readonly Option<string[]> Detail = new("--detail") { Description = "What is said of its kind, as outcome=suspended", HelpName = "WHAT=CODE" };
    private static readonly Option<string?> Text = new("--text") { Description = "A few neutral words without names; not sealed" };
    private static readonly Option<string?> Name = new("--name") { Description = "Who wrote or received it; sealed" };
    private static readonly Option<string?> Note = new("--note") { Description = "What it says; sealed; - reads it from standard input" };
    private static readonly Option<string?> Follows = new("--follows") { Description = "The id of the paper it follows" };
    private static readonly Option<string> Why = new("--why") { Description = "The reason, without names", DefaultValueFactory = _ => "" };
    private static readonly Option[] DraftOptions = [On, Number, Served, Detail, Text, Follows];

    /// <summary>Returns the command.</summary>
    public static Command Create()
    {
        var command = new Command("paper", "Keep letters, reviews, assessments and applications in the premises file");
        command.Subcommands.Add(new Verb("record", "Put a paper into a venue's file", "nte venue paper record heron letter-sent --on 2026-10-05 --served post --ref LIC/26/104 --text \"reminded of condition 2.1\"", RecordAsync)
        {
            Arguments = { Venue, NewKind },
            Options = { Name, Note },
        }.With(DraftOptions));
        command.Subcommands.Add(new Verb("list", "List the papers of a venue, the latest first", "nte venue paper list barrel", ListAsync) { Arguments = { Venue } });
        command.Subcommands.Add(new Verb("show", "Show a paper", "nte venue paper show PAPER", ShowAsync) { Arguments = { Id } });
        command.Subcommands.Add(new Verb("amend", "Amend a paper; what was before stays in the journal", "nte venue paper amend PAPER --ref LIC/26/105 --why \"number mistyped\"", AmendAsync) { Arguments = { Id }, Options = { Kind, Why } }.With(DraftOptions));
        command.Subcommands.Add(new Verb("withdraw", "Take a paper off the file that was recorded by mistake", "nte venue paper withdraw PAPER --why \"recorded twice\"", WithdrawAsync) { Arguments = { Id }, Options = { Why } });
        return command;
    }

    private static async Task<Answer> RecordAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        await Answer.ToAsync(await VenueActions.FindAsync(parsed.GetValue(Venue)!, desk, ct), async venue =>
            await Answer.ToAsync(await DraftAsync(parsed, new() { Kind = parsed.GetValue(NewKind)! }, desk, ct), async draft =>
                Answer.To(await PaperActions.RecordAsync(venue, draft, desk, ct), p => Said(p, "is on file", desk))));

    private static async Task<Answer> ListAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadPremises, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        return await Answer.ToAsync(await VenueActions.FindAsync(parsed.GetValue(Venue)!, desk, ct), async venue =>
        {
            var papers = await PaperActions.AllAsync(new(PaperActions.Thing) { Venue = venue.Venue.Id }, desk, ct);
            return new()
            {
                Text = papers.Count == 0 ? $"{venue.Venue.Name} has no papers on file." : null,
                Table = new("papers", $"Papers of {venue.Venue.Name}", [new("Day"), new("Paper"), new("Text"), new("Id")],
                    [.. papers.Select(p => new Row([Iso(p.Paper), PaperRules.Line(p.Paper, desk.Reference), p.Paper.Text ?? "", p.Paper.Id.ToString("D")]))]),
                Json = new JsonArray([.. papers.Select(p => (JsonNode)Json(p.Paper, p.Record, desk))]),
            };
        });
    }

    private static Task<Answer> ShowAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async kept =>
    {
        var opened = await Sealed.OpenAsync(new(PersonalKind.Letter, kept.Paper.Id, kept.Record.SealedBy), desk, ct);
        var json = Json(kept.Paper, kept.Record, desk);
        json.Put("name", opened.Text("name"));
        json.Put("narrative", opened.Text("narrative"));
        return new()
        {
            Text = string.Join('\n', [kept.Paper.Id.ToString("D"), $"{Iso(kept.Paper)} {PaperRules.Line(kept.Paper, desk.Reference)}", .. kept.Paper.Text is { } text ? [text] : Array.Empty<string>(),
                .. kept.Paper.Follows is { } follows ? [$"Follows {follows:D}"] : Array.Empty<string>(),
                $"Name: {opened.Text("name") ?? opened.Said}", $"Note: {opened.Text("narrative") ?? opened.Said}", .. kept.Record.Withdrawn ? ["WITHDRAWN"] : Array.Empty<string>()]),
            Json = json,
        };
    }, ct);

    private static Task<Answer> AmendAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async kept =>
        await Answer.ToAsync(await DraftAsync(parsed, PaperRules.DraftOf(kept.Paper), desk, ct), async draft =>
            Answer.To(await PaperActions.AmendAsync(kept, draft with { Kind = parsed.GetValue(Kind) ?? draft.Kind }, parsed.GetValue(Why)!, desk, ct), p => Said(p, "is amended", desk))), ct);

    private static Task<Answer> WithdrawAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async kept =>
        Answer.To(await PaperActions.WithdrawAsync(kept, parsed.GetValue(Why)!, desk, ct), p => new()
        {
            Text = $"The paper {p.Id:D} is off the file; it stays in the journal.",
            Json = new JsonObject { ["id"] = p.Id.ToString("D"), ["withdrawn"] = true },
        }), ct);

    private static async Task<Outcome<PaperDraft>> DraftAsync(ParseResult parsed, PaperDraft was, Desk desk, CancellationToken ct)
    {
        var draft = was with
        {
            On = parsed.GetValue(On) ?? was.On,
            Reference = parsed.GetValue(Number) ?? was.Reference,
            Served = parsed.GetValue(Served) ?? was.Served,
            Details = parsed.GetValue(Detail) is { Length: > 0 } details ? details : was.Details,
            Text = parsed.GetValue(Text) ?? was.Text,
            Name = parsed.GetValue(Name) ?? "",
            Note = parsed.GetValue(Note) is "-" ? await InputAsync(desk, ct) : parsed.GetValue(Note) ?? "",
        };
        return parsed.GetValue(Follows) is { } follows
            ? (await PaperActions.FindAsync(follows, desk, ct)).Then(p => Outcome.Done(draft with { Follows = p.Paper.Id }))
            : Outcome.Done(draft);
    }

    private static async Task<string> InputAsync(Desk desk, CancellationToken ct)
    {
        using var input = desk.Files.OpenText("-");
        return await input.ReadToEndAsync(ct);
    }

    private static Answer Said(Paper paper, string what, Desk desk) => new()
    {
        Text = $"{paper.Id:D}\nThe paper {what}: {Iso(paper)} {PaperRules.Line(paper, desk.Reference)}.",
        Json = Json(paper, null, desk),
    };

    private static JsonObject Json(Paper paper, KeptRecord? record, Desk desk)
    {
        var json = PaperJson.Write(paper);
        json.Insert(0, "id", paper.Id.ToString("D"));
        if (record is not null)
        {
            json["sealed"] = record.SealedBy is not null;
            json["withdrawn"] = record.Withdrawn;
            json["version"] = record.Version;
            json["recordedAt"] = IncidentText.Offset(record.RecordedAt, desk.Town.Clock);
            json["recordedBy"] = record.RecordedBy;
        }

        return json;
    }

    private static string Iso(Paper paper) => paper.On.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<Answer> OnAsync(ParseResult parsed, Desk desk, Func<KeptPaper, Task<Answer>> act, CancellationToken ct) =>
        await Gate.RefusedAsync(Act.ReadPremises, desk, ct) is { } refusal
            ? Answer.Refuse([refusal])
            : await Answer.ToAsync(await PaperActions.FindAsync(parsed.GetValue(Id)!, desk, ct), act);
}

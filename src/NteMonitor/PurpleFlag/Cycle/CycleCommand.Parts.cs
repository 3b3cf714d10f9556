using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Journal;

namespace NteMonitor.PurpleFlag.Cycle;

/// <content>Working group, boundary, scores, advice.</content>
public static partial class CycleCommand
{
    private static readonly Argument<string?> Body = new("body") { Description = "The body, never a person's name; the list when not given", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string?> File = new("file") { Description = "A GeoJSON file with one area; the versions there are when not given", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string?> Attribute = new("attribute") { Description = "The attribute's code; the scores there are when not given", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string?> Level = new("level") { Description = "below, achieving, above, excellent, not-assessed, not-applicable", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string> Advice = new("advice") { Description = "What was advised, without names" };
    private static readonly Argument<string> AdviceId = new("id") { Description = "The id of the advice, or its first digits" };
    private static readonly Argument<string> Did = new("did") { Description = "What was done, without names" };
    private static readonly Option<string> Role = new("--role") { Description = "chair, coordinator, member, observer", DefaultValueFactory = _ => "member" };
    private static readonly Option<string?> From = new("--from") { Description = "The first day; today when not given", HelpName = "DATE" };
    private static readonly Option<string?> Left = new("--left") { Description = "The last day of a body that left", HelpName = "DATE" };
    private static readonly Option<string> Book = new("--book") { Description = "self, submission or panel: the three are kept apart", DefaultValueFactory = _ => "self" };
    private static readonly Option<string> Statement = new("--text") { Description = "The statement, without names", DefaultValueFactory = _ => "" };
    private static readonly Option<string> By = new("--by") { Description = "assessors or panel", DefaultValueFactory = _ => "panel" };
    private static readonly Option<string[]> About = new("--attribute") { Description = "The attribute that it is about; may be given again", HelpName = "CODE" };
    private static readonly Option<bool> Open = new("--open") { Description = "It is begun and not finished: no day is set" };

    private static IEnumerable<Command> PartVerbs() =>
    [
        new Verb("group", "Keep the bodies of the working group, or list them", "nte flag group \"Inventon Pubwatch\" --role member", GroupAsync) { Arguments = { Body }, Options = { Entry, Role, From, Left } },
        new Verb("boundary", "Draw the next version of the boundary from GeoJSON, or list the versions", "nte flag boundary boundary.geojson", BoundaryAsync) { Arguments = { File }, Options = { Entry, From } },
        new Verb("score", "Judge an attribute in the self-assessment, the submission or the panel's book, or list one book", "nte flag score W2 achieving --book self --text \"No safe space after three\"", ScoreAsync) { Arguments = { Attribute, Level }, Options = { Entry, Book, Statement, On } },
        new Verb("recommend", "Write down what assessors or panel advised", "nte flag recommend \"Light the steps to the rank\" --attribute M3 --due 2027-06-30", RecommendAsync) { Arguments = { Advice }, Options = { Entry, By, About, On, Due } },
        new Verb("did", "Write down what was done about advice", "nte flag did ADVICE \"Lamps renewed on the whole flight\"", DidAsync) { Arguments = { AdviceId, Did }, Options = { On, Open } },
    ];

    private static Task<Answer> GroupAsync(ParseResult parsed, Desk desk, CancellationToken ct) => parsed.GetValue(Body) is not { } body
        ? OnAsync(Act.ReadFlag, parsed.GetValue(Entry), desk, async entry =>
        {
            var group = await FlagActions.GroupAsync(entry.Record.Id, desk, ct);
            return new() { Table = CycleText.Group(entry.Value, group), Json = new JsonArray([.. group.Select(m => (JsonNode)CycleText.Json(m, FlagJson.Write))]) };
        }, ct)
        : OnAsync(Act.KeepFlag, parsed.GetValue(Entry), desk, async entry =>
        {
            List<Refusal> reasons = [];
            var (from, left) = (DayOptions.Read(parsed, From, reasons) ?? FlagActions.Today(desk), DayOptions.Read(parsed, Left, reasons));
            return reasons.Count > 0 ? Answer.Refuse(reasons) : Answer.To(
                await FlagActions.JoinAsync(entry, new(desk.NewId(), entry.Record.Id, body, parsed.GetValue(Role)!, from) { Until = left }, desk, ct),
                m => Kept(m, $"{m.Value.Body}: {m.Value.Role} from {m.Value.From:uuuu-MM-dd}{(m.Value.Until is { } until ? $" to {until:uuuu-MM-dd}" : "")}.", FlagJson.Write));
        }, ct);

    private static Task<Answer> BoundaryAsync(ParseResult parsed, Desk desk, CancellationToken ct) => parsed.GetValue(File) is not { } path
        ? OnAsync(Act.ReadFlag, parsed.GetValue(Entry), desk, async entry =>
        {
            var all = await BoundaryActions.ListAsync(entry.Value.Place, desk, ct);
            return new() { Table = CycleText.Boundaries(entry.Value.Place, all), Json = new JsonArray([.. all.Select(b => (JsonNode)CycleText.Json(b, FlagJson.Write))]) };
        }, ct)
        : OnAsync(Act.KeepFlag, parsed.GetValue(Entry), desk, async entry =>
        {
            List<Refusal> reasons = [];
            var from = DayOptions.Read(parsed, From, reasons) ?? FlagActions.Today(desk);
            if (desk.Files.Size(path) is > BoundaryActions.MostBytes and var size)
            {
                reasons.Add(new("file", $"{path} has {size} bytes.", "A boundary has 8 MiB at most: give its area alone."));
            }

            return reasons.Count > 0 ? Answer.Refuse(reasons) : await DrawnAsync(await BoundaryActions.DrawAsync(entry, await BytesAsync(path, desk, ct), from, desk, ct), desk, ct);
        }, ct);

    private static async Task<Answer> DrawnAsync(Outcome<KeptFlag<FlagBoundary>> drawn, Desk desk, CancellationToken ct)
    {
        var venues = await BoundaryActions.VenuesAsync(desk, ct);
        return Answer.To(drawn, b => Kept(b, CycleText.Drawn(b.Value, venues), FlagJson.Write) with
        {
            Talk = venues.Count == 0 ? ["No venue on file has a position, so nothing shows whether it lies in this town."] : [],
        });
    }

    private static Task<Answer> ScoreAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (FlagJson.Book(parsed.GetValue(Book)!) is not { } book)
        {
            return Task.FromResult(Answer.Refuse([new("--book", $"'{parsed.GetValue(Book)}' is no book of scores.", "Say self, submission or panel.")]));
        }

        return parsed.GetValue(Attribute) is not { } attribute
            ? OnAsync(Act.ReadFlag, parsed.GetValue(Entry), desk, async entry =>
            {
                var (scores, edition) = (await FlagActions.ScoresAsync(entry.Record.Id, book, desk, ct), await FlagActions.EditionAsync(entry.Value, desk, ct));
                return new() { Table = CycleText.Scores(entry.Value, book, scores, edition), Json = new JsonArray([.. scores.Select(s => (JsonNode)CycleText.Json(s, FlagJson.Write))]) };
            }, ct)
            : OnAsync(Act.KeepFlag, parsed.GetValue(Entry), desk, async entry =>
            {
                List<Refusal> reasons = [];
                var on = DayOptions.Read(parsed, On, reasons) ?? FlagActions.Today(desk);
                var score = new FlagScore(desk.NewId(), entry.Record.Id, book, attribute, parsed.GetValue(Level) ?? "") { Text = parsed.GetValue(Statement)!, On = on };
                return reasons.Count > 0 ? Answer.Refuse(reasons) : Answer.To(await FlagActions.ScoreAsync(entry, score, desk, ct), s => Kept(s, $"{s.Value.Attribute}: {s.Value.Level} in the book of the {CycleText.Word(s.Value.Book)}.", FlagJson.Write));
            }, ct);
    }

    private static Task<Answer> RecommendAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(Act.KeepFlag, parsed.GetValue(Entry), desk, async entry =>
    {
        List<Refusal> reasons = [];
        var advice = new FlagRecommendation(desk.NewId(), entry.Record.Id, parsed.GetValue(By)!, parsed.GetValue(Advice)!)
        {
            On = DayOptions.Read(parsed, On, reasons) ?? FlagActions.Today(desk),
            Attributes = parsed.GetValue(About) ?? [],
            Due = DayOptions.Read(parsed, Due, reasons),
        };
        return reasons.Count > 0 ? Answer.Refuse(reasons) : Answer.To(await FlagActions.AdviseAsync(entry, advice, desk, ct), a => Kept(a, $"Advice of the {a.Value.By}: {a.Value.Text}", FlagJson.Write));
    }, ct);

    private static async Task<Answer> DidAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepFlag, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        List<Refusal> reasons = [];
        var on = DayOptions.Read(parsed, On, reasons);
        if (on is not null && parsed.GetValue(Open))
        {
            reasons.Add(new("--open", "It is both finished on a day and not finished.", "Give one of them."));
        }

        return reasons.Count > 0 ? Answer.Refuse(reasons) : await Answer.ToAsync(await FlagActions.RecommendationAsync(parsed.GetValue(AdviceId)!, desk, ct), async was => Answer.To(
            await FlagActions.DidAsync(was, parsed.GetValue(Did)!, parsed.GetValue(Open) ? null : on ?? FlagActions.Today(desk), desk, ct),
            a => Kept(a, $"{(a.Value.DoneOn is { } day ? $"Done on {day:uuuu-MM-dd}" : "Begun")}: {a.Value.Did}", FlagJson.Write)));
    }

    private static async Task<byte[]> BytesAsync(string path, Desk desk, CancellationToken ct)
    {
        await using var file = desk.Files.Open(path);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    private static Answer Kept<T>(KeptFlag<T> kept, string said, Func<T, JsonObject> write) => new() { Text = $"{kept.Record.Id:D}\n{said}", Json = CycleText.Json(kept, write) };
}

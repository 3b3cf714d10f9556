using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.CoreData;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.Cycle;

/// <summary>What <c>nte flag</c> keeps of an entry: its days, its group, its boundary, scores, advice, outcome.</summary>
public static partial class CycleCommand
{
    /// <summary>Which entry is meant.</summary>
    public static readonly Option<string?> Entry = new("--entry") { Description = "The entry, by its place or id; the one that waits for its outcome when not given" };

    private static readonly Argument<string> Place = new("place") { Description = "The place that applies" };
    private static readonly Argument<string?> Which = new("entry") { Description = "The entry, by its place or id; the one that waits for its outcome when not given", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string> Step = new("step") { Description = "The step, as `nte flag show` has it: submission, own-visit, …" };
    private static readonly Argument<string> Code = new("outcome") { Description = "accredited, conditions, revisit, not-accredited" };
    private static readonly Argument<string> Any = new("id") { Description = "The id of an entry, a body, a score, advice, a boundary, a mark or a table of core data, or its first digits" };
    private static readonly Option<string> Kind = new("--kind") { Description = "full or interim", DefaultValueFactory = _ => "full" };
    private static readonly Option<string> Round = new("--round") { Description = "Which round of the scheme it is", DefaultValueFactory = _ => "" };
    private static readonly Option<string?> Edition = new("--edition") { Description = "The edition of the framework that ships; the current one when not given", HelpName = "CODE" };
    private static readonly Option<string?> Framework = new("--framework") { Description = "A framework of your own", HelpName = "FILE" };
    private static readonly Option<string?> On = new("--on") { Description = "The day; today when not given", HelpName = "DATE" };
    private static readonly Option<string?> Due = new("--due") { Description = "By when it is to be done", HelpName = "DATE" };
    private static readonly Option<string?> Done = new("--done") { Description = "When it was done", HelpName = "DATE" };
    private static readonly Option<bool> Clear = new("--clear") { Description = "Take both of the step's days away" };
    private static readonly Option<bool> Erase = new("--erase") { Description = "Of a mark or a table of core data: erase the file that it brought in too, for good" };
    private static readonly Option<string> Note = new("--note") { Description = "Conditions and the like, without names", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Why = new("--why") { Description = "The reason, without names", DefaultValueFactory = _ => "" };

    /// <summary>Returns the verbs that stand under <c>nte flag</c>.</summary>
    /// <remarks>
    /// JSON of <c>show</c>: the entry's facts, <c>id</c>, <c>edition</c>, <c>steps</c> with <c>step</c>, <c>name</c>, <c>due</c>, <c>done</c>; <c>renewals</c>, <c>group</c>, <c>boundaries</c>, <c>advice</c>, <c>coreData</c>.
    /// <c>list</c>: an array of <c>id</c>, <c>place</c>, <c>kind</c>, <c>round</c>, <c>registered</c>, <c>next</c>, <c>outcome</c>.
    /// </remarks>
    public static IEnumerable<Command> Verbs() =>
    [
        new Verb("register", "Begin an entry of a place; it keeps the edition of the framework that it began with", "nte flag register Inventon --kind interim --round \"round 52\"", RegisterAsync) { Arguments = { Place }, Options = { Kind, Round, Edition, Framework, On } },
        new Verb("list", "List the entries with what comes next", "nte flag list", ListAsync),
        new Verb("show", "Show an entry: its steps, group, boundary, advice", "nte flag show", ShowAsync) { Arguments = { Which } },
        new Verb("date", "Say when a step is due or was done", "nte flag date submission --due 2027-01-29", DateAsync) { Arguments = { Step }, Options = { Entry, Due, Done, Clear, Why } },
        .. PartVerbs(),
        new Verb("outcome", "Write down what the panel decided", "nte flag outcome accredited --note \"Lights at the rank by the summer\"", OutcomeAsync) { Arguments = { Code }, Options = { Entry, On, Note } },
        new Verb("withdraw", "Take an entry, a body, a score, advice, a boundary, a mark or a table of core data off every list; it stays in the journal", "nte flag withdraw ADVICE --why \"written down twice\"", WithdrawAsync) { Arguments = { Any }, Options = { Why, Erase } },
    ];

    /// <summary>Acts on the entry that a command line means, for those who may do it at all.</summary>
    internal static async Task<Answer> OnAsync(Act act, string? word, Desk desk, Func<KeptFlag<FlagEntry>, Task<Answer>> then, CancellationToken ct) => await Gate.RefusedAsync(act, desk, ct) is { } refusal
        ? Answer.Refuse([refusal])
        : await Answer.ToAsync(await FlagActions.FindAsync(word, desk, ct), then);

    private static async Task<Answer> RegisterAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [];
        var on = DayOptions.Read(parsed, On, reasons) ?? FlagActions.Today(desk);
        if (parsed.GetValue(Framework) is not null && parsed.GetValue(Edition) is not null)
        {
            reasons.Add(new("--framework", "Both an edition and a framework of your own are given.", "Give one of them."));
        }

        var read = parsed.GetValue(Framework) is { } path ? FrameworkActions.OfFile(path, desk.Files) : FrameworkActions.Shipped(parsed.GetValue(Edition), desk.Files);
        reasons.AddRange(read is Outcome<FrameworkFile>.Refused(var no) ? no : []);
        if (reasons.Count > 0 || read is not Outcome<FrameworkFile>.Done(var framework))
        {
            return Answer.Refuse(reasons);
        }

        var entry = new FlagEntry(desk.NewId(), parsed.GetValue(Place)!.Trim(), parsed.GetValue(Kind)!, "")
        {
            Round = parsed.GetValue(Round)!.Trim(),
            Days = [new(FrameworkRules.FirstStep, null, on)],
        };
        return Said("Registered", await FlagActions.RegisterAsync(entry, framework, desk, ct));
    }

    private static async Task<Answer> ListAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadFlag, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        List<(KeptFlag<FlagEntry> Kept, FrameworkEdition Edition)> all = [];
        foreach (var entry in await FlagActions.ListAsync(desk, ct))
        {
            all.Add((entry, await FlagActions.EditionAsync(entry.Value, desk, ct)));
        }

        return new() { Table = CycleText.Table(all), Json = new JsonArray([.. all.Select(e => (JsonNode)CycleText.Line(e.Kept, e.Edition))]) };
    }

    private static Task<Answer> ShowAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(Act.ReadFlag, parsed.GetValue(Which), desk, async entry =>
    {
        var file = await FlagActions.OpenAsync(entry, desk, ct);
        var states = await CoreActions.StatesAsync(entry.Value, desk, ct);
        var json = CycleText.Json(file);
        json["coreData"] = CoreText.Json(states);
        return new() { Text = string.Join('\n', CycleText.Lines(file).Append($"Core data: {CoreText.Line(states)}")), Json = json };
    }, ct);

    private static Task<Answer> DateAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(Act.KeepFlag, parsed.GetValue(Entry), desk, async entry =>
    {
        List<Refusal> reasons = [];
        var (due, done) = (DayOptions.Read(parsed, Due, reasons), DayOptions.Read(parsed, Done, reasons));
        var step = parsed.GetValue(Step)!.Trim();
        var clear = parsed.GetValue(Clear);
        if (clear == (due is not null || done is not null) && reasons.Count == 0)
        {
            reasons.Add(new("--due", clear ? "Days are given and taken away at once." : "No day is given.", "Give --due DATE, --done DATE or both; or --clear alone."));
        }

        var why = parsed.GetValue(Why) is { Length: > 0 } said ? said : "a day was set";
        return reasons.Count > 0
            ? Answer.Refuse(reasons)
            : Said(step, await FlagActions.DateAsync(entry, clear ? new(step, null, null) : new(step, due ?? entry.Value.Due(step), done ?? entry.Value.Done(step)), why, desk, ct));
    }, ct);

    private static Task<Answer> OutcomeAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(Act.KeepFlag, parsed.GetValue(Entry), desk, async entry =>
    {
        List<Refusal> reasons = [];
        var on = DayOptions.Read(parsed, On, reasons) ?? FlagActions.Today(desk);
        return reasons.Count > 0 ? Answer.Refuse(reasons) : Said("Outcome", await FlagActions.TellAsync(entry, new(parsed.GetValue(Code)!.Trim(), on, parsed.GetValue(Note)!.Trim()), desk, ct));
    }, ct);

    private static async Task<Answer> WithdrawAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepFlag, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        List<Outcome<KeptRecord>> found = [];
        foreach (var thing in FlagActions.Things)
        {
            found.Add(await Keeping.FindAsync(thing, parsed.GetValue(Any)!, desk, ct));
        }

        List<KeptRecord> records = [.. found.OfType<Outcome<KeptRecord>.Done>().Select(d => d.Value)];
        var one = records is [var record] ? Outcome.Done(record)
            : records.Count > 1 ? Outcome.Refused<KeptRecord>("id", $"The ids of a {string.Join(" and a ", records.Select(r => r.Thing))} begin so.", "Give more digits.")
            : Outcome.Refused<KeptRecord>("id", $"Nothing of the flag has an id that begins with '{parsed.GetValue(Any)}', or several have.", "Give the id as the lists print it.");
        if (parsed.GetValue(Erase))
        {
            return await Answer.ToAsync(one, kept => ErasedAsync(kept, parsed.GetValue(Why)!, desk, ct));
        }

        return await Answer.ToAsync(one, async kept => Answer.To(await FlagActions.WithdrawAsync(kept, parsed.GetValue(Why)!, desk, ct), r => new()
        {
            Text = $"{r.Thing} {r.Id:D} is withdrawn; it stays in the journal.",
            Json = new JsonObject { ["id"] = r.Id.ToString("D"), ["thing"] = r.Thing, ["withdrawn"] = true },
        }));
    }

    private static async Task<Answer> ErasedAsync(KeptRecord record, string why, Desk desk, CancellationToken ct) => record.Thing switch
    {
        MarkActions.Thing => await Answer.ToAsync(await MarkActions.FindAsync(record.Id.ToString("D"), desk, ct), async mark => Erased(record, await MarkActions.EraseAsync(mark, why, desk, ct))),
        CoreFileActions.Thing => Erased(record, await CoreFileActions.EraseAsync(record, why, desk, ct)),
        _ => Answer.Refuse([new("--erase", $"A {record.Thing} has no file of its own.", "Withdraw it without --erase.")]),
    };

    private static Answer Erased(KeptRecord record, Outcome<bool> erased) => Answer.To(erased, clean => new()
    {
        Text = $"{record.Thing} {record.Id:D} is withdrawn, and its file is erased{(clean ? "." : "; somebody has the store open: `nte retention sweep` empties what is left of it.")}",
        Json = new JsonObject { ["id"] = record.Id.ToString("D"), ["thing"] = record.Thing, ["withdrawn"] = true, ["clean"] = clean },
    });

    private static Answer Said(string what, Outcome<KeptFlag<FlagEntry>> outcome) => Answer.To(outcome, kept =>
    {
        var facts = FlagJson.Write(kept.Value);
        facts["id"] = kept.Record.Id.ToString("D");
        return new() { Text = $"{kept.Record.Id:D}\n{what}: {CycleText.Words(kept.Value)}.", Json = facts };
    });
}

using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Emro.Workbench;
using NteMonitor.Journal;
using NteMonitor.People;

namespace NteMonitor.Emro.Law;

/// <summary>What <c>nte emro</c> says of an order as law: findings, timetable, proof of service, the form.</summary>
public static partial class LawCommand
{
    private static readonly Argument<string> Which = new("scenario") { Description = "The scenario, by name, its beginning, or the beginning of its id" };
    private static readonly Argument<string?> Maybe = new("scenario") { Description = "The scenario; without one the dates follow from --advertised alone", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Advertised = new("--advertised") { Description = "The first day of advertising, where nothing is on the log yet", HelpName = "DATE" };
    private static readonly Option<string?> Format = new("--format") { Description = "text, markdown, html, csv or json; the file's ending or text when not given" };
    private static readonly Option<string?> Out = new("--out") { Description = "The file to write, its ending telling the format; standard output when not given", HelpName = "FILE" };

    /// <summary>Returns the verbs that stand under <c>nte emro</c>.</summary>
    /// <remarks>
    /// JSON of <c>law</c>: <c>scenario</c>, <c>stands</c>, <c>findings</c> with <c>rule</c>, <c>weight</c> (error, warning, note), <c>message</c>, <c>hint</c>, <c>provision</c>.
    /// <c>timetable</c>: <c>name</c>, <c>today</c>, <c>planned</c>, <c>next</c>, <c>steps</c> with <c>step</c>, <c>earliest</c>, <c>latest</c>, <c>until</c>, <c>done</c>, <c>state</c>, <c>missed</c>, <c>overdue</c>, <c>daysLeft</c>, <c>remark</c>, <c>provision</c>; <c>affected</c>, <c>notes</c>.
    /// </remarks>
    public static IEnumerable<Command> Verbs() =>
    [
        new Verb("law", "Hold the law against an order: what it misses, what is open to challenge, what everybody must know", "nte emro law SCENARIO", LawAsync) { Arguments = { Which } },
        new FileVerb("timetable", "Say when each step of the procedure falls, what is done, missed and next", "nte emro timetable --advertised 2026-03-02", Plan)
        {
            Arguments = { Maybe },
            Options = { Advertised },
            AtDesk = TimetableAsync,
            WantsDesk = parsed => parsed.GetValue(Maybe) is not null,
        },
        new Verb("serve", "Put an act of the procedure on the proof-of-service log", "nte emro serve SCENARIO P1 --on 2026-11-09 --how website", ServeAsync)
        {
            Arguments = { Which, Step },
            Options = { On, How, To, Body, Proof, Note },
        },
        new Verb("served", "Show the proof-of-service log, and who has not been served", "nte emro served SCENARIO", ServedAsync) { Arguments = { Which } },
        new Verb("unserve", "Take an entry off the proof-of-service log that was recorded by mistake", "nte emro unserve SERVICE --why \"recorded twice\"", UnserveAsync) { Arguments = { Entry }, Options = { Why } },
        new Verb("form", "Write out what the order has to say, ready to print", "nte emro form SCENARIO", FormAsync) { Arguments = { Which }, Options = { Format, Out } },
    ];

    private static Task<Answer> LawAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async kept =>
        Answer.To(await LawActions.FindingsAsync(kept, desk, ct), found => new()
        {
            Text = string.Join('\n', LawText.Lines(kept.Scenario.Name, found)),
            Json = LawText.Json(kept.Scenario.Name, found),
        }), ct);

    /// <summary>Without a scenario there is no store and no clock: days are counted from the first day of advertising.</summary>
    private static Answer Plan(ParseResult parsed, IFiles files)
    {
        List<Refusal> reasons = [];
        if (DayOptions.Read(parsed, Advertised, reasons) is not { } advertised)
        {
            return Answer.Refuse(reasons.Count > 0 ? reasons : [new("--advertised", "Nothing says when advertising begins.", "Name a scenario, or give --advertised DATE.")]);
        }

        using var list = new StreamReader(files.Shipped(BankHolidays.Shipped) ?? throw new InvalidOperationException($"seed/{BankHolidays.Shipped} is missing from where the program was put."));
        return Answer.To(LawActions.Plan(advertised, advertised, BankHolidays.Read(list.ReadToEnd())), Timetable);
    }

    private static async Task<Answer> TimetableAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadEmro, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        List<Refusal> reasons = [];
        var advertised = DayOptions.Read(parsed, Advertised, reasons);
        var found = await ScenarioActions.FindAsync(parsed.GetValue(Maybe)!, desk, ct);
        reasons.AddRange(found is Outcome<KeptScenario>.Refused(var no) ? no : []);
        return reasons.Count > 0 || found is not Outcome<KeptScenario>.Done(var kept) ? Answer.Refuse(reasons) : Answer.To(await LawActions.ClockAsync(kept, advertised, desk, ct), Timetable);
    }

    private static Answer Timetable(OrderClock clock) => new() { Table = ClockText.Table(clock), Json = ClockText.Json(clock) };

    private static Task<Answer> FormAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async kept =>
    {
        var path = parsed.GetValue(Out);
        return await Answer.ToAsync(Paper.Format(parsed.GetValue(Format), path), async format =>
            await Answer.ToAsync(await LawActions.FormAsync(kept, desk, ct), async document =>
            {
                if (await LeakActions.CheckAsync(PlainTextWriter.Write(document), desk, ct) is { Count: > 0 } leaks)
                {
                    return Answer.Refuse(leaks);
                }

                var answer = await Paper.WriteAsync(format.Files(document, path is null ? "order" : Path.GetFileNameWithoutExtension(path)), path, desk);
                return path is null && parsed.GetValue<bool>("--json") ? new() { Json = JsonNode.Parse(JsonWriter.Write(document)) } : answer;
            }));
    }, ct);

    /// <summary>Asks leave before a name is looked for: whoever may not read scenarios is told none.</summary>
    private static async Task<Answer> OnAsync(ParseResult parsed, Desk desk, Func<KeptScenario, Task<Answer>> then, CancellationToken ct) =>
        await Gate.RefusedAsync(Act.ReadEmro, desk, ct) is { } refusal
            ? Answer.Refuse([refusal])
            : await Answer.ToAsync(await ScenarioActions.FindAsync(parsed.GetValue(Which)!, desk, ct), then);
}

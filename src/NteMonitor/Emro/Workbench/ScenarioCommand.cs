using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Journal;

namespace NteMonitor.Emro.Workbench;

/// <summary><c>nte emro scenario</c>: what could be done about late trouble, each as a scenario that is kept, run and held beside others.</summary>
public static class ScenarioCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "What it is called" };
    private static readonly Argument<string> Which = new("scenario") { Description = "The scenario, by its name, the beginning of it, or its id" };
    private static readonly Argument<string[]> Several = new("scenarios") { Description = "Scenarios by name; all on file when none is given", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> NewName = new("--name") { Description = "What it is called from now on" };
    private static readonly Option<string> Why = new("--why") { Description = "Why, in a few words without names", Required = true };

    /// <summary>Returns the command.</summary>
    /// <remarks>
    /// JSON of <c>show</c>: the scenario's facts, <c>baseline</c>, <c>trend</c>, <c>concentration</c>, <c>result</c> with <c>effect</c>, <c>tornado</c>, <c>queueNow</c>, <c>queueThen</c>, <c>levy</c>; <c>law</c>.
    /// <c>compare</c>: an array of results.
    /// </remarks>
    /// <param name="more">Further verbs that stand under it.</param>
    public static Command Create(IEnumerable<Command> more)
    {
        var command = new Command("scenario", "Keep scenarios: an order, staggered or voluntary closing, a levy, reviews, transport; run them and set them side by side");
        foreach (var verb in Verbs().Concat(more))
        {
            command.Subcommands.Add(verb);
        }

        return command;
    }

    /// <summary>Returns the verbs that stand under <c>nte emro</c> itself.</summary>
    public static IEnumerable<Command> Readings() =>
    [
        new Verb("baseline", "Show what there is now: events by night and hour, the share in the periods, trend, concentration", "nte emro baseline centre", BaselineAsync) { Arguments = { Which } },
        new Verb("touched", "Show which premises would lose hours of sale, and how many", "nte emro touched centre", TouchedAsync) { Arguments = { Which } },
    ];

    private static IEnumerable<Command> Verbs() =>
    [
        new Verb("add", "Put a scenario on file", "nte emro scenario add \"Core from three\" --tool order --zone core --day \"sat,sun 03:00-06:00\" --objective crime", AddAsync) { Arguments = { Name } }.With(ScenarioOptions.All),
        new Verb("list", "List the scenarios on file", "nte emro scenario list", ListAsync),
        new Verb("show", "Show a scenario with what it comes to, counted now", "nte emro scenario show centre", ShowAsync) { Arguments = { Which } },
        new Verb("amend", "Change a scenario; what is not given stays", "nte emro scenario amend staggered --day \"sat,sun 02:00-06:00\" --why \"An hour earlier\"", AmendAsync) { Arguments = { Which }, Options = { NewName, Why } }.With(ScenarioOptions.All),
        new Verb("withdraw", "Take a scenario off every list; it stays in the journal", "nte emro scenario withdraw \"As it is\" --why \"Not pursued\"", WithdrawAsync) { Arguments = { Which }, Options = { Why } },
        new Verb("compare", "Set scenarios side by side, each run on the log as it stands", "nte emro scenario compare", CompareAsync) { Arguments = { Several } },
    ];

    private static async Task<Answer> AddAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepEmro, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var name = parsed.GetValue(Name)!.Trim();
        var read = await ScenarioOptions.ReadAsync(parsed, new Scenario(desk.NewId(), name, Tool.Order) { Order = new(name) }, desk, ct);
        return await Answer.ToAsync(read, async scenario => Said("On file", await ScenarioActions.SaveAsync(scenario, desk, ct)));
    }

    private static async Task<Answer> ListAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadEmro, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var all = await ScenarioActions.ListAsync(desk, ct);
        return new() { Table = ScenarioText.Table(all), Json = new JsonArray([.. all.Select(s => (JsonNode)ScenarioText.Json(s))]) };
    }

    private static Task<Answer> ShowAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        StudyAsync(parsed, desk, study => new() { Text = string.Join('\n', ScenarioText.Lines(study)), Json = ScenarioText.Json(study) }, ct);

    private static Task<Answer> BaselineAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        StudyAsync(parsed, desk, study => new() { Table = ScenarioText.Baseline(study), Json = ScenarioText.Json(study)["baseline"]!.DeepClone() }, ct);

    private static Task<Answer> TouchedAsync(ParseResult parsed, Desk desk, CancellationToken ct) => StudyAsync(parsed, desk, study =>
    {
        var json = ScenarioText.Json(study.Result);
        json["venues"] = new JsonArray([.. study.Result.Touched.Venues.Select(v => (JsonNode)new JsonObject
        {
            ["venue"] = v.Venue.Venue.Name, ["days"] = v.Days, ["saleHours"] = v.SaleHours, ["capacityHours"] = v.CapacityHours, ["patronHours"] = v.PatronHours, ["events"] = v.Venue.Incidents, ["roomsOnly"] = v.Venue.RoomsOnly,
        })]);
        return new() { Table = ScenarioText.Touched(study.Result), Json = json };
    }, ct);

    private static Task<Answer> AmendAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async kept =>
    {
        var name = parsed.GetValue(NewName)?.Trim() ?? kept.Scenario.Name;
        var read = await ScenarioOptions.ReadAsync(parsed, kept.Scenario with { Name = name, Order = kept.Scenario.Order with { Name = name } }, desk, ct);
        return await Answer.ToAsync(read, async now => Said("Changed", await ScenarioActions.AmendAsync(kept, now, parsed.GetValue(Why)!, desk, ct)));
    }, ct);

    private static Task<Answer> WithdrawAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        OnAsync(parsed, desk, async kept => Said("Withdrawn", await ScenarioActions.WithdrawAsync(kept, parsed.GetValue(Why)!, desk, ct)), ct);

    private static async Task<Answer> CompareAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadEmro, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        List<Refusal> reasons = [];
        List<Scenario> chosen = [];
        foreach (var word in parsed.GetValue(Several) ?? [])
        {
            var found = await ScenarioActions.FindAsync(word, desk, ct);
            reasons.AddRange(found is Outcome<KeptScenario>.Refused(var no) ? no : []);
            chosen.AddRange(found is Outcome<KeptScenario>.Done(var kept) ? [kept.Scenario] : []);
        }

        if (reasons.Count > 0)
        {
            return Answer.Refuse(reasons);
        }

        var compared = await ScenarioActions.CompareAsync(chosen.Count > 0 ? chosen : [.. (await ScenarioActions.ListAsync(desk, ct)).Select(s => s.Scenario)], desk, ct);
        return Answer.To(compared, results => new() { Table = ScenarioText.Compared(results), Json = new JsonArray([.. results.Select(r => (JsonNode)ScenarioText.Json(r))]) });
    }

    private static Task<Answer> StudyAsync(ParseResult parsed, Desk desk, Func<Study, Answer> then, CancellationToken ct) =>
        OnAsync(parsed, desk, async kept => Answer.To(await ScenarioActions.StudyAsync(kept, desk, ct), then), ct);

    private static async Task<Answer> OnAsync(ParseResult parsed, Desk desk, Func<KeptScenario, Task<Answer>> then, CancellationToken ct) =>
        await Gate.RefusedAsync(Act.ReadEmro, desk, ct) is { } refusal
            ? Answer.Refuse([refusal])
            : await Answer.ToAsync(await ScenarioActions.FindAsync(parsed.GetValue(Which)!, desk, ct), then);

    private static Answer Said(string what, Outcome<KeptScenario> outcome) => Answer.To(outcome, kept => new()
    {
        Text = $"{kept.Record.Id:D}\n{what}: {kept.Scenario.Name}, {FigureWords.Of(kept.Scenario.Tool)}, {ScenarioText.Area(kept.Scenario)}, {Law.DayWords.Write(kept.Scenario.Order.Days)}.",
        Json = ScenarioText.Json(kept),
    });
}

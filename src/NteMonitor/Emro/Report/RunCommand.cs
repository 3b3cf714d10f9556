using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Emro.Workbench;
using NteMonitor.Journal;

namespace NteMonitor.Emro.Report;

/// <summary>What <c>nte emro scenario</c> says of runs: the report of one scenario or of several, made so that anybody can make it again.</summary>
public static class RunCommand
{
    private static readonly Argument<string> Which = new("scenario") { Description = "The scenario, by its name, the beginning of it, or its id" };
    private static readonly Argument<string[]> Several = new("scenarios") { Description = "One scenario for its report, several to set them side by side in one; none for all on file", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Argument<string> Run = new("run") { Description = "The run, by its id, the beginning of it, or \"latest\"" };
    private static readonly Option<string?> Format = new("--format") { Description = "text, markdown, html, csv or json; the file's ending or text when not given" };
    private static readonly Option<string?> Out = new("--out") { Description = "The file to write, its ending telling the format; standard output when not given", HelpName = "FILE" };
    private static readonly Option<bool> Key = new("--key") { Description = "Write the key to the venues' codes instead, for those who may see it" };

    /// <summary>Returns the verbs.</summary>
    /// <remarks>JSON of <c>run</c>: as <c>show</c>, with <c>run</c>, <c>verdict</c>, <c>against</c>, <c>reasons</c>, <c>wouldChange</c>, <c>questions</c>. <c>verify</c>: <c>stands</c>, <c>entries</c>, <c>differences</c>.</remarks>
    public static IEnumerable<Command> Verbs() =>
    [
        new Verb("run", "Run a scenario, journal what it was run on, and say what the evidence comes to", "nte emro scenario run centre", RunAsync) { Arguments = { Which } },
        new Verb("export", "Run scenarios and write the neutral report", "nte emro scenario export centre --format markdown", ExportAsync) { Arguments = { Several }, Options = { Format, Out, Key } },
        new Verb("runs", "List the runs that the journal has", "nte emro scenario runs", ListAsync),
        new Verb("verify", "Make a run's report again from the journal as it stood, and compare", "nte emro scenario verify latest", VerifyAsync) { Arguments = { Run } },
        new Verb("questions", "Answer the twelve questions on which orders have failed", "nte emro scenario questions centre", QuestionsAsync) { Arguments = { Which } },
    ];

    private static async Task<Answer> RunAsync(ParseResult parsed, Desk desk, CancellationToken ct) => await Answer.ToAsync(await ChosenAsync([parsed.GetValue(Which)!], desk, ct), async chosen =>
        Answer.To(await RunActions.MakeAsync(chosen, desk, ct), made =>
        {
            var study = made.Studies[0];
            var json = ScenarioText.Json(study);
            json["run"] = Json(made.Run);
            Put(json, study);
            return new() { Text = string.Join('\n', [$"{made.Run.Provenance.Run:D}", .. ScenarioText.Lines(study), .. Concluded(study), Foot(made.Run)]), Json = json };
        }));

    private static async Task<Answer> ExportAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        var path = parsed.GetValue(Out);
        return await Answer.ToAsync(Paper.Format(parsed.GetValue(Format), path), async format =>
            await Answer.ToAsync(await ChosenAsync(parsed.GetValue(Several) ?? [], desk, ct), async chosen =>
                await Answer.ToAsync(await RunActions.MakeAsync(chosen, desk, ct), made =>
                {
                    var document = parsed.GetValue(Key) ? EmroSection.Key(made.Studies[0], made.Run.Provenance) : made.Document;
                    return Paper.WriteAsync(format.Files(document, path is null ? "closing-hours" : Path.GetFileNameWithoutExtension(path)), path, desk);
                })));
    }

    private static async Task<Answer> ListAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadEmro, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var runs = await RunActions.ListAsync(desk, ct);
        return new()
        {
            Table = new("runs", "Runs of scenarios", [new("Made"), new("Scenario"), new("Verdict"), new("Version"), new("Inputs"), new("Id")],
                [.. runs.Select(r => new Row([Stamp(r), r.Compares ? $"{r.Scenarios.Count} side by side" : r.Name, r.Verdict ?? "-", r.Provenance.Version, r.Provenance.InputsSha256[..12], r.Provenance.Run.ToString("D")]))]),
            Json = new JsonArray([.. runs.Select(r => (JsonNode)Json(r))]),
        };
    }

    private static async Task<Answer> VerifyAsync(ParseResult parsed, Desk desk, CancellationToken ct) => await Gate.RefusedAsync(Act.ReadEmro, desk, ct) is { } refusal
        ? Answer.Refuse([refusal])
        : await Answer.ToAsync(await RunActions.FindAsync(parsed.GetValue(Run)!, desk, ct), async run => Answer.To(await RunActions.VerifyAsync(run, desk, ct), verdict => new()
        {
            Text = verdict.Differences.Count == 0
                ? $"It stands, byte for byte: made again from {verdict.Entries} journal entries, SHA-256 {run.DocumentSha256}."
                : string.Join('\n', ["It does not stand.", .. verdict.Differences]),
            Json = new JsonObject { ["run"] = run.Provenance.Run.ToString("D"), ["stands"] = verdict.Differences.Count == 0, ["entries"] = verdict.Entries, ["differences"] = new JsonArray([.. verdict.Differences.Select(d => (JsonNode)d)]) },
            Exit = verdict.Differences.Count == 0 ? 0 : 3,
        }));

    private static async Task<Answer> QuestionsAsync(ParseResult parsed, Desk desk, CancellationToken ct) => await Gate.RefusedAsync(Act.ReadEmro, desk, ct) is { } refusal
        ? Answer.Refuse([refusal])
        : await Answer.ToAsync(await ScenarioActions.FindAsync(parsed.GetValue(Which)!, desk, ct), async kept => Answer.To(await ScenarioActions.StudyAsync(kept, desk, ct), study =>
        {
            var json = new JsonObject { ["scenario"] = study.Scenario.Name };
            Put(json, study);
            return new() { Text = string.Join('\n', [.. study.Questions.SelectMany(q => new[] { $"{q.Id} {q.Asked}", $"   {FigureWords.Of(q.Grade)}: {q.Answer}", $"   Behind it: {q.Behind}" }), .. Concluded(study)]), Json = json };
        }));

    private static async Task<Outcome<IReadOnlyList<KeptScenario>>> ChosenAsync(string[] words, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepEmro, desk, ct) is { } refusal)
        {
            return new Outcome<IReadOnlyList<KeptScenario>>.Refused([refusal]);
        }

        List<Refusal> reasons = [];
        List<KeptScenario> chosen = words.Length > 0 ? [] : [.. await ScenarioActions.ListAsync(desk, ct)];
        foreach (var word in words)
        {
            var found = await ScenarioActions.FindAsync(word, desk, ct);
            reasons.AddRange(found is Outcome<KeptScenario>.Refused(var no) ? no : []);
            chosen.AddRange(found is Outcome<KeptScenario>.Done(var kept) ? [kept] : []);
        }

        if (reasons.Count == 0 && chosen.Count == 0)
        {
            reasons.Add(new("scenario", "No scenario is on file.", "`nte emro scenario add` makes one."));
        }

        return Outcome.Unless<IReadOnlyList<KeptScenario>>(reasons, () => chosen);
    }

    private static IEnumerable<string> Concluded(Study study)
    {
        var conclusion = study.Conclusion;
        return
        [
            "", VerdictRules.Sentence(conclusion),
            .. conclusion.Reasons.Select(r => "  " + r), "What would change this conclusion", .. conclusion.WouldChange.Select(c => "  " + c),
        ];
    }

    private static void Put(JsonObject json, Study study)
    {
        var conclusion = study.Conclusion;
        json["verdict"] = conclusion.Verdict.ToString().ToLowerInvariant();
        json["against"] = conclusion.Against;
        json["reasons"] = new JsonArray([.. conclusion.Reasons.Select(r => (JsonNode)r)]);
        json["wouldChange"] = new JsonArray([.. conclusion.WouldChange.Select(c => (JsonNode)c)]);
        json["questions"] = new JsonArray([.. study.Questions.Select(q => (JsonNode)new JsonObject { ["id"] = q.Id, ["asked"] = q.Asked, ["grade"] = q.Grade.ToString().ToLowerInvariant(), ["answer"] = q.Answer, ["behind"] = q.Behind, ["would"] = q.Would })]);
    }

    private static string Foot(ScenarioRun run) =>
        $"Inputs SHA-256 {run.Provenance.InputsSha256}, {run.Provenance.Heads.Sum(h => h.Seq)} journal entries, version {run.Provenance.Version}, seed {run.Seed}; report SHA-256 {run.DocumentSha256}.";

    private static JsonObject Json(ScenarioRun run)
    {
        var json = run.Write();
        json.Insert(0, "id", run.Provenance.Run.ToString("D"));
        return json;
    }

    private static string Stamp(ScenarioRun run) => run.Town.Clock.Local(run.Provenance.MadeAt).ToString("uuuu-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}

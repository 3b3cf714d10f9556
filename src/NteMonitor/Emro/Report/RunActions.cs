using System.Text;
using NteMonitor.Access;
using NteMonitor.Documents;
using NteMonitor.Emro.Workbench;
using NteMonitor.Journal;
using NteMonitor.People;

namespace NteMonitor.Emro.Report;

/// <summary>A run with what it came to.</summary>
/// <param name="Run">The run.</param>
/// <param name="Studies">The scenarios in it.</param>
/// <param name="Document">The report.</param>
public sealed record MadeRun(ScenarioRun Run, IReadOnlyList<Study> Studies, Document Document);

/// <summary>What making a run again found.</summary>
/// <param name="Run">The run.</param>
/// <param name="Entries">From how many journal entries.</param>
/// <param name="Differences">What differs; empty when the report stands, byte for byte.</param>
public sealed record RunVerdict(ScenarioRun Run, long Entries, IReadOnlyList<string> Differences);

/// <summary>Runs scenarios so that anybody can run them again: the journal has what each run was made from.</summary>
public static class RunActions
{
    /// <summary>What entries about runs begin with.</summary>
    public const string Thing = "scenario-run";

    private const int Tries = 5;

    /// <summary>Runs a scenario, or several beside one another, and journals the run; refused whole when anything personal is in the report.</summary>
    /// <param name="scenarios">The scenarios, at least one; more than one makes a comparison.</param>
    /// <param name="desk">Where.</param>
    /// <param name="ct">Stops between counts.</param>
    public static async Task<Outcome<MadeRun>> MakeAsync(IReadOnlyList<KeptScenario> scenarios, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepEmro, desk, ct) is { } refusal)
        {
            return new Outcome<MadeRun>.Refused([refusal]);
        }

        var book = await EmroBook.ShippedAsync(desk, ct);
        var at = desk.Now();
        var run = new ScenarioRun([.. scenarios.Select(s => s.Record.Id)], desk.Town, new([], desk.Version, "", at, desk.NewId()))
        {
            Compares = scenarios.Count > 1,
            Name = scenarios[0].Scenario.Name,
            Seed = ScenarioJson.Write(scenarios[0].Scenario).Text("seed")!,
            ReferenceSha256 = await KeepAsync(desk.Reference.Write(), desk, ct),
            BookSha256 = (await KeepAsync(book.Levy, desk, ct), await KeepAsync(book.Costs, desk, ct)),
        };
        var made = await UndisturbedAsync(run, book, desk with { Now = () => at }, ct);
        if (made is not Outcome<MadeRun>.Done(var done))
        {
            return made;
        }

        if (await LeakActions.CheckAsync(PlainTextWriter.Write(done.Document), desk, ct) is { Count: > 0 } leaks)
        {
            return new Outcome<MadeRun>.Refused(leaks);
        }

        await desk.Store.AppendAsync(new([new(desk.NewId(), "scenario-run.made", done.Run.Provenance.Run, null, CanonicalJson.Write(done.Run.Write()))], desk.Stamp()), ct);
        return made;
    }

    /// <summary>Returns the runs on file, the latest first; asks nobody's leave.</summary>
    public static async Task<IReadOnlyList<ScenarioRun>> ListAsync(Desk desk, CancellationToken ct) =>
        [.. (await desk.Store.RecordsAsync(new(Thing), ct)).Select(r => ScenarioRun.Read(r.Id, r.Facts)).OrderByDescending(r => r.Provenance.MadeAt)];

    /// <summary>Returns the run of an id, its first digits or <c>latest</c>, or why there is none; asks nobody's leave.</summary>
    public static async Task<Outcome<ScenarioRun>> FindAsync(string word, Desk desk, CancellationToken ct) => word.Trim() == "latest"
        ? await ListAsync(desk, ct) is [var last, ..] ? Outcome.Done(last) : Outcome.Refused<ScenarioRun>("run", "No scenario was run yet.", "`nte emro scenario run` makes one.")
        : (await Keeping.FindAsync(Thing, word, desk, ct)).Then(r => Outcome.Done(ScenarioRun.Read(r.Id, r.Facts)));

    /// <summary>Makes a run again from the journal as it stood and holds the report against it, byte for byte.</summary>
    public static async Task<Outcome<RunVerdict>> VerifyAsync(ScenarioRun run, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadEmro, desk, ct) is { } refusal)
        {
            return new Outcome<RunVerdict>.Refused([refusal]);
        }

        if ((await JournalActions.VerifyAsync(desk.Store, ct)).Faults is [var fault, ..])
        {
            return Outcome.Done(new RunVerdict(run, fault.Seq, [$"The journal is broken at entry {fault.Seq} ({fault.Id:D}): {fault.Fault}."]));
        }

        return (await AgainAsync(run, desk, ct)).Then(again => Outcome.Done(new RunVerdict(run, run.Provenance.Heads.Sum(h => h.Seq), [.. Differences(run, again.Run, desk.Version)])));
    }

    /// <summary>Returns a run made again from the journal as it stood, or why it cannot be; asks nobody's leave.</summary>
    public static async Task<Outcome<MadeRun>> AgainAsync(ScenarioRun run, Desk desk, CancellationToken ct)
    {
        if (await desk.Store.BytesAsync(run.ReferenceSha256, ct) is not { } lists || await EmroBook.KeptAsync(run.BookSha256, desk.Store, ct) is not { } book)
        {
            return Outcome.Refused<MadeRun>("run", "The lists it was made with are not kept here.", "Verify it in the store where it was made.");
        }

        await using var then = await desk.Store.AsOfAsync(run.Provenance.Heads, ct);
        var asOf = desk with { Store = then, Town = run.Town, Reference = Reference.Read(Encoding.UTF8.GetString(lists)), Now = () => run.Provenance.MadeAt };
        return await DocumentAsync(run, book, asOf, ct);
    }

    /// <summary>Makes the report from one state of the journal: while others write, it is made again.</summary>
    private static async Task<Outcome<MadeRun>> UndisturbedAsync(ScenarioRun run, EmroBook book, Desk desk, CancellationToken ct)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var heads = await desk.Store.HeadsAsync(ct);
            var made = await DocumentAsync(run with { Provenance = run.Provenance with { Heads = heads } }, book, desk, ct);
            if (heads.SequenceEqual(await desk.Store.HeadsAsync(ct)))
            {
                return made;
            }
        }

        return Outcome.Refused<MadeRun>("journal", $"Others wrote to the journal {Tries} times while it was read.", "Try again in a moment.");
    }

    /// <summary>Makes the report of a run at a desk whose store stands as it did.</summary>
    private static async Task<Outcome<MadeRun>> DocumentAsync(ScenarioRun run, EmroBook book, Desk then, CancellationToken ct)
    {
        List<Study> studies = [];
        var all = await ScenarioActions.ListAsync(then, ct);
        foreach (var id in run.Scenarios)
        {
            if (all.FirstOrDefault(s => s.Record.Id == id) is not { } kept)
            {
                return Outcome.Refused<MadeRun>("scenario", $"The scenario {id:D} is not on file.", "It was withdrawn, or is kept elsewhere.");
            }

            switch (await ScenarioActions.StudyAsync(kept, book, then, ct))
            {
                case Outcome<Study>.Done(var study):
                    studies.Add(study);
                    break;
                case Outcome<Study>.Refused(var no):
                    return new Outcome<MadeRun>.Refused(no);
            }
        }

        var inputs = Chain.Sha256(string.Join('\n', studies.Select(s => Fingerprint.Of(s.Scenario, s.Inputs))));
        var provenance = run.Provenance with { InputsSha256 = inputs };
        var document = run.Compares ? CompareSection.Of(studies, provenance) : EmroSection.Of(studies[0], provenance);
        return Outcome.Done(new MadeRun(
            run with { Provenance = provenance, Verdict = run.Compares ? null : studies[0].Conclusion.Verdict.ToString().ToLowerInvariant(), DocumentSha256 = Chain.Sha256(JsonWriter.Write(document)) }, studies, document));
    }

    private static IEnumerable<string> Differences(ScenarioRun run, ScenarioRun again, string version)
    {
        if (again.Provenance.InputsSha256 != run.Provenance.InputsSha256)
        {
            yield return $"The inputs counted again are not those that were journalled: {again.Provenance.InputsSha256}, not {run.Provenance.InputsSha256}.";
        }

        if (again.DocumentSha256 != run.DocumentSha256)
        {
            yield return $"The report made again is not the one that was journalled: {again.DocumentSha256}, not {run.DocumentSha256}{(version == run.Provenance.Version ? "" : $"; it was made with version {run.Provenance.Version}, this is {version}")}.";
        }
    }

    private static Task<string> KeepAsync(string text, Desk desk, CancellationToken ct) => desk.Store.KeepBytesAsync(Encoding.UTF8.GetBytes(text), ct);
}

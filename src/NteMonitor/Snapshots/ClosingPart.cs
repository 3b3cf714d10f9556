using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Documents;
using NteMonitor.Emro.Report;
using NteMonitor.Emro.Workbench;
using NteMonitor.Journal;

namespace NteMonitor.Snapshots;

/// <summary>The scenario of closing hours that a report takes in, with everything that it depends on beside the journal.</summary>
/// <param name="Scenario">The scenario's id.</param>
/// <param name="At">The moment at which it was run: what is past and what is ahead.</param>
/// <param name="LevySha256">SHA-256 under which the levy's charges are kept.</param>
/// <param name="CostsSha256">SHA-256 under which the costs of offences are kept.</param>
public sealed record ClosingPart(Guid Scenario, Instant At, string LevySha256, string CostsSha256)
{
    private const int LastLevel = 4;

    /// <summary>Returns the part for a scenario run now, its lists kept.</summary>
    public static async Task<ClosingPart> KeepAsync(KeptScenario kept, Desk desk, CancellationToken ct)
    {
        var book = await EmroBook.ShippedAsync(desk, ct);
        return new(
            kept.Record.Id, desk.Now(),
            await desk.Store.KeepBytesAsync(Encoding.UTF8.GetBytes(book.Levy), ct), await desk.Store.KeepBytesAsync(Encoding.UTF8.GetBytes(book.Costs), ct));
    }

    /// <summary>Returns the part that facts describe.</summary>
    public static ClosingPart Read(JsonObject facts) => new(
        Guid.Parse(facts.Text("scenario")!), InstantPattern.ExtendedIso.Parse(facts.Text("at")!).GetValueOrThrow(), facts.Text("levySha256")!, facts.Text("costsSha256")!);

    /// <summary>Returns the parts of the report: those of the stand-alone one, a level down and with names of their own.</summary>
    public static IReadOnlyList<Part> Parts(Study study) =>
    [
        new Heading(2, $"Closing hours: {study.Scenario.Name}"),
        .. EmroSection.Section(study).Select(p => p switch
        {
            Heading heading => heading with { Level = Math.Min(LastLevel, heading.Level + 1) },
            Table table => table with { Id = "closing-" + table.Id },
            Chart chart => chart with { Id = "closing-" + chart.Id },
            _ => p,
        }),
    ];

    /// <summary>Returns the facts of a journal entry.</summary>
    public JsonObject Write() => new() { ["scenario"] = Scenario.ToString("D"), ["at"] = InstantPattern.ExtendedIso.Format(At), ["levySha256"] = LevySha256, ["costsSha256"] = CostsSha256 };

    /// <summary>Returns the scenario with everything that is known of it at a desk whose store stands as it did, or why it cannot be run.</summary>
    /// <param name="then">The desk, with town and lists as they were.</param>
    /// <param name="kept">Where the lists are kept.</param>
    /// <param name="ct">Stops between counts.</param>
    public async Task<Outcome<Study>> StudyAsync(Desk then, IStore kept, CancellationToken ct)
    {
        if (await EmroBook.KeptAsync((LevySha256, CostsSha256), kept, ct) is not { } book)
        {
            return Outcome.Refused<Study>("snapshot", "The charges and costs that it was made with are not kept here.", "Verify it in the store where it was taken.");
        }

        return (await ScenarioActions.ListAsync(then, ct)).FirstOrDefault(s => s.Record.Id == Scenario) is { } scenario
            ? await ScenarioActions.StudyAsync(scenario, book, then with { Now = () => At }, ct)
            : Outcome.Refused<Study>("scenario", $"The scenario {Scenario:D} is not on file.", "It was withdrawn, or is kept elsewhere.");
    }
}

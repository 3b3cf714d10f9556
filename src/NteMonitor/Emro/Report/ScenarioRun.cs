using System.Text.Json.Nodes;
using NodaTime.Text;
using NteMonitor.Journal;

namespace NteMonitor.Emro.Report;

/// <summary>A run of a scenario that the journal has: everything that its report can be made again from.</summary>
/// <param name="Scenarios">The scenarios in it; of a single report the one, of a comparison those beside one another.</param>
/// <param name="Town">Authority, name and clock as they were.</param>
/// <param name="Provenance">Journals, version, inputs, moment and the run's id.</param>
public sealed record ScenarioRun(IReadOnlyList<Guid> Scenarios, Town Town, Provenance Provenance)
{
    /// <summary>Whether the scenarios stand beside one another.</summary>
    public bool Compares { get; init; }

    /// <summary>The first scenario's name as it was.</summary>
    public string Name { get; init; } = "";

    /// <summary>The verdict as the report prints it, or none of a comparison.</summary>
    public string? Verdict { get; init; }

    /// <summary>The seed of the first scenario.</summary>
    public string Seed { get; init; } = "";

    /// <summary>SHA-256 under which the reference lists are kept.</summary>
    public string ReferenceSha256 { get; init; } = "";

    /// <summary>SHA-256 under which the levy's charges are kept, and the costs.</summary>
    public (string Levy, string Costs) BookSha256 { get; init; }

    /// <summary>SHA-256 of the report as JSON.</summary>
    public string DocumentSha256 { get; init; } = "";

    /// <summary>Returns the facts of a journal entry.</summary>
    public JsonObject Write()
    {
        var facts = new JsonObject
        {
            ["of"] = Scenarios[0].ToString("D"),
            ["name"] = Name,
            ["seed"] = Seed,
            ["version"] = Provenance.Version,
            ["inputsSha256"] = Provenance.InputsSha256,
            ["madeAt"] = InstantPattern.ExtendedIso.Format(Provenance.MadeAt),
            ["referenceSha256"] = ReferenceSha256,
            ["levySha256"] = BookSha256.Levy,
            ["costsSha256"] = BookSha256.Costs,
            ["documentSha256"] = DocumentSha256,
        };
        facts.Put(Provenance.Heads);
        facts.Put(Town);
        facts.Put("verdict", Verdict);
        facts.Put("on", Town.Clock.Local(Provenance.MadeAt).Date);
        if (Compares)
        {
            facts.Put("compares", [.. Scenarios.Select(s => s.ToString("D"))]);
        }

        return facts;
    }

    /// <summary>Returns the run that facts describe.</summary>
    public static ScenarioRun Read(Guid id, JsonObject facts) => new(
        facts.ContainsKey("compares") ? [.. facts.Texts("compares").Select(Guid.Parse)] : [Guid.Parse(facts.Text("of")!)],
        facts.Town(),
        new(
            facts.Heads(),
            facts.Text("version")!, facts.Text("inputsSha256")!, InstantPattern.ExtendedIso.Parse(facts.Text("madeAt")!).GetValueOrThrow(), id))
    {
        Compares = facts.ContainsKey("compares"),
        Name = facts.Text("name")!,
        Verdict = facts.Text("verdict"),
        Seed = facts.Text("seed")!,
        ReferenceSha256 = facts.Text("referenceSha256")!,
        BookSha256 = (facts.Text("levySha256")!, facts.Text("costsSha256")!),
        DocumentSha256 = facts.Text("documentSha256")!,
    };
}

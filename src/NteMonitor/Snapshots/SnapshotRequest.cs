using System.Text.Json.Nodes;
using NodaTime.Text;
using NteMonitor.Journal;

namespace NteMonitor.Snapshots;

/// <summary>What a snapshot report is asked to cover, with everything its figures depend on besides the journal.</summary>
/// <param name="Nights">The nights, first and last included.</param>
/// <param name="Window">The hours of the night, as they were defined when the report was taken.</param>
/// <param name="Zone">Code of the zone it is limited to, or none.</param>
/// <param name="Town">Authority, name and clock as they were when the report was taken.</param>
/// <param name="ReferenceSha256">SHA-256 under which the reference lists of that day are kept.</param>
public sealed record SnapshotRequest(NightRange Nights, NamedWindow Window, string? Zone, Town Town, string ReferenceSha256)
{
    /// <summary>The form in which reports are written now. Reports keep the one they were taken in, so that they can be made again.</summary>
    public const int LatestForm = 4;

    /// <summary>The form of the report: 1 the first; 2 says also how many events lie outside the window and where the log begins; 3 has a part on shifts; 4 says which venues stand out.</summary>
    public int Form { get; init; } = LatestForm;

    /// <summary>The scenario of closing hours that it takes in, or none.</summary>
    public ClosingPart? Closing { get; init; }

    /// <summary>Returns the request as the facts of a journal entry.</summary>
    public JsonObject Write()
    {
        var facts = new JsonObject
        {
            ["from"] = Nights.First.ToIso(),
            ["to"] = Nights.Last.ToIso(),
            ["referenceSha256"] = ReferenceSha256,
        };
        facts.Put("window", Window);
        facts.Put(Town);
        facts.Put("zone", Zone);
        if (Closing is { } closing)
        {
            facts["closing"] = closing.Write();
        }

        facts.Put("form", Form == 1 ? null : Form);
        return facts;
    }

    /// <summary>Returns the request that facts describe.</summary>
    /// <exception cref="UnparsableValueException">The facts are not a request's.</exception>
    public static SnapshotRequest Read(JsonObject facts)
    {
        var named = facts.Window("window");
        return new(
            new(new(facts.Date("from")!.Value), new(facts.Date("to")!.Value)),
            named,
            facts.Text("zone"),
            facts.Town(named),
            facts.Text("referenceSha256")!)
        {
            Form = facts.Number("form") ?? 1,
            Closing = facts["closing"] is JsonObject closing ? ClosingPart.Read(closing) : null,
        };
    }
}

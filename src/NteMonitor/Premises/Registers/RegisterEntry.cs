using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Incidents;
using NteMonitor.Journal;

namespace NteMonitor.Premises.Registers;

/// <summary>One line of a register that a venue handed over, without what is sealed of it. It is no account in the log.</summary>
/// <param name="Id">The entry's id.</param>
/// <param name="Venue">The venue's id.</param>
/// <param name="Kind">incidents, refusals, ejections, door-staff or cctv.</param>
/// <param name="When">When it happened, or none where the register does not say or has no use for it.</param>
public sealed record RegisterEntry(Guid Id, Guid Venue, string Kind, When? When)
{
    /// <summary>Code of the category, of incidents; or none.</summary>
    public string? Category { get; init; }

    /// <summary>Severity 1 to 5, of incidents; or none.</summary>
    public int? Severity { get; init; }

    /// <summary>Code of the outcome, of incidents; or none.</summary>
    public string? Outcome { get; init; }

    /// <summary>Code of the reason, of refusals and ejections; none where the register gives none.</summary>
    public string? Reason { get; init; }

    /// <summary>Code of who asked, of footage; or none.</summary>
    public string? Requester { get; init; }

    /// <summary>How many people, or none.</summary>
    public int? People { get; init; }

    /// <summary>The venue's own number, or none.</summary>
    public string? Number { get; init; }

    /// <summary>The last day on which a badge is valid, of door staff.</summary>
    public LocalDate? Expires { get; init; }

    /// <summary>The day on which footage was handed over, or none.</summary>
    public LocalDate? Supplied { get; init; }

    /// <summary>Remarks that the import made about the row.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The file it was imported from.</summary>
    public string ImportedFrom { get; init; } = "";

    /// <summary>SHA-256 of that file.</summary>
    public string FileSha256 { get; init; } = "";

    /// <summary>The line of the file on which the row begins.</summary>
    public int Line { get; init; }
}

/// <summary>An entry of a register with what the journal knows of it.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Record">Its record.</param>
public sealed record KeptEntry(RegisterEntry Entry, KeptRecord Record);

/// <summary>An entry of a register as the facts of a journal entry, and back.</summary>
public static class RegisterJson
{
    /// <summary>Members that say where a row came from and not what it says.</summary>
    private static readonly string[] Whence = ["file", "sha256", "line"];

    /// <summary>Returns the facts of an entry.</summary>
    public static JsonObject Write(RegisterEntry entry, NightClock clock)
    {
        var facts = new JsonObject { ["venue"] = entry.Venue.ToString("D"), ["kind"] = entry.Kind, ["file"] = entry.ImportedFrom, ["sha256"] = entry.FileSha256, ["line"] = entry.Line };
        if (entry.When is { } when)
        {
            facts["on"] = LocalDatePattern.Iso.Format(clock.Local(when.From).Date);
            facts["when"] = new JsonObject
            {
                ["precision"] = when.Precision.ToString().ToLowerInvariant(),
                ["from"] = InstantPattern.ExtendedIso.Format(when.From),
                ["to"] = InstantPattern.ExtendedIso.Format(when.To),
            };
        }

        facts.Put("category", entry.Category);
        facts.Put("severity", entry.Severity);
        facts.Put("outcome", entry.Outcome);
        facts.Put("reason", entry.Reason);
        facts.Put("requester", entry.Requester);
        facts.Put("count", entry.People);
        facts.Put("number", entry.Number);
        facts.Put("expires", entry.Expires);
        facts.Put("supplied", entry.Supplied);
        facts.Put("remarks", entry.Remarks);
        return facts;
    }

    /// <summary>Returns the entry that facts describe.</summary>
    public static RegisterEntry Read(Guid id, JsonObject facts) => new(id, Guid.Parse(facts.Text("venue")!), facts.Text("kind")!, When(facts))
    {
        Category = facts.Text("category"),
        Severity = facts.Number("severity"),
        Outcome = facts.Text("outcome"),
        Reason = facts.Text("reason"),
        Requester = facts.Text("requester"),
        People = facts.Number("count"),
        Number = facts.Text("number"),
        Expires = facts.Date("expires"),
        Supplied = facts.Date("supplied"),
        Remarks = facts.Texts("remarks"),
        ImportedFrom = facts.Text("file") ?? "",
        FileSha256 = facts.Text("sha256") ?? "",
        Line = facts.Number("line") ?? 0,
    };

    /// <summary>Returns what an entry says, as one text by which two are compared: not where it came from.</summary>
    public static string Says(JsonObject facts)
    {
        var said = facts.DeepClone().AsObject();
        foreach (var name in Whence)
        {
            said.Remove(name);
        }

        return CanonicalJson.Write(said);
    }

    private static When? When(JsonObject facts) => facts["when"] is JsonObject when
        ? new(Enum.Parse<TimePrecision>(when.Text("precision")!, ignoreCase: true), At(when.Text("from")!), At(when.Text("to")!))
        : null;

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).GetValueOrThrow();
}

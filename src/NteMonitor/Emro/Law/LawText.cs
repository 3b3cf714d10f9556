using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime.Text;
using NteMonitor.Documents;
using NteMonitor.Venues;

namespace NteMonitor.Emro.Law;

/// <summary>Findings and the proof-of-service log in words, rows and JSON.</summary>
public static class LawText
{
    /// <summary>The steps that everybody affected is served with.</summary>
    private static readonly string[] Everybody = ["P3", "P8"];

    /// <summary>Returns what the law says of an order, as lines: errors, warnings, then what everybody must know.</summary>
    /// <param name="name">What the scenario is called.</param>
    /// <param name="found">The findings.</param>
    public static IReadOnlyList<string> Lines(string name, IReadOnlyList<Finding> found)
    {
        var errors = found.Count(f => f.Weight == Weight.Error);
        List<string> lines =
        [
            errors == 0 ? $"{name}: nothing here stands against making the order." : $"{name}: the order cannot be made so; {errors} {(errors == 1 ? "rule is" : "rules are")} broken.",
            OrderRules.SalesNotOpening,
        ];
        foreach (var (weight, heading) in new[] { (Weight.Error, "Broken"), (Weight.Warning, "Open to challenge, or to be looked at"), (Weight.Note, "What everybody must know") })
        {
            var some = found.Where(f => f.Weight == weight).ToList();
            lines.AddRange(some.Count == 0 ? [] : ["", heading]);
            foreach (var finding in some)
            {
                lines.Add($"  {finding.Rule}  {finding.Message} ({finding.Provision})");
                lines.AddRange(finding.Hint.Length > 0 ? [$"       {finding.Hint}"] : []);
            }
        }

        lines.AddRange(["", "Not legal advice. The rules: docs/methods/emro.md §1."]);
        return lines;
    }

    /// <summary>Returns the findings for programs.</summary>
    public static JsonObject Json(string name, IReadOnlyList<Finding> found) => new()
    {
        ["scenario"] = name,
        ["stands"] = OrderRules.Stands(found),
        ["salesNotOpening"] = OrderRules.SalesNotOpening,
        ["findings"] = new JsonArray([.. found.Select(f => (JsonNode)new JsonObject
        {
            ["rule"] = f.Rule, ["weight"] = f.Weight.ToString().ToLower(CultureInfo.InvariantCulture), ["message"] = f.Message, ["hint"] = f.Hint, ["provision"] = f.Provision,
        })]),
    };

    /// <summary>Returns an entry of the log in one line.</summary>
    public static string Line(ServiceEntry entry, IReadOnlyDictionary<Guid, string> names, LawBook book) =>
        $"{entry.Step} {LocalDatePattern.Iso.Format(entry.On)} {book.Way(entry.How)}{(To(entry, names) is { Length: > 0 } to ? $", to {to}" : "")}{(entry.Proof is { } proof ? $", proof {proof.Sha256[..12]} ({proof.Size} bytes)" : "")}";

    /// <summary>Returns an entry of the log as a row: day, step, way, to whom, proof, note, by whom, id.</summary>
    public static Row Row(KeptService kept, IReadOnlyDictionary<Guid, string> names, LawBook book) => new(
        [
            LocalDatePattern.Iso.Format(kept.Entry.On), kept.Entry.Step, book.Way(kept.Entry.How), To(kept.Entry, names), kept.Entry.Proof is { } proof ? $"SHA-256 {proof.Sha256[..12]}" : "",
            kept.Entry.Note ?? "", kept.Record.RecordedBy, kept.Entry.Id.ToString("D"),
        ]);

    /// <summary>Returns who has been served with what, and what has to be looked at, as remarks under the log.</summary>
    public static IReadOnlyList<string> Served(IReadOnlyList<ServiceEntry> log, AffectedVenues affected)
    {
        List<string> notes = [.. Everybody.Select(step => $"{step}: {ServiceRules.Progress(log, step, affected, int.MaxValue)}")];
        notes.AddRange(affected.HoursNotKnown.Count > 0 ? [$"Hours of sale not on file, so to be looked at: {Names(affected.HoursNotKnown)}."] : []);
        notes.AddRange(affected.NotPlaced.Count > 0 ? [$"Position not on file, so to be looked at: {Names(affected.NotPlaced)}."] : []);
        notes.AddRange([affected.ByHand, OrderRules.SalesNotOpening]);
        return notes;
    }

    /// <summary>Returns an entry for programs.</summary>
    public static JsonObject Json(ServiceEntry entry)
    {
        var json = ServiceJson.Write(entry);
        json.Insert(0, "id", entry.Id.ToString("D"));
        return json;
    }

    /// <summary>Returns an entry with what the journal knows of it, for programs.</summary>
    public static JsonObject Json(KeptService kept)
    {
        var json = Json(kept.Entry);
        json["recordedAt"] = InstantPattern.ExtendedIso.Format(kept.Record.RecordedAt);
        json["recordedBy"] = kept.Record.RecordedBy;
        return json;
    }

    /// <summary>Returns an affected venue with the steps it was served with, for programs.</summary>
    public static JsonObject Json(Venue venue, IReadOnlyList<ServiceEntry> log) => new()
    {
        ["id"] = venue.Id.ToString("D"),
        ["name"] = venue.Name,
        ["served"] = new JsonArray([.. log.Where(e => e.Venue == venue.Id).Select(e => e.Step).Distinct().Order(StringComparer.Ordinal).Select(s => (JsonNode)s)]),
    };

    private static string To(ServiceEntry entry, IReadOnlyDictionary<Guid, string> names) =>
        entry.Venue is { } venue ? names.GetValueOrDefault(venue, "a venue no longer on file") : entry.To ?? "";

    private static string Names(IEnumerable<Venue> venues) => string.Join(", ", venues.Select(v => v.Name));
}

using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Evidence;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <summary>Visits at night and observations as the facts of journal entries, and back.</summary>
public static class NightJson
{
    /// <summary>Returns the facts of a visit.</summary>
    public static JsonObject Write(NightVisit visit)
    {
        var facts = new JsonObject { ["of"] = visit.Of.ToString("D"), ["kind"] = Code(visit.Kind), ["on"] = Iso(visit.On) };
        facts.Put("assessors", visit.Assessors);
        facts.Put("places", visit.Places);
        return facts;
    }

    /// <summary>Returns the visit that facts describe.</summary>
    public static NightVisit Visit(Guid id, JsonObject facts) => new(id, Id(facts, "of")!.Value, Kind(facts.Text("kind")!) ?? throw new FormatException($"'{facts.Text("kind")}' is no kind of visit."), facts.Date("on")!.Value, facts.Texts("assessors"))
    {
        Places = facts.Texts("places"),
    };

    /// <summary>Returns the facts of an observation, without its text.</summary>
    public static JsonObject Write(Observation seen)
    {
        var facts = new JsonObject
        {
            ["of"] = seen.Of.ToString("D"),
            ["on"] = Iso(seen.On),
            ["attribute"] = seen.Attribute,
            ["who"] = seen.Who,
            ["sensitivity"] = MarkJson.Code(seen.Sensitivity),
        };
        facts.Put("at", seen.At is { } at ? InstantPattern.ExtendedIso.Format(at) : null);
        facts.Put("zone", seen.Zone);
        facts.Put("place", seen.Place);
        facts.Put("venue", seen.Venue?.ToString("D"));
        facts.Put("score", seen.Score);
        if (seen.Photograph is { File: { } file })
        {
            facts["photograph"] = new JsonObject { ["sha256"] = file.Sha256, ["size"] = file.Size, ["mediaType"] = file.MediaType };
        }
        else
        {
            facts.Put("picture", seen.Photograph?.Name);
        }

        facts.Put("remarks", seen.Remarks);
        return facts;
    }

    /// <summary>Returns the observation that facts describe.</summary>
    public static Observation Observation(Guid id, JsonObject facts) => new(id, Id(facts, "of")!.Value, facts.Text("attribute")!, facts.Text("who")!)
    {
        On = facts.Date("on")!.Value,
        At = facts.Text("at") is { } at ? InstantPattern.ExtendedIso.Parse(at).GetValueOrThrow() : null,
        Zone = facts.Text("zone"),
        Place = facts.Text("place") ?? "",
        Venue = Id(facts, "venue"),
        Score = facts.Text("score"),
        Photograph = facts["photograph"] is JsonObject file ? new(new(file.Text("sha256")!, (long)file["size"]!.AsValue().AsNumber(), file.Text("mediaType")!), "")
            : facts.Text("picture") is { } name ? new(null, name) : null,
        Sensitivity = MarkJson.Sensitivity(facts.Text("sensitivity")!) ?? throw new FormatException($"'{facts.Text("sensitivity")}' is no sensitivity."),
        Remarks = facts.Texts("remarks"),
    };

    /// <summary>Returns the sealed part of an observation, or none when there is nothing to seal.</summary>
    public static string? Personal(string text) => text.Length == 0 ? null : CanonicalJson.Write(new JsonObject { ["text"] = text });

    /// <summary>Returns the word for a kind of visit.</summary>
    public static string Code(NightKind kind) => kind == NightKind.Own ? "own" : "overnight";

    /// <summary>Returns the kind of visit that a word names, or none.</summary>
    public static NightKind? Kind(string word) => word.Trim().ToLowerInvariant() switch { "own" => NightKind.Own, "overnight" => NightKind.Overnight, _ => null };

    private static Guid? Id(JsonObject facts, string name) => facts.Text(name) is { } id ? Guid.Parse(id) : null;

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}

using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Journal;
using NteMonitor.Zones;

namespace NteMonitor.PurpleFlag.Cycle;

/// <summary>Entries, bodies, scores, advice and boundaries as the facts of journal entries, and back.</summary>
public static class FlagJson
{
    /// <summary>Returns the facts of an entry.</summary>
    public static JsonObject Write(FlagEntry entry)
    {
        var facts = new JsonObject { ["place"] = entry.Place, ["kind"] = entry.Kind, ["editionSha256"] = entry.EditionSha256 };
        facts.Put("on", entry.Done(Framework.FrameworkRules.FirstStep));
        facts.Put("round", entry.Round);
        facts["days"] = new JsonObject(entry.Days.OrderBy(d => d.Step, StringComparer.Ordinal).Select(d => KeyValuePair.Create(d.Step, (JsonNode?)Days(d))));
        if (entry.Outcome is { } told)
        {
            var outcome = new JsonObject { ["code"] = told.Code, ["on"] = Iso(told.On) };
            outcome.Put("note", told.Note);
            facts["outcome"] = outcome;
        }

        return facts;
    }

    /// <summary>Returns the entry that facts describe.</summary>
    public static FlagEntry Entry(Guid id, JsonObject facts) => new(id, facts.Text("place")!, facts.Text("kind")!, facts.Text("editionSha256")!)
    {
        Round = facts.Text("round") ?? "",
        Days = [.. (facts["days"] as JsonObject ?? []).Select(d => new StepDays(d.Key, d.Value!.AsObject().Date("due"), d.Value!.AsObject().Date("done")))],
        Outcome = facts["outcome"] is JsonObject told ? new(told.Text("code")!, told.Date("on")!.Value, told.Text("note") ?? "") : null,
    };

    /// <summary>Returns the facts of a body in a working group.</summary>
    public static JsonObject Write(FlagMember member)
    {
        var facts = new JsonObject { ["of"] = member.Of.ToString("D"), ["body"] = member.Body, ["role"] = member.Role, ["on"] = Iso(member.From) };
        facts.Put("until", member.Until);
        return facts;
    }

    /// <summary>Returns the body that facts describe.</summary>
    public static FlagMember Member(Guid id, JsonObject facts) =>
        new(id, Of(facts), facts.Text("body")!, facts.Text("role")!, facts.Date("on")!.Value) { Until = facts.Date("until") };

    /// <summary>Returns the facts of a score.</summary>
    public static JsonObject Write(FlagScore score)
    {
        var facts = new JsonObject { ["of"] = score.Of.ToString("D"), ["book"] = Code(score.Book), ["attribute"] = score.Attribute, ["level"] = score.Level, ["on"] = Iso(score.On) };
        facts.Put("text", score.Text);
        return facts;
    }

    /// <summary>Returns the score that facts describe.</summary>
    public static FlagScore Score(Guid id, JsonObject facts) =>
        new(id, Of(facts), Book(facts.Text("book")!) ?? throw new FormatException($"'{facts.Text("book")}' is no book of scores."), facts.Text("attribute")!, facts.Text("level")!)
        {
            Text = facts.Text("text") ?? "",
            On = facts.Date("on")!.Value,
        };

    /// <summary>Returns the facts of a piece of advice.</summary>
    public static JsonObject Write(FlagRecommendation advice)
    {
        var facts = new JsonObject { ["of"] = advice.Of.ToString("D"), ["by"] = advice.By, ["text"] = advice.Text, ["on"] = Iso(advice.On) };
        facts.Put("attributes", advice.Attributes);
        facts.Put("due", advice.Due);
        facts.Put("did", advice.Did);
        facts.Put("doneOn", advice.DoneOn);
        return facts;
    }

    /// <summary>Returns the advice that facts describe.</summary>
    public static FlagRecommendation Recommendation(Guid id, JsonObject facts) => new(id, Of(facts), facts.Text("by")!, facts.Text("text")!)
    {
        On = facts.Date("on")!.Value,
        Attributes = facts.Texts("attributes"),
        Due = facts.Date("due"),
        Did = facts.Text("did") ?? "",
        DoneOn = facts.Date("doneOn"),
    };

    /// <summary>Returns the facts of a boundary, its area as a GeoJSON MultiPolygon's coordinates.</summary>
    public static JsonObject Write(FlagBoundary boundary)
    {
        var facts = ZoneJson.Write(boundary.Zone);
        facts["of"] = boundary.Of.ToString("D");
        facts["zone"] = boundary.Zone.Id.ToString("D");
        facts["place"] = boundary.Place;
        facts["version"] = boundary.Version;
        facts["on"] = Iso(boundary.From);
        facts["fileSha256"] = boundary.FileSha256;
        return facts;
    }

    /// <summary>Returns the boundary that facts describe.</summary>
    public static FlagBoundary Boundary(Guid id, JsonObject facts) =>
        new(id, Of(facts), facts.Text("place")!, facts.Number("version")!.Value, facts.Date("on")!.Value, ZoneJson.Read(Guid.Parse(facts.Text("zone")!), facts)) { FileSha256 = facts.Text("fileSha256")! };

    /// <summary>Returns the word for a book of scores.</summary>
    public static string Code(ScoreBook book) => book.ToString().ToLowerInvariant();

    /// <summary>Returns the book of scores that a word names, or none.</summary>
    public static ScoreBook? Book(string word) => Enum.GetValues<ScoreBook>().Where(b => string.Equals(Code(b), word.Trim(), StringComparison.OrdinalIgnoreCase)).Select(b => (ScoreBook?)b).FirstOrDefault();

    /// <summary>Returns a day as data has it.</summary>
    internal static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static Guid Of(JsonObject facts) => Guid.Parse(facts.Text("of")!);

    private static JsonObject Days(StepDays days)
    {
        JsonObject facts = [];
        facts.Put("due", days.Due);
        facts.Put("done", days.Done);
        return facts;
    }
}

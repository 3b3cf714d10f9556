using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Journal;

namespace NteMonitor.PurpleFlag.Evidence;

/// <summary>A mark as the facts of a journal entry, and back.</summary>
/// <remarks>
/// The file of a mark's own is under <c>sha256</c>, by which the store knows that the record needs it; an attached file is under <c>hash</c>: a mark does not
/// keep a photograph of people longer than its incident does.
/// </remarks>
public static class MarkJson
{
    private const string Set = "incidents";
    private const string Own = "document";
    private const string Other = "attachment";

    /// <summary>Returns the facts of a mark.</summary>
    public static JsonObject Write(FlagMark mark)
    {
        var facts = new JsonObject
        {
            ["title"] = mark.Title,
            ["strength"] = Code(mark.Strength),
            ["sensitivity"] = Code(mark.Sensitivity),
            ["on"] = Iso(mark.Until),
            ["from"] = Iso(mark.From),
            ["expires"] = Iso(mark.Expires),
        };
        facts.Put("of", mark.Of?.ToString("D"));
        facts.Put("attributes", mark.Attributes);
        facts.Put("zones", mark.Zones);
        facts.Put("boundary", mark.Boundary?.ToString("D"));
        facts.Put("alternative", mark.Alternative);
        facts.Put("organisation", mark.Organisation);
        facts.Put("obtained", mark.Obtained);
        facts["subjectThing"] = Thing(mark.Subject);
        switch (mark.Subject)
        {
            case MarkSubject.OnFile(_, var id):
                facts["subject"] = id.ToString("D");
                break;
            case MarkSubject.Incidents(var filter, var nights, var count):
                facts["set"] = new JsonObject { ["filter"] = filter, ["first"] = nights.First.ToIso(), ["last"] = nights.Last.ToIso(), ["count"] = count };
                break;
            case MarkSubject.Document(var file):
                facts["file"] = new JsonObject { ["sha256"] = file.Sha256, ["size"] = file.Size, ["mediaType"] = file.MediaType };
                break;
            case MarkSubject.Attached(var file):
                facts["file"] = new JsonObject { ["hash"] = file.Sha256, ["size"] = file.Size, ["mediaType"] = file.MediaType };
                break;
            default:
                throw new InvalidOperationException("A mark marks one of four things.");
        }

        return facts;
    }

    /// <summary>Returns the mark that facts describe.</summary>
    public static FlagMark Read(Guid id, JsonObject facts) => new(id, facts.Text("title")!, Subject(facts))
    {
        Of = Id(facts, "of"),
        Attributes = facts.Texts("attributes"),
        Zones = facts.Texts("zones"),
        Strength = Strength(facts.Text("strength")!) ?? throw new FormatException($"'{facts.Text("strength")}' is no strength."),
        Sensitivity = Sensitivity(facts.Text("sensitivity")!) ?? throw new FormatException($"'{facts.Text("sensitivity")}' is no sensitivity."),
        From = facts.Date("from")!.Value,
        Until = facts.Date("on")!.Value,
        Expires = facts.Date("expires")!.Value,
        Boundary = Id(facts, "boundary"),
        Alternative = facts.Text("alternative") ?? "",
        Organisation = facts.Text("organisation") ?? "",
        Obtained = facts.Text("obtained") ?? "",
    };

    /// <summary>Returns what a mark marks, in one word.</summary>
    public static string Thing(MarkSubject subject) => subject switch
    {
        MarkSubject.OnFile(var thing, _) => thing,
        MarkSubject.Incidents => Set,
        MarkSubject.Document => Own,
        _ => Other,
    };

    /// <summary>Returns the word for a strength.</summary>
    public static string Code(Strength strength) => strength.ToString().ToLowerInvariant();

    /// <summary>Returns the word for a sensitivity.</summary>
    public static string Code(Sensitivity sensitivity) => sensitivity.ToString().ToLowerInvariant();

    /// <summary>Returns the strength that a word names, or none.</summary>
    public static Strength? Strength(string word) => Find<Strength>(word);

    /// <summary>Returns the sensitivity that a word names, or none.</summary>
    public static Sensitivity? Sensitivity(string word) => Find<Sensitivity>(word);

    private static T? Find<T>(string word)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(v => string.Equals(v.ToString(), word.Trim(), StringComparison.OrdinalIgnoreCase)).Select(v => (T?)v).FirstOrDefault();

    private static MarkSubject Subject(JsonObject facts) => facts.Text("subjectThing") switch
    {
        Set when facts["set"] is JsonObject set => new MarkSubject.Incidents(set.Text("filter")!, new(Evening(set, "first"), Evening(set, "last")), (long)set["count"]!.AsValue().AsNumber()),
        Own when facts["file"] is JsonObject file => new MarkSubject.Document(File(file, "sha256")),
        Other when facts["file"] is JsonObject file => new MarkSubject.Attached(File(file, "hash")),
        { } thing when Id(facts, "subject") is { } id => new MarkSubject.OnFile(thing, id),
        var other => throw new FormatException($"'{other}' is nothing that a mark marks."),
    };

    private static EvidenceFile File(JsonObject file, string hash) => new(file.Text(hash)!, (long)file["size"]!.AsValue().AsNumber(), file.Text("mediaType")!);

    private static Guid? Id(JsonObject facts, string name) => facts.Text(name) is { } id ? Guid.Parse(id) : null;

    private static Night Evening(JsonObject facts, string name) => new(LocalDatePattern.Iso.Parse(facts.Text(name)!).GetValueOrThrow());

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}

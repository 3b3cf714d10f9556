using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Journal;

namespace NteMonitor.Patrols;

/// <summary>Shifts and their parts as the facts of journal entries, and back.</summary>
/// <remarks>Notes are not among them: all free text is personal until somebody has shown otherwise, and is sealed.</remarks>
public static class ShiftJson
{
    /// <summary>Returns the facts of a shift.</summary>
    public static JsonObject Write(Shift shift)
    {
        var facts = new JsonObject { ["kind"] = shift.Kind, ["scheme"] = shift.Scheme };
        facts.Put("night", shift.Night?.Evening);
        facts.Put("edition", shift.Edition);
        facts.Put("source", shift.Source);
        facts.Put("crew", shift.Crew);
        facts.Put("callSign", shift.CallSign);
        facts.Put("areas", shift.Areas);
        facts.Put("start", Text(shift.Start));
        facts.Put("finish", Text(shift.Finish));
        facts.Put("weather", shift.Weather);
        facts.Put("contexts", shift.Contexts);
        facts.Put("partners", shift.Partners);
        facts.Put("checkCall", shift.CheckCall);
        facts.Put("definitions", shift.Definitions, d => new() { ["code"] = d.Code, ["name"] = d.Name, ["unit"] = d.Unit, ["text"] = d.Text });
        if (shift.Sheet.Count > 0)
        {
            facts["sheet"] = Figures(shift.Sheet);
        }

        facts.Put("reportDate", shift.ReportDate);
        facts.Put("importedFrom", shift.ImportedFrom);
        facts.Put("remarks", shift.Remarks);
        return facts;
    }

    /// <summary>Returns the shift that facts describe.</summary>
    public static Shift Read(Guid id, JsonObject facts) => new(
        id, facts.Text("kind")!, facts.Text("scheme")!, facts.Date("night") is { } night ? new Night(night) : null)
    {
        Edition = facts.Text("edition") ?? "",
        Source = facts.Text("source") ?? "",
        Crew = facts.Number("crew"),
        CallSign = facts.Text("callSign"),
        Areas = facts.Texts("areas"),
        Start = At(facts.Text("start")),
        Finish = At(facts.Text("finish")),
        Weather = facts.Text("weather"),
        Contexts = facts.Texts("contexts"),
        Partners = facts.Texts("partners"),
        CheckCall = facts.Number("checkCall"),
        Definitions = facts.Items<Definition>("definitions", d => new(d.Text("code")!, d.Text("name")!, d.Text("unit")!, d.Text("text")!)),
        Sheet = Figures(facts, "sheet"),
        ReportDate = facts.Date("reportDate"),
        ImportedFrom = facts.Text("importedFrom"),
        Remarks = facts.Texts("remarks"),
    };

    /// <summary>Returns the facts of a part.</summary>
    public static JsonObject Write(ShiftPart part)
    {
        var facts = new JsonObject { ["shift"] = part.Shift.ToString("D") };
        switch (part.Kind)
        {
            case PartKind.Count:
                (facts["counter"], facts["by"]) = (part.Counter, part.Amount);
                break;
            case PartKind.Row:
                (facts["at"], facts["values"]) = (Text(part.At), Figures(part.Values));
                break;
            case PartKind.Note when part.IsOpen:
                facts["open"] = true;
                break;
            default:
                break;
        }

        return facts;
    }

    /// <summary>Returns the name by which the journal's kinds begin for a part: <c>shift-count</c>.</summary>
    public static string Thing(PartKind kind) => "shift-" + kind.ToString().ToLowerInvariant();

    /// <summary>Returns the kind of part that a subject is, or none.</summary>
    public static PartKind? KindOf(string thing) => Enum.GetValues<PartKind>().Where(k => Thing(k) == thing).Select(k => (PartKind?)k).FirstOrDefault();

    /// <summary>Returns the part that a subject's state describes.</summary>
    public static ShiftPart Read(SubjectState state, PartKind kind)
    {
        var part = Read(state.Subject, kind, state.Facts);
        return part with
        {
            At = part.Kind == PartKind.Row ? part.At : state.Root.At,
            By = state.Root.Actor,
            Head = state.Head.Id,
            Live = !state.Head.Kind.EndsWith(".undone", StringComparison.Ordinal),
            SealedBy = state.SealedBy,
        };
    }

    /// <summary>Returns what facts say of a part; who wrote it, when and on what stands in the journal.</summary>
    public static ShiftPart Read(Guid id, PartKind kind, JsonObject facts) => new(
        id, Guid.Parse(facts.Text("shift")!), kind, At(facts.Text("at")) ?? Instant.MinValue, "", Guid.Empty)
    {
        Counter = facts.Text("counter") ?? "",
        Amount = facts.Number("by") ?? 0,
        Values = Figures(facts, "values"),
        IsOpen = facts["open"] is not null,
    };

    private static JsonObject Figures(IReadOnlyDictionary<string, int> figures) =>
        new(figures.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new KeyValuePair<string, JsonNode?>(f.Key, f.Value)));

    private static Dictionary<string, int> Figures(JsonObject facts, string name) => facts[name] is JsonObject figures
        ? figures.ToDictionary(f => f.Key, f => (int)f.Value!.AsValue().AsNumber(), StringComparer.Ordinal)
        : new(StringComparer.Ordinal);

    private static string? Text(Instant? at) => at is { } some ? InstantPattern.ExtendedIso.Format(some) : null;

    private static Instant? At(string? text) => text is null ? null : InstantPattern.ExtendedIso.Parse(text).GetValueOrThrow();
}

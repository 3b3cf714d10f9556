using System.Text.Json.Nodes;
using NteMonitor.Documents;
using NteMonitor.PurpleFlag.Cycle;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>Core data in words: what is there and what is missing.</summary>
public static class CoreText
{
    /// <summary>Code of the page that says what is there.</summary>
    public const string OverviewCode = "overview";

    /// <summary>Returns the page that says which core data there are.</summary>
    public static CoreSheet Overview(FlagEntry entry, CorePeriod period, IReadOnlyList<CoreState> states) => new(
        OverviewCode, "Core data",
        new($"Core data: {entry.Place}", [Table(entry, states)])
        {
            Subtitle = period.Nights.ToString(),
            Facts = [new("Nights", $"{period.Nights}, three years"), new("Day", $"{new Night(period.Day).ToIso()}: the boundary and the register of this day")],
        },
        []);

    /// <summary>Returns how far each set is there, as a table.</summary>
    public static Table Table(FlagEntry entry, IReadOnlyList<CoreState> states) => new(
        "core", $"Core data: {entry.Place}", [new("Set"), new("Name"), new("State"), new("From"), new("Missing")],
        [.. states.Select(s => new Row([s.Set.Code, s.Set.Name, Word(s.Cover), s.From, string.Join("; ", s.Missing)]))])
    {
        Notes = [.. states.Where(s => s.Cover != CoreCover.Complete).Select(s => $"{s.Set.Name} asks for: {s.Set.Asks}.")],
    };

    /// <summary>Returns the same for programs.</summary>
    public static JsonArray Json(IReadOnlyList<CoreState> states) => new([.. states.Select(s => (JsonNode)new JsonObject
    {
        ["set"] = s.Set.Code,
        ["name"] = s.Set.Name,
        ["state"] = Word(s.Cover),
        ["from"] = s.From,
        ["missing"] = new JsonArray([.. s.Missing.Select(m => (JsonNode)m)]),
    })]);

    /// <summary>Returns how far a set is there, in a sentence.</summary>
    public static string Said(CoreState state) => $"{state.Set.Name}: {Word(state.Cover)}{(state.From.Length > 0 ? $", {state.From}" : "")}{(state.Missing.Count > 0 ? $"; no figure of {string.Join("; ", state.Missing)}" : "")}.";

    /// <summary>Returns how far the sets are there, in a line.</summary>
    public static string Line(IReadOnlyList<CoreState> states) => string.Join("; ", Enum.GetValues<CoreCover>()
        .Select(c => (Cover: c, Names: states.Where(s => s.Cover == c).Select(s => s.Set.Code).ToList())).Where(c => c.Names.Count > 0).Select(c => $"{Word(c.Cover)}: {string.Join(", ", c.Names)}"));

    /// <summary>Returns how far a set is there, in a word.</summary>
    public static string Word(CoreCover cover) => cover.ToString().ToLowerInvariant();
}

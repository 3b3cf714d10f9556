using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Journal;

namespace NteMonitor.Premises.Papers;

/// <summary>A paper in a premises file: a letter, a review, an assessment, an application refused.</summary>
/// <param name="Id">The paper's id.</param>
/// <param name="Venue">The venue's id.</param>
/// <param name="On">Its day: sent, received, heard, decided.</param>
/// <param name="Kind">Code of the kind, from <c>seed/reference</c>.</param>
public sealed record Paper(Guid Id, Guid Venue, LocalDate On, string Kind)
{
    /// <summary>The number it is filed under, or none.</summary>
    public string? Reference { get; init; }

    /// <summary>Code of how it was served, or none.</summary>
    public string? Served { get; init; }

    /// <summary>What is said of its kind, by codes.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A few neutral words without names, or none.</summary>
    public string? Text { get; init; }

    /// <summary>The paper that it follows: the outcome its hearing, the hearing its application; or none.</summary>
    public Guid? Follows { get; init; }
}

/// <summary>A paper with what the journal knows of it.</summary>
/// <param name="Paper">The paper as it stands.</param>
/// <param name="Record">Its record.</param>
public sealed record KeptPaper(Paper Paper, KeptRecord Record);

/// <summary>A paper as it is typed.</summary>
public sealed record PaperDraft
{
    /// <summary>Code or word of the kind.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Its day.</summary>
    public string On { get; init; } = "";

    /// <summary>The number it is filed under.</summary>
    public string Reference { get; init; } = "";

    /// <summary>How it was served.</summary>
    public string Served { get; init; } = "";

    /// <summary>What is said of its kind, as <c>level=gold</c>.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>A few neutral words without names.</summary>
    public string Text { get; init; } = "";

    /// <summary>Who wrote or received it; sealed.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it says; sealed.</summary>
    public string Note { get; init; } = "";

    /// <summary>The paper it follows, found by its id; or none.</summary>
    public Guid? Follows { get; init; }
}

/// <summary>A paper as the facts of a journal entry, and back.</summary>
public static class PaperJson
{
    /// <summary>Returns the facts of a paper.</summary>
    public static JsonObject Write(Paper paper)
    {
        var facts = new JsonObject { ["venue"] = paper.Venue.ToString("D"), ["on"] = LocalDatePattern.Iso.Format(paper.On), ["kind"] = paper.Kind };
        facts.Put("reference", paper.Reference);
        facts.Put("served", paper.Served);
        facts.Put("text", paper.Text);
        facts.Put("follows", paper.Follows?.ToString("D"));
        if (paper.Details.Count > 0)
        {
            facts["details"] = new JsonObject(paper.Details.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => KeyValuePair.Create(d.Key, (JsonNode?)d.Value)));
        }

        return facts;
    }

    /// <summary>Returns the paper that facts describe.</summary>
    public static Paper Read(Guid id, JsonObject facts) => new(id, Guid.Parse(facts.Text("venue")!), facts.Date("on")!.Value, facts.Text("kind")!)
    {
        Reference = facts.Text("reference"),
        Served = facts.Text("served"),
        Text = facts.Text("text"),
        Follows = facts.Text("follows") is { } follows ? Guid.Parse(follows) : null,
        Details = facts["details"] is JsonObject details
            ? details.ToDictionary(d => d.Key, d => d.Value!.GetValue<string>(), StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal),
    };

    /// <summary>Returns the sealed part of a paper, or none when there is nothing to seal.</summary>
    public static string? Personal(string name, string note)
    {
        var facts = new JsonObject();
        facts.Put("name", name.Trim());
        facts.Put("narrative", note.Trim());
        return facts.Count == 0 ? null : CanonicalJson.Write(facts);
    }
}

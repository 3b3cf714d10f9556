using System.Globalization;
using System.Text.Json.Nodes;
using NteMonitor.Documents;
using NteMonitor.PurpleFlag.Cycle;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <summary>Visits at night in words.</summary>
public static class NightText
{
    /// <summary>Returns whose visit it is, in words.</summary>
    public static string Words(NightKind kind) => kind == NightKind.Own ? "own visit" : "overnight assessment";

    /// <summary>Returns a visit in a few words, with its id.</summary>
    public static string InShort(KeptNight night) => $"{FlagJson.Iso(night.Value.On)} {Words(night.Value.Kind)} {night.Record.Id:D}";

    /// <summary>Returns a visit in a line.</summary>
    public static string Line(KeptNight night) =>
        $"{Sentence.Capital(Words(night.Value.Kind))}, night of {night.Value.Night}, {string.Join(" and ", night.Value.Assessors)}; {State(night)}.";

    /// <summary>Returns how far a visit has come, in words.</summary>
    public static string State(KeptNight night) => night.IsOpen ? "all have finished" : $"{string.Join(", ", night.Waiting)} {(night.Waiting.Count == 1 ? "has" : "have")} not finished";

    /// <summary>Returns visits as a table.</summary>
    public static Table Table(IReadOnlyList<KeptNight> nights) => new(
        "nights", "Visits at night", [new("Night"), new("What"), new("Assessors"), new("State"), new("Id")],
        [.. nights.Select(n => new Row([FlagJson.Iso(n.Value.On), Words(n.Value.Kind), string.Join(", ", n.Value.Assessors), State(n), n.Record.Id.ToString("D")]))]);

    /// <summary>Returns what was seen as a table.</summary>
    /// <param name="file">The visit as its reader may see it.</param>
    /// <param name="clock">The town's clock.</param>
    public static Table Table(NightFile file, NightClock clock) => new(
        "observations", $"{Sentence.Capital(Words(file.Kept.Value.Kind))} of {file.Place}, night of {file.Kept.Value.Night}",
        [new("Time"), new("Zone"), new("Attribute"), new("Place"), new("Observation"), new("Score"), new("Photograph"), new("Who"), new("Id")],
        [.. file.Seen.Select(s => new Row([
            s.Value.At is { } at ? NightRules.Minute(at, clock) : "-", s.Value.Zone ?? "any", s.Value.Attribute, s.Value.Place.Length > 0 ? s.Value.Place : "-", s.Shown.Length > 0 ? s.Shown : "-",
            Score(s.Value.Score, file), s.Value.Photograph is { } photo ? Picture(photo) : "-", s.Value.Who, s.Record.Id.ToString("D")]))])
    {
        Notes =
        [
            .. file.Comparison is null ? [$"Only what you saw: {State(file.Kept)}. The notes stand side by side once all have."] : Array.Empty<string>(),
            .. file.Seen.SelectMany(s => s.Value.Remarks).Distinct().Select(r => $"{r}."),
        ],
    };

    /// <summary>Returns notes side by side as a table, those first that differ.</summary>
    /// <param name="file">The visit, finished by all.</param>
    /// <param name="comparison">The comparison.</param>
    public static Table Table(NightFile file, NightComparison comparison) => new(
        "side-by-side", $"Side by side: {Words(file.Kept.Value.Kind)} of {file.Place}, night of {file.Kept.Value.Night}",
        [new("Attribute"), new("Zone"), new("State"), .. comparison.Assessors.Select(a => new Column(a))],
        [.. comparison.Cells.Select(c => new Row([$"{c.Attribute.Code} {c.Attribute.InShort}", c.Zone ?? "any", Words(c.Agreement), .. c.Sides.Select(s => (Cell)Side(s, file))]))])
    {
        Notes =
        [
            $"{comparison.Count(Agreement.ScoresDiffer)} with different scores, {comparison.Count(Agreement.NotAllSaw)} that not all saw, {comparison.Count(Agreement.NotAllScored)} that not all scored, {comparison.Count(Agreement.Agree)} that agree. Nothing is averaged: the assessors settle what stands.",
        ],
    };

    /// <summary>Returns what one assessor wrote in a cell: the scores, then the words.</summary>
    /// <param name="side">The side.</param>
    /// <param name="file">The visit, for the scale.</param>
    public static string Side(NightSide side, NightFile file) => side.Seen.Count == 0 ? "nothing"
        : $"{(side.Scores.Count == 0 ? "no score" : string.Join(" and ", side.Scores.Select(s => Score(s, file))))}: {string.Join("; ", side.Seen.Select(s => s.Shown).Where(t => t.Length > 0).DefaultIfEmpty("no words"))}";

    /// <summary>Returns how far assessors agree, in words.</summary>
    public static string Words(Agreement agreement) => agreement switch
    {
        Agreement.ScoresDiffer => "scores differ",
        Agreement.NotAllSaw => "not all saw it",
        Agreement.NotAllScored => "not all scored",
        _ => "agree",
    };

    /// <summary>Returns how far assessors agree, as data has it.</summary>
    public static string Code(Agreement agreement) => agreement switch
    {
        Agreement.ScoresDiffer => "scores-differ",
        Agreement.NotAllSaw => "not-all-saw",
        Agreement.NotAllScored => "not-all-scored",
        _ => "agree",
    };

    /// <summary>Returns a level of the scale with its rank: <c>2 achieving</c>.</summary>
    public static string Score(string? code, NightFile file) => code is null ? "-"
        : file.Edition.Scale.FirstOrDefault(s => s.Code == code)?.Rank is { } rank ? string.Create(CultureInfo.InvariantCulture, $"{rank} {code}") : code;

    /// <summary>Returns a photograph in a few words.</summary>
    public static string Picture(Photograph photo) => photo.File is { } file ? $"file {file.Sha256[..12]}" : photo.Name;

    /// <summary>Returns a visit for programs.</summary>
    public static JsonObject Json(KeptNight night)
    {
        var json = NightJson.Write(night.Value);
        json.Insert(0, "id", night.Record.Id.ToString("D"));
        json["finished"] = new JsonArray([.. night.Finished.Select(f => (JsonNode)f)]);
        json["open"] = night.IsOpen;
        return json;
    }

    /// <summary>Returns an observation for programs, its text where it may be read.</summary>
    public static JsonObject Json(KeptObservation seen)
    {
        var json = NightJson.Write(seen.Value);
        json.Insert(0, "id", seen.Record.Id.ToString("D"));
        json["observation"] = seen.Text;
        return json;
    }

    /// <summary>Returns notes side by side for programs.</summary>
    public static JsonObject Json(NightFile file, NightComparison comparison) => new()
    {
        ["night"] = file.Kept.Record.Id.ToString("D"),
        ["assessors"] = new JsonArray([.. comparison.Assessors.Select(a => (JsonNode)a)]),
        ["differences"] = comparison.Differences.Count(),
        ["cells"] = new JsonArray([.. comparison.Cells.Select(c => (JsonNode)new JsonObject
        {
            ["attribute"] = c.Attribute.Code,
            ["zone"] = c.Zone,
            ["agreement"] = Code(c.Agreement),
            ["sides"] = new JsonArray([.. c.Sides.Select(s => (JsonNode)new JsonObject
            {
                ["who"] = s.Who, ["scores"] = new JsonArray([.. s.Scores.Select(l => (JsonNode)l)]), ["observations"] = new JsonArray([.. s.Seen.Select(o => (JsonNode)Json(o))]),
            })]),
        })]),
    };
}

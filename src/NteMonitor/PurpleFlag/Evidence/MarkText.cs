using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Documents;
using NteMonitor.PurpleFlag.Cycle;

namespace NteMonitor.PurpleFlag.Evidence;

/// <summary>Marks, matrix and documents in words.</summary>
public static class MarkText
{
    private const string AnyHour = "Any hour";

    /// <summary>Returns marks as a table, those whose subject is gone said so.</summary>
    public static Table Table(IReadOnlyList<KeptMark> marks, LocalDate today) => new(
        "marks", "Evidence", [new("Title"), new("What"), new("Attributes"), new("Zones"), new("Strength"), new("Period"), new("State"), new("Sensitivity"), new("Id")],
        [.. marks.Select(m => new Row([
            m.On.Mark.Title, MarkJson.Thing(m.On.Mark.Subject), string.Join(", ", m.On.Mark.Attributes), m.On.Mark.Zones.Count == 0 ? "all looked at" : string.Join(", ", m.On.Mark.Zones),
            MarkJson.Code(m.On.Mark.Strength), Period(m.On.Mark), State(m.On, today), MarkJson.Code(m.On.Mark.Sensitivity), m.Record.Id.ToString("D")]))])
    {
        Notes = marks.Count(m => m.On.Gone is not null) is > 0 and var gone ? [$"{gone} {(gone == 1 ? "mark points" : "marks point")} to something that is gone: amend nothing, mark what takes its place, and withdraw {(gone == 1 ? "it" : "them")}."] : [],
    };

    /// <summary>Returns what has become of a mark, in words.</summary>
    public static string State(MarkOn on, LocalDate today) => on switch
    {
        { Gone: { } why } => $"gone: {why}",
        _ when on.IsStale(today) => string.Create(CultureInfo.InvariantCulture, $"stale since {on.Mark.Expires.PlusDays(1):uuuu-MM-dd}"),
        { CountNow: { } now, Mark.Subject: MarkSubject.Incidents(_, _, var then) } when now != then => $"holds; {now} events now, {then} when marked",
        _ => string.Create(CultureInfo.InvariantCulture, $"holds to {on.Mark.Expires:uuuu-MM-dd}"),
    };

    /// <summary>Returns a mark in a line.</summary>
    public static string Line(FlagMark mark) =>
        $"{mark.Title}: {MarkJson.Code(mark.Strength)} evidence of {string.Join(", ", mark.Attributes)} in {(mark.Zones.Count == 0 ? "every zone in which that is looked at" : string.Join(", ", mark.Zones))}, fresh to {Iso(mark.Expires)}.";

    /// <summary>Returns a mark for programs: its facts, <c>id</c>, <c>state</c>, <c>gone</c>, <c>countNow</c>.</summary>
    public static JsonObject Json(KeptMark kept, LocalDate today)
    {
        var json = MarkJson.Write(kept.On.Mark);
        json["id"] = kept.Record.Id.ToString("D");
        json["state"] = kept.On.Gone is not null ? "gone" : kept.On.IsStale(today) ? "stale" : "holds";
        json["gone"] = kept.On.Gone;
        json["countNow"] = kept.On.CountNow;
        return json;
    }

    /// <summary>Returns the matrix as a table, every cell in words and none left empty.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="whose">Whose it is, for the caption.</param>
    public static Table Table(GapMatrix matrix, string whose) => new(
        "matrix", $"Evidence by attribute and zone: {whose}, {Iso(matrix.Today)}",
        [new("Attribute"), .. matrix.Edition.Zones.Select(z => new Column(z.Code)), new(AnyHour)],
        [.. matrix.Edition.Attributes.Select(a => new Row([
            $"{a.Code} {a.InShort}", .. matrix.Edition.Zones.Select(z => (Cell)(a.Zones.Count == 0 ? "-" : Word(matrix.Cell(a.Code, z.Code)!))), a.Zones.Count == 0 ? Word(matrix.Cell(a.Code, null)!) : "-"]))])
    {
        Notes =
        [
            $"{matrix.Count(CellState.Has)} cells have evidence, {matrix.Count(CellState.Stale)} stale evidence only, {matrix.Count(CellState.None)} no evidence; {matrix.Count(CellState.NotLookedAt)} are not looked at (…).",
            .. matrix.Cells.SelectMany(c => c.Gone).Distinct().Count() is > 0 and var gone ? [$"{gone} {(gone == 1 ? "mark counts" : "marks count")} nowhere, since what it marked is gone; `nte flag marks` says which."] : Array.Empty<string>(),
        ],
    };

    /// <summary>Returns a cell in words.</summary>
    public static string Word(MatrixCell cell) => cell.State switch
    {
        CellState.Has => MarkJson.Code(cell.Strongest!.Value),
        CellState.Stale => "stale",
        CellState.None => "no evidence",
        _ => "…",
    };

    /// <summary>Returns the matrix for programs.</summary>
    public static JsonObject Json(GapMatrix matrix, FlagEntry? entry) => new()
    {
        ["entry"] = entry?.Id.ToString("D"),
        ["edition"] = matrix.Edition.Code,
        ["today"] = Iso(matrix.Today),
        ["has"] = matrix.Count(CellState.Has),
        ["stale"] = matrix.Count(CellState.Stale),
        ["none"] = matrix.Count(CellState.None),
        ["cells"] = new JsonArray([.. matrix.Cells.Select(c => (JsonNode)new JsonObject
        {
            ["attribute"] = c.Attribute,
            ["zone"] = c.Zone,
            ["state"] = Code(c.State),
            ["strongest"] = c.Strongest is { } strength ? MarkJson.Code(strength) : null,
            ["holding"] = Ids(c.Holding),
            ["expired"] = Ids(c.Expired),
            ["gone"] = Ids(c.Gone),
        })]),
    };

    /// <summary>Returns the documents as a table, with what could be one.</summary>
    public static Table Table(DocumentCount count) => new(
        "documents", $"Supporting documents: {count.Documents.Count} of {count.Most}", [new("Title"), new("Kind"), Column.Figures("Size", "bytes"), new("Attributes"), new("Period"), new("SHA-256")],
        [.. count.Documents.Select(d => new Row([d.Title, d.File.MediaType, d.File.Size, string.Join(", ", d.Attributes), Period(d.From, d.Until), d.File.Sha256[..12]]))])
    {
        Notes =
        [
            count.Over > 0 ? $"{count.Over} too many: up to {count.Most} may be handed in." : $"{count.Most - count.Documents.Count} more may be handed in.",
            .. count.Merges.Select(m => $"Could be one, which saves {m.Saves}: {string.Join("; ", m.Documents.Select(d => d.Title))} ({string.Join(", ", m.Attributes)}, {m.Documents[0].File.MediaType})."),
        ],
    };

    /// <summary>Returns the documents for programs.</summary>
    public static JsonObject Json(DocumentCount count) => new()
    {
        ["most"] = count.Most,
        ["count"] = count.Documents.Count,
        ["over"] = count.Over,
        ["documents"] = new JsonArray([.. count.Documents.Select(d => (JsonNode)new JsonObject
        {
            ["sha256"] = d.File.Sha256, ["size"] = d.File.Size, ["mediaType"] = d.File.MediaType, ["title"] = d.Title, ["from"] = Iso(d.From), ["until"] = Iso(d.Until),
            ["attributes"] = new JsonArray([.. d.Attributes.Select(a => (JsonNode)a)]), ["marks"] = Ids(d.Marks),
        })]),
        ["merges"] = new JsonArray([.. count.Merges.Select(m => (JsonNode)new JsonObject
        {
            ["saves"] = m.Saves, ["attributes"] = new JsonArray([.. m.Attributes.Select(a => (JsonNode)a)]), ["documents"] = new JsonArray([.. m.Documents.Select(d => (JsonNode)d.File.Sha256)]),
        })]),
    };

    /// <summary>Returns the word for a cell's state, as data has it.</summary>
    public static string Code(CellState state) => state switch { CellState.Has => "has", CellState.Stale => "stale", CellState.None => "none", _ => "not-looked-at" };

    private static JsonArray Ids(IEnumerable<Guid> ids) => [.. ids.Select(i => (JsonNode)i.ToString("D"))];

    private static string Period(FlagMark mark) => Period(mark.From, mark.Until);

    private static string Period(LocalDate from, LocalDate until) => from == until ? Iso(from) : $"{Iso(from)} to {Iso(until)}";

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}

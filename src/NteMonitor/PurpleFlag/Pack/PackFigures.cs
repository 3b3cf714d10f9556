using System.Text.Json.Nodes;
using NteMonitor.Journal;

namespace NteMonitor.PurpleFlag.Pack;

/// <summary>A page of a pack, and the files that hold its tables' figures for a machine.</summary>
/// <param name="Page">The page's path within the bag.</param>
/// <param name="Tables">Its tables and charts.</param>
public sealed record PageFigures(string Page, IReadOnlyList<TableFile> Tables);

/// <summary>A table of a page and its file.</summary>
/// <param name="Anchor">The table's anchor in the page.</param>
/// <param name="Csv">The file's path within the bag.</param>
public sealed record TableFile(string Anchor, string Csv);

/// <summary>Figures of one table that are sums over the rows of another, or of the same.</summary>
/// <param name="Table">The file with the figures: its path within the bag; within the payload while the pack is built.</param>
/// <param name="Base">The file whose rows are added up.</param>
/// <param name="Of">The column that is added up.</param>
/// <param name="Cells">The figures.</param>
public sealed record PackSum(string Table, string Base, string Of, IReadOnlyList<SumCell> Cells);

/// <summary>One figure that is a sum.</summary>
/// <param name="Row">Its row, 1 for the first under the headings.</param>
/// <param name="Column">Its column's heading, as the file has it.</param>
/// <param name="Where">Which rows are added up: for each column named, one of these words has to stand there.</param>
public sealed record SumCell(int Row, string Column, IReadOnlyDictionary<string, IReadOnlyList<string>> Where);

/// <summary>How a pack's figures hang together: which file belongs to which table, and which figure is the sum of which.</summary>
/// <param name="Pages">The pages.</param>
/// <param name="Sums">The sums.</param>
public sealed record PackFigures(IReadOnlyList<PageFigures> Pages, IReadOnlyList<PackSum> Sums)
{
    /// <summary>Where it is written, within the payload.</summary>
    public const string File = "figures.json";

    /// <summary>Other files of figures that no page shows as a table: the rows that sums are made of.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Returns it as canonical JSON with a line feed.</summary>
    public string Write() => CanonicalJson.Write(new JsonObject
    {
        ["others"] = Strings(Others),
        ["pages"] = new JsonArray([.. Pages.Select(p => (JsonNode)new JsonObject
        {
            ["page"] = p.Page,
            ["tables"] = new JsonArray([.. p.Tables.Select(t => (JsonNode)new JsonObject { ["anchor"] = t.Anchor, ["csv"] = t.Csv })]),
        })]),
        ["sums"] = new JsonArray([.. Sums.Select(s => (JsonNode)new JsonObject
        {
            ["base"] = s.Base,
            ["cells"] = new JsonArray([.. s.Cells.Select(c => (JsonNode)new JsonObject
            {
                ["column"] = c.Column, ["row"] = c.Row, ["where"] = new JsonObject(c.Where.Select(w => KeyValuePair.Create(w.Key, (JsonNode?)Strings(w.Value)))),
            })]),
            ["of"] = s.Of,
            ["table"] = s.Table,
        })]),
    }) + "\n";

    /// <summary>Returns it read back.</summary>
    /// <exception cref="FormatException">It is not in the form that <see cref="Write"/> gives.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is not JSON.</exception>
    /// <exception cref="InvalidOperationException">A member is of another kind.</exception>
    public static PackFigures Read(string text)
    {
        var all = CanonicalJson.Read(text);
        var read = new PackFigures(
            StrictJson.Objects(all, "pages", p => new PageFigures(Text(p, "page"), StrictJson.Objects(p, "tables", t => new TableFile(Text(t, "anchor"), Text(t, "csv"))))),
            StrictJson.Objects(all, "sums", s => new PackSum(Text(s, "table"), Text(s, "base"), Text(s, "of"), StrictJson.Objects(s, "cells", c => new SumCell(
                c.Number("row") ?? throw new FormatException("A sum has no row."), Text(c, "column"),
                (c["where"] as JsonObject ?? []).Select(w => (w.Key, Value: StrictJson.Texts(w.Value))).ToDictionary(w => w.Key, w => w.Value, StringComparer.Ordinal))))))
        {
            Others = StrictJson.Texts(all["others"]),
        };
        return read.Write() == text ? read : throw new FormatException("It is not in the canonical form.");
    }

    private static string Text(JsonObject o, string name) => o.Text(name) ?? throw new FormatException($"A part has no {name}.");

    private static JsonArray Strings(IEnumerable<string> all) => new([.. all.Select(a => (JsonNode)JsonValue.Create(a))]);
}

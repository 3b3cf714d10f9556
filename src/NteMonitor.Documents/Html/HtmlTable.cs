namespace NteMonitor.Documents.Html;

/// <summary>Tables with a caption, scopes, and figures that stand under one another.</summary>
internal static class HtmlTable
{
    private const int Shades = 5;

    /// <summary>Returns a table with its remarks beneath.</summary>
    /// <param name="table">The table.</param>
    /// <param name="anchor">Its anchor, unlike every other in the page.</param>
    /// <param name="caption">Its caption as shown, with its number; not yet escaped.</param>
    public static IEnumerable<string> Of(Table table, string anchor, string caption) =>
    [
        $"""<div class="table" id="{anchor}">""",
        .. Grid(table, $"{anchor}--caption", caption),
        .. Remarks(Tabulated.Remarks(table)),
        "</div>",
    ];

    /// <summary>Returns the figures of a heat chart as a table whose cells are shaded by size and say their figures.</summary>
    public static IEnumerable<string> Of(HeatChart heat, string anchor, string caption)
    {
        var greatest = heat.Rows.SelectMany(row => row.Values).Max() ?? 0;
        var unknown = heat.Rows.Any(row => row.Values.Contains(null));
        return
        [
            .. Opening("heat", $"{anchor}--caption", caption),
            "<thead><tr><td></td>" + string.Concat(heat.Columns.Select(column =>
                $"""<th scope="col" class="figure">{Markup.Escaped(column)}</th>""")) + "</tr></thead>",
            "<tbody>",
            .. heat.Rows.Select(row => $"""<tr><th scope="row">{Markup.Escaped(row.Name)}</th>"""
                + string.Concat(row.Values.Select(value => Shaded(value, greatest, heat))) + "</tr>"),
            "</tbody></table></div>",
            .. Remarks(unknown ? ["“n/k”: not known, which is not 0."] : []),
        ];
    }

    /// <summary>Returns the table alone.</summary>
    public static IEnumerable<string> Grid(Table table, string captionAnchor, string caption) =>
    [
        .. Opening("", captionAnchor, caption),
        "<thead><tr>" + string.Concat(table.Columns.Select(column =>
            $"""<th scope="col"{Class(column)}>{Markup.Escaped(column.Heading)}{Unit(column)}</th>""")) + "</tr></thead>",
        "<tbody>",
        .. table.Rows.Select(row => Line(row, table.Columns)),
        "</tbody></table></div>",
    ];

    // A table wider than the window scrolls in a region that the keyboard reaches.
    private static IEnumerable<string> Opening(string look, string captionAnchor, string caption) =>
    [
        $"""<div class="scroll" role="region" aria-labelledby="{captionAnchor}" tabindex="0">""",
        (look.Length == 0 ? "<table>" : $"""<table class="{look}">""")
            + $"""<caption id="{captionAnchor}">{Markup.Escaped(caption)}</caption>""",
    ];

    private static string Line(Row row, IReadOnlyList<Column> columns)
    {
        var level = Math.Clamp(row.Level, 0, 5);
        var name = level == 0 ? Class(columns[0]) : $""" class="in{level}" """.TrimEnd();
        return (row.IsTotal ? """<tr class="total">""" : "<tr>")
            + $"""<th scope="row"{name}>{Markup.Shown(row.Cells[0])}</th>"""
            + string.Concat(row.Cells.Skip(1).Select((cell, at) => Cell(cell, columns[at + 1])))
            + "</tr>";
    }

    private static string Cell(Cell cell, Column column)
    {
        string[] looks =
        [
            .. column.Align == Align.Right ? ["figure"] : Array.Empty<string>(),
            .. cell is Cell.Blank ? ["blank"] : Array.Empty<string>(),
            .. cell is Cell.State(_, var tone) ? [$"tone {tone.ToString().ToLowerInvariant()}"] : Array.Empty<string>(),
        ];
        return $"<td{(looks.Length == 0 ? "" : $" class=\"{string.Join(' ', looks)}\"")}>{Markup.Shown(cell)}</td>";
    }

    private static string Shaded(decimal? value, decimal greatest, Chart chart)
    {
        if (value is null)
        {
            return """<td class="figure blank"><abbr title="not known">n/k</abbr></td>""";
        }

        // What is not nothing is never shaded as nothing.
        var shade = value > 0 && greatest > 0 ? (int)Math.Ceiling(value.Value / greatest * Shades) : 0;
        return $"""<td class="figure heat{shade}">{Markup.Shown(value, chart)}</td>""";
    }

    private static IEnumerable<string> Remarks(IEnumerable<string> remarks) =>
        remarks.Select(remark => $"""<p class="remark">{Markup.Escaped(remark)}</p>""");

    private static string Class(Column column) => column.Align == Align.Right ? """ class="figure" """.TrimEnd() : "";

    private static string Unit(Column column) =>
        column.Unit is { } unit ? $""" <span class="unit">({Markup.Escaped(unit)})</span>""" : "";
}

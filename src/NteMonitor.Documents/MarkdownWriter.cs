using System.Text;
using NteMonitor.Documents.Text;

namespace NteMonitor.Documents;

/// <summary>Writes a document as GitHub-flavoured Markdown; charts become tables with their words.</summary>
public static class MarkdownWriter
{
    /// <summary>Returns the document in Markdown with LF line ends; no text in it can become markup.</summary>
    public static string Write(Document document)
    {
        List<string> blocks = [$"# {Escaped(document.Title)}".TrimEnd()];
        if (document.Subtitle is { } subtitle)
        {
            blocks.Add(Line(subtitle));
        }

        if (document.Facts.Count > 0)
        {
            blocks.Add(string.Join('\n', (IEnumerable<string>)
            [
                "| | |",
                "| --- | --- |",
                .. document.Facts.Select(fact => $"| **{Strong(fact.Label)}** | {Escaped(fact.Value)} |"),
            ]));
        }

        blocks.AddRange(Outline.Of(document).Select(Block));
        return string.Join("\n\n", blocks) + "\n";
    }

    private static string Block(Placed placed) => placed.Part switch
    {
        Heading(_, var text) => $"{new string('#', placed.Level)} {Escaped(text)}".TrimEnd(),
        Paragraph(var text) => Line(text),
        Bullets(var items) => string.Join('\n', items.Select(item => $"- {Line(item)}".TrimEnd())),
        Links(var links) => string.Join('\n', links.Select(link => $"- {Escaped(link.Text)} ({Escaped(link.To)})")),
        Picture(var to, var caption, var alternative) => $"{Line(caption)} ({Escaped(to)}): {Escaped(alternative)}",
        Note(var kind, var text) => $"> **{Strong(kind)}:** {Escaped(text)}",
        Table table => Of(table, $"Table {placed.Number}. {table.Caption}"),
        Chart chart => $"{Of(Tabulated.Of(chart), $"Figure {placed.Number}. {Tabulated.Caption(chart)}")}\n\n{Line(chart.Alternative)}",
        _ => throw new ArgumentOutOfRangeException(nameof(placed), placed.Part, "An unknown kind of part."),
    };

    private static string Of(Table table, string caption) => string.Join("\n\n", (IEnumerable<string>)
    [
        $"**{Strong(caption)}**",
        string.Join('\n', (IEnumerable<string>)
        [
            Cells(table.Columns.Select(column => Escaped(Tabulated.Heading(column)))),
            Cells(table.Columns.Select(column => column.Align == Align.Right ? "---:" : "---")),
            .. table.Rows.Select(row => Cells(row.Cells.Select((cell, at) => Cell(row, cell, at)))),
        ]),
        .. Tabulated.Remarks(table).Select(Line),
    ]);

    private static string Cells(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Cell(Row row, Cell cell, int at)
    {
        var indent = at == 0 ? string.Concat(Enumerable.Repeat("&nbsp;&nbsp;", Math.Clamp(row.Level, 0, 5))) : "";
        var words = CellText.Of(cell);
        return indent + (row.IsTotal && words.Length > 0 ? $"**{Escaped(words)}**" : Escaped(words));
    }

    // Four asterisks around nothing would be a rule or four asterisks.
    private static string Strong(string text) => Escaped(text) is { Length: > 0 } words ? words : "&nbsp;";

    /// <summary>Returns text that begins a line, where a few more marks would mean something.</summary>
    private static string Line(string text)
    {
        var line = Escaped(text);
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        return line switch
        {
            ['-' or '+' or '=' or '#', ..] => "\\" + line,
            _ when digits > 0 && digits < line.Length && line[digits] is '.' or ')' => line.Insert(digits, "\\"),
            _ => line,
        };
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in Clean.OneLine(text))
        {
            escaped.Append(letter switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' => $"\\{letter}",
                _ => letter.ToString(),
            });
        }

        return escaped.ToString();
    }
}

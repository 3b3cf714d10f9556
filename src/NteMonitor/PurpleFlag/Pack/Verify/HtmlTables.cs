using System.Net;
using System.Text;

namespace NteMonitor.PurpleFlag.Pack.Verify;

/// <summary>A table as a page shows it.</summary>
/// <param name="Anchor">The anchor of the part that it stands in; empty where there is none.</param>
/// <param name="Rows">The words of every cell, headings first.</param>
public sealed record HtmlGrid(string Anchor, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>Reads the tables out of a page that the program wrote: enough of HTML for that, in one pass and without ever failing.</summary>
public static class HtmlTables
{
    private static readonly string[] Unread = ["style", "script", "template", "textarea", "title"];

    /// <summary>Returns a page's tables in the order in which they stand.</summary>
    public static IReadOnlyList<HtmlGrid> Read(string page)
    {
        List<HtmlGrid> grids = [];
        List<IReadOnlyList<string>>? rows = null;
        List<string>? row = null;
        StringBuilder? cell = null;
        var anchor = "";
        for (var at = 0; at < page.Length;)
        {
            var tag = page.IndexOf('<', at);
            cell?.Append(page, at, (tag < 0 ? page.Length : tag) - at);
            if (tag < 0)
            {
                break;
            }

            (var name, var attributes, at) = Tag(page, tag);
            switch (name)
            {
                case "div" or "figure" or "section" when Id(attributes) is { } id:
                    anchor = id;
                    break;
                case "table":
                    (rows, row, cell) = ([], null, null);
                    break;
                case "tr" when rows is not null:
                    rows.Add(row = []);
                    break;
                case "td" or "th" when row is not null:
                    cell = new();
                    break;
                case "/td" or "/th" when cell is not null && row is not null:
                    row.Add(WebUtility.HtmlDecode(cell.ToString()).Trim());
                    cell = null;
                    break;
                case "/table" when rows is not null:
                    grids.Add(new(anchor, rows));
                    (rows, row, cell, anchor) = (null, null, null, "");
                    break;
            }
        }

        return grids;
    }

    /// <summary>Returns a tag's name, its attributes and where it ends; a comment or what is not for reading is passed over whole.</summary>
    internal static (string Name, string Attributes, int Next) Tag(string page, int at)
    {
        if (string.CompareOrdinal(page, at, "<!--", 0, 4) == 0)
        {
            return ("", "", After(page, "-->", at + 4));
        }

        var quote = '\0';
        var end = at + 1;
        for (; end < page.Length && (quote != '\0' || page[end] != '>'); end++)
        {
            quote = quote == '\0' ? (page[end] is '"' or '\'' ? page[end] : '\0') : page[end] == quote ? '\0' : quote;
        }

        var inside = page[(at + 1)..end];
        var length = inside.AsSpan().IndexOfAny(" \t\r\n");
        var name = (length < 0 ? inside : inside[..length]).ToLowerInvariant();
        var next = Math.Min(end + 1, page.Length);
        return (name, length < 0 ? "" : inside[length..], Unread.Contains(name) ? After(page, "</" + name, next) : next);
    }

    private static string? Id(string attributes)
    {
        var at = attributes.IndexOf(" id=\"", StringComparison.Ordinal);
        var end = at < 0 ? -1 : attributes.IndexOf('"', at + 5);
        return end < 0 ? null : WebUtility.HtmlDecode(attributes[(at + 5)..end]);
    }

    private static int After(string page, string mark, int from) =>
        page.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? at + mark.Length : page.Length;
}

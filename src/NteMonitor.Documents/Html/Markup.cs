using System.Globalization;
using System.Text;
using NteMonitor.Documents.Text;

namespace NteMonitor.Documents.Html;

/// <summary>The only ways in which text and numbers get into markup.</summary>
internal static class Markup
{
    /// <summary>Returns text as one line in which nothing is markup, for content and for quoted attributes.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in Clean.OneLine(text))
        {
            escaped.Append(letter switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => letter.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>Returns a cell's words, a figure below nothing with a true minus sign, which screen readers say.</summary>
    public static string Shown(Cell cell)
    {
        var words = CellText.Of(cell);
        if (cell is Cell.Link(_, var to))
        {
            return Anchor(words, to);
        }

        if (cell is Cell.Text && words.Contains('-', StringComparison.Ordinal))
        {
            return string.Join(' ', words.Split(' ').Select(word => IsWhole(word) ? $"""<span class="whole">{Escaped(word)}</span>""" : Escaped(word)));
        }

        return Escaped(cell is not (Cell.Text or Cell.State or Cell.Blank) && words.StartsWith('-') ? "−" + words[1..] : words);
    }

    /// <summary>Whether a word is a day or hours, which a browser would part at its hyphens.</summary>
    private static bool IsWhole(string word) => word.Length is > 3 and < 12 && word.Any(char.IsAsciiDigit) && word.Contains('-', StringComparison.Ordinal) && word.All(c => char.IsAsciiDigit(c) || c is '-' or ':' or ',' or '.');

    /// <summary>Returns words as a link; as words alone where it would lead anywhere but to a file beside the page.</summary>
    public static string Anchor(string words, string to) => IsPath(to) ? $"""<a href="{to}">{Escaped(words)}</a>""" : Escaped(words);

    /// <summary>Whether something is a path from the page, or an anchor in it: no scheme, no host, nothing to escape.</summary>
    public static bool IsPath(string to) => to.Length > 0 && to[0] != '/' && to.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/' or '#');

    /// <summary>Returns a chart's figure with its places, or "not known".</summary>
    public static string Shown(decimal? value, Chart chart) =>
        value is { } figure ? Shown(new Cell.Measure(figure, chart.Places)) : "not known";

    /// <summary>Returns a length or a coordinate with at most one decimal place.</summary>
    public static string Place(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}

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
        return Escaped(cell is not (Cell.Text or Cell.Blank) && words.StartsWith('-') ? "−" + words[1..] : words);
    }

    /// <summary>Returns a chart's figure with its places, or "not known".</summary>
    public static string Shown(decimal? value, Chart chart) =>
        value is { } figure ? Shown(new Cell.Measure(figure, chart.Places)) : "not known";

    /// <summary>Returns a length or a coordinate with at most one decimal place.</summary>
    public static string Place(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}

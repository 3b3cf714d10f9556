using System.Text;

namespace NteMonitor.Documents.Text;

/// <summary>Breaks running text into lines of fixed-width type.</summary>
public static class TextWrap
{
    /// <summary>Returns the text in lines of at most this many columns, at least one line; a longer word is broken.</summary>
    /// <param name="text">One line or many; line breaks in it are spaces.</param>
    /// <param name="width">Columns, at least 2 so that a wide character fits.</param>
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        List<string> lines = [];
        var line = "";
        foreach (var piece in Clean.OneLine(text).Split(' ').SelectMany(word => Pieces(word, width)))
        {
            var longer = line.Length == 0 ? piece : $"{line} {piece}";
            if (TextWidth.Of(longer) <= width)
            {
                line = longer;
                continue;
            }

            lines.Add(line);
            line = piece;
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>Returns the lines of a text behind a first mark, with the lines after the first set in as far.</summary>
    public static IEnumerable<string> Hanging(string mark, string text, int width) =>
        Lines(text, width - mark.Length)
            .Select((line, at) => (at == 0 ? mark : new string(' ', mark.Length)) + line);

    private static IEnumerable<string> Pieces(string word, int width)
    {
        if (TextWidth.Of(word) <= width)
        {
            return [word];
        }

        List<string> pieces = [];
        var piece = new StringBuilder();
        var taken = 0;
        foreach (var element in TextWidth.Elements(word))
        {
            var columns = TextWidth.OfElement(element);
            if (taken + columns > width)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
                taken = 0;
            }

            piece.Append(element);
            taken += columns;
        }

        return [.. pieces, piece.ToString()];
    }
}

using System.Text;

namespace NteMonitor.PurpleFlag.Pack.Verify;

/// <summary>A CSV file of a pack: headings and rows of words.</summary>
/// <param name="Headings">The first line.</param>
/// <param name="Rows">The others, each with as many fields.</param>
/// <source>RFC 4180, in the one form that the program writes: LF, quotes only where needed.</source>
public sealed record PackCsv(IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Returns a file's rows, or why they cannot be read.</summary>
    /// <exception cref="FormatException">It is no such file.</exception>
    public static PackCsv Read(string text)
    {
        List<IReadOnlyList<string>> rows = [];
        for (var at = 0; at < text.Length;)
        {
            (var row, at) = Row(text, at, rows.Count + 1);
            if (rows.Count > 0 && row.Count != rows[0].Count)
            {
                throw new FormatException($"Row {rows.Count + 1} has {row.Count} fields and the first {rows[0].Count}.");
            }

            rows.Add(row);
        }

        return rows.Count > 0 ? new(rows[0], rows[1..]) : throw new FormatException("It is empty.");
    }

    /// <summary>Returns the place of a heading, or none where there is not exactly one.</summary>
    public int? Column(string heading)
    {
        int[] found = [.. Enumerable.Range(0, Headings.Count).Where(i => Headings[i] == heading)];
        return found is [var one] ? one : null;
    }

    private static (List<string> Row, int Next) Row(string text, int at, int number)
    {
        List<string> row = [];
        while (true)
        {
            (var field, at) = at < text.Length && text[at] == '"' ? Quoted(text, at + 1, number) : Bare(text, at);
            row.Add(field);
            if (at >= text.Length)
            {
                throw new FormatException($"Row {number} does not end with a line feed.");
            }

            if (text[at] is not (',' or '\n'))
            {
                throw new FormatException($"Row {number} has a quote within a field.");
            }

            if (text[at++] == '\n')
            {
                return (row, at);
            }
        }
    }

    private static (string Field, int Next) Bare(string text, int at)
    {
        var end = text.AsSpan(at).IndexOfAny(",\n\"") is >= 0 and var length ? at + length : text.Length;
        return (text[at..end], end);
    }

    private static (string Field, int Next) Quoted(string text, int at, int number)
    {
        var field = new StringBuilder();
        while (true)
        {
            var end = text.IndexOf('"', at);
            if (end < 0)
            {
                throw new FormatException($"Row {number} has a quote that is never closed.");
            }

            field.Append(text, at, end - at);
            if (end + 1 >= text.Length || text[end + 1] != '"')
            {
                return (field.ToString(), end + 1);
            }

            field.Append('"');
            at = end + 2;
        }
    }
}

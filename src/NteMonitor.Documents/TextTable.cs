using NteMonitor.Documents.Text;

namespace NteMonitor.Documents;

/// <summary>Lays a table out in fixed-width type: for a terminal, an e-mail, a plain text report.</summary>
public static class TextTable
{
    private const string Gap = "  ";
    private const int LeastWords = 12;
    private const int LongestWord = 24;

    /// <summary>Returns the heading, a rule and the rows in lines of at most this many columns, without the caption.</summary>
    /// <remarks>
    /// Words wrap within their column; a figure is never cut or wrapped. Where the columns do not fit side by side,
    /// each row becomes a block of lines, one for each column.
    /// </remarks>
    /// <param name="table">The table; its first column names the rows.</param>
    /// <param name="width">Columns of type there are, such as 72 or the terminal's; below 24 it is taken as 24.</param>
    public static IReadOnlyList<string> Lay(Table table, int width)
    {
        var room = Math.Max(width, 24);
        return Widths(table, room) is { } widths ? [.. Grid(table, widths)] : [.. Blocks(table, room)];
    }

    /// <summary>What a column can do with: no less, all its cells on one line, and its heading on one line too.</summary>
    private readonly record struct Bounds(int Least, int Snug, int Natural);

    /// <summary>Returns the width of each column, or null when they cannot stand side by side.</summary>
    private static int[]? Widths(Table table, int room)
    {
        var bounds = table.Columns.Select((column, at) => BoundsOf(table, column, at)).ToArray();
        var widths = bounds.Select(bound => bound.Natural).ToArray();
        var excess = widths.Sum() + (Gap.Length * (widths.Length - 1)) - room;

        // Headings wrap before the names of rows do.
        excess = Narrow(widths, [.. bounds.Select(bound => bound.Snug)], excess);
        excess = Narrow(widths, [.. bounds.Select(bound => bound.Least)], excess);
        return excess > 0 ? null : widths;
    }

    /// <summary>Takes columns of type from whichever has most to spare, and returns how many are still too many.</summary>
    private static int Narrow(int[] widths, int[] floors, int excess)
    {
        for (; excess > 0; excess--)
        {
            var widest = Enumerable.Range(0, widths.Length).MaxBy(at => widths[at] - floors[at]);
            if (widths[widest] <= floors[widest])
            {
                break;
            }

            widths[widest]--;
        }

        return excess;
    }

    private static Bounds BoundsOf(Table table, Column column, int at)
    {
        var heading = Clean.OneLine(Tabulated.Heading(column));
        var word = Math.Max(2, Math.Min(LongestWord, heading.Split(' ').Max(TextWidth.Of)));
        var (least, snug) = (word, word);
        foreach (var row in table.Rows)
        {
            var cell = row.Cells[at];
            var wide = Indent(row, at).Length + TextWidth.Of(CellText.Of(cell));
            var mayWrap = column.Align == Align.Left && cell is Cell.Text or Cell.State or Cell.Link;
            least = Math.Max(least, mayWrap ? Math.Min(wide, LeastWords) : wide);
            snug = Math.Max(snug, wide);
        }

        return new(least, snug, Math.Max(snug, TextWidth.Of(heading)));
    }

    private static IEnumerable<string> Grid(Table table, int[] widths)
    {
        var rule = string.Join(Gap, widths.Select(width => new string('-', width)));
        var heading = table.Columns.Select((column, at) => TextWrap.Lines(Tabulated.Heading(column), widths[at])).ToArray();
        var tallest = heading.Max(lines => lines.Count);

        // Headings stand on the rule, so the shorter ones are filled from above.
        var standing = heading.Select(lines => Enumerable.Repeat("", tallest - lines.Count).Concat(lines).ToArray());
        IEnumerable<string> all = [.. Side([.. standing], table, widths), rule];
        var before = false;
        foreach (var row in table.Rows)
        {
            if (row.IsTotal && !before)
            {
                all = all.Append(rule);
            }

            before = row.IsTotal;
            all = all.Concat(Side([.. row.Cells.Select((cell, at) => Wrapped(row, cell, at, widths[at]))], table, widths));
        }

        return all;
    }

    private static string[] Wrapped(Row row, Cell cell, int at, int width)
    {
        var indent = Indent(row, at);
        return [.. TextWrap.Lines(CellText.Of(cell), Math.Max(2, width - indent.Length)).Select(line => indent + line)];
    }

    /// <summary>Sets columns of lines side by side.</summary>
    private static IEnumerable<string> Side(string[][] columns, Table table, int[] widths)
    {
        for (var line = 0; line < columns.Max(lines => lines.Length); line++)
        {
            var cells = columns.Select((lines, at) =>
                TextWidth.Pad(line < lines.Length ? lines[line] : "", widths[at], table.Columns[at].Align));
            yield return string.Join(Gap, cells).TrimEnd();
        }
    }

    private static IEnumerable<string> Blocks(Table table, int room) => table.Rows.SelectMany((row, number) =>
        (IEnumerable<string>)
        [
            .. Enumerable.Repeat("", Math.Min(number, 1)),
            .. TextWrap.Lines(CellText.Of(row.Cells[0]), room),
            .. table.Columns.Skip(1).SelectMany((column, at) =>
                TextWrap.Hanging("  ", $"{Tabulated.Heading(column)}: {CellText.Of(row.Cells[at + 1])}", room)),
        ]);

    // Five steps in are as deep as a name can go and still leave room for words.
    private static string Indent(Row row, int at) => new(' ', at == 0 ? 2 * Math.Clamp(row.Level, 0, 5) : 0);
}

namespace NteMonitor.Terminal;

/// <summary>Writes what is different between two screens, and nothing else.</summary>
public static class Differ
{
    /// <summary>Unchanged cells that are cheaper to write again than to jump over.</summary>
    private const int CheapGap = 4;

    /// <summary>Writes the changed cells inside one synchronized update, and puts the cursor where the new screen has it.</summary>
    /// <param name="shown">What the terminal shows; null, or of another size, when that is not known.</param>
    /// <param name="wanted">What it is to show.</param>
    /// <param name="pen">Where the bytes go; nothing is written when nothing is different.</param>
    public static void Write(Grid? shown, Grid wanted, Pen pen)
    {
        var known = shown is not null && shown.Size == wanted.Size ? shown : null;
        if (known is not null && !IsDifferent(known, wanted))
        {
            pen.Move(wanted.Cursor);
            return;
        }

        if (known is null)
        {
            pen.Forget();
            pen.Raw("\x1b[?2026h\x1b[m\x1b[2J");
            WriteRows(null, wanted, pen);
        }
        else
        {
            pen.Raw("\x1b[?2026h");
            if (Scroll.Find(known, wanted, pen.Erases) is { } scroll)
            {
                pen.Take(Shortest(scroll, known, wanted, pen));
            }
            else
            {
                WriteRows(known, wanted, pen);
            }
        }

        pen.Move(wanted.Cursor);
        pen.Raw("\x1b[?2026l");
    }

    /// <summary>Returns the shortest of the ways that look short: without a move of rows, with one, with that one up to the first row that changes.</summary>
    private static Pen Shortest(Scroll scroll, Grid known, Grid wanted, Pen pen)
    {
        var still = pen.Fork();
        WriteRows(known, wanted, still);
        var moved = Moved(scroll, known, wanted, pen);
        var wider = scroll.Wider(known, wanted) is var more && more != scroll ? Moved(more, known, wanted, pen) : moved;
        var best = wider.Written.Length < moved.Written.Length ? wider : moved;
        return best.Written.Length < still.Written.Length ? best : still;
    }

    private static Pen Moved(Scroll scroll, Grid known, Grid wanted, Pen pen)
    {
        var way = pen.Fork();
        WriteRows(scroll.Of(known, way.Scroll(scroll, scroll.Blank(wanted))), wanted, way);
        return way;
    }

    private static void WriteRows(Grid? known, Grid wanted, Pen pen)
    {
        for (var row = 0; row < wanted.Size.Height; row++)
        {
            WriteRow(known is null ? default : known.Row(row), wanted.Row(row), row, pen);
        }
    }

    private static bool IsDifferent(Grid shown, Grid wanted)
    {
        for (var row = 0; row < wanted.Size.Height; row++)
        {
            if (!shown.Row(row).SequenceEqual(wanted.Row(row)))
            {
                return true;
            }
        }

        return false;
    }

    private static void WriteRow(ReadOnlySpan<Cell> shown, ReadOnlySpan<Cell> wanted, int row, Pen pen)
    {
        var column = 0;
        while (column < wanted.Length)
        {
            if (IsSame(shown, wanted, column))
            {
                column++;
                continue;
            }

            var start = column > 0 && wanted[column].Text.Length == 0 ? column - 1 : column;
            var end = End(shown, wanted, column);
            pen.Move(new(start, row));
            column = WriteRun(wanted, new(start, row), end, pen);
        }
    }

    private static int WriteRun(ReadOnlySpan<Cell> wanted, Spot start, int end, Pen pen)
    {
        for (var column = start.Column; column < end;)
        {
            pen.Move(start with { Column = column });
            var blanks = Blanks(wanted[column..end]);
            if (pen.Erase(wanted[column], blanks))
            {
                column += blanks;
                continue;
            }

            var width = column + 1 < wanted.Length && wanted[column + 1].Text.Length == 0 ? 2 : 1;
            pen.Put(wanted[column], width, wanted.Length);
            column += width;
        }

        return end;
    }

    /// <summary>Returns how many blanks of one look the cells begin with.</summary>
    private static int Blanks(ReadOnlySpan<Cell> cells)
    {
        var count = 0;
        while (count < cells.Length && cells[count].Text == " " && cells[count].Style == cells[0].Style)
        {
            count++;
        }

        return count;
    }

    /// <summary>Returns where a run ends: short gaps in the style of the cell before them are written over.</summary>
    private static int End(ReadOnlySpan<Cell> shown, ReadOnlySpan<Cell> wanted, int start)
    {
        var end = start + 1;
        for (var column = end; column < wanted.Length && column <= end + CheapGap; column++)
        {
            if (!IsSame(shown, wanted, column))
            {
                end = column + 1;
            }
            else if (wanted[column].Style != wanted[end - 1].Style || wanted[column].Text.Length != 1 || wanted[column].Text[0] > '~')
            {
                break;
            }
        }

        while (end < wanted.Length && wanted[end].Text.Length == 0)
        {
            end++;
        }

        return end;
    }

    private static bool IsSame(ReadOnlySpan<Cell> shown, ReadOnlySpan<Cell> wanted, int column) =>
        !shown.IsEmpty && shown[column] == wanted[column];
}

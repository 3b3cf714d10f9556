namespace NteMonitor.Terminal;

/// <summary>Rows that move together on the terminal instead of being written again.</summary>
/// <param name="Top">The first row that moves or is moved over.</param>
/// <param name="Bottom">The last one.</param>
/// <param name="Up">How many rows they move up; below 0 they move down.</param>
internal readonly record struct Scroll(int Top, int Bottom, int Up)
{
    private const int Furthest = 3;

    /// <summary>About the bytes that a move of the cursor and a change of style take.</summary>
    private const int Hop = 7, Look = 11;

    /// <summary>About the bytes that a move of rows takes.</summary>
    private const int Orders = 24;

    /// <summary>Returns the move that saves most, or none when none saves more than it takes.</summary>
    /// <param name="shown">What the terminal shows.</param>
    /// <param name="wanted">What it should show.</param>
    /// <param name="erases">Whether rows come in with the background that they need.</param>
    internal static Scroll? Find(Grid shown, Grid wanted, bool erases)
    {
        Scroll? best = null;
        var most = Orders;
        for (var up = -Furthest; up <= Furthest; up++)
        {
            if (up != 0 && Best(shown, wanted, up, erases) is var (scroll, gain) && gain > most)
            {
                (best, most) = (scroll, gain);
            }
        }

        return best;
    }

    /// <summary>Returns what most of a row that comes in will be made of.</summary>
    internal Cell Blank(Grid wanted)
    {
        foreach (var cell in wanted.Row(Up > 0 ? Bottom : Top))
        {
            if (cell.Text == " ")
            {
                return cell;
            }
        }

        return Cell.Blank;
    }

    /// <summary>Returns what the terminal shows after the move.</summary>
    /// <param name="shown">What it shows.</param>
    /// <param name="fill">What the rows that come in are made of.</param>
    internal Grid Of(Grid shown, Cell fill)
    {
        var moved = new Grid(shown.Size);
        for (var row = 0; row < shown.Size.Height; row++)
        {
            var from = row >= Top && row <= Bottom ? row + Up : row;
            if (row < Top || row > Bottom || (from >= Top && from <= Bottom))
            {
                shown.Row(from).CopyTo(moved.Row(row));
            }
            else
            {
                moved.Row(row).Fill(fill);
            }
        }

        return moved;
    }

    /// <summary>Returns the stretch of rows that gains most by one move: a largest sum over neighbours, less what the rows that come in cost.</summary>
    private static (Scroll Scroll, int Gain)? Best(Grid shown, Grid wanted, int up, bool erases)
    {
        (Scroll Scroll, int Gain)? best = null;
        CellStyle? before = null, after = null;
        var (start, sum) = (-1, 0);
        for (var row = Math.Max(0, -up); row < wanted.Size.Height - Math.Max(0, up); row++)
        {
            var entrance = up < 0 ? Incoming(shown, wanted, row + up, row - 1, erases) : 0;
            if (start < 0 || sum <= -entrance)
            {
                (start, sum) = (row, -entrance);
            }

            sum += Cost(shown.Row(row), wanted.Row(row), ref before) - Cost(shown.Row(row + up), wanted.Row(row), ref after);
            if (sum > (best?.Gain ?? 0) && sum - (up > 0 ? Incoming(shown, wanted, row + 1, row + up, erases) : 0) is var gain && gain > (best?.Gain ?? 0))
            {
                best = (new(Math.Min(start, start + up), Math.Max(row, row + up), up), gain);
            }
        }

        return best;
    }

    /// <summary>Returns how much more rows cost that come in blank than they would have where they were.</summary>
    private static int Incoming(Grid shown, Grid wanted, int first, int last, bool erases)
    {
        var cost = 0;
        for (var row = first; row <= last; row++)
        {
            CellStyle? before = null, after = null;
            cost += (erases ? Cost(default, wanted.Row(row), ref after) : wanted.Size.Width + Look) - Cost(shown.Row(row), wanted.Row(row), ref before);
        }

        return cost;
    }

    /// <summary>Returns about the bytes that it takes to make one row of another, or of a blank one.</summary>
    /// <param name="shown">What stands there; empty for blanks.</param>
    /// <param name="wanted">What should.</param>
    /// <param name="style">The style in force, before and after.</param>
    private static int Cost(ReadOnlySpan<Cell> shown, ReadOnlySpan<Cell> wanted, ref CellStyle? style)
    {
        var (cost, last) = (0, -2);
        for (var i = 0; i < wanted.Length; i++)
        {
            if (shown.IsEmpty ? wanted[i].Text == " " : shown[i] == wanted[i])
            {
                continue;
            }

            cost += 1 + (last == i - 1 ? 0 : Hop) + (style == wanted[i].Style ? 0 : Look);
            (last, style) = (i, wanted[i].Style);
        }

        return cost;
    }
}

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

    /// <summary>About the bytes that a move of rows takes, and those that make it worth looking for one.</summary>
    private const int Orders = 24, Worth = 120;

    /// <summary>Every so many cells are looked at first.</summary>
    private const int Probe = 2;

    /// <summary>Returns the move that saves most, or none when none saves more than it takes.</summary>
    /// <param name="shown">What the terminal shows.</param>
    /// <param name="wanted">What it should show.</param>
    /// <param name="erases">Whether rows come in with the background that they need.</param>
    internal static Scroll? Find(Grid shown, Grid wanted, bool erases)
    {
        Span<int> still = stackalloc int[wanted.Size.Height], coming = stackalloc int[wanted.Size.Height];
        var all = 0;
        CellStyle? style = null;
        for (var row = 0; row < wanted.Size.Height; row++)
        {
            all += still[row] = Cost(shown.Row(row), wanted.Row(row), ref style);
        }

        if (all < Worth)
        {
            return null;
        }

        for (var row = 0; row < wanted.Size.Height; row++)
        {
            coming[row] = (erases ? Cost(default, wanted.Row(row), ref style) : wanted.Size.Width + Look) - still[row];
        }

        Scroll? best = null;
        var most = Orders;
        for (var up = -Furthest; up <= Furthest; up++)
        {
            if (up != 0 && IsLikely(shown, wanted, up) && Best(shown, wanted, up, still, coming) is var (scroll, gain) && gain > most)
            {
                (best, most) = (scroll, gain);
            }
        }

        return best;
    }

    /// <summary>Returns the move with all rows above it down from the first one that changes.</summary>
    internal Scroll Wider(Grid shown, Grid wanted)
    {
        var top = 0;
        while (top < Top && shown.Row(top).SequenceEqual(wanted.Row(top)))
        {
            top++;
        }

        return this with { Top = top };
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
    /// <param name="shown">What the terminal shows.</param>
    /// <param name="wanted">What it should show.</param>
    /// <param name="up">How many rows to move up.</param>
    /// <param name="still">What each row costs without a move.</param>
    /// <param name="coming">How much more each row costs that comes in blank.</param>
    private static (Scroll Scroll, int Gain)? Best(Grid shown, Grid wanted, int up, ReadOnlySpan<int> still, ReadOnlySpan<int> coming)
    {
        (Scroll Scroll, int Gain)? best = null;
        CellStyle? style = null;
        var (start, sum) = (-1, 0);
        for (var row = Math.Max(0, -up); row < still.Length - Math.Max(0, up); row++)
        {
            var entrance = up < 0 ? Sum(coming.Slice(row + up, -up)) : 0;
            if (start < 0 || sum <= -entrance)
            {
                (start, sum) = (row, -entrance);
            }

            sum += still[row] - Cost(shown.Row(row + up), wanted.Row(row), ref style);
            var gain = up > 0 ? sum - Sum(coming.Slice(row + 1, up)) : sum;
            if (gain > (best?.Gain ?? 0))
            {
                best = (new(Math.Min(start, start + up), Math.Max(row, row + up), up), gain);
            }
        }

        return best;
    }

    /// <summary>Whether a look at some of the cells finds more at their place after a move than before it, in as many rows as a list has.</summary>
    private static bool IsLikely(Grid shown, Grid wanted, int up)
    {
        var rows = 0;
        for (var row = Math.Max(0, -up); row < wanted.Size.Height - Math.Max(0, up) && rows < 3; row++)
        {
            Span<Cell> still = shown.Row(row), moved = shown.Row(row + up), now = wanted.Row(row);
            var more = 0;
            for (var i = 1; i < now.Length; i += Probe)
            {
                more += (moved[i] == now[i] ? 1 : 0) - (still[i] == now[i] ? 1 : 0);
            }

            rows += more > 0 ? 1 : 0;
        }

        return rows >= 3;
    }

    private static int Sum(ReadOnlySpan<int> costs)
    {
        var sum = 0;
        foreach (var cost in costs)
        {
            sum += cost;
        }

        return sum;
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

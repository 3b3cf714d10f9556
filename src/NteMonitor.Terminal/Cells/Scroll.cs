namespace NteMonitor.Terminal;

/// <summary>Rows that move together on the terminal instead of being written again.</summary>
/// <param name="Top">The first row that moves or is moved over.</param>
/// <param name="Bottom">The last one.</param>
/// <param name="Up">How many rows they move up; below 0 they move down.</param>
internal readonly record struct Scroll(int Top, int Bottom, int Up)
{
    private const int Furthest = 3;

    /// <summary>Returns the move that brings most of the new screen's cells into place, or none when none brings more than it spoils.</summary>
    internal static Scroll? Find(Grid shown, Grid wanted)
    {
        Scroll? best = null;
        // A move must at least save the row that it blanks and the words that order it.
        var most = wanted.Size.Width;
        for (var up = -Furthest; up <= Furthest; up++)
        {
            if (up != 0 && Best(shown, wanted, up) is var (scroll, gain) && gain > most)
            {
                (best, most) = (scroll, gain);
            }
        }

        return best;
    }

    /// <summary>Returns what the terminal shows after the move.</summary>
    internal Grid Of(Grid shown)
    {
        var moved = new Grid(shown.Size);
        for (var row = 0; row < shown.Size.Height; row++)
        {
            var from = row >= Top && row <= Bottom ? row + Up : row;
            if (row < Top || row > Bottom || (from >= Top && from <= Bottom))
            {
                shown.Row(from).CopyTo(moved.Row(row));
            }
        }

        return moved;
    }

    /// <summary>Returns the stretch of rows that gains most by one move: a largest sum over neighbours.</summary>
    private static (Scroll Scroll, int Gain)? Best(Grid shown, Grid wanted, int up)
    {
        (Scroll Scroll, int Gain)? best = null;
        var (start, sum) = (-1, 0);
        for (var row = Math.Max(0, -up); row < wanted.Size.Height - Math.Max(0, up); row++)
        {
            if (sum <= 0)
            {
                (start, sum) = (row, 0);
            }

            sum += Different(shown.Row(row), wanted.Row(row)) - Different(shown.Row(row + up), wanted.Row(row));
            if (sum > (best?.Gain ?? 0))
            {
                best = (new(Math.Min(start, start + up), Math.Max(row, row + up), up), sum);
            }
        }

        return best;
    }

    private static int Different(ReadOnlySpan<Cell> shown, ReadOnlySpan<Cell> wanted)
    {
        var count = 0;
        for (var i = 0; i < wanted.Length; i++)
        {
            count += shown[i] == wanted[i] ? 0 : 1;
        }

        return count;
    }
}

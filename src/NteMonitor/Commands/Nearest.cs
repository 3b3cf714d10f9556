namespace NteMonitor.Commands;

/// <summary>Finds what was probably meant.</summary>
public static class Nearest
{
    /// <summary>Returns "Did you mean …?" for the known word nearest to what was typed, or none when nothing is near.</summary>
    public static string? Hint(string typed, IEnumerable<string> known) =>
        Word(typed, known) is { } word ? $"Did you mean {word}?" : null;

    /// <summary>Returns the known word nearest to what was typed: at most a third of its letters wrong; or none.</summary>
    public static string? Word(string typed, IEnumerable<string> known)
    {
        var best = known
            .Select(word => (Word: word, Distance: Distance(typed.ToLowerInvariant(), word.ToLowerInvariant())))
            .OrderBy(w => w.Distance).ThenBy(w => w.Word, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Word is not null && best.Distance <= Math.Max(1, best.Word.Length / 3) ? best.Word : null;
    }

    /// <summary>Returns how many letters have to be put in, left out, changed or swapped with their neighbour to make one word the other.</summary>
    public static int Distance(string from, string to)
    {
        var rows = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j : Step(rows, i, j, from, to);
            }
        }

        return rows[from.Length, to.Length];
    }

    private static int Step(int[,] rows, int i, int j, string from, string to)
    {
        var least = Math.Min(
            Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1,
            rows[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
        return i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1] ? Math.Min(least, rows[i - 2, j - 2] + 1) : least;
    }
}

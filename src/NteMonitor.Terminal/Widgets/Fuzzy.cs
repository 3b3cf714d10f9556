namespace NteMonitor.Terminal;

/// <summary>Finds what was probably meant among a few thousand names.</summary>
public static class Fuzzy
{
    /// <summary>Returns how well typed text fits a name: 0 not at all, greater is better.</summary>
    /// <remarks>Equal, then beginning, then beginning of a word, then within, then the letters in order. Case counts for nothing.</remarks>
    public static int Fit(string typed, string name)
    {
        var at = name.IndexOf(typed, StringComparison.OrdinalIgnoreCase);
        if (at == 0)
        {
            return name.Length == typed.Length ? 1000 : 800 - Math.Min(99, name.Length);
        }

        if (at > 0)
        {
            var beginsWord = !char.IsLetterOrDigit(name[at - 1]) ? 600 : 400;
            return beginsWord - Math.Min(99, at);
        }

        return typed.Length >= 2 && InOrder(typed, name) ? 200 - Math.Min(99, name.Length) : 0;
    }

    /// <summary>Returns the choices that fit typed text in label, note or value, the best first; all of them for no text.</summary>
    public static IReadOnlyList<Choice> Matches(string typed, IReadOnlyList<Choice> choices)
    {
        var sought = typed.Trim();
        return sought.Length == 0
            ? choices
            : [.. choices.Select(c => (Choice: c, Fit: FitOf(sought, c))).Where(f => f.Fit > 0).OrderByDescending(f => f.Fit).Select(f => f.Choice)];
    }

    /// <summary>Returns the word nearest to a mistyped one, at most a third of its letters wrong, or null.</summary>
    public static string? Nearest(string typed, IEnumerable<string> words) =>
        words.Select(w => (Word: w, Steps: Steps(typed, w)))
            .Where(w => w.Steps <= Math.Max(1, typed.Length / 3))
            .OrderBy(w => w.Steps).ThenBy(w => w.Word, StringComparer.Ordinal)
            .Select(w => w.Word).FirstOrDefault()
        ?? (typed.Length >= 2 ? words.Where(w => w.StartsWith(typed, StringComparison.Ordinal)).Order(StringComparer.Ordinal).FirstOrDefault() : null);

    private static int FitOf(string typed, Choice choice) =>
        Math.Max(Fit(typed, choice.Label), Math.Max(Fit(typed, choice.Note) * 9 / 10, Fit(typed, choice.Value)));

    private static bool InOrder(string typed, string name)
    {
        var at = 0;
        foreach (var letter in name)
        {
            if (at < typed.Length && char.ToUpperInvariant(letter) == char.ToUpperInvariant(typed[at]))
            {
                at++;
            }
        }

        return at == typed.Length;
    }

    /// <summary>Returns the letters added, left out or changed between two words (Levenshtein), one row of the table at a time.</summary>
    private static int Steps(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var cost = Math.Min(diagonal + (from[i - 1] == to[j - 1] ? 0 : 1), Math.Min(row[j], row[j - 1]) + 1);
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[to.Length];
    }
}

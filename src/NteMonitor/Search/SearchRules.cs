using System.Text;
using NteMonitor.Access;
using NteMonitor.Commands;

namespace NteMonitor.Search;

/// <summary>What was typed, understood.</summary>
/// <param name="Words">What has to be found, all of it.</param>
/// <param name="Kinds">Only things of these kinds; every kind when there is none.</param>
public sealed record SearchText(IReadOnlyList<SearchWord> Words, IReadOnlyList<SearchKind> Kinds);

/// <summary>How what is typed becomes words, who may find what, and where a word stands in a text.</summary>
public static class SearchRules
{
    /// <summary>The longest text that is taken, in characters.</summary>
    public const int MostCharacters = 200;

    /// <summary>The most words at once.</summary>
    public const int MostWords = 12;

    private const string KindPrefix = "kind:";
    private const int Around = 32;

    /// <summary>Returns what was typed as words and phrases; signs alone are no words, and nothing that is typed has a meaning for the index.</summary>
    /// <param name="text">Words, phrases between quotation marks, and <c>kind:</c> with a kind.</param>
    /// <param name="categories">The categories that a word may mean.</param>
    /// <source>docs/decisions/0011-search.md.</source>
    public static Outcome<SearchText> Read(string text, IReadOnlyList<Category> categories)
    {
        List<Refusal> reasons = [];
        if (text.Length > MostCharacters)
        {
            reasons.Add(new("search", $"{text.Length} characters are too many to look for.", $"{MostCharacters} are the most; the rarest words are enough."));
        }

        var pieces = Pieces(text);
        List<SearchKind> kinds = [];
        foreach (var code in pieces.Where(IsKind).Select(p => p.Text[KindPrefix.Length..]))
        {
            if (SearchKinds.Find(code) is { } kind)
            {
                kinds.Add(kind);
            }
            else
            {
                reasons.Add(new("kind", $"'{code}' is no kind.", Nearest.Hint(code, SearchKinds.All.Select(k => k.Code)) ?? $"Use one of {string.Join(", ", SearchKinds.All.Select(k => k.Code))}."));
            }
        }

        List<SearchWord> words = [.. pieces.Where(p => !IsKind(p) && Tokens(p.Text).Count > 0).Select(p => p with { Categories = [.. categories.Where(c => Means(c, p)).Select(c => c.Code)] })];
        if (words.Count > MostWords)
        {
            reasons.Add(new("search", $"{words.Count} words are too many to look for.", $"{MostWords} are the most; the rarest are enough."));
        }

        return Outcome.Unless(reasons, () => new SearchText(words, kinds));
    }

    /// <summary>Returns the kinds whose public text a role may find.</summary>
    /// <source>docs/decisions/0006-roles.md; docs/decisions/0011-search.md.</source>
    public static IReadOnlyList<SearchKind> Readable(Role role, IReadOnlyList<SearchKind> among) =>
        [.. (among.Count == 0 ? SearchKinds.All : among).Where(k => AccessRules.Check(role, k.Reading) is null)];

    /// <summary>Returns the kinds whose sealed text a role may find, by the retention schedule.</summary>
    /// <source>docs/methods/retention.md §3; docs/decisions/0011-search.md.</source>
    public static IReadOnlyList<SearchKind> Sealed(Role role, RetentionSchedule schedule, IReadOnlyList<SearchKind> among) =>
        [.. among.Where(k => k.Sealed is { } kind && ScheduleRules.Check(schedule, role, kind) is null)];

    /// <summary>Returns whether all the words stand in texts, each word in one of them.</summary>
    /// <source>docs/decisions/0011-search.md.</source>
    public static bool Finds(IEnumerable<SearchWord> words, IReadOnlyList<string> texts)
    {
        var tokens = texts.Select(Tokens).ToList();
        return words.All(w => tokens.Exists(t => Stands(Tokens(w.Text), w.IsWhole, t)));
    }

    /// <summary>Returns the part of a text round the first of the words that stands in it, on one line; none where none does.</summary>
    /// <param name="words">What was looked for.</param>
    /// <param name="text">A text that may be read.</param>
    /// <source>docs/decisions/0011-search.md.</source>
    public static string? Excerpt(IReadOnlyList<SearchWord> words, string text)
    {
        var line = text.Split('\n').Where(l => words.Any(w => Finds([w], [l]))).MaxBy(l => words.Count(w => Finds([w], [l])));
        if (line is null)
        {
            return null;
        }

        var at = words.Select(w => PlaceOf(w, line)).Where(p => p >= 0).DefaultIfEmpty(0).Min();
        var from = at <= Around ? 0 : Math.Max(0, line.LastIndexOf(' ', at - Around) + 1);
        var to = from + (3 * Around) >= line.Length ? line.Length : line.LastIndexOf(' ', from + (3 * Around)) is var end && end > at ? end : Math.Min(line.Length, from + (3 * Around));
        return (from > 0 ? "… " : "") + line[from..to].Trim() + (to < line.Length ? " …" : "");
    }

    private static bool IsKind(SearchWord piece) =>
        !piece.IsWhole && piece.Text.StartsWith(KindPrefix, StringComparison.OrdinalIgnoreCase) && piece.Text.Length > KindPrefix.Length;

    /// <summary>A quotation mark begins a phrase; one that is not closed yet is still being typed.</summary>
    private static List<SearchWord> Pieces(string text)
    {
        List<SearchWord> pieces = [];
        var parts = text.Replace('\u201C', '"').Replace('\u201D', '"').Split('"');
        for (var i = 0; i < parts.Length; i++)
        {
            pieces.AddRange(i % 2 == 1
                ? [new(parts[i].Trim(), IsWhole: i < parts.Length - 1)]
                : parts[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => new SearchWord(w, IsWhole: false)));
        }

        return pieces;
    }

    private static bool Means(Category category, SearchWord word)
    {
        var typed = Tokens(word.Text);
        return category.Words.Prepend(category.Name).Prepend(category.Code).Any(name => Stands(typed, word.IsWhole, Tokens(name)));
    }

    /// <summary>Whether tokens follow each other in a text, the last one begun or whole.</summary>
    private static bool Stands(List<string> typed, bool whole, List<string> text)
    {
        for (var at = 0; at + typed.Count <= text.Count; at++)
        {
            var same = 0;
            while (same < typed.Count && (same < typed.Count - 1 || whole ? text[at + same] == typed[same] : text[at + same].StartsWith(typed[same], StringComparison.Ordinal)))
            {
                same++;
            }

            if (same == typed.Count && same > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int PlaceOf(SearchWord word, string line)
    {
        var (folded, first) = (PlainLetters.Of(line), Tokens(word.Text)[0]);
        for (var at = folded.IndexOf(first, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(first, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !char.IsLetterOrDigit(folded[at - 1]))
            {
                return Math.Min(at, line.Length - 1);
            }
        }

        return -1;
    }

    /// <summary>Returns the runs of letters and digits, in small letters without diacritics.</summary>
    private static List<string> Tokens(string text)
    {
        List<string> tokens = [];
        var token = new StringBuilder();
        foreach (var c in PlainLetters.Of(text))
        {
            if (char.IsLetterOrDigit(c))
            {
                token.Append(c);
            }
            else if (token.Length > 0)
            {
                tokens.Add(token.ToString());
                token.Clear();
            }
        }

        if (token.Length > 0)
        {
            tokens.Add(token.ToString());
        }

        return tokens;
    }
}

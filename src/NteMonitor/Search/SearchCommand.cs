using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Commands;

namespace NteMonitor.Search;

/// <summary><c>nte search</c>.</summary>
public static class SearchCommand
{
    private static readonly Argument<string[]> Words = new("words") { Description = "What to find: words, \"phrases\"; names belong into --stdin, not into the shell's history", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string[]> Kind = new("--kind") { Description = $"Only this kind; may be repeated: {string.Join(", ", SearchKinds.All.Select(k => k.Code))}" };
    private static readonly Option<string?> From = new("--from") { Description = "First night, for example 2026-03-01" };
    private static readonly Option<string?> To = new("--to") { Description = "Last night, included" };
    private static readonly Option<int> Count = new("--count") { Description = "At most this many, 1 to 1000", DefaultValueFactory = _ => 50 };
    private static readonly Option<bool> Stdin = new("--stdin") { Description = "Read the words from standard input, which keeps them out of the shell's history" };
    private static readonly Option<bool> Excerpts = new("--excerpts") { Description = "Show sealed text round what was found, to roles that may read it; each is a look that the journal keeps" };

    /// <summary>Returns <c>nte search</c>.</summary>
    /// <remarks>JSON: an array of <c>id</c>, <c>kind</c>, <c>at</c>, <c>on</c>, <c>of</c>, <c>title</c>, <c>field</c>, <c>sealed</c>, <c>excerpt</c>.</remarks>
    public static Command Create() => new Verb("search", "Find incidents, venues, shifts, notes and records by their words", "nte search heron refusal", SearchAsync)
    {
        Arguments = { Words },
        Options = { Kind, From, To, Count, Stdin, Excerpts },
    };

    private static async Task<Answer> SearchAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [];
        var nights = NightOptions.Range(parsed, From, To, reasons);
        var count = parsed.GetValue(Count);
        if (count is < 1 or > 1_000)
        {
            reasons.Add(new("--count", $"{count} is not from 1 to 1000.", "Fewer are found faster; the newest come first."));
        }

        var text = await TextAsync(parsed, desk, ct);
        if (text.Trim().Length == 0)
        {
            reasons.Add(new("words", "There is nothing to find.", "Type a word, a code or a token: nte search heron."));
        }

        var wish = new SearchWish(text)
        {
            Kinds = parsed.GetValue(Kind) ?? [],
            Nights = nights,
            Most = Math.Clamp(count, 1, 1_000),
            Excerpts = parsed.GetValue(Excerpts) ? SealedExcerpts.Shown : SealedExcerpts.None,
        };
        return reasons.Count > 0 ? Answer.Refuse(reasons) : Answer.To(await SearchActions.FindAsync(wish, desk, ct), found => Of(found, desk));
    }

    /// <summary>An argument with a space in it came between quotation marks, which the shell has taken: it is a phrase.</summary>
    private static async Task<string> TextAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        var words = string.Join(' ', (parsed.GetValue(Words) ?? []).Select(w => w.Contains(' ', StringComparison.Ordinal) && !w.Contains('"', StringComparison.Ordinal) ? $"\"{w}\"" : w));
        if (!parsed.GetValue(Stdin))
        {
            return words;
        }

        using var reader = desk.Files.OpenText("-");
        return $"{words} {(await reader.ReadToEndAsync(ct)).ReplaceLineEndings(" ").Trim()}";
    }

    private static Answer Of(SearchAnswer answer, Desk desk) => new()
    {
        Table = FoundText.Table(answer.Found),
        Json = new JsonArray([.. answer.Found.Select(f => (JsonNode)FoundText.Json(f, desk.Town.Clock))]),
        Talk = answer.Words.Count == 0 ? ["There is no word in it to find: signs and kinds alone are none."] : answer.Found.Count == 0 ? ["Nothing has all these words. Each finds longer words that begin so; drafts and names of files are not searched."] : [],
    };
}

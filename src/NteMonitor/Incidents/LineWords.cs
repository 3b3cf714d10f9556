using System.Text.RegularExpressions;

namespace NteMonitor.Incidents;

/// <summary>A word of a one-line entry, or what stands between quotation marks.</summary>
/// <param name="Text">The text, without its mark and quotation marks.</param>
/// <param name="Mark">What the word says it is, for example <c>at</c>; empty for most.</param>
/// <param name="IsQuoted">Whether it stood between quotation marks.</param>
internal sealed record LineWord(string Text, string Mark, bool IsQuoted)
{
    /// <summary>The text in lower case, as the lists have their words.</summary>
    public string Lower { get; } = Text.ToLowerInvariant();
}

/// <summary>Parts a line into words.</summary>
internal static partial class LineWords
{
    /// <summary>The marks that a word may carry.</summary>
    public static readonly IReadOnlyList<string> Marks = ["when", "venue", "street", "at", "what", "flag", "no", "by", "outcome", "objective", "ref"];

    public static List<LineWord> Of(string line) =>
        [.. Token().Matches(line).Select(Word).Where(w => w.Text.Length > 0)];

    /// <summary>Returns a text so that it is read as one word, whatever it has in it.</summary>
    public static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static LineWord Word(Match match)
    {
        var isQuoted = match.Groups["quoted"].Success;
        var lead = isQuoted ? match.Groups["lead"].Value : match.Value;
        var quoted = isQuoted ? match.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal).Trim() : "";
        var colon = lead.StartsWith('@') ? 0 : lead.IndexOf(':', StringComparison.Ordinal);
        var mark = colon == 0 ? "at" : colon > 0 ? lead[..colon].ToLowerInvariant() : "";
        var text = colon >= 0 ? (lead[(colon + 1)..] + quoted).Trim() : "";
        return text.Length > 0 && Marks.Contains(mark) ? new(text, mark, isQuoted) : new(lead + quoted, "", isQuoted);
    }

    [GeneratedRegex("""(?<lead>@|([a-z0-9-]+:)+)?"(?<quoted>([^"]|"")*)"?|[^\s"]+""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}

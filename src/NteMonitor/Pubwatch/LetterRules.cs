using System.Text.RegularExpressions;
using NteMonitor.Commands;
using NteMonitor.Documents;

namespace NteMonitor.Pubwatch;

/// <summary>Letters: Markdown templates with placeholders, filled in and made into a document.</summary>
public static partial class LetterRules
{
    /// <summary>Returns the letter with every placeholder filled in, or every placeholder that cannot be.</summary>
    /// <param name="template">Markdown: a first line <c># Title</c>, paragraphs, <c>##</c> headings, <c>-</c> lists; placeholders as <c>{{name}}</c>.</param>
    /// <param name="values">What each placeholder stands for; an empty value is known and missing.</param>
    /// <source>docs/methods/pubwatch.md §6.</source>
    public static Outcome<string> Fill(string template, IReadOnlyDictionary<string, string> values)
    {
        List<Refusal> reasons = [];
        foreach (var name in Placeholder().Matches(template).Select(m => m.Groups["name"].Value.Trim()).Distinct())
        {
            if (!values.TryGetValue(name, out var value))
            {
                reasons.Add(new("template", $"'{{{{{name}}}}}' is no placeholder of this letter.", Nearest.Hint(name, values.Keys) ?? $"There is {string.Join(", ", values.Keys.Order(StringComparer.Ordinal))}."));
            }
            else if (value.Length == 0)
            {
                reasons.Add(new("template", $"The letter needs '{{{{{name}}}}}', and the record does not have it.", "Put it on file first, or use another template."));
            }
        }

        if (Placeholder().Replace(template, "") is var rest && (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal)))
        {
            reasons.Add(new("template", "A placeholder is not closed.", "Write each as {{name}}."));
        }

        // One pass: what a value holds is never taken for a placeholder.
        return Outcome.Unless(reasons, () => Placeholder().Replace(template, m => values[m.Groups["name"].Value.Trim()]));
    }

    /// <summary>Returns the document that a filled letter makes.</summary>
    /// <source>docs/methods/pubwatch.md §6.</source>
    public static Document Document(string letter)
    {
        var title = "Letter";
        List<Part> parts = [];
        List<string> bullets = [], lines = [];
        foreach (var line in letter.ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            var text = line.Trim();
            if (text.StartsWith("- ", StringComparison.Ordinal))
            {
                EndParagraph();
                bullets.Add(text[2..].Trim());
            }
            else if (text.Length == 0 || text.StartsWith('#'))
            {
                EndParagraph();
                EndBullets();
                (title, parts) = Headed(title, parts, text);
            }
            else if (bullets.Count > 0)
            {
                bullets[^1] += " " + text;
            }
            else
            {
                lines.Add(text);
            }
        }

        EndBullets();
        return new(title, parts);

        void EndParagraph()
        {
            if (lines.Count > 0)
            {
                EndBullets();
                parts.Add(new Paragraph(string.Join(' ', lines)));
                lines.Clear();
            }
        }

        void EndBullets()
        {
            if (bullets.Count > 0)
            {
                parts.Add(new Bullets([.. bullets]));
                bullets.Clear();
            }
        }
    }

    private static (string Title, List<Part> Parts) Headed(string title, List<Part> parts, string text) =>
        text.StartsWith("# ", StringComparison.Ordinal) ? (text[2..].Trim(), parts)
        : text.StartsWith('#') ? (title, [.. parts, new Heading(2, text.TrimStart('#').Trim())])
        : (title, parts);

    [GeneratedRegex(@"\{\{(?<name>[^{}]*)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}

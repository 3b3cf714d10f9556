using System.Globalization;
using System.Text;

namespace NteMonitor.Documents;

/// <summary>One part where it stands in its document.</summary>
/// <param name="Part">What it is.</param>
/// <param name="Anchor">A name unlike every other in the document: a-z, 0-9 and single hyphens; empty where nothing links.</param>
/// <param name="Number">The running number of a table or a figure, from 1; 0 for other parts.</param>
/// <param name="Level">The level of a heading with no level skipped above it; 0 for other parts.</param>
internal sealed record Placed(Part Part, string Anchor, int Number, int Level);

/// <summary>Numbers the tables and figures of a document, names their anchors and closes gaps in the heading levels.</summary>
internal static class Outline
{
    /// <summary>Returns the parts of a document in order, each with its place.</summary>
    public static IReadOnlyList<Placed> Of(Document document)
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        int tables = 0, figures = 0, level = 1;
        List<Placed> placed = [];
        foreach (var part in document.Parts)
        {
            placed.Add(part switch
            {
                Heading heading => new(part, Unique("s", heading.Text, taken), 0, level = Math.Min(heading.Level, level + 1)),
                Table table => new(part, Unique("table", table.Id, taken), ++tables, 0),
                Chart chart => new(part, Unique("figure", chart.Id, taken), ++figures, 0),
                _ => new(part, "", 0, 0),
            });
        }

        return placed;
    }

    /// <summary>Returns the text as a short name of a-z, 0-9 and single hyphens; empty when nothing of it can stay.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString(0, Math.Min(slug.Length, 48)).TrimEnd('-');
    }

    private static string Unique(string prefix, string text, HashSet<string> taken)
    {
        var name = $"{prefix}-{Slug(text)}".TrimEnd('-');
        var unique = name;
        for (var again = 2; !taken.Add(unique); again++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}-{again}");
        }

        return unique;
    }
}

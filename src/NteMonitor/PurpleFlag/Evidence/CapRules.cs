using NodaTime;

namespace NteMonitor.PurpleFlag.Evidence;

/// <summary>A supporting document: one file, however often it is marked.</summary>
/// <param name="File">The file.</param>
/// <param name="Title">What it is, by the first of its marks.</param>
/// <param name="Attributes">Codes of every attribute that it is marked for, in order.</param>
/// <param name="From">The first day that it speaks of.</param>
/// <param name="Until">The last.</param>
/// <param name="Marks">Its marks.</param>
public sealed record SupportingDocument(EvidenceFile File, string Title, IReadOnlyList<string> Attributes, LocalDate From, LocalDate Until, IReadOnlyList<Guid> Marks);

/// <summary>Documents that could be one.</summary>
/// <param name="Documents">The documents, by the first day that they speak of; at least two.</param>
/// <param name="Attributes">The attributes that all of them share.</param>
public sealed record MergeSuggestion(IReadOnlyList<SupportingDocument> Documents, IReadOnlyList<string> Attributes)
{
    /// <summary>How many fewer documents there would be.</summary>
    public int Saves => Documents.Count - 1;
}

/// <summary>How the documents stand against the most that may be handed in.</summary>
/// <param name="Most">The most.</param>
/// <param name="Documents">The documents, by title.</param>
/// <param name="Merges">Documents that could be one, the greatest saving first; no document stands in two.</param>
public sealed record DocumentCount(int Most, IReadOnlyList<SupportingDocument> Documents, IReadOnlyList<MergeSuggestion> Merges)
{
    /// <summary>How many there are too many; 0 where they fit.</summary>
    public int Over => Math.Max(0, Documents.Count - Most);
}

/// <summary>Pure decisions about supporting documents.</summary>
public static class CapRules
{
    /// <summary>Days that may lie between the periods of two documents that could be one.</summary>
    public const int Neighbours = 31;

    /// <summary>Returns how documents stand against the most; a file that is gone is none, one that has expired still is.</summary>
    /// <param name="most">The most that may be handed in.</param>
    /// <param name="marks">The marks.</param>
    /// <source>docs/methods/purple-flag.md §6.</source>
    public static DocumentCount Of(int most, IEnumerable<MarkOn> marks)
    {
        List<SupportingDocument> documents =
        [
            .. marks.Where(m => m is { Gone: null, Mark.File: not null }).GroupBy(m => m.Mark.File!.Sha256, StringComparer.Ordinal).Select(g => Document([.. g.Select(m => m.Mark).OrderBy(m => m.From).ThenBy(m => m.Id)]))
                .OrderBy(d => d.Title, StringComparer.OrdinalIgnoreCase).ThenBy(d => d.File.Sha256, StringComparer.Ordinal),
        ];
        return new(most, documents, Merges(documents));
    }

    /// <summary>Returns documents that could be one: files of one media type that share an attribute and whose periods lie a month apart or less.</summary>
    /// <remarks>The greatest group is taken first, and its documents out of the rest, until no two are left that could be one.</remarks>
    /// <source>docs/methods/purple-flag.md §6.</source>
    public static IReadOnlyList<MergeSuggestion> Merges(IReadOnlyList<SupportingDocument> documents)
    {
        List<MergeSuggestion> merges = [];
        List<SupportingDocument> left = [.. documents];
        while (Groups(left).OrderByDescending(g => g.Documents.Count).ThenBy(g => g.Attribute, StringComparer.Ordinal).ThenBy(g => g.Documents[0].From).FirstOrDefault() is { Documents.Count: > 1 } best)
        {
            merges.Add(new(best.Documents, [.. best.Documents.Select(d => d.Attributes.AsEnumerable()).Aggregate((a, b) => a.Intersect(b)).Order(StringComparer.Ordinal)]));
            left.RemoveAll(best.Documents.Contains);
        }

        return merges;
    }

    private static IEnumerable<(string Attribute, IReadOnlyList<SupportingDocument> Documents)> Groups(IReadOnlyList<SupportingDocument> documents) =>
        documents.SelectMany(d => d.Attributes.Select(a => (Document: d, Attribute: a))).GroupBy(d => (d.Attribute, d.Document.File.MediaType))
            .SelectMany(g => Runs([.. g.Select(d => d.Document).OrderBy(d => d.From).ThenBy(d => d.Until).ThenBy(d => d.File.Sha256, StringComparer.Ordinal)]).Select(r => (g.Key.Attribute, r)));

    /// <summary>Parts documents in order of their first day wherever a gap is too long.</summary>
    private static IEnumerable<IReadOnlyList<SupportingDocument>> Runs(IReadOnlyList<SupportingDocument> ordered)
    {
        List<SupportingDocument> run = [ordered[0]];
        var until = ordered[0].Until;
        foreach (var next in ordered.Skip(1))
        {
            if (next.From > until.PlusDays(Neighbours))
            {
                yield return run;
                run = [];
            }

            run.Add(next);
            until = LocalDate.Max(until, next.Until);
        }

        yield return run;
    }

    private static SupportingDocument Document(IReadOnlyList<FlagMark> marks) => new(
        marks[0].File!, marks[0].Title, [.. marks.SelectMany(m => m.Attributes).Distinct().Order(StringComparer.Ordinal)], marks.Min(m => m.From), marks.Max(m => m.Until), [.. marks.Select(m => m.Id)]);
}

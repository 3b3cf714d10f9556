using NteMonitor.Commands;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.Board;

/// <summary>A line with the words that mark it as evidence taken out.</summary>
/// <param name="Text">The line without them.</param>
/// <param name="Marks">The words without their sign, parted by blanks; empty where there are none.</param>
public sealed record TakenOut(string Text, string Marks);

/// <summary>Evidence as it is typed in a line: <c>W2 P3 23-02 strong</c>, or <c>#W2</c> in the midst of a note.</summary>
public static class EvidenceLine
{
    /// <summary>What a word begins with that marks the line that it stands in.</summary>
    public const char Sign = '#';

    private static readonly char[] Between = [' ', ',', ';', '\t', '\n'];
    private static readonly char[] Behind = ['.', ',', ';', ':', '!', '?', ')', ']'];

    /// <summary>Returns the words of a line.</summary>
    public static IReadOnlyList<string> Words(string line) => line.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Returns a note without its words of evidence, and these; what begins with a figure and is no zone, such as <c>#3</c>, belongs to the note.</summary>
    public static TakenOut TakeOut(string note)
    {
        if (!note.Contains(Sign))
        {
            return new(note, "");
        }

        List<string> kept = [];
        List<string> marks = [];
        foreach (var word in note.Split(' '))
        {
            var bare = word.TrimEnd(Behind);
            if (bare.Length > 1 && bare[0] == Sign && IsMark(bare[1..]))
            {
                marks.Add(bare[1..]);

                // A full stop behind it belongs to the sentence.
                if (kept.Count > 0 && word.Length > bare.Length && kept[^1].Length > 0 && !Behind.Contains(kept[^1][^1]))
                {
                    kept[^1] += word[bare.Length..];
                }
            }
            else
            {
                kept.Add(word);
            }
        }

        return marks.Count == 0 ? new(note, "") : new(string.Join(' ', kept).Trim(), string.Join(' ', marks));
    }

    /// <summary>Returns the codes that the last word of a note may become, where it begins with the sign; the first goes into the line on tab.</summary>
    /// <param name="note">The note as far as it is typed.</param>
    /// <param name="edition">The edition that has the codes.</param>
    /// <returns>Codes with what they stand for, in a word or two; empty where the last word is none of evidence.</returns>
    public static IReadOnlyList<(string Code, string Stands)> Complete(string note, FrameworkEdition edition)
    {
        var last = note[(note.LastIndexOf(' ') + 1)..];
        return last.StartsWith(Sign)
            ? [.. Known(edition).Where(k => k.Code.StartsWith(last[1..], StringComparison.OrdinalIgnoreCase))]
            : [];
    }

    /// <summary>Returns the mark that a line of words means, or every word that means nothing with the nearest that does.</summary>
    /// <param name="line">Codes of attributes and zones, a strength, a sensitivity, in any order.</param>
    /// <param name="edition">The edition that has them.</param>
    public static Outcome<MarkDraft> Read(string line, FrameworkEdition edition)
    {
        List<Refusal> reasons = [];
        var draft = new MarkDraft();
        foreach (var word in Words(line).Select(w => w.TrimStart(Sign)))
        {
            if (edition.Attribute(word) is { } attribute)
            {
                draft = draft with { Attributes = [.. draft.Attributes.Append(attribute.Code).Distinct()] };
            }
            else if (edition.Zone(word) is { } zone)
            {
                draft = draft with { Zones = [.. draft.Zones.Append(zone.Code).Distinct()] };
            }
            else if (MarkJson.Strength(word) is { } strength && !char.IsAsciiDigit(word[0]))
            {
                draft = draft with { Strength = MarkJson.Code(strength) };
            }
            else if (MarkJson.Sensitivity(word) is { } sensitivity && !char.IsAsciiDigit(word[0]))
            {
                draft = draft with { Sensitivity = MarkJson.Code(sensitivity) };
            }
            else
            {
                reasons.Add(Unknown(word, edition));
            }
        }

        if (draft.Attributes.Count == 0 && reasons.Count == 0)
        {
            reasons.Add(new("evidence", "It says of no attribute that this is evidence of it.", $"Name one, such as {edition.Attributes[0].Code}; `nte flag framework` has them."));
        }

        return Outcome.Unless(reasons, () => draft);
    }

    /// <summary>Returns in words what a line means.</summary>
    public static string Said(MarkDraft draft, FrameworkEdition edition) =>
        $"{draft.Strength} evidence of {string.Join(", ", draft.Attributes.Select(a => $"{a} {edition.Attribute(a)!.Name}"))}{(draft.Zones.Count > 0 ? $", {string.Join(", ", draft.Zones)}" : "")}; {draft.Sensitivity}";

    private static IEnumerable<(string Code, string Stands)> Known(FrameworkEdition edition) =>
    [
        .. edition.Attributes.Select(a => (a.Code, a.InShort)), .. edition.Zones.Select(z => (z.Code, z.Name)),
        .. Enum.GetValues<Strength>().Reverse().Select(s => (MarkJson.Code(s), "")), .. Enum.GetValues<Sensitivity>().Select(s => (MarkJson.Code(s), "")),
    ];

    private static bool IsMark(string word) => char.IsAsciiLetter(word[0]) || word is [_, _, '-', _, _];

    private static Refusal Unknown(string word, FrameworkEdition edition)
    {
        List<string> known = [.. Known(edition).Select(k => k.Code)];
        var nearest = Nearest.Hint(word, known)
            ?? (known.FirstOrDefault(k => word.Length > 0 && k.StartsWith(word[..1], StringComparison.OrdinalIgnoreCase)) is { } like ? $"Did you mean {like}?" : $"There is {edition.Attributes[0].Code} to {edition.Attributes[^1].Code}; `nte flag framework` has them.");
        return new("evidence", $"'{word}' is no code of the Purple Flag.", nearest);
    }
}

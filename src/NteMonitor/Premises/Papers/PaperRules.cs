using NodaTime;
using NodaTime.Text;
using NteMonitor.Commands;
using NteMonitor.People;
using NteMonitor.Venues;

namespace NteMonitor.Premises.Papers;

/// <summary>What a typed paper is read against.</summary>
/// <param name="Venue">The venue it is about.</param>
/// <param name="Lists">Kinds, ways of service and words that are never written.</param>
/// <param name="Today">Today's date.</param>
public sealed record PaperAgainst(Venue Venue, Reference Lists, LocalDate Today);

/// <summary>What a paper in a premises file is.</summary>
public static class PaperRules
{
    /// <summary>The longest text, in characters: more is a narrative, and sealed.</summary>
    public const int MostText = 240;

    private const int MostReference = 60;

    /// <summary>Returns the paper that was typed, or every reason it is none.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="against">Venue, lists and day.</param>
    /// <source>docs/methods/papers.md §1.</source>
    public static Outcome<Paper> Check(Guid id, PaperDraft draft, PaperAgainst against)
    {
        List<Refusal> reasons = [];
        var kind = Kind(draft.Kind, against.Lists, reasons);
        var on = Day(draft.On.Trim(), kind, against.Today, reasons);
        var served = Served(draft.Served.Trim(), against.Lists, reasons);
        var details = kind is null ? [] : Details(draft.Details, kind, reasons);
        var text = draft.Text.Trim();
        if (text.Length > MostText)
        {
            reasons.Add(new("text", $"The text has {text.Length} characters.", $"Keep it under {MostText}; the rest belongs in --note, which is sealed."));
        }

        foreach (var term in PersonRules.NeverWritten(text, against.Lists))
        {
            reasons.Add(new("text", $"It speaks of {term.Name.ToLowerInvariant()}.", "The text is not sealed: take it out."));
        }

        if (draft.Reference.Trim().Length > MostReference)
        {
            reasons.Add(new("ref", $"The reference has {draft.Reference.Trim().Length} characters.", $"Keep it under {MostReference}."));
        }

        return on is null || kind is null
            ? new Outcome<Paper>.Refused(reasons)
            : Outcome.Unless(reasons, () => new Paper(id, against.Venue.Id, on.Value, kind.Code)
            {
                Reference = OrNone(draft.Reference),
                Served = served,
                Details = details,
                Text = OrNone(text),
                Follows = draft.Follows,
            });
    }

    /// <summary>Returns the draft that would be typed for a paper.</summary>
    /// <source>docs/methods/papers.md §1.</source>
    public static PaperDraft DraftOf(Paper paper) => new()
    {
        Kind = paper.Kind,
        On = LocalDatePattern.Iso.Format(paper.On),
        Reference = paper.Reference ?? "",
        Served = paper.Served ?? "",
        Details = [.. paper.Details.Select(d => $"{d.Key}={d.Value}")],
        Text = paper.Text ?? "",
        Follows = paper.Follows,
    };

    /// <summary>Returns a paper in one line, without its date: kind, details, service and reference; the text only where it is asked for.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="lists">The lists that give names.</param>
    /// <source>docs/methods/papers.md §1.</source>
    public static string Line(Paper paper, Reference lists)
    {
        var kind = lists.PaperKinds.FirstOrDefault(k => k.Code == paper.Kind);
        var details = paper.Details.OrderBy(d => d.Key, StringComparer.Ordinal)
            .Select(d => kind?.Details.FirstOrDefault(k => k.Code == d.Key) is { } detail ? $"{detail.Name} {Reference.NameOf(detail.Values, d.Value)}" : $"{d.Key} {d.Value}");
        return string.Join(", ", [kind?.Name ?? paper.Kind, .. details, .. paper.Served is { } served ? [Reference.NameOf(lists.ServedBy, served)] : Array.Empty<string>(),
            .. paper.Reference is { } number ? [number] : Array.Empty<string>()]);
    }

    private static PaperKind? Kind(string typed, Reference lists, List<Refusal> reasons)
    {
        var word = typed.Trim().ToLowerInvariant();
        var found = lists.PaperKinds.FirstOrDefault(k => k.Code == word) ?? lists.PaperKinds.FirstOrDefault(k => k.Words.Contains(word));
        if (found is null)
        {
            var known = lists.PaperKinds.Select(k => k.Code).ToList();
            reasons.Add(new("kind", $"'{typed}' is no kind of paper.", Nearest.Hint(word, known) ?? $"It is one of {string.Join(", ", known)}."));
        }

        return found;
    }

    private static LocalDate? Day(string typed, PaperKind? kind, LocalDate today, List<Refusal> reasons)
    {
        var day = typed.Length == 0 ? today : LocalDatePattern.Iso.Parse(typed) is { Success: true, Value: var read } ? read : (LocalDate?)null;
        if (day is null)
        {
            reasons.Add(new("on", $"'{typed}' is not a date.", "Write it as 2026-03-14."));
        }
        else if (day > today && kind is { Ahead: false })
        {
            reasons.Add(new("on", $"{typed} has not come yet.", "Only a hearing may lie ahead."));
        }

        return day;
    }

    private static string? Served(string typed, Reference lists, List<Refusal> reasons)
    {
        var word = typed.ToLowerInvariant();
        var found = lists.ServedBy.FirstOrDefault(s => s.Code == word || s.Words.Contains(word));
        if (word.Length > 0 && found is null)
        {
            reasons.Add(new("served", $"'{typed}' is no way of service.", $"Use one of {string.Join(", ", lists.ServedBy.Select(s => s.Code))}."));
        }

        return found?.Code;
    }

    private static Dictionary<string, string> Details(IReadOnlyList<string> given, PaperKind kind, List<Refusal> reasons)
    {
        Dictionary<string, string> details = new(StringComparer.Ordinal);
        foreach (var text in given)
        {
            var parts = text.ToLowerInvariant().Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || kind.Details.FirstOrDefault(d => d.Code == parts[0]) is not { } detail)
            {
                reasons.Add(new("detail", $"'{text}' says nothing of {kind.Name}.", kind.Details.Count == 0 ? "It has no details." : $"Use {string.Join(", ", kind.Details.Select(d => $"{d.Code}=…"))}."));
            }
            else if (detail.Values.FirstOrDefault(v => v.Code == parts[1] || v.Words.Contains(parts[1])) is { } value)
            {
                details[detail.Code] = value.Code;
            }
            else
            {
                reasons.Add(new("detail", $"'{parts[1]}' is no {detail.Name} of {kind.Name}.", $"Use one of {string.Join(", ", detail.Values.Select(v => v.Code))}."));
            }
        }

        reasons.AddRange(kind.Details.Where(d => !d.Optional && !details.ContainsKey(d.Code) && !given.Any(g => g.StartsWith(d.Code + "=", StringComparison.OrdinalIgnoreCase)))
            .Select(d => new Refusal("detail", $"{kind.Name} needs its {d.Code}.", $"Add --detail {d.Code}={d.Values[0].Code}, or another of {string.Join(", ", d.Values.Select(v => v.Code))}.")));
        return details;
    }

    private static string? OrNone(string text) => text.Trim() is { Length: > 0 } some ? some : null;
}

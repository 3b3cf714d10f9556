using NodaTime;
using NteMonitor.Commands;
using NteMonitor.PurpleFlag.Cycle;

namespace NteMonitor.PurpleFlag.Evidence;

/// <summary>Pure decisions about marks.</summary>
public static class MarkRules
{
    private const int MostTitle = 120;
    private const int MostText = 1_000;

    /// <summary>Returns the mark, or every reason against it.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="found">What is marked.</param>
    /// <param name="against">What it is held against.</param>
    /// <source>docs/methods/purple-flag.md §4.</source>
    public static Outcome<FlagMark> Check(Guid id, MarkDraft draft, FoundSubject found, MarkAgainst against)
    {
        List<Refusal> reasons = [.. Codes(draft, against)];
        var title = draft.Title.Trim() is { Length: > 0 } said ? said : found.Title;
        reasons.AddRange(title.Length == 0
            ? [new("title", "A file needs a title: its name is not kept, since names say who is in a picture.", "Give --title in a line without names.")]
            : CycleRules.Line("title", title, MostTitle));
        reasons.AddRange(new[] { ("alt", draft.Alternative), ("organisation", draft.Organisation), ("obtained", draft.Obtained) }
            .Where(t => t.Item2.Trim().Length > MostText).Select(t => new Refusal(t.Item1, $"It has {t.Item2.Trim().Length} letters.", $"Say it in {MostText}.")));
        if (File(found.Subject) is { IsPicture: true } && draft.Alternative.Trim().Length < 3)
        {
            reasons.Add(new("alt", "A picture needs words for those who cannot see it.", "Give --alt: what the picture shows, without names."));
        }

        var (days, wrong) = Days(draft, found, against.Today);
        reasons.AddRange(wrong);
        var expires = draft.Expires ?? days.Until.PlusMonths(against.Edition.FreshMonths.Count);
        if (draft.Expires < days.Until)
        {
            reasons.Add(new("expires", $"{draft.Expires:uuuu-MM-dd} is before the last day that it speaks of, {days.Until:uuuu-MM-dd}.", "Evidence stays fresh for a while after its last day."));
        }

        var boundary = draft.Boundary is { } version ? against.Boundaries.FirstOrDefault(b => b.Version == version) : against.Boundaries.FirstOrDefault(b => b.Zone.Code == found.Zone);
        if (draft.Boundary is not null && boundary is null)
        {
            reasons.Add(new("boundary", $"There is no version {draft.Boundary} of the boundary.", against.Boundaries.Count == 0 ? "`nte flag boundary FILE` draws one." : $"There is {string.Join(", ", against.Boundaries.Select(b => b.Version))}."));
        }

        return Outcome.Unless(reasons, () => new FlagMark(id, title, found.Subject)
        {
            Of = against.Entry,
            Attributes = [.. draft.Attributes.Select(a => against.Edition.Attribute(a)!.Code).Distinct()],
            Zones = [.. against.Edition.Zones.Select(z => z.Code).Where(z => draft.Zones.Any(d => d.Trim() == z))],
            Strength = MarkJson.Strength(draft.Strength)!.Value,
            Sensitivity = MarkJson.Sensitivity(draft.Sensitivity)!.Value,
            From = days.From,
            Until = days.Until,
            Expires = expires,
            Boundary = boundary?.Id,
            Alternative = draft.Alternative.Trim(),
            Organisation = draft.Organisation.Trim(),
            Obtained = draft.Obtained.Trim(),
        });
    }

    /// <summary>Returns a mark as if it had been typed, to be amended.</summary>
    /// <source>docs/methods/purple-flag.md §4.</source>
    public static MarkDraft DraftOf(FlagMark mark, IEnumerable<FlagBoundary> boundaries) => new()
    {
        Attributes = mark.Attributes,
        Zones = mark.Zones,
        Strength = MarkJson.Code(mark.Strength),
        Sensitivity = MarkJson.Code(mark.Sensitivity),
        Title = mark.Title,
        Alternative = mark.Alternative,
        Organisation = mark.Organisation,
        Obtained = mark.Obtained,
        From = mark.From,
        Until = mark.Until,
        Expires = mark.Expires,
        Boundary = boundaries.FirstOrDefault(b => b.Id == mark.Boundary)?.Version,
    };

    private static EvidenceFile? File(MarkSubject subject) => subject switch
    {
        MarkSubject.Document(var file) => file,
        MarkSubject.Attached(var file) => file,
        _ => null,
    };

    private static IEnumerable<Refusal> Codes(MarkDraft draft, MarkAgainst against)
    {
        var edition = against.Edition;
        if (draft.Attributes.Count == 0)
        {
            yield return new("attribute", "It is evidence of no attribute.", "Give --attribute CODE, again for several; `nte flag framework` has them.");
        }

        foreach (var reason in FlagActions.Attributes(draft.Attributes, edition))
        {
            yield return reason;
        }

        foreach (var zone in draft.Zones.Where(z => edition.Zone(z) is null))
        {
            yield return new("zone", $"'{zone}' is no zone of the edition {edition.Code}.", Nearest.Hint(zone, edition.Zones.Select(z => z.Code)) ?? $"There is {string.Join(", ", edition.Zones.Select(z => z.Code))}.");
        }

        if (MarkJson.Strength(draft.Strength) is null)
        {
            yield return new("strength", $"'{draft.Strength}' is no strength.", "Say strong, partial or background.");
        }

        if (MarkJson.Sensitivity(draft.Sensitivity) is null)
        {
            yield return new("sensitivity", $"'{draft.Sensitivity}' is no sensitivity.", "Say public, partner or restricted.");
        }
    }

    private static ((LocalDate From, LocalDate Until) Days, IReadOnlyList<Refusal> Wrong) Days(MarkDraft draft, FoundSubject found, LocalDate today)
    {
        var from = draft.From ?? found.Days?.From ?? draft.Until;
        var until = draft.Until ?? found.Days?.Until ?? draft.From;
        if (from is null || until is null)
        {
            return ((today, today), [new("from", "Nothing says which days it speaks of.", "Give --from and --to.")]);
        }

        return ((from.Value, until.Value), [
            .. until < from ? [new Refusal("to", $"{until:uuuu-MM-dd} is before {from:uuuu-MM-dd}.", "Give the earlier day as --from.")] : Array.Empty<Refusal>(),
            .. until > today ? [new Refusal("to", $"{until:uuuu-MM-dd} is after today, {today:uuuu-MM-dd}.", "Evidence speaks of what has been.")] : Array.Empty<Refusal>(),
        ]);
    }
}

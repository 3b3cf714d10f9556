using NodaTime;
using NteMonitor.Venues;

namespace NteMonitor.Premises;

/// <summary>Something that was found of a condition, and where.</summary>
/// <param name="On">The day.</param>
/// <param name="At">The minute; when it was written down, where only the day is known.</param>
/// <param name="By">Short name of who looked.</param>
/// <param name="Source">The visit or lone check.</param>
/// <param name="Check">What was found.</param>
public sealed record FoundOn(LocalDate On, Instant At, string By, Guid Source, ConditionCheck Check);

/// <summary>Pure decisions about conditions as items that are checked.</summary>
public static class ConditionRules
{
    /// <summary>Returns the conditions in force on a day with what the last check before the end of that day found.</summary>
    /// <param name="venue">The venue.</param>
    /// <param name="day">The day.</param>
    /// <param name="found">Every check of the venue's conditions, in any order.</param>
    /// <source>docs/methods/premises.md §3.</source>
    public static IReadOnlyList<ConditionState> States(Venue venue, LocalDate day, IEnumerable<FoundOn> found)
    {
        var checks = found.Where(f => f.On <= day && f.Check.Finding != Finding.NotChecked)
            .OrderByDescending(f => f.On).ThenByDescending(f => f.At).ThenByDescending(f => f.Source)
            .ToLookup(f => f.Check.Number, StringComparer.Ordinal);
        return [.. VisitRules.Checklist(venue, day).Select(c => StateOf(c, [.. checks[c.Number]]))];
    }

    /// <summary>Returns the check of one condition outside a visit, or every reason against it.</summary>
    /// <param name="id">The id it will have.</param>
    /// <param name="draft">The condition and what was found.</param>
    /// <param name="when">The day as typed; today when empty.</param>
    /// <param name="against">The venue, lists and clock.</param>
    /// <source>docs/methods/premises.md §3.</source>
    public static Outcome<LoneCheck> Check(Guid id, CheckDraft draft, string when, VisitAgainst against)
    {
        // A check outside a visit is a visit with nothing else in it: the same rules decide.
        var kind = against.Reference.VisitKinds is [var first, ..] ? first.Code : "";
        return VisitRules.Check(id, new() { When = when, Kind = kind, Checks = [draft] }, against) switch
        {
            Outcome<CheckedVisit>.Done({ Visit.Checks: [{ Finding: not Finding.NotChecked } check] } done) =>
                Outcome.Done(new LoneCheck(id, against.Venue.Id, done.Visit.On, done.Visit.By, check)),
            Outcome<CheckedVisit>.Refused(var reasons) => new Outcome<LoneCheck>.Refused(reasons),
            _ => Outcome.Refused<LoneCheck>(VisitRules.Field(draft.Number), "Nothing was found.", "Say met or broken."),
        };
    }

    private static ConditionState StateOf(Condition condition, IReadOnlyList<FoundOn> checks) => checks is [var last, ..]
        ? new(condition, last.Check.Finding, last.On, last.By, last.Source)
        {
            Remark = last.Check.Remark,
            OtherWording = last.Check.Text != condition.Text,
            Checks = checks.Count,
            Broken = checks.Count(c => c.Check.Finding == Finding.Broken),
        }
        : new(condition, Finding.NotChecked);
}

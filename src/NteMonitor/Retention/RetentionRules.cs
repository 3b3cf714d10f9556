using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.Pubwatch;

namespace NteMonitor.Retention;

/// <summary>When what is sealed goes.</summary>
public static class RetentionRules
{
    /// <summary>Returns the line of the schedule that a record of this thing falls under, or none when it has none of its own.</summary>
    /// <param name="thing">The kind of its entries before the dot, for example <c>visit</c>.</param>
    /// <source>docs/methods/retention.md §1.</source>
    public static PersonalKind? KindOf(string thing) => thing switch
    {
        "vote" or "warning" => PersonalKind.Ban,
        "check" or "paper" => PersonalKind.Visit,
        "flag-observation" => PersonalKind.Observation,
        "scheme" or "scheme-officer" or "member" => PersonalKind.Meeting,
        _ => ScheduleRules.Kind(thing),
    };

    /// <summary>Returns the day on which something is due.</summary>
    /// <param name="term">Its line of the schedule.</param>
    /// <param name="start">The day from which its period runs.</param>
    /// <source>docs/methods/retention.md §2.</source>
    public static LocalDate Due(KeepingTerm term, LocalDate start) =>
        term.Period.InMonths ? start.PlusMonths(term.Period.Count) : start.PlusDays(term.Period.Count);

    /// <summary>Returns the day on which a record is due, or none while it runs on: a post that somebody still holds.</summary>
    /// <remarks>A case of a ban has its day from the scheme's rules: see <see cref="Due(BanFile, KeepingTerm)"/>.</remarks>
    /// <param name="thing">What it is.</param>
    /// <param name="facts">Its facts.</param>
    /// <param name="recorded">The day it was written down.</param>
    /// <param name="schedule">The schedule.</param>
    /// <source>docs/methods/retention.md §2.</source>
    public static LocalDate? Due(string thing, JsonObject facts, LocalDate recorded, RetentionSchedule schedule)
    {
        if (KindOf(thing) is not { } kind || schedule.Of(kind) is not { } term)
        {
            return null;
        }

        return kind switch
        {
            PersonalKind.Meeting when thing is "scheme" or "scheme-officer" or "member" => facts.Date("until") is { } until ? Due(term, until) : null,
            PersonalKind.Ten => Due(term, Day(facts, "until") ?? facts.Date("on") ?? recorded),
            _ => Due(term, facts.Date("on") ?? recorded),
        };
    }

    /// <summary>Returns the day on which a case is due: the schedule's period after the end, or the scheme's own days where it came to nothing.</summary>
    /// <source>docs/methods/pubwatch.md §3.</source>
    public static LocalDate Due(BanFile file, KeepingTerm term) => file.Case is { WithdrawnOn: null, Decision: { Outcome: not Measure.Nothing } }
        ? Due(term, file.WeedOn.PlusDays(-CaseRules.WeedAfterEnd))
        : file.WeedOn;

    /// <summary>Returns the day on which a person is due: that of the last record that mentions them, their own where none does; none while a record runs on.</summary>
    /// <param name="own">The person's own day, where no record mentions them.</param>
    /// <param name="mentions">The days of the records that mention the person, or of any id found to be the same.</param>
    /// <source>docs/methods/retention.md §2.</source>
    public static LocalDate? DuePerson(LocalDate own, IEnumerable<LocalDate?> mentions)
    {
        var days = mentions.ToList();
        return days.Count == 0 ? own : days.Contains(null) ? null : days.Max();
    }

    /// <summary>Returns a rule in words, as an erasure says it: <c>12 months from the night of the incident</c>.</summary>
    /// <source>docs/methods/retention.md §4.</source>
    public static string Words(KeepingTerm term) => $"{term.Period} from {ScheduleRules.From(term.Kind)}";

    /// <summary>Returns what is due on a day, held or not, the longest due first.</summary>
    /// <source>docs/methods/retention.md §4.</source>
    public static IReadOnlyList<DueItem> On(LocalDate day, IEnumerable<DueItem> items) =>
        [.. items.Where(i => i.Due <= day).OrderBy(i => i.Due).ThenBy(i => i.Kind).ThenBy(i => i.Subject)];

    /// <summary>A day that stands as a date, or at the beginning of an instant.</summary>
    private static LocalDate? Day(JsonObject facts, string name) =>
        facts.Text(name) is { Length: >= 10 } text && LocalDatePattern.Iso.Parse(text[..10]) is { Success: true } day ? day.Value : null;
}

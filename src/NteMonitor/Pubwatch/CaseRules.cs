using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Journal;

namespace NteMonitor.Pubwatch;

/// <summary>What a case comes to: its entries held against their roles, its state on a day, its dates.</summary>
public static class CaseRules
{
    /// <summary>Days from the end of a ban or a warning to the day on which what is personal in it goes.</summary>
    public const int WeedAfterEnd = 28;

    /// <summary>Days after which a proposal that came to nothing goes.</summary>
    public const int WeedAfterNothing = 31;

    private const string Members = "pubwatch";
    private static readonly string[] Recording = [Members, "police", "officer", "warden", "admin"];
    private static readonly string[] Keeping = [Members, "officer", "admin"];
    private static readonly string[] Begin = ["of", "people", "way", "behaviour", "measure", "on", "incidents", "venue", "months", "area", "under18", "under18Approved"];
    private static readonly string[] Told = [.. Begin, "decision", "start", "end", "appealBy"];

    /// <summary>Whether a role may write an entry of this kind about a case that came on file this way.</summary>
    /// <source>docs/methods/pubwatch.md §2; UK: R (Boyle) v Haverhill Pubwatch [2009] EWHC 2441 (Admin).</source>
    public static bool MayWrite(string kind, string role, Way way) => Verb(kind) switch
    {
        "proposed" or "decided" => role == Members,
        "heard" or "reviewed" or "lifted" or "withdrawn" or "settled" => way == Way.Decided ? role == Members : Recording.Contains(role),
        "notified" => way == Way.Notified && Recording.Contains(role),
        "checked" => Recording.Contains(role),
        "written" or "appealed" => Keeping.Contains(role),
        _ => false,
    };

    /// <summary>Returns the case that entries make, those that their role may not write left out and listed; none when its first entry is one of them.</summary>
    /// <param name="entries">All entries about the case, in any order.</param>
    /// <source>docs/methods/pubwatch.md §2.</source>
    public static RuledCase? Rule(IReadOnlyCollection<Entry> entries)
    {
        var root = entries.Where(e => e.Base is null).OrderBy(e => e.At).ThenBy(e => e.Id).FirstOrDefault();
        if (root is null)
        {
            return null;
        }

        var way = Verb(root.Kind) == "notified" ? Way.Notified : Way.Decided;
        var idle = entries.Where(e => !Holds(e, way)).ToDictionary(e => e.Id);
        if (idle.ContainsKey(root.Id) || LedgerRules.Fold([.. entries.Where(e => !idle.ContainsKey(e.Id)).Select(Rebased)]) is not { } state)
        {
            return null;
        }

        var decided = entries.Where(e => !idle.ContainsKey(e.Id) && Verb(e.Kind) == "decided").Select(e => (Instant?)e.At).Min();
        return new(
            BanJson.Case(root.Subject, state.Facts) with { Way = way }, state.Head.Id, state.SealedBy, root.At, root.Actor, decided,
            [.. idle.Values.OrderBy(e => e.At).ThenBy(e => e.Id)], state.Rivals.Count);

        // What stands on an entry that does not hold stands on the one before it.
        Entry Rebased(Entry entry)
        {
            var on = entry.Base;
            while (on is { } id && idle.TryGetValue(id, out var gone))
            {
                on = gone.Base;
            }

            return entry with { Base = on };
        }
    }

    /// <summary>Returns where a case stands on a night.</summary>
    /// <param name="ban">The case.</param>
    /// <param name="rules">What the scheme's constitution says.</param>
    /// <param name="night">The evening of the night that is asked about.</param>
    /// <source>docs/methods/pubwatch.md §1.</source>
    public static BanState StateOn(BanCase ban, Constitution rules, LocalDate night) => ban switch
    {
        _ when WeedOn(ban, rules) <= night => BanState.Erased,
        { WithdrawnOn: not null } => BanState.Withdrawn,
        { Decision: null } => ban.CheckedOn is null ? BanState.Proposed : BanState.Checked,
        { Decision.Outcome: Measure.Nothing } => BanState.Rejected,
        { LiftedOn: { } lifted } when lifted <= night => BanState.Lifted,
        _ when ban.End < night => BanState.Expired,
        { Appeal: { Heard: null } } => BanState.Appeal,
        { Decision.Outcome: Measure.Warning } => BanState.Warned,
        { Way: Way.Decided, Letters.Count: 0 } => BanState.Voted,
        _ when ban.Start > night => BanState.Notified,
        _ => ban.VariedOn is null ? BanState.Active : BanState.Varied,
    };

    /// <summary>Whether a ban holds tonight: only these are shown to members at the door.</summary>
    /// <source>docs/methods/pubwatch.md §1.</source>
    public static bool IsCurrent(BanCase ban, Constitution rules, LocalDate night) =>
        StateOn(ban, rules, night) is BanState.Active or BanState.Varied or BanState.Appeal && ban.Decision!.Outcome == Measure.Ban && ban.Start <= night;

    /// <summary>Returns the day on which what is personal in a case goes.</summary>
    /// <source>docs/methods/pubwatch.md §3.</source>
    public static LocalDate WeedOn(BanCase ban, Constitution rules) => ban switch
    {
        { WithdrawnOn: { } withdrawn } => withdrawn.PlusDays(WeedAfterNothing),
        { Decision: null } => ban.On.PlusDays(rules.VoteDays + WeedAfterNothing),
        { Decision: { Outcome: Measure.Nothing } decision } => decision.On.PlusDays(WeedAfterNothing),
        _ => LocalDate.Min(ban.LiftedOn ?? LastNight(ban), LastNight(ban)).PlusDays(WeedAfterEnd),
    };

    /// <summary>Returns the day on which a long ban is looked at next, or none when it ends before.</summary>
    /// <source>docs/methods/pubwatch.md §3.</source>
    public static LocalDate? ReviewOn(BanCase ban, Constitution rules)
    {
        if (ban is not { Decision.Outcome: Measure.Ban, Start: { } start, End: { } end, LiftedOn: null })
        {
            return null;
        }

        var due = (ban.Reviews.Count > 0 ? ban.Reviews.Max(r => r.On) : start).PlusMonths(rules.ReviewMonths);
        return due <= end ? due : null;
    }

    /// <summary>Returns the last night of a term of whole months: the night before the same day of the month.</summary>
    /// <source>docs/methods/pubwatch.md §3.</source>
    public static LocalDate EndOf(LocalDate start, int months) => start.PlusMonths(months).PlusDays(-1);

    /// <summary>Whether a term is longer than the three years that need the chair's reason.</summary>
    /// <source>docs/methods/pubwatch.md §3.</source>
    public static bool IsVeryLong(LocalDate start, LocalDate end) => end >= start.PlusYears(3);

    private static LocalDate LastNight(BanCase ban) => ban.End ?? ban.Decision!.On;

    /// <summary>An entry holds when its role may write it and it changes no more than its kind may.</summary>
    private static bool Holds(Entry entry, Way way)
    {
        if (!MayWrite(entry.Kind, entry.Role, way) || (entry.Base is null) != (Verb(entry.Kind) is "proposed" or "notified"))
        {
            return false;
        }

        var body = CanonicalJson.Read(entry.Body);
        var members = entry.Base is null ? body.Select(m => m.Key) : (body["after"] as JsonObject ?? []).Select(m => m.Key);
        return members.All(Changeable(Verb(entry.Kind)).Contains);
    }

    private static string[] Changeable(string verb) => verb switch
    {
        "proposed" => Begin,
        "notified" => Told,
        "checked" => ["checked"],
        "decided" => ["decision", "start", "end"],
        "written" => ["letters", "appealBy"],
        "appealed" => ["appeal"],
        "heard" => ["appeal", "end", "area", "varied", "lifted"],
        "reviewed" => ["reviews", "end", "area", "varied", "lifted"],
        "lifted" => ["lifted"],
        "withdrawn" => ["withdrawn"],
        _ => [],
    };

    private static string Verb(string kind) => kind.StartsWith("ban.", StringComparison.Ordinal) ? kind[4..] : "";
}

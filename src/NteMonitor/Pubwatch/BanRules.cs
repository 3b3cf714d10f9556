using NodaTime;
using NteMonitor.Commands;
using static NteMonitor.Pubwatch.DraftReader;

namespace NteMonitor.Pubwatch;

/// <summary>Pure decisions about warnings and bans: what may be put on file.</summary>
public static partial class BanRules
{
    /// <summary>The longest ban of a person under 18 where a scheme names no terms, in months.</summary>
    public const int MonthsUnder18 = 3;

    private const int MostReason = 500;
    private const int MostText = 5_000;

    /// <summary>Returns the proposal, or every reason against it.</summary>
    /// <param name="id">The id it will have.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="named">What its words were found to mean.</param>
    /// <param name="against">What it is checked against.</param>
    /// <source>docs/methods/pubwatch.md §1 and §4.</source>
    public static Outcome<CheckedBan> Propose(Guid id, BanDraft draft, BanNamed named, BanAgainst against)
    {
        var read = new DraftReader(against.Common.Today);
        var on = read.Past("on", draft.On, against.Common.Today);
        var measure = read.OneOf<Measure>("measure", draft.Measure.Trim().Length == 0 ? "ban" : draft.Measure);
        if (measure == Measure.Nothing)
        {
            read.Refuse("measure", "Nothing cannot be proposed.", "Propose a warning or a ban; the members may vote against it.");
        }

        var months = read.Number("months", draft.Months, (1, SchemeRules.MostMonths));
        var scheme = against.Scheme;
        Months(read, draft, measure, (months, scheme));
        var bare = Begun(new(id, scheme?.Id ?? Guid.Empty, named.Person, Way.Decided, on ?? default), draft, named, (read, against));
        if (named.Venue is null && draft.Venue.Trim().Length == 0)
        {
            read.Refuse("venue", "No member reports it.", "Give the member whose report it rests on.");
        }

        if (on is { } day && months is { } length && CaseRules.IsVeryLong(day, CaseRules.EndOf(day, length)))
        {
            NeedsChair(read, draft, $"{length} months");
        }

        Approval(read, draft, bare, measure == Measure.Ban && months is { } term ? $"{term} months" : null, months > Shortest(scheme));
        return Outcome.Unless(read.Reasons, () => new CheckedBan(
            bare with { Measure = measure!.Value, Months = measure == Measure.Ban ? months : null }, Words(draft), Remarks(bare, months, scheme!)));
    }

    /// <summary>Returns a decision that the scheme took elsewhere and notified, or every reason against it.</summary>
    /// <param name="id">The id it will have.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="named">What its words were found to mean.</param>
    /// <param name="against">What it is checked against.</param>
    /// <source>docs/methods/pubwatch.md §2.</source>
    public static Outcome<CheckedBan> Notify(Guid id, BanDraft draft, BanNamed named, BanAgainst against)
    {
        var read = new DraftReader(against.Common.Today);
        var on = read.Past("on", draft.On, null);
        if (draft.Measure.Trim().Length == 0 || draft.Text.Trim().Length == 0)
        {
            read.Refuse("decision", "There is no decision.", "A ban is recorded once the scheme has decided it: give what was decided (--measure) and the decision as it was notified (--text).");
        }

        var measure = draft.Measure.Trim().Length == 0 ? null : read.OneOf<Measure>("measure", draft.Measure);
        var bare = Begun(new(id, against.Scheme?.Id ?? Guid.Empty, named.Person, Way.Notified, on ?? default), draft, named, (read, against));
        var (start, end) = Span(read, draft, measure, (on, against.Scheme));
        if (start is { } first && end is { } last && measure == Measure.Ban)
        {
            if (CaseRules.IsVeryLong(first, last))
            {
                NeedsChair(read, draft, $"{Iso(first)} to {Iso(last)}");
            }

            Approval(read, draft, bare, $"{Iso(first)} to {Iso(last)}", last > CaseRules.EndOf(first, Shortest(against.Scheme)));
        }

        var votes = Votes(read, draft.Votes);
        var appealBy = read.Perhaps("appeal-by", draft.AppealBy);
        return Outcome.Unless(read.Reasons, () => new CheckedBan(
            bare with { Measure = measure!.Value, Decision = new(on!.Value, measure.Value, votes, named.Meeting), Start = start, End = end, AppealBy = appealBy },
            Words(draft), measure == Measure.Ban && appealBy is null ? ["The notice names no last day for an appeal."] : []));
    }

    /// <summary>What both ways in have in common.</summary>
    private static BanCase Begun(BanCase ban, BanDraft draft, BanNamed named, (DraftReader Read, BanAgainst Against) with)
    {
        var (read, against) = with;
        var code = SchemeRules.BehaviourOf(draft.Behaviour, against.Common);
        if (code is null)
        {
            read.Refuse("behaviour", draft.Behaviour.Trim().Length == 0 ? "No behaviour was given." : $"'{draft.Behaviour.Trim()}' is no behaviour.",
                Nearest.Hint(draft.Behaviour, against.Common.Lists.Categories.Select(c => c.Code)) ?? $"Use one of {string.Join(", ", against.Common.Lists.Categories.Select(c => c.Code))}.");
        }

        if (named.Venue is { } venue && ban.On != default && !against.Members.Any(m => m.Venue == venue && m.InForce(ban.On)))
        {
            read.Refuse("venue", $"'{draft.Venue.Trim()}' was no member of the scheme on {Iso(ban.On)}.", "Only a member in force on the day reports; `nte pubwatch member list` has them.");
        }

        foreach (var (field, text, most) in new[] { ("area", draft.Area, 200), ("reason", draft.Reason, MostReason), ("chair-reason", draft.ChairReason, MostReason), ("text", draft.Text, MostText) })
        {
            read.Reasons.AddRange(NeverRules.Check(field, read.Words(field, text, most), against.Common.Lists));
        }

        return ban with
        {
            Incidents = named.Incidents,
            Reporter = named.Venue,
            Behaviour = code ?? "",
            Area = draft.Area.Trim(),
            Young = IsYes(draft.Under18),
            YoungApproved = draft.Approved.Trim().Length == 0 ? null : read.Past("approved", draft.Approved, null),
        };
    }

    private static void Months(DraftReader read, BanDraft draft, Measure? measure, (int? Months, Scheme? Scheme) term)
    {
        var terms = term.Scheme?.Rules.Terms ?? [];
        if (measure == Measure.Ban && draft.Months.Trim().Length == 0)
        {
            read.Refuse("months", "No term was given.", terms.Count > 0 ? $"The scheme bans for {string.Join(", ", terms)} months." : "Give whole months; every ban ends.");
        }
        else if (measure == Measure.Warning && draft.Months.Trim().Length > 0)
        {
            read.Refuse("months", "A warning has no term of its own.", $"It stands for the scheme's {term.Scheme?.Rules.WarningMonths ?? 12} months.");
        }
        else if (measure == Measure.Ban && term.Months is { } months && terms.Count > 0 && !terms.Contains(months))
        {
            read.Refuse("months", $"{months} months is not one of the scheme's terms.", $"They are {string.Join(", ", terms)} months.");
        }
    }

    private static (LocalDate? Start, LocalDate? End) Span(DraftReader read, BanDraft draft, Measure? measure, (LocalDate? On, Scheme? Scheme) decided)
    {
        if (measure is null or Measure.Nothing)
        {
            return (null, null);
        }

        var start = read.Date("start", draft.Start, decided.On ?? read.Today);
        var end = measure == Measure.Warning && draft.End.Trim().Length == 0 && start is { } from
            ? CaseRules.EndOf(from, decided.Scheme?.Rules.WarningMonths ?? 12)
            : read.Date("end", draft.End, null);
        if (end < start)
        {
            read.Refuse("end", $"The end, {Iso(end!.Value)}, is before the start, {Iso(start!.Value)}.", "Give the last night on which it holds.");
        }
        else if (start is { } first && end > CaseRules.EndOf(first, SchemeRules.MostMonths))
        {
            read.Refuse("end", $"{Iso(first)} to {Iso(end.Value)} is longer than {SchemeRules.MostMonths} months.", "Every ban ends; ask the scheme for the end that it decided.");
        }

        if (start < decided.On)
        {
            read.Refuse("start", $"The start, {Iso(start!.Value)}, is before the decision of {Iso(decided.On!.Value)}.", "A ban begins once it is decided.");
        }

        return (start, end);
    }

    private static void NeedsChair(DraftReader read, BanDraft draft, string length)
    {
        if (draft.ChairReason.Trim().Length == 0)
        {
            read.Refuse("chair-reason", $"{length} is longer than three years, and the chair gives no reason.", "Give the chair's reason, in neutral words.");
        }
    }

    /// <summary>A person under 18: approved apart from the vote, and no longer than the shortest term.</summary>
    private static void Approval(DraftReader read, BanDraft draft, BanCase ban, string? term, bool isTooLong)
    {
        if (!ban.Young)
        {
            return;
        }

        if (draft.Approved.Trim().Length == 0)
        {
            read.Refuse("approved", "The person is under 18, and nobody has approved it apart from the vote.", "Give the day on which it was approved.");
        }

        if (term is not null && isTooLong)
        {
            read.Refuse("months", $"{term} is too long for a person under 18.", "It ends at the shortest term that the scheme has.");
        }
    }

    private static int Shortest(Scheme? scheme) => scheme is { Rules.Terms: [var shortest, ..] } ? shortest : MonthsUnder18;

    private static Tally? Votes(DraftReader read, string text)
    {
        if (text.Trim().Length == 0)
        {
            return null;
        }

        var parts = text.Split('/', StringSplitOptions.TrimEntries);
        if (parts.Length != 3)
        {
            read.Refuse("votes", $"'{text.Trim()}' is not three numbers.", "Write for, against and abstaining as 6/1/2.");
            return null;
        }

        var counts = parts.Select(p => p.Length == 0 ? 0 : read.Number("votes", p, (0, 500)) ?? 0).ToList();
        return new(counts[0], counts[1], counts[2]);
    }

    private static SealedWords Words(BanDraft draft) => new(draft.Reason.Trim(), draft.ChairReason.Trim(), draft.Text.Trim());

    private static IReadOnlyList<string> Remarks(BanCase ban, int? months, Scheme scheme) =>
    [
        .. scheme.Rules.Tariff.Where(t => t.Behaviour == ban.Behaviour && months is { } m && m != t.Months).Select(t => $"The scheme's guide for this behaviour is {t.Months} months."),
        .. ban.Incidents.Count == 0 ? (string[])["It rests on no incident that is on file."] : [],
    ];

    /// <summary>Whether a form or an option says yes.</summary>
    internal static bool IsYes(string text) => text.Trim().ToLowerInvariant() is "yes" or "y" or "true" or "1";
}

using System.Text.RegularExpressions;
using NodaTime.Text;
using NteMonitor.Commands;
using static NteMonitor.Pubwatch.DraftReader;

namespace NteMonitor.Pubwatch;

/// <summary>Pure decisions about schemes, members, posts and meetings.</summary>
public static partial class SchemeRules
{
    /// <summary>The longest term of a ban, in months: every ban ends.</summary>
    public const int MostMonths = 120;

    private const int MostName = 100;
    private const int MostLine = 300;
    private static readonly string[] Parts = [",", "\n"];

    /// <summary>Returns the scheme, or every reason against it; what is empty stays as it was.</summary>
    /// <param name="was">The scheme as it stands, or a bare one.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="others">Every other scheme.</param>
    /// <param name="against">What it is checked against.</param>
    /// <source>docs/methods/pubwatch.md §1.</source>
    public static Outcome<Scheme> Check(Scheme was, SchemeDraft draft, IEnumerable<Scheme> others, PubwatchAgainst against)
    {
        var read = new DraftReader(against.Today);
        var rules = was.Rules;
        var name = draft.Name.Trim().Length == 0 ? was.Name : read.Words("name", draft.Name, MostName);
        if (name.Length == 0)
        {
            read.Refuse("name", "No name was given.", "Give the scheme's name, for example Inventon Pubwatch.");
        }

        if (others.Any(o => o.Id != was.Id && o.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            read.Refuse("name", $"There is a scheme called {name} already.", "`nte pubwatch scheme list` has it.");
        }

        var areas = draft.Areas.Trim().Length == 0 ? was.Areas : [.. Split(draft.Areas).Select(a => read.Words("area", a, MostName))];
        var needs = draft.Needs.Trim().Length == 0 ? rules.Needs : read.OneOf<VoteNeed>("needs", draft.Needs) ?? rules.Needs;
        var terms = draft.Terms.Trim().Length == 0 ? rules.Terms : [.. Split(draft.Terms).Select(t => read.Number("terms", t, (1, MostMonths))).OfType<int>().Distinct().Order()];
        var tariff = draft.Tariff.Trim().Length == 0 ? rules.Tariff : Tariffs(draft.Tariff, read, against);
        rules = rules with
        {
            Needs = needs,
            Terms = terms,
            Tariff = tariff,
            Quorum = read.Number("quorum", draft.Quorum, (1, 500)) ?? rules.Quorum,
            VoteDays = read.Number("vote-days", draft.VoteDays, (1, 60)) ?? rules.VoteDays,
            AppealDays = read.Number("appeal-days", draft.AppealDays, (1, 90)) ?? rules.AppealDays,
            ReviewMonths = read.Number("review-months", draft.ReviewMonths, (1, 12)) ?? rules.ReviewMonths,
            WarningMonths = read.Number("warning-months", draft.WarningMonths, (1, 24)) ?? rules.WarningMonths,
            MissedInARow = read.Number("missed", draft.MissedInARow, (1, 12)) ?? rules.MissedInARow,
        };
        foreach (var odd in rules.Terms.Count == 0 ? [] : rules.Tariff.Where(t => !rules.Terms.Contains(t.Months)))
        {
            read.Refuse("tariff", $"{odd.Months} months for {odd.Behaviour} is not one of the scheme's terms.", $"The terms are {string.Join(", ", rules.Terms)} months.");
        }

        return Outcome.Unless(read.Reasons, () => was with { Name = name, Areas = areas, Rules = rules });
    }

    /// <summary>Returns the membership, or every reason against it.</summary>
    /// <param name="member">The membership with its scheme and venue.</param>
    /// <param name="venue">The venue's name, for what is said.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="against">The scheme's other memberships, and what it is checked against.</param>
    /// <source>docs/methods/pubwatch.md §1.</source>
    public static Outcome<Member> Check(Member member, string venue, SpanDraft draft, (IEnumerable<Member> Others, PubwatchAgainst Against) against)
    {
        var read = new DraftReader(against.Against.Today);
        var from = read.Date("from", draft.From, member.From);
        var until = draft.Until.Trim().Length == 0 ? member.Until : read.Perhaps("until", draft.Until);
        EndsAfter(read, from, until);
        var clash = against.Others.FirstOrDefault(o => o.Id != member.Id && o.Venue == member.Venue && !(until < o.From) && !(o.Until < from));
        if (clash is not null)
        {
            read.Refuse("venue", $"{venue} is a member already, from {Iso(clash.From)}{(clash.Until is { } end ? $" to {Iso(end)}" : "")}.", "End that membership first, or give other days.");
        }

        return Outcome.Unless(read.Reasons, () => member with { From = from!.Value, Until = until });
    }

    /// <summary>Returns the time in a post, or every reason against it.</summary>
    /// <param name="officer">The time in a post as it stands, or a bare one.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="against">What it is checked against.</param>
    /// <source>docs/methods/pubwatch.md §1.</source>
    public static Outcome<SchemeOfficer> Check(SchemeOfficer officer, SpanDraft draft, PubwatchAgainst against)
    {
        var read = new DraftReader(against.Today);
        var post = draft.Post.Trim().Length == 0 && officer.Who.Length > 0 ? officer.Post : read.OneOf<Post>("post", draft.Post);
        var who = draft.Who.Trim().Length == 0 ? officer.Who : draft.Who.Trim();
        if (!ShortName().IsMatch(who))
        {
            read.Refuse("who", who.Length == 0 ? "Nobody was named." : $"'{who}' is neither a user's short name nor a token.", "Give a short name such as sec1, or a token such as P-7K3F2; names are never kept here.");
        }

        var from = read.Date("from", draft.From, officer.From);
        var until = draft.Until.Trim().Length == 0 ? officer.Until : read.Perhaps("until", draft.Until);
        EndsAfter(read, from, until);
        return Outcome.Unless(read.Reasons, () => officer with { Post = post!.Value, Who = who, From = from!.Value, Until = until });
    }

    /// <summary>Returns the meeting, or every reason against it; what is empty stays as it was.</summary>
    /// <param name="was">The meeting as it stands, or a bare one.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="against">What it is checked against.</param>
    /// <source>docs/methods/pubwatch.md §5.</source>
    public static Outcome<Meeting> Check(Meeting was, MeetingDraft draft, PubwatchAgainst against)
    {
        var read = new DraftReader(against.Today);
        var on = read.Date("on", draft.On, was.On == default ? null : was.On);
        var at = was.At;
        if (draft.At.Trim().Length > 0)
        {
            var parsed = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(draft.At.Trim());
            at = parsed.Success ? parsed.Value : null;
            if (!parsed.Success)
            {
                read.Refuse("at", $"'{draft.At.Trim()}' is not a time.", "Write it as 14:30.");
            }
        }

        var place = draft.Place.Trim().Length == 0 ? was.Place : read.Words("place", draft.Place, MostName);
        IReadOnlyList<string> agenda = draft.Agenda.Count == 0 ? was.Agenda : [.. draft.Agenda.Select(a => read.Words("agenda", a, MostLine)).Where(a => a.Length > 0)];
        foreach (var item in draft.Agenda)
        {
            read.Reasons.AddRange(NeverRules.Check("agenda", item, against.Lists));
        }

        return Outcome.Unless(read.Reasons, () => was with { On = on!.Value, At = at, Place = place, Agenda = agenda });
    }

    /// <summary>Returns the meeting with its minutes: a summary that anybody may read, and a text that is sealed.</summary>
    /// <param name="was">The meeting.</param>
    /// <param name="summary">What anybody may read.</param>
    /// <param name="minutes">The text that is sealed.</param>
    /// <param name="against">What it is checked against.</param>
    /// <source>docs/methods/pubwatch.md §5.</source>
    public static Outcome<Meeting> Minuted(Meeting was, string summary, string minutes, PubwatchAgainst against)
    {
        var read = new DraftReader(against.Today);
        NotYet(read, was);
        var words = read.Words("summary", summary, 2000);
        read.Reasons.AddRange(NeverRules.Check("summary", words, against.Lists));
        if (words.Length == 0 && minutes.Trim().Length == 0)
        {
            read.Refuse("minutes", "Nothing was written.", "Give the minutes, a summary without names, or both.");
        }

        if (minutes.Length > 100_000)
        {
            read.Refuse("minutes", $"They have {minutes.Length} characters.", "Keep them to 100,000.");
        }

        return Outcome.Unless(read.Reasons, () => was with { Summary = words.Length > 0 ? words : was.Summary, HasMinutes = was.HasMinutes || minutes.Trim().Length > 0 });
    }

    private static void EndsAfter(DraftReader read, NodaTime.LocalDate? from, NodaTime.LocalDate? until)
    {
        if (until < from)
        {
            read.Refuse("until", $"The end, {Iso(until!.Value)}, is before its start, {Iso(from!.Value)}.", "Give a later end.");
        }
    }

    private static List<Tariff> Tariffs(string text, DraftReader read, PubwatchAgainst against)
    {
        List<Tariff> tariff = [];
        foreach (var part in Split(text))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            var code = (at < 0 ? part : part[..at]).Trim();
            var months = at < 0 ? null : read.Number("tariff", part[(at + 1)..], (1, MostMonths));
            if (at < 0)
            {
                read.Refuse("tariff", $"'{part}' has no months.", "Write it as assault=6.");
            }

            if (BehaviourOf(code, against) is not { } behaviour)
            {
                read.Refuse("tariff", $"'{code}' is no behaviour.", Nearest.Hint(code, against.Lists.Categories.Select(c => c.Code)) ?? $"Use one of {string.Join(", ", against.Lists.Categories.Select(c => c.Code))}.");
            }
            else if (months is { } known)
            {
                tariff.Add(new(behaviour, known));
            }
        }

        return tariff;
    }

    /// <summary>Returns the code of a behaviour that was typed by code or name, or none.</summary>
    internal static string? BehaviourOf(string text, PubwatchAgainst against) =>
        against.Lists.Categories.FirstOrDefault(c => c.Code.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase) || c.Name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase))?.Code;

    private static string[] Split(string text) => text.Split(Parts, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex("^([a-z0-9][a-z0-9._-]{0,31}|P-[0-9A-HJKMNP-TV-Z]{5})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShortName();
}

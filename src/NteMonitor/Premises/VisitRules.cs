using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Commands;
using NteMonitor.Venues;

namespace NteMonitor.Premises;

/// <summary>Pure decisions about visits.</summary>
public static partial class VisitRules
{
    /// <summary>The longest remark or advice, in characters.</summary>
    public const int MostText = 1000;

    /// <summary>The longest narrative, in characters.</summary>
    public const int MostNote = 10_000;

    /// <summary>The most door staff that are believed.</summary>
    public const int MostStaff = 500;

    /// <summary>The latest follow-up, in days after the visit.</summary>
    public const int LongestWait = 1096;

    /// <summary>Returns the visit to keep, or every reason against it.</summary>
    /// <param name="id">The id it will have.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="against">The venue, lists and clock; an earlier visit that this one follows up.</param>
    /// <source>docs/methods/premises.md §1.</source>
    public static Outcome<CheckedVisit> Check(Guid id, VisitDraft draft, VisitAgainst against)
    {
        List<Refusal> reasons = [];
        var visit = Common(new Visit(id, against.Venue.Id, default, "", ""), draft, against, reasons);
        reasons.AddRange(Following(visit, against));
        return Outcome.Unless(reasons, () => new CheckedVisit(visit with { Follows = against.Follows?.Id, Remarks = Remarks(visit, against) }, draft.Name.Trim(), draft.Note.Trim()));
    }

    /// <summary>Returns the visit as amended, or every reason against it; what stands on file and was not touched is not judged again.</summary>
    /// <param name="was">The visit as it stands, with its sealed part.</param>
    /// <param name="draft">What it should say.</param>
    /// <param name="against">The venue, lists and clock.</param>
    /// <source>docs/methods/premises.md §1.</source>
    public static Outcome<CheckedVisit> Amended(CheckedVisit was, VisitDraft draft, VisitAgainst against)
    {
        List<Refusal> reasons = [];
        var visit = Common(was.Visit, draft, against, reasons);
        return Outcome.Unless(reasons, () => new CheckedVisit(visit.At == was.Visit.At && visit.On == was.Visit.On ? visit : visit with { Remarks = Remarks(visit, against) }, draft.Name.Trim(), draft.Note.Trim()));
    }

    /// <summary>Returns the draft that would give this visit again.</summary>
    /// <source>docs/methods/premises.md §1.</source>
    public static VisitDraft DraftOf(CheckedVisit kept, NightClock clock)
    {
        var visit = kept.Visit;
        return new()
        {
            When = visit.At is { } at ? Incidents.WhenText.Write(Incidents.When.Minute(at), clock) : LocalDatePattern.Iso.Format(visit.On),
            Kind = visit.Kind,
            By = visit.By,
            Partners = visit.Partners,
            SpokenTo = visit.SpokenTo ?? "",
            Name = kept.Name,
            Checks = [.. visit.Checks.Select(c => new CheckDraft(c.Number, VisitText.Said(c)))],
            DoorStaff = Figure(visit.Door?.Staff),
            Badges = Figure(visit.Door?.Badges),
            People = Figure(visit.Inside?.People),
            CountedAt = visit.Inside?.At is { } counted && counted != visit.At ? Incidents.IncidentText.Minute(counted, clock) : "",
            Advice = visit.Advice ?? "",
            Note = kept.Note,
            FollowUp = visit.FollowUp is { } due ? LocalDatePattern.Iso.Format(due) : "",
        };
    }

    /// <summary>Returns the conditions that are checked on a visit on this day, in the licence's order.</summary>
    /// <source>docs/methods/premises.md §2.</source>
    public static IReadOnlyList<Condition> Checklist(Venue venue, LocalDate day) =>
        [.. venue.Conditions.Where(c => VenueRules.InForce(c, day)).OrderBy(c => c.Number, VenueRules.LicenceOrder)];

    private static Visit Common(Visit was, VisitDraft draft, VisitAgainst against, List<Refusal> reasons)
    {
        var (on, at) = When(draft.When, against, reasons);
        var kind = Code("kind", draft.Kind, against.Reference.VisitKinds, "No kind of visit was given.", reasons);
        var spokenTo = draft.SpokenTo.Trim().Length == 0 ? null : Code("spokenTo", draft.SpokenTo, against.Reference.VisitContacts, "", reasons);
        reasons.AddRange(Named(draft, spokenTo));
        return was with
        {
            On = on ?? default,
            At = at,
            Kind = kind,
            By = By(draft.By, against, reasons),
            Partners = [.. draft.Partners.Where(p => p.Trim().Length > 0).Select(p => Code("partners", p, against.Reference.VisitPartners, "", reasons)).Distinct()],
            SpokenTo = spokenTo,
            Checks = Checks(was.Checks, draft.Checks, on, against, reasons),
            Door = Door(draft, reasons),
            Inside = Inside(was.Inside, draft, (on, at), against, reasons),
            Advice = Line("advice", draft.Advice, reasons),
            FollowUp = FollowUp(draft.FollowUp, on, reasons),
        };
    }

    /// <summary>A name belongs to somebody who was spoken to; the narrative has room, but not without end.</summary>
    private static IEnumerable<Refusal> Named(VisitDraft draft, string? spokenTo)
    {
        if (draft.Name.Trim().Length > 0 && spokenTo is null or "nobody")
        {
            yield return new("spokenTo", spokenTo is null ? "A name was given, and not what the person is there." : "A name was given, and that nobody was spoken to.", "Say dps, manager, door, …; the name itself is sealed.");
        }

        if (draft.Name.Trim().Length > 200)
        {
            yield return new("name", $"It has {draft.Name.Trim().Length} characters.", "Keep it to 200.");
        }

        if (draft.Note.Trim().Length > MostNote)
        {
            yield return new("note", $"It has {draft.Note.Trim().Length} characters.", $"Keep it to {MostNote}.");
        }
    }

    private static IEnumerable<Refusal> Following(Visit visit, VisitAgainst against)
    {
        if (against.Follows is not { } earlier)
        {
            yield break;
        }

        if (earlier.Venue != visit.Venue)
        {
            yield return new("follows", "The visit that is followed up was to another venue.", "Give the id of a visit to this one.");
        }

        if (!earlier.IsOpen)
        {
            yield return new("follows", earlier.FollowUp is null ? "That visit asked for no follow-up." : $"That visit was followed up on {Iso(earlier.FollowedUp!.Value)}.", "`nte visit list --open` lists what waits.");
        }

        if (visit.On != default && earlier.On > visit.On)
        {
            yield return new("follows", $"That visit was on {Iso(earlier.On)}, after this one.", "A follow-up comes after what it follows.");
        }
    }

    private static IReadOnlyList<string> Remarks(Visit visit, VisitAgainst against) => VenueRules.StatusOn(against.Venue, visit.On) switch
    {
        VenueStatus.Closed => ["The venue was closed on that day, by the register."],
        VenueStatus.Suspended => ["The licence was suspended on that day, by the register."],
        _ when visit.At is { } at && VenueRules.OpenAt(against.Venue, against.Clock.Local(at)) == false => ["Outside the opening hours on file."],
        _ => [],
    };

    private static string By(string text, VisitAgainst against, List<Refusal> reasons)
    {
        var name = text.Trim().Length == 0 ? against.Actor : text.Trim();
        if (text.Trim().Length > 0 && !ShortName().IsMatch(name))
        {
            reasons.Add(new("by", $"'{Short(text)}' is no short name.", "Write the officer's short name, such as l01, not a full name."));
        }

        return name;
    }

    private static string Code(string field, string text, IReadOnlyList<Term> list, string missing, List<Refusal> reasons)
    {
        var word = text.Trim().ToLowerInvariant();
        if (list.FirstOrDefault(t => t.Code == word || t.Words.Contains(word) || t.Name.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return found.Code;
        }

        var all = $"Use one of {string.Join(", ", list.Select(t => t.Code))}.";
        reasons.Add(word.Length == 0
            ? new(field, missing, all)
            : new(field, $"'{Short(text)}' is none.", Nearest.Hint(word, list.SelectMany(t => t.Words.Append(t.Code))) ?? all));
        return "";
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string Short(string text) => text.Trim().Length <= 40 ? text.Trim() : text.Trim()[..40] + "…";

    [GeneratedRegex(@"\A[a-z][a-z0-9._-]{1,31}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ShortName();
}

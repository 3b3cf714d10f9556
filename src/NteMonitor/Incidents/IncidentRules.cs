using System.Globalization;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Venues;

namespace NteMonitor.Incidents;

/// <summary>What a draft is checked against.</summary>
/// <param name="Venues">The venues on file.</param>
/// <param name="Reference">The lists.</param>
/// <param name="Clock">The town's clock.</param>
/// <param name="Now">The time of checking.</param>
/// <param name="Role">The reporter's role, which gives the source where none is named.</param>
public sealed record CheckAgainst(PlaceFinder Venues, Reference Reference, NightClock Clock, Instant Now, Role Role);

/// <summary>An incident that may be recorded, with its narrative, which is sealed apart.</summary>
public sealed record CheckedIncident(Incident Incident, string Narrative);

/// <summary>Why two accounts may be of one event.</summary>
/// <param name="Other">The other account.</param>
/// <param name="Why">The reasons in words.</param>
/// <param name="Minutes">How far apart they are.</param>
public sealed record LinkSuggestion(Account Other, string Why, double Minutes);

/// <summary>Pure decisions about incidents.</summary>
public static class IncidentRules
{
    /// <summary>The most people that one account may name.</summary>
    public const int MostPeople = 1000;

    /// <summary>The longest narrative, in characters.</summary>
    public const int MostNarrative = 10_000;

    /// <summary>Returns the incident to record, or every reason the draft cannot stand.</summary>
    /// <param name="id">The id it will have.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="against">What it is checked against.</param>
    /// <source>docs/methods/incidents.md §1.</source>
    public static Outcome<CheckedIncident> Check(Guid id, IncidentDraft draft, CheckAgainst against)
    {
        List<Refusal> reasons = [];
        var lists = against.Reference;
        var when = Take(WhenText.Read(draft.When, against.Clock, against.Now), reasons);
        var (venue, place) = Where(draft, against, reasons);
        var category = Code("category", draft.Category, lists.Categories, reasons);
        var source = draft.Source.Length == 0 ? SourceOf(against.Role) : Code("source", draft.Source, lists.Sources, reasons);
        var outcome = draft.Outcome.Length == 0 ? null : Code("outcome", draft.Outcome, lists.Outcomes, reasons);
        var flags = draft.Flags.Select(f => Code("flags", f, lists.Flags, reasons) ?? f).Distinct().ToList();
        var denied = draft.FlagsDenied.Select(f => Code("flags", f, lists.Flags, reasons) ?? f).Distinct().ToList();
        var objectives = draft.Objectives.Select(o => Code("objectives", o, lists.Objectives, reasons) ?? o).Distinct().ToList();
        var severity = Number("severity", draft.Severity, 1, 5, reasons);
        var people = Number("people", draft.People, 0, MostPeople, reasons);
        var references = draft.References.Select(r => Reference(r, lists, reasons)).ToList();
        reasons.AddRange(flags.Intersect(denied).Select(f => new Refusal("flags", $"{f} is given both as seen and as not there.", "Take one of them out.")));

        if (draft.Narrative.Length > MostNarrative)
        {
            reasons.Add(new("narrative", $"It has {draft.Narrative.Length} characters.", $"Keep it under {MostNarrative}; attach a longer statement as a file."));
        }

        return Outcome.Unless(reasons, () => new CheckedIncident(
            new(id, when!, new(venue?.Id, venue is null ? place : null, null), category!, source!)
            {
                Severity = severity,
                Flags = flags,
                FlagsDenied = denied,
                People = people,
                Objectives = objectives,
                Outcome = outcome,
                References = references,
            },
            draft.Narrative.Trim()));
    }

    /// <summary>Returns the draft that would give this incident again: what a form shows when it is amended.</summary>
    /// <source>docs/methods/incidents.md §1.</source>
    public static IncidentDraft DraftOf(Incident incident, string narrative, CheckAgainst against) => new()
    {
        When = Words(incident.When, against.Clock),
        Venue = incident.Where.Venue is { } venue && against.Venues.Venues.FirstOrDefault(v => v.Id == venue) is { } known ? known.Code ?? known.Name : "",
        Place = incident.Where.Place ?? "",
        Category = incident.Category,
        Source = incident.Source,
        Severity = incident.Severity?.ToString(CultureInfo.InvariantCulture) ?? "",
        People = incident.People?.ToString(CultureInfo.InvariantCulture) ?? "",
        Flags = incident.Flags,
        FlagsDenied = incident.FlagsDenied,
        Objectives = incident.Objectives,
        Outcome = incident.Outcome ?? "",
        References = [.. incident.References.Select(r => $"{r.System}:{r.Number}")],
        Narrative = narrative,
    };

    /// <summary>Returns a time as <see cref="WhenText"/> reads it again.</summary>
    /// <source>docs/reference/one-line-entry.md, Times.</source>
    public static string Words(When when, NightClock clock)
    {
        var from = clock.Local(when.From);
        return when.Precision switch
        {
            TimePrecision.Month => $"{from.Year:0000}-{from.Month:00}",
            TimePrecision.Night => $"night {clock.NightOf(when.From).ToIso()}",
            TimePrecision.Interval => $"{Stamp(from)}-{clock.Local(when.To):HHmm}{Side(when.From)}",
            _ => $"{Stamp(from)}{Side(when.From)}",
        };

        string Side(Instant at) => clock.SideName(at) is { Length: > 0 } name ? " " + name : "";

        static string Stamp(LocalDateTime local) => local.ToString("uuuu-MM-dd HHmm", CultureInfo.InvariantCulture);
    }

    /// <summary>Returns accounts that may be of the same event: same place, within half an hour, of a compatible category, not yet linked.</summary>
    /// <source>docs/methods/incidents.md §2.</source>
    public static IReadOnlyList<LinkSuggestion> Suggest(Account account, IEnumerable<Account> around, Reference reference) =>
        [.. around
            .Where(o => o.Incident.Id != account.Incident.Id && o.Event != account.Event)
            .Where(o => IsTimed(account) && IsTimed(o) && Apart(account, o) <= Duration.FromMinutes(30))
            .Where(o => Group(o, reference) == Group(account, reference))
            .Select(o => (Other: o, Place: SamePlace(account.Incident.Where, o.Incident.Where)))
            .Where(o => o.Place is not null)
            .Select(o => new LinkSuggestion(o.Other, $"{o.Place}, {Apart(account, o.Other).TotalMinutes:0} minutes apart, both {Group(account, reference)}"
                + (o.Other.Incident.Source == account.Incident.Source ? ", same source" : ""), Apart(account, o.Other).TotalMinutes))
            .OrderBy(s => s.Other.Incident.Source == account.Incident.Source ? 1 : 0).ThenBy(s => s.Minutes)];

    /// <summary>Returns the months that fall so far below their neighbours that reporting, not the town, may have changed.</summary>
    /// <remarks>A month is named when it has less than half of its neighbours' mean and lies more than four standard errors (Poisson) below it.</remarks>
    /// <source>docs/methods/incidents.md §3.</source>
    public static IReadOnlyList<string> ReportingGaps(IReadOnlyList<(string Month, long Count)> months) =>
        [.. Enumerable.Range(1, Math.Max(0, months.Count - 2))
            .Where(i => (months[i - 1].Count + months[i + 1].Count) / 2.0 is var mean
                && months[i].Count < mean / 2 && mean - months[i].Count > 4 * Math.Sqrt(mean))
            .Select(i => months[i].Month)];

    /// <summary>Returns the source that a role reports as when it names none.</summary>
    /// <source>docs/methods/incidents.md §1.</source>
    public static string SourceOf(Role role) => role switch
    {
        Role.Warden => "warden",
        Role.Pastor => "street-pastor",
        Role.Pubwatch => "pubwatch",
        Role.Police => "police",
        _ => "council",
    };

    private static (Venue? Venue, string? Place) Where(IncidentDraft draft, CheckAgainst against, List<Refusal> reasons)
    {
        if (draft.Venue.Length == 0)
        {
            if (draft.Place.Length == 0)
            {
                reasons.Add(new("place", "No place was given.", "Give a venue by code or name, or a street place as @\"Market Place\"."));
            }

            return (null, draft.Place.Trim());
        }

        switch (against.Venues.Find(draft.Venue))
        {
            case PlaceMatch.Exact(var venue):
                return (venue, null);
            case PlaceMatch.Close(var venue):
                return (venue, null);
            case PlaceMatch.Several(var venues):
                reasons.Add(new("place", $"'{draft.Venue}' may be {string.Join(" or ", venues.Take(5).Select(v => v.Name + (v.Code is null ? "" : $" ({v.Code})")))}.", "Type more of the name, or the code."));
                break;
            default:
                reasons.Add(new("place", $"No venue is called '{draft.Venue}'.",
                    Nearest.Hint(draft.Venue, against.Venues.Venues.Select(v => v.Name)) ?? "`nte venue list` has them all; a street place is written @\"Market Place\"."));
                break;
        }

        return (null, null);
    }

    private static T? Take<T>(Outcome<T> outcome, List<Refusal> reasons)
        where T : class
    {
        if (outcome is Outcome<T>.Refused(var why))
        {
            reasons.AddRange(why);
        }

        return (outcome as Outcome<T>.Done)?.Value;
    }

    private static string? Code(string field, string text, IReadOnlyList<Term> list, List<Refusal> reasons)
    {
        var word = text.Trim().ToLowerInvariant();
        var found = list.FirstOrDefault(t => t.Code == word)
            ?? list.FirstOrDefault(t => t.Words.Contains(word) || t.Name.Equals(word, StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            reasons.Add(word.Length == 0
                ? new(field, $"No {field} was given.", $"Give one of {string.Join(", ", list.Take(6).Select(t => t.Code))} …")
                : new(field, $"'{text}' is no {field}.", Nearest.Hint(word, list.SelectMany(t => t.Words.Prepend(t.Code))) ?? $"Use one of {string.Join(", ", list.Select(t => t.Code))}."));
        }

        return found?.Code;
    }

    private static int? Number(string field, string text, int least, int most, List<Refusal> reasons)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        reasons.Add(new(field, $"'{text}' is not a whole number from {least} to {most}.", "Leave it empty if nobody counted or graded it."));
        return null;
    }

    private static ExternalReference Reference(string text, Reference lists, List<Refusal> reasons)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var system = colon < 0 ? "" : text[..colon];
        if (colon < 0 || text.Length == colon + 1 || lists.Systems.All(s => s.Code != system))
        {
            reasons.Add(new("references", $"'{text}' is no reference.", $"Write system:number; the systems are {string.Join(", ", lists.Systems.Select(s => s.Code))}."));
        }

        return new(system, text[(colon + 1)..]);
    }

    private static bool IsTimed(Account account) => account.Incident.When.Precision is TimePrecision.Instant or TimePrecision.Interval;

    private static Duration Apart(Account one, Account other)
    {
        var (a, b) = one.Incident.When.From <= other.Incident.When.From ? (one.Incident.When, other.Incident.When) : (other.Incident.When, one.Incident.When);
        return b.From <= a.To ? Duration.Zero : b.From - a.To;
    }

    private static string Group(Account account, Reference reference) =>
        reference.Categories.FirstOrDefault(c => c.Code == account.Incident.Category)?.Group ?? account.Incident.Category;

    private static string? SamePlace(Whereabouts one, Whereabouts other)
    {
        if (one.Venue is { } venue && venue == other.Venue)
        {
            return "same venue";
        }

        if (one.Place is { } place && other.Place is { } there && PlaceFinder.Normal(place) == PlaceFinder.Normal(there))
        {
            return "same street place";
        }

        return one.Position is { } a && other.Position is { } b && Metres(a, b) <= 75 ? $"{Metres(a, b):0} m apart" : null;
    }

    /// <summary>Metres between two points near one another, on a sphere of mean radius 6,371,008.8 m.</summary>
    private static double Metres(Position a, Position b)
    {
        const double Degree = 6_371_008.8 * Math.PI / 180;
        var north = (a.Latitude - b.Latitude) * Degree;
        var east = (a.Longitude - b.Longitude) * Degree * Math.Cos((a.Latitude + b.Latitude) * Math.PI / 360);
        return Math.Sqrt((north * north) + (east * east));
    }
}

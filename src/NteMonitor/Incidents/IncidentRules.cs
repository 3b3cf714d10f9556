using System.Globalization;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.People;
using NteMonitor.Venues;

namespace NteMonitor.Incidents;

/// <summary>What a draft is checked against.</summary>
/// <param name="Venues">The venues on file.</param>
/// <param name="Reference">The lists.</param>
/// <param name="Clock">The town's clock.</param>
/// <param name="Now">The time of checking.</param>
/// <param name="Role">The reporter's role, which gives the source where none is named.</param>
public sealed record CheckAgainst(PlaceFinder Venues, Reference Reference, NightClock Clock, Instant Now, Role Role)
{
    private KnownPlaces? _places;

    /// <summary>Places in the street that the log knows by name.</summary>
    public IReadOnlyList<string> Streets { get; init; } = [];

    /// <summary>Venues and street places by their names, put in order when they are first asked for.</summary>
    internal KnownPlaces Places => _places is { } known && known.IsOf(Venues.Venues, Streets) ? known : _places = new(Venues.Venues, Streets);

    /// <summary>The shift that the reporter has open, or none; it gives the source where none is named.</summary>
    public OnDuty? OnDuty { get; init; }

    /// <summary>The persons on file, as tokens.</summary>
    public IReadOnlyList<KeptPerson> Persons { get; init; } = [];

    /// <summary>The zones that a filter may name; none while they were not read, and then any is taken.</summary>
    public IReadOnlyList<Term>? Zones { get; init; }
}

/// <summary>An incident that may be recorded, with its narrative, which is sealed apart.</summary>
public sealed record CheckedIncident(Incident Incident, string Narrative);

/// <summary>Pure decisions about incidents.</summary>
public static partial class IncidentRules
{
    /// <summary>The most people that one account may name.</summary>
    public const int MostPeople = 1000;

    /// <summary>The longest narrative, in characters.</summary>
    public const int MostNarrative = 10_000;

    /// <summary>What is seen on the way to a shift belongs to it.</summary>
    private static readonly Duration BeforeShift = Duration.FromMinutes(15);

    /// <summary>The longest name of a street place, in characters.</summary>
    public const int MostPlace = 200;

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
        var category = Code("category", draft.Category, lists.Categories, reasons, draft.Doubts);
        var source = draft.Source.Length == 0 ? against.OnDuty is { Source.Length: > 0 } duty ? duty.Source : SourceOf(against.Role) : Code("source", draft.Source, lists.Sources, reasons);
        var outcome = draft.Outcome.Length == 0 ? null : Code("outcome", draft.Outcome, lists.Outcomes, reasons);
        var flags = draft.Flags.Select(f => Code("flags", f, lists.Flags, reasons) ?? f).Distinct().ToList();
        var denied = draft.FlagsDenied.Select(f => Code("flags", f, lists.Flags, reasons) ?? f).Distinct().ToList();
        var objectives = draft.Objectives.Select(o => Code("objectives", o, lists.Objectives, reasons) ?? o).Distinct().ToList();
        var severity = Number("severity", draft.Severity, 1, 5, reasons);
        var people = Number("people", draft.People, 0, MostPeople, reasons);
        var persons = Take(PersonRules.In(draft.Persons, against.Persons, lists), reasons);
        var references = draft.References.Select(r => Reference(r, lists, reasons)).ToList();
        reasons.AddRange(Contradictions(flags, denied));
        reasons.AddRange(ShutOut(flags, lists));
        reasons.AddRange(draft.Doubts.Where(d => reasons.TrueForAll(r => r.Field != d.Field || r.Message != d.Message)));
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
                Persons = persons!,
                Objectives = objectives,
                Outcome = outcome,
                References = references,
                Shift = against.OnDuty is { } shift && InCourse(when!, shift) ? shift.Shift : null,
            },
            draft.Narrative.Trim()));
    }

    /// <summary>Returns the draft that would give this incident again: what a form shows when it is amended.</summary>
    /// <source>docs/methods/incidents.md §1.</source>
    public static IncidentDraft DraftOf(Incident incident, string narrative, CheckAgainst against) => new()
    {
        When = WhenText.Write(incident.When, against.Clock),
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
        Persons = [.. incident.Persons.Select(p => $"{PersonRules.Token(p.Person)}={p.As}")],
        References = [.. incident.References.Select(r => $"{r.System}:{r.Number}")],
        Narrative = narrative,
    };

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

    /// <summary>What is known to the hour and happened since the shift began belongs to it; last week's incident, written down meanwhile, does not.</summary>
    private static bool InCourse(When when, OnDuty duty) =>
        when.Precision is TimePrecision.Instant or TimePrecision.Interval && when.To >= duty.From - BeforeShift;

    private static (Venue? Venue, string? Place) Where(IncidentDraft draft, CheckAgainst against, List<Refusal> reasons)
    {
        var (name, place) = (draft.Venue.Trim(), draft.Place.Trim());
        if (name.Length == 0)
        {
            if (place.Length > MostPlace)
            {
                reasons.Add(new("place", $"'{place[..40]}…' has {place.Length} characters.", $"Keep a place under {MostPlace}; what happened goes into the narrative."));
            }
            else if (place.Length == 0 && !draft.Doubts.Any(d => d.Field == "place"))
            {
                reasons.Add(new("place", "No place was given.", "Give a venue by code or name, or a street place as @\"Market Place\"."));
            }

            return (null, place);
        }

        if (place.Length > 0)
        {
            reasons.Add(new("place", $"Both a venue, '{name}', and a street place, '{place}', were given.", "An incident has one place: take one of them out."));
        }

        switch (against.Venues.Find(name))
        {
            case PlaceMatch.Exact { Venue: var venue }:
                return (venue, null);
            case PlaceMatch.Several { Venues: var venues }:
                reasons.Add(new("place", $"'{name}' may be {string.Join(" or ", venues.Take(5).Select(v => v.Name + (v.Code is null ? "" : $" ({v.Code})")))}.", "Type more of the name, or the code."));
                return (null, null);
            case PlaceMatch.Close { Venue: var venue }:
                reasons.Add(new("place", $"No venue is called '{name}'.", $"Did you mean {venue.Name}?"));
                return (null, null);
            default:
                reasons.Add(new("place", $"No venue is called '{name}'.",
                    Nearest.Hint(name, against.Venues.Venues.Select(v => v.Name)) ?? "`nte venue list` has them all; a street place is written @\"Market Place\"."));
                return (null, null);
        }
    }

    private static IEnumerable<Refusal> ShutOut(List<string> flags, Reference lists) =>
        lists.Flags.Where(f => f.Group is not null && flags.Contains(f.Code)).GroupBy(f => f.Group, StringComparer.Ordinal).Where(g => g.Count() > 1)
            .Select(g => new Refusal("flags", $"{string.Join(" and ", g.Select(f => f.Code))} shut each other out.", "Keep the one that is surest."));

    private static IEnumerable<Refusal> Contradictions(IEnumerable<string> flags, IEnumerable<string> denied) =>
        flags.Intersect(denied).Select(f => new Refusal("flags", $"{f} is given both as seen and as not there.", "Take one of them out."));

    private static T? Take<T>(Outcome<T> outcome, List<Refusal> reasons)
        where T : class
    {
        if (outcome is Outcome<T>.Refused(var why))
        {
            reasons.AddRange(why);
        }

        return (outcome as Outcome<T>.Done)?.Value;
    }

    private static string? Code(string field, string text, IReadOnlyList<Term> list, List<Refusal> reasons, params IReadOnlyList<Refusal> doubts)
    {
        var (word, noun) = (text.Trim().ToLowerInvariant(), field.TrimEnd('s'));
        var found = list.FirstOrDefault(t => t.Code == word)
            ?? list.FirstOrDefault(t => t.Words.Contains(word) || t.Name.Equals(word, StringComparison.OrdinalIgnoreCase));
        // A doubt about the field says more than that it is empty.
        if (found is null && !(word.Length == 0 && doubts.Any(d => d.Field == field)))
        {
            reasons.Add(word.Length == 0
                ? new(field, $"No {noun} was given.", $"Give one of {string.Join(", ", list.Take(6).Select(t => t.Code))} …")
                : new(field, $"'{text}' is no {noun}.", Nearest.Hint(word, list.SelectMany(t => t.Words.Prepend(t.Code))) ?? $"Use one of {string.Join(", ", list.Select(t => t.Code))}."));
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
        var system = colon < 0 ? "" : text[..colon].Trim().ToLowerInvariant();
        if (colon < 0 || string.IsNullOrWhiteSpace(text[(colon + 1)..]) || lists.Systems.All(s => s.Code != system))
        {
            reasons.Add(new("references", $"'{text}' is no reference.", $"Write system:number; the systems are {string.Join(", ", lists.Systems.Select(s => s.Code))}."));
        }

        return new(system, text[(colon + 1)..].Trim());
    }
}

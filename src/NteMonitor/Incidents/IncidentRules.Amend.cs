namespace NteMonitor.Incidents;

/// <content>Amendments: what was not touched stays as it was, however little of it a form can show.</content>
public static partial class IncidentRules
{
    /// <summary>Returns what an incident becomes when a person has changed the draft that showed it, or every reason against it.</summary>
    /// <remarks>
    /// Only what was changed is checked: a venue that has closed since, a retired code or a time to the second are no
    /// reason against an amendment of something else, and are not changed by it.
    /// </remarks>
    /// <param name="account">The incident as it stands, with its narrative.</param>
    /// <param name="draft">What it should say.</param>
    /// <param name="against">What changes are checked against.</param>
    /// <source>docs/methods/incidents.md §1.</source>
    public static Outcome<CheckedIncident> Amended(CheckedIncident account, IncidentDraft draft, CheckAgainst against)
    {
        var (was, shown) = (account.Incident, DraftOf(account.Incident, account.Narrative, against));
        var (when, where) = (Same(draft.When, shown.When), Same(draft.Venue, shown.Venue) && Same(draft.Place, shown.Place));
        bool category = Same(draft.Category, shown.Category), source = Same(draft.Source, shown.Source), outcome = Same(draft.Outcome, shown.Outcome);
        bool flags = Same(draft.Flags, shown.Flags), denied = Same(draft.FlagsDenied, shown.FlagsDenied), objectives = Same(draft.Objectives, shown.Objectives);
        var persons = Same(draft.Persons, shown.Persons);
        var references = string.Join(' ', draft.References) == string.Join(' ', shown.References);
        var changed = draft with
        {
            When = when ? "" : draft.When,
            Venue = where ? "" : draft.Venue,
            Place = where ? "as it was" : draft.Place,
            Category = category ? against.Reference.Categories[0].Code : draft.Category,
            Source = source ? "" : draft.Source,
            Outcome = outcome ? "" : draft.Outcome,
            Flags = flags ? [] : draft.Flags,
            FlagsDenied = denied ? [] : draft.FlagsDenied,
            Objectives = objectives ? [] : draft.Objectives,
            Persons = persons ? [] : draft.Persons,
            References = references ? [] : draft.References,
        };
        return Check(was.Id, changed, against).Then(now =>
        {
            var amended = now.Incident with
            {
                When = when ? was.When : now.Incident.When,
                Where = where ? was.Where : now.Incident.Where,
                Category = category ? was.Category : now.Incident.Category,
                Source = source ? was.Source : now.Incident.Source,
                Outcome = outcome ? was.Outcome : now.Incident.Outcome,
                Flags = flags ? was.Flags : now.Incident.Flags,
                FlagsDenied = denied ? was.FlagsDenied : now.Incident.FlagsDenied,
                Objectives = objectives ? was.Objectives : now.Incident.Objectives,
                Persons = persons ? was.Persons : now.Incident.Persons,
                References = references ? was.References : now.Incident.References,
                Attachments = was.Attachments,
                Shift = was.Shift,
                ImportedFrom = was.ImportedFrom,
                Remarks = was.Remarks,
            };
            return Outcome.Unless([.. Contradictions(amended.Flags, amended.FlagsDenied)], () => now with { Incident = amended });
        });
    }

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool Same(IReadOnlyList<string> some, IReadOnlyList<string> others) => some.ToHashSet().SetEquals(others);
}

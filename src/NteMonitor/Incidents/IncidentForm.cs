using NteMonitor.Terminal;

namespace NteMonitor.Incidents;

/// <summary>The form on which an incident is written down or amended.</summary>
public static class IncidentForm
{
    /// <summary>Returns the form with the fields of a draft.</summary>
    public static FormState Of(IncidentDraft draft, CheckAgainst against, Account? on)
    {
        var lists = against.Reference;
        List<Field> fields =
        [
            Text("when", "When", draft.When, "empty is now; 2315, yesterday 0140, 2300-2330, night 14/3"),
            Text("venue", "Venue", draft.Venue, "code, name or the beginning of either"),
            Text("place", "or street place", draft.Place, "where no venue is meant"),
            Choice("category", "What", lists.Categories, draft.Category, "type part of the word"),
            Choice("source", "Source", lists.Sources, draft.Source, "your own when empty"),
            Choice("severity", "Severity", lists.Severities, draft.Severity, "1 slight to 5 gravest; empty when not graded"),
            new NumberField("people", "People", TextInput.Of(draft.People)) { Max = IncidentRules.MostPeople, Hint = "empty when nobody counted" },
            Toggle("flags", "Flags seen", lists.Flags, draft.Flags),
            Toggle("flagsDenied", "Looked for, not there", lists.Flags.Where(f => f.Group is null), draft.FlagsDenied),
            Toggle("objectives", "Objectives", lists.Objectives, draft.Objectives),
            Choice("outcome", "Outcome", lists.Outcomes, draft.Outcome, ""),
            Text("persons", "Persons", string.Join(' ', draft.Persons), "tokens parted by spaces: P-7K3F2=victim; never a name"),
            Text("references", "References", string.Join(' ', draft.References), "system:number, parted by spaces"),
            new MultiLineField("narrative", "Note", TextInput.Of(draft.Narrative)) { Rows = 3, Hint = "sealed; no full names unless needed" },
        ];
        if (on is not null)
        {
            fields.Add(Text("why", "Why it changes", "", "required, without names"));
        }

        return new(fields) { SaveLabel = on is null ? "Save the incident" : "Save the amendment" };
    }

    /// <summary>Returns the draft that a form holds.</summary>
    public static IncidentDraft Draft(FormState form) => new()
    {
        When = form.Value("when"),
        Venue = form.Value("venue"),
        Place = form.Value("place"),
        Category = form.Value("category"),
        Source = form.Value("source"),
        Severity = form.Value("severity"),
        People = form.Value("people"),
        Flags = Several(form.Value("flags")),
        FlagsDenied = Several(form.Value("flagsDenied")),
        Objectives = Several(form.Value("objectives")),
        Outcome = form.Value("outcome"),
        Persons = [.. form.Value("persons").Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        References = [.. form.Value("references").Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        Narrative = form.Value("narrative"),
    };

    /// <summary>Returns a form that shows every reason of a refusal at its field; reasons about no field are returned apart.</summary>
    public static (FormState Form, string Other) Refuse(FormState form, IReadOnlyList<Refusal> reasons)
    {
        var ids = form.Fields.Select(f => f.Id).ToHashSet();
        string At(Refusal r) => r.Field == "place" && form.Value("venue").Length > 0 ? "venue" : r.Field;
        var errors = reasons.Where(r => ids.Contains(At(r))).GroupBy(At).ToDictionary(g => g.Key, g => Outcome.Said(g), StringComparer.Ordinal);
        return (FormRules.WithErrors(form, errors), Outcome.Said(reasons.Where(r => !ids.Contains(At(r)))));
    }

    private static TextField Text(string id, string label, string value, string hint) => new(id, label, TextInput.Of(value)) { Hint = hint };

    private static ChoiceField Choice(string id, string label, IEnumerable<Term> list, string chosen, string hint) =>
        new(id, label, [.. list.Select(t => new Choice(t.Code, t.Name, string.Join(" ", t.Words)))]) { Chosen = chosen, Hint = hint };

    private static ToggleField Toggle(string id, string label, IEnumerable<Term> list, IReadOnlyList<string> on) =>
        new(id, label, [.. list.Select(t => new Choice(t.Code, t.Name))]) { On = on, Hint = "space switches" };

    private static string[] Several(string value) => value.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

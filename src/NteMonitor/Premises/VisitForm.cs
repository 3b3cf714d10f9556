using NteMonitor.Terminal;
using NteMonitor.Venues;

namespace NteMonitor.Premises;

/// <summary>The form on which a visit is written down, the venue's own conditions in it.</summary>
public static class VisitForm
{
    private const int LabelWidth = 30;

    /// <summary>Returns the form for a venue: the conditions that are in force today, each with what is known of it.</summary>
    /// <param name="file">The venue's file.</param>
    /// <param name="follows">The earlier visit that is followed up, or none.</param>
    /// <param name="lists">Kinds, contacts and partners.</param>
    public static FormState Of(PremisesFile file, KeptVisit? follows, Reference lists) => new(
    [
        Text("when", "When", "empty is now; 2230, yesterday 0040, 2026-11-14 2230, or a day alone"),
        Choice("kind", "Kind", lists.VisitKinds, "type part of the word") with { Chosen = follows is null ? "" : "follow-up" },
        new ToggleField("partners", "With", [.. lists.VisitPartners.Select(t => new Choice(t.Code, t.Name))]) { Hint = "space switches" },
        Choice("spokenTo", "Spoken to", lists.VisitContacts, "what the person is there; empty when nobody was asked"),
        Text("name", "Name", "of the person spoken to; sealed"),
        .. file.Conditions.Select(Condition),
        new NumberField("doorStaff", "Door staff", TextInput.Empty) { Max = VisitRules.MostStaff, Hint = "how many worked the door; empty when nobody counted" },
        new NumberField("badges", "Badges seen", TextInput.Empty) { Max = VisitRules.MostStaff, Hint = "how many of them had the SIA badge to be seen" },
        new NumberField("people", "People inside", TextInput.Empty) { Max = VenueRules.MostPeople, Hint = file.Kept.Venue.Capacity is { } most ? $"the capacity on file is {most}" : "no capacity is on file" },
        Text("countedAt", "Counted at", "2245; the time of the visit when empty"),
        Text("advice", "Advice given", "without names"),
        Text("followUp", "Look again", "2026-12-01, or +14 for two weeks after; empty for never"),
        new MultiLineField("note", "Note", TextInput.Empty) { Rows = 3, Hint = "sealed; no full names unless needed" },
        Text("by", "Made by", "short name; yours when empty"),
    ])
    { SaveLabel = "Save the visit" };

    /// <summary>Returns the draft that a form holds.</summary>
    public static VisitDraft Draft(FormState form) => new()
    {
        When = form.Value("when"),
        Kind = form.Value("kind"),
        By = form.Value("by"),
        Partners = form.Value("partners").Split(',', StringSplitOptions.RemoveEmptyEntries),
        SpokenTo = form.Value("spokenTo"),
        Name = form.Value("name"),
        Checks = [.. form.Fields.Where(f => f.Id.StartsWith(VisitRules.Field(""), StringComparison.Ordinal) && f.Value.Trim().Length > 0)
            .Select(f => new CheckDraft(f.Id[VisitRules.Field("").Length..], f.Value))],
        DoorStaff = form.Value("doorStaff"),
        Badges = form.Value("badges"),
        People = form.Value("people"),
        CountedAt = form.Value("countedAt"),
        Advice = form.Value("advice"),
        Note = form.Value("note"),
        FollowUp = form.Value("followUp"),
    };

    private static TextField Condition(ConditionState state)
    {
        var label = $"{state.Condition.Number} {state.Condition.Text}";
        return new(VisitRules.Field(state.Condition.Number), label.Length <= LabelWidth ? label : label[..(LabelWidth - 1)] + "…", TextInput.Empty)
        {
            Hint = $"met, or broken and what was seen. {(label.Length <= LabelWidth ? "" : state.Condition.Text + ". ")}Last: {PremisesScreen.State(state)}",
        };
    }

    private static TextField Text(string id, string label, string hint) => new(id, label, TextInput.Empty) { Hint = hint };

    private static ChoiceField Choice(string id, string label, IEnumerable<Term> list, string hint) =>
        new(id, label, [.. list.Select(t => new Choice(t.Code, t.Name, string.Join(" ", t.Words)))]) { Hint = hint };
}

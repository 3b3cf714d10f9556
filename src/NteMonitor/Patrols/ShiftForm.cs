using System.Globalization;
using NteMonitor.Access;
using NteMonitor.Terminal;

namespace NteMonitor.Patrols;

/// <summary>The forms on which shifts are opened, closed and amended, and the row of a regular time.</summary>
public static class ShiftForm
{
    private const string Why = "why";
    private const string CountPrefix = "count:";

    /// <summary>Returns the form on which a shift is opened: as the last one was, where there was one.</summary>
    public static FormState Open(ShiftAgainst against)
    {
        var last = against.Last?.Shift;
        var kind = last?.Kind ?? against.Book.Kinds.FirstOrDefault(k => k.Roles.Contains(AccessRules.Word(against.Role)))?.Code ?? "";
        return new(
        [
            new ChoiceField("kind", "Kind", [.. against.Book.Kinds.Select(k => new Choice(k.Code, k.Name))]) { Chosen = kind, Hint = "type part of the word" },
            Text("scheme", "Scheme", last?.Scheme ?? "", "the kind's name when empty"),
            Number("crew", "Crew", "", (1, ShiftRules.MostCrew), "how many are out"),
            Text("areas", "Areas", last is null ? "" : string.Join(", ", last.Areas), "parted by commas"),
            Text("start", "Began", "", "empty is now; 2200"),
            .. Night(new(), against.Book),
            Text("callSign", "Call sign", last?.CallSign ?? "", ""),
            Number("checkCall", "Check-call", "", (ShiftRules.LeastCall, ShiftRules.MostCall), "every so many minutes; empty for none. " + ShiftCommand.NotEmergency),
        ])
        { SaveLabel = "Open the shift" };
    }

    /// <summary>Returns the form on which a shift is closed.</summary>
    public static FormState Close(KeptShift kept, ShiftAgainst against)
    {
        var was = ShiftRules.DraftOf(kept.Shift, against.Clock);
        return new(
        [
            Text("finish", "Finished", "", "empty is now; 0310"),
            Number("crew", "Crew", was.Crew, (1, ShiftRules.MostCrew), ""),
            Text("areas", "Areas", was.Areas, "parted by commas"),
            .. Night(was, against.Book),
        ])
        { SaveLabel = "Look at the totals and close" };
    }

    /// <summary>Returns the form on which a shift is amended, its counters included.</summary>
    public static FormState Amend(KeptShift kept, ShiftAgainst against)
    {
        var was = ShiftRules.DraftOf(kept.Shift, against.Clock);
        return new(
        [
            Text("scheme", "Scheme", was.Scheme, ""),
            Number("crew", "Crew", was.Crew, (1, ShiftRules.MostCrew), ""),
            Text("areas", "Areas", was.Areas, "parted by commas"),
            Text("start", "Began", was.Start, ""),
            .. kept.IsOpen ? Array.Empty<Field>() : [Text("finish", "Finished", was.Finish, "")],
            .. Night(was, against.Book),
            Text("callSign", "Call sign", was.CallSign, ""),
            Number("checkCall", "Check-call", was.CheckCall, (ShiftRules.LeastCall, ShiftRules.MostCall), "every so many minutes; empty for none"),
            .. kept.Shift.Definitions.Select(d => Number(CountPrefix + d.Code, d.Name, Total(kept, d.Code), (0, ShiftRules.MostCount), $"{d.Unit}; empty when nobody counted")),
            Text(Why, "Why it changes", "", "required, without names"),
        ])
        { SaveLabel = "Save the amendment" };
    }

    /// <summary>Returns the form of a regular time's figures.</summary>
    public static FormState Row(RowForm form) => new(
        [Text("at", "Time", "", $"empty is now; rows stand every {form.Minutes} minutes"), .. form.Columns.Select(c => Number(c.Code, c.Name, "", (0, ShiftRules.MostCount), $"{c.Unit}: {c.Definition}"))])
    { SaveLabel = "Save the row" };

    /// <summary>Returns the draft that a form holds; what it does not ask stays as it was.</summary>
    public static ShiftDraft Draft(FormState form, ShiftDraft was)
    {
        string Of(string id, string fallback) => form.Fields.Any(f => f.Id == id) ? form.Value(id) : fallback;
        IReadOnlyList<string> Several(string id, IReadOnlyList<string> fallback) =>
            form.Fields.Any(f => f.Id == id) ? form.Value(id).Split(',', StringSplitOptions.RemoveEmptyEntries) : fallback;
        return new()
        {
            Kind = Of("kind", was.Kind),
            Scheme = Of("scheme", was.Scheme),
            Crew = Of("crew", was.Crew),
            CallSign = Of("callSign", was.CallSign),
            Areas = Of("areas", was.Areas),
            Start = Of("start", was.Start),
            Finish = Of("finish", was.Finish),
            Weather = Of("weather", was.Weather),
            Contexts = Several("contexts", was.Contexts),
            Partners = Several("partners", was.Partners),
            CheckCall = Of("checkCall", was.CheckCall),
        };
    }

    /// <summary>Returns the change that an amendment form holds: counters that were not touched are left alone.</summary>
    public static ShiftChange Change(FormState form, KeptShift kept, NightClock clock) => new(
        Draft(form, ShiftRules.DraftOf(kept.Shift, clock)),
        [.. kept.Shift.Definitions.Where(d => form.Value(CountPrefix + d.Code).Trim() is var typed && typed.Length > 0 && typed != Total(kept, d.Code))
            .Select(d => new CountWish(d.Code, form.Value(CountPrefix + d.Code), IsTotal: true))],
        form.Value(Why));

    /// <summary>Returns the figures that a row's form holds.</summary>
    public static (string When, IReadOnlyList<(string Column, string Figure)> Figures) RowOf(FormState form) =>
        (form.Value("at"), [.. form.Fields.Where(f => f.Id != "at").Select(f => (f.Id, f.Value))]);

    private static IEnumerable<Field> Night(ShiftDraft was, ShiftBook book) =>
    [
        new ChoiceField("weather", "Weather", [.. book.Weathers.Select(w => new Choice(w.Code, w.Name))]) { Chosen = was.Weather },
        new ToggleField("contexts", "Context", [.. book.Contexts.Select(c => new Choice(c.Code, c.Name))]) { On = was.Contexts, Hint = "space switches" },
        new ToggleField("partners", "Partners on duty", [.. book.Partners.Select(c => new Choice(c.Code, c.Name))]) { On = was.Partners, Hint = "space switches" },
    ];

    private static string Total(KeptShift kept, string code) => kept.Totals.TryGetValue(code, out var n) ? n.ToString(CultureInfo.InvariantCulture) : "";

    private static TextField Text(string id, string label, string value, string hint) => new(id, label, TextInput.Of(value)) { Hint = hint };

    private static NumberField Number(string id, string label, string value, (int Least, int Most) range, string hint) =>
        new(id, label, TextInput.Of(value)) { Min = range.Least, Max = range.Most, Hint = hint };
}

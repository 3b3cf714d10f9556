using System.Globalization;
using NteMonitor.Terminal;

namespace NteMonitor.Venues;

/// <summary>The register of premises.</summary>
public static class VenueScreen
{
    /// <summary>Everything the list remembers.</summary>
    /// <param name="All">The whole register, or none before it was read.</param>
    /// <param name="Text">The filter: part of a name, code, licence or address.</param>
    /// <param name="List">Where the list stands.</param>
    public sealed record Model(IReadOnlyList<KeptVenue>? All, string Text, ListState List)
    {
        /// <summary>The venues that pass the filter.</summary>
        public IReadOnlyList<KeptVenue> Shown { get; init; } = [];
    }

    /// <summary>Returns the list with another register or filter.</summary>
    public static Model With(Model model, IReadOnlyList<KeptVenue>? all, string text)
    {
        var was = Selected(model)?.Venue.Id;
        var shown = all is null ? [] : all.Where(v => text.Length == 0 || Words(v.Venue).Any(w => w.Contains(text, StringComparison.OrdinalIgnoreCase))).ToList();
        var place = shown.FindIndex(v => v.Venue.Id == was);
        var list = ListRules.Recount(model.List, shown.Count);
        return model with { All = all, Text = text, Shown = shown, List = place < 0 ? list : ListRules.Select(list, place) };
    }

    /// <summary>Returns the selected venue, or none.</summary>
    public static KeptVenue? Selected(Model model) => model.List.Selected < model.Shown.Count ? model.Shown[(int)model.List.Selected] : null;

    /// <summary>Returns the body of the screen.</summary>
    /// <param name="model">What it remembers.</param>
    /// <param name="tonight">The night whose hours are shown.</param>
    /// <param name="reference">The lists that give names.</param>
    public static Block Body(Model model, Night tonight, Reference reference)
    {
        var list = new ListBlock(
            "venues",
            [new("Code", 9), new("Name"), new("Kind", 14) { Priority = 3 }, new("Capacity", 8) { Align = Align.Right, Priority = 4 }, new("Sales end", 9) { Priority = 2 }, new("Status", 9) { Priority = 5 }],
            model.List,
            row => row < model.Shown.Count ? Row(model.Shown[(int)row].Venue, tonight, reference) : null)
        {
            RowName = "venue",
            EmptyText = model.All is null ? "Reading …" : "No venue here. a adds one; `nte import venues` brings in a register.",
        };
        return new SplitBlock(list, new PanelBlock("This venue", new TextBlock(Selected(model) is { } kept ? Detail(kept.Venue, tonight, reference) : ["Nothing selected."])))
        {
            MinFirst = 74,
            MinSecond = 40,
            StackWhenNarrow = false,
        };
    }

    private static List<Line> Detail(Venue venue, Night tonight, Reference reference) =>
    [
        Line.Of(new Span(venue.Name, Ink.Strong)),
        Reference.NameOf(reference.VenueKinds, venue.Kind),
        string.Join(", ", new[] { venue.Address, venue.Postcode }.OfType<string>()),
        $"Licence: {venue.Licence ?? "not known"}",
        Line.Of($"Sale of alcohol: {(venue.SaleHours.Count == 0 ? "not known" : HoursText.Write(venue.SaleHours))}") with { Hanging = 4 },
        $"Sales end tonight: {VenueRules.SaleEndOn(venue, tonight)}",
        $"Conditions: {venue.Conditions.Count}",
        Line.Of(new Span("enter shows everything on file", Ink.Muted)),
    ];

    /// <summary>Returns the line of state: how many there are, and the filter.</summary>
    public static string Status(Model model) => model.All is null
        ? "Reading …"
        : string.Create(CultureInfo.InvariantCulture, $"{model.Shown.Count:#,0} of {model.All.Count:#,0} venues{(model.Text.Length > 0 ? $"   filter: {model.Text}" : "")}");

    /// <summary>Returns the form on which a venue is added or amended.</summary>
    public static FormState Form(VenueDraft draft, IReadOnlyList<Term> kinds, bool amending)
    {
        List<Field> fields =
        [
            Text("name", "Name", draft.Name, "over the door"),
            new ChoiceField("kind", "Kind", [.. kinds.Select(k => new Choice(k.Code, k.Name, string.Join(" ", k.Words)))]) { Chosen = draft.Kind },
            Text("code", "Code", draft.Code, "a few letters for the one-line entry"),
            Text("licence", "Licence", draft.Licence, ""),
            Text("address", "Address", draft.Address, ""),
            Text("postcode", "Postcode", draft.Postcode, ""),
            Text("position", "Position", draft.Position, "latitude,longitude"),
            Text("capacity", "Capacity", draft.Capacity, "people; empty when the licence sets none"),
            Text("saleHours", "Sale of alcohol", draft.SaleHours, "Mon-Thu 10:00-23:30, Fri,Sat 10:00-02:00"),
            Text("openingHours", "Open", draft.OpeningHours, ""),
            Text("holder", "Licence holder", draft.Holder, "sealed"),
            Text("dps", "DPS", draft.Supervisor, "designated premises supervisor; sealed"),
        ];
        if (amending)
        {
            fields.Add(Text("why", "Why it changes", "", "required, without names"));
        }

        return new(fields) { SaveLabel = amending ? "Save the amendment" : "Save the venue" };
    }

    /// <summary>Returns the draft that a form holds.</summary>
    public static VenueDraft Draft(FormState form) => new()
    {
        Name = form.Value("name"),
        Kind = form.Value("kind"),
        Code = form.Value("code"),
        Licence = form.Value("licence"),
        Address = form.Value("address"),
        Postcode = form.Value("postcode"),
        Position = form.Value("position"),
        Capacity = form.Value("capacity"),
        SaleHours = form.Value("saleHours"),
        OpeningHours = form.Value("openingHours"),
        Holder = form.Value("holder"),
        Supervisor = form.Value("dps"),
    };

    private static TextField Text(string id, string label, string value, string hint) => new(id, label, TextInput.Of(value)) { Hint = hint };

    private static IReadOnlyList<Span> Row(Venue venue, Night tonight, Reference reference)
    {
        var status = VenueRules.StatusOn(venue, tonight.Evening);
        return
        [
            new(venue.Code ?? "", Ink.Strong), new(venue.Name, Ink.Accent), Reference.NameOf(reference.VenueKinds, venue.Kind),
            venue.Capacity?.ToString(CultureInfo.InvariantCulture) ?? "-",
            VenueRules.SaleEndOn(venue, tonight).ToString(),
            new(status.ToString().ToLowerInvariant(), status == VenueStatus.Open ? Ink.Normal : Ink.Warn),
        ];
    }

    private static IEnumerable<string> Words(Venue venue) =>
        new[] { venue.Name, venue.Code, venue.Licence, venue.Address, venue.Postcode }.OfType<string>().Concat(venue.OtherNames);
}

using NteMonitor.Incidents;
using NteMonitor.Terminal;
using NteMonitor.Venues;

namespace NteMonitor.Home;

/// <summary>Every key of the monitor, as data; docs/reference/keys.md is made from it.</summary>
public static class HomeKeys
{
    /// <summary>Keys that work on every tab.</summary>
    public static readonly KeyMap Everywhere = new(
    [
        new(["i"], "log", "One-line entry") { OnHelpLine = true, Group = "Everywhere" },
        new(["n"], "new", "New incident") { OnHelpLine = true, Group = "Everywhere" },
        new(["1"], "tonight", "Tonight") { Group = "Everywhere" },
        new(["2"], "incidents", "Incidents") { Group = "Everywhere" },
        new(["3"], "venues", "Venues") { Group = "Everywhere" },
        new(["4"], "journal", "Journal") { Group = "Everywhere" },
        new(["5"], "settings", "Settings") { Group = "Everywhere" },
        new(["tab", "]"], "next-tab", "Next tab") { Group = "Everywhere" },
        new(["shift+tab", "["], "last-tab", "Tab before") { Group = "Everywhere" },
        new(["R", "f5"], "refresh", "Read again") { Group = "Everywhere" },
        new([], "resume", "Go on with an unfinished report") { Group = "Everywhere" },
        new([], "theme", "Change the theme") { Argument = "dark|light|terminal|mono", Group = "Everywhere" },
        new(["q"], "quit", "Leave") { OnHelpLine = true, Group = "Everywhere" },
    ]);

    private static readonly KeyMap Page = new(
    [
        new(["esc", "b"], "back", "Back") { OnHelpLine = true },
        new(["q"], "quit", "Leave"),
    ]);

    private static readonly KeyMap Typing = new([new(["esc"], "back", "Back, keeping what was typed") { OnHelpLine = true }]);

    /// <summary>Returns the keys of the screen in front.</summary>
    public static KeyMap Of(HomeModel model) => model.Top switch
    {
        Over.IncidentPage page => OfIncident(page.Page).Then(Page),
        Over.VenuePage page => OfVenue(page.Page.Venue).Then(Page),
        Over.Incident or Over.VenueForm => new KeyMap([new(["ctrl+s"], "save", "Save") { WhileTyping = true, OnHelpLine = true, Aliases = ["w"] }, new([], "throw-away", "Throw the draft away")]).Then(Typing),
        null => OfTab(model).Then(Everywhere),
        _ => Typing,
    };

    private static KeyMap OfTab(HomeModel model) => model.Tab switch
    {
        Tab.Tonight => new([new(["enter"], "open", "Open") { OnHelpLine = true, Disabled = model.Tonight.Figures is { Newest.Count: > 0 } ? null : "There is no account tonight." }]),
        Tab.Incidents => new(
        [
            new(["enter"], "open", "Open") { OnHelpLine = true, Disabled = IncidentScreen.Selected(model.Incidents) is null ? "Nothing is selected." : null },
            new(["/"], "filter", "Filter") { OnHelpLine = true },
            new(["h"], "hours", "Hour by weekday") { OnHelpLine = true },
            new(["b"], "bars", "By category"),
            new(["m"], "map", "Map"),
            new(["d"], "detail", "The account again"),
            new(["x"], "clear", "Clear the filter") { Disabled = model.Incidents.FilterText.Length == 0 ? "There is no filter." : null },
        ]),
        Tab.Venues => new(
        [
            new(["enter"], "open", "Open") { OnHelpLine = true, Disabled = VenueScreen.Selected(model.Venues) is null ? "Nothing is selected." : null },
            new(["/"], "filter", "Filter") { OnHelpLine = true },
            new(["a"], "add-venue", "Add a venue") { OnHelpLine = true },
            new(["x"], "clear", "Clear the filter") { Disabled = model.Venues.Text.Length == 0 ? "There is no filter." : null },
        ]),
        Tab.Journal => new(
        [
            new(["v"], "verify", "Walk every chain") { OnHelpLine = true, Disabled = model.Journal.Walking ? "A walk is under way." : null },
            new(["c"], "conflicts", "Look for conflicts") { OnHelpLine = true },
            new(["s"], "settle", "Settle the first conflict") { Disabled = model.Journal.Conflicts is { Count: > 0 } ? null : "Nothing waits to be settled; c looks." },
        ]),
        _ => new([new(["D"], "drop-drafts", "Throw unfinished reports away") { OnHelpLine = true, Disabled = model.Drafts.Count == 0 ? "There are none." : null }]),
    };

    private static KeyMap OfIncident(IncidentOpened page) => new(
    [
        new(["e"], "amend", "Amend") { OnHelpLine = true },
        new(["l"], "link", "Link") { OnHelpLine = true, Disabled = page.Suggestions.Count == 0 ? "No account near it in place and time is of a compatible kind." : null },
        new(["u"], "unlink", "Unlink") { Disabled = page.Account.Event == page.Account.Incident.Id && page.Account.Counted && !page.Lines.Contains("Accounts of the same event (counted once)") ? "It is linked with no other." : null },
        new(["w"], "withdraw", "Withdraw"),
    ]);

    private static KeyMap OfVenue(KeptVenue venue) => new(
    [
        new(["e"], "amend", "Amend") { OnHelpLine = true },
        new(["C"], "close-venue", "Close the venue") { Disabled = venue.Venue.Statuses is [.., { Status: VenueStatus.Closed }] ? "It is closed already." : null },
    ]);
}

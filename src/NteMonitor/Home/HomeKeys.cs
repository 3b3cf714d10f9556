using System.Globalization;
using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;
using NteMonitor.Rates;
using NteMonitor.Snapshots;
using NteMonitor.Terminal;
using NteMonitor.Tonight;
using NteMonitor.Venues;

namespace NteMonitor.Home;

/// <summary>Every key of the monitor, as data; docs/reference/keys.md is made from it.</summary>
public static partial class HomeKeys
{
    private const string Everywhere = "Everywhere";

    private static readonly KeyMap Page = new(
    [
        new(["esc", "b"], "back", "Back") { OnHelpLine = true },
        new(["q"], "quit", "Leave"),
    ]);

    private static readonly KeyMap Typing = new([new(["esc"], "back", "Back, keeping what was typed") { OnHelpLine = true }, new([], "quit", "Leave, keeping what was typed")]);

    private static readonly KeyMap InForm = new KeyMap(
    [
        new(["ctrl+s"], "save", "Save") { WhileTyping = true, OnHelpLine = true, Aliases = ["w"] },
        new([], "throw-away", "Throw the draft away"),
    ]).Then(Typing);

    private static readonly KeyMap Choosing = new(
    [
        new(["enter"], "open", "Open") { OnHelpLine = true },
        new(["/"], "words", "Other words") { OnHelpLine = true },
        new(["esc", "b"], "back", "Back") { OnHelpLine = true },
        new(["q"], "quit", "Leave"),
    ]);

    /// <summary>Returns the keys of the screen in front.</summary>
    public static KeyMap Of(HomeModel model) => model.Top switch
    {
        Over.IncidentPage page => OfIncident(page.Opened, model.Role).Then(Page),
        Over.VenuePage page => OfVenue(page.Opened, model.Role).Then(Page),
        Over.VisitPage page => OfVisit(page.Opened.File.Kept, model.Role).Then(Page),
        Over.ShiftPage page => OfShift(page.Opened.File, model.Role, model.Actor).Then(Page),
        Over.BanPage page => OfBan(page.Opened.Page.File, model.Role).Then(Page),
        Over.PackPage page => OfPack(page.State).Then(Page),
        Over.AttributePage page => OfAttribute(page, model.Role).Then(Page),
        Over.Report => new KeyMap([new(["v"], "verify", "Recompute it from the journal") { OnHelpLine = true }, new(["x"], "export", "Write it as a page") { OnHelpLine = true }]).Then(Page),
        Over.TextPage { Items.Count: > 0 } => new KeyMap([new(["d"], "done", "Say that an item is dealt with") { OnHelpLine = true, Disabled = Why(model.Role, Act.KeepShift) }]).Then(Page),
        Over.EntryPage or Over.TextPage or Over.ClockPage => Page,
        Over.Form => InForm,
        Over.Search { State.IsChoosing: true } => Choosing,
        Over.Workbench bench => OfBench(model, bench.State).Then(Page),
        null => OfTab(model).Then(Always(model)),
        _ => Typing,
    };

    private static KeyMap Always(HomeModel model)
    {
        var mayNotRecord = Why(model.Role, Act.RecordIncident);
        return new(
        [
            new(["i"], "log", "One-line entry") { OnHelpLine = true, Group = Everywhere, Disabled = mayNotRecord },
            new(["n"], "new", "New incident") { OnHelpLine = true, Group = Everywhere, Disabled = mayNotRecord },
            .. HomeTabs.Of(model.Role).Select((t, i) => new Key(Digit(i), HomeTabs.Command(t), HomeTabs.Name(t)) { Group = Everywhere }),
            new(["tab", "]"], "next-tab", "Next tab") { Group = Everywhere },
            new(["shift+tab", "["], "last-tab", "Tab before") { Group = Everywhere },
            new(["/"], "search", "Search everything") { Argument = "words", Group = Everywhere, Disabled = Search.SearchRules.Readable(model.Role, []).Count == 0 ? Why(model.Role, Act.ReadLog) : null },
            new(["R", "f5"], "refresh", "Read again") { Group = Everywhere },
            new([], "resume", "Go on with an unfinished report") { Group = Everywhere, Disabled = HomeDrafts.Waiting(model).Count == 0 ? "There is none." : null },
            new([], "theme", "Change the theme") { Argument = "dark|light|terminal|mono", Group = Everywhere },
            new(["q"], "quit", "Leave") { OnHelpLine = true, Group = Everywhere },
        ]);
    }

    private static KeyMap OfTab(HomeModel model) => model.Tab switch
    {
        Tab.Tonight => new([Open(TonightScreen.Selected(model.Tonight) is null), .. OnAccount(TonightScreen.Selected(model.Tonight), model.Role)]),
        Tab.Incidents => new(
        [
            Open(IncidentScreen.Selected(model.Incidents) is null),
            new(["f"], "filter", "Filter") { OnHelpLine = true },
            new(["h"], "hours", "Hour by weekday") { OnHelpLine = true },
            .. OnAccount(IncidentScreen.Selected(model.Incidents), model.Role),
            new(["b"], "bars", "By category"),
            new(["m"], "map", "Map"),
            new(["d"], "detail", "The account again"),
            Evidence(Why(model.Role, Act.KeepFlag)) with { Label = "This list as evidence", OnHelpLine = false, Argument = "" },
            new(["x"], "clear", "Clear the filter") { Disabled = model.Incidents.FilterText.Length == 0 ? "There is no filter." : null },
        ]),
        Tab.Venues => OfVenues(model),
        Tab.MyShift => OfMine(model),
        Tab.Shifts => OfShifts(model),
        Tab.Rates => OfRates(model),
        Tab.Pubwatch => OfPubwatch(model),
        Tab.People => OfPeople(model),
        Tab.ClosingHours => OfClosing(model),
        Tab.NightVisit => OfNight(model),
        Tab.PurpleFlag => OfFlag(model),
        Tab.Journal => new(
        [
            Open(JournalScreen.Selected(model.Journal) is null),
            new(["v"], "verify", "Walk every chain") { OnHelpLine = true, Disabled = model.Journal.Walking ? "A walk is under way." : null },
            new(["c"], "conflicts", "Look for conflicts") { OnHelpLine = true },
            new(["s"], "settle", "Settle the first conflict") { Disabled = Why(model.Role, Act.CorrectIncident) ?? (model.Journal.Conflicts is { Count: > 0 } ? null : "Nothing waits to be settled; c looks.") },
        ]),
        Tab.Snapshots => new(
        [
            Open(SnapshotScreen.Selected(model.Snapshots) is null),
            new(["t"], "take", "Freeze a report") { OnHelpLine = true, Disabled = Why(model.Role, Act.TakeSnapshot) },
            new(["x"], "export", "Write it as a page") { OnHelpLine = true, Disabled = SnapshotScreen.Selected(model.Snapshots) is null ? "Nothing is selected." : null },
            new(["v"], "verify", "Recompute it") { OnHelpLine = true, Disabled = model.Snapshots.Verifying ? "A recomputation is under way." : SnapshotScreen.Selected(model.Snapshots) is null ? "Nothing is selected." : null },
        ]),
        _ => new([new(["D"], "drop-drafts", "Throw unfinished reports away") { OnHelpLine = true, Disabled = model.Drafts.Count == 0 ? "There are none." : null }]),
    };

    /// <summary>A shift that goes on counts by one key each; the keys stand with the counters, in seed/shift-kinds.</summary>
    private static KeyMap OfMine(HomeModel model)
    {
        var (kept, closed) = (model.Mine.Kept, model.Mine.Kept is null ? "No shift is open; o opens one." : null);
        var kind = kept is null ? null : model.Mine.Mine!.Against.Book.Kind(kept.Shift.Kind);
        var form = kind?.Rows is null ? "This kind of shift has no regular rows." : null;
        return new(
        [
            new(["o"], "open-shift", "Open a shift") { OnHelpLine = closed is not null, Disabled = closed is null ? "One is open; c closes it." : null },
            new(["m"], "note", "Note") { OnHelpLine = true, Disabled = closed },
            new(["u"], "undo", "Undo") { OnHelpLine = true, Disabled = closed },
            new(["c"], "close-shift", "Close") { OnHelpLine = true, Disabled = closed },
            new(["enter"], "count", "Count one more") { Disabled = closed },
            new(["x"], "total", "Say the total; 0 is none") { Disabled = closed },
            new(["s"], "row", "Row of a regular time") { OnHelpLine = form is null, Disabled = closed ?? form },
            new(["y"], "check-call", "Answer the check-call") { Disabled = closed ?? (kept?.Shift.CheckCall is null ? "Nobody asked for check-calls on this shift." : null) },
            new(["h"], "handover", "Handover") { OnHelpLine = closed is not null },
            new(["e"], "amend", "Amend the shift") { Disabled = closed },
            Evidence(closed ?? MayNotMark(model.Role, Act.NoteNight)),
            .. (kind?.Counters ?? []).Where(c => c.Key is not null).Select(c => new Key([c.Key!], "count-" + c.Code, $"{c.Name} +1") { Group = "Counters" }),
        ]);
    }

    /// <summary>The key of a tab: 1 to 9, then 0; what comes after is reached by its word.</summary>
    private static string[] Digit(int place) => place < 10 ? [((place + 1) % 10).ToString(CultureInfo.InvariantCulture)] : [];

    private static KeyMap OfRates(HomeModel model)
    {
        var none = RatesScreen.Selected(model.Rates) is null ? "Nothing is selected." : null;
        return new(
        [
            new(["enter"], "open", "In words") { OnHelpLine = true },
            new(["c"], "change", "Before and after a night") { OnHelpLine = true, Disabled = none },
            new(["a"], "weeks", "Its weekly watch") { OnHelpLine = true, Disabled = none },
            new(["w"], "period", "Another period") { OnHelpLine = true },
            new(["t"], "kind", "Its kind alone, or all kinds") { Disabled = model.Rates.Kind.Length > 0 ? null : none },
            new(["f"], "funnel", "Funnel or list, where there is room for one"),
            new(["h"], "repeats", "Repeat places and times"),
            new(["A"], "alerts", "All venues' weekly watch"),
            new(["o"], "order", "By name or by evidence"),
        ]);
    }

    private static KeyMap OfShifts(HomeModel model)
    {
        var kept = ShiftsScreen.Selected(model.Shifts);
        return new(
        [
            Open(kept is null),
            new(["t"], "totals", "Month's totals") { OnHelpLine = true, Argument = "2026-03" },
            new(["h"], "handover", "Handover") { OnHelpLine = true, Disabled = Why(model.Role, Act.KeepShift) },
            .. OnShift(kept, model.Role, model.Actor),
        ]);
    }

    private static KeyMap OfShift(ShiftFile file, Role role, string actor) => new([.. OnShift(file.Kept, role, actor).Select(k => k with { OnHelpLine = true }), Evidence(file.Kept.Withdrawn ? "It is withdrawn." : MayNotMark(role, file.Kept.OpenedBy == actor ? Act.NoteNight : Act.KeepFlag))]);

    private static IEnumerable<Key> OnShift(KeptShift? kept, Role role, string actor)
    {
        var not = kept is null ? "Nothing is selected." : kept.Withdrawn ? "It is withdrawn." : Why(role, kept.OpenedBy == actor ? Act.KeepShift : Act.CorrectShift);
        return
        [
            new(["e"], "amend", "Amend") { Disabled = not },
            new(["w"], "withdraw", "Withdraw") { Disabled = not },
        ];
    }

    private static KeyMap OfVenues(HomeModel model)
    {
        var none = VenueScreen.Selected(model.Venues) is null;
        var mayNot = Why(model.Role, Act.KeepVenues);
        return new(
        [
            Open(none),
            new(["f"], "filter", "Filter") { OnHelpLine = true },
            new(["a"], "add-venue", "Add a venue") { OnHelpLine = true, Disabled = mayNot },
            new(["e"], "amend", "Amend") { Disabled = mayNot ?? (none ? "Nothing is selected." : null) },
            new(["x"], "clear", "Clear the filter") { Disabled = model.Venues.Text.Length == 0 ? "There is no filter." : null },
        ]);
    }

    private static Key Open(bool none) => new(["enter"], "open", "Open") { OnHelpLine = true, Disabled = none ? "Nothing is selected." : null };

    /// <summary>What can be done to the selected account of a list: it is opened first, so that everybody sees what is changed.</summary>
    private static IEnumerable<Key> OnAccount(Account? account, Role role)
    {
        var not = Why(role, Act.CorrectIncident) ?? (account is null ? "Nothing is selected." : null);
        return
        [
            new(["e"], "amend", "Amend") { Disabled = not },
            new(["l"], "link", "Link") { Disabled = not },
            new(["u"], "unlink", "Unlink") { Disabled = not },
            new(["w"], "withdraw", "Withdraw") { Disabled = not },
        ];
    }

    private static KeyMap OfIncident(IncidentOpened page, Role role)
    {
        var mayNot = Why(role, Act.CorrectIncident);
        return new(
        [
            new(["e"], "amend", "Amend") { OnHelpLine = true, Disabled = mayNot },
            new(["l"], "link", "Link") { OnHelpLine = true, Disabled = mayNot ?? (page.Suggestions.Count + page.Nearby.Count == 0 ? "No other account lies within three hours of it." : null) },
            new(["u"], "unlink", "Unlink") { OnHelpLine = true, Disabled = mayNot ?? (page.Linked == 0 ? "It is linked with no other." : null) },
            new(["w"], "withdraw", "Withdraw") { OnHelpLine = true, Disabled = mayNot },
            Evidence(MayNotMark(role, Act.KeepFlag)),
        ]);
    }

    private static string? Why(Role role, Act act) => AccessRules.Check(role, act)?.Message;
}

using NodaTime;
using NteMonitor.Emro;
using NteMonitor.Emro.Workbench;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;
using NteMonitor.Premises;
using NteMonitor.Pubwatch;
using NteMonitor.PurpleFlag.Board;
using NteMonitor.PurpleFlag.NightVisits;
using NteMonitor.Rates;
using NteMonitor.Retention;
using NteMonitor.Search;
using NteMonitor.Snapshots;
using NteMonitor.Terminal;
using NteMonitor.Tonight;
using NteMonitor.Venues;

namespace NteMonitor.Home;

/// <summary>The monitor: a screen of screens, the same in full screen and line by line.</summary>
/// <param name="desk">Clock, lists and ids; the store is reached through effects only.</param>
/// <param name="settings">Settings to show, label and value.</param>
public sealed partial class HomeProgram(Desk desk, IReadOnlyList<(string Label, string Value)> settings) : IProgram<HomeModel>
{
    private const int Entries = 500;
    private static readonly TimeSpan KeepAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ToastFor = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(0.4);

    /// <inheritdoc/>
    public Step<HomeModel> Start(Size size)
    {
        var now = desk.Now();
        var first = new HomeModel(HomeTabs.Of(desk.Role)[0], desk.Role, now) { Settings = settings, Size = size, Actor = desk.Actor };
        return new(
            first,
            new Batch([Refresh(first), new ListDrafts(), new WatchStore(), new ReadLists(), NextMinute(now)]));
    }

    /// <inheritdoc/>
    public Step<HomeModel> Update(HomeModel model, Msg msg) => msg switch
    {
        Commanded { Word: "quit" } => new(HomeDrafts.Clean(model), Both(HomeDrafts.Keep(model), new Quit())),
        HangUp => new(HomeDrafts.Clean(model), HomeDrafts.Keep(model)),
        DraftDue => new(HomeDrafts.Clean(model) with { KeepingSoon = false }, HomeDrafts.Keep(model)),
        Resized(var size) => new(model with { Size = size }),
        MinutePassed => Minute(model),
        StoreChanged when model.Reading => new(Aged(model) with { Stale = true }),
        StoreChanged => new(Aged(model) with { Reading = true }, new InTurn(Fresh(model), new ReadAgain())),
        ReadAgain => new(model with { Reading = false, Stale = false }, model.Stale ? new After(Breath, new StoreChanged()) : null),
        ToastOver over => new(model.Toast == over.Toast ? model with { Toast = null } : model),
        WentWrong wrong => Say(model, wrong.Said, Ink.Bad),
        KeyPressed or Pasted or Answered or Commanded or RowChosen => model.Top is { } top ? OnTop(model, top, msg) : OnTab(model, msg),
        _ => Told(model, msg),
    };

    /// <summary>Takes an answer of the store.</summary>
    private Step<HomeModel> Told(HomeModel model, Msg msg) => msg switch
    {
        TonightCounted counted => new(model with { Tonight = TonightScreen.With(model.Tonight, counted.Figures) }),
        WordsFound or Shown("found", _) => Found(model, msg),
        DraftsListed listed => Listed(model, listed.Drafts),
        ListsRead read => new(model with { Against = read.Against }),
        IncidentOpened page => Opened(model, page),
        IncidentRead read => new(model.Each(o => o is Over.IncidentPage page && page.Opened.Account.Incident.Id == read.Page.Account.Incident.Id ? page with { Opened = read.Page } : o)),
        VenueOpened page => Opened(model, page),
        VisitOpened page => new(Front(model, new Over.VisitPage(page))),
        VisitRead read => new(model.Each(o => o is Over.VisitPage page && page.Opened.File.Kept.Visit.Id == read.Page.File.Kept.Visit.Id ? page with { Opened = read.Page } : o)),
        VenueRead read => new(model.Each(o => o is Over.VenuePage page && page.Opened.Venue.Venue.Id == read.Page.Venue.Venue.Id ? page with { Opened = read.Page } : o)),
        SnapshotOpened report => new(Front(model, new Over.Report(report.Snapshot, report.Text.Split('\n')))),
        VenuesListed listed => new(model with { Venues = VenueScreen.With(model.Venues, listed.Venues, model.Venues.Text) }),
        MineRead mine => MineThere(model with { Mine = MyShiftScreen.Update(model.Mine, msg) }, mine.Draft),
        PubwatchListed => new(model with { Pubwatch = PubwatchScreen.Update(model.Pubwatch, msg) }),
        BanOpened page => Opened(model, page),
        BanRead read => new(model.Each(o => o is Over.BanPage page && page.Opened.Page.File.Case.Id == read.Opened.Page.File.Case.Id ? page with { Opened = read.Opened } : o)),
        StepTaken taken => Saved(model, taken.Typed, taken.Said, taken.Refused),
        ShiftsListed => new(model with { Shifts = ShiftsScreen.Update(model.Shifts, msg) }),
        RatesCounted counted => new(counted.Wish == RatesScreen.Wish(model.Rates) ? model with { Rates = RatesScreen.Update(model.Rates, msg) } : model),
        BenchRead or BenchCounted or DraftRan or ScenarioSaved => OnBenchTold(model, msg),
        ClockOpened(var clock) => new(Front(model, new Over.ClockPage(clock))),
        ClockAsked(var kept) => Planning(model, kept),
        ScenarioWritten(var path) => Say(model, $"Written: {path}", Ink.Good),
        BoardRead read => new(Shown(model, read.Board)),
        PickableRead read => new(model.Top is null or Over.Page ? model.Put(new Over.Picking(new("evidence", PickableText.Choices(read.All, FilterOf(model))), read.All, read.Begin)) : model),
        MarkOpened opened => Opened(model, opened),
        PackPlanned or PackWrote => PackTold(model, msg),
        NightRead read => NightThere(model, read),
        NightSaved saved => Saved(model, saved.Typed, saved.Said, saved.Refused),
        EvidenceRead(var against) => new(model with { Evidence = against }),
        MarkSaved saved => Marked(model, saved),
        PeopleListed => new(model with { People = PeopleScreen.Update(model.People, msg) }),
        ShiftCounted counted => Counted(model, counted),
        ShiftSaved saved => Saved(model, saved),
        ShiftOpened page => Opened(model, page),
        ShiftRead read => new(model.Each(o => o is Over.ShiftPage page && page.Opened.File.Kept.Shift.Id == read.Page.File.Kept.Shift.Id ? page with { Opened = read.Page } : o)),
        TextOpened text => new(Front(model, new Over.TextPage(text.Title, text.Lines) { Items = text.Items })),
        IncidentSaved saved => Saved(model, saved.Typed, saved.Said, saved.Refused),
        VenueSaved saved => Saved(model, saved.Typed, saved.Said, saved.Refused),
        SnapshotTaken taken => Saved(model, taken.Typed, taken.Said, taken.Refused),
        IncidentCorrected corrected => Corrected(model, corrected.Said, corrected.Refused, corrected.Gone),
        ConflictSettled settled => Corrected(model, settled.Said, settled.Refused, null),
        JournalVerified walked => Say(model with { Journal = JournalScreen.Update(model.Journal, msg) }, JournalScreen.Words(walked.Verdict), walked.Verdict.Faults.Count == 0 ? Ink.Good : Ink.Bad),
        ConflictsListed found => Say(model with { Journal = JournalScreen.Update(model.Journal, msg) }, found.Conflicts.Count == 0 ? "Nothing waits to be settled." : $"{found.Conflicts.Count} waiting to be settled; s settles the first.", Ink.Normal),
        EntriesListed or JournalWalked => new(model with { Journal = JournalScreen.Update(model.Journal, msg) }),
        SnapshotVerified verified => Say(model with { Snapshots = SnapshotScreen.Update(model.Snapshots, msg) }, string.Join(" ", verified.Words.Take(2)), Ink.Normal),
        SnapshotWritten written => Say(model, $"Written: {written.Path}", Ink.Good),
        SnapshotsListed => new(model with { Snapshots = SnapshotScreen.Update(model.Snapshots, msg) }),
        IncidentsListed or IncidentsFetched or IncidentsCounted => InIncidents(model, msg),
        _ => OnTab(model, msg),
    };

    private Step<HomeModel> OnTab(HomeModel model, Msg msg) => msg switch
    {
        Commanded command => Do(model, command),
        KeyPressed("esc") when model is { Tab: Tab.Incidents, Incidents.Picture: not IncidentPicture.Detail } => Picture(model, IncidentPicture.Detail),
        _ => model.Tab switch
        {
            Tab.Tonight => new(model with { Tonight = model.Tonight with { List = ListRules.Update(model.Tonight.List, msg, "tonight") } }),
            Tab.Incidents => InIncidents(model, msg),
            Tab.Venues => new(model with { Venues = model.Venues with { List = ListRules.Update(model.Venues.List, msg, "venues") } }),
            Tab.Journal => new(model with { Journal = JournalScreen.Update(model.Journal, msg) }),
            Tab.Snapshots => new(model with { Snapshots = SnapshotScreen.Update(model.Snapshots, msg) }),
            Tab.MyShift => new(model with { Mine = MyShiftScreen.Update(model.Mine, msg) }),
            Tab.Shifts => new(model with { Shifts = ShiftsScreen.Update(model.Shifts, msg) }),
            Tab.Rates => new(model with { Rates = RatesScreen.Update(model.Rates, msg) }),
            Tab.Pubwatch => new(model with { Pubwatch = PubwatchScreen.Update(model.Pubwatch, msg) }),
            Tab.People => new(model with { People = PeopleScreen.Update(model.People, msg) }),
            Tab.ClosingHours => new(model with { Closing = ClosingScreen.Update(model.Closing, msg) }),
            Tab.NightVisit => new(model with { Visiting = NightScreen.Update(model.Visiting, msg, model.Now, desk.Town.Clock) }),
            Tab.PurpleFlag => new(model with { Flag = BoardScreen.Update(model.Flag, msg) }),
            _ => new(model with { Scroll = Scrolled(model, msg, model.Scroll, [.. SettingLines(model).Select(l => l.ToString())]) }),
        },
    };

    private static Step<HomeModel> InIncidents(HomeModel model, Msg msg)
    {
        var (incidents, effect) = IncidentScreen.Update(model.Incidents, msg);
        return new(model with { Incidents = incidents }, effect);
    }

    /// <summary>The clock on the screen goes by minutes; a new night is counted afresh.</summary>
    private Step<HomeModel> Minute(HomeModel model)
    {
        var now = desk.Now();
        var clock = desk.Town.Clock;
        var with = model with { Now = now, Against = model.Against is { } against ? against with { Now = now } : null };
        return new(with, Both(clock.NightOf(now) != clock.NightOf(model.Now) || model.Tab == Tab.Tonight && HasCalls(model) ? Refresh(with) : null, NextMinute(now)));
    }

    /// <summary>Whether somebody on duty has to answer check-calls, so that the board must not grow old.</summary>
    private static bool HasCalls(HomeModel model) => model.Tonight.Figures?.OnPatrol.Any(s => s.CheckCall is not null) ?? false;

    private static After NextMinute(Instant now) => new(TimeSpan.FromMilliseconds(60_000 - (now.ToUnixTimeMilliseconds() % 60_000)), new MinutePassed());

    /// <summary>Returns what reads the screen in front again.</summary>
    private static Effect Refresh(HomeModel model) => model.Tab switch
    {
        Tab.Tonight => new CountTonight(),
        Tab.Incidents => model.Incidents.Picture == IncidentPicture.Detail
            ? IncidentScreen.Again(model.Incidents)
            : new Batch([IncidentScreen.Again(model.Incidents), new CountIncidents(model.Incidents.Filter)]),
        Tab.Venues => new ListVenues(),
        Tab.Journal => new ListEntries(Entries),
        Tab.Snapshots => new ListSnapshots(),
        Tab.MyShift => new ReadMine(),
        Tab.Shifts => new ListShifts(),
        Tab.Rates => new CountRates(RatesScreen.Wish(model.Rates)),
        Tab.Pubwatch => new ListPubwatch(),
        Tab.People => new ListPeople(),
        Tab.ClosingHours => new ReadBench(),
        Tab.NightVisit => new ReadNight(model.Visiting.File?.Kept.Record.Id),
        Tab.PurpleFlag => new ReadBoard(model.Flag.Board?.Entry),
        _ => new ListDrafts(),
    };

    /// <summary>Returns what reads everything again that is in front: the tab, and the pages that lie over it.</summary>
    private static IReadOnlyList<Effect> Fresh(HomeModel model) =>
    [
        .. Refresh(model) is Batch batch ? batch.Effects : [Refresh(model)],
        .. model.Stack.Select(o => (Effect?)(o switch
        {
            Over.IncidentPage page => new ReadIncident(page.Opened.Account.Incident.Id),
            Over.VisitPage page => new ReadVisit(page.Opened.File.Kept.Visit.Id),
            Over.VenuePage page => new ReadVenue(page.Opened.Venue.Venue.Id, page.Opened.File.Figures),
            Over.ShiftPage page => new ReadShift(page.Opened.File.Kept.Shift.Id),
            Over.BanPage page => new ReadBan(page.Opened.Page.File.Case.Id),
            Over.Written => new ReadLists(),
            _ => null,
        })).OfType<Effect>(),
    ];

    private static Step<HomeModel> Say(HomeModel model, string text, Ink ink)
    {
        var toast = new Toast(text, ink);
        return new(model with { Toast = toast }, new After(ToastFor, new ToastOver(toast)));
    }

    private static Effect? Both(Effect? first, Effect? second) => (first, second) switch
    {
        (null, _) => second,
        (_, null) => first,
        _ => new Batch([first, second]),
    };
}

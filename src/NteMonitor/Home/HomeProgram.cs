using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Terminal;
using NteMonitor.Tonight;
using NteMonitor.Venues;

namespace NteMonitor.Home;

/// <summary>The monitor: a screen of screens, the same in full screen and line by line.</summary>
/// <param name="desk">Clock, lists and ids; the store is reached through effects only.</param>
/// <param name="settings">Settings to show, label and value.</param>
public sealed partial class HomeProgram(Desk desk, IReadOnlyList<(string Label, string Value)> settings) : IProgram<HomeModel>
{
    private static readonly TimeSpan KeepAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ToastFor = TimeSpan.FromSeconds(6);

    /// <inheritdoc/>
    public Step<HomeModel> Start(Size size) => new(
        new(Tab.Tonight) { Settings = settings },
        new Batch([new CountTonight(), new ListDrafts(), new WatchStore()]));

    /// <inheritdoc/>
    public Step<HomeModel> Update(HomeModel model, Msg msg) => msg switch
    {
        TonightCounted counted => new(model with { Tonight = TonightScreen.With(model.Tonight, counted.Figures) }),
        DraftsListed listed => Offer(model with { Drafts = listed.Drafts, Tonight = model.Tonight with { Drafts = listed.Drafts.Count } }),
        StoreChanged => new(model, Refresh(model)),
        ListsRead read => new(model with { Against = read.Against }),
        IncidentOpened page => new(model.Top is Over.IncidentPage ? model.Swap(new Over.IncidentPage(page)) : model.Put(new Over.IncidentPage(page))),
        VenueOpened page => new(model.Top is Over.VenuePage ? model.Swap(new Over.VenuePage(page)) : model.Put(new Over.VenuePage(page))),
        VenuesListed listed => new(model with { Venues = VenueScreen.With(model.Venues, listed.Venues, model.Venues.Text) }),
        IncidentSaved saved => Saved(model, saved),
        IncidentCorrected corrected => Corrected(model, corrected.Said, corrected.Refused),
        VenueSaved saved => SavedVenue(model, saved),
        ConflictSettled settled => Corrected(model, settled.Said, settled.Refused) with { Effect = new Batch([new ListConflicts(), new ListEntries(500)]) },
        EntriesListed or JournalVerified or ConflictsListed => new(model with { Journal = JournalScreen.Update(model.Journal, msg) }),
        IncidentsListed or IncidentsFetched or IncidentsCounted => InIncidents(model, msg),
        ToastOver over => new(model.Toast == over.Toast ? model with { Toast = null } : model),
        WentWrong wrong => Say(model, wrong.Said, Ink.Bad),
        DraftDue => new(model with { KeepingSoon = false, Stack = Clean(model.Stack) }, Keep(model)),
        HangUp => new(model with { Stack = Clean(model.Stack) }, Keep(model)),
        _ => model.Top is { } top ? OnTop(model, top, msg) : OnTab(model, msg),
    };

    /// <inheritdoc/>
    public View View(HomeModel model) => new(Title(model), Body(model), HomeKeys.Of(model))
    {
        Tabs = new(["Tonight", "Incidents", "Venues", "Journal", "Settings"], (int)model.Tab),
        Corner = $"{desk.Town.Name}  {desk.Actor}",
        Status = Status(model),
        Toast = model.Toast,
        Prompt = PromptOf(model),
        Overlay = OverlayOf(model),
        Crumbs = model.Top is null ? [] : [model.Tab.ToString()],
    };

    private Step<HomeModel> OnTab(HomeModel model, Msg msg) => msg switch
    {
        Commanded command => Do(model, command),
        _ => model.Tab switch
        {
            Tab.Tonight => new(model with { Tonight = model.Tonight with { List = ListRules.Update(model.Tonight.List, msg, "tonight") } }),
            Tab.Incidents => InIncidents(model, msg),
            Tab.Venues => new(model with { Venues = model.Venues with { List = ListRules.Update(model.Venues.List, msg, "venues") } }),
            Tab.Journal => new(model with { Journal = JournalScreen.Update(model.Journal, msg) }),
            _ => new(model),
        },
    };

    private static Step<HomeModel> InIncidents(HomeModel model, Msg msg)
    {
        var (incidents, effect) = IncidentScreen.Update(model.Incidents, msg);
        return new(model with { Incidents = incidents }, effect);
    }

    private Step<HomeModel> Do(HomeModel model, Commanded command) => command.Word switch
    {
        "quit" => new(model, new Quit()),
        "tonight" => GoTo(model, Tab.Tonight),
        "incidents" => GoTo(model, Tab.Incidents),
        "venues" => GoTo(model, Tab.Venues),
        "journal" => GoTo(model, Tab.Journal),
        "settings" => GoTo(model, Tab.Settings),
        "next-tab" => GoTo(model, (Tab)(((int)model.Tab + 1) % 5)),
        "last-tab" => GoTo(model, (Tab)(((int)model.Tab + 4) % 5)),
        "refresh" => new(model, Refresh(model)),
        "theme" => new(model, new UseTheme(command.Rest)),
        "log" => new(model.Put(new Over.QuickBar(TextInput.Of(command.Rest), desk.NewId())), new ReadLists()),
        "new" => NewIncident(model),
        "resume" => Offer(model with { Asked = false }),
        "open" => Open(model),
        "filter" => new(model.Put(new Over.FilterBar(TextInput.Of(command.Rest.Length > 0 ? command.Rest : model.Tab == Tab.Incidents ? model.Incidents.FilterText : model.Venues.Text))), new ReadLists()),
        "clear" => Filter(model, ""),
        "hours" => Picture(model, IncidentPicture.Hours),
        "bars" => Picture(model, IncidentPicture.Categories),
        "map" => Picture(model, IncidentPicture.Map),
        "detail" => Picture(model, IncidentPicture.Detail),
        "add-venue" => new(model.Put(new Over.VenueForm(VenueScreen.Form(new(), desk.Reference.VenueKinds, amending: false), null, desk.NewId()))),
        "verify" => new(model with { Journal = model.Journal with { Walking = true } }, new VerifyJournal()),
        "conflicts" => new(model, new ListConflicts()),
        "settle" when model.Journal.Conflicts is [var first, ..] => Ask(model, "Why it is settled so", why => new SettleConflict(first.State, why)),
        "drop-drafts" => new(model.Put(new Over.Sure("Throw every unfinished report away?", "They cannot be brought back.", new Batch([.. model.Drafts.Select(d => new DropDraft(d.Id)), new ListDrafts()])))),
        _ => new(model),
    };

    private static Step<HomeModel> GoTo(HomeModel model, Tab tab)
    {
        var there = model with { Tab = tab, Toast = null };
        return new(there, Refresh(there));
    }

    /// <summary>Returns what reads the screen in front again.</summary>
    private static Effect Refresh(HomeModel model) => model.Tab switch
    {
        Tab.Tonight => new CountTonight(),
        Tab.Incidents => model.Incidents.Picture == IncidentPicture.Detail
            ? new ListIncidents(model.Incidents.Filter)
            : new Batch([new ListIncidents(model.Incidents.Filter), new CountIncidents(model.Incidents.Filter)]),
        Tab.Venues => new ListVenues(),
        Tab.Journal => new ListEntries(500),
        _ => new ListDrafts(),
    };

    private static Step<HomeModel> Open(HomeModel model) => model.Tab switch
    {
        Tab.Tonight when TonightScreen.Selected(model.Tonight) is { } account => new(model, new OpenIncident(account.Incident.Id)),
        Tab.Incidents when IncidentScreen.Selected(model.Incidents) is { } account => new(model, new OpenIncident(account.Incident.Id)),
        Tab.Venues when VenueScreen.Selected(model.Venues) is { } venue => new(model, new OpenVenue(venue.Venue.Id)),
        _ => new(model),
    };

    private static Step<HomeModel> Picture(HomeModel model, IncidentPicture picture)
    {
        var with = model with { Incidents = model.Incidents with { Picture = picture, Figures = null } };
        return new(with, picture == IncidentPicture.Detail ? null : new CountIncidents(model.Incidents.Filter));
    }

    private static Step<HomeModel> Filter(HomeModel model, string text)
    {
        if (model.Tab == Tab.Venues)
        {
            return new(model with { Venues = VenueScreen.With(model.Venues, model.Venues.All, text) });
        }

        switch (model.Against is { } against ? IncidentFilterText.Read(text, against) : Outcome.Done(IncidentFilter.None))
        {
            case Outcome<IncidentFilter>.Done(var filter):
                var with = model with { Incidents = model.Incidents with { Filter = filter, FilterText = text.Trim(), Listing = null, Figures = null, List = new ListState(0) { Height = model.Incidents.List.Height }, Rows = [] } };
                return new(with, Refresh(with));
            case Outcome<IncidentFilter>.Refused(var reasons):
                return Say(model, string.Join(" ", reasons.Select(r => $"{r.Message} {r.Hint}")), Ink.Bad);
            default:
                return new(model);
        }
    }

    private static Step<HomeModel> Ask(HomeModel model, string label, Func<string, Effect> then) => new(model.Put(new Over.Asking(label, TextInput.Empty, then)));

    private static Step<HomeModel> Say(HomeModel model, string text, Ink ink)
    {
        var toast = new Toast(text, ink);
        return new(model with { Toast = toast }, new After(ToastFor, new ToastOver(toast)));
    }

    private static Step<HomeModel> Corrected(HomeModel model, string said, IReadOnlyList<Refusal> refused)
    {
        if (refused.Count > 0)
        {
            return Say(model, string.Join(" ", refused.Select(r => $"{r.Message} {r.Hint}")), Ink.Bad);
        }

        var (next, effect) = Say(model, said, Ink.Good);
        Effect again = model.Top is Over.IncidentPage page && !said.Contains("withdrawn", StringComparison.Ordinal) ? new OpenIncident(page.Page.Account.Incident.Id) : Refresh(model);
        return new(said.Contains("withdrawn", StringComparison.Ordinal) ? next.Pop() : next, new Batch([effect!, again, Refresh(model)]));
    }
}

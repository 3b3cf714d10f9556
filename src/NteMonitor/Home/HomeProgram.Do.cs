using NteMonitor.Emro.Workbench;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;
using NteMonitor.PurpleFlag.Board;
using NteMonitor.Snapshots;
using NteMonitor.Terminal;
using NteMonitor.Tonight;
using NteMonitor.Venues;

namespace NteMonitor.Home;

/// <content>What the commands of a tab do.</content>
public sealed partial class HomeProgram
{
    private Step<HomeModel> Do(HomeModel model, Commanded command) => command.Word switch
    {
        _ when HomeTabs.Of(model.Role).Where(t => HomeTabs.Command(t) == command.Word).ToList() is [var tab] => GoTo(model, tab),
        "next-tab" => GoTo(model, HomeTabs.Beside(model.Tab, model.Role, 1)),
        "last-tab" => GoTo(model, HomeTabs.Beside(model.Tab, model.Role, -1)),
        "refresh" when model.Tab == Tab.ClosingHours => CountedAnew(model),
        "refresh" => new(model, Refresh(model)),
        "theme" => new(model, new UseTheme(command.Rest)),
        "log" => new(model.Put(new Over.QuickBar(TextInput.Of(command.Rest), desk.NewId()) { Dirty = command.Rest.Length > 0, Touched = command.Rest.Length > 0 }), new Batch([new ReadLists(), new ReadEvidence()])),
        "new" => new(model.Put(new Over.Form(FormKind.Incident, WithEvidence(IncidentForm.Of(new(), model.Against ?? Bare(), null), model.Role), desk.NewId())), new ReadLists()),
        "search" => Search(model, command.Rest),
        "resume" => Resume(model),
        "drop-drafts" => new(model.Put(new Over.Sure("Throw every unfinished report away?", "They cannot be brought back.", new Batch([.. model.Drafts.Select(d => new DropDraft(d.Id)), new ListDrafts()])))),
        _ => OnSelected(model, command),
    };

    private Step<HomeModel> OnSelected(HomeModel model, Commanded command) => (model.Tab, command.Word) switch
    {
        (Tab.MyShift, _) => OnMine(model, command),
        (Tab.Rates, _) => OnRates(model, command),
        (Tab.Pubwatch, _) => OnPubwatch(model, command),
        (Tab.People, _) => OnPeople(model, command),
        (Tab.ClosingHours, _) => OnClosing(model, command),
        (Tab.NightVisit, _) => OnNight(model, command),
        (Tab.PurpleFlag, _) => OnFlag(model, command),
        (Tab.Shifts, "handover") => new(model, new OpenHandover()),
        (Tab.Shifts, "totals") => Totals(model, command.Rest),
        (Tab.Shifts, "open" or "amend" or "withdraw") when ShiftsScreen.Selected(model.Shifts) is { } shift => new(model, new OpenShift(shift.Shift.Id) { Then = command.Word == "open" ? "" : command.Word }),
        (Tab.Tonight, "open" or "amend" or "link" or "unlink" or "withdraw") => Open(model, TonightScreen.Selected(model.Tonight), command.Word),
        (Tab.Incidents, "open" or "amend" or "link" or "unlink" or "withdraw") => Open(model, IncidentScreen.Selected(model.Incidents), command.Word),
        (Tab.Venues, "open" or "amend") when VenueScreen.Selected(model.Venues) is { } venue => new(model, new OpenVenue(venue.Venue.Id) { Then = command.Word == "open" ? "" : command.Word }),
        (Tab.Incidents or Tab.Venues, "filter") => new(model.Put(new Over.FilterBar(TextInput.Of(command.Rest.Length > 0 ? command.Rest : model.Tab == Tab.Incidents ? model.Incidents.FilterText : model.Venues.Text))), new ReadLists()),
        (Tab.Incidents or Tab.Venues, "clear") => Filter(model, ""),
        (Tab.Incidents, "evidence") => OpenSet(model, PickableText.Way(PickableText.Incidents, FilterOf(model))!, new()),
        (Tab.Incidents, "hours") => Picture(model, IncidentPicture.Hours),
        (Tab.Incidents, "bars") => Picture(model, IncidentPicture.Categories),
        (Tab.Incidents, "map") => Picture(model, IncidentPicture.Map),
        (Tab.Incidents, "detail") => Picture(model, IncidentPicture.Detail),
        (Tab.Venues, "add-venue") => new(model.Put(new Over.Form(FormKind.Venue, VenueScreen.Form(new(), desk.Reference.VenueKinds, amending: false), desk.NewId()))),
        (Tab.Journal, "open") when JournalScreen.Selected(model.Journal) is { } entry => new(model.Put(new Over.EntryPage(entry))),
        (Tab.Journal, "verify") => new(model with { Journal = model.Journal with { Walking = true } }, new VerifyJournal()),
        (Tab.Journal, "conflicts") => new(model, new ListConflicts()),
        (Tab.Journal, "settle") when model.Journal.Conflicts is [var first, ..] => new(model.Put(new Over.Asking("Why it is settled so", TextInput.Empty, why => new SettleConflict(first.State, why))
        {
            Question = $"Keep the {first.State.Thing} as it stands now?",
        })),
        (Tab.Snapshots, "open") when SnapshotScreen.Selected(model.Snapshots) is { } snapshot => new(model, new OpenSnapshot(snapshot)),
        (Tab.Snapshots, "verify") when SnapshotScreen.Selected(model.Snapshots) is { } snapshot => new(model with { Snapshots = model.Snapshots with { Verifying = true } }, new VerifySnapshot(snapshot)),
        (Tab.Snapshots, "export") when SnapshotScreen.Selected(model.Snapshots) is { } snapshot => new(model, new WriteSnapshot(snapshot)),
        (Tab.Snapshots, "take") => new(model.Put(new Over.Form(FormKind.Snapshot, SnapshotScreen.Form(desk.Town.Clock.NightOf(desk.Now()), desk.Town), desk.NewId()))),
        _ => new(model),
    };

    private static Step<HomeModel> Open(HomeModel model, Account? account, string word) => account is null
        ? new(model)
        : new(model, new OpenIncident(account.Incident.Id) { Then = word == "open" ? "" : word });

    private static Step<HomeModel> GoTo(HomeModel model, Tab tab)
    {
        var there = model with { Tab = tab, Toast = null, Closing = model.Closing.Aged ? ClosingScreen.Forgotten(model.Closing) : model.Closing };
        return new(there, Refresh(there));
    }

    private static Step<HomeModel> Picture(HomeModel model, IncidentPicture picture)
    {
        var with = model with { Incidents = model.Incidents with { Picture = picture } };
        return new(with, picture == IncidentPicture.Detail || model.Incidents.Figures is not null ? null : new CountIncidents(model.Incidents.Filter));
    }

    /// <summary>Returns the tab with another filter, or with every word that means nothing.</summary>
    private static Step<HomeModel> Filter(HomeModel model, string text)
    {
        if (model.Tab == Tab.Venues)
        {
            return new(model with { Venues = VenueScreen.With(model.Venues, model.Venues.All, text.Trim()) });
        }

        switch (text.Trim().Length == 0 ? Outcome.Done(IncidentFilter.None) : model.Against is { } against ? IncidentFilterText.Read(text, against) : Outcome.Refused<IncidentFilter>("filter", "The lists are still being read.", "Try again in a moment."))
        {
            case Outcome<IncidentFilter>.Done(var filter):
                var with = model with { Incidents = model.Incidents with { Filter = filter, FilterText = text.Trim(), Listing = null, Figures = null, List = new ListState(0) { Height = model.Incidents.List.Height }, Rows = [] } };
                return new(with, Refresh(with));
            case Outcome<IncidentFilter>.Refused(var reasons):
                return Say(model, Outcome.Said(reasons), Ink.Bad);
            default:
                return new(model);
        }
    }

    private CheckAgainst Bare() => new(new PlaceFinder([]), desk.Reference, desk.Town.Clock, desk.Now(), desk.Role);
}

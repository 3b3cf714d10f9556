using System.Globalization;
using NteMonitor.Access;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Workbench;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;
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

/// <content>What the officer sees.</content>
public sealed partial class HomeProgram
{
    /// <inheritdoc/>
    public View View(HomeModel model) => new(Title(model), Body(model), HomeKeys.Of(model))
    {
        Tabs = new([.. HomeTabs.Of(model.Role).Select(HomeTabs.Name)], HomeTabs.Of(model.Role).ToList().IndexOf(model.Tab)),
        Corner = $"{desk.Actor} {Time(model.Now)}",
        Status = Status(model),
        IsBusy = model.Top is Over.Written { Saving: true },
        Toast = model.Toast,
        Prompt = PromptOf(model),
        Overlay = OverlayOf(model),
        Crumbs = model.Stack.Any(o => o is Over.Form or Over.Page or Over.Search or Over.Workbench) ? [HomeTabs.Name(model.Tab)] : [],
    };

    private static string Title(HomeModel model) => model.Stack.LastOrDefault(o => o is Over.Form or Over.Page or Over.Search or Over.Workbench) switch
    {
        Over.Form form => form.Kind switch
        {
            FormKind.Incident => "New incident",
            FormKind.Amendment => "Amend an incident",
            FormKind.Venue => "New venue",
            FormKind.VenueAmendment => $"Amend {form.Venue?.Venue.Name}",
            FormKind.Shift => "Open a shift",
            FormKind.ShiftClosing => "Close the shift",
            FormKind.ShiftAmendment => $"Amend {form.Shift?.Shift.Scheme}",
            FormKind.ShiftRow => "Row of a regular time",
            FormKind.Person => "Put a person on file",
            FormKind.Scenario => "New scenario",
            FormKind.Mark => form.Mark is { Amends: null, What: var what } ? $"Mark as evidence: {what}" : "Amend a mark",
            FormKind.Visit => $"Visit to {form.Venue?.Venue.Name}",
            FormKind.Pubwatch when form.Pubwatch is { } task => PubwatchForm.Title(task),
            _ => "Freeze a report",
        },
        Over.Workbench => "Workbench",
        Over.IncidentPage => "Incident",
        Over.Search { Picks: not null } => "Evidence",
        Over.Search => "Search",
        Over.VenuePage page => page.Opened.Venue.Venue.Name,
        Over.VisitPage page => $"Visit to {page.Opened.File.Venue}",
        Over.ShiftPage page => page.Opened.File.Kept.Shift.Scheme,
        Over.BanPage page => PubwatchText.Person(page.Opened.Page.File),
        Over.AttributePage page => page.Code,
        Over.PackPage => "Pack",
        Over.ClockPage page => $"Clock: {page.Clock.Name}",
        Over.TextPage page => page.Title,
        Over.Report => "Snapshot",
        Over.EntryPage page => $"Entry {page.Entry.Seq}",
        _ => HomeTabs.Name(model.Tab),
    };

    private Block Body(HomeModel model) => model.Stack.LastOrDefault(o => o is Over.Form or Over.Page or Over.Search or Over.Workbench) switch
    {
        // Bars and questions lie over what was there before.
        Over.Form form => new PanelBlock(form.Saving ? $"{Title(model)}: saving …" : Title(model), new FormBlock(form.State)) { Focused = true },
        Over.VenuePage page => new PanelBlock(Title(model), new TextBlock(page.Opened.Lines) { Scroll = page.Scroll }) { Focused = true },
        Over.Workbench bench => WorkbenchScreen.Body(bench.State, model.Closing, model.Size),
        Over.Search search => SearchScreen.Body(search.State, model.Size.Width),
        Over.ClockPage page => new PanelBlock(Title(model), new TextBlock(ClockScreen.Lines(page.Clock, model.Size.Width - 4)) { Scroll = page.Scroll }) { Focused = true },
        Over.AttributePage page => new PanelBlock(Title(model), new TextBlock(BoardScreen.Attribute(page.Lines)) { Scroll = page.Scroll }) { Focused = true },
        Over.PackPage page => new PanelBlock(Title(model), new TextBlock(PackScreen.Lines(page.State)) { Scroll = page.Scroll }) { Focused = true },
        Over.Page page => new PanelBlock(Title(model), new TextBlock([.. page.Lines.Select(LineOf)]) { Scroll = page.Scroll }) { Focused = true },
        _ => model.Tab switch
        {
            Tab.Tonight => TonightScreen.Body(model.Tonight, desk),
            Tab.Incidents => IncidentScreen.Body(model.Incidents, desk, model.Size.Width),
            Tab.Venues => VenueScreen.Body(model.Venues, desk.Town.Clock.NightOf(model.Now), desk.Reference),
            Tab.Journal => JournalScreen.Body(model.Journal, desk.Town.Clock),
            Tab.Snapshots => SnapshotScreen.Body(model.Snapshots, desk),
            Tab.MyShift => MyShiftScreen.Body(model.Mine, model.Now, desk),
            Tab.Shifts => ShiftsScreen.Body(model.Shifts, desk),
            Tab.Rates => RatesScreen.Body(model.Rates),
            Tab.Pubwatch => PubwatchScreen.Body(model.Pubwatch, desk),
            Tab.People => PeopleScreen.Body(model.People),
            Tab.ClosingHours => ClosingScreen.Body(model.Closing),
            Tab.NightVisit => NightScreen.Body(model.Visiting, model.Now, desk, model.Size),
            Tab.PurpleFlag => BoardScreen.Body(model.Flag, model.Size),
            _ => new PanelBlock("Settings", new TextBlock(SettingLines(model)) { Scroll = model.Scroll }) { Focused = true },
        },
    };

    /// <summary>A line that begins a part stands out; what continues below another is set in.</summary>
    private static Line LineOf(string line) =>
        Line.Of(new Span(line, line is "History" or "Votes" or "Agenda" or "Summary" or "Minutes" or "Timeline" or "Conditions" || line.StartsWith("Accounts of the same", StringComparison.Ordinal) || line.StartsWith("May be the same", StringComparison.Ordinal) ? Ink.Heading : Ink.Normal)) with
        { Hanging = 4 };

    private List<Line> SettingLines(HomeModel model) =>
    [
        .. model.Settings.Select(s => Line.Of(new Span($"{s.Label + ":",-15} ", Ink.Muted), s.Value) with { Hanging = 16 }),
        "",
        Line.Of(new Span("Unfinished reports", Ink.Heading)),
        .. model.Drafts.Count == 0 ? [(Line)"None."] : model.Drafts.Select(d => Line.Of(HomeDrafts.Words(d, desk.Town.Clock)) with { Hanging = 2 }),
        .. model.Drafts.Count == 0 ? [] : new[] { Line.Of(new Span(":resume goes on with one of them.", Ink.Muted)) },
    ];

    private string Status(HomeModel model) => model.Tab switch
    {
        _ when model.Top is Over.Written { Saving: true } => "Saving …",
        _ when model.Top is Over.Search { State.IsChoosing: true } search => SearchScreen.Status(search.State),
        _ when model.Top is Over.Workbench bench => WorkbenchScreen.Status(bench.State, model.Closing),
        _ when model.Top is not null => "",
        Tab.Tonight => $"{Time(model.Now)}   {desk.Town.Name}   {desk.Actor}, {AccessRules.Word(desk.Role)}",
        Tab.Incidents => IncidentScreen.Status(model.Incidents),
        Tab.Venues => VenueScreen.Status(model.Venues),
        Tab.Journal => string.Create(CultureInfo.InvariantCulture, $"{model.Journal.Entries.Count:#,0} newest entries"),
        Tab.MyShift => MyShiftScreen.Status(model.Mine),
        Tab.Shifts => ShiftsScreen.Status(model.Shifts),
        Tab.Rates => RatesScreen.Status(model.Rates),
        Tab.Pubwatch => PubwatchScreen.Status(model.Pubwatch),
        Tab.ClosingHours => ClosingScreen.Status(model.Closing),
        Tab.NightVisit => NightScreen.Status(model.Visiting),
        Tab.PurpleFlag => BoardScreen.Status(model.Flag),
        Tab.People => PeopleScreen.Status(model.People, desk.Town.Clock.Local(model.Now).Date),
        _ => "",
    };

    private Prompt? PromptOf(HomeModel model) => model.Top switch
    {
        Over.QuickBar { SeenOn: { } at } bar => SeenPrompt(model, bar, at),
        Over.QuickBar { NoteOn: { } shift } bar => new("Note", bar.Input)
        {
            Hint = "what, when, where; ! first if the next shift must see to it; #W2 marks evidence",
            Echo =
            [
                .. NoteEcho(bar.Input.Text, model.Evidence),
                .. bar.Input.Text.Length > 0 && model.Mine.Mine?.Against.Book.Kind(shift.Shift.Kind)?.Never is { Length: > 0 } never ? [Line.Of(new Span(never, Ink.Muted))] : Array.Empty<Line>(),
            ],
            Completions = EvidenceCompletions(bar.Input.Text, model.Evidence),
        },
        Over.QuickBar bar => new("Log", bar.Input)
        {
            Hint = "2315 heron refusal x2 drunk; tab completes, enter saves",
            Echo = [.. NoteEcho(bar.Input.Text, model.Evidence), .. model.Against is { } against ? Echo(EvidenceLine.TakeOut(bar.Input.Text).Text, against) : []],
            Completions = [.. EvidenceCompletions(bar.Input.Text, model.Evidence), .. model.Against is { } lists ? OneLine.Complete(bar.Input.Text, lists) : []],
        },
        Over.Search search => SearchScreen.PromptOf(search.State),
        Over.FilterBar bar when model.Tab == Tab.Incidents => new("Filter", bar.Input)
        {
            Hint = "assault cctv alcohol s3 since:2026-03-01 zone:core at:heron",
            Echo = model.Against is { } against ? FilterEcho(bar.Input.Text, against) : [],
        },
        Over.FilterBar bar => new("Filter", bar.Input) { Hint = "part of a name, code, licence or address" },
        Over.BenchLine line => BenchPrompt(model, line),
        Over.EvidenceBar bar => EvidencePrompt(model, bar),
        Over.PackLine line => PackPrompt(line),
        Over.Asking asking => new(asking.Label + ":", asking.Input) { Hint = asking.Hint },
        _ => null,
    };

    private static Line[] FilterEcho(string text, CheckAgainst against) => text.Trim().Length == 0 ? [] : IncidentFilterText.Read(text, against) switch
    {
        Outcome<IncidentFilter>.Done(var filter) => [Line.Of(new Span("Shows " + IncidentFilterText.Words(filter, against), Ink.Good))],
        Outcome<IncidentFilter>.Refused(var reasons) => [.. reasons.Select(r => Line.Of(new Span(r.Said, Ink.Warn)))],
        _ => [],
    };

    /// <summary>What was understood so far, in words; what stands against saving it; which words mean nothing.</summary>
    private static Line[] Echo(string text, CheckAgainst against)
    {
        if (text.Trim().Length == 0)
        {
            return [];
        }

        var read = OneLine.Read(text, against);
        var said = IncidentRules.Check(Guid.Empty, read.Draft, against) switch
        {
            Outcome<CheckedIncident>.Done(var found) => [Line.Of(new Span(OneLine.Echo(found, against), Ink.Good))],
            Outcome<CheckedIncident>.Refused(var reasons) => [.. SoFar(read.Draft), .. reasons.Select(r => Line.Of(new Span(r.Said, Ink.Warn)))],
            _ => Array.Empty<Line>(),
        };
        var unknown = read.NotUnderstood.Count == 0 ? [] : new[] { Line.Of(new Span("Not understood, kept as narrative: " + string.Join(' ', read.NotUnderstood), Ink.Warn)) };
        return [.. said.Take(3), .. read.Remarks.Select(r => Line.Of(new Span(r, Ink.Warn))), .. unknown];
    }

    /// <summary>What is understood already while something is still missing.</summary>
    private static IEnumerable<Line> SoFar(IncidentDraft draft)
    {
        var parts = draft.Flags.Prepend(draft.Source).Prepend(draft.Category).Prepend(draft.Place).Prepend(draft.Venue).Prepend(draft.When).Where(p => p.Length > 0).ToList();
        return parts.Count == 0 ? [] : [Line.Of("So far: " + string.Join("; ", parts))];
    }

    private Overlay? OverlayOf(HomeModel model) => model.Top switch
    {
        Over.Resuming resuming => new Confirm(Waiting(model, resuming.Draft), [HomeDrafts.Words(resuming.Draft, desk.Town.Clock)], "resume-yes", "resume-no"),
        Over.Sure sure => new Confirm(sure.Question, [sure.Detail, .. sure.Lines.Select(Terminal.Line.FromString)], "sure-yes", "sure-no"),
        Over.ChoosingVisit choosing => new Picker("Which visit?", choosing.Picker),
        Over.Picking picking => new Picker("What is evidence?", picking.Picker),
        Over.ChoosingMark choosing => new Picker("Which mark?", choosing.Picker),
        Over.Linking linking => new Picker("Which account is of the same event?", linking.Picker),
        Over.Settling settling => new Picker("Which item is dealt with?", settling.Picker),
        Over.Choosing choosing => new Picker("Which unfinished report?", choosing.Picker),
        _ => null,
    };

    private string Waiting(HomeModel model, Draft draft) => HomeDrafts.Waiting(model).Count is > 1 and var count
        ? $"{count} unfinished reports; resume the newest, from {Time(draft.StartedAt)}?"
        : $"1 unfinished report from {Time(draft.StartedAt)}, resume?";

    private string Time(NodaTime.Instant at) => desk.Town.Clock.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}

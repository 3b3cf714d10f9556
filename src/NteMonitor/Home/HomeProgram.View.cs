using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Terminal;
using NteMonitor.Tonight;
using NteMonitor.Venues;

namespace NteMonitor.Home;

/// <content>What the officer sees.</content>
public sealed partial class HomeProgram
{
    private static string Title(HomeModel model) => model.Top switch
    {
        Over.Incident { Form.On: null } => "New incident",
        Over.Incident => "Amend an incident",
        Over.VenueForm { On: null } => "New venue",
        Over.VenueForm => "Amend a venue",
        Over.IncidentPage => "Incident",
        Over.VenuePage page => page.Page.Venue.Venue.Name,
        _ => model.Tab.ToString(),
    };

    private Block Body(HomeModel model)
    {
        // Bars and questions lie over what was there before.
        var under = model.Stack.LastOrDefault(o => o is Over.Incident or Over.VenueForm or Over.IncidentPage or Over.VenuePage);
        return under switch
        {
            Over.Incident form => new PanelBlock(Title(model), new FormBlock(form.Form.Form)) { Focused = true },
            Over.VenueForm form => new PanelBlock(Title(model), new FormBlock(form.Form)) { Focused = true },
            Over.IncidentPage page => Lines("Incident", page.Page.Lines),
            Over.VenuePage page => Lines("Venue", page.Page.Lines),
            _ => model.Tab switch
            {
                Tab.Tonight => TonightScreen.Body(model.Tonight, desk),
                Tab.Incidents => IncidentScreen.Body(model.Incidents, desk),
                Tab.Venues => VenueScreen.Body(model.Venues, desk),
                Tab.Journal => JournalScreen.Body(model.Journal, desk.Town.Clock),
                _ => Settings(model),
            },
        };
    }

    private static PanelBlock Lines(string title, IReadOnlyList<string> lines) =>
        new(title, new TextBlock([.. lines.Select(l => Line.Of(new Span(l, l is "History" or "Timeline" or "Conditions" ? Ink.Heading : Ink.Normal)) with { Hanging = 4 })])) { Focused = true };

    private StackBlock Settings(HomeModel model) => new(
    [
        new(new PanelBlock("Settings", new TextBlock([.. model.Settings.Select(s => Line.Of(new Span($"{s.Label + ":",-16} ", Ink.Muted), s.Value) with { Hanging = 17 })]))),
        new(new PanelBlock("Unfinished reports", new TextBlock(model.Drafts.Count == 0
            ? ["None."]
            : [.. model.Drafts.Select(d => (Line)$"{d.Form}, from {Time(d.StartedAt)}, kept {Time(d.SavedAt)}")])), -1),
    ]);

    private static string Status(HomeModel model) => model.Tab switch
    {
        _ when model.Top is not null => "",
        Tab.Incidents => IncidentScreen.Status(model.Incidents),
        Tab.Venues => model.Venues.All is null ? "Reading …" : $"{model.Venues.Shown.Count} of {model.Venues.All.Count} venues{(model.Venues.Text.Length > 0 ? $"   filter: {model.Venues.Text}" : "")}",
        Tab.Journal => $"{model.Journal.Entries.Count} newest entries",
        _ => "",
    };

    private static Prompt? PromptOf(HomeModel model) => model.Top switch
    {
        Over.QuickBar bar => new("Log", bar.Input)
        {
            Hint = "2315 heron refusal x2 drunk; tab completes, enter saves",
            Echo = model.Against is { } against ? Echo(bar.Input.Text, against) : [],
            Completions = model.Against is { } lists ? OneLine.Complete(bar.Input.Text, lists) : [],
        },
        Over.FilterBar bar => new("/", bar.Input) { Hint = model.Tab == Tab.Incidents ? "assault cctv alcohol s3 since:2026-03-01 zone:core at:heron" : "part of a name, code, licence or address" },
        Over.Asking asking => new(asking.Label, asking.Input) { Hint = "in a few words, without names" },
        _ => null,
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
            Outcome<CheckedIncident>.Refused(var reasons) => reasons.Select(r => Line.Of(new Span(r.Message + " " + r.Hint, Ink.Warn))).ToArray(),
            _ => [],
        };
        var unknown = read.NotUnderstood.Count == 0 ? [] : new[] { Line.Of(new Span("Not understood, kept as narrative: " + string.Join(' ', read.NotUnderstood), Ink.Warn)) };
        return [.. said.Take(3), .. read.Remarks.Select(r => Line.Of(new Span(r, Ink.Warn))), .. unknown];
    }

    private Overlay? OverlayOf(HomeModel model) => model.Top switch
    {
        Over.Resuming resuming => new Confirm($"1 unfinished report from {Time(resuming.Draft.StartedAt)}, resume?", [Shown(resuming.Draft)], "resume-yes", "resume-no"),
        Over.Sure sure => new Confirm(sure.Question, [sure.Detail], "sure-yes", "sure-no"),
        Over.Linking linking => new Picker("Which account is of the same event?", linking.Picker),
        _ => null,
    };

    private static Line Shown(Draft draft)
    {
        var fields = CanonicalJson.Read(draft.Fields);
        return string.Join("; ", fields.Where(f => f.Key is not ("narrative" or "holder" or "dps" or "on") && f.Value?.ToString() is { Length: > 0 }).Select(f => $"{f.Key}: {f.Value}").Take(6));
    }
}

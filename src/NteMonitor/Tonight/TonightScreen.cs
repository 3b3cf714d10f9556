using System.Globalization;
using NteMonitor.Incidents;
using NteMonitor.Patrols;
using NteMonitor.Terminal;

namespace NteMonitor.Tonight;

/// <summary>The night board: what happened, who is writing, what is due.</summary>
public static class TonightScreen
{
    private static readonly string[] Numbers = ["", "two ", "three ", "four "];

    /// <summary>Everything the board remembers.</summary>
    /// <param name="Figures">What it shows, or none before it has been counted.</param>
    /// <param name="List">Where the list of the newest accounts stands.</param>
    /// <param name="Drafts">How many unfinished reports wait.</param>
    public sealed record Model(TonightFigures? Figures, ListState List, int Drafts);

    /// <summary>Returns the board with new figures, the selection kept on its account.</summary>
    public static Model With(Model model, TonightFigures figures)
    {
        var was = Selected(model)?.Incident.Id;
        var list = ListRules.Recount(model.List, figures.Newest.Count);
        var place = figures.Newest.Select((a, i) => (a, i)).Where(x => x.a.Incident.Id == was).Select(x => (int?)x.i).FirstOrDefault();
        return model with { Figures = figures, List = place is { } row ? ListRules.Select(list, row) : list };
    }

    /// <summary>Returns the selected account, or none.</summary>
    public static Account? Selected(Model model) =>
        model.Figures is { Newest.Count: > 0 } f && model.List.Selected < f.Newest.Count ? f.Newest[(int)model.List.Selected] : null;

    /// <summary>Returns the body of the screen.</summary>
    /// <param name="model">What it remembers.</param>
    /// <param name="desk">Whose clock and lists give words.</param>
    public static Block Body(Model model, Desk desk)
    {
        if (model.Figures is not { } figures)
        {
            return TextBlock.Of("Counting the night …", Ink.Muted);
        }

        var left = new StackBlock([new(new PanelBlock(Title(figures, desk), new TextBlock(Headline(figures, model.Drafts, desk)))), new(new PanelBlock("Newest first", List(model, desk)) { Focused = true }, -1)]);
        var right = new StackBlock(
        [
            new(new PanelBlock("Events by hour, tonight", new BarChartBlock(Bars(figures, desk)))),
            new(new PanelBlock("Last 28 nights", new SparklineBlock("Events", [.. figures.Last28.Select(n => (double?)n)])), 4),
            new(new PanelBlock("Due", new TextBlock(Due(figures, desk))), -1),
        ]);
        return new SplitBlock(left, right) { Share = 0.62, MinFirst = 46, MinSecond = 28, StackWhenNarrow = false };
    }

    /// <summary>Returns the board as printed text, for a run without a terminal.</summary>
    /// <source>docs/methods/incidents.md §4.</source>
    public static string Text(TonightFigures figures, Desk desk)
    {
        List<string> lines = [$"{desk.Town.Name}: {Title(figures, desk)}", ""];
        lines.AddRange(Headline(figures, 0, desk).Select(l => l.ToString()));
        lines.AddRange(["", "Newest first", .. Aligned([.. figures.Newest.Take(10).Select(a => Row(a, figures.Names, desk))])]);
        lines.AddRange(["", "By hour", .. Bars(figures, desk).Select(b => $"  {b.Label,5}  {new string('#', (int)Math.Min(40, b.Value))} {b.Text}")]);
        lines.AddRange(["", "Due", .. Due(figures, desk).Select(l => "  " + l.ToString())]);
        return string.Join('\n', lines);
    }

    /// <summary>Rows in columns as wide as their widest word.</summary>
    private static IEnumerable<string> Aligned(IReadOnlyList<IReadOnlyList<Span>> rows) => rows.Count == 0
        ? ["  nothing yet"]
        : rows.Select(row => "  " + string.Join("  ", row.Select((cell, at) => cell.Text.PadRight(rows.Max(r => r[at].Text.Length)))).TrimEnd());

    private static string OnDuty(TonightFigures figures, Desk desk) => figures.OnPatrol.Count == 0
        ? "Nobody has a shift open."
        : $"On shift: {string.Join("; ", figures.OnPatrol.Take(6).Select(s => $"{s.By}, {s.Scheme} since {IncidentText.Minute(s.Start, desk.Town.Clock)}"))}{(figures.OnPatrol.Count > 6 ? $"; {figures.OnPatrol.Count - 6} more" : "")}.";

    private static List<Line> Headline(TonightFigures figures, int drafts, Desk desk)
    {
        var events = figures.Events == 1 ? "1 event" : $"{figures.Events} events";
        var accounts = figures.Accounts == 1 ? "1 account" : $"{figures.Accounts} accounts";
        List<Line> lines =
        [
            .. MyShiftScreen.MissedCalls(figures.OnPatrol, figures.At, desk),
            Line.Of(new Span(events, Ink.Strong), $" so far, from {accounts}."),
            LastFour(figures),
            figures.Writers.Count == 0 ? "Nobody has written tonight." : $"Entries tonight by {string.Join(", ", figures.Writers.Take(6).Select(w => $"{w.Who} ({(figures.MoreWritten ? "at least " : "")}{w.Count})"))}.",
            Line.Of(OnDuty(figures, desk)) with { Hanging = 2 },
        ];
        if (drafts > 0)
        {
            lines.Add(Line.Of(new Span($"{drafts} unfinished {(drafts == 1 ? "report" : "reports")}: :resume", Ink.Warn)));
        }

        return lines;
    }

    private static string LastFour(TonightFigures figures)
    {
        var known = figures.LastFour.OfType<long>().ToList();
        return known.Count == 0 || known.Max() == 0
            ? $"Nothing is on file for the last four {figures.Night.Weekday}s."
            : $"The last {Numbers[known.Count - 1]}{figures.Night.Weekday}{(known.Count == 1 ? "" : "s")} had {Range(known)} on file, all night.";
    }

    private static ListBlock List(Model model, Desk desk) => new(
        "tonight",
        [new("Time", IncidentText.TimeWidth(model.Figures?.Newest ?? [], desk.Town.Clock)), new("Place"), new("What") { MinWidth = 12, Priority = 2 }, new("Source", 16) { Priority = 5 }],
        model.List,
        row => model.Figures is { } f && row < f.Newest.Count ? Row(f.Newest[(int)row], f.Names, desk) : null)
    {
        RowName = "account",
        EmptyText = "Nothing yet tonight. Press i for a one-line entry, n for the form.",
    };

    private static IReadOnlyList<Span> Row(Account account, IReadOnlyDictionary<Guid, string> names, Desk desk) =>
    [
        new(IncidentText.Time(account.Incident.When, desk.Town.Clock), Ink.Strong),
        new(IncidentText.Place(account.Incident, names), Ink.Accent),
        Reference.NameOf(desk.Reference.Categories, account.Incident.Category) + (account.Counted ? "" : " (linked)"),
        new(Reference.NameOf(desk.Reference.Sources, account.Incident.Source), Ink.Muted),
    ];

    private static string Title(TonightFigures figures, Desk desk)
    {
        var boundary = desk.Town.Clock.Boundary.ToString("HH:mm", CultureInfo.InvariantCulture);
        return $"Night of {figures.Night}, {boundary} to {boundary}";
    }

    private static string Range(IReadOnlyList<long> counts) => counts.Min() == counts.Max()
        ? $"{counts.Min()} {(counts.Min() == 1 ? "event" : "events")} each"
        : $"{counts.Min()} to {counts.Max()} events";

    /// <summary>From the first hour that has an event to the last, the hours without one between them at nought.</summary>
    private static IReadOnlyList<Bar> Bars(TonightFigures figures, Desk desk)
    {
        var boundary = desk.Town.Clock.Boundary.Hour;
        int Place(int hour) => (hour - boundary + 24) % 24;
        var counts = figures.ByHour.ToDictionary(h => Place(h.Hour), h => h.Count);
        return counts.Count == 0 ? [] : [.. Enumerable.Range(counts.Keys.Min(), counts.Keys.Max() - counts.Keys.Min() + 1)
            .Select(p => (Hour: (p + boundary) % 24, Count: counts.GetValueOrDefault(p)))
            .Select(h => new Bar($"{h.Hour:00}:00", h.Count, h.Count.ToString(CultureInfo.InvariantCulture)))];
    }

    private static List<Line> Due(TonightFigures figures, Desk desk)
    {
        List<Line> lines = [.. figures.Reminders.Select(r => Line.Of(new Span(r.Text, r.Due < figures.Night.Evening ? Ink.Warn : Ink.Normal)) with { Hanging = 2 })];
        if (figures.ToLink.Count > 0)
        {
            lines.Add(Line.Of(new Span($"{figures.ToLink.Count} {(figures.ToLink.Count == 1 ? "pair" : "pairs")} may be one event:", Ink.Warn)));
            lines.AddRange(figures.ToLink.Take(3).Select(p => (Line)$"{IncidentText.Time(p.Account.Incident.When, desk.Town.Clock)} {IncidentText.Place(p.Account.Incident, figures.Names)}: {p.Suggestion.Why}"));
        }

        if (figures.Rivals > 0)
        {
            lines.Add(Line.Of(new Span($"{figures.Rivals} amended twice at once: settle in Journal.", Ink.Warn)));
        }

        if (figures.MonthOnly > 0)
        {
            lines.Add(Line.Of(new Span($"{figures.MonthOnly} of this month and last know only their month: in no figure here.", Ink.Muted)));
        }

        return lines.Count == 0 ? ["Nothing waits."] : lines;
    }
}

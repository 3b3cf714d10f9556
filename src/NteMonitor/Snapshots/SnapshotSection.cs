using System.Globalization;
using NodaTime;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.Patrols;
using NteMonitor.Rates;

namespace NteMonitor.Snapshots;

/// <summary>The snapshot report as a document: figures first become words here.</summary>
public static class SnapshotSection
{
    private const int MostPlaces = 20;

    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>Returns the report.</summary>
    /// <param name="figures">What was counted.</param>
    /// <param name="reference">The lists that give names, as they were.</param>
    public static Document Of(SnapshotFigures figures, Reference reference)
    {
        var request = figures.Request;
        var source = $"the night log of {request.Town.Name}; {request.Window.Name}; {request.Nights}";
        return new($"Night-time economy snapshot: {request.Town.Name}",
        [
            .. Headline(figures),
            new Heading(2, "By category and severity"),
            Compare("by-category", "Events by category", "Category", figures.ByCategory, c => Reference.NameOf(reference.Categories, c), source, figures.Events),
            Bars(figures, reference),
            Compare("by-severity", "Events by severity, 1 slight to 5 gravest", "Severity", figures.BySeverity, c => c, source, figures.Events),
            Compare("by-flag", "Events by flag; an event with two flags is in both rows", "Flag", figures.ByFlag, c => Reference.NameOf(reference.Flags, c), source, null),
            new Heading(2, "By hour and weekday"),
            Hours(figures),
            new Heading(2, "By night"),
            Nights(figures),
            new Heading(2, "Places"),
            new Paragraph($"The {MostPlaces} places with most events. Counts are not rates: a large venue open late has more of everything."),
            Compare("by-place", "Events by place", "Place", [.. figures.ByPlace.Take(MostPlaces)], c => c, source, null),
            .. Venues(figures, source),
            new Heading(2, "Sources"),
            Compare("by-source", "Accounts by source; one event may have several accounts", "Source", figures.AccountsBySource, c => Reference.NameOf(reference.Sources, c), source, null),
            .. request.Form > 2 ? ShiftSection.Of(figures.Shifts, figures.ShiftsWithoutNight, $"the shift reports of {request.Town.Name}; {request.Nights}") : [],
            .. figures.Closing is { } closing ? ClosingPart.Parts(closing) : [],
            new Heading(2, "Data notes"),
            .. Notes(figures, reference),
        ])
        {
            Subtitle = request.Nights.ToString(),
            Facts =
            [
                new("Period", $"{request.Nights} ({request.Nights.Count} nights, both ends included)"),
                new("Compared with", request.Nights.Before().ToString()),
                new("Window", request.Window.IsWholeDay ? "all hours" : request.Window.Name),
                new("Boundary", request.Zone is null ? "the whole log" : $"zone {request.Zone}"),
                new("Authority", $"{request.Town.Name} ({request.Town.Authority})"),
                new("Clock", $"{request.Town.Clock.Zone.Id}; a night ends at {request.Town.Clock.Boundary.ToString("HH:mm", CultureInfo.InvariantCulture)}"),
                .. figures.Heads.Where(h => h.Seq > 0).Select(h => new Fact("Journal head", $"{h.Origin:D} entry {h.Seq}, SHA-256 {h.Hash}")),
            ],
        };
    }

    /// <summary>The part on venues; forms before the fourth have none.</summary>
    private static IEnumerable<Part> Venues(SnapshotFigures figures, string source) => figures.Rates is not { } rates ? [] :
    [
        .. RateSection.Of(rates, RateOrder.Name, source),
        new Note(Note.Data, "A report taken before its last night was over sets that night's hours, whole, against what was logged so far."),
        .. figures.Request.Zone is null ? Array.Empty<Part>() : [new Note(Note.Data, "The figures of this part are of the whole log, whatever the zone of this report.")],
    ];

    private static IEnumerable<Part> Headline(SnapshotFigures figures)
    {
        var (_, now, before) = figures.Events;
        yield return new Paragraph($"{Count(now, "event")} in the period, from {Count(figures.Accounts, "account")}; {Count(before, "event")} in the {figures.Request.Nights.Count} nights before.");
        yield return new Table("headline", "Events, each counted once",
            [new("Measure"), Column.Figures("Before"), Column.Figures("Now"), Column.Figures("Difference"), Column.Figures("Change")],
            [Line("Events", figures.Events)]);
    }

    private static Table Compare(string id, string caption, string heading, IReadOnlyList<Compared> rows, Func<string, string> name, string source, Compared? total) => new(
        id, caption, [new(heading), Column.Figures("Before"), Column.Figures("Now"), Column.Figures("Difference"), Column.Figures("Change")],
        [
            .. rows.OrderByDescending(r => r.Current).ThenBy(r => r.Code, StringComparer.Ordinal).Select(r => Line(r.Code is null ? "not stated" : name(r.Code), r)),
            .. total is null ? [] : new[] { Line("All events", total) with { IsTotal = true } },
        ])
    {
        Source = source,
    };

    private static Row Line(string name, Compared row) => new([name, row.Previous, row.Current, Difference(row.Current - row.Previous), Change(row)]);

    private static Cell Difference(long difference) => (difference > 0 ? "+" : "") + difference.ToString("#,0", CultureInfo.InvariantCulture);

    private static Cell Change(Compared row) => IncidentRules.Change(row.Previous, row.Current) switch
    {
        { Percent: not null } => new Cell.Change(row.Previous, row.Current),
        { Previous: 0 } => new Cell.Blank("there is no percentage from nothing", "from 0"),
        _ => new Cell.Blank($"fewer than {IncidentRules.LeastBase} before: a percentage would mislead", $"base under {IncidentRules.LeastBase}"),
    };

    private static BarChart Bars(SnapshotFigures figures, Reference reference) => new(
        "chart-category", "Events by category", "The same figures stand in the table of events by category.",
        [.. figures.ByCategory.Where(c => c.Current > 0).OrderByDescending(c => c.Current).Take(12)
            .Select(c => new Bar(c.Code is null ? "not stated" : Reference.NameOf(reference.Categories, c.Code), c.Current))])
    {
        Unit = "events",
    };

    private static HeatChart Hours(SnapshotFigures figures)
    {
        var counts = figures.ByWeekdayAndHour.Where(c => c.Keys[0] is not null && c.Keys[1] is not null)
            .ToDictionary(c => (int.Parse(c.Keys[0]!, CultureInfo.InvariantCulture), int.Parse(c.Keys[1]!, CultureInfo.InvariantCulture)), c => c.Count);
        int[] hours = [.. Enumerable.Range(12, 12).Concat(Enumerable.Range(0, 12)).Where(h => figures.Request.Window.Contains(new LocalTime(h, 0)) || figures.Request.Window.Contains(new LocalTime(h, 59)))];
        return new("by-hour", "Events by weekday of the night and hour of the clock", "The figures stand in the cells; a night runs past midnight, so Saturday 01 is early on Sunday.",
            [.. hours.Select(h => h.ToString("00", CultureInfo.InvariantCulture))],
            [.. Enumerable.Range(1, 7).Select(d => new Series(Days[d - 1], [.. hours.Select(h => (decimal?)counts.GetValueOrDefault((d, h)))]))])
        {
            Unit = "events",
        };
    }

    private static LineChart Nights(SnapshotFigures figures)
    {
        var byNight = figures.ByNight;
        var least = byNight.Count == 0 ? 0 : byNight.Min(n => n.Count);
        var most = byNight.Count == 0 ? 0 : byNight.Max(n => n.Count);
        return new("by-night", "Events by night", $"From {least} to {most} events a night; every night's count stands in the JSON and CSV of this report.",
            [.. byNight.Select(n => n.Night.ToIso())], [new("Events", [.. byNight.Select(n => (decimal?)n.Count)])])
        {
            Unit = "events",
        };
    }

    private static IEnumerable<Part> Notes(SnapshotFigures figures, Reference reference)
    {
        yield return new Note(Note.Data, "An event is counted once, by the account recorded first, however many accounts it has. Withdrawn accounts are in no figure.");
        var began = figures.FirstOnFile;
        if (figures.Request.Form > 1 && (began is null || began > figures.Request.Nights.Before().First))
        {
            yield return new Note(Note.Warning, began is { } first
                ? $"The first night of which anything is on file is {first}. The nights before it count as 0 only because nothing was logged: no change from them can be told."
                : "Nothing is on file for any night up to the end of the period: every 0 in this report says that nothing was logged.");
        }

        yield return new Note(Note.Data, (figures.HourUnknown, figures.Request.Form) switch
        {
            (0, _) => "Every event of these nights has a known hour.",
            (1, > 1) => $"1 event of these nights has no known hour{(figures.Request.Window.IsWholeDay ? " and stands in no figure by hour" : "; it is in no figure of this window")}.",
            _ => $"{Count(figures.HourUnknown, "event")} of these nights have no known hour{(figures.Request.Window.IsWholeDay ? " and stand in no figure by hour" : "; they are in no figure of this window")}.",
        });
        if (figures.Request.Form > 1 && figures.OutsideWindow > 0)
        {
            yield return new Note(Note.Data, $"{Count(figures.OutsideWindow, "event")} of these nights {(figures.OutsideWindow == 1 ? "lies" : "lie")} outside the window; {(figures.OutsideWindow == 1 ? "it is" : "they are")} in no figure of it.");
        }

        var months = figures.MonthOnly.Sum(m => m.Count);
        yield return new Note(Note.Data, (months, figures.Request.Form) switch
        {
            (0, _) => "No row of these months knows only its month.",
            (1, > 1) => "1 row knows only its month and is in no other figure of this report.",
            _ => $"{months.ToString("#,0", CultureInfo.InvariantCulture)} rows know only their month and are in no other figure of this report.",
        });
        foreach (var month in SnapshotRules.PartMonths(figures.Request.Nights).Where(_ => months > 0))
        {
            yield return new Note(Note.Data, $"{month.ToString("MMMM uuuu", CultureInfo.InvariantCulture)} is only partly in the period; the table of rows that know only their month shows all of it.");
        }

        foreach (var gap in IncidentRules.ReportingGaps(figures.ByMonth))
        {
            yield return new Note(Note.Warning, $"{gap} falls far below its neighbours: a change computed across it may be a gap in reporting, not in what happened.");
        }

        if (months > 0)
        {
            yield return new Table("month-only", "Rows that know only their month", [new("Month"), new("Category"), Column.Figures("Rows")],
                [.. figures.MonthOnly.OrderBy(m => m.Keys[0], StringComparer.Ordinal).ThenByDescending(m => m.Count)
                    .Select(m => new Row([m.Keys[0] ?? "", Reference.NameOf(reference.Categories, m.Keys[1] ?? ""), m.Count]))]);
        }
    }

    private static string Count(long count, string what) => $"{count.ToString("#,0", CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";
}

using System.Globalization;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.PurpleFlag.Pack;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>What a reader of the figures of crime has to know before using them.</summary>
internal static class CrimeNotes
{
    private const string ByCategory = "month-only-category", ByMonth = "month-only-month", BySource = "month-only-source", Rows = "Rows";

    /// <summary>Returns the front table.</summary>
    public static IReadOnlyList<Fact> Facts(CrimeFigures figures) =>
    [
        .. figures.Years.Select((y, at) => new Fact($"Year {at + 1}", $"{y.Nights} ({y.Nights.Count} nights, both ends included)")),
        new("Boundary", Boundary(figures.Boundary)),
        new("Hours", $"{Clock(figures.Window.From)} to {Clock(figures.Window.To)}, of the framework; an event whose hour is not known is in no figure of them"),
        new("Clock", $"{figures.Town.Clock.Zone.Id}; a night begins and ends at {Clock(figures.Town.Clock.Boundary)} and is named by its evening"),
        new("Authority", $"{figures.Town.Name} ({figures.Town.Authority})"),
        .. figures.Heads.Where(h => h.Seq > 0).Select(h => new Fact("Journal head", $"{h.Origin:D} entry {h.Seq}, SHA-256 {h.Hash}")),
    ];

    /// <summary>Returns the boundary in words.</summary>
    public static string Boundary(Cycle.FlagBoundary boundary) =>
        $"version {boundary.Version}, which holds from {boundary.From.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}; the same area in every year; file SHA-256 {boundary.FileSha256}";

    /// <summary>Returns the notes under the figures.</summary>
    public static IEnumerable<Part> Of(CrimeFigures figures)
    {
        yield return new Note(Note.Data, "An event is counted once, by the account recorded first, however many accounts it has. Withdrawn accounts are in no figure.");
        yield return new Note(Note.Data, $"Alcohol-related is an event of which somebody said so. The others are not, or nobody said: the share is the least that it can be.");
        yield return new Note(Note.Data, $"Crime is what the Home Office counts as a notifiable offence: {string.Join("; ", Names(figures, 0))}. Anti-social behaviour is: {string.Join("; ", Names(figures, 1))}. The split is our own. It is what was seen and reported on the street, not what the police recorded, but for rows whose source is police data.");
        yield return new Note(Note.Data, $"Counts of fewer than {SmallCellRules.Least} are withheld, and with them others of the same column until none follows from its sums; what is withheld of all nights or all events is withheld of a part of them. Differences between tables are told: they are of events, and say nothing of a person.");
        yield return new Note(figures.Unplaced > 0 ? Note.Warning : Note.Data, figures.Unplaced switch
        {
            0 => "Every event of these years has a place on the ground.",
            > 0 and < SmallCellRules.Least => $"Fewer than {SmallCellRules.Least} events of the town have no place on the ground, so nobody can tell whether they lie in the boundary: in no figure above.",
            _ => $"{figures.Unplaced.ToString("#,0", CultureInfo.InvariantCulture)} events of the town have no place on the ground, so nobody can tell whether they lie in the boundary: in no figure above.",
        });
        foreach (var year in figures.Years.Where(y => y.Cover != LogCover.Whole))
        {
            yield return new Note(Note.Warning, year.Cover == LogCover.None
                ? $"The log had not begun in the {Lower(year.Name)}: there are no figures for it, which is not 0."
                : $"The log began on the night of {year.LogBegan}: of the {Lower(year.Name)} {Period(year)} nights are in it.");
        }

        foreach (var gap in CrimeRules.Gaps(figures.BySource, figures.Years))
        {
            yield return new Note(Note.Warning, $"{gap} falls far below its neighbours: a change computed across it may be a gap in reporting, not in what happened.");
        }

        foreach (var (source, first) in Late(figures))
        {
            yield return new Note(Note.Warning, $"{Reference.NameOf(figures.Reference.Sources, source)} reports from the night of {first} on, in the course of these years: a rise may be that they began to report.");
        }
    }

    /// <summary>Returns what knows only its month: counted aloud, by month and by category.</summary>
    public static IEnumerable<Part> MonthOnly(CrimeFigures figures)
    {
        var all = figures.MonthOnly.Sum(m => m.Count);
        if (all == 0)
        {
            yield return new Paragraph("No row of these months knows only its month.");
            yield break;
        }

        yield return new Paragraph($"{all.ToString("#,0", CultureInfo.InvariantCulture)} {(all == 1 ? "row of these months knows only its month. It has" : "rows of these months know only their month. They have")} no night and no hour, so they are in no figure above. Most are police data as published, which lie at the nearest of fixed points: some of them on the wrong side of the boundary.");
        yield return Table(ByCategory, "Rows that know only their month, by category", "Category", Lines(figures.MonthOnly, 1, c => Reference.NameOf(figures.Reference.Categories, c)));
        yield return Table(BySource, "Rows that know only their month, by source", "Source", Lines(figures.MonthOnlyBySource, 0, s => Reference.NameOf(figures.Reference.Sources, s)));
        yield return Table(ByMonth, "Rows that know only their month, by month", "Month", Lines(figures.MonthOnly, 0, m => m));
    }

    /// <summary>Returns which figures of the rows that know only their month are sums.</summary>
    public static IEnumerable<PackSum> Sums(CrimeFigures figures) => figures.MonthOnly.Count == 0 ? [] : new[] { (Id: ByCategory, Key: 1, Rows: figures.MonthOnly), (Id: BySource, Key: 0, Rows: figures.MonthOnlyBySource), (Id: ByMonth, Key: 0, Rows: figures.MonthOnly) }
        .Select(t => (File: CountTable.FileOf(CrimeSection.Path, t.Id), Lines: t.Rows.Select(m => m.Keys[t.Key]).Distinct().Count()))
        .Select(t => new PackSum(t.File, t.File, Rows, [new(t.Lines + 1, Rows, CountTable.Everything)]));

    private static IReadOnlyList<(string Label, long Count)> Lines(IEnumerable<Counted> counts, int key, Func<string, string> name) =>
        [.. counts.GroupBy(m => m.Keys[key] ?? "").OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key.Length == 0 ? "Not stated" : name(g.Key), g.Sum(m => m.Count)))];

    private static Table Table(string id, string caption, string heading, IReadOnlyList<(string Label, long Count)> lines)
    {
        var hidden = SmallCellRules.Hidden([.. lines.Select(l => l.Count)]);
        var all = lines.Sum(l => l.Count);
        return new(id, caption, [new(heading), Column.Figures(Rows)],
        [
            .. lines.Select((l, at) => new Row([l.Label, hidden[at] ? CountTable.Untold : l.Count])),
            new(["All rows", SmallCellRules.IsSmall(all) ? CountTable.Untold : all]) { IsTotal = true },
        ]);
    }

    /// <summary>Sources whose first event in the boundary lies well after the log's first night: a month is chance, a quarter is not. Of a source with few events the night is not told.</summary>
    private static IEnumerable<(string Source, Night First)> Late(CrimeFigures figures)
    {
        var known = figures.Years.FirstOrDefault(y => y.Cover != LogCover.None);
        if (known is null)
        {
            return [];
        }

        var from = (known.LogBegan ?? known.Nights.First).Plus(91);
        return figures.BySource.GroupBy(s => s.Source ?? "").Where(g => g.Key.Length > 0 && g.Sum(s => s.Count.All) >= IncidentRules.LeastBase).Select(g => (Source: g.Key, First: g.Min(s => s.Night))).Where(s => s.First > from).OrderBy(s => s.First).ThenBy(s => s.Source, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Names(CrimeFigures figures, int kind) => figures.Kinds[kind].Categories.Select(c => Lower(Reference.NameOf(figures.Reference.Categories, c)));

    private static string Period(CoreYear year) => $"{new NightRange(year.LogBegan!.Value, year.Nights.Last).Count} of {year.Nights.Count}";

    private static string Clock(NodaTime.LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Lower(string name) => name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
}

using System.Globalization;
using NodaTime;
using NteMonitor.Documents;
using NteMonitor.PurpleFlag.Pack;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>Crime and anti-social behaviour as a page: figures first become words here.</summary>
public static class CrimeSection
{
    /// <summary>Where the page lies within a pack.</summary>
    public const string Path = "core/crime.html";

    private const string Headline = "headline";

    /// <summary>Returns the page, and which of its figures are sums of which.</summary>
    /// <param name="title">What the framework calls these figures.</param>
    /// <param name="figures">What was counted.</param>
    public static (Document Page, IReadOnlyList<PackSum> Sums) Of(string title, CrimeFigures figures)
    {
        var cuts = CrimeCut.Four.Select(c => (Cut: c, Table: Categories(figures, c))).Select(c => (c.Cut, c.Table, Events: c.Table.Events($"Events by category: {Words(c.Cut, figures)}"), Alcohol: c.Table.Alcohol($"Alcohol-related events by category: {Words(c.Cut, figures)}"))).ToList();
        var hours = CrimeCut.Four.Where(c => !c.Window).Select(c => (c.Weekend, Table: Hours(figures, c.Weekend))).Select(h => (h.Weekend, h.Table, Shown: h.Table.Beside($"Events by hour of the clock: {Words(new(h.Weekend, false), figures)}"))).ToList();
        var sources = new CountTable("source", "Source", [new(null, Lines(figures.BySource, s => Reference.NameOf(figures.Reference.Sources, s)))], figures.Years);
        var bySource = sources.Beside("Events by the source of the account that stands for them");
        var page = new Document($"{title}: {figures.Place}",
        [
            new Heading(2, "All four at a glance"),
            Glance(figures),
            .. cuts.SelectMany(c => new Part[] { new Heading(2, Sentence.Capital(Words(c.Cut, figures))), c.Events, c.Alcohol }),
            new Heading(2, "By hour"),
            .. hours.SelectMany(h => new Part[] { Picture(h.Table, Words(new(h.Weekend, false), figures), figures), h.Shown }),
            new Heading(2, "By source"),
            bySource,
            .. Further(figures),
            new Heading(2, "Rows that know only their month"),
            .. CrimeNotes.MonthOnly(figures),
            new Heading(2, "Data notes"),
            .. CrimeNotes.Of(figures),
        ])
        {
            Subtitle = $"{figures.Years[0].Nights.First} to {figures.Years[^1].Nights.Last}",
            Facts = CrimeNotes.Facts(figures),
        };
        return (page,
        [
            .. cuts.SelectMany((c, row) => GlanceSums(figures, c.Table, row + 1)),
            .. cuts.SelectMany(c => c.Table.Sums(Path, c.Events, c.Alcohol)),
            .. hours.SelectMany(h => h.Table.Sums(Path, h.Shown)),
            .. sources.Sums(Path, bySource),
            .. CrimeNotes.Sums(figures),
        ]);
    }

    /// <summary>Returns a cut in words, for example <c>Friday and Saturday nights, 17:00 to 05:00</c>.</summary>
    internal static string Words(CrimeCut cut, CrimeFigures figures) =>
        $"{(cut.Weekend ? "Friday and Saturday nights" : "all nights")}, {(cut.Window ? $"{Clock(figures.Window.From)} to {Clock(figures.Window.To)}" : "at all hours")}";

    private static Table Glance(CrimeFigures figures) => new(
        Headline, "Events in the boundary, each counted once",
        [new("Nights and hours"), .. figures.Years.SelectMany(y => new[] { Column.Figures(y.Name), Column.Figures(CountTable.AlcoholHeading(y)), Column.Figures(CountTable.ShareHeading(y)) })],
        [.. CrimeCut.Four.Select(c => new Row([Sentence.Capital(Words(c, figures)), .. figures.Years.SelectMany((y, at) => Told(figures, c, (y, at)))]))])
    {
        Notes = ["Each line is a part of the first: they never add up."],
    };

    private static IEnumerable<Cell> Told(CrimeFigures figures, CrimeCut cut, (CoreYear Year, int At) year)
    {
        var sum = CrimeRules.ByYear(Cells(figures, cut), cut, c => c.Category).Values.Aggregate(default(EventCount), (all, line) => all + line[year.At]);
        var (events, alcohol, share) = CountTable.Told(sum, year.Year);
        return [events, alcohol, share];
    }

    /// <summary>The glance's lines are the sums of the tables by category.</summary>
    private static IEnumerable<PackSum> GlanceSums(CrimeFigures figures, CountTable table, int row) => figures.Years.SelectMany(y => new[]
    {
        new PackSum(CountTable.FileOf(Path, Headline), CountTable.FileOf(Path, table.Id), y.Name, [new(row, y.Name, CountTable.Everything)]),
        new PackSum(CountTable.FileOf(Path, Headline), CountTable.FileOf(Path, table.AlcoholId), CountTable.AlcoholHeading(y), [new(row, CountTable.AlcoholHeading(y), CountTable.Everything)]),
    });

    private static CountTable Categories(CrimeFigures figures, CrimeCut cut)
    {
        var known = CrimeRules.ByYear(figures.Cells, CrimeCut.Four[0], c => c.Category).Where(l => l.Value.Any(c => c.All > 0)).Select(l => l.Key).ToHashSet(StringComparer.Ordinal);
        var sums = CrimeRules.ByYear(Cells(figures, cut), cut, c => c.Category);
        var named = figures.Kinds.SelectMany(k => k.Categories).ToHashSet(StringComparer.Ordinal);
        return new($"{(cut.Weekend ? "weekend" : "all")}{(cut.Window ? "-window" : "")}", "Category",
            [.. figures.Kinds.Select((k, at) => new CountGroup(k.Name,
            [
                .. k.Categories.Concat(at == figures.Kinds.Count - 1 ? known.Except(named).Order(StringComparer.Ordinal) : []).Where(known.Contains)
                    .Select(c => new CountLine(c.Length == 0 ? "Not stated" : Reference.NameOf(figures.Reference.Categories, c), sums.GetValueOrDefault(c) ?? None(figures))),
            ])).Where(g => g.Lines.Count > 0)], figures.Years)
        {
            Wider = cut is { Weekend: false, Window: false } ? null : Categories(figures, CrimeCut.Four[0]),
        };
    }

    private static CountTable Hours(CrimeFigures figures, bool weekend)
    {
        var sums = CrimeRules.ByYear(figures.Cells, new(weekend, false), c => c.Hour?.ToString(CultureInfo.InvariantCulture));
        return new(weekend ? "hours-weekend" : "hours-all", "Hour", [new(null,
        [
            .. CrimeRules.Hours(figures.Town.Clock.Boundary).Select(h => new CountLine($"{h:00}:00 to {h:00}:59", sums.GetValueOrDefault(h.ToString(CultureInfo.InvariantCulture)) ?? None(figures))),
            new("Hour not known", sums.GetValueOrDefault("") ?? None(figures)),
        ])], figures.Years)
        {
            Wider = weekend ? Hours(figures, weekend: false) : null,
        };
    }

    private static LineChart Picture(CountTable hours, string cut, CrimeFigures figures) => hours.Lines(
        $"Events by hour of the clock: {cut}", "The same figures stand in the table below; an hour whose count is withheld breaks the line.",
        [.. CrimeRules.Hours(figures.Town.Clock.Boundary).Select(h => h.ToString("00", CultureInfo.InvariantCulture))]);

    private static IReadOnlyList<CountLine> Lines(IReadOnlyList<SourceCell> cells, Func<string, string> name) =>
        [.. CrimeRules.ByYear(cells).Where(l => l.Value.Any(c => c.All > 0)).OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => new CountLine(l.Key.Length == 0 ? "Not stated" : name(l.Key), l.Value))];

    private static IEnumerable<Part> Further(CrimeFigures figures)
    {
        var lines = Lines(figures.Further, s => Reference.NameOf(figures.Reference.Sources, s));
        if (lines.Count == 0)
        {
            yield return new Paragraph("No event of these nights has a second account.");
            yield break;
        }

        yield return new CountTable("further", "Source", [new(null, lines)], figures.Years).Events("Further accounts of events that are counted above already, by source; in no other figure");
    }

    private static IReadOnlyList<CrimeCell> Cells(CrimeFigures figures, CrimeCut cut) => cut.Window ? figures.InWindow : figures.Cells;

    private static EventCount[] None(CrimeFigures figures) => new EventCount[figures.Years.Count];

    private static string Clock(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}

using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.PurpleFlag.Pack;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>A line of a table: what is counted, and its events in each year.</summary>
/// <param name="Label">What is counted.</param>
/// <param name="Years">Its events, one for each year.</param>
public sealed record CountLine(string Label, IReadOnlyList<EventCount> Years);

/// <summary>Lines that are told together, with a line of their sum where they have a name.</summary>
/// <param name="Name">Their name, or none where only the sum of all is told.</param>
/// <param name="Lines">The lines.</param>
public sealed record CountGroup(string? Name, IReadOnlyList<CountLine> Lines);

/// <summary>Events by year in a table: small counts withheld, changes never from nothing, each sum named so that it can be made again.</summary>
/// <param name="Id">The table's name within its page.</param>
/// <param name="Heading">What its lines are.</param>
/// <param name="Groups">The lines.</param>
/// <param name="Years">The years, the earliest first.</param>
public sealed record CountTable(string Id, string Heading, IReadOnlyList<CountGroup> Groups, IReadOnlyList<CoreYear> Years)
{
    /// <summary>What a figure says that is not told.</summary>
    public static readonly Cell Untold = new Cell.Blank("fewer than 5, or another figure of the column would give such a one away", "withheld");

    private const string Alone = "Row";
    private const string AllEvents = "All events";

    private static readonly Cell NotLogged = new Cell.Blank("the log had not begun: this is not 0", "not logged");

    /// <summary>Returns events by year with the change from each year to the next.</summary>
    public Table Events(string caption) => new(
        Id, caption, [new(Heading), .. Years.Select(y => Column.Figures(y.Name)), .. Steps()],
        Rows(line => [.. Enumerable.Range(0, Years.Count).Select(y => line.All[y]), .. Changes(line.All)]))
    {
        Notes = Notes(),
    };

    /// <summary>Returns alcohol-related events by year, their share of all, and the change from each year to the next.</summary>
    public Table Alcohol(string caption) => new(
        AlcoholId, caption, [new(Heading), .. Years.SelectMany(y => new[] { Column.Figures(AlcoholHeading(y)), Column.Figures(ShareHeading(y)) }), .. Steps()],
        Rows(line => [.. Enumerable.Range(0, Years.Count).SelectMany(y => new[] { line.Alcohol[y], Share(line.Alcohol[y], line.All[y]) }), .. Changes(line.Alcohol)]))
    {
        Notes = Notes(),
    };

    /// <summary>Returns all and alcohol-related events by year beside one another, with the share.</summary>
    public Table Beside(string caption) => new(
        Id, caption, [new(Heading), .. Years.SelectMany(y => new[] { Column.Figures(y.Name), Column.Figures(AlcoholHeading(y)), Column.Figures(ShareHeading(y)) })],
        Rows(line => [.. Enumerable.Range(0, Years.Count).SelectMany(y => new[] { line.All[y], line.Alcohol[y], Share(line.Alcohol[y], line.All[y]) })]))
    {
        Notes = Notes(),
    };

    /// <summary>Returns all events as a line for each year of which there are figures; what is withheld breaks the line.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="alternative">What a reader who cannot see it needs.</param>
    /// <param name="labels">What stands under the lines, one for each of the first lines of the table.</param>
    public LineChart Lines(string caption, string alternative, IReadOnlyList<string> labels) => new(
        Id, caption, alternative, labels,
        [.. Columns(AllOf).Zip(Years).Where(y => y.Second.Cover != LogCover.None).Select(y => new Series(y.Second.Name, [.. y.First.Take(labels.Count).Select(c => c is Cell.Count(var count) ? (decimal?)count : null)]))])
    {
        Unit = "events",
    };

    /// <summary>Returns which figures of the tables are sums of which, for a page at a path.</summary>
    /// <param name="page">The page's path within a pack.</param>
    /// <param name="tables">Those of its tables that the page has.</param>
    public IReadOnlyList<PackSum> Sums(string page, params IReadOnlyList<Table> tables) =>
    [
        .. from table in tables
           let file = FileOf(page, table.Id)
           from column in table.Columns.Select(c => c.Heading).Where(h => Years.Any(y => h == y.Name || h == AlcoholHeading(y)))
           select new PackSum(file, file, column, [.. Totals().Select(t => new SumCell(t.Row, column, t.Where))]),
    ];

    /// <summary>Returns how often events of a year are all told, small counts withheld.</summary>
    /// <param name="sum">The events.</param>
    /// <param name="year">The year.</param>
    public static (Cell All, Cell Alcohol, Cell Share) Told(EventCount sum, CoreYear year)
    {
        var (all, alcohol) = (Figure(sum.All, year, SmallCellRules.IsSmall(sum.All)), Figure(sum.Alcohol, year, SmallCellRules.IsSmall(sum.Alcohol)));
        return (all, alcohol, Share(alcohol, all));
    }

    /// <summary>Returns where the file of a page's table lies within a pack.</summary>
    public static string FileOf(string page, string id) => PackBuilder.CsvPath(page, $"table-{id}.csv");

    /// <summary>Returns the heading of a year's alcohol-related events.</summary>
    public static string AlcoholHeading(CoreYear year) => $"Alcohol-related, {Lower(year.Name)}";

    /// <summary>Returns the heading of their share.</summary>
    public static string ShareHeading(CoreYear year) => $"Share, {Lower(year.Name)}";

    /// <summary>Returns which rows of the lines themselves add up to the sum of all.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Everything { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [Alone] = [""] };

    /// <summary>The table of which this one is a part, line by line, or none: what is withheld there is withheld here.</summary>
    public CountTable? Wider { get; init; }

    /// <summary>The name of the table of alcohol-related events.</summary>
    public string AlcoholId => Id + "-alcohol";

    private IReadOnlyList<string> Notes() =>
    [
        "Percentages are rounded to one decimal, half away from zero; none is given from 0 or of fewer than " + IncidentRules.LeastBase + " events.",
        .. Years.Where(y => y.Cover == LogCover.Part).Select(y => $"{y.Name}: the log began on the night of {y.LogBegan}; the nights before it are blank, not 0, and no change from that year is told."),
    ];

    private IEnumerable<Column> Steps() => Years.Skip(1).SelectMany(y => new[] { Column.Figures($"Difference, {Lower(y.Name)}"), Column.Figures($"Change, {Lower(y.Name)}") });

    private IReadOnlyList<Row> Rows(Func<(IReadOnlyList<Cell> All, IReadOnlyList<Cell> Alcohol), IEnumerable<Cell>> cells)
    {
        var all = Columns(AllOf);
        var alcohol = Columns(AlcoholOf);
        return [.. Labels().Select((label, at) => new Row([label.Text, .. cells(([.. all.Select(c => c[at])], [.. alcohol.Select(c => c[at])]))]) { IsTotal = label.IsTotal })];
    }

    /// <summary>Returns the figures of each year from top to bottom: each group's lines, its sum, and the sum of all.</summary>
    private List<IReadOnlyList<Cell>> Columns(Func<int, Withheld> of) =>
    [
        .. Enumerable.Range(0, Years.Count).Select(at => (Year: Years[at], Told: of(at))).Select(y => (IReadOnlyList<Cell>)
        [
            .. Groups.SelectMany((g, k) => y.Told.Counts[k].Select((c, i) => Figure(c, y.Year, y.Told.Parts[k][i]))
                .Concat(g.Name is null ? [] : [Figure(y.Told.Counts[k].Sum(), y.Year, y.Told.Kinds[k])])),
            Figure(y.Told.Counts.Sum(c => c.Sum()), y.Year, y.Told.Total),
        ]),
    ];

    private Withheld AllOf(int year) => WithholdingRules.Of(Counts(year, c => c.All), Wider is { } wider ? [wider.AllOf(year)] : []);

    private Withheld AlcoholOf(int year) => WithholdingRules.Of(Counts(year, c => c.Alcohol), Wider is { } wider ? [AllOf(year), wider.AlcoholOf(year)] : [AllOf(year)]);

    private IReadOnlyList<IReadOnlyList<long>> Counts(int year, Func<EventCount, long> of) => [.. Groups.Select(g => (IReadOnlyList<long>)[.. g.Lines.Select(l => of(l.Years[year]))])];

    private IEnumerable<(string Text, bool IsTotal)> Labels() =>
        Groups.SelectMany(g => g.Lines.Select(l => (l.Label, false)).Concat(g.Name is { } name ? [($"{name}, together", true)] : [])).Append((AllEvents, true));

    private IEnumerable<(int Row, IReadOnlyDictionary<string, IReadOnlyList<string>> Where)> Totals()
    {
        var row = 0;
        foreach (var group in Groups)
        {
            row += group.Lines.Count;
            if (group.Name is not null)
            {
                yield return (++row, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [Heading] = [.. group.Lines.Select(l => l.Label)], [Alone] = [""] });
            }
        }

        yield return (row + 1, Everything);
    }

    private IEnumerable<Cell> Changes(IReadOnlyList<Cell> line)
    {
        for (var at = 1; at < Years.Count; at++)
        {
            var step = (line[at - 1], line[at]) is (Cell.Count(var before), Cell.Count(var now)) && Years[at - 1].Cover == LogCover.Whole
                ? (now - before, Change(before, now))
                : (Why(line[at - 1], line[at], Years[at - 1]), Why(line[at - 1], line[at], Years[at - 1]));
            yield return step.Item1;
            yield return step.Item2;
        }
    }

    private static Cell Why(Cell before, Cell now, CoreYear year) => year.Cover switch
    {
        LogCover.None => NotLogged,
        LogCover.Part => new Cell.Blank("the year before is only partly in the log", "part year"),
        _ => before is Cell.Blank ? before : now,
    };

    private static Cell Change(long before, long now) => IncidentRules.Change(before, now) switch
    {
        { Percent: not null } => new Cell.Change(before, now),
        { Previous: 0 } => new Cell.Blank("there is no percentage from nothing", "from 0"),
        _ => FewBefore,
    };

    private static readonly Cell FewBefore = new Cell.Blank($"fewer than {IncidentRules.LeastBase}: a percentage would mislead", $"base under {IncidentRules.LeastBase}");

    private static Cell Share(Cell part, Cell whole) => (part, whole) switch
    {
        (_, Cell.Count(0)) => new Cell.Blank("there is no share of nothing", "of 0"),
        (Cell.Count, Cell.Count(< IncidentRules.LeastBase)) => FewBefore,
        (Cell.Count(var some), Cell.Count(var all)) => new Cell.Share(some, all),
        (Cell.Blank, _) => part,
        _ => whole,
    };

    private static Cell Figure(long count, CoreYear year, bool hidden) => year.Cover == LogCover.None ? NotLogged : hidden ? Untold : count;

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

using System.Globalization;
using NodaTime;
using NteMonitor.Documents;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>A table that was brought in, as a page.</summary>
public static class FileSection
{
    private const int MostLines = 6;

    /// <summary>Returns the page.</summary>
    /// <param name="title">What the framework calls these figures.</param>
    /// <param name="place">The place that applies.</param>
    /// <param name="table">The table; it has rows.</param>
    /// <param name="state">How far it covers the years.</param>
    public static Document Of(string title, string place, CoreTable table, CoreState state)
    {
        var figures = table.Rows ?? [];
        var hidden = SmallFigureRules.Hidden(figures, table.File.Set);
        List<(CoreRow Row, bool Hidden)> rows = [.. figures.Select((r, i) => (r, hidden[i])).OrderBy(r => r.r.Series.Measure, StringComparer.Ordinal).ThenBy(r => r.r.Series.Place, StringComparer.Ordinal).ThenBy(r => r.r.Series.Unit, StringComparer.Ordinal).ThenBy(r => r.r.Span.First).ThenBy(r => r.r.Span.Last)];
        return new($"{title}: {place}",
        [
            new Heading(2, "How far it goes"),
            new Paragraph(state.Cover == CoreCover.Complete ? "Every period of the three years has a figure in every series." : state.Cover == CoreCover.Partial ? "There is no figure of:" : "There is no figure of these years:"),
            .. state.Missing.Count > 0 ? [new Bullets(state.Missing)] : Array.Empty<Part>(),
            .. Charts(rows),
            new Heading(2, "Every figure"),
            Rows(title, rows),
            new Heading(2, "Data notes"),
            new Note(Note.Data, "The figures are those of the file, as the source beside each gives them; nothing was added up. A figure that nobody counted is “not known”, which is not 0."),
            new Note(Note.Data, $"Counts of one to {SmallCellRules.Least - 1} people are withheld, with them others of the same period and of the same series until none can be worked out; so are percentages of fewer than {SmallFigureRules.LeastBase} and whatever has fewer than {SmallCellRules.Least} people behind it."),
        ])
        {
            Facts =
            [
                new("Version", string.Create(CultureInfo.InvariantCulture, $"{table.File.Version}, brought in on {new Night(table.File.On).ToIso()}, {table.File.Rows} {(table.File.Rows == 1 ? "row" : "rows")}")),
                new("File", $"SHA-256 {table.File.FileSha256}"),
            ],
        };
    }

    private static Table Rows(string title, IReadOnlyList<(CoreRow Row, bool Hidden)> rows) => new(
        "figures", $"{title}: every figure of the file",
        [new("Measure"), new("Place"), new("Period"), Column.Figures("Value"), new("Unit"), Column.Figures("n"), new("Source")],
        [.. rows.Select(r => new Row([r.Row.Series.Measure, r.Row.Series.Place, r.Row.Span.Text, r.Hidden ? CountTable.Untold : Value(r.Row.Value), r.Row.Series.Unit, r.Hidden ? Base(r.Row) : r.Row.Base is { } n ? n : "", r.Row.Source]))]);

    private static Cell Base(CoreRow row) => row.Base is { } n and >= SmallFigureRules.LeastBase ? n : row.Base is null ? "" : CountTable.Untold;

    private static Cell Value(CoreValue value) => value switch
    {
        CoreValue.Number(var number, 0) when Math.Abs(number) < long.MaxValue => (long)number,
        CoreValue.Number(var number, var places) => new Cell.Measure(number, places),
        CoreValue.Clock(var time) => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        CoreValue.Said(var so) => so ? "yes" : "no",
        _ => new Cell.Blank("nobody counted: this is not 0"),
    };

    /// <summary>A line for each place of a measure that is counted by the month; a month without a figure breaks it.</summary>
    private static IEnumerable<Part> Charts(IReadOnlyList<(CoreRow Row, bool Hidden)> rows)
    {
        foreach (var measure in rows.Where(r => r.Row.Value is CoreValue.Number && r.Row.Span.IsMonthly && r.Row.Span.Text.Length == "2026-03".Length).GroupBy(r => (r.Row.Series.Measure, r.Row.Series.Unit)))
        {
            var places = measure.GroupBy(r => r.Row.Series.Place).ToList();
            var (first, last) = (measure.Min(r => r.Row.Span.First), measure.Max(r => r.Row.Span.First));
            List<string> months = [.. Enumerable.Range(0, Period.Between(first, last, PeriodUnits.Months).Months + 1).Select(i => first.PlusMonths(i).ToString("uuuu'-'MM", CultureInfo.InvariantCulture))];
            if (months.Count < 3 || places.Count > MostLines)
            {
                continue;
            }

            yield return new LineChart(
                $"{measure.Key.Measure} {measure.Key.Unit}", $"{measure.Key.Measure} by month", "The same figures stand in the table of every figure; a month without one breaks the line.", months,
                [.. places.Select(p => new Series(p.Key.Length > 0 ? p.Key : "all", [.. months.Select(m => p.Where(r => r.Row.Span.Text == m && !r.Hidden).Select(r => (decimal?)((CoreValue.Number)r.Row.Value).Value).FirstOrDefault())]))])
            {
                Unit = measure.Key.Unit,
                Places = measure.Max(r => ((CoreValue.Number)r.Row.Value).Places),
            };
        }
    }
}

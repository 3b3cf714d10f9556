using System.Globalization;
using NodaTime;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>Which periods a table that was brought in leaves out.</summary>
public static class CoverageRules
{
    private const int MostSeries = 6;

    /// <summary>Returns how far a set is there by its table.</summary>
    /// <remarks>
    /// A series that is counted by the month (two months that follow one another have a row) has a figure for each month that lies whole in the years; another has one that touches each year.
    /// Times, and what is so or not, are asked for once. A row without a figure covers nothing.
    /// </remarks>
    /// <param name="set">The set.</param>
    /// <param name="table">Its table, or none.</param>
    /// <param name="years">The years.</param>
    /// <source>docs/methods/purple-flag.md §12.</source>
    public static CoreState Of(CoreDataSet set, CoreTable? table, IReadOnlyList<CoreYear> years)
    {
        if (table is null)
        {
            return new(set, CoreCover.Absent, "", ["No table was brought in."]);
        }

        var from = string.Create(CultureInfo.InvariantCulture, $"version {table.File.Version}, {table.File.Rows} {(table.File.Rows == 1 ? "row" : "rows")}, SHA-256 {table.File.FileSha256[..12]}…");
        if (table.Rows is not { } rows)
        {
            return new(set, CoreCover.Absent, from, ["Its file is not in this store: bring it in again."]);
        }

        var known = rows.Where(r => r.Value is not CoreValue.NotKnown).ToList();
        if (!known.Exists(r => r.Value is not CoreValue.Number || Within(r.Span, years)))
        {
            return new(set, CoreCover.Absent, from, ["None of its figures is of these years."]);
        }

        var lacking = rows.Where(r => r.Value is CoreValue.Number or CoreValue.NotKnown).GroupBy(r => r.Series).Select(g => (Series: g.Key, Missing: Missing([.. g], years))).Where(s => s.Missing.Count > 0).ToList();
        return new(set, lacking.Count == 0 ? CoreCover.Complete : CoreCover.Partial, from,
        [
            .. lacking.Take(MostSeries).Select(s => $"{s.Series}: {string.Join(", ", s.Missing)}"),
            .. lacking.Count > MostSeries ? [$"and {lacking.Count - MostSeries} more series"] : Array.Empty<string>(),
        ]);
    }

    /// <summary>Returns the periods of which a series has no figure, runs of months as one: <c>2024-01 to 2024-03</c>.</summary>
    /// <source>docs/methods/purple-flag.md §12.</source>
    public static IReadOnlyList<string> Missing(IReadOnlyList<CoreRow> series, IReadOnlyList<CoreYear> years)
    {
        List<CoreSpan> known = [.. series.Where(r => r.Value is not CoreValue.NotKnown).Select(r => r.Span)];
        if (!IsByMonth(series))
        {
            return [.. years.Where(y => !known.Exists(k => k.Touches(y.Nights.First.Evening, y.Nights.Last.Evening))).Select(y => y.Nights.ToString())];
        }

        List<YearMonth> missing = [.. Months(years).Where(m => NightRange.Of(m) is var n && !known.Exists(k => k.Touches(n.First.Evening, n.Last.Evening)))];
        List<string> runs = [];
        for (var (from, at) = (0, 0); at < missing.Count; at++)
        {
            if (at + 1 == missing.Count || missing[at + 1] != missing[at].PlusMonths(1))
            {
                runs.Add(from == at ? Text(missing[at]) : $"{Text(missing[from])} to {Text(missing[at])}");
                from = at + 1;
            }
        }

        return runs;
    }

    /// <summary>Whether a series goes on from one month to the next somewhere: a survey of each spring does not.</summary>
    private static bool IsByMonth(IReadOnlyList<CoreRow> series)
    {
        var months = series.Where(r => r.Span.IsMonthly).Select(r => r.Span.First.ToYearMonth()).ToHashSet();
        return months.Any(m => months.Contains(m.PlusMonths(1)));
    }

    private static bool Within(CoreSpan span, IReadOnlyList<CoreYear> years) => span.Touches(years[0].Nights.First.Evening, years[^1].Nights.Last.Evening);

    /// <summary>Months that lie whole in the years.</summary>
    private static IEnumerable<YearMonth> Months(IReadOnlyList<CoreYear> years)
    {
        var all = new NightRange(years[0].Nights.First, years[^1].Nights.Last);
        for (var month = all.First.Evening.ToYearMonth(); month <= all.Last.Evening.ToYearMonth(); month = month.PlusMonths(1))
        {
            if (NightRange.Of(month) is var nights && all.Contains(nights.First) && all.Contains(nights.Last))
            {
                yield return month;
            }
        }
    }

    private static string Text(YearMonth month) => month.ToString("uuuu'-'MM", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Incidents;
using NteMonitor.Journal;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>Pure decisions about the figures of crime and anti-social behaviour.</summary>
public static class CrimeRules
{
    /// <summary>The flag by which an event is alcohol-related.</summary>
    public const string AlcoholFlag = "alcohol";

    private const int HoursOfDay = 24;

    /// <summary>Returns the twelve-month periods that end on a night, the earliest first; none overlaps and none leaves a night out.</summary>
    /// <param name="last">The last night.</param>
    /// <param name="began">The first night of which anything is on file, or none.</param>
    /// <source>docs/methods/purple-flag.md §8.</source>
    public static IReadOnlyList<CoreYear> Years(Night last, Night? began) =>
    [
        .. Enumerable.Range(1, CorePeriod.Years).Reverse().Select(back => new NightRange(new(last.Evening.PlusMonths(-12 * back).PlusDays(1)), new(last.Evening.PlusMonths(-12 * (back - 1)))))
            .Select(nights => began is not { } first || nights.Last < first ? new CoreYear(nights, null, LogCover.None) : nights.First < first ? new(nights, first, LogCover.Part) : new(nights, null, LogCover.Whole)),
    ];

    /// <summary>Returns what some cells come to in each year, by key; keys without an event in a year have 0 there.</summary>
    /// <param name="cells">The cells, of the hours that are wanted.</param>
    /// <param name="weekend">Friday and Saturday nights alone, or all.</param>
    /// <param name="key">What they are put together by.</param>
    /// <source>docs/methods/purple-flag.md §8.</source>
    public static IReadOnlyDictionary<string, IReadOnlyList<EventCount>> ByYear(IEnumerable<CrimeCell> cells, CrimeCut weekend, Func<CrimeCell, string?> key) =>
        ByYear(cells.Where(c => c.Weekend || !weekend.Weekend).Select(c => (key(c), c.Year, c.Count)));

    /// <summary>Returns what events or accounts by source come to in each year.</summary>
    /// <source>docs/methods/purple-flag.md §8.</source>
    public static IReadOnlyDictionary<string, IReadOnlyList<EventCount>> ByYear(IEnumerable<SourceCell> cells) => ByYear(cells.Select(c => (c.Source, c.Year, c.Count)));

    /// <summary>Returns the kinds of categories of a file, and the categories it does not name as a kind of their own.</summary>
    /// <param name="file">The file as JSON.</param>
    /// <param name="reference">The categories there are.</param>
    /// <source>docs/methods/purple-flag.md §8; seed/purple-flag/categories.json.</source>
    public static IReadOnlyList<CategoryKind> Kinds(JsonObject file, Reference reference)
    {
        var (crime, asb) = (file.Texts("crime"), file.Texts("asb"));
        return
        [
            new("crime", "Crime", crime),
            new("asb", "Anti-social behaviour", asb),
            new("neither", "Neither", [.. reference.Categories.Select(c => c.Code).Except(crime).Except(asb)]),
        ];
    }

    /// <summary>Returns the hours of the clock in the order in which a night has them.</summary>
    /// <source>docs/methods/time.md §1.</source>
    public static IReadOnlyList<int> Hours(LocalTime boundary) => [.. Enumerable.Range(0, HoursOfDay).Select(h => (boundary.Hour + h) % HoursOfDay)];

    /// <summary>Returns months that fall far below their neighbours, of the months that lie whole in the years and in the log.</summary>
    /// <source>docs/methods/incidents.md §3.</source>
    public static IReadOnlyList<string> Gaps(IEnumerable<SourceCell> cells, IReadOnlyList<CoreYear> years)
    {
        var known = years.Where(y => y.Cover != LogCover.None).ToList();
        if (known.Count == 0)
        {
            return [];
        }

        var (first, last) = (known[0].LogBegan ?? known[0].Nights.First, known[^1].Nights.Last);
        var sums = cells.GroupBy(c => c.Night.Evening.ToYearMonth()).ToDictionary(g => g.Key, g => g.Sum(c => c.Count.All));
        List<(string, long)> months = [];
        for (var month = first.Evening.ToYearMonth(); month <= last.Evening.ToYearMonth(); month = month.PlusMonths(1))
        {
            if (NightRange.Of(month) is var nights && nights.First >= first && nights.Last <= last)
            {
                months.Add((month.ToString("uuuu'-'MM", CultureInfo.InvariantCulture), sums.GetValueOrDefault(month)));
            }
        }

        return IncidentRules.ReportingGaps(months);
    }

    private static Dictionary<string, IReadOnlyList<EventCount>> ByYear(IEnumerable<(string? Key, int Year, EventCount Count)> counts)
    {
        Dictionary<string, EventCount[]> sums = new(StringComparer.Ordinal);
        foreach (var (key, year, count) in counts)
        {
            if (!sums.TryGetValue(key ?? "", out var sum))
            {
                sums[key ?? ""] = sum = new EventCount[CorePeriod.Years];
            }

            sum[year] += count;
        }

        return sums.ToDictionary(s => s.Key, s => (IReadOnlyList<EventCount>)s.Value, StringComparer.Ordinal);
    }
}

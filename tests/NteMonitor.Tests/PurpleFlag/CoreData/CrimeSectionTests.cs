using FsCheck;
using FsCheck.Fluent;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.PurpleFlag.CoreData;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.Zones;

namespace NteMonitor.Tests.PurpleFlag.CoreData;

/// <summary>Laws of the page of crime, whatever the log holds.</summary>
public class CrimeSectionTests
{
    private const int Times = 25;

    private static readonly Gen<CrimeCell> Cell =
        from year in Gen.Choose(0, 2)
        from weekend in Gen.Elements(true, false)
        from category in Gen.Elements("assault", "theft", "sexual", "noise", "asb", "medical", "a code of another town", null)
        from hour in Gen.Choose(-1, 23)
        from alcohol in Gen.Choose(0, 9)
        from others in Gen.Choose(0, 9)
        where alcohol + others > 0
        select new CrimeCell(year, weekend, category, hour < 0 ? null : hour, new(alcohol + others, alcohol));

    private static readonly Arbitrary<(CrimeCell[] Cells, int Began)> Logs = (from cells in Cell.ArrayOf() from began in Gen.Choose(-10, 1000) select (cells, began)).ToArbitrary();

    private static readonly CategoryKind[] Kinds = [new("crime", "Crime", ["assault", "theft", "sexual"]), new("asb", "Anti-social behaviour", ["asb", "noise"]), new("neither", "Neither", ["medical"])];

    [Fact]
    public void Every_page_can_be_made_again_from_its_own_files_and_no_count_of_one_to_four_stands_in_it() =>
        Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(Times), Prop.ForAll(Logs, log =>
        {
            var (page, sums) = CrimeSection.Of("Crime", Figures(log.Cells, log.Began));
            var entry = new FlagEntry(Guid.Empty, "Inventon", "full", "");
            CoreTown.Verify(new(entry, new(new(2026, 3, 14), new(new(2026, 3, 13))), null, [new("crime", "Crime", page, sums)], [])).Faults.ShouldBeEmpty();
            foreach (var table in page.Parts.OfType<Table>())
            {
                var counted = Enumerable.Range(0, table.Columns.Count).Where(c => !table.Columns[c].Heading.StartsWith("Difference", StringComparison.Ordinal)).ToList();
                table.Rows.SelectMany(r => counted.Select(c => r.Cells[c])).OfType<Cell.Count>().ShouldAllBe(c => !SmallCellRules.IsSmall(c.Value));
                table.Rows.SelectMany(r => r.Cells).OfType<Cell.Share>().ShouldAllBe(s => s.Part <= s.Whole && s.Whole >= IncidentRules.LeastBase);
                table.Rows.SelectMany(r => r.Cells).OfType<Cell.Change>().ShouldAllBe(c => c.From >= IncidentRules.LeastBase);
            }

            page.Parts.OfType<LineChart>().SelectMany(c => c.Series).SelectMany(s => s.Values).ShouldAllBe(v => v == null || v == 0 || v >= SmallCellRules.Least);
        }));

    private static CrimeFigures Figures(CrimeCell[] cells, int began)
    {
        var nights = new CorePeriod(new(2026, 3, 14), new(new(2026, 3, 13))).Nights;
        var years = CrimeRules.Years(nights.Last, nights.First.Plus(began));
        CrimeCell[] known = [.. cells.Where(c => years[c.Year].Cover != LogCover.None)];
        SourceCell[] sources = [.. known.Select((c, i) => new SourceCell(c.Year, (years[c.Year].LogBegan ?? years[c.Year].Nights.First).Plus(i % 20), i % 3 == 0 ? "cctv" : "venue", c.Count))];
        return new()
        {
            Place = "Inventon",
            Years = years,
            Window = new("framework", "the framework's hours", new(17, 0), new(5, 0)),
            Boundary = new(Guid.Empty, Guid.Empty, "Inventon", 1, new(2026, 1, 1), new Zone(Guid.Empty, "z", "Z", "purple-flag", [])) { FileSha256 = new('a', 64) },
            Town = new("X99000001", "Inventon", House.Clock, []),
            Heads = [],
            Reference = House.Reference,
            Kinds = Kinds,
            Cells = known,
            InWindow = [.. known.Where(c => c.Hour is >= 17 or < 5)],
            BySource = sources,
            Further = [.. sources.Where((_, i) => i % 4 == 0)],
            MonthOnly = [.. known.Take(5).Select((c, i) => new Counted([$"2025-0{i + 1}", c.Category], c.Count.All))],
            MonthOnlyBySource = [.. known.Take(5).GroupBy(c => c.Weekend ? "police" : "venue").Select(g => new Counted([g.Key], g.Sum(c => c.Count.All)))],
            Unplaced = began % 7 < 0 ? 0 : began % 7,
        };
    }
}

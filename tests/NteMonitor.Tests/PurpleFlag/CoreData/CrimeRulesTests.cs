using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Incidents;
using NteMonitor.PurpleFlag.CoreData;

namespace NteMonitor.Tests.PurpleFlag.CoreData;

public class CrimeRulesTests
{
    private static readonly Arbitrary<LocalDate> Days = Gen.Choose(0, 20_000).Select(d => new LocalDate(1990, 1, 1).PlusDays(d)).ToArbitrary();

    private static readonly Arbitrary<CrimeCell[]> Cells =
        (from year in Gen.Choose(0, 2)
         from weekend in Gen.Elements(true, false)
         from category in Gen.Elements("assault", "theft", "noise", null)
         from hour in Gen.Choose(-1, 23)
         from alcohol in Gen.Choose(0, 9)
         from others in Gen.Choose(0, 9)
         select new CrimeCell(year, weekend, category, hour < 0 ? null : hour, new(alcohol + others, alcohol))).ArrayOf().ToArbitrary();

    [Fact]
    public void Three_years_follow_one_another_without_a_gap_and_end_on_the_last_night() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Days, last =>
        {
            var years = CrimeRules.Years(new(last), null);
            years[^1].Nights.Last.Evening.ShouldBe(last);
            years.Zip(years.Skip(1)).ShouldAllBe(y => y.First.Nights.Last.Plus(1) == y.Second.Nights.First);
            years.ShouldAllBe(y => y.Nights.Count >= 365 && y.Nights.Count <= 366);
            new CorePeriod(last.PlusDays(1), new(last)).Nights.ShouldBe(new(years[0].Nights.First, years[^1].Nights.Last));
        }));

    [Fact]
    public void A_year_knows_whether_the_log_had_begun()
    {
        var years = CrimeRules.Years(new(new(2026, 3, 13)), new Night(new(2024, 9, 1)));
        years.Select(y => y.Cover).ShouldBe([LogCover.None, LogCover.Part, LogCover.Whole]);
        years.Select(y => y.Name).ShouldBe(["Year to 13 Mar 2024", "Year to 13 Mar 2025 (part)", "Year to 13 Mar 2026"]);
    }

    [Fact]
    public void Sums_of_the_parts_are_the_sum_of_all_and_no_part_has_more_alcohol_than_events() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Cells, cells =>
        {
            foreach (var weekend in new[] { false, true })
            {
                var cut = new CrimeCut(weekend, false);
                var (categories, hours) = (CrimeRules.ByYear(cells, cut, c => c.Category), CrimeRules.ByYear(cells, cut, c => c.Hour?.ToString()));
                for (var year = 0; year < CorePeriod.Years; year++)
                {
                    var at = year;
                    var all = cells.Where(c => c.Year == at && (c.Weekend || !weekend)).Aggregate(default(EventCount), (sum, c) => sum + c.Count);
                    categories.Values.Aggregate(default(EventCount), (sum, line) => sum + line[at]).ShouldBe(all);
                    hours.Values.Aggregate(default(EventCount), (sum, line) => sum + line[at]).ShouldBe(all);
                }

                categories.Values.SelectMany(l => l).ShouldAllBe(c => c.Alcohol <= c.All);
            }
        }));

    [Fact]
    public void Friday_and_Saturday_nights_are_never_more_than_all_nights() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Cells, cells =>
        {
            var (all, some) = (CrimeRules.ByYear(cells, new(false, false), c => c.Category), CrimeRules.ByYear(cells, new(true, false), c => c.Category));
            some.ShouldAllBe(s => s.Value.Zip(all[s.Key]).All(c => c.First.All <= c.Second.All && c.First.Alcohol <= c.Second.Alcohol));
        }));

    [Fact]
    public void The_difference_of_two_years_is_the_other_way_round_when_they_are() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(0, 500).Two().ToArbitrary(), years =>
            IncidentRules.Change(years.Item1, years.Item2).Difference.ShouldBe(-IncidentRules.Change(years.Item2, years.Item1).Difference)));

    [Fact]
    public void Hours_are_in_the_order_of_the_night() => CrimeRules.Hours(new(6, 0)).ShouldBe([.. Enumerable.Range(6, 18), .. Enumerable.Range(0, 6)]);

    [Fact]
    public void Every_category_is_of_one_kind()
    {
        var kinds = CrimeRules.Kinds(NteMonitor.Journal.CanonicalJson.Read(File.ReadAllText(Path.Combine(House.Root, "seed/purple-flag/categories.json"))), House.Reference);
        kinds.SelectMany(k => k.Categories).ShouldBe(House.Reference.Categories.Select(c => c.Code), ignoreOrder: true);
    }
}

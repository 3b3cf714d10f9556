using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace NteMonitor.Tests.Common;

public class WorkingDayTests
{
    internal static readonly BankHolidays Holidays = BankHolidays.Read(File.ReadAllText(Path.Combine(House.Root, "seed/reference/bank-holidays.json")));

    private static readonly Arbitrary<LocalDate> Days = Gen.Choose(0, 6000).Select(n => new LocalDate(2011, 1, 1).PlusDays(n)).ToArbitrary();

    [Theory]
    [InlineData(2026, 3, 13, true)]
    [InlineData(2026, 3, 14, false)]
    [InlineData(2026, 4, 3, false)]
    [InlineData(2026, 4, 6, false)]
    [InlineData(2021, 12, 27, false)]
    [InlineData(2022, 6, 3, false)]
    [InlineData(2022, 9, 19, false)]
    [InlineData(2020, 5, 4, true)]
    [InlineData(2020, 5, 8, false)]
    [InlineData(2011, 4, 29, false)]
    public void A_working_day_is_no_weekend_and_no_bank_holiday(int year, int month, int day, bool works) =>
        WorkingDayRules.IsWorkingDay(new(year, month, day), Holidays).ShouldBe(works);

    [Fact]
    public void Every_year_has_the_eight_usual_holidays_on_working_weekdays()
    {
        var years = Holidays.Days.Keys.ToLookup(d => d.Year);
        years.Select(y => y.Key).ShouldBe(Enumerable.Range(2010, 19), ignoreOrder: true);
        years.ShouldAllBe(y => y.Count() >= 8);
        Holidays.Days.Keys.ShouldAllBe(d => d.DayOfWeek != IsoDayOfWeek.Saturday && d.DayOfWeek != IsoDayOfWeek.Sunday);
    }

    [Fact]
    public void Good_friday_and_easter_monday_stand_about_the_computed_easter() => Enumerable.Range(2010, 19).ShouldAllBe(year =>
        Holidays.Days.ContainsKey(Easter(year).PlusDays(-2)) && Holidays.Days.ContainsKey(Easter(year).PlusDays(1)));

    [Fact]
    public void The_last_day_leaves_exactly_so_many_working_days_and_the_next_day_fewer() => Check.QuickThrowOnFailure(Prop.ForAll(
        Days, Gen.Choose(1, 15).ToArbitrary(), (day, count) =>
        {
            var last = WorkingDayRules.LastDay(count, day, Holidays);
            WorkingDayRules.Between(last, day, Holidays).ShouldBe(count);
            WorkingDayRules.Between(last.PlusDays(1), day, Holidays).ShouldBeLessThan(count);
        }));

    [Fact]
    public void The_day_after_so_many_working_days_is_one_itself() => Check.QuickThrowOnFailure(Prop.ForAll(
        Days, Gen.Choose(1, 15).ToArbitrary(), (day, count) =>
        {
            var then = WorkingDayRules.After(count, day, Holidays);
            WorkingDayRules.IsWorkingDay(then, Holidays).ShouldBeTrue();
            WorkingDayRules.Between(day, then.PlusDays(1), Holidays).ShouldBe(count);
        }));

    [Fact]
    public void A_year_that_the_list_does_not_cover_is_never_guessed() =>
        Should.Throw<ArgumentOutOfRangeException>(() => WorkingDayRules.IsWorkingDay(new(2031, 1, 2), Holidays));

    /// <summary>Easter Sunday by the anonymous Gregorian computus.</summary>
    private static LocalDate Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e) = (b / 4, b % 4);
        var h = ((19 * a) + b - d - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * e) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        return new(year, (h + l - (7 * m) + 114) / 31, ((h + l - (7 * m) + 114) % 31) + 1);
    }
}

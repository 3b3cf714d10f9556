using NodaTime;
using NteMonitor.PurpleFlag.CoreData;
using NteMonitor.PurpleFlag.Cycle;

namespace NteMonitor.Tests.PurpleFlag.CoreData;

public class CoreRulesTests
{
    private static readonly LocalDate Today = new(2026, 3, 14);
    private static readonly Night Tonight = new(Today);
    private static readonly FlagEntry Entry = new(Guid.Empty, "Inventon", "full", "") { Days = [new("register", null, new(2026, 1, 5))] };

    [Fact]
    public void The_years_end_with_the_last_night_that_is_over() => Last(Entry, null).ShouldBe(new(2026, 3, 13));

    [Fact]
    public void Core_data_that_are_done_end_with_the_night_before() => Last(Entry.With(new("core-data", null, new(2026, 2, 1))), null).ShouldBe(new(2026, 1, 31));

    [Fact]
    public void In_the_small_hours_the_night_goes_on() =>
        CoreTown.Done(CoreRules.Period(Entry, null, Today.PlusDays(1), Tonight)).Last.Evening.ShouldBe(new(2026, 3, 13));

    [Fact]
    public void A_night_that_is_not_over_has_no_whole_figures() =>
        CoreTown.Refused(CoreRules.Period(Entry, Today, Today, Tonight)).ShouldHaveSingleItem().Message.ShouldContain("2026-03-14 is not over");

    [Fact]
    public void Another_last_night_leaves_the_day_of_boundary_and_register() =>
        CoreTown.Done(CoreRules.Period(Entry, new(2025, 12, 31), Today, Tonight)).ShouldBe(new(Today, new(new(2025, 12, 31))));

    [Fact]
    public void The_first_nights_there_are_have_no_three_years() =>
        CoreTown.Refused(CoreRules.Period(Entry, new(1900, 1, 2), Today, Tonight)).ShouldHaveSingleItem().Field.ShouldBe("until");

    private static LocalDate Last(FlagEntry entry, LocalDate? last) => CoreTown.Done(CoreRules.Period(entry, last, Today, Tonight)).Last.Evening;
}

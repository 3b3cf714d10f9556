using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Rates;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Rates;

public class ExposureRulesTests
{
    private static readonly NamedWindow PurpleFlag = new("purple-flag", "Purple Flag 17:00-06:00", new(17, 0), new(6, 0));
    private static readonly Night Friday = new(new(2026, 3, 13));

    [Theory]
    [InlineData("Fri 11:00-23:00", 6)] // clipped to 17:00
    [InlineData("Fri 20:00-03:00", 7)]
    [InlineData("Fri 22:00-24:00, Sat 00:00-02:00", 4)]
    [InlineData("Daily 24 hours", 13)]
    [InlineData("Fri 20:00-24:00, Sat 02:00-09:00", 8)]
    [InlineData("Thu 20:00-09:00, Fri 18:00-19:00", 1)] // Thursday's hours end before Friday's window opens
    public void Fridays_hours_are_the_part_of_its_own_hours_within_the_window(string hours, double expected) =>
        Hours(Venue(hours), Friday, PurpleFlag).ShouldBe(expected);

    [Theory]
    [InlineData(2026, 10, 24, 10)] // the clocks go back on Sunday 25 October: 01:00 to 02:00 comes twice
    [InlineData(2026, 3, 28, 8)] // they go forward on Sunday 29 March: 01:00 to 02:00 does not come
    [InlineData(2026, 11, 14, 9)]
    public void A_saturday_from_six_to_three_has_the_hours_that_pass(int year, int month, int day, double expected) =>
        Hours(Venue("Sat 18:00-03:00"), new(new(year, month, day)), PurpleFlag).ShouldBe(expected);

    [Fact]
    public void Hours_that_overlap_are_counted_once()
    {
        var venue = Venue("Fri 20:00-02:00") with { OpeningHours = [new(IsoDayOfWeek.Friday, new(20, 0), new(2, 0)), new(IsoDayOfWeek.Friday, new(22, 0), new(3, 0)), new(IsoDayOfWeek.Saturday, new(1, 0), new(2, 30))] };
        Hours(venue, Friday, PurpleFlag).ShouldBe(7);
    }

    [Fact]
    public void A_suspension_counts_from_its_first_midnight()
    {
        var venue = Venue("Fri,Sat 20:00-03:00") with { Statuses = [new(VenueStatus.Suspended, new(2026, 3, 14)), new(VenueStatus.Open, new(2026, 3, 21))] };
        Hours(venue, Friday, PurpleFlag).ShouldBe(4);
        Should.Throw<InvalidOperationException>(() => Hours(venue, Friday.Plus(1), PurpleFlag));
        Hours(venue, Friday.Plus(7), PurpleFlag).ShouldBe(3); // suspended until that midnight, open from it
    }

    [Fact]
    public void Capacity_hours_are_capacity_times_elapsed_hours()
    {
        var exposure = Done(ExposureRules.Of([new(new(2026, 1, 1), Venue("Fri,Sat 20:00-03:00"))], Nights(Friday, 7, PurpleFlag), House.Clock));
        exposure.CapacityHours.ShouldBe(200 * 14);
        exposure.Thousands.ShouldBe(2.8);
        exposure.NightsOpen.ShouldBe(2);
        exposure.OpenMinutes.ShouldBe(14 * 60);
    }

    [Fact]
    public void What_was_varied_holds_from_its_date_and_the_figure_says_so()
    {
        var (before, after) = (Venue("Fri,Sat 20:00-03:00"), Venue("Fri,Sat 20:00-01:00") with { Capacity = 100 });
        var exposure = Done(ExposureRules.Of([new(new(2026, 1, 1), before), new(new(2026, 3, 14), after)], Nights(Friday, 2, PurpleFlag), House.Clock));
        exposure.CapacityMinutes.ShouldBe([200 * 420, 100 * 300]);
        exposure.Changed.ShouldBeTrue();
    }

    [Fact]
    public void What_was_put_on_file_later_was_so_before()
    {
        var exposure = Done(ExposureRules.Of([new(new(2026, 1, 1), Venue("") with { Capacity = null }), new(new(2026, 3, 14), Venue("Fri,Sat 20:00-03:00"))], Nights(Friday, 2, PurpleFlag), House.Clock));
        exposure.CapacityMinutes.ShouldBe([200 * 420, 200 * 420]);
        exposure.Changed.ShouldBeFalse();
    }

    [Fact]
    public void Hours_for_the_sale_of_alcohol_stand_in_for_opening_hours_and_it_is_said()
    {
        var venue = Venue("") with { SaleHours = [new(IsoDayOfWeek.Friday, new(20, 0), new(1, 0))] };
        Done(ExposureRules.Of([new(new(2026, 1, 1), venue)], Nights(Friday, 1, PurpleFlag), House.Clock)).BySaleHours.ShouldBeTrue();
        Hours(venue, Friday, PurpleFlag).ShouldBe(5);
    }

    [Theory]
    [InlineData(null, "Fri 20:00-03:00", "capacity")]
    [InlineData(0, "Fri 20:00-03:00", "capacity")]
    [InlineData(200, "", "openingHours")]
    [InlineData(0, "", "capacity,openingHours")]
    [InlineData(200, "Fri 10:00-12:00", "period")]
    public void A_venue_without_a_denominator_has_no_rate_and_every_reason_is_given(int? capacity, string hours, string fields) =>
        string.Join(',', ExposureRules.Of([new(new(2026, 1, 1), Venue(hours) with { Capacity = capacity })], Nights(Friday, 1, PurpleFlag), House.Clock)
            .ShouldBeOfType<Outcome<Exposure>.Refused>().Reasons.Select(r => r.Field)).ShouldBe(fields);

    [Fact]
    public void A_run_of_nights_has_what_its_nights_have_one_by_one() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 700).ToArbitrary(), Gen.Choose(0, 23).ToArbitrary(), Gen.Choose(1, 24).ToArbitrary(), (first, from, length) =>
        {
            var venue = Venue("Daily 24 hours") with { OpeningHours = [.. Enumerable.Range(1, 7).Select(d => new DayHours((IsoDayOfWeek)d, new(from, 0), new((from + length) % 24, 0)))] };
            var start = new Night(new LocalDate(2025, 1, 1).PlusDays(first));
            var whole = ExposureRules.Of([new(new(2020, 1, 1), venue)], Nights(start, 20, NamedWindow.All), House.Clock);
            var parts = Enumerable.Range(0, 20).Select(n => ExposureRules.Of([new(new(2020, 1, 1), venue)], Nights(start.Plus(n), 1, NamedWindow.All), House.Clock)).ToList();
            return Done(whole).OpenMinutes == parts.Sum(p => Done(p).OpenMinutes);
        }));

    [Fact]
    public void A_venue_that_never_shuts_is_open_for_as_long_as_the_nights_last() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 700).ToArbitrary(), Gen.Choose(1, 300).ToArbitrary(), (first, count) =>
        {
            var nights = new NightRange(new(new LocalDate(2025, 1, 1).PlusDays(first)), new(new LocalDate(2025, 1, 1).PlusDays(first + count - 1)));
            var elapsed = House.Clock.StartOf(nights.Last.Plus(1)) - House.Clock.StartOf(nights.First);
            return Done(ExposureRules.Of([new(new(2020, 1, 1), Venue("Daily 24 hours"))], ExposureRules.Nights(nights, NamedWindow.All, House.Clock), House.Clock)).OpenMinutes == (long)elapsed.TotalMinutes;
        }));

    private static double Hours(Venue venue, Night night, NamedWindow window) => ExposureRules.Of([new(new(2026, 1, 1), venue)], Nights(night, 1, window), House.Clock) switch
    {
        Outcome<Exposure>.Done(var exposure) => exposure.OpenMinutes / 60.0,
        _ => throw new InvalidOperationException("There is no rate."),
    };

    private static IReadOnlyList<NightHours> Nights(Night first, int count, NamedWindow window) => ExposureRules.Nights(new(first, first.Plus(count - 1)), window, House.Clock);

    private static Venue Venue(string hours) => new(Guid.Empty, "The Invented Lantern", "pub")
    {
        Capacity = 200,
        OpeningHours = Done(HoursText.Read("openingHours", hours)),
    };

    private static T Done<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Done>().Value;
}

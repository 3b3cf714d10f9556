using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Models;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Emro;

public class TouchTests
{
    private static readonly DateInterval OneSaturday = new(new(2026, 3, 14), new(2026, 3, 14));

    private static InArea Venue(string name, int? capacity, LocalTime end, double occupancy, bool rooms = false) => new(
        new(Guid.Empty, name, "bar") { Capacity = capacity, SaleHours = [new(IsoDayOfWeek.Friday, new(20, 0), end)] }, occupancy, 0, rooms);

    private static Touched Removed(IReadOnlyList<InArea> venues, LocalTime start, DateInterval? days = null) =>
        TouchRules.Measure(venues, [new(IsoDayOfWeek.Saturday, start, new(6, 0))], days ?? OneSaturday, House.Clock);

    /// <summary>emro.md §4.5's worked example: an order from 03:00.</summary>
    [Fact]
    public void Hours_and_people_removed_come_out_as_worked_by_hand()
    {
        InArea[] venues = [Venue("A", 800, new(4, 0), 0.7), Venue("B", 600, new(4, 0), 0.6), Venue("C", 400, new(3, 0), 0.5), Venue("D", 120, new(20, 0), 0.2)];
        var touched = Removed(venues, new(3, 0));
        touched.Venues.Select(v => (v.SaleHours, v.CapacityHours, Math.Round(v.PatronHours!.Value))).ShouldBe([(1, 800, 560), (1, 600, 360), (0, 0, 0), (3, 360, 72)]);
        (touched.Affected, touched.AffectedWithoutIncident, touched.Days).ShouldBe((3, 3, 1));
        Removed([venues[3] with { RoomsOnly = true }], new(3, 0)).SaleHours.ShouldBe(0);
    }

    [Fact]
    public void Friday_nights_hours_are_removed_by_Saturdays_rule_and_not_by_Fridays() =>
        TouchRules.Measure([Venue("A", 100, new(4, 0), 1)], [new(IsoDayOfWeek.Friday, new(3, 0), new(6, 0))], new(new(2026, 3, 9), new(2026, 3, 15)), House.Clock).SaleHours.ShouldBe(0);

    [Fact]
    public void The_night_on_which_the_clocks_change_has_an_hour_more_or_less()
    {
        InArea[] late = [new(new(Guid.Empty, "L", "bar") { SaleHours = [new(IsoDayOfWeek.Saturday, new(20, 0), new(4, 0))] }, null, 0, false)];
        DayRule[] rule = [new(IsoDayOfWeek.Sunday, new(0, 0), new(6, 0))];
        double On(LocalDate day) => TouchRules.Measure(late, rule, new(day, day), House.Clock).SaleHours;
        (On(new(2026, 10, 18)), On(new(2026, 10, 25)), On(new(2026, 3, 29))).ShouldBe((4, 5, 3));
    }

    [Fact]
    public void New_Years_Day_is_left_alone() =>
        TouchRules.Measure([new(new(Guid.Empty, "N", "bar") { SaleHours = [new(IsoDayOfWeek.Thursday, new(20, 0), new(4, 0))] }, null, 0, false)],
            [new(IsoDayOfWeek.Friday, new(0, 0), new(6, 0))], new(new(2027, 1, 1), new(2027, 1, 1)), House.Clock).SaleHours.ShouldBe(0);

    [Fact]
    public void A_later_start_never_removes_more() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(0, 23).Two().ToArbitrary(), Gen.Choose(1, 1439).ToArbitrary(), (quarters, end) =>
            {
                InArea[] venue = [Venue("A", 10, LocalTime.FromMinutesSinceMidnight(end), 1)];
                var (early, late) = (Math.Min(quarters.Item1, quarters.Item2), Math.Max(quarters.Item1, quarters.Item2));
                return Removed(venue, LocalTime.FromMinutesSinceMidnight(15 * late)).SaleHours <= Removed(venue, LocalTime.FromMinutesSinceMidnight(15 * early)).SaleHours;
            }));

    /// <summary>Days are measured together where they are alike; day by day comes to the same.</summary>
    [Fact]
    public void A_year_at_once_is_the_sum_of_its_days()
    {
        InArea[] venues =
        [
            new(new(Guid.Empty, "L", "bar") { SaleHours = [new(IsoDayOfWeek.Saturday, new(20, 0), new(4, 0)), new(IsoDayOfWeek.Friday, new(21, 0), new(2, 20))] }, null, 0, false),
            new(new(Guid.Empty, "M", "bar") { SaleHours = [new(IsoDayOfWeek.Saturday, new(20, 0), new(4, 0))], Statuses = [new(VenueStatus.Suspended, new(2026, 5, 2)), new(VenueStatus.Open, new(2026, 6, 7)), new(VenueStatus.Closed, new(2026, 11, 1))] }, null, 0, false),
        ];
        DayRule[] rules = [new(IsoDayOfWeek.Saturday, new(1, 0), new(6, 0)), new(IsoDayOfWeek.Sunday, new(0, 0), new(6, 0))];
        var year = new DateInterval(new(2026, 1, 1), new(2026, 12, 31));
        var (whole, days) = (TouchRules.Measure(venues, rules, year, House.Clock), year.Select(d => TouchRules.Measure(venues, rules, new(d, d), House.Clock)).ToList());
        for (var i = 0; i < venues.Length; i++)
        {
            whole.Venues[i].SaleHours.ShouldBe(days.Sum(d => d.Venues[i].SaleHours), 1e-9);
            whole.Venues[i].Days.ShouldBe(days.Sum(d => d.Venues[i].Days));
        }
    }
}

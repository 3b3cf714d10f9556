using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Venues;

public sealed class HoursRulesTests
{
    private static readonly Night Friday = new(new(2026, 3, 13));

    [Theory]
    [InlineData("Fri 10:00-23:30", "23:30")]
    [InlineData("Fri 10:00-02:00", "02:00")]
    [InlineData("Fri 10:00-24:00", "00:00")]
    [InlineData("Fri 10:00-14:00, 18:00-01:00", "01:00")]
    [InlineData("Fri 10:00-24:00, Sat 00:00-02:00", "02:00")]
    [InlineData("Fri 10:00-23:00, Sat 00:30-02:00", "02:00")]
    [InlineData("Sat 00:00-04:00", "04:00")]
    [InlineData("Fri 00:00-02:00", "no sale")]
    [InlineData("Thu 10:00-23:00", "no sale")]
    [InlineData("Fri 10:00-23:00, Sat 05:00-23:00", "23:00")]
    [InlineData("Daily 24 hours", "no end")]
    [InlineData("Fri 10:00-24:00, Sat 24 hours", "no end")]
    [InlineData("Fri 24 hours", "00:00")]
    [InlineData("", "-")]
    public void The_sale_of_alcohol_ends_on_friday_night(string hours, string end) =>
        VenueRules.SaleEndOn(Venue(hours, ""), Friday).ToString().ShouldBe(end);

    [Fact]
    public void A_venue_that_never_stops_has_no_terminal_hour() => VenueRules.TerminalHour(Venue("Daily 24 hours", ""), Friday).ShouldBeNull();

    [Theory]
    [InlineData(13, 19, 59, false)]
    [InlineData(13, 20, 0, true)]
    [InlineData(14, 2, 59, true)]
    [InlineData(14, 3, 0, false)]
    public void A_venue_is_open_until_its_last_minute_and_not_after(int day, int hour, int minute, bool open) =>
        VenueRules.OpenAt(Venue("", "Fri 20:00-03:00"), new(2026, 3, day, hour, minute)).ShouldBe(open);

    [Fact]
    public void Sundays_small_hours_run_into_monday() =>
        VenueRules.OpenAt(Venue("", "Sun 20:00-03:00"), new(2026, 3, 16, 1, 0)).ShouldBe(true);

    [Fact]
    public void Nobody_knows_whether_a_venue_without_hours_is_open() =>
        VenueRules.OpenAt(Venue("", ""), new(2026, 3, 14, 1, 0)).ShouldBeNull();

    [Fact]
    public void A_suspended_venue_is_not_open_whatever_its_hours() =>
        VenueRules.OpenAt(Venue("", "Daily 24 hours") with { Statuses = [new(VenueStatus.Suspended, new(2026, 3, 1))] }, new(2026, 3, 14, 1, 0)).ShouldBe(false);

    [Fact]
    public void A_week_has_as_many_open_minutes_as_its_stretches_are_long() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 10_079).ToArbitrary(), Gen.Choose(1, 1_440).ToArbitrary(), (start, length) =>
        {
            var from = LocalTime.FromMinutesSinceMidnight(start % 1_440);
            var stretch = new DayHours((IsoDayOfWeek)((start / 1_440) + 1), from, from.PlusMinutes(length));
            var monday = new LocalDateTime(2026, 3, 16, 0, 0);
            return Enumerable.Range(0, 10_080).Count(m => HoursRules.Contains([stretch], monday.PlusMinutes(m))) == length
                && HoursRules.MinutesOf(stretch) == length;
        }));

    private static Venue Venue(string sale, string opening) => new(Guid.Empty, "The Gilded Heron", "pub") { SaleHours = Hours(sale), OpeningHours = Hours(opening) };

    private static IReadOnlyList<DayHours> Hours(string text) =>
        HoursText.Read("saleHours", text).ShouldBeOfType<Outcome<IReadOnlyList<DayHours>>.Done>().Value;
}

using FsCheck.Fluent;
using NodaTime;

namespace NteMonitor.Tests.Common;

public class NightClockTests
{
    private static readonly int[] Boundaries = [0, 60, 90, 120, 180, 360, 720];

    [Fact]
    public void Every_instant_is_in_exactly_one_night() => Law((clock, at) =>
    {
        var night = clock.NightOf(at);
        return clock.Span(night).Contains(at) && !clock.Span(night.Plus(-1)).Contains(at) && !clock.Span(night.Plus(1)).Contains(at);
    });

    [Fact]
    public void Nights_tile_time_without_gap_or_overlap() => Law((clock, at) =>
        clock.Span(clock.NightOf(at)).End == clock.Span(clock.NightOf(at).Plus(1)).Start);

    [Fact]
    public void A_later_instant_is_never_in_an_earlier_night() => Law((clock, at) =>
        clock.NightOf(at) <= clock.NightOf(at + Duration.FromMinutes(1)));

    [Fact]
    public void A_night_has_24_hours_give_or_take_the_one_of_the_change() => Law((clock, at) =>
        clock.Span(clock.NightOf(at)).Duration.TotalHours is >= 23 and <= 25);

    [Fact]
    public void A_reading_with_its_side_gives_its_instant_back() => Law((clock, at) =>
        clock.Read(clock.Local(at), clock.SideOf(clock.NameAt(at), at)) == Outcome.Done(at));

    [Fact]
    public void Half_past_one_on_Sunday_belongs_to_Saturday_night() =>
        Times.London.NightOf(Times.At(2026, 3, 15, 1, 30)).ToString().ShouldBe("Sat 14 Mar 2026");

    [Theory]
    [InlineData(5, 59, "2026-03-13")]
    [InlineData(6, 0, "2026-03-14")]
    public void A_night_ends_where_the_next_begins(int hour, int minute, string night) =>
        Times.London.NightOf(Times.At(2026, 3, 14, hour, minute)).ToIso().ShouldBe(night);

    [Fact]
    public void Ten_at_night_to_four_is_seven_hours_when_the_clocks_go_back() =>
        (Times.At(2011, 10, 30, 4, 0) - Times.At(2011, 10, 29, 22, 0)).TotalHours.ShouldBe(7);

    [Fact]
    public void Ten_at_night_to_four_is_five_hours_when_the_clocks_go_forward() =>
        (Times.At(2012, 3, 25, 4, 0) - Times.At(2012, 3, 24, 22, 0)).TotalHours.ShouldBe(5);

    [Fact]
    public void A_time_that_came_twice_is_refused_with_both_names()
    {
        var reason = Reason(Times.London.Read(new(2011, 10, 30, 1, 30)));
        reason.Message.ShouldBe("01:30 on 30 Oct 2011 came twice: the clocks went back.");
        reason.Hint.ShouldBe("Add BST for the first or GMT for the second.");
    }

    [Fact]
    public void The_two_passes_are_an_hour_apart()
    {
        LocalDateTime twice = new(2011, 10, 30, 1, 30);
        Times.London.Read(twice, ClockSide.Summer).ShouldBe(Outcome.Done(Instant.FromUtc(2011, 10, 30, 0, 30)));
        Times.London.Read(twice, ClockSide.Standard).ShouldBe(Outcome.Done(Instant.FromUtc(2011, 10, 30, 1, 30)));
    }

    [Fact]
    public void A_time_that_was_skipped_is_refused_with_the_time_it_may_have_been()
    {
        var reason = Reason(Times.London.Read(new(2012, 3, 25, 1, 30)));
        reason.Message.ShouldBe("01:30 on 25 Mar 2012 did not exist: the clocks went forward over it.");
        reason.Hint.ShouldStartWith("Give 02:30");
    }

    [Theory]
    [InlineData("Europe/London", "BST", ClockSide.Summer)]
    [InlineData("Europe/London", "gmt", ClockSide.Standard)]
    [InlineData("Europe/London", "AEST", ClockSide.Unsaid)]
    [InlineData("Australia/Melbourne", "AEDT", ClockSide.Summer)]
    [InlineData("Australia/Melbourne", "AEST", ClockSide.Standard)]
    [InlineData("Australia/Brisbane", "AEST", ClockSide.Unsaid)]
    public void The_words_for_the_two_passes_are_the_towns_own(string zone, string word, ClockSide side) =>
        new NightClock(DateTimeZoneProviders.Tzdb[zone], new(6, 0)).SideOf(word, Instant.FromUtc(2026, 3, 14, 0, 0)).ShouldBe(side);

    [Fact]
    public void A_month_runs_by_the_local_clock() =>
        Times.London.Span(new YearMonth(2026, 7)).Start.ShouldBe(Instant.FromUtc(2026, 6, 30, 23, 0));

    private static Refusal Reason(Outcome<Instant> outcome) => outcome.ShouldBeOfType<Outcome<Instant>.Refused>().Reasons.ShouldHaveSingleItem();

    private static void Law(Func<NightClock, Instant, bool> law) => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Times.Any, at =>
        Boundaries.All(minute => law(Times.London with { Boundary = LocalTime.FromMinutesSinceMidnight(minute) }, at))));
}

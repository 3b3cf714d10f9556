using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace NteMonitor.Tests.Common;

public class NightClockTests
{
    private static readonly NightClock London = new(DateTimeZoneProviders.Tzdb["Europe/London"], new LocalTime(6, 0));
    private static readonly NamedWindow PurpleFlag = new("purple-flag", "Purple Flag", new(17, 0), new(6, 0));

    /// <summary>Any minute of forty years.</summary>
    private static readonly Arbitrary<Instant> Instants = Gen.Choose(0, 40 * 366 * 24 * 60).Select(m => Instant.FromUtc(2000, 1, 1, 0, 0) + Duration.FromMinutes(m)).ToArbitrary();

    [Theory]
    [InlineData("2026-03-14T23:00", "2026-03-14")]
    [InlineData("2026-03-15T01:30", "2026-03-14")]
    [InlineData("2026-03-15T05:59", "2026-03-14")]
    [InlineData("2026-03-15T06:00", "2026-03-15")]
    public void The_small_hours_belong_to_the_night_before(string local, string evening) =>
        London.NightOf(LocalDateTime.FromDateTime(DateTime.Parse(local))).ToIso().ShouldBe(evening);

    [Fact]
    public void Every_instant_is_in_exactly_one_night() => Check.QuickThrowOnFailure(Prop.ForAll(Instants, at =>
    {
        var night = London.NightOf(at);
        return London.Span(night).Contains(at) && !London.Span(night.Plus(1)).Contains(at) && !London.Span(night.Plus(-1)).Contains(at);
    }));

    [Fact]
    public void Nights_follow_one_another_without_a_gap() => Check.QuickThrowOnFailure(Prop.ForAll(Instants, at =>
        London.Span(London.NightOf(at)).End == London.Span(London.NightOf(at).Plus(1)).Start));

    [Fact]
    public void A_reading_of_the_clock_reads_back_as_the_instant_once_its_side_is_said() => Check.QuickThrowOnFailure(Prop.ForAll(Instants, at =>
    {
        var local = London.Local(at);
        return new[] { ClockSide.Summer, ClockSide.Standard }.Any(side => London.Read(local, side) is Outcome<Instant>.Done(var read) && read == at);
    }));

    [Fact]
    public void Ten_at_night_in_summer_time_to_four_in_the_morning_after_the_change_is_seven_hours() =>
        (At(2011, 10, 30, 4) - At(2011, 10, 29, 22)).ShouldBe(Duration.FromHours(7));

    [Fact]
    public void The_night_the_clocks_go_forward_loses_an_hour() =>
        (At(2012, 3, 25, 4) - At(2012, 3, 24, 22)).ShouldBe(Duration.FromHours(5));

    [Theory]
    [InlineData(2026, 3, 14, 13)]
    [InlineData(2026, 3, 28, 12)]
    [InlineData(2026, 10, 24, 14)]
    public void A_window_across_a_change_has_its_elapsed_hours(int year, int month, int day, int hours) =>
        PurpleFlag.On(new(new(year, month, day)), London).Duration.ShouldBe(Duration.FromHours(hours));

    [Fact]
    public void Half_past_one_in_the_october_night_asks_which_is_meant()
    {
        var refused = London.Read(new(2026, 10, 25, 1, 30)).ShouldBeOfType<Outcome<Instant>.Refused>().Reasons.ShouldHaveSingleItem();
        refused.Hint.ShouldContain("BST");
        refused.Hint.ShouldContain("GMT");
    }

    [Fact]
    public void A_time_that_the_clock_skipped_is_refused() =>
        London.Read(new(2026, 3, 29, 1, 30)).ShouldBeOfType<Outcome<Instant>.Refused>().Reasons[0].Message.ShouldContain("did not exist");

    [Fact]
    public void Half_past_five_is_in_one_window_and_outside_two()
    {
        var time = new LocalTime(5, 30);
        PurpleFlag.Contains(time).ShouldBeTrue();
        new NamedWindow("visit", "Visit", new(17, 0), new(5, 0)).Contains(time).ShouldBeFalse();
        new NamedWindow("springboard", "Springboard", new(18, 0), new(4, 0)).Contains(time).ShouldBeFalse();
    }

    private static Instant At(int year, int month, int day, int hour) =>
        London.Read(new(year, month, day, hour, 0)).ShouldBeOfType<Outcome<Instant>.Done>().Value;
}

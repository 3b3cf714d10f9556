using FsCheck.Fluent;
using NodaTime;
using Interval = NodaTime.Interval;

namespace NteMonitor.Tests.Common;

public class NamedWindowTests
{
    private static readonly NamedWindow PurpleFlag = new("purple-flag", "Purple Flag 17:00-06:00", new(17, 0), new(6, 0));
    private static readonly NamedWindow Visit = new("visit", "Purple Flag visit 17:00-05:00", new(17, 0), new(5, 0));
    private static readonly NamedWindow Springboard = new("springboard", "Springboard 18:00-04:00", new(18, 0), new(4, 0));
    private static readonly NamedWindow Late = new("late", "late 02:00-05:00", new(2, 0), new(5, 0));
    private static readonly NamedWindow Early = new("early", "early 18:00-21:00", new(18, 0), new(21, 0));

    [Fact]
    public void Half_past_five_is_inside_Purple_Flag_and_outside_the_visit_and_Springboard()
    {
        LocalTime time = new(5, 30);
        PurpleFlag.Contains(time).ShouldBeTrue();
        Visit.Contains(time).ShouldBeFalse();
        Springboard.Contains(time).ShouldBeFalse();
    }

    [Theory]
    [InlineData(2012, 3, 24, 12)]
    [InlineData(2026, 3, 14, 13)]
    [InlineData(2011, 10, 29, 14)]
    public void Purple_Flag_has_an_hour_less_or_more_when_the_clocks_change(int year, int month, int day, int hours) =>
        PurpleFlag.On(new(new(year, month, day)), Times.London).Duration.TotalHours.ShouldBe(hours);

    [Fact]
    public void A_window_after_midnight_lies_in_the_small_hours_of_the_night_it_is_asked_for() =>
        Late.On(new(new(2026, 3, 14)), Times.London).ShouldBe(new Interval(Instant.FromUtc(2026, 3, 15, 2, 0), Instant.FromUtc(2026, 3, 15, 5, 0)));

    [Fact]
    public void A_window_that_ends_within_the_hour_that_comes_twice_has_both_passes() =>
        new NamedWindow("w", "w", new(22, 0), new(1, 30)).On(new(new(2011, 10, 29)), Times.London).Duration.TotalHours.ShouldBe(4.5);

    [Fact]
    public void A_window_over_the_boundary_is_seen_as_such()
    {
        new NamedWindow("w", "w", new(22, 0), new(7, 0)).Straddles(new(6, 0)).ShouldBeTrue();
        NamedWindow[] whole = [PurpleFlag, Visit, Springboard, Late, Early, NamedWindow.All, new("day", "day", new(6, 0), new(17, 0))];
        whole.ShouldAllBe(w => !w.Straddles(new(6, 0)));
    }

    [Fact]
    public void An_instant_of_the_window_shows_a_time_of_the_window() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Times.Any, at =>
            new[] { PurpleFlag, Visit, Springboard, Late, Early, NamedWindow.All }.All(w =>
                w.On(Times.London.NightOf(at), Times.London).Contains(at) == w.Contains(Times.London.Local(at).TimeOfDay))));

    [Fact]
    public void A_window_lies_within_its_night() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Times.Any, at =>
        {
            var night = Times.London.NightOf(at);
            var span = Times.London.Span(night);
            return new[] { PurpleFlag, Visit, Springboard, Late, Early }.All(w => w.On(night, Times.London) is var window && span.Start <= window.Start && window.End <= span.End);
        }));

    [Theory]
    [InlineData("2026-03-06", "2026-03-08", 3, "2026-03-03", "2026-03-05")]
    [InlineData("2026-03-01", "2026-03-01", 1, "2026-02-28", "2026-02-28")]
    public void The_period_before_is_as_long_and_ends_the_night_before(string first, string last, int count, string before, string until)
    {
        var range = new NightRange(N(first), N(last));
        range.Count.ShouldBe(count);
        range.Before().ShouldBe(new NightRange(N(before), N(until)));
    }

    private static Night N(string iso) => new(NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value);
}

using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Incidents;
using NteMonitor.Tests.Common;

namespace NteMonitor.Tests.Incidents;

public class WhenTextTests
{
    private static readonly Instant Friday = Times.At(2026, 11, 20, 23, 0);

    [Theory]
    [InlineData("2245", "2026-11-20 2245")]
    [InlineData("22:45", "2026-11-20 2245")]
    [InlineData("22.45", "2026-11-20 2245")]
    [InlineData("9:05", "2026-11-20 0905")]
    [InlineData("", "2026-11-20 2300")]
    [InlineData("now", "2026-11-20 2300")]
    [InlineData("NOW", "2026-11-20 2300")]
    [InlineData("0140", "2026-11-20 0140")]
    [InlineData("2304", "2026-11-20 2304")]
    [InlineData("2306", "2026-11-19 2306")]
    [InlineData("yesterday 0140", "2026-11-19 0140")]
    [InlineData("fri 2215", "2026-11-20 2215")]
    [InlineData("Thursday 23:15", "2026-11-19 2315")]
    [InlineData("sat 0140", "2026-11-14 0140")]
    [InlineData("14/3 0140", "2026-03-14 0140")]
    [InlineData("14/12 0140", "2025-12-14 0140")]
    [InlineData("14/3/25 0140", "2025-03-14 0140")]
    [InlineData("2026-03-14 0140", "2026-03-14 0140")]
    [InlineData("tonight 2215", "2026-11-20 2215")]
    [InlineData("night thu 0140", "2026-11-20 0140")]
    [InlineData("night 14/3 2315", "2026-03-14 2315")]
    [InlineData("2200-2230", "2026-11-20 2200-2230")]
    [InlineData("22:00–22:30", "2026-11-20 2200-2230")]
    [InlineData("yesterday 2330-0015", "2026-11-19 2330-0015")]
    [InlineData("night 14/3", "night 2026-03-14")]
    [InlineData("tonight", "night 2026-11-20")]
    [InlineData("2026-03", "2026-03")]
    [InlineData("25/10 0130 BST", "2026-10-25 0130 BST")]
    [InlineData("25/10 0130 gmt", "2026-10-25 0130 GMT")]
    [InlineData("25/10 0030-0130 BST", "2026-10-25 0030-0130BST")]
    [InlineData("25/10 0150BST-0110GMT", "2026-10-25 0150BST-0110GMT")]
    [InlineData("2026-11-18 2200 to 2026-11-20 0100", "2026-11-18 2200 to 2026-11-20 0100")]
    public void A_time_is_read(string typed, string meant) => Write(WhenText.Read(typed, Times.London, Friday)).ShouldBe(meant);

    [Theory]
    [InlineData("2575", "'2575' is not a date or a time of the day that exists.")]
    [InlineData("30/2 0140", "'30/2' is not a date or a time of the day that exists.")]
    [InlineData("2026-02-30 0140", "'2026-02-30' is not a date or a time of the day that exists.")]
    [InlineData("2026-13", "'2026-13' is not a date or a time of the day that exists.")]
    [InlineData("2200-2590", "'2200-2590' is not a date or a time of the day that exists.")]
    [InlineData("fri 2315", "23:15 on Fri 20 Nov has not happened yet.")]
    [InlineData("2230-2315", "23:15 on Fri 20 Nov has not happened yet.")]
    [InlineData("21/11/2026 0100", "01:00 on Sat 21 Nov has not happened yet.")]
    [InlineData("night 21/11/26", "The night of Sat 21 Nov 2026 has not come yet.")]
    [InlineData("2026-12", "2026-12 has not come yet.")]
    [InlineData("25/10 0130", "01:30 on 25 Oct 2026 came twice: the clocks went back.")]
    [InlineData("29/3 0130", "01:30 on 29 Mar 2026 did not exist: the clocks went forward over it.")]
    [InlineData("14/3 0140 BST", "01:40 on 14 Mar 2026 was GMT, not BST.")]
    [InlineData("yesterday", "'yesterday' has no time.")]
    [InlineData("2215 sharp", "'sharp' does not belong to a time.")]
    [InlineData("late", "'late' is not a time.")]
    [InlineData("night late", "'night' is not a time.")]
    [InlineData("130", "'130' is not a time.")]
    [InlineData("2200 to 2100", "'2200 to 2100' ends before it begins.")]
    public void A_time_that_cannot_be_is_refused(string typed, string message) =>
        WhenText.Read(typed, Times.London, Friday).ShouldBeOfType<Outcome<When>.Refused>().Reasons.ShouldHaveSingleItem().Message.ShouldBe(message);

    [Fact]
    public void Tonight_after_midnight_is_still_the_evening_before() =>
        Write(WhenText.Read("tonight 2315", Times.London, Times.At(2026, 11, 21, 2, 0))).ShouldBe("2026-11-20 2315");

    [Fact]
    public void A_bare_time_after_midnight_is_of_the_same_night() =>
        Write(WhenText.Read("2315", Times.London, Times.At(2026, 11, 21, 2, 0))).ShouldBe("2026-11-20 2315");

    [Fact]
    public void While_only_the_first_pass_has_happened_a_time_needs_no_name() =>
        Write(WhenText.Read("0110", Times.London, Instant.FromUtc(2026, 10, 25, 0, 20))).ShouldBe("2026-10-25 0110 BST");

    [Fact]
    public void A_time_that_is_about_to_be_skipped_was_yesterdays() =>
        Write(WhenText.Read("0130", Times.London, Instant.FromUtc(2026, 3, 29, 0, 30))).ShouldBe("2026-03-28 0130");

    [Fact]
    public void Seconds_are_not_kept() =>
        WhenText.Read("", Times.London, Friday + Duration.FromSeconds(59)).ShouldBe(Outcome.Done(new When(TimePrecision.Instant, Friday, Friday)));

    [Fact]
    public void A_bare_time_is_within_the_last_day_and_never_in_the_future() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Times.Any, ArbMap.Default.ArbFor<PositiveInt>(), (now, minute) =>
            WhenText.Read(LocalTime.FromMinutesSinceMidnight(minute.Get % 1440).ToString("HHmm", null), Times.London, now) switch
            {
                Outcome<When>.Done(var when) => when.From <= now + Duration.FromMinutes(5) && when.From >= now - Duration.FromHours(25),
                _ => true,
            }));

    [Fact]
    public void What_is_written_is_read_as_the_same_time() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Times.Any, ArbMap.Default.ArbFor<PositiveInt>(), (from, length) =>
        {
            var later = from + Duration.FromDays(10_000);
            var night = Times.London.Span(Times.London.NightOf(from));
            When[] times =
            [
                new(TimePrecision.Instant, from, from),
                new(TimePrecision.Interval, from, from + Duration.FromMinutes((length.Get * 7) % 4000)),
                new(TimePrecision.Night, night.Start, night.End),
            ];
            return times.All(t => WhenText.Read(WhenText.Write(t, Times.London), Times.London, later) == Outcome.Done(t));
        }));

    [Fact]
    public void Any_text_is_read_or_refused() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
            WhenText.Read(text ?? "", Times.London, Friday) is not null));

    private static string Write(Outcome<When> read) => read switch
    {
        Outcome<When>.Done(var when) => WhenText.Write(when, Times.London),
        Outcome<When>.Refused(var reasons) => string.Join(" ", reasons.Select(r => r.Message)),
        _ => "",
    };
}

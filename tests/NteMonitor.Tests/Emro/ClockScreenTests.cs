using NodaTime;
using NteMonitor.Emro.Law;
using NteMonitor.Terminal;
using NteMonitor.Tests.Common;
using NteMonitor.Tests.Terminal;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Emro;

public class ClockScreenTests
{
    private static readonly Venue Barrel = new(Guid.Empty, "The Bottomless Barrel", "bar");

    private static OrderClock At(LocalDate today, Procedure known) => new("Centre 3 am", today, [.. ProcedureRules.Steps(known, WorkingDayTests.Holidays)
        .Select(s => s.Step == "P3" && s.Done is null ? s with { Remark = "17 of 22 served; not yet: The Bottomless Barrel, Club Vortexia and 3 more." } : s).Select(s => s.AsOf(today))])
    {
        Days = [new(IsoDayOfWeek.Saturday, new(3, 0), new(6, 0)), new(IsoDayOfWeek.Sunday, new(3, 0), new(6, 0))],
        Affected = new([Barrel], [], []) { EventNotices = 2 },
    };

    private static OrderClock UnderWay => At(new(2026, 4, 20), new(new(2026, 3, 2)) { InNewspaper = new(2026, 4, 14), HearingFrom = new(2026, 5, 13), HearingTo = new(2026, 5, 13) });

    private static OrderClock Over => At(new(2026, 9, 14), new(new(2026, 3, 2))
    {
        InNewspaper = new(2026, 3, 9),
        Notified = new(2026, 3, 4),
        HearingNotice = new(2026, 4, 20),
        HearingFrom = new(2026, 5, 12),
        HearingTo = new(2026, 5, 14),
        Determined = new(2026, 5, 20),
        Made = new(2026, 9, 10),
        PublishedFrom = new(2026, 9, 11),
        Applies = new(2027, 1, 1),
    });

    [Fact]
    public void The_clock_of_an_order_under_way() => Screen(UnderWay, 80, 24).ShouldMatchApproved();

    [Fact]
    public void The_clock_of_an_order_that_was_made() => Screen(Over, 80, 34).ShouldMatchApproved();

    [Fact]
    public void The_clock_in_forty_columns() => Screen(UnderWay, 40, 60).ShouldMatchApproved();

    [Fact]
    public void What_is_late_is_said_in_words_and_what_comes_next_stands_first()
    {
        var lines = ClockScreen.Lines(UnderWay, 80).Select(l => l.ToString()).ToList();
        lines[0].ShouldBe("Next: P3 Notice to those affected, OVERDUE since 13 Apr 2026");
        lines[1].ShouldStartWith("Late: P2, P3.");
        lines.ShouldContain(l => l.Contains("MISSED: done 14 Apr 2026, last day 12 Apr 2026", StringComparison.Ordinal));
        lines.ShouldContain(OrderRules.SalesNotOpening);
    }

    [Theory]
    [InlineData(2026, 3, 30, "P3 notice to those affected by 13 Apr 2026|P4 representations close on 13 Apr 2026")]
    [InlineData(2026, 4, 15, "P3 notice to those affected, overdue since 13 Apr 2026|P5 notice of the hearing by 27 Apr 2026")]
    public void What_falls_due_in_two_weeks_stands_on_the_night_board(int year, int month, int day, string due)
    {
        var clock = At(new(year, month, day), new(new(2026, 3, 2)) { InNewspaper = new(2026, 3, 9), HearingFrom = day == 15 ? new(2026, 5, 13) : null });
        ClockText.Due(clock with { Steps = [.. clock.Steps.Where(s => s.Step != "P1")] }, new(year, month, day), 14).Select(r => r.Text).ShouldBe(due.Split('|').Select(d => $"Centre 3 am: {d}"));
    }

    [Fact]
    public void A_hearing_that_is_fixed_is_not_done_and_one_fixed_too_late_is_seen()
    {
        static string Hearing(LocalDate on) => ClockText.Words(At(new(2026, 4, 20), new(new(2026, 3, 2)) { HearingFrom = on, HearingTo = on }).Steps.Last(s => s.Step == "P5"), new(2026, 4, 20));
        Hearing(new(2026, 5, 13)).ShouldBe("fixed for 13 May 2026");
        Hearing(new(2026, 5, 28)).ShouldBe("MISSED: fixed for 28 May 2026, last day 27 May 2026");
        Hearing(new(2026, 4, 13)).ShouldBe("MISSED: done 13 Apr 2026, first day 14 Apr 2026");
    }

    [Fact]
    public void Notices_that_have_to_stay_up_are_watched_to_their_last_day()
    {
        ClockText.Due(Over, new(2026, 9, 30), 14).Select(r => r.Text).ShouldContain("Centre 3 am: P9 publication, 28 days, to stay up until 9 Oct 2026");
        ClockText.Due(Over, new(2026, 10, 10), 14).ShouldNotContain(r => r.Text.Contains("P9", StringComparison.Ordinal));
    }

    private static string Screen(OrderClock clock, int width, int height) =>
        PictureTests.Paint(new CellPainter(Themes.Mono, unicode: true), new TextBlock(ClockScreen.Lines(clock, width)), new(width, height));
}

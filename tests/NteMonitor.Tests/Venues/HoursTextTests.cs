using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Venues;

public sealed class HoursTextTests
{
    [Theory]
    [InlineData("Mon-Thu 10:00-23:30, Fri,Sat 10:00-02:00, Sun 12:00-22:30", "Mon-Thu 10:00-23:30, Fri-Sat 10:00-02:00, Sun 12:00-22:30")]
    [InlineData("monday to wednesday 10am to 11pm", "Mon-Wed 10:00-23:00")]
    [InlineData("Fri and Sat 1000-0200; Sun closed", "Fri-Sat 10:00-02:00")]
    [InlineData("Daily 10.00-24:00", "Mon-Sun 10:00-24:00")]
    [InlineData("every day noon - midnight", "Mon-Sun 12:00-24:00")]
    [InlineData("Sat-Mon 20:00-03:00", "Mon 20:00-03:00, Sat-Sun 20:00-03:00")]
    [InlineData("Mon 10:00-14:00 17:00-23:00", "Mon 10:00-14:00, Mon 17:00-23:00")]
    [InlineData("Mon-Tue 10:00-14:00, 17:00-23:00", "Mon-Tue 10:00-14:00, Mon-Tue 17:00-23:00")]
    [InlineData("Sun 24 hours", "Sun 00:00-24:00")]
    [InlineData("Thurs 12pm-12am", "Thu 12:00-24:00")]
    [InlineData("", "")]
    public void Hours_are_read_as_people_write_them(string typed, string kept) => HoursText.Write(Done(typed)).ShouldBe(kept);

    [Theory]
    [InlineData("Mon 25:00-26:00", "'25:00' is no clock time.")]
    [InlineData("Mon 24:00-02:00", "'24:00' is no clock time to begin at.")]
    [InlineData("Mon 10:00-10:75", "'10:75' is no clock time.")]
    [InlineData("10:00-23:00", "'10:00-23:00' names no day.")]
    [InlineData("Mon", "Mon has no hours.")]
    [InlineData("Mon, Tue 10:00", "'10:00' has no end.")]
    [InlineData("Moonday 10:00-23:00", "'Moonday' is neither a day nor hours.")]
    [InlineData("Mon 10-23", "'10' is neither a day nor hours.")]
    [InlineData("Mon 10:00-14:00, Mon 13:00-15:00", "The hours of Monday overlap.")]
    [InlineData("Fri 20:00-04:00, Sat 02:00-05:00", "The hours of Friday run into those of Saturday.")]
    [InlineData("Sun 20:00-04:00, Mon 03:00-05:00", "The hours of Sunday run into those of Monday.")]
    [InlineData("Mon 10:00-12:00, Mon closed", "Monday is closed and has hours too.")]
    [InlineData("T 10:00-12:00", "'T' is neither a day nor hours.")]
    public void Impossible_hours_are_refused(string typed, string reason) =>
        Refused(typed).Select(r => r.Message).ShouldContain(reason);

    [Fact]
    public void Every_reason_is_given_at_once() => Refused("Moonday 10:00-23:00, Tue 25:00-26:00, Wed 10:00").Count.ShouldBe(4);

    [Fact]
    public void A_misspelt_day_is_suggested() => Refused("Wendesday 10:00-23:00")[0].Hint.ShouldBe("Did you mean Wednesday?");

    [Fact]
    public void What_is_written_is_read_back_the_same() => Check.QuickThrowOnFailure(Prop.ForAll(Weeks(), week =>
        Done(HoursText.Write(week)).SequenceEqual(week)));

    [Fact]
    public void No_text_makes_it_throw() => Check.QuickThrowOnFailure(Prop.ForAll<string>(text =>
        HoursText.Read("saleHours", text ?? "") is not null));

    [Fact]
    public void No_text_of_hours_makes_it_throw()
    {
        var pieces = Gen.Elements("Mon", "Fri-", "-Sat", "10:00", "24:00", "2am", "-", "to", ",", ";", "closed", "24 hours", "daily", "99", "x", " ");
        var texts = Gen.ListOf(pieces).Select(p => string.Join(' ', p)).ToArbitrary();
        Check.QuickThrowOnFailure(Prop.ForAll(texts, text => HoursText.Read("saleHours", text) is not null));
    }

    /// <summary>Weeks with at most two stretches a day, none of them running into another.</summary>
    private static Arbitrary<List<DayHours>> Weeks()
    {
        var minutes = Gen.Choose(0, (24 * 60) - 1);
        var cuts = Gen.ArrayOf(minutes, 4).Select(m => m.Distinct().Order().ToArray());
        var day = from several in cuts
                  from count in Gen.Choose(0, 2)
                  select Enumerable.Range(0, Math.Min(count, several.Length / 2)).Select(i => (From: Clock(several[i * 2]), To: Clock(several[(i * 2) + 1]))).ToList();
        return Gen.ListOf(day, 7)
            .Select(days => days.SelectMany((stretches, d) => stretches.Select(s => new DayHours((IsoDayOfWeek)(d + 1), s.From, s.To))).ToList())
            .ToArbitrary();
    }

    private static LocalTime Clock(int minutes) => LocalTime.FromMinutesSinceMidnight(minutes);

    private static IReadOnlyList<DayHours> Done(string text) =>
        HoursText.Read("saleHours", text).ShouldBeOfType<Outcome<IReadOnlyList<DayHours>>.Done>().Value;

    private static IReadOnlyList<Refusal> Refused(string text) =>
        HoursText.Read("saleHours", text).ShouldBeOfType<Outcome<IReadOnlyList<DayHours>>.Refused>().Reasons;
}

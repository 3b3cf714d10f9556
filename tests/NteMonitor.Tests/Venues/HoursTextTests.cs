using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Venues;

public class HoursTextTests
{
    [Theory]
    [InlineData("Mon-Thu 10:00-23:30, Fri,Sat 10:00-02:00, Sun 12:00-22:30", "Mon-Thu 10:00-23:30, Fri-Sat 10:00-02:00, Sun 12:00-22:30")]
    [InlineData("fri 2000-2400", "Fri 20:00-00:00")]
    [InlineData("Sat-Mon 11:00-15:00, Sat-Mon 18:00-23:00", "Mon 11:00-15:00, Mon 18:00-23:00, Sat-Sun 11:00-15:00, Sat-Sun 18:00-23:00")]
    [InlineData("Mon closed, Tue 10:00 to 11:00", "Tue 10:00-11:00")]
    [InlineData("", "")]
    public void Hours_are_read_as_people_write_them(string typed, string written) => HoursText.Write(Read(typed)).ShouldBe(written);

    [Theory]
    [InlineData("Someday 10:00-11:00")]
    [InlineData("Mon 25:00-26:00")]
    [InlineData("Mon 10:00-14:00, Mon 13:00-15:00")]
    [InlineData("whenever")]
    public void Hours_that_cannot_be_are_refused(string typed) =>
        HoursText.Read("saleHours", typed).ShouldBeOfType<Outcome<IReadOnlyList<DayHours>>.Refused>().Reasons.ShouldNotBeEmpty();

    [Fact]
    public void What_is_written_reads_back_the_same() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 1439).Two().ListOf(7).ToArbitrary(), week =>
        {
            IReadOnlyList<DayHours> hours = [.. week.Select((t, i) => new DayHours((IsoDayOfWeek)(i + 1), LocalTime.FromMinutesSinceMidnight(t.Item1), LocalTime.FromMinutesSinceMidnight(t.Item2)))];
            return Read(HoursText.Write(hours)).SequenceEqual(hours);
        }));

    [Fact]
    public void The_terminal_hour_past_midnight_belongs_to_the_evening_it_began()
    {
        var venue = new Venue(Guid.Empty, "Club Vortexia", "nightclub") { SaleHours = Read("Fri,Sat 21:00-03:30, Sun 12:00-22:30") };
        VenueRules.TerminalHour(venue, new(new(2026, 3, 13))).ShouldBe(new LocalTime(3, 30));
        VenueRules.TerminalHour(venue, new(new(2026, 3, 15))).ShouldBe(new LocalTime(22, 30));
        VenueRules.TerminalHour(venue, new(new(2026, 3, 16))).ShouldBeNull();
    }

    [Fact]
    public void A_draft_gets_every_reason_at_once()
    {
        Venue[] others = [new(Guid.NewGuid(), "The Gilded Heron", "pub") { Code = "heron", Licence = "IN/1000" }];
        VenueDraft draft = new() { Kind = "pubb", Code = "heron", Licence = "in/1000", Position = "2.5;54", Capacity = "0", SaleHours = "Mon 9-5" };
        VenueRules.Check(new(Guid.NewGuid(), "", ""), draft, others, House.Reference.VenueKinds)
            .ShouldBeOfType<Outcome<CheckedVenue>.Refused>().Reasons.Select(r => r.Field)
            .ShouldBe(["name", "kind", "licence", "code", "position", "capacity", "saleHours"]);
    }

    private static IReadOnlyList<DayHours> Read(string text) => HoursText.Read("hours", text).ShouldBeOfType<Outcome<IReadOnlyList<DayHours>>.Done>().Value;
}

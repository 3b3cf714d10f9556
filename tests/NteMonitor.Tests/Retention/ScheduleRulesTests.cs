using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.People;
using NteMonitor.Retention;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Retention;

public sealed class ScheduleRulesTests
{
    [Theory]
    [InlineData("12 months", 12, true)]
    [InlineData("1 month", 1, true)]
    [InlineData("28 days", 28, false)]
    public void A_period_is_read(string text, int count, bool months) =>
        ScheduleRules.Period("p", text).ShouldBe(Outcome.Done(new KeepingPeriod(count, months)));

    [Theory]
    [InlineData("")]
    [InlineData("0 days")]
    [InlineData("12")]
    [InlineData("-1 days")]
    [InlineData("1201 months")]
    [InlineData("2 years")]
    [InlineData("for ever")]
    public void What_is_no_period_is_refused(string text) => ScheduleRules.Period("p", text).ShouldBeOfType<Outcome<KeepingPeriod>.Refused>();

    [Fact]
    public void A_period_reads_as_it_is_written() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll<PositiveInt, bool>((n, months) =>
        new KeepingPeriod(1 + (n.Get % ScheduleRules.MostMonths), months) is var period && ScheduleRules.Period("p", period.ToString()).Equals(Outcome.Done(period))));

    [Fact]
    public void Every_kind_has_a_line_that_names_a_role_and_says_where_its_period_comes_from() =>
        ScheduleRules.Kinds.Select(k => House.Schedule.Of(k)).ShouldAllBe(t => t != null && t.Roles.Count > 0 && t.Source.Length > 0 && t.Basis.Length > 0);

    [Fact]
    public void Kinds_read_as_they_are_written() => ScheduleRules.Kinds.ShouldAllBe(k => ScheduleRules.Kind(ScheduleRules.Word(k)) == k);

    [Fact]
    public void Without_a_schedule_nobody_reads_anything() =>
        Enum.GetValues<Role>().SelectMany(r => ScheduleRules.Kinds.Select(k => ScheduleRules.Check(RetentionSchedule.None, r, k))).ShouldAllBe(r => r != null && r.Field == AccessRules.NotPermitted);

    [Theory]
    [InlineData("2026-01-31", "1 month", "2026-02-28")]
    [InlineData("2024-02-29", "12 months", "2025-02-28")]
    [InlineData("2026-03-14", "28 days", "2026-04-11")]
    public void A_period_ends_on_its_day(string start, string period, string due)
    {
        var term = House.Schedule.Of(PersonalKind.Incident)! with { Period = ((Outcome<KeepingPeriod>.Done)ScheduleRules.Period("p", period)).Value };
        RetentionRules.Due(term, NodaTime.Text.LocalDatePattern.Iso.Parse(start).Value).ShouldBe(NodaTime.Text.LocalDatePattern.Iso.Parse(due).Value);
    }

    [Fact]
    public void A_person_is_due_last_of_all_or_not_while_a_record_runs_on()
    {
        LocalDate day = new(2027, 1, 1);
        RetentionRules.DuePerson(day, [day.PlusDays(3), day.PlusDays(-3)]).ShouldBe(day.PlusDays(3));
        RetentionRules.DuePerson(day, []).ShouldBe(day);
        RetentionRules.DuePerson(day, [null, day]).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_on_file_is_found_in_an_export_and_the_venue_s_own_words_are_not()
    {
        using var open = new OpenDesk();
        await VenueActions.AddAsync(new() { Name = "The Quirke Arms", Kind = "pub", Holder = "Dylan Quirke", Postcode = "ZZ99 1AA" }, null, open, default);
        await PersonActions.RecordAsync(new() { Name = "Orla Zebedee" }, open, default);
        (await LeakActions.CheckAsync("The Quirke Arms, ZZ99 1AA: 3 events.", open, default)).ShouldBeEmpty();
        (await LeakActions.CheckAsync("Dylan Quirke was told.", open, default)).ShouldHaveSingleItem().Message.ShouldContain("a licence holder or supervisor");
        (await LeakActions.CheckAsync("one\ntwo zebedee, ORLA\n", open, default)).ShouldHaveSingleItem().Message.ShouldStartWith("Line 2 ");
        (await open.Desk.Store.RecordsAsync(new("look"), default)).ShouldBeEmpty();
    }
}

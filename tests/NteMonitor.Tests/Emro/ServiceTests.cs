using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Workbench;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Emro;

public class ServiceTests
{
    internal static readonly LawBook Book = LawBook.Read(
        File.ReadAllText(Path.Combine(House.Root, "seed", LawBook.ShippedWays)), File.ReadAllText(Path.Combine(House.Root, "seed", LawBook.ShippedOccasions)),
        File.ReadAllText(Path.Combine(House.Root, "seed", BankHolidays.Shipped)));

    private static readonly Guid Of = new(1, 0, 0, new byte[8]);
    private static readonly LocalDate Today = new(2026, 4, 20);
    private static readonly OrderDraft Order = new("Late") { Days = [new(IsoDayOfWeek.Saturday, new(3, 0), new(6, 0))], From = new(2027, 1, 1) };

    private static Venue Named(string name, params DayHours[] hours) => new(new(name[0], 0, 0, new byte[8]), name, "bar") { SaleHours = hours };

    private static DayHours Hours(IsoDayOfWeek day, int from, int to) => new(day, new(from, 0), new(to, 0));

    private static readonly Venue Late = Named("Late", Hours(IsoDayOfWeek.Friday, 20, 4));
    private static readonly Venue Night = Named("Night", Hours(IsoDayOfWeek.Friday, 22, 5));
    private static readonly AffectedVenues Two = new([Late, Night], [], []);

    private static ServiceEntry Entry(string step, int month, int day, string how, Venue? venue = null) => new(Guid.NewGuid(), Of, step, new(2026, month, day), how) { Venue = venue?.Id };

    private static Surroundings Around(params Venue[] venues) => new(House.Clock, Today, venues, []);

    [Fact]
    public void Affected_is_whose_hours_of_sale_reach_into_a_period()
    {
        var venues = new[]
        {
            Named("A ends at three", Hours(IsoDayOfWeek.Friday, 20, 3)), Named("B sells to four", Hours(IsoDayOfWeek.Friday, 20, 4)), Named("C sells on Saturday night", Hours(IsoDayOfWeek.Saturday, 20, 4)),
            Named("D opens at five", Hours(IsoDayOfWeek.Saturday, 5, 12)), Named("E opens at six", Hours(IsoDayOfWeek.Saturday, 6, 12)), Named("F round the clock", Hours(IsoDayOfWeek.Friday, 0, 0)), Named("G unknown"),
            Named("H round the clock", Hours(IsoDayOfWeek.Saturday, 0, 0)),
        };
        var affected = ServiceRules.Affected(new(Of, "x", Tool.Order) { Order = Order }, Around(venues));
        affected.Venues.Select(v => v.Name[..1]).ShouldBe(["B", "D", "H"]);
        affected.HoursNotKnown.ShouldHaveSingleItem().Name.ShouldBe("G unknown");
    }

    [Fact]
    public void A_venue_that_sells_in_rooms_only_or_is_closed_is_not_affected_and_a_suspended_one_is()
    {
        var closed = Late with { Statuses = [new(VenueStatus.Closed, new(2020, 1, 1))] };
        var suspended = Night with { Statuses = [new(VenueStatus.Suspended, new(2020, 1, 1))] };
        ServiceRules.Affected(new(Of, "x", Tool.Order) { Order = Order }, Around(closed, suspended)).Venues.ShouldBe([suspended]);
        ServiceRules.Affected(new(Of, "x", Tool.Order) { Order = Order, RoomsOnly = [Late.Id] }, Around(Late, Night)).Venues.ShouldBe([Night]);
    }

    [Fact]
    public void The_clock_begins_when_website_and_notice_are_both_up()
    {
        ServiceEntry website = Entry("P1", 3, 2, "website"), notice = Entry("P1", 3, 5, "notice");
        ServiceRules.Known([], Order, Two, Book).ShouldBeNull();
        ServiceRules.Known([website], Order, Two, Book)!.Advertised.ShouldBe(new LocalDate(2026, 3, 2));
        ServiceRules.Known([website, notice], Order, Two, Book)!.Advertised.ShouldBe(new LocalDate(2026, 3, 5));
        var first = Steps([website])[0];
        (first.Done, first.Remark).ShouldBe((null, "The notice in the area is not on the log; the 42 days count from when both are up."));
        Steps([website, notice])[0].Done.ShouldBe(new LocalDate(2026, 3, 5));
    }

    [Fact]
    public void Notice_is_given_when_every_affected_venue_is_served()
    {
        List<ServiceEntry> log = [Entry("P1", 3, 2, "website"), Entry("P1", 3, 2, "notice"), Entry("P3", 3, 3, "post", Late)];
        Steps(log).Single(s => s.Step == "P3").ShouldSatisfyAllConditions(s => s.Done.ShouldBeNull(), s => s.Remark.ShouldBe("1 of 2 served; not yet: Night."));
        log.AddRange([Entry("P3", 4, 14, "hand", Night), Entry("P3", 4, 16, "hand", Night)]);
        Steps(log).Single(s => s.Step == "P3").ShouldSatisfyAllConditions(s => s.Done.ShouldBe(new LocalDate(2026, 4, 14)), s => s.Missed.ShouldBeTrue(), s => s.Remark.ShouldBe("2 of 2 served."));
    }

    [Fact]
    public void Hearing_decision_and_publication_are_read_off_the_log()
    {
        var known = ServiceRules.Known(
            [
                Entry("P1", 3, 2, "website"), Entry("P1", 3, 2, "notice"), Entry("P2", 3, 9, "newspaper"), Entry("P5", 4, 20, "post"), Entry("P5", 4, 22, "email"), Entry("P5", 5, 12, "hearing"), Entry("P5", 5, 14, "hearing"),
                Entry("P6", 5, 20, "decision"), Entry("P7", 9, 10, "decision"), Entry("P9", 9, 11, "website"), Entry("P9", 9, 14, "notice"), Entry("P11", 9, 15, "post"),
            ], Order, Two, Book)!;
        known.ShouldBe(new Procedure(new(2026, 3, 2))
        {
            InNewspaper = new(2026, 3, 9),
            HearingNotice = new(2026, 4, 22),
            HearingFrom = new(2026, 5, 12),
            HearingTo = new(2026, 5, 14),
            Determined = new(2026, 5, 20),
            Made = new(2026, 9, 10),
            PublishedFrom = new(2026, 9, 14),
            Applies = new(2027, 1, 1),
            OthersTold = new(2026, 9, 15),
        });
    }

    [Fact]
    public void An_entry_comes_back_from_its_facts_as_it_went_in()
    {
        var entry = Entry("P3", 3, 3, "post", Late) with { To = "Police licensing", Note = "first class", Proof = new(new string('a', 64), 5_000_000_000) };
        ServiceJson.Read(entry.Id, CanonicalJson.Read(CanonicalJson.Write(ServiceJson.Write(entry)))).ShouldBe(entry);
    }

    [Theory]
    [InlineData("P12", "2026-04-01", "post", "step: 'P12' is no step of the procedure.")]
    [InlineData("P4", "2026-04-01", "", "step: P4 comes by itself")]
    [InlineData("P10", "2026-04-01", "", "step: P10 comes by itself")]
    [InlineData("P1", "2026-02-30", "website", "on: '2026-02-30' is not a date.")]
    [InlineData("P1", "2026-04-21", "website", "on: 2026-04-21 has not come yet.")]
    [InlineData("P2", "2026-03-01", "newspaper", "on: 2026-03-01 is before the proposal was advertised on 2026-03-02.")]
    [InlineData("P1", "2026-04-01", "", "how: It does not say how P1 was done.")]
    [InlineData("P1", "2026-04-01", "post", "how: P1 is not done by post.")]
    [InlineData("P1", "2026-04-01", "websit", "how: 'websit' is no way of doing it.")]
    [InlineData("P3", "2026-04-01", "post", "to: It does not say who was served with P3.")]
    [InlineData("P11", "2026-04-01", "post", "to: It does not say who was served with P11.")]
    [InlineData("P1", "2026-03-02", "website", "step: P1 of 2026-03-02 on the website is on the log already.")]
    public void What_was_not_done_so_is_refused(string step, string on, string how, string says) =>
        string.Join(" | ", Refused(new(step) { On = on, How = how }, [Entry("P1", 3, 2, "website")]).Select(r => $"{r.Field}: {r.Message}")).ShouldStartWith(says);

    [Fact]
    public void Only_a_day_of_the_hearing_may_lie_ahead() =>
        ServiceRules.Check(new("P5") { On = "2026-05-13", How = "hearing" }, [Of], new(Of, [Entry("P1", 3, 2, "website")], Book, Today)).ShouldBeOfType<Outcome<IReadOnlyList<ServiceEntry>>.Done>();

    [Fact]
    public void Every_reason_is_given_at_once() =>
        Refused(new("P9") { On = "soon", How = "smoke", Bodies = [new string('x', 90)], Note = new string('x', 300) }, []).Select(r => r.Field).ShouldBe(["on", "how", "note", "body"]);

    [Fact]
    public void Nothing_is_served_before_the_proposal_is_advertised() =>
        Refused(new("P3") { On = "2026-04-01", How = "post", Venues = [Late] }, []).ShouldHaveSingleItem().Message.ShouldBe("P3 cannot be on the log before the proposal was advertised.");

    [Fact]
    public void Whoever_is_named_is_served_by_an_entry_of_their_own()
    {
        var ids = Enumerable.Range(1, 3).Select(n => new Guid(n, 0, 0, new byte[8])).ToList();
        var made = ServiceRules.Check(new("p3") { How = "Post", Venues = [Late, Night], Bodies = ["Police licensing"] }, ids, new(Of, [Entry("P1", 3, 2, "website")], Book, Today))
            .ShouldBeOfType<Outcome<IReadOnlyList<ServiceEntry>>.Done>().Value;
        made.Select(e => (e.Id, e.Venue, e.To, e.On)).ShouldBe([(ids[0], Late.Id, null, Today), (ids[1], Night.Id, null, Today), (ids[2], null, "Police licensing", Today)]);
    }

    [Fact]
    public void What_the_log_comes_to_does_not_hang_on_the_order_of_its_entries() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Logs, log =>
        ServiceRules.Known(log, Order, Two, Book) == ServiceRules.Known([.. log.Reverse()], Order, Two, Book)));

    [Fact]
    public void One_more_notice_never_leaves_more_to_serve() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Logs, log =>
        ServiceRules.Unserved([.. log, Entry("P3", 4, 1, "post", Late)], "P3", Two).Count <= ServiceRules.Unserved(log, "P3", Two).Count));

    [Fact]
    public void Whatever_is_on_the_log_the_steps_can_be_counted() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Logs, log =>
        ServiceRules.Known(log, Order, Two, Book) is not { } known || ServiceRules.Steps(known, log, Two, Book) is Outcome<IReadOnlyList<ProcedureStep>>.Done(var steps) && steps.Count == 12 && ClockScreen.Lines(new("x", Today, steps), 80).Count > 12));

    private static Arbitrary<IReadOnlyList<ServiceEntry>> Logs => Arb.From((
        from way in Gen.Elements<ServiceWay>([.. Book.Ways])
        from step in Gen.Elements<string>([.. way.Steps])
        from day in Gen.Choose(0, 300)
        from venue in Gen.Elements<Venue?>(Late, Night, null)
        select Entry(step, 1, 1, way.Code, venue) with { On = new LocalDate(2026, 1, 1).PlusDays(day) }).ListOf().Select(l => (IReadOnlyList<ServiceEntry>)[.. l]));

    private static IReadOnlyList<ProcedureStep> Steps(IReadOnlyList<ServiceEntry> log) =>
        ServiceRules.Steps(ServiceRules.Known(log, Order, Two, Book)!, log, Two, Book).ShouldBeOfType<Outcome<IReadOnlyList<ProcedureStep>>.Done>().Value;

    private static IReadOnlyList<Refusal> Refused(ServiceDraft draft, IReadOnlyList<ServiceEntry> log) =>
        ServiceRules.Check(draft, [Of, Of], new(Of, log, Book, Today)).ShouldBeOfType<Outcome<IReadOnlyList<ServiceEntry>>.Refused>().Reasons;
}

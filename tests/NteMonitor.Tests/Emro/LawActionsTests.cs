using NodaTime;
using NteMonitor.Access;
using NteMonitor.Documents;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Workbench;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Emro;

public sealed class LawActionsTests : IDisposable
{
    private readonly OpenDesk _desk = new(0x0195_1100) { Now = Instant.FromUtc(2026, 3, 14, 23, 30) };

    public void Dispose() => _desk.Dispose();

    private static OrderDraft Draft => new("Late")
    {
        Area = "The streets about the quay",
        Days = [new(IsoDayOfWeek.Saturday, new(3, 0), new(6, 0))],
        Objectives = ["crime"],
        From = new(2027, 1, 4),
        Limited = true,
        Until = new(2027, 12, 31),
        Maker = Maker.FullCouncil,
        Reasons = "Recurring disorder.",
        Burden = "Four venues lose three hours a week.",
        Alternatives = "Reviews were considered.",
    };

    private async Task<KeptScenario> ScenarioAsync(Tool tool = Tool.Order) =>
        Done(await ScenarioActions.SaveAsync(new(_desk.Desk.NewId(), $"Centre {tool}", tool) { Order = Draft }, _desk, default));

    private async Task<Venue> VenueAsync(string name, string hours) =>
        Done(await VenueActions.AddAsync(new() { Name = name, Kind = "bar", SaleHours = hours }, null, _desk, default));

    private Task<Outcome<IReadOnlyList<ServiceEntry>>> Serve(KeptScenario kept, string step, string on, string how, params string[] to) =>
        LawActions.ServeAsync(kept, new(new(step) { On = on, How = how }) { To = to }, _desk, default);

    [Fact]
    public async Task Service_is_logged_venue_by_venue_and_the_clock_follows()
    {
        var kept = await ScenarioAsync();
        await VenueAsync("Late Lantern", "Fri,Sat 20:00-05:00");
        await VenueAsync("Early Bell", "Mon-Sun 10:00-23:00");
        await VenueAsync("Night Owl", "Fri 20:00-04:00");
        Done(await Serve(kept, "P1", "2026-03-02", "website"));
        Done(await Serve(kept, "P1", "2026-03-02", "notice"));
        Done(await Serve(kept, "P3", "2026-03-04", "post", "Late Lantern"));
        Clock(await LawActions.ClockAsync(kept, null, _desk, default)).Steps.Single(s => s.Step == "P3").Remark.ShouldBe("1 of 2 served; not yet: Night Owl.");

        Done(await Serve(kept, "P3", "2026-03-06", "hand", "all")).ShouldHaveSingleItem().Venue.ShouldNotBeNull();
        var clock = Clock(await LawActions.ClockAsync(kept, null, _desk, default));
        clock.Steps.Single(s => s.Step == "P3").Done.ShouldBe(new LocalDate(2026, 3, 6));
        clock.Steps.Single(s => s.Step == "P4").Latest.ShouldBe(new LocalDate(2026, 4, 13));
        Reasons(await Serve(kept, "P3", "2026-03-07", "hand", "all")).ShouldContain(r => r.Message == "No affected venue on file lacks this step.");
        Reasons(await Serve(kept, "P3", "2026-03-07", "hand", "Nowhere at all")).ShouldContain(r => r.Field == "to");
    }

    [Fact]
    public async Task A_proof_is_kept_by_its_hash_and_said_of_its_entry()
    {
        var kept = await ScenarioAsync();
        var asked = new ServiceAsked(new("P1") { On = "2026-03-02", How = "website" }) { Proof = [1, 2, 3] };
        var entry = Done(await LawActions.ServeAsync(kept, asked, _desk, default))[0];
        (await _desk.Desk.Store.BytesAsync(entry.Proof!.Sha256, default)).ShouldBe([1, 2, 3]);
        (await _desk.Desk.Store.HeldFilesAsync(default)).ShouldContain(new HeldFile(entry.Proof.Sha256, entry.Id, LawActions.Thing));
        Reasons(await LawActions.ServeAsync(kept, asked with { Proof = [] }, _desk, default)).ShouldContain(r => r.Field == "proof");
    }

    [Fact]
    public async Task What_was_logged_by_mistake_is_withdrawn_and_stays_in_the_journal()
    {
        var kept = await ScenarioAsync();
        var entry = Done(await Serve(kept, "P1", "2026-03-02", "website"))[0];
        var found = Done(await LawActions.FindAsync(entry.Id.ToString("D"), _desk, default));
        Reasons(await LawActions.WithdrawAsync(found, " ", _desk, default)).ShouldHaveSingleItem().Field.ShouldBe("why");
        Done(await LawActions.WithdrawAsync(found, "the wrong order", _desk, default));
        (await LawActions.LogAsync(kept, _desk, default)).ShouldBeEmpty();
        (await JournalActions.AllAsync(_desk.Desk.Store, entry.Id, default)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Names_and_numbers_of_persons_do_not_go_on_the_log()
    {
        var kept = await ScenarioAsync();
        Done(await Serve(kept, "P1", "2026-03-02", "website"));
        Reasons(await LawActions.ServeAsync(kept, new(new("P11") { On = "2026-03-05", How = "email", Bodies = ["una.unreal@example.org"] }), _desk, default)).ShouldContain(r => r.Message.Contains("an e-mail address", StringComparison.Ordinal));
        (await LawActions.LogAsync(kept, _desk, default)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(Role.Warden)]
    [InlineData(Role.Pubwatch)]
    [InlineData(Role.Police)]
    public async Task Only_the_authority_keeps_the_log(Role role)
    {
        var kept = await ScenarioAsync();
        var refused = await LawActions.ServeAsync(kept, new(new("P1") { On = "2026-03-02", How = "website" }), _desk.As(role), default);
        Reasons(refused).ShouldContain(r => r.Field == AccessRules.NotPermitted);
        (await LawActions.ClockAsync(kept, new(2026, 3, 2), _desk.As(role), default) is Outcome<OrderClock>.Done).ShouldBe(role == Role.Police);
    }

    [Fact]
    public async Task A_plan_is_no_log_and_a_log_takes_no_plan()
    {
        var kept = await ScenarioAsync();
        Reasons(await LawActions.ClockAsync(kept, null, _desk, default)).ShouldHaveSingleItem().Field.ShouldBe("advertised");
        Clock(await LawActions.ClockAsync(kept, new(2026, 11, 16), _desk, default)).ShouldSatisfyAllConditions(
            c => c.IsPlanned.ShouldBeTrue(), c => c.Steps[0].Done.ShouldBeNull(), c => c.Steps.Single(s => s.Step == "P6").Latest.ShouldBe(new LocalDate(2027, 2, 23)));
        Done(await Serve(kept, "P1", "2026-03-02", "website"));
        Reasons(await LawActions.ClockAsync(kept, new(2026, 11, 16), _desk, default)).ShouldHaveSingleItem().Field.ShouldBe("advertised");
        Reasons(await LawActions.ClockAsync(kept with { Scenario = kept.Scenario with { Tool = Tool.Levy } }, null, _desk, default)).ShouldContain(r => r.Field == "scenario");
    }

    [Fact]
    public async Task What_falls_due_reaches_the_night_board_for_those_who_may_read_it()
    {
        var kept = await ScenarioAsync();
        var night = _desk.Desk.Town.Clock.NightOf(_desk.Now);
        (await LawActions.DueAsync(night, _desk, default)).ShouldBeEmpty();
        Done(await Serve(kept, "P1", "2026-02-02", "website"));
        Done(await Serve(kept, "P1", "2026-02-02", "notice"));
        (await LawActions.DueAsync(night, _desk, default)).Select(r => r.Text).ShouldContain("Centre Order: P4 representations close on 16 Mar 2026");
        (await LawActions.DueAsync(night, _desk.As(Role.Warden), default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_order_is_written_out_with_what_it_lacks()
    {
        var kept = await ScenarioAsync();
        var heads = await _desk.Desk.Store.HeadsAsync(default);
        var found = Done(await LawActions.FindingsAsync(kept, _desk, default));
        PlainTextWriter.Write(OrderFormSection.Of(Draft with { MadeOn = new(2026, 10, 1) }, new(found, [], []) { Name = kept.Scenario.Name }, _desk)).ShouldMatchApproved();
        var bare = PlainTextWriter.Write(OrderFormSection.Of(new("Empty"), new(OrderRules.Check(new("Empty"), new([], [], null)), [], heads), _desk));
        bare.ShouldContain("[The area is not named.]");
        string.Join(" ", bare.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldContain("cannot be made as it is drafted: 6 rules are broken");
        PlainTextWriter.Write(Done(await LawActions.FormAsync(kept, _desk, default))).ShouldContain(OrderRules.SalesNotOpening.Split(':')[0]);
    }

    private static T Done<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Done>(outcome is Outcome<T>.Refused(var why) ? Outcome.Said(why) : "").Value;

    private static OrderClock Clock(Outcome<OrderClock> outcome) => Done(outcome);

    private static IReadOnlyList<Refusal> Reasons<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Refused>().Reasons;
}

using NteMonitor.Access;
using NteMonitor.People;
using NteMonitor.Premises;
using NteMonitor.Premises.Tens;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Premises.Tens;

public sealed class TenActionsTests : IAsyncLifetime, IDisposable
{
    private static readonly TenDraft Draft = new()
    {
        Venue = "rope",
        Given = "2026-02-27",
        From = "2026-03-14 20:00",
        Until = "2026-03-15 02:00",
        People = "300",
        Activities = ["alcohol-sale"],
        Supply = "on",
    };

    private readonly OpenDesk _open = new();

    public async Task InitializeAsync() =>
        Done(await VenueActions.AddAsync(new() { Name = "The Rope Walk", Kind = "pub", Code = "rope" }, null, _open, default));

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _open.Dispose();

    private static T Done<T>(Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done(var value) => value,
        Outcome<T>.Refused(var reasons) => throw new InvalidOperationException(Outcome.Said(reasons)),
        _ => throw new InvalidOperationException(),
    };

    private static List<string> Fields<T>(Outcome<T> outcome) => [.. ((Outcome<T>.Refused)outcome).Reasons.Select(r => r.Field)];

    private async Task<KeptTen> RecordedAsync(TenDraft draft, WhenBroken broken = WhenBroken.Refuse) =>
        Done(await TenActions.FindAsync(Done(await TenActions.RecordAsync(draft, broken, _open, default)).Ten.Id.ToString("D"), _open, default));

    [Fact]
    public async Task A_notice_that_breaks_a_limit_is_refused_and_nothing_is_kept()
    {
        Fields(await TenActions.RecordAsync(Draft with { People = "600", Given = "2026-03-02" }, WhenBroken.Refuse, _open, default)).ShouldBe(["given", "people", "as-received"]);
        (await TenActions.AllAsync(_open, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task As_received_it_is_kept_with_each_breach_marked()
    {
        var kept = await RecordedAsync(Draft with { People = "600", Given = "2026-03-02" }, WhenBroken.KeepAsReceived);
        kept.Ten.Breaches.Select(b => b.Limit).ShouldBe(["standard-days", "people"]);
        (await Lines()).ShouldHaveSingleItem().ShouldBe("The Rope Walk: TEN tonight, 20:00 to 02:00, 600 people, BREAKS A LIMIT");
    }

    [Fact]
    public async Task What_can_be_true_of_no_notice_is_refused_as_received_too() =>
        Fields(await TenActions.RecordAsync(Draft with { Until = "2026-03-14 10:00" }, WhenBroken.KeepAsReceived, _open, default)).ShouldBe(["until"]);

    [Fact]
    public async Task A_notice_on_the_night_stands_on_the_night_board_until_it_is_withdrawn()
    {
        var kept = await RecordedAsync(Draft);
        Done(await TenActions.StepAsync(kept, new(TenState.Acknowledged, new(2026, 3, 2)), "", _open, default));
        (await Lines()).ShouldBe(["The Rope Walk: TEN tonight, 20:00 to 02:00, 300 people"]);
        kept = Done(await TenActions.FindAsync(kept.Ten.Id.ToString("D"), _open, default));
        Done(await TenActions.StepAsync(kept, new(TenState.Withdrawn, new(2026, 3, 10)), "", _open, default));
        (await Lines()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_acknowledgement_that_is_due_is_said()
    {
        await RecordedAsync(Draft with { From = "2026-04-18 20:00", Until = "2026-04-18 23:00", Given = "2026-03-12" });
        (await TenActions.DueAsync(new(new(2026, 3, 14)), _open, default)).ShouldHaveSingleItem()
            .ShouldBe(new Reminder(new(2026, 3, 13), "The Rope Walk: TEN for Sat 18 Apr 2026 to be acknowledged"));
    }

    [Fact]
    public async Task Who_may_not_read_the_file_is_told_nothing()
    {
        await RecordedAsync(Draft);
        (await TenActions.DueAsync(new(new(2026, 3, 14)), _open.As(Role.Pubwatch), default)).ShouldBeEmpty();
        Fields(await TenActions.RecordAsync(Draft, WhenBroken.Refuse, _open.As(Role.Police), default)).ShouldBe(["permission"]);
    }

    [Fact]
    public async Task Persons_who_are_found_to_be_one_count_as_one()
    {
        var user = Done(await PersonActions.RecordAsync(new() { Name = "Invented Tessa Plankton" }, _open, default));
        await RecordedAsync(Draft with { User = user.Token, From = "2026-03-20 20:00", Until = "2026-03-20 23:00", Given = "2026-02-20" });
        var outcome = await TenActions.RecordAsync(Draft with { User = user.Token, From = "2026-03-21 20:00", Until = "2026-03-21 23:00" }, WhenBroken.Refuse, _open, default);
        Fields(outcome).ShouldBe(["from", "as-received"]);
    }

    [Fact]
    public async Task A_token_and_a_venue_that_are_not_on_file_are_both_named() =>
        Fields(await TenActions.RecordAsync(Draft with { User = "P-00000", Venue = "nowhere" }, WhenBroken.Refuse, _open, default)).ShouldBe(["venue", "user"]);

    [Fact]
    public async Task An_amendment_holds_the_limits_anew_and_keeps_before_and_after()
    {
        var kept = await RecordedAsync(Draft);
        var was = TenRules.DraftOf(kept.Ten, House.Clock) with { Venue = kept.Ten.Venue!.Value.ToString("D") };
        Fields(await TenActions.AmendAsync(kept, was with { People = "900" }, ("typed wrong", WhenBroken.Refuse), _open, default)).ShouldBe(["people", "as-received"]);
        Fields(await TenActions.AmendAsync(kept, was with { People = "90" }, ("", WhenBroken.Refuse), _open, default)).ShouldBe(["why"]);
        Done(await TenActions.AmendAsync(kept, was with { People = "90" }, ("typed wrong", WhenBroken.Refuse), _open, default));
        var now = Done(await TenActions.FindAsync(kept.Ten.Id.ToString("D")[..13], _open, default));
        (now.Ten.People, now.Record.Version).ShouldBe((90, 2));
    }

    [Fact]
    public async Task A_notice_taken_off_the_file_counts_against_nobody()
    {
        var kept = await RecordedAsync(Draft);
        Done(await TenActions.WithdrawAsync(kept, "recorded twice", _open, default));
        (await TenActions.AllAsync(_open, default)).ShouldBeEmpty();
        var again = Done(await TenActions.FindAsync(kept.Ten.Id.ToString("D"), _open, default));
        Fields(await TenActions.WithdrawAsync(again, "again", _open, default)).ShouldBe(["id"]);
    }

    [Fact]
    public async Task The_premises_file_has_it_in_its_timeline()
    {
        await RecordedAsync(Draft);
        var venue = Done(await VenueActions.FindAsync("rope", _open, default));
        (await PremisesActions.TimelineAsync(venue, _open, default)).Single(e => e.Thing == "ten").Words
            .ShouldBe("TEN (standard) to 2026-03-15 02:00, 300 people; received");
    }

    private async Task<List<string>> Lines() => [.. (await TenActions.DueAsync(new(new(2026, 3, 14)), _open, default)).Select(r => r.Text)];
}

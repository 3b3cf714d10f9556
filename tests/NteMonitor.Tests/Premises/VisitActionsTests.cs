using NodaTime;
using NteMonitor.Access;
using NteMonitor.Premises;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Premises;

public sealed class VisitActionsTests : IDisposable
{
    private static readonly VisitDraft Night = new()
    {
        When = "2215",
        Kind = "night",
        SpokenTo = "manager",
        Name = "Vera Invented",
        Checks = [new("2.4", "broken: one of two had left"), new("2.10", "met")],
        Note = "Vera Invented was civil.",
        FollowUp = "2026-03-28",
    };

    private readonly OpenDesk _open = new();

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task A_visit_is_on_file_with_its_names_sealed()
    {
        var kept = await RecordedAsync(Night);
        kept.Visit.Checks.Count.ShouldBe(2);
        (await BodiesAsync()).ShouldAllBe(b => !b.Contains("Vera"));
        (await VisitActions.OpenAsync(kept, _open, default)).Opened.Text("narrative").ShouldBe("Vera Invented was civil.");
        (await VisitActions.OpenAsync(kept, _open.As(Role.Pubwatch), default)).Opened.Personal.ShouldBeNull();
        (await _open.Desk.Store.RecordsByPrefixAsync("visit", kept.Visit.Id.ToString("N"), default)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_visit_that_is_refused_leaves_nothing()
    {
        var venue = await HeronAsync();
        var before = await BodiesAsync();
        Fields(await VisitActions.RecordAsync(new(venue), Night with { Checks = [new("9.9", "met")], DoorStaff = "2", Badges = "3", FollowUp = "2026-03-01" }, null, _open, default))
            .ShouldBe(["condition 9.9", "badges", "followUp"], ignoreOrder: true);
        (await BodiesAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData(Role.Warden)]
    [InlineData(Role.Pastor)]
    [InlineData(Role.Pubwatch)]
    [InlineData(Role.Police)]
    [InlineData(Role.Assessor)]
    public async Task Only_an_officer_or_an_admin_keeps_visits_and_checks(Role role)
    {
        var kept = await RecordedAsync(Night);
        var venue = await HeronAsync();
        var other = _open.As(role);
        Fields(await VisitActions.RecordAsync(new(venue), Night, null, other, default)).ShouldBe(["permission"]);
        Fields(await VisitActions.AmendAsync(kept, Night, new("typing error"), other, default)).ShouldBe(["permission"]);
        Fields(await VisitActions.WithdrawAsync(kept, "twice", other, default)).ShouldBe(["permission"]);
        Fields(await VisitActions.DoneAsync(kept, "seen", other, default)).ShouldBe(["permission"]);
        Fields(await VisitActions.CheckAsync(venue, new("2.4", "met"), "", other, default)).ShouldBe(["permission"]);
    }

    [Fact]
    public async Task A_follow_up_waits_until_a_later_visit_follows_it_up()
    {
        var first = await RecordedAsync(Night);
        (await VisitActions.DueAsync(new(new(2026, 3, 27)), _open, default)).ShouldBeEmpty();
        (await DueAsync()).ShouldBe(["The Gilded Heron: follow-up of the visit of Sat 14 Mar 2026 was due 2 days ago"]);
        _open.Now += Duration.FromDays(14);
        var second = Done(await VisitActions.RecordAsync(new(await HeronAsync(), first), Night with { Kind = "follow-up", FollowUp = "", Checks = [new("2.4", "met")] }, null, _open, default));
        (await DueAsync()).ShouldBeEmpty();
        (await VisitActions.VisitAsync(first.Visit.Id, _open, default))!.Visit.FollowedUp.ShouldBe(second.Visit.On);
        Done(await VisitActions.WithdrawAsync(second, "wrong venue", _open, default));
        (await DueAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_follow_up_is_settled_once_and_with_a_reason()
    {
        var kept = await RecordedAsync(Night);
        Fields(await VisitActions.DoneAsync(kept, " ", _open, default)).ShouldBe(["why"]);
        kept = Done(await VisitActions.DoneAsync(kept, "photographs sent in", _open, default));
        kept.Visit.IsOpen.ShouldBeFalse();
        Fields(await VisitActions.DoneAsync(kept, "again", _open, default)).ShouldBe(["visit"]);
    }

    [Fact]
    public async Task What_is_sealed_stays_when_something_else_is_amended_and_goes_when_it_is_emptied()
    {
        var kept = await RecordedAsync(Night);
        kept = Done(await VisitActions.AmendAsync(kept, Night with { When = "2026-03-14 2215", DoorStaff = "2" }, new("counted from the footage"), _open, default));
        (kept.Version, kept.Visit.Door).ShouldBe((2, new DoorCount(2, null)));
        (await VisitActions.OpenAsync(kept, _open, default)).Opened.Text("name").ShouldBe("Vera Invented");
        kept = Done(await VisitActions.AmendAsync(kept, Night with { When = "2026-03-14 2215", DoorStaff = "2", Name = "", Note = "" }, new("not needed"), _open, default));
        (await VisitActions.OpenAsync(kept, _open, default)).Opened.Text("name").ShouldBeNull();
    }

    [Fact]
    public async Task An_amendment_of_nothing_writes_nothing()
    {
        var kept = await RecordedAsync(Night);
        var before = await BodiesAsync();
        Done(await VisitActions.AmendAsync(kept, Night with { When = "2026-03-14 2215" }, new("looked through"), _open, default)).Version.ShouldBe(1);
        (await BodiesAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_withdrawn_visit_counts_for_nothing()
    {
        var kept = await RecordedAsync(Night);
        (await StateAsync("2.4")).State.ShouldBe(Finding.Broken);
        Done(await VisitActions.WithdrawAsync(kept, "wrong venue", _open, default));
        (await StateAsync("2.4")).State.ShouldBe(Finding.NotChecked);
        (await FileAsync(_open)).Visits.ShouldBeEmpty();
        (await DueAsync()).ShouldBeEmpty();
        Fields(await VisitActions.WithdrawAsync((await VisitActions.VisitAsync(kept.Visit.Id, _open, default))!, "again", _open, default)).ShouldBe(["visit"]);
    }

    [Fact]
    public async Task A_condition_checked_alone_changes_its_state_until_the_check_is_withdrawn()
    {
        await RecordedAsync(Night);
        _open.Now += Duration.FromDays(1);
        var check = Done(await VisitActions.CheckAsync(await HeronAsync(), new("2.4", "met"), "", _open, default));
        (await StateAsync("2.4")).ShouldSatisfyAllConditions(s => s.State.ShouldBe(Finding.Met), s => (s.Broken, s.Checks).ShouldBe((1, 2)), s => s.Source.ShouldBe(check.Id));
        var record = (await _open.Desk.Store.RecordAsync(check.Id, default))!;
        Done(await VisitActions.WithdrawCheckAsync(record, "of another venue", _open, default));
        (await StateAsync("2.4")).State.ShouldBe(Finding.Broken);
        Fields(await VisitActions.CheckAsync(await HeronAsync(), new("9.9", "met"), "", _open, default)).ShouldBe(["condition 9.9"]);
    }

    [Fact]
    public async Task A_varied_condition_says_that_its_check_was_of_an_earlier_wording()
    {
        await RecordedAsync(Night);
        Done(await VenueActions.ConditionAsync(await HeronAsync(), new("2.4", "Four door staff from 21:00", "crime"), "review", _open, default));
        (await StateAsync("2.4")).OtherWording.ShouldBeTrue();
    }

    [Fact]
    public async Task A_role_that_may_read_the_log_alone_sees_the_licence_and_nothing_of_the_file()
    {
        await RecordedAsync(Night);
        var file = await FileAsync(_open.As(Role.Pubwatch));
        (file.IsWhole, file.Visits.Count, file.People).ShouldBe((false, 0, null));
        file.Conditions.ShouldAllBe(c => c.State == Finding.NotChecked);
        file.Timeline.Select(e => e.Thing).Distinct().ShouldBe(["licence"]);
        (await VisitActions.DueAsync(new(new(2026, 4, 1)), _open.As(Role.Pubwatch), default)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"on":"2026-03-14"}""")]
    [InlineData("""{"by":1,"kind":"night","on":"2026-03-14","venue":"nobody"}""")]
    [InlineData("""{"by":"l01","checks":[null],"kind":"night","on":"2026-03-14","venue":"00000000-0000-0000-0000-000000000001"}""")]
    public async Task A_visit_of_another_shape_from_elsewhere_hides_nothing(string body)
    {
        await RecordedAsync(Night);
        var desk = _open.Desk;
        await desk.Store.AppendAsync(new([new(desk.NewId(), "visit.recorded", desk.NewId(), null, body), new(desk.NewId(), "check.recorded", desk.NewId(), null, body)], desk.Stamp()), default);
        (await FileAsync(_open)).Visits.Count.ShouldBe(1);
        (await VisitActions.VisitsAsync(new(VisitActions.Thing), _open, default)).Count.ShouldBe(1);
        (await DueAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_file_made_anew_from_the_journal_is_the_same()
    {
        var first = await RecordedAsync(Night);
        await VisitActions.RecordAsync(new(await HeronAsync(), first), Night with { FollowUp = "+7" }, null, _open, default);
        await VisitActions.CheckAsync(await HeronAsync(), new("2.10", "broken: pint glasses"), "", _open, default);
        var before = string.Join('\n', PremisesScreen.Lines(await FileAsync(_open), _open));
        await _open.Desk.Store.RebuildAsync(default);
        string.Join('\n', PremisesScreen.Lines(await FileAsync(_open), _open)).ShouldBe(before);
    }

    private async Task<IReadOnlyList<string>> DueAsync() => [.. (await VisitActions.DueAsync(new(new(2026, 3, 30)), _open, default)).Select(r => r.Text)];

    private async Task<ConditionState> StateAsync(string number) => (await FileAsync(_open)).Conditions.Single(c => c.Condition.Number == number);

    private async Task<PremisesFile> FileAsync(Desk desk) => await PremisesActions.OpenAsync(await HeronAsync(), desk, default);

    private async Task<KeptVisit> RecordedAsync(VisitDraft draft) => Done(await VisitActions.RecordAsync(new(await HeronAsync()), draft, null, _open, default));

    private async Task<KeptVenue> HeronAsync()
    {
        if (await _open.Desk.Store.VenuesAsync(default) is [var there])
        {
            return there;
        }

        await VenueActions.AddAsync(new() { Name = "The Gilded Heron", Kind = "pub", Code = "heron", Capacity = "180" }, null, _open, default);
        foreach (var (number, text) in new[] { ("2.4", "Two door staff from 21:00"), ("2.10", "Plastic glasses after 23:00") })
        {
            Done(await VenueActions.ConditionAsync((await _open.Desk.Store.VenuesAsync(default))[0], new(number, text, "crime", new LocalDate(2026, 1, 1)), "review", _open, default));
        }

        return (await _open.Desk.Store.VenuesAsync(default))[0];
    }

    private async Task<IReadOnlyList<string>> BodiesAsync()
    {
        List<string> bodies = [];
        await foreach (var entry in _open.Desk.Store.EntriesAsync(new(), default))
        {
            bodies.Add(entry.Body);
        }

        return bodies;
    }

    private static IEnumerable<string> Fields<T>(Outcome<T> outcome) => ((Outcome<T>.Refused)outcome).Reasons.Select(r => r.Field);

    private static T Done<T>(Outcome<T> outcome) => outcome is Outcome<T>.Done(var value) ? value : throw new InvalidOperationException(Outcome.Said(((Outcome<T>.Refused)outcome).Reasons));
}

using NteMonitor.Access;
using NteMonitor.Premises;
using NteMonitor.Pubwatch;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Premises;

/// <summary>What the premises file says of Pubwatch, and to whom.</summary>
public sealed class PubwatchInFileTests : IDisposable
{
    private readonly OpenDesk _open = new();

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task The_file_has_the_membership_and_the_meetings_it_came_to_or_missed()
    {
        var file = await PremisesActions.OpenAsync(await HeronAsync(), _open, default);
        file.Pubwatch.ShouldBe(["member of Inventon Pubwatch since Thu 1 Jan 2026; came to 1 of 2 meetings, 0 with an apology"]);
        file.Timeline.Where(e => e.Thing == "pubwatch").Select(e => e.Words).ShouldBe(["meeting of Inventon Pubwatch: did not come", "meeting of Inventon Pubwatch: came"]);
    }

    [Fact]
    public async Task A_role_that_may_not_read_pubwatch_has_not_tried_to_and_sees_nothing_of_it()
    {
        var venue = await HeronAsync();
        var before = await CountAsync();
        var file = await PremisesActions.OpenAsync(venue, _open.As(Role.Pastor), default);
        (file.IsWhole, file.Pubwatch.Count, file.Timeline.Count(e => e.Thing == "pubwatch")).ShouldBe((true, 0, 0));
        (await CountAsync()).ShouldBe(before);
    }

    private async Task<KeptVenue> HeronAsync()
    {
        Done(await VenueActions.AddAsync(new() { Name = "The Gilded Heron", Kind = "pub", Code = "heron" }, null, _open, default));
        Done(await VenueActions.AddAsync(new() { Name = "The Copper Kettle", Kind = "pub", Code = "kettle" }, null, _open, default));
        Done(await PubwatchActions.AddSchemeAsync(new() { Name = "Inventon Pubwatch" }, null, _open, default));
        foreach (var code in new[] { "heron", "kettle" })
        {
            Done(await PubwatchActions.AddMemberAsync(("Inventon Pubwatch", code), new("2026-01-01", ""), null, _open, default));
        }

        foreach (var (on, present) in new[] { ("2026-02-01", "heron"), ("2026-03-01", "kettle") })
        {
            var meeting = Done(await PubwatchActions.AddMeetingAsync("Inventon Pubwatch", new() { On = on }, null, _open, default));
            Done(await PubwatchActions.AttendAsync(meeting, ([present], []), null, _open, default));
        }

        return (await _open.Desk.Store.VenuesAsync(default)).Single(v => v.Venue.Code == "heron");
    }

    private async Task<int> CountAsync()
    {
        var count = 0;
        await foreach (var entry in _open.Desk.Store.EntriesAsync(new(), default))
        {
            count++;
        }

        return count;
    }

    private static T Done<T>(Outcome<T> outcome) => outcome is Outcome<T>.Done(var value) ? value : throw new InvalidOperationException(Outcome.Said(((Outcome<T>.Refused)outcome).Reasons));
}

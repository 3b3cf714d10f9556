using NodaTime;
using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Journal;

namespace NteMonitor.Tests.Journal;

public class MergeTests
{
    [Theory]
    [InlineData(Role.Officer, 0)]
    [InlineData(Role.Admin, 1)]
    public async Task Entries_under_the_store_s_own_id_that_it_does_not_have_are_for_an_admin_to_take(Role role, int added)
    {
        using var whole = new OpenDesk();
        using var restored = new OpenDesk();
        foreach (var open in new[] { whole, restored })
        {
            (await IncidentActions.RecordAsync(new() { Place = "Quay Steps", Category = "assault" }, null, open, default)).ShouldBeOfType<Outcome<RecordedIncident>.Done>();
        }

        whole.Now += Duration.FromMinutes(1);
        (await IncidentActions.RecordAsync(new() { Place = "Quay Steps", Category = "noise" }, null, whole, default)).ShouldBeOfType<Outcome<RecordedIncident>.Done>();
        List<string> lines = [];
        await JournalActions.ExportAsync(whole.As(Role.Admin), [new()], lines.Add, WithSealed.Yes, default);

        var outcome = await JournalActions.MergeAsync(restored.As(role), lines, default);
        (outcome is Outcome<MergeCount>.Done(var count) ? count.Added : 0).ShouldBe(added);
        (outcome is Outcome<MergeCount>.Refused(var why) ? why[0].Field : "").ShouldBe(added == 1 ? "" : AccessRules.NotPermitted);
    }
}

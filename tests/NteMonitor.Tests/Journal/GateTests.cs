using System.CommandLine;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Import;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Premises;
using NteMonitor.Snapshots;
using NteMonitor.Venues;
using NteMonitor.Zones;

namespace NteMonitor.Tests.Journal;

public class GateTests
{
    [Theory]
    [InlineData(Role.Assessor, "log fight", "record-incident")]
    [InlineData(Role.Assessor, "log fight --dry-run", "record-incident")]
    [InlineData(Role.Assessor, "incident list", "read-log")]
    [InlineData(Role.Assessor, "incident show 0195", "read-log")]
    [InlineData(Role.Assessor, "incident amend 0195 --severity 3", "read-log")]
    [InlineData(Role.Assessor, "venue list", "read-log")]
    [InlineData(Role.Assessor, "venue show heron", "read-log")]
    [InlineData(Role.Pubwatch, "venue file heron", "read-premises")]
    [InlineData(Role.Pubwatch, "venue conditions", "read-premises")]
    [InlineData(Role.Warden, "venue check heron 2.1 met", "keep-premises")]
    [InlineData(Role.Pubwatch, "visit list", "read-premises")]
    [InlineData(Role.Pubwatch, "visit show 0195", "read-premises")]
    [InlineData(Role.Pubwatch, "visit checklist heron", "read-premises")]
    [InlineData(Role.Warden, "visit record heron --kind night", "keep-premises")]
    [InlineData(Role.Police, "visit amend 0195 --why mistake", "keep-premises")]
    [InlineData(Role.Police, "visit done 0195 --why mistake", "keep-premises")]
    [InlineData(Role.Police, "visit withdraw 0195 --why mistake", "keep-premises")]
    [InlineData(Role.Warden, "venue add Lantern", "keep-venues")]
    [InlineData(Role.Assessor, "zone list", "read-log")]
    [InlineData(Role.Assessor, "zone show core", "read-log")]
    [InlineData(Role.Assessor, "journal tail", "read-log")]
    [InlineData(Role.Assessor, "journal verify", "read-log")]
    [InlineData(Role.Assessor, "journal conflicts", "read-log")]
    [InlineData(Role.Police, "journal export", "keep-journal")]
    [InlineData(Role.Police, "journal export --to x.jsonl", "keep-journal")]
    [InlineData(Role.Warden, "journal rebuild", "keep-journal")]
    [InlineData(Role.Warden, "snapshot take --from 2026-03-01 --to 2026-03-02", "take-snapshot")]
    [InlineData(Role.Pubwatch, "import police x.csv", "import")]
    [InlineData(Role.Pubwatch, "import venues x.csv", "keep-venues")]
    [InlineData(Role.Pubwatch, "import incidents x.csv", "import")]
    [InlineData(Role.Assessor, "import mapping list", "read-log")]
    public async Task What_a_role_may_not_exits_4_and_is_journaled_once(Role role, string line, string act)
    {
        using var open = new OpenDesk();
        var answer = await RunAsync(line, open.As(role));
        answer.Exit.ShouldBe(4);
        var entry = (await AllAsync(open.Desk.Store)).ShouldHaveSingleItem();
        (entry.Kind, entry.Actor, entry.Role, entry.Body).ShouldBe((Gate.Kind, "l01", AccessRules.Word(role), $$"""{"act":"{{act}}"}"""));
        (await JournalActions.VerifyAsync(open.Desk.Store, default)).Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("snapshot list")]
    [InlineData("journal verify")]
    public async Task What_a_role_may_leaves_no_entry(string line)
    {
        using var open = new OpenDesk();
        (await RunAsync(line, open.As(Role.Pubwatch))).Exit.ShouldBe(0);
        (await AllAsync(open.Desk.Store)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Refused_actions_do_not_disturb_rebuilding_or_merging()
    {
        using var open = new OpenDesk();
        await RunAsync("log fight", open.As(Role.Assessor));
        await RunAsync("log \"2315 @market fight\"", open);
        (await open.Desk.Store.RebuildAsync(default)).ShouldBe(2);
        (await JournalActions.ConflictsAsync(open.Desk.Store, default)).ShouldBeEmpty();
        List<string> lines = [];
        await JournalActions.ExportAsync(open, [new()], lines.Add, WithSealed.Yes, default);
        (await JournalActions.MergeAsync(open, lines, default)).ShouldBe(Outcome.Done(new MergeCount(2, 0, 2)));
    }

    private static async Task<Answer> RunAsync(string line, Desk desk)
    {
        var venues = VenueCommand.Create();
        foreach (var verb in PremisesCommand.Create())
        {
            venues.Subcommands.Add(verb);
        }

        var root = new RootCommand
        {
            Subcommands = { IncidentCommand.Log(), IncidentCommand.Create(), venues, VisitCommand.Create(), ZoneCommand.Create(), JournalCommand.Create(), SnapshotCommand.Create(), ImportCommand.Create() },
        };
        var parsed = root.Parse(line);
        parsed.Errors.ShouldBeEmpty();
        return await ((Verb)parsed.CommandResult.Command).Act(parsed, desk, default);
    }

    private static async Task<List<Entry>> AllAsync(IStore store)
    {
        List<Entry> all = [];
        await foreach (var entry in store.EntriesAsync(new(), default))
        {
            all.Add(entry);
        }

        return all;
    }
}

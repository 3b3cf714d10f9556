using System.CommandLine;
using System.Text;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Storage;
using NteMonitor.Tests.Common;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Incidents;

/// <summary>A desk over a store of its own, in the town of <see cref="Evening"/>.</summary>
internal sealed class IncidentDesk : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nte-incidents-").FullName;
    private readonly SqliteStore _store;
    private int _ids;

    private IncidentDesk(Role role)
    {
        _store = SqliteStore.Create(Path.Combine(_folder, "t.db"), new("X99000001", Times.London, House.Reference.Flags), new Guid("01890000-0000-7000-8000-0000000000ff"));
        Desk = new(_store, new("X99000001", "Inventon", Times.London, [new("purple-flag", "Purple Flag 17:00-06:00", new(17, 0), new(6, 0))]), House.Reference, "w07", role)
        {
            Now = () => Evening.Now,
            NewId = NextId,
            Files = new TypedFiles(),
            Schedule = House.Schedule,
        };
    }

    public Desk Desk { get; }

    public static async Task<IncidentDesk> OpenAsync(Role role = Role.Warden)
    {
        var desk = new IncidentDesk(role);
        await desk._store.AppendAsync(
            new([.. new[] { Evening.Heron, Evening.Rope }.Select(v => new NewEntry(desk.NextId(), "venue.added", v.Id, null, CanonicalJson.Write(VenueJson.Write(v))))], desk.Desk.Stamp()), default);
        return desk;
    }

    /// <summary>The same desk with another person at it.</summary>
    public Desk As(Role role) => Desk with { Role = role };

    public async Task<Account> LogAsync(string line) => await AccountAsync((await RecordAsync(line)).ShouldBeOfType<Outcome<RecordedIncident>.Done>().Value.Incident.Id);

    public async Task<Outcome<RecordedIncident>> RecordAsync(string line) =>
        await IncidentActions.RecordAsync(OneLine.Read(line, await IncidentActions.AgainstAsync(Desk, default)).Draft, null, Desk, default);

    public async Task<Account> AccountAsync(Guid id) => (await _store.IncidentAsync(id, default)).ShouldNotBeNull();

    public async Task<IncidentDraft> DraftAsync(Account account) => IncidentRules.DraftOf(
        account.Incident, await IncidentActions.NarrativeAsync(account, _store, default), await IncidentActions.AgainstAsync(Desk, default));

    public async Task<IReadOnlyList<Entry>> EntriesAsync(Guid subject) => await JournalActions.AllAsync(_store, subject, default);

    public async Task<long> EventsAsync() => (await _store.CountAsync(new() { EventsOnly = true }, [], default)).Sum(c => c.Count);

    /// <summary>Runs a command line as the shell would.</summary>
    public Task<Answer> RunAsync(params string[] words) => RunAsync(Desk.Role, words);

    /// <summary>Runs a command line as the shell would for somebody else.</summary>
    public async Task<Answer> RunAsync(Role role, params string[] words)
    {
        var root = new RootCommand { Subcommands = { IncidentCommand.Log(), IncidentCommand.Create() } };
        var parsed = root.Parse(words);
        parsed.Errors.ShouldBeEmpty();
        return await ((Verb)parsed.CommandResult.Command).Act(parsed, As(role), default);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Ids in a row, so that what is printed is the same in every run; the first digits differ as they do over years.</summary>
    private Guid NextId() => new($"{0x01890000 + (++_ids * 0x10000):x8}-0000-7000-8000-000000000000");

    /// <summary>Standard input with a line typed on it, and one file.</summary>
    private sealed class TypedFiles : IFiles
    {
        public Stream Open(string path) => new MemoryStream(Encoding.UTF8.GetBytes(path == "-" ? "2315 heron refusal \"typed and not in the history\"\n" : "a picture"));

        public TextReader OpenText(string path) => new StreamReader(Open(path));

        public TextWriter Create(string path) => throw new FileTroubleException(path, "Nothing is written here.", "");

        public long? Size(string path) => null;

        public Stream? Shipped(string name) => null;

        public void Line(string text)
        {
            // Nothing prints line by line here.
        }

        public void Progress(string what, double share)
        {
            // Nothing here takes long.
        }
    }
}

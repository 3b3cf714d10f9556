using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.People;
using NteMonitor.Pubwatch;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Pubwatch;

/// <summary>A store with a scheme of five members and one invented person.</summary>
internal sealed class Watch : IDisposable
{
    public const string Name = "Quillon Nevermade";

    private readonly Dictionary<string, string> _written = new(StringComparer.Ordinal);

    public Watch(int machine = 0x0195_0000) => Open = new(machine);

    public OpenDesk Open { get; }

    public Desk Secretary => Sitting("pw1", Role.Pubwatch);

    public Desk Officer => Sitting("ofc1", Role.Officer);

    public string Token { get; private set; } = "";

    public IReadOnlyDictionary<string, string> Written => _written;

    public Desk Sitting(string actor, Role role) => Open.Desk with { Actor = actor, Role = role, Files = new SeedFiles(_written) };

    public async Task<Watch> BegunAsync()
    {
        foreach (var name in new[] { "Heron", "Kettle", "Anvil", "Oar", "Whistle", "Stranger" })
        {
            Done(await VenueActions.AddAsync(new() { Name = "The " + name, Code = name.ToLowerInvariant(), Kind = "pub" }, null, Officer, default));
        }

        Done(await PubwatchActions.AddSchemeAsync(new() { Name = "Inventon Pubwatch", Quorum = "3", Terms = "3,6,12", Contact = "The Secretary, Inventon Pubwatch" }, null, Secretary, default));
        foreach (var code in new[] { "heron", "kettle", "anvil", "oar", "whistle" })
        {
            Done(await PubwatchActions.AddMemberAsync(("", code), new("2024-01-01", ""), null, Secretary, default));
        }

        Token = Done(await PersonActions.RecordAsync(new() { Name = Name }, Secretary, default)).Token;
        return this;
    }

    public BanDraft Wish => new() { Person = Token, Venue = "heron", Behaviour = "assault", Months = "3", Reason = "pushed a member of staff" };

    public async Task<Guid> ProposedAsync() => Done(await PubwatchActions.ProposeAsync(Wish, null, Secretary, default)).File.Case.Id;

    public async Task<BanFile> VotedAsync(Guid id, params string[] votes)
    {
        foreach (var vote in votes)
        {
            Done(await PubwatchActions.VoteAsync(id, (vote.Split('=')[0], vote.Split('=')[1], "", ""), null, Secretary, default));
        }

        return Done(await PubwatchActions.FindAsync(id.ToString(), Secretary, default));
    }

    public async Task<BanFile> ActiveAsync()
    {
        var id = await ProposedAsync();
        await VotedAsync(id, "heron=for", "kettle=for", "anvil=against");
        Done(await PubwatchActions.DecideAsync(id, ("", "", ""), null, Secretary, default));
        return Done(await PubwatchActions.SentAsync(id, ("", "by hand", "ban"), null, Secretary, default));
    }

    public void Dispose() => Open.Dispose();

    public static T Done<T>(Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done(var value) => value,
        Outcome<T>.Refused(var why) => throw new InvalidOperationException(Outcome.Said(why)),
        _ => throw new InvalidOperationException("An outcome is done or refused."),
    };

    /// <summary>The shipped seed, and files that are kept in memory.</summary>
    private sealed class SeedFiles(Dictionary<string, string> written) : IFiles
    {
        public Stream Open(string path) => throw new FileTroubleException(path, "There are no files here.", "");

        public TextReader OpenText(string path) => written.TryGetValue(path, out var text) ? new StringReader(text) : throw new FileTroubleException(path, "There is no such file.", "");

        public TextWriter Create(string path) => new Kept(path, written);

        public long? Size(string path) => null;

        public Stream? Shipped(string name) => Path.Combine(House.Root, "seed", name) is var path && File.Exists(path) ? File.OpenRead(path) : null;

        public void Line(string text)
        {
        }

        public void Progress(string what, double share)
        {
        }
    }

    private sealed class Kept(string path, Dictionary<string, string> written) : StringWriter
    {
        protected override void Dispose(bool disposing)
        {
            written[path] = ToString();
            base.Dispose(disposing);
        }
    }
}

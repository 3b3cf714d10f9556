namespace NteMonitor.EndToEnd.Ssh;

/// <summary>What a stolen key might send. None of it gets anything: no file, no other role, no other store, no key pressed in somebody's terminal.</summary>
public sealed class HostileTests(SshServer server) : IClassFixture<SshServer>
{
    private const string Escapes = "\u001b]52;c;ZXZpbA==\u0007 \u001b]0;title\u0007 \u001b[2J\u001b[31m \u009b31m \u0090q\u009c \r\b\u007f \u202eevil\u202c";

    private readonly string _canary = $"canary-{Guid.NewGuid():N}";

    /// <summary>One try: who sends what, with what on standard input and in the environment, and the status that it ends with.</summary>
    public sealed record Try(string Name, int Exit, string Command, string Input = "", string Set = "", string Person = "ofc1")
    {
        public override string ToString() => Name;
    }

    private static readonly Try[] All =
    [
        new("quotation marks of both kinds", 0, "log \"2315 @market fight it's \\\"so\\\"\""),
        new("a quotation mark left open", 2, "log \"2315 @market fight"),
        new("a semicolon", 0, "log 2315 @market fight ; touch CANARY"),
        new("two ampersands", 0, "log 2315 @market fight && touch CANARY"),
        new("one ampersand", 0, "log 2315 @market fight & touch CANARY"),
        new("two bars", 0, "log 2315 @market fight || touch CANARY"),
        new("a pipe", 0, "log 2315 @market fight | tee CANARY"),
        new("backticks", 0, "log 2315 @market fight `touch CANARY`"),
        new("a command in dollar and parentheses", 0, "log 2315 @market fight $(touch CANARY)"),
        new("a variable", 0, "log 2315 @market fight ${HOME} $PATH"),
        new("output sent to a file", 0, "log 2315 @market fight > CANARY"),
        new("output added to a file", 0, "log 2315 @market fight >> CANARY 2>&1"),
        new("input from a file", 0, "log 2315 @market fight < /etc/passwd"),
        new("a glob and a home", 0, "log 2315 @market fight * ~root ?"),
        new("a newline and a command", 2, "log 2315 @market fight\ntouch CANARY"),
        new("a newline between quotation marks", 2, "log \"2315 @market fight\ntouch CANARY\""),
        new("a carriage return", 2, "log 2315 @market fight\rtouch CANARY"),
        new("a vertical tab", 2, "log\u000b2315"),
        new("NUL on standard input", 0, "log -", "2315 @market fight \"a\0b\"\n"),
        new("another user", 4, "--as keeper user list"),
        new("another user with an equals sign", 4, "--as=keeper user list"),
        new("another user with a colon", 4, "user list --as:keeper"),
        new("another user at the end", 4, "log 2315 @market fight --as keeper"),
        new("another user after two lines", 4, "log -- --as keeper"),
        new("another user in quotation marks", 4, "log 2315 @market fight \"--as\" keeper"),
        new("another store", 4, "--store sqlite:CANARY log 2315 @market fight"),
        new("another store shortened", 4, "incident list --sto=CANARY"),
        new("other settings", 4, "--config /etc/passwd incident list"),
        new("another clock", 4, "log 2315 @market fight --now 2020-01-01T00:00:00Z"),
        new("a new store", 4, "init"),
        new("a file of arguments", 2, "@/etc/passwd"),
        new("a file of arguments after a command", 0, "log 2315 @/etc/passwd fight"),
        new("a directive", 4, "[diagram] incident list"),
        new("terminal commands in the command", 2, $"log 2315 @market fight \"{Escapes}\""),
        new("terminal commands in a note", 0, "log -", $"2315 @market fight \"{Escapes}\"\n"),
        new("terminal commands in the name of a place", 0, "log -", "2315 @\"\u001b]0;x\u0007 \u009b2J corner\" fight\n"),
        new("marks that turn writing round", 0, "log 2315 @market fight \"\u202e\u2066gpj.exe\u2069\u200f\""),
        new("marks that turn writing round in what is refused", 1, "incident list --venue \u202eevil"),
        new("a line that is too long", 2, $"log 2315 @market fight {new string('x', 9000)}"),
        new("ten thousand words", 2, $"log {string.Concat(Enumerable.Repeat("a ", 10_000))}"),
        new("a megabyte on standard input", 1, "log -", $"2315 @market fight \"{new string('x', 1 << 20)}\"\n"),
        new("a megabyte as a note", 1, "incident record --place market --category assault --when 2315 --note -", new string('x', 1 << 20)),
        new("a store in the environment", 0, "venue list", Set: "NTE_store=sqlite:CANARY"),
        new("a role in the environment", 4, "user list", Set: "NTE_roles__ofc1=admin"),
        new("a user in the environment", 4, "user list", Set: "USER=keeper"),
        new("a folder of settings in the environment", 0, "venue list", Set: "XDG_CONFIG_HOME=/tmp/CANARY"),
        new("a folder of state in the environment", 2, "no such command", Set: "XDG_STATE_HOME=/tmp/CANARY"),
        new("a home in the environment", 0, "venue list", Set: "HOME=/tmp/CANARY"),
        new("a terminal's name that is a path", 0, "venue list", Set: "TERM=../../x"),
        new("a library in the environment", 0, "venue list", Set: "LD_PRELOAD=/tmp/CANARY.so"),
        new("a hook of the runtime in the environment", 0, "venue list", Set: "DOTNET_STARTUP_HOOKS=/tmp/CANARY.dll"),
        new("a command in the environment", 0, "venue list", Set: "SSH_ORIGINAL_COMMAND=user list"),
        new("the password file attached", 4, "incident attach ID /etc/passwd"),
        new("a file above attached", 4, "incident attach ID ../../ssh/keeper"),
        new("the password file imported", 4, "import police /etc/passwd"),
        new("the password file as a table of counts", 4, "emro evaluate --counts /etc/passwd", Person: "ofc1"),
        new("a file above as a series", 4, "emro evaluate --series ../../ssh/nte.config.json", Person: "ofc1"),
        new("terminal commands in a table of counts", 1, "emro evaluate --counts -", $"area,period,count,exposure\n{Escapes},before,{Escapes},1\n"),
        new("a mapping from elsewhere", 4, "import venues - --map ../../ssh/nte.config.json", "name\nx\n"),
        new("an export to elsewhere", 4, "journal export --to /tmp/CANARY"),
        new("an export above", 4, "journal export --to ../CANARY"),
        new("a report above", 1, "snapshot export latest --out ../CANARY.html"),
        new("rejected rows to elsewhere", 4, "import police - --rejects /tmp/CANARY", "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n,x,,,,,,,,,,\n"),
        new("blanks of other scripts", 0, "log 2315 @market fight a\u00a0b\u3000c\u2003d"),
        new("empty words", 2, "\"\" '' log 2315"),
        new("a key of one's own", 4, "user key ofc1 --add - --why mine", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"),
    ];

    public static TheoryData<string> Names => [.. All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_gets_nothing(string name)
    {
        var one = All.Single(t => t.Name == name);
        var command = one.Command.Replace("CANARY", _canary, StringComparison.Ordinal);
        if (command.Contains(" ID ", StringComparison.Ordinal))
        {
            command = command.Replace(" ID ", $" {server.Ssh("w07", "log 2315 @market fight").Out.Split('\n')[0]} ", StringComparison.Ordinal);
        }

        string[] set = one.Set.Length == 0 ? [] : ["-o", $"SetEnv=\"{one.Set.Replace("CANARY", _canary, StringComparison.Ordinal)}\""];
        var run = server.Ssh(one.Person, command, one.Input, set);
        run.Exit.ShouldBe(one.Exit, run.Talk);
        ShouldBeTame(run.Out + run.Talk);
        Canaries().ShouldBeEmpty();
        server.AtServer("journal verify").Exit.ShouldBe(0);
    }

    [Fact]
    public void What_was_typed_cannot_reach_another_users_terminal()
    {
        var id = server.Ssh("w07", "log -", $"2315 @market fight \"{Escapes}\"\n").Out.Split('\n')[0];
        server.AtServer($"venue add 'The {Escapes} Inn' --kind pub").Exit.ShouldBe(1);
        server.AtServer("venue add 'The \u202eevil\u2066 Inn' --kind pub").Exit.ShouldBe(0);
        server.Ssh("ofc1", $"incident show {id}").Out.ShouldContain("\u241b]52;c;");
        foreach (var command in new[] { $"incident show {id}", $"incident show {id} --json", "incident list", "incident list --plain", "incident list --csv", "venue list", "venue list --json", "journal tail" })
        {
            // A terminal of one's own turns each line feed into two characters.
            var shown = server.Ssh("ofc1", command, "", "-tt").Out.Replace("\r\n", "\n", StringComparison.Ordinal);
            ShouldBeTame(command.EndsWith("--plain", StringComparison.Ordinal) ? shown.Replace('\t', ' ') : shown);
        }
    }

    private static void ShouldBeTame(string text) =>
        text.Where(c => (char.IsControl(c) && c is not '\n') || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f')
            .Select(c => $"U+{(int)c:X4}").ShouldBeEmpty();

    /// <summary>Files that a try may have made: in the town's folder, in the home of the account, in the common place for such things.</summary>
    private IEnumerable<string> Canaries() =>
        new[] { server.Town.Home, Path.GetTempPath(), Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) }
            .SelectMany(f => Directory.EnumerateFileSystemEntries(f, $"*{_canary}*", f == server.Town.Home ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly));
}

using System.Diagnostics;

namespace NteMonitor.EndToEnd.Ssh;

/// <summary>People with roles at the far side of a real SSH line.</summary>
public sealed class SshTests(SshServer server) : IClassFixture<SshServer>
{
    [Fact]
    public void One_line_is_logged_and_stands_in_the_journal_under_its_author()
    {
        var run = server.Ssh("w07", "log \"2315 @market fight x2\"");
        run.Exit.ShouldBe(0, run.Talk);
        Guid.TryParse(run.Out.Split('\n')[0], out var id).ShouldBeTrue();
        var shown = server.Ssh("ofc1", $"incident show {id} --json").Json;
        shown["recordedBy"]!.GetValue<string>().ShouldBe("w07");
        Entries("incident.recorded", "w07").ShouldContain("warden");
    }

    [Theory]
    [InlineData("w07", "incident list", 0)]
    [InlineData("w07", "nte venue list --json", 0)]
    [InlineData("p03", "log 2316 @quay noise", 0)]
    [InlineData("ofc1", "journal verify", 0)]
    [InlineData("ofc1", "venue add \"The Paper Lantern\" --kind pub", 0)]
    [InlineData("as1", "snapshot list", 0)]
    [InlineData("keeper", "user list", 0)]
    [InlineData("w07", "", 0)]
    [InlineData("as1", "", 4)]
    [InlineData("w07", "--linear", 0)]
    [InlineData("w07", "--help", 0)]
    [InlineData("w07", "log --help", 0)]
    [InlineData("w07", "log", 2)]
    [InlineData("w07", "no such thing", 2)]
    [InlineData("w07", "user", 2)]
    [InlineData("w07", "init", 4)]
    [InlineData("keeper", "demo", 4)]
    [InlineData("keeper", "config show", 4)]
    [InlineData("keeper", "config", 4)]
    [InlineData("keeper", "completion bash", 4)]
    [InlineData("keeper", "man", 4)]
    [InlineData("keeper", "[suggest:3] inc", 4)]
    public void What_may_be_run_is_run_and_the_rest_is_refused(string person, string command, int exit)
    {
        var run = server.Ssh(person, command);
        run.Exit.ShouldBe(exit, run.Talk);
        (exit == 0 || run.Talk.StartsWith("nte: ", StringComparison.Ordinal)).ShouldBeTrue(run.Talk);
    }

    [Theory]
    [InlineData("w07", "user list", "keep-users")]
    [InlineData("w07", "venue add Lantern --kind pub", "keep-venues")]
    [InlineData("ofc1", "user add eve --role admin", "keep-users")]
    [InlineData("as1", "incident list", "read-log")]
    [InlineData("p03", "journal export", "keep-journal")]
    public void What_a_role_may_not_is_refused_in_words_and_journaled(string person, string command, string act)
    {
        var before = Entries("action.refused", person).Count;
        var run = server.Ssh(person, command);
        (run.Exit, run.Out).ShouldBe((4, ""));
        run.Talk.ShouldContain("may not");
        Entries("action.refused", person).Count.ShouldBe(before + 1);
        server.Town.Sqlite($"SELECT body FROM entry WHERE kind = 'action.refused' AND actor = '{person}' ORDER BY n DESC LIMIT 1").ShouldContain(act);
    }

    [Fact]
    public void Files_go_into_ones_own_folder_and_nothing_is_written_over()
    {
        server.Ssh("ofc1", "journal export --to night.jsonl").Exit.ShouldBe(0);
        var path = Path.Combine(server.Exports, "ofc1/night.jsonl");
        var kept = File.ReadAllText(path);
        kept.ShouldContain("user.added");
        server.Ssh("ofc1", "journal export --to night.jsonl").Exit.ShouldBe(1);
        File.ReadAllText(path).ShouldBe(kept);
        server.Ssh("ofc1", "journal merge night.jsonl").Out.ShouldContain("0 added");
        File.CreateSymbolicLink(Path.Combine(server.Exports, "ofc1/passwd"), "/etc/passwd");
        server.Ssh("ofc1", "journal merge passwd").Exit.ShouldBe(4);
    }

    [Fact]
    public void Standard_input_is_the_session_s_own_and_short()
    {
        server.Ssh("w07", "log -", "2315 @market fight \"a bottle\"\n").Exit.ShouldBe(0);
        server.Ssh("w07", "log -", $"2315 @market fight \"{new string('x', 1 << 20)}\"\n").Talk.ShouldContain("more than 65536 bytes");
        var export = server.Ssh("ofc1", "journal export").Out;
        server.Ssh("ofc1", "journal merge -", export).Exit.ShouldBe(0);
    }

    [Fact]
    public void A_suspended_user_gets_in_nowhere()
    {
        server.AtServer("user suspend p03 --why 'phone lost'").Exit.ShouldBe(0);
        try
        {
            var old = server.Ssh("p03", "log 2315 @market fight");
            (old.Exit, old.Out).ShouldBe((4, ""));
            old.Talk.ShouldContain("The user p03 is suspended.");
            server.Ssh("p03", "").Exit.ShouldBe(4);
            server.WriteKeys();
            server.Ssh("p03", "log 2315 @market fight").Exit.ShouldBe(255);
        }
        finally
        {
            server.AtServer("user resume p03 --why 'phone found'").Exit.ShouldBe(0);
            server.WriteKeys();
        }

        server.Ssh("p03", "log 2315 @market fight").Exit.ShouldBe(0);
    }

    [Fact]
    public void A_file_transfer_gets_nothing()
    {
        var scp = server.Program("scp", "ofc1", "-O", $"{SshServer.Target}:/etc/passwd", Path.Combine(server.Town.Home, "stolen"));
        var modern = server.Program("scp", "ofc1", $"{SshServer.Target}:/etc/passwd", Path.Combine(server.Town.Home, "stolen"));
        var sftp = server.Program("sftp", "ofc1", "-b", "/dev/null", SshServer.Target);
        new[] { scp.Exit, modern.Exit, sftp.Exit }.ShouldAllBe(e => e != 0);
        File.Exists(Path.Combine(server.Town.Home, "stolen")).ShouldBeFalse();
        server.Program("ssh", "ofc1", "-s", SshServer.Target, "sftp").Out.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("-W", "127.0.0.1:22")]
    [InlineData("-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:22")]
    [InlineData("-N", "-o", "ExitOnForwardFailure=yes", "-R", "/tmp/nte-forward.sock:127.0.0.1:22")]
    public void No_door_is_opened_through_the_server(params string[] forward)
    {
        var run = server.Program("ssh", "ofc1", [.. forward, SshServer.Target]);
        (run.Exit, run.Out).ShouldBe((255, ""));
    }

    [Fact]
    public void Agent_and_display_are_not_forwarded()
    {
        var socket = Path.Combine(server.Town.Home, "agent.sock");
        using var agent = Process.Start(new ProcessStartInfo("ssh-agent", ["-D", "-a", socket]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            Patience.Until(() => File.Exists(socket), () => "the agent never came");
            var run = server.Ssh("ofc1", "venue list", "", "-v", "-o", $"IdentityAgent={socket}", "-o", "ForwardAgent=yes", "-o", "ForwardX11=yes", "-o", "ForwardX11Trusted=yes");
            run.Exit.ShouldBe(0);
            server.Log.ShouldContain("agent forwarding disabled");
            run.Talk.ShouldContain("X11 forwarding disabled by key options");
        }
        finally
        {
            agent.Kill();
        }
    }

    [Theory]
    [InlineData("bash -i")]
    [InlineData("sh -c id")]
    [InlineData("/bin/sh")]
    [InlineData("exec sh")]
    [InlineData("sudo id")]
    public void No_shell_is_reached(string command)
    {
        var run = server.Ssh("keeper", command, "id\nexit\n");
        (run.Exit, run.Out).ShouldBe((2, ""));
        run.Talk.ShouldNotContain("uid=");
    }

    private List<string> Entries(string kind, string actor) =>
        [.. server.Town.Sqlite($"SELECT role FROM entry WHERE kind = '{kind}' AND actor = '{actor}'").Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}

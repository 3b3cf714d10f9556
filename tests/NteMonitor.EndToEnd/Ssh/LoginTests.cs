using System.Diagnostics;

namespace NteMonitor.EndToEnd.Ssh;

/// <summary>The monitor through a real SSH line, and lines that drop.</summary>
public sealed class LoginTests(SshServer server) : IClassFixture<SshServer>
{
    /// <summary>Ways to lose a line.</summary>
    public enum Loss
    {
        /// <summary>The program is told that its terminal is gone.</summary>
        HangUp,

        /// <summary>The process that sshd runs for the login dies at once.</summary>
        Kill,

        /// <summary>The client says nothing any more and never comes back.</summary>
        Silence,
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(48, 18)]
    public void A_login_opens_the_monitor_and_an_entry_is_saved(int width, int height)
    {
        using var window = new Window(width, height, server.Login("w07"));
        window.Until("Tonight");
        var corner = $"corner {width}";
        Entry(window, $"@\"{corner}\" assault x2");
        window.Until("Assault without injury");
        window.Keys("Enter");
        window.Until("Saved");
        server.Town.Sqlite($"SELECT recorded_by FROM incident WHERE place = '{corner}'").ShouldBe("w07");
    }

    [Theory]
    [InlineData(Loss.HangUp, "ofc1")]
    [InlineData(Loss.Kill, "ofc2")]
    [InlineData(Loss.Silence, "ofc3")]
    public void What_was_typed_before_a_line_dropped_is_offered_at_the_next_login(Loss loss, string person)
    {
        Patience.Until(() => server.Sessions().Count == 0, () => "the logins before this never ended");
        var corner = $"Corner of {person}";
        var client = $"{Guid.NewGuid():N}";
        using (var window = new Window(80, 24, $"NTE_TEST={client} {server.Login(person)}"))
        {
            window.Until("Tonight");
            Form(window, corner);
            Patience.Until(() => Drafts(corner) == 1, () => "the draft was never kept");
            Lose(loss, client);
        }

        Patience.Until(() => server.Sessions().Count == 0, () => "the old session never ended");
        using var again = new Window(80, 24, server.Login(person));
        again.Until("unfinished report");
        again.Keys("y");
        again.Until(corner);
    }

    [Fact]
    public void Two_sessions_of_one_person_keep_a_draft_each()
    {
        using var one = new Window(80, 24, server.Login("ofc4"));
        using var two = new Window(80, 24, server.Login("ofc4"));
        one.Until("Tonight");
        two.Until("Tonight");
        Form(one, "First Corner");
        Form(two, "Second Corner");
        Patience.Until(() => (Drafts("First Corner"), Drafts("Second Corner")) == (1, 1), () => "one draft is missing");
    }

    [Fact]
    public void Who_is_suspended_while_the_monitor_is_open_saves_nothing_more()
    {
        using var window = new Window(80, 24, server.Login("p03"));
        window.Until("Tonight");
        server.AtServer("user suspend p03 --why 'phone lost'").Exit.ShouldBe(0);
        try
        {
            Entry(window, "@\"Late Corner\" assault");
            window.Until("Assault without injury");
            window.Keys("Enter");
            window.Until("p03 is suspended");
            server.Town.Sqlite("SELECT count(*) FROM incident WHERE place = 'Late Corner'").ShouldBe("0");
        }
        finally
        {
            server.AtServer("user resume p03 --why 'phone found'").Exit.ShouldBe(0);
        }
    }

    [Fact]
    public void Sshd_may_ask_the_program_itself_for_the_keys()
    {
        using var asking = SshServer.Asking();
        asking.Ssh("w07", "log 2315 @market fight").Exit.ShouldBe(0);
        asking.AtServer("user suspend w07 --why 'phone lost'").Exit.ShouldBe(0);
        asking.Ssh("w07", "log 2315 @market fight").Exit.ShouldBe(255);
    }

    private static void Entry(Window window, string line)
    {
        window.Type(":log");
        window.Keys("Enter");
        window.Until("Log");
        window.Type(line);
    }

    private static void Form(Window window, string corner)
    {
        window.Type(":new");
        window.Keys("Enter");
        window.Until("New incident");
        window.Keys("Tab", "Tab");
        window.Type(corner);
        window.Until(corner);
    }

    private void Lose(Loss loss, string client)
    {
        var login = server.Sessions();
        switch (loss)
        {
            case Loss.HangUp:
                Signal("-HUP", login[^1]);
                break;
            case Loss.Kill:
                Signal("-KILL", login[0]);
                break;
            case Loss.Silence:
                var ssh = Client(client);
                Signal("-STOP", ssh);
                Patience.Until(() => server.Sessions().Count == 0, () => "sshd never missed the client");
                Signal("-KILL", ssh);
                break;
        }
    }

    private static void Signal(string signal, int process) => Process.Start("kill", [signal, $"{process}"]).WaitForExit();

    /// <summary>Returns the ssh that was started with this mark in its environment.</summary>
    private static int Client(string mark) => Directory.GetDirectories("/proc").Where(d => int.TryParse(Path.GetFileName(d), out _) && IsMarked(d, mark)).Select(d => int.Parse(Path.GetFileName(d))).Single();

    private static bool IsMarked(string folder, string mark)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "environ")).Contains($"NTE_TEST={mark}", StringComparison.Ordinal)
                && File.ReadAllText(Path.Combine(folder, "cmdline")).StartsWith("ssh\0", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private int Drafts(string text) => int.Parse(server.Town.Sqlite($"SELECT count(*) FROM draft WHERE fields LIKE '%{text}%'"));
}

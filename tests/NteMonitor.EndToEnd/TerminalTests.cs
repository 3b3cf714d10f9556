using System.Diagnostics;

namespace NteMonitor.EndToEnd;

/// <summary>The monitor on a real terminal, its keys pressed and its screen read by tmux.</summary>
public sealed class TerminalTests : IDisposable
{
    private readonly Nte _nte = new();
    private Window? _window;

    public TerminalTests() => _nte.Do("init").Exit.ShouldBe(0);

    public void Dispose()
    {
        _window?.Dispose();
        _nte.Dispose();
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(48, 18)]
    public void An_entry_is_typed_understood_and_saved(int width, int height)
    {
        Open(width, height);
        Keys("i");
        Until("Log");
        Type("@market assault x2");
        Until("Assault without injury");
        Keys("Enter");
        Until("Saved");
        _nte.Do("incident list").Out.ShouldContain("market");
        Keys("q");
    }

    [Fact]
    public void What_was_typed_before_a_kill_is_offered_again()
    {
        Open(80, 24);
        Keys("n");
        Until("New incident");
        Keys("Tab", "Tab");
        Type("Invented Corner");
        Until("Invented Corner");
        Patience.Until(() => Drafts() == 1, () => "the draft was never kept");
        Process.Start("pkill", ["-9", "-f", _nte.Home]).WaitForExit();
        Open(80, 24, "unfinished report");
        Keys("y");
        Until("Invented Corner");
    }

    [Fact]
    public void A_report_is_frozen_and_written_as_a_page()
    {
        _nte.Do("snapshot take --from 2026-01-01 --to 2026-01-31").Exit.ShouldBe(0);
        Open(80, 24);
        Keys("5");
        Until("Jan 2026");
        Keys("x");
        Until("Written: reports/snapshot-2026-01-01-to-2026-01-31");
        File.ReadAllText(Directory.GetFiles(Path.Combine(_nte.Home, "reports"))[0]).ShouldContain("<h1");
        Keys("x");
        Until("There is a file of this name already");
    }

    [Fact]
    public void What_another_process_writes_shows_by_itself()
    {
        Open(80, 24);
        _nte.Do("log '@\"Quay Steps\" fight'").Exit.ShouldBe(0);
        Until("Quay Steps");
    }

    [Fact]
    public void The_terminal_is_left_as_it_was()
    {
        Open(80, 24);
        Keys("q");
        Until("$");
        Type("echo still-here");
        Keys("Enter");
        Until("still-here");
    }

    private void Open(int width, int height, string until = "Tonight")
    {
        _window?.Dispose();
        _window = new(width, height, _nte.CommandLine(""));
        Until(until);
    }

    private int Drafts() => int.Parse(_nte.Sqlite("SELECT count(*) FROM draft WHERE fields LIKE '%Invented Corner%'"));

    private void Keys(params string[] keys) => _window!.Keys(keys);

    private void Type(string text) => _window!.Type(text);

    private void Until(string text) => _window!.Until(text);
}

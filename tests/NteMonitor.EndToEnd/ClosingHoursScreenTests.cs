namespace NteMonitor.EndToEnd;

/// <summary>Closing hours on a real terminal, on the demonstration town: a scenario is made, tried, saved and kept through a dropped line.</summary>
public sealed class ClosingHoursScreenTests : IDisposable
{
    private readonly Nte _nte = new();
    private Window? _window;

    public void Dispose()
    {
        _window?.Dispose();
        _nte.Dispose();
    }

    [Fact]
    public void A_scenario_is_made_its_hour_moved_and_saved()
    {
        _window = new(120, 40, _nte.CommandLine("demo --keep inventon.db"));
        _window.Until("Tonight");
        Open();
        _window.Keys("a");
        _window.Until("Days and times");
        _window.Type("Tried late");
        _window.Keys("Tab", "Tab", "Tab");
        _window.Type("sat,sun 02:30-06:00");
        _window.Keys("C-s");
        _window.Until("Tried late is on file");
        _window.Until("▸ Tried late");
        _window.Keys("Enter");
        _window.Until("[Tried late]");
        var first = Net("02:30");
        _window.Keys("Right");
        var moved = Net("02:45");
        moved.ShouldNotBe(first);
        _window.Keys("Right");
        _window.Until("03:00");
        _window.Keys("s");
        _window.Until("Why it is changed");
        _window.Type("three is what was asked for");
        _window.Keys("Enter");
        _window.Until("Tried late is amended.");
        Net("03:00");
        _window.Keys("y");
        _window.Until("V3 ");
        _window.Keys("Escape");
        _window.Until("[Tried late]");
        _window.Keys("q");
        _window.Until("$");

        var shown = _nte.Do("emro scenario show 'Tried late' --json --store sqlite:inventon.db").Json;
        shown["order"]!["days"]!.AsArray().Select(d => (string?)d!["start"]).ShouldBe(["03:00", "03:00"]);
        ((int)shown["version"]!).ShouldBe(2);
    }

    [Fact]
    public void What_was_tried_before_the_line_dropped_is_offered_again()
    {
        _window = new(80, 24, _nte.CommandLine("demo --keep inventon.db"));
        _window.Until("Tonight");
        Open();
        _window.Keys("Enter");
        _window.Until("Workbench");
        _window.Until("Verdict: ");
        _window.Keys("Right");
        _window.Until("03:15");
        Patience.Until(() => _nte.Sqlite("SELECT count(*) FROM draft WHERE form = 'workbench'", Path.Combine(_nte.Home, "inventon.db")) == "1", () => "the draft was never kept");
        _window.Dispose();

        _window = new(80, 24, _nte.CommandLine("--store sqlite:inventon.db"));
        _window.Until("unfinished report");
        _window.Keys("y");
        _window.Until("03:15");
        _window.Until("*]");
    }

    private void Open()
    {
        _window!.Type(":closing-hours");
        _window.Keys("Enter");
        _window.Until("Centre from three");
    }

    /// <summary>Returns the net change once the picture is of this hour.</summary>
    private string Net(string hour)
    {
        var net = "";
        Patience.Until(
            () => _window!.Screen is var screen && screen.Contains($"From             {hour}", StringComparison.Ordinal)
                && (net = screen.Split('\n').FirstOrDefault(l => l.Contains("Net: ", StringComparison.Ordinal)) ?? "").Contains("95 %", StringComparison.Ordinal),
            () => $"no picture of {hour}; the screen was:\n{_window!.Screen}");
        return net[net.IndexOf("Net: ", StringComparison.Ordinal)..].Trim();
    }
}

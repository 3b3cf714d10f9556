using System.Diagnostics;

namespace NteMonitor.EndToEnd;

/// <summary>A terminal of its own that somebody sits at: keys go in, the screen is read back, by tmux.</summary>
internal sealed class Window : IDisposable
{
    private readonly string _server = $"nte-{Guid.NewGuid():N}";

    /// <summary>Opens a terminal of this size and types a command line into its shell.</summary>
    public Window(int width, int height, string commandLine)
    {
        Tmux("new-session", "-d", "-x", $"{width}", "-y", $"{height}", "env PS1='$ ' sh");
        Type(commandLine);
        Keys("Enter");
    }

    /// <summary>What is on the screen.</summary>
    public string Screen => Tmux("capture-pane", "-p");

    public void Keys(params string[] keys) => Tmux(["send-keys", .. keys]);

    public void Type(string text) => Tmux("send-keys", "-l", text);

    /// <summary>Returns when the screen has this text.</summary>
    public void Until(string text)
    {
        var screen = "";
        Patience.Until(() => (screen = Screen).Contains(text, StringComparison.Ordinal), () => $"'{text}' never came; the screen was:\n{screen}");
    }

    public void Dispose() => Tmux("kill-server");

    private string Tmux(params string[] arguments)
    {
        using var tmux = Process.Start(new ProcessStartInfo("tmux", ["-L", _server, "-f", "/dev/null", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var output = tmux.StandardOutput.ReadToEnd();
        tmux.WaitForExit();
        return output;
    }
}

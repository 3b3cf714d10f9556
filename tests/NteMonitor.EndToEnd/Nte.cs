using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace NteMonitor.EndToEnd;

/// <summary>The built program, run as a user would, with folders of its own.</summary>
public sealed class Nte : IDisposable
{
    /// <summary>The built program.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "nte");

    /// <summary>The folder of the repository.</summary>
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../.."));

    /// <summary>The user's home, thrown away afterwards.</summary>
    public string Home { get; } = Directory.CreateTempSubdirectory("nte-e2e-").FullName;

    /// <summary>The store's file.</summary>
    public string Store => Path.Combine(Home, "share/nte/nte.db");

    /// <summary>What one run came to.</summary>
    public sealed record Run(int Exit, string Out, string Talk)
    {
        public JsonNode Json => JsonNode.Parse(Out)!;
    }

    /// <summary>Runs a command line, its words parted by spaces outside single quotes.</summary>
    public Run Do(string line, string input = "")
    {
        using var process = Start(Words(line));
        process.StandardInput.Write(input);
        return End(process);
    }

    /// <summary>Asks the store's file, or another one, by SQLite's own program.</summary>
    public string Sqlite(string query, string? path = null)
    {
        using var sqlite = Process.Start(new ProcessStartInfo("sqlite3", ["-cmd", ".timeout 5000", path ?? Store, query]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = sqlite.StandardOutput.ReadToEnd().Trim();
        sqlite.WaitForExit();
        return output;
    }

    /// <summary>Runs a command line as somebody whom permissions bind: the superuser gives up the right to pass over them.</summary>
    public Run DoBound(string line)
    {
        string[] bound = System.Environment.UserName == "root" ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search", Program] : [Program];
        using var process = Start(bound[0], [.. bound[1..], .. Words(line)]);
        return End(process);
    }

    /// <summary>Starts the program without waiting for it.</summary>
    public Process Start(IEnumerable<string> words) => Start(Program, words);

    private Process Start(string program, IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(program, words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Home,
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        // Whoever runs the tests may have come in over SSH.
        start.Environment.Remove("SSH_CONNECTION");
        start.Environment.Remove("SSH_ORIGINAL_COMMAND");

        return Process.Start(start)!;
    }

    /// <summary>The command line that a terminal is given.</summary>
    public string CommandLine(string line) =>
        $"cd {Home} && env -u SSH_CONNECTION -u SSH_ORIGINAL_COMMAND {string.Join(' ', Environment.Select(e => $"{e.Key}={e.Value}"))} {Program} {line}";

    public void Dispose() => Directory.Delete(Home, recursive: true);

    private static string Here([CallerFilePath] string file = "") => file;

    private static Run End(Process process)
    {
        process.StandardInput.Close();
        var talk = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, talk.Result);
    }

    private Dictionary<string, string> Environment => new(StringComparer.Ordinal)
    {
        ["HOME"] = Home,
        ["XDG_CONFIG_HOME"] = Path.Combine(Home, "config"),
        ["XDG_DATA_HOME"] = Path.Combine(Home, "share"),
        ["XDG_STATE_HOME"] = Path.Combine(Home, "state"),
        ["LANG"] = "C.UTF-8",
    };

    private static IEnumerable<string> Words(string line) =>
        line.Split('\'').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

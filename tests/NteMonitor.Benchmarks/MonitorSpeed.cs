using System.Diagnostics;
using System.Globalization;

namespace NteMonitor.Benchmarks;

/// <summary>The published program on a real terminal (util-linux's <c>script</c>): start, keys, bytes sent, memory.</summary>
internal sealed class MonitorSpeed : IDisposable
{
    private const int Presses = 200;
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(40);
    private readonly Process _terminal;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<(double Time, int Bytes, bool EndsFrame)> _heard = [];

    private MonitorSpeed(string nte, string store, int width, int height)
    {
        var command = string.Create(CultureInfo.InvariantCulture, $"stty cols {width} rows {height}; TERM=xterm-256color exec '{nte}' --store 'sqlite:{store}'");
        _terminal = Process.Start(new ProcessStartInfo("script", ["-qfc", command, "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        new Thread(Listen) { IsBackground = true }.Start();
    }

    public void Dispose()
    {
        _terminal.Kill(entireProcessTree: true);
        _terminal.Dispose();
    }

    /// <summary>Prints the figures of one run on one size of terminal.</summary>
    internal static int Run(string nte, string store, int width, int height)
    {
        using var run = new MonitorSpeed(nte, store, width, height);
        Console.WriteLine(Invariant($"{width}x{height}: start to first screen {run.After(0, TimeSpan.FromSeconds(3)).Time:F0} ms"));
        Console.WriteLine(Invariant($"  first key {run.Press("2", TimeSpan.FromSeconds(3)).Time:F1} ms"));
        var keys = Enumerable.Range(0, Presses).Select(_ => run.Press("j", Settle)).ToList();
        Console.WriteLine(Invariant($"  j: first {keys[0].Time:F1} ms, median {Median(keys.Select(k => k.Time)):F2} ms, slowest {keys.Max(k => k.Time):F1} ms"));
        Console.WriteLine(Invariant($"  j: bytes median {Median(keys.Select(k => (double)k.Bytes)):F0}, most {keys.Max(k => k.Bytes)}"));
        foreach (var (name, key) in new[] { ("G", "G"), ("k", "k"), ("PgUp", "\x1b[5~"), ("g", "g") })
        {
            var (time, bytes) = run.Press(key, TimeSpan.FromSeconds(1));
            Console.WriteLine(Invariant($"  {name} {time:F1} ms, {bytes} bytes"));
        }

        Console.WriteLine(Invariant($"  resident memory at most {PeakMegabytes()} MB"));
        return 0;
    }

    /// <summary>Presses a key and returns when its first frame was whole, in milliseconds since, and the bytes of all that came of it.</summary>
    private (double Time, int Bytes) Press(string key, TimeSpan settle)
    {
        var since = _clock.Elapsed.TotalMilliseconds;
        _terminal.StandardInput.Write(key);
        _terminal.StandardInput.Flush();
        var (time, bytes) = After(since, settle);
        return (time - since, bytes);
    }

    private (double Time, int Bytes) After(double since, TimeSpan settle)
    {
        Thread.Sleep(settle);
        lock (_heard)
        {
            var mine = _heard.Where(h => h.Time > since).ToList();
            return mine.Count == 0
                ? throw new InvalidOperationException("Nothing was drawn.")
                : (mine.First(h => h.EndsFrame).Time, mine.Sum(h => h.Bytes));
        }
    }

    private void Listen()
    {
        var buffer = new byte[1 << 16];
        while (_terminal.StandardOutput.BaseStream.Read(buffer) is > 0 and var read)
        {
            lock (_heard)
            {
                _heard.Add((_clock.Elapsed.TotalMilliseconds, read, buffer.AsSpan(0, read).IndexOf("\x1b[?2026l"u8) >= 0));
            }
        }
    }

    private static string PeakMegabytes()
    {
        foreach (var folder in Directory.GetDirectories("/proc").Where(d => int.TryParse(Path.GetFileName(d), out _)))
        {
            var status = Try(Path.Combine(folder, "status"));
            if (status.Contains("Name:\tnte\n", StringComparison.Ordinal))
            {
                var line = status.Split('\n').First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
                return Invariant($"{int.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024}");
            }
        }

        return "?";
    }

    private static string Try(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

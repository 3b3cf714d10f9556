using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace NteMonitor.Benchmarks;

/// <summary>The published program on a real terminal (util-linux's <c>script</c>): start, keys, bytes sent, memory.</summary>
internal sealed class MonitorSpeed : IDisposable
{
    private const int Presses = 200;
    private static readonly byte[] EndOfFrame = "\x1b[?2026l"u8.ToArray();
    private readonly Process _terminal;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly byte[] _heard = new byte[1 << 20];
    private int _length;

    private MonitorSpeed(string nte, string store, int width, int height)
    {
        var command = string.Create(CultureInfo.InvariantCulture, $"stty cols {width} rows {height}; TERM=xterm-256color exec '{nte}' --store 'sqlite:{store}'");
        _terminal = Process.Start(new ProcessStartInfo("script", ["-qfc", command, "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
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
        var start = run.Frame().Time;
        run.Quiet();
        Console.WriteLine(Invariant($"{width}x{height}: start to first screen {start:F0} ms"));
        var first = run.Press("2");
        run.Quiet();
        Console.WriteLine(Invariant($"  first key {first.Time:F1} ms"));
        var keys = Enumerable.Range(0, Presses).Select(_ => run.Press("j")).ToList();
        Console.WriteLine(Invariant($"  j: first {keys[0].Time:F1} ms, median of the others {Median(keys.Skip(1).Select(k => k.Time)):F2} ms; bytes median {Median(keys.Select(k => (double)k.Bytes)):F0}, most {keys.Max(k => k.Bytes)}"));
        Console.WriteLine(Invariant($"  G {run.Press("G").Time:F1} ms, k {run.Press("k").Time:F1} ms, PgUp {run.Press("\x1b[5~").Time:F1} ms"));
        Console.WriteLine(Invariant($"  resident memory at most {PeakMegabytes()} MB"));
        return 0;
    }

    private (double Time, int Bytes) Press(string key)
    {
        var since = _clock.Elapsed;
        Send(key);
        var (time, bytes) = Frame();
        return (time - since.TotalMilliseconds, bytes);
    }

    /// <summary>Reads to the end of the next frame; returns when it came and its bytes.</summary>
    private (double Time, int Bytes) Frame()
    {
        _length = 0;
        while (_heard.AsSpan(0, _length).IndexOf(EndOfFrame) < 0)
        {
            var read = _terminal.StandardOutput.BaseStream.Read(_heard, _length, _heard.Length - _length);
            if (read == 0)
            {
                throw new InvalidOperationException(Encoding.UTF8.GetString(_heard, 0, _length));
            }

            _length += read;
        }

        return (_clock.Elapsed.TotalMilliseconds, _length);
    }

    /// <summary>Lets effects settle, and swallows what they draw up to the frames of two keys that change nothing.</summary>
    private void Quiet()
    {
        Thread.Sleep(1500);
        var more = Task.Run(Frame);
        Send("?");
        more.Wait();
        Thread.Sleep(300);
        _ = Press("q");
        Thread.Sleep(300);
    }

    private void Send(string key)
    {
        _terminal.StandardInput.Write(key);
        _terminal.StandardInput.Flush();
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

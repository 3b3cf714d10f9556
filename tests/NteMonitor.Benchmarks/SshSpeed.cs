using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace NteMonitor.Benchmarks;

/// <summary>Wardens at the other end of a real sshd, all typing at once, each on a terminal of 80x24.</summary>
internal static class SshSpeed
{
    private const int Logins = 15;
    private const int Narrow = 48;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(0.4);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Prints the median time of a login, what a counter key sends, then the figures of many sessions at once.</summary>
    /// <param name="ssh">A command line that logs in, with <c>{0}</c> where the person's number goes.</param>
    /// <param name="sessions">How many people.</param>
    /// <param name="entries">How many incidents each of them logs.</param>
    internal static async Task<int> RunAsync(string ssh, int sessions, int entries)
    {
        List<double> logins = [];
        for (var i = 0; i < Logins; i++)
        {
            using var one = new Person(ssh, 1, (80, 24));
            logins.Add(await one.DrawnAsync("No shift is open"));
        }

        Console.WriteLine(Invariant($"login to the person's own screen, one session: median {logins.Order().ElementAt(Logins / 2):F0} ms, slowest {logins.Max():F0} ms"));
        foreach (var size in new[] { (80, 24), (Narrow, 18), (40, 20) })
        {
            await CountersAsync(ssh, size);
        }

        var clock = Stopwatch.StartNew();
        List<Person> people = [];
        List<Task> beginning = [];
        foreach (var n in Enumerable.Range(1, sessions))
        {
            // A crew does not come on in one and the same instant.
            await Task.Delay(Between);
            people.Add(new(ssh, n, (80, 24)));
            beginning.Add(people[^1].BeginAsync());
        }

        await Task.WhenAll(beginning);
        Console.WriteLine(Invariant($"{sessions} sessions logged in with a shift open after {clock.Elapsed.TotalSeconds:F1} s"));
        clock.Restart();
        await Task.WhenAll(people.Select(p => p.LogAsync(entries)));
        Console.WriteLine(Invariant($"{sessions} sessions logged {entries} incidents each in {clock.Elapsed.TotalSeconds:F1} s"));
        foreach (var (what, field) in new[] { ("resident memory", "Rss:"), ("of which each session's own, and its share of what they have in common", "Pss:") })
        {
            var memory = Memory(field).Order().ToList();
            Console.WriteLine(Invariant($"{what}, {memory.Count} sessions: median {memory[memory.Count / 2]} MB, at most {memory[^1]} MB"));
        }

        people.ForEach(p => p.Dispose());
        return 0;
    }

    private static async Task CountersAsync(string ssh, (int Width, int Height) size)
    {
        using var one = new Person(ssh, 2, size);
        await one.BeginAsync();
        List<int> bytes = [];
        foreach (var key in "wwffwbwbffwwwbaw")
        {
            bytes.Add(await one.PressAsync(key.ToString()));
        }

        Console.WriteLine(Invariant($"counter key at {size.Width}x{size.Height}: bytes median {bytes.Order().ElementAt(bytes.Count / 2)}, most {bytes.Max()}"));
    }

    /// <summary>Megabytes of each of the program's processes, by the kernel's own sum.</summary>
    private static IEnumerable<long> Memory(string field)
    {
        foreach (var folder in Directory.GetDirectories("/proc").Where(d => int.TryParse(Path.GetFileName(d), out _)))
        {
            string name, sum;
            try
            {
                (name, sum) = (File.ReadAllText(Path.Combine(folder, "comm")), File.ReadAllText(Path.Combine(folder, "smaps_rollup")));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                continue;
            }

            if (name == "nte\n")
            {
                var line = sum.Split('\n').First(l => l.StartsWith(field, StringComparison.Ordinal));
                yield return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
            }
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>One login: a pseudo-terminal, what was typed and what was drawn.</summary>
    private sealed class Person : IDisposable
    {
        private static readonly TimeSpan Breath = TimeSpan.FromSeconds(2);
        private static readonly TimeSpan Poll = TimeSpan.FromSeconds(0.7);
        private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(250);
        private readonly int _number;
        private readonly Process _terminal;
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private readonly StringBuilder _drawn = new();
        private long _bytes;

        public Person(string ssh, int number, (int Width, int Height) size)
        {
            _number = number;
            var login = string.Format(CultureInfo.InvariantCulture, ssh, number);
            _terminal = Process.Start(new ProcessStartInfo("script", ["-qfc", Invariant($"stty cols {size.Width} rows {size.Height}; exec {login}"), "/dev/null"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            new Thread(Listen) { IsBackground = true }.Start();
        }

        public void Dispose()
        {
            Type("\u001bq");
            if (!_terminal.WaitForExit(3000))
            {
                _terminal.Kill(entireProcessTree: true);
            }

            _terminal.Dispose();
        }

        /// <summary>Waits for the person's screen and opens a shift if none is open.</summary>
        public async Task BeginAsync()
        {
            if (await UntilAsync("No shift is open|Counted") == "Counted")
            {
                return;
            }

            Type("o");
            await UntilAsync("Call sign|type part of the word");
            Type("\t\t2\u0013");
            await UntilAsync("› Handover|> Handover");
            Type("\u001b");
            await UntilAsync("Counted");
        }

        /// <summary>Logs incidents, each seen on the screen before the next is begun.</summary>
        public async Task LogAsync(int entries)
        {
            for (var i = 1; i <= entries; i++)
            {
                var place = Invariant($"P{_number:00}E{i:00}");
                // What waits from earlier shifts may have come in front.
                Type("\u001b");
                await Task.Delay(Settle);
                Type("i");
                Type(Invariant($"@{place} fight x2"));
                await Task.Delay(Settle);
                Type("\r");
                await UntilAsync(place + ":");
                await Task.Delay(Breath);
            }
        }

        /// <summary>Presses a key and returns how many bytes came of it.</summary>
        public async Task<int> PressAsync(string key)
        {
            await Task.Delay(Settle);
            var before = Interlocked.Read(ref _bytes);
            Type(key);
            await Task.Delay(Settle);
            return (int)(Interlocked.Read(ref _bytes) - before);
        }

        /// <summary>Returns the milliseconds from the start until something was drawn, by itself.</summary>
        public async Task<double> DrawnAsync(string text)
        {
            while (!Sees(text))
            {
                await Task.Delay(2);
            }

            return _clock.Elapsed.TotalMilliseconds;
        }

        /// <summary>Asks for the whole screen until one of several texts stands on it, and returns which.</summary>
        private async Task<string> UntilAsync(string texts)
        {
            var until = _clock.Elapsed + Patience;
            while (_clock.Elapsed < until)
            {
                lock (_drawn)
                {
                    _drawn.Clear();
                }

                // Only what is different is sent, so that a whole screen has to be asked for.
                Type("\u000c");
                await Task.Delay(Poll);
                if (texts.Split('|').FirstOrDefault(Sees) is { } seen)
                {
                    return seen;
                }
            }

            throw new InvalidOperationException(Invariant($"Person {_number} never saw “{texts}”, but:\n{_drawn}"));
        }

        private bool Sees(string text)
        {
            lock (_drawn)
            {
                return _drawn.ToString().Contains(text, StringComparison.Ordinal);
            }
        }

        private void Type(string keys)
        {
            _terminal.StandardInput.Write(keys);
            _terminal.StandardInput.Flush();
        }

        private void Listen()
        {
            var buffer = new byte[1 << 16];
            while (_terminal.StandardOutput.BaseStream.Read(buffer) is > 0 and var read)
            {
                Interlocked.Add(ref _bytes, read);
                lock (_drawn)
                {
                    _drawn.Append(Encoding.UTF8.GetString(buffer, 0, read));
                    _drawn.Remove(0, Math.Max(0, _drawn.Length - 20_000));
                }
            }
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace NteMonitor.EndToEnd;

/// <summary>What the outside world does to a store: permissions, damage, somebody who holds it, a process that is killed.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class StoreTroubleTests : IDisposable
{
    private const string Now = "--now 2026-03-14T23:30:00Z";
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead;
    private readonly Nte _nte = new();

    public StoreTroubleTests() => _nte.Do("init").Exit.ShouldBe(0);

    public void Dispose()
    {
        File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _nte.Dispose();
    }

    private string Folder => Path.GetDirectoryName(_nte.Store)!;

    [Fact]
    public void A_store_that_may_not_be_written_exits_5_and_says_what_to_ask_for()
    {
        foreach (var file in Directory.GetFiles(Folder))
        {
            File.SetUnixFileMode(file, ReadOnly);
        }

        File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var run = _nte.DoBound($"log '@\"Quay Steps\" noise' {Now}");
        run.Exit.ShouldBe(5, run.Out);
        run.Talk.ShouldContain("write");
        run.Talk.TrimEnd().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public void A_damaged_store_exits_5_and_says_what_to_do()
    {
        for (var i = 0; i < 20; i++)
        {
            _nte.Do($"log '231{i % 10} @\"Quay Steps\" noise' {Now}").Exit.ShouldBe(0);
        }

        _nte.Sqlite("PRAGMA wal_checkpoint(TRUNCATE)");
        using (var file = File.OpenWrite(_nte.Store))
        {
            file.Position = 8192;
            file.Write(Enumerable.Repeat((byte)0xA5, (int)file.Length - 8192).ToArray());
        }

        var run = _nte.Do("incident list");
        run.Exit.ShouldBe(5);
        run.Talk.ShouldContain("damaged");
        run.Talk.ShouldContain("backup");
    }

    [Fact]
    public void A_disk_without_room_exits_5_and_what_was_saved_stays()
    {
        _nte.Do($"log '@\"Quay Steps\" noise' {Now}").Exit.ShouldBe(0);
        // The process may make no file larger than the store is already: SQLite meets the same end as on a full disk.
        var blocks = (new FileInfo(_nte.Store).Length / 512).ToString(CultureInfo.InvariantCulture);
        File.WriteAllText(Path.Combine(_nte.Home, "entry.txt"), $"@\"Quay Steps\" noise \"{new string('x', 9_000)}\"\n");
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"ulimit -f {blocks}; trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; for i in 1 2 3 4 5 6 7 8 9; do {_nte.CommandLine("log - < entry.txt")} || exit $?; done"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var ids = shell.StandardOutput.ReadToEnd().Split('\n').Count(l => Guid.TryParse(l, out _));
        var talk = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        shell.ExitCode.ShouldBe(5, talk);
        talk.ShouldContain("nothing that was saved is lost");
        var verdict = _nte.Do("journal verify --json").Json;
        (verdict["whole"]!.GetValue<bool>(), verdict["entries"]!.GetValue<int>()).ShouldBe((true, ids + 2), "the first admin, the first account and what was saved since");
    }

    [Fact]
    public void What_was_acknowledged_before_a_kill_is_there_and_the_chain_is_whole()
    {
        List<string> acknowledged = [];
        var random = new Random(20260314);
        for (var i = 0; i < 12; i++)
        {
            using var process = _nte.Start(["log", $"@Quay noise x{i + 1}", .. Now.Split(' ')]);
            process.StandardInput.Close();
            Thread.Sleep(random.Next(20, 400));
            process.Kill();
            process.WaitForExit();
            acknowledged.AddRange(process.StandardOutput.ReadToEnd().Split('\n').Where(l => Guid.TryParse(l, out _)));
        }

        _nte.Do("journal verify").Exit.ShouldBe(0);
        var kept = _nte.Do("incident list --count 100 --json").Json.AsArray().Select(i => i!["id"]!.GetValue<string>()).ToList();
        acknowledged.ShouldBeSubsetOf(kept);
        _nte.Do("journal rebuild").Exit.ShouldBe(0);
        _nte.Do("incident list --count 100 --json").Json.AsArray().Count.ShouldBe(kept.Count);
    }

    [Fact]
    public void An_import_that_was_killed_goes_on_where_it_stopped()
    {
        const int rows = 60_000;
        var file = Path.Combine(_nte.Home, "2018-10-invented-street.csv");
        File.WriteAllLines(file, Enumerable.Range(0, rows).Select(i => $"{i:x64},2018-10,Invented Police,Invented Police,-1.2,52.4,On or near Quay Steps,E01000001,Inventon 001A,Public order,,")
            .Prepend("Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context"));
        using (var process = _nte.Start(["import", "police", file]))
        {
            process.StandardInput.Close();
            for (var i = 0; i < 3000 && !process.HasExited && Count("entry") == 0; i++)
            {
                Thread.Sleep(10);
            }

            process.Kill();
            process.WaitForExit();
        }

        var there = Count("entry WHERE kind = 'incident.recorded'");
        _nte.Do("journal verify").Exit.ShouldBe(0);
        var again = _nte.Do($"import police {file} --json").Json;
        (again["added"]!.GetValue<long>(), again["alreadyThere"]!.GetValue<long>()).ShouldBe((rows - there, there));
        _nte.Do("journal verify").Exit.ShouldBe(0);
    }

    /// <summary>Counts in the store; 0 while it cannot be asked.</summary>
    private long Count(string what) => long.TryParse(_nte.Sqlite($"SELECT count(*) FROM {what}"), out var number) ? number : 0;
}

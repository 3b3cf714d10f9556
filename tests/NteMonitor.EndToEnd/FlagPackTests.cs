using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace NteMonitor.EndToEnd;

/// <summary>The pack of the demonstration town: written, checked on a machine without the store, broken in many ways.</summary>
public sealed class FlagPackTests(ScenarioTests.Town town) : IClassFixture<ScenarioTests.Town>, IDisposable
{
    private readonly Nte _nte = town.Copy();

    public void Dispose() => _nte.Dispose();

    [Fact]
    public void The_same_store_at_the_same_hour_gives_the_same_bytes_and_another_machine_finds_them_whole()
    {
        Do("flag pack --to a.zip").ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(0, r.Talk), r => r.Out.ShouldContain("Left out, marks: 1 (restricted"));
        using (var again = town.Copy())
        {
            again.Do($"flag pack --to b.zip {At}").Exit.ShouldBe(0);
            File.ReadAllBytes(PathOf("a.zip")).ShouldBe(File.ReadAllBytes(Path.Combine(again.Home, "b.zip")));
        }

        using var elsewhere = new Nte();
        File.Copy(PathOf("a.zip"), Path.Combine(elsewhere.Home, "a.zip"));
        elsewhere.Do("verify a.zip").ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(0, r.Out), r => r.Out.ShouldStartWith("a.zip stands: "));
        ZipFile.ExtractToDirectory(PathOf("a.zip"), elsewhere.Home);
        var bag = Path.Combine(elsewhere.Home, "purple-flag-inventon");
        Rfc8493.Faults(bag).ShouldBeEmpty();
        Run("env", "-C", bag, "sha256sum", "--strict", "-c", "manifest-sha256.txt").ShouldBe(0);
        Do("verify a.zip --journal").Exit.ShouldBe(0);
    }

    [Fact]
    public void Five_ways_to_break_it_are_each_named()
    {
        Do("flag pack --to whole").Exit.ShouldBe(0);
        ShouldName("data/index.html: It was changed", bag => Flip(Path.Combine(bag, "data/index.html")));
        ShouldName("data/evidence.html: It is missing", bag => File.Delete(Path.Combine(bag, "data/evidence.html")));
        ShouldName("data/more.html: It was added", bag => File.WriteAllText(Path.Combine(bag, "data/more.html"), "x"));
        ShouldName("does not follow", Forge, "the page shows");
        Do("flag pack --to whole.zip").Exit.ShouldBe(0);
        using (var zip = ZipFile.Open(PathOf("whole.zip"), ZipArchiveMode.Update))
        {
            using var to = new StreamWriter(zip.CreateEntry("../../evil.txt").Open());
            to.Write("x");
        }

        Do("verify whole.zip").ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(3), r => r.Out.ShouldContain("../../evil.txt: The name climbs out"));
        File.Exists(Path.Combine(Path.GetDirectoryName(_nte.Home)!, "evil.txt")).ShouldBeFalse();
    }

    [Fact]
    public void What_is_only_for_some_stays_in_the_house()
    {
        var all = Do("flag pack --json").Json;
        all["to"].ShouldBeNull();
        var open = Do("flag pack --for everybody --to open --json").Json;
        open["evidence"]!.GetValue<int>().ShouldBeLessThan(all["evidence"]!.GetValue<int>());
        var words = Texts(PathOf("open"));
        words.ShouldContain("The rank after closing time");
        words.ShouldNotContain("Deployment plan of the autumn");
        words.ShouldNotContain("Inventon Street Pastors, night of");
        words.ShouldNotContain("Drawn for an invented town");
        words.ShouldNotContain("The Drowned Anvil");
        Do("flag marks --json").Out.ShouldContain("Deployment plan of the autumn");
    }

    [Fact]
    public void A_venue_has_a_code_unless_names_are_allowed()
    {
        Do("flag score W4 above --book submission --entry Inventon --text 'The Drowned Anvil took the lead, and the drowned anvil paid'").Exit.ShouldBe(0);
        Do("flag mark --incidents 'at:anvil' --attribute W1 --from 2026-01-01 --to 2026-10-01 --any-entry").Exit.ShouldBe(0);
        Do("flag pack --to coded").Exit.ShouldBe(0);
        var coded = Texts(PathOf("coded"));
        coded.ShouldNotContain("Anvil", Case.Insensitive);
        coded.ShouldContain("took the lead, and V");
        coded.ShouldContain("At one place.");
        Do("flag pack --to named --venue-names").Exit.ShouldBe(0);
        Texts(PathOf("named")).ShouldContain("The Drowned Anvil took the lead");
        Do("verify coded").Exit.ShouldBe(0);
        Do("verify named").Exit.ShouldBe(0);
    }

    [Fact]
    public void What_would_leak_is_said_with_its_place_and_nothing_is_written()
    {
        File.WriteAllText(PathOf("calls.txt"), "Ring the desk on 01632 960123 before ten.\n");
        Do("flag mark --file calls.txt --title 'Who to call' --attribute W6 --from 2026-10-01").Exit.ShouldBe(0);
        File.WriteAllText(PathOf("bars.csv"), "bar,lamps\nThe Drowned Anvil,4\n");
        Do("flag mark --file bars.csv --title 'Lamps of bars' --attribute M3 --from 2026-10-01").Exit.ShouldBe(0);
        Do("flag pack --to leaking").ShouldSatisfyAllConditions(
            r => r.Exit.ShouldBe(1), r => r.Talk.ShouldContain("Line 1 has a telephone number."), r => r.Talk.ShouldContain("Line 2 has a venue's name."), r => r.Talk.ShouldContain("data/files/"));
        Directory.Exists(PathOf("leaking")).ShouldBeFalse();
        Do("flag pack --to leaking --venue-names").Talk.ShouldNotContain("venue's name");
    }

    [Fact]
    public void A_picture_that_cannot_be_taken_apart_is_refused_with_its_mark()
    {
        File.WriteAllBytes(PathOf("broken.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]);
        var mark = Do("flag mark --file broken.png --title 'A picture' --alt 'Nothing that can be seen' --attribute W6 --from 2026-10-01 --json").Json["id"]!.GetValue<string>();
        Do("flag pack --to x").ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(1), r => r.Talk.ShouldContain($"mark {mark}"), r => r.Talk.ShouldContain("cannot be made sure of"));
        Path.Exists(PathOf("x")).ShouldBeFalse();
    }

    [Fact]
    public void What_an_amendment_took_back_is_not_in_the_proof()
    {
        File.WriteAllText(PathOf("plan.txt"), "A plan of an invented town.\n");
        var mark = Do("flag mark --file plan.txt --title 'Plan for the quarrelsome landlord' --attribute W6 --from 2026-10-01 --json").Json["id"]!.GetValue<string>();
        Do($"flag amend {mark} --title 'Plan for one venue' --why 'said too much'").Exit.ShouldBe(0);
        Do("flag pack --to amended").Exit.ShouldBe(0);
        Texts(PathOf("amended")).ShouldSatisfyAllConditions(t => t.ShouldContain("Plan for one venue"), t => t.ShouldNotContain("quarrelsome"));
        Do("verify amended").Exit.ShouldBe(0);
    }

    [Fact]
    public void A_signed_pack_says_so_and_is_held_against_the_key()
    {
        Run("openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", PathOf("key.pem")).ShouldBe(0);
        Run("openssl", "ec", "-in", PathOf("key.pem"), "-pubout", "-out", PathOf("public.pem")).ShouldBe(0);
        Do("flag pack --to signed --sign key.pem --json").Json["signed"]!.GetValue<bool>().ShouldBeTrue();
        Do("verify signed --public public.pem").ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(0, r.Out), r => r.Out.ShouldContain("the one given"));
        Texts(PathOf("signed")).ShouldContain("signature.json, beside the lists");
        Rfc8493.Faults(PathOf("signed")).ShouldBeEmpty();
    }

    [Fact]
    public void An_entry_without_anything_is_still_a_pack_and_says_what_is_missing()
    {
        Do("flag register Nowhere --on 2026-11-01").Exit.ShouldBe(0);
        foreach (var mark in Do("flag marks --json").Json.AsArray())
        {
            Do($"flag withdraw {mark!["id"]!.GetValue<string>()} --why 'not for this one'").Exit.ShouldBe(0);
        }

        Do("flag pack --entry Nowhere --to bare").ShouldSatisfyAllConditions(
            r => r.Exit.ShouldBe(0, r.Talk), r => r.Talk.ShouldContain("No boundary is drawn"), r => r.Talk.ShouldContain("Nothing is shown as evidence"), r => r.Talk.ShouldContain("no statement"));
        File.ReadAllText(PathOf("bare/data/index.html")).ShouldSatisfyAllConditions(h => h.ShouldContain("No boundary is drawn"), h => h.ShouldContain("no evidence"));
        Do("verify bare").Exit.ShouldBe(0);
    }

    [Theory]
    [InlineData("flag pack --to town.db", 1, "There is something of this name already")]
    [InlineData("flag pack --to -", 1, "goes through no pipe")]
    [InlineData("flag pack --for assesors --to x", 1, "Did you mean assessors?")]
    [InlineData("flag pack --sign key.pem", 1, "nothing can be signed")]
    [InlineData("flag pack --to x --sign nowhere.pem", 1, "There is no such file")]
    [InlineData("flag pack --to x --sign town.db", 1, "no private key")]
    [InlineData("flag pack --entry Atlantis --to x", 1, "There is no entry 'Atlantis'")]
    [InlineData("--as p03 flag pack --to x", 4, "may not keep Purple Flag entries")]
    public void What_cannot_be_is_refused_and_nothing_is_written(string line, int exit, string said)
    {
        var before = File.ReadAllBytes(PathOf("town.db"));
        Do(line).ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(exit, r.Out + r.Talk), r => r.Talk.ShouldContain(said));

        // That somebody tried what they may not is itself kept.
        (exit == 4 || File.ReadAllBytes(PathOf("town.db")).AsSpan().SequenceEqual(before)).ShouldBeTrue();
        Path.Exists(PathOf("x")).ShouldBeFalse();
    }

    private void ShouldName(string fault, Action<string> breaking, string also = "")
    {
        Run("cp", "-r", PathOf("whole"), PathOf("broken")).ShouldBe(0);
        breaking(PathOf("broken"));
        Do("verify broken").ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(3), r => (r.Out.Contains(fault, StringComparison.Ordinal) || (also.Length > 0 && r.Out.Contains(also, StringComparison.Ordinal))).ShouldBeTrue(r.Out));
        Directory.Delete(PathOf("broken"), true);
    }

    /// <summary>Changes a figure in a table's file and makes every list anew, as somebody would who knows how.</summary>
    private static void Forge(string bag)
    {
        var csv = Directory.EnumerateFiles(Path.Combine(bag, "data/evidence"), "table-zones.csv", SearchOption.AllDirectories).First();
        var lines = File.ReadAllLines(csv);
        lines[^1] = "All,999,total";
        File.WriteAllText(csv, string.Join('\n', lines) + "\n");
        var bytes = Directory.EnumerateFiles(Path.Combine(bag, "data"), "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length);
        var information = Path.Combine(bag, "bag-info.txt");
        var count = Directory.EnumerateFiles(Path.Combine(bag, "data"), "*", SearchOption.AllDirectories).Count();
        File.WriteAllLines(information, [.. File.ReadAllLines(information).Where(l => !l.StartsWith("Payload-Oxum", StringComparison.Ordinal)), $"Payload-Oxum: {bytes}.{count}"]);
        Run("sh", "-c", $"cd '{bag}' && find data -type f | LC_ALL=C sort | xargs sha256sum > manifest-sha256.txt && sha256sum bag-info.txt bagit.txt manifest-sha256.txt > tagmanifest-sha256.txt").ShouldBe(0);
        Rfc8493.Faults(bag).ShouldBeEmpty();
    }

    private static void Flip(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private static string Texts(string folder) => string.Concat(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => File.ReadAllText(f, Encoding.Latin1)));

    private const string At = "--store sqlite:town.db --now 2026-11-21T12:00:00Z";

    private string PathOf(string name) => Path.Combine(_nte.Home, name);

    private Nte.Run Do(string line) => _nte.Do($"{line} {At}");

    private static int Run(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        _ = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}

using System.Diagnostics;
using System.IO.Compression;

namespace NteMonitor.EndToEnd;

/// <summary>A pack handed to somebody without the store: verified, broken in many ways, each named, nothing written anywhere.</summary>
public sealed class PackTests : IDisposable
{
    private readonly Nte _nte = new();
    private readonly string _zip;

    public PackTests()
    {
        _zip = Path.Combine(_nte.Home, "pack.zip");
        File.Copy(Path.Combine(Nte.Repository, "seed/examples/purple-flag-pack.zip"), _zip);
    }

    public void Dispose() => _nte.Dispose();

    [Fact]
    public void A_pack_stands_as_zip_and_unpacked_and_sha256sum_agrees()
    {
        _nte.Do("verify pack.zip").ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(0, r.Out + r.Talk), r => r.Out.ShouldStartWith("pack.zip stands: "), r => r.Out.ShouldContain("Nobody signed it"));
        var bag = Unpacked();
        _nte.Do("verify bag/purple-flag-inventon --json").Json["stands"]!.GetValue<bool>().ShouldBeTrue();
        Sha256sum(bag, "manifest-sha256.txt").ShouldBe(0);
        Sha256sum(bag, "tagmanifest-sha256.txt").ShouldBe(0);
        File.Exists(_nte.Store).ShouldBeFalse();
    }

    [Fact]
    public void Five_ways_to_break_it_are_each_named()
    {
        var bag = Unpacked();
        ShouldName("data/boundary.geojson: It was changed", () => File.AppendAllText(Path.Combine(bag, "data/boundary.geojson"), " "));
        ShouldName("data/extra.txt: It was added", () => File.WriteAllText(Path.Combine(bag, "data/extra.txt"), "x"));
        ShouldName("data/journal/heads.json: It is missing", () => File.Delete(Path.Combine(bag, "data/journal/heads.json")));
        ShouldName("data/link: It is a link", () => File.CreateSymbolicLink(Path.Combine(bag, "data/link"), "/etc/passwd"));
        ShouldName("names '/etc/passwd', which is an absolute path", () => File.AppendAllText(Path.Combine(bag, "manifest-sha256.txt"), new string('0', 64) + "  /etc/passwd\n"));
        Sha256sum(bag, "manifest-sha256.txt").ShouldNotBe(0);

        void ShouldName(string fault, Action breaking)
        {
            breaking();
            _nte.Do("verify bag/purple-flag-inventon").ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(3), r => r.Out.ShouldContain(fault));
        }
    }

    [Fact]
    public void A_zip_that_leads_out_of_its_folder_writes_nothing_there()
    {
        using (var zip = ZipFile.Open(_zip, ZipArchiveMode.Update))
        {
            using var to = new StreamWriter(zip.CreateEntry("../../evil.txt").Open());
            to.Write("x");
        }

        var before = Everything();
        _nte.Do("verify pack.zip").ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(3), r => r.Out.ShouldContain("../../evil.txt: The name climbs out of the pack"));
        Everything().ShouldBe(before);
    }

    [Theory]
    [InlineData("verify nowhere.zip")]
    [InlineData("verify pack.zip --public nowhere.pem")]
    public void What_is_not_there_is_said(string line) => _nte.Do(line).ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(1), r => r.Talk.ShouldContain("There is no such file"));

    [Fact]
    public void A_key_that_is_none_is_said() => _nte.Do("verify pack.zip --public pack.zip").ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(1), r => r.Talk.ShouldContain("no public key of the curve P-256"));

    [Fact]
    public void A_public_key_for_a_pack_that_nobody_signed_does_not_stand()
    {
        Run("openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", Path.Combine(_nte.Home, "key.pem")).ShouldBe(0);
        Run("openssl", "ec", "-in", Path.Combine(_nte.Home, "key.pem"), "-pubout", "-out", Path.Combine(_nte.Home, "public.pem")).ShouldBe(0);
        _nte.Do("verify pack.zip --public public.pem").ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(3), r => r.Out.ShouldContain("signature.json: It is missing"));
    }

    [Fact]
    public void A_pack_of_another_place_does_not_stand_against_this_journal()
    {
        _nte.Do("init").Exit.ShouldBe(0);
        _nte.Do("verify pack.zip --journal").ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(3, r.Talk), r => r.Out.ShouldContain("This store has 0 of the 11 entries"));
    }

    [Fact]
    public void A_pack_through_a_pipe_is_refused() => _nte.Do("verify -", "x").Exit.ShouldBe(1);

    private string Unpacked()
    {
        ZipFile.ExtractToDirectory(_zip, Path.Combine(_nte.Home, "bag"));
        return Path.Combine(_nte.Home, "bag/purple-flag-inventon");
    }

    private string[] Everything() => [.. Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(_nte.Home)!, "evil*"), .. Directory.EnumerateFileSystemEntries(_nte.Home, "*.txt", SearchOption.AllDirectories)];

    private static int Sha256sum(string folder, string list) => Run("env", "-C", folder, "sha256sum", "--strict", "-c", list);

    private static int Run(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        _ = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}

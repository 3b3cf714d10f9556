using System.IO.Compression;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using NteMonitor.PurpleFlag.Pack;

namespace NteMonitor.Tests.PurpleFlag.Pack;

/// <summary>Packs are bags by the letter of RFC 8493, and the same inputs give the same bytes.</summary>
public partial class BagItTests
{
    private static readonly Bag Bag = SamplePack.Bag;

    [Fact]
    public void A_pack_is_a_bag_by_the_text_of_the_RFC()
    {
        Text("bagit.txt").ShouldBe("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        var payload = Bag.Files.Where(f => f.Path.StartsWith("data/", StringComparison.Ordinal)).ToList();
        Lines("bag-info.txt").ShouldAllBe(l => Label().IsMatch(l));
        Lines("bag-info.txt").ShouldContain($"Payload-Oxum: {payload.Sum(f => f.Bytes.Length)}.{payload.Count}");
        Lines("manifest-sha256.txt").ShouldAllBe(l => Line().IsMatch(l));
        Lines("manifest-sha256.txt").Select(l => l[66..]).ShouldBe(payload.Select(f => f.Path), ignoreOrder: true);
        Lines("tagmanifest-sha256.txt").Select(l => l[66..]).ShouldBe(["bag-info.txt", "bagit.txt", "manifest-sha256.txt"]);
    }

    [Fact]
    public void The_same_files_in_another_order_give_the_same_bytes()
    {
        PackFile[] files = [PackFile.Of("b.txt", "b"), PackFile.Of("a/c.txt", "c"), PackFile.Of("a.txt", "a")];
        BagHeader header = new("pack", new(2026, 3, 15));
        SamplePack.Zip(SamplePack.Done(BagItRules.Make(header, files))).ShouldBe(SamplePack.Zip(SamplePack.Done(BagItRules.Make(header, [.. files.Reverse()]))));
    }

    [Fact]
    public void The_zip_is_one_that_others_read()
    {
        using var zip = new ZipArchive(new MemoryStream(SamplePack.Zip(Bag)));
        zip.Entries.Select(e => e.FullName).ShouldBe(Bag.Files.Select(f => $"purple-flag-inventon/{f.Path}"));
        foreach (var (entry, file) in zip.Entries.Zip(Bag.Files))
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            content.ToArray().ShouldBe(file.Bytes.ToArray());
            entry.Crc32.ShouldBe(Crc32.Append(0, file.Bytes.Span));
        }
    }

    [Fact]
    public void The_check_sum_is_the_one_that_everybody_s_test_has() => Crc32.Append(0, "123456789"u8).ShouldBe(0xCBF43926);

    [Fact]
    public void The_check_sum_of_two_pieces_is_that_of_the_whole() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<byte[]>(),
        (a, b) => Crc32.Append(Crc32.Append(0, a), b) == Crc32.Append(0, [.. a, .. b])));

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b.txt")]
    [InlineData("a/.hidden")]
    [InlineData("con.txt")]
    [InlineData("a b.txt")]
    [InlineData("a\nb.txt")]
    [InlineData("C:x.txt")]
    [InlineData("")]
    public void A_path_that_not_every_system_takes_is_refused(string path) =>
        BagItRules.Make(new("pack", new(2026, 3, 15)), [PackFile.Of(path, "x")]).ShouldBeOfType<Outcome<Bag>.Refused>();

    [Fact]
    public void Two_files_that_would_lie_in_one_place_are_refused() =>
        ((Outcome<Bag>.Refused)BagItRules.Make(new("pack", new(2026, 3, 15)), [PackFile.Of("a.txt", "x"), PackFile.Of("A.txt", "x"), PackFile.Of("a.txt/b", "x")])).Reasons.Count.ShouldBeGreaterThan(1);

    [Fact]
    public void A_fact_cannot_begin_a_line_of_its_own() =>
        SamplePack.Done(BagItRules.Make(new("pack", new(2026, 3, 15)) { Facts = [new("Source-Organization", "Council\nPayload-Oxum: 0.0")] }, []))
            .Files.Single(f => f.Path == "bag-info.txt").Text.Split('\n').Length.ShouldBe(4);

    private static string Text(string path) => Bag.Files.Single(f => f.Path == path).Text;

    private static string[] Lines(string path) => Text(path).TrimEnd('\n').Split('\n');

    [GeneratedRegex("^[A-Za-z-]+: [^\r\n]+$", RegexOptions.None, 1000)]
    private static partial Regex Label();

    [GeneratedRegex("^[0-9a-f]{64}  data/[^\r\n%]+$", RegexOptions.None, 1000)]
    private static partial Regex Line();
}

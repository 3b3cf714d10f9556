using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NteMonitor.PurpleFlag.Pack;
using NteMonitor.PurpleFlag.Pack.Verify;

namespace NteMonitor.Tests.PurpleFlag.Pack;

/// <summary>Whatever is done to a pack is found and named with its file.</summary>
public class VerifyTests
{
    private const int Ordinary = 0x81A4 << 16, SymbolicLink = 0xA1FF << 16;

    private static readonly IReadOnlyList<PackFile> Files = SamplePack.Bag.Files;

    private static readonly byte[] Zip = SamplePack.Zip(SamplePack.Bag);

    [Fact]
    public void A_pack_as_it_was_made_stands_as_a_folder_and_as_a_zip()
    {
        foreach (var verdict in new[] { SamplePack.Verify(Files), SamplePack.Verify(Zip) })
        {
            verdict.Faults.ShouldBeEmpty();
            verdict.Files.ShouldBe(Files.Count);
            verdict.Figures.ShouldSatisfyAllConditions(
                f => f.Tables.ShouldBeGreaterThan(8), f => f.Percentages.ShouldBeGreaterThan(5), f => f.Sums.ShouldBe(6), f => f.Cells.ShouldBeGreaterThan(100));
            (verdict.Shown, verdict.Withheld).ShouldBe((1, 2));
        }
    }

    [Fact]
    public void Any_byte_changed_in_any_file_is_found_and_named() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, Files.Count - 1).SelectMany(f => Gen.Choose(0, Math.Max(Files[f].Bytes.Length - 1, 0)).SelectMany(at => Gen.Choose(1, 255).Select(by => (f, at, by)))).ToArbitrary(),
        change =>
        {
            var file = Files[change.f];
            var bytes = file.Bytes.ToArray();
            bytes[change.at] ^= (byte)change.by;
            var faults = SamplePack.Verify(Files.Select((f, i) => i == change.f ? f with { Bytes = bytes } : f)).Faults;
            return faults.Any(f => f.File == file.Path || (file.Path.StartsWith("tagmanifest", StringComparison.Ordinal) && f.Problem.Contains("tagmanifest", StringComparison.Ordinal)));
        }));

    [Fact]
    public void Any_byte_changed_anywhere_in_a_zip_is_found() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, Zip.Length - 1).SelectMany(at => Gen.Choose(1, 255).Select(by => (at, by))).ToArbitrary(),
        change => !SamplePack.Verify(Flipped(Zip, change.at, change.by)).Stands));

    [Fact]
    public void Every_byte_of_a_zip_s_wrapping_counts()
    {
        // Headers are where a byte could hide: the last two thousand bytes are all of them.
        for (var at = Zip.Length - 2000; at < Zip.Length; at++)
        {
            SamplePack.Verify(Flipped(Zip, at, 1)).Stands.ShouldBeFalse($"byte {at}");
        }
    }

    [Fact]
    public void A_byte_after_the_end_of_a_zip_is_found() => SamplePack.Verify([.. Zip, 0]).Stands.ShouldBeFalse();

    [Fact]
    public void A_missing_file_is_named() =>
        Faults(Files.Where(f => f.Path != "data/boundary.geojson")).ShouldContain(new PackFault("data/boundary.geojson", "It is missing: manifest-sha256.txt names it."));

    [Fact]
    public void Each_file_that_goes_is_named() =>
        Files.ShouldAllBe(gone => SamplePack.Verify(Files.Where(f => f != gone)).Faults.Any(f => f.File == gone.Path));

    [Fact]
    public void An_added_file_is_named() =>
        Faults(Files.Append(PackFile.Of("data/extra.html", "x"))).ShouldContain(new PackFault("data/extra.html", "It was added: manifest-sha256.txt does not name it."));

    [Fact]
    public void An_added_tag_file_is_named() =>
        Faults(Files.Append(PackFile.Of("readme.txt", "x"))).ShouldContain(new PackFault("readme.txt", "It was added: tagmanifest-sha256.txt does not name it."));

    [Fact]
    public void A_figure_edited_in_a_file_with_fresh_lists_is_found_by_its_page_its_sum_and_its_percentage()
    {
        var faults = SamplePack.Verify(SamplePack.Forged(("index/table-years.csv", t => t.Replace("Violence,20,25,", "Violence,20,24,", StringComparison.Ordinal))).Files).Faults;
        faults.ShouldContain(f => f.File == "data/index.html" && f.Problem.Contains("the page shows '25', data/index/table-years.csv has '24'", StringComparison.Ordinal));
        faults.ShouldContain(f => f.File == "data/index/table-years.csv" && f.Problem.StartsWith("Row 1, '2025': 24 is shown; the rows of data/index/counts.csv come to 25", StringComparison.Ordinal));
    }

    [Fact]
    public void A_figure_edited_in_page_and_file_alike_is_found_by_its_sum() =>
        SamplePack.Verify(SamplePack.Forged(
            ("index/table-years.csv", t => t.Replace("Violence,20,25,", "Violence,20,24,", StringComparison.Ordinal)),
            ("index.html", t => t.Replace(">25<", ">24<", StringComparison.Ordinal))).Files)
            .Faults.ShouldHaveSingleItem().Problem.ShouldStartWith("Row 1, '2025': 24 is shown");

    [Fact]
    public void A_percentage_edited_in_page_and_file_alike_is_found_by_its_inputs() =>
        SamplePack.Verify(SamplePack.Forged(
            ("index/table-years.csv", t => t.Replace("25.0,%", "15.0,%", StringComparison.Ordinal)),
            ("index.html", t => t.Replace("+25.0%", "+15.0%", StringComparison.Ordinal))).Files)
            .Faults.ShouldHaveSingleItem().ShouldBe(new("data/index/table-years.csv", "Row 1, 'Change': 15.0 does not follow from '20' and '25'."));

    [Fact]
    public void A_table_that_no_list_of_figures_names_is_found() =>
        Problems(SamplePack.Forged(("figures.json", t => t.Replace("{\"anchor\":\"table-sources\",\"csv\":\"data/index/table-sources.csv\"}", "", StringComparison.Ordinal).Replace(",]", "]", StringComparison.Ordinal).Replace("[,", "[", StringComparison.Ordinal))))
            .ShouldContain("data/figures.json does not say which table it is.");

    [Fact]
    public void An_entry_whose_words_were_changed_is_found() =>
        Problems(SamplePack.Forged(("journal/entries.jsonl", t => t.Replace("\"step\":3", "\"step\":4", StringComparison.Ordinal)))).ShouldContain(p => p.Contains("its words do not give its hash", StringComparison.Ordinal));

    [Fact]
    public void An_entry_that_was_never_in_the_journal_is_found()
    {
        var other = SamplePack.Made(SamplePack.Entries[0].Origin, 12)[11];
        Problems(SamplePack.Forged(("journal/entries.jsonl", t => t.Replace(SamplePack.Entries[7].Hash, other.Hash, StringComparison.Ordinal))))
            .ShouldContain(p => p.Contains("do not lead to its root", StringComparison.Ordinal));
    }

    [Fact]
    public void A_head_that_the_journal_never_had_is_found() =>
        Problems(SamplePack.Forged(("journal/heads.json", t => t.Replace(SamplePack.Entries[^1].Hash, SamplePack.Entries[^2].Hash, StringComparison.Ordinal))))
            .ShouldContain(p => p.Contains("has not the hash that the head has", StringComparison.Ordinal));

    [Fact]
    public void A_table_that_names_an_entry_without_a_proof_is_found()
    {
        var (had, other) = (SamplePack.Entries[2].Id.ToString("D"), SamplePack.Entries[4].Id.ToString("D"));
        Problems(SamplePack.Forged(
            ("index/table-sources.csv", t => t.Replace(had, other, StringComparison.Ordinal)), ("index.html", t => t.Replace(had, other, StringComparison.Ordinal))))
            .ShouldContain(p => p.StartsWith($"Row 1 names the journal entry {other}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("../../etc/cron.d/evil", "climbs out of the pack")]
    [InlineData("/etc/passwd", "absolute path")]
    [InlineData("C:\\evil.txt", "names a drive")]
    [InlineData("data/..\\evil.txt", "climbs out of the pack")]
    public void A_list_that_names_a_path_elsewhere_is_refused_without_looking_there(string path, string why) =>
        Faults(Files.Select(f => f.Path == "manifest-sha256.txt" ? PackFile.Of(f.Path, f.Text + new string('0', 64) + "  " + path + "\n") : f))
            .ShouldContain(f => f.File == "manifest-sha256.txt" && f.Problem.Contains(path, StringComparison.Ordinal) && f.Problem.Contains(why, StringComparison.Ordinal));

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/evil.txt")]
    [InlineData("C:/evil.txt")]
    [InlineData("purple-flag-inventon/data/../../../evil.txt")]
    [InlineData("purple-flag-inventon/data/nul.txt")]
    public void A_zip_with_a_name_that_leads_out_is_named_and_unpacked_nowhere(string name) =>
        SamplePack.Verify(SamplePack.Zip([.. Whole(), (name, "x"u8.ToArray(), Ordinary)])).Faults.ShouldContain(f => name.EndsWith(f.File, StringComparison.Ordinal) && f.Problem.Contains("not looked at", StringComparison.Ordinal));

    [Fact]
    public void A_zip_with_a_link_in_it_is_named() =>
        SamplePack.Verify(SamplePack.Zip([.. Whole(), ("purple-flag-inventon/data/link", "/etc/passwd"u8.ToArray(), SymbolicLink)])).Faults
            .ShouldContain(f => f.Problem.StartsWith("It is a link", StringComparison.Ordinal));

    [Fact]
    public void A_zip_with_a_name_twice_is_named() =>
        SamplePack.Verify(SamplePack.Zip([.. Whole(), ("purple-flag-inventon/data/INDEX.html", "x"u8.ToArray(), Ordinary)])).Faults
            .ShouldContain(f => f.File == "data/INDEX.html" && f.Problem.StartsWith("The name is there twice", StringComparison.Ordinal));

    [Fact]
    public void A_zip_that_unpacks_to_far_more_than_itself_is_not_unpacked() =>
        SamplePack.Verify(SamplePack.Zip([("a/data/zeros.csv", new byte[30_000_000], Ordinary)], CompressionLevel.SmallestSize)).Faults
            .ShouldHaveSingleItem().Problem.ShouldContain("It was not unpacked");

    [Fact]
    public void Files_that_were_packed_anew_by_another_program_are_looked_into_and_the_wrapping_is_named() =>
        SamplePack.Verify(SamplePack.Zip(Whole(), CompressionLevel.Fastest)).Faults.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            f => f.File.ShouldBe("zip"), f => f.Problem.ShouldContain("verify the folder"));

    [Theory]
    [InlineData("")]
    [InlineData("no zip at all")]
    public void What_is_no_zip_does_not_stand(string text) => SamplePack.Verify(Encoding.UTF8.GetBytes(text)).Faults.ShouldHaveSingleItem().Problem.ShouldStartWith("It cannot be read as a zip");

    [Fact]
    public void Half_a_zip_does_not_stand() => SamplePack.Verify(Zip[..(Zip.Length / 2)]).Stands.ShouldBeFalse();

    [Fact]
    public void A_folder_with_nothing_in_it_is_no_pack() => Faults([]).ShouldContain(f => f.File == "bagit.txt");

    [Fact]
    public void A_signed_pack_stands_with_the_signer_s_key_and_no_other()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signed = SamplePack.Done(PackSignature.Sign(SamplePack.Bag, key.ExportECPrivateKeyPem()));
        SamplePack.Verify(signed.Files, key.ExportSubjectPublicKeyInfoPem()).ShouldSatisfyAllConditions(v => v.Faults.ShouldBeEmpty(), v => v.Signature!.IsKnown.ShouldBeTrue(), v => v.Remarks.ShouldBeEmpty());
        SamplePack.Verify(signed.Files).ShouldSatisfyAllConditions(v => v.Faults.ShouldBeEmpty(), v => v.Signature!.IsKnown.ShouldBeFalse());
        SamplePack.Verify(SamplePack.Zip(signed)).Faults.ShouldBeEmpty();
        SamplePack.Verify(signed.Files, other.ExportSubjectPublicKeyInfoPem()).Faults.ShouldHaveSingleItem().Problem.ShouldStartWith("Another key signed");
        SamplePack.Verify(Files, key.ExportSubjectPublicKeyInfoPem()).Faults.ShouldHaveSingleItem().File.ShouldBe("signature.json");

        // The files of one pack under the signature of another.
        var forged = SamplePack.Forged(("boundary.geojson", t => t.Replace("[]", "[1]", StringComparison.Ordinal))).Files.Append(signed.Files.Single(f => f.Path == "signature.json"));
        Faults(forged).ShouldHaveSingleItem().ShouldBe(new("signature.json", "The signature is not one over tagmanifest-sha256.txt as it is here."));
    }

    [Fact]
    public void Every_byte_of_a_signature_counts()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signed = SamplePack.Done(PackSignature.Sign(SamplePack.Bag, key.ExportECPrivateKeyPem())).Files;
        var file = signed.Single(f => f.Path == "signature.json");
        for (var at = 0; at < file.Bytes.Length; at++)
        {
            var changed = file with { Bytes = Flipped(file.Bytes.ToArray(), at, 1) };
            PackFault[] faults = [.. Faults([.. signed.Where(f => f != file && !f.Path.StartsWith("data/", StringComparison.Ordinal)), changed]).Where(f => f.File == "signature.json")];
            faults.ShouldNotBeEmpty($"byte {at}");
        }
    }

    [Fact]
    public void A_key_of_another_curve_signs_nothing()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        PackSignature.Sign(SamplePack.Bag, key.ExportECPrivateKeyPem()).ShouldBeOfType<Outcome<Bag>.Refused>();
        PackSignature.Sign(SamplePack.Bag, "no key").ShouldBeOfType<Outcome<Bag>.Refused>();
    }

    [Theory]
    [InlineData("<a href=\"index.html#table-years\">x</a><a href='#s'>x</a><p id=\"s\">x</p><a href=\"../bag-info.txt\">x</a>", null)]
    [InlineData("<a href=\"gone.html\">x</a>", "leads to a file that is not there")]
    [InlineData("<a href=\"#gone\">x</a>", "leads nowhere in the page")]
    [InlineData("<a href=\"../../x.html\">x</a>", "leads out of the pack")]
    [InlineData("<a href=\"https://evil.example/\">x</a>", "leads out of the pack")]
    [InlineData("<img src=//evil.example/x.png>", "leads out of the pack")]
    [InlineData("<a href=\"&#106;avascript:alert(1)\">x</a>", "leads out of the pack")]
    [InlineData("<script>x</script>", "<script>")]
    [InlineData("<img src=\"photographs/quay.jpg\" onerror=\"x()\">", "onerror")]
    [InlineData("<table><tr><td>7</td></tr></table>", "does not name the page")]
    public void A_page_that_somebody_wrote_leads_nowhere_but_into_the_pack(string html, string? fault)
    {
        var faults = SamplePack.Verify(SamplePack.Done(SamplePack.Builder().Add("own.html", html).Build(new("pack", new(2026, 3, 15)))).Files).Faults;
        if (fault is null)
        {
            faults.ShouldBeEmpty();
        }
        else
        {
            faults.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.File.ShouldBe("data/own.html"), f => f.Problem.ShouldContain(fault));
        }
    }

    [Theory]
    [InlineData("journal/heads.json", "{\"heads\":[null]}\n")]
    [InlineData("journal/heads.json", "{\"heads\":[{\"seq\":1e300}]}\n")]
    [InlineData("journal/heads.json", "{}\n")]
    [InlineData("journal/entries.jsonl", "null\n[]\n{}\n{\"entry\":{}}\n{\"entry\":[]}\n")]
    [InlineData("journal/tree.jsonl", "{\"from\":\"x\"}\n")]
    [InlineData("figures.json", "{\"others\":[null],\"pages\":[],\"sums\":[]}\n")]
    [InlineData("figures.json", "{\"others\":[],\"pages\":[null],\"sums\":[]}\n")]
    [InlineData("figures.json", "{\"others\":[],\"pages\":[],\"sums\":[{\"cells\":[{\"where\":{\"a\":null}}]}]}\n")]
    [InlineData("figures.json", "{\"a\":1,\"a\":2}")]
    public void Files_that_somebody_made_up_are_named_and_nothing_fails(string path, string text) =>
        SamplePack.Verify(SamplePack.Forged((path, _ => text)).Files).Faults.ShouldContain(f => f.File == "data/" + path);

    [Fact]
    public void A_piece_cut_out_anywhere_and_every_list_made_anew_never_makes_it_fail() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements("journal/heads.json", "journal/entries.jsonl", "journal/tree.jsonl", "figures.json", "index/table-years.csv", "index/counts.csv")
            .SelectMany(p => Gen.Choose(0, 2000).SelectMany(at => Gen.Choose(1, 60).Select(length => (p, at, length)))).ToArbitrary(),
        cut => SamplePack.Verify(SamplePack.Forged((cut.p, t => t.Remove(cut.at % t.Length, Math.Min(cut.length, t.Length - (cut.at % t.Length))))).Files) is not null));

    [Fact]
    public void Entries_of_two_chains_are_proved_each_in_its_own()
    {
        var (one, two) = (SamplePack.Proof(SamplePack.Entries, 3, 8), SamplePack.Proof(SamplePack.Made(new(0x0195_0009, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1), 5, 100), 1, 2));
        var both = new JournalProof([.. one.Chains, .. two.Chains], [.. one.Entries, .. two.Entries]);
        var verdict = SamplePack.Verify(SamplePack.Done(new PackBuilder().Prove(both).Build(new("pack", new(2026, 3, 15)))).Files);
        verdict.Faults.ShouldBeEmpty();
        verdict.Chains.Count.ShouldBe(2);
        var crossed = new JournalProof([one.Chains[0], two.Chains[0] with { Root = one.Chains[0].Root }], both.Entries);
        Problems(SamplePack.Done(new PackBuilder().Prove(crossed).Build(new("pack", new(2026, 3, 15))))).ShouldHaveSingleItem().ShouldContain("do not lead to its root");
    }

    private static IReadOnlyList<PackFault> Faults(IEnumerable<PackFile> files) => SamplePack.Verify(files).Faults;

    private static IEnumerable<string> Problems(Bag bag) => SamplePack.Verify(bag.Files).Faults.Select(f => f.Problem);

    private static IEnumerable<(string Name, byte[] Bytes, int Attributes)> Whole() => Files.Select(f => ($"{SamplePack.Bag.Name}/{f.Path}", f.Bytes.ToArray(), Ordinary));

    private static byte[] Flipped(byte[] bytes, int at, int by)
    {
        var changed = bytes.ToArray();
        changed[at] ^= (byte)by;
        return changed;
    }
}

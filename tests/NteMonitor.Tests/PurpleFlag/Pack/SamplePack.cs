using System.IO.Compression;
using System.Text;
using NodaTime;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Pack;
using NteMonitor.PurpleFlag.Pack.Verify;
using NteMonitor.Tests.Documents;

namespace NteMonitor.Tests.PurpleFlag.Pack;

/// <summary>A small pack with every kind of part in it, and the ways to break it; the town is invented.</summary>
public static class SamplePack
{
    /// <summary>The journal that the pack rests on: eleven entries of one chain.</summary>
    public static IReadOnlyList<Entry> Entries { get; } = Made(new(0x0195_0000, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1), 11);

    /// <summary>The counts that the table of years is made of.</summary>
    private static readonly Table Counts = new("counts", "Counts", [new("Category"), new("Year"), Column.Figures("Events")],
    [
        new(["Violence", "2024", 20]), new(["Violence", "2025", 25]), new(["Noise", "2024", 4]), new(["Noise", "2025", 11]),
    ]);

    private static readonly Document Years = new("Core data",
    [
        new Heading(2, "Crime and disorder"),
        new Table("years", "Events by year", [new("Category"), Column.Figures("2024"), Column.Figures("2025"), Column.Figures("Change")],
        [
            new(["Violence", 20, 25, new Cell.Change(20, 25)]), new(["Noise", 4, 11, new Cell.Change(4, 11, 0)]),
            new(["All", 24, 36, new Cell.Change(24, 36)]) { IsTotal = true },
        ]),
        new Heading(2, "Where it is known"),
        new Table("sources", "Entries", [new("Thing"), new("Journal entry"), new("Journal hash")],
            [new(["The register of 2026", Entries[2].Id.ToString("D"), "#" + Entries[2].Hash[..12]])]),
    ]);

    /// <summary>The bag.</summary>
    public static Bag Bag { get; } = Done(Builder().Build(new("purple-flag-inventon", new(2026, 3, 15)) { Facts = [new("Source-Organization", "Inventon (invented)"), new("Bag-Software-Agent", "NTE Monitor 0.1.0")] }));

    /// <summary>Returns a builder with everything in it.</summary>
    public static PackBuilder Builder() => Small()
        .AddPage("report.html", SampleReport.Document)
        .AddSheet("run-sheet.csv", "time,zone,observation\n")
        .Add("photographs/quay.jpg", new byte[] { 0xFF, 0xD8, 0, 1, 2, 3 });

    /// <summary>Returns a builder with the little that the shipped example has.</summary>
    public static PackBuilder Small() => new PackBuilder()
        .AddPage("index.html", Years)
        .AddRows("index/counts.csv", Counts)
        .Add("boundary.geojson", "{\"type\":\"Polygon\",\"coordinates\":[]}\n")
        .Sum(new("index/table-years.csv", "index/counts.csv", "Events",
        [
            .. Sums(1, "Violence"), .. Sums(2, "Noise"), .. Sums(3, "Violence", "Noise"),
        ]))
        .Prove(Proof(Entries, 3, 8));

    /// <summary>Returns the proof of two entries, the first with its words.</summary>
    public static JournalProof Proof(IReadOnlyList<Entry> entries, long shown, long withheld)
    {
        var last = entries[^1];
        var tree = MerkleRules.Prune([.. entries.Select(e => Convert.FromHexString(e.Hash))], new HashSet<long> { shown, withheld, last.Seq });
        return new(
            [new(new(last.Authority, last.Origin, last.Seq, last.Hash), Convert.ToHexStringLower(tree.Root), tree.Branches)],
            [
                .. entries.Where(e => e.Seq == shown || e.Seq == withheld || e == last).Select(e => e.Seq == shown
                    ? new ProvenEntry(e.Origin, e.Seq, e.Id, e.Hash, new(e.Seq == 1 ? Chain.Start : entries[(int)e.Seq - 2].Hash, e), null)
                    : new(e.Origin, e.Seq, e.Id, e.Hash, null, "its words are not part of the pack")),
            ]);
    }

    /// <summary>Returns a chain of so many entries.</summary>
    public static IReadOnlyList<Entry> Made(Guid origin, int count, byte ids = 0)
    {
        List<Entry> entries = [];
        for (var i = 1; i <= count; i++)
        {
            var entry = new Entry("X99000001", origin, i, new(0x0195_0001, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, (byte)(ids + i)), Instant.FromUtc(2026, 3, 14, 22, i), "l01", "officer", "flag.recorded", new(0x0195_0002, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, (byte)i), null, $"{{\"round\":\"2026\",\"step\":{i}}}", null, "");
            entries.Add(entry with { Hash = Chain.Hash(i == 1 ? Chain.Start : entries[^1].Hash, entry) });
        }

        return entries;
    }

    /// <summary>Returns the bag with one payload file changed, and every list made anew as a forger would.</summary>
    public static Bag Forged(params (string Path, Func<string, string> Change)[] changes)
    {
        var payload = Bag.Files.Where(f => f.Path.StartsWith("data/", StringComparison.Ordinal))
            .Select(f => changes.Where(c => "data/" + c.Path == f.Path).Aggregate(f with { Path = f.Path["data/".Length..] }, (file, c) => Changed(file, c.Change)));
        return Done(BagItRules.Make(new(Bag.Name, new(2026, 3, 15)), [.. payload]));
    }

    /// <summary>Returns the pack as a zip.</summary>
    public static byte[] Zip(Bag bag)
    {
        using var stream = new MemoryStream();
        ZipForm.Write(bag, stream);
        return stream.ToArray();
    }

    /// <summary>Returns a zip of whatever names and contents, as any program might make it.</summary>
    public static byte[] Zip(IEnumerable<(string Name, byte[] Bytes, int Attributes)> files, CompressionLevel level = CompressionLevel.NoCompression)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes, attributes) in files)
            {
                var entry = zip.CreateEntry(name, level);
                entry.ExternalAttributes = attributes;
                using var to = entry.Open();
                to.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Returns what verifying a bag as a folder comes to.</summary>
    public static PackVerdict Verify(IEnumerable<PackFile> files, string? key = null) => Done(PackVerification.Of("pack", key, new Lying(files.ToDictionary(f => f.Path, f => f.Bytes.ToArray(), StringComparer.Ordinal))));

    /// <summary>Returns what verifying a zip comes to.</summary>
    public static PackVerdict Verify(byte[] zip, string? key = null) => Done(PackVerification.Of("pack.zip", key, new Lying(new() { ["pack.zip"] = zip })));

    /// <summary>Returns what an outcome holds.</summary>
    public static T Done<T>(Outcome<T> outcome) => outcome is Outcome<T>.Done(var value) ? value : throw new InvalidOperationException(Outcome.Said(((Outcome<T>.Refused)outcome).Reasons));

    private static PackFile Changed(PackFile file, Func<string, string> change)
    {
        var after = change(file.Text);
        after.ShouldNotBe(file.Text, $"{file.Path} was not changed");
        return file with { Bytes = Encoding.UTF8.GetBytes(after) };
    }

    private static IEnumerable<SumCell> Sums(int row, params string[] categories) => new[] { "2024", "2025" }
        .Select(y => new SumCell(row, y, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["Category"] = categories, ["Year"] = [y] }));

    /// <summary>Files that lie in memory: a folder called <c>pack</c>, or a file of its own name.</summary>
    private sealed class Lying(Dictionary<string, byte[]> files) : IFiles
    {
        public Stream Open(string path) => new MemoryStream(files.TryGetValue(path, out var own) ? own : files[path["pack/".Length..]], writable: false);

        public TextReader OpenText(string path) => new StreamReader(Open(path));

        public TextWriter Create(string path) => throw new NotSupportedException();

        public long? Size(string path) => files[path].Length;

        public IReadOnlyList<TreeFile>? Tree(string path) => path == "pack" ? [.. files.Keys.Select(k => new TreeFile(k, false))] : null;

        public void Line(string text)
        {
        }

        public void Progress(string what, double share)
        {
        }
    }
}

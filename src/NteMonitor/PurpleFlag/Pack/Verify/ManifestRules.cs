
namespace NteMonitor.PurpleFlag.Pack.Verify;

/// <summary>Holds a pack's files against its lists, both ways.</summary>
public static class ManifestRules
{
    private static readonly string[] Tags = [BagItRules.Declaration, BagItRules.Information, BagItRules.Manifest];

    /// <summary>Returns everything in which the files are not those of the lists: missing, added, changed, listed twice, listed under a name that leaves the pack.</summary>
    /// <source>RFC 8493 §3 (complete and valid bags); docs/methods/pack.md §2.</source>
    public static IReadOnlyList<PackFault> Faults(ReadPack pack)
    {
        List<PackFault> faults = [];
        var declared = pack.Text(BagItRules.Declaration, faults);
        if (declared is null || declared != BagItRules.Declared)
        {
            faults.Add(new(BagItRules.Declaration, declared is null ? "It is missing: this is no BagIt bag." : "It does not declare BagIt 1.0 in UTF-8, as the program writes it."));
        }

        var payload = pack.Files.Where(f => f.Path.StartsWith(BagItRules.Payload, StringComparison.Ordinal)).ToList();
        var tags = pack.Files.Where(f => !f.Path.StartsWith(BagItRules.Payload, StringComparison.Ordinal) && f.Path is not (BagItRules.TagManifest or PackSignature.File));
        Compare(BagItRules.Manifest, payload, pack, faults);
        Compare(BagItRules.TagManifest, tags, pack, faults);
        faults.AddRange(Tags.Where(t => pack.Find(t) is null && t != BagItRules.Declaration && t != BagItRules.Manifest).Select(t => new PackFault(t, "It is missing.")));
        if (pack.Text(BagItRules.Information, faults) is { } information)
        {
            var said = information.Split('\n').Where(l => l.StartsWith(BagItRules.Oxum + ": ", StringComparison.Ordinal)).Select(l => l[(BagItRules.Oxum.Length + 2)..]).ToList();
            var oxum = BagItRules.OxumOf(payload.Sum(f => f.Size), payload.Count);
            if (said is not [var one] || one != oxum)
            {
                faults.Add(new(BagItRules.Information, $"It says {BagItRules.Oxum} {(said.Count == 0 ? "nowhere" : string.Join(" and ", said))}; the files there come to {oxum} (bytes and files)."));
            }
        }

        return faults;
    }

    /// <summary>Returns the lines of a list of files, and what is wrong with the others.</summary>
    /// <param name="list">The list's file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <source>RFC 8493 §2.1.3.</source>
    public static IReadOnlyDictionary<string, string> Read(string list, string text, ICollection<PackFault> faults)
    {
        Dictionary<string, string> listed = new(StringComparer.Ordinal);
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length - 1; i++)
        {
            var (hash, path) = lines[i].Length > 66 && lines[i].AsSpan(64, 2) is "  " ? (lines[i][..64], lines[i][66..]) : ("", lines[i]);
            if (hash.Length == 0 || !hash.All(char.IsAsciiHexDigitLower))
            {
                faults.Add(new(list, $"Line {i + 1} is not a SHA-256, two spaces and a path."));
            }
            else if (PackPathRules.Fault(path) is { } fault)
            {
                faults.Add(new(list, $"Line {i + 1} names '{path}', which {fault}; it was not looked for."));
            }
            else if (!listed.TryAdd(path, hash))
            {
                faults.Add(new(list, $"Line {i + 1} names '{path}' a second time."));
            }
        }

        if (lines[^1].Length > 0)
        {
            faults.Add(new(list, "It does not end with a line feed."));
        }

        return listed;
    }

    private static void Compare(string list, IEnumerable<ReadFile> files, ReadPack pack, List<PackFault> faults)
    {
        if (pack.Text(list, faults) is not { } text)
        {
            faults.AddRange(pack.Find(list) is null ? [new(list, "It is missing: nothing says which files there should be.")] : []);
            return;
        }

        var listed = Read(list, text, faults);
        var there = files.ToDictionary(f => f.Path, StringComparer.Ordinal);
        faults.AddRange(listed.Keys.Where(p => !there.ContainsKey(p)).Select(p => new PackFault(p, $"It is missing: {list} names it.")));
        faults.AddRange(there.Keys.Where(p => !listed.ContainsKey(p)).Select(p => new PackFault(p, $"It was added: {list} does not name it.")));
        faults.AddRange(there.Values.Where(f => listed.TryGetValue(f.Path, out var hash) && hash != f.Sha256)
            .Select(f => new PackFault(f.Path, $"It was changed: its SHA-256 is {f.Sha256[..12]}…, {list} has {listed[f.Path][..12]}….")));
    }
}

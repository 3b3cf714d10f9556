using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace NteMonitor.EndToEnd;

/// <summary>Whether a folder is a complete and valid bag by the text of RFC 8493, found out without a line of the program.</summary>
public static partial class Rfc8493
{
    /// <summary>Returns everything in which a folder is not what the RFC asks for.</summary>
    public static IReadOnlyList<string> Faults(string folder)
    {
        List<string> faults = [];
        var payload = Files(Path.Combine(folder, "data"), folder);
        faults.AddRange(payload.Count == 0 ? ["2.1.2: no payload"] : []);

        // 2.1.1: the declaration has exactly two lines, in UTF-8 without a byte order mark.
        var declaration = File.ReadAllBytes(Path.Combine(folder, "bagit.txt"));
        faults.AddRange(Declaration().IsMatch(System.Text.Encoding.UTF8.GetString(declaration)) && declaration[0] == (byte)'B' ? [] : ["2.1.1: bagit.txt"]);

        // 2.1.3: every payload file is named exactly once, and every file that is named is there.
        var listed = Manifest(folder, "manifest-sha256.txt", faults);
        faults.AddRange(payload.Except(listed.Keys).Select(f => $"2.1.3: {f} is not listed"));
        faults.AddRange(listed.Keys.Where(f => !f.StartsWith("data/", StringComparison.Ordinal)).Select(f => $"2.1.3: {f} is not payload"));

        // 2.2.1: the tag manifest names every other tag file and itself never.
        var tags = Manifest(folder, "tagmanifest-sha256.txt", faults);
        faults.AddRange(new[] { "bagit.txt", "bag-info.txt", "manifest-sha256.txt" }.Except(tags.Keys).Select(f => $"2.2.1: {f} is not listed"));
        faults.AddRange(tags.ContainsKey("tagmanifest-sha256.txt") ? ["2.2.1: it lists itself"] : []);

        // 2.2.2: labels, a colon, a value; the date and the sum of the payload.
        var information = File.ReadAllLines(Path.Combine(folder, "bag-info.txt"));
        faults.AddRange(information.Where(l => !Element().IsMatch(l)).Select(l => $"2.2.2: '{l}'"));
        var bytes = payload.Sum(f => new FileInfo(Path.Combine(folder, f)).Length);
        faults.AddRange(information.Contains(string.Create(CultureInfo.InvariantCulture, $"Payload-Oxum: {bytes}.{payload.Count}")) ? [] : ["2.2.2: Payload-Oxum"]);
        faults.AddRange(information.Any(l => Date().IsMatch(l)) ? [] : ["2.2.2: Bagging-Date"]);
        return faults;
    }

    private static Dictionary<string, string> Manifest(string folder, string name, List<string> faults)
    {
        Dictionary<string, string> listed = new(StringComparer.Ordinal);
        foreach (var line in File.ReadAllText(Path.Combine(folder, name)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var match = Line().Match(line);
            var path = match.Groups["path"].Value;
            if (!match.Success || path.StartsWith('/') || path.StartsWith('~') || path.Split('/').Contains("..") || !listed.TryAdd(path, match.Groups["sum"].Value))
            {
                faults.Add($"2.4: {name} has '{line}'");
            }
            else if (!File.Exists(Path.Combine(folder, path)) || !Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, path)))).Equals(match.Groups["sum"].Value, StringComparison.OrdinalIgnoreCase))
            {
                faults.Add($"3: {path} is not what {name} says");
            }
        }

        return listed;
    }

    private static List<string> Files(string under, string folder) => Directory.Exists(under)
        ? [.. Directory.EnumerateFiles(under, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f))]
        : [];

    [GeneratedRegex(@"^BagIt-Version: 1\.0\nTag-File-Character-Encoding: UTF-8\n?$", RegexOptions.None, 1000)]
    private static partial Regex Declaration();

    [GeneratedRegex("^(?<sum>[0-9a-fA-F]{64})[ \t]+(?<path>\\S.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z-]*:\s\S.*$", RegexOptions.None, 1000)]
    private static partial Regex Element();

    [GeneratedRegex(@"^Bagging-Date: \d{4}-\d{2}-\d{2}$", RegexOptions.None, 1000)]
    private static partial Regex Date();
}

using System.Globalization;

namespace NteMonitor.PurpleFlag.Pack;

/// <summary>Which paths a pack may hold: those that every system unpacks to the same place, inside the pack.</summary>
public static class PackPathRules
{
    /// <summary>The longest path, in characters.</summary>
    public const int Longest = 180;

    private static readonly string[] Reserved =
    [
        "con", "prn", "aux", "nul",
        .. Enumerable.Range(1, 9).SelectMany(i => new[] { "com", "lpt" }.Select(d => d + i.ToString(CultureInfo.InvariantCulture))),
    ];

    /// <summary>Returns what is wrong with a path within a pack, in words that complete "it …", or nothing.</summary>
    /// <source>RFC 8493 §5.1 (security) and §6.1.2; docs/methods/pack.md §1.</source>
    public static string? Fault(string path)
    {
        var parts = path.Split('/');
        return path switch
        {
            "" => "is empty",
            _ when path[0] is '/' or '\\' or '~' => "is an absolute path and would leave the pack",
            _ when path.Length > 1 && path[1] == ':' => "names a drive and would leave the pack",
            _ when parts.Contains("..") || path.Contains("..\\", StringComparison.Ordinal) => "climbs out of the pack with ..",
            _ when path.Length > Longest => $"is longer than {Longest} characters",
            _ when path.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_' or '/')) => "has characters other than letters, digits, . - _ and /",
            _ when parts.Any(p => p.Length == 0 || p[0] == '.' || p[^1] == '.') => "has a part that is empty or begins or ends with a dot",
            _ when parts.Any(p => Reserved.Contains(p.Split('.')[0].ToLowerInvariant())) => "has a name that Windows keeps for devices",
            _ => null,
        };
    }

    /// <summary>Returns the paths that cannot lie beside the others: the same but for small and capital letters, or a file where another needs a folder.</summary>
    /// <source>RFC 8493 §6.1.1 (case-insensitive file systems); docs/methods/pack.md §1.</source>
    public static IReadOnlyList<string> Clashes(IEnumerable<string> paths)
    {
        var all = paths.ToList();
        HashSet<string> folders = new(all.SelectMany(Folders), StringComparer.OrdinalIgnoreCase);
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        return [.. all.Where(p => !seen.Add(p) || folders.Contains(p))];
    }

    private static IEnumerable<string> Folders(string path) =>
        Enumerable.Range(0, path.Length).Where(i => path[i] == '/').Select(i => path[..i]);
}

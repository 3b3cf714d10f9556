using System.Net;
using System.Text.RegularExpressions;

namespace NteMonitor.PurpleFlag.Pack.Verify;

/// <summary>Whether a page opens offline: every link leads to something in the pack, nothing is fetched, nothing runs.</summary>
public static partial class PageRules
{
    private static readonly string[] Unwanted = ["script", "iframe", "frame", "object", "embed", "base", "form"];

    /// <summary>Returns what in a page leads out of the pack, leads nowhere, or runs.</summary>
    /// <param name="path">The page's path within the bag.</param>
    /// <param name="html">The page.</param>
    /// <param name="isThere">Whether the bag has a file of this path.</param>
    /// <source>docs/methods/pack.md §2.</source>
    public static IReadOnlyList<PackFault> Faults(string path, string html, Func<string, bool> isThere)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        List<(string Name, string To)> links = [];
        List<PackFault> faults = [];
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0; at = html.IndexOf('<', at))
        {
            (var name, var attributes, at) = HtmlTables.Tag(html, at);
            if (Unwanted.Contains(name))
            {
                faults.Add(new(path, $"It has an element <{name}>; a page of a pack has none."));
            }

            foreach (Match match in Attribute().Matches(attributes))
            {
                var (key, value) = (match.Groups["name"].Value.ToLowerInvariant(), WebUtility.HtmlDecode(match.Groups["value"].Value));
                if (key == "id")
                {
                    ids.Add(value);
                }
                else if (key.StartsWith("on", StringComparison.Ordinal))
                {
                    faults.Add(new(path, $"It has something to run: the attribute {key}."));
                }
                else if (key is "href" or "src" or "srcset" or "poster" or "action" or "formaction" or "xlink:href" or "background")
                {
                    links.Add((name, value));
                }
            }
        }

        faults.AddRange(links.Distinct().Select(l => (l.To, Why: Wrong(path, l.To, ids, isThere))).Where(l => l.Why is not null).Select(l => new PackFault(path, $"The link '{Short(l.To)}' {l.Why}.")));
        return faults;
    }

    private static string? Wrong(string path, string to, HashSet<string> ids, Func<string, bool> isThere)
    {
        if (to.StartsWith('#'))
        {
            return to.Length > 1 && !ids.Contains(to[1..]) ? "leads nowhere in the page" : null;
        }

        if (to.StartsWith('/') || to.StartsWith('\\') || Scheme().IsMatch(to))
        {
            return "leads out of the pack";
        }

        List<string> parts = [.. path.Split('/')[..^1]];
        foreach (var part in to.Split('#', '?')[0].Split('/').Where(p => p != "."))
        {
            if (part == ".." && parts.Count == 0)
            {
                return "leads out of the pack";
            }

            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return isThere(string.Join('/', parts)) ? null : "leads to a file that is not there";
    }

    private static string Short(string to) => to.Length > 80 ? to[..80] + "…" : to;

    [GeneratedRegex("""(?<=[\s"'/])(?<name>[a-zA-Z:_-]+)\s*=\s*("(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'>]+))""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Attribute();

    [GeneratedRegex("^[\\s\\p{Cc}]*[a-zA-Z][a-zA-Z0-9+.-]*:", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Scheme();
}

using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NteMonitor.Documents;
using NteMonitor.Venues;

namespace NteMonitor.PurpleFlag.Pack;

/// <summary>Stands between venues' names and a pack that is not to have them: each venue has a code, V01 and so on, and no key goes with it.</summary>
public sealed class VenueMask
{
    private const string Article = "The ";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, string> _codes;
    private readonly Regex? _names;

    private VenueMask(Dictionary<string, string> codes)
    {
        _codes = codes;
        string[] ordered = [.. codes.Keys.OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal)];
        _names = ordered.Length == 0 ? null : new($@"(?<![\p{{L}}\p{{N}}])({string.Join('|', ordered.Select(Pattern))})(?![\p{{L}}\p{{N}}])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Longest);
    }

    /// <summary>Returns the mask of venues. The order of the codes follows neither the alphabet nor any count, and is the same each time.</summary>
    /// <param name="venues">The venues on file.</param>
    /// <param name="mix">Mixes the order.</param>
    public static VenueMask Of(IEnumerable<Venue> venues, Guid mix)
    {
        Dictionary<string, string> codes = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (venue, at) in venues.OrderBy(v => Mixed(mix, v.Id), StringComparer.Ordinal).Select((v, i) => (v, i)))
        {
            foreach (var name in venue.OtherNames.Prepend(venue.Name).SelectMany(Forms).Where(n => n.Length > 2))
            {
                codes.TryAdd(name, string.Create(CultureInfo.InvariantCulture, $"V{at + 1:00}"));
            }
        }

        return new(codes);
    }

    /// <summary>Returns a text in which the names have become codes; a name of one word only where it has its capital.</summary>
    public string In(string text) => _names?.Replace(text, m => _codes[m.Value]) ?? text;

    /// <summary>Returns a document in which the names have become codes.</summary>
    public Document In(Document document)
    {
        // The form in which a document is kept has every word of it once.
        var kept = JsonWriter.Write(document);
        return _names?.IsMatch(kept) == true ? JsonWriter.Read(In(kept)) : document;
    }

    /// <summary>Whether a text has a venue's name in it.</summary>
    public bool Names(string text) => _names?.IsMatch(text) == true;

    /// <summary>Returns the lines of a file's text on which a venue's name stands, 1 for the first.</summary>
    public IReadOnlyList<int> Lines(string text)
    {
        var read = text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
        return _names is null ? [] : [.. _names.Matches(read).Select(m => 1 + read.AsSpan(0, m.Index).Count('\n')).Distinct()];
    }

    /// <summary>A name, and the name without its article where that still says which venue it is.</summary>
    private static IEnumerable<string> Forms(string name)
    {
        var whole = name.Trim();
        yield return whole;
        if (whole.StartsWith(Article, StringComparison.OrdinalIgnoreCase) && whole[Article.Length..].Contains(' ', StringComparison.Ordinal))
        {
            yield return whole[Article.Length..];
        }
    }

    /// <summary>A name of several words in any case, since it names nothing else; one of one word, or of one with its article, only as it is written.</summary>
    private static string Pattern(string name)
    {
        var bare = name.StartsWith(Article, StringComparison.OrdinalIgnoreCase) ? name[Article.Length..] : name;
        return bare.Contains(' ', StringComparison.Ordinal) ? $"(?i:{Regex.Escape(name)})" : Regex.Escape(name);
    }

    private static string Mixed(Guid mix, Guid venue) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes($"{mix:D}\n{venue:D}")));
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NteMonitor.Emro.Workbench;

namespace NteMonitor.Emro.Report;

/// <summary>Codes that stand for venues in a report that anybody may read: V01, V02 and so on. The key is a document of its own.</summary>
/// <param name="Key">Each code with the venue's name, by code.</param>
public sealed record VenueCodes(IReadOnlyList<(string Code, string Name)> Key)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, string> codes = Key.GroupBy(k => k.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>Other names of venues with the code that stands for them.</summary>
    public IReadOnlyList<(string Name, string Code)> Others { get; init; } = [];

    /// <summary>Returns the codes of the venues of studies. Their order follows neither the alphabet nor any count, and is the same each time.</summary>
    /// <param name="studies">The studies that a report is of; the first one's id mixes the order.</param>
    public static VenueCodes Of(params IReadOnlyList<Study> studies)
    {
        var mix = studies.Count == 0 ? Guid.Empty : studies[0].Scenario.Id;
        var names = studies.SelectMany(s => s.Result.Touched.Venues.Select(v => v.Venue.Venue.Name).Concat(s.Inputs.Counts.ByVenue.Select(v => v.Venue)).Concat(s.Inputs.VenuesNotPlaced))
            .Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(n => Mixed(mix, n), StringComparer.Ordinal).ToList();
        var key = names.Select((n, i) => (string.Create(CultureInfo.InvariantCulture, $"V{i + 1:00}"), n)).ToList();
        var byName = key.ToDictionary(k => k.n, k => k.Item1, StringComparer.OrdinalIgnoreCase);
        return new(key)
        {
            Others = [.. studies.SelectMany(s => s.Inputs.Venues).SelectMany(v => v.Venue.OtherNames.Select(o => (o, byName[v.Venue.Name]))).Distinct()],
        };
    }

    /// <summary>Returns the code of a venue.</summary>
    public string Of(string name) => codes[name];

    /// <summary>Returns a text in which the venues' names have become codes; a name of one word only where it has its capital.</summary>
    public string In(string text)
    {
        foreach (var (name, code) in Key.Select(k => (k.Name, k.Code)).Concat(Others).Where(n => n.Name.Trim().Length > 2).OrderByDescending(n => n.Name.Length).ThenBy(n => n.Name, StringComparer.Ordinal))
        {
            var options = name.Contains(' ', StringComparison.Ordinal) ? RegexOptions.IgnoreCase | RegexOptions.CultureInvariant : RegexOptions.CultureInvariant;
            text = Regex.Replace(text, $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(name.Trim())}(?![\p{{L}}\p{{N}}])", code, options, Longest);
        }

        return text;
    }

    private static string Mixed(Guid scenario, string name) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{scenario:D}\n{name.ToUpperInvariant()}")));
}

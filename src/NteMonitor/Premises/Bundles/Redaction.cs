using System.Text.RegularExpressions;
using NteMonitor.People;
using NteMonitor.Venues;

namespace NteMonitor.Premises.Bundles;

/// <summary>Takes out of a bundle what must not be in it, and counts what it took by rule.</summary>
/// <remarks>Persons get their letters in the order in which they are met, so a bundle made again calls them the same.</remarks>
/// <source>docs/methods/bundle.md §3.</source>
public sealed partial class Redaction
{
    private const string Persons = "persons told by a letter";
    private const string OtherVenues = "names of other venues told as \"another venue\"";

    private readonly Dictionary<string, string> _letters = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<Guid, Guid> _one;
    private readonly Regex? _own;
    private readonly Regex? _others;
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Makes one for a bundle.</summary>
    /// <param name="venue">The venue whose names stay.</param>
    /// <param name="others">The venues whose names go.</param>
    /// <param name="one">The one id of persons who were found to be one.</param>
    public Redaction(Venue venue, IEnumerable<Venue> others, IReadOnlyDictionary<Guid, Guid> one)
    {
        _one = one;
        var own = Names(venue).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _own = Any(own);
        _others = Any(others.SelectMany(Names).Where(n => !own.Contains(n)));
    }

    /// <summary>What was taken out or told in another way, by rule.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>Returns what a person is called in the bundle: <c>person A</c>.</summary>
    public string Person(Guid id) => Letter(PersonRules.Token(_one.GetValueOrDefault(id, id)));

    /// <summary>Returns a text with tokens as letters and the names of other venues gone.</summary>
    public string Clean(string text)
    {
        var tokens = Token().Replace(text, m => Letter(m.Value));
        if (_others is null)
        {
            return tokens;
        }

        // The venue's own name may hold another's: it is set aside first.
        List<string> aside = [];
        var masked = _own is null ? tokens : _own.Replace(tokens, m =>
        {
            aside.Add(m.Value);
            return $"\u0001{aside.Count - 1}\u0002";
        });
        masked = _others.Replace(masked, _ =>
        {
            Took(OtherVenues);
            return "another venue";
        });
        return Aside().Replace(masked, m => aside[int.Parse(m.Groups["at"].Value, System.Globalization.CultureInfo.InvariantCulture)]);
    }

    /// <summary>Counts something that was left out.</summary>
    public void Took(string rule, int times = 1)
    {
        if (times > 0)
        {
            _counts[rule] = _counts.GetValueOrDefault(rule) + times;
        }
    }

    /// <summary>Returns what a finished text still holds that it must not: fail closed.</summary>
    /// <param name="text">The whole bundle as plain text.</param>
    public IReadOnlyList<Refusal> Left(string text)
    {
        List<Refusal> left = [];
        if (Token().IsMatch(text))
        {
            left.Add(new("leak", "A person's token is in it.", "Nothing was written. This is a fault of the program: report it."));
        }

        if (Clean(text) != text)
        {
            left.Add(new("leak", "Another venue's name is in it.", "Nothing was written. Take it out of the text, or leave that text out."));
        }

        return left;
    }

    private string Letter(string token)
    {
        if (!_letters.TryGetValue(token, out var letter))
        {
            var number = _letters.Count;
            letter = number < 26 ? ((char)('A' + number)).ToString() : $"{(char)('A' + (number / 26) - 1)}{(char)('A' + (number % 26))}";
            _letters[token] = letter;
            Took(Persons);
        }

        return $"person {letter}";
    }

    /// <summary>The names a venue may be called by: each as it stands, and without its article where more than one word is left or its capital says that it is a name.</summary>
    private static IEnumerable<string> Names(Venue venue) => venue.OtherNames.Prepend(venue.Name).Where(n => n.Trim().Length > 2)
        .SelectMany(n => n.StartsWith("The ", StringComparison.OrdinalIgnoreCase) && n.Length > 6 ? [n, n[4..]] : new[] { n });

    private static Regex? Any(IEnumerable<string> names)
    {
        var longest = names.Distinct(StringComparer.Ordinal).OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal).Select(Pattern).ToList();
        return longest.Count == 0 ? null : new($@"(?<![\p{{L}}\p{{N}}])(?:{string.Join('|', longest)})(?![\p{{L}}\p{{N}}])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
    }

    /// <summary>Several words are a name in any letters; a single word only with its capital, for an anchor or a heron may be meant.</summary>
    private static string Pattern(string name) => name.Contains(' ', StringComparison.Ordinal) ? $"(?i:{Regex.Escape(name)})" : Regex.Escape(name);

    [GeneratedRegex(@"\bP-[0-9A-HJKMNP-TV-Z]{5}\b", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Token();

    [GeneratedRegex("\u0001(?<at>[0-9]+)\u0002", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Aside();
}

using System.Numerics;
using System.Text;
using NteMonitor.Commands;

namespace NteMonitor.Venues;

/// <summary>By what a venue was found.</summary>
public enum FoundBy
{
    /// <summary>By its code.</summary>
    Code,

    /// <summary>By its whole name, or another name it goes by.</summary>
    Name,

    /// <summary>By the beginning of its name, or of a word in it, that no other venue has.</summary>
    Beginning,

    /// <summary>By a name that is spelt nearly so.</summary>
    Spelling,
}

/// <summary>What a text says about which venue is meant.</summary>
public abstract record PlaceMatch
{
    private PlaceMatch() { }

    /// <summary>One venue, by its code or name, or by the only beginning that fits.</summary>
    public sealed record Exact(Venue Venue) : PlaceMatch
    {
        /// <summary>By what it was found.</summary>
        public FoundBy How { get; init; } = FoundBy.Name;
    }

    /// <summary>One venue that the text nearly names; to be said before it is saved.</summary>
    public sealed record Close(Venue Venue) : PlaceMatch;

    /// <summary>Several venues fit equally; a person has to say which.</summary>
    public sealed record Several(IReadOnlyList<Venue> Venues) : PlaceMatch;

    /// <summary>No venue fits.</summary>
    public sealed record None : PlaceMatch
    {
        /// <summary>The venues whose names come nearest, at most three, the nearest first; empty when none is near.</summary>
        public IReadOnlyList<Venue> Nearest { get; init; } = [];
    }
}

/// <summary>Finds the venue that a few typed letters mean, and never guesses between two.</summary>
/// <remarks>Made once for a register and then asked often: names stand sorted, so that 20,000 venues are as quick as 60.</remarks>
public sealed class PlaceFinder
{
    /// <summary>Fewer letters than this begin too many things to mean one.</summary>
    private const int LeastBeginning = 3;

    /// <summary>Words that stand in many names and in every narrative: they name no venue by themselves.</summary>
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal) { "the", "and", "for", "from", "with", "into", "out", "not", "his", "her", "was", "who" };

    private readonly List<Name> _names;
    private readonly List<Name> _beginnings;
    private readonly Dictionary<string, Venue> _codes;

    /// <summary>Makes a finder over the venues that trade or traded here.</summary>
    public PlaceFinder(IEnumerable<Venue> venues)
    {
        Venues = [.. venues];
        _names = [.. Venues.SelectMany(v => v.OtherNames.Prepend(v.Name).Select(n => Name.Of(Normal(n), v))).Where(n => n.Key.Length > 0)];
        _names.Sort(Name.ByKey);
        _beginnings = [.. _names.SelectMany(n => Tails(n.Key).Select(tail => new Name(tail, 0, n.Venue)))];
        _beginnings.Sort(Name.ByKey);
        _codes = Venues.Where(v => v.Code is not null).GroupBy(v => v.Code!.ToLowerInvariant()).ToDictionary(g => g.Key, g => g.First());
    }

    /// <summary>Every venue that can be found.</summary>
    public IReadOnlyList<Venue> Venues { get; }

    /// <summary>Returns what a text says about which venue is meant.</summary>
    public PlaceMatch Find(string text)
    {
        var key = Normal(text);
        return Exactly(text) is { } found ? found : key.Length == 0 || Common.Contains(key) ? new PlaceMatch.None() : Near(key);
    }

    private PlaceMatch? Exactly(string text)
    {
        if (_codes.TryGetValue(text.Trim().ToLowerInvariant(), out var coded))
        {
            return new PlaceMatch.Exact(coded) { How = FoundBy.Code };
        }

        var key = Normal(text);
        return key.Length == 0 || Common.Contains(key) ? null
            : One(Starting(_names, key).Where(n => n.Key.Length == key.Length), v => new PlaceMatch.Exact(v))
                ?? (key.Length < LeastBeginning ? null : One(Starting(_beginnings, key), v => new PlaceMatch.Exact(v) { How = FoundBy.Beginning }));
    }

    /// <summary>Returns the names and codes that begin with a text, for completion; at most this many.</summary>
    public IReadOnlyList<string> Beginning(string text, int most)
    {
        var key = Normal(text);
        return key.Length == 0 ? [] : [.. Starting(_names, key).Select(n => n.Venue.Code ?? n.Venue.Name).Distinct().Take(most)];
    }

    /// <summary>Returns venues in words that tell them apart: <c>The Heron (heron) or The Heron, 3 Lantern Street</c>; at most five.</summary>
    public static string Choices(IReadOnlyList<Venue> venues)
    {
        var words = string.Join(" or ", venues.Take(5).Select(v =>
            v.Name + (v.Code is not null ? $" ({v.Code})" : v.Address is not null && venues.Count(o => o.Name == v.Name) > 1 ? ", " + v.Address : "")));
        return venues.Count > 5 ? $"{words} or {venues.Count - 5} more" : words;
    }

    /// <summary>Returns a name as it is compared: lower case, without a leading The, accents kept, numbers and "and" in one form.</summary>
    public static string Normal(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.ToLowerInvariant().Replace("&", " and ", StringComparison.Ordinal))
        {
            if (c is not ('\'' or '’' or '‘' or '`' or '.'))
            {
                text.Append(char.IsLetterOrDigit(c) ? c : ' ');
            }
        }

        var words = text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Numeral).ToList();
        return string.Join(' ', words is ["the", _, ..] ? words[1..] : words);
    }

    /// <summary>A name and what follows each of its words, without words that mean nothing alone.</summary>
    private static IEnumerable<string> Tails(string key)
    {
        yield return key;
        for (var space = key.IndexOf(' ', StringComparison.Ordinal); space >= 0; space = key.IndexOf(' ', space + 1))
        {
            var tail = key[(space + 1)..];
            if (!Common.Contains(tail.Split(' ')[0]))
            {
                yield return tail;
            }
        }
    }

    private static IEnumerable<Name> Starting(List<Name> sorted, string key)
    {
        var at = sorted.BinarySearch(new(key, 0, null!), Name.ByKey);
        for (at = at < 0 ? ~at : at; at > 0 && sorted[at - 1].Key == key; at--)
        {
            // Equal names stand together, and the search may land on any of them.
        }

        for (; at < sorted.Count && sorted[at].Key.StartsWith(key, StringComparison.Ordinal); at++)
        {
            yield return sorted[at];
        }
    }

    private PlaceMatch Near(string key)
    {
        var most = key.Length < 4 ? 0 : key.Length < 8 ? 1 : 2;
        var letters = Name.LettersOf(key);

        // A letter put in, left out or changed alters at most two of the letters that a name has.
        var near = _names
            .Where(n => Math.Abs(n.Key.Length - key.Length) <= most + 1 && BitOperations.PopCount(n.Letters ^ letters) <= 2 * (most + 1))
            .Select(n => (n.Venue, Distance: Nearest.Distance(key, n.Key)))
            .Where(n => n.Distance <= most + 1)
            .OrderBy(n => n.Distance)
            .ToList();
        return near.Count > 0 && near[0].Distance <= most
            ? One(near.Where(n => n.Distance == near[0].Distance).Select(n => n.Venue), v => new PlaceMatch.Close(v))!
            : new PlaceMatch.None { Nearest = most == 0 ? [] : [.. near.Select(n => n.Venue).DistinctBy(v => v.Id).Take(3)] };
    }

    private static PlaceMatch? One(IEnumerable<Name> fitting, Func<Venue, PlaceMatch> one) => One(fitting.Select(f => f.Venue), one);

    private static PlaceMatch? One(IEnumerable<Venue> fitting, Func<Venue, PlaceMatch> one)
    {
        var venues = fitting.DistinctBy(v => v.Id).ToList();
        return venues.Count switch
        {
            0 => null,
            1 => one(venues[0]),
            _ => new PlaceMatch.Several(venues),
        };
    }

    private static string Numeral(string word) => word switch
    {
        "one" => "1",
        "two" => "2",
        "three" => "3",
        "four" => "4",
        "five" => "5",
        "six" => "6",
        "seven" => "7",
        "eight" => "8",
        "nine" => "9",
        "ten" => "10",
        "saint" => "st",
        _ => word,
    };

    /// <summary>A name as it is compared, with the letters it has as bits.</summary>
    private sealed record Name(string Key, uint Letters, Venue Venue)
    {
        public static readonly IComparer<Name> ByKey = Comparer<Name>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key));

        public static Name Of(string key, Venue venue) => new(key, LettersOf(key), venue);

        public static uint LettersOf(string key) => key.Aggregate(0u, (bits, c) => bits | (1u << (c % 32)));
    }
}

using System.Text;
using NteMonitor.Commands;

namespace NteMonitor.Venues;

/// <summary>What a text says about which venue is meant.</summary>
public abstract record PlaceMatch
{
    private PlaceMatch() { }

    /// <summary>One venue, by its code or name, or by the only beginning that fits.</summary>
    public sealed record Exact(Venue Venue) : PlaceMatch;

    /// <summary>One venue that the text nearly names; to be said before it is saved.</summary>
    public sealed record Close(Venue Venue) : PlaceMatch;

    /// <summary>Several venues fit equally; a person has to say which.</summary>
    public sealed record Several(IReadOnlyList<Venue> Venues) : PlaceMatch;

    /// <summary>No venue fits.</summary>
    public sealed record None : PlaceMatch;
}

/// <summary>Finds the venue that a few typed letters mean, and never guesses between two.</summary>
public sealed class PlaceFinder
{
    private readonly List<(string Key, Venue Venue)> _names;
    private readonly Dictionary<string, Venue> _codes;

    /// <summary>Makes a finder over the venues that trade or traded here.</summary>
    public PlaceFinder(IEnumerable<Venue> venues)
    {
        var list = venues.ToList();
        Venues = list;
        _names = [.. list.SelectMany(v => v.OtherNames.Prepend(v.Name).Select(n => (Normal(n), v))).OrderBy(n => n.Item1, StringComparer.Ordinal)];
        _codes = list.Where(v => v.Code is not null).GroupBy(v => v.Code!.ToLowerInvariant()).ToDictionary(g => g.Key, g => g.First());
    }

    /// <summary>Every venue that can be found.</summary>
    public IReadOnlyList<Venue> Venues { get; }

    /// <summary>Returns what a text says about which venue is meant.</summary>
    public PlaceMatch Find(string text)
    {
        var key = Normal(text);
        if (key.Length == 0)
        {
            return new PlaceMatch.None();
        }

        if (_codes.TryGetValue(text.Trim().ToLowerInvariant(), out var coded))
        {
            return new PlaceMatch.Exact(coded);
        }

        return Only(_names.Where(n => n.Key == key))
            ?? (key.Length >= 3 ? Only(_names.Where(n => n.Key.StartsWith(key, StringComparison.Ordinal) || n.Key.Contains(" " + key, StringComparison.Ordinal))) : null)
            ?? Near(key)
            ?? new PlaceMatch.None();
    }

    /// <summary>Returns the names and codes that begin with a text, for completion; at most this many.</summary>
    public IReadOnlyList<string> Beginning(string text, int most)
    {
        var key = Normal(text);
        return [.. _names.Where(n => key.Length > 0 && n.Key.StartsWith(key, StringComparison.Ordinal)).Select(n => n.Venue.Code ?? n.Venue.Name).Distinct().Take(most)];
    }

    /// <summary>Returns a name as it is compared: lower case, without a leading The, accents kept, numbers and "and" in one form.</summary>
    public static string Normal(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.ToLowerInvariant().Replace("&", " and ", StringComparison.Ordinal))
        {
            if (c is not ('\'' or '’' or '.'))
            {
                text.Append(char.IsLetterOrDigit(c) ? c : ' ');
            }
        }

        var words = text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Numeral).ToList();
        return string.Join(' ', words is ["the", _, ..] ? words[1..] : words);
    }

    private PlaceMatch? Near(string key)
    {
        if (key.Length < 4)
        {
            return null;
        }

        var most = key.Length < 8 ? 1 : 2;
        var near = _names
            .Where(n => Math.Abs(n.Key.Length - key.Length) <= most)
            .Select(n => (n.Venue, Distance: Nearest.Distance(key, n.Key)))
            .Where(n => n.Distance <= most)
            .ToList();
        if (near.Count == 0)
        {
            return null;
        }

        var least = near.Min(n => n.Distance);
        return One(near.Where(n => n.Distance == least).Select(n => n.Venue), v => new PlaceMatch.Close(v));
    }

    private static PlaceMatch? Only(IEnumerable<(string Key, Venue Venue)> fitting) => One(fitting.Select(f => f.Venue), v => new PlaceMatch.Exact(v));

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
}

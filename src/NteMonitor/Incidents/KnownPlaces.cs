using NteMonitor.Commands;
using NteMonitor.Venues;

namespace NteMonitor.Incidents;

/// <summary>A place that the log knows: a venue, or a place in the street.</summary>
/// <param name="Venue">The venue, or none for a place in the street.</param>
/// <param name="Name">Its name.</param>
internal sealed record KnownPlace(Venue? Venue, string Name)
{
    /// <summary>Whether a text is whole words of the name.</summary>
    public bool HasWords(string text) => $" {PlaceFinder.Normal(Name)} ".Contains($" {PlaceFinder.Normal(text)} ", StringComparison.Ordinal);

    /// <summary>The name with the code or kind that tells it from others of the same name.</summary>
    public string Told => Venue switch
    {
        null => $"{Name} (street)",
        { Code: { } code } => $"{Name} ({code})",
        _ => Name,
    };
}

/// <summary>Finds the places that words may mean; the reader of the line decides what to make of several.</summary>
internal sealed class KnownPlaces
{
    private readonly Dictionary<string, List<KnownPlace>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownPlace> _byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Start, KnownPlace Place)> _starts = [];
    private readonly List<(string[] Words, KnownPlace Place)> _words = [];

    private readonly Dictionary<Guid, Position> _positions = [];
    private readonly IReadOnlyList<Venue> _venues;
    private readonly IReadOnlyList<string> _streets;

    public KnownPlaces(IReadOnlyList<Venue> venues, IReadOnlyList<string> streets)
    {
        (_venues, _streets) = (venues, streets);
        foreach (var venue in venues)
        {
            KnownPlace place = new(venue, venue.Name);
            if (venue.Position is { } position)
            {
                _positions[venue.Id] = position;
            }

            if (venue.Code is { Length: > 0 } code)
            {
                _byCode.TryAdd(code, place);
            }

            foreach (var name in venue.OtherNames.Prepend(venue.Name))
            {
                Add(PlaceFinder.Normal(name), place);
            }
        }

        foreach (var street in streets)
        {
            Add(PlaceFinder.Normal(street), new(null, street));
        }

        _starts.Sort((a, b) => string.CompareOrdinal(a.Start, b.Start));
    }

    /// <summary>Whether these are the places of exactly these lists.</summary>
    public bool IsOf(IReadOnlyList<Venue> venues, IReadOnlyList<string> streets) => ReferenceEquals(venues, _venues) && ReferenceEquals(streets, _streets);

    /// <summary>Returns the point of a venue, or none when it is not known.</summary>
    public Position? PositionOf(Guid venue) => _positions.TryGetValue(venue, out var position) ? position : null;

    /// <summary>Returns the places with exactly this code or name.</summary>
    public IReadOnlyList<KnownPlace> Named(string text)
    {
        if (_byCode.TryGetValue(text.Trim(), out var coded))
        {
            return [coded];
        }

        return _byName.TryGetValue(PlaceFinder.Normal(text), out var named) ? named : [];
    }

    /// <summary>Returns the places with a name of which some word, and those after it, begin like this.</summary>
    public IReadOnlyList<KnownPlace> Beginning(string text)
    {
        var key = PlaceFinder.Normal(text);
        if (key.Length < 3)
        {
            return [];
        }

        var at = _starts.BinarySearch((key, null!), Comparer<(string Start, KnownPlace Place)>.Create((a, b) => string.CompareOrdinal(a.Start, b.Start)));
        at = at < 0 ? ~at : at;
        while (at > 0 && _starts[at - 1].Start == key)
        {
            at--;
        }

        return [.. _starts.Skip(at).TakeWhile(s => s.Start.StartsWith(key, StringComparison.Ordinal)).Select(s => s.Place).Distinct()];
    }

    /// <summary>Returns the places whose name has every one of these words but for a slip of the finger: one in words of four letters, two from nine on. One word at least has five.</summary>
    public IReadOnlyList<KnownPlace> Near(string text)
    {
        var typed = PlaceFinder.Normal(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (typed.Length == 0 || !typed.Any(w => w.Length >= 5))
        {
            return [];
        }

        var near = _words.Select(w => (w.Place, Slips: Slips(typed, w.Words))).Where(n => n.Slips is not null).ToList();
        var least = near.Count == 0 ? null : near.Min(n => n.Slips);
        return [.. near.Where(n => n.Slips == least).Select(n => n.Place).Distinct()];
    }

    private void Add(string key, KnownPlace place)
    {
        if (key.Length == 0)
        {
            return;
        }

        if (!_byName.TryGetValue(key, out var named))
        {
            _byName[key] = named = [];
        }

        if (!named.Contains(place))
        {
            named.Add(place);
        }

        var words = key.Split(' ');
        _words.Add((words, place));
        for (var i = 0; i < words.Length; i++)
        {
            _starts.Add((string.Join(' ', words[i..]), place));
        }
    }

    private static int? Slips(string[] typed, string[] name)
    {
        var slips = 0;
        foreach (var word in typed)
        {
            int? least = null;
            foreach (var known in name)
            {
                if (Slip(word, known) is { } slip && (least is null || slip < least))
                {
                    least = slip;
                }
            }

            if (least is null)
            {
                return null;
            }

            slips += least.Value;
        }

        return slips;
    }

    private static int? Slip(string typed, string known)
    {
        if (typed[0] != known[0])
        {
            return null;
        }

        if (typed.Length >= 3 && known.StartsWith(typed, StringComparison.Ordinal))
        {
            return 0;
        }

        var most = typed.Length < 4 ? 0 : typed.Length < 9 ? 1 : 2;
        return Math.Abs(typed.Length - known.Length) <= most && Nearest.Distance(typed, known) is var distance && distance <= most ? distance : null;
    }
}

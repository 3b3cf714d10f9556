using NteMonitor.Search;

namespace NteMonitor.Storage;

/// <summary>Which places, for incidents of each kind: every word has to be in the one or the other.</summary>
/// <param name="words">What was typed.</param>
/// <param name="places">For each word the places that have it.</param>
internal sealed class IncidentWords(IReadOnlyList<SearchWord> words, IReadOnlyList<byte[]> places)
{
    /// <summary>No place at all.</summary>
    public static readonly byte[] Nowhere = [];

    /// <summary>Every place there is, and those that are in no list.</summary>
    private static readonly byte[] Anywhere = [1];

    private readonly Dictionary<string, byte[]> _byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<int, byte[]> _byRest = [];

    /// <summary>Returns the places at which an incident of this kind is meant.</summary>
    public byte[] PlacesFor(string category)
    {
        if (!_byCode.TryGetValue(category, out var found))
        {
            // The words that the kind does not have are left for the place.
            var rest = Enumerable.Range(0, words.Count).Where(w => !words[w].Categories.Contains(category)).Aggregate(0, (set, w) => set | (1 << w));
            if (!_byRest.TryGetValue(rest, out found))
            {
                _byRest[rest] = found = rest == 0 ? Anywhere : AllOf(rest);
            }

            _byCode[category] = found;
        }

        return found;
    }

    /// <summary>Whether a place is among those.</summary>
    public static bool Has(byte[] places, int place) => ReferenceEquals(places, Anywhere) || (place < places.Length && places[place] == 1);

    /// <summary>Whether every place is.</summary>
    public static bool IsAnywhere(byte[] places) => ReferenceEquals(places, Anywhere);

    private byte[] AllOf(int set)
    {
        byte[]? all = null;
        for (var w = 0; w < words.Count; w++)
        {
            if ((set & (1 << w)) != 0)
            {
                all = all is null ? [.. places[w]] : [.. all.Zip(places[w], (a, b) => (byte)(a & b))];
            }
        }

        return all is null || !all.AsSpan().Contains((byte)1) ? Nowhere : all;
    }
}

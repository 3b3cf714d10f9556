using NteMonitor.Venues;

namespace NteMonitor.Import.Mappings;

/// <summary>Finds the venue that a row names by its licence number, code or exact name; never by likeness.</summary>
/// <source>docs/methods/import.md §4.</source>
public sealed class VenueNames
{
    private readonly Dictionary<string, Guid?> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Learns the venues on file.</summary>
    public VenueNames(IEnumerable<Venue> venues)
    {
        foreach (var venue in venues)
        {
            foreach (var word in venue.OtherNames.Select(PlaceFinder.Normal).Append(PlaceFinder.Normal(venue.Name)).Append(venue.Code).Append(venue.Licence).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
            {
                _known[word] = _known.TryGetValue(word, out var other) && other != venue.Id ? null : venue.Id;
            }
        }
    }

    /// <summary>Returns the one venue that is named so, or none.</summary>
    public Guid? Find(string text) =>
        _known.TryGetValue(text, out var id) || _known.TryGetValue(PlaceFinder.Normal(text), out id) ? id : null;

    /// <summary>Whether several venues are named so.</summary>
    public bool IsShared(string text) =>
        (_known.TryGetValue(text, out var id) || _known.TryGetValue(PlaceFinder.Normal(text), out id)) && id is null;
}

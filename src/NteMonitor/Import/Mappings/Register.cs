using System.Text.Json.Nodes;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Import.Mappings;

/// <summary>What becomes of one venue row.</summary>
public abstract record Placing
{
    private Placing() { }

    /// <summary>It is new.</summary>
    public sealed record Fresh : Placing;

    /// <summary>It is on file, and stays as it is.</summary>
    public sealed record Kept : Placing;

    /// <summary>It is on file with other facts, and is amended.</summary>
    public sealed record Amend(KeptVenue Venue, JsonObject After) : Placing;

    /// <summary>It cannot be placed.</summary>
    public sealed record Reject(string Reason) : Placing;
}

/// <summary>The venues on file and those that a file has brought so far; places one row after another.</summary>
/// <source>docs/methods/import.md §9.</source>
public sealed class Register
{
    private readonly WhenDiffering _differing;
    private readonly Dictionary<string, KeptVenue> _byLicence;
    private readonly Dictionary<Guid, KeptVenue> _byId;
    private readonly Dictionary<string, Guid> _codes;
    private readonly HashSet<string> _doors;
    private readonly HashSet<string> _seenDoors = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, (long Line, string Facts)> _seen = [];
    private readonly Dictionary<string, int> _remarked = new(StringComparer.Ordinal);
    private readonly List<string> _differences = [];

    /// <summary>Learns the venues on file.</summary>
    public Register(IReadOnlyList<KeptVenue> kept, WhenDiffering differing)
    {
        _differing = differing;
        _byId = kept.ToDictionary(k => k.Venue.Id);
        _byLicence = kept.Where(k => k.Venue.Licence is not null).GroupBy(k => k.Venue.Licence!, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        _codes = kept.Where(k => k.Venue.Code is not null).GroupBy(k => k.Venue.Code!, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Venue.Id, StringComparer.OrdinalIgnoreCase);
        _doors = [.. kept.Select(k => Door(k.Venue)).OfType<string>()];
    }

    /// <summary>Rows that were new.</summary>
    public long Added { get; private set; }

    /// <summary>Rows that are on file, or stood in the file before to the letter.</summary>
    public long AlreadyThere { get; private set; }

    /// <summary>Of these, how many have other facts on file.</summary>
    public long Differing { get; private set; }

    /// <summary>Of these, how many were amended.</summary>
    public long Amended { get; private set; }

    /// <summary>Rows with the name and postcode of an earlier row of the file.</summary>
    public long Repeats { get; private set; }

    /// <summary>New rows with the name and postcode of a venue that was on file before.</summary>
    public long Likely { get; private set; }

    /// <summary>What differs, a line for each venue.</summary>
    public IReadOnlyList<string> Differences => _differences;

    /// <summary>How often each remark was made on new venues.</summary>
    public IReadOnlyDictionary<string, int> Remarked => _remarked;

    /// <summary>Returns what becomes of a row, and counts it.</summary>
    /// <param name="venue">The venue that the row describes.</param>
    /// <param name="line">The row's line.</param>
    public Placing Place(Venue venue, long line)
    {
        var facts = CanonicalJson.Write(VenueJson.Write(venue));
        if (!_seen.TryAdd(venue.Id, (line, facts)))
        {
            return Again(venue, _seen[venue.Id], facts);
        }

        var door = Door(venue);
        Repeats += door is not null && !_seenDoors.Add(door) ? 1 : 0;
        var kept = venue.Licence is { } licence && _byLicence.TryGetValue(licence, out var found) ? found : _byId.GetValueOrDefault(venue.Id);
        if (venue.Code is { } code && _codes.TryGetValue(code, out var owner) && owner != (kept?.Venue.Id ?? venue.Id))
        {
            return new Placing.Reject($"The code {code} is another venue's.");
        }

        return kept is null ? Bring(venue, door) : There(kept, venue);
    }

    private Placing Again(Venue venue, (long Line, string Facts) first, string facts)
    {
        if (first.Facts != facts)
        {
            return new Placing.Reject(venue.Licence is { } licence
                ? $"The licence number {licence} stands on line {first.Line} with other facts."
                : $"A venue of this name and postcode stands on line {first.Line} with other facts.");
        }

        AlreadyThere++;
        return new Placing.Kept();
    }

    private Placing.Fresh Bring(Venue venue, string? door)
    {
        Added++;
        Likely += door is not null && _doors.Contains(door) ? 1 : 0;
        if (venue.Code is { } code)
        {
            _codes[code] = venue.Id;
        }

        foreach (var remark in venue.Remarks.Select(r => r.Split(':')[0]))
        {
            _remarked[remark] = _remarked.GetValueOrDefault(remark) + 1;
        }

        return new();
    }

    private Placing There(KeptVenue kept, Venue venue)
    {
        AlreadyThere++;
        var (after, names) = VenueDifference.Of(kept.Venue, venue);
        if (names.Count == 0)
        {
            return new Placing.Kept();
        }

        Differing++;
        _differences.Add($"{kept.Venue.Licence ?? kept.Venue.Id.ToString("D")} {kept.Venue.Name}: {string.Join(", ", names)}");
        if (_differing == WhenDiffering.Leave)
        {
            return new Placing.Kept();
        }

        Amended++;
        return new Placing.Amend(kept, after);
    }

    private static string? Door(Venue venue) =>
        venue.Postcode is { } postcode ? $"{PlaceFinder.Normal(venue.Name)}|{postcode.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()}" : null;
}

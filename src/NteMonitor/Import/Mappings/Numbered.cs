namespace NteMonitor.Import.Mappings;

/// <summary>Tells rows apart that bear the same external number, by their order in the file: one case may be several events.</summary>
/// <source>docs/methods/import.md §3.</source>
public sealed class Numbered
{
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    /// <summary>How many rows bore the number of an earlier row.</summary>
    public long Shared { get; private set; }

    /// <summary>Returns the place of a row among those of its number, from 1.</summary>
    public int Next(string number)
    {
        var place = _seen.GetValueOrDefault(number) + 1;
        _seen[number] = place;
        Shared += place > 1 ? 1 : 0;
        return place;
    }
}

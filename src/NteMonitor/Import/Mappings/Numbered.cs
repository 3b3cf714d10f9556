using System.Buffers.Binary;

namespace NteMonitor.Import.Mappings;

/// <summary>Tells rows apart that bear the same external number: equal rows are one, different rows are several.</summary>
/// <source>docs/methods/import.md §3.</source>
public sealed class Numbered
{
    private readonly Dictionary<string, UInt128> _first = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<UInt128>> _more = new(StringComparer.Ordinal);

    /// <summary>How many rows shared the number of an earlier, different row.</summary>
    public long Shared { get; private set; }

    /// <summary>Returns the place of a row among the different rows of its number, from 1.</summary>
    /// <param name="number">The number.</param>
    /// <param name="content">A hash of the row, at least 16 bytes.</param>
    public int Place(string number, ReadOnlySpan<byte> content)
    {
        var key = BinaryPrimitives.ReadUInt128BigEndian(content);
        if (_first.TryAdd(number, key) || _first[number] == key)
        {
            return 1;
        }

        if (!_more.TryGetValue(number, out var others))
        {
            _more[number] = others = [];
        }

        var at = others.IndexOf(key);
        if (at < 0)
        {
            Shared++;
            others.Add(key);
            at = others.Count - 1;
        }

        return at + 2;
    }
}

using System.Runtime.InteropServices;

namespace NteMonitor.Storage;

/// <summary>A block of incidents column by column: minutes since 1970, places, categories; and apart from those the hashes of their numbers.</summary>
/// <param name="First">The row number of the first cell; a row that is gone leaves an empty cell.</param>
/// <param name="Count">How many cells there are.</param>
internal readonly record struct SearchCells(long First, int Count)
{
    /// <summary>How many rows a block takes.</summary>
    public const int Most = 16_384;

    /// <summary>The category of an empty cell.</summary>
    public const byte Nothing = 0;

    /// <summary>The category of an incident whose code came after 254 others; it is found by its place alone.</summary>
    public const byte Other = 255;

    /// <summary>Stands beside the place of an incident that is not known to have been on one night.</summary>
    public const int NightUnknown = 1 << 30;

    private const int Wide = sizeof(int), Number = sizeof(long);

    /// <summary>Returns the bytes of a block's cells.</summary>
    public byte[] NewCells() => new byte[Count * ((2 * Wide) + 1)];

    /// <summary>Returns the bytes of a block's numbers.</summary>
    public byte[] NewNumbers() => new byte[Count * Number];

    public Span<int> Minutes(Span<byte> cells) => MemoryMarshal.Cast<byte, int>(cells[..(Count * Wide)]);

    public Span<int> Places(Span<byte> cells) => MemoryMarshal.Cast<byte, int>(cells.Slice(Count * Wide, Count * Wide));

    public Span<byte> Categories(Span<byte> cells) => cells[(Count * 2 * Wide)..];

    public ReadOnlySpan<int> Minutes(ReadOnlySpan<byte> cells) => MemoryMarshal.Cast<byte, int>(cells[..(Count * Wide)]);

    public ReadOnlySpan<int> Places(ReadOnlySpan<byte> cells) => MemoryMarshal.Cast<byte, int>(cells.Slice(Count * Wide, Count * Wide));

    public ReadOnlySpan<byte> Categories(ReadOnlySpan<byte> cells) => cells[(Count * 2 * Wide)..];

    /// <summary>Returns a reference's number in 63 bits, never 0; the row itself says whether it is the same number.</summary>
    public static long HashOf(string number)
    {
        // FNV-1a over the letters and digits, as capitals.
        var hash = 14695981039346656037UL;
        foreach (var c in number)
        {
            // Of ASCII, which almost every number is, a bit makes capitals of letters.
            if (char.IsAsciiLetterOrDigit(c))
            {
                hash = (hash ^ (char.IsAsciiDigit(c) ? c : c & 0xDFu)) * 1099511628211UL;
            }
            else if (!char.IsAscii(c) && char.IsLetterOrDigit(c))
            {
                hash = (hash ^ char.ToUpperInvariant(c)) * 1099511628211UL;
            }
        }

        return (long)(hash >> 1) | 1;
    }
}

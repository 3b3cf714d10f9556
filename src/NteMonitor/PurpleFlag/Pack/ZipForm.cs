using System.Buffers.Binary;
using System.Text;

namespace NteMonitor.PurpleFlag.Pack;

/// <summary>A file within a zip, without its contents.</summary>
/// <param name="Name">Its name there: the pack's folder and the path.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Crc">Its check sum.</param>
public sealed record ZipPart(string Name, uint Size, uint Crc);

/// <summary>The one way in which a pack becomes a zip: stored without compression, so that every byte follows from the contents.</summary>
/// <remarks>Compression would give other bytes with another version of its library, and room for bytes that nothing depends on.</remarks>
/// <source>PKWARE APPNOTE.TXT 6.3.10, 4.3 to 4.4; docs/methods/pack.md §1.</source>
public static class ZipForm
{
    /// <summary>The most files and the most bytes that a zip of this form holds: the bounds of the format without its extension.</summary>
    public const int MostFiles = 65_000;

    /// <summary>The most bytes that a zip of this form holds.</summary>
    public const long MostBytes = 4_000_000_000;

    private const ushort Dated = (1 << 5) | 1;

    /// <summary>Writes a bag as a zip, or says that it is too large for one.</summary>
    public static void Write(Bag bag, Stream to)
    {
        List<ZipPart> parts = [];
        foreach (var file in bag.Files)
        {
            var part = new ZipPart($"{bag.Name}/{file.Path}", (uint)file.Bytes.Length, Crc32.Append(0, file.Bytes.Span));
            parts.Add(part);
            to.Write(Local(part));
            to.Write(file.Bytes.Span);
        }

        to.Write(Directory(parts));
    }

    /// <summary>Returns why a bag cannot be a zip, or nothing.</summary>
    public static Refusal? TooLarge(Bag bag) => bag.Files.Count > MostFiles || bag.Size > MostBytes
        ? new("to", $"A zip holds {MostFiles} files and 4,000 MB at most; the pack has {bag.Files.Count} files and {bag.Size / 1_000_000} MB.", "Nothing was written. Name a folder instead.")
        : null;

    /// <summary>Returns what stands before a file's contents.</summary>
    public static byte[] Local(ZipPart part)
    {
        var header = new byte[30 + part.Name.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x04034B50);
        Common(header.AsSpan(4), part);
        Encoding.ASCII.GetBytes(part.Name, header.AsSpan(30));
        return header;
    }

    /// <summary>Returns what stands after the last file's contents: a line for each file, and the end.</summary>
    public static byte[] Directory(IReadOnlyList<ZipPart> parts)
    {
        using var lines = new MemoryStream();
        uint at = 0;
        foreach (var part in parts)
        {
            var line = new byte[46 + part.Name.Length];
            BinaryPrimitives.WriteUInt32LittleEndian(line, 0x02014B50);
            BinaryPrimitives.WriteUInt16LittleEndian(line.AsSpan(4), (3 << 8) | 20);
            Common(line.AsSpan(6), part);

            // An ordinary file that its owner may write and everybody may read.
            BinaryPrimitives.WriteUInt32LittleEndian(line.AsSpan(38), 0x81A4u << 16);
            BinaryPrimitives.WriteUInt32LittleEndian(line.AsSpan(42), at);
            Encoding.ASCII.GetBytes(part.Name, line.AsSpan(46));
            lines.Write(line);
            at += (uint)(30 + part.Name.Length) + part.Size;
        }

        var end = new byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054B50);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)parts.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)parts.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)lines.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), at);
        lines.Write(end);
        return lines.ToArray();
    }

    /// <summary>The fields that both headers have: version, flags, method, date, check sum, sizes, length of the name.</summary>
    private static void Common(Span<byte> fields, ZipPart part)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(fields, 20);

        // A day that is always the same: 1 January 1980. When the pack was made stands in bag-info.txt.
        BinaryPrimitives.WriteUInt16LittleEndian(fields[8..], Dated);
        BinaryPrimitives.WriteUInt32LittleEndian(fields[10..], part.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(fields[14..], part.Size);
        BinaryPrimitives.WriteUInt32LittleEndian(fields[18..], part.Size);
        BinaryPrimitives.WriteUInt16LittleEndian(fields[22..], (ushort)part.Name.Length);
    }
}

using System.Buffers.Binary;
using System.Text;

namespace NteMonitor.PurpleFlag.Pack.Pages;

/// <summary>Takes out of pictures what a camera or a program wrote into them: place, time, device, names, small copies of the whole.</summary>
public static class PictureRules
{
    private const byte Marker = 0xFF, StartOfImage = 0xD8, StartOfScan = 0xDA, EndOfImage = 0xD9, Comment = 0xFE, FirstApp = 0xE0, LastApp = 0xEF, Adobe = 0xEE;

    private static readonly byte[] PngStart = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Chunks of a PNG that say how it looks; every other goes.</summary>
    private static readonly string[] Seen = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs"];

    /// <summary>Returns a picture with nothing in it but the picture, or why it cannot be made sure of.</summary>
    /// <param name="bytes">The picture, JPEG or PNG.</param>
    /// <source>ITU-T T.81 Annex B (JPEG segments); PNG (third edition) §5, §11; docs/methods/pack.md §6.</source>
    public static Outcome<byte[]> Bare(ReadOnlySpan<byte> bytes) => bytes.StartsWith(PngStart) ? Png(bytes) : Jpeg(bytes);

    private static Outcome<byte[]> Jpeg(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes[0] != Marker || bytes[1] != StartOfImage)
        {
            return Broken("it is neither a JPEG nor a PNG picture");
        }

        var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes[..2]);
        for (var at = 2; at + 2 <= bytes.Length;)
        {
            var kind = bytes[at + 1];
            if (bytes[at] != Marker || kind == 0)
            {
                return Broken("a segment does not begin where the one before it ends");
            }

            if (kind == EndOfImage)
            {
                // A second picture or anything else behind the end is not this picture.
                kept.Write(bytes.Slice(at, 2));
                return Outcome.Done(kept.ToArray());
            }

            if (kind == Marker)
            {
                at++;
                continue;
            }

            var length = at + 4 <= bytes.Length ? BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]) : 0;
            if (length < 2 || at + 2 + length > bytes.Length)
            {
                return Broken("a segment is longer than the file");
            }

            var next = at + 2 + length + (kind == StartOfScan ? Scanned(bytes[(at + 2 + length)..]) : 0);

            // What an application wrote goes, but for the mark by which colours are read.
            if (kind is not Comment && (kind is < FirstApp or > LastApp || kind == Adobe))
            {
                kept.Write(bytes[at..next]);
            }

            at = next;
        }

        return Broken("the picture has no end");
    }

    /// <summary>Returns how many bytes of a scan come before the next mark: a byte FF in it is followed by 00 or by a restart mark.</summary>
    private static int Scanned(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at + 1 < bytes.Length; at++)
        {
            if (bytes[at] == Marker && bytes[at + 1] is not (0 or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
        }

        return bytes.Length;
    }

    private static Outcome<byte[]> Png(ReadOnlySpan<byte> bytes)
    {
        var kept = new MemoryStream(bytes.Length);
        kept.Write(PngStart);
        for (var at = PngStart.Length; at + 12 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > int.MaxValue || at + 12 + (long)length > bytes.Length)
            {
                return Broken("a chunk is longer than the file");
            }

            var chunk = bytes.Slice(at, 12 + (int)length);
            var name = Encoding.ASCII.GetString(chunk[4..8]);
            if (Crc32.Append(0, chunk[4..^4]) != BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]))
            {
                return Broken($"the chunk {name} has another check sum than it says");
            }

            if (Seen.Contains(name))
            {
                kept.Write(chunk);
            }

            if (name == "IEND")
            {
                return Outcome.Done(kept.ToArray());
            }

            at += chunk.Length;
        }

        return Broken("the picture has no end");
    }

    private static Outcome<byte[]> Broken(string why) => Outcome.Refused<byte[]>("file", $"The picture cannot be made sure of: {why}.", "Save it anew as JPEG or PNG and mark that file.");
}

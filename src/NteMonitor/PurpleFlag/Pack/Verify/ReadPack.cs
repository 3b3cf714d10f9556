using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using NteMonitor.Commands;

namespace NteMonitor.PurpleFlag.Pack.Verify;

/// <summary>A file of a pack after it was read once.</summary>
/// <param name="Path">Its path within the bag.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Sha256">Its SHA-256, 64 lower-case hexadecimal digits.</param>
/// <param name="Crc">Its check sum, as zips have it.</param>
/// <param name="Bytes">Its contents where they are looked into, otherwise none.</param>
public sealed record ReadFile(string Path, long Size, string Sha256, uint Crc, ReadOnlyMemory<byte>? Bytes);

/// <summary>A pack after every file of it was read once.</summary>
/// <param name="Files">Its files.</param>
/// <param name="Faults">What could not be read.</param>
public sealed record ReadPack(IReadOnlyList<ReadFile> Files, IReadOnlyList<PackFault> Faults)
{
    /// <summary>The most of a text file that is looked into, in bytes.</summary>
    public const int MostText = 256 << 20;

    private const int Block = 1 << 17;

    private static readonly string[] Texts = [".txt", ".csv", ".html", ".json", ".jsonl"];

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, ReadFile> _byPath = Files.ToDictionary(f => f.Path, StringComparer.Ordinal);

    /// <summary>Reads every file once: hash, check sum and size in one pass.</summary>
    public static ReadPack Of(PackSource source)
    {
        List<ReadFile> files = [];
        List<PackFault> faults = [];
        long room = ZipForm.MostBytes;
        foreach (var name in source.Names)
        {
            try
            {
                using var stream = source.Open(name);
                var file = Read(name, stream, room);
                room -= file.Size;
                files.Add(file);
            }
            catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or FileTroubleException)
            {
                faults.Add(new(name, $"It cannot be read: {e.Message}"));
            }
        }

        return new(files, faults);
    }

    /// <summary>Returns a file, or none.</summary>
    public ReadFile? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>Returns a file's text, or none where there is no such file; notes what is no text.</summary>
    public string? Text(string path, ICollection<PackFault> faults)
    {
        if (Find(path) is not { } file)
        {
            return null;
        }

        try
        {
            return file.Bytes is { } bytes ? Strict.GetString(bytes.Span) : throw new InvalidDataException($"more than {MostText >> 20} MB");
        }
        catch (Exception e) when (e is DecoderFallbackException or InvalidDataException)
        {
            faults.Add(new(path, e is InvalidDataException ? $"It is too large to be looked into: {e.Message}." : "It is not text in UTF-8."));
            return null;
        }
    }

    private static ReadFile Read(string name, Stream stream, long room)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var kept = Texts.Contains(Path.GetExtension(name)) ? new MemoryStream() : null;
        var block = ArrayPool<byte>.Shared.Rent(Block);
        try
        {
            long size = 0;
            uint crc = 0;
            while (stream.Read(block, 0, Block) is > 0 and var read)
            {
                var bytes = block.AsSpan(0, read);
                size += read;
                if (size > room)
                {
                    throw new InvalidDataException("there are more than 4,000 MB; nothing beyond them was read.");
                }

                hash.AppendData(bytes);
                crc = Crc32.Append(crc, bytes);
                if (kept is not null && size <= MostText)
                {
                    kept.Write(bytes);
                }
            }

            var whole = kept is not null && size <= MostText ? kept.GetBuffer().AsMemory(0, (int)size) : default(ReadOnlyMemory<byte>?);
            return new(name, size, Convert.ToHexStringLower(hash.GetHashAndReset()), crc, whole);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}

using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace NteMonitor.Import.Csv;

/// <summary>Which encoding a file is in, and how that was found.</summary>
/// <param name="Encoding">The encoding to read it with.</param>
/// <param name="Name">Its name for reports, for example <c>Windows-1252</c>.</param>
/// <param name="Told">Whether the user or a byte order mark said so, or the bytes allow nothing else.</param>
public sealed record FoundEncoding(Encoding Encoding, string Name, EncodingSign Told);

/// <summary>By what sign an encoding was found.</summary>
public enum EncodingSign
{
    /// <summary>The user named it.</summary>
    Named,

    /// <summary>The file begins with a byte order mark.</summary>
    Mark,

    /// <summary>Every byte is good UTF-8.</summary>
    Valid,

    /// <summary>It is not UTF-8; Windows-1252 is what such files mostly are.</summary>
    Supposed,
}

/// <summary>Finds out the encoding of a file.</summary>
public static class CsvEncodingRules
{
    private static readonly (string Name, int CodePage, string[] Words)[] Known =
    [
        ("UTF-8", 65001, ["utf-8", "utf8"]),
        ("Windows-1252", 1252, ["windows-1252", "cp1252", "1252", "ansi", "latin1", "latin-1", "iso-8859-1"]),
        ("UTF-16", 1200, ["utf-16", "utf16", "utf-16le", "unicode"]),
        ("UTF-16, high byte first", 1201, ["utf-16be"]),
        ("Code page 850", 850, ["cp850", "850", "dos"]),
        ("Code page 437", 437, ["cp437", "437"]),
        ("ISO-8859-15", 28605, ["iso-8859-15", "latin9", "latin-9"]),
        ("Windows-1250", 1250, ["windows-1250", "cp1250", "1250"]),
        ("Macintosh", 10000, ["macintosh", "macroman", "mac"]),
    ];

    /// <summary>The names that <c>--encoding</c> takes, the first of each encoding.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(k => k.Words[0])];

    /// <summary>Returns the encoding that a user named, or the refusal.</summary>
    /// <source>docs/methods/import.md §1.</source>
    public static Outcome<FoundEncoding> Named(string name)
    {
        var key = name.Trim().ToLowerInvariant();
        var known = Array.Find(Known, k => k.Words.Contains(key));
        return known.Name is null
            ? Outcome.Refused<FoundEncoding>("--encoding", $"'{name}' is not an encoding that can be read.", $"It is one of {string.Join(", ", Names)}.")
            : Outcome.Done(new FoundEncoding(Of(known.CodePage), known.Name, EncodingSign.Named));
    }

    /// <summary>Returns the encoding of a file by its byte order mark, or UTF-8 where every byte allows it, otherwise Windows-1252. Reads the whole stream.</summary>
    /// <source>The Unicode Standard 16.0, 3.9 and 23.8; docs/methods/import.md §1.</source>
    public static FoundEncoding Find(Stream stream)
    {
        var block = ArrayPool<byte>.Shared.Rent(131_072);
        try
        {
            var filled = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
            return Marked(block.AsSpan(0, filled))
                ?? (IsUtf8(stream, block, filled)
                    ? new(Of(65001), "UTF-8", EncodingSign.Valid)
                    : new(Of(1252), "Windows-1252", EncodingSign.Supposed));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    /// <summary>Returns an encoding by its code page; bytes that it does not know become the replacement character.</summary>
    /// <source>docs/methods/import.md §1.</source>
    public static Encoding Of(int codePage) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);

    private static FoundEncoding? Marked(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new(Of(65001), "UTF-8", EncodingSign.Mark),
        [0xFF, 0xFE, ..] => new(Of(1200), "UTF-16", EncodingSign.Mark),
        [0xFE, 0xFF, ..] => new(Of(1201), "UTF-16, high byte first", EncodingSign.Mark),
        _ => null,
    };

    private static bool IsUtf8(Stream stream, byte[] block, int filled)
    {
        while (filled > 0)
        {
            var whole = Whole(block.AsSpan(0, filled));
            if (!Utf8.IsValid(block.AsSpan(0, whole)))
            {
                return false;
            }

            block.AsSpan(whole, filled - whole).CopyTo(block);
            var rest = filled - whole;
            var read = stream.ReadAtLeast(block.AsSpan(rest), block.Length - rest, throwOnEndOfStream: false);
            if (read == 0)
            {
                return rest == 0;
            }

            filled = rest + read;
        }

        return true;
    }

    /// <summary>Returns how many bytes come before a character that the block cuts off.</summary>
    private static int Whole(ReadOnlySpan<byte> block)
    {
        for (var back = 1; back <= Math.Min(3, block.Length); back++)
        {
            if (Rune.DecodeFromUtf8(block[^back..], out _, out _) == OperationStatus.NeedMoreData)
            {
                return block.Length - back;
            }
        }

        return block.Length;
    }
}

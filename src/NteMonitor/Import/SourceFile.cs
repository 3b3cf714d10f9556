using System.Buffers;
using NteMonitor.Commands;
using NteMonitor.Import.Csv;

namespace NteMonitor.Import;

/// <summary>What a user asks of an import, whatever is imported.</summary>
/// <param name="Path">The file, or <c>-</c> for standard input.</param>
public sealed record ImportRequest(string Path)
{
    /// <summary>The encoding that the user named, or none to find out.</summary>
    public string? Encoding { get; init; }

    /// <summary>The separator that the user named, or none to find out.</summary>
    public string? Separator { get; init; }

    /// <summary>The folder for the reject file; none for the working folder.</summary>
    public string? RejectFolder { get; init; }
}

/// <summary>A file to be imported, after a first look at it.</summary>
/// <param name="Name">Its name without the folder.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Encoding">The encoding found or named.</param>
/// <param name="Form">How to read it.</param>
/// <param name="Open">Opens it from the beginning; the caller closes the stream.</param>
public sealed record SourceFile(string Name, long Size, FoundEncoding Encoding, CsvForm Form, Func<Stream> Open)
{
    private const int MostHeld = 1 << 28;

    /// <summary>Returns the file after a first look through it, or every reason it cannot be read as asked.</summary>
    /// <exception cref="FileTroubleException">It cannot be opened.</exception>
    public static Outcome<SourceFile> Look(ImportRequest request, IFiles files)
    {
        List<Refusal> reasons = [];
        var named = request.Encoding is { } name ? Keep(CsvEncodingRules.Named(name), reasons) : null;
        var separator = request.Separator is { } mark ? Keep(CsvFormRules.Named(mark), reasons) : '\0';
        if (reasons.Count > 0)
        {
            return new Outcome<SourceFile>.Refused(reasons);
        }

        if (Opener(request.Path, files) is not { } open)
        {
            return Outcome.Refused<SourceFile>(request.Path, "More than 256 MiB came through a pipe.", "Save it to a file and import that.");
        }

        FoundEncoding encoding;
        using (var stream = open())
        {
            encoding = named ?? CsvEncodingRules.Find(stream);
        }

        long size;
        string start;
        using (var stream = open())
        {
            size = stream.Length;
            start = Beginning(stream, encoding);
        }

        var file = request.Path == "-" ? "standard-input" : Path.GetFileName(request.Path);
        return start.Contains('\0', StringComparison.Ordinal)
            ? Outcome.Refused<SourceFile>(file, "The file is not text: it holds NUL characters.", "Give its encoding with --encoding if it is UTF-16; otherwise export it as CSV again.")
            : Outcome.Done(new SourceFile(file, size, encoding, new(encoding.Encoding, separator == '\0' ? CsvFormRules.Separator(start) : separator), open));
    }

    private static T? Keep<T>(Outcome<T> outcome, List<Refusal> reasons)
    {
        switch (outcome)
        {
            case Outcome<T>.Done(var value):
                return value;
            case Outcome<T>.Refused(var more):
                reasons.AddRange(more);
                return default;
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    private static string Beginning(Stream stream, FoundEncoding encoding)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(65_536);
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var text = encoding.Encoding.GetString(bytes, 0, read).TrimStart('\uFEFF');
        ArrayPool<byte>.Shared.Return(bytes);

        // A stray NUL costs its line; a file that begins with them in every other place is not what it was taken for.
        return text.Count(c => c == '\0') * 8 > text.Length ? "\0" : text.Replace('\0', ' ');
    }

    /// <summary>Returns how to open the file from its beginning, as often as is needed; none when a pipe brought too much.</summary>
    private static Func<Stream>? Opener(string path, IFiles files)
    {
        using var first = files.Open(path);
        return first.CanSeek ? () => files.Open(path) : Held(first);
    }

    /// <summary>Takes in a pipe, which cannot be read twice; none when it is too much.</summary>
    private static Func<Stream>? Held(Stream pipe)
    {
        using var held = new MemoryStream();
        var block = new byte[65_536];
        while (pipe.Read(block) is > 0 and var read)
        {
            held.Write(block, 0, read);
            if (held.Length > MostHeld)
            {
                return null;
            }
        }

        var bytes = held.ToArray();
        return () => new MemoryStream(bytes, writable: false);
    }
}

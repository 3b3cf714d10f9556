using System.Globalization;

namespace NteMonitor.PurpleFlag.Evidence;

/// <summary>Which files may be evidence.</summary>
public static class FileRules
{
    /// <summary>The most bytes that a file may have.</summary>
    public const long MostBytes = 64 << 20;

    /// <summary>File types with what their bytes begin with; a type without one is text.</summary>
    private static readonly (string[] Endings, string MediaType, byte[] Begins)[] Types =
    [
        ([".pdf"], "application/pdf", [.. "%PDF-"u8]),
        ([".jpg", ".jpeg"], "image/jpeg", [0xFF, 0xD8, 0xFF]),
        ([".png"], "image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ([".docx"], "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [0x50, 0x4B, 0x03, 0x04]),
        ([".xlsx"], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [0x50, 0x4B, 0x03, 0x04]),
        ([".txt"], "text/plain", []),
        ([".csv"], "text/csv", []),
        ([".md"], "text/markdown", []),
    ];

    /// <summary>Returns why a file of this size may not be evidence; none when it may.</summary>
    /// <source>docs/methods/purple-flag.md §4.</source>
    public static Refusal? TooLarge(string name, long size) => size is > 0 and <= MostBytes ? null : new(
        "file", string.Create(CultureInfo.InvariantCulture, $"{name} has {(size < 1 << 20 ? $"{size:#,0} bytes" : $"{size / 1048576.0:0.#} MiB")}."), size == 0 ? "There is nothing in it." : "A file has 64 MiB at most: give a smaller picture or a part of the document.");

    /// <summary>Returns the media type of a file, told by its name and held against its bytes; or why it may not be evidence.</summary>
    /// <source>docs/methods/purple-flag.md §4: what an assessor opens is a document, a table or a picture, and nothing that runs.</source>
    public static Outcome<string> MediaType(string name, ReadOnlySpan<byte> bytes)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        var type = Types.FirstOrDefault(t => t.Endings.Contains(ending));
        if (type.MediaType is null)
        {
            return Outcome.Refused<string>("file", ending.Length == 0 ? $"The name {name} says nothing about what it is." : $"{ending} is no kind of file that goes into a pack.", $"Give one of {string.Join(", ", Types.SelectMany(t => t.Endings))}; print a page to PDF.");
        }

        var fits = type.Begins.Length > 0 ? bytes.StartsWith(type.Begins) : !bytes.Contains((byte)0);
        return fits
            ? Outcome.Done(type.MediaType)
            : Outcome.Refused<string>("file", $"{name} is not what its name says: its bytes are not those of {type.MediaType}.", "Save it again under the right ending.");
    }

    /// <summary>Whether a file is text that anybody can read.</summary>
    /// <source>docs/methods/purple-flag.md §4.</source>
    public static bool IsText(EvidenceFile file) => file.MediaType.StartsWith("text/", StringComparison.Ordinal);

    /// <summary>Returns what a file's name ends with in a pack; a table that somebody brought in is a text there, since nothing is said of its figures.</summary>
    /// <source>docs/methods/pack.md §6.</source>
    public static string Ending(EvidenceFile file) =>
        Types.First(t => t.MediaType == file.MediaType).Endings[0] is var ending && IsText(file) && ending != ".txt" ? ending + ".txt" : ending;

    /// <summary>Returns the media type that bytes alone tell, of documents and pictures; none where they do not.</summary>
    /// <source>docs/methods/purple-flag.md §4.</source>
    public static string? Kind(ReadOnlySpan<byte> bytes)
    {
        foreach (var (_, type, begins) in Types.Where(t => t.MediaType.StartsWith("image/", StringComparison.Ordinal)))
        {
            if (bytes.StartsWith(begins))
            {
                return type;
            }
        }

        return bytes.StartsWith("%PDF-"u8) ? "application/pdf" : null;
    }
}

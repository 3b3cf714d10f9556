using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace NteMonitor.PurpleFlag.Pack;

/// <summary>The words of a document or a sheet of an office program: what is in it, and what the program wrote about it.</summary>
public static partial class OfficeText
{
    /// <summary>The most bytes that its parts may unpack to.</summary>
    public const long Most = 64 << 20;

    /// <summary>Returns its words, parts one after the other and paragraphs on lines of their own; none where they cannot be read.</summary>
    /// <param name="bytes">The file.</param>
    /// <source>ECMA-376 Part 2 (parts in a zip), Part 1 §17 and §18 (paragraphs, shared strings).</source>
    public static string? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes.ToArray()), ZipArchiveMode.Read);
            var words = new StringBuilder();
            var left = Most;
            foreach (var part in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
            {
                using var stream = part.Open();
                using var unpacked = new MemoryStream();
                var buffer = new byte[1 << 16];
                for (int read; (read = stream.Read(buffer)) > 0;)
                {
                    unpacked.Write(buffer, 0, read);
                    if ((left -= read) < 0)
                    {
                        return null;
                    }
                }

                words.Append(Tag().Replace(Break().Replace(Encoding.UTF8.GetString(unpacked.ToArray()), "\n"), "")).Append('\n');
            }

            return words.ToString();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Ends of what stands on a line of its own; within one a name may be cut into pieces by marks of its own.</summary>
    [GeneratedRegex("</(w:p|si|is|c|row|dc:[a-z]+|cp:[A-Za-z]+|Company|Manager)>|<(w:br|w:tab)/>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Break();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Tag();
}

using System.IO.Compression;

namespace NteMonitor.PurpleFlag.Pack.Verify;

/// <summary>Opens a zip as a pack, and holds its wrapping against the one that the program writes.</summary>
public sealed class ZipSource : IDisposable
{
    private const int Link = 0xA000, Kind = 0xF000;

    private readonly Stream _stream;
    private readonly ZipArchive _zip;
    private readonly string _folder;

    private ZipSource(Stream stream, ZipArchive zip)
    {
        (_stream, _zip) = (stream, zip);
        var files = zip.Entries.Where(e => !e.FullName.EndsWith('/')).ToList();
        var bag = files.FirstOrDefault(e => e.FullName.EndsWith("/" + BagItRules.Declaration, StringComparison.Ordinal) && e.FullName.Count(c => c == '/') == 1);
        _folder = bag is null ? "" : bag.FullName[..(bag.FullName.IndexOf('/', StringComparison.Ordinal) + 1)];
        List<PackFault> faults = [.. files.Where(IsLink).Select(e => new PackFault(e.FullName, "It is a link to another place; a pack has none."))];
        faults.AddRange(files.Where(e => !e.FullName.StartsWith(_folder, StringComparison.Ordinal)).Select(e => new PackFault(e.FullName, Outside(e.FullName))));
        var inside = files.Where(e => !IsLink(e) && e.FullName.StartsWith(_folder, StringComparison.Ordinal)).ToList();
        var names = PackSource.Sound(inside.Select(e => e.FullName[_folder.Length..]), faults);
        var entries = inside.DistinctBy(e => e.FullName[_folder.Length..], StringComparer.OrdinalIgnoreCase).ToDictionary(e => e.FullName[_folder.Length..], StringComparer.Ordinal);
        Pack = new(names, name => entries[name].Open(), faults);
    }

    /// <summary>The zip's files as a pack.</summary>
    public PackSource Pack { get; }

    /// <summary>Returns the zip, or why it cannot be read as one.</summary>
    /// <param name="stream">Its bytes, which can be sought through; closed with what is returned.</param>
    public static Outcome<ZipSource> Read(Stream stream)
    {
        try
        {
            var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            var size = stream.Length;
            var declared = zip.Entries.Aggregate(0m, (sum, e) => sum + e.Length);
            return zip.Entries.Count > ZipForm.MostFiles || declared > ZipForm.MostBytes || declared > (size * MostExpansion) + Spare
                ? Outcome.Refused<ZipSource>("zip", $"It says that {zip.Entries.Count} files and {declared / 1_000_000:0} MB are in {size / 1_000_000} MB: more than any pack unpacks to. It was not unpacked.", "")
                : Outcome.Done(new ZipSource(stream, zip));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException)
        {
            return Outcome.Refused<ZipSource>("zip", $"It cannot be read as a zip: {e.Message}", "");
        }
    }

    /// <summary>How many times its own size a zip may unpack to, and how many bytes besides.</summary>
    public const int MostExpansion = 20, Spare = 1_000_000;

    /// <summary>Returns where the zip differs from the one that the program writes of the same files, or nothing.</summary>
    /// <param name="files">What the files were found to be.</param>
    public PackFault? Wrapping(IReadOnlyList<ReadFile> files)
    {
        List<ZipPart> parts = [.. files.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => new ZipPart(_folder + f.Path, (uint)f.Size, f.Crc))];
        long at = 0;
        foreach (var part in parts)
        {
            var header = ZipForm.Local(part);
            if (Differs(at, header) is { } byteAt)
            {
                return Rewrapped(byteAt);
            }

            at += header.Length + part.Size;
        }

        var end = ZipForm.Directory(parts);
        return Differs(at, end) is { } differing ? Rewrapped(differing) : _stream.Length != at + end.Length ? Rewrapped(at + end.Length) : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _zip.Dispose();
        _stream.Dispose();
    }

    private static PackFault Rewrapped(long at) =>
        new("zip", $"Its wrapping is not the one that the program writes: it differs at byte {at}. If somebody unpacked the files and packed them again, unpack this and verify the folder.");

    private long? Differs(long at, byte[] expected)
    {
        var found = new byte[expected.Length];
        _stream.Position = Math.Min(at, _stream.Length);
        var read = _stream.ReadAtLeast(found, found.Length, throwOnEndOfStream: false);
        var same = expected.AsSpan().CommonPrefixLength(found.AsSpan(0, read));
        return same == expected.Length ? null : at + same;
    }

    private static bool IsLink(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> 16) & Kind) == Link;

    private static string Outside(string name) => PackPathRules.Fault(name) is { } fault
        ? $"The name {fault}; the file was not looked at."
        : "It lies outside the pack's folder.";
}

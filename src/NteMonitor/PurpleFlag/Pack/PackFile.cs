using System.Text;

namespace NteMonitor.PurpleFlag.Pack;

/// <summary>One file of a pack before it is written.</summary>
/// <param name="Path">Its path within the pack, parts divided by <c>/</c>.</param>
/// <param name="Bytes">Its contents.</param>
public sealed record PackFile(string Path, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Returns a file of text in UTF-8, without a byte order mark.</summary>
    public static PackFile Of(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Its contents as text in UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes.Span);
}

/// <summary>A whole pack: a BagIt bag that no disk has seen yet.</summary>
/// <param name="Name">The name of its folder.</param>
/// <param name="Files">Every file, its own lists included, in the ordinal order of their paths.</param>
public sealed record Bag(string Name, IReadOnlyList<PackFile> Files)
{
    /// <summary>The size of all files together, in bytes.</summary>
    public long Size => Files.Sum(f => (long)f.Bytes.Length);
}

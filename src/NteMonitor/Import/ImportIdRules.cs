using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NteMonitor.Import;

/// <summary>Makes ids from what was read, so that the same row has the same id in every import and on every machine.</summary>
public static class ImportIdRules
{
    private const byte Between = 0x1F;

    /// <summary>Returns a UUIDv8 from a hash and a time, which stands in front as in a UUIDv7 so that neighbours in time are neighbours in the store.</summary>
    /// <param name="hash">At least 16 bytes of SHA-256.</param>
    /// <param name="milliseconds">Milliseconds since 1970, UTC, of which 48 bits are kept.</param>
    /// <source>RFC 9562 §5.8; docs/methods/import.md §3.</source>
    public static Guid At(ReadOnlySpan<byte> hash, long milliseconds)
    {
        Span<byte> id = stackalloc byte[16];
        hash[..16].CopyTo(id);
        BinaryPrimitives.WriteUInt32BigEndian(id, (uint)(milliseconds >> 16));
        BinaryPrimitives.WriteUInt16BigEndian(id[4..], (ushort)milliseconds);
        return Marked(id);
    }

    /// <summary>Returns a UUIDv8 made of texts, in order; an empty text counts.</summary>
    /// <source>RFC 9562 §5.8; docs/methods/import.md §3.</source>
    public static Guid Of(params IReadOnlyList<string> texts)
    {
        Span<byte> id = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join((char)Between, texts)), id);
        return Marked(id[..16]);
    }

    /// <summary>Returns a UUIDv8 from a hash alone.</summary>
    /// <param name="hash">At least 16 bytes of SHA-256.</param>
    /// <source>RFC 9562 §5.8; docs/methods/import.md §3.</source>
    public static Guid Of(ReadOnlySpan<byte> hash)
    {
        Span<byte> id = stackalloc byte[16];
        hash[..16].CopyTo(id);
        return Marked(id);
    }

    private static Guid Marked(Span<byte> id)
    {
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new(id, bigEndian: true);
    }
}

/// <summary>Names rows by their content: rows equal to the letter are told apart by their order among themselves.</summary>
/// <source>docs/methods/import.md §3.</source>
public sealed class RowNames : IDisposable
{
    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Dictionary<UInt128, int> _seen = [];
    private readonly byte[] _hash = new byte[32];
    private byte[] _text = new byte[4096];
    private int _length;

    /// <summary>Begins a name.</summary>
    public void Begin() => _length = 0;

    /// <summary>Adds a field to the name; fields hold no control characters, so that none can stand for two.</summary>
    public void Add(ReadOnlySpan<char> field)
    {
        var most = _length + (field.Length * 3) + 1;
        if (most > _text.Length)
        {
            Array.Resize(ref _text, most * 2);
        }

        _length += Encoding.UTF8.GetBytes(field, _text.AsSpan(_length));
        _text[_length++] = 0x1F;
    }

    /// <summary>Returns the hash of the name, with its place among equal names where it is not the first; good until the next call.</summary>
    public ReadOnlySpan<byte> NextHash()
    {
        Hash();
        var key = BinaryPrimitives.ReadUInt128BigEndian(_hash);
        ref var seen = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_seen, key, out _);
        seen++;
        if (seen > 1)
        {
            BinaryPrimitives.WriteInt32BigEndian(_text, seen);
            _hash.CopyTo(_text, 4);
            _length = 36;
            Hash();
        }

        return _hash;
    }

    /// <inheritdoc/>
    public void Dispose() => _sha.Dispose();

    private void Hash()
    {
        _sha.AppendData(_text, 0, _length);
        _ = _sha.TryGetHashAndReset(_hash, out _);
    }
}

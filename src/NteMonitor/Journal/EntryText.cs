using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NteMonitor.Journal;

/// <summary>Chains entries that differ only in body, id, number and subject, without making each one's text anew.</summary>
/// <remarks>Gives the same hashes as <see cref="Chain.Hash"/>; for imports of very many rows. Not for two threads at a time.</remarks>
public sealed class EntryText
{
    private const int Hash32 = 32;

    private readonly byte[] _before;
    private readonly byte[] _middle;
    private byte[] _buffer = new byte[4096];

    /// <summary>Learns what the entries have in common from one of them.</summary>
    /// <param name="pattern">An entry without base and seal, with the body <c>{}</c> and empty ids.</param>
    public EntryText(Entry pattern)
    {
        var text = Chain.Text(pattern);
        var body = text.IndexOf(",\"body\":{}", StringComparison.Ordinal) + ",\"body\":".Length;
        var kind = text.IndexOf("\",\"kind\":", StringComparison.Ordinal);
        var seq = text.IndexOf(",\"seq\":", StringComparison.Ordinal) + ",\"seq\":".Length;
        _before = Encoding.UTF8.GetBytes(text[..body]);
        _middle = Encoding.UTF8.GetBytes(text[kind..seq]);
    }

    /// <summary>Puts the hash of the next entry in place of the previous one's.</summary>
    /// <param name="hash">The previous entry's hash, 32 bytes; this one's afterwards.</param>
    /// <param name="body">Its body in UTF-8.</param>
    /// <param name="id">Its id.</param>
    /// <param name="seq">Its number.</param>
    /// <param name="subject">What it is about.</param>
    public void Hash(Span<byte> hash, ReadOnlySpan<byte> body, Guid id, long seq, Guid subject)
    {
        var most = Hash32 + _before.Length + body.Length + _middle.Length + 160;
        if (_buffer.Length < most)
        {
            _buffer = new byte[most * 2];
        }

        var at = Append(Append(Append(0, hash), _before), body);
        at = Append(Append(at, ",\"id\":\""u8), id);
        at = Append(at, _middle);
        _ = seq.TryFormat(_buffer.AsSpan(at), out var digits, default, CultureInfo.InvariantCulture);
        at = Append(Append(at + digits, ",\"subject\":\""u8), subject);
        at = Append(at, "\"}"u8);
        SHA256.HashData(_buffer.AsSpan(0, at), hash);
    }

    private int Append(int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_buffer.AsSpan(at));
        return at + bytes.Length;
    }

    private int Append(int at, Guid id)
    {
        _ = id.TryFormat(_buffer.AsSpan(at), out var written);
        return at + written;
    }
}

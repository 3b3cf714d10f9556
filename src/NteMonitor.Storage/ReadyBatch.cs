using System.Buffers.Binary;
using System.Text;
using NteMonitor.Incidents;

namespace NteMonitor.Storage;

/// <summary>An imported account with everything that does not need the store; its texts stand in its batch.</summary>
/// <param name="Id">Its id, as a column holds it.</param>
/// <param name="EntryId">The id of the entry to write.</param>
/// <param name="When">When it happened.</param>
/// <param name="Local">What the local clock makes of that.</param>
/// <param name="Category">Code of the category.</param>
/// <param name="Source">Code of the source.</param>
/// <param name="Severity">Severity, or none.</param>
/// <param name="Flags">The flags as bits.</param>
/// <param name="Venue">The venue, or none.</param>
/// <param name="At">The position apart from the venue's, or none.</param>
/// <param name="Body">Where the entry's body stands among the batch's texts.</param>
/// <param name="Place">Where the place in words stands; empty for none.</param>
/// <param name="Street">The place in words, or none.</param>
/// <param name="NumberHash">The hash of its first reference, or none.</param>
internal readonly record struct Ready(
    Guid Id, Guid EntryId, When When, LocalFacts Local, string Category, string Source, int? Severity, long Flags, Guid? Venue, Position? At,
    Range Body, Range Place, string? Street, long? NumberHash);

/// <summary>Accounts on their way from the thread that reads to the thread that writes; used again and again, to spare memory.</summary>
internal sealed class ReadyBatch
{
    /// <summary>More would be fewer transactions, but more memory to walk through between them.</summary>
    private const int Most = 25_000;

    private readonly Ready[] _rows = new Ready[Most];
    private readonly UInt128[] _keys = new UInt128[Most];
    private readonly int[] _order = new int[Most];
    private readonly StringBuilder _json = new(1024);
    private byte[] _texts = new byte[1 << 16];
    private int _used;

    /// <summary>How many accounts it holds.</summary>
    public int Count { get; private set; }

    /// <summary>Whether another one would be too many.</summary>
    public bool IsFull => Count == Most;

    /// <summary>Empties it.</summary>
    public void Clear() => (Count, _used) = (0, 0);

    /// <summary>Puts an account in.</summary>
    public void Add(Incident incident, Guid entryId, long flags, LocalFacts local)
    {
        _json.Clear();
        IncidentJson.WriteText(incident, _json);
        var body = _used;
        foreach (var chunk in _json.GetChunks())
        {
            Append(chunk.Span);
        }

        var place = _used;
        Append(incident.Where.Place);
        _rows[Count] = new(incident.Id, entryId, incident.When, local, incident.Category, incident.Source, incident.Severity, flags,
            incident.Where.Venue, incident.Where.Position, body..place, place.._used,
            incident.Where.Place, incident.References is [var first, ..] ? SearchCells.HashOf(first.Number) : null);
        (_keys[Count], _order[Count]) = (BinaryPrimitives.ReadUInt128BigEndian(incident.Id.Bytes()), Count);
        Count++;
    }

    /// <summary>Puts them in the order of their ids, so that they fall on neighbouring pages of the indexes.</summary>
    public void Sort() => _keys.AsSpan(0, Count).Sort(_order.AsSpan(0, Count));

    /// <summary>Returns an account by its place in the order of ids.</summary>
    public ref readonly Ready this[int index] => ref _rows[_order[index]];

    /// <summary>Returns one of the texts in UTF-8.</summary>
    public ReadOnlySpan<byte> Text(Range range) => _texts.AsSpan(range);

    private void Append(ReadOnlySpan<char> text)
    {
        var most = _used + (text.Length * 3);
        if (most > _texts.Length)
        {
            Array.Resize(ref _texts, most * 2);
        }

        _used += Encoding.UTF8.GetBytes(text, _texts.AsSpan(_used));
    }
}

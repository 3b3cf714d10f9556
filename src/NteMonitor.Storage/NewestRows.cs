namespace NteMonitor.Storage;

/// <summary>Keeps the newest so many rows of all that are taken.</summary>
/// <param name="most">How many.</param>
/// <param name="from">The first minute that counts.</param>
/// <param name="to">The minute before which it has to be.</param>
/// <param name="nightKnown">Whether only rows that are known to have been on one night count.</param>
internal sealed class NewestRows(int most, int from, int to, bool nightKnown)
{
    private readonly PriorityQueue<long, (int Minute, long Row)> _rows = new(most + 1);
    private int _least = from;

    /// <summary>Whether there may be more than were kept.</summary>
    public bool IsFull => _rows.Count == most;

    /// <summary>Takes the rows of a block that are of a kind at one of its places.</summary>
    public void Take(SearchCells block, ReadOnlySpan<byte> cells, byte[][] placesByKind)
    {
        var minutes = block.Minutes(cells);
        var places = block.Places(cells);
        var kinds = block.Categories(cells);
        for (var i = 0; i < kinds.Length; i++)
        {
            var wanted = placesByKind[kinds[i]];
            if (wanted.Length > 0 && minutes[i] >= _least && IncidentWords.Has(wanted, places[i] & ~SearchCells.NightUnknown))
            {
                Take(minutes[i], block.First + i, (places[i] & SearchCells.NightUnknown) != 0);
            }
        }
    }

    /// <summary>Takes one row.</summary>
    public void Take(int minute, long row, bool nightUnknown)
    {
        if (minute < _least || minute >= to || (nightKnown && nightUnknown))
        {
            return;
        }

        if (_rows.Count < most)
        {
            _rows.Enqueue(row, (minute, row));
            return;
        }

        _rows.EnqueueDequeue(row, (minute, row));
        _rows.TryPeek(out _, out var last);
        _least = last.Minute;
    }

    /// <summary>Returns the rows, the newest first.</summary>
    public IEnumerable<long> Rows()
    {
        List<(long Row, (int Minute, long Row) At)> rows = [.. _rows.UnorderedItems];
        return rows.OrderByDescending(r => r.At).Select(r => r.Row);
    }
}

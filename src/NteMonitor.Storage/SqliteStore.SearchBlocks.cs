using System.Runtime.InteropServices;
using System.Text;
using NteMonitor.Incidents;

namespace NteMonitor.Storage;

/// <content>Incidents in blocks: minute, place and category of each, to be searched from end to end.</content>
public sealed partial class SqliteStore
{
    /// <summary>Rows that wait for a block are searched one by one: so many may wait.</summary>
    private const int MostWaiting = 4_096;

    private const long MinuteMicroseconds = 60_000_000;

    private readonly Dictionary<(Guid Venue, string Place), long> _places = [];

    /// <summary>Returns the number of a venue or a place in words, giving it one the first time it is met; 0 for nowhere.</summary>
    private long PlaceOf(Guid? venue, string? place)
    {
        var key = (venue ?? Guid.Empty, place ?? "");
        if (key == (Guid.Empty, ""))
        {
            return 0;
        }

        if (_places.TryGetValue(key, out var known))
        {
            return known;
        }

        var at = venue is { } id ? id.Bytes() : [];
        if (_sql.One("SELECT n FROM search_place WHERE venue = @1 AND place = @2", at, key.Item2) is not long n)
        {
            n = (long)_sql.One(
                $"INSERT INTO search_place (authority, venue, place, words) VALUES (@1, @2, @3, @3 || {VenueWords("@2")}) RETURNING n", Home.Authority, at, key.Item2)!;
            _sql.Run("INSERT INTO fts_place (rowid, words) SELECT n, words FROM search_place WHERE n = @1", n);
        }

        return _places[key] = n;
    }

    /// <summary>The names and codes of a venue, by which what happened there is found.</summary>
    private static string VenueWords(string venue) =>
        $"coalesce((SELECT char(10) || title || char(10) || names FROM search_doc WHERE id = {venue} AND thing = 'venue'), '')";

    /// <summary>Gives the places at a venue the names that it has now.</summary>
    private void RenamePlaces(Guid venue)
    {
        foreach (var n in _sql.All($"SELECT n FROM search_place WHERE venue = @1 AND words <> place || {VenueWords("@1")}", r => r.Number(0), venue.Bytes()))
        {
            _sql.Run("INSERT INTO fts_place (fts_place, rowid, words) SELECT 'delete', n, words FROM search_place WHERE n = @1", n);
            _sql.Run($"UPDATE search_place SET words = place || {VenueWords("search_place.venue")} WHERE n = @1", n);
            _sql.Run("INSERT INTO fts_place (rowid, words) SELECT n, words FROM search_place WHERE n = @1", n);
        }
    }

    /// <summary>How many rows are in no block.</summary>
    private long Waiting() => LastRow() - LastInBlock();

    private long LastRow() => (long)_sql.One("SELECT coalesce(max(n), 0) FROM incident")!;

    private long LastInBlock() => _sql.One("SELECT last FROM search_block ORDER BY first DESC LIMIT 1") as long? ?? 0;

    /// <summary>Puts the rows that wait into blocks when they are many; in a transaction.</summary>
    /// <remarks>The last row always waits: were it deleted, its number would be given again.</remarks>
    private long FillBlocks()
    {
        var (first, last) = (LastInBlock() + 1, LastRow() - 1);
        if (last - first < MostWaiting)
        {
            return 0;
        }

        // There are few: a list is walked faster than a text is made to look one up.
        List<(byte[] Code, byte N)> categories = _sql.All("SELECT n, code FROM search_category ORDER BY n", r => (Encoding.UTF8.GetBytes(r.Text(1)), (byte)r.Number(0)));

        using Statement rows = new(_sql.Connection.Handle!, "SELECT n, from_us, category, whereabouts, number_hash, night FROM incident WHERE n BETWEEN ? AND ? AND withdrawn = 0 ORDER BY n");
        for (var from = first; from <= last; from += SearchCells.Most)
        {
            var cells = new SearchCells(from, (int)Math.Min(SearchCells.Most, last - from + 1));
            FillBlock(cells, rows.Number(1, from).Number(2, from + cells.Count - 1), categories);
        }

        return last - first + 1;
    }

    private void FillBlock(SearchCells block, Statement rows, List<(byte[] Code, byte N)> categories)
    {
        byte[] cells = block.NewCells(), numbers = block.NewNumbers();
        var minutes = block.Minutes(cells.AsSpan());
        var places = block.Places(cells.AsSpan());
        var kinds = block.Categories(cells.AsSpan());
        var hashes = MemoryMarshal.Cast<byte, long>(numbers.AsSpan());
        while (rows.Step())
        {
            var cell = (int)(rows.NumberAt(0) - block.First);
            minutes[cell] = (int)(rows.NumberAt(1) / MinuteMicroseconds);
            kinds[cell] = CategoryOf(rows.TextAt(2), categories);
            (var place, hashes[cell]) = rows.IsNone(3) ? OfOlderRow(rows.NumberAt(0)) : ((int)rows.NumberAt(3), rows.NumberAt(4));
            places[cell] = rows.IsNone(5) ? place | SearchCells.NightUnknown : place;
        }

        _sql.Run("INSERT INTO search_block (first, authority, last, cells, numbers) VALUES (@1, @2, @3, @4, @5)",
            block.First, Home.Authority, block.First + block.Count - 1, cells, numbers);
    }

    /// <summary>Returns place and number of a row that was written before there was a search.</summary>
    private (int Place, long Hash) OfOlderRow(long n)
    {
        var account = _sql.All($"{Accounts} WHERE i.n = @1", ReadAccount, n)[0].Incident;
        return ((int)PlaceOf(account.Where.Venue, account.Where.Place), NumberHash(account) ?? 0);
    }

    private static long? NumberHash(Incident incident) => incident.References is [var first, ..] ? SearchCells.HashOf(first.Number) : null;

    private byte CategoryOf(ReadOnlySpan<byte> code, List<(byte[] Code, byte N)> categories)
    {
        foreach (var (known, n) in categories)
        {
            if (code.SequenceEqual(known))
            {
                return n;
            }
        }

        if (categories.Count >= SearchCells.Other - 1)
        {
            return SearchCells.Other;
        }

        categories.Add((code.ToArray(), (byte)(categories.Count + 1)));
        _sql.Run("INSERT INTO search_category (n, authority, code) VALUES (@1, @2, @3)", (long)categories.Count, Home.Authority, Encoding.UTF8.GetString(code));
        return (byte)categories.Count;
    }
}

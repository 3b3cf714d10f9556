using NteMonitor.Search;

namespace NteMonitor.Storage;

/// <content>Finding incidents: which places and kinds the words mean, then the newest of those from the blocks.</content>
public sealed partial class SqliteStore
{
    private List<SearchHit> Incidents(SearchQuery query)
    {
        if (!query.Things.Contains("incident"))
        {
            return [];
        }

        var asked = new IncidentWords(query.Words, [.. query.Words.Select(PlacesWith)]);
        var (from, to) = Span(query);
        var span = query.Nights is null ? (From: int.MinValue, To: int.MaxValue) : (From: (int)(from / MinuteMicroseconds), To: (int)(to / MinuteMicroseconds));
        for (var most = query.Most; ; most *= 4)
        {
            var newest = new NewestRows(most, span.From, span.To, query.Nights is not null);
            InBlocks(asked, newest);
            InWaiting(asked, newest);
            List<SearchHit> hits = [.. newest.Rows().SelectMany(n => _sql.All($"{Accounts} WHERE i.n = @1 AND i.withdrawn = 0", ReadAccount, n)).Take(query.Most).Select(Hit)];
            if (hits.Count == query.Most || !newest.IsFull)
            {
                return hits;
            }

            // Rows that were amended or withdrawn since stand in the blocks still: look further.
        }
    }

    private void InBlocks(IncidentWords asked, NewestRows newest)
    {
        var byNumber = new byte[256][];
        foreach (var (n, code) in _sql.All("SELECT n, code FROM search_category", r => (r.Number(0), r.Text(1))))
        {
            byNumber[n] = asked.PlacesFor(code);
        }

        byNumber[SearchCells.Nothing] = IncidentWords.Nowhere;
        byNumber[SearchCells.Other] = asked.PlacesFor("");
        using Statement blocks = new(_sql.Connection.Handle!, "SELECT first, last, cells FROM search_block ORDER BY first DESC");
        while (blocks.Step())
        {
            var first = blocks.NumberAt(0);
            newest.Take(new(first, (int)(blocks.NumberAt(1) - first + 1)), blocks.TextAt(2), byNumber);
        }
    }

    private void InWaiting(IncidentWords asked, NewestRows newest)
    {
        using Statement rows = new(_sql.Connection.Handle!, "SELECT n, from_us, category, whereabouts, night FROM incident WHERE n > ? AND withdrawn = 0");
        rows.Number(1, LastInBlock());
        while (rows.Step())
        {
            var places = asked.PlacesFor(System.Text.Encoding.UTF8.GetString(rows.TextAt(2)));
            if (IncidentWords.Has(places, (int)rows.NumberAt(3)))
            {
                newest.Take((int)(rows.NumberAt(1) / MinuteMicroseconds), rows.NumberAt(0), rows.IsNone(4));
            }
        }
    }

    /// <summary>Returns which places have a word: one byte for each place, 1 for those that do.</summary>
    private byte[] PlacesWith(SearchWord word)
    {
        var places = new byte[(long)_sql.One("SELECT coalesce(max(n), 0) FROM search_place")! + 1];
        using Statement rows = new(_sql.Connection.Handle!, "SELECT rowid FROM fts_place WHERE fts_place MATCH ?");
        rows.Text(1, System.Text.Encoding.UTF8.GetBytes(Match(word)));
        while (rows.Step())
        {
            places[rows.NumberAt(0)] = 1;
        }

        return places;
    }

    /// <summary>What another system keeps under the number that was typed; imported numbers are known by a hash, and the account itself decides.</summary>
    private IEnumerable<SearchHit> ByNumber(SearchQuery query)
    {
        var typed = Typed(query);
        if (!query.Things.Contains("incident") || typed.Length < 4 || !typed.Any(char.IsAsciiDigit))
        {
            return [];
        }

        var hash = SearchCells.HashOf(typed);
        List<long> rows = _sql.All("SELECT n FROM incident WHERE n > @1 AND number_hash = @2", r => r.Number(0), LastInBlock(), hash);
        using Statement blocks = new(_sql.Connection.Handle!, "SELECT first, numbers FROM search_block");
        while (blocks.Step())
        {
            var numbers = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, long>(blocks.TextAt(1));
            for (var at = numbers.IndexOf(hash); at >= 0 && rows.Count < 1_000; at = Next(numbers, at, hash))
            {
                rows.Add(blocks.NumberAt(0) + at);
            }
        }

        return [.. rows.SelectMany(n => _sql.All($"{Accounts} WHERE i.n = @1 AND i.withdrawn = 0", ReadAccount, n))
            .Where(a => a.Incident.References.Any(r => SearchDocRules.Bare(r.Number) == typed))
            .Select(Hit).OrderByDescending(h => h.At).Take(query.Most)];
    }

    private static int Next(ReadOnlySpan<long> numbers, int at, long hash) =>
        numbers[(at + 1)..].IndexOf(hash) is >= 0 and var further ? at + 1 + further : -1;
}

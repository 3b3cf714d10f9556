using System.Text.Json.Nodes;
using NteMonitor.Journal;
using NteMonitor.Search;

namespace NteMonitor.Storage;

/// <content>Finding words: in the public text of things, in what is sealed, and in the places and kinds of incidents.</content>
public sealed partial class SqliteStore
{
    /// <summary>Of a word that stands nearly everywhere so many documents are looked at, those that were written last.</summary>
    private const int MostLookedAt = 20_000;

    /// <summary>So many venues of that name stand before what happened there.</summary>
    private const int MostVenuesFirst = 5;

    private const string DocColumns = "SELECT id, thing, at, parent, on_day, title, names, body, venue, place FROM search_doc";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> SearchAsync(SearchQuery query, CancellationToken ct)
    {
        if (query.Words.Count == 0)
        {
            return [];
        }

        // Whoever searches takes the words, not whoever writes at the door.
        if (!_options.ReadOnly && await ReadAsync(WaitForWords, ct) >= MostUntaken)
        {
            await WriteAsync(TakeWaitingWords, ct);
        }

        if (!_options.ReadOnly && await ReadAsync(Waiting, ct) > 2 * MostWaiting)
        {
            await WriteAsync(FillBlocks, ct);
        }

        return await ReadAsync(() => InOneView(() => Find(query)), ct);
    }

    private List<SearchHit> Find(SearchQuery query)
    {
        var match = Match(query.Words);
        var wanted = Things(query.Things);
        var untaken = Untaken((long)_sql.One("SELECT words_to FROM home")!).ConvertAll(u => u.State);
        var changed = untaken.Select(s => s.Subject).ToHashSet();
        List<SearchHit> indexed = [.. Docs(match, wanted, query), .. SealedWords(match, query)];
        List<SearchHit> rest = [.. indexed.Where(h => !changed.Contains(h.Subject)), .. AsTheyStand(untaken, query), .. Incidents(query)];
        List<SearchHit> first =
        [
            .. ById(query, wanted), .. ByName(query, wanted).Where(h => !changed.Contains(h.Subject)),
            .. rest.Where(h => h.Doc is { } doc && doc.Names.Any(n => SearchDocRules.Bare(n) == Typed(query))), .. ByNumber(query),
        ];
        first.AddRange(rest.Where(h => h.Thing == "venue" && IsCalled(h, query.Words)).Take(MostVenuesFirst));
        return [.. first.Concat(rest.OrderByDescending(h => h.At).ThenByDescending(h => h.Subject).ThenBy(h => h.SealedBy is not null)).DistinctBy(h => h.Subject).Take(query.Most)];
    }

    /// <summary>Asks several questions of one state of the store, whoever writes meanwhile.</summary>
    private T InOneView<T>(Func<T> ask)
    {
        _sql.Run("BEGIN");
        try
        {
            return ask();
        }
        finally
        {
            _sql.Run("COMMIT");
        }
    }

    /// <summary>Returns words as the index is asked for them: all of them, each between quotation marks, so that nothing typed is syntax.</summary>
    private static string Match(IEnumerable<SearchWord> words) => string.Join(" AND ", words.Select(Match));

    private static string Match(SearchWord word) =>
        $"\"{string.Concat(word.Text.Select(c => char.IsControl(c) ? ' ' : c)).Replace("\"", "\"\"", StringComparison.Ordinal)}\"{(word.IsWhole ? "" : " *")}";

    private static string Things(IEnumerable<string> things) => new JsonArray([.. things.Select(t => (JsonNode)t)]).ToJsonString();

    private static string Typed(SearchQuery query) => string.Concat(query.Words.Select(w => SearchDocRules.Bare(w.Text)));

    private static bool IsCalled(SearchHit hit, IEnumerable<SearchWord> words) =>
        hit.Doc is { } doc && SearchRules.Finds(words, [doc.Title, .. doc.Names]);

    /// <summary>The few things whose words were not taken yet, read and looked through.</summary>
    private IEnumerable<SearchHit> AsTheyStand(IEnumerable<SubjectState> states, SearchQuery query)
    {
        var (from, to) = Span(query);
        foreach (var state in states)
        {
            var doc = query.Things.Contains(state.Thing) ? SearchDocRules.Of(state) : null;
            var part = query.Sealed.Contains(state.Thing) ? SearchDocRules.Sealed(state) : null;
            if (doc is not null && NameOf(doc.Venue) is var venue && SearchRules.Finds(query.Words, [doc.Title, .. doc.Names, doc.Body, venue ?? ""]))
            {
                if (Of(state, doc) is var hit && hit.At.Microseconds() >= from && hit.At.Microseconds() < to)
                {
                    yield return WithAccount(hit with { Doc = doc, Venue = venue });
                }
            }
            else if (part is not null && PersonalOf(state.SealedBy!.Value.Bytes()) is { } personal && SearchRules.Finds(query.Words, [SearchDocRules.Words(personal)])
                && Of(state, part) is var hit && hit.At.Microseconds() >= from && hit.At.Microseconds() < to)
            {
                yield return WithAccount(hit with { SealedBy = state.SealedBy });
            }
        }
    }

    private static SearchHit Of(SubjectState state, SearchDoc doc) => new(state.Subject, state.Thing, Keys.At(Moment(state, doc))) { Of = doc.Of, On = doc.On };

    /// <summary>What has an id that begins with the digits that were typed.</summary>
    private List<SearchHit> ById(SearchQuery query, string things)
    {
        if (query.Words is not [{ Text: { Length: >= 6 } prefix }] || Keys.Between(prefix) is not (var low, var high))
        {
            return [];
        }

        var docs = _sql.All($"{DocColumns} WHERE id BETWEEN @1 AND @2 AND thing IN (SELECT value FROM json_each(@3)) LIMIT 10", ReadDoc, low, high, things);
        return query.Things.Contains("incident")
            ? [.. docs.Select(WithAccount), .. _sql.All($"{Accounts} WHERE i.id BETWEEN @1 AND @2 AND i.withdrawn = 0 LIMIT 10", ReadAccount, low, high).Select(Hit)]
            : docs;
    }

    /// <summary>What is known by the code, number or token that was typed.</summary>
    private IEnumerable<SearchHit> ByName(SearchQuery query, string things) => _sql.All(
        $"{DocColumns} WHERE n IN (SELECT doc FROM search_name WHERE authority = @1 AND bare = @2) AND thing IN (SELECT value FROM json_each(@3)) ORDER BY at DESC, id LIMIT 50",
        ReadDoc, Home.Authority, Typed(query), things).Select(WithAccount);

    private IEnumerable<SearchHit> Docs(string match, string things, SearchQuery query)
    {
        var (from, to) = Span(query);
        return _sql.All(
            $"""
            {DocColumns} WHERE n IN (
              SELECT d.n FROM (SELECT rowid FROM fts_doc WHERE fts_doc MATCH @1 ORDER BY rowid DESC LIMIT {MostLookedAt}) f CROSS JOIN search_doc d ON d.n = f.rowid
              WHERE d.thing IN (SELECT value FROM json_each(@2)) AND d.at >= @3 AND d.at < @4 ORDER BY d.at DESC, d.id DESC LIMIT @5)
            ORDER BY at DESC, id DESC
            """,
            ReadDoc, match, things, from, to, (long)query.Most).Select(WithAccount);
    }

    private IEnumerable<SearchHit> SealedWords(string match, SearchQuery query)
    {
        if (query.Sealed.Count == 0)
        {
            return [];
        }

        var (from, to) = Span(query);
        return _sql.All(
            $"""
            SELECT s.subject, s.thing, s.at, s.parent, s.on_day, s.entry
            FROM (SELECT rowid FROM fts_sealed WHERE fts_sealed MATCH @1 ORDER BY rowid DESC LIMIT {MostLookedAt}) f CROSS JOIN search_sealed s ON s.n = f.rowid
            WHERE s.live = 1 AND s.thing IN (SELECT value FROM json_each(@2)) AND s.at >= @3 AND s.at < @4 ORDER BY s.at DESC, s.subject DESC LIMIT @5
            """,
            r => new SearchHit(r.Id(0), r.Text(1), Keys.At(r.Number(2))) { Of = r.IdOrNone(3), On = Day(r, 4), SealedBy = r.Id(5) },
            match, Things(query.Sealed), from, to, (long)query.Most).Select(WithAccount);
    }

    private (long From, long To) Span(SearchQuery query) => query.Nights is { } nights
        ? (_options.Clock.Span(nights.First).Start.Microseconds(), _options.Clock.Span(nights.Last).End.Microseconds())
        : (long.MinValue, long.MaxValue);

    private static SearchHit ReadDoc(Row r) => new(r.Id(0), r.Text(1), Keys.At(r.Number(2)))
    {
        Of = r.IdOrNone(3),
        On = Day(r, 4),
        Doc = new(r.Text(5), r.Text(6).Split(Separator, StringSplitOptions.RemoveEmptyEntries), r.Text(7)) { Venue = r.IdOrNone(8) },
        Venue = r.Text(9) is { Length: > 0 } name ? name : null,
    };

    private static NodaTime.LocalDate? Day(Row r, int column) => r.NumberOrNone(column) is { } day ? Keys.NightAt(day).Evening : null;

    /// <summary>An incident is shown by its account, wherever its words were found; what belongs to a record names that record's title.</summary>
    private SearchHit WithAccount(SearchHit hit) => hit.Thing == "incident"
        && _sql.All($"{Accounts} WHERE i.id = @1", ReadAccount, hit.Subject.Bytes()) is [var account]
            ? hit with { Account = account, Venue = NameOf(account.Incident.Where.Venue) }
            : hit.Doc is null && _sql.All($"{DocColumns} WHERE id = @1", ReadDoc, hit.Subject.Bytes()) is [var own]
                ? hit with { Doc = own.Doc, Venue = own.Venue }
                : hit;

    private SearchHit Hit(Incidents.Account account) =>
        new(account.Incident.Id, "incident", account.Incident.When.From) { Account = account, Venue = NameOf(account.Incident.Where.Venue) };

    private string? NameOf(Guid? venue) => venue is { } id ? _sql.One("SELECT name FROM venue WHERE authority = @1 AND id = @2", Home.Authority, id.Bytes()) as string : null;
}

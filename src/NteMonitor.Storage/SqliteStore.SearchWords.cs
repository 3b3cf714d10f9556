using NteMonitor.Journal;
using NteMonitor.Search;

namespace NteMonitor.Storage;

/// <content>The words that are searched, written with what they are words of.</content>
public sealed partial class SqliteStore
{
    private const string Separator = "\n";
    private const long NoonMicroseconds = 43_200_000_000, DayMicroseconds = 86_400_000_000;

    /// <summary>So many entries may wait for their words when something is searched: an index that is written with the entries would take a third of what a night can take.</summary>
    private const int MostUntaken = 64;

    private bool _sealedWordsAreStale;

    /// <summary>Takes the words of what was written since they were last taken, when some of it has to be found by names that it gives to others.</summary>
    private void TakeWords(IReadOnlyList<Entry> written)
    {
        if (written.Any(e => !Waits(e.Kind)))
        {
            TakeWords((long)_sql.One("SELECT words_to FROM home")!);
        }
    }

    /// <summary>How many entries were written since words were last taken.</summary>
    private long WaitForWords() => (long)_sql.One("SELECT coalesce((SELECT max(n) FROM entry), 0) - words_to FROM home")!;

    /// <summary>Takes the words that wait, unless another process has done it meanwhile.</summary>
    private int TakeWaitingWords()
    {
        TakeWords((long)_sql.One("SELECT words_to FROM home")!);
        return 0;
    }

    private void TakeWords(long after)
    {
        foreach (var (state, isNew) in Untaken(after))
        {
            WriteWords(state, isNew);
        }

        WordsAreMade();
    }

    /// <summary>What is written many times in a night and gives no name to anything else.</summary>
    private static bool Waits(string kind) =>
        kind.StartsWith("incident.", StringComparison.Ordinal) || kind.StartsWith("shift", StringComparison.Ordinal) || kind.StartsWith("look.", StringComparison.Ordinal)
        || kind.StartsWith("action.", StringComparison.Ordinal);

    /// <summary>What was written after an entry, and whether nothing of it was written before.</summary>
    private List<(SubjectState State, bool IsNew)> Untaken(long after)
    {
        List<(SubjectState, bool)> states = [];
        // By the number alone: for DISTINCT the planner would walk the whole index of subjects.
        foreach (var subject in _sql.All("SELECT subject FROM entry NOT INDEXED WHERE n > @1 AND kind NOT LIKE 'shift-count.%'", r => r.Id(0), after).Distinct())
        {
            var entries = EntriesOf(subject);
            if (LedgerRules.Fold(entries) is { } state)
            {
                states.Add((state, entries.Count == 1));
            }
        }

        return states;
    }

    /// <summary>Writes the words of a subject anew.</summary>
    /// <param name="state">The subject as it stands.</param>
    /// <param name="isNew">Whether nothing of it can stand in the index yet.</param>
    private void WriteWords(SubjectState state, bool isNew)
    {
        if (!isNew)
        {
            DropDoc(state.Subject);
            _sql.Run("UPDATE search_sealed SET live = 0 WHERE subject = @1", state.Subject.Bytes());
        }

        if (SearchDocRules.Of(state) is { } doc)
        {
            AddDoc(state, doc);
        }

        if (SearchDocRules.Sealed(state) is { } part)
        {
            AddSealed(state, state.SealedBy!.Value, part);
        }

        if (state.Thing == "venue")
        {
            RenamePlace(state.Subject);
            RenamePlaces(state.Subject);
        }
    }

    private void AddDoc(SubjectState state, SearchDoc doc)
    {
        var n = _sql.One(
            """
            INSERT INTO search_doc (authority, id, thing, parent, venue, on_day, at, title, names, body, place)
            VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, coalesce((SELECT name FROM venue WHERE authority = @1 AND id = @5), '')) RETURNING n
            """,
            Home.Authority, state.Subject.Bytes(), state.Thing, doc.Of.OrNull(), doc.Venue.OrNull(), doc.On?.Days(), Moment(state, doc),
            doc.Title, string.Join(Separator, doc.Names), doc.Body);
        _sql.Run("INSERT INTO fts_doc (rowid, title, names, body, place) SELECT n, title, names, body, place FROM search_doc WHERE n = @1", n);
        foreach (var name in doc.Names.Select(SearchDocRules.Bare).Where(b => b.Length > 0).Distinct())
        {
            _sql.Run("INSERT INTO search_name (authority, bare, doc) VALUES (@1, @2, @3)", Home.Authority, name, n);
        }
    }

    private void DropDoc(Guid subject)
    {
        if (_sql.One("SELECT n FROM search_doc WHERE id = @1", subject.Bytes()) is not long n)
        {
            return;
        }

        Unindex(n);
        _sql.Run("DELETE FROM search_name WHERE doc = @1", n);
        _sql.Run("DELETE FROM search_doc WHERE n = @1", n);
    }

    /// <summary>Takes the words of a document out of the index, which has to be told what they were.</summary>
    private void Unindex(long n) => _sql.Run(
        "INSERT INTO fts_doc (fts_doc, rowid, title, names, body, place) SELECT 'delete', n, title, names, body, place FROM search_doc WHERE n = @1", n);

    /// <summary>Gives what belongs to a venue the name that it has now.</summary>
    private void RenamePlace(Guid venue)
    {
        foreach (var n in _sql.All(
            "SELECT d.n FROM search_doc d JOIN venue v ON v.authority = @1 AND v.id = @2 WHERE d.venue = @2 AND d.place <> v.name",
            r => r.Number(0), Home.Authority, venue.Bytes()))
        {
            Unindex(n);
            _sql.Run("UPDATE search_doc SET place = (SELECT name FROM venue WHERE authority = @1 AND id = @2) WHERE n = @3", Home.Authority, venue.Bytes(), n);
            _sql.Run("INSERT INTO fts_doc (rowid, title, names, body, place) SELECT n, title, names, body, place FROM search_doc WHERE n = @1", n);
        }
    }

    /// <summary>Makes the sealed part that holds now searchable; the parts that held before stay sealed and are found no more.</summary>
    private void AddSealed(SubjectState state, Guid entry, SearchDoc doc)
    {
        var known = _sql.Run(
            "UPDATE search_sealed SET live = 1, parent = @1, on_day = @2, at = @3 WHERE entry = @4",
            doc.Of.OrNull(), doc.On?.Days(), Moment(state, doc), entry.Bytes());
        if (known > 0 || PersonalOf(entry.Bytes()) is not { } personal)
        {
            return;
        }

        var n = _sql.One(
            """
            INSERT INTO search_sealed (authority, entry, subject, thing, parent, on_day, at, live) VALUES (@1, @2, @3, @4, @5, @6, @7, 1) RETURNING n
            """,
            Home.Authority, entry.Bytes(), state.Subject.Bytes(), state.Thing, doc.Of.OrNull(), doc.On?.Days(), Moment(state, doc));
        _sql.Run("INSERT INTO fts_sealed (rowid, words) VALUES (@1, @2)", n, SearchDocRules.Words(personal));
    }

    /// <summary>Makes the index of sealed words anew, where something was erased: what is deleted from such an index stays in its file otherwise.</summary>
    private void ForgetSealedWords()
    {
        if (!_sealedWordsAreStale)
        {
            return;
        }

        _sealedWordsAreStale = false;
        _sql.Run("DELETE FROM search_sealed WHERE live = 0 OR NOT EXISTS (SELECT 1 FROM sealed_part p WHERE p.authority = @1 AND p.entry = search_sealed.entry)", Home.Authority);
        _sql.Run("INSERT INTO fts_sealed (fts_sealed) VALUES ('delete-all')");
        foreach (var (n, entry) in _sql.All("SELECT n, entry FROM search_sealed ORDER BY n", r => (r.Number(0), r.Bytes(1))))
        {
            _sql.Run("INSERT INTO fts_sealed (rowid, words) VALUES (@1, @2)", n, SearchDocRules.Words(PersonalOf(entry)!));
        }
    }

    private string? PersonalOf(byte[] entry) => _sql.One("SELECT personal FROM sealed_part WHERE authority = @1 AND entry = @2", Home.Authority, entry) as string;

    /// <summary>Makes the words of everything anew, where they were taken by other rules or by none.</summary>
    private long MakeWords()
    {
        _sql.Script(
            """
            DELETE FROM search_doc; DELETE FROM search_name; DELETE FROM search_sealed;
            INSERT INTO fts_doc (fts_doc) VALUES ('delete-all');
            INSERT INTO fts_sealed (fts_sealed) VALUES ('delete-all');
            """);
        var subjects = _sql.All(
            $"""
            SELECT subject FROM entry WHERE kind <> '{Recorded}' AND kind NOT LIKE 'shift-count.%'
            UNION SELECT subject FROM entry WHERE id IN (SELECT entry FROM sealed_part) AND sealed IS NOT NULL
            UNION SELECT subject FROM entry WHERE kind = '{Recorded}' AND sealed IS NULL AND body NOT LIKE '%"importedFrom":%'
            """, r => r.Id(0));
        foreach (var subject in subjects)
        {
            TakeWords(subject);
        }

        // Older rows get their places with their blocks; those that wait for one need them now.
        foreach (var (n, venue, place) in _sql.All(
            "SELECT n, venue, place, whereabouts FROM incident ORDER BY n DESC LIMIT @1", r => (N: r.Number(0), Venue: r.IdOrNone(1), Place: r.TextOrNone(2)), MostWaiting + 2L))
        {
            _sql.Run("UPDATE incident SET whereabouts = @1 WHERE n = @2 AND whereabouts IS NULL", PlaceOf(venue, place), n);
        }

        WordsAreMade();
        return subjects.Count;
    }

    private void TakeWords(Guid subject)
    {
        if (LedgerRules.Fold(EntriesOf(subject)) is { } state)
        {
            WriteWords(state, isNew: false);
        }
    }

    private void WordsAreMade() => _sql.Run(
        "UPDATE home SET words = @1, words_to = (SELECT coalesce(max(n), 0) FROM entry)", (long)SearchDocRules.Edition);

    private void ForgetWords()
    {
        _sql.Script(
            """
            DELETE FROM search_doc; DELETE FROM search_name; DELETE FROM search_sealed; DELETE FROM search_place; DELETE FROM search_category; DELETE FROM search_block;
            INSERT INTO fts_doc (fts_doc) VALUES ('delete-all');
            INSERT INTO fts_sealed (fts_sealed) VALUES ('delete-all');
            INSERT INTO fts_place (fts_place) VALUES ('delete-all');
            """);
        _places.Clear();
        _sealedWordsAreStale = false;
    }

    private static long Moment(SubjectState state, SearchDoc doc) =>
        doc.At?.Microseconds() ?? (doc.On is { } day ? (day.Days() * DayMicroseconds) + NoonMicroseconds : state.Root.At.Microseconds());
}

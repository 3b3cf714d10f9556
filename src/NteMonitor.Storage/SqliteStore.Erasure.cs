using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NodaTime;
using NteMonitor.Journal;

namespace NteMonitor.Storage;

/// <content>What is sealed, and how it goes for good.</content>
public sealed partial class SqliteStore
{
    /// <inheritdoc/>
    public Task<SealedPart?> SealedPartAsync(Guid entry, CancellationToken ct) => ReadAsync(() => _sql
        .All("SELECT salt, personal FROM sealed_part WHERE authority = @1 AND entry = @2",
            r => new SealedPart(entry, r.Hex(0), r.Text(1)), Home.Authority, entry.Bytes())
        .FirstOrDefault(), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SealedEntry>> SealedAsync(CancellationToken ct) => ReadAsync<IReadOnlyList<SealedEntry>>(() => _sql.All(
        """
        SELECT e.id, e.subject, e.kind, e.at, e.actor FROM sealed_part p CROSS JOIN entry e INDEXED BY entry_sealed
        WHERE p.authority = @1 AND e.id = p.entry AND e.sealed IS NOT NULL ORDER BY e.at, e.id
        """,
        r => new SealedEntry(r.Id(0), r.Id(1), r.Text(2), Keys.At(r.Number(3)), r.Text(4)), Home.Authority), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<(Guid Subject, Instant Until)>> SealedIncidentsAsync(CancellationToken ct) => ReadAsync<IReadOnlyList<(Guid, Instant)>>(() => _sql.All(
        """
        SELECT DISTINCT i.id, i.to_us FROM sealed_part p CROSS JOIN entry e INDEXED BY entry_sealed CROSS JOIN incident i
        WHERE p.authority = @1 AND e.id = p.entry AND e.sealed IS NOT NULL AND i.authority = p.authority AND i.id = e.subject
        """,
        r => (r.Id(0), Keys.At(r.Number(1))), Home.Authority), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Guid>> DraftsBeforeAsync(Instant moment, CancellationToken ct) => ReadAsync<IReadOnlyList<Guid>>(() => _sql.All(
        "SELECT id FROM draft WHERE authority = @1 AND saved_at < @2 ORDER BY saved_at, id", r => r.Id(0), Home.Authority, moment.Microseconds()), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<HeldFile>> HeldFilesAsync(CancellationToken ct) => ReadAsync<IReadOnlyList<HeldFile>>(() =>
    {
        var kept = _sql.All("SELECT sha256 FROM attachment WHERE authority = @1", r => r.Hex(0), Home.Authority).ToHashSet(StringComparer.Ordinal);
        return kept.Count == 0 ? [] :
        [
            // An account has its files from amendments: the very many first entries need not be read.
            .. _sql.All($"SELECT subject, kind, body FROM entry WHERE kind <> '{Recorded}' AND body LIKE '%\"sha256\"%'", r => (Subject: r.Id(0), Kind: r.Text(1), Body: r.Text(2)))
                .SelectMany(e => Sha256().Matches(e.Body).Select(m => new HeldFile(m.Value, e.Subject, e.Kind.Split('.')[0])))
                .Where(f => kept.Contains(f.Sha256)).Distinct(),
        ];
    }, ct);

    [GeneratedRegex("(?<=\"sha256\":\")[0-9a-f]{64}(?=\")", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Sha256();

    /// <inheritdoc/>
    public Task<bool> OwesScrubAsync(CancellationToken ct) => ReadAsync(OwesScrub, ct);

    /// <inheritdoc/>
    public async Task<bool> ScrubAsync(CancellationToken ct)
    {
        if (_options.ReadOnly || !await OwesScrubAsync(ct))
        {
            return !_options.ReadOnly;
        }

        await _gate.WaitAsync(ct);
        try
        {
            return await _turn.RunAsync(() => Guarded(_path, Scrub));
        }
        finally
        {
            _gate.Release();
        }
    }

    private bool OwesScrub() => _sql.One("SELECT 1 FROM erased WHERE authority = @1 AND scrubbed = 0 LIMIT 1", Home.Authority) is not null;

    /// <summary>Takes the personal parts, files and drafts that an erasure names out of the store, and remembers the parts as gone.</summary>
    private void Erase(SubjectState erasure)
    {
        Remember(erasure.Subject.Bytes());
        _sealedWordsAreStale = true;
        foreach (var entry in Ids(erasure.Facts, "entries"))
        {
            _sql.Run("DELETE FROM sealed_part WHERE authority = @1 AND entry = @2", Home.Authority, entry);
            Remember(entry);
        }

        foreach (var sha256 in TextsIn(erasure.Facts, "files").Where(f => f.Length == 64 && f.All(char.IsAsciiHexDigit)))
        {
            _sql.Run("DELETE FROM attachment WHERE authority = @1 AND sha256 = @2", Home.Authority, Convert.FromHexString(sha256));
        }

        foreach (var draft in Ids(erasure.Facts, "drafts"))
        {
            _sql.Run("DELETE FROM draft WHERE authority = @1 AND id = @2", Home.Authority, draft);
        }
    }

    private void Remember(byte[] id) =>
        _sql.Run("INSERT OR IGNORE INTO erased (authority, entry, scrubbed) VALUES (@1, @2, 0)", Home.Authority, id);

    /// <summary>Deleted rows leave their bytes in freed room and in the log: the file is written anew and the log is emptied.</summary>
    private bool Scrub()
    {
        _sql.Script("VACUUM");
        var busy = _sql.All("PRAGMA wal_checkpoint(TRUNCATE)", r => r.Number(0))[0] != 0;
        if (!busy)
        {
            Transact(() => _sql.Run("UPDATE erased SET scrubbed = 1 WHERE authority = @1 AND scrubbed = 0", Home.Authority));
        }

        return !busy;
    }

    private static IEnumerable<byte[]> Ids(JsonObject facts, string name) =>
        TextsIn(facts, name).Select(t => Guid.TryParse(t, out var id) ? id.Bytes() : null).OfType<byte[]>();

    // What another program wrote may have another shape.
    private static IEnumerable<string> TextsIn(JsonObject facts, string name) =>
        (facts[name] as JsonArray ?? []).OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var text) ? text : null).OfType<string>();
}

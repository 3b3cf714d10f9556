using System.Security.Cryptography;
using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Journal;
using NteMonitor.Snapshots;

namespace NteMonitor.Storage;

/// <content>Drafts, files, snapshots and the store as it was.</content>
public sealed partial class SqliteStore
{
    /// <summary>The largest file that is kept: 64 MiB.</summary>
    public const long MostBytes = 64L << 20;

    /// <inheritdoc/>
    public Task KeepDraftAsync(Draft draft, CancellationToken ct) => WriteAsync(() => _sql.Run(
        "INSERT OR REPLACE INTO draft (authority, id, actor, form, fields, started_at, saved_at) VALUES (@1, @2, @3, @4, @5, @6, @7)",
        Home.Authority, draft.Id.Bytes(), draft.Actor, draft.Form, draft.Fields, draft.StartedAt.Microseconds(), draft.SavedAt.Microseconds()), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Draft>> DraftsAsync(string actor, CancellationToken ct) => ReadAsync<IReadOnlyList<Draft>>(() => _sql.All(
        "SELECT id, form, fields, started_at, saved_at FROM draft WHERE authority = @1 AND actor = @2 ORDER BY saved_at DESC",
        r => new Draft(r.Id(0), actor, r.Text(1), r.Text(2), Keys.At(r.Number(3)), Keys.At(r.Number(4))), Home.Authority, actor), ct);

    /// <inheritdoc/>
    public Task DropDraftAsync(Guid id, CancellationToken ct) => WriteAsync(() =>
        _sql.Run("DELETE FROM draft WHERE authority = @1 AND id = @2", Home.Authority, id.Bytes()), ct);

    /// <inheritdoc/>
    public Task<string> KeepBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var hash = SHA256.HashData(bytes.Span);
        return WriteAsync(() =>
        {
            _sql.Run("INSERT OR IGNORE INTO attachment (authority, sha256, bytes) VALUES (@1, @2, @3)", Home.Authority, hash, bytes.ToArray());
            return Convert.ToHexStringLower(hash);
        }, ct);
    }

    /// <inheritdoc/>
    public Task<byte[]?> BytesAsync(string sha256, CancellationToken ct) => ReadAsync(() => _sql
        .All("SELECT bytes FROM attachment WHERE authority = @1 AND sha256 = @2", r => r.Bytes(0), Home.Authority, Convert.FromHexString(sha256))
        .FirstOrDefault(), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<TakenSnapshot>> SnapshotsAsync(CancellationToken ct) => ReadAsync<IReadOnlyList<TakenSnapshot>>(() => _sql.All(
        "SELECT id, body, taken_at, taken_by FROM snapshot ORDER BY taken_at DESC, id DESC",
        r => ReadSnapshot(r.Id(0), CanonicalJson.Read(r.Text(1)), Keys.At(r.Number(2)), r.Text(3))), ct);

    /// <inheritdoc/>
    public Task<IStore> AsOfAsync(IReadOnlyList<JournalHead> heads, CancellationToken ct) => ReadAsync<IStore>(() =>
    {
        foreach (var head in heads.Where(h => h.Seq > 0))
        {
            CheckReached(head);
        }

        var path = Path.Combine(Path.GetTempPath(), $"nte-as-of-{Guid.NewGuid():N}.db");
        var then = Make(path, _options with { ReadOnly = false, Authority = Home.Authority }, Guid.CreateVersion7(), temporary: true);
        try
        {
            then._sql.Script("PRAGMA synchronous = OFF");
            then._sql.Run("ATTACH DATABASE @1 AS source", _path);
            foreach (var head in heads)
            {
                then._sql.Run(
                    $"INSERT INTO entry ({EntryColumns}) SELECT {EntryColumns} FROM source.entry WHERE authority = @1 AND origin = @2 AND seq <= @3 ORDER BY n",
                    head.Authority, head.Origin.Bytes(), head.Seq);
            }

            then._sql.Run("DETACH DATABASE source");
            then.Transact(then.Rebuild);
            return then;
        }
        catch
        {
            then.Close();
            throw;
        }
    }, ct);

    private void CheckReached(JournalHead head)
    {
        var hash = _sql.One("SELECT hash FROM entry WHERE authority = @1 AND origin = @2 AND seq = @3", head.Authority, head.Origin.Bytes(), head.Seq);
        if (hash is not byte[] here || Convert.ToHexStringLower(here) != head.Hash)
        {
            throw new StoreException(StoreTrouble.Damaged,
                $"The journal of {head.Origin} does not have the entry {head.Seq} with hash {head.Hash[..12]}… that the snapshot was made from.",
                "Run `nte journal verify`; it names the entry at fault.");
        }
    }

    private static TakenSnapshot ReadSnapshot(Guid id, JsonObject body, Instant at, string by) => new(
        id,
        CanonicalJson.Write(body["request"]),
        body.Heads(),
        body.Text("documentSha256")!,
        at,
        by);
}

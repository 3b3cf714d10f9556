using NteMonitor.Journal;
using NteMonitor.Users;

namespace NteMonitor.Storage;

/// <content>Users: only what this store wrote itself lets anybody in.</content>
public sealed partial class SqliteStore
{
    private const string UserThing = "user";

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeptUser>> UsersAsync(CancellationToken ct) => ReadAsync<IReadOnlyList<KeptUser>>(() =>
        _sql.All("SELECT id, facts, head FROM nte_user WHERE authority = @1 ORDER BY name, id", ReadUser, Home.Authority), ct);

    /// <inheritdoc/>
    public Task<KeptUser?> UserAsync(string name, CancellationToken ct) => ReadAsync(() =>
        _sql.All("SELECT id, facts, head FROM nte_user WHERE authority = @1 AND name = @2 ORDER BY status = 'removed', id DESC LIMIT 1", ReadUser, Home.Authority, name)
            .FirstOrDefault(), ct);

    private static KeptUser ReadUser(Row r) => new(UserJson.Read(r.Id(0), CanonicalJson.Read(r.Text(1))), r.Id(2));

    private bool IsOwnUser(Entry entry) => entry.Origin == Home.Origin && entry.Kind.StartsWith(UserThing + ".", StringComparison.Ordinal);

    /// <summary>Writes a user's row from this store's own entries, whatever else was merged about the same subject.</summary>
    private void WriteUser(Guid subject, IEnumerable<Entry> own)
    {
        if (LedgerRules.Fold([.. own]) is not { } state)
        {
            return;
        }

        // Of two changes made at once the one that keeps somebody out holds until a person settles it.
        var user = UserJson.Read(subject, state.Facts);
        user = user.Status == UserStatus.Active && state.Rivals.Any(r => r.Kind is "user.suspended" or "user.removed") ? user with { Status = UserStatus.Suspended } : user;
        _sql.Run("INSERT OR REPLACE INTO nte_user (authority, id, name, status, facts, head) VALUES (@1, @2, @3, @4, @5, @6)",
            Home.Authority, subject.Bytes(), user.Name, UserJson.Word(user.Status), CanonicalJson.Write(UserJson.Write(user)), state.Head.Id.Bytes());
    }
}

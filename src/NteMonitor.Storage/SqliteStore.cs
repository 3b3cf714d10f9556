using Microsoft.Data.Sqlite;
using NteMonitor.Journal;
using NteMonitor.Search;

namespace NteMonitor.Storage;

/// <summary>The store in one SQLite file. Each slice's rows stand in a part of this class that is named after it.</summary>
/// <remarks>One connection, used by one thread at a time; any number of processes may open the same file.</remarks>
public sealed partial class SqliteStore : IStore
{
    /// <summary>Kilobytes that SQLite may keep in memory.</summary>
    private const int Cache = 32_768;

    private readonly string _path;
    private readonly StoreOptions _options;
    private readonly Sql _sql;
    private readonly AdvisoryLock _turn;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly bool _temporary;

    private SqliteStore(string path, StoreOptions options, bool temporary = false)
    {
        (_path, _options, _temporary) = (path, options, temporary);
        _turn = new(path + ".lock", options.Patience);
        _sql = Connect(path, options.ReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate);
    }

    /// <inheritdoc/>
    public JournalHead Home { get; private set; } = new("", Guid.Empty, 0, Chain.Start);

    /// <summary>Makes a new store and opens it.</summary>
    /// <param name="path">Where the file will stand; its folder is made.</param>
    /// <param name="options">What the store has to know of its town.</param>
    /// <param name="origin">The id under which it will write.</param>
    /// <exception cref="StoreException">There is something at the path already, or it cannot be written.</exception>
    public static SqliteStore Create(string path, StoreOptions options, Guid origin)
    {
        if (File.Exists(path) && new FileInfo(path).Length > 0)
        {
            throw new StoreException(StoreTrouble.Unavailable, $"There is a file at {path} already.", "Open it without `init`, or choose another path with --store.");
        }

        return Make(path, options, origin, temporary: false);
    }

    /// <summary>Opens a store, bringing its schema up to date.</summary>
    /// <exception cref="StoreException">It is missing, not a store, newer than the program, or cannot be read.</exception>
    public static SqliteStore Open(string path, StoreOptions options)
    {
        if (!File.Exists(path))
        {
            throw Trouble.Missing(path);
        }

        var store = Guarded(path, () => new SqliteStore(path, options));
        try
        {
            Guarded(path, () => store.Begin(null));
            return store;
        }
        catch
        {
            store.Close();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private static SqliteStore Make(string path, StoreOptions options, Guid origin, bool temporary) => Guarded(path, () =>
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new StoreException(StoreTrouble.ReadOnly, $"The folder of {path} cannot be made.", "Choose a folder that you may write to.", e);
        }

        var store = new SqliteStore(path, options, temporary);
        store.Begin(origin);
        return store;
    });

    private static Sql Connect(string path, SqliteOpenMode mode)
    {
        _ = SqliteLibrary.Description;
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
        }.ToString());
        connection.Open();
        return new(connection);
    }

    /// <summary>Reads the settings, brings the schema up to date and learns the store's own name.</summary>
    private void Begin(Guid? origin)
    {
        _sql.Script($"PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -{Cache}; PRAGMA temp_store = MEMORY;");
        if (origin is null && (long)_sql.One("PRAGMA application_id")! != Migrator.ApplicationId)
        {
            throw Trouble.NotAStore(_path);
        }

        if (!_options.ReadOnly && (origin is not null || Migrator.Version(_sql) != Migrator.Of("sqlite")[^1].Number))
        {
            Migrate(origin);
        }

        var (authority, id, clock) = _sql.All("SELECT authority, origin, clock FROM home", r => (r.Text(0), r.Id(1), r.Text(2)))[0];
        Home = HeadOf(authority, id);
        if (clock != _options.ClockName && !_options.ReadOnly)
        {
            RebuildAsync(CancellationToken.None).GetAwaiter().GetResult();
        }
        else if (!_options.ReadOnly && (long)_sql.One("SELECT words FROM home")! != SearchDocRules.Edition)
        {
            WriteAsync(MakeWords, CancellationToken.None).GetAwaiter().GetResult();
        }
    }

    private void Migrate(Guid? origin) => _turn.RunAsync(() =>
    {
        if (origin is not null)
        {
            _sql.Script("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL;");
        }

        Migrator.Run(_sql, _path);
        return origin is { } id
            ? _sql.Run("INSERT INTO home (authority, origin, clock, words) VALUES (@1, @2, @3, @4)",
                _options.Authority, id.Bytes(), _options.ClockName, (long)SearchDocRules.Edition)
            : 0;
    }).GetAwaiter().GetResult();

    /// <summary>Asks the store, one question at a time.</summary>
    private async Task<T> ReadAsync<T>(Func<T> ask, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            return Guarded(_path, ask);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Changes the store in one transaction, in this process's turn; durable when the task ends.</summary>
    private async Task<T> WriteAsync<T>(Func<T> change, CancellationToken ct)
    {
        if (_options.ReadOnly)
        {
            throw new StoreException(StoreTrouble.ReadOnly, $"The store was opened to be read only: {_path}.", "Open it without --read-only.");
        }

        await _gate.WaitAsync(ct);
        try
        {
            return await _turn.RunAsync(() => Guarded(_path, () => Transact(change)));
        }
        finally
        {
            _gate.Release();
        }
    }

    private T Transact<T>(Func<T> change)
    {
        _sql.Run("BEGIN IMMEDIATE");
        try
        {
            var result = change();
            _sql.Run("COMMIT");
            return result;
        }
        catch
        {
            TryRollback();
            _places.Clear();
            throw;
        }
    }

    private void TryRollback()
    {
        try
        {
            _sql.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, as it does when the disk is full.
        }
    }

    private static void Guarded(string path, Action work) => Guarded(path, () =>
    {
        work();
        return 0;
    });

    private static T Guarded<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw Trouble.Of(e, path);
        }
    }

    private void Close()
    {
        _watcher?.Dispose();
        _sql.Dispose();
        _turn.Dispose();
        _gate.Dispose();
        if (_temporary)
        {
            foreach (var suffix in (string[])["", "-wal", "-shm", ".lock"])
            {
                File.Delete(_path + suffix);
            }
        }
    }
}

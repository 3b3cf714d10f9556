namespace NteMonitor.Storage;

/// <content>Notice of what other processes write.</content>
public sealed partial class SqliteStore
{
    /// <summary>How often the version is looked at where the file system gives no notice.</summary>
    private static readonly TimeSpan Fallback = TimeSpan.FromMilliseconds(900);

    /// <summary>The file is noticed when it is written, and the version changes when that is safe on the disk: a moment later.</summary>
    private static readonly int[] Glances = [5, 10, 20, 40, 80, 160];

    private readonly SemaphoreSlim _noticed = new(0, 1);
    private FileSystemWatcher? _watcher;
    private bool _watching;

    /// <inheritdoc/>
    public async Task<long> ChangedAsync(long? since, CancellationToken ct)
    {
        if (!_watching)
        {
            (_watching, _watcher) = (true, Watch());
        }

        var glance = Glances.Length;
        while (true)
        {
            var version = await ReadAsync(() => (long)_sql.One("PRAGMA data_version")!, ct);
            if (version != since)
            {
                return version;
            }

            if (glance < Glances.Length)
            {
                await Task.Delay(Glances[glance++], ct);
            }
            else
            {
                glance = await _noticed.WaitAsync(Fallback, ct) ? 0 : Glances.Length;
            }
        }
    }

    /// <summary>Asks the file system for notice; none where all that one account may ask for are taken, as by very many logins at once.</summary>
    private FileSystemWatcher? Watch()
    {
        var path = Path.GetFullPath(_path);
        var watcher = new FileSystemWatcher(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "-wal")
        {
            NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        watcher.Changed += (_, _) => Notice();
        watcher.Created += (_, _) => Notice();
        try
        {
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (IOException)
        {
            watcher.Dispose();
            return null;
        }
    }

    private void Notice()
    {
        if (_noticed.CurrentCount == 0)
        {
            try
            {
                _noticed.Release();
            }
            catch (SemaphoreFullException)
            {
                // Another notice came first; one is enough.
            }
        }
    }
}

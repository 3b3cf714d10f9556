using Microsoft.Data.Sqlite;
using NteMonitor.Journal;

namespace NteMonitor.Storage;

/// <summary>SQLite's error codes in the words of a person who can do something about them.</summary>
internal static class Trouble
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, Io = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    public static StoreException Of(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        Busy or Locked => new(StoreTrouble.Busy, $"The store is busy: {path}.", "Try again in a moment.", error),
        ReadOnly => ReadOnlyAt(path, error),
        CannotOpen when File.Exists(path) && !IsWritable(path) => ReadOnlyAt(path, error),
        Full => new(StoreTrouble.Full, $"The disk is full: {path}.", "Free some room; nothing that was saved is lost.", error),
        Corrupt => new(StoreTrouble.Damaged, $"The store is damaged: {path}.",
            "Restore the last backup, then merge what the journal export of this file still gives.", error),
        NotADatabase => NotAStore(path, error),
        CannotOpen => new(StoreTrouble.Unavailable, $"The store cannot be opened: {path}.", "Check the path and who may read it.", error),
        Io => new(StoreTrouble.Unavailable, $"The disk failed the store: {path} ({error.Message}).",
            "Check the disk and its free room; nothing that was saved is lost.", error),
        _ => new(StoreTrouble.Unavailable, $"The store failed: {path} ({error.Message}).", "Run `nte journal verify`.", error),
    };

    public static StoreException NotAStore(string path, Exception? error = null) =>
        new(StoreTrouble.NotAStore, $"This is not a store of NTE Monitor: {path}.", "Check --store, or make a new one with `nte init`.", error);

    private static StoreException ReadOnlyAt(string path, Exception error) =>
        new(StoreTrouble.ReadOnly, $"The store cannot be written: {path}.", "Ask for write access to the file and its folder.", error);

    private static bool IsWritable(string path)
    {
        try
        {
            using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            return true;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }

    public static StoreException Missing(string path) =>
        new(StoreTrouble.Missing, $"There is no store at {path}.", "Make one with `nte init`, or name another with --store.");
}

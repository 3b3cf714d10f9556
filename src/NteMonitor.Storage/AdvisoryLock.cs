using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using NteMonitor.Journal;

namespace NteMonitor.Storage;

/// <summary>The queue in which writers of several processes stand: an advisory lock on a file beside the store.</summary>
/// <remarks>SQLite's own busy wait lets one writer starve the others; the kernel's lock is fair (docs/decisions/0003-journal.md).</remarks>
internal sealed partial class AdvisoryLock(string path, TimeSpan patience) : IDisposable
{
    private const int Exclusive = 2, Unlock = 8, DoNotWait = 4;
    private const int ReadWrite = 2, Create = 0x40, CloseOnExec = 0x80000, OwnerAndGroup = 0x1B0;

    private SafeFileHandle? _file;

    /// <summary>Does some work when it is this process's turn.</summary>
    /// <remarks>The thread that is woken with the lock does the work itself, so that the lock is never held by a thread that waits for another.</remarks>
    /// <exception cref="StoreException">Somebody else held the lock for too long, or its file cannot be made.</exception>
    public async Task<T> RunAsync<T>(Func<T> work)
    {
        var file = _file ??= Open();
        if (flock(file, Exclusive | DoNotWait) == 0)
        {
            return Run(file, work);
        }

        var begun = 0;
        var waiting = Task.Run(() =>
        {
            _ = flock(file, Exclusive);
            if (Interlocked.Exchange(ref begun, 1) == 0)
            {
                return Run(file, work);
            }

            // Nobody waits for this turn any more; closing the file gives it away.
            file.Dispose();
            return default!;
        });
        if (await Task.WhenAny(waiting, Task.Delay(patience)) != waiting && Interlocked.Exchange(ref begun, 1) == 0)
        {
            _file = null;
            throw new StoreException(StoreTrouble.Busy, $"Somebody else has been writing to the store for over {patience.TotalSeconds:0} seconds.",
                $"Try again in a moment; if it stays so, look for a stopped process that holds {path}.");
        }

        return await waiting;
    }

    private static T Run<T>(SafeFileHandle file, Func<T> work)
    {
        try
        {
            return work();
        }
        finally
        {
            _ = flock(file, Unlock);
        }
    }

    public void Dispose() => _file?.Dispose();

    /// <summary>Opens the lock's file by the system's own call: the framework's takes a lock of its own on every file it opens.</summary>
    private SafeFileHandle Open()
    {
        var file = new SafeFileHandle(open(path, ReadWrite | Create | CloseOnExec, OwnerAndGroup), ownsHandle: true);
        return !file.IsInvalid
            ? file
            : throw new StoreException(StoreTrouble.ReadOnly,
                $"The lock beside the store cannot be written: {path} ({Marshal.GetLastPInvokeErrorMessage()}).",
                "Ask for write access to the store's folder, or open it read-only.");
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int flock(SafeFileHandle file, int operation);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags, int mode);
}

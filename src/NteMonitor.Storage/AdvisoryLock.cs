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

    /// <summary>Returns when it is this process's turn.</summary>
    /// <exception cref="StoreException">Somebody else held the lock for too long, or its file cannot be made.</exception>
    public void Enter()
    {
        _file ??= Open();
        if (flock(_file, Exclusive | DoNotWait) == 0)
        {
            return;
        }

        var file = _file;
        var turn = Task.Factory.StartNew(() => flock(file, Exclusive), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (!turn.Wait(patience))
        {
            // The thread goes on waiting for this handle; closing the file gives its turn away.
            _ = turn.ContinueWith(_ => file.Dispose(), TaskScheduler.Default);
            _file = null;
            throw new StoreException(StoreTrouble.Busy, $"Somebody else has been writing to the store for over {patience.TotalSeconds:0} seconds.",
                "Try again in a moment; if it stays so, look for a long import or a stopped process that holds " + path + ".");
        }
    }

    /// <summary>Lets the next writer go.</summary>
    public void Leave()
    {
        if (_file is not null)
        {
            _ = flock(_file, Unlock);
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

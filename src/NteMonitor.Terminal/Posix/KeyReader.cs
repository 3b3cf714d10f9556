using Microsoft.Win32.SafeHandles;

namespace NteMonitor.Terminal;

/// <summary>Reads raw bytes from the terminal on a thread of its own and sends the keys they make.</summary>
internal sealed class KeyReader : IDisposable
{
    /// <summary>Milliseconds after which an escape without more is the key esc: longer than terminals take between two bytes.</summary>
    private const int EscapePause = 40;

    /// <summary>Milliseconds after which a paste without its end is taken as ended.</summary>
    private const int PastePause = 2000;

    private readonly FileStream _keys = new(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);
    private readonly FileStream _wake;
    private readonly int _wakeEnd;
    private readonly FileStream _wakeRead;
    private readonly Thread _thread;

    internal KeyReader(Action<Msg> send)
    {
        Span<int> ends = stackalloc int[2];
        if (Native.Pipe(ends) != 0)
        {
            throw new IOException("The system gave no pipe to end reading keys with.");
        }

        _wakeEnd = ends[0];
        _wakeRead = new(new SafeFileHandle(ends[0], ownsHandle: true), FileAccess.Read, bufferSize: 0);
        _wake = new(new SafeFileHandle(ends[1], ownsHandle: true), FileAccess.Write, bufferSize: 0);
        _thread = new(() => Read(send)) { IsBackground = true, Name = "keys" };
        _thread.Start();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _wake.WriteByte(0);
        _thread.Join();
        _wake.Dispose();
        _wakeRead.Dispose();
        _keys.Dispose();
    }

    private void Read(Action<Msg> send)
    {
        var parser = new KeyParser();
        var bytes = new byte[4096];
        while (true)
        {
            Native.PollEntry[] entries = [new() { Descriptor = 0, Wanted = Native.PollIn }, new() { Descriptor = _wakeEnd, Wanted = Native.PollIn }];
            var ready = Native.Poll(entries, (nuint)entries.Length, parser.IsPasting ? PastePause : parser.IsWaiting ? EscapePause : -1);
            if (entries[1].Happened != 0)
            {
                return;
            }

            if (ready == 0)
            {
                parser.Flush(send);
            }
            else if (ready > 0 && !TryRead(bytes, parser, send))
            {
                send(new HangUp());
                return;
            }
        }
    }

    /// <summary>Reads what is there; returns false when the terminal is gone.</summary>
    private bool TryRead(byte[] bytes, KeyParser parser, Action<Msg> send)
    {
        try
        {
            var count = _keys.Read(bytes, 0, bytes.Length);
            parser.Feed(bytes.AsSpan(0, count), send);
            return count > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }
}

using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace NteMonitor.Terminal;

/// <summary>The terminal this process was started on.</summary>
/// <remarks>
/// .NET puts its own terminal settings back after every child process and when the process is continued, so the raw settings
/// are set by tcsetattr after Console has been touched once, and again whenever something else may have changed them.
/// </remarks>
[UnsupportedOSPlatform("windows")]
public sealed class PosixTerminal : ITerminal
{
    private const string TakeOver = "\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[?25h\x1b[m\x1b[2J";
    private const string GiveBack = "\x1b[?2026l\x1b[?2004l\x1b[m\x1b[?7h\x1b[?25h\x1b[?1049l";

    private readonly FileStream _screen = new(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
    private readonly List<PosixSignalRegistration> _signals = [];
    private readonly byte[] _saved = new byte[Native.TermiosBytes];
    private readonly Lock _gate = new();
    private PosixSignalRegistration? _stop;
    private Action<Msg>? _send;
    private KeyReader? _reader;
    private bool _entered;
    private bool _gone;

    /// <summary>Remembers how the terminal is set now, so that it can be left so.</summary>
    public PosixTerminal()
    {
        _ = Native.GetAttributes(0, _saved);
        _ = Console.KeyAvailable;
        AppDomain.CurrentDomain.ProcessExit += LeaveAtExit;
    }

    /// <summary>Whether both ends of this process are a terminal that can show whole screens.</summary>
    public static bool IsUsable =>
        !OperatingSystem.IsWindows() && !Console.IsInputRedirected && !Console.IsOutputRedirected
        && Capabilities.From(Environment.GetEnvironmentVariable).Moves;

    /// <inheritdoc/>
    public Size Size => Native.WindowSize(1) ?? new(Math.Max(1, Console.WindowWidth), Math.Max(1, Console.WindowHeight));

    /// <inheritdoc/>
    public Capabilities Capabilities { get; } = Capabilities.From(Environment.GetEnvironmentVariable);

    /// <inheritdoc/>
    public void Enter()
    {
        lock (_gate)
        {
            var raw = _saved.ToArray();
            Native.MakeRaw(raw);
            _ = Native.SetAttributes(0, Native.SetNow, raw);
            _entered = true;
            Send(Encoding.ASCII.GetBytes(TakeOver));
        }
    }

    /// <inheritdoc/>
    public void Leave()
    {
        lock (_gate)
        {
            if (!_entered)
            {
                return;
            }

            _entered = false;
            Send(Encoding.ASCII.GetBytes(GiveBack));
            _ = Native.SetAttributes(0, Native.SetNow, _saved);
        }
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            Send(bytes);
        }
    }

    /// <inheritdoc/>
    public void Listen(Action<Msg> send)
    {
        _send = send;
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => send(new Resized(Size))));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => send(new Resumed())));
        foreach (var end in (PosixSignal[])[PosixSignal.SIGHUP, PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT])
        {
            _signals.Add(PosixSignalRegistration.Create(end, context => Instead(context, new HangUp())));
        }

        _stop = PosixSignalRegistration.Create(PosixSignal.SIGTSTP, context => Instead(context, new SuspendAsked()));
        _reader = new KeyReader(send);
    }

    /// <inheritdoc/>
    public void Suspend()
    {
        Leave();
        _stop?.Dispose();

        // The whole group, as the terminal itself would stop it. Where no shell could continue us the kernel passes the
        // signal over; then the short sleep ends and the screen comes back.
        _ = Native.Kill(0, Native.StopSignal);
        Thread.Sleep(50);
        if (_send is { } send)
        {
            _stop = PosixSignalRegistration.Create(PosixSignal.SIGTSTP, context => Instead(context, new SuspendAsked()));
            Enter();
            send(new Resumed());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= LeaveAtExit;
        Leave();
        _reader?.Dispose();
        _reader = null;
        _stop?.Dispose();
        _send = null;
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _signals.Clear();
        _screen.Dispose();
    }

    private void Instead(PosixSignalContext context, Msg msg)
    {
        context.Cancel = true;
        _send?.Invoke(msg);
    }

    private void LeaveAtExit(object? sender, EventArgs e) => Leave();

    private void Send(ReadOnlySpan<byte> bytes)
    {
        if (_gone)
        {
            return;
        }

        try
        {
            _screen.Write(bytes);
        }
        catch (IOException)
        {
            _gone = true;
            _send?.Invoke(new HangUp());
        }
    }
}

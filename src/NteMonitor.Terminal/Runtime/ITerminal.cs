namespace NteMonitor.Terminal;

/// <summary>A terminal that shows whole screens.</summary>
public interface ITerminal : IDisposable
{
    /// <summary>Columns and rows now.</summary>
    Size Size { get; }

    /// <summary>What it can show.</summary>
    Capabilities Capabilities { get; }

    /// <summary>Takes the terminal over: raw keys, the alternate screen. May be called again after something else had it.</summary>
    void Enter();

    /// <summary>Gives it back as it was; harmless when it was never taken.</summary>
    void Leave();

    /// <summary>Sends bytes to it; once the line has dropped they go nowhere.</summary>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Begins to send keys, pastes, new sizes and <see cref="HangUp"/>, from any thread, until disposed.</summary>
    void Listen(Action<Msg> send);

    /// <summary>Stops the process with the terminal given back, and returns when it is continued.</summary>
    void Suspend();
}

/// <summary>The process was continued by somebody else, or the terminal was used by somebody else: take it over again.</summary>
internal sealed record Resumed : Msg;

/// <summary>Somebody else asked the process to stop.</summary>
internal sealed record SuspendAsked : Msg;

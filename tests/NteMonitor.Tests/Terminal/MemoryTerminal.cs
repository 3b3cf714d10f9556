using NteMonitor.Terminal;

namespace NteMonitor.Tests.Terminal;

/// <summary>A terminal in memory: understands what is written to it and remembers whether it was given back.</summary>
internal sealed class MemoryTerminal(Size size) : ITerminal
{
    private VirtualScreen _screen = new(size);
    private Action<Msg>? _send;

    public Size Size { get; private set; } = size;

    public Capabilities Capabilities { get; } = new(ColourDepth.True, Unicode: true);

    internal bool IsTaken { get; private set; }

    internal int Suspended { get; private set; }

    internal string Text => _screen.Text();

    /// <summary>What happens once the loop listens.</summary>
    internal IReadOnlyList<Msg> Arriving { get; init; } = [];

    public void Enter() => IsTaken = true;

    public void Leave() => IsTaken = false;

    public void Write(ReadOnlySpan<byte> bytes) => _screen.Write(bytes);

    public void Listen(Action<Msg> send)
    {
        _send = send;
        foreach (var msg in Arriving)
        {
            if (msg is Resized(var size))
            {
                Size = size;
                _screen = new(size);
            }

            _send(msg);
        }
    }

    public void Suspend() => Suspended++;

    public void Dispose() => Leave();
}

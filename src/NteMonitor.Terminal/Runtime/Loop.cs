using System.Runtime.ExceptionServices;

namespace NteMonitor.Terminal;

/// <summary>How a program is run.</summary>
/// <param name="Theme">What to draw in at first; without colours in the terminal its forms and words carry alone.</param>
public sealed record LoopOptions(Theme Theme)
{
    /// <summary>Where linear mode reads from when the window is too small for whole screens.</summary>
    public TextReader LinearInput { get; init; } = TextReader.Null;

    /// <summary>Where linear mode prints.</summary>
    public TextWriter LinearOutput { get; init; } = TextWriter.Null;

    /// <summary>How long effects under way may take to finish once the line has dropped or the program ends.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);
}

/// <summary>The only loop of the full screen: a message, Update, View, the difference drawn.</summary>
public static class Loop
{
    /// <summary>The smallest window that whole screens are drawn in.</summary>
    public static readonly Size Smallest = new(40, 12);

    /// <summary>Runs a program until it quits or the line drops; returns its last model.</summary>
    /// <remarks>
    /// In a window smaller than <see cref="Smallest"/> it says so and goes on in linear mode; when the window shrinks later, a
    /// line on the screen says so and <c>l</c> goes on in linear mode. Whatever happens, the terminal is given back as it was.
    /// </remarks>
    /// <exception cref="Exception">Whatever the program or an effect threw, after the terminal was given back.</exception>
    public static async Task<TModel> RunAsync<TModel>(
        IProgram<TModel> program, IEffectRunner runner, ITerminal terminal, LoopOptions options)
    {
        var step = Session.Start(program, terminal.Size);
        if (IsTooSmall(terminal.Size))
        {
            await options.LinearOutput.WriteLineAsync(TooSmall(terminal.Size) + " Going on line by line.");
            return await Linear.ContinueAsync(step, runner, (options.LinearInput, options.LinearOutput));
        }

        using var pump = new Pump(runner);
        var loop = new RunningLoop<TModel>(step.Session, pump, terminal, options);
        bool goLinear;
        try
        {
            terminal.Enter();
            terminal.Listen(pump.Send);
            goLinear = await loop.RunAsync(step.Effects);
        }
        finally
        {
            terminal.Leave();
        }

        await pump.SettleAsync(options.Grace);
        return goLinear
            ? await Linear.ContinueAsync(new SessionStep<TModel>(loop.Session, []), runner, (options.LinearInput, options.LinearOutput))
            : loop.Session.Model;
    }

    internal static bool IsTooSmall(Size size) => size.Width < Smallest.Width || size.Height < Smallest.Height;

    internal static string TooSmall(Size size) =>
        FormattableString.Invariant($"This window is {size.Width}x{size.Height}; whole screens need {Smallest.Width}x{Smallest.Height}.");
}

/// <summary>A loop under way: what changes between two messages.</summary>
internal sealed class RunningLoop<TModel>(Session<TModel> session, Pump pump, ITerminal terminal, LoopOptions options)
{
    private readonly Screen _screen = new(terminal, options.Theme);
    private Size _size = terminal.Size;
    private bool _ended;
    private bool _goLinear;

    internal Session<TModel> Session { get; private set; } = session;

    /// <summary>Runs until the end; returns whether the user asked to go on in linear mode.</summary>
    internal async Task<bool> RunAsync(IReadOnlyList<Effect> first)
    {
        Draw();
        Do(first);
        while (!_ended && await pump.Messages.WaitToReadAsync())
        {
            while (!_ended && pump.Messages.TryRead(out var msg))
            {
                Take(msg);
            }

            if (!_ended)
            {
                Draw();
            }
        }

        return _goLinear;
    }

    private void Take(Msg msg)
    {
        switch (msg)
        {
            case EffectFailed(var exception): ExceptionDispatchInfo.Throw(exception); break;
            case Idle: break;
            case Resumed:
                terminal.Enter();
                _screen.Forget();
                Apply(new Resized(terminal.Size));
                break;
            case SuspendAsked: Do([new Suspend()]); break;
            case HangUp:
                Apply(msg);
                _ended = true;
                break;
            case KeyPressed("l") when Loop.IsTooSmall(_size): _ended = _goLinear = true; break;
            case KeyPressed(not "ctrl+c" and not "ctrl+z") when Loop.IsTooSmall(_size): break;
            default: Apply(msg); break;
        }
    }

    private void Apply(Msg msg)
    {
        _size = msg is Resized(var size) ? size : _size;
        var step = Terminal.Session.Update(Session, msg);
        Session = step.Session;
        Do(step.Effects);
    }

    private void Do(IReadOnlyList<Effect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Quit: _ended = true; break;
                case Repaint: _screen.Forget(); break;
                case UseTheme(var name): _screen.UseTheme(name); break;
                case Suspend:
                    terminal.Suspend();
                    _screen.Forget();
                    pump.Send(new Resized(terminal.Size));
                    break;
                default: pump.Begin(effect); break;
            }
        }
    }

    /// <summary>Draws, and once more when lists turn out to have another height than the program knew.</summary>
    private void Draw()
    {
        for (var round = 0; round < 3; round++)
        {
            var told = _screen.Paint(Session.Scene());
            foreach (var height in told)
            {
                Apply(height);
            }

            if (told.Count == 0)
            {
                break;
            }
        }

        _screen.Show();
    }
}

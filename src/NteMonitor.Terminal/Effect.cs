namespace NteMonitor.Terminal;

/// <summary>Something a screen wants done, as data; the shell does it and answers with messages.</summary>
public abstract record Effect;

/// <summary>An effect that runs until the program ends, such as listening for other people's entries.</summary>
/// <remarks>Other effects are awaited before the program ends; a watch is cancelled.</remarks>
public abstract record Watch : Effect;

/// <summary>An effect that begins only when every earlier one of its kind has ended: writing, so that what was asked last stands last.</summary>
public abstract record Ordered : Effect;

/// <summary>Leave the program, once the effects already begun have finished.</summary>
public sealed record Quit : Effect;

/// <summary>Stop the process as ctrl+z does, with the terminal handed back meanwhile.</summary>
public sealed record Suspend : Effect;

/// <summary>Several effects, begun in this order.</summary>
public sealed record Batch(IReadOnlyList<Effect> Effects) : Effect;

/// <summary>Send one message after a delay, for example to take a toast away.</summary>
/// <remarks>A script does not wait: it leaves such messages out.</remarks>
public sealed record After(TimeSpan Delay, Msg Msg) : Effect;

/// <summary>Draw in another theme from now on.</summary>
/// <param name="Name">One of the themes the library names; any other name changes nothing.</param>
public sealed record UseTheme(string Name) : Effect;

/// <summary>Carries out the effects that a program adds of its own.</summary>
public interface IEffectRunner
{
    /// <summary>Does what the effect asks, off the loop, sending its answers as messages.</summary>
    /// <remarks>Effects run side by side, but for those that are <see cref="Ordered"/>. An exception ends the program.</remarks>
    Task RunAsync(Effect effect, Action<Msg> send, CancellationToken ct);
}

/// <summary>Draw the whole screen afresh.</summary>
public sealed record Repaint : Effect;

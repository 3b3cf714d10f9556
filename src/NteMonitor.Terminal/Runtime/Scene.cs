namespace NteMonitor.Terminal;

/// <summary>A program's view with what the runtime adds to it; renderers present this.</summary>
/// <param name="View">What the program shows.</param>
public sealed record Scene(View View)
{
    /// <summary>The open <c>:</c> line; null while it is closed.</summary>
    public Prompt? CommandLine { get; init; }

    /// <summary>Lines of the open help scrolled off above; null while help is closed.</summary>
    public int? HelpTop { get; init; }

    /// <summary>A word from the runtime: an unknown command, the reason of a disabled key; empty for none.</summary>
    public string Notice { get; init; } = "";

    /// <summary>The input that has the keys.</summary>
    public Prompt? Prompt => CommandLine ?? View.Prompt;
}

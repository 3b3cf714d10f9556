using System.CommandLine;

namespace NteMonitor.Commands;

/// <summary>What a verb does: reads its options, acts at the desk, answers.</summary>
public delegate Task<Answer> VerbAction(ParseResult parsed, Desk desk, CancellationToken ct);

/// <summary>A verb of the command line, before the shell has wired it to a store.</summary>
/// <remarks>Every verb has an example, which a test runs on the demonstration town.</remarks>
public sealed class Verb : Command
{
    /// <summary>Makes a verb.</summary>
    /// <param name="name">One word, for example <c>list</c>.</param>
    /// <param name="description">One imperative line without a full stop.</param>
    /// <param name="example">A whole command line that works on the demonstration town.</param>
    /// <param name="action">What it does.</param>
    public Verb(string name, string description, string example, VerbAction action)
        : base(name, description) => (Example, Act) = (example, action);

    /// <summary>A whole command line that works on the demonstration town.</summary>
    public string Example { get; }

    /// <summary>What the verb does.</summary>
    public VerbAction Act { get; }
}

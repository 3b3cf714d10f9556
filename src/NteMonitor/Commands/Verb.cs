using System.CommandLine;

namespace NteMonitor.Commands;

/// <summary>What a verb does: reads its options, acts at the desk, answers.</summary>
public delegate Task<Answer> VerbAction(ParseResult parsed, Desk desk, CancellationToken ct);

/// <summary>A command that works on a store, before the shell has wired it to one.</summary>
/// <param name="name">One word, for example <c>list</c>.</param>
/// <param name="description">One imperative line without a full stop.</param>
/// <param name="example">A whole command line that works on the demonstration town.</param>
/// <param name="action">What it does.</param>
public sealed class Verb(string name, string description, string example, VerbAction action) : Illustrated(name, description, example)
{
    /// <summary>What the verb does.</summary>
    public VerbAction Act { get; private set; } = action;

    /// <summary>Puts something around what the verb does; a slice that this one does not know brings it.</summary>
    public void Around(Func<VerbAction, VerbAction> around) => Act = around(Act);

    /// <summary>Returns this verb with further options, those that several verbs of one command share.</summary>
    public Verb With(params IEnumerable<Option> shared)
    {
        foreach (var option in shared)
        {
            Options.Add(option);
        }

        return this;
    }
}

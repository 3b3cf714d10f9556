using System.CommandLine;

namespace NteMonitor.Commands;

/// <summary>What a verb without a store does: reads its options and files, answers.</summary>
public delegate Answer FileAction(ParseResult parsed, IFiles files);

/// <summary>A command that works on files alone and opens no store, unless its options ask for figures of the store.</summary>
/// <remarks>On files it runs anywhere and for anybody; over SSH only for somebody who is let in, on the files of their own folder.</remarks>
/// <param name="name">One word, for example <c>evaluate</c>.</param>
/// <param name="description">One imperative line without a full stop.</param>
/// <param name="example">A whole command line that works.</param>
/// <param name="action">What it does with files.</param>
public sealed class FileVerb(string name, string description, string example, FileAction action) : Illustrated(name, description, example)
{
    /// <summary>What the verb does with files.</summary>
    public FileAction Act { get; } = action;

    /// <summary>What it does with a store, or none when it never opens one.</summary>
    public VerbAction? AtDesk { get; init; }

    /// <summary>Whether a command line asks for the store; read only where there is something to do with one.</summary>
    public Func<ParseResult, bool> WantsDesk { get; init; } = _ => true;

    /// <summary>Returns what to do at a desk for a command line, or none where files are enough.</summary>
    public VerbAction? DeskAction(ParseResult parsed) => AtDesk is { } action && WantsDesk(parsed) ? action : null;
}

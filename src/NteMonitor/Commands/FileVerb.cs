using System.CommandLine;

namespace NteMonitor.Commands;

/// <summary>What a verb without a store does: reads its options and files, answers.</summary>
public delegate Answer FileAction(ParseResult parsed, IFiles files);

/// <summary>A command that works on files alone and opens no store: anybody can run it anywhere.</summary>
/// <param name="name">One word, for example <c>evaluate</c>.</param>
/// <param name="description">One imperative line without a full stop.</param>
/// <param name="example">A whole command line that works.</param>
/// <param name="action">What it does.</param>
public sealed class FileVerb(string name, string description, string example, FileAction action) : Illustrated(name, description, example)
{
    /// <summary>What the verb does.</summary>
    public FileAction Act { get; } = action;
}

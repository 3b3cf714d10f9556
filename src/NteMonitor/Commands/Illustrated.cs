using System.CommandLine;

namespace NteMonitor.Commands;

/// <summary>A command with an example, which its help and the manual print and a test runs on the demonstration town.</summary>
/// <param name="name">One word, for example <c>list</c>.</param>
/// <param name="description">One imperative line without a full stop.</param>
/// <param name="example">A whole command line that works on the demonstration town.</param>
public class Illustrated(string name, string description, string example) : Command(name, description)
{
    /// <summary>A whole command line that works on the demonstration town.</summary>
    public string Example { get; } = example;
}

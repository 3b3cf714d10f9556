using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using NteMonitor.Commands;

namespace NteMonitor.App;

/// <summary>The library's help, and under it an example to copy.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private const int Most = 4;

    /// <summary>Puts examples under the help of every command.</summary>
    public static void Attach(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpWithExamples((HelpAction)option.Action!);
    }

    /// <summary>Returns a command's own example, or one of each of its first subcommands.</summary>
    public static IEnumerable<string> Of(Command command) => command is Illustrated illustrated
        ? [illustrated.Example]
        : command.Subcommands.Select(c => Of(c).First()).Take(Most);

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var exit = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var examples = Of(parseResult.CommandResult.Command).ToList();
        output.WriteLine(examples.Count == 1 ? "Example:" : "Examples:");
        examples.ForEach(e => output.WriteLine($"  {e}"));
        return exit;
    }
}

using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Commands;

namespace NteMonitor.PurpleFlag.Framework;

/// <summary>What <c>nte flag</c> says of a framework: what is assessed, and how each wording is known.</summary>
public static class FrameworkCommand
{
    private static readonly Argument<string?> File = new("file") { Description = "A framework of your own, to be checked; the one that ships when not given", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Edition = new("--edition") { Description = "The edition that ships; the current one when not given", HelpName = "CODE" };

    /// <summary>Returns the verbs that stand under <c>nte flag</c>.</summary>
    /// <remarks>JSON of <c>framework</c>: <c>edition</c>, <c>name</c>, <c>about</c>, <c>most</c>, <c>criteria</c>, <c>areas</c>, <c>attributes</c>, <c>zones</c>, <c>scale</c>, <c>steps</c>, <c>outcomes</c>, <c>sources</c>.</remarks>
    public static IEnumerable<Command> Verbs() =>
    [
        new FileVerb("framework", "Show what is assessed and how each wording is known, or check a framework of your own", "nte flag framework", Show) { Arguments = { File }, Options = { Edition } },
    ];

    private static Answer Show(ParseResult parsed, IFiles files) => Answer.To(
        parsed.GetValue(File) is { } path ? FrameworkActions.OfFile(path, files) : FrameworkActions.Shipped(parsed.GetValue(Edition), files),
        file => new() { Table = FrameworkText.Table(file.Edition), Json = JsonNode.Parse(file.Bytes) });
}

using System.CommandLine;
using System.CommandLine.Parsing;
using NteMonitor.Commands;

namespace NteMonitor.App;

/// <summary>A command line that cannot be read: one line, a hint, status 2.</summary>
internal static class Misuse
{
    public const int Exit = 2;

    public static int Say(ParseResult parsed, TextWriter talk)
    {
        var command = parsed.CommandResult.Command;
        var unknown = parsed.UnmatchedTokens is [var first, ..] ? first : null;
        var message = unknown is null ? parsed.Errors[0].Message : $"'{unknown}' is not a command or option of {Name(parsed.CommandResult)}.";
        var known = command.Subcommands.Select(c => c.Name).Concat(command.Options.Concat(GlobalOptions.All).Select(o => o.Name));
        var hint = unknown is not null && Nearest.Hint(unknown, known) is { } near ? near : $"See `{Name(parsed.CommandResult)} --help`.";
        talk.WriteLine(Seen.Text($"nte: {message.ReplaceLineEndings(" ")} {hint}"));
        return Exit;
    }

    private static string Name(CommandResult result)
    {
        var names = new Stack<string>();
        for (SymbolResult? at = result; at is not null; at = at.Parent)
        {
            if (at is CommandResult command)
            {
                names.Push(command.Command.Name);
            }
        }

        return string.Join(' ', names);
    }
}

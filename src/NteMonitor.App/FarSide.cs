using System.CommandLine;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Users;

namespace NteMonitor.App;

/// <summary>A run whose words come over SSH: by a key that is tied to this program.</summary>
internal static class FarSide
{
    private const string Original = "SSH_ORIGINAL_COMMAND";

    private static readonly string[] Forgotten = ["NTE_", "XDG_", "TERMINFO"];

    /// <summary>Returns where a run comes from: far when sshd ran it as a key's command.</summary>
    /// <param name="args">The program's own arguments, which the key's line gives and the far side cannot change.</param>
    public static Side Of(IEnumerable<string> args) =>
        Environment.GetEnvironmentVariable(Original) is not null || (NamesUser(args) && Environment.GetEnvironmentVariable("SSH_CONNECTION") is not null)
            ? Side.Far
            : Side.Server;

    /// <summary>Forgets what the far side may have put into the environment; before the console or the settings are touched.</summary>
    public static void Forget()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(n => Forgotten.Any(f => n.StartsWith(f, StringComparison.OrdinalIgnoreCase))).ToList())
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        if (!FarSideRules.IsTerminal(Environment.GetEnvironmentVariable("TERM")))
        {
            Environment.SetEnvironmentVariable("TERM", "dumb");
        }
    }

    /// <summary>Returns the whole command line: the program's own arguments, then the far side's words; or why it is refused.</summary>
    /// <param name="args">The program's own arguments. Where they name a command already, the far side's words are not read.</param>
    /// <param name="root">The whole command line there is.</param>
    public static Outcome<ParseResult> Read(string[] args, RootCommand root)
    {
        var own = Parse(root, args);
        if (!NamesUser(args))
        {
            return new Outcome<ParseResult>.Refused([new(AccessRules.NotPermitted, "The line of this key names no user.", "At the server, `nte user authorized-keys` prints lines that do.")]);
        }

        var fixedCommand = own.CommandResult.Command != root;
        return FarSideRules.Words(fixedCommand ? "" : Environment.GetEnvironmentVariable(Original) ?? "").Then(words =>
            FarSideRules.Refused(words) is { } refusal ? new Outcome<ParseResult>.Refused([refusal]) : Allowed(Parse(root, [.. args, .. words])));
    }

    private static Outcome<ParseResult> Allowed(ParseResult parsed) => Top(parsed) is { } command && !HasVerbs(command)
        ? new Outcome<ParseResult>.Refused([FarSideRules.RefusedCommand(command.Name)])
        : Outcome.Done(parsed);

    /// <summary>Returns the command below the root that a line is about, or none.</summary>
    private static Command? Top(ParseResult parsed)
    {
        var result = parsed.CommandResult;
        while (result.Parent is System.CommandLine.Parsing.CommandResult { Command: not RootCommand } parent)
        {
            result = parent;
        }

        return result.Command is RootCommand ? null : result.Command;
    }

    private static bool HasVerbs(Command command) => command is Verb or FileVerb || command.Subcommands.Any(HasVerbs);

    private static bool NamesUser(IEnumerable<string> args) => args.Any(a => a.Split('=', ':')[0] == "--as");

    private static ParseResult Parse(RootCommand root, string[] words) => root.Parse(words, Program.Parser);
}

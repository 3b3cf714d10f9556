using System.CommandLine;
using System.Globalization;
using System.Text;

namespace NteMonitor.App;

/// <summary>The manual of the command line, made from the commands themselves: as a man page, or as Markdown for docs/reference.</summary>
internal sealed class Manual(RootCommand root)
{
    private static readonly (int Exit, string Meaning)[] Exits =
    [
        (0, "Done."),
        (1, "Refused: every reason with what, where and what to do."),
        (2, "The command line or the settings cannot be read."),
        (3, "An integrity check failed."),
        (4, "Your role does not permit it, or the far side of an SSH line may not say it."),
        (5, "The store is missing, busy, read-only, full, damaged, newer than the program, or no store."),
        (70, "Something went wrong on our side; the log says where in the code."),
        (130, "Interrupted; what was acknowledged stays."),
    ];

    private static readonly (string Name, string Meaning)[] Variables =
    [
        ("NTE_…", "A setting by its name, parts joined by two underscores: NTE_theme, NTE_authority__code."),
        ("NTE_LINEAR", "1 prints lines and numbered menus instead of a full screen; so does TERM=dumb."),
        ("NO_COLOR", "Not empty: no colour, whatever else is set. COLORTERM=truecolor: 24 bits."),
        ("XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME", "The folders of the settings, the store and the log."),
        ("SSH_ORIGINAL_COMMAND", "What the far side of an SSH line asks for; NTE_… and XDG_… are not read then."),
    ];

    private static readonly (string Name, string Meaning)[] Files =
    [
        ("nte.config.json", "Settings: in the working folder, in XDG_CONFIG_HOME/nte, or named with --config. `nte config schema` prints their schema."),
        ("XDG_DATA_HOME/nte/nte.db", "The store, unless the settings name another."),
        ("XDG_STATE_HOME/nte/nte.log", "The log: what went wrong and where in the code, from `logLevel` on; never what anybody typed."),
    ];

    /// <summary>Returns the manual as Markdown.</summary>
    public string Markdown()
    {
        var text = new StringBuilder($"# The command line\n\nMade by `nte man --markdown`; not to be changed by hand.\n\n{root.Description}\n\n`nte` alone opens the monitor.\n");
        text.Append("\n## Options of every command\n\n").Append(OptionTable(root));
        foreach (var group in root.Subcommands)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## nte {group.Name}\n\n{group.Description}.\n");
            foreach (var command in group.Subcommands.Count == 0 ? [group] : Leaves(group))
            {
                text.Append(command == group ? "" : $"\n### {Path(command)}\n\n{command.Description}.\n");
                text.Append(CultureInfo.InvariantCulture, $"\n    {Usage(command)}\n");
                text.Append(command.Arguments.Count + Own(command).Count() == 0 ? "" : "\n" + OptionTable(command));
                text.Append(CultureInfo.InvariantCulture, $"\nExample: `{HelpWithExamples.Of(command).First()}`\n");
            }
        }

        text.Append("\n## Exit status\n\n| Status | Meaning |\n|---|---|\n").AppendJoin("", Exits.Select(e => $"| {e.Exit} | {e.Meaning} |\n"));
        text.Append("\n## Environment\n\n| Variable | Meaning |\n|---|---|\n").AppendJoin("", Variables.Select(v => $"| `{v.Name}` | {v.Meaning} |\n"));
        text.Append("\n## Files\n\n| File | Meaning |\n|---|---|\n").AppendJoin("", Files.Select(v => $"| `{v.Name}` | {v.Meaning} |\n"));
        return text.ToString();
    }

    /// <summary>Returns the manual as a page for <c>man</c>.</summary>
    public string Roff()
    {
        var text = new StringBuilder(".TH NTE 1 \"\" \"NTE Monitor\" \"User Commands\"\n.SH NAME\nnte \\- watch over a town's night\\-time economy\n.SH SYNOPSIS\n.B nte\n[\\fIcommand\\fR] [\\fIoptions\\fR]\n");
        text.Append(CultureInfo.InvariantCulture, $".SH DESCRIPTION\n{Roff(root.Description!)}\nWithout a command it opens the monitor.\n.SH OPTIONS OF EVERY COMMAND\n");
        Append(text, root);
        text.Append(".SH COMMANDS\n");
        foreach (var command in root.Subcommands.SelectMany(g => g.Subcommands.Count == 0 ? [g] : Leaves(g)))
        {
            text.Append(CultureInfo.InvariantCulture, $".SS {Roff(Usage(command))}\n{Roff(command.Description!)}.\n");
            Append(text, command);
            text.Append(CultureInfo.InvariantCulture, $".PP\nExample:\n.PP\n.EX\n{Roff(HelpWithExamples.Of(command).First())}\n.EE\n");
        }

        text.Append(".SH EXIT STATUS\n").AppendJoin("", Exits.Select(e => Item(e.Exit.ToString(CultureInfo.InvariantCulture), e.Meaning)));
        text.Append(".SH ENVIRONMENT\n").AppendJoin("", Variables.Select(v => Item(v.Name, v.Meaning)));
        return text.Append(".SH FILES\n").AppendJoin("", Files.Select(f => Item(f.Name, f.Meaning))).ToString();
    }

    /// <summary>Returns the commands under a command that have none under them, in their order.</summary>
    public static IEnumerable<Command> Leaves(Command command) =>
        command.Subcommands.Count == 0 ? [command] : command.Subcommands.SelectMany(Leaves);

    /// <summary>Returns the words that call a command.</summary>
    public static string Path(Command command) =>
        string.Join(' ', command.Parents.OfType<Command>().Select(p => p is RootCommand ? "nte" : Path(p)).Append(command.Name));

    private static string Usage(Command command) => string.Join(' ',
        [Path(command), .. command.Arguments.Select(a => a.Arity.MinimumNumberOfValues == 0 ? $"[{Shown(a)}]" : Shown(a)), .. Own(command).Any() ? ["[options]"] : Array.Empty<string>()]);

    private static string Shown(Argument argument) => $"<{argument.HelpName ?? argument.Name}>{(argument.Arity.MaximumNumberOfValues > 1 ? "…" : "")}";

    private static string Shown(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(a => a.StartsWith('-') && a != "-?").Append(option.Name));
        return option.ValueType == typeof(bool) || option.Arity.MaximumNumberOfValues == 0 ? names : $"{names} <{option.HelpName ?? option.Name.TrimStart('-')}>";
    }

    private static IEnumerable<Option> Own(Command command) => command.Options.Where(o => !o.Hidden);

    private static string OptionTable(Command command) =>
        "| | |\n|---|---|\n" + string.Concat(Items(command).Select(i => $"| `{i.Name}` | {i.Meaning.Replace("|", "\\|", StringComparison.Ordinal)} |\n"));

    private static IEnumerable<(string Name, string Meaning)> Items(Command command) =>
    [
        .. command.Arguments.Select(a => (Shown(a), a.Description ?? "")),
        .. Own(command).Select(o => (Shown(o), o.Description ?? "")),
    ];

    private static void Append(StringBuilder text, Command command) => text.AppendJoin("", Items(command).Select(i => Item(i.Name, i.Meaning)));

    private static string Item(string name, string meaning) => $".TP\n\\fB{Roff(name)}\\fR\n{Roff(meaning)}\n";

    /// <summary>Returns text that roff takes as it stands: no escapes, no requests at the start, hyphens that can be copied.</summary>
    private static string Roff(string text)
    {
        var safe = text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal)
            .Replace("\"", "\\(dq", StringComparison.Ordinal).Replace("…", "...", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);
        return safe.Length > 0 && safe[0] is '.' or '\'' ? "\\&" + safe : safe;
    }
}

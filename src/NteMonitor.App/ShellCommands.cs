using System.CommandLine;
using NteMonitor.Commands;

namespace NteMonitor.App;

/// <summary>What the program says about its own command line: the manual and completion for shells.</summary>
internal static class ShellCommands
{
    private const string Bash =
        """
        # Completion of nte for bash: source <(nte completion bash)
        _nte() {
          local line="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}"
          mapfile -t COMPREPLY < <(compgen -W "$(nte "[suggest:${#line}]" "$line" 2>/dev/null)" -- "$word")
        }
        complete -o default -F _nte nte
        """;

    private const string Zsh =
        """
        #compdef nte
        # Completion of nte for zsh: source <(nte completion zsh)
        _nte() {
          local line="${LBUFFER}"
          local -a words_there
          words_there=("${(@f)$(nte "[suggest:${#line}]" "$line" 2>/dev/null)}")
          compadd -- "${words_there[@]}" || _files
        }
        compdef _nte nte
        """;

    private const string Fish =
        """
        # Completion of nte for fish: nte completion fish | source
        function __nte_words
          set -l line (commandline -cp)
          nte "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c nte -a '(__nte_words)'
        """;

    public static Command Completion(TextWriter output)
    {
        Dictionary<string, string> scripts = new(StringComparer.Ordinal) { ["bash"] = Bash, ["zsh"] = Zsh, ["fish"] = Fish };
        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish" }.AcceptOnlyFromAmong([.. scripts.Keys]);
        var command = new Illustrated("completion", "Print what a shell needs to complete commands and options", "nte completion bash") { Arguments = { shell } };
        command.SetAction(parsed => output.WriteLine(scripts[parsed.GetValue(shell)!]));
        return command;
    }

    public static Command Man(RootCommand root, TextWriter output)
    {
        var markdown = new Option<bool>("--markdown") { Description = "Print Markdown instead of a page for man" };
        var command = new Illustrated("man", "Print the manual: nte man | man -l -", "nte man --markdown") { Options = { markdown } };
        command.SetAction(parsed => output.Write(parsed.GetValue(markdown) ? new Manual(root).Markdown() : new Manual(root).Roff()));
        return command;
    }
}

using System.Text;

namespace NteMonitor.Users;

/// <summary>Reads what the far side of an SSH line asks for. No shell has a part in it.</summary>
public static class FarSideRules
{
    /// <summary>The longest command line that is read, in characters.</summary>
    public const int Longest = 8192;

    /// <summary>The field name of a refusal that is about the command line as typed, which exits with status 2.</summary>
    public const string Misread = "command";

    private const int LongestTerm = 40;

    private static readonly string[] OfTheServer = ["--store", "--config", "--as", "--now"];

    /// <summary>Returns the words of a command line; none when it is empty, which means the monitor. A first word <c>nte</c> is left out.</summary>
    /// <remarks>
    /// Blanks and tabs part words. Within <c>"…"</c> only <c>\"</c> and <c>\\</c> are special, within <c>'…'</c> nothing is; outside of
    /// both every character stands for itself.
    /// </remarks>
    /// <param name="line">What came in <c>SSH_ORIGINAL_COMMAND</c>.</param>
    /// <source>design decision: docs/decisions/0008-users.md.</source>
    public static Outcome<IReadOnlyList<string>> Words(string line)
    {
        if (line.Length > Longest)
        {
            return No($"The command has {line.Length} characters.", $"At most {Longest} are read; `log -` takes a longer text from standard input.");
        }

        var control = line.AsSpan().IndexOfAnyExcept(Tame);
        if (control >= 0)
        {
            return No($"Character {control + 1} is the control character U+{(int)line[control]:X4}.", "Send the command in one line of plain text.");
        }

        List<string> words = [];
        StringBuilder? word = null;
        for (var at = 0; at < line.Length; at++)
        {
            switch (line[at])
            {
                case ' ' or '\t':
                    End(ref word, words);
                    break;
                case '"' or '\'':
                    if (Quoted(line, at, word ??= new()) is not { } last)
                    {
                        return No($"The quotation mark at character {at + 1} is not closed.", $"Close it with another {line[at]}, or put an apostrophe between \" and \".");
                    }

                    at = last;
                    break;
                default:
                    (word ??= new()).Append(line[at]);
                    break;
            }
        }

        End(ref word, words);
        return Outcome.Done<IReadOnlyList<string>>(words is ["nte", ..] ? words[1..] : words);
    }

    /// <summary>Returns why words may not come from the far side, or nothing: where the store is, who acts and what time it is are not theirs to say.</summary>
    /// <param name="words">The words.</param>
    /// <source>design decision: docs/decisions/0008-users.md.</source>
    public static Refusal? Refused(IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            var name = word.Split('=', ':')[0];
            if (name.Length > 2 && OfTheServer.FirstOrDefault(o => o.StartsWith(name, StringComparison.OrdinalIgnoreCase)) is { } option)
            {
                return NotYours($"The option {option} is not given from the far side.");
            }
        }

        return words is [['[', ..], ..] ? NotYours($"'{words[0]}' is not a command.") : null;
    }

    /// <summary>Returns that a command is not run from the far side.</summary>
    /// <param name="command">The command.</param>
    /// <source>design decision: docs/decisions/0008-users.md.</source>
    public static Refusal RefusedCommand(string command) => NotYours($"`nte {command}` is run at the server.");

    /// <summary>Returns why a path leads out of a person's own folder, or nothing.</summary>
    /// <param name="path">The path as typed.</param>
    /// <source>design decision: docs/decisions/0008-users.md.</source>
    public static Refusal? NotOwn(string path) =>
        path.Length is 0 or > 1024 || path.Split('/').Any(p => p.Length is 0 or > 200 || p is "." or ".." || p[0] == '~' || p.Any(c => char.IsControl(c) || c == '\\'))
            ? Outside(path)
            : null;

    /// <summary>Returns the refusal of a path that is not in a person's own folder.</summary>
    /// <param name="path">The path as typed.</param>
    /// <source>design decision: docs/decisions/0008-users.md.</source>
    public static Refusal Outside(string path) =>
        new(Access.AccessRules.NotPermitted, $"'{path}' is not a file of your own folder.", "Give a name alone, such as report.html: files are kept in your folder at the server.");

    /// <summary>Returns whether this can be the name of a kind of terminal.</summary>
    /// <param name="term">The value of <c>TERM</c>.</param>
    /// <source>terminfo(5): names are made of letters, digits and a few marks.</source>
    public static bool IsTerminal(string? term) =>
        term is { Length: > 0 and <= LongestTerm } && term.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '.' or '_' or '-') && term[0] != '.';

    private static readonly System.Buffers.SearchValues<char> Tame = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(c => c == '\t' || !char.IsControl(c))]);

    /// <summary>Reads a quotation into the word and returns where it ends, or none when it does not.</summary>
    private static int? Quoted(string line, int open, StringBuilder word)
    {
        for (var at = open + 1; at < line.Length; at++)
        {
            if (line[at] == line[open])
            {
                return at;
            }

            if (line[open] == '"' && line[at] == '\\' && at + 1 < line.Length && line[at + 1] is '"' or '\\')
            {
                at++;
            }

            word.Append(line[at]);
        }

        return null;
    }

    private static void End(ref StringBuilder? word, List<string> words)
    {
        if (word is not null)
        {
            words.Add(word.ToString());
            word = null;
        }
    }

    private static Refusal NotYours(string message) => new(Access.AccessRules.NotPermitted, message, "`--help` lists what is.");

    private static Outcome<IReadOnlyList<string>> No(string message, string hint) => Outcome.Refused<IReadOnlyList<string>>(Misread, message, hint);
}

using System.Text.RegularExpressions;

namespace NteMonitor.Users;

/// <summary>The command line that a key is tied to, before the user's name comes into it.</summary>
/// <param name="Program">The program: <c>nte</c>, or its absolute path.</param>
/// <param name="Config">The absolute path of the settings, or none.</param>
/// <param name="Store">The store's address with an absolute path, or none.</param>
public sealed record ForcedCommand(string Program, string? Config = null, string? Store = null);

/// <summary>Writes users' keys as <c>sshd</c> reads them: each may run the program as its owner and nothing else.</summary>
public static partial class AuthorizedKeysRules
{
    /// <summary>Returns one line per key of everybody active, or why a path cannot stand in one.</summary>
    /// <param name="users">The users.</param>
    /// <param name="command">What their keys are tied to.</param>
    /// <source>OpenSSH sshd(8), AUTHORIZED_KEYS FILE FORMAT; design decision: docs/decisions/0008-users.md.</source>
    public static Outcome<IReadOnlyList<string>> Lines(IEnumerable<User> users, ForcedCommand command)
    {
        List<Refusal> reasons = [];
        var program = Quoted("--program", command.Program, reasons);
        if (command.Program.Contains('/', StringComparison.Ordinal) && !command.Program.StartsWith('/'))
        {
            reasons.Add(new("--program", $"'{command.Program}' is not an absolute path.", "Name the program from / on, or leave it out for `nte`."));
        }

        var rest = (command.Config is { } config ? $" --config {Quoted("--config", config, reasons)}" : "")
            + (command.Store is { } store ? $" --store {Quoted("--store", store, reasons)}" : "");
        return Outcome.Unless<IReadOnlyList<string>>(reasons, () =>
        [
            .. users.Where(u => u.Status == UserStatus.Active)
                .SelectMany(u => u.Keys.Select(k => $"restrict,pty,command=\"{program} --as {u.Name}{rest}\" {k.Type} {k.Blob} {u.Name}")),
        ]);
    }

    /// <summary>Returns a word as every Bourne shell reads it back, and sshd within its double quotes.</summary>
    private static string Quoted(string field, string word, List<Refusal> reasons)
    {
        if (word.Length == 0 || word.Any(c => c is '\'' or '"' or '\\' or '!' || char.IsControl(c)))
        {
            reasons.Add(new(field, $"The path '{word}' holds a character that cannot be quoted safely for sshd and the shell.", "Use a path without quotes, backslashes, exclamation and control marks."));
        }

        return Plain().IsMatch(word) ? word : $"'{word}'";
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_./:@%+=,-]+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}

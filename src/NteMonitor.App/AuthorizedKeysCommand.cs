using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Commands;
using NteMonitor.Users;

namespace NteMonitor.App;

/// <summary><c>nte user authorized-keys</c>: what sshd reads; it needs to know how this run was started.</summary>
internal static class AuthorizedKeysCommand
{
    private static readonly Option<string> Program = new("--program") { Description = "The program as the far side's lines name it", HelpName = "PATH", DefaultValueFactory = _ => "nte" };
    private static readonly Option<string?> Only = new("--only") { Description = "Only this user's keys", HelpName = "NAME" };
    private static readonly Option<string?> Fingerprint = new("--fingerprint") { Description = "Only the key with this fingerprint: %f of AuthorizedKeysCommand", HelpName = "F" };

    public static Command Create() => new Verb(
        "authorized-keys", "Print the lines that sshd lets active users in by, each tied to this program", "nte --as keeper user authorized-keys --program /usr/local/bin/nte", ActAsync)
    {
        Options = { Program, Only, Fingerprint },
    };

    private static async Task<Answer> ActAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        Answer.To((await UserActions.ListAsync(desk, ct)).Then(users => AuthorizedKeysRules.Lines(users.Select(u => Narrowed(u, parsed)), Forced(parsed))), lines => new()
        {
            Raw = parsed.GetValue(GlobalOptions.Json) ? null : string.Concat(lines.Select(l => l + "\n")),
            Json = new JsonArray([.. lines.Select(l => (JsonNode)JsonValue.Create(l))]),
        });

    private static User Narrowed(User user, ParseResult parsed) => user with
    {
        Keys = parsed.GetValue(Only) is { } name && name != user.Name ? []
            : [.. user.Keys.Where(k => parsed.GetValue(Fingerprint) is not { } one || one == k.Fingerprint)],
    };

    /// <summary>The settings and the store of this run go into the lines, so that who comes in by them finds the same.</summary>
    private static ForcedCommand Forced(ParseResult parsed) => new(
        parsed.GetValue(Program)!,
        parsed.GetValue(GlobalOptions.Config) is { } config ? Path.GetFullPath(config) : null,
        parsed.GetValue(GlobalOptions.Store) is { } store ? "sqlite:" + Path.GetFullPath(StoreAddress.PathOf(store)) : null);
}

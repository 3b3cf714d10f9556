using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Journal;

namespace NteMonitor.Users;

/// <summary><c>nte user</c>: who may come in, as what, and with which keys.</summary>
public static class UserCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "The user's short name, for example w07" };
    private static readonly Argument<string> NewRole = new("role") { Description = "warden, pastor, pubwatch, officer, police, assessor or admin" };
    private static readonly Option<string> Role = new("--role") { Description = "warden, pastor, pubwatch, officer, police, assessor or admin", Required = true };
    private static readonly Option<string[]> Keys = new("--key") { Description = "The file of a public key (.pub); - reads it from standard input; may be repeated", HelpName = "FILE" };
    private static readonly Option<string?> AddKey = new("--add") { Description = "The file of a public key (.pub) to add; - reads it from standard input", HelpName = "FILE" };
    private static readonly Option<string?> RemoveKey = new("--remove") { Description = "The fingerprint of the key to take away", HelpName = "FINGERPRINT" };
    private static readonly Option<string> Why = new("--why") { Description = "The reason, without names", DefaultValueFactory = _ => "" };
    private static readonly Option<bool> All = new("--all") { Description = "Removed ones too" };

    /// <summary>Returns the command.</summary>
    /// <remarks>
    /// JSON of <c>list</c>: an array of <c>{"id","name","role","status","keys":[{"type","fingerprint"}]}</c>; of the others one of them,
    /// <c>show</c> with <c>history</c>: <c>[{"at","actor","kind","why"}]</c>.
    /// </remarks>
    public static Command Create()
    {
        var command = new Command("user", "Say who may come in, as what, and with which keys");
        command.Subcommands.Add(new Verb("add", "Put somebody on file", "nte --as keeper user add w08 --role warden --key w08.pub", AddAsync) { Arguments = { Name }, Options = { Role, Keys } });
        command.Subcommands.Add(new Verb("list", "List the users with their keys' fingerprints", "nte --as keeper user list", ListAsync) { Options = { All } });
        command.Subcommands.Add(new Verb("show", "Show a user with keys and history", "nte --as keeper user show w07", ShowAsync) { Arguments = { Name } });
        command.Subcommands.Add(new Verb("role", "Give a user another role", "nte --as keeper user role w08 pastor --why \"changed teams\"", RoleAsync) { Arguments = { Name, NewRole }, Options = { Why } });
        command.Subcommands.Add(new Verb("key", "Add a key to a user, or take one away", "nte --as keeper user key w08 --add new-phone.pub --why \"new phone\"", KeyAsync) { Arguments = { Name }, Options = { AddKey, RemoveKey, Why } });
        command.Subcommands.Add(new Verb("suspend", "Keep a user out for now", "nte --as keeper user suspend w07 --why \"phone lost\"", (parsed, desk, ct) => StatusAsync(parsed, UserStatus.Suspended, desk, ct)) { Arguments = { Name }, Options = { Why } });
        command.Subcommands.Add(new Verb("resume", "Let a suspended user in again", "nte --as keeper user resume w07 --why \"phone found\"", (parsed, desk, ct) => StatusAsync(parsed, UserStatus.Active, desk, ct)) { Arguments = { Name }, Options = { Why } });
        command.Subcommands.Add(new Verb("remove", "Keep a user out for good; the record stays", "nte --as keeper user remove w08 --why \"left the team\"", (parsed, desk, ct) => StatusAsync(parsed, UserStatus.Removed, desk, ct)) { Arguments = { Name }, Options = { Why } });
        return command;
    }

    private static async Task<Answer> AddAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        var files = parsed.GetValue(Keys) ?? [];
        if (files.Count(f => f == "-") > 1)
        {
            return Answer.Refuse([new("--key", "Standard input holds one key.", "Give - once, or name files.")]);
        }

        List<string> keys = [.. files.Select(f => Read(f, desk))];
        var outcome = await UserActions.AddAsync(new(parsed.GetValue(Name)!, parsed.GetValue(Role)!, keys), desk, ct);
        return Answer.To(outcome, user => Said($"{user.Name} is on file as {AccessRules.Word(user.Role)}.", user));
    }

    private static async Task<Answer> ListAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        Answer.To(await UserActions.ListAsync(desk, ct), users =>
        {
            var shown = users.Where(u => parsed.GetValue(All) || u.Status != UserStatus.Removed).ToList();
            return new()
            {
                Table = new("users", "Users", [new("Name"), new("Role"), new("Status"), new("Keys")],
                    [.. shown.Select(u => new Row([u.Name, AccessRules.Word(u.Role), UserJson.Word(u.Status), string.Join(' ', u.Keys.Select(k => k.Fingerprint))]))]),
                Json = new JsonArray([.. shown.Select(u => (JsonNode)Json(u))]),
            };
        });

    private static async Task<Answer> ShowAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        await Answer.ToAsync(await UserActions.FindAsync(parsed.GetValue(Name)!, desk, ct), async kept =>
        {
            var history = await JournalActions.AllAsync(desk.Store, kept.User.Id, ct);
            var said = Said("", kept.User);
            said.Json!["history"] = new JsonArray([.. history.Select(e => (JsonNode)new JsonObject { ["at"] = Chain.Time(e.At), ["actor"] = e.Actor, ["kind"] = e.Kind, ["why"] = Reason(e) })]);
            return said with
            {
                Text = string.Join('\n', Lines(kept.User).Concat(history.Select(e => $"  {Chain.Time(e.At)[..16].Replace('T', ' ')} UTC  {e.Actor}  {e.Kind}{(Reason(e) is { } why ? $": {why}" : "")}"))),
            };
        });

    private static async Task<Answer> RoleAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        Answer.To(await UserActions.RoleAsync(parsed.GetValue(Name)!, parsed.GetValue(NewRole)!, parsed.GetValue(Why)!, desk, ct), user => Said($"{user.Name} is {AccessRules.Word(user.Role)}.", user));

    private static async Task<Answer> KeyAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        var (name, why) = (parsed.GetValue(Name)!, parsed.GetValue(Why)!);
        var outcome = (parsed.GetValue(AddKey), parsed.GetValue(RemoveKey)) switch
        {
            ({ } file, null) => await UserActions.AddKeyAsync(name, Read(file, desk), why, desk, ct),
            (null, { } fingerprint) => await UserActions.RemoveKeyAsync(name, fingerprint, why, desk, ct),
            _ => Outcome.Refused<User>("key", "Say what is to happen to one key.", "Give --add FILE, or --remove FINGERPRINT."),
        };
        return Answer.To(outcome, user => Said(string.Join('\n', Lines(user)), user));
    }

    private static async Task<Answer> StatusAsync(ParseResult parsed, UserStatus status, Desk desk, CancellationToken ct) =>
        Answer.To(await UserActions.StatusAsync(parsed.GetValue(Name)!, status, parsed.GetValue(Why)!, desk, ct), user => Said($"{user.Name} is {UserJson.Word(user.Status)}.", user));

    private static string Read(string file, Desk desk)
    {
        // One character more than is taken, so that a longer one is seen to be too long.
        using var reader = desk.Files.OpenText(file);
        var text = new char[KeyRules.Longest + 1];
        return new(text, 0, reader.ReadBlock(text));
    }

    private static string? Reason(Entry entry) => CanonicalJson.Read(entry.Body).Text("why");

    private static IEnumerable<string> Lines(User user) =>
        user.Keys.Select(k => $"  {k.Type}  {k.Fingerprint}").Prepend($"{user.Name}, {AccessRules.Word(user.Role)}, {UserJson.Word(user.Status)}");

    private static Answer Said(string words, User user) => new() { Text = words, Json = Json(user) };

    private static JsonObject Json(User user) => new()
    {
        ["id"] = user.Id.ToString("D"),
        ["name"] = user.Name,
        ["role"] = AccessRules.Word(user.Role),
        ["status"] = UserJson.Word(user.Status),
        ["keys"] = new JsonArray([.. user.Keys.Select(k => (JsonNode)new JsonObject { ["type"] = k.Type, ["fingerprint"] = k.Fingerprint })]),
    };
}

using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Journal;

namespace NteMonitor.Users;

/// <summary>Users as the journal writes them.</summary>
public static class UserJson
{
    /// <summary>Returns the facts of a user.</summary>
    public static JsonObject Write(User user)
    {
        var facts = new JsonObject { ["name"] = user.Name, ["role"] = AccessRules.Word(user.Role), ["status"] = Word(user.Status) };
        facts.Put("keys", user.Keys, k => new() { ["fingerprint"] = k.Fingerprint, ["key"] = k.Blob, ["type"] = k.Type });
        return facts;
    }

    /// <summary>Returns the user that facts describe.</summary>
    public static User Read(Guid id, JsonObject facts) => new(
        id, facts.Text("name")!, Enum.Parse<Role>(facts.Text("role")!, ignoreCase: true),
        facts.Items("keys", k => new UserKey(k.Text("type")!, k.Text("key")!, k.Text("fingerprint")!)),
        Enum.Parse<UserStatus>(facts.Text("status")!, ignoreCase: true));

    /// <summary>Returns a status as the journal and the screens write it.</summary>
    public static string Word(UserStatus status) => status.ToString().ToLowerInvariant();
}

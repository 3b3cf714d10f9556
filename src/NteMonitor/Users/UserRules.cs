using System.Text.RegularExpressions;
using NteMonitor.Access;
using NteMonitor.Commands;

namespace NteMonitor.Users;

/// <summary>A user as typed.</summary>
/// <param name="Name">The short name.</param>
/// <param name="Role">The role's word.</param>
/// <param name="Keys">Texts of <c>.pub</c> files.</param>
public sealed record UserDraft(string Name, string Role, IReadOnlyList<string> Keys);

/// <summary>Decides who can be a user.</summary>
public static partial class UserRules
{
    /// <summary>Returns the user that a draft comes to, or every reason against it.</summary>
    /// <param name="id">The new user's id.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="others">Everybody on file.</param>
    /// <source>design decision: docs/decisions/0008-users.md.</source>
    public static Outcome<User> Check(Guid id, UserDraft draft, IReadOnlyList<User> others)
    {
        List<Refusal> reasons = [];
        if (!NamePattern().IsMatch(draft.Name))
        {
            reasons.Add(new("name", $"'{draft.Name}' cannot be a user's name.", "Take 2 to 32 of a to z, 0 to 9, '.', '-' and '_', beginning with a letter: w07, not a full name."));
        }

        if (others.Any(o => o.Name == draft.Name && o.Status != UserStatus.Removed))
        {
            reasons.Add(new("name", $"There is a user {draft.Name} already.", "Choose another name; `nte user list` has them all."));
        }

        Collect(ReadRole(draft.Role), reasons);
        var user = new User(id, draft.Name, default, []);
        foreach (var text in draft.Keys)
        {
            user = Collect(KeyRules.Read(text).Then(key => WithKey(user, key, others)), reasons) ?? user;
        }

        return Outcome.Unless(reasons, () => user with { Role = ((Outcome<Role>.Done)ReadRole(draft.Role)).Value });
    }

    /// <summary>Returns the role that a word stands for.</summary>
    /// <source>design decision: docs/decisions/0006-roles.md.</source>
    public static Outcome<Role> ReadRole(string word)
    {
        var roles = Enum.GetValues<Role>();
        var words = roles.Select(AccessRules.Word).ToList();
        var at = words.IndexOf(word.Trim());
        return at >= 0
            ? Outcome.Done(roles[at])
            : Outcome.Refused<Role>("role", $"'{word}' is no role.", Nearest.Hint(word, words) ?? $"Use one of {string.Join(", ", words)}.");
    }

    /// <summary>Returns the user with one key more, unless somebody has it.</summary>
    /// <source>design decision: docs/decisions/0008-users.md.</source>
    public static Outcome<User> WithKey(User user, UserKey key, IReadOnlyList<User> others)
    {
        var owner = others.Where(o => o.Id != user.Id && o.Status != UserStatus.Removed).Prepend(user).FirstOrDefault(o => o.Keys.Any(k => k.Fingerprint == key.Fingerprint));
        return owner is null
            ? Outcome.Done(user with { Keys = [.. user.Keys, key] })
            : Outcome.Refused<User>("key", $"The key {key.Fingerprint} is {owner.Name}'s already.", "Each key belongs to one person: make another with ssh-keygen -t ed25519.");
    }

    /// <summary>Returns the user without a key.</summary>
    /// <param name="user">The user.</param>
    /// <param name="fingerprint">The key's fingerprint, or its beginning after <c>SHA256:</c>.</param>
    /// <source>design decision: docs/decisions/0008-users.md.</source>
    public static Outcome<User> WithoutKey(User user, string fingerprint)
    {
        var typed = fingerprint.Trim();
        var wanted = typed.StartsWith("SHA256:", StringComparison.Ordinal) ? typed : "SHA256:" + typed;
        var found = user.Keys.Where(k => k.Fingerprint.StartsWith(wanted, StringComparison.Ordinal)).ToList();
        return found.Count == 1
            ? Outcome.Done(user with { Keys = [.. user.Keys.Where(k => k != found[0])] })
            : Outcome.Refused<User>("--remove", $"{(found.Count == 0 ? "No key" : "More than one key")} of {user.Name} has the fingerprint '{fingerprint}'.",
                $"`nte user show {user.Name}` prints the fingerprints.");
    }

    /// <summary>Returns why a user cannot become what is wanted: somebody has to be left who keeps the users.</summary>
    /// <param name="was">The user as on file.</param>
    /// <param name="now">The user as wanted.</param>
    /// <param name="others">Everybody on file.</param>
    /// <source>design decision: docs/decisions/0008-users.md.</source>
    public static Refusal? LastAdmin(User was, User now, IReadOnlyList<User> others) =>
        Keeps(was) && !Keeps(now) && !others.Any(o => o.Id != was.Id && Keeps(o))
            ? new("name", $"{was.Name} is the last active admin.", "Make somebody else admin first: `nte user role NAME admin --why …`.")
            : null;

    private static bool Keeps(User user) => user is { Role: Role.Admin, Status: UserStatus.Active };

    private static T? Collect<T>(Outcome<T> outcome, List<Refusal> reasons)
    {
        reasons.AddRange(outcome is Outcome<T>.Refused(var against) ? against : []);
        return outcome is Outcome<T>.Done(var value) ? value : default;
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9._-]{1,31}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();
}

using NteMonitor.Access;

namespace NteMonitor.Users;

/// <summary>Whether somebody may come in.</summary>
public enum UserStatus
{
    /// <summary>May come in.</summary>
    Active,

    /// <summary>May not come in until resumed.</summary>
    Suspended,

    /// <summary>May not come in any more; the name may be given to somebody else.</summary>
    Removed,
}

/// <summary>A public key that somebody comes in with over SSH.</summary>
/// <param name="Type">The kind of key, for example <c>ssh-ed25519</c>.</param>
/// <param name="Blob">The public key in base64, as <c>authorized_keys</c> has it.</param>
/// <param name="Fingerprint"><c>SHA256:</c> and 43 characters, as <c>ssh-keygen -lf</c> prints it.</param>
public sealed record UserKey(string Type, string Blob, string Fingerprint);

/// <summary>Somebody who may use the store.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Name">The short name that entries carry: 2 to 32 of a to z, 0 to 9, dot, line and underline; never a full name.</param>
/// <param name="Role">What the user is here.</param>
/// <param name="Keys">The public keys; none for somebody who works at the server only.</param>
/// <param name="Status">Whether the user may come in.</param>
public sealed record User(Guid Id, string Name, Role Role, IReadOnlyList<UserKey> Keys, UserStatus Status = UserStatus.Active);

/// <summary>A user as the store has it.</summary>
/// <param name="User">The user.</param>
/// <param name="Head">The entry to amend on top of.</param>
public sealed record KeptUser(User User, Guid Head);

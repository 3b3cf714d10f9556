using NteMonitor.Access;
using NteMonitor.Journal;

namespace NteMonitor.Users;

/// <summary>Where somebody comes from.</summary>
public enum Side
{
    /// <summary>The machine that the store stands on.</summary>
    Server,

    /// <summary>The other end of an SSH line.</summary>
    Far,
}

/// <summary>What the keeper can do to users, and how a user is let in.</summary>
public static class UserActions
{
    /// <summary>Returns the desk in the role that the person has on file, or why the person may not come in.</summary>
    /// <remarks>Who is not on file comes in with the role of the settings at the server, and not at all from the far side.</remarks>
    /// <param name="desk">The desk with the role of the settings.</param>
    /// <param name="side">Where the person comes from.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<Desk>> AdmitAsync(Desk desk, Side side, CancellationToken ct)
    {
        var user = (await desk.Store.UserAsync(desk.Actor, ct))?.User;
        if (user is null && side == Side.Server)
        {
            return Outcome.Done(desk);
        }

        desk = desk with { Role = user?.Role ?? desk.Role };
        if (Standing(desk, user) is { } refusal)
        {
            await Gate.KeepAsync("come-in", desk, ct);
            return new Outcome<Desk>.Refused([refusal]);
        }

        return Outcome.Done(desk with { Standing = async again => Standing(desk, (await desk.Store.UserAsync(desk.Actor, again))?.User) });
    }

    /// <summary>Puts the person who makes a store on file as its first admin, without a key; writes nothing when there are users.</summary>
    public static async Task<Outcome<User>> BeginAsync(Desk desk, CancellationToken ct)
    {
        var others = await AllAsync(desk, ct);
        var outcome = others.Count > 0
            ? Outcome.Refused<User>("name", "There are users on file already.", "`nte user list` has them all.")
            : UserRules.Check(desk.NewId(), new(desk.Actor, AccessRules.Word(Role.Admin), []), others);
        return outcome is Outcome<User>.Done(var user) ? await AppendAsync(user, desk with { Role = Role.Admin }, ct) : outcome;
    }

    /// <summary>Adds a user.</summary>
    public static async Task<Outcome<User>> AddAsync(UserDraft draft, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepUsers, desk, ct) is { } refusal)
        {
            return new Outcome<User>.Refused([refusal]);
        }

        var outcome = UserRules.Check(desk.NewId(), draft, await AllAsync(desk, ct));
        return outcome is Outcome<User>.Done(var user) ? await AppendAsync(user, desk, ct) : outcome;
    }

    /// <summary>Gives a user another role.</summary>
    public static Task<Outcome<User>> RoleAsync(string name, string role, string why, Desk desk, CancellationToken ct) =>
        ChangeAsync(name, why, desk, (user, _) => UserRules.ReadRole(role).Then(r => Outcome.Done(user with { Role = r })), ct);

    /// <summary>Gives a user one key more.</summary>
    public static Task<Outcome<User>> AddKeyAsync(string name, string text, string why, Desk desk, CancellationToken ct) =>
        ChangeAsync(name, why, desk, (user, others) => KeyRules.Read(text).Then(key => UserRules.WithKey(user, key, others)), ct);

    /// <summary>Takes a key away from a user.</summary>
    public static Task<Outcome<User>> RemoveKeyAsync(string name, string fingerprint, string why, Desk desk, CancellationToken ct) =>
        ChangeAsync(name, why, desk, (user, _) => UserRules.WithoutKey(user, fingerprint), ct);

    /// <summary>Suspends, resumes or removes a user.</summary>
    public static Task<Outcome<User>> StatusAsync(string name, UserStatus status, string why, Desk desk, CancellationToken ct) =>
        ChangeAsync(name, why, desk, (user, _) => user.Status == status
            ? Outcome.Refused<User>("name", $"{user.Name} is {UserJson.Word(status)} already.", "Nothing needs doing.")
            : Outcome.Done(user with { Status = status }), ct);

    /// <summary>Returns everybody on file, for those who keep the users.</summary>
    public static async Task<Outcome<IReadOnlyList<User>>> ListAsync(Desk desk, CancellationToken ct) =>
        await Gate.RefusedAsync(Act.KeepUsers, desk, ct) is { } refusal
            ? new Outcome<IReadOnlyList<User>>.Refused([refusal])
            : Outcome.Done(await AllAsync(desk, ct));

    /// <summary>Returns one user, the one removed last when no other has the name, for those who keep the users.</summary>
    public static async Task<Outcome<KeptUser>> FindAsync(string name, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepUsers, desk, ct) is { } refusal)
        {
            return new Outcome<KeptUser>.Refused([refusal]);
        }

        return await desk.Store.UserAsync(name, ct) is { } kept
            ? Outcome.Done(kept)
            : Outcome.Refused<KeptUser>("name", $"There is no user {name}.",
                Commands.Nearest.Hint(name, (await AllAsync(desk, ct)).Select(u => u.Name)) ?? "`nte user list` has them all.");
    }

    private static async Task<IReadOnlyList<User>> AllAsync(Desk desk, CancellationToken ct) => [.. (await desk.Store.UsersAsync(ct)).Select(u => u.User)];

    private static async Task<Outcome<User>> AppendAsync(User user, Desk desk, CancellationToken ct)
    {
        await desk.Store.AppendAsync(new([new(desk.NewId(), "user.added", user.Id, null, CanonicalJson.Write(UserJson.Write(user)))], desk.Stamp()), ct);
        return Outcome.Done(user);
    }

    private static async Task<Outcome<User>> ChangeAsync(
        string name, string why, Desk desk, Func<User, IReadOnlyList<User>, Outcome<User>> change, CancellationToken ct)
    {
        var found = await FindAsync(name, desk, ct);
        if (found is not Outcome<KeptUser>.Done(var kept))
        {
            return found.Then<User>(_ => throw new InvalidOperationException("The user was not refused."));
        }

        var others = await AllAsync(desk, ct);
        var outcome = kept.User.Status == UserStatus.Removed
            ? Outcome.Refused<User>("name", $"{name} was removed.", $"`nte user add {name}` gives the name to a new user.")
            : change(kept.User, others);
        List<Refusal> reasons = [.. outcome is Outcome<User>.Refused(var against) ? against : []];
        if (string.IsNullOrWhiteSpace(why))
        {
            reasons.Add(new("why", "No reason was given.", "Say in a few words, without names, why the record changes."));
        }

        if (outcome is Outcome<User>.Done(var wanted) && UserRules.LastAdmin(kept.User, wanted, others) is { } last)
        {
            reasons.Add(last);
        }

        return reasons.Count > 0 || outcome is not Outcome<User>.Done(var now)
            ? new Outcome<User>.Refused(reasons)
            : await AmendAsync(kept, now, why, desk, ct);
    }

    private static async Task<Outcome<User>> AmendAsync(KeptUser was, User now, string why, Desk desk, CancellationToken ct)
    {
        var kind = (was.User.Status, now.Status) switch
        {
            (UserStatus.Active, UserStatus.Suspended) => "user.suspended",
            (UserStatus.Suspended, UserStatus.Active) => "user.resumed",
            (_, UserStatus.Removed) => "user.removed",
            _ => "user.amended",
        };
        if (LedgerRules.Amendment(UserJson.Write(was.User), UserJson.Write(now), why.Trim()) is { } body)
        {
            await desk.Store.AppendAsync(new([new(desk.NewId(), kind, now.Id, was.Head, CanonicalJson.Write(body))], desk.Stamp()), ct);
        }

        return Outcome.Done(now);
    }

    private static Refusal? Standing(Desk desk, User? user) => user switch
    {
        null => new(AccessRules.NotPermitted, $"There is no user {desk.Actor} in this store.", "Ask the store's keeper."),
        { Status: not UserStatus.Active } => new(AccessRules.NotPermitted, $"The user {user.Name} is {UserJson.Word(user.Status)}.", "Ask the store's keeper."),
        _ when user.Role != desk.Role => new(AccessRules.NotPermitted, $"{user.Name} is {AccessRules.Word(user.Role)} now, and no longer {AccessRules.Word(desk.Role)}.", "Leave and come in again."),
        _ => null,
    };
}

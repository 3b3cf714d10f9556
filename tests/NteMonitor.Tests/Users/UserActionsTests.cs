using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Users;

namespace NteMonitor.Tests.Users;

public sealed class UserActionsTests : IDisposable
{
    private const string Key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
    private readonly OpenDesk _open = new();

    private Desk Keeper => _open.Desk with { Actor = "keeper", Role = Role.Admin };

    public void Dispose() => _open.Dispose();

    [Fact]
    public async Task Who_makes_the_store_is_its_first_admin_and_only_once()
    {
        (await UserActions.BeginAsync(_open.Desk with { Actor = "nte" }, default)).ShouldBeOfType<Outcome<User>.Done>().Value.Role.ShouldBe(Role.Admin);
        (await UserActions.BeginAsync(_open.Desk with { Actor = "eve" }, default)).ShouldBeOfType<Outcome<User>.Refused>();
    }

    [Theory]
    [InlineData(Role.Officer)]
    [InlineData(Role.Police)]
    [InlineData(Role.Warden)]
    public async Task Only_an_admin_keeps_users(Role role)
    {
        Reason(await UserActions.AddAsync(new("eve", "admin", []), _open.As(role), default)).Field.ShouldBe(AccessRules.NotPermitted);
        (await UserActions.ListAsync(_open.As(role), default)).ShouldBeOfType<Outcome<IReadOnlyList<User>>.Refused>();
        (await _open.Desk.Store.UsersAsync(default)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("W07")]
    [InlineData("w")]
    [InlineData("7w")]
    [InlineData("w 07")]
    [InlineData("w\"07")]
    [InlineData("w07\n")]
    [InlineData("wärter")]
    [InlineData("a23456789012345678901234567890123")]
    public async Task A_name_that_could_not_stand_in_a_line_of_sshd_is_refused(string name) =>
        Reason(await UserActions.AddAsync(new(name, "warden", []), Keeper, default)).Field.ShouldBe("name");

    [Fact]
    public async Task Every_reason_against_a_new_user_comes_at_once()
    {
        await AddAsync("w07", "warden", Key);
        var refused = (await UserActions.AddAsync(new("w07", "wardn", [Key, "x"]), Keeper, default)).ShouldBeOfType<Outcome<User>.Refused>();
        refused.Reasons.Select(r => r.Field).ShouldBe(["name", "role", "key", "key"]);
        refused.Reasons[2].Message.ShouldEndWith("is w07's already.");
    }

    [Fact]
    public async Task A_name_and_a_key_are_free_again_once_their_owner_is_removed()
    {
        await AddAsync("keeper", "admin");
        var first = await AddAsync("w07", "warden", Key);
        await UserActions.StatusAsync("w07", UserStatus.Removed, "left", Keeper, default);
        (await AddAsync("w07", "pastor", Key)).Id.ShouldNotBe(first.Id);
        (await _open.Desk.Store.UserAsync("w07", default))!.User.Role.ShouldBe(Role.Pastor);
    }

    [Fact]
    public async Task The_last_active_admin_stays()
    {
        await AddAsync("keeper", "admin");
        Reason(await UserActions.StatusAsync("keeper", UserStatus.Suspended, "x", Keeper, default)).Message.ShouldBe("keeper is the last active admin.");
        Reason(await UserActions.StatusAsync("keeper", UserStatus.Removed, "x", Keeper, default)).Message.ShouldBe("keeper is the last active admin.");
        Reason(await UserActions.RoleAsync("keeper", "officer", "x", Keeper, default)).Message.ShouldBe("keeper is the last active admin.");
        await AddAsync("second", "admin");
        (await UserActions.StatusAsync("keeper", UserStatus.Suspended, "x", Keeper, default)).ShouldBeOfType<Outcome<User>.Done>();
        Reason(await UserActions.StatusAsync("second", UserStatus.Suspended, "x", Keeper, default)).Message.ShouldBe("second is the last active admin.");
    }

    [Fact]
    public async Task The_life_of_a_user_stands_in_the_journal()
    {
        await AddAsync("keeper", "admin");
        var user = await AddAsync("w07", "warden");
        await UserActions.AddKeyAsync("w07", Key, "new phone", Keeper, default);
        await UserActions.RoleAsync("w07", "pastor", "changed teams", Keeper, default);
        await UserActions.StatusAsync("w07", UserStatus.Suspended, "phone lost", Keeper, default);
        await UserActions.StatusAsync("w07", UserStatus.Active, "phone found", Keeper, default);
        await UserActions.RemoveKeyAsync("w07", "SHA256:", "old phone", Keeper, default);
        await UserActions.StatusAsync("w07", UserStatus.Removed, "left", Keeper, default);
        (await JournalActions.AllAsync(_open.Desk.Store, user.Id, default)).Select(e => e.Kind)
            .ShouldBe(["user.added", "user.amended", "user.amended", "user.suspended", "user.resumed", "user.amended", "user.removed"]);
        Reason(await UserActions.RoleAsync("w07", "warden", "x", Keeper, default)).Message.ShouldBe("w07 was removed.");
        await _open.Desk.Store.RebuildAsync(default);
        (await _open.Desk.Store.UserAsync("w07", default))!.User.ShouldSatisfyAllConditions(u => u.Status.ShouldBe(UserStatus.Removed), u => u.Role.ShouldBe(Role.Pastor), u => u.Keys.ShouldBeEmpty());
    }

    [Fact]
    public async Task A_change_needs_a_reason()
    {
        await AddAsync("keeper", "admin");
        await AddAsync("w07", "warden");
        Reason(await UserActions.StatusAsync("w07", UserStatus.Suspended, " ", Keeper, default)).Field.ShouldBe("why");
    }

    [Fact]
    public async Task The_role_on_file_holds_and_not_that_of_the_settings()
    {
        await AddAsync("w07", "warden");
        (await AdmitAsync("w07", Side.Far)).ShouldBeOfType<Outcome<Desk>.Done>().Value.Role.ShouldBe(Role.Warden);
        (await AdmitAsync("nobody", Side.Server)).ShouldBeOfType<Outcome<Desk>.Done>().Value.Role.ShouldBe(Role.Officer);
        (await AdmitAsync("nobody", Side.Far)).ShouldBeOfType<Outcome<Desk>.Refused>();
    }

    [Theory]
    [InlineData(UserStatus.Suspended)]
    [InlineData(UserStatus.Removed)]
    public async Task Who_is_suspended_or_removed_comes_in_from_nowhere_and_is_journaled(UserStatus status)
    {
        await AddAsync("keeper", "admin");
        await AddAsync("w07", "warden");
        await UserActions.StatusAsync("w07", status, "x", Keeper, default);
        foreach (var side in Enum.GetValues<Side>())
        {
            (await AdmitAsync("w07", side)).ShouldBeOfType<Outcome<Desk>.Refused>().Reasons[0].Message.ShouldBe($"The user w07 is {UserJson.Word(status)}.");
        }

        var tried = await EntriesAsync(Gate.Kind);
        tried.Select(e => (e.Actor, e.Role, e.Body)).Distinct().ShouldBe([("w07", "warden", """{"act":"come-in"}""")]);
        tried.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_is_suspended_while_a_screen_is_open_saves_nothing_more()
    {
        await AddAsync("keeper", "admin");
        await AddAsync("w07", "warden");
        var desk = (await AdmitAsync("w07", Side.Far)).ShouldBeOfType<Outcome<Desk>.Done>().Value;
        (await RecordAsync(desk)).ShouldBeOfType<Outcome<RecordedIncident>.Done>();
        await UserActions.StatusAsync("w07", UserStatus.Suspended, "x", Keeper, default);
        (await RecordAsync(desk)).ShouldBeOfType<Outcome<RecordedIncident>.Refused>().Reasons[0].Message.ShouldBe("The user w07 is suspended.");
        await UserActions.StatusAsync("w07", UserStatus.Active, "x", Keeper, default);
        await UserActions.RoleAsync("w07", "assessor", "x", Keeper, default);
        (await RecordAsync(desk)).ShouldBeOfType<Outcome<RecordedIncident>.Refused>().Reasons[0].Message.ShouldBe("w07 is assessor now, and no longer warden.");
    }

    private static async Task<Outcome<RecordedIncident>> RecordAsync(Desk desk) =>
        await IncidentActions.RecordAsync(OneLine.Read("2315 @market fight", await IncidentActions.AgainstAsync(desk, default)).Draft, null, desk, default);

    private Task<Outcome<Desk>> AdmitAsync(string name, Side side) => UserActions.AdmitAsync(_open.Desk with { Actor = name }, side, default);

    private async Task<User> AddAsync(string name, string role, params string[] keys) =>
        (await UserActions.AddAsync(new(name, role, keys), Keeper, default)).ShouldBeOfType<Outcome<User>.Done>().Value;

    private async Task<List<Entry>> EntriesAsync(string kind)
    {
        List<Entry> entries = [];
        await foreach (var entry in _open.Desk.Store.EntriesAsync(new(KindPrefix: kind), default))
        {
            entries.Add(entry);
        }

        return entries;
    }

    private static Refusal Reason<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Refused>().Reasons.ShouldHaveSingleItem();
}

using NteMonitor.Access;
using NteMonitor.Users;

namespace NteMonitor.Tests.Users;

public class AuthorizedKeysRulesTests
{
    private static readonly UserKey Key = new("ssh-ed25519", "AAAA", "SHA256:x");
    private static readonly User Warden = new(Guid.Empty, "w07", Role.Warden, [Key, Key with { Blob = "BBBB" }]);

    [Fact]
    public void Each_key_of_an_active_user_runs_the_program_as_its_owner_and_nothing_else() =>
        Lines(new("nte"), Warden).ShouldBe(
        [
            "restrict,pty,command=\"nte --as w07\" ssh-ed25519 AAAA w07",
            "restrict,pty,command=\"nte --as w07\" ssh-ed25519 BBBB w07",
        ]);

    [Theory]
    [InlineData(UserStatus.Suspended)]
    [InlineData(UserStatus.Removed)]
    public void Nobody_else_has_a_line(UserStatus status) => Lines(new("nte"), Warden with { Status = status }).ShouldBeEmpty();

    [Fact]
    public void The_settings_and_the_store_go_into_the_line_quoted() =>
        Lines(new("/usr/local/bin/nte", "/etc/nte/town & pier.json", "sqlite:/srv/nte/night.db"), Warden)[0].ShouldBe(
            "restrict,pty,command=\"/usr/local/bin/nte --as w07 --config '/etc/nte/town & pier.json' --store sqlite:/srv/nte/night.db\" ssh-ed25519 AAAA w07");

    [Theory]
    [InlineData("/a\"b")]
    [InlineData("/a'b")]
    [InlineData("/a\\b")]
    [InlineData("/a!b")]
    [InlineData("/a\nb")]
    [InlineData("/a\u0085b")]
    [InlineData("")]
    public void A_path_that_cannot_be_quoted_safely_is_refused(string path) =>
        AuthorizedKeysRules.Lines([Warden], new("nte", path)).ShouldBeOfType<Outcome<IReadOnlyList<string>>.Refused>().Reasons[0].Field.ShouldBe("--config");

    [Fact]
    public void A_program_is_named_from_the_root_or_by_its_name() =>
        AuthorizedKeysRules.Lines([Warden], new("bin/nte")).ShouldBeOfType<Outcome<IReadOnlyList<string>>.Refused>().Reasons[0].Field.ShouldBe("--program");

    private static IReadOnlyList<string> Lines(ForcedCommand command, User user) =>
        AuthorizedKeysRules.Lines([user], command).ShouldBeOfType<Outcome<IReadOnlyList<string>>.Done>().Value;
}

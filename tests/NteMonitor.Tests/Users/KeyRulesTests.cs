using FsCheck;
using FsCheck.Fluent;
using NteMonitor.Users;

namespace NteMonitor.Tests.Users;

public class KeyRulesTests
{
    private const string Ed25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIL62pcRozjHWlBOK0e0K2VgxeYmt+f6pm25DqqNPKhpM";

    [Theory]
    [InlineData(Ed25519, "SHA256:GreKJyF70lOE0uldgbLPtMmtGj+XBVMPTNtLmWbJxgQ")]
    [InlineData("ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBGRReoj1zGeMPKoVJt1/V7N2779WNMqBIjedWiDKlLBLdbOiJ/w7jpZgCMtD0BHj8V8bVIp6ibViLzE8Vqzc0aU=", "SHA256:Uxn7QCdNhDvTiXCMDLAettIo0J7bbMES7s+0hw9maMo")]
    [InlineData("ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBP9pHEBiyuSzPi64EnW8G7urrT7iSYBZdygyDF3mVAQF4Zb1olPpAHtsgy/41tdQnu5Rz5cL8IkkWXp3fWq1SFAWBSeiSbGfyv6uGg9/jNYt0cpVN1pkLe3VRYsv75GIDA==", "SHA256:xvYgfG80Y6qHwonzXCaRt1zdP0gc5fpB8dCVU9vXXRY")]
    [InlineData("ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAAhmPrBn7FQ7R5YsXw3aaDDYlplxRsHr3jtdpUMDJXk0jjQLj8JOhB3mmyCUZKJceAu+fQRT5+mrzjew3viWrU2ugFY40EAVfJXxuyEyR5x7r0qhAPqDqbzKQiN5naAwdbLES+upABHe4pVen6gCBCJZXCeA8kG/uQqH7WXKrmbvBDYhA==", "SHA256:SEAjsuOET2fXDw//31yLHLkVkIjvR5dYO2sfyJX6nw4")]
    [InlineData("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQDGl41ZAAdwC2RV4Qk/Q0Nxg8wFesXNsprTKiA1UIbVqhyw1u1GJVcH9zbY953c2bHJZr8FV2e7/6Dqe9v0XxAp40t4mUWLWEFUwLuAs53S52U2qkq4+7v9wub5vqgqkPJNnH0QtSP1fAClW/VViqHm08J0WrS8Ihh54jR/Xx06jalSZZYWNMd8UYbJajyWF4Ig3hb+U5GUMv4DqVTg+70xIhEuJtVTqhXtEpdtKhYKBOPkHMWGCA+IOFR3c7EqH+ceVrjUOr9fPZhsCbq/2GCioOohlYx5y3p4UDKe+CAufoidquGZgu9s27ndqbG1GZgyuaMu4oJyZNJSiXBUP1WOhRxekHc7yzZ/arGwFKMAeOAJvZBAgSqJ2rhsaGskT/nI8D+yXTmkhDg8ZU2lzE4NK4UBc2mJM6r4QeIqOvZJ1GXvCOucJeCch+AZSvAHkfBJ/6cfv6q6VLL1Y0U0vlBN/uWBPgVKATJeQORcsAvgIYvwKTN5IFl3jdjVbuGxgUU=", "SHA256:RyeYp8hPKeCloV/sqCt0YdbYUzlgAfQiNhlZeb4Hkwg")]
    public void A_key_of_ssh_keygen_has_the_fingerprint_that_ssh_keygen_prints(string line, string fingerprint)
    {
        var key = KeyRules.Read(line + " jo of the demo\n").ShouldBeOfType<Outcome<UserKey>.Done>().Value;
        ($"{key.Type} {key.Blob}", key.Fingerprint).ShouldBe((line, fingerprint));
    }

    [Theory]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----\n", "private half")]
    [InlineData("PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n", "private half")]
    [InlineData("---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n", "RFC 4716")]
    [InlineData("ssh-dss AAAAB3NzaC1kc3MAAACB", "DSA")]
    [InlineData("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCVENOc74hNLIXA0uUcKhEoRgOSVXIGA0KYRihBD8L/vJ4UUJYOiuUR1ypvQO5LGiGx2kJB3ywIsbETJu7bHfme4yi5j7zHuH5FLrmbQL+WdOFEQLGqSdhQqH8n0sFLi4I8o1iy68s/zx8HDkFvQCKQAL2hUOP7EQEQuuY3j1/qctnhbwIYQtHgQf5khwWlbyrYOavGtKtg+sjLlGi/QUlnEL9EQnolpZist5biAzvBAgGO5ustPgNgsQ1zTJgALJa1hpQR6CQvfS5tZZa3PLXrdQ3IQBcaCFnYwOh9B5po9x44GbzKaKlLjgSuUmG83HP+/6Gt5d5irT0uk6LU4Kq3", "RSA key of 2048 bits")]
    [InlineData("command=\"sh\" " + Ed25519, "options before the key")]
    [InlineData("no-pty,command=\"sh\" " + Ed25519, "options before the key")]
    [InlineData(Ed25519 + "\n" + Ed25519, "2 lines")]
    [InlineData("", "no key in it")]
    [InlineData("ssh-ed25519", "not base64")]
    [InlineData("ssh-ed25519 !!!!", "not base64")]
    [InlineData("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAB", "cut short")]
    [InlineData("ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f", "of another kind")]
    [InlineData("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4fAAAA", "something after its end")]
    [InlineData("ssh-ed25519-cert-v01@openssh.com AAAA", "not begin with a kind")]
    public void What_is_no_public_key_is_refused_and_named(string text, string said) =>
        KeyRules.Read(text).ShouldBeOfType<Outcome<UserKey>.Refused>().Reasons.ShouldHaveSingleItem().Message.ShouldContain(said);

    [Fact]
    public void Whatever_is_given_is_read_or_refused() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
            KeyRules.Read("ssh-ed25519 " + Convert.ToBase64String(bytes)) is Outcome<UserKey>.Refused));
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NteMonitor.Users;

/// <summary>Reads public keys as <c>ssh-keygen</c> writes them, and says why one cannot be taken.</summary>
public static class KeyRules
{
    /// <summary>The fewest bits of an RSA key.</summary>
    public const int LeastRsaBits = 3072;

    /// <summary>The most bits of an RSA key that OpenSSH takes.</summary>
    public const int MostRsaBits = 16384;

    /// <summary>The longest text that is read, in characters.</summary>
    public const int Longest = 16384;

    private static readonly string[] Types =
    [
        "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521",
        "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com", "ssh-rsa",
    ];

    /// <summary>Returns the key in the text of a <c>.pub</c> file; its comment, often a person's name, is dropped.</summary>
    /// <param name="text">The whole text.</param>
    /// <source>RFC 4253 §6.6 (key blobs), RFC 5656 §3.1 (ECDSA), RFC 8709 §4 (Ed25519); design decision: docs/decisions/0008-users.md.</source>
    public static Outcome<UserKey> Read(string text)
    {
        var lines = text.Length > Longest ? [] : text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        if (text.Length > Longest)
        {
            return No($"It has {text.Length} characters, which no public key has.", "Give the file that ends in .pub.");
        }

        if (lines.Exists(l => l.Contains("PRIVATE KEY", StringComparison.Ordinal) || l.StartsWith("PuTTY-User-Key-File", StringComparison.Ordinal)))
        {
            return No("That is the private half of a key.", "It belongs to its owner alone: keep it where it was and give the .pub file.");
        }

        if (lines.Exists(l => l.StartsWith("---- BEGIN SSH2", StringComparison.Ordinal)))
        {
            return No("That is a public key in the form of RFC 4716.", "Turn it into a line with `ssh-keygen -i -f FILE` and give that.");
        }

        return lines.Count switch
        {
            0 => No("There is no key in it.", "Give the file that ends in .pub."),
            1 => ReadLine(lines[0]),
            _ => No($"There are {lines.Count} lines in it.", "Give one key at a time."),
        };
    }

    /// <summary>Returns the fingerprint of a key blob, as <c>ssh-keygen -lf</c> prints it.</summary>
    /// <source>OpenSSH ssh-keygen(1), -l: base64 of the SHA-256 of the key blob, without padding.</source>
    public static string Fingerprint(ReadOnlySpan<byte> blob) => "SHA256:" + Convert.ToBase64String(SHA256.HashData(blob)).TrimEnd('=');

    private static Outcome<UserKey> ReadLine(string line)
    {
        var words = line.Split([' ', '\t'], 3, StringSplitOptions.RemoveEmptyEntries);
        var type = words[0];
        if (type is "ssh-dss")
        {
            return No("DSA keys are broken and no longer taken.", "Make a new one: ssh-keygen -t ed25519.");
        }

        if (!Types.Contains(type))
        {
            return line.Split([' ', '\t', ',']).Any(Types.Contains)
                ? No("There are options before the key.", "Give the line as ssh-keygen wrote it, beginning with the kind of key.")
                : No("It does not begin with a kind of key that is taken.", $"Taken are {string.Join(", ", Types)}.");
        }

        var blob = new byte[(words.ElementAtOrDefault(1)?.Length ?? 0) + 4];
        if (words.Length < 2 || !Convert.TryFromBase64String(words[1], blob, out var length))
        {
            return No("The key itself is not base64.", "Copy the whole line of the .pub file.");
        }

        return Fault(type, blob.AsSpan(0, length)) is { } fault
            ? new Outcome<UserKey>.Refused([fault])
            : Outcome.Done(new UserKey(type, Convert.ToBase64String(blob, 0, length), Fingerprint(blob.AsSpan(0, length))));
    }

    private static Refusal? Fault(string type, ReadOnlySpan<byte> blob)
    {
        var rest = blob;
        var inner = Encoding.ASCII.GetString(Field(ref rest));
        if (inner != type)
        {
            return Reason($"The line says {type}, the key in it is of another kind.", "Copy the line again from the .pub file.");
        }

        if (type == "ssh-rsa")
        {
            _ = Field(ref rest);
            var bits = Bits(Field(ref rest));
            return rest.Length > 0 || bits == 0 ? Broken()
                : bits is < LeastRsaBits or > MostRsaBits ? Reason($"It is an RSA key of {bits} bits.", $"Take one of {LeastRsaBits} to {MostRsaBits} bits, or better: ssh-keygen -t ed25519.")
                : null;
        }

        var (curve, length) = type switch
        {
            "ecdsa-sha2-nistp256" or "sk-ecdsa-sha2-nistp256@openssh.com" => ("nistp256", 65),
            "ecdsa-sha2-nistp384" => ("nistp384", 97),
            "ecdsa-sha2-nistp521" => ("nistp521", 133),
            _ => (null, 32),
        };
        var named = curve is null || Encoding.ASCII.GetString(Field(ref rest)) == curve;
        var point = Field(ref rest);
        var application = !type.StartsWith("sk-", StringComparison.Ordinal) || Field(ref rest).Length > 0;
        return named && application && point.Length == length && (curve is null || point[0] == 4) && rest.Length == 0 ? null : Broken();
    }

    /// <summary>Takes the next field: a length in four bytes, then that many; nothing when it is cut short.</summary>
    private static ReadOnlySpan<byte> Field(scoped ref ReadOnlySpan<byte> rest)
    {
        var length = rest.Length < 4 ? uint.MaxValue : BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - 4)
        {
            return [];
        }

        var field = rest.Slice(4, (int)length);
        rest = rest[(4 + (int)length)..];
        return field;
    }

    private static int Bits(ReadOnlySpan<byte> number)
    {
        number = number.TrimStart((byte)0);
        return number.Length == 0 ? 0 : (number.Length * 8) - System.Numerics.BitOperations.LeadingZeroCount((uint)number[0] << 24);
    }

    private static Refusal Broken() => Reason("The key is cut short or has something after its end.", "Copy the whole line of the .pub file.");

    private static Refusal Reason(string message, string hint) => new("key", message, hint);

    private static Outcome<UserKey> No(string message, string hint) => new Outcome<UserKey>.Refused([Reason(message, hint)]);
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace NteMonitor.Journal;

/// <summary>The first place at which a chain does not hold.</summary>
/// <param name="Origin">The chain.</param>
/// <param name="Seq">The number of the entry at fault, or the number that should have come.</param>
/// <param name="Id">The id of the entry at fault, if there is one.</param>
/// <param name="Fault">What is wrong, in words.</param>
public sealed record ChainFault(Guid Origin, long Seq, Guid? Id, string Fault);

/// <summary>The hash chain over one origin's entries.</summary>
/// <source>docs/methods/journal.md §3.</source>
public static class Chain
{
    /// <summary>The hash that stands before the first entry: 64 zeros.</summary>
    public const string Start = "0000000000000000000000000000000000000000000000000000000000000000";

    private static readonly InstantPattern Microseconds =
        InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss'.'ffffff'Z'");

    /// <summary>Returns an instant as the journal writes it: UTC, always six decimals of a second.</summary>
    public static string Time(Instant at) => Microseconds.Format(at);

    /// <summary>Returns the instant that the journal's writing stands for.</summary>
    /// <exception cref="UnparsableValueException">The text is not such an instant.</exception>
    public static Instant Time(string text) => Microseconds.Parse(text).GetValueOrThrow();

    /// <summary>Returns SHA-256 of a text in UTF-8, 64 lower-case hexadecimal digits.</summary>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Returns what is hashed after the previous hash: the entry as one canonical JSON object without its hash.</summary>
    public static string Text(Entry entry)
    {
        var text = new StringBuilder(entry.Body.Length + 512);
        text.Append("{\"actor\":");
        CanonicalJson.AppendString(text, entry.Actor);
        text.Append(",\"at\":\"").Append(Time(entry.At)).Append("\",\"authority\":");
        CanonicalJson.AppendString(text, entry.Authority);
        AppendId(text, ",\"base\":", entry.Base);
        text.Append(",\"body\":").Append(entry.Body);
        AppendId(text, ",\"id\":", entry.Id);
        text.Append(",\"kind\":");
        CanonicalJson.AppendString(text, entry.Kind);
        AppendId(text, ",\"origin\":", entry.Origin);
        text.Append(",\"role\":");
        CanonicalJson.AppendString(text, entry.Role);
        text.Append(",\"sealed\":").Append(entry.Sealed is null ? "null" : $"\"{entry.Sealed}\"");
        text.Append(CultureInfo.InvariantCulture, $",\"seq\":{entry.Seq}");
        AppendId(text, ",\"subject\":", entry.Subject);
        return text.Append('}').ToString();
    }

    /// <summary>Returns the hash of an entry that follows another: SHA-256 of the previous hash's 32 bytes and the entry's text in UTF-8.</summary>
    /// <param name="previous">Hash of the entry before, or <see cref="Start"/>.</param>
    /// <param name="entry">The entry; its own <see cref="Entry.Hash"/> is not looked at.</param>
    public static string Hash(string previous, Entry entry)
    {
        var text = Text(entry);
        var bytes = new byte[32 + Encoding.UTF8.GetByteCount(text)];
        Convert.FromHexString(previous).CopyTo(bytes, 0);
        Encoding.UTF8.GetBytes(text, bytes.AsSpan(32));
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <summary>Returns the seal of a personal part: SHA-256 of the salt's 32 bytes and the part in UTF-8.</summary>
    public static string Seal(string salt, string personal) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(salt), .. Encoding.UTF8.GetBytes(personal)]));

    /// <summary>Returns what is wrong with an entry that should follow a head, or nothing.</summary>
    public static ChainFault? Fault(JournalHead previous, Entry entry)
    {
        if (entry.Seq != previous.Seq + 1)
        {
            return new(previous.Origin, previous.Seq + 1, null, $"entry {previous.Seq + 1} is missing: {entry.Seq} comes next");
        }

        return Hash(previous.Hash, entry) == entry.Hash
            ? null
            : new(previous.Origin, entry.Seq, entry.Id, "its contents do not give its hash");
    }

    private static void AppendId(StringBuilder text, string name, Guid? id) =>
        text.Append(name).Append(id is null ? "null" : $"\"{id:D}\"");
}

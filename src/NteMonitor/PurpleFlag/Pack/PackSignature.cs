using System.Security.Cryptography;
using System.Text.Json.Nodes;
using NteMonitor.Journal;

namespace NteMonitor.PurpleFlag.Pack;

/// <summary>A signature over a pack's list of lists, so over every byte of it.</summary>
/// <param name="PublicKey">The signer's public key as PEM.</param>
/// <param name="Signature">The signature, DER.</param>
/// <source>FIPS 186-5 (ECDSA), curve P-256, SHA-256; RFC 3279 §2.2.3 for its form; docs/methods/pack.md §5.</source>
public sealed record PackSignature(string PublicKey, byte[] Signature)
{
    /// <summary>The file beside the pack's lists; no list names it, for it is made after them.</summary>
    public const string File = "signature.json";

    private const string Algorithm = "ECDSA P-256 with SHA-256, DER";

    /// <summary>SHA-256 of the public key in its DER form, 64 lower-case hexadecimal digits.</summary>
    public string Fingerprint => Of(PublicKey, key => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo())));

    /// <summary>Returns the bag with its signature, or why the key cannot sign.</summary>
    /// <param name="bag">The bag.</param>
    /// <param name="pem">The private key as PEM, not encrypted.</param>
    public static Outcome<Bag> Sign(Bag bag, string pem)
    {
        try
        {
            return Of(pem, key =>
            {
                var lists = bag.Files.Single(f => f.Path == BagItRules.TagManifest);
                var made = new PackSignature(key.ExportSubjectPublicKeyInfoPem(), key.SignData(lists.Bytes.Span, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
                return Outcome.Done(bag with { Files = [.. bag.Files.Append(PackFile.Of(File, made.Write())).OrderBy(f => f.Path, StringComparer.Ordinal)] });
            });
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or PlatformNotSupportedException)
        {
            return Outcome.Refused<Bag>("key", "The file holds no private key of the curve P-256 that can be read.", "Nothing was written. Make one with: openssl ecparam -name prime256v1 -genkey -noout -out key.pem");
        }
    }

    /// <summary>Returns whether the signature is good for these bytes under its own key.</summary>
    public bool IsGood(ReadOnlySpan<byte> bytes)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(PublicKey);
        return key.VerifyData(bytes, Signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>Returns the same key as PEM in the one form that is compared, or why it is none.</summary>
    public static Outcome<string> Public(string pem)
    {
        try
        {
            return Outcome.Done(Of(pem, key => key.ExportSubjectPublicKeyInfoPem()));
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or PlatformNotSupportedException)
        {
            return Outcome.Refused<string>("public", "The file holds no public key of the curve P-256 that can be read.", "Give the PEM file that the signer handed over by another way than the pack.");
        }
    }

    /// <summary>Returns the file's text.</summary>
    public string Write() => CanonicalJson.Write(new JsonObject
    {
        ["algorithm"] = Algorithm,
        ["publicKey"] = PublicKey,
        ["signature"] = Convert.ToBase64String(Signature),
        ["signed"] = BagItRules.TagManifest,
    }) + "\n";

    /// <summary>Returns the signature that a file holds.</summary>
    /// <exception cref="FormatException">It is not in the form that <see cref="Write"/> gives.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is not JSON.</exception>
    /// <exception cref="InvalidOperationException">A member is of another kind.</exception>
    public static PackSignature Read(string text)
    {
        var all = CanonicalJson.Read(text);
        var key = Public(all.Text("publicKey") ?? "") is Outcome<string>.Done(var pem) ? pem : throw new FormatException("Its public key cannot be read.");
        var read = new PackSignature(key, Convert.FromBase64String(all.Text("signature") ?? ""));
        return read.Write() == text ? read : throw new FormatException("It is not in the form in which signatures are written.");
    }

    private static T Of<T>(string pem, Func<ECDsa, T> use)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return key.ExportParameters(false).Curve.Oid is { } curve && (curve.Value == ECCurve.NamedCurves.nistP256.Oid.Value || curve.FriendlyName == ECCurve.NamedCurves.nistP256.Oid.FriendlyName)
            ? use(key)
            : throw new CryptographicException("Another curve.");
    }
}

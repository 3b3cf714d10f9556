using System.Text.Json;
using NteMonitor.Commands;

namespace NteMonitor.PurpleFlag.Pack.Verify;

/// <summary>Verifies a pack on any machine, without a store.</summary>
public static class PackVerification
{
    /// <summary>What is said to whoever relies on a pack that nobody signed.</summary>
    public const string NobodySigned =
        "Nobody signed it: somebody who makes every file and every list anew is not found out by this. Compare the journal's head with one that you had by another way.";

    /// <summary>Returns what a pack comes to, everything that is wrong named with its file.</summary>
    /// <param name="path">The folder or the zip.</param>
    /// <param name="publicKey">The signer's public key as PEM, had by another way than the pack; or none.</param>
    /// <param name="files">Where it lies.</param>
    /// <exception cref="FileTroubleException">There is nothing at the path, or it cannot be read.</exception>
    public static Outcome<PackVerdict> Of(string path, string? publicKey, IFiles files)
    {
        var expected = publicKey is null ? null : PackSignature.Public(publicKey);
        if (expected is Outcome<string>.Refused(var reasons))
        {
            return new Outcome<PackVerdict>.Refused(reasons);
        }

        var key = expected is Outcome<string>.Done(var pem) ? pem : null;
        if (files.Tree(path) is { } tree)
        {
            return Outcome.Done(Of(path, PackSource.Folder(path, tree, files), key, _ => null));
        }

        var stream = files.Open(path);
        if (!stream.CanSeek)
        {
            stream.Dispose();
            return Outcome.Refused<PackVerdict>("pack", "A pack cannot come through a pipe.", "Save it to a file and name that.");
        }

        switch (ZipSource.Read(stream))
        {
            case Outcome<ZipSource>.Done(var zip):
                using (zip)
                {
                    return Outcome.Done(Of(path, zip.Pack, key, zip.Wrapping));
                }

            case Outcome<ZipSource>.Refused(var why):
                stream.Dispose();
                return Outcome.Done(new PackVerdict(path, [.. why.Select(r => new PackFault(r.Field, r.Message))]));
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    private static PackVerdict Of(string path, PackSource source, string? key, Func<IReadOnlyList<ReadFile>, PackFault?> wrapping)
    {
        var pack = ReadPack.Of(source);
        List<PackFault> faults = [.. source.Faults, .. pack.Faults];
        faults.AddRange(ManifestRules.Faults(pack));
        if (source.Faults.Count == 0 && pack.Faults.Count == 0 && wrapping(pack.Files) is { } rewrapped)
        {
            faults.Add(rewrapped);
        }

        var signature = Signature(pack, key, faults);
        var proof = ProofCheck.Of(pack, faults);
        var figures = FigureCheck.Of(pack, proof, faults);
        foreach (var page in pack.Files.Where(f => Path.GetExtension(f.Path) == ".html"))
        {
            faults.AddRange(pack.Text(page.Path, faults) is { } html ? PageRules.Faults(page.Path, html, p => pack.Find(p) is not null) : []);
        }

        return new(path, [.. faults.Distinct()])
        {
            Files = pack.Files.Count,
            Bytes = pack.Files.Sum(f => f.Size),
            Figures = figures,
            Chains = proof?.Chains ?? [],
            Shown = proof?.Entries.Count(e => e.Shown is not null) ?? 0,
            Withheld = proof?.Entries.Count(e => e.Shown is null) ?? 0,
            Signature = signature,
            Remarks = Remarks(signature),
        };
    }

    private static IReadOnlyList<string> Remarks(SignatureFound? signature) => signature switch
    {
        null => [NobodySigned],
        { IsKnown: false } => ["The signature is good for the key that the pack itself brings. Whose key that is, it cannot say: give --public with the key that you had by another way."],
        _ => [],
    };

    private static SignatureFound? Signature(ReadPack pack, string? key, List<PackFault> faults)
    {
        if (pack.Text(PackSignature.File, faults) is not { } text)
        {
            faults.AddRange(key is null || pack.Find(PackSignature.File) is not null ? [] : [new(PackSignature.File, "It is missing: a public key was given, and nobody signed the pack.")]);
            return null;
        }

        try
        {
            var signature = PackSignature.Read(text);
            if (key is not null && key != signature.PublicKey)
            {
                faults.Add(new(PackSignature.File, $"Another key signed the pack than the one given: its SHA-256 begins {signature.Fingerprint[..12]}."));
            }

            if (pack.Find(BagItRules.TagManifest)?.Bytes is not { } lists || !signature.IsGood(lists.Span))
            {
                faults.Add(new(PackSignature.File, $"The signature is not one over {BagItRules.TagManifest} as it is here."));
                return null;
            }

            return new(signature.Fingerprint, key == signature.PublicKey);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or ArgumentException or System.Security.Cryptography.CryptographicException or NotSupportedException)
        {
            faults.Add(new(PackSignature.File, $"It cannot be read as a signature: {e.Message}"));
            return null;
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NteMonitor.Documents;
using NteMonitor.Documents.Text;

namespace NteMonitor.PurpleFlag.Pack;

/// <summary>What a pack says of itself in <c>bag-info.txt</c>.</summary>
/// <param name="Name">The name of its folder.</param>
/// <param name="Date">The day on which it was made.</param>
public sealed record BagHeader(string Name, LocalDate Date)
{
    /// <summary>Further lines, in the order given: organisation, description, program.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];
}

/// <summary>Makes a BagIt bag of files: its declaration, its lists of contents, its facts.</summary>
public static class BagItRules
{
    /// <summary>The folder of everything that the pack is about.</summary>
    public const string Payload = "data/";

    /// <summary>The declaration.</summary>
    public const string Declaration = "bagit.txt";

    /// <summary>What the bag says of itself.</summary>
    public const string Information = "bag-info.txt";

    /// <summary>The list of payload files with their SHA-256.</summary>
    public const string Manifest = "manifest-sha256.txt";

    /// <summary>The list of the other files with their SHA-256.</summary>
    public const string TagManifest = "tagmanifest-sha256.txt";

    /// <summary>The whole declaration: version and encoding.</summary>
    public const string Declared = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

    /// <summary>The label of the payload's size and number of files.</summary>
    public const string Oxum = "Payload-Oxum";

    private const string Field = "pack";

    /// <summary>Returns the bag of payload files, or every reason why there can be none.</summary>
    /// <param name="header">What the bag says of itself.</param>
    /// <param name="payload">The files, their paths without <see cref="Payload"/>.</param>
    /// <source>RFC 8493 §2; docs/methods/pack.md §1.</source>
    public static Outcome<Bag> Make(BagHeader header, IReadOnlyList<PackFile> payload)
    {
        List<Refusal> reasons = [];
        if (header.Name.Contains('/', StringComparison.Ordinal) || PackPathRules.Fault(header.Name) is not null)
        {
            reasons.Add(new(Field, $"'{header.Name}' is no name for a pack's folder.", "Use letters, digits, - and _."));
        }

        reasons.AddRange(payload.Select(f => (f.Path, Fault: PackPathRules.Fault(Payload + f.Path))).Where(f => f.Fault is not null)
            .Select(f => new Refusal(Field, $"The path '{f.Path}' {f.Fault}.", "Nothing was written. Name the file otherwise.")));
        reasons.AddRange(PackPathRules.Clashes(payload.Select(f => f.Path))
            .Select(p => new Refusal(Field, $"The path '{p}' is there twice, or is a file and a folder.", "Nothing was written. Name one of them otherwise.")));
        return Outcome.Unless(reasons, () => Whole(header, [.. payload.Select(f => f with { Path = Payload + f.Path }).OrderBy(f => f.Path, StringComparer.Ordinal)]));
    }

    /// <summary>Returns a list of files as <c>sha256sum</c> writes and checks it, in the order of their paths.</summary>
    /// <source>RFC 8493 §2.1.3; docs/methods/pack.md §1.</source>
    public static string List(IEnumerable<PackFile> files) => string.Concat(files.OrderBy(f => f.Path, StringComparer.Ordinal)
        .Select(f => $"{Convert.ToHexStringLower(SHA256.HashData(f.Bytes.Span))}  {f.Path}\n"));

    /// <summary>Returns the payload's size in bytes and its number of files, as <c>bag-info.txt</c> states them.</summary>
    /// <source>RFC 8493 §2.2.2, Payload-Oxum.</source>
    public static string OxumOf(long bytes, int files) => string.Create(CultureInfo.InvariantCulture, $"{bytes}.{files}");

    private static Bag Whole(BagHeader header, IReadOnlyList<PackFile> payload)
    {
        var information = new StringBuilder();
        foreach (var (label, value) in (IEnumerable<Fact>)
        [
            new("Bagging-Date", header.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)),
            .. header.Facts,
            new(Oxum, OxumOf(payload.Sum(f => (long)f.Bytes.Length), payload.Count)),
        ])
        {
            information.Append(Clean.OneLine(label)).Append(": ").Append(Clean.OneLine(value)).Append('\n');
        }

        PackFile[] tags = [PackFile.Of(Declaration, Declared), PackFile.Of(Information, information.ToString()), PackFile.Of(Manifest, List(payload))];
        return new(header.Name, [.. payload.Concat(tags).Append(PackFile.Of(TagManifest, List(tags))).OrderBy(f => f.Path, StringComparer.Ordinal)]);
    }
}

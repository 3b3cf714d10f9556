using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.People;

namespace NteMonitor.PurpleFlag.Pack;

/// <summary>A pack that was written.</summary>
/// <param name="To">The folder or the zip.</param>
/// <param name="Files">How many files it has.</param>
/// <param name="Bytes">Their size in bytes.</param>
/// <param name="Lists">SHA-256 of <c>tagmanifest-sha256.txt</c>, which stands for every byte of it.</param>
public sealed record PackWritten(string To, int Files, long Bytes, string Lists);

/// <summary>Lets a pack out of the house: nothing personal in it, nothing written over.</summary>
public static class PackActions
{
    private static readonly string[] Texts = [".txt", ".csv", ".html", ".json", ".jsonl", ".geojson", ".svg", ".md", ".css"];

    private static readonly string[] Office = [".docx", ".xlsx"];

    /// <summary>What stands for the style sheet where pages are searched: it is the program's own and the same in each, and lines keep their numbers.</summary>
    private static readonly string StyleLines = new('\n', HtmlWriter.StyleSheet.Count(c => c == '\n'));

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Writes a bag as a zip, where the path ends so, or as a folder; refused with every finding where anything personal is in a text of it.</summary>
    /// <remarks>Whoever calls this has asked whether the person may.</remarks>
    /// <param name="bag">The bag.</param>
    /// <param name="target">Where it goes, and who signs it.</param>
    /// <param name="desk">Whose files.</param>
    /// <param name="ct">Stops before anything is written.</param>
    /// <exception cref="FileTroubleException">There is something of this name already, or it cannot be written.</exception>
    public static async Task<Outcome<PackWritten>> WriteAsync(Bag bag, PackTarget target, Desk desk, CancellationToken ct)
    {
        var watch = await LeakActions.WatchAsync(desk, ct);
        List<Refusal> reasons = [.. bag.Files.SelectMany(f => Findings(f, target.Mask, watch))];
        if (target.IsZip && ZipForm.TooLarge(bag) is { } large)
        {
            reasons.Add(large);
        }

        if (reasons.Count > 0)
        {
            return new Outcome<PackWritten>.Refused(reasons);
        }

        return Signed(bag, target.Key, desk.Files).Then(whole => Write(whole, target, desk.Files));
    }

    /// <summary>Returns why a pack could not be written where it is to go or not be signed, before anything is read for it.</summary>
    /// <exception cref="FileTroubleException">The key's file cannot be read.</exception>
    public static IReadOnlyList<Refusal> Hindrances(PackTarget target, Desk desk)
    {
        var tried = Signed(new("tried", [PackFile.Of(BagItRules.TagManifest, "")]), target.Key, desk.Files);
        return
        [
            .. desk.Files.IsThere(target.Path) ? [new Refusal("to", $"{target.Path}: There is something of this name already.", "Choose another name; nothing is written over.")] : Array.Empty<Refusal>(),
            .. tried is Outcome<Bag>.Refused(var reasons) ? reasons : [],
        ];
    }

    private static Outcome<Bag> Signed(Bag bag, string? key, IFiles files)
    {
        if (key is null)
        {
            return Outcome.Done(bag);
        }

        using var text = files.OpenText(key);
        return PackSignature.Sign(bag, text.ReadToEnd());
    }

    private static Outcome<PackWritten> Write(Bag bag, PackTarget target, IFiles files)
    {
        if (target.IsZip)
        {
            files.Make(target.Path, to => ZipForm.Write(bag, to));
        }
        else
        {
            files.MakeFolder(target.Path, bag.Files.Select(f => (f.Path, f.Bytes)));
        }

        var lists = bag.Files.Single(f => f.Path == BagItRules.TagManifest);
        return Outcome.Done(new PackWritten(target.Path, bag.Files.Count, bag.Size, Convert.ToHexStringLower(SHA256.HashData(lists.Bytes.Span))));
    }

    private static IEnumerable<Refusal> Findings(PackFile file, VenueMask? mask, LeakWatch watch)
    {
        if (Office.Contains(Path.GetExtension(file.Path)))
        {
            return OfficeText.Read(file.Bytes) is { } words
                ? Findings(words, file.Path, mask, watch)
                : [new(file.Path, $"The file '{file.Path}' cannot be unpacked, so nobody can say what is in it.", "Nothing was written. Save it anew, or as PDF.")];
        }

        if (!Texts.Contains(Path.GetExtension(file.Path)))
        {
            return [];
        }

        try
        {
            return Findings(Strict.GetString(file.Bytes.Span).Replace(HtmlWriter.StyleSheet, StyleLines, StringComparison.Ordinal), file.Path, mask, watch);
        }
        catch (DecoderFallbackException)
        {
            return [new(file.Path, $"The file '{file.Path}' is not text in UTF-8, so nobody can say what is in it.", "Nothing was written. Save it as UTF-8.")];
        }
    }

    private static IEnumerable<Refusal> Findings(string text, string path, VenueMask? mask, LeakWatch watch) => LeakRules.Findings(text, watch).Select(r => r with { Field = path }).Concat(
        (mask?.Lines(text) ?? []).Select(line => new Refusal(path, string.Create(CultureInfo.InvariantCulture, $"Line {line} has a venue's name."), "Nothing was written. Write it without the name, or allow names with --venue-names.")));
}

/// <summary>Where a pack goes.</summary>
/// <param name="Path">The zip, where it ends so, or the folder; nothing may be there.</param>
/// <param name="Key">The file of the private key to sign with, PEM, or none.</param>
public sealed record PackTarget(string Path, string? Key = null)
{
    /// <summary>Finds venues' names, which are not to be in it; none where they may be.</summary>
    public VenueMask? Mask { get; init; }

    /// <summary>Whether it is a zip.</summary>
    public bool IsZip => Path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
}
